//! The keys that work in the view beneath, from the binding table as the config has changed it,
//! and what the marks of that view say; narrowed by what one types.

mod entries;
mod marks;

use super::Request;
use crate::ui::keymap::{Action, Key, KeyScope};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::looked::Place;
use crate::ui::widgets::{
    Pager, PieceLine, below, draw_lines, frame, inside, piece, wrap_pieces, write_line,
};
use entries::{Entry, Section, narrowed, sections};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Of which view the keys are listed, what narrows the list, and how far it is scrolled.
pub struct State {
    of: KeyScope,
    pager: Pager,
    /// What was typed to narrow the list; none while all is listed.
    typed: Option<InputLine>,
    /// Whether keys are text at present.
    is_typing: bool,
    /// How far the whole list was scrolled.
    before: Pager,
}

impl State {
    /// The keys of the view whose scope is `of`.
    pub fn new(of: KeyScope) -> Self {
        Self { of, pager: Pager::default(), typed: None, is_typing: false, before: Pager::default() }
    }

    /// Whether keys are text at present.
    pub fn is_typing(&self) -> bool {
        self.is_typing
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        Place::Pages(self.pager)
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        let taken = self.is_typing && self.typed.as_mut().is_some_and(|typed| typed.takes(key));
        if taken {
            self.pager = Pager::default();
        }
        taken
    }

    /// Takes in pasted text, if keys are text at present.
    pub fn insert(&mut self, text: &str) {
        if let Some(typed) = self.typed.as_mut().filter(|_| self.is_typing) {
            typed.insert(text);
            self.pager = Pager::default();
        }
    }

    /// Lists everything again, as it stood; false if everything is listed.
    pub fn takes_back(&mut self) -> bool {
        self.is_typing = false;
        let was_narrowed = self.typed.take().is_some();
        if was_narrowed {
            self.pager = self.before;
        }
        was_narrowed
    }

    /// What is listed, and of how much.
    fn listed(&self, shared: &Shared) -> (Vec<Section>, usize) {
        let all = sections(self.of, shared);
        let count = all.iter().map(|section| section.entries.len()).sum();
        match &self.typed {
            Some(typed) => (narrowed(all, typed.text()), count),
            None => (all, count),
        }
    }

    /// Where the list is drawn: below what is typed.
    fn below(&self, inner: Rect) -> Rect {
        below(inner, usize::from(self.typed.is_some()))
    }
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    match action {
        Action::Search => {
            if state.typed.is_none() {
                state.before = state.pager;
            }
            state.typed.get_or_insert_default();
            state.is_typing = true;
        }
        Action::Open => {
            state.is_typing = false;
            if state.typed.as_ref().is_some_and(|typed| typed.text().trim().is_empty()) {
                state.takes_back();
            }
        }
        _ => {
            let list = state.below(inside(shared.body()));
            let lines = lines(state, shared, list.width).len();
            state.pager.act(action, lines, list.height);
        }
    }
    Request::None
}

/// Draws the list into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let list = state.below(inside(area));
    let lines = lines(state, shared, list.width);
    let (sections, all) = state.listed(shared);
    let place = match &state.typed {
        Some(_) => format!("{} of {all}", sections.iter().map(|of| of.entries.len()).sum::<usize>()),
        None => state.pager.place(lines.len(), list.height),
    };
    let inner = frame(shared, area, buffer, &format!("Keys · {}", state.of.name()), &place);
    match &state.typed {
        Some(typed) if state.is_typing => typed.draw("search › ", shared, inner, buffer),
        Some(typed) => {
            let line = [piece("search › ", Role::Key), piece(typed.text(), Role::Text)];
            write_line(buffer, inner, &line, shared);
        }
        None => {}
    }
    draw_lines(shared, list, buffer, &state.pager, &lines);
}

fn lines(state: &State, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let mut lines = Vec::new();
    for Section { heading, entries } in state.listed(shared).0 {
        if !lines.is_empty() {
            lines.push(PieceLine::new());
        }
        lines.push(vec![piece(format!(" {heading}"), Role::RowHead)]);
        lines.extend(entries.iter().flat_map(|entry| of_entry(entry, width)));
    }
    let said = match &state.typed {
        Some(_) if lines.is_empty() => "nothing here is called so; backspace widens",
        None if state.of.is_typed_into() => {
            lines.push(PieceLine::new());
            "While you type, only enter, esc, arrows and keys with ctrl are commands."
        }
        _ => return lines,
    };
    lines.extend(wrap_pieces(piece(" ", Role::Dim), &[piece(said, Role::Dim)], width));
    lines
}

fn of_entry(entry: &Entry, width: u16) -> Vec<PieceLine> {
    let lead = piece(format!(" {:<20} ", entry.lead), Role::Key);
    let words = piece(entry.words, Role::Text);
    let pieces = match (entry.name, width) {
        (Some(name), 90..) => {
            vec![piece(format!("{:<48}", entry.words), Role::Text), piece(format!("  {name}"), Role::Dim)]
        }
        (Some(name), 60..) => vec![words, piece(format!("  {name}"), Role::Dim)],
        _ => vec![words],
    };
    wrap_pieces(lead, &pieces, width)
}
