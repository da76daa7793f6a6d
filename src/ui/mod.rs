//! The reader's screen: a pure [`update`] of a [`Model`], and a pure drawing of it.
//!
//! The Elm Architecture outside, view state inside, effects as data: [`update::update`] is the
//! only writer of [`model::Shared`] and answers with [`update::Effect`]s that `io` performs. A
//! view gets `&Shared`, owns its cursor, scroll and folds, and answers with a
//! [`views::Request`]. Nothing here touches the world.

pub mod keymap;
pub mod layout;
pub mod model;
pub mod theme;
pub mod update;
pub mod views;
pub mod widgets;

use model::Model;
use update::{Effect, Event, update};

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
