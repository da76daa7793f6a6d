//! The ledger of figures and its chart.

use crate::common::{Screen, shipped};

#[test]
fn the_ledger_stands_at_every_size() {
    let mut screen = Screen::of(shipped(), 200, 60);
    insta::assert_snapshot!("figures_200x60", screen.keys("3").text());
    insta::assert_snapshot!("figures_100x30", screen.resize(100, 30).text());
    insta::assert_snapshot!("chart_100x30", screen.keys("v").text());
    insta::assert_snapshot!("chart_40x12", screen.resize(40, 12).text());
    insta::assert_snapshot!("figures_40x12", screen.keys("v").text());
}

#[test]
fn any_field_sorts_it_and_the_cursor_stays_on_its_figure() {
    let mut screen = Screen::new(120, 30);
    screen.keys("3 j");
    let under_cursor = |screen: &Screen| {
        let text = screen.text();
        text.lines().find(|line| line.contains("│▌")).unwrap_or_default().to_owned()
    };
    let before = under_cursor(&screen);
    assert!(before.contains("45"), "{}", screen.text());
    for (_, name) in parallax::compare::tables::ledger::Field::ALL.iter().skip(1) {
        let text = screen.keys("r").text();
        assert!(text.contains(&format!("sorted by {name}")), "{name}\n{text}");
        assert_eq!(under_cursor(&screen), before, "{name}");
    }
    assert!(screen.keys("R").text().contains("reversed"));
    screen.keys("R r");
    assert_eq!(under_cursor(&screen), before);
}

#[test]
fn enter_opens_the_article_and_one_goes_to_the_passage_in_its_row() {
    let mut screen = Screen::new(120, 30);
    let ledger = screen.keys("3 j").text();
    let article = screen.keys("enter").text();
    assert!(article.contains("Article · ") && article.contains("At least 45 Norland ships"), "{article}");
    assert_eq!(screen.keys("esc").text(), ledger);
    let compare = screen.keys("1").text();
    assert!(compare.contains("▌At least 45 Norland"), "{compare}");
    assert_eq!(screen.keys("esc").text(), ledger, "esc leads back the way one came");
    screen.keys("y");
    assert!(screen.copied[0].starts_with("“At least 45 Norland ships"), "{:?}", screen.copied);
    let back = screen.keys("esc").text();
    assert!(back.contains("┌ Ships"), "{back}");
}

#[test]
fn a_topic_without_figures_says_so() {
    let mut screen = Screen::new(100, 30);
    let text = screen.keys("] ] 3").text();
    assert!(text.contains("no passage of “Weather” states a figure"), "{text}");
}

#[test]
fn a_pinned_passage_leaves_its_figures_in_their_row() {
    let mut screen = Screen::new(120, 30);
    let before = screen.keys("3").text();
    assert!(before.contains("≠ ~40 … 50"), "{before}");
    screen.keys("1 C p esc");
    assert_eq!(screen.keys("3").text(), before);
}
