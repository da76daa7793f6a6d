//! Topics made and changed in the program, on a real config.

use crate::session::{Session, Story};
use rustix::process::Signal;
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
    fs::write(story.path().join("config.toml.new"), &theirs).unwrap();
    fs::rename(story.path().join("config.toml.new"), story.path().join("config.toml")).unwrap();
    session.until("their change, in force", |screen| screen.contains("read anew"));
    session.press("\r");
    session.until("both changes", |screen| {
        screen.contains("the topic “Soldiers” was changed there, too")
            && screen.contains("+ any = [\"soldiers\", \"mayor\"]")
            && screen.contains("+ any = [\"soldiers\", \"army\"]")
    });
    session.press("\r");
    session.until("the form again", |screen| screen.contains("any    soldiers, army"));
    assert_eq!(config(&story), theirs);
    session.press("\x15military\r");
    session.until("both changes again", |screen| screen.contains("+ any = [\"military\"]"));
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
    session.press("q");
    session.ends_restored(Some(0));

    let mut session = Session::start(&story, &["--fresh"], &[]);
    session.until("what was not written at the last visit", |screen| {
        screen.contains("could not be written at the last visit") && screen.contains("+ name = \"ferry\"")
    });
    session.press("j\r");
    session.until("that it is in force again", |screen| screen.contains("go on: it is in force"));
    session.press("\x1b");
    session.until("the mark again", |screen| screen.contains("config not saved g s"));
    session.press("gs\r\r");
    session.until("that it is written elsewhere", |screen| screen.contains("config.toml.mine is written"));
    let mine = fs::read_to_string(story.path().join("config.toml.mine")).unwrap();
    assert_eq!(mine, format!("{before}\n[[topic]]\nname = \"ferry\"\nany = [\"ferry\"]\n"));
    set_readonly(false);
    session.press("gsj\r");
    session.until("that it is written", |screen| screen.contains("config.toml is written"));
    session.until("no mark", |screen| !screen.contains("config not saved"));
    assert_eq!(config(&story), mine);
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn what_was_typed_outlives_a_hang_up_and_is_offered_again() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("aferry\x1b[B\x1b[B\x1b[Bfigures");
    session.until("what is typed, good or not", |screen| screen.contains("write “figure” or “quote”"));
    session.signal(Signal::HUP);
    session.ends_restored(Some(0));

    let mut session = Session::start(&story, &["--fresh"], &[]);
    session.until("the offer", |screen| screen.contains("a topic was begun and not saved: a opens it again"));
    session.press("q");
    session.ends_restored(Some(0));

    let mut session = Session::start(&story, &[], &[]);
    session.until("the offer again", |screen| screen.contains("a topic was begun and not saved"));
    session.press("a");
    session.until("the lines", |screen| {
        screen.contains("any    ferry")
            && screen.contains("with   figures")
            && screen.contains("! write “figure”")
    });
    session.press("\x1b[B\x1b[B\x1b[B\x15\r");
    session.until("the topic", |screen| screen.contains("┌ ferry ─"));
    session.press("q");
    session.ends_restored(Some(0));
    let mut session = Session::start(&story, &[], &[]);
    session.until("the topic", |screen| screen.contains("┌ ferry ─"));
    session.press("a");
    session.until("an empty form", |screen| screen.contains("New topic") && !screen.contains("any    ferry"));
    session.press("\x03");
    session.ends_restored(Some(0));
}

#[test]
fn the_first_topic_of_a_folder_of_articles_begins_its_config() {
    let story = Story::new();
    fs::remove_file(story.path().join("config.toml")).unwrap();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the articles", |screen| screen.contains("All figures ─") && screen.contains("1,200"));
    session.press("aferry\r");
    session.until("the topic", |screen| screen.contains("┌ ferry ─") && screen.contains("again since noon"));
    assert_eq!(config(&story), "[[topic]]\nname = \"ferry\"\nany = [\"ferry\"]\n");
    session.press("u");
    session.until("that it is taken back", |screen| screen.contains("none of your"));
    assert_eq!(config(&story), "");
    session.press("q");
    session.ends_restored(Some(0));
}

/// Lets nobody write the config, or everybody.
fn set_readonly(story: &Story, readonly: bool) {
    let path = story.path().join("config.toml");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(readonly);
    fs::set_permissions(&path, permissions).unwrap();
}

/// Puts another config in the place of the one that is there.
fn replace(story: &Story, text: &str) {
    let new = story.path().join("config.toml.new");
    fs::write(&new, text).unwrap();
    fs::rename(new, story.path().join("config.toml")).unwrap();
}

#[test]
fn an_unwritten_config_meets_what_somebody_else_wrote_between_two_visits() {
    let story = Story::new();
    let before = config(&story);
    set_readonly(&story, true);
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("aferry\r");
    session.until("why it is not saved", |screen| screen.contains("marked as read-only"));
    session.press("\x1b");
    session.until("the first one in force", |screen| screen.contains("┌ ferry ─"));
    session.press("amayor\r");
    session.until("the second topic", |screen| screen.contains("┌ mayor ─"));
    session.press("q");
    session.ends_restored(Some(0));

    let theirs = format!("{before}\n[[topic]]\nname = \"Water\"\nany = [\"water\"]\n");
    replace(&story, &theirs);
    // Not answered, it is asked about at the next start, and by a key.
    for _ in 0..2 {
        let mut session = Session::start(&story, &[], &[]);
        session.until("both changes", |screen| {
            screen.contains("was changed by somebody else") && screen.contains("+ name = \"Water\"")
        });
        session.press("\x1b");
        session.until("that it waits", |screen| screen.contains("g s asks about it again"));
        session.press("q");
        session.ends_restored(Some(0));
    }
    let mut session = Session::start(&story, &[], &[]);
    session.until("what can be done", |screen| screen.contains("make your change in config.toml"));
    session.press("\r");
    session.until("the topics of both", |screen| {
        screen.contains("ferry") && screen.contains("mayor") && screen.contains("Water")
    });
    assert_eq!(
        config(&story),
        format!(
            "{theirs}\n[[topic]]\nname = \"ferry\"\nany = [\"ferry\"]\n\n[[topic]]\nname = \"mayor\"\nany = [\"mayor\"]\n"
        )
    );
    session.press("q");
    session.ends_restored(Some(0));
    let mut session = Session::start(&story, &[], &[]);
    session.until("the topics", |screen| screen.contains("┌ mayor ─"));
    session.press("gs");
    session.until("that nothing waits", |screen| screen.contains("the config in force is saved"));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn an_undo_that_cannot_be_written_is_in_force_marked_and_written_later() {
    let story = Story::new();
    let before = config(&story);
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("go");
    session.until("the topic off", |screen| screen.contains("“Soldiers” is switched off"));
    set_readonly(&story, true);
    let off = config(&story);
    session.press("u");
    session.until("why it is not written, and what was done", |screen| {
        screen.contains("marked as read-only")
            && screen.contains("taken back: “Soldiers” was switched off; in force, and not saved")
    });
    session.press("\x1b");
    session.until("the topic, and the mark", |screen| {
        screen.contains("┌ Soldiers ─") && screen.contains("config not saved g s")
    });
    assert_eq!(config(&story), off);
    set_readonly(&story, false);
    session.press("gsj\r");
    session.until("no mark", |screen| {
        screen.contains("config.toml is written") && !screen.contains("config not saved")
    });
    assert_eq!(config(&story), before);
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn a_config_that_could_not_be_written_and_is_put_there_by_hand_is_written() {
    let story = Story::new();
    let before = config(&story);
    set_readonly(&story, true);
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("aferry\r");
    session.until("why it is not saved", |screen| screen.contains("marked as read-only"));
    session.press("\x1b");
    session.until("the topic in force", |screen| {
        screen.contains("┌ ferry ─") && screen.contains("config not saved g s")
    });
    let with_topic = format!("{before}\n[[topic]]\nname = \"ferry\"\nany = [\"ferry\"]\n");
    replace(&story, &with_topic);
    session.until("that it is written", |screen| {
        screen.contains("config.toml is written") && !screen.contains("config not saved")
    });
    session.press("amayor\r");
    session.until("the next topic", |screen| screen.contains("┌ mayor ─"));
    assert_eq!(config(&story), format!("{with_topic}\n[[topic]]\nname = \"mayor\"\nany = [\"mayor\"]\n"));
    session.press("q");
    session.ends_restored(Some(0));
    let mut session = Session::start(&story, &[], &[]);
    session.until("the topics", |screen| screen.contains("┌ mayor ─"));
    session.press("gs");
    session.until("that nothing waits", |screen| screen.contains("the config in force is saved"));
    session.press("q");
    session.ends_restored(Some(0));
}
