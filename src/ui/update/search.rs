//! `/` in whatever lies on top: typing goes to the first place at once, Enter keeps it, Esc puts the
//! view back as it was; `n` and `N` walk on from there.

use super::tell;
use crate::compare::articles::ArticleId;
use crate::compare::search::Query;
use crate::compare::text::Span;
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Model;
use crate::ui::model::searching::{Searching, Typing};
use crate::ui::views::Open;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::looked::{Looked, Stop};
use crossterm::event::KeyCode;

/// Does something with what is seen; none if it cannot be looked through.
fn with<R>(model: &mut Model, act: impl FnOnce(&mut dyn Looked) -> R) -> Option<R> {
    let Model { shared, compare, open, .. } = model;
    match open.last_mut() {
        None | Some(Open::Compare) => compare.looked().map(|mut looked| act(&mut *looked)),
        Some(open) => open.looked(shared).map(|mut looked| act(&mut *looked)),
    }
}

/// Begins to type.
pub(super) fn begin(model: &mut Model) {
    let Some((before, origin)) = with(model, |looked| (looked.place(), looked.at())) else {
        return tell(&mut model.shared, "there is nothing to search here yet".to_owned());
    };
    let depth = Some(model.open.len());
    let old = model.search.query.take();
    let typing = Some(Typing { line: InputLine::default(), before, origin, old });
    model.search = Searching { typing, depth, ..Searching::default() };
}

/// Takes in a key while one types; false if nobody does.
pub(super) fn takes(model: &mut Model, key: Key) -> bool {
    let Some(typing) = &mut model.search.typing else { return false };
    if typing.line.takes(key) {
        look(model);
        return true;
    }
    match key.code {
        KeyCode::Enter => keep(model),
        KeyCode::Esc => put_back(model),
        KeyCode::Down => walk(model, true),
        KeyCode::Up => walk(model, false),
        _ => {}
    }
    true
}

/// Takes in pasted text; false if nobody types.
pub(super) fn insert(model: &mut Model, text: &str) -> bool {
    let Some(typing) = &mut model.search.typing else { return false };
    typing.line.insert(text);
    look(model);
    true
}

/// Goes to the first place of what is typed at or after where one was, else to the first of all; to
/// where one was if there is none.
fn look(model: &mut Model) {
    let Some(typing) = &model.search.typing else { return };
    let (origin, before) = (typing.origin, typing.before.clone());
    let (query, fault) = match Query::parse(typing.line.text()) {
        Ok(query) => (query, None),
        Err(fault) => (None, Some(fault)),
    };
    (model.search.query, model.search.fault) = (query, fault);
    find(model);
    let stops = &model.search.stops;
    let next = stops.iter().position(|stop| *stop >= origin).or((!stops.is_empty()).then_some(0));
    match next {
        Some(index) => go_to(model, index),
        None => {
            with(model, |looked| looked.put_back(&before));
            (model.search.at, model.search.place) = (None, None);
        }
    }
}

/// Finds the stops anew.
fn find(model: &mut Model) {
    model.search.is_stale = false;
    let query = model.search.query.clone();
    let stops = query.and_then(|query| with(model, |looked| looked.stops(&query)));
    model.search.stops = stops.unwrap_or_default();
}

fn go_to(model: &mut Model, index: usize) {
    let Some(stop) = model.search.stops.get(index).copied() else { return };
    let place = with(model, |looked| {
        looked.go_to(stop);
        looked.place()
    });
    (model.search.at, model.search.place) = (Some(index), place);
}

/// Ends the typing where one has come to; of nothing typed nothing is searched any more.
fn keep(model: &mut Model) {
    let Some(typing) = &model.search.typing else { return };
    let written = typing.line.text().to_owned();
    if let Some(fault) = model.search.fault.clone() {
        let words = format!("“{written}” cannot be searched: {fault}");
        put_back(model);
        return tell(&mut model.shared, words);
    }
    model.search.typing = None;
    if model.search.query.is_some() && model.search.stops.is_empty() {
        let key = model.shared.settings.keymap.hint(&[Action::SearchAll]);
        tell(&mut model.shared, format!("“{written}” stands nowhere here; {key} searches all articles"));
    }
}

/// Ends the typing as if nobody had begun.
fn put_back(model: &mut Model) {
    let Some(Typing { before, old, .. }) = model.search.typing.take() else { return };
    with(model, |looked| looked.put_back(&before));
    model.search.fault = None;
    (model.search.query, model.search.at, model.search.place) = (old, None, None);
    find(model);
}

/// Goes to the next stop or the one before, round the ends.
pub(super) fn walk(model: &mut Model, forward: bool) {
    if model.search.is_stale {
        find(model);
    }
    let Some((present, here)) = with(model, |looked| (looked.place(), looked.at())) else { return };
    let stops = &model.search.stops;
    if stops.is_empty() {
        let written = model.search.query.as_ref().map_or("", Query::written);
        let words = format!("“{written}” stands nowhere here");
        return tell(&mut model.shared, words);
    }
    let stood = model.search.at.filter(|_| model.search.place.as_ref() == Some(&present));
    let from: Stop = stood.and_then(|at| stops.get(at)).copied().unwrap_or(here);
    let next = match forward {
        true => stops.iter().position(|stop| *stop > from),
        false => stops.iter().rposition(|stop| *stop < from),
    };
    let round = if forward { 0 } else { stops.len() - 1 };
    go_to(model, next.unwrap_or(round));
    if next.is_none() {
        let words = if forward { "on from the top" } else { "on from the end" };
        tell(&mut model.shared, words.to_owned());
    }
}

/// Whether something is searched in what is seen.
pub(super) fn is_searching(model: &mut Model) -> bool {
    model.search.query.is_some() && with(model, |_| ()).is_some()
}

/// Searches nothing any more, if what is searched was begun in the view on top; false if not.
pub(super) fn clear(model: &mut Model) -> bool {
    let is_here = model.search.query.is_some() && model.search.depth == Some(model.open.len());
    if is_here {
        model.search = Searching::default();
    }
    is_here
}

/// Shows in the article on top a place that was found in all articles, and searches on in it.
pub(super) fn open_found(model: &mut Model, article: &ArticleId, at: Span, query: Query) {
    if !matches!(model.open.last(), Some(Open::Article(state)) if state.shows(article)) {
        return;
    }
    model.search = Searching { query: Some(query), ..Searching::default() };
    find(model);
    let stop = (at.start, at.end);
    match model.search.stops.iter().position(|known| *known == stop) {
        Some(index) => go_to(model, index),
        None => {
            with(model, |looked| looked.go_to(stop));
        }
    }
}

/// Keeps what is known of the search true after something has happened: to be called after every
/// event.
pub(super) fn follow(model: &mut Model) {
    if matches!(model.open.last(), Some(Open::Search(_))) {
        // Who is back at the results of all articles has left the one that was opened there.
        model.search = Searching::default();
    }
    if model.search.typing.is_some() && model.search.depth != Some(model.open.len()) {
        model.search.typing = None;
    }
    if model.search.query.is_none() {
        return;
    }
    if model.search.is_stale {
        model.search.at = None;
        find(model);
    }
    let Some((place, here)) = with(model, |looked| (looked.place(), looked.at())) else { return };
    let is_there = model.search.place.as_ref() == Some(&place) && model.search.at.is_some();
    if !is_there {
        model.search.at = model.search.stops.iter().position(|stop| *stop == here);
        model.search.place = Some(place);
    }
}
