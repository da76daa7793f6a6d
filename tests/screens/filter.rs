//! The filter: typed or marked, counted while one types, seen on every screen, cleared by a key.

use crate::common::{Screen, shows, shows_not};
use parallax::ui::model::session::Session;

/// A reader over the usual articles with this filter in force.
fn filtered(filter: &str, width: u16, height: u16) -> Screen {
    let mut screen = Screen::new(width, height);
    screen.keys("f").type_text(filter).keys("enter");
    screen
}

#[test]
fn conditions_are_typed_or_marked_and_counted_meanwhile() {
    let mut screen = Screen::new(100, 30);
    insta::assert_snapshot!("filter_empty_100x30", screen.keys("f").text());
    shows(&screen, &["4 of 4 passages", "outlet:\"Coast Daily\"", "1 article"]);
    screen.type_text("outlet:CD fig");
    shows(&screen, &["fig: no condition is called so; is it figure?"]);
    screen.type_text("ure ");
    shows(&screen, &["1 of 4 passages · 1 of 1 row on Ships", "● figure", "● outlet:\"Coast Daily\""]);
    screen.keys("down down tab");
    shows(&screen, &["only › outlet:CD figure gaps ", "gaps: takes two outlets", "● gaps"]);
    insta::assert_snapshot!("filter_typed_40x12", screen.resize(40, 12).text());
    insta::assert_snapshot!("filter_typed_200x60", screen.resize(200, 60).text());
    screen.resize(100, 30).keys("enter");
    shows(&screen, &["only › outlet:CD figure gaps ", "gaps: takes two outlets"]);
    screen.keys("tab");
    shows(&screen, &["only › outlet:CD figure ", "1 of 4 passages"]);
    screen.keys("esc");
    shows_not(&screen, "clears");
}

#[test]
fn a_mark_puts_a_condition_in_and_takes_it_out() {
    let mut screen = Screen::new(100, 30);
    screen.keys("f tab down tab");
    shows(&screen, &["only › differ shared", "● differ", "● shared"]);
    screen.keys("tab up tab");
    shows(&screen, &["· differ", "· shared", "4 of 4 passages"]);
    screen.type_text("-outlet:\"coast daily\" ");
    shows(&screen, &["- outlet:\"Coast Daily\"", "3 of 4 passages"]);
}

#[test]
fn the_list_is_of_what_the_word_under_the_cursor_may_become() {
    let mut screen = Screen::new(100, 30);
    screen.keys("f").type_text("figure CD");
    shows(&screen, &["▌· outlet:\"Coast Daily\"", "text:CD", "tab takes"]);
    shows_not(&screen, "· gaps");
    shows_not(&screen, "Rundblick");
    insta::assert_snapshot!("filter_suggested_100x30", screen.text());
    insta::assert_snapshot!("filter_suggested_40x12", screen.resize(40, 12).text());
    screen.resize(100, 30).keys("tab");
    shows(&screen, &["only › figure outlet:\"Coast Daily\" ", "1 of 4 passages", "· gaps", "tab marks"]);
    screen.type_text("-und");
    shows(&screen, &["-undated"]);
    shows(screen.keys("tab"), &["outlet:\"Coast Daily\" -undated "]);
    screen.keys("ctrl-u").type_text("fro").keys("tab");
    shows(&screen, &["only › from:", "nothing to suggest"]);
    screen.keys("ctrl-u").type_text("qu gaps").keys("left left left left left tab");
    shows(&screen, &["only › quote  gaps"]);
}

#[test]
fn the_filter_is_on_every_screen_with_the_key_that_clears_it() {
    let mut screen = filtered("outlet:CD outlet:Rundblick differ", 200, 60);
    insta::assert_snapshot!("filter_in_force_200x60", screen.text());
    insta::assert_snapshot!("filter_in_force_100x30", screen.resize(100, 30).text());
    insta::assert_snapshot!("filter_in_force_40x12", screen.resize(40, 12).text());
    for view in ["1", "2", "3", "4", "5", "enter", "?"] {
        for (width, height) in [(200, 60), (100, 30), (60, 20), (40, 12), (20, 6)] {
            let text = screen.resize(width, height).keys(view).text();
            let title = text.lines().next().unwrap_or_default();
            assert!(title.contains("filter") && title.contains(" F"), "{view} at {width}x{height}\n{text}");
        }
    }
    screen.resize(100, 30).keys("F");
    shows(&screen, &["the filter is cleared: all is shown"]);
    screen.keys("F");
    shows(&screen, &["no filter is in force; f sets one"]);
    shows_not(&screen, "clears");
}

#[test]
fn what_is_hidden_is_a_gap_of_its_own_and_counts_say_of_how_many() {
    let mut screen = filtered("text:\"the ministry\"", 200, 60);
    shows(&screen, &["1 of 4 passages", "filtered", "●◦◦"]);
    screen.keys("l s");
    shows(&screen, &["filtered: a filter hides what"]);
    shows_not(&screen, "marked as checked");
    screen.keys("2");
    shows(&screen, &["filtered"]);
}

#[test]
fn an_empty_result_says_so_and_names_the_key_that_clears_it() {
    let mut screen = filtered("undated figure", 200, 60);
    let nothing = "nothing on “Ships” passes the filter undated figure: F clears it";
    insta::assert_snapshot!("filter_nothing_200x60", screen.text());
    insta::assert_snapshot!("filter_nothing_100x30", screen.resize(100, 30).text());
    insta::assert_snapshot!("filter_nothing_40x12", screen.resize(40, 12).text());
    screen.resize(200, 60);
    for view in ["1", "3", "4"] {
        screen.keys(view);
        shows(&screen, &[nothing]);
    }
    let mut screen = filtered("outlet:Nobody", 200, 60);
    for view in ["1", "2", "v", "v", "3", "4", "5", "enter", "j", "l", "G"] {
        screen.keys(view);
    }
    screen.keys("1");
    shows(&screen, &["nothing on “Ships” passes the filter outlet:Nobody: F clears it"]);
}

#[test]
fn what_nothing_matched_is_not_laid_on_the_filter() {
    let mut screen = filtered("figure", 100, 30);
    screen.keys("] ]");
    shows(&screen, &["Nothing in 4 articles matches “Weather”"]);
}

#[test]
fn the_topics_count_what_passes() {
    let mut screen = Screen::new(200, 60);
    shows(&screen, &["Ferry fares"]);
    let count = |screen: &Screen| {
        let text = screen.text();
        let line = text.lines().find(|line| line.contains("│ Ferry fares")).map(str::to_owned);
        line.unwrap_or_else(|| panic!("no topic in\n{text}")).split_whitespace().nth(3).map(str::to_owned)
    };
    let before = count(&screen);
    screen.keys("f").type_text("outlet:Rundblick").keys("enter");
    assert_ne!(count(&screen), before);
}

#[test]
fn an_export_is_of_what_the_filter_shows() {
    let mut screen = filtered("outlet:CD", 100, 30);
    screen.keys("x");
    shows(&screen, &["only what passes the filter outlet:CD; the file says so"]);
    screen.keys("enter");
    let exporting = screen.exporting.take().expect("an export was asked for");
    assert_eq!(exporting.question.filter.filter.to_string(), "outlet:CD");
}

#[test]
fn the_filter_is_kept_between_visits() {
    let screen = filtered("outlet:CD figure", 100, 30);
    let kept = Session::of(&screen.model, Session::default());
    assert_eq!(kept.filter, "outlet:CD figure");
    let mut next = Screen::new(100, 30);
    next.model.kept = Some(kept);
    let library = next.model.shared.settings.question.library.clone();
    next.hear(parallax::ui::update::Message::Loaded { library, problems: Vec::new() });
    shows(&next, &["filter outlet:CD figure F clears", "1 of 4 passages"]);
}
