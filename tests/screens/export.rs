//! Exporting from the reader: what is chosen, where it goes, and what is asked before a file is replaced.

use crate::common::Screen;
use parallax::ui::update::Message;

#[test]
fn the_path_says_the_format_and_the_list_what_is_exported() {
    let mut screen = Screen::new(100, 30);
    insta::assert_snapshot!("export_100x30", screen.keys("x").text());
    insta::assert_snapshot!("export_40x12", screen.resize(40, 12).text());
    screen.resize(100, 30).keys("enter");
    assert_eq!(screen.asked, ["export All of 1 topics to parallax-ships.md, replace false"]);
    assert!(!screen.text().contains("to › "), "{}", screen.text());
    screen.keys("x up backspace backspace").type_text("csv").keys("enter");
    let asked = screen.asked.last().map(String::as_str).unwrap_or_default();
    assert!(asked.starts_with("export Row(") && asked.contains("parallax-ships.csv"), "{asked}");
    let text = screen.keys("x backspace").type_text("x").keys("enter").text();
    assert!(text.contains("the path must end in one of .md .csv .json .html"), "{text}");
}

#[test]
fn a_path_is_completed_by_what_is_there() {
    let mut screen = Screen::new(100, 30);
    screen.keys("x");
    for _ in 0.."parallax-ships.md".len() {
        screen.keys("backspace");
    }
    screen.type_text("no").keys("tab");
    assert_eq!(screen.asked, ["complete no"]);
    let completed = |typed: &str, candidates: &[&str]| Message::Completed {
        typed: typed.into(),
        candidates: candidates.iter().map(|path| (*path).into()).collect(),
    };
    let text = screen.hear(completed("no", &["notes-1/", "notes-2/"])).text();
    assert!(text.contains("to › notes- ") && text.contains("notes-1/  notes-2/"), "{text}");
    let text = screen.hear(completed("no", &["nothing.md"])).text();
    assert!(text.contains("to › notes- "), "what was typed meanwhile stays\n{text}");
}

#[test]
fn a_file_that_is_there_is_replaced_only_if_the_reader_says_so() {
    let mut screen = Screen::new(100, 30);
    let exporting = |screen: &mut Screen| {
        let exporting = screen.exporting.take().expect("an export was asked for");
        screen.hear(Message::FileIsThere(exporting)).text()
    };
    screen.keys("x enter");
    let text = exporting(&mut screen);
    assert!(text.contains("parallax-ships.md is there: replace it? y/n"), "{text}");
    assert!(screen.keys("n").text().contains("nothing was written"));
    assert_eq!(screen.asked.len(), 1);
    screen.keys("x enter");
    exporting(&mut screen);
    screen.keys("y");
    assert!(screen.asked.last().is_some_and(|asked| asked.ends_with("replace true")), "{:?}", screen.asked);
}
