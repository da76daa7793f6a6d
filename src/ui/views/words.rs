//! In which words, in two layouts: a term in its context across all columns (`lines`), and the
//! wordings of the config counted by outlet (`ledger`), each count one key from its places.
//!
//! One view, because both end in the same list of places. All places and all orders of them come
//! with the answer; what is drawn is made for the lines that are seen. What was open is found again
//! by its names when all was looked for anew.

mod acts;
mod head;
mod ledger;
mod lines;

use super::{Focus, Request, Setting};
use crate::compare::answers::{Ask, Asked};
use crate::compare::articles::ArticleId;
use crate::compare::tables::concordance::{Concordance, Order};
use crate::compare::tables::wordings::Wordings;
use crate::compare::text::Span;
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::looked::Looked;
use crate::ui::widgets::{below, frame, inside, write_line};
use acts::{end_typing, of_place, open_count, sort};
use ledger::{CountName, Ledger};
use lines::Lines;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The words under which layouts are kept: whether it is that of counted wordings.
const LAYOUTS: [(bool, &str); 2] = [(false, "places"), (true, "wordings")];
/// The words under which orders are kept.
const ORDERS: [(Order, &str); 5] = [
    (Order::Text, "text"),
    (Order::Right, "right"),
    (Order::Left, "left"),
    (Order::Outlet, "outlet"),
    (Order::Date, "date"),
];

/// Cursors and layout of the view.
#[derive(Default)]
pub struct State {
    known: Awaited<Concordance>,
    wordings: Awaited<Wordings>,
    /// What is typed, while one types.
    typed: Option<InputLine>,
    order: Order,
    reversed: bool,
    /// The answer that `found` was made of.
    of: Option<Arc<Concordance>>,
    found: Option<Lines>,
    /// Whether the wordings are counted, not a term shown.
    is_ledger: bool,
    ledger: Option<Ledger>,
    /// The places of a count, while they are open.
    opened: Option<(CountName, Lines)>,
    /// The words that the cursor is to go to as soon as there are places.
    wanted: Option<(ArticleId, Span)>,
}

impl State {
    /// Whether keys are text at present.
    pub fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        self.typed.as_mut().is_some_and(|typed| typed.takes(key))
    }

    /// Takes in pasted text, if keys are text at present.
    pub fn insert(&mut self, text: &str) {
        if let Some(typed) = &mut self.typed {
            typed.insert(text);
        }
    }

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known, &mut self.wordings]
    }

    /// What is seen, to be looked through; none while nothing is known.
    pub fn looked(&mut self, shared: &Shared) -> Option<Box<dyn Looked + '_>> {
        let area = area(self, shared);
        if self.lines().is_some() {
            return self.lines_mut().map(Lines::looked);
        }
        let ledger = self.ledger.as_mut().filter(|ledger| self.is_ledger && !ledger.is_empty());
        ledger.map(|ledger| ledger.looked(area))
    }

    /// Closes the places of a count; false if they are not open.
    pub fn takes_back(&mut self) -> bool {
        self.opened.take().is_some()
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self, _shared: &Shared) -> Focus {
        let Some((lines, place)) = self.lines().and_then(|lines| Some((lines, lines.present()?))) else {
            let column = self.ledger.as_ref().filter(|_| self.is_ledger).and_then(Ledger::column);
            return Focus { column: column.map(str::to_owned), ..Focus::default() };
        };
        Focus {
            column: lines.column(place).map(|column| column.id.clone()),
            row: None,
            passage: Some((place.article.clone(), place.sentence)),
        }
    }

    /// Puts the cursor where the reader looked before, if the term stands there.
    pub fn arrive(&mut self, shared: &Shared, focus: &Focus) {
        self.wanted.clone_from(&focus.passage);
        arrange(self, shared);
    }

    /// How it is set, for the next visit.
    pub fn setting(&self) -> Setting {
        let layout = Setting::word(&self.is_ledger, &LAYOUTS);
        Setting {
            layout,
            sort: Setting::word(&self.order, &ORDERS),
            reversed: self.reversed,
            ..Setting::default()
        }
    }

    /// Sets it as it was.
    pub fn set(&mut self, setting: &Setting) {
        self.is_ledger = Setting::value(setting.layout.as_ref(), &LAYOUTS).unwrap_or_default();
        self.order = Setting::value(setting.sort.as_ref(), &ORDERS).unwrap_or_default();
        self.reversed = setting.reversed;
    }

    /// Whether the term is still being looked for.
    fn is_looking(&self) -> bool {
        self.known.is_waiting()
    }

    /// The places that are shown; none if counts are.
    fn lines(&self) -> Option<&Lines> {
        match (&self.opened, self.is_ledger) {
            (Some((_, lines)), _) => Some(lines),
            (None, true) => None,
            (None, false) => self.found.as_ref(),
        }
    }

    fn lines_mut(&mut self) -> Option<&mut Lines> {
        match (&mut self.opened, self.is_ledger) {
            (Some((_, lines)), _) => Some(lines),
            (None, true) => None,
            (None, false) => self.found.as_mut(),
        }
    }
}

/// Where places or counts are drawn: below the head.
fn area(state: &State, shared: &Shared) -> Rect {
    let inner = inside(shared.body());
    below(inner, head::lines(state, shared, inner.width, inner.height).len())
}

/// Takes in a changed comparison, term or size: to be called after every change of `shared`.
pub fn arrange(state: &mut State, shared: &Shared) {
    let ask = |asked| Ask { question: shared.settings.question.clone(), asked };
    match &shared.sought {
        _ if !shared.loaded => {}
        Some(term) => state.known.want(ask(Asked::Concordance(term.clone()))),
        None => {
            state.known.forget();
            (state.of, state.found) = (None, None);
        }
    }
    if state.is_ledger && shared.loaded {
        state.wordings.want(ask(Asked::Wordings(Arc::clone(&shared.settings.wordings))));
    }
    hear_places(state);
    hear_counts(state);
    let area = area(state, shared);
    if let Some(ledger) = &mut state.ledger {
        ledger.fit(area);
    }
    for lines in state.found.iter_mut().chain(state.opened.iter_mut().map(|(_, lines)| lines)) {
        lines.fit((area.width, area.height));
    }
    if !state.is_looking()
        && let Some(lines) = &mut state.found
        && let Some((article, at)) = state.wanted.take()
    {
        lines.go_to_words(&article, at);
    }
}

/// Lists the places of a new answer.
fn hear_places(state: &mut State) {
    let Some(known) = state.known.known() else { return };
    if state.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, known)) {
        return;
    }
    let order = (state.order, state.reversed);
    let mut lines = Lines::new(&known.library, &known.columns, &known.places, None, order);
    if let Some(before) = &state.found {
        lines.follow(before);
    }
    state.of = Some(Arc::clone(known));
    state.found = Some(lines);
}

/// Lays out new counts; what was open is opened again if it is still there.
fn hear_counts(state: &mut State) {
    let Some(known) = state.wordings.known() else { return };
    if state.ledger.as_ref().is_some_and(|ledger| ledger.is_of(known)) {
        return;
    }
    let ledger = Ledger::new(known, state.ledger.as_ref());
    if let Some((name, before)) = state.opened.take()
        && let Some(mut lines) = ledger.places(&name, (state.order, state.reversed))
    {
        lines.follow(&before);
        state.opened = Some((name, lines));
    }
    state.ledger = Some(ledger);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if let Some(typed) = state.typed.take() {
        return end_typing(state, typed, action);
    }
    let area = area(state, shared);
    if let Some(lines) = state.lines_mut() {
        if lines.act(action) {
            return Request::None;
        }
    } else if let Some(ledger) = state.ledger.as_mut().filter(|_| state.is_ledger)
        && ledger.act(action, area)
    {
        return Request::None;
    }
    match action {
        Action::Term => {
            state.opened = None;
            state.is_ledger = false;
            state.typed = Some(InputLine::default());
            arrange(state, shared);
            Request::None
        }
        Action::NextLayout => {
            state.opened = None;
            state.is_ledger = !state.is_ledger;
            arrange(state, shared);
            Request::None
        }
        Action::Open if state.lines().is_none() => open_count(state, shared),
        Action::Open | Action::Copy => of_place(state, shared, action),
        Action::NextSort | Action::ReverseSort | Action::Left | Action::Right => {
            let request = sort(state, action);
            arrange(state, shared);
            request
        }
        _ => Request::None,
    }
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let place = state.lines().map(Lines::place_in_words).unwrap_or_default();
    let inner = frame(shared, area, buffer, &title(state), &place);
    if inner.is_empty() {
        return;
    }
    let head = head::lines(state, shared, inner.width, inner.height);
    match &state.typed {
        Some(typed) => typed.draw("term › ", shared, inner, buffer),
        None => {
            for (line, row) in head.iter().zip(inner.rows()) {
                write_line(buffer, row, line, shared);
            }
        }
    }
    let below = below(inner, head.len());
    match (state.lines(), &state.ledger) {
        (Some(lines), _) if lines.count() > 0 => lines.draw(shared, below, buffer),
        (None, Some(ledger)) if state.is_ledger && !ledger.is_empty() => ledger.draw(shared, below, buffer),
        _ => {
            for (line, row) in head::nothing(state, shared, below.width).iter().zip(below.rows()) {
                write_line(buffer, row, line, shared);
            }
        }
    }
}

fn title(state: &State) -> String {
    match (&state.opened, state.is_ledger) {
        (Some((name, _)), _) => format!("Wordings · “{}” · {}", name.terms, name.outlet),
        (None, true) => "Wordings by outlet".to_owned(),
        (None, false) => "Words".to_owned(),
    }
}
