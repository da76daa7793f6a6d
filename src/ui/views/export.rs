//! What is exported, and the path of the file: a line that one types into, over a choice.
//!
//! The ending of the path says the format, so that there is one thing to type. Nothing is written
//! here: the path goes to the world, which asks before it replaces a file.

use super::{Focus, Request};
use crate::export::Part;
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::list::{Items, Lines, ListCursor};
use crate::ui::widgets::looked::Place;
use crate::ui::widgets::{below, frame, inside, piece, wrap_pieces, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The endings that say a format, and what messages call it.
pub const ENDINGS: [(&str, &str); 4] =
    [("md", "Markdown"), ("csv", "CSV, a line a passage"), ("json", "JSON"), ("html", "an HTML page")];

/// What was typed, what can be exported, and what the path may go on with.
pub struct State {
    typed: InputLine,
    choices: Vec<Choice>,
    cursor: ListCursor,
    /// What the world found to go on with, the last time it was asked.
    candidates: Vec<String>,
}

/// Something that can be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the screen calls it.
    words: String,
    /// How much of a topic.
    pub part: Part,
    /// Whether of all topics, not of the present one alone.
    pub all_topics: bool,
    /// Whether suggested rows are held.
    pub suggested: bool,
}

impl State {
    /// Everything that can be exported where the reader looks at `focus`.
    pub fn new(shared: &Shared, focus: &Focus) -> Self {
        let topic = shared.topic_spec().map_or("topic", |spec| spec.id.as_str());
        let typed = InputLine::with(&format!("parallax-{topic}.md")).alone();
        let mut state = Self {
            typed,
            choices: choices(shared, focus),
            cursor: ListCursor::default(),
            candidates: Vec::new(),
        };
        // Most often it is the topic.
        let topic = state.choices.iter().position(|choice| choice.part == Part::All).unwrap_or(0);
        arrange(&mut state, shared);
        state.cursor.select(&Lines(state.choices.len()), topic);
        state
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        let taken = self.typed.takes(key);
        if taken {
            self.candidates.clear();
        }
        taken
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        Place::List(self.cursor)
    }

    /// Takes in pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        self.typed.insert(text);
        self.candidates.clear();
    }

    /// Takes in how the path `typed` can go on, unless another one stands there by now.
    pub fn complete(&mut self, typed: &str, candidates: Vec<String>) {
        if self.typed.text() != typed {
            return;
        }
        if let Some(common) = common_beginning(&candidates).filter(|common| common.len() > typed.len()) {
            self.typed = InputLine::with(common).alone();
        }
        self.candidates = if candidates.len() > 1 { candidates } else { Vec::new() };
    }
}

fn choices(shared: &Shared, focus: &Focus) -> Vec<Choice> {
    let mut choices = Vec::new();
    let Some(spec) = shared.topic_spec() else { return choices };
    let row = shared
        .comparison()
        .and_then(|comparison| comparison.rows.iter().find(|row| Some(&row.id) == focus.row.as_ref()));
    let mut add = |words: String, part: &Part, all_topics, suggested| {
        choices.push(Choice { words, part: part.clone(), all_topics, suggested });
    };
    if let Some((article, span)) = &focus.passage {
        let part = Part::Passage { row: focus.row.clone(), article: article.clone(), span: *span };
        add("the passage under the cursor".to_owned(), &part, false, true);
    }
    if let Some(row) = row {
        add(format!("the row “{}”", row.label), &Part::Row(row.id.clone()), false, true);
    }
    for (suggested, words) in [(false, ""), (true, ", with suggested rows")] {
        add(format!("the topic “{}”{words}", spec.name), &Part::All, false, suggested);
    }
    for (suggested, words) in [(false, ""), (true, ", with suggested rows")] {
        add(format!("all topics{words}"), &Part::All, true, suggested);
    }
    choices
}

/// What all candidates begin with.
fn common_beginning(candidates: &[String]) -> Option<&str> {
    let (first, rest) = candidates.split_first()?;
    let shared = |other: &String| {
        let same = first.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
        same.map_or(first.len().min(other.len()), |((at, _), _)| at)
    };
    let end = rest.iter().map(shared).min().unwrap_or(first.len());
    first.get(..end)
}

/// Takes in another size.
pub fn arrange(state: &mut State, shared: &Shared) {
    let height = inside(shared.body()).height.saturating_sub(3);
    state.cursor.fit(&Lines(state.choices.len()), height);
}

/// Takes in an action.
pub fn update(state: &mut State, action: Action) -> Request {
    let lines = Lines(state.choices.len());
    let path = state.typed.text().trim();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_known = ENDINGS.iter().any(|(known, _)| Some(*known) == ending.as_deref());
    match action {
        // While one types, tab goes on with the path.
        Action::NextTopic => Request::Complete(state.typed.text().to_owned()),
        Action::Open if !is_known => {
            let endings: Vec<String> = ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
            Request::Tell(format!("the path must end in one of {}", endings.join(" ")))
        }
        Action::Open => {
            match state.choices.get(state.cursor.at).filter(|_| lines.is_selectable(state.cursor.at)) {
                Some(choice) => Request::Export { choice: choice.clone(), path: path.to_owned() },
                None => Request::Tell("there is nothing to export".to_owned()),
            }
        }
        _ => {
            state.cursor.act(action, &lines);
            Request::None
        }
    }
}

/// Draws path, format and choice into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let inner = frame(shared, area, buffer, "Export", "");
    if inner.is_empty() {
        return;
    }
    state.typed.draw("to › ", shared, inner, buffer);
    write_line(buffer, below(inner, 1), &[piece(format(state.typed.text()), Role::Dim)], shared);
    if let Some((filter, _)) = shared.filter_and_key() {
        let words = format!("     only what passes the filter {filter}; the file says so");
        write_line(buffer, below(inner, 2), &[piece(words, Role::Warning)], shared);
    }
    for (row, at) in below(inner, 3).rows().zip(state.cursor.seen(&Lines(state.choices.len()))) {
        let Some(choice) = state.choices.get(at.block) else { continue };
        let (mark, role) =
            if at.block == state.cursor.at { ("▌", Role::Selected) } else { (" ", Role::Text) };
        write_line(buffer, row, &[piece(mark, Role::Cursor), piece(choice.words.as_str(), role)], shared);
    }
    let lines = state.choices.len() + 4;
    if !state.candidates.is_empty() {
        let words = [piece(state.candidates.join("  "), Role::Notice)];
        let lines_of = wrap_pieces(piece("", Role::Dim), &words, inner.width);
        for (row, line) in below(inner, lines).rows().zip(lines_of) {
            write_line(buffer, row, &line, shared);
        }
    }
}

/// As what a path is written.
fn format(path: &str) -> String {
    let ending = path.trim().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ENDINGS.iter().find(|(known, _)| Some(*known) == ending.as_deref()) {
        Some((_, name)) => {
            format!("     as {name} · tab goes on with the path, ctrl-u empties it · up and down choose what")
        }
        None => "     .md, .csv, .json or .html at its end says the format".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_as_far_as_all_that_is_there_agrees() {
        #[track_caller]
        fn check(candidates: &[&str], expected: Option<&str>) {
            let candidates: Vec<String> = candidates.iter().map(|text| (*text).to_owned()).collect();
            assert_eq!(common_beginning(&candidates), expected);
        }
        check(&[], None);
        check(&["notes/"], Some("notes/"));
        check(&["notes/", "north/"], Some("no"));
        check(&["é1", "è1"], Some(""));
        check(&["a", "ab"], Some("a"));
    }
}
