//! A change of the config that was not written: because somebody else has changed the file, and then
//! both changes stand there line by line, or because it cannot be written. What next is asked, and
//! until it is answered nothing is lost.
//!
//! The path of another file is typed on the first line, once that is chosen.

use super::Request;
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::model::edits::{Conflict, Unsaved};
use crate::ui::theme::Role;
use crate::ui::widgets::entries::{Entry, EntryList};
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::{below, frame, inside, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use similar::{ChangeTag, TextDiff};
use std::sync::Arc;

/// The lines that are shown around what changed.
const AROUND: usize = 2;
/// More lines of a difference than this are not shown.
const MOST_LINES: usize = 400;

/// What was not written, and what is chosen.
pub struct State {
    what: What,
    choices: Vec<Choice>,
    /// The path of another file, while it is typed.
    typed: Option<InputLine>,
    list: EntryList,
    /// The width that the list was made for.
    laid: Option<u16>,
}

enum What {
    Conflict(Box<Conflict>),
    Unwritable(Arc<Unsaved>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    OnTop,
    Form,
    Again,
    Keep,
    LetGo,
    Elsewhere,
}

impl State {
    /// Both changes, and what can be done; `in_form` if the reader's lies open in a form.
    pub fn of_conflict(conflict: Box<Conflict>, in_form: bool) -> Self {
        let on_top = conflict.hindrance.is_none().then_some(Choice::OnTop);
        let leave = if in_form { Choice::Form } else { Choice::LetGo };
        let choices = on_top.into_iter().chain([leave, Choice::Elsewhere]).collect();
        Self::of(What::Conflict(conflict), choices)
    }

    /// Why the config could not be written, and what can be done.
    pub fn of_unsaved(unsaved: Arc<Unsaved>) -> Self {
        let last = if unsaved.in_force { Choice::Keep } else { Choice::LetGo };
        Self::of(What::Unwritable(unsaved), vec![Choice::Elsewhere, Choice::Again, last])
    }

    fn of(what: What, choices: Vec<Choice>) -> Self {
        Self { what, choices, typed: None, list: EntryList::default(), laid: None }
    }

    /// Whether keys are text at present.
    pub fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        self.typed.as_mut().is_some_and(|typed| typed.takes(key))
    }

    /// Takes in pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        if let Some(typed) = &mut self.typed {
            typed.insert(text);
        }
    }

    /// Ends the typing of a path; false if none was typed.
    pub fn takes_back(&mut self) -> bool {
        self.typed.take().is_some()
    }

    fn file(&self) -> &str {
        match &self.what {
            What::Conflict(conflict) => &conflict.file,
            What::Unwritable(unsaved) => &unsaved.file,
        }
    }

    /// Whether it is about a config that is in force.
    pub fn is_in_force(&self) -> bool {
        matches!(&self.what, What::Unwritable(unsaved) if unsaved.in_force)
    }

    /// The reader's text.
    pub fn ours(&self) -> &Arc<str> {
        match &self.what {
            What::Conflict(conflict) => &conflict.ours,
            What::Unwritable(unsaved) => &unsaved.text,
        }
    }

    fn entries(&self) -> Vec<Entry> {
        let file = self.file();
        let mut entries = Vec::new();
        let say =
            |words: String| Entry::heading().with(piece("", Role::Text), vec![piece(words, Role::Ours)]);
        match &self.what {
            What::Conflict(conflict) => {
                let how = if conflict.theirs.is_some() { "was changed" } else { "was removed" };
                entries.push(say(format!("{file} {how} by somebody else since your change was begun.")));
                let hindrance = conflict.hindrance.iter();
                entries.extend(hindrance.map(|why| say(format!("Yours does not go on top of it: {why}."))));
            }
            What::Unwritable(unsaved) => {
                let what =
                    if unsaved.in_force { "Your change is in force all the same." } else { "It was kept." };
                entries.push(say(format!("{}. {what}", unsaved.why)));
            }
        }
        entries.push(Entry::heading().with_space());
        for (index, choice) in self.choices.iter().enumerate() {
            let words = match choice {
                Choice::OnTop => format!("make your change in {file} as it is now"),
                Choice::Form => format!("leave {file} as it is now; a form stays open with your change"),
                Choice::Again => format!("try again to write {file}"),
                Choice::Keep => "go on: it is in force, and kept for the next visit".to_owned(),
                Choice::LetGo => format!("leave {file} as it is now, and let yours go"),
                Choice::Elsewhere => "save yours elsewhere: type a path".to_owned(),
            };
            let entry = Entry::item(index).with(piece("› ", Role::Key), vec![piece(words, Role::Notice)]);
            entries.push(entry);
        }
        match &self.what {
            What::Conflict(conflict) => {
                if let Some(theirs) = &conflict.theirs {
                    entries.extend(difference("Their change", &conflict.base, theirs));
                }
                entries.extend(difference("Your change", &conflict.base, &conflict.ours));
            }
            What::Unwritable(unsaved) => {
                entries.extend(difference("Not saved", &unsaved.over, &unsaved.text));
            }
        }
        entries
    }
}

/// What changed, line by line: "− " what is gone, "+ " what came, and some lines around.
fn difference(heading: &str, from: &str, to: &str) -> Vec<Entry> {
    let head =
        Entry::heading().with_space().with(piece("─ ", Role::Border), vec![piece(heading, Role::RowHead)]);
    let mut entries = vec![head];
    let diff = TextDiff::from_lines(from, to);
    for (index, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if index > 0 {
            entries.push(Entry::heading().with(piece("  ", Role::Dim), vec![piece("…", Role::Dim)]));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (mark, role) = match change.tag() {
                ChangeTag::Delete => ("− ", Role::Cut),
                ChangeTag::Insert => ("+ ", Role::Added),
                ChangeTag::Equal => ("  ", Role::Dim),
            };
            let line = change.value().trim_end_matches(['\r', '\n']).to_owned();
            entries.push(Entry::heading().with(piece(mark, role), vec![piece(line, role)]));
        }
    }
    if entries.len() == 1 {
        entries.push(Entry::heading().with(piece("  ", Role::Dim), vec![piece("none", Role::Dim)]));
    }
    entries.truncate(MOST_LINES);
    entries
}

/// Takes in another size.
pub fn arrange(state: &mut State, shared: &Shared) {
    let area = below(inside(shared.body()), 1);
    if state.laid != Some(area.width) {
        state.list.fill(state.entries(), area.width, state.list.at());
        state.laid = Some(area.width);
    }
    state.list.fit(area.height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let chosen = state.list.at().and_then(|at| state.choices.get(at)).copied();
    match (action, &state.typed, chosen) {
        (Action::Open, Some(typed), _) if typed.text().trim().is_empty() => {
            Request::Tell("type a path first".to_owned())
        }
        (Action::Open, Some(typed), _) => {
            Request::SaveElsewhere { path: typed.text().trim().to_owned(), text: Arc::clone(state.ours()) }
        }
        (Action::Open, None, Some(choice)) => choose(state, choice),
        _ => {
            state.list.act(action);
            arrange(state, shared);
            Request::None
        }
    }
}

fn choose(state: &mut State, choice: Choice) -> Request {
    match (choice, &state.what) {
        (Choice::OnTop, What::Conflict(conflict)) => match &conflict.theirs {
            Some(theirs) => Request::EditOnTop { edits: conflict.edits.clone(), theirs: Arc::clone(theirs) },
            None => Request::Close,
        },
        (Choice::Again, What::Unwritable(unsaved)) => Request::SaveConfig(Arc::clone(unsaved)),
        (Choice::Elsewhere, _) => {
            state.typed = Some(InputLine::with(&format!("{}.mine", state.file())).alone());
            Request::None
        }
        (Choice::LetGo, _) => Request::LetGo,
        _ => Request::Close,
    }
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let inner = frame(shared, area, buffer, "Not saved", &state.list.place());
    if let Some(typed) = &state.typed {
        typed.draw("to › ", shared, inner, buffer);
    }
    state.list.draw(shared, below(inner, 1), buffer);
}
