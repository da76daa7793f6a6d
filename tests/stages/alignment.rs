//! Texts and a topic → rows: what stands together, by which way, under which label.

use parallax::compare::alignment::{Settings, Tightness, Way, Ways};
use parallax::compare::articles::front_matter::{Source, article};
use parallax::compare::articles::{ArticleId, Library, Outlets};
use parallax::compare::comparison::{Arrangement, Cell, Columns, Comparison, Order, Passage, PassageFigure};
use parallax::compare::evidence::Reading;
use parallax::compare::text::Span;
use parallax::compare::topics::Topics;
use parallax::compare::{Memo, Question, Stop, compare, compare_with_counterparts};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

/// An article of this id, outlet and date.
fn text(id: &str, outlet: &str, published: &str, body: &str) -> (String, String) {
    let front =
        format!("+++\ntitle = \"About {id}\"\noutlet = \"{outlet}\"\npublished = {published}\n+++\n\n");
    (id.to_owned(), format!("{front}{body}\n"))
}

fn question(topic: &str, texts: &[(String, String)], arrangement: Arrangement) -> Question {
    let config = parallax::config::read(topic, "config.toml", &|_| true)
        .unwrap_or_else(|bad| panic!("{}", bad.report));
    let articles = texts.iter().map(|(id, text)| {
        let source = Source {
            id: ArticleId::new(id),
            path: format!("{id}.md"),
            folder: String::new(),
            folder_name: "articles".to_owned(),
            text: text.clone(),
        };
        Arc::new(article(source).0)
    });
    Question {
        library: Arc::new(Library::new(articles.collect())),
        outlets: Arc::new(Outlets::new(config.outlets)),
        topics: Arc::new(Topics::new(config.topics, config.aliases)),
        arrangement,
        ..Question::default()
    }
}

fn compared(topic: &str, texts: &[(String, String)], arrangement: Arrangement) -> Comparison {
    let question = question(topic, texts, arrangement);
    compare(&question, 0, &Memo::default(), &Stop::default()).expect("nobody stops it")
}

/// The rows as text: way and label, then what each column holds.
fn rendered(comparison: &Comparison) -> String {
    let mut out = String::new();
    for row in &comparison.rows {
        writeln!(out, "{}: {}", row.way.name(), row.label).expect("a String takes all");
        for (column, cell) in comparison.columns.iter().zip(&row.cells) {
            match cell {
                Cell::Gap(gap) if row.way.name() != "alone" => {
                    writeln!(out, "  {} · {}", column.id, gap.label()).expect("a String takes all");
                }
                _ => {}
            }
            for passage in cell.passages() {
                let words = comparison.text(&passage.article, passage.span);
                let lead_in = passage.lead_in.map(|span| comparison.text(&passage.article, span));
                let lead_in = lead_in.map(|text| format!("({text}) ")).unwrap_or_default();
                writeln!(out, "  {} ¶{} {lead_in}{words}", column.id, passage.paragraph)
                    .expect("a String takes all");
            }
        }
    }
    out
}

#[track_caller]
fn check(topic: &str, texts: &[(String, String)], expected: &str) {
    let comparison =
        compared(topic, texts, Arrangement { columns: Some(Columns::Article), ..Arrangement::default() });
    assert_eq!(rendered(&comparison).trim(), expected.trim());
}

const TROOPS: &str = "[[topic]]\nname = \"Troops\"\nany = [\"troops\", \"soldiers\"]\nwith = \"figure\"\n";

#[test]
fn figures_of_one_frame_stand_in_one_row() {
    check(
        TROOPS,
        &[
            text("a", "Alpha", "2031-01-10", "Norway has 40,000 troops near the border with Sweden."),
            text("b", "Beta", "2031-01-20", "At least 45,000 Norwegian soldiers stand at the border."),
        ],
        "figure: Norway · people under arms · border · winter 2030–31
  a ¶1 Norway has 40,000 troops near the border with Sweden.
  b ¶1 At least 45,000 Norwegian soldiers stand at the border.",
    );
}

#[test]
fn an_army_and_what_it_sends_are_two_questions() {
    check(
        TROOPS,
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "Norway has 40,000 troops. Norway massed 30,000 troops near Sweden.",
            ),
            text(
                "b",
                "Beta",
                "2031-01-20",
                "Norway has 45,000 troops. Another 28,000 Norwegian soldiers stand near Sweden.",
            ),
            text("c", "Gamma", "2031-01-22", "Norway moved 31,000 soldiers to the Swedish border."),
        ],
        "figure: Norway · troops · winter 2030–31
  a ¶1 Norway has 40,000 troops.
  b ¶1 Norway has 45,000 troops.
  c · none found
figure: Norway · people under arms · Sweden · winter 2030–31
  a ¶1 Norway massed 30,000 troops near Sweden.
  b · none found
  c ¶1 Norway moved 31,000 soldiers to the Swedish border.
alone: 
  b ¶1 Another 28,000 Norwegian soldiers stand near Sweden.",
    );
}

#[test]
fn a_persons_figures_are_those_of_the_party() {
    check(
        TROOPS,
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "Norwegian Prime Minister Anna Berg met him. Ms Berg sent 3,000 troops to Sweden.",
            ),
            text("b", "Beta", "2031-01-20", "Some 3,500 Norwegian soldiers went to Sweden."),
        ],
        "figure: Norway · people under arms · Sweden · winter 2030–31
  a ¶1 Ms Berg sent 3,000 troops to Sweden.
  b ¶1 Some 3,500 Norwegian soldiers went to Sweden.",
    );
}

#[test]
fn sums_are_of_one_thing_only_where_they_share_a_rare_word() {
    check(
        "[[topic]]\nname = \"Money\"\nwith = \"figure\"\nunit = [\"money\"]\n",
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "Norway paid $4 million for the ferry.\n\nNorway paid $3 million for bread.",
            ),
            text(
                "b",
                "Beta",
                "2031-01-20",
                "The ferry cost Norway $5 million.\n\nThe harvest cost Norway $4 million.",
            ),
        ],
        "figure: Norway · money · winter 2030–31
  a ¶1 Norway paid $4 million for the ferry.
  b ¶1 The ferry cost Norway $5 million.
alone: 
  a ¶2 Norway paid $3 million for bread.
alone: 
  b ¶2 The harvest cost Norway $4 million.",
    );
}

#[test]
fn the_very_same_sum_is_one_fact_whosever_it_is_said_to_be() {
    check(
        "[[topic]]\nname = \"Money\"\nwith = \"figure\"\nunit = [\"money\"]\n",
        &[
            text("a", "Alpha", "2031-01-10", "Norway paid $4.35 million.\n\nNorway owes $2 million."),
            text("b", "Beta", "2031-01-20", "Sweden got $4.35 million.\n\nSweden lent $2 million."),
        ],
        "figure: money · winter 2030–31
  a ¶1 Norway paid $4.35 million.
  b ¶1 Sweden got $4.35 million.
alone: 
  a ¶2 Norway owes $2 million.
alone: 
  b ¶2 Sweden lent $2 million.",
    );
}

#[test]
fn a_compound_is_a_kind_of_what_it_ends_with_and_women_are_no_men() {
    let topic =
        "[[topic]]\nname = \"Fleet\"\nany = [\"ferry\", \"ships\", \"warships\"]\nwith = \"figure\"\n";
    check(
        topic,
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "The ferry brought 300 men to Bergen.\n\nNorway sent 12 ships to Sweden.",
            ),
            text(
                "b",
                "Beta",
                "2031-01-20",
                "The ferry brought 320 women to Bergen.\n\nNorway sent 11 warships to Sweden.",
            ),
        ],
        "figure: Norway · vehicles and ships · Sweden · winter 2030–31
  a ¶2 Norway sent 12 ships to Sweden.
  b ¶2 Norway sent 11 warships to Sweden.
alone: 
  a ¶1 The ferry brought 300 men to Bergen.
alone: 
  b ¶1 The ferry brought 320 women to Bergen.",
    );
}

#[test]
fn another_owner_or_season_is_another_question() {
    check(
        TROOPS,
        &[
            text("a", "Alpha", "2031-01-10", "Norway has 40,000 troops near the border."),
            text("b", "Beta", "2031-01-20", "Sweden has 41,000 troops near the border."),
            text("c", "Gamma", "2031-08-20", "Norway has 42,000 troops near the border."),
        ],
        "alone: 
  a ¶1 Norway has 40,000 troops near the border.
alone: 
  b ¶1 Sweden has 41,000 troops near the border.
alone: 
  c ¶1 Norway has 42,000 troops near the border.",
    );
}

#[test]
fn a_sentence_of_two_frames_stands_in_both_rows_and_counts_once() {
    let texts = [
        text(
            "a",
            "Alpha",
            "2031-01-10",
            "Norway has 40,000 troops near the border, while Sweden has 50,000 troops there.",
        ),
        text("b", "Beta", "2031-01-20", "Norway has 45,000 troops near the border."),
        text("c", "Gamma", "2031-01-22", "Sweden has 48,000 troops near the border."),
    ];
    let comparison = compared(TROOPS, &texts, Arrangement::default());
    let rows: Vec<&str> = comparison.rows.iter().map(|row| row.shares[0].as_str()).collect();
    assert_eq!(rows, ["Norway", "Sweden"]);
    assert_eq!((comparison.counts.passages, comparison.counts.shared_rows), (3, 2));
    for (row, own) in comparison.rows.iter().zip(["40,000 troops", "50,000 troops"]) {
        let passage = &row.cells[0].passages()[0];
        let of_row: Vec<&str> = passage
            .figures
            .iter()
            .filter(|figure| figure.of_row)
            .map(|figure| comparison.text(&passage.article, figure.figure.span))
            .collect();
        assert_eq!(of_row, [own]);
    }
}

#[test]
fn a_column_that_was_written_before_the_row_is_earlier() {
    let texts = [
        text("a", "Alpha", "2030-04-10", "Norway has 900 soldiers in Finland."),
        text("b", "Beta", "2031-01-20", "Norway has 45,000 troops near the border."),
        text("c", "Gamma", "2031-01-22", "Norway has 48,000 troops near the border."),
    ];
    check(
        TROOPS,
        &texts,
        "figure: Norway · troops · border · winter 2030–31
  a · earlier
  b ¶1 Norway has 45,000 troops near the border.
  c ¶1 Norway has 48,000 troops near the border.
alone: 
  a ¶1 Norway has 900 soldiers in Finland.",
    );
}

#[test]
fn rows_that_the_reader_named_come_first_and_in_order() {
    check(
        "[[topic]]\nname = \"Fish\"\nany = [\"herring\", \"cod\"]\n
         [[topic.row]]\nname = \"Prices\"\nany = [\"price\"]\n
         [[topic.row]]\nname = \"Quotas\"\nany = [\"quota\"]\n",
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "The quota for herring was cut.\n\nCod was sold at a low price.",
            ),
            text("b", "Beta", "2031-01-20", "The price of herring rose."),
        ],
        "named: Prices
  a ¶2 Cod was sold at a low price.
  b ¶1 The price of herring rose.
named: Quotas
  a ¶1 The quota for herring was cut.
  b · none found",
    );
}

#[test]
fn a_sentence_that_opens_with_a_pronoun_goes_with_the_one_before_it() {
    check(
        "[[topic]]\nname = \"Fish\"\nany = [\"herring\"]\n[[topic.row]]\nname = \"Prices\"\nany = [\"price\"]\n",
        &[
            text("a", "Alpha", "2031-01-10", "The price of herring rose. It made herring dear."),
            text("b", "Beta", "2031-01-20", "Ms Holm sells fish. She sets the price of herring."),
        ],
        "named: Prices
  a ¶1 The price of herring rose. It made herring dear.
  b ¶1 (Ms Holm sells fish.) She sets the price of herring.",
    );
}

#[test]
fn a_cue_of_its_own_counts_more_than_a_pronoun() {
    check(
        "[[topic]]\nname = \"Fish\"\nany = [\"herring\"]\n
         [[topic.row]]\nname = \"Prices\"\nany = [\"price\"]\n
         [[topic.row]]\nname = \"Quotas\"\nany = [\"quota\"]\n",
        &[text("a", "Alpha", "2031-01-10", "The price of herring rose. It follows the herring quota.")],
        "named: Prices
  a ¶1 The price of herring rose.
named: Quotas
  a ¶1 (The price of herring rose.) It follows the herring quota.",
    );
}

#[test]
fn a_rare_phrase_of_two_articles_suggests_a_row() {
    check(
        "[[topic]]\nname = \"Fish\"\nany = [\"herring\"]\n",
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "Herring crossed a red line.\n\nHerring swims.\n\nMuch herring was sold.",
            ),
            text("b", "Beta", "2031-01-20", "Of red lines the herring knows nothing.\n\nHerring is dear."),
        ],
        "suggested: red line
  a ¶1 Herring crossed a red line.
  b ¶1 Of red lines the herring knows nothing.
alone: 
  a ¶2 Herring swims.
alone: 
  a ¶3 Much herring was sold.
alone: 
  b ¶2 Herring is dear.",
    );
}

#[test]
fn a_word_suggests_a_row_only_with_a_second_thing_shared_and_a_name_never() {
    check(
        "[[topic]]\nname = \"Fish\"\nany = [\"herring\", \"cod\", \"plaice\"]\n",
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "Cod spoils in Bergen harbour.\n\nAnna Berg eats plaice.\n\nHerring jumps.",
            ),
            text("b", "Beta", "2031-01-20", "The harbour of Bergen wants cod.\n\nAnna Berg sells herring."),
        ],
        "suggested: harbour · Bergen
  a ¶1 Cod spoils in Bergen harbour.
  b ¶1 The harbour of Bergen wants cod.
alone: 
  a ¶2 Anna Berg eats plaice.
alone: 
  a ¶3 Herring jumps.
alone: 
  b ¶2 Anna Berg sells herring.",
    );
}

#[test]
fn a_suggested_row_holds_only_sentences_with_all_of_its_cue() {
    let rows = |first: &str, second: &str| {
        let arrangement = Arrangement { columns: Some(Columns::Article), ..Arrangement::default() };
        let topic = "[[topic]]\nname = \"Harbour\"\nany = [\"harbour\", \"it\", \"this\"]\n";
        let texts = [text("a", "Alpha", "2031-01-10", first), text("b", "Beta", "2031-01-20", second)];
        let rendered = rendered(&compared(topic, &texts, arrangement));
        rendered.lines().filter(|line| line.starts_with("suggested")).collect::<Vec<_>>().join("\n")
    };
    let same_words = "The harbour awaits a drifting iceberg.";
    assert_eq!(rows(same_words, "A drifting iceberg closed the harbour."), "suggested: drifting iceberg");
    assert_eq!(rows("The harbour is slowly sinking.", "A slowly sinking harbour was sold."), "");
    assert_eq!(
        rows("The harbour fears the iceberg. It angers Lena Berg.", "Harbour iceberg? This irks Lena Berg."),
        ""
    );
}

#[test]
fn six_words_alike_are_one_quotation_and_a_title_is_none() {
    check(
        "[[topic]]\nname = \"Fish\"\nany = [\"herring\", \"cod\"]\n",
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "“We will never again sell herring below cost,” she said.\n\nThe Minister for Cod and Fish Anna Berg slept.",
            ),
            text(
                "b",
                "Beta",
                "2031-01-20",
                "They promised to never again sell herring below cost in spring.\n\nThe Minister for Cod and Fish Anna Berg sang.",
            ),
        ],
        "suggested: “never again sell herring below cost”
  a ¶1 “We will never again sell herring below cost,” she said.
  b ¶1 They promised to never again sell herring below cost in spring.
alone: 
  a ¶2 The Minister for Cod and Fish Anna Berg slept.
alone: 
  b ¶2 The Minister for Cod and Fish Anna Berg sang.",
    );
}

#[test]
fn two_quotations_are_two_rows_even_where_one_sentence_holds_both() {
    check(
        "[[topic]]\nname = \"Fish\"\nany = [\"herring\", \"cod\"]\n",
        &[
            text(
                "a",
                "Alpha",
                "2031-01-10",
                "“We will never again sell fresh herring below its cost,” she said.",
            ),
            text(
                "b",
                "Beta",
                "2031-01-12",
                "They never again sell fresh herring below its cost, and cod swims past every old harbour wall.",
            ),
            text("c", "Gamma", "2031-01-14", "He swore that cod swims past every old harbour wall."),
        ],
        "suggested: “never again sell fresh herring below its cost”
  a ¶1 “We will never again sell fresh herring below its cost,” she said.
  b ¶1 They never again sell fresh herring below its cost, and cod swims past every old harbour wall.
  c · none found
alone: 
  c ¶1 He swore that cod swims past every old harbour wall.",
    );
}

#[test]
fn a_speaker_has_one_name_in_all_articles() {
    let texts = [
        text(
            "a",
            "Alpha",
            "2031-01-10",
            "Mayor Lena Berg said 40 cod had been seen. “No cod left,” Berg said.",
        ),
        text("b", "Beta", "2031-01-12", "“We count 50 cod,” Berg said. Berg said that cod are few."),
    ];
    let topic = "[[topic]]\nname = \"Fish\"\nany = [\"cod\"]\n";
    let comparison = compared(topic, &texts, Arrangement::default());
    let passages = || comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    let quoted = passages().flat_map(|passage| passage.quotes.iter().map(|quote| &quote.speaker));
    let counted = passages().flat_map(|passage| passage.figures.iter().map(|read| &read.figure.said_by));
    let names: BTreeSet<_> = quoted.chain(counted).flatten().map(|named| named.name.as_str()).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["Lena Berg"]);
    let article = |passage: &Passage| passage.article.as_str() == "b";
    let here = passages().filter(|passage| article(passage)).flat_map(|passage| &passage.quotes);
    let words = here.filter_map(|quote| quote.speaker.as_ref()?.span).collect::<Vec<_>>();
    assert!(!words.is_empty() && words.iter().all(|span| span.of(&texts[1].1).len() == "Berg".len()));
}

#[test]
fn a_looser_setting_keeps_what_a_stricter_one_suggests() {
    let config = parallax::io::sample::config();
    let question = |tightness: u8| Question {
        library: Arc::new(parallax::io::sample::load().library),
        outlets: Arc::new(Outlets::new(config.outlets.clone())),
        topics: Arc::new(Topics::new(config.topics.clone(), config.aliases.clone())),
        arrangement: Arrangement {
            rows: Settings {
                only: Ways::only(&[Way::Suggested]),
                tightness: Tightness::new(tightness).unwrap(),
            },
            ..Arrangement::default()
        },
        ..Question::default()
    };
    let suggested = |tightness: u8| -> BTreeSet<String> {
        let question = question(tightness);
        let (memo, stop) = (Memo::default(), Stop::default());
        let topics = 0..question.topics.specs().len();
        let compared = topics.map(|topic| compare(&question, topic, &memo, &stop).unwrap());
        let rows = compared.flat_map(|comparison| comparison.rows);
        rows.filter(|row| row.way == Way::Suggested).map(|row| row.id).collect()
    };
    let (strict, middle, loose) = (suggested(2), suggested(3), suggested(4));
    assert!(!strict.is_empty());
    assert!(strict.is_subset(&middle) && middle.is_subset(&loose), "{strict:?} {middle:?} {loose:?}");
}

#[test]
fn a_topic_beyond_the_bound_says_what_was_not_looked_at() {
    let body = "Herring swims.\n\n".repeat(1_001);
    let texts = [text("a", "Alpha", "2031-01-10", &body), text("b", "Beta", "2031-01-20", &body)];
    let comparison =
        compared("[[topic]]\nname = \"Fish\"\nany = [\"herring\"]\n", &texts, Arrangement::default());
    let limits: Vec<String> = comparison.limits.iter().map(ToString::to_string).collect();
    assert_eq!(limits.len(), 1);
    assert!(limits[0].contains("the first 2000 of 2002 passages"), "{limits:?}");
}

#[test]
fn the_order_of_columns_does_not_change_the_rows() {
    let texts = [
        text("a", "Gamma", "2031-01-10", "Norway has 40,000 troops near the border."),
        text("b", "Beta", "2031-01-20", "Norway has 45,000 troops near the border."),
        text("c", "Alpha", "2031-01-22", "Norway has 48,000 soldiers near the border."),
    ];
    let rows = |order| {
        let comparison = compared(
            TROOPS,
            &texts,
            Arrangement { columns: Some(Columns::Article), order, ..Arrangement::default() },
        );
        let first = comparison.columns[0].id.clone();
        (first, comparison.rows.into_iter().map(|row| (row.id, row.label)).collect::<Vec<_>>())
    };
    let (by_date, by_name) = (rows(Order::Date), rows(Order::Name));
    assert_eq!((by_date.0.as_str(), by_name.0.as_str()), ("a", "c"));
    assert_eq!(by_date.1, by_name.1);
    assert_eq!(by_date.1.len(), 1);
}

#[test]
fn an_outlet_column_holds_all_its_articles_and_the_newest_of_versions() {
    let version = |id: &str, published: &str, body: &str| {
        let front = format!(
            "+++\ntitle = \"T\"\noutlet = \"Alpha\"\npublished = {published}\nurl = \"https://example.org/1\"\n+++\n\n"
        );
        (id.to_owned(), format!("{front}{body}\n"))
    };
    let texts = [
        version("old", "2031-01-10", "Norway has 40,000 troops near the border."),
        version("new", "2031-01-11", "Norway has 41,000 troops near the border."),
        text("other", "Alpha", "2031-01-12", "Norway has 42,000 troops near the border."),
    ];
    let arrangement = Arrangement { columns: Some(Columns::Outlet), ..Arrangement::default() };
    let comparison = compared(TROOPS, &texts, arrangement);
    let ids: Vec<&str> = comparison.columns[0].articles.iter().map(ArticleId::as_str).collect();
    assert_eq!((comparison.columns[0].id.as_str(), ids), ("outlet:Alpha", vec!["new", "other"]));
    let without_other = compared(TROOPS, &texts[..2], arrangement);
    let ways: Vec<&str> = without_other.rows.iter().map(|row| row.way.name()).collect();
    assert_eq!(ways, ["alone"], "an older version is no partner of the newer one");
}

#[test]
fn neighbouring_sentences_that_stand_alone_are_one_passage() {
    check(
        "[[topic]]\nname = \"Fish\"\nany = [\"herring\"]\n",
        &[text(
            "a",
            "Alpha",
            "2031-01-10",
            "Herring swims. Some herring flies. Nothing else does. A herring sang.",
        )],
        "alone: 
  a ¶1 Herring swims. Some herring flies.
alone: 
  a ¶1 A herring sang.",
    );
}

/// What the passages of the first row share: its terms, each with where it is said.
fn shared(comparison: &Comparison) -> Vec<String> {
    let row = &comparison.rows[0];
    let passages = row.cells.iter().flat_map(Cell::passages);
    let said = |passage: &Passage| {
        let words = passage.shares.iter().map(|share| {
            format!("{}: {}", row.shares[share.term], comparison.text(&passage.article, share.span))
        });
        words.collect::<Vec<_>>().join(", ")
    };
    passages.map(said).collect()
}

#[test]
fn a_passage_shows_where_it_says_what_its_row_shares() {
    let texts = [
        text("a", "Alpha", "2031-01-10", "Norway had 40,000 troops near the border in January."),
        text("b", "Beta", "2031-01-20", "At least 45,000 Norwegian soldiers stand there."),
    ];
    let of_figures = shared(&compared(TROOPS, &texts, Arrangement::default()));
    let expected = [
        "Norway: Norway, people under arms: troops, border: border, 2031-01: January",
        "Norway: Norwegian, people under arms: soldiers",
    ];
    assert_eq!(of_figures, expected);
    let topic = "[[topic]]\nname = \"Men\"\nany = [\"troops\", \"soldiers\"]\n
        [[topic.row]]\nname = \"Where\"\nany = [\"near\", \"stand\"]\n";
    let of_name = shared(&compared(topic, &texts, Arrangement::default()));
    assert_eq!(of_name, ["Where: near", "Where: stand"]);
}

/// The spread of the first row, or why there is none, and its figures with what is said of them.
fn valued(topic: &str, bodies: &[&str]) -> (String, Vec<String>) {
    let texts: Vec<_> = bodies
        .iter()
        .enumerate()
        .map(|(at, body)| text(&format!("t{at}"), "Alpha", "2031-01-10", body))
        .collect();
    let arrangement = Arrangement { columns: Some(Columns::Article), ..Arrangement::default() };
    let comparison = compared(topic, &texts, arrangement);
    let row = &comparison.rows[0];
    let spread = row.spread.as_ref().map(|spread| format!("{} to {}", spread.low, spread.high));
    let spread = spread.or(row.no_spread.map(|why| why.label().to_owned())).unwrap_or_default();
    let passages = row.cells.iter().flat_map(Cell::passages);
    let figures = passages.flat_map(|passage| passage.figures.iter().filter(|figure| figure.of_row));
    let told = |figure: &PassageFigure| {
        let marks = [(figure.comparable, ""), (!figure.comparable, " apart"), (figure.differs, " differs")];
        let marks: String = marks.iter().filter(|(holds, _)| *holds).map(|(_, mark)| *mark).collect();
        format!("{}{marks}", figure.figure.value)
    };
    (spread, figures.map(told).collect())
}

#[test]
fn values_are_compared_where_they_count_the_same() {
    let check = |topic: &str, bodies: &[&str], spread: &str, figures: &[&str]| {
        let (found, values) = valued(topic, bodies);
        assert_eq!(
            (found.as_str(), values.iter().map(String::as_str).collect::<Vec<_>>()),
            (spread, figures.to_vec())
        );
    };
    check(
        TROOPS,
        &["Norway has 40,000 troops.", "Norway has 45,000 troops, or 46,000 soldiers."],
        "40000 to 46000",
        &["40000", "45000 differs", "46000 differs"],
    );
    check(
        TROOPS,
        &["Norway has 40,000 troops, 300 of whom are cooks.", "Norway has tens of thousands of soldiers."],
        "40000 to 40000",
        &["40000", "10000 apart"],
    );
    check(
        TROOPS,
        &[
            "Norwegian Prime Minister Anna Berg met him. Ms Berg sent 3,000 troops to Sweden. Norway sent 3,500 troops to Sweden.",
            "Some 3,500 Norwegian soldiers went to Sweden.",
        ],
        "3000 to 3500",
        &["3000 differs", "3500 differs", "3500"],
    );
    let money = "[[topic]]\nname = \"Prices\"\nany = [\"ferry\"]\nwith = \"figure\"\nunit = [\"money\"]\n";
    check(
        money,
        &["Norway paid $4 million for the ferry.", "Norway paid €5 million for the ferry."],
        "not comparable: different currencies",
        &["4000000 apart", "5000000 apart"],
    );
    check(
        money,
        &[
            "Norway paid $4 million, later $5 million, for the ferry.",
            "Norway paid €4 million, later €5 million, for the ferry.",
        ],
        "not comparable: different currencies",
        &["4000000 apart", "5000000 apart", "4000000 apart", "5000000 apart"],
    );
    check(
        money,
        &[
            "Norway lost $4.35 million for the ferry.",
            "Sweden got $4.35 million, while Norway lost $4.35 million for the ferry.",
        ],
        "4350000 to 4350000",
        &["4350000", "4350000", "4350000"],
    );
}

const SENTENCES: [&str; 14] = [
    "Norway has 40,000 troops near the border.",
    "Norway has at least 45,000 troops near the border, while Sweden has 9,000 soldiers there.",
    "Sweden sent 9,500 soldiers to Norway in March.",
    "About 200,000 soldiers serve.",
    "They crossed a red line.",
    "The troops crossed a red line with 300 tanks.",
    "“Our soldiers stay.",
    "We want 50,000 troops,” Anna Berg said.",
    "It cost $4 million.",
    "Tens of thousands of troops came, another 300 troops left.",
    "The price of bread rose.",
    "Nobody counted the soldiers.",
    "Bread is dear to soldiers.",
    "He counted them.",
];

/// Three topics: of figures, of words with named rows, of quotations.
const LAWFUL: &str = r#"
[[topic]]
name = "Troops"
any = ["troops", "soldiers"]
with = "figure"

[[topic]]
name = "Army"
any = ["troops", "soldiers", "bread", "they", "he"]
[[topic.row]]
name = "Bread"
any = ["bread"]

[[topic]]
name = "Said"
with = "quote"
"#;

/// Where each passage of each row stands: the row's id, its article and its bytes.
fn places(comparison: &Comparison) -> BTreeSet<(String, String, Span)> {
    let mut places = BTreeSet::new();
    for row in &comparison.rows {
        for passage in row.cells.iter().flat_map(Cell::passages) {
            places.insert((row.id.clone(), passage.article.to_string(), passage.span));
        }
    }
    places
}

fn check_rows(question: &Question, topic: usize, comparison: &Comparison) -> Result<(), TestCaseError> {
    let ids: BTreeSet<&str> = comparison.rows.iter().map(|row| row.id.as_str()).collect();
    prop_assert_eq!(ids.len(), comparison.rows.len(), "ids are unique");
    let mut spans = BTreeSet::new();
    for row in &comparison.rows {
        prop_assert_eq!(row.cells.len(), comparison.columns.len());
        for (cell, column) in row.cells.iter().zip(&comparison.columns) {
            let mut end = None;
            for passage in cell.passages() {
                prop_assert!(column.articles.contains(&passage.article), "in its own column");
                let at = (column.articles.iter().position(|id| *id == passage.article), passage.span.start);
                prop_assert!(end.is_none_or(|end| end <= at), "once a row, in reading order");
                for share in &passage.shares {
                    prop_assert!(passage.span.contains(share.span), "within the passage");
                    prop_assert!(share.term < row.shares.len(), "of the row");
                }
                end = Some((at.0, passage.span.end));
                spans.insert((passage.article.clone(), passage.span));
            }
        }
    }
    prop_assert_eq!(comparison.counts.passages, spans.len());
    for article in question.library.articles() {
        let reading = Reading::of(Arc::clone(article));
        let matches = question.topics.matches(&reading, &Stop::default()).expect("nobody stops it");
        for hit in matches[topic].iter() {
            let shown = spans.iter().any(|(id, span)| *id == article.id && span.contains(hit.span));
            prop_assert!(shown, "{:?} stands in a row", hit.span.of(article.body.as_str()));
        }
    }
    Ok(())
}

/// Counterparts stand in other columns, and say within both passages what they share.
fn check_counterparts(
    question: &Question,
    topic: usize,
    comparison: &Comparison,
) -> Result<(), TestCaseError> {
    let all = comparison.rows.iter().flat_map(|row| row.cells.iter().enumerate());
    let passages: Vec<(usize, &Passage)> =
        all.flat_map(|(column, cell)| cell.passages().iter().map(move |passage| (column, passage))).collect();
    let compared =
        compare_with_counterparts(question, topic, (&|_| true, 2), &Memo::default(), &Stop::default());
    let (_, found) = compared.expect("nobody stops it");
    for (column, passage) in &passages {
        let counterparts = &found[&(passage.article.clone(), passage.span)];
        for counterpart in counterparts {
            prop_assert!(counterpart.column != *column);
            prop_assert!((0.0..=1.000_001).contains(&counterpart.score), "{}", counterpart.score);
            prop_assert!(counterparts.iter().filter(|other| other.column == counterpart.column).count() <= 2);
            for common in &counterpart.shares {
                prop_assert!(common.own.iter().all(|span| passage.span.contains(*span)));
                prop_assert!(common.other.iter().all(|span| counterpart.span.contains(*span)));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_matched_sentence_stands_in_a_row_in_its_column(
        bodies in prop::collection::vec(prop::collection::vec((0..SENTENCES.len(), any::<bool>()), 1..12), 1..6),
        by_outlet in any::<bool>(),
    ) {
        let body = |sentences: &Vec<(usize, bool)>| -> String {
            sentences.iter().map(|(at, ends)| format!("{}{}", SENTENCES[*at], if *ends { "\n\n" } else { " " })).collect()
        };
        let outlets = ["Alpha", "Beta", "Gamma"];
        let mut texts: Vec<_> = bodies.iter().enumerate().map(|(at, sentences)| {
            text(&format!("t{at}"), outlets[at % 3], &format!("2031-0{}-10", 1 + at), &body(sentences))
        }).collect();
        let columns = if by_outlet { Columns::Outlet } else { Columns::Article };
        let arrangement = Arrangement { columns: Some(columns), ..Arrangement::default() };
        let before = question(LAWFUL, &texts, arrangement);
        texts.reverse();
        let after = question(LAWFUL, &texts, arrangement);
        for topic in 0..before.topics.listed() {
            let compared = |question| compare(question, topic, &Memo::default(), &Stop::default()).expect("nobody stops it");
            let comparison = compared(&before);
            check_rows(&before, topic, &comparison)?;
            prop_assert_eq!(places(&comparison), places(&compared(&after)), "the order of articles changes nothing");
            check_counterparts(&before, topic, &comparison)?;
        }
    }
}
