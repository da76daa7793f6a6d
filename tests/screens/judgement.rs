//! Judging in the compare view: out of the topic, into other rows, by other names, read otherwise.

use crate::common::{Screen, article, library_with, settings, shows, shows_not};
use parallax::compare::comparison::{Comparison, Way};
use std::sync::Arc;

fn screen() -> Screen {
    Screen::new(200, 50)
}

fn comparison(screen: &Screen) -> Arc<Comparison> {
    Arc::clone(screen.model.shared.comparison().expect("compared"))
}

/// The passages of the topic, by article and first byte.
fn passages(screen: &Screen) -> Vec<String> {
    let comparison = comparison(screen);
    let all = comparison.rows.iter().flat_map(|row| row.cells.iter()).flat_map(|cell| cell.passages());
    let mut all: Vec<String> = all.map(|of| format!("{} {}", of.article, of.span.start)).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn a_passage_is_taken_out_and_comes_back() {
    let mut screen = screen();
    let before = passages(&screen);
    shows(screen.keys("d"), &["taken out of Ships, this session; u takes it back"]);
    assert_eq!(passages(&screen).len(), before.len() - 1);
    shows(screen.keys("u"), &["taken back: taken out of Ships"]);
    assert_eq!(passages(&screen), before);
    screen.keys("ctrl-y");
    assert_eq!(passages(&screen).len(), before.len() - 1);
}

#[test]
fn a_passage_is_moved_to_a_row_of_its_own_and_to_another_topic() {
    let mut screen = screen();
    let before = passages(&screen);
    screen.keys("g m");
    shows(&screen, &["Move the passage to", "a row of its own  new row", "Ferry fares  topic:"]);
    screen.type_text("of its own").keys("enter");
    assert_eq!(passages(&screen), before, "nothing is lost");
    assert!(comparison(&screen).rows.iter().any(|row| row.judged.is_own()));
    screen.keys("u g m").type_text("ferry").keys("enter");
    shows(&screen, &["moved to the topic Ferry fares"]);
    assert_eq!(passages(&screen).len(), before.len() - 1);
    screen.keys("]");
    assert!(comparison(&screen).rows.iter().any(|row| row.judged.is_own()), "{}", screen.text());
}

#[test]
fn rows_are_named_joined_and_parted() {
    let mut screen = screen();
    let rows = |screen: &Screen| comparison(screen).rows.iter().filter(|row| row.way != Way::Alone).count();
    let before = rows(&screen);
    screen.keys("g n").type_text("Hulls off Norland").keys("enter");
    shows(&screen, &["Hulls off Norland", "named by you", "the row is renamed"]);
    assert_eq!(rows(&screen), before);
    screen.keys("u g p");
    shows(&screen, &["make a row of the marked passages", "[x] ", "[ ] "]);
    screen.keys("enter");
    shows(&screen, &["in a row of their own"]);
    let all = passages(&screen);
    screen.keys("u");
    assert_eq!(passages(&screen), all, "parting loses nothing");
    shows(screen.keys("G g n"), &["no row, and has no name"]);
}

#[test]
fn what_was_read_is_corrected_and_taken_back() {
    let mut screen = screen();
    screen.keys("i").type_text("value").keys("enter");
    shows(&screen, &["value › ", "empty: as the program reads it"]);
    screen.keys("ctrl-u").type_text("many").keys("enter");
    shows(&screen, &["“many” is no number"]);
    screen.keys("ctrl-u").type_text("1,234").keys("enter");
    shows(&screen, &["value: 1,234", "✎", "~1,234 · Mar 2031"]);
    screen.keys("i");
    shows(&screen, &["✎ the program reads: "]);
    screen.type_text("value").keys("enter ctrl-u enter");
    shows(&screen, &["not corrected by you"]);
    shows_not(&screen, "✎");
    screen.keys("i").type_text("as of").keys("enter ctrl-u").type_text("spring").keys("enter");
    shows(&screen, &["“spring” is no date"]);
}

#[test]
fn a_note_is_kept_changed_and_taken_away() {
    let mut screen = screen();
    screen.keys("A").type_text("ask").keys("enter");
    shows(&screen, &["✎ ask", "noted"]);
    screen.keys("A").type_text(" s").keys("enter");
    shows(&screen, &["✎ ask s"]);
    screen.keys("A ctrl-u enter");
    shows_not(&screen, "✎");
}

#[test]
fn cells_are_reviewed_one_after_the_other() {
    let mut screen = screen();
    let (_, all) = comparison(&screen).reviewed();
    for reviewed in 1..=all {
        screen.keys("r");
        shows(&screen, &["✓ reviewed", &format!("{reviewed} of {all} reviewed")]);
        screen.keys("g r");
    }
    shows(&screen, &["every cell that holds passages is reviewed"]);
    screen.keys("r");
    assert_eq!(comparison(&screen).reviewed(), (all - 1, all));
}

#[test]
fn the_programs_own_choice_is_one_key_away() {
    let mut screen = screen();
    shows(screen.keys("P"), &["nothing is corrected"]);
    screen.keys("g n").type_text("Hulls").keys("enter P");
    shows(&screen, &["without your judgements P"]);
    shows_not(&screen, "named by you");
    shows(screen.keys("d"), &["the program’s own choice is shown: P goes back"]);
    shows(screen.keys("P"), &["named by you"]);
}

#[test]
fn what_is_typed_can_be_left() {
    let mut screen = screen();
    screen.keys("i").type_text("value").keys("enter esc");
    shows(&screen, &["What should be read"]);
    screen.keys("esc");
    shows_not(&screen, "What should be read");
    screen.keys("A").type_text("x").keys("esc");
    shows_not(&screen, "Note on the passage");
    shows_not(&screen, "✎");
}

#[test]
fn a_corrected_value_is_told_in_place_of_the_articles_words() {
    let paid = |words: &str| article("Outlet", "published = 2031-03-02", words);
    let library = library_with(&[
        ("a", paid("The ferry pass costs $40 in the strait.")),
        ("b", paid("The ferry pass will cost $60 in the strait.")),
    ]);
    let mut screen = Screen::of(settings(Arc::new(library)), 160, 40);
    shows(screen.keys("]"), &["$40 · own voice ¶1"]);
    screen.keys("i").type_text("value").keys("enter ctrl-u").type_text("45").keys("enter");
    shows(&screen, &["45✎ · own voice ¶1"]);
    screen.keys("i").type_text("said").keys("enter ctrl-u").type_text("the mayor").keys("enter");
    shows(&screen, &["45✎ · the mayor✎ ¶1"]);
    screen.keys("i").type_text("as of").keys("enter ctrl-u").type_text("2031-02").keys("enter");
    shows(screen.keys("3"), &["45✎", "2031-02✎", "the mayor✎"]);
    screen.keys("esc");
    screen.keys("i").type_text("value").keys("enter ctrl-u enter");
    shows(&screen, &["$40✎ · the mayor✎ ¶1"]);
}

/// What the cursor of the compare view stands on: column, row, words.
fn stands_on(screen: &Screen) -> (Option<String>, Option<String>, String) {
    let focus = screen.model.compare.focus();
    let words = focus.passage.map(|(article, span)| comparison(screen).text(&article, span).to_owned());
    (focus.column, focus.row, words.unwrap_or_default())
}

#[test]
fn undoing_and_redoing_lead_back_to_what_was_judged() {
    for (way, judge) in [("l", "d"), ("G", "d"), ("l", "r"), ("l", "A x enter"), ("l", "g m o w n enter")] {
        let mut screen = screen();
        screen.keys(way);
        let (before, text) = (stands_on(&screen), screen.text());
        screen.keys(judge);
        let after = stands_on(&screen);
        screen.keys("g g l j u");
        assert_eq!(stands_on(&screen), before, "{way} {judge}: undone\n{}", screen.text());
        screen.keys("g g l j ctrl-y");
        assert_eq!(stands_on(&screen), after, "{way} {judge}: done again\n{}", screen.text());
        screen.keys("u");
        let body = |text: &str| text.lines().skip(1).take(47).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(body(&screen.text()), body(&text), "{way} {judge}: the window stands as it did");
    }
}

#[test]
fn undoing_leads_back_to_the_topic_of_what_was_judged() {
    let mut screen = screen();
    screen.keys("l");
    let before = stands_on(&screen);
    screen.keys("d ] u");
    assert_eq!(stands_on(&screen), before, "{}", screen.text());
    // Not out of another view, but there when one comes back.
    screen.keys("d ] 3 u");
    shows(&screen, &["Figures · Ferry fares", "taken back: taken out of Ships"]);
    screen.keys("1 [");
    assert_eq!(stands_on(&screen), before, "{}", screen.text());
}
