//! What stands closest to one passage in every other column, with what they share.

use super::Request;
use crate::compare::answers::Counterparts;
use crate::compare::articles::ArticleId;
use crate::compare::text::Span;
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Of which passage, what was found, and where the cursor is.
pub struct State {
    #[expect(dead_code, reason = "the view is being built")]
    of: (ArticleId, Span),
    known: Awaited<Counterparts>,
}

impl State {
    /// Asks about the passage of the present topic at `span` of `article`.
    pub fn new(article: ArticleId, span: Span) -> Self {
        Self { of: (article, span), known: Awaited::default() }
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
    frame(shared, area, buffer, "Counterparts", "");
}
