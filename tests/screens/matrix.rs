//! The matrix view as it is drawn, in its three layouts, and what keys do there.

use crate::common::{Screen, library_of, settings, shipped};
use parallax::compare::articles::Library;
use parallax::ui::theme::{Theme, ThemeChoice};
use parallax::ui::views::Open;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::sync::Arc;

const SIZES: [(u16, u16); 3] = [(200, 60), (100, 30), (40, 12)];

fn check(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let text = Screen::of(shipped(), width, height).keys(keys).text();
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), text);
    }
}

#[test]
fn topics_stand_against_columns() {
    check("cover", "2");
}

#[test]
fn rows_stand_by_their_gaps() {
    check("omissions", "] 2 v");
}

#[test]
fn the_gaps_of_a_column_are_listed() {
    check("gaps", "] 2 v g g l enter");
}

#[test]
fn topics_stand_against_time() {
    check("time", "2 v v");
}

#[test]
fn the_cell_under_the_cursor_is_reversed_in_one_colour_and_its_shade_is_not() {
    let mut settings = settings(Arc::new(crate::common::library()));
    settings.theme = Theme::new(ThemeChoice::Dark);
    let mut screen = Screen::of(settings, 100, 30);
    let buffer = screen.keys("2").buffer();
    let row = buffer.area.rows().find(|row| row.positions().any(|at| buffer[at].symbol() == "▌"));
    let cells: Vec<_> = row.expect("a cursor").positions().map(|at| &buffer[at]).collect();
    let bar = cells.iter().position(|cell| cell.symbol() == "▌").expect("a cursor");
    assert!("▁▂▃▄▅▆▇█".contains(cells[bar + 1].symbol()), "{:?}", cells[bar + 1]);
    assert!(!cells[bar + 1].modifier.contains(Modifier::REVERSED), "{:?}", cells[bar + 1]);
    let words = &cells[bar + 2..bar + 2 + " 2 · 29%".chars().count()];
    let is_plain = |cell: &&Cell| (cell.fg, cell.modifier) == (Color::Reset, Modifier::REVERSED);
    assert!(words.iter().all(is_plain), "{words:?}");
}

/// What stands under the table: the cell under the cursor in words.
fn in_words(screen: &Screen) -> String {
    let text = screen.text();
    let lines: Vec<&str> = text.lines().collect();
    let line = lines[lines.len() - 3].trim_matches(['│', ' ']);
    line.to_owned()
}

#[track_caller]
fn says(screen: &mut Screen, keys: &str, expected: &str) {
    screen.keys(keys);
    assert_eq!(in_words(screen), expected, "after {keys}\n{}", screen.text());
}

#[test]
fn the_cursor_says_its_cell_in_words_and_keeps_it() {
    let mut screen = Screen::new(150, 30);
    let mut check = |keys: &str, expected: &str| says(&mut screen, keys, expected);
    check("2", "Ships · Post 2 Mar 2031: 2 sentences in 2 passages, 29% of 7");
    check("l", "Ships · Coast Daily ~9 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check("j", "Ferry fares · Coast Daily ~9 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check("r", "Ferry fares · Coast Daily ~9 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check("R", "Ferry fares · Coast Daily ~9 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check("r r r R", "Ferry fares · Coast Daily ~9 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check("]", "Ferry fares · Coast Daily ~9 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check(
        "j j",
        "all topics · Coast Daily ~9 Mar 2031: 2 sentences in 2 passages, 67% of 3; a sentence of two topics counts once",
    );
    check(
        "h h h",
        "all topics · all columns: 9 sentences in 8 passages, 60% of 15; a sentence of two topics counts once",
    );
    check("k", "Weather · all columns: 0 sentences in 0 passages, 0% of 15");
    check(
        "l",
        "Weather · Post 2 Mar 2031: none found: no rule matched here; that is not to say it is silent",
    );
}

#[test]
fn topics_are_sorted() {
    let order = |keys: &str| -> Vec<String> {
        let mut screen = Screen::new(150, 30);
        let text = screen.keys(keys).text();
        let label =
            |line: &str| line.trim_start_matches('│').split('│').next().unwrap_or("").trim().to_owned();
        text.lines().skip(3).take(4).map(label).collect()
    };
    assert_eq!(order("2"), ["Ships", "Ferry fares", "Weather", "all topics"]);
    assert_eq!(order("2 r"), ["Ferry fares", "Ships", "Weather", "all topics"]);
    assert_eq!(order("2 R"), ["Weather", "Ferry fares", "Ships", "all topics"]);
    assert_eq!(order("2 r r"), ["Ferry fares", "Ships", "Weather", "all topics"]);
    assert_eq!(order("2 r r r"), ["Ships", "Ferry fares", "Weather", "all topics"], "of the Post's column");
}

#[test]
fn enter_goes_to_the_topic_at_the_column() {
    let mut screen = Screen::new(150, 30);
    screen.keys("2 l l j enter");
    assert_eq!(screen.model.shared.topic, 1, "{}", screen.text());
    let focus = screen.model.compare.focus();
    assert_eq!(focus.column.as_deref(), Some("rundblick"));
    assert!(focus.passage.is_some(), "{focus:?}");
    screen.keys("esc");
    assert_eq!(
        in_words(&screen),
        "Ferry fares · Rundblick † 11 Mar 2031: 2 sentences in 1 passage, 67% of 3"
    );
}

#[test]
fn the_column_is_handed_from_layout_to_layout_and_from_view_to_view() {
    let mut screen = Screen::new(150, 30);
    let mut check = |keys: &str, expected: &str| says(&mut screen, keys, expected);
    check("l 2", "Ships · Coast Daily ~9 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check(
        "v",
        "Coast Daily ~9 Mar 2031: lacks 0 rows that 2+ other outlets have; alone has 0 passages (enter)",
    );
    check("j", "Coast Daily ~9 Mar 2031: 1 passage");
    check("v", "Coast Daily · 2031-03: 1 of 1 article on Ships, 100%; ~ a date is guessed");
    check("+", "Coast Daily · 2031: 1 of 1 article on Ships, 100%; ~ a date is guessed");
    check("- -", "Coast Daily · 2031-W10: 1 of 1 article on Ships, 100%; ~ a date is guessed");
    check("v", "Ships · Coast Daily ~9 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check("1 l 2", "Ships · Rundblick † 11 Mar 2031: 1 sentence in 1 passage, 33% of 3");
    check("1 ] 2", "Ferry fares · Post 2 Mar 2031: 1 sentence in 1 passage, 14% of 7");
}

#[test]
fn esc_closes_the_list_before_the_view() {
    let mut screen = Screen::new(100, 30);
    screen.keys("2 v g g");
    let table = screen.text();
    screen.keys("enter");
    assert!(screen.text().contains("Gaps · Ships"), "{}", screen.text());
    screen.keys("] [ esc");
    assert_eq!(screen.keys("g g").text(), table);
    screen.keys("esc");
    assert!(screen.model.open.is_empty());
}

#[test]
fn near_misses_are_asked_of_the_present_topic() {
    let opened = |keys: &str| {
        let mut screen = Screen::new(100, 30);
        screen.keys(keys);
        matches!(screen.model.open.last(), Some(Open::NearMisses(_)))
    };
    assert!(opened("2 W"));
    assert!(!opened("2 j W"), "another topic than the present one");
    assert!(!opened("2 g g h h h h W"), "all columns");
    assert!(opened("2 v j l W"));
    assert!(opened("2 v g g l l l enter W"), "from the list");
    assert!(opened("2 v v W"));
}

#[test]
fn empty_and_waiting_screens_say_so() {
    let mut screen = Screen::of(settings(Arc::new(Library::default())), 100, 30);
    assert!(screen.keys("2").text().contains("no articles"), "{}", screen.text());
    assert!(screen.keys("v").text().contains("no articles"), "{}", screen.text());
    assert!(screen.keys("v").text().contains("no articles"), "{}", screen.text());
    screen.keys("j l enter r R W + - esc");
    let mut screen = Screen::new(100, 30);
    screen.keys("2");
    screen.model.shared.comparisons[1] = None;
    screen.model.shared.revision += 1;
    assert!(screen.resize(100, 29).text().contains("1 topic not counted yet"), "{}", screen.text());
}

#[test]
fn hostile_names_do_not_break_the_table() {
    let text = "+++\ntitle = \"船\\u202e\"\noutlet = \"船船船船船船船船船船船船船船船船\\u001b[31m\"\n+++\nTen 40 ships.\n";
    let library = library_of(&[("a", text), ("b", "A ship\n\nThe fleet of 12 ships.\n")]);
    for (width, height) in [(200, 60), (41, 12), (20, 6), (58, 7)] {
        let mut screen = Screen::of(settings(Arc::new(library_of(&[]))), width, height);
        screen.keys("2 v v");
        let mut screen = Screen::of(settings(Arc::new(library_of(&[("a", text)]))), width, height);
        let shown = screen.keys("2 j l v j l enter j esc v j l").text();
        assert!(!shown.contains(['\u{202e}', '\u{1b}']), "{shown}");
    }
    let mut screen = Screen::of(settings(Arc::new(library)), 60, 12);
    screen.keys("2 v v - + + r R G g g pgdn pgup v v v");
}
