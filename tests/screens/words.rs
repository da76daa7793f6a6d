//! A term in its context, and the wordings of the config counted: keys against whole screens.

use crate::common::{Screen, library_of, settings, shipped, term};
use parallax::compare::comparison::{Arrangement, Columns};
use parallax::compare::tables::wordings::WordingSpec;
use parallax::config;
use parallax::ui::model::Settings;
use parallax::ui::update::Message;
use std::path::Path;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

fn with_wordings(width: u16, height: u16) -> Screen {
    let mut settings = shipped();
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("config.toml")).unwrap();
    settings.wordings = config::read(&text, "config.toml", &|_| true).unwrap().wordings;
    Screen::of(settings, width, height)
}

fn seek<'a>(screen: &'a mut Screen, written: &str) -> &'a mut Screen {
    screen.keys("*").type_text(written).keys("enter")
}

/// The lines of places on the screen, without the frame.
fn places(screen: &Screen) -> Vec<String> {
    let text = screen.text();
    let lines = text.lines().filter(|line| line.contains(" ¶"));
    lines.map(|line| line.trim_matches('│').to_owned()).collect()
}

/// The cell in which `hit` first begins in a line, whatever its case.
fn cell_of(line: &str, hit: &str) -> Option<usize> {
    let at = line.to_lowercase().find(hit)?;
    Some(line[..at].width())
}

#[test]
fn a_term_stands_in_its_context_at_every_size() {
    let mut screen = with_wordings(200, 60);
    insta::assert_snapshot!("words_200x60", seek(&mut screen, "invasion").text());
    insta::assert_snapshot!("words_100x30", screen.resize(100, 30).keys("r").text());
    insta::assert_snapshot!("words_40x12", screen.resize(40, 12).text());
}

#[test]
fn places_are_sorted_by_their_neighbours_and_open_the_article() {
    let mut screen = Screen::new(110, 20);
    let text = screen.keys("5").text();
    assert!(text.contains("looks for a term in all columns"), "{text}");
    let text = seek(&mut screen, "ferry").text();
    assert!(text.contains("“ferry” · 4 places in 4 of 4 columns · as in the texts"), "{text}");
    let in_text = places(&screen);
    assert!(screen.keys("r").text().contains("· by the word to the right"));
    let right = places(&screen);
    assert_ne!(right, in_text);
    assert!(right[0].contains("Ferry fares will rise") && right[1].contains("ferry last week"), "{right:#?}");
    let hits: Vec<_> = right.iter().map(|line| cell_of(line, "ferry")).collect();
    assert!(hits[0].is_some() && hits.windows(2).all(|pair| pair[0] == pair[1]), "{hits:?} {right:#?}");
    let article = screen.keys("g g enter").text();
    assert!(article.contains("Ferry fares will rise in May"), "{article}");
    screen.keys("esc y");
    assert!(screen.copied[0].starts_with("“Ferry fares will rise in May.”"), "{:?}", screen.copied);
}

#[test]
fn orders_are_reversed_and_the_cursor_stays_on_its_place() {
    let mut screen = Screen::new(110, 20);
    seek(&mut screen, "ferry").keys("j");
    let under_cursor = |screen: &Screen| {
        let line = places(screen).into_iter().find(|line| line.contains('▌')).expect("a cursor");
        line.replace('▌', " ")
    };
    let place = under_cursor(&screen);
    let mut seen = vec![places(&screen)];
    for (key, order) in [
        ("r", "by the word to the right"),
        ("r", "by the word to the left"),
        ("r", "by outlet"),
        ("r", "by date"),
        ("r", "as in the texts"),
        ("R", "as in the texts, reversed"),
        ("l", "by the word to the right, reversed"),
        ("h", "by the word to the left, reversed"),
    ] {
        let text = screen.keys(key).text();
        assert!(text.contains(&format!("columns · {order} ")), "{order}: {text}");
        assert_eq!(under_cursor(&screen), place, "{order}");
        seen.push(places(&screen));
    }
    let without_cursor =
        |lines: &[String]| -> Vec<String> { lines.iter().map(|line| line.replace('▌', " ")).collect() };
    assert_eq!(without_cursor(&seen[5]), without_cursor(&seen[0]), "once round");
    let backwards: Vec<String> = without_cursor(&seen[5]).into_iter().rev().collect();
    assert_eq!(without_cursor(&seen[6]), backwards);
}

#[test]
fn each_column_says_how_often_and_every_doubt_of_it() {
    let mut screen = Screen::new(110, 20);
    let text = seek(&mut screen, "fares").text();
    assert!(text.contains("“fares” · 2 places in 2 of 4 columns"), "{text}");
    let counts =
        "Post 2 Mar 2031: 1 · Coast Daily ~9 Mar 2031: 0 · Rundblick † 11 Mar 2031: 1 · articles?: 0";
    assert!(text.contains(counts), "{text}");
    assert!(places(&screen)[1].contains("Rundblick · 11 Mar 2031 † ¶2"), "{text}");
    screen.keys("j y");
    assert!(
        screen.copied[0].contains("† machine translation\n[parallax:rundblick,p2,"),
        "{:?}",
        screen.copied
    );
    let narrow = screen.resize(30, 20).text();
    assert!(!narrow.contains("Coast Daily") && narrow.contains("+3  "), "{narrow}");
}

#[test]
fn a_hit_begins_in_one_cell_beside_wide_and_combining_characters() {
    let texts = [
        (
            "a",
            "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 ferry 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
        ),
        ("b", "x 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字x ferry e\u{301}e\u{301} x"),
        (
            "c",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} ferry\u{202e}\u{1b}[31m and a long line of words that runs on and on",
        ),
    ];
    let texts = texts.map(|(id, body)| {
        (
            id,
            format!(
                "+++\ntitle = \"A page of {id}\"\noutlet = \"Gull\"\npublished = 2031-03-02\n+++\n{body}.\n"
            ),
        )
    });
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
    for width in [50, 79, 80, 81, 120] {
        let mut screen = Screen::of(settings(Arc::new(library_of(&texts))), width, 20);
        let text = seek(&mut screen, "ferry").text();
        let lines: Vec<&str> =
            text.lines().filter(|line| line.contains("ferry") && !line.contains('“')).collect();
        let cells: Vec<_> = lines.iter().map(|line| cell_of(line, "ferry")).collect();
        assert_eq!(cells.len(), 3, "{text}");
        assert!(cells.windows(2).all(|pair| pair[0] == pair[1]), "{width}: {cells:?}\n{text}");
        assert!(lines.iter().all(|line| line.width() == usize::from(width) && line.ends_with('│')), "{text}");
        assert!(!text.contains(['\u{202e}', '\u{1b}']), "{text}");
    }
}

#[test]
fn a_term_that_is_broken_stays_to_be_mended_and_none_forgets_it() {
    let mut screen = Screen::new(110, 20);
    seek(&mut screen, "fares");
    let text = seek(&mut screen, "/(fer/").text();
    assert!(text.contains("term › /(fer/") && text.contains("“/(fer/” cannot be looked for"), "{text}");
    assert!(screen.model.shared.sought.as_ref().is_some_and(|term| term.written() == "fares"));
    let text = screen.keys("backspace").type_text("|far)/").keys("enter").text();
    assert!(text.contains("“/(fer|far)/” · "), "{text}");
    let text = seek(&mut screen, "zeppelin").text();
    assert!(text.contains("“zeppelin” was not found in any column"), "{text}");
    let text = screen.keys("enter").text();
    assert!(text.contains("no place is under the cursor"), "{text}");
    let text = screen.keys("r").text();
    assert!(text.contains("no place was found"), "{text}");
    let text = seek(&mut screen, "").text();
    assert!(text.contains("looks for a term in all columns"), "{text}");
    assert!(screen.model.shared.sought.is_none());
}

#[test]
fn esc_leaves_typing_first() {
    let mut screen = Screen::new(100, 20);
    let before = screen.text();
    let typing = screen.keys("*").type_text("fer").text();
    assert!(typing.contains("term › fer"), "{typing}");
    assert!(!screen.keys("esc").text().contains("term › fer"));
    assert_eq!(screen.keys("esc").text(), before);
}

#[test]
fn one_arrives_at_the_place_that_one_looked_at() {
    let mut screen = Screen::new(110, 20);
    screen.keys("] l l");
    let focus = screen.model.compare.focus().passage.expect("a passage");
    assert_eq!(focus.0.as_str(), "rundblick");
    seek(&mut screen, "ferry");
    let line = places(&screen).into_iter().find(|line| line.contains('▌')).expect("a cursor");
    assert!(line.contains("Rundblick"), "{line}");
}

fn with_specs(settings: Settings, width: u16, height: u16) -> Screen {
    let spec = |name: &str, lists: &[&[&str]]| WordingSpec {
        name: name.into(),
        terms: lists.iter().map(|list| list.iter().map(|written| term(written)).collect()).collect(),
    };
    let wordings = [
        spec("What lies there", &[&["ships", "fleet"], &["frigates"]]),
        spec("What one pays", &[&["fares"], &["toll"]]),
    ];
    Screen::of(Settings { wordings: wordings.into(), ..settings }, width, height)
}

#[test]
fn wordings_are_counted_and_each_count_opens_on_its_places() {
    let mut screen = with_wordings(120, 30);
    let ledger = screen.keys("5 v").text();
    insta::assert_snapshot!("wordings_120x30", ledger);
    let places = screen.keys("l enter").text();
    assert!(places.contains("Wordings · “invasion / invade*”"), "{places}");
    insta::assert_snapshot!("wordings_opened", places);
    let back = screen.keys("esc h").text();
    assert_eq!(back, ledger);
    insta::assert_snapshot!("wordings_200x60", screen.resize(200, 60).text());
    insta::assert_snapshot!("wordings_40x12", screen.resize(40, 12).text());
}

#[test]
fn a_count_that_is_none_opens_on_nothing_and_no_wordings_say_how_to_add_one() {
    let mut screen = with_specs(crate::common::settings(Arc::new(crate::common::library())), 110, 20);
    let text = screen.keys("5 v").text();
    assert!(text.contains("ships / fleet  4 in 4") && text.contains("toll  ·"), "{text}");
    assert!(screen.keys("G enter").text().contains("these words were not found there"));
    assert!(screen.keys("r").text().contains("counts stand as in the config"));
    let text = Screen::new(100, 20).keys("5 v").text();
    assert!(text.contains("The config has no wordings to count"), "{text}");
    assert!(text.contains("   terms = [[\"invasion\", \"war\"], [\"special operation\"]]"), "{text}");
}

#[test]
fn what_is_open_stays_open_when_an_article_changes() {
    let mut settings = crate::common::settings(Arc::new(crate::common::library()));
    settings.question.arrangement = Arrangement { columns: Some(Columns::Outlet), ..Arrangement::default() };
    let mut screen = with_specs(settings, 110, 20);
    let text = screen.keys("5 v enter").text();
    assert!(text.contains("Wordings · “ships / fleet” · Post ") && text.contains("│ 1 place · "), "{text}");
    let more = "+++\ntitle = \"More of them\"\noutlet = \"The Harbour Post\"\npublished = 2031-03-01\n+++\n\
        More ships came. A fleet of them.\n";
    let mut articles = crate::common::library().articles().to_vec();
    articles.extend(library_of(&[("post-more", more)]).articles().iter().cloned());
    let library = Arc::new(parallax::compare::articles::Library::new(articles));
    screen.hear(Message::Loaded { library: Arc::clone(&library), problems: Vec::new() });
    let text = screen.text();
    assert!(text.contains("Wordings · “ships / fleet” · Post ") && text.contains("│ 3 places · "), "{text}");
    let line = places(&screen).into_iter().find(|line| line.contains('▌')).expect("a cursor");
    assert!(line.contains("about 40 ships"), "the cursor stays on its place: {text}");
    screen.keys("y");
    assert!(screen.copied[0].contains("about 40 ships"), "{:?}", screen.copied);
}
