//! Judgements on their way to the disk and back.

use crate::session::{Session, Story, is_ours, script};
use rustix::process::Signal;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::process::Command;

const PINNED: &str = "pinned by you";

fn corrections(story: &Story) -> String {
    fs::read_to_string(story.path().join("corrections.toml")).unwrap_or_default()
}

/// Starts, and pins the passage of the one article level with that of the other.
fn pin(session: &mut Session) {
    session.until("the passages", |screen| screen.contains("1,200") && screen.contains("Some 900"));
    session.press("C");
    session.until("the counterpart", |screen| screen.contains("shares: soldiers"));
    session.press("p");
}

#[test]
fn what_is_judged_outlives_the_reader() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    pin(&mut session);
    session.until("what was done", |screen| screen.contains("pinned level at the top"));
    session.press("\x1b");
    session.until("the row", |screen| screen.contains(PINNED));
    session.press("q");
    session.ends_restored(Some(0));
    let written = corrections(&story);
    assert!(
        written.contains("[[row]]\ntopic = \"soldiers\"") && written.contains("pinned = true"),
        "{written}"
    );
    let mut again = Session::start(&story, &[], &[]);
    again.until("the row", |screen| screen.contains(PINNED));
    // Somebody else takes it away, then writes what cannot be read.
    fs::write(story.path().join("corrections.toml"), "").unwrap();
    again.until("no row", |screen| !screen.contains(PINNED));
    fs::write(story.path().join("corrections.toml"), written.replace("pinned = true", "pinned = 1")).unwrap();
    again.until("the problem", |screen| screen.contains("1 problem"));
    again.press("q");
    again.ends_restored(Some(0));
    let mut without = Session::start(&story, &["--no-corrections", "--fresh"], &[]);
    fs::write(story.path().join("corrections.toml"), &written).unwrap();
    pin(&mut without);
    without.until("that it is held", |screen| screen.contains("this session"));
    without.press("q");
    without.ends_restored(Some(0));
    assert_eq!(corrections(&story), written);
}

#[test]
fn what_cannot_be_written_is_kept_and_offered_at_the_next_start() {
    let story = Story::new();
    let path = story.path().join("corrections.toml");
    // As on a full disk: no file may grow beyond some kilobytes, and this one has more already.
    let long = format!("# {}\n", "a long comment ".repeat(600));
    fs::write(&path, &long).unwrap();
    let program = env!("CARGO_BIN_EXE_parallax");
    let limited = script(
        story.path(),
        "limited",
        &format!("trap '' XFSZ; ulimit -c 0; ulimit -f 8; exec {program} \"$@\""),
    );
    let mut session = Session::run(&limited, &[], &story, &[]);
    pin(&mut session);
    session.until("why it is not written", |screen| screen.contains("corrections.toml was not written"));
    session.press("\x1b");
    session.until("the row all the same", |screen| screen.contains(PINNED));
    session.signal(Signal::HUP);
    session.ends_restored(Some(0));
    assert_eq!(corrections(&story), long, "the file is as it was");
    let mut again = Session::start(&story, &[], &[]);
    again.until("the offer", |screen| screen.contains("apply them to what it holds now? y/n"));
    again.press("y");
    again.until("the row", |screen| screen.contains(PINNED));
    again.press("q");
    again.ends_restored(Some(0));
    let written = corrections(&story);
    assert!(written.starts_with(long.trim_end()) && written.contains("[[row]]"), "{written}");
    let mut last = Session::start(&story, &[], &[]);
    last.until("the row", |screen| screen.contains(PINNED));
    last.until("no offer", |screen| !screen.contains("y/n"));
    last.press("q");
    last.ends_restored(Some(0));
}

#[test]
fn a_passage_taken_out_stays_out_and_comes_back_from_the_list() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the passages", |screen| screen.contains("1,200") && screen.contains("Some 900"));
    session.press("d");
    session.until("what was done", |screen| screen.contains("taken out of Soldiers; u takes it back"));
    session.until("that it is gone", |screen| screen.contains("1 taken out g c"));
    session.press("q");
    session.ends_restored(Some(0));
    let written = corrections(&story);
    for line in [
        "[[reject]]",
        "topic = \"soldiers\"",
        "article = \"post\"",
        "exact = \"The army has sent 1,200 soldiers to the valley, the ministry said.\"",
    ] {
        assert!(written.lines().any(|of| of == line), "no {line} in\n{written}");
    }
    let mut again = Session::start(&story, &[], &[]);
    again.until("the other passage alone", |screen| {
        screen.contains("Some 900")
            && screen.contains("1 taken out g c")
            && !screen.contains("1,200 soldiers")
    });
    again.press("gc");
    again.until("the list", |screen| screen.contains("taken from the topic: “The army has sent 1,200"));
    again.press("d");
    again.until("an empty list", |screen| screen.contains("Nothing is judged yet"));
    again.press("\x1b");
    again.until("both passages", |screen| {
        screen.contains("1,200 soldiers") && screen.contains("Some 900") && !screen.contains("taken out")
    });
    again.press("q");
    again.ends_restored(Some(0));
    assert!(!corrections(&story).contains("[[reject]]"), "{}", corrections(&story));
}

#[test]
fn keys_are_answered_while_judgements_wait_for_the_disk() {
    let story = Story::new();
    let path = story.path().join("corrections.toml");
    fs::write(&path, "# Ours.\n").unwrap();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the passages", |screen| screen.contains("1,200") && screen.contains("Some 900"));
    // Whoever reads this waits until somebody writes into it.
    let pipe = story.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fs::rename(&pipe, &path).unwrap();
    session.press("d");
    session.until("what was done", |screen| screen.contains("taken out of Soldiers"));
    session.press("]");
    session.until("the next topic", |screen| screen.contains("old stone bridge"));
    let mut stuck = OpenOptions::new().read(true).write(true).open(&path).unwrap();
    let other = story.path().join("other");
    fs::write(&other, "# Theirs.\n").unwrap();
    fs::rename(&other, &path).unwrap();
    stuck.write_all(b"# Stuck.\n").unwrap();
    drop(stuck);
    session.until("that somebody else has changed the file", |screen| screen.contains("y/n"));
    session.press("y");
    session.until("that it is out", |screen| screen.contains("are applied to the file as it is now"));
    session.press("q");
    session.ends_restored(Some(0));
    assert!(corrections(&story).starts_with("# Theirs.\n\n[[reject]]"), "{}", corrections(&story));
}

#[test]
fn the_end_waits_for_what_was_judged_last() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the passages", |screen| screen.contains("1,200") && screen.contains("Some 900"));
    session.press("dq");
    session.ends_restored(Some(0));
    assert!(corrections(&story).contains("[[reject]]"), "{}", corrections(&story));
}

/// A reader who has judged something and quits, while nothing answers whoever reads the file.
fn quits_while_the_file_is_stuck(story: &Story) -> Session {
    let path = story.path().join("corrections.toml");
    fs::write(&path, "# Ours.\n").unwrap();
    let mut session = Session::start(story, &[], &[]);
    session.until("the passages", |screen| screen.contains("1,200") && screen.contains("Some 900"));
    let pipe = story.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fs::rename(&pipe, &path).unwrap();
    session.press("d");
    session.until("what was done", |screen| screen.contains("taken out of Soldiers"));
    session.press("q");
    session.until("what it waits for, on the shell's screen", |screen| {
        !is_ours(screen) && screen.contains("waiting for corrections.toml")
    });
    assert_eq!(session.modes(), session.modes_before());
    session
}

#[test]
fn the_terminal_is_given_back_before_the_end_waits_for_the_disk() {
    let story = Story::new();
    let session = quits_while_the_file_is_stuck(&story);
    let path = story.path().join("corrections.toml");
    let mut stuck = OpenOptions::new().read(true).write(true).open(&path).unwrap();
    let other = story.path().join("other");
    fs::write(&other, "# Theirs.\n").unwrap();
    fs::rename(&other, &path).unwrap();
    stuck.write_all(b"# Stuck.\n").unwrap();
    drop(stuck);
    session.ends_restored(Some(0));
    offers_what_was_judged(&story);
}

#[test]
fn whoever_does_not_wait_for_the_disk_loses_nothing() {
    let story = Story::new();
    let mut session = quits_while_the_file_is_stuck(&story);
    session.press("\x03");
    session.ends_restored(Some(0));
    let path = story.path().join("corrections.toml");
    fs::remove_file(&path).unwrap();
    fs::write(&path, "# Theirs.\n").unwrap();
    offers_what_was_judged(&story);
}

#[track_caller]
fn offers_what_was_judged(story: &Story) {
    let mut again = Session::start(story, &[], &[]);
    again.until("the offer", |screen| screen.contains("apply them to what it holds now? y/n"));
    again.press("y");
    again.until("that it is out", |screen| screen.contains("1 taken out g c"));
    again.press("q");
    again.ends_restored(Some(0));
    assert!(corrections(story).starts_with("# Theirs.\n\n[[reject]]"), "{}", corrections(story));
}
