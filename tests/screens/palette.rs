//! Going to anything by a few letters of its name.

use crate::common::Screen;

fn after(screen: &mut Screen, typed: &str) -> String {
    screen.keys("esc esc :").type_text(typed).keys("enter").text()
}

#[test]
fn topics_rows_articles_and_commands_are_a_few_letters_away() {
    let mut screen = Screen::new(100, 30);
    #[track_caller]
    fn check(screen: &mut Screen, typed: &str, expected: &str) {
        let text = after(screen, typed);
        assert!(text.contains(expected), "after {typed}\n{text}");
    }
    check(&mut screen, "spring 2031", "▌Norland has sent");
    check(&mut screen, "ferry far", "┌ Ferry fares");
    check(&mut screen, "fleet door", "Article · ");
    check(&mut screen, "rundblick out", "▌Rundblick");
    check(&mut screen, "fares topic", "┌ Ferry fares");
    check(&mut screen, "rundblick art", "Article · ");
    check(&mut screen, "who pays", "┌ Ferry fares");
    check(&mut screen, "search all", "Search in all articles");
    check(&mut screen, "keys", "Keys · ");
    check(&mut screen, "no such thing", "nothing is called “no such thing”");
}

#[test]
fn the_palette_lists_what_there_is() {
    let mut screen = Screen::new(100, 30);
    insta::assert_snapshot!("palette_100x30", screen.keys(":").type_text("fer").text());
    insta::assert_snapshot!("palette_40x12", screen.resize(40, 12).text());
    let shut = screen.keys("esc").text();
    assert!(!shut.contains("Go to anything"), "{shut}");
}
