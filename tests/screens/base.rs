//! Holding the other columns against one of them, and showing more around a passage.

use crate::common::{Screen, library_of, settings, shipped};
use std::sync::Arc;

/// Two versions of one text, a copy of the first, and another outlet that quotes the same words.
fn of_one_origin(width: u16, height: u16) -> Screen {
    let article = |outlet: &str, day: u8, url: &str, text: &str| {
        format!(
            "+++\ntitle = \"Ferries\"\noutlet = \"{outlet}\"\npublished = 2031-03-{day:02}\n\
             url = \"https://example.org/{url}\"\n+++\n{text}\n"
        )
    };
    let first = "The old ferry carried 40 people to Aldholm when the storm began, the harbour master said. \
                 Nobody knows why.\n\nFares rise in May. “We have never seen so many grey flags in the strait,” said Ada Brink on the ferry.";
    let second = "The old ferry carried at least 40 people to Aldholm when the great storm began, the harbour master said.";
    let texts = [
        ("a-post", article("Post", 2, "1", first)),
        ("b-post-later", article("Post", 3, "1", second)),
        (
            "c-wire",
            article(
                "Wire",
                3,
                "2",
                "The old ferry carried 40 people to Aldholm when the storm began, the harbour master said.",
            ),
        ),
        (
            "d-daily",
            article(
                "Daily",
                4,
                "3",
                "On the ferry Ada Brink said: “We have never seen so many flags in the strait.” It carried 55 people.",
            ),
        ),
    ];
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let mut settings = settings(Arc::new(library_of(&texts)));
    let mut topics = crate::common::topics();
    topics[1].rows = vec![parallax::compare::topics::RowSpec {
        name: "On board".into(),
        rule: parallax::compare::topics::Rule {
            any: vec![crate::common::term("ferry")],
            ..Default::default()
        },
    }];
    let aliases = parallax::compare::topics::Aliases::default();
    settings.question.topics = Arc::new(parallax::compare::topics::Topics::new(topics, aliases));
    let mut screen = Screen::of(settings, width, height);
    screen.keys("]");
    screen
}

#[test]
fn figures_and_words_are_held_against_the_base() {
    let mut screen = of_one_origin(160, 40);
    let before = screen.text();
    insta::assert_snapshot!("base_160x40", screen.keys("b").text());
    let moved = screen.keys("l > <").text();
    for words in ["hedge of the base: 40", "“grey”", "◆ Post"] {
        assert!(moved.contains(words), "{words}\n{moved}");
    }
    screen.keys("h b");
    assert!(screen.text().contains("held against no column any more"), "{}", screen.text());
    assert_eq!(screen.keys("l h").text(), before);
}

#[test]
fn the_order_of_columns_changes_nothing_of_what_differs() {
    let said = |screen: &Screen| {
        let text = screen.text();
        let mut said: Vec<String> =
            ["≠ base 40", "hedge of the base: 40", "base: “grey”", "words as in the base"]
                .iter()
                .map(|words| format!("{words}: {}", text.matches(words).count()))
                .collect();
        said.sort();
        said
    };
    let mut screen = of_one_origin(220, 60);
    screen.keys("b");
    let first = said(&screen);
    let mut other = of_one_origin(220, 60);
    other.keys("> > > b");
    assert_eq!(said(&other), first, "{}\n{}", screen.text(), other.text());
    assert!(first.iter().any(|said| !said.ends_with(": 0")), "{first:?}\n{}", screen.text());
}

#[test]
fn the_base_stands_at_every_size_of_the_sample() {
    let mut screen = Screen::of(shipped(), 200, 60);
    insta::assert_snapshot!("base_200x60", screen.keys("o b").text());
    insta::assert_snapshot!("base_100x30", screen.resize(100, 30).text());
    insta::assert_snapshot!("base_40x12", screen.resize(40, 12).text());
}

#[test]
fn a_passage_widens_to_paragraph_neighbours_and_article_and_back() {
    let mut screen = Screen::new(100, 30);
    let alone = screen.text();
    let paragraph = screen.keys(".").text();
    insta::assert_snapshot!("widened_to_paragraph", paragraph);
    assert!(paragraph.contains("Nobody knows why."), "{paragraph}");
    let neighbours = screen.keys(".").text();
    assert!(neighbours.contains("Fishermen stayed in port."), "{neighbours}");
    assert!(
        !neighbours.contains("Frigates gather in the strait\n"),
        "furniture is passed over\n{neighbours}"
    );
    let article = screen.keys(".").text();
    assert!(article.contains("Article · "), "{article}");
    screen.keys("esc");
    assert!(screen.text().contains("Fishermen stayed in port."));
    screen.keys(", ,");
    assert_eq!(screen.keys("j k").text(), alone);
    assert!(screen.keys(",").text().contains("this is the passage alone already"));
    assert!(screen.keys("z .").text().contains("rows are folded"));
}

#[test]
fn a_step_that_shows_nothing_more_is_passed_over() {
    let text = "Some title\n\nGulls cry.\n\nNorland sent 40 ships in March.\n\nNobody knows why.\n";
    let mut screen = Screen::of(settings(Arc::new(library_of(&[("a", text)]))), 100, 30);
    let alone = screen.text();
    let neighbours = screen.keys(".").text();
    assert!(neighbours.contains("Gulls cry.") && neighbours.contains("Nobody knows why."), "{neighbours}");
    assert!(screen.keys(".").text().contains("Article · "), "{}", screen.text());
    assert_eq!(screen.keys("esc , z z").text(), alone);
}

#[test]
fn a_widened_passage_stays_in_sight() {
    let quay = "The quay lay empty and grey under a low sky that day. ".repeat(9);
    let text = format!(
        "Some title\n\n{quay}\n\nThe ferry lay in port. It was late again, and {quay}\n\n{quay}Norland sent 40 ships in March.\n\n{quay}\n"
    );
    let mut screen = Screen::of(settings(Arc::new(library_of(&[("a", &text)]))), 40, 12);
    for keys in [".", "."] {
        let text = screen.keys(keys).text();
        assert!(text.contains("Norland sent 40"), "after {keys}\n{text}");
    }
}
