//! What is typed, in all articles: sentences that hold it, article by article in the order of the
//! columns, of numbers with whose they are and who says so.
//!
//! A first answer comes as soon as there is enough for a screen, the whole one after it; the older
//! stays until then. One types, Enter goes to the list, Enter there to the article; Esc leads back to
//! the list as it was.

mod content;

use super::{Focus, Request};
use crate::compare::answers::{Ask, Asked};
use crate::compare::comparison::Passage;
use crate::compare::search::{Found, FoundPlace, Query, Reach};
use crate::compare::text::{Span, words};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::EntryList;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::looked::Place;
use crate::ui::widgets::{below, frame, inside, piece, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Over the list stand what is searched and what was found, a line each.
const HEAD: u16 = 2;

/// What is searched, what was found, and where the cursor is.
#[derive(Default)]
pub struct State {
    /// What is typed, while one types.
    typed: Option<InputLine>,
    /// What was searched when one began to type.
    before: Option<Query>,
    query: Option<Query>,
    /// Why what is typed cannot be searched.
    fault: Option<String>,
    /// Whether a first answer is there, so that the whole one is asked for.
    wants_all: bool,
    known: Awaited<Found>,
    /// What the list was made from, and for which width.
    laid: Option<(Arc<Found>, u16)>,
    /// Its entries stand for the places of the answer that is laid out.
    list: EntryList,
}

impl State {
    /// Begins to type, at the end of what is searched.
    pub fn begin(&mut self) {
        self.before.clone_from(&self.query);
        self.typed = Some(
            self.query.as_ref().map_or_else(InputLine::default, |query| InputLine::with(query.written())),
        );
    }

    /// Whether keys are text at present.
    pub fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        let taken = self.typed.as_mut().is_some_and(|typed| typed.takes(key));
        if taken {
            self.look();
        }
        taken
    }

    /// Where the list stands.
    pub fn place(&self) -> Place {
        self.list.stands()
    }

    /// Takes in pasted text, if keys are text at present.
    pub fn insert(&mut self, text: &str) {
        if let Some(typed) = &mut self.typed {
            typed.insert(text);
            self.look();
        }
    }

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known]
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self) -> Option<Focus> {
        let (found, place) = self.present()?;
        let column = found.columns.get(place.column).map(|column| column.id.clone());
        Some(Focus { column, row: None, passage: Some((place.article.clone(), place.sentence)) })
    }

    /// What is found, as a term: the expression, else the whole words of the place under the cursor.
    pub fn term(&self) -> Option<String> {
        let query = self.query.as_ref()?;
        if query.is_expression() {
            return Some(query.as_term());
        }
        let (found, place) = self.present()?;
        let body = found.library.get(&place.article)?.body.as_str();
        let hit = place.hits.first()?;
        let mut of_hit = words(body, place.sentence).map(|word| word.span).filter(|word| word.overlaps(*hit));
        let first = of_hit.next()?;
        Some(of_hit.fold(first, Span::cover).of(body).to_owned())
    }

    fn look(&mut self) {
        let Some(typed) = &self.typed else { return };
        match Query::parse(typed.text()) {
            Ok(query) => {
                self.fault = None;
                self.search(query);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    fn search(&mut self, query: Option<Query>) {
        if self.query != query {
            self.wants_all = false;
            self.query = query;
        }
        if self.query.is_none() {
            self.known.forget();
            self.laid = None;
        }
    }

    /// The answer to what is searched now.
    fn found(&self) -> Option<&Arc<Found>> {
        self.known.known().filter(|found| Some(&found.query) == self.query.as_ref())
    }

    fn present(&self) -> Option<(&Arc<Found>, &FoundPlace)> {
        let (found, _) = self.laid.as_ref()?;
        Some((found, found.places.get(self.list.at()?)?))
    }
}

/// Takes in a changed query, library or size: to be called after every change of `shared`.
pub fn arrange(state: &mut State, shared: &Shared) {
    if let Some(query) = state.query.clone().filter(|_| shared.loaded) {
        state.wants_all |= state.found().is_some_and(|found| !found.is_whole());
        let reach = if state.wants_all { Reach::All } else { Reach::First };
        state
            .known
            .want(Ask { question: shared.settings.question.clone(), asked: Asked::Search(query, reach) });
    }
    let Some(found) = state.known.known() else { return };
    let inner = inside(shared.body());
    let is_same = |(laid, width): &(Arc<Found>, u16)| Arc::ptr_eq(laid, found) && *width == inner.width;
    if !state.laid.as_ref().is_some_and(is_same) {
        // Of another query the first place is looked at, of the same one what was looked at before.
        let before = state.present().filter(|(laid, _)| laid.query == found.query).map(|(_, place)| place);
        let same = |place: &FoundPlace| {
            before.is_some_and(|of| (&of.article, of.sentence) == (&place.article, place.sentence))
        };
        let at = found.places.iter().position(same).unwrap_or(0);
        state.list.fill(content::entries(found, shared), inner.width, Some(at));
        state.laid = Some((Arc::clone(found), inner.width));
    }
    state.list.fit(below(inner, usize::from(HEAD)).height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if state.list.act(action) {
        return Request::None;
    }
    match action {
        Action::Search => {
            state.begin();
            Request::None
        }
        Action::Open if state.typed.is_some() => keep(state),
        Action::Back => leave(state, shared),
        Action::Open | Action::Copy => of_place(state, shared, action),
        _ => Request::None,
    }
}

/// From typing to the list.
fn keep(state: &mut State) -> Request {
    let written = state.typed.as_ref().map_or("", InputLine::text);
    if let Some(fault) = &state.fault {
        return Request::Tell(format!("“{written}” cannot be searched: {fault}"));
    }
    if state.query.is_none() {
        return Request::Close;
    }
    state.typed = None;
    Request::None
}

/// From typing back to what was searched before; without that the view closes.
fn leave(state: &mut State, shared: &Shared) -> Request {
    (state.typed, state.fault) = (None, None);
    let before = state.before.take();
    if before.is_none() {
        return Request::Close;
    }
    state.search(before);
    arrange(state, shared);
    Request::None
}

/// Opens the article at the place under the cursor, or copies its sentence.
fn of_place(state: &State, shared: &Shared, action: Action) -> Request {
    let Some((found, place)) = state.present() else {
        return Request::Tell("nothing is under the cursor".to_owned());
    };
    if action == Action::Open {
        let at = place.hits.first().copied().unwrap_or(place.sentence);
        return Request::OpenFound { article: place.article.clone(), at, query: found.query.clone() };
    }
    match shared.comparison().filter(|comparison| Arc::ptr_eq(&comparison.library, &found.library)) {
        Some(comparison) => Request::Copy {
            comparison: Arc::clone(comparison),
            passage: Passage::of_words(place.article.clone(), place.paragraph, place.sentence),
        },
        None => Request::Tell("the articles are being compared anew; copy again in a moment".to_owned()),
    }
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let shown = state.laid.as_ref().filter(|(found, _)| !found.places.is_empty());
    let place = shown.map(|_| state.list.place().replace(" of ", "/")).unwrap_or_default();
    let inner = frame(shared, area, buffer, "Search in all articles", &place);
    if inner.height < HEAD {
        return;
    }
    match (&state.typed, &state.query) {
        (Some(typed), _) => typed.draw("search › ", shared, inner, buffer),
        (None, query) => {
            let written = query.as_ref().map_or("", Query::written);
            let line = [piece("search › ", Role::Key), piece(written, Role::Notice)];
            write_line(buffer, inner, &line, shared);
        }
    }
    let line = |line: u16| Rect { y: inner.y + line, height: 1, ..inner };
    write_line(buffer, line(1), &[content::said(state, shared)], shared);
    let below = below(inner, usize::from(HEAD));
    if shown.is_some() && state.query.is_some() {
        return state.list.draw(shared, below, buffer);
    }
    for (line, row) in content::nothing(state, shared, below.width).iter().zip(below.rows()) {
        write_line(buffer, row, line, shared);
    }
}
