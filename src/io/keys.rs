//! The thread that reads the terminal, and what its reports mean to the reader.
//!
//! One thread alone polls and reads, and only after it was allowed to: it hands over all that
//! waits, then pauses until it is told to listen again. An editor or the shell is started in answer
//! to a key only, so while one runs nothing here can eat its keys, and idling costs no wake-ups.

use super::background::{Answer, Found};
use super::reader::Incoming;
use crate::ui::keymap::Key;
use crate::ui::update::{Event, Message, Mouse};
use crossterm::event::{self, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// Not zero: `crossterm` would then not even look at what it has read already.
const AT_ONCE: Duration = Duration::from_micros(100);
/// How long to wait where waiting has to be done in pieces.
const A_WHILE: Duration = Duration::from_secs(1);

/// The thread that reads the terminal, seen from the loop that answers it.
#[derive(Debug)]
pub(super) struct Keyboard {
    permits: Sender<()>,
    listening: bool,
}

impl Keyboard {
    /// Starts the thread; it reads nothing before [`Keyboard::listen`]. `asked` is whether the
    /// terminal was asked for its background.
    ///
    /// # Errors
    /// If no thread can be started.
    pub(super) fn start(incoming: Sender<Incoming>, asked: bool) -> io::Result<Self> {
        let (permits, permitted) = mpsc::channel();
        thread::Builder::new()
            .name("keys".to_owned())
            .spawn(move || read_when(permitted, incoming, asked))?;
        Ok(Self { permits, listening: false })
    }

    /// Lets the thread wait for keys, if it does not already.
    pub(super) fn listen(&mut self) {
        if !self.listening {
            // A thread that has ended has said so with `Incoming::Closed`.
            self.listening = self.permits.send(()).is_ok();
        }
    }

    /// Notes that the thread has handed over what it read, and pauses.
    pub(super) fn has_paused(&mut self) {
        self.listening = false;
    }
}

fn read_when(permitted: Receiver<()>, incoming: Sender<Incoming>, asked: bool) {
    let mut answer = Answer::new(asked);
    for () in permitted {
        let (last, read) = match read_all(&mut answer) {
            Ok(events) => (false, Incoming::Keys(events)),
            Err(_) => (true, Incoming::Closed),
        };
        if incoming.send(read).is_err() || last {
            return;
        }
    }
}

/// Waits for input, then reads all that waits.
///
/// Nothing here waits inside `crossterm`, which takes a closed terminal for endless silence and
/// then never returns.
fn read_all(answer: &mut Answer) -> io::Result<Vec<Event>> {
    let mut events = Vec::new();
    while events.is_empty() {
        if !event::poll(AT_ONCE)? {
            wait_for_input()?;
        }
        while event::poll(AT_ONCE)? {
            translate(event::read()?, answer, &mut events);
        }
    }
    Ok(events)
}

/// Waits until the terminal has input; an error once it was closed.
#[cfg(unix)]
fn wait_for_input() -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = rustix::stdio::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    match poll(&mut fds, None) {
        Err(rustix::io::Errno::INTR) => return Ok(()),
        waited => waited?,
    };
    let told = fds[0].revents();
    if told.intersects(PollFlags::HUP | PollFlags::ERR) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    if told.contains(PollFlags::NVAL) {
        // A system that cannot wait for a terminal in this way.
        event::poll(A_WHILE)?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn wait_for_input() -> io::Result<()> {
    event::poll(A_WHILE).map(drop)
}

/// Adds what a report of the terminal means to the reader, if anything.
fn translate(report: event::Event, answer: &mut Answer, events: &mut Vec<Event>) {
    match report {
        event::Event::Key(key) => match answer.take_in(key) {
            Found::Keys(keys) => {
                let keys = keys.iter().filter_map(|key| Key::from_event(&without_alt_graph(*key)));
                events.extend(keys.map(Event::Key));
            }
            Found::Unsure => {}
            Found::Whole(background) => {
                events.extend(background.map(|background| Event::Message(Message::Background(background))));
            }
        },
        event::Event::Paste(text) => events.push(Event::Paste(text)),
        // Where there are signals they tell a new size at once, and not with the next key.
        event::Event::Resize(..) if cfg!(unix) => {}
        event::Event::Resize(width, height) => events.push(Event::Resize(width, height)),
        event::Event::Mouse(MouseEvent { kind, column, row, .. }) => {
            events.extend(mouse(kind).map(|mouse| Event::Mouse(mouse, column, row)));
        }
        _ => {}
    }
}

fn mouse(kind: MouseEventKind) -> Option<Mouse> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click),
        MouseEventKind::ScrollDown => Some(Mouse::ScrollDown),
        MouseEventKind::ScrollUp => Some(Mouse::ScrollUp),
        _ => None,
    }
}

/// AltGr, which some systems report as control and alt, only helps to type a character.
fn without_alt_graph(mut key: KeyEvent) -> KeyEvent {
    let alt_graph = KeyModifiers::CONTROL | KeyModifiers::ALT;
    if matches!(key.code, KeyCode::Char(c) if !c.is_ascii_alphanumeric()) && key.modifiers.contains(alt_graph)
    {
        key.modifiers -= alt_graph;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEventKind;

    fn check(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind, expected: Option<&str>) {
        let report = event::Event::Key(KeyEvent::new_with_kind(code, modifiers, kind));
        let mut events = Vec::new();
        translate(report, &mut Answer::new(true), &mut events);
        let key = events.pop().map(|event| match event {
            Event::Key(key) => key,
            _ => panic!("a key became something else"),
        });
        assert_eq!(key, expected.map(|text| Key::parse(text).unwrap()), "{code:?} {modifiers:?}");
    }

    #[test]
    fn keys_have_one_form() {
        use KeyEventKind::{Press, Release};
        check(KeyCode::Char('j'), KeyModifiers::NONE, Press, Some("j"));
        check(KeyCode::Char('j'), KeyModifiers::NONE, Release, None);
        check(KeyCode::Char('G'), KeyModifiers::SHIFT, Press, Some("G"));
        check(KeyCode::Char(']'), KeyModifiers::CONTROL | KeyModifiers::ALT, Press, Some("]"));
        check(KeyCode::Char('d'), KeyModifiers::CONTROL, Press, Some("ctrl-d"));
        check(KeyCode::BackTab, KeyModifiers::SHIFT, Press, Some("shift-tab"));
    }
}
