//! Making a topic: typing finds at once, a key takes a word, and nothing is saved unasked.

mod common;

use common::{Screen, settings, shows, shows_not, topics};
use parallax::compare::topics::{Aliases, Topics};
use parallax::ui::update::Message;
use std::sync::Arc;

#[test]
fn what_is_typed_is_found_at_once() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("ferry, nets");
    shows(&screen, &["▌any    ferry, nets", "ferry 4 · nets 1", "mends nets"]);
    insta::assert_snapshot!("workshop_100x30", screen.text());
    insta::assert_snapshot!("workshop_200x60", screen.resize(200, 60).text());
    insta::assert_snapshot!("workshop_40x12", screen.resize(40, 12).text());
    insta::assert_snapshot!("workshop_list_40x12", screen.keys("tab").text());
}

#[test]
fn a_topic_begins_with_the_words_of_the_passage() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a");
    shows(&screen, &["Words of the passage under the cursor", "+ Norland", "+ ships"]);
    shows_not(&screen, "+ the");
    screen.keys("tab enter");
    shows(&screen, &["“Norland” is a term of any now", "any    Norland"]);
    assert!(screen.keys("tab").text().contains("▌any"), "{}", screen.text());
}

#[test]
fn a_term_that_is_sought_is_the_first() {
    let mut screen = Screen::new(100, 30);
    screen.keys("*").type_text("subsidy").keys("enter a");
    shows(&screen, &["any    subsidy", "subsidy 1"]);
}

#[test]
fn what_is_wrong_stands_below_its_line_and_is_not_saved() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("ferry").keys("down down down").type_text("figures").keys("enter");
    shows(&screen, &["! write “figure” or “quote”", "not saved: write “figure” or “quote”", "ferry 4"]);
    assert!(screen.asked.is_empty(), "{:?}", screen.asked);
}

#[test]
fn a_change_says_what_comes_and_goes() {
    let mut screen = Screen::new(100, 30);
    screen.keys("] E").type_text(", nets");
    shows(&screen, &["Topic · Ferry fares", "1 gained", "+ “We have never seen"]);
    insta::assert_snapshot!("workshop_change_100x30", screen.text());
    screen.keys("enter");
    assert_eq!(screen.asked, ["save Ferry fares in place of ferry-fares"]);
}

#[test]
fn what_was_saved_is_gone_to_and_what_was_not_is_kept() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("nets").keys("esc");
    shows(&screen, &["not saved, kept as a draft: a opens it again", "┌ Ships"]);
    screen.keys("a");
    shows(&screen, &["the draft that was left is here again", "any    nets"]);
    screen.keys("enter");
    assert_eq!(screen.asked, ["save nets as a new topic"]);
    screen.hear(Message::TopicsEdited { saved: Some("weather".into()), what: "nets is written".into() });
    shows(&screen, &["┌ Weather", "nets is written; u takes it back"]);
    screen.keys("a");
    shows_not(&screen, "any    nets");
}

#[test]
fn nothing_is_not_saved() {
    let mut screen = Screen::new(100, 30);
    shows(screen.keys("a enter"), &["nothing is looked for: type a term into “any”"]);
    shows(screen.keys("esc E enter"), &["nothing was changed"]);
    shows_not(screen.keys("esc"), "draft");
    assert!(screen.asked.is_empty(), "{:?}", screen.asked);
    let text = screen.keys("[ E").text();
    assert!(text.contains("a built-in topic is not in the config"), "{text}");
}

#[test]
fn a_topic_is_deleted_switched_off_and_moved_by_the_world() {
    let mut screen = Screen::new(100, 30);
    screen.keys("g d g o g j g k u ctrl-y");
    let expected = [
        r#"Delete("ships")"#,
        r#"Disable("ships")"#,
        r#"Move { topic: "ships", up: false }"#,
        r#"Move { topic: "ships", up: true }"#,
        "undo",
        "redo",
    ];
    assert_eq!(screen.asked, expected);
    shows(screen.keys("[ g d"), &["a built-in topic is not in the config"]);
    assert_eq!(screen.asked.len(), expected.len());
}

/// Lets the config have only the topics of these ids, in this order.
fn configure(screen: &mut Screen, ids: &[&str]) {
    let mut new = settings(Arc::clone(&screen.model.shared.settings.question.library));
    let all = topics();
    let kept = ids.iter().filter_map(|id| all.iter().find(|topic| topic.id == *id).cloned()).collect();
    new.question.topics = Arc::new(Topics::new(kept, Aliases::default()));
    screen.hear(Message::Configured(Box::new(new)));
}

fn present(screen: &Screen) -> &str {
    screen.model.shared.topic_spec().map_or("", |spec| spec.id.as_str())
}

#[test]
fn a_deleted_topic_gives_way_to_its_neighbour_and_undo_comes_back_to_it() {
    let all = ["ships", "ferry-fares", "weather"];
    let mut screen = Screen::new(100, 30);
    screen.keys("]");
    configure(&mut screen, &["ships", "weather"]);
    assert_eq!(present(&screen), "weather", "the next");
    configure(&mut screen, &["ships"]);
    assert_eq!(present(&screen), "ships", "no built-in one while there is another");
    configure(&mut screen, &["ships", "weather"]);
    assert_eq!(present(&screen), "weather");
    configure(&mut screen, &all);
    assert_eq!(present(&screen), "ferry-fares");
    // Who has gone elsewhere stays there.
    configure(&mut screen, &["ships", "weather"]);
    screen.keys("[");
    configure(&mut screen, &all);
    assert_eq!(present(&screen), "ships");
    // A topic that moves or changes is the same one.
    configure(&mut screen, &["weather", "ferry-fares", "ships"]);
    assert_eq!(present(&screen), "ships");
    configure(&mut screen, &[]);
    assert_eq!(screen.model.shared.topic, 0, "only built-in ones are left");
    configure(&mut screen, &all);
    assert_eq!(present(&screen), "ships");
}

#[test]
fn a_topic_of_few_passages_says_why() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("frigatte");
    shows(&screen, &["0 passages", "Why so few", "looks like “frigatte”"]);
}
