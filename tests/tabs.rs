//! Going from view to view: what is kept, and that Esc leads back the way one came.

mod common;

use common::Screen;

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
