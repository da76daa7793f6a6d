//! A line that one types into.
//!
//! Our own: it holds one short line, so that all an editing widget would add is keys that are
//! commands elsewhere.

use super::{piece, width_of, write};
use crate::ui::keymap::Key;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

/// Longer input is no name and no term; it is cut.
const LONGEST_INPUT: usize = 200;

/// What was typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputLine {
    typed: String,
    /// Whether ctrl-u empties it, as in a shell; elsewhere that key moves in the list below.
    is_path: bool,
}

impl InputLine {
    /// A line that holds `text` already.
    pub fn with(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// The same line for a path: ctrl-u empties it.
    #[must_use]
    pub fn for_path(self) -> Self {
        Self { is_path: true, ..self }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.typed
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
        } else if key.code == KeyCode::Backspace && key.modifiers.is_empty() {
            let last = self.typed.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            self.typed.truncate(last);
        } else if key.code == KeyCode::Char('u') && key.modifiers == KeyModifiers::CONTROL && self.is_path {
            self.typed.clear();
        } else {
            return false;
        }
        true
    }

    /// Takes in typed or pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        let line = text.lines().next().unwrap_or_default();
        self.typed.extend(line.chars().filter(|c| !c.is_control()));
        if let Some((end, _)) = self.typed.char_indices().nth(LONGEST_INPUT) {
            self.typed.truncate(end);
        }
    }

    /// Draws it on the first line of `area` after `prompt`, with a cursor; its end, if it is long.
    pub fn draw(&self, prompt: &str, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        let x = write(buffer, (area.x, area.y), area.right(), prompt, shared.style(Role::Key));
        let typed = end_of(&self.typed, area.right().saturating_sub(x + 1));
        let x = write(buffer, (x, area.y), area.right(), typed, shared.style(Role::Notice));
        write(buffer, (x, area.y), area.right(), " ", shared.style(Role::Selected));
    }
}

/// The end of `text` that fits into `width` cells.
fn end_of(text: &str, width: u16) -> &str {
    let fits = |end: &&str| width_of(&[piece(*end, Role::Notice)]) <= width;
    let starts = text.grapheme_indices(true).map(|(at, _)| at);
    starts.map(|at| &text[at..]).find(fits).unwrap_or_default()
}
