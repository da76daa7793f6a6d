//! What almost got into a row or a topic, of one column, and why it did not.
//!
//! Asked of a cell: its row and column are held by their ids. What is found is listed by kind
//! (`content`); that nothing came close says nothing of what the column means, so the reader alone
//! marks a cell as checked.

mod content;

use super::Request;
use crate::compare::answers::{Ask, Asked};
use crate::compare::comparison::{Cell, Comparison, Passage, Row};
use crate::compare::tables::near_misses::{Miss, NearMisses};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Action;
use crate::ui::layout::outlet_in_words;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::{EntryList, draw_waiting};
use crate::ui::widgets::looked::Looked;
use crate::ui::widgets::{frame, inside, piece, width_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Of which cell, what was found, and where the cursor is.
pub struct State {
    row: Option<String>,
    column: String,
    known: Awaited<NearMisses>,
    /// What the list was made from, and for which width.
    laid: Option<(Arc<NearMisses>, u16)>,
    /// Its entries stand for the near misses of the answer that is laid out.
    list: EntryList,
}

impl State {
    /// Asks about the column of the id `column`: about its cell in the row of the id `row`, or about
    /// the whole topic.
    pub fn new(row: Option<String>, column: String) -> Self {
        Self { row, column, known: Awaited::default(), laid: None, list: EntryList::default() }
    }

    /// What is seen, to be looked through; none while nothing is known.
    pub fn looked(&mut self) -> Option<Box<dyn Looked + '_>> {
        self.laid.as_ref()?;
        Some(self.list.looked())
    }

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known]
    }

    /// The near miss under the cursor.
    fn present(&self) -> Option<(&NearMisses, &Miss)> {
        let (answer, _) = self.laid.as_ref()?;
        Some((answer, answer.misses.get(self.list.at()?)?))
    }

    /// The row and the cell in a comparison; no row if the view is about the whole topic.
    fn cell<'a>(&self, comparison: &'a Comparison) -> Option<(&'a Row, &'a Cell)> {
        let ((row, _), cell) = self.place(comparison)?;
        Some((comparison.rows.get(row)?, cell))
    }

    /// The same, by the indices of row and column.
    fn place<'a>(&self, comparison: &'a Comparison) -> Option<((usize, usize), &'a Cell)> {
        let row = comparison.rows.iter().position(|row| Some(&row.id) == self.row.as_ref())?;
        let column = comparison.columns.iter().position(|column| column.id == self.column)?;
        Some(((row, column), comparison.rows[row].cells.get(column)?))
    }
}

/// Takes in a changed comparison or size; false if there is nothing left to show.
pub fn arrange(state: &mut State, shared: &Shared) -> bool {
    if let Some(comparison) = shared.comparison() {
        let has_column = comparison.columns.iter().any(|column| column.id == state.column);
        if !has_column || (state.row.is_some() && state.cell(comparison).is_none()) {
            return false;
        }
    }
    let (row, column) = (state.row.clone(), state.column.clone());
    let asked = Asked::NearMisses { topic: shared.topic, row, column };
    state.known.want(Ask { question: shared.settings.question.clone(), asked });
    lay_out(state, shared);
    true
}

fn lay_out(state: &mut State, shared: &Shared) {
    let Some(answer) = state.known.known() else { return };
    let inner = inside(shared.body());
    let is_same = |(laid, width): &(Arc<NearMisses>, u16)| Arc::ptr_eq(laid, answer) && *width == inner.width;
    if !state.laid.as_ref().is_some_and(is_same) {
        let before = state.present().map(|(_, miss)| miss);
        let at = answer.misses.iter().position(|miss| before == Some(miss));
        state.list.fill(content::entries(answer, shared), inner.width, at);
        state.laid = Some((Arc::clone(answer), inner.width));
    }
    state.list.fit(inner.height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if state.list.act(action) {
        return Request::None;
    }
    match (action, state.present()) {
        (Action::Silent, _) => silent(state, shared),
        (Action::Open | Action::Copy, None) => Request::Tell("nothing is under the cursor".to_owned()),
        (Action::Open, Some((_, miss))) => {
            Request::OpenArticle { article: miss.article.clone(), at: miss.span }
        }
        (Action::Copy, Some((answer, miss))) => Request::Copy {
            comparison: Arc::clone(&answer.comparison),
            passage: Passage::of_words(miss.article.clone(), miss.paragraph, miss.span),
        },
        _ => Request::None,
    }
}

/// Marks the cell as checked, or takes that back.
fn silent(state: &State, shared: &Shared) -> Request {
    let Some(comparison) = shared.comparison() else { return Request::None };
    let Some(((row, column), cell)) = state.place(comparison) else {
        let why = "this is about the whole topic; go to an empty cell of a row to mark it as checked";
        return Request::Tell(why.to_owned());
    };
    if !cell.passages().is_empty() {
        return Request::Tell("this cell is not empty any more: it cannot be silent".to_owned());
    }
    let mark = comparison.cell_mark(row, column);
    mark.map_or(Request::None, |mark| Request::toggle_silence(shared, &mark))
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let inner = frame(shared, area, buffer, &title(state, shared, area.width), &state.list.place());
    match &state.laid {
        Some(_) => state.list.draw(shared, inner, buffer),
        None => draw_waiting(state.known.has_failed(), shared, inner, buffer),
    }
}

/// "What almost got in · AP · Russia · troops · border": the cell is left out where it would be cut;
/// it stands below in full.
fn title(state: &State, shared: &Shared, width: u16) -> String {
    const SHORT: &str = "What almost got in";
    let Some(comparison) = shared.comparison() else { return SHORT.to_owned() };
    let column = comparison.columns.iter().find(|column| column.id == state.column);
    let what = state.cell(comparison).map_or(comparison.topic.name.as_str(), |(row, _)| &row.label);
    let long = format!("{SHORT} · {} · {what}", column.map(outlet_in_words).unwrap_or_default());
    if width_of(&[piece(long.as_str(), Role::Title)]).saturating_add(16) <= width {
        long
    } else {
        SHORT.to_owned()
    }
}
