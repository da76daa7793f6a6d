//! What almost got into a row or a topic, of one column, and why it did not.

use super::Request;
use crate::compare::tables::near_misses::NearMisses;
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Of which cell, what was found, and where the cursor is.
pub struct State {
    #[expect(dead_code, reason = "the view is being built")]
    of: (Option<String>, String),
    known: Awaited<NearMisses>,
}

impl State {
    /// Asks about the column of the id `column`: about its cell in the row of the id `row`, or about
    /// the whole topic.
    pub fn new(row: Option<String>, column: String) -> Self {
        Self { of: (row, column), known: Awaited::default() }
    }

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known]
    }
}

/// Takes in a changed comparison or size; false if there is nothing left to show.
pub fn arrange(_state: &mut State, _shared: &Shared) -> bool {
    true
}

/// Takes in an action.
pub fn update(_state: &mut State, _shared: &Shared, _action: Action) -> Request {
    Request::None
}

/// Draws the view into `area`.
pub fn draw(_state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    frame(shared, area, buffer, "What almost got in", "");
}
