//! Text to the terminal's clipboard by OSC 52: works over ssh, needs no window system.
//!
//! The terminal never answers, and some refuse or cut what is long, so all that can be said is that
//! the text was sent. tmux and screen stand in between and by default pass nothing on, which is
//! said too; only once, for the reader may have set them otherwise, and that is not known either.

use crate::compare::text::screen::safe;
use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// What the reader is told once the bytes are on their way.
const SENT: &str = "sent to the terminal's clipboard (OSC 52)";

/// What stands between the program and the terminal, and what it asks for to pass text on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Between {
    Tmux,
    GnuScreen,
}

impl Between {
    fn of(environment: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let is_set = |name| environment(name).is_some_and(|value| !value.is_empty());
        if is_set("TMUX") {
            Some(Self::Tmux)
        } else if is_set("STY") {
            Some(Self::GnuScreen)
        } else {
            None
        }
    }

    fn asks(self) -> &'static str {
        match self {
            Self::Tmux => "sent (OSC 52), but tmux passes it on only with: set -g set-clipboard on",
            Self::GnuScreen => "sent (OSC 52), but GNU screen may not pass it on to the terminal",
        }
    }
}

/// What the reader is told of copies.
pub(super) struct Clipboard {
    /// What is still to be said of what stands in between.
    to_say: Option<Between>,
}

impl Clipboard {
    /// In the terminal that `environment` tells of.
    pub(super) fn of(environment: impl Fn(&str) -> Option<String>) -> Self {
        Self { to_say: Between::of(environment) }
    }

    /// What is said of one more copy that was sent.
    pub(super) fn sent(&mut self) -> String {
        self.to_say.take().map_or(SENT, Between::asks).to_owned()
    }
}

/// The bytes that ask a terminal to put `text` on its clipboard, made safe first.
pub(super) fn osc52(text: &str) -> Vec<u8> {
    let mut sequence = String::new();
    match CopyToClipboard::to_clipboard_from(safe(text).as_ref()).write_ansi(&mut sequence) {
        Ok(()) => sequence.into_bytes(),
        Err(std::fmt::Error) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_sent_in_base64_to_the_clipboard_and_to_no_other_selection() {
        assert_eq!(osc52("row"), b"\x1b]52;c;cm93\x1b\\");
    }

    #[test]
    fn controls_do_not_leave_the_program() {
        assert_eq!(osc52("a\x1bb"), osc52("a\u{fffd}b"));
    }

    #[test]
    fn what_may_not_pass_it_on_is_named_once() {
        let check = |set: &[&str], expected: [&str; 2]| {
            let of = |name: &str| set.iter().find_map(|set| set.strip_prefix(name)?.strip_prefix('='));
            let mut clipboard = Clipboard::of(|name| of(name).map(str::to_owned));
            assert_eq!([clipboard.sent(), clipboard.sent()], expected, "{set:?}");
        };
        let tmux = "sent (OSC 52), but tmux passes it on only with: set -g set-clipboard on";
        check(&["TMUX=/tmp/tmux-0/default,1,0"], [tmux, SENT]);
        check(&["STY=1.tty", "TMUX=/tmp/tmux-0/default,1,0"], [tmux, SENT]);
        check(&["STY=1.tty"], ["sent (OSC 52), but GNU screen may not pass it on to the terminal", SENT]);
        check(&["TMUX=", "TERM=xterm"], [SENT, SENT]);
    }
}
