//! The list of keys: as they are bound, and narrowed by what one types.

use crate::common::{Screen, library, settings, shows, shows_not};
use insta::assert_snapshot;
use parallax::ui::keymap::{Action, KeySequence};
use ratatui::style::Modifier;
use std::sync::Arc;

/// The first number of "4 of 61" in the frame, and the second.
fn counted(screen: &Screen) -> (usize, usize) {
    let text = screen.text();
    let frame = text.lines().nth(1).unwrap_or_default();
    let (before, after) = frame.split_once(" of ").unwrap_or_else(|| panic!("no count in\n{text}"));
    let number = |words: Option<&str>| words.and_then(|word| word.parse().ok()).unwrap_or(usize::MAX);
    (number(before.split_whitespace().next_back()), number(after.split_whitespace().next()))
}

#[test]
fn typing_narrows_the_keys_by_key_name_and_words() {
    let mut screen = Screen::new(100, 40);
    #[track_caller]
    fn check(screen: &mut Screen, typed: &str, there: &[&str], gone: &str) {
        screen.keys("/").type_text(typed);
        shows(screen, &[&format!("search › {typed}")]);
        shows(screen, there);
        shows_not(screen, gone);
        screen.keys("esc");
    }
    screen.keys("?");
    check(
        &mut screen,
        "copy",
        &["copy the passage or the selection with its source", "copy-row"],
        "fold every row",
    );
    check(&mut screen, "ROW copy", &["copy-row"], "copy the passage");
    check(&mut screen, "héld agàinst", &[], "copy-row");
    check(&mut screen, "Ünder the cúrsor", &["open what is under the cursor"], "copy-row");
    check(&mut screen, "near-misses", &["W   "], "copy-row");
    check(&mut screen, "ctrl-y", &["make it again"], "copy-row");
    check(&mut screen, "g /", &["The key g /", "search all articles"], "copy-row");
    check(&mut screen, "Z9", &["nothing here is called so"], "copy-row");
}

#[test]
fn a_key_typed_as_it_stands_says_first_what_it_does() {
    let mut screen = Screen::new(100, 40);
    screen.keys("? /").type_text("K");
    let text = screen.text();
    let lines: Vec<&str> = text.lines().skip(3).take(2).collect();
    assert!(lines[0].contains("The key K") && lines[1].contains("freeze-column"), "{text}");
    assert_eq!(text.matches("freeze-column").count(), 1, "{text}");
}

#[test]
fn esc_clears_the_search_then_closes_and_enter_keeps_it() {
    let mut screen = Screen::new(100, 20);
    let before = screen.keys("? j j j").text();
    screen.keys("/").type_text("column");
    let (few, all) = counted(&screen);
    assert!(0 < few && few < all, "{few} of {all}");
    screen.keys("enter j");
    assert_eq!(counted(&screen), (few, all));
    shows(&screen, &["search › column"]);
    // Typing goes on where it was left, and a letter is no command meanwhile.
    screen.keys("/").type_text("q");
    assert_eq!(counted(&screen), (0, all));
    assert!(!screen.model.quit);
    screen.keys("backspace enter");
    assert_eq!(screen.keys("esc").text(), before);
    shows_not(screen.keys("esc"), "Keys · compare");
    screen.keys("? / enter");
    shows_not(&screen, "search ›");
}

#[test]
fn the_search_finds_keys_as_the_config_binds_them() {
    let mut new = settings(Arc::new(library()));
    let keys = vec![KeySequence::parse("Z").unwrap()];
    new.keymap = new.keymap.with(Action::Fold, keys);
    let mut screen = Screen::of(new, 100, 40);
    shows(screen.keys("? /").type_text("Z"), &["The key Z", "Z                    fold every row"]);
}

#[test]
fn only_keys_and_headings_stand_out_in_the_list() {
    for (width, height) in [(100, 40), (40, 12)] {
        let mut screen = Screen::new(width, height);
        let buffer = screen.keys("?").buffer();
        let is_bold = |x, y| buffer[(x, y)].modifier.contains(Modifier::BOLD);
        let words: Vec<String> = (2..height - 2)
            .map(|y| (1..width - 1).filter(|x| is_bold(*x, y)).map(|x| buffer[(x, y)].symbol()).collect())
            .collect();
        assert_eq!(words[0].trim(), "In the compare view");
        assert_eq!(words[1].trim(), "j  down");
        assert!(words.iter().all(|words| !words.contains("down: row")), "{words:?}");
        assert!(words.iter().all(|words| words.trim().len() <= 20), "{words:?}");
    }
}

#[test]
fn the_narrowed_list_at_two_sizes() {
    let mut screen = Screen::new(100, 20);
    screen.keys("? /").type_text("search");
    assert_snapshot!("help_search_100x20", screen.text());
    assert_snapshot!("help_search_40x12", screen.resize(40, 12).text());
}
