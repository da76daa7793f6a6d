//! In which words, in two layouts: a term in its context across all columns (`lines`), and the
//! wordings of the config counted by outlet (`ledger`), each count one key from its places.

mod ledger;
mod lines;

use super::{Focus, Request};
use crate::compare::answers::{Ask, Asked};
use crate::compare::comparison::Passage;
use crate::compare::counted;
use crate::compare::tables::concordance::{Concordance, Order};
use crate::compare::tables::wordings::Wordings;
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::grid::{self, Grid, GridCursor};
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::{frame, inside, piece, wrap_pieces, write_line};
use lines::Lines;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

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
    grid: Option<(Arc<Wordings>, Grid, Vec<Option<usize>>)>,
    cursor: GridCursor,
    /// The places of a count, with what they are, while they are open.
    opened: Option<(String, Lines)>,
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

    /// Closes the places of a count; false if they are not open.
    pub fn takes_back(&mut self) -> bool {
        self.opened.take().is_some()
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self, _shared: &Shared) -> Focus {
        let Some(lines) = self.lines() else { return Focus::default() };
        let Some(place) = lines.present() else { return Focus::default() };
        Focus {
            column: lines.column(place).map(|column| column.id.clone()),
            row: None,
            passage: Some((place.article.clone(), place.sentence)),
        }
    }

    /// What the reader looked at before says nothing of a place of a term.
    pub fn arrive(&mut self, _shared: &Shared, _focus: &Focus) {}

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

/// Where places or counts are drawn: below the line of the term.
fn area(shared: &Shared) -> Rect {
    let inner = inside(shared.body());
    Rect { y: inner.y + inner.height.min(1), height: inner.height.saturating_sub(1), ..inner }
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
    let area = area(shared);
    let size = (area.width, area.height);
    let is_same = |of: &Arc<Concordance>, known: &Arc<Concordance>| Arc::ptr_eq(of, known);
    if let Some(known) = state.known.known()
        && !state.of.as_ref().is_some_and(|of| is_same(of, known))
    {
        let mut lines = Lines::new(&known.library, &known.columns, known.places.clone());
        lines.sort(state.order, state.reversed);
        if let Some(before) = &state.found {
            lines.follow(before);
        }
        state.of = Some(Arc::clone(known));
        state.found = Some(lines);
    }
    if let Some(known) = state.wordings.known()
        && !state.grid.as_ref().is_some_and(|(of, ..)| Arc::ptr_eq(of, known))
    {
        let (made, shows) = ledger::grid(known);
        state.grid = Some((Arc::clone(known), made, shows));
        // What is open was counted before.
        state.opened = None;
    }
    if let Some((_, grid, _)) = &state.grid {
        state.cursor.fit(grid, area);
    }
    for lines in state.found.iter_mut().chain(state.opened.iter_mut().map(|(_, lines)| lines)) {
        lines.fit(size);
    }
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if let Some(typed) = state.typed.take() {
        return match action {
            Action::Open => match typed.text().trim() {
                "" => Request::Seek(None),
                text => Request::Seek(Some(text.to_owned())),
            },
            Action::Back => Request::None,
            _ => {
                state.typed = Some(typed);
                Request::None
            }
        };
    }
    if let Some(lines) = state.lines_mut() {
        if lines.act(action) {
            return Request::None;
        }
    } else if let Some((_, grid, _)) = state.grid.as_ref().filter(|_| state.is_ledger)
        && state.cursor.act(action, grid, area(shared))
    {
        return Request::None;
    }
    match action {
        Action::Term => {
            state.opened = None;
            state.is_ledger = false;
            state.typed = Some(InputLine::default());
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
        Action::NextSort | Action::ReverseSort | Action::Left | Action::Right => sort(state, action),
        _ => Request::None,
    }
}

fn sort(state: &mut State, action: Action) -> Request {
    match action {
        Action::NextSort => state.order = state.order.next(),
        Action::Left => state.order = Order::Left,
        Action::Right => state.order = Order::Right,
        _ => state.reversed = !state.reversed,
    }
    let (order, reversed) = (state.order, state.reversed);
    if let Some(lines) = &mut state.found {
        lines.sort(order, reversed);
    }
    if let Some((_, lines)) = &mut state.opened {
        lines.sort(order, reversed);
    }
    let reversed = if reversed { ", reversed" } else { "" };
    Request::Tell(format!("{}{reversed}", order.name()))
}

/// Opens the places of the count under the cursor.
fn open_count(state: &mut State, shared: &Shared) -> Request {
    let Some((known, _, shows)) = &state.grid else { return Request::Tell("nothing to open yet".to_owned()) };
    let Some(alternative) = shows.get(state.cursor.rows.at).copied().flatten() else { return Request::None };
    let places = ledger::places(known, alternative, state.cursor.column);
    if places.is_empty() {
        return Request::Tell("these words were not found there".to_owned());
    }
    let of = known.alternatives.get(alternative).map_or("", |of| of.terms.as_str());
    let column = known.columns.get(state.cursor.column).map_or("", |column| column.short.as_str());
    let mut lines = Lines::new(&known.library, &known.columns, places);
    lines.sort(state.order, state.reversed);
    state.opened = Some((format!("“{of}” · {column}"), lines));
    arrange(state, shared);
    Request::None
}

/// Opens the article at the place under the cursor, or copies its sentence.
fn of_place(state: &State, shared: &Shared, action: Action) -> Request {
    let Some(lines) = state.lines() else { return Request::None };
    let Some(place) = lines.present() else {
        let key = shared.settings.keymap.hint(&[Action::Term]);
        return Request::Tell(format!("no place is under the cursor; {key} looks for another term"));
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

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let place = state.lines().map(Lines::place_in_words).unwrap_or_default();
    let inner = frame(shared, area, buffer, &title(state), &place);
    if inner.is_empty() {
        return;
    }
    let below = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    match &state.typed {
        Some(typed) => typed.draw("term › ", shared, inner, buffer),
        None => {
            write_line(buffer, inner, &[piece(format!(" {}", heading(state, shared)), Role::Ours)], shared);
        }
    }
    match (state.lines(), &state.grid) {
        (Some(lines), _) if lines.count() > 0 => lines.draw(shared, below, buffer),
        (None, Some((_, made, _))) if state.is_ledger && !made.rows.is_empty() => {
            grid::draw(made, &state.cursor, shared, below, buffer);
        }
        _ => {
            let words = [piece(why_nothing(state, shared), Role::Dim)];
            for (line, row) in
                wrap_pieces(piece(" ", Role::Dim), &words, below.width).iter().zip(below.rows())
            {
                write_line(buffer, row, line, shared);
            }
        }
    }
}

fn title(state: &State) -> String {
    if let Some((of, _)) = &state.opened {
        return format!("Wordings · {of}");
    }
    if state.is_ledger { "Wordings by outlet".to_owned() } else { "Words".to_owned() }
}

/// What is shown: the term, how often it was found, and the order.
fn heading(state: &State, shared: &Shared) -> String {
    let reversed = if state.reversed { ", reversed" } else { "" };
    let order = format!("{}{reversed}", state.order.name());
    if let Some((_, lines)) = &state.opened {
        return format!("{} · {order}", counted(lines.count(), "place"));
    }
    if state.is_ledger {
        return "how often and in how many articles; what is meant there, the places show".to_owned();
    }
    let Some(term) = &shared.sought else { return String::new() };
    match state.found.as_ref().zip(state.of.as_ref()) {
        Some((lines, of)) => {
            let places = counted(lines.count(), "place");
            format!(
                "“{}” · {places} in {} of {} columns · {order}",
                of.term.written(),
                lines.columns(),
                of.columns.len()
            )
        }
        None => format!("“{}” · looking…", term.written()),
    }
}

fn why_nothing(state: &State, shared: &Shared) -> String {
    let keymap = &shared.settings.keymap;
    let key = keymap.hint(&[Action::Term]);
    if state.is_ledger {
        let edit = keymap.hint(&[Action::EditConfig]);
        return match state.wordings.known() {
            None => "counting…".to_owned(),
            Some(_) => format!(
                "The config has no wordings to count. {edit} opens it; add for example: [[wording]] name = \
                 \"The attack\" terms = [[\"invasion\", \"war\"], [\"special operation\"]]"
            ),
        };
    }
    match (&shared.sought, state.known.has_failed()) {
        (_, true) => format!("this could not be looked for; {} says why", keymap.hint(&[Action::Problems])),
        (None, _) => format!(
            "{key} looks for a term in all columns: a word, a phrase, word*, =Word or /expression/, as in topics. \
             {} counts the wordings of the config.",
            keymap.hint(&[Action::NextLayout])
        ),
        (Some(_), _) if state.found.is_none() => "looking…".to_owned(),
        (Some(term), _) => {
            format!("“{}” was not found in any column; {key} looks for another term", term.written())
        }
    }
}
