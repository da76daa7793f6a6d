//! Texts of one endless line: what would take hours if any step looked at the whole line for each
//! of its words, hits, marks or figures.

use parallax::compare::articles::front_matter::{Source, article};
use parallax::compare::articles::{ArticleId, Library, Outlets};
use parallax::compare::comparison::Comparison;
use parallax::compare::topics::Topics;
use parallax::compare::{Memo, Question, Stop, compare};
use std::sync::Arc;

const TOPICS: &str = r#"
[[topic]]
name = "Boats"
any = ["boats", "Norway", "minister"]

[[topic]]
name = "Boats near ports"
any = ["boats"]
all = [["port", "harbour", "Oslo"]]
none = ["canoes"]
within = 12

[[topic]]
name = "Figures"
any = ["boats", "/[0-9]+ soldiers/"]
with = "figure"

[[topic]]
name = "All that is quoted"
with = "quote"
"#;

/// Every topic, the built-in ones too, over one text.
fn compared(body: &str) -> Vec<Comparison> {
    let config = parallax::config::read(TOPICS, "config.toml", &|_| true)
        .unwrap_or_else(|bad| panic!("{}", bad.report));
    let text = format!("+++\ntitle = \"Long\"\noutlet = \"Alpha\"\npublished = 2031-01-10\n+++\n\n{body}\n");
    let source = Source {
        id: ArticleId::new("long"),
        path: "long.md".to_owned(),
        folder: String::new(),
        folder_name: "articles".to_owned(),
        text,
    };
    let question = Question {
        library: Arc::new(Library::new(vec![Arc::new(article(source).0)])),
        outlets: Arc::new(Outlets::new(config.outlets)),
        topics: Arc::new(Topics::new(config.topics, config.aliases)),
        ..Question::default()
    };
    let memo = Memo::default();
    let topics = 0..question.topics.specs().len();
    topics.map(|topic| compare(&question, topic, &memo, &Stop::default()).expect("nobody stops it")).collect()
}

#[test]
fn a_line_of_five_megabytes_is_compared() {
    let clause =
        "Norway has 40,000 boats in the harbour of Oslo, Anna Berg said, “we want 300 more boats” and ";
    let comparisons = compared(&clause.repeat(5_000_000 / clause.len()));
    let passages: Vec<usize> = comparisons.iter().map(|comparison| comparison.counts.passages).collect();
    assert_eq!(passages, [1, 1, 0, 0, 0, 0], "terms match, but what is so long is no sentence with evidence");
}

#[test]
fn a_paragraph_of_many_sentences_is_compared() {
    let pair = "Norway has 40,000 boats. “It has 300 in port,” Anna Berg said. ";
    let comparisons = compared(&pair.repeat(500_000 / pair.len()));
    assert!(comparisons.iter().all(|comparison| comparison.counts.passages > 0));
}

#[test]
fn lines_of_nothing_but_one_thing_are_compared() {
    for piece in [
        "boats ",
        "40 boats ",
        "40 boats, ",
        "40 ",
        "$40 ",
        "forty ",
        "more than 40 ",
        "one hundred and ",
        "Norway ",
        "Minister ",
        "Anna Berg, ",
        "said ",
        "said, ",
        "reply ",
        "officials said Norway ",
        "Norway in ",
        "Mexico City ",
        "R-Ohio, said, ",
        "Anna Berg, she said, ",
        "the “boats” ",
        "they said that ",
        "his claim that ",
        "Anna Berg told and said ",
        "according to Norway, 5 boats ",
        "“boats ",
        "“boats” ",
        "“boats,” said Anna Berg, ",
        "“boats” 12 ",
        "” — Berg “boats ",
        "\"boats \"",
        "‘boats ",
        "‘boats’ ",
        "‘the boys’ ",
        "‘don’t ",
        "»boats ",
        "‹boats ",
        "‚boats ",
        "in Oslo 5 boats and ",
        "nearly ",
        "another 5 of the ",
    ] {
        let comparisons = compared(&format!("boats {}", piece.repeat(30_000 / piece.len())));
        assert_eq!(comparisons[0].counts.articles, 1, "{piece}");
    }
}

#[test]
fn what_would_nest_without_end_is_read() {
    let nested = format!("{}Lima said it rained on 40 boats.", "Lima in ".repeat(20_000));
    let long_word = format!("The boats left. “It rained on boats.” —{}", "Ab".repeat(100_000));
    for text in [nested, long_word] {
        assert!(compared(&text)[0].counts.passages > 0);
    }
}
