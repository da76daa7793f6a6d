//! What the columns say on the present topic, row by row.

use super::Request;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cursor, scroll and folds of the compare view, and the layout that they move over.
#[derive(Default)]
pub struct State {}

/// Lays out what is to be shown: to be called after every change of `shared` or size, before [`draw`].
///
/// The cursor follows its passage and row.
pub fn arrange(state: &mut State, shared: &Shared) {
    let _ = (state, shared);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let _ = (state, shared, action);
    Request::None
}

/// Draws the topic list and the comparison into `area` (everything but title bar and status line).
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let _ = (state, shared, area, buffer);
}
