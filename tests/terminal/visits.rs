//! What one visit leaves to the next, in the folder of states.

use crate::pty::AT_LAST;
use crate::session::{Session, Story, is_ours};
use notify::{RecursiveMode, Watcher, recommended_watcher};
use rustix::process::Signal;
use std::fs;
use std::path::PathBuf;
use std::sync::mpsc;

const NEW_HERE: &str = "New here?";

/// The sessions that are kept.
fn kept(story: &Story) -> Vec<PathBuf> {
    let folder = story.path().join(".state/parallax/sessions");
    let files = fs::read_dir(folder).into_iter().flatten().map(|file| file.unwrap().path());
    files.filter(|file| !file.to_string_lossy().contains(".typed.")).collect()
}

/// The text of the one session that is kept.
fn text(story: &Story) -> String {
    let [file] = &kept(story)[..] else { panic!("one session is kept: {:?}", kept(story)) };
    fs::read_to_string(file).unwrap()
}

/// Starts, waits until `shown` is on the screen, presses `keys`, waits until `then` is, and quits.
fn visit(story: &Story, arguments: &[&str], (shown, keys, then): (&str, &str, &str)) {
    let mut session = Session::start(story, arguments, &[]);
    session.until(shown, |screen| screen.contains(shown));
    session.press(keys);
    session.until(then, |screen| screen.contains(then));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn the_next_start_goes_on_where_the_reader_was() {
    let story = Story::new();
    visit(&story, &[], ("1,200", "]o", "columns by outlet"));
    let mut session = Session::start(&story, &[], &[]);
    session.until("the same topic", |screen| screen.contains("old stone bridge"));
    session.press("o");
    session.until("the other kind of columns", |screen| screen.contains("columns by article"));
    session.signal(Signal::TERM);
    session.ends_restored(Some(0));
    visit(&story, &[], ("old stone bridge", "2v", "Omissions"));
    visit(&story, &[], ("Omissions", "*ferry\r", "The ferry runs"));
    visit(&story, &["--fresh"], ("1,200", "", "1,200"));
}

#[test]
fn the_words_view_and_an_article_are_gone_back_to() {
    let story = Story::new();
    visit(&story, &[], ("1,200", "*bridge\r", "floating bridge"));
    visit(&story, &[], ("floating bridge", "\r", "Nobody was hurt"));
    visit(&story, &[], ("Nobody was hurt", "\x1b", "floating bridge"));
}

#[test]
fn what_came_since_the_last_visit_is_said() {
    let story = Story::new();
    visit(&story, &[], ("1,200", "j", "1,200"));
    let today = text(&story);
    let day = today.split("\"day\": \"").nth(1).and_then(|rest| rest.get(..10)).unwrap().to_owned();
    fs::write(&kept(&story)[0], today.replace(&day, "2020-03-05")).unwrap();
    let article = fs::read_to_string(story.path().join("articles/post.md")).unwrap();
    fs::write(story.path().join("articles/later.md"), article.replace("1,200", "1,300")).unwrap();

    let mut session = Session::start(&story, &[], &[]);
    session.until("what came meanwhile", |screen| screen.contains("1 new article since 5 March 2020"));
    session.until("the mark", |screen| screen.contains("· new"));
    fs::write(story.path().join("articles/last.md"), article.replace("1,200", "1,400")).unwrap();
    session.until("what comes now", |screen| screen.contains("1 new article, 2 in all since 5 March 2020"));
    session.press("q");
    session.ends_restored(Some(0));
    visit(&story, &[], ("2 new articles since 5 March 2020", "j", "· new"));
    visit(&story, &["--fresh"], ("2 new articles since 5 March 2020", "", "· new"));
}

#[test]
fn the_line_for_a_first_start_goes_away_for_good() {
    let story = Story::new();
    visit(&story, &[], (NEW_HERE, "]", "old stone bridge"));
    let mut session = Session::start(&story, &[], &[]);
    session.until("the line, of which little was used", |screen| screen.contains(NEW_HERE));
    session.press("\x1b");
    session.until("the usual keys", |screen| !screen.contains(NEW_HERE) && screen.contains("enter open"));
    session.press("q");
    session.ends_restored(Some(0));

    let other = ["--articles", "articles"];
    for arguments in [&[][..], &["--fresh"], &other] {
        let mut session = Session::start(&story, arguments, &[]);
        session.until("the usual keys", |screen| screen.contains("1,200") || screen.contains("old stone"));
        session.until("the usual keys", |screen| screen.contains("enter open"));
        session.until("nothing else", |screen| !screen.contains(NEW_HERE));
        session.press("q");
        session.ends_restored(Some(0));
    }
}

#[test]
fn a_session_is_kept_however_the_program_is_asked_to_end() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let story = Story::new();
        let mut session = Session::start(&story, &[], &[]);
        session.until("the first topic", |screen| screen.contains("1,200"));
        session.press("]");
        session.until("the next topic", |screen| screen.contains("old stone bridge"));
        session.signal(signal);
        session.ends_restored(Some(0));
        assert!(text(&story).contains(r#""topic": "bridges""#), "after {signal:?}");
    }
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.close("]");
    assert!(text(&story).contains(r#""topic": "#));
}

#[test]
fn of_two_programs_on_one_config_the_last_to_end_is_gone_on_from() {
    let story = Story::new();
    let mut first = Session::start(&story, &[], &[]);
    first.until("the first topic", |screen| screen.contains("1,200"));
    let mut second = Session::start(&story, &[], &[]);
    second.until("the first topic", |screen| screen.contains("1,200"));
    second.press("]");
    second.until("the next topic", |screen| screen.contains("old stone bridge"));
    first.press("q");
    first.ends_restored(Some(0));
    second.press("q");
    second.ends_restored(Some(0));
    assert!(text(&story).contains(r#""topic": "bridges""#));
}

#[test]
fn a_file_that_is_no_session_is_passed_over() {
    let story = Story::new();
    visit(&story, &[], ("1,200", "]", "old stone bridge"));
    let hostile = format!(
        r#"{{"topic": "\u001b]0;x\u0007", "base": "\u001b[31m", "sought": "\u001b[2J", "cursor": {{"column": [{}1{}]}},
            "views": [{{"view": "words"}}, {{"view": "article", "cursor": {{"passage": ["post", 1, 99999999]}}}}],
            "column_order": ["\u001b[H", 7]}}"#,
        "[".repeat(100),
        "]".repeat(100),
    );
    let deep = "[".repeat(100_000);
    let huge = format!("{{\"topic\": \"{}\"}}", "x".repeat(8_000_000));
    for bytes in [hostile.as_bytes(), b"\xff\xfe\x00", b"", deep.as_bytes(), huge.as_bytes()] {
        let [file] = &kept(&story)[..] else { panic!("one session is kept") };
        fs::write(file, bytes).unwrap();
        let mut session = Session::start(&story, &[], &[]);
        session.until("the first topic", |screen| screen.contains("1,200"));
        for sequence in ["]0;x", "\x1b[31m", "x\x07"] {
            assert_eq!(session.times_sent(sequence), 0, "{sequence:?}");
        }
        session.press("q");
        session.ends_restored(Some(0));
    }
}

#[test]
fn a_folder_that_cannot_be_written_costs_nothing_but_the_place() {
    let story = Story::new();
    fs::write(story.path().join(".state"), "no folder").unwrap();
    visit(&story, &[], (NEW_HERE, "]", "old stone bridge"));
    visit(&story, &[], ("1,200", "", NEW_HERE));
}

/// Waits until a file of what is typed holds these words.
fn until_kept(story: &Story, words: &str) {
    let (tell, told) = mpsc::channel();
    let mut watcher = recommended_watcher(move |_| tell.send(()).unwrap_or_default()).unwrap();
    let folder = story.path().join(".state/parallax/sessions");
    watcher.watch(&folder, RecursiveMode::NonRecursive).unwrap();
    let is_kept = || {
        let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        files
            .filter(|file| file.to_string_lossy().ends_with(".typed.json"))
            .any(|file| fs::read_to_string(file).is_ok_and(|text| text.contains(words)))
    };
    while !is_kept() {
        told.recv_timeout(AT_LAST).unwrap_or_else(|why| panic!("“{words}” is not kept: {why}"));
    }
}

/// Kills the program without warning once these words are kept.
fn kill_once_kept(story: &Story, session: Session, words: &str) {
    until_kept(story, words);
    session.signal(Signal::KILL);
    session.ends_killed();
}

#[test]
fn a_topic_that_is_typed_outlives_a_program_that_is_killed() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("aferry, half a wo");
    session.until("the form", |screen| screen.contains("any    ferry, half a wo"));
    kill_once_kept(&story, session, "ferry, half a wo");

    let mut session = Session::start(&story, &[], &[]);
    session.until("the offer", |screen| screen.contains("a topic was begun and not saved: a opens it again"));
    session.press("a");
    session.until("the lines", |screen| screen.contains("any    ferry, half a wo"));
    session.press("\x15ferry\r");
    session.until("the topic", |screen| screen.contains("┌ ferry ─"));
    session.press("q");
    session.ends_restored(Some(0));
    let left = fs::read_dir(story.path().join(".state/parallax/sessions")).unwrap();
    let left = left.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
    assert_eq!(left.filter(|name| name.contains(".typed.")).count(), 0, "nothing more is left");
    let mut session = Session::start(&story, &[], &[]);
    session.until("the topic", |screen| screen.contains("┌ ferry ─"));
    session.until("no offer", |screen| !screen.contains("begun and not saved") && is_ours(screen));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn a_note_that_is_typed_outlives_a_program_that_is_killed() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("Aask the minis");
    session.until("the note", |screen| screen.contains("note › ask the minis"));
    kill_once_kept(&story, session, "ask the minis");

    for _ in 0..2 {
        let mut session = Session::start(&story, &[], &[]);
        session.until("the offer", |screen| {
            screen.contains("begun and not saved: note on The Harbour Post ¶1; opened there it goes on")
        });
        session.press("q");
        session.ends_restored(Some(0));
    }
    let mut session = Session::start(&story, &[], &[]);
    session.until("the offer", |screen| {
        screen.contains("begun and not saved: note") && screen.contains("1,200")
    });
    session.press("A");
    session.until("the words", |screen| screen.contains("note › ask the minis"));
    session.press("try\r");
    session.until("that it is noted", |screen| screen.contains("noted"));
    session.press("q");
    session.ends_restored(Some(0));
    let written = fs::read_to_string(story.path().join("corrections.toml")).unwrap();
    assert!(written.contains("text = \"ask the ministry\""), "{written}");
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200") && is_ours(screen));
    session.until("no offer", |screen| !screen.contains("begun and not saved"));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn judgements_that_could_not_be_written_outlive_a_program_that_is_killed() {
    let story = Story::new();
    let path = story.path().join("corrections.toml");
    fs::write(&path, "# Ours.\n").unwrap();
    fs::create_dir(story.path().join("corrections.toml~")).unwrap();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("d");
    session.until("why it is not written", |screen| screen.contains("corrections.toml was not written"));
    kill_once_kept(&story, session, "[[reject]]");
    fs::remove_dir(story.path().join("corrections.toml~")).unwrap();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the offer", |screen| screen.contains("apply them to what it holds now? y/n"));
    session.press("y");
    session.until("that it is out", |screen| screen.contains("1 taken out"));
    session.press("q");
    session.ends_restored(Some(0));
    assert!(fs::read_to_string(&path).unwrap().contains("[[reject]]"));
}

#[test]
fn what_was_typed_stays_where_it_is_if_the_session_cannot_be_kept() {
    let story = Story::new();
    visit(&story, &[], ("1,200", "]", "old stone bridge"));
    let [place] = &kept(&story)[..] else { panic!("one session is kept") };
    let mut session = Session::start(&story, &[], &[]);
    session.until("the topic that was left", |screen| screen.contains("old stone bridge"));
    fs::remove_file(place).unwrap();
    fs::create_dir(place).unwrap();
    session.press("aferry\x1b");
    session.until("that it is a draft", |screen| screen.contains("kept as a draft"));
    session.press("q");
    session.until("that it stays", |screen| {
        !is_ours(screen) && screen.contains("json cannot be") && screen.contains("offered at the next start")
    });
    session.ends_restored(Some(0));
    fs::remove_dir(place).unwrap();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the offer", |screen| screen.contains("a topic was begun and not saved"));
    session.press("a");
    session.until("what was typed", |screen| screen.contains("any    ferry"));
    session.press("\x03");
    session.ends_restored(Some(0));
    let others = fs::read_dir(place.parent().unwrap()).unwrap();
    assert_eq!(others.count(), 1, "all of it is in the session");
}
