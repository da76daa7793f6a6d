//! The program in a real terminal: a pty, with the screen as an emulator sees it.
//!
//! Nothing here sleeps: every step waits until the screen, or the end of the program, says that it
//! has happened.
#![cfg(unix)]

mod judging;
mod pty;
mod session;
mod visits;
mod workshop;

use parallax::cli::{Opening, Sources};
use parallax::io::reader::read_drawn;
use parallax::io::terminal::Screen;
use parallax::ui::draw;
use parallax::ui::model::Model;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use rustix::process::Signal;
use session::{Session, Story, is_ours, script};
use std::io::Read;
use std::sync::mpsc;
use std::{env, fs, thread};

#[test]
fn a_reader_browses_edits_the_config_resizes_and_quits() {
    let story = Story::new();
    let editor = script(
        story.path(),
        "editor",
        r#"printf 'EDITING %s\n' "$*"
           read -r name
           printf '[[topic]]\nname = "%s"\nany = ["ferry"]\n' "$name" >> "$1""#,
    );
    let mut session = Session::start(&story, &[], &[("VISUAL", &editor)]);
    session.until("the first topic", |screen| screen.contains("Soldiers") && screen.contains("1,200"));
    session.press("]");
    session.until("the next topic", |screen| screen.contains("old stone bridge"));
    session.press("\r");
    session.until("the whole article", |screen| screen.contains("Nobody was hurt"));
    session.press("\x1b");
    session.until("the comparison again", |screen| !screen.contains("Nobody was hurt"));

    session.press("e");
    session
        .until("the editor, on the shell's screen", |screen| screen.contains("EDITING") && !is_ours(screen));
    session.press("Ferries\n");
    session.until("the new topic", |screen| screen.contains("Ferries") && is_ours(screen));

    session.resize(70, 20);
    session.until("a smaller screen", |screen| screen.contains("Ferries") && screen.last_line_is(19));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn what_changes_on_disk_is_shown() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    let config = fs::read_to_string(story.path().join("config.toml")).unwrap();
    let saved = story.path().join("config.toml.new");
    fs::write(&saved, config.replace("\"Bridges\"", "\"Crossings\"")).unwrap();
    fs::rename(&saved, story.path().join("config.toml")).unwrap();
    session.until("the topic's new name", |screen| screen.contains("Crossings"));
    let article = story.path().join("articles/post.md");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replace("1,200", "1,450")).unwrap();
    session.until("the article's new figure", |screen| screen.contains("1,450"));
    fs::write(story.path().join("config.toml"), "[[topic]\n").unwrap();
    session.until("what is wrong with the config", |screen| screen.contains("config.toml"));
    session.until("the last good config in force", |screen| screen.contains("1,450"));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn the_sample_is_shown_where_there_is_nothing_and_its_config_can_be_begun() {
    let (empty, elsewhere) = (Story::none(), Story::none());
    let editor = script(elsewhere.path(), "editor", r#"printf 'EDITING %s\n' "$*"; read -r line"#);
    let mut session = Session::start(&empty, &[], &[("VISUAL", &editor)]);
    session.until("the sample", |screen| screen.contains("SAMPLE") && screen.contains("parallax init"));
    session.press("e");
    session.until("the question", |screen| screen.contains("y/n"));
    session.press("y");
    session.until("the editor", |screen| screen.contains("EDITING config.toml") && !is_ours(screen));
    assert!(empty.path().join("config.toml").is_file());
    session.press("\n");
    session.until("the screen again", is_ours);
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn what_is_begun_in_another_window_ends_the_sample() {
    let story = Story::none();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the sample", |screen| screen.contains("SAMPLE"));
    story.fill();
    session.until("the reader's own", |screen| screen.contains("1,200") && !screen.contains("SAMPLE"));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn a_bad_config_is_printed_whole_before_the_screen_is_taken() {
    let story = Story::new();
    fs::write(story.path().join("config.toml"), "[view]\norder = \"up\"\ntheme = \"pink\"\n").unwrap();
    let mut session = Session::start(&story, &[], &[]);
    session.until("both mistakes", |screen| {
        screen.contains("config.toml:2:9") && screen.contains("config.toml:3:9") && !is_ours(screen)
    });
    session.ends_restored(Some(2));
}

#[test]
fn a_log_is_written_where_it_is_asked_for() {
    let story = Story::new();
    let mut session = Session::start(&story, &["--log", "parallax.log"], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("q");
    session.ends_restored(Some(0));
    let log = fs::read_to_string(story.path().join("parallax.log")).unwrap();
    for words in ["begins", "2 articles read, 0 problems", "rows of", "it ends: Ok(())"] {
        assert!(log.contains(words), "{words}\n{log}");
    }
    let mut session = Session::start(&story, &["--log", "no/such/folder/x"], &[]);
    session
        .until("why there is no log", |screen| screen.contains("the log no/such/folder/x cannot be written"));
    session.ends_restored(Some(3));
}

#[test]
fn an_export_is_written_and_replaces_nothing_unasked() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("x");
    session.until("the path", |screen| screen.contains("parallax-soldiers.md"));
    session.press("\r");
    session.until("what was written", |screen| screen.contains("parallax-soldiers.md written"));
    let path = story.path().join("parallax-soldiers.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("> The army has sent 1,200 soldiers to the valley"), "{text}");
    fs::write(&path, "mine").unwrap();
    session.press("x\r");
    session.until("the question", |screen| screen.contains("is there: replace it? y/n"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    session.press("y");
    session.until("what was written", |screen| screen.contains("parallax-soldiers.md written"));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn a_passage_is_copied_by_the_terminal() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("y");
    session.until("what was done", |screen| screen.contains("OSC 52"));
    let passage = "“The army has sent 1,200 soldiers to the valley, the ministry said.”";
    let [copied] = &session.clipboard()[..] else { panic!("one passage is copied") };
    assert!(
        copied.starts_with(passage)
            && copied.ends_with(
                "The Harbour Post, “Valley under water”, 2 Mar 2020, ¶1\n[parallax:post,p1,0-66,ec3168c555ec]\n"
            ),
        "{copied}"
    );
    session.press("lY");
    session.until("what was done", |screen| screen.contains("▌") && screen.contains("OSC 52"));
    session.press("?");
    session.until("the help, when all before it was done", |screen| screen.contains("Keys · compare"));
    let [_, row] = &session.clipboard()[..] else { panic!("a row is copied") };
    assert!(row.contains("1,200 soldiers") && row.contains("Some 900 soldiers"), "{row}");
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn anything_is_gone_to_by_a_few_letters() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press(":brid");
    session.until("what matches", |screen| screen.contains("Go to anything") && screen.contains(": brid"));
    session.press("\r");
    session.until("the topic", |screen| {
        screen.contains("old stone bridge") && !screen.contains("Go to anything")
    });
    session.press(":qzqz\r");
    session.until("that nothing matches", |screen| screen.contains(": qzqz"));
    session.press("\x1b");
    session.until("the topic again", |screen| screen.contains("old stone bridge"));
    session.press(":");
    session.until("the palette", |screen| screen.contains("Go to anything"));
    session.press("\x03");
    session.ends_restored(Some(0));
}

#[test]
fn keys_are_what_the_config_makes_them() {
    let story = Story::new();
    story.add_to_config("[keys]\nnext-topic = [\"f9\", \"g x\"]\nquit = [\"Q\", \"ctrl-q\"]\n");
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("]");
    session.until("that this key is free", |screen| screen.contains("] does nothing here"));
    session.press("\x1b[20~");
    session.until("the next topic", |screen| screen.contains("old stone bridge"));
    session.press("q");
    session.until("that this key is free", |screen| screen.contains("q does nothing here"));
    session.press("g");
    session.until("a sequence that has begun", |screen| screen.contains("g …"));
    session.press("x");
    session.until("the topic after it", |screen| screen.contains("All figures ─"));
    fs::write(story.path().join("config.toml"), "articles = [\"articles\"]\n[keys]\nquit = \"Z\"\n").unwrap();
    session.until("the config, read anew", |screen| screen.contains("no topics yet: e opens config.toml"));
    session.press("Z");
    session.ends_restored(Some(0));
}

/// The program's name in the title bar, by which themes are told apart.
const NAME: &str = "parallax";
const CYAN: u8 = 6;
const BLUE: u8 = 4;

#[test]
fn the_terminal_is_asked_for_its_background() {
    let answers = [("\x1b]11;rgb:ffff/ffff/ffff\x07", BLUE), ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", CYAN)];
    for (answer, colour) in answers {
        let story = Story::new();
        let mut session = Session::start(&story, &[], &[]).with_background(answer);
        session.until("the first topic in the theme", |screen| {
            screen.contains("1,200") && screen.has_in_colour(NAME, colour)
        });
        assert_eq!(session.times_sent("\x1b]11;?"), 1);
        session.press("]");
        session.until("the next topic, with no key from the answer", |screen| {
            screen.contains("old stone bridge") && is_ours(screen)
        });
        session.press("q");
        session.ends_restored(Some(0));
    }
}

#[test]
fn a_terminal_that_never_answers_is_dark_and_one_that_answers_late_is_heard() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the dark theme", |screen| screen.contains("1,200") && screen.has_in_colour(NAME, CYAN));
    session.press("]");
    session.until("the next topic", |screen| screen.contains("old stone bridge"));
    session.press("\x1b]11;rgb:ffff/ffff/ffff\x07");
    session.until("the light theme", |screen| screen.has_in_colour(NAME, BLUE));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn a_terminal_is_asked_only_where_the_answer_matters() {
    for (theme, variable, colour) in [
        ("light", ("COLORTERM", ""), BLUE),
        ("auto", ("COLORFGBG", "0;15"), BLUE),
        ("auto", ("TERM", "linux"), CYAN),
    ] {
        let story = Story::new();
        story.add_to_config(&format!("[view]\ntheme = \"{theme}\"\n"));
        let mut session = Session::start(&story, &[], &[variable]);
        session.until("the theme", |screen| screen.contains("1,200") && screen.has_in_colour(NAME, colour));
        assert_eq!(session.times_sent("\x1b]11;?"), 0, "{variable:?}");
        session.press("q");
        session.ends_restored(Some(0));
    }
}

#[test]
fn the_reader_says_how_a_role_looks() {
    let story = Story::new();
    story.add_to_config("[theme]\ntitle = \"#ff0000\"\n");
    let mut session = Session::start(&story, &[], &[("TERM", "xterm")]);
    session
        .until("the nearest of the 16", |screen| screen.contains("1,200") && screen.has_in_colour(NAME, 9));
    session.press("q");
    session.ends_restored(Some(0));
}

const READ_CLICKS: &str = "\x1b[?1000h";

#[test]
fn the_mouse_is_the_terminals_until_it_is_switched_on() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    assert_eq!(session.times_sent(READ_CLICKS), 0);
    session.press("m");
    session.until("that it is on", |screen| screen.contains("mouse on: click and wheel"));
    assert_eq!(session.times_sent(READ_CLICKS), 1);
    assert_eq!(session.times_sent("\x1b[?1006h"), 1);
    // The second line inside the list of topics; columns and lines count from 1.
    session.press("\x1b[<0;5;4M\x1b[<0;5;4m");
    session.until("the topic that was clicked", |screen| screen.contains("old stone bridge"));
    session.press("m");
    session.until("that it is off", |screen| screen.contains("mouse off: the terminal selects text"));
    assert_eq!(session.times_sent("\x1b[?1000l"), 1);
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn a_mouse_that_is_on_is_given_back_to_editors_and_at_the_end() {
    let story = Story::new();
    story.add_to_config("[view]\nmouse = true\n");
    let editor = script(story.path(), "editor", r#"printf 'EDITING\n'; read -r line"#);
    let mut session = Session::start(&story, &[], &[("VISUAL", &editor)]);
    session.until("the first topic", |screen| screen.contains("1,200") && screen.reads_mouse());
    session.press("e");
    session.until("the editor", |screen| screen.contains("EDITING") && !screen.reads_mouse());
    session.press("\n");
    session.until("the screen again", |screen| is_ours(screen) && screen.reads_mouse());
    session.signal(Signal::TERM);
    session.ends_restored(Some(0));
}

#[test]
fn an_editor_that_is_not_there_is_a_message() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[("VISUAL", "no-such-editor-here")]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("e");
    session.until("the message", |screen| screen.contains("no-such-editor-here") && is_ours(screen));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn the_shell_suspends_and_resumes_it() {
    let story = Story::new();
    let program = env!("CARGO_BIN_EXE_parallax");
    let line = format!("{program}; echo STOPPED; read -r line; fg; echo ENDED $?");
    let mut session = Session::run("sh", &["-mc", &line], &story, &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("\x1a");
    session.until("the shell's screen", |screen| screen.contains("STOPPED") && !is_ours(screen));
    assert_eq!(session.modes(), session.modes_before(), "the terminal's modes while suspended");
    session.resize(80, 22);
    session.press("\n");
    session.until("the whole screen again, in its new size", |screen| {
        screen.contains("1,200") && screen.contains("Soldiers") && screen.last_line_is(21)
    });
    session.press("q");
    session.until("the end", |screen| screen.contains("ENDED 0"));
    session.ends_restored(None);
}

#[test]
fn rows_are_suggested_anew_beside_the_screen() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("+");
    session.until("how many rows are suggested", |screen| {
        screen.contains("tightness 3 of 2–4 · ") && screen.contains("suggested row")
    });
    session.press("S");
    session.until("that they are hidden", |screen| screen.contains("suggested rows hidden S"));
    session.press("q");
    session.ends_restored(Some(0));
}

#[test]
fn signals_end_it_with_the_terminal_restored() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let story = Story::new();
        let mut session = Session::start(&story, &[], &[]);
        session.until("the first topic", |screen| screen.contains("1,200"));
        session.signal(signal);
        session.ends_restored(Some(0));
    }
}

#[test]
fn control_c_ends_it() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("\x03");
    session.ends_restored(Some(0));
}

#[test]
fn a_closed_terminal_ends_it() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.close("]");
}

#[test]
fn keys_typed_faster_than_they_are_read_all_count() {
    let story = Story::new();
    let mut session = Session::start(&story, &[], &[]);
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press(&"j".repeat(3000));
    session.press("q");
    session.ends_restored(Some(0));
}

/// What a panic leaves is shown by this very test program, run again in a pty as `victim`.
const VICTIM: &str = "PARALLAX_TEST_VICTIM";

#[test]
fn a_panic_restores_the_terminal_before_it_is_reported() {
    let mut session = victim("screen");
    session.until("the victim's frame", |screen| screen.contains("press a key") && is_ours(screen));
    session.press("x");
    session.until("the report, on the shell's screen", |screen| {
        screen.contains("the screen fell over") && !is_ours(screen)
    });
    session.ends_restored(None);
}

#[test]
fn a_workers_panic_leaves_the_screen_and_is_told() {
    let mut session = victim("worker");
    session.until("the victim's frame", |screen| screen.contains("press a key") && is_ours(screen));
    session.press("x");
    session.until("the problem, on our screen", |screen| {
        screen.contains("the worker fell over") && is_ours(screen)
    });
    session.press("x");
    session.ends_restored(None);
}

#[test]
fn what_was_typed_outlives_a_panic_and_is_offered_again() {
    let story = Story::new();
    let mut session = victim_in(&story, "reader");
    session.until("the first topic", |screen| screen.contains("1,200"));
    session.press("aferry, falls over");
    session.until("the report, on the shell's screen", |screen| {
        screen.contains("the drawing fell over") && !is_ours(screen)
    });
    session.ends_restored(None);
    let mut session = Session::start(&story, &[], &[]);
    session.until("the offer", |screen| screen.contains("a topic was begun and not saved"));
    session.press("a");
    session.until("what was typed", |screen| screen.contains("any    ferry, falls over"));
    session.press("\x03");
    session.ends_restored(Some(0));
}

fn victim(role: &str) -> Session {
    victim_in(&Story::new(), role)
}

fn victim_in(story: &Story, role: &str) -> Session {
    let program = env::current_exe().unwrap();
    let arguments = ["victim_of_a_panic", "--exact", "--nocapture"];
    Session::run(&program.to_string_lossy(), &arguments, story, &[(VICTIM, role)])
}

/// Draws as the program does, until something is to be drawn that it falls over.
fn fragile(model: &Model, buffer: &mut Buffer) {
    draw(model, buffer);
    let drawn: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
    assert!(!drawn.contains("falls over"), "the drawing fell over");
}

#[test]
fn victim_of_a_panic() {
    let Ok(role) = env::var(VICTIM) else { return };
    if role == "reader" {
        return read_drawn(Sources::default(), &Opening::default(), fragile).unwrap();
    }
    let (tell, told) = mpsc::channel();
    let mut screen = Screen::take(move |problem| tell.send(problem).is_ok()).unwrap();
    let mut show = |text: &str| {
        screen.show((80, 3), |_, buffer| buffer.set_string(0, 0, text, Style::new())).unwrap();
    };
    let key = || std::io::stdin().read_exact(&mut [0]).unwrap();
    show("press a key");
    key();
    assert!(role == "worker", "the screen fell over");
    assert!(thread::spawn(|| panic!("the worker fell over")).join().is_err());
    let problem = told.recv().unwrap().to_string();
    show(problem.get(problem.find('(').unwrap()..).unwrap());
    key();
}
