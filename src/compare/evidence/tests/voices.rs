//! Who says what: one table a rule of quotations, with what must credit nobody.

use super::*;

/// Kind (d, m, r), words, speaker with "?" if guessed, and whether the speaker stands in the sentence.
fn voices_of(text: &str) -> Vec<(char, String, Option<String>, bool)> {
    let quotes = all(text).into_iter().flat_map(|evidence| evidence.quotes);
    let voice = |quote: Quote| {
        let speaker = quote.speaker.as_ref();
        let kind = quote.kind.name().chars().next().unwrap_or_default();
        let is_here = speaker.is_some_and(|named| named.span.is_some());
        (kind, quote.span.of(text).to_owned(), speaker.map(Named::doubted), is_here)
    };
    quotes.map(voice).collect()
}

fn check(text: &str, expected: &[(char, &str, Option<&str>, bool)]) {
    let found = voices_of(text);
    let found: Vec<_> = found
        .iter()
        .map(|(kind, words, who, is_here)| (*kind, words.as_str(), who.as_deref(), *is_here))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn quotations_have_speakers_or_none() {
    check("“We will sail,” Ana Silva said.", &[('d', "We will sail,", Some("Ana Silva"), true)]);
    check(
        "“We will sail,” said Peruvian admiral Ana Silva on Monday.",
        &[('d', "We will sail,", Some("Ana Silva"), true)],
    );
    check("\"We will sail,\" the admiral told reporters.", &[('d', "We will sail,", Some("admiral"), true)]);
    check(
        "Ana Silva, the admiral of the fleet, said that it was “a storm”.",
        &[('m', "that it was “a storm”", Some("Ana Silva"), true), ('d', "a storm", Some("Ana Silva"), true)],
    );
    check(
        "“We will sail,” Mr. Juan Rojas of Lima, told PortPost.",
        &[('d', "We will sail,", Some("Juan Rojas"), true)],
    );
    check(
        "Ana Silva-Rojas left.\n\n“We will sail,” Ms. Silva-Rojas said.",
        &[('d', "We will sail,", Some("Ana Silva-Rojas"), true)],
    );
    check("Ana Silva said so on “Lima Port Hour.”", &[('d', "Lima Port Hour.", None, false)]);
    check("The so-called “dry dock” leaked.", &[('d', "dry dock", None, false)]);
    check("“It was a long storm.” ― Ana Silva", &[('d', "It was a long storm.", Some("Ana Silva"), true)]);
    check("“It was a storm.”― Ana Silva", &[('d', "It was a storm.", Some("Ana Silva"), true)]);
    check("“It was a storm,” the letter reads.", &[('d', "It was a storm,", Some("letter"), true)]);
    check("“It was a storm,” he said of his reads.", &[('d', "It was a storm,", None, false)]);
    check("He was told: “Sail.”", &[('d', "Sail.", None, false)]);
    check("Ana Silva sees it as “a storm”.", &[('d', "a storm", Some("Ana Silva?"), true)]);
    check("Ana Silva is known as “the storm”.", &[('d', "the storm", None, false)]);
    check(
        "“We will sail. We will return,” Silva said.",
        &[('d', "We will sail.", Some("Silva"), true), ('d', "We will return,", Some("Silva"), true)],
    );
}

#[test]
fn a_speaker_is_carried_on_with_a_mark_unless_the_quotation_goes_on() {
    check(
        "Ana Silva said: “We will sail.\n“We will return.”",
        &[
            ('d', "We will sail.", Some("Ana Silva"), true),
            ('d', "We will return.", Some("Ana Silva"), false),
        ],
    );
    check(
        "“We will sail,” Ana Silva said.\n\n“We will return.”",
        &[
            ('d', "We will sail,", Some("Ana Silva"), true),
            ('d', "We will return.", Some("Ana Silva?"), false),
        ],
    );
    check(
        "“We will sail,” Ana Silva said. “We will return.”",
        &[
            ('d', "We will sail,", Some("Ana Silva"), true),
            ('d', "We will return.", Some("Ana Silva"), false),
        ],
    );
}

#[test]
fn pronouns_mean_whoever_fits() {
    let check = |text: &str, expected: Option<&str>| {
        let found = voices_of(text);
        assert_eq!(found.last().and_then(|(_, _, who, _)| who.as_deref()), expected, "{text}");
    };
    check("Ana Silva left early. “I am ill,” she said.", Some("Ana Silva"));
    check("Ana Silva left early. “I am ill,” he said.", None);
    check("Ms Silva met Mr Rojas. “I am ill,” he said.", Some("Rojas"));
    check("Juan Silva met Pedro Rojas. “I am ill,” he said.", Some("Juan Silva?"));
    check("The ministry said that it rained. “Stay at home,” it said.", Some("ministry?"));
    check("Juan Silva slept. Pedro Rojas left, but he said it had rained.", Some("Pedro Rojas"));
    check("Juan Silva slept. Beside Pedro Rojas, he said it had rained.", Some("Juan Silva"));
    check("Juan Silva slept. Pedro Rojas had left, he said.", Some("Juan Silva"));
    check(
        "Juan Silva met Pedro Rojas. The two ministers said it had rained.",
        Some("Juan Silva and Pedro Rojas?"),
    );
    check(
        "Juan Silva met Pedro Rojas. Two of the ministers said it had rained.",
        Some("Two of the ministers"),
    );
    check("Ana Silva stayed. They doubted her claim that it had rained.", Some("Ana Silva"));
    check("I think it had rained.", None);
    check("Ana Silva stayed. She’s claiming that it had rained.", Some("Ana Silva"));
    check("In May, several port officials met Ana Silva, saying that it had rained.", Some("port officials"));
    check("“I am ill,” he said.", None);
}

#[test]
fn clauses_are_credited_like_quotations() {
    check("Ana Silva said that the ships left.", &[('r', "that the ships left", Some("Ana Silva"), true)]);
    check("According to the ministry, the ships left.", &[('r', "the ships left", Some("ministry"), true)]);
    check(
        "Ana Silva stayed. The ships had left, she said.",
        &[('r', "The ships had left", Some("Ana Silva"), false)],
    );
    check(
        "Ana Silva said they had left. “All of them.”",
        &[('r', "they had left", Some("Ana Silva"), true), ('d', "All of them.", Some("Ana Silva"), false)],
    );
    check("The ships had left on Monday.", &[]);
}

#[test]
fn a_figure_is_said_by_the_clause_around_it() {
    let check = |text: &str, expected: Option<&str>| {
        let said_by = all(text)
            .into_iter()
            .flat_map(|evidence| evidence.figures)
            .last()
            .and_then(|figure| figure.said_by);
        assert_eq!(said_by.map(|named| named.name).as_deref(), expected, "{text}");
    };
    check("Ana Silva stayed. She said that 40 ships had left.", Some("Ana Silva"));
    check("Some 40 ships had left, the ministry said, but Ana Silva said 30 had sunk.", Some("Ana Silva"));
    check("Some 40 ships had left.", None);
}

#[test]
fn a_sentence_within_a_quotation_begins_quoted() {
    let reading = Reading::of(Arc::new(article("She said: “We sail. We return.” It rained.")));
    let begins: Vec<bool> = (0..3).map(|at| reading.begins_quoted(0, at)).collect();
    assert_eq!(begins, [false, true, false]);
}

proptest! {
    #[test]
    fn quotations_lie_in_their_sentence_in_order(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)) {
        let text: String = pieces.iter().map(|(at, space)| format!("{}{}", PIECES[*at], if *space { " " } else { "" })).collect();
        let reading = Reading::of(Arc::new(article(&text)));
        let article = reading.article();
        for paragraph in 0..article.paragraphs().len() {
            for (at, sentence) in article.sentences(paragraph).iter().enumerate() {
                let quotes = &reading.evidence(paragraph, at).quotes;
                prop_assert!(quotes.is_sorted_by_key(|quote| quote.span.start));
                for quote in quotes {
                    let speaker = quote.speaker.as_ref().and_then(|named| named.span);
                    for span in [Some(quote.span), speaker].into_iter().flatten() {
                        prop_assert!(!span.is_empty() && span.end <= text.len() && text.get(span.start..span.end).is_some());
                    }
                    prop_assert!(sentence.contains(quote.span));
                }
            }
        }
    }
}

#[test]
fn roles_stand_for_who_holds_them() {
    let check = |text: &str, expected: Option<&str>| {
        let found = voices_of(text);
        assert_eq!(found.last().and_then(|(_, _, who, _)| who.as_deref()), expected, "{text}");
    };
    check("Peruvian President Ana Silva left. The Peruvian president said it had rained.", Some("Ana Silva"));
    check("President Ana Silva left. The Peruvian president said it had rained.", Some("Ana Silva?"));
    check(
        "Chilean President Juan Rojas met President Ana Silva. The Peruvian president said it had rained.",
        Some("Ana Silva?"),
    );
    check(
        "Chilean President Juan Rojas left. The Peruvian president said it had rained.",
        Some("Peruvian president"),
    );
    check("It had rained on President Ana Silva, a Lima Times reporter said.", Some("Lima Times reporter"));
}

#[test]
fn transcripts_name_their_speakers_in_capitals() {
    check(
        "It was Ana Silva who spoke.\n\nSILVA: We will sail. We will return.\n\nWATCH: They sailed.",
        &[('r', "We will sail.", Some("Ana Silva"), true), ('r', "We will return.", Some("Ana Silva"), true)],
    );
}
