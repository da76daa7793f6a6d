//! A line that one types into.
//!
//! Our own: it holds one short line, so that all an editing widget would add is keys that are
//! commands elsewhere.

use super::{Piece, PieceLine, piece, width_of, wrap_pieces, write};
use crate::ui::keymap::Key;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Longer input, in characters, is no name and no list of terms; it is cut.
const LONGEST_INPUT: usize = 1000;

/// What was typed so far, and where one types on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputLine {
    typed: String,
    /// The byte that one types before, on a grapheme's border.
    cursor: usize,
    /// Whether home, end and ctrl-u are the line's, as in a shell; elsewhere they move in the list
    /// below.
    is_alone: bool,
    /// Whether all of it is selected: what is typed next replaces it, unless the cursor is moved first.
    is_selected: bool,
}

impl InputLine {
    /// A line that holds `text` already, with the cursor at its end.
    pub fn with(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// The same line without a list that home, end and ctrl-u would move in.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { is_alone: true, ..self }
    }

    /// The same line with all that it holds selected: what is typed next replaces it.
    #[must_use]
    pub fn selected(self) -> Self {
        Self { is_selected: !self.typed.is_empty(), ..self }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.typed
    }

    /// The byte that one types before.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts `text` where `range` stands, which must lie on borders of characters, and types on behind it.
    pub fn replace(&mut self, range: Range<usize>, text: &str) {
        self.typed.replace_range(range.clone(), "");
        self.cursor = range.start;
        self.insert(text);
    }

    /// Takes in a key as text or as an edit of it; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        let is_plain = key.modifiers.is_empty();
        if is_plain && matches!(key.code, KeyCode::Backspace | KeyCode::Delete) && self.clears() {
            return true;
        }
        let is_taken = self.edits(key);
        self.is_selected &= !is_taken;
        is_taken
    }

    fn edits(&mut self, key: Key) -> bool {
        let is_control = key.modifiers == KeyModifiers::CONTROL;
        match key.code {
            _ if key.typed().is_some() => {
                key.typed().into_iter().for_each(|c| self.insert(c.encode_utf8(&mut [0; 4])));
            }
            KeyCode::Char('w') if is_control => self.cut(self.word_before()),
            KeyCode::Char('u') if is_control && self.is_alone => self.cut(0),
            KeyCode::Char('a') if is_control && self.is_alone => self.cursor = 0,
            KeyCode::Char('e') if is_control && self.is_alone => self.cursor = self.typed.len(),
            _ if !key.modifiers.is_empty() => return false,
            KeyCode::Backspace => self.cut(self.before()),
            KeyCode::Delete => {
                let end = self.after();
                self.typed.replace_range(self.cursor..end, "");
            }
            KeyCode::Left => self.cursor = self.before(),
            KeyCode::Right => self.cursor = self.after(),
            KeyCode::Home if self.is_alone => self.cursor = 0,
            KeyCode::End if self.is_alone => self.cursor = self.typed.len(),
            _ => return false,
        }
        true
    }

    /// Takes away all of it if it is selected; false if it is not.
    fn clears(&mut self) -> bool {
        let is_selected = std::mem::take(&mut self.is_selected);
        if is_selected {
            self.typed.clear();
            self.cursor = 0;
        }
        is_selected
    }

    /// Takes away what stands between `from` and the cursor.
    fn cut(&mut self, from: usize) {
        self.typed.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    /// The border of graphemes before the cursor.
    fn before(&self) -> usize {
        self.typed[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    /// The border of graphemes after the cursor.
    fn after(&self) -> usize {
        let next = self.typed[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    /// Where the word before the cursor begins.
    fn word_before(&self) -> usize {
        let before = self.typed[..self.cursor].trim_end();
        before.char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8())
    }

    /// Takes in typed or pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        self.clears();
        let line = text.lines().next().unwrap_or_default();
        let room = LONGEST_INPUT.saturating_sub(self.typed.chars().count());
        let typed: String = line.chars().filter(|c| !c.is_control()).take(room).collect();
        self.typed.insert_str(self.cursor, &typed);
        self.cursor += typed.len();
    }

    /// Its text wrapped to lines of at most `width` cells behind `lead`, with a cursor; an empty one
    /// says `hint`.
    pub fn lines(&self, lead: Piece, hint: &str, width: u16) -> Vec<PieceLine> {
        let (before, after) = self.typed.split_at(self.cursor);
        let under = after.graphemes(true).next();
        let rest = under.map_or("", |under| &after[under.len()..]);
        // A blank at the end of a line would be wrapped away: another sign holds its place.
        let under = under.filter(|under| !under.trim().is_empty());
        let mut pieces = vec![
            piece(before, Role::Notice),
            piece(under.unwrap_or("_"), Role::Selected),
            piece(rest, Role::Notice),
        ];
        if self.typed.is_empty() {
            pieces.push(piece(format!(" {hint}"), Role::Dim));
        }
        let mut lines = wrap_pieces(lead, &pieces, width);
        let cursor = lines.iter_mut().flatten().find(|(_, role)| *role == Role::Selected);
        if let Some((text, _)) = cursor.filter(|_| under.is_none()) {
            " ".clone_into(text);
        }
        lines
    }

    /// Draws it on the first line of `area` after `prompt`, with a cursor; if it is long, what
    /// stands before the cursor and as much after it as there is room for.
    pub fn draw(&self, prompt: &str, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        let x = write(buffer, (area.x, area.y), area.right(), prompt, shared.style(Role::Key));
        let (before, after) = self.typed.split_at(self.cursor);
        let under = after.graphemes(true).next().unwrap_or(" ");
        let rest = after.get(under.len()..).unwrap_or_default();
        let width = width_of(&[piece(under, Role::Notice)]).max(1);
        let before = end_of(before, area.right().saturating_sub(x + width));
        let role = if self.is_selected { Role::Selected } else { Role::Notice };
        let x = write(buffer, (x, area.y), area.right(), before, shared.style(role));
        let x = write(buffer, (x, area.y), area.right(), under, shared.style(Role::Selected));
        write(buffer, (x, area.y), area.right(), rest, shared.style(role));
    }
}

/// The end of `text` that fits into `width` cells.
fn end_of(text: &str, width: u16) -> &str {
    let fits = |end: &&str| width_of(&[piece(*end, Role::Notice)]) <= width;
    let starts = text.grapheme_indices(true).map(|(at, _)| at);
    starts.map(|at| &text[at..]).find(fits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_edited_where_the_cursor_stands() {
        #[track_caller]
        fn check(keys: &str, expected: &str) {
            let mut line = InputLine::default().alone();
            for key in keys.split(' ') {
                let key = Key::parse(key).expect("the example is a key");
                assert!(line.takes(key), "{key}");
            }
            let (before, after) = line.typed.split_at(line.cursor);
            assert_eq!(format!("{before}|{after}"), expected, "{keys}");
        }
        check("a b c", "abc|");
        check("a b c left left x", "ax|bc");
        check("a b c home delete end backspace", "b|");
        check("left delete backspace a right", "a|");
        check("a b space c d left ctrl-w", "ab |d");
        check("a space space ctrl-w", "|");
        check("a b left ctrl-u", "|b");
        check("a b ctrl-a x ctrl-e y", "xaby|");
    }

    #[test]
    fn what_is_selected_is_replaced_by_what_is_typed_unless_the_cursor_is_moved() {
        #[track_caller]
        fn check(keys: &str, expected: &str) {
            let mut line = InputLine::with("Norland").alone().selected();
            keys.split_whitespace().for_each(|key| _ = line.takes(Key::parse(key).unwrap()));
            assert_eq!(line.text(), expected, "{keys}");
        }
        check("", "Norland");
        check("a b", "ab");
        check("left x", "Norlanxd");
        check("end s", "Norlands");
        check("backspace", "");
        check("delete a", "a");
        check("up a", "a");
        let mut line = InputLine::with("Norland").selected();
        line.insert("Sud");
        line.insert("land");
        assert_eq!(line.text(), "Sudland");
    }

    #[test]
    fn a_wrapped_line_shows_its_cursor_wherever_it_stands() {
        #[track_caller]
        fn check(typed: &str, keys: &str, width: u16, expected: &[&str]) {
            let mut line = InputLine::with(typed).alone();
            keys.split_whitespace().for_each(|key| assert!(line.takes(Key::parse(key).unwrap())));
            let shown = |(text, role): &Piece| match role {
                Role::Selected => format!("[{text}]"),
                _ => text.clone(),
            };
            let lines = line.lines(piece("any ", Role::Dim), "one of these", width);
            let lines: Vec<String> = lines.iter().map(|line| line.iter().map(shown).collect()).collect();
            assert_eq!(lines, expected, "{typed:?} {keys}");
        }
        check("", "", 30, &["any [ ] one of these"]);
        check("ships", "", 30, &["any ships[ ]"]);
        check("ships ", "", 30, &["any ships [ ]"]);
        check("ten ships", "left", 30, &["any ten ship[s]"]);
        check("ten ships", "home right right right", 30, &["any ten[ ]ships"]);
        check("ten ships", "", 13, &["any ten", "    ships[ ]"]);
    }

    #[test]
    fn a_grapheme_is_passed_and_taken_away_whole() {
        let mut line = InputLine::with("ae\u{301}👩\u{200d}🌾");
        for (key, expected) in
            [("left", "ae\u{301}👩\u{200d}🌾"), ("backspace", "a👩\u{200d}🌾"), ("delete", "a")]
        {
            assert!(line.takes(Key::parse(key).unwrap()));
            assert_eq!(line.text(), expected, "{key}");
        }
        assert!(!line.takes(Key::parse("home").unwrap()), "a list below has it");
    }

    #[test]
    fn what_is_pasted_is_one_short_line_without_controls() {
        let mut line = InputLine::with("ab");
        line.takes(Key::parse("left").unwrap());
        line.insert("x\u{1b}y\nz");
        assert_eq!((line.text(), line.cursor), ("axyb", 3));
        line.insert(&"w".repeat(2 * LONGEST_INPUT));
        assert_eq!(line.text().chars().count(), LONGEST_INPUT);
    }
}
