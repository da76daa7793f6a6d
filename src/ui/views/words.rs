//! A term in its context across all columns, and the wordings of the config counted.

use super::{Focus, Request};
use crate::compare::tables::concordance::Concordance;
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cursor, scroll and layout of the view.
#[derive(Default)]
pub struct State {
    known: Awaited<Concordance>,
}

impl State {
    /// Whether keys are text at present.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, _key: Key) -> bool {
        false
    }

    /// Takes in pasted text, if keys are text at present.
    pub fn insert(&mut self, _text: &str) {}

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known]
    }

    /// Closes what lies open inside the view; false if nothing does.
    pub fn takes_back(&mut self) -> bool {
        false
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self, _shared: &Shared) -> Focus {
        Focus::default()
    }

    /// Puts the cursor where the reader looked before.
    pub fn arrive(&mut self, _shared: &Shared, _focus: &Focus) {}
}

/// Takes in a changed comparison or size: to be called after every change of `shared`.
pub fn arrange(_state: &mut State, _shared: &Shared) {}

/// Takes in an action.
pub fn update(_state: &mut State, _shared: &Shared, _action: Action) -> Request {
    Request::None
}

/// Draws the view into `area`.
pub fn draw(_state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    frame(shared, area, buffer, "Words", "");
}
