//! What almost got into an empty cell, and the cell marked as checked: whole screens, and what keys do.

use crate::common::{Screen, settings, shipped};
use parallax::ui::update::Message;
use std::sync::Arc;

/// A screen with the cursor on a gap of the first topic.
fn on_a_gap(width: u16, height: u16) -> Screen {
    let mut screen = Screen::of(shipped(), width, height);
    let is_gap = |screen: &Screen| screen.model.compare.focus().passage.is_none();
    for _ in 0..40 {
        if is_gap(&screen) {
            return screen;
        }
        screen.keys("l");
    }
    panic!("no gap in\n{}", screen.text());
}

#[test]
fn what_almost_got_in_is_listed_by_kind() {
    for (width, height) in [(200, 60), (100, 30), (40, 12)] {
        let mut screen = on_a_gap(width, height);
        insta::assert_snapshot!(format!("near_misses_{width}x{height}"), screen.keys("W").text());
    }
}

#[test]
fn a_checked_cell_says_so() {
    for (width, height) in [(200, 60), (100, 30), (40, 12)] {
        let mut screen = on_a_gap(width, height);
        insta::assert_snapshot!(format!("silent_{width}x{height}"), screen.keys("s").text());
    }
}

#[track_caller]
fn shows(screen: &Screen, words: &str) {
    let text = screen.text();
    assert!(text.contains(words), "no “{words}” in\n{text}");
}

#[test]
fn a_gap_says_its_kind_and_its_keys() {
    let mut screen = on_a_gap(200, 60);
    shows(screen.keys("enter"), "which is not to say it is silent; W near misses, s marks it as checked");
    shows(screen.keys("s"), "checked: silent, this session");
    shows(screen.keys("enter"), "as checked here; W near misses, s takes it back");
    shows(screen.keys("s"), "no longer marked as checked");
    shows(screen.keys("w"), "which is not to say it is silent");
    let mut narrow = on_a_gap(40, 12);
    shows(narrow.keys("enter"), "none found; W near misses, s marks it");
    let mut screen = Screen::of(shipped(), 200, 60);
    shows(screen.keys("s"), "only an empty cell can be marked as silent");
}

#[test]
fn a_mark_is_made_and_taken_back_where_near_misses_are_shown() {
    let mut screen = on_a_gap(200, 60);
    let gaps = |screen: &Screen| screen.text().matches("✓ silent").count();
    shows(screen.keys("W s"), "this cell was marked as checked; s takes it back");
    screen.keys("esc");
    assert_eq!(gaps(&screen), 1);
    screen.keys("] [");
    assert_eq!(gaps(&screen), 1, "another topic");
    let shared = &screen.model.shared.settings;
    let mut new = shipped();
    new.question.library = Arc::clone(&shared.question.library);
    screen.hear(Message::Configured(Box::new(new)));
    assert_eq!(gaps(&screen), 1, "the config was read anew");
    screen.keys("W s esc");
    assert_eq!(gaps(&screen), 0);
}

#[test]
fn of_a_passage_the_whole_topic_is_asked_about() {
    let mut screen = Screen::new(110, 40);
    shows(screen.keys("W"), "What almost got in · Post · Ships");
    assert!(!screen.text().contains("On the topic, but not in this row"));
    shows(&screen, "¶1 · holds frigates, but reads as furniture of the page");
    shows(screen.keys("s"), "this is about the whole topic");
    screen.keys("y");
    assert!(screen.copied[0].starts_with("“"), "{:?}", screen.copied);
    shows(screen.keys("enter"), "Article · ");
    shows(screen.keys("esc"), "What almost got in");
}

#[test]
fn that_nothing_came_close_is_not_called_silence() {
    let mut screen = Screen::new(110, 40);
    screen.keys("] W");
    shows(&screen, "Nothing came close");
    shows(&screen, "this is not silence");
}

#[test]
fn the_view_closes_with_its_cell() {
    let mut screen = on_a_gap(110, 40);
    screen.keys("W");
    let library = settings(Arc::new(crate::common::library())).question.library;
    screen.hear(Message::Loaded { library, problems: Vec::new() });
    shows(&screen, "that cell is no longer there");
}
