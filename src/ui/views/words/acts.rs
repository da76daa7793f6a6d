//! What Enter, copying and sorting do to a term that is typed, to places and to counts.

use super::{Request, State, arrange};
use crate::compare::comparison::Passage;
use crate::compare::tables::concordance::Order;
use crate::compare::topics::Term;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::widgets::input::InputLine;
use std::sync::Arc;

/// Takes the term that was typed, or leaves it; one that cannot be looked for stays to be mended.
pub(super) fn end_typing(state: &mut State, typed: InputLine, action: Action) -> Request {
    let written = typed.text().trim().to_owned();
    match action {
        Action::Open if written.is_empty() => Request::Seek(None),
        Action::Open => {
            if Term::parse(&written).is_err() {
                state.typed = Some(typed);
            }
            Request::Seek(Some(written))
        }
        Action::Back => Request::None,
        _ => {
            state.typed = Some(typed);
            Request::None
        }
    }
}

/// Changes the order of places: the next one, or by the word on one side.
pub(super) fn sort(state: &mut State, action: Action) -> Request {
    if state.lines().is_none_or(|lines| lines.count() == 0) {
        let what = if state.is_ledger { "counts stand as in the config" } else { "no place was found" };
        return Request::Tell(format!("{what}; places of a term or a count can be sorted"));
    }
    match action {
        Action::NextSort => state.order = state.order.next(),
        Action::Left => state.order = Order::Left,
        Action::Right => state.order = Order::Right,
        _ => state.reversed = !state.reversed,
    }
    let (order, reversed) = (state.order, state.reversed);
    for lines in state.found.iter_mut().chain(state.opened.iter_mut().map(|(_, lines)| lines)) {
        lines.sort(order, reversed);
    }
    Request::None
}

/// Opens the places of the count under the cursor.
pub(super) fn open_count(state: &mut State, shared: &Shared) -> Request {
    let Some(ledger) = state.ledger.as_ref().filter(|_| state.is_ledger) else {
        return Request::Tell("nothing to open yet".to_owned());
    };
    let Some(name) = ledger.present() else {
        return Request::Tell("no count is under the cursor".to_owned());
    };
    let Some(lines) = ledger.places(&name, (state.order, state.reversed)) else {
        return Request::Tell("these words were not found there".to_owned());
    };
    state.opened = Some((name, lines));
    arrange(state, shared);
    Request::None
}

/// Opens the article at the place under the cursor, or copies its sentence.
pub(super) fn of_place(state: &State, shared: &Shared, action: Action) -> Request {
    let Some((lines, place)) = state.lines().and_then(|lines| Some((lines, lines.present()?))) else {
        let key = shared.settings.keymap.hint(&[Action::Term]);
        return Request::Tell(format!("no place is under the cursor; {key} looks for a term"));
    };
    if action == Action::Open {
        let (article, term) = (place.article.clone(), place.term.to_string());
        return Request::OpenPlace { article, at: place.hit, term };
    }
    match shared.comparison().filter(|comparison| Arc::ptr_eq(&comparison.library, lines.library())) {
        Some(comparison) => Request::Copy {
            comparison: Arc::clone(comparison),
            passage: Passage::of_words(place.article.clone(), place.paragraph, place.sentence),
        },
        None => Request::Tell("the articles are being compared anew; copy again in a moment".to_owned()),
    }
}
