//! The topics, picked by typing: fuzzy matches, best first, else in the order of the config; those that
//! are switched off stand last, and are switched on by being picked.

use super::Request;
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::fuzzy::ranked;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::list::{Lines, ListCursor};
use crate::ui::widgets::looked::Place;
use crate::ui::widgets::{below, frame, inside, piece, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What was typed, and which of the matches is under the cursor.
#[derive(Default)]
pub struct State {
    typed: InputLine,
    cursor: ListCursor,
}

impl State {
    /// Opens with the present topic under the cursor.
    pub fn new(shared: &Shared) -> Self {
        let mut state = Self { typed: InputLine::default(), cursor: ListCursor::default() };
        state.cursor.at = shared.topic;
        arrange(&mut state, shared);
        state
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        Place::List(self.cursor)
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        let taken = self.typed.takes(key);
        if taken {
            self.cursor.at = 0;
        }
        taken
    }

    /// Takes in pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        self.typed.insert(text);
        self.cursor.at = 0;
    }
}

/// Takes in what was typed, other topics or another size.
pub fn arrange(state: &mut State, shared: &Shared) {
    let found = found(state, shared);
    state.cursor.fit(&Lines(found.len()), below(inside(shared.body()), 1).height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let found = found(state, shared);
    if state.cursor.act(action, &Lines(found.len())) || action != Action::Open {
        return Request::None;
    }
    let nothing = || Request::Tell(format!("no topic matches “{}”", state.typed.text()));
    found.get(state.cursor.at).map_or_else(nothing, |topic| picked(*topic, shared))
}

/// Takes in a click: the topic there is gone to.
pub fn click(state: &State, shared: &Shared, at: Position) -> Request {
    let found = found(state, shared);
    let clicked = rows(state, &found, inside(shared.body())).find(|(row, ..)| row.contains(at));
    clicked.map_or(Request::None, |(_, _, topic)| picked(topic, shared))
}

/// Draws input line and list into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let found = found(state, shared);
    let all = names(shared).count();
    let inner = frame(shared, area, buffer, "Go to topic · passages", &format!("{} of {all}", found.len()));
    if inner.is_empty() {
        return;
    }
    state.typed.draw("› ", shared, inner, buffer);
    if found.is_empty() {
        write_line(
            buffer,
            below(inner, 1),
            &[piece("no topic matches; backspace widens", Role::Dim)],
            shared,
        );
    }
    for (row, under_cursor, topic) in rows(state, &found, inner) {
        draw_topic(topic, under_cursor, shared, row, buffer);
    }
}

/// The lines of the list: where, whether under the cursor, which topic.
fn rows(state: &State, found: &[usize], inner: Rect) -> impl Iterator<Item = (Rect, bool, usize)> {
    let list = below(inner, 1);
    let seen = list.rows().zip(state.cursor.seen(&Lines(found.len())));
    seen.filter_map(|(row, at)| Some((row, at.block == state.cursor.at, *found.get(at.block)?)))
}

fn draw_topic(topic: usize, under_cursor: bool, shared: &Shared, row: Rect, buffer: &mut Buffer) {
    let Some(name) = names(shared).nth(topic) else { return };
    let is_off = topic >= shared.settings.question.topics.specs().len();
    let role = match (under_cursor, is_off) {
        (true, _) => Role::Selected,
        (false, true) => Role::Dim,
        (false, false) => Role::Text,
    };
    let count = if is_off { "off: enter switches it on".to_owned() } else { shared.count_in_words(topic) };
    let mark = if under_cursor { "▌" } else { " " };
    let line = [piece(mark, Role::Cursor), piece(name, role), piece(format!("  {count}"), Role::Dim)];
    write_line(buffer, row, &line, shared);
}

/// The indices of the topics in [`names`] that match what was typed.
fn found(state: &State, shared: &Shared) -> Vec<usize> {
    ranked(state.typed.text(), names(shared).map(|name| (name, "")))
}

/// The names of all topics, then of those that are switched off.
fn names(shared: &Shared) -> impl Iterator<Item = &str> {
    let on = shared.settings.question.topics.specs().iter().map(|spec| spec.name.as_str());
    on.chain(shared.settings.off.topics.iter().map(|(_, name)| name.as_str()))
}

/// Goes to the topic at `index` of [`names`], or switches it on.
fn picked(index: usize, shared: &Shared) -> Request {
    let on = shared.settings.question.topics.specs().len();
    let off = index.checked_sub(on).and_then(|index| shared.settings.off.topics.get(index));
    off.map_or(Request::Topic(index), |(id, _)| Request::EnableTopic(id.clone()))
}
