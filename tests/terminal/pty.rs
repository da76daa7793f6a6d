//! A program in a pseudo-terminal, and the screen that an emulator makes of what it sends.
//!
//! Apart from the session that the tests drive, because `examples/screens` takes its pictures with
//! it as well. Nothing here sleeps: [`Pty::until`] takes in what comes until the screen is as expected.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a step may take on a slow machine before it counts as failed.
pub(crate) const AT_LAST: Duration = Duration::from_secs(60);

/// Asks a terminal for its background (OSC 11).
const BACKGROUND_WANTED: &[u8] = b"\x1b]11;?";

/// A program that runs in a terminal of its own.
pub(crate) struct Pty {
    parser: vt100::Parser,
    /// All that the program has sent.
    pub(crate) sent: Vec<u8>,
    pub(crate) output: Receiver<Vec<u8>>,
    pub(crate) input: Box<dyn Write + Send>,
    pub(crate) master: Box<dyn MasterPty + Send>,
    pub(crate) child: Box<dyn Child + Send + Sync>,
    /// What the terminal answers when it is asked for its background, if it answers.
    pub(crate) background: Option<&'static str>,
    /// The terminal's modes before the program began.
    pub(crate) before: String,
}

/// A program to be run in `folder`, which is its home as well, with nothing of the reader's own settings.
pub(crate) fn command(program: impl AsRef<OsStr>, folder: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.cwd(folder);
    for name in ["VISUAL", "EDITOR", "NO_COLOR", "COLORFGBG", "COLORTERM"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color");
    command.env("HOME", folder);
    command.env("XDG_CONFIG_HOME", folder);
    command.env("XDG_STATE_HOME", folder.join(".state"));
    command
}

impl Pty {
    /// Starts a program in a terminal of so many cells.
    pub(crate) fn start(command: CommandBuilder, width: u16, height: u16) -> Self {
        let pair = native_pty_system().openpty(size(width, height)).unwrap();
        let before = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(cells(height), cells(width), 0);
        Self { parser, sent: Vec::new(), output, input, master: pair.master, child, background: None, before }
    }

    /// What can be seen.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Waits until the screen is as expected.
    pub(crate) fn until(&mut self, what: &str, expected: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + AT_LAST;
        while !expected(self) {
            if let Err(why) = self.take_in(deadline) {
                panic!("waited for {what} ({why}); the screen is\n{}", self.screen().contents())
            }
        }
    }

    /// Waits for the end of the program.
    pub(crate) fn ended(&mut self) {
        let deadline = Instant::now() + AT_LAST;
        loop {
            match self.take_in(deadline) {
                Ok(()) => {}
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    panic!("the program did not end; the screen is\n{}", self.screen().contents())
                }
            }
        }
    }

    /// Takes in what comes next, and answers if the program asks for the background.
    fn take_in(&mut self, deadline: Instant) -> Result<(), RecvTimeoutError> {
        let bytes = self.output.recv_timeout(deadline.saturating_duration_since(Instant::now()))?;
        self.parser.process(&bytes);
        self.sent.extend(bytes);
        if self.times_sent(BACKGROUND_WANTED) > 0
            && let Some(answer) = self.background.take()
        {
            self.press(answer);
        }
        Ok(())
    }

    /// How often the program has sent this to the terminal.
    pub(crate) fn times_sent(&self, sequence: &[u8]) -> usize {
        self.sent.windows(sequence.len()).filter(|window| *window == sequence).count()
    }

    /// Types keys.
    pub(crate) fn press(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.parser.set_size(cells(height), cells(width));
        self.master.resize(size(width, height)).unwrap();
    }

    /// The terminal's modes now (echo, line editing, signals).
    pub(crate) fn modes(&self) -> String {
        modes(&*self.master)
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}
