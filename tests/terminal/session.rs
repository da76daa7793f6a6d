//! A program at work in the folder of a story, in a pty: what is asked of its screen, and that it
//! leaves the terminal as it was.

use crate::pty::{self, AT_LAST, Pty};
use rustix::process::{Pid, Signal, kill_process};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::mpsc;
use std::{fs, thread};
use tempfile::TempDir;

/// Two reports on one flood and a config with two topics, in a folder of their own.
pub(crate) struct Story(TempDir);

impl Story {
    pub(crate) fn new() -> Self {
        let story = Self::none();
        story.fill();
        story
    }

    /// Writes reports and config into the folder.
    pub(crate) fn fill(&self) {
        let write = |name: &str, text: &str| fs::write(self.path().join(name), text).unwrap();
        fs::create_dir(self.path().join("articles")).unwrap();
        write("articles/post.md", POST);
        write("articles/courier.md", COURIER);
        write("config.toml", CONFIG);
    }

    /// Puts more at the end of the config.
    pub(crate) fn add_to_config(&self, text: &str) {
        let path = self.path().join("config.toml");
        fs::write(&path, fs::read_to_string(&path).unwrap() + text).unwrap();
    }

    /// A folder without anything.
    pub(crate) fn none() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

const POST: &str = r#"+++
title = "Valley under water"
outlet = "The Harbour Post"
published = 2020-03-02
+++
The army has sent 1,200 soldiers to the valley, the ministry said.

Water tore down the old stone bridge on Monday. Nobody was hurt.

The ferry runs again since noon.
"#;

const COURIER: &str = r#"+++
title = "A week of rain"
outlet = "Inland Courier"
published = 2020-03-04
+++
Some 900 soldiers fill sandbags in the valley, according to the mayor.

Engineers laid a floating bridge beside the ruin on Wednesday.
"#;

const CONFIG: &str = r#"articles = ["articles"]

[[topic]]
name = "Soldiers"
any = ["soldiers"]

[[topic]]
name = "Bridges"
any = ["bridge"]
"#;

/// Writes a shell script and returns how to call it.
pub(crate) fn script(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_string_lossy().into_owned()
}

/// What can be seen.
pub(crate) struct Seen<'a>(&'a vt100::Screen);

impl Seen<'_> {
    /// Whether these words are drawn in this colour, by its index.
    pub(crate) fn has_in_colour(&self, text: &str, index: u8) -> bool {
        let (rows, width) = self.0.size();
        (0..rows.get()).any(|row| {
            let line: Vec<_> = (0..width.get()).filter_map(|column| self.0.cell(row, column)).collect();
            let found = line.iter().map(|cell| cell.contents()).collect::<String>().find(text);
            found.and_then(|at| line.get(at)).is_some_and(|cell| cell.fgcolor() == vt100::Color::Idx(index))
        })
    }

    /// Whether clicks are sent to the program.
    pub(crate) fn reads_mouse(&self) -> bool {
        self.0.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    pub(crate) fn contains(&self, text: &str) -> bool {
        self.0.contents().contains(text)
    }

    /// Whether the last line with anything on it is the line `index`, from 0: a status line is
    /// where it belongs.
    pub(crate) fn last_line_is(&self, index: usize) -> bool {
        let contents = self.0.contents();
        contents.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).last().map(|(at, _)| at)
            == Some(index)
    }
}

/// Whether the program has the terminal: alternate screen, no cursor.
pub(crate) fn is_ours(screen: &Seen<'_>) -> bool {
    screen.0.alternate_screen() && screen.0.hide_cursor()
}

/// A running program.
pub(crate) struct Session(Pty);

impl Session {
    /// Starts parallax in the story's folder.
    pub(crate) fn start(story: &Story, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        Self::run(env!("CARGO_BIN_EXE_parallax"), arguments, story, environment)
    }

    /// Starts any program in the story's folder.
    pub(crate) fn run(
        program: &str,
        arguments: &[&str],
        story: &Story,
        environment: &[(&str, &str)],
    ) -> Self {
        let mut command = pty::command(program, story.path());
        command.args(arguments);
        for (name, value) in environment {
            command.env(name, value);
        }
        Self(Pty::start(command, 100, 24))
    }

    /// The same session in a terminal that answers when it is asked for its background.
    pub(crate) fn with_background(mut self, answer: &'static str) -> Self {
        self.0.background = Some(answer);
        self
    }

    /// Waits until the screen is as expected.
    pub(crate) fn until(&mut self, what: &str, expected: impl Fn(&Seen<'_>) -> bool) {
        self.0.until(what, |pty| expected(&Seen(pty.screen())));
    }

    /// How often the program has sent this sequence to the terminal.
    pub(crate) fn times_sent(&self, sequence: &str) -> usize {
        self.0.times_sent(sequence.as_bytes())
    }

    /// What the program has asked the terminal to put on its clipboard (OSC 52), in order.
    pub(crate) fn clipboard(&self) -> Vec<String> {
        let sent = String::from_utf8_lossy(&self.0.sent).into_owned();
        let copies = sent.split("\x1b]52;c;").skip(1);
        let payloads = copies.map(|rest| rest.split(['\x07', '\x1b']).next().unwrap_or_default());
        payloads.map(|payload| String::from_utf8(from_base64(payload)).unwrap()).collect()
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.0.press(keys);
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.0.resize(width, height);
    }

    pub(crate) fn signal(&self, signal: Signal) {
        let pid = self.0.child.process_id().and_then(|pid| Pid::from_raw(pid as i32)).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// The terminal's modes now (echo, line editing, signals).
    pub(crate) fn modes(&self) -> String {
        self.0.modes()
    }

    /// The terminal's modes before the program began.
    pub(crate) fn modes_before(&self) -> String {
        self.0.before.clone()
    }

    /// Waits for the end of the program; the terminal must then be as it was before.
    pub(crate) fn ends_restored(mut self, code: Option<u32>) {
        self.0.ended();
        let screen = self.0.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left");
        assert!(!screen.hide_cursor(), "the cursor shows");
        assert!(!screen.bracketed_paste(), "pasting is as it was");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is as it was");
        assert_eq!(self.modes(), self.0.before, "the terminal's modes");
        let contents = screen.contents();
        let status = self.0.child.wait().unwrap();
        if let Some(code) = code {
            assert_eq!(status.exit_code(), code, "exit code; the screen is\n{contents}");
        }
    }

    /// Waits for the end of a program that was killed, whatever the terminal looks like.
    pub(crate) fn ends_killed(mut self) {
        self.0.child.wait().unwrap();
    }

    /// Closes the terminal and waits for the end of the program.
    ///
    /// The thread that reads has a hold on the terminal as well, and lets go of it once it reads
    /// something that nobody wants: `key` must make the program draw.
    pub(crate) fn close(mut self, key: &str) {
        self.press(key);
        let Pty { mut child, input, master, output, .. } = self.0;
        drop((input, master, output));
        let (tell, told) = mpsc::channel();
        thread::spawn(move || tell.send(child.wait()));
        told.recv_timeout(AT_LAST).expect("the program ends with its terminal").unwrap();
    }
}

/// The bytes of base64 with the usual letters.
fn from_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        other => panic!("no base64: {other}"),
    };
    let letters: Vec<u8> = text.trim_end_matches('=').bytes().map(value).collect();
    let bits = letters.chunks(4).flat_map(|four| {
        let whole = four.iter().fold(0, |bits, six| bits << 6 | u32::from(*six)) << (6 * (4 - four.len()));
        whole.to_be_bytes().into_iter().skip(1).take(four.len() - 1).collect::<Vec<u8>>()
    });
    bits.collect()
}
