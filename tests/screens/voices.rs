//! Who is quoted by whom: the table, the list of a cell, the same quotations word by word.

use crate::common::{Screen, library_of, settings, shipped};
use std::sync::Arc;

#[test]
fn speakers_stand_by_columns_at_every_size() {
    let mut screen = Screen::of(shipped(), 200, 60);
    insta::assert_snapshot!("voices_200x60", screen.keys("] 4").text());
    insta::assert_snapshot!("voices_100x30", screen.resize(100, 30).text());
    insta::assert_snapshot!("voices_40x12", screen.resize(40, 12).text());
}

/// Three articles of three outlets: one cuts and changes words of a quotation, one quotes a part.
fn quoting() -> Screen {
    let article = |outlet: &str, day: u8, text: &str| {
        format!("+++\ntitle = \"Nets\"\noutlet = \"{outlet}\"\npublished = 2031-03-{day:02}\n+++\n{text}\n")
    };
    let texts = [
        (
            "post",
            article(
                "Post",
                2,
                "The ferry was late. “We have never seen so many grey flags in the strait,” said Ada Brink.",
            ),
        ),
        (
            "daily",
            article(
                "Daily",
                3,
                "The ferry was on time. “We have never seen so many flags in this strait,” Ada Brink said. The mayor says the ferry is old.",
            ),
        ),
        (
            "wire",
            article("Wire", 4, "The ferry sank. “Never seen so many grey flags in the strait,” Brink said."),
        ),
    ];
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let mut settings = settings(Arc::new(library_of(&texts)));
    settings.collection = "Nets".into();
    let mut screen = Screen::of(settings, 100, 30);
    // All quotes, which stands last.
    screen.keys("[ 4");
    screen
}

#[test]
fn a_cell_opens_on_its_quotations_and_esc_leads_back() {
    let mut screen = quoting();
    let table = screen.text();
    assert!(table.contains("Ada Brink"), "{table}");
    insta::assert_snapshot!("voices_of_a_cell", screen.keys("enter").text());
    let article = screen.keys("enter").text();
    assert!(article.contains("Article · "), "{article}");
    screen.keys("esc esc");
    assert_eq!(screen.text(), table);
    screen.keys("enter y");
    assert!(screen.copied[0].starts_with("“") && screen.copied[0].contains("Post"), "{:?}", screen.copied);
}

#[test]
fn the_same_quotation_is_laid_word_by_word_whatever_the_order_of_columns() {
    let mut screen = quoting();
    let text = screen.keys("v").text();
    insta::assert_snapshot!("same_quotations", text);
    let mut other = quoting();
    other.keys("1 >");
    let moved = other.keys("4 v").text();
    assert_eq!(moved, text);
    insta::assert_snapshot!("same_quotations_40x12", screen.resize(40, 12).text());
}

#[test]
fn speakers_are_sorted_by_columns_count_and_name() {
    let mut screen = Screen::of(shipped(), 120, 40);
    let first = |screen: &Screen| {
        let text = screen.text();
        text.lines().skip(2).find(|line| line.contains('▌')).unwrap_or_default().to_owned()
    };
    screen.keys("] 4");
    let by_columns = screen.text();
    assert!(by_columns.contains("most columns first"), "{by_columns}");
    screen.keys("r");
    assert!(screen.text().contains("most quotations first"));
    screen.keys("r R");
    let text = screen.text();
    assert!(text.contains("by name, reversed"), "{text}");
    assert!(!first(&screen).is_empty());
}
