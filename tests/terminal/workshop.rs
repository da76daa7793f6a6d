//! Topics made and changed in the program, on a real config.

use crate::session::{Session, Story};
use std::fs;

fn config(story: &Story) -> String {
    fs::read_to_string(story.path().join("config.toml")).unwrap()
}

#[test]
fn a_topic_is_made_from_a_word_changed_and_there_at_the_next_start() {
    let story = Story::new();
    let before = config(&story);
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("a");
    session.until("the words of the passage", |screen| screen.contains("+ army"));
    session.press("\t\r");
    session.until("the word as a term, and what it finds", |screen| {
        screen.contains("any    army") && screen.contains("1 passage")
    });
    session.press("\t, ferry");
    session.until("the preview of both", |screen| screen.contains("army 1 · ferry 1"));
    assert_eq!(config(&story), before, "nothing is written before it is saved");
    session.press("\r");
    session.until("the new topic", |screen| {
        screen.contains("┌ army ─")
            && screen.contains("runs again since noon")
            && screen.contains("read anew")
    });
    let with_topic = config(&story);
    assert_eq!(with_topic, format!("{before}\n[[topic]]\nname = \"army\"\nany = [\"army\", \"ferry\"]\n"));

    session.press("E");
    session.until("the form of the topic", |screen| screen.contains("Topic · army"));
    session.press(", bridge");
    session
        .until("the dry run", |screen| screen.contains("2 gained") && screen.contains("+ Water tore down"));
    session.press("\r");
    session
        .until("the changed topic", |screen| screen.contains("┌ army ─") && screen.contains("stone bridge"));
    assert_eq!(config(&story), with_topic.replace("\"ferry\"]", "\"ferry\", \"bridge\"]"));
    session.press("q");
    session.ends_restored(Some(0));

    let mut session = Session::start(&story, &[], &[]);
    session.until("the topic at the next start", |screen| {
        screen.contains("┌ army ─") && screen.contains("stone bridge")
    });
    session.press("uu");
    session.until("that this session changed nothing", |screen| screen.contains("nothing to take back"));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn a_topic_is_switched_off_and_on_again() {
    let story = Story::new();
    let before = config(&story);
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("go");
    session.until("the next topic, the first being off", |screen| {
        screen.contains("┌ Bridges ─") && screen.contains("Soldiers     off")
    });
    assert!(config(&story).contains("name = \"Soldiers\"\nenabled = false\n"), "{}", config(&story));
    session.press("tsold\r");
    session.until("it again", |screen| screen.contains("┌ Soldiers ─") && screen.contains("1,200"));
    assert_eq!(config(&story), before);
    session.press("q");
    session.ends_restored(Some(0));
}
