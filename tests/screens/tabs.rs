//! Going from view to view: what is kept, and that Esc leads back the way one came.

use crate::common::Screen;

fn title(screen: &Screen) -> String {
    let text = screen.text();
    let line = text.lines().nth(1).unwrap_or_default();
    let words = line.rsplit('┌').next().unwrap_or_default();
    words.split_whitespace().next().unwrap_or_default().to_owned()
}

#[test]
fn esc_leads_back_the_way_one_came() {
    let mut screen = Screen::new(120, 30);
    for (keys, expected) in [
        ("2", "Matrix"),
        ("3", "Figures"),
        ("esc", "Matrix"),
        ("esc", "Ships"),
        ("2 3 1", "Ships"),
        ("esc", "Figures"),
        ("esc", "Matrix"),
        ("esc", "Ships"),
        ("esc", "Ships"),
        ("2 3 2", "Matrix"),
        ("esc", "Figures"),
        ("esc", "Ships"),
        ("4 5", "Words"),
        ("esc", "Voices"),
        ("esc", "Ships"),
        ("3 enter", "Article"),
        ("esc", "Figures"),
        ("1 2 1 2", "Matrix"),
        ("esc", "Ships"),
        ("esc", "Figures"),
        ("esc", "Ships"),
    ] {
        screen.keys(keys);
        assert_eq!(title(&screen), expected, "after {keys}\n{}", screen.text());
    }
}

#[test]
fn column_and_passage_are_kept_from_view_to_view() {
    let mut screen = Screen::new(130, 30);
    let marked = |screen: &Screen, words: &str| {
        let text = screen.text();
        assert!(text.contains(&format!("▌{words}")), "{words}\n{text}");
    };
    screen.keys("l");
    marked(&screen, "At least 45 Norland");
    let text = screen.keys("3").text();
    assert!(text.lines().any(|line| line.contains("│▌") && line.contains("≥45")), "{text}");
    screen.keys("j 1");
    marked(&screen, "Between 40 and 50");
    screen.keys("2 1");
    marked(&screen, "Between 40 and 50");
}

#[test]
fn a_topic_chosen_in_one_view_is_the_topic_of_all() {
    let mut screen = Screen::new(120, 30);
    let text = screen.keys("3 ] 1").text();
    assert!(text.contains("┌ Ferry fares"), "{text}");
    let text = screen.keys("[ 4").text();
    assert!(text.contains("Voices · Ships"), "{text}");
}

#[test]
fn the_title_bar_says_which_view_is_seen() {
    let screen = Screen::new(120, 30);
    assert!(screen.text().lines().next().unwrap_or_default().contains("1 Compare  2 Matrix"));
    let narrow = Screen::new(40, 12);
    assert!(narrow.text().lines().next().unwrap_or_default().contains("1 2 3 4 5"));
}

#[test]
fn going_over_and_back_loses_neither_gap_nor_scroll() {
    let mut screen = Screen::of(crate::common::shipped(), 100, 20);
    for keys in ["", "j j l", "l l l", "ctrl-d h"] {
        let before = screen.keys(keys).text();
        for there in ["2 1", "3 1", "4 1", "5 1", "2 3 4 1", "3 2 3 1"] {
            assert_eq!(screen.keys(there).text(), before, "after {keys}, {there}");
        }
    }
    // On an empty cell as well, which no other view can tell.
    let mut screen = Screen::new(150, 30);
    let before = screen.keys("l l l").text();
    assert!(before.contains("▌· none found"), "{before}");
    assert_eq!(screen.keys("3 1").text(), before);
    assert_eq!(screen.keys("2 4 1").text(), before);
}

#[test]
fn another_column_of_the_matrix_keeps_the_row_that_one_was_in() {
    let bar = |screen: &Screen| {
        let text = screen.text();
        let at = text.lines().skip(4).position(|line| line.contains('▌'));
        at.unwrap_or_else(|| panic!("no cursor in\n{text}"))
    };
    let mut screen = Screen::of(crate::common::shipped(), 200, 60);
    screen.keys("o j j");
    let row = bar(&screen);
    let mut there = Screen::of(crate::common::shipped(), 200, 60);
    there.keys("o j j 2 l 1");
    assert_eq!(bar(&there), row, "{}\n{}", screen.text(), there.text());
}
