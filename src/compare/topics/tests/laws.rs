//! What holds for every term and text.

use super::pattern::Pattern;
use super::scan::{Occurrence, Scanner};
use super::scripts::{Words, word_spans};
use super::*;
use crate::compare::text::fold_word;
use proptest::prelude::*;

/// Terms without marks, of several scripts, with hyphens, apostrophes and accents.
const TERMS: &str = "[A-Za-zÀ-ž0-9ЁА-яα-ω]{1,6}([ '’&-]{1,2}[A-Za-zÀ-ž0-9а-я\u{301}]{1,5}){0,3}";

/// Texts in which the terms below occur often, with what parts and joins words.
const TEXTS: &str = "((ships?|gas|GAS|Kyiv|Kiev|US|us|U\\.S\\.|red|line|é|e\u{301}|北京|’s|ga\u{ad}s|京\u{ad}US|x)[ .,\n-]{0,2}){0,40}";

const RULES: [&str; 6] = [
    r#"any = ["ships", "red line", "gas*", "=US", "/[a-z]+ x/", "北京"]"#,
    "any = [\"Kyiv\"]\nall = [[\"ship\", \"us\"]]\nwithin = 3",
    "any = [\"US\"]\nnone = [\"gas\"]\nwithin = \"paragraph\"\n[[row]]\nany = [\"ships\", \"x\"]",
    r#"all = [["red", "é"], ["ship"]]"#,
    r#"any = ["kiev us", "U.S.", "x"]"#,
    r#"any = ["ships", "Kyiv red"]"#,
];

/// What looking at every word for every term finds.
fn found_slowly(patterns: &[Pattern], article: &Article) -> Vec<Occurrence> {
    let text = article.body.as_str();
    let mut found = Vec::new();
    for (paragraph, span) in article.paragraphs().iter().map(|paragraph| paragraph.span).enumerate() {
        let words = word_spans(text, span);
        for (first, (term, pattern)) in
            (0..words.len()).flat_map(|first| patterns.iter().enumerate().map(move |p| (first, p)))
        {
            let folded = fold_word(words[first].of(text));
            let Some(span) = pattern.match_at(text, &words, (first, &folded)) else { continue };
            let mut sentences = article.sentences(paragraph).iter();
            let sentence = sentences.position(|sentence| sentence.contains(span));
            found.extend(sentence.map(|sentence| Occurrence { term, span, paragraph, sentence }));
        }
    }
    found.sort();
    found
}

fn all_matches(order: &[usize], body: &str) -> Vec<Vec<Hit>> {
    let specs = order.iter().map(|rule| topic("t", RULES[*rule])).collect();
    let topics = Topics::new(specs, aliases(&[&["Kyiv", "Kiev", "北京"]]));
    all_hits(&topics, body)
}

const SOUGHT: [&str; 14] = [
    "ship",
    "gas*",
    "g*",
    "us",
    "US",
    "U.S.",
    "=US",
    "=red line",
    "red line",
    "line-x",
    "É x",
    "Kyiv us",
    "x*",
    "s",
];

proptest! {
    #[test]
    fn the_one_pass_finds_what_a_slow_search_finds(body in TEXTS, sought in proptest::sample::subsequence(SOUGHT.to_vec(), 1..=14)) {
        let aliases = aliases(&[&["Kyiv", "Kiev", "red x"], &["US", "us gas"]]);
        let patterns = || sought.iter().map(|written| Pattern::new(&term(written), &aliases)).collect::<Vec<_>>();
        let article = article(&body);
        let found = Scanner::new(patterns()).scan(&Words::new(&article), &Stop::default()).expect("not stopped");
        let furniture = |place: &Occurrence| article.paragraphs()[place.paragraph].furniture;
        let mut slowly = found_slowly(&patterns(), &article);
        slowly.retain(|place| !furniture(place));
        prop_assert_eq!(found, slowly);
    }

    #[test]
    fn a_term_matches_itself(written in TERMS) {
        let Ok(parsed) = Term::parse(&written) else { return Ok(()) };
        let body = format!("x {written} y");
        let rule = Rule { any: vec![parsed], ..Rule::default() };
        let topics = Topics::new(vec![TopicSpec { rule, ..TopicSpec::default() }], Aliases::default());
        let found = all_hits(&topics, &body).remove(0);
        prop_assert!(!found.is_empty(), "{written:?} not found in {body:?}");
    }

    #[test]
    fn spans_lie_in_their_sentence_and_are_sorted(body in TEXTS) {
        let article = article(&body);
        for hit in all_matches(&[0, 1, 2, 3, 4, 5], &body).into_iter().flatten() {
            prop_assert_eq!(hit.span, article.sentences(hit.paragraph)[hit.sentence]);
            let row = hit.row.map(|(_, reasons)| reasons).unwrap_or_default();
            prop_assert!(!hit.reasons.is_empty());
            prop_assert!(hit.reasons.is_sorted() && row.is_sorted());
            for reason in hit.reasons.iter().chain(&row) {
                prop_assert!(hit.span.contains(reason.span) && !reason.span.is_empty());
                prop_assert!(body.get(reason.span.start..reason.span.end).is_some());
            }
        }
    }

    #[test]
    fn topics_do_not_touch_each_other(body in TEXTS, order in Just(vec![0usize, 1, 2, 3, 4, 5]).prop_shuffle()) {
        let together = all_matches(&order, &body);
        for (place, rule) in order.iter().enumerate() {
            prop_assert_eq!(&together[place], &all_matches(&[*rule], &body)[0]);
        }
    }

    #[test]
    fn strange_terms_and_texts_do_no_harm(written in "\\PC{1,12}", body in "\\PC{0,80}") {
        let Ok(parsed) = Term::parse(&written) else { return Ok(()) };
        let rule = Rule { any: vec![parsed], ..Rule::default() };
        let topics = Topics::new(vec![TopicSpec { rule, ..TopicSpec::default() }], Aliases::new(vec![vec![body.clone(), written]]));
        for hit in all_hits(&topics, &body).remove(0) {
            prop_assert!(hit.reasons.iter().all(|reason| hit.span.contains(reason.span)));
        }
    }
}
