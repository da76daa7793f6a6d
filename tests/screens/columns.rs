//! Columns arranged by hand: hidden and shown, frozen, paged by whole screens, all taken back.

use crate::common::{Screen, library_of, settings, shows, shows_not};
use insta::assert_snapshot;
use parallax::compare::comparison::Columns;
use std::sync::Arc;

/// Fourteen articles of as many outlets that count ships: "Outlet 1" counts 41.
fn many(width: u16, height: u16) -> Screen {
    let text = |index: usize| {
        format!(
            "+++\ntitle = \"Strait {index}\"\noutlet = \"Outlet {index}\"\npublished = 2031-03-{index:02}\n+++\n\
             Norland sent {} ships to the strait in March, outlet {index} says.\n\n{}",
            40 + index,
            if index == 4 { "Another 6 frigates are under repair.\n" } else { "" }
        )
    };
    let texts: Vec<(String, String)> = (1..=14).map(|index| (format!("a{index:02}"), text(index))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let mut settings = settings(Arc::new(library_of(&texts)));
    settings.question.arrangement.columns = Some(Columns::Article);
    Screen::of(settings, width, height)
}

/// What the frame's first line says of columns: the last words of it that end in a number.
fn columns(screen: &Screen) -> String {
    let text = screen.text();
    let line = text.lines().nth(1).unwrap_or_default();
    line.rsplit(" · ").next().unwrap_or_default().trim_matches(['┐', '─', ' ']).to_owned()
}

#[test]
fn many_columns_at_every_size() {
    let mut screen = many(200, 60);
    screen.keys("H l l K }");
    assert_snapshot!("columns_200x60", screen.text());
    assert_snapshot!("columns_100x30", screen.resize(100, 30).text());
    assert_snapshot!("columns_40x12", screen.resize(40, 12).text());
}

#[test]
fn columns_page_by_whole_screens_and_the_rest_is_counted() {
    let mut screen = many(100, 30);
    screen.keys("\\");
    let mut check = |keys: &str, told: &str, rest: &str| {
        screen.keys(keys);
        assert_eq!(columns(&screen), told, "after {keys}\n{}", screen.text());
        shows(&screen, &[rest]);
    };
    check("", "1–3 of 14", "+11 ▸");
    check("}", "4–6 of 14", "◂ 3  +8 ▸");
    check("} }", "10–12 of 14", "◂ 9  +2 ▸");
    check("}", "12–14 of 14", "◂ 11");
    check("}", "12–14 of 14", "no columns further to the right here");
    check("{", "9–11 of 14", "◂ 8  +3 ▸");
    check("{ { {", "1–3 of 14", "+11 ▸");
    check("{", "1–3 of 14", "no columns further to the left here");
}

#[test]
fn frozen_columns_stay_while_the_others_page() {
    let mut screen = many(100, 30);
    screen.keys("\\ l l K");
    shows(&screen, &["▌▮ Outlet 3", "Outlet 3 frozen at the left (▮); K frees it"]);
    assert_eq!(columns(&screen), "1–3 of 14");
    screen.keys("l }");
    assert_eq!(columns(&screen), "1 + 4–5 of 14", "{}", screen.text());
    shows(&screen, &["▮ Outlet 3", "║▌Outlet 4", "◂ 2  +9 ▸"]);
    // From the frozen one to the others as they are on the screen, and back over what is off it.
    screen.keys("h");
    assert_eq!(columns(&screen), "1 + 3–4 of 14");
    screen.keys("h h");
    shows(&screen, &["▌▮ Outlet 3"]);
    screen.keys("} l");
    assert_eq!(columns(&screen), "1 + 4–5 of 14");
    shows(&screen, &["║▌Outlet 4"]);
    screen.keys("h h h K");
    shows(&screen, &["Outlet 3 is frozen no longer"]);
    shows_not(&screen, "▮");
    // One place is always left for paging.
    let mut screen = many(100, 30);
    shows(screen.keys("\\ K l K l K"), &["no room to hold 1 frozen"]);
}

#[test]
fn frozen_columns_stay_in_matrix_and_voices_too() {
    for (view, first) in [("2", "all columns"), ("2 v", ""), ("4", "")] {
        let mut screen = many(100, 30);
        screen.keys("l l K").keys(view);
        shows(&screen, &[first, "▮", "║"]);
        let head = |screen: &Screen| -> String { screen.text().lines().skip(2).take(4).collect() };
        let last = "14";
        for _ in 0..4 {
            screen.keys("}");
        }
        assert!(head(&screen).contains(last), "{view}\n{}", screen.text());
        shows(&screen, &[first, "▮", "║", "nothing stands further to the right"]);
        for _ in 0..4 {
            screen.keys("{");
        }
        assert!(!head(&screen).contains(last), "{view}\n{}", screen.text());
        shows(&screen, &["▮", "nothing stands further to the left"]);
        shows_not(screen.keys("="), "▮");
    }
}

#[test]
fn a_hidden_column_is_named_as_hidden_and_shown_again() {
    let mut screen = many(150, 30);
    let before = screen.keys("l h").text();
    screen.keys("l H");
    shows(&screen, &["Outlet 2 is hidden; U shows it", "1 column hidden U", "●●●●●●●●●●●●● ○", "▌Outlet 3"]);
    shows_not(&screen, "42 ships ·");
    shows(screen.keys("2"), &["Matrix · sentences · 1 hidden: U"]);
    shows(screen.keys("v"), &["1 hidden: U"]);
    shows_not(&screen, "Outlet 2 ");
    shows(screen.keys("4"), &["1 hidden: U"]);
    shows(screen.keys("1 U"), &["1 shown again, none is hidden"]);
    assert_eq!(screen.keys("h h l h").text(), before);
    shows(screen.keys("U"), &["no column is hidden"]);
}

#[test]
fn what_stands_alone_in_hidden_columns_is_counted() {
    let mut screen = many(150, 30);
    screen.keys("l l l H");
    shows(&screen, &["○ 1 passage hidden"]);
}

#[test]
fn the_last_column_is_not_hidden() {
    let mut screen = Screen::new(120, 30);
    screen.keys("H H H H");
    shows(&screen, &["the last column stays", "3 columns hidden U"]);
    shows(screen.resize(40, 12).keys("H"), &["the last column stays"]);
}

#[test]
fn reset_takes_back_order_hidden_and_frozen() {
    let mut screen = many(150, 30);
    let before = screen.keys("l h").text();
    screen.keys("> l K l H");
    assert_ne!(screen.keys("l").text(), before);
    shows(screen.keys("="), &["columns reset: order, 1 hidden, 1 frozen"]);
    assert_eq!(screen.keys("{ { h h h h l h").text(), before);
    shows(screen.keys("="), &["columns stand as they come already"]);
}

#[test]
fn a_column_moves_among_its_like_and_over_what_is_hidden() {
    let mut screen = many(150, 30);
    screen.keys("l H h >");
    assert_eq!(screen.model.shared.column_order[..3], ["a02", "a03", "a01"]);
    screen.keys("K");
    shows(screen.keys(">"), &["this column goes no further right"]);
}

#[test]
fn one_hidden_column_is_shown_again_by_name() {
    let mut screen = many(120, 30);
    screen.keys("H l H :").type_text("show Outlet 1");
    shows(&screen, &["show Outlet 1 · Strait 1  hidden column"]);
    shows(screen.keys("enter"), &["Outlet 1 shown again", "1 column hidden U"]);
}

#[test]
fn going_to_a_hidden_column_says_so() {
    let mut screen = many(150, 30);
    screen.keys("l 3 1 h l H 3 g g j j");
    let text = screen.text();
    assert!(text.contains("Figures"), "{text}");
    for _ in 0..20 {
        if screen.keys("1").text().contains("Outlet 2 is hidden; U shows it") {
            return;
        }
        screen.keys("3 j");
    }
    panic!("nothing says that the column is hidden\n{}", screen.text());
}

#[test]
fn stacked_columns_hide_and_freeze_too() {
    let mut screen = many(40, 12);
    shows(screen.keys("}"), &["columns stand one below the other here"]);
    shows(screen.keys("K"), &["▮ Outlet 1", "Outlet 1 frozen at the left (▮)"]);
    screen.keys("l l K g g");
    let text = screen.text();
    let at = |words: &str| text.find(words).unwrap_or(usize::MAX);
    assert!(at("▮ Outlet 1") < at("▮ Outlet 3"), "{text}");
    screen.keys("g g H");
    shows(&screen, &["1 column hidden U", "▮ Outlet 3"]);
    shows_not(&screen, "▮ Outlet 1");
}

#[test]
fn a_base_off_the_screen_is_told_where_it_is() {
    let mut screen = many(100, 30);
    screen.keys("\\ b }");
    shows(&screen, &["base ◆ Outlet 1 ◂", "◂ 3 ◆  +8 ▸"]);
    shows(screen.keys("{ H"), &["Outlet 1 is hidden; U shows it, still the base", "base ◆ Outlet 1 hidden"]);
    shows(screen.keys("U o"), &["the base ◆ is no column here b"]);
    shows_not(screen.keys("o"), "is no column here");
}
