//! The reader's screen: a pure [`update()`] of a [`Model`], and a pure drawing of it.
//!
//! The Elm Architecture outside, view state inside, effects as data: [`update::update`] is the
//! only writer of [`model::Shared`] and answers with [`update::Effect`]s that `io` performs. A
//! view gets `&Shared`, owns its cursor, scroll and folds, and answers with a
//! [`views::Request`]. Nothing here touches the world.

pub mod awaited;
mod bars;
pub mod keymap;
pub mod layout;
pub mod model;
pub mod theme;
pub mod update;
pub mod views;
pub mod widgets;

use model::{Model, body_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use theme::Role;
use update::{Effect, Event, update};
use views::Open;
use widgets::inside;

/// The smallest screen, in cells, on which anything can be read.
const SMALLEST: (u16, u16) = (20, 6);

/// Runs the reader until it quits: draws, waits for events, updates, performs the effects.
///
/// `next` blocks until there is at least one event and returns all that wait, so that a frame is
/// drawn once for many.
///
/// # Errors
/// The first error of `show` or `perform`.
pub fn run<E>(
    model: &mut Model,
    mut next: impl FnMut() -> Vec<Event>,
    mut show: impl FnMut(&Model) -> Result<(), E>,
    mut perform: impl FnMut(Effect) -> Result<(), E>,
) -> Result<(), E> {
    show(model)?;
    while !model.quit {
        for event in next() {
            for effect in update(model, event) {
                perform(effect)?;
            }
        }
        show(model)?;
    }
    Ok(())
}

/// Draws the whole screen: title bar, the view on top, status line; on a screen that is too small
/// one line that says so.
pub fn draw(model: &Model, buffer: &mut Buffer) {
    let (shared, screen) = (&model.shared, buffer.area);
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        return draw_too_small(model, screen, buffer);
    }
    let line = |y| Rect { y, height: 1, ..screen };
    bars::draw_title(model, line(screen.y), buffer);
    match model.open.last() {
        None | Some(Open::Compare) => views::compare::draw(&model.compare, shared, body_of(screen), buffer),
        Some(open) => open.draw(shared, body_of(screen), buffer),
    }
    if let Some(query) = model.search.query.as_ref().filter(|_| bars::is_searched(model)) {
        let texts = match model.open.last() {
            None | Some(Open::Compare) => model.compare.texts(shared),
            Some(open) => open.texts(shared),
        };
        widgets::found::mark(query, inside(body_of(screen)), &texts, shared.style(Role::Found), buffer);
    }
    bars::draw_status(model, line(screen.bottom() - 1), buffer);
}

fn draw_too_small(model: &Model, screen: Rect, buffer: &mut Buffer) {
    let (width, height) = SMALLEST;
    let words = [format!("needs {width}×{height} cells"), format!("{width}×{height}!"), "!".to_owned()];
    let fits =
        |words: &&String| widgets::width_of(&[widgets::piece(words.as_str(), Role::Warning)]) <= screen.width;
    if let Some(words) = words.iter().find(fits) {
        let style = model.shared.style(Role::Warning);
        widgets::write(buffer, (screen.x, screen.y), screen.right(), words, style);
    }
}
