//! What the mouse does: a click goes to what is under it, the wheel scrolls what lies on top.
//!
//! It can do nothing that keys cannot, and while it is the terminal's none of this is reached. A
//! question to the reader is answered by a key only.

use super::keys::act;
use super::requests::perform;
use super::{Effect, Mouse, tabs, tell};
use crate::ui::bars;
use crate::ui::keymap::Action;
use crate::ui::model::{Model, Shared, body_of};
use crate::ui::views::{self, Open, Request};
use ratatui::layout::{Position, Rect};

/// How many lines a step of the wheel scrolls.
const STEP: isize = 3;

/// On screens of less width, in cells, messages are short.
const NARROW: u16 = 60;

/// Takes in what was done at this column and line of the screen.
pub(super) fn take_in(model: &mut Model, done: Mouse, x: u16, y: u16) -> Vec<Effect> {
    if !model.shared.mouse || model.asking.is_some() {
        return Vec::new();
    }
    model.pending.clear();
    // What is clicked is gone to, as by a key.
    model.visit.takes_in(Action::Open);
    match done {
        Mouse::Click => click(model, Position { x, y }),
        Mouse::ScrollDown => scroll(model, STEP),
        Mouse::ScrollUp => scroll(model, -STEP),
    }
}

/// Reads the mouse if it was the terminal's, leaves it to the terminal if not, and says so.
pub(super) fn toggle(shared: &mut Shared) -> Vec<Effect> {
    shared.mouse = !shared.mouse;
    let text = match (shared.mouse, shared.size.0 < NARROW) {
        (true, false) => "mouse on: click and wheel; hold shift to select text",
        (true, true) => "mouse on; shift selects text",
        (false, false) => "mouse off: the terminal selects text",
        (false, true) => "mouse off",
    };
    tell(shared, text.to_owned());
    vec![Effect::Mouse(shared.mouse)]
}

fn click(model: &mut Model, at: Position) -> Vec<Effect> {
    model.shared.notice = None;
    tabs::has_moved(model);
    let (width, height) = model.shared.size;
    let screen = Rect::new(0, 0, width, height);
    if let Some(action) = bars::action_at(model, Rect { height: height.min(1), ..screen }, at) {
        return act(model, action);
    }
    if !body_of(screen).contains(at) {
        return Vec::new();
    }
    let request = match model.open.last_mut() {
        None | Some(Open::Compare) => views::compare::click(&mut model.compare, &model.shared, at),
        Some(open) => open.click(&model.shared, at),
    };
    perform(model, request)
}

fn scroll(model: &mut Model, lines: isize) -> Vec<Effect> {
    tabs::has_moved(model);
    let request = match model.open.last_mut() {
        None | Some(Open::Compare) => {
            views::compare::scroll(&mut model.compare, lines);
            Request::None
        }
        Some(open) => open.scroll(&model.shared, lines),
    };
    perform(model, request)
}
