//! What stands where on the screen: a click puts the cursor there.

use super::cursor::{self, Spot};
use super::laid::Laid;
use super::panes::Panes;
use super::topics::topics_in;
use super::{Request, State};
use crate::ui::keymap::Action;
use crate::ui::layout::window::{Body, forward};
use crate::ui::model::Shared;
use ratatui::layout::{Position, Rect};

/// Takes in a click: a topic is gone to, a passage or gap gets the cursor, and one that has it is
/// opened as by the key.
pub fn click(state: &mut State, shared: &Shared, at: Position) -> Request {
    let panes = Panes::of(shared, state.topics_hidden, shared.body());
    if let Some(area) = panes.topics.filter(|area| area.contains(at)) {
        let clicked = topics_in(shared, area).find(|(_, _, y)| *y == at.y);
        let known = clicked.filter(|(topic, ..)| *topic < shared.comparisons.len());
        return known.map_or(Request::None, |(topic, ..)| Request::Topic(topic));
    }
    let Some(laid) = &mut state.laid else { return Request::None };
    match spot_at(laid, panes.inside, at) {
        Some(spot) if laid.spot == Some(spot) => super::update(state, shared, Action::Open),
        Some(spot) => {
            laid.spot = Some(spot);
            cursor::reveal(&laid.layout, spot, &mut laid.window, false);
            Request::None
        }
        None => Request::None,
    }
}

/// Scrolls by lines, down or (negative) up.
pub fn scroll(state: &mut State, lines: isize) {
    if let Some(laid) = &mut state.laid
        && let Some(spot) = &mut laid.spot
    {
        cursor::scroll(&laid.layout, spot, &mut laid.window, lines);
    }
}

/// The slot whose lines are drawn there, or the last above in its cell.
fn spot_at(laid: &Laid, inside: Rect, at: Position) -> Option<Spot> {
    let (layout, window) = (&laid.layout, laid.window);
    let below_heads = usize::from(at.y.checked_sub(inside.y)?).checked_sub(layout.head_height())?;
    let x = at.x.checked_sub(inside.x)?;
    let is_covered = below_heads == 0 && cursor::stuck_head(layout, window).is_some();
    if is_covered || below_heads >= window.height {
        return None;
    }
    let line = forward(layout, window.top, below_heads);
    if line.block >= layout.blocks() {
        return None;
    }
    let holds = |x: u16, left: u16, width: u16| left.saturating_sub(1) <= x && x < left + width;
    let cells = layout.block(line.block).cells.iter();
    let mut cells = cells.filter(|cell| holds(x, cell.extent.x, cell.extent.width) && cell.top <= line.line);
    let cell = if layout.frame.stacked { cells.next_back() } else { cells.next() }?;
    let slot = cell.slots.iter().rposition(|slot| slot.lines.start <= line.line)?;
    Some(Spot { block: line.block, place: cell.place, slot })
}
