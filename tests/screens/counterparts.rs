//! Counterparts of a passage, and what is pinned level with it: whole screens, and what keys do.

use crate::common::{Screen, settings, shipped, topics};
use parallax::compare::Question;
use parallax::compare::comparison::{Cell, Columns, Way};
use parallax::compare::topics::{Aliases, Topics};
use parallax::ui::update::Message;
use std::sync::Arc;

#[test]
fn counterparts_are_listed_by_column() {
    for (width, height) in [(200, 60), (100, 30), (40, 12)] {
        let mut screen = Screen::of(shipped(), width, height);
        insta::assert_snapshot!(format!("counterparts_{width}x{height}"), screen.keys("C").text());
    }
}

#[test]
fn a_pinned_row_stands_at_the_top() {
    for (width, height) in [(200, 60), (100, 30), (40, 12)] {
        let mut screen = Screen::of(shipped(), width, height);
        screen.keys("C j p esc g g");
        insta::assert_snapshot!(format!("pinned_{width}x{height}"), screen.text());
    }
}

#[test]
fn what_was_pinned_is_seen_when_one_comes_back() {
    for (width, height) in [(200, 60), (100, 30), (40, 12)] {
        let mut screen = Screen::of(shipped(), width, height);
        screen.keys("C j p esc");
        shows(&screen, "pinned by you");
        let focus = screen.model.compare.focus();
        let comparison = screen.model.shared.comparison().expect("compared");
        let row = comparison.rows.iter().find(|row| Some(&row.id) == focus.row.as_ref());
        assert_eq!(row.map(|row| row.way), Some(Way::Pinned), "{}", screen.text());
    }
}

#[track_caller]
fn shows(screen: &Screen, words: &str) {
    let text = screen.text();
    assert!(text.contains(words), "no “{words}” in\n{text}");
}

/// The articles with a passage in the pinned row of the present topic; none if there is no such row.
fn pinned(screen: &Screen) -> Vec<String> {
    let comparison = screen.model.shared.comparison().expect("compared");
    let rows = comparison.rows.iter().filter(|row| row.way == Way::Pinned);
    rows.flat_map(|row| &row.cells)
        .flat_map(Cell::passages)
        .map(|passage| passage.article.to_string())
        .collect()
}

#[test]
fn a_key_pins_and_takes_off_again() {
    let mut screen = Screen::new(160, 40);
    screen.keys("p");
    shows(&screen, "C lists counterparts; p there pins one level with this passage");
    screen.keys("C p");
    shows(&screen, "pinned level at the top, this session");
    shows(&screen, "· ✎ pinned level");
    assert_eq!(pinned(&screen).len(), 2);
    screen.keys("p");
    shows(&screen, "taken off the pinned row");
    assert!(pinned(&screen).is_empty());
    screen.keys("p j p esc");
    assert_eq!(pinned(&screen).len(), 3);
    shows(screen.keys("g g"), "pinned by you");
    shows(&screen, "· nothing pinned");
    screen.keys("g g p");
    assert_eq!(pinned(&screen).len(), 2);
    shows(screen.keys("g g p"), "nothing of Post is pinned in this row");
    screen.keys("l p");
    assert!(pinned(&screen).is_empty(), "a row of one passage is no row");
}

#[test]
fn pins_outlive_another_topic_another_config_and_another_arrangement() {
    let mut screen = Screen::new(110, 40);
    screen.keys("C p esc ] [");
    assert_eq!(pinned(&screen).len(), 2);
    let mut new = settings(Arc::clone(&screen.model.shared.settings.question.library));
    new.question.topics = Arc::new(Topics::new(topics().into_iter().take(2).collect(), Aliases::default()));
    screen.hear(Message::Configured(Box::new(new)));
    assert_eq!(pinned(&screen).len(), 2);
    screen.keys("o");
    let Question { arrangement, .. } = screen.model.shared.settings.question;
    assert_eq!(arrangement.columns, Some(Columns::Outlet));
    assert_eq!(pinned(&screen).len(), 2);
}

#[test]
fn enter_goes_to_the_passage_and_y_copies_it() {
    let mut screen = Screen::new(110, 40);
    screen.keys("C y");
    assert!(
        screen.copied[0].starts_with("“At least 45 Norland ships now lie in the strait"),
        "{:?}",
        screen.copied
    );
    assert!(screen.copied[0].contains("~ ? not sure: published"));
    let column = screen.keys("enter").model.compare.focus().column;
    assert_eq!(column.as_deref(), Some("daily-fleet"));
    assert!(screen.text().contains("Ships ─"), "the compare view\n{}", screen.text());
}

#[test]
fn the_article_view_asks_for_counterparts_too() {
    let mut screen = Screen::new(110, 40);
    shows(screen.keys("enter C"), "Counterparts · Ships");
    shows(screen.keys("esc"), "· passage 1 of");
    let mut screen = Screen::new(110, 40);
    screen.keys("] ] C");
    assert!(!screen.text().contains("Counterparts"), "nothing speaks of the weather");
}
