//! A judgement that needs a choice or words: where a passage is moved to, how a row is called, what a
//! figure should say, a note. A line that one types into, and what can be chosen below it.
//!
//! Owns what is typed and which choice is under the cursor. The passage and the row are held as they
//! were when it was opened, with their comparison: offsets mean nothing in another.

mod deed;
mod offers;

use super::{Request, Task};
use crate::compare::comparison::{Comparison, Passage, Row};
use crate::compare::corrections::{Corrections, Words};
use crate::ui::keymap::{Action, Key};
use crate::ui::layout::outlet_in_words;
use crate::ui::model::Shared;
use crate::ui::model::judging::Begun;
use crate::ui::theme::Role;
use crate::ui::widgets::fuzzy::ranked;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::list::{Lines, ListCursor};
use crate::ui::widgets::looked::Place;
use crate::ui::widgets::{Piece, below, frame, inside, piece, write_line};
use deed::Deed;
use offers::Offer;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the judgement is of.
pub struct Of {
    /// The comparison that holds it.
    pub comparison: Arc<Comparison>,
    /// The index of the row.
    pub row: usize,
    /// The passage; none if the judgement is of the row alone.
    pub passage: Option<Passage>,
}

impl Of {
    fn row(&self) -> Option<&Row> {
        self.comparison.rows.get(self.row)
    }

    /// Those figures of the passage that its row is about; none where the row is about all that is said.
    fn figures(&self) -> Vec<String> {
        let of = self.row().zip(self.passage.as_ref());
        of.map(|(row, passage)| self.comparison.figures_of(row, passage)).unwrap_or_default()
    }

    fn words(&self) -> Option<Words<'_>> {
        self.comparison.words(self.passage.as_ref()?)
    }
}

/// What was typed and chosen so far.
pub struct State {
    task: Task,
    of: Of,
    offers: Vec<Offer>,
    typed: InputLine,
    cursor: ListCursor,
    /// What the typed words are for; none while they narrow what can be chosen.
    deed: Option<Deed>,
    /// What holds now, and the typed line began with.
    known: String,
    /// Which offers of a split are marked.
    marked: BTreeSet<usize>,
}

impl State {
    /// Opens with all that can be chosen; why not, if nothing can.
    ///
    /// # Errors
    /// A sentence for the reader.
    pub fn new(task: Task, of: Of, shared: &Shared) -> Result<Self, String> {
        let offers = offers::offers(task, &of, shared)?;
        let marked = offers.iter().position(|offer| offer.is_marked).into_iter().collect();
        let cursor = ListCursor::default();
        let (typed, deed, known) = (InputLine::default(), None, String::new());
        let mut state = Self { task, of, offers, typed, cursor, deed, known, marked };
        let alone = match task {
            Task::Note => Some(Deed::Note),
            Task::Rename => Some(Deed::Rename),
            _ => None,
        };
        if let Some(deed) = alone {
            state.type_for(deed, shared);
        }
        arrange(&mut state, shared);
        Ok(state)
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        let taken = self.typed.takes(key);
        self.cursor.at *= usize::from(!taken);
        taken
    }

    /// Takes in pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        self.typed.insert(text);
        self.cursor.at = 0;
    }

    /// Goes back from typing to choosing; false if nothing was chosen.
    pub fn takes_back(&mut self) -> bool {
        let goes_back = self.deed.is_some() && !self.offers.is_empty();
        if goes_back {
            self.deed = None;
            self.typed = InputLine::default();
        }
        goes_back
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        Place::List(self.cursor)
    }

    fn type_for(&mut self, deed: Deed, shared: &Shared) {
        self.known = deed.known(&self.of, shared);
        let begun = shared.judging.begun_for(&deed.key(&self.of));
        let typed = InputLine::with(begun.map_or(&self.known, |begun| &begun.text)).alone();
        // What was read is replaced; what was begun, a name or a note is written on.
        self.typed = if begun.is_none() && deed.is_reading() { typed.selected() } else { typed };
        self.deed = Some(deed);
    }

    /// The words that are typed, if they are for a judgement and say something else than holds now.
    pub fn begun(&self) -> Option<Begun> {
        let deed = self.deed.as_ref().filter(|_| self.typed.text() != self.known)?;
        let said = format!("{} on {}", deed.prompt(), self.whose());
        Some(Begun { of: deed.key(&self.of), said, text: self.typed.text().to_owned() })
    }

    /// What words are typed for, as [`Begun::of`]; none while one chooses.
    pub fn typed_for(&self) -> Option<String> {
        Some(self.deed.as_ref()?.key(&self.of))
    }

    /// The indices of the offers that match what was typed.
    fn found(&self) -> Vec<usize> {
        if self.deed.is_some() {
            return Vec::new();
        }
        let names = self.offers.iter().map(|offer| (offer.label.as_str(), offer.beside.as_str()));
        ranked(self.typed.text(), names)
    }

    fn title(&self) -> String {
        let what = match self.task {
            Task::Move => "Move the passage to",
            Task::Split => "A row of its own",
            Task::Merge => "Join this row with",
            Task::Rename => "Name of the row",
            Task::Correct => "What should be read",
            Task::Note => "Note on the passage",
        };
        format!("{what} · {}", self.whose())
    }

    /// Outlet and paragraph of the passage, else the row.
    fn whose(&self) -> String {
        match (&self.of.passage, self.of.row()) {
            (Some(passage), _) => {
                let column = self.of.comparison.column_of(&passage.article);
                let outlet = column.map(outlet_in_words).unwrap_or_default();
                format!("{outlet} ¶{}", passage.paragraph)
            }
            (None, Some(row)) => row.label.clone(),
            (None, None) => String::new(),
        }
    }
}

/// Takes in what was typed, or another size.
pub fn arrange(state: &mut State, shared: &Shared) {
    let found = state.found().len();
    state.cursor.fit(&Lines(found), below(inside(shared.body()), 1).height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let found = state.found();
    if state.cursor.act(action, &Lines(found.len())) || action != Action::Open {
        return Request::None;
    }
    if let Some(deed) = state.deed.clone() {
        if !state.known.is_empty() && state.typed.text() == state.known {
            // What is merely looked at is nobody's judgement.
            let known = Corrections::clone(&shared.settings.question.corrections);
            return Request::correct(known, "nothing is changed");
        }
        return deed.done(&state.of, state.typed.text().trim(), shared);
    }
    let Some(chosen) = found.get(state.cursor.at).copied() else {
        return Request::Tell(format!("nothing here matches “{}”", state.typed.text()));
    };
    match state.offers.get(chosen).map(|offer| offer.deed.clone()) {
        Some(Deed::Mark) => {
            if !state.marked.remove(&chosen) {
                state.marked.insert(chosen);
            }
            Request::None
        }
        Some(Deed::Split) => {
            let marked = state.marked.iter().filter_map(|index| state.offers.get(*index));
            let passages: Vec<Passage> = marked.filter_map(|offer| offer.passage.clone()).collect();
            deed::split(&state.of, &passages, shared)
        }
        Some(deed) if deed.needs_words() => {
            state.type_for(deed, shared);
            arrange(state, shared);
            Request::None
        }
        Some(deed) => deed.done(&state.of, "", shared),
        None => Request::None,
    }
}

/// Draws the line and what can be chosen into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let found = state.found();
    let place = match state.deed {
        Some(_) => String::new(),
        None => format!("{} of {}", found.len(), state.offers.len()),
    };
    let inner = frame(shared, area, buffer, &state.title(), &place);
    if inner.is_empty() {
        return;
    }
    let prompt = state.deed.as_ref().map_or_else(|| "› ".to_owned(), |deed| format!("{} › ", deed.prompt()));
    state.typed.draw(&prompt, shared, inner, buffer);
    let list = below(inner, 1);
    if let Some(deed) = &state.deed {
        for (row, words) in list.rows().zip(deed.hints(&state.of)) {
            write_line(buffer, row, &[piece(format!(" {words}"), Role::Dim)], shared);
        }
        return;
    }
    if found.is_empty() {
        write_line(buffer, list, &[piece(" nothing matches; backspace widens", Role::Dim)], shared);
    }
    for (row, at) in list.rows().zip(state.cursor.seen(&Lines(found.len()))) {
        if let Some(index) = found.get(at.block) {
            write_line(buffer, row, &line(state, *index, at.block == state.cursor.at), shared);
        }
    }
}

fn line(state: &State, index: usize, is_under_cursor: bool) -> Vec<Piece> {
    let Some(offer) = state.offers.get(index) else { return Vec::new() };
    let role = if is_under_cursor { Role::Selected } else { Role::Text };
    let mut line = vec![piece(if is_under_cursor { "▌" } else { " " }, Role::Cursor)];
    if matches!(offer.deed, Deed::Mark) {
        line.push(piece(if state.marked.contains(&index) { "[x] " } else { "[ ] " }, Role::Key));
    }
    // Of a passage the end may be cut, but not whose it is.
    if offer.passage.is_some() {
        line.extend([piece(format!("{}  ", offer.beside), Role::Dim), piece(offer.label.as_str(), role)]);
    } else {
        line.extend([piece(offer.label.as_str(), role), piece(format!("  {}", offer.beside), Role::Dim)]);
    }
    line
}
