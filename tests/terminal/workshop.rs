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
            && screen.contains("is written")
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

#[test]
fn of_two_who_change_the_config_both_changes_are_shown_and_neither_is_lost() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("E, army");
    session.until("the form", |screen| screen.contains("any    soldiers, army"));
    let theirs = config(&story).replace("\"soldiers\"]", "\"soldiers\", \"mayor\"]");
    fs::write(story.path().join("config.toml"), &theirs).unwrap();
    session.until("their change, in force", |screen| screen.contains("read anew"));
    session.press("\r");
    session.until("both changes", |screen| {
        screen.contains("the topic soldiers was changed there, too")
            && screen.contains("+ any = [\"soldiers\", \"mayor\"]")
            && screen.contains("+ any = [\"soldiers\", \"army\"]")
    });
    session.press("\r");
    session.until("the form again", |screen| screen.contains("any    soldiers, army"));
    assert_eq!(config(&story), theirs);
    session.press("\x15military\r");
    session.until("both changes again", |screen| screen.contains("Your change"));
    session.press("j\r");
    session.until("the path", |screen| screen.contains("to › config.toml.mine"));
    session.press("\r");
    session.until("that it is written", |screen| screen.contains("config.toml.mine is written"));
    let mine = fs::read_to_string(story.path().join("config.toml.mine")).unwrap();
    assert!(mine.contains("any = [\"military\"]") && !mine.contains("mayor"), "{mine}");
    session.press("\x03");
    session.ends_restored(Some(0));
}

#[test]
fn a_config_that_cannot_be_written_loses_nothing() {
    let story = Story::new();
    let (before, path) = (config(&story), story.path().join("config.toml"));
    let set_readonly = |readonly| {
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(readonly);
        fs::set_permissions(&path, permissions).unwrap();
    };
    set_readonly(true);
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("aferry\r");
    session.until("why it is not saved", |screen| {
        screen.contains("marked as read-only") && screen.contains("save yours elsewhere")
    });
    session.press("\x1b");
    session.until("the topic in force, and the mark", |screen| {
        screen.contains("┌ ferry ─") && screen.contains("runs again since noon")
    });
    session.until("the mark", |screen| screen.contains("config not saved g s"));
    assert_eq!(config(&story), before);
    session.press("gs\r\r");
    session.until("that it is written elsewhere", |screen| screen.contains("config.toml.mine is written"));
    let mine = fs::read_to_string(story.path().join("config.toml.mine")).unwrap();
    assert_eq!(mine, format!("{before}\n[[topic]]\nname = \"ferry\"\nany = [\"ferry\"]\n"));
    set_readonly(false);
    session.press("gsj\r");
    session.until("that it is written", |screen| screen.contains("config.toml is written"));
    session.until("no mark", |screen| !screen.contains("config not saved"));
    assert_eq!(config(&story), mine);
    session.press("u");
    session.until("that it is taken back", |screen| screen.contains("taken back"));
    assert_eq!(config(&story), before);
    session.press("q");
    session.ends_restored(Some(0));
}
