//! Text to the terminal's clipboard by OSC 52: works over ssh, needs no window system.
//!
//! The terminal never answers, and some refuse or cut what is long, so all that can be said is that
//! the text was sent.

use crate::compare::text::screen::safe;
use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// What the reader is told once the bytes are on their way.
pub(super) const SENT: &str = "sent to the terminal's clipboard (OSC 52)";

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
}
