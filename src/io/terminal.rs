//! The terminal, ours for a while: taken, written one frame at a time, given back.
//!
//! Apart because however the program ends or pauses (quit, error, panic, signal, editor, shell),
//! one place must give the terminal back. Decided: a frame is encoded in memory and leaves in one
//! write, between the marks of synchronized output, so that no terminal ever shows half of it and
//! no error can leave the marks open. That is why ratatui's `Terminal` is not used: it flushes for
//! every move of the cursor, and its `clear` asks the terminal where the cursor stands, which would
//! wait for the thread that reads the keys.

use crate::compare::Problem;
use crate::ui::theme::{Background, Depth};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, cursor, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt;
use std::io::{self, IsTerminal, Write, stdin, stdout};
use std::panic::{self, PanicHookInfo};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Bytes that the largest frames of usual screens fit in.
const FRAME_BYTES: usize = 1 << 16;

/// Whether the terminal is in our modes: shared by all who must know before they touch it.
#[derive(Clone, Debug, Default)]
pub struct Held(Arc<Modes>);

#[derive(Debug, Default)]
struct Modes {
    held: AtomicBool,
    /// Whether the mouse is ours while the terminal is.
    mouse: AtomicBool,
    /// Whether it was given back for good.
    over: AtomicBool,
}

impl Held {
    /// Whether the terminal is ours at present, and not an editor's or the shell's.
    pub fn get(&self) -> bool {
        self.0.held.load(Ordering::SeqCst)
    }

    /// Whether it was given back for good.
    pub fn is_over(&self) -> bool {
        self.0.over.load(Ordering::SeqCst)
    }

    fn has_mouse(&self) -> bool {
        self.0.mouse.load(Ordering::SeqCst)
    }
}

/// Reads clicks and the wheel, and not every movement of the mouse, which would wake the program for
/// nothing; in the encoding that has no end at the 223rd column.
struct ReadClicks;

impl Command for ReadClicks {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1006h")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        crossterm::event::EnableMouseCapture.execute_winapi()
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

/// The terminal while it shows the reader; gives it back when dropped.
#[derive(Debug)]
pub struct Screen {
    held: Held,
    shown: Buffer,
    drawn: Buffer,
    stale: bool,
}

/// Whether both standard input and output are a terminal.
pub fn is_terminal() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

/// The size of the terminal in cells: width, height; 80 × 24 where it does not say.
pub fn size() -> (u16, u16) {
    match crossterm::terminal::size() {
        Ok((width, height)) if width > 0 && height > 0 => (width, height),
        _ => (80, 24),
    }
}

/// How many colours the environment says that there are, and on which background if it does.
///
/// By hand and not by the crate `supports-color`: that also asks which continuous integration runs
/// the program, and reads the environment itself, where no test can give it one.
pub fn colours(environment: impl Fn(&str) -> Option<String>) -> (Depth, Option<Background>) {
    let says = |name: &str| environment(name).unwrap_or_default();
    let term = says("TERM");
    let is_one_of = |families: &[&str]| families.iter().any(|family| term.contains(family));
    let depth = if !says("NO_COLOR").is_empty() || term == "dumb" {
        Depth::None
    } else if matches!(says("COLORTERM").as_str(), "truecolor" | "24bit")
        || is_one_of(&["direct", "kitty", "alacritty", "ghostty", "wezterm", "foot"])
        || cfg!(windows)
    {
        Depth::Rgb
    } else if is_one_of(&["256color"]) {
        Depth::Many
    } else {
        Depth::Sixteen
    };
    let background = says("COLORFGBG").rsplit(';').next().and_then(|last| last.parse::<u8>().ok());
    let background = background.map(|index| match index {
        7 | 9..=15 => Background::Light,
        _ => Background::Dark,
    });
    (depth, background)
}

/// Whether it makes sense to ask this terminal something: the Linux console would show the question.
pub fn can_be_asked(environment: impl Fn(&str) -> Option<String>) -> bool {
    cfg!(unix) && environment("TERM").is_some_and(|term| !matches!(term.as_str(), "" | "dumb" | "linux"))
}

impl Screen {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, no cursor.
    ///
    /// From now on a panic of the calling thread gives the terminal back before it is reported. A
    /// panic of another thread is given to `report`, or to the hook that stood before if `report`
    /// says that nobody listens any more.
    ///
    /// # Errors
    /// If the terminal cannot be set; it is then as it was.
    pub fn take(report: impl Fn(Problem) -> bool + Send + Sync + 'static) -> io::Result<Self> {
        let held = Held::default();
        report_panics(held.clone(), report);
        take(&held)?;
        Ok(Self { held, shown: Buffer::default(), drawn: Buffer::default(), stale: true })
    }

    /// Whether the terminal is ours, for threads that must know.
    pub fn held(&self) -> Held {
        self.held.clone()
    }

    /// Draws a frame of this size and writes what differs from the one before, in one write; writes
    /// nothing where nothing differs.
    ///
    /// # Errors
    /// If the terminal cannot be written to, because it was closed.
    pub fn show(&mut self, size: (u16, u16), draw: impl FnOnce(Rect, &mut Buffer)) -> io::Result<()> {
        let area = Rect::new(0, 0, size.0, size.1);
        self.drawn.resize(area);
        self.drawn.reset();
        draw(area, &mut self.drawn);
        let anew = self.stale || self.shown.area != area;
        if anew {
            self.shown.resize(area);
            self.shown.reset();
        }
        let bytes = frame(&self.shown, &self.drawn, anew)?;
        if let Some(bytes) = bytes {
            write(&bytes)?;
        }
        std::mem::swap(&mut self.shown, &mut self.drawn);
        self.stale = false;
        Ok(())
    }

    /// Forgets what the terminal shows, so that the next frame is written whole.
    pub fn redraw(&mut self) {
        self.stale = true;
    }

    /// Writes bytes that leave no mark on the screen (OSC 11, OSC 52).
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        write(bytes)
    }

    /// Reads the mouse from now on, or leaves it to the terminal, which then selects text with it.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        if self.held.0.mouse.swap(on, Ordering::SeqCst) == on {
            return Ok(());
        }
        let mut bytes = Vec::new();
        if on { queue!(bytes, ReadClicks) } else { queue!(bytes, DisableMouseCapture) }?;
        write(&bytes)
    }

    /// Gives the terminal back until [`Screen::take_again`].
    pub fn give_back(&mut self) {
        give_back(&self.held);
    }

    /// Gives the terminal back for good.
    pub fn end(&mut self) {
        self.held.0.over.store(true, Ordering::SeqCst);
        give_back(&self.held);
    }

    /// Takes the terminal again, from whatever modes another program left it in.
    ///
    /// # Errors
    /// If the terminal cannot be set.
    pub fn take_again(&mut self) -> io::Result<()> {
        give_back_modes(true);
        take(&self.held)?;
        self.redraw();
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back(&self.held);
    }
}

/// The bytes that turn `shown` into `drawn`, both of one size; none if they are the same.
fn frame(shown: &Buffer, drawn: &Buffer, anew: bool) -> io::Result<Option<Vec<u8>>> {
    if !anew && shown == drawn {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(FRAME_BYTES);
    queue!(bytes, BeginSynchronizedUpdate)?;
    if anew {
        queue!(bytes, cursor::Hide, Clear(ClearType::All))?;
    }
    CrosstermBackend::new(&mut bytes).draw(shown.diff_iter(drawn))?;
    queue!(bytes, EndSynchronizedUpdate)?;
    Ok(Some(bytes))
}

fn take(held: &Held) -> io::Result<()> {
    enable_raw_mode()?;
    held.0.held.store(true, Ordering::SeqCst);
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    if held.has_mouse() {
        queue!(bytes, ReadClicks)?;
    }
    write(&bytes).inspect_err(|_| give_back(held))
}

/// Gives the terminal back if it is held. What fails is passed over: a closed terminal needs nothing.
fn give_back(held: &Held) {
    if held.0.held.swap(false, Ordering::SeqCst) {
        give_back_modes(held.has_mouse());
    }
}

fn give_back_modes(with_mouse: bool) {
    let mut bytes = Vec::new();
    if with_mouse {
        let _ = queue!(bytes, DisableMouseCapture);
    }
    let queued =
        queue!(bytes, EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = queued.and_then(|()| write(&bytes));
    let _ = disable_raw_mode();
}

/// Standard output keeps back what ends in no newline, up to a kilobyte, and passes more straight
/// through: either way this is one write.
fn write(bytes: &[u8]) -> io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

fn report_panics(held: Held, report: impl Fn(Problem) -> bool + Send + Sync + 'static) {
    let ours = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        log::error!("{}", panic_message(info));
        if thread::current().id() == ours {
            give_back(&held);
            before(info);
        } else if !report(Problem::new("", panic_message(info))) {
            before(info);
        }
    }));
}

fn panic_message(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or("no message");
    match info.location() {
        Some(place) => format!("a worker of the program failed at {place} ({what}): please report it"),
        None => format!("a worker of the program failed ({what}): please report it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn encoded(shown: &str, drawn: &str, anew: bool) -> Option<String> {
        let area = Rect::new(0, 0, 8, 1);
        let (mut before, mut after) = (Buffer::empty(area), Buffer::empty(area));
        before.set_string(0, 0, shown, Style::new());
        after.set_string(0, 0, drawn, Style::new());
        frame(&before, &after, anew).unwrap().map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn a_frame_holds_only_what_changed_between_the_marks_of_synchronized_output() {
        let bytes = encoded("troops", "troupe", false).unwrap();
        assert!(bytes.starts_with("\x1b[?2026h") && bytes.ends_with("\x1b[?2026l"), "{bytes:?}");
        assert!(bytes.contains("\x1b[1;4Hu") && bytes.contains('e') && !bytes.contains('t'), "{bytes:?}");
    }

    #[test]
    fn a_frame_like_the_one_before_is_not_written() {
        assert_eq!(encoded("same", "same", false), None);
        assert!(encoded("", "", true).unwrap().contains("\x1b[2J"), "unless it is to be drawn anew");
    }

    #[test]
    fn no_byte_of_a_frame_makes_standard_output_split_it() {
        assert!(!encoded("", "a\u{4e16}é", true).unwrap().contains('\n'));
    }

    #[test]
    fn the_environment_decides_on_colour() {
        #[track_caller]
        fn check(variables: &[(&str, &str)], depth: Depth, background: Option<Background>) {
            let environment = |name: &str| {
                variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(colours(environment), (depth, background), "{variables:?}");
        }
        use Background::{Dark, Light};
        check(&[], Depth::Sixteen, None);
        check(&[("TERM", "xterm")], Depth::Sixteen, None);
        check(&[("TERM", "linux")], Depth::Sixteen, None);
        check(&[("TERM", "screen-256color")], Depth::Many, None);
        check(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Depth::Rgb, None);
        check(&[("TERM", "xterm-kitty")], Depth::Rgb, None);
        check(&[("TERM", "xterm-direct")], Depth::Rgb, None);
        check(&[("COLORFGBG", "0;15")], Depth::Sixteen, Some(Light));
        check(&[("COLORFGBG", "0;default;7")], Depth::Sixteen, Some(Light));
        check(&[("COLORFGBG", "15;0")], Depth::Sixteen, Some(Dark));
        check(&[("COLORFGBG", "12;8")], Depth::Sixteen, Some(Dark));
        check(&[("COLORFGBG", "default;default")], Depth::Sixteen, None);
        check(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")], Depth::None, None);
        check(&[("NO_COLOR", ""), ("TERM", "xterm")], Depth::Sixteen, None);
        check(&[("TERM", "dumb"), ("COLORTERM", "truecolor")], Depth::None, None);
    }
}
