//! A term in its context, and the wordings of the config counted.

mod common;

use common::{Screen, shipped};
use parallax::config;
use std::path::Path;

fn with_wordings(width: u16, height: u16) -> Screen {
    let mut settings = shipped();
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("config.toml")).unwrap();
    settings.wordings = config::read(&text, "config.toml", &|_| true).unwrap().wordings;
    Screen::of(settings, width, height)
}

#[test]
fn a_term_stands_in_its_context_at_every_size() {
    let mut screen = with_wordings(200, 60);
    insta::assert_snapshot!("words_200x60", screen.keys("*").type_text("invasion").keys("enter").text());
    insta::assert_snapshot!("words_100x30", screen.resize(100, 30).keys("r").text());
    insta::assert_snapshot!("words_40x12", screen.resize(40, 12).text());
}

#[test]
fn places_are_sorted_by_their_neighbours_and_open_the_article() {
    let mut screen = Screen::new(110, 20);
    let text = screen.keys("5").text();
    assert!(text.contains("looks for a term in all columns"), "{text}");
    let text = screen.keys("*").type_text("ferry").keys("enter").text();
    assert!(text.contains("“ferry” · 4 places in 4 of 4 columns · as in the texts"), "{text}");
    let rows = |screen: &Screen| -> Vec<String> {
        let text = screen.text();
        text.lines().filter(|line| line.contains("¶")).map(str::to_owned).collect()
    };
    let in_text = rows(&screen);
    assert!(screen.keys("r").text().contains("by the word to the right"));
    let right = rows(&screen);
    assert_ne!(right, in_text);
    assert!(right[0].contains("Ferry fares will rise") && right[1].contains("ferry last week"), "{right:#?}");
    let hits: Vec<_> = right
        .iter()
        .map(|line| line.to_lowercase().find("ferry").map(|at| line[..at].chars().count()))
        .collect();
    assert!(hits.windows(2).all(|pair| pair[0] == pair[1]), "{hits:?} {right:#?}");
    let article = screen.keys("enter").text();
    assert!(article.contains("Ferry fares will rise in May"), "{article}");
    screen.keys("esc y");
    assert!(screen.copied[0].starts_with("“Ferry fares will rise in May.”"), "{:?}", screen.copied);
    let text = screen.keys("*").type_text("/(/").keys("enter").text();
    assert!(text.contains("cannot be looked for"), "{text}");
    let text = screen.keys("*").type_text("zeppelin").keys("enter").text();
    assert!(text.contains("“zeppelin” was not found in any column"), "{text}");
}

#[test]
fn wordings_are_counted_and_each_count_opens_on_its_places() {
    let mut screen = with_wordings(120, 30);
    let ledger = screen.keys("5 v").text();
    insta::assert_snapshot!("wordings_120x30", ledger);
    let places = screen.keys("l enter").text();
    assert!(places.contains("Wordings · “invasion / invade*”"), "{places}");
    insta::assert_snapshot!("wordings_opened", places);
    let back = screen.keys("esc h").text();
    assert_eq!(back, ledger);
    let text = Screen::new(100, 20).keys("5 v").text();
    assert!(text.contains("The config has no wordings to count"), "{text}");
    insta::assert_snapshot!("wordings_40x12", screen.resize(40, 12).text());
}

#[test]
fn esc_leaves_typing_first() {
    let mut screen = Screen::new(100, 20);
    let before = screen.text();
    let typing = screen.keys("*").type_text("fer").text();
    assert!(typing.contains("term › fer"), "{typing}");
    assert!(!screen.keys("esc").text().contains("term › fer"));
    assert_eq!(screen.keys("esc").text(), before);
}
