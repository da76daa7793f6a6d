//! What keys do that takes more than a line to say: a term, scrolling, the passage under the
//! cursor, going to what stands beside, and the second article.

use super::frames::{LEAST_FOR_TWO, Side};
use super::pane::{Going, Pane};
use super::words::Selection;
use super::{Request, State, arrange, draw, link, second};
use crate::compare::comparison::Passage;
use crate::compare::topics::Term;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::widgets::inside;
use std::cmp::Ordering;
use std::sync::Arc;

/// Looks for a term in the articles that are shown, from what is on the screen; for none if empty.
pub(super) fn seek(state: &mut State, term: &str) -> Request {
    state.wanted = Term::parse(term).ok();
    Request::Seek((!term.is_empty()).then(|| term.to_owned()))
}

/// Scrolls the details, if they have the keys, or the active text and what follows it; false if
/// `action` is no movement.
pub(super) fn scroll(state: &mut State, shared: &Shared, action: Action) -> bool {
    let frames = state.frames(shared);
    let over = !frames.shows(state.active);
    if let Some(area) = frames.details.filter(|_| over || state.in_details) {
        let inner = inside(area);
        let lines = draw::details_of(state, shared, inner.width).len();
        return state.details.as_mut().is_some_and(|pager| pager.act(action, lines, inner.height));
    }
    let before = state.pane().window.top;
    if !state.pane_mut().scroll(action) {
        return false;
    }
    let is_jump = matches!(action, Action::Top | Action::End);
    let going = match state.pane().window.top.cmp(&before) {
        Ordering::Greater => Some(Going::Down),
        Ordering::Less => Some(Going::Up),
        Ordering::Equal => None,
    };
    state.leader = state.active;
    link(state, going.filter(|_| !is_jump));
    true
}

/// What is done with the passage under the cursor.
pub(super) fn of_passage(state: &State, shared: &Shared, action: Action) -> Request {
    let pane = state.pane();
    let Some((comparison, own)) = shared.comparison().zip(pane.marks.own_at(pane.at)) else {
        return Request::Tell("no passage on this topic is under the cursor".to_owned());
    };
    let (comparison, passage) = (Arc::clone(comparison), own.passage.clone());
    match action {
        Action::Why => {
            Request::OpenWhy { comparison, row: own.rows.first().cloned().unwrap_or_default(), passage }
        }
        Action::Counterparts => Request::OpenCounterparts { article: passage.article, span: passage.span },
        _ => Request::Copy { comparison, passage },
    }
}

/// What keys do with a word cursor; none if they do what they do without one.
pub(super) fn of_selection(state: &mut State, shared: &Shared, action: Action) -> Option<Request> {
    match action {
        Action::Copy => return Some(copy_selected(state, shared)),
        Action::Term => {
            let (_, at) = state.pane().selected()?;
            let term = state.pane().selected_term()?;
            let pane = state.pane_mut();
            (pane.selection, pane.at) = (None, at);
            return Some(Request::Seek(Some(term.written().to_owned())));
        }
        _ if !action.moves_word() => return None,
        _ => {}
    }
    let before = state.pane().window.top;
    let has_moved = state.pane_mut().move_word(action);
    let going = match state.pane().window.top.cmp(&before) {
        Ordering::Greater => Some(Going::Down),
        Ordering::Less => Some(Going::Up),
        Ordering::Equal => None,
    };
    if going.is_some() {
        state.leader = state.active;
        link(state, going);
    }
    let is_begun = state.pane().selection.is_some_and(Selection::is_begun);
    let why = if is_begun { "a selection stays in its paragraph" } else { "this is the last word that way" };
    Some(if has_moved { Request::None } else { Request::Tell(why.to_owned()) })
}

/// Copies what is selected with its source; it stays selected.
fn copy_selected(state: &State, shared: &Shared) -> Request {
    let pane = state.pane();
    let Some((article, (paragraph, span))) = pane.article().zip(pane.selected()) else {
        return Request::None;
    };
    let Some(comparison) = shared.comparison() else {
        return Request::Tell("the topic is still being compared".to_owned());
    };
    if comparison.article(&article.id).is_none_or(|known| known.hash != article.hash) {
        return Request::Tell("this text is not among those that are compared".to_owned());
    }
    let passage = Passage::of_words(article.id.clone(), paragraph, span);
    Request::Copy { comparison: Arc::clone(comparison), passage }
}

/// Gives the keys to what stands on the right or left: the other text, or the details beside one.
pub(super) fn aside(state: &mut State, shared: &Shared, right: bool) -> Request {
    let frames = state.frames(shared);
    let beside = frames.details.is_some() && frames.shows(state.active);
    if right && beside && !state.in_details {
        state.in_details = true;
    } else if !right && state.in_details {
        state.in_details = false;
    } else {
        let to = if right { Side::Second } else { Side::First };
        if state.second.is_none() {
            let key = shared.settings.keymap.hint(&[Action::SecondArticle]);
            return Request::Tell(format!("nothing stands there: {key} opens a second article"));
        }
        state.in_details = false;
        if state.active == to {
            return Request::Tell("nothing stands further that way".to_owned());
        }
        state.active = to;
        arrange(state, shared);
    }
    Request::None
}

/// Puts the next article beside the first; closes the second after the last.
pub(super) fn next_second(state: &mut State, shared: &Shared) -> Request {
    if shared.body().width < LEAST_FOR_TWO {
        state.close_second();
        let words = format!("no room for a second article: two need {LEAST_FOR_TWO} cells");
        return Request::Tell(words);
    }
    let Some(comparison) = shared.comparison() else {
        return Request::Tell("the topic is still being compared".to_owned());
    };
    let candidates = second::candidates(comparison, &state.first.id);
    let place = |pane: &Pane| candidates.iter().position(|id| *id == pane.id);
    let next = state.second.as_deref().and_then(place).map_or(0, |place| place + 1);
    let Some(id) = candidates.get(next).cloned() else {
        let was_open = state.close_second();
        arrange(state, shared);
        let words = if was_open {
            "this was the last that stands beside it"
        } else {
            "no other column has an article"
        };
        return Request::Tell(words.to_owned());
    };
    // Two texts side by side need the room that the details take.
    state.details = None;
    state.open_second(id, shared);
    arrange(state, shared);
    Request::Tell(format!("{} of {} beside it", next + 1, candidates.len()))
}
