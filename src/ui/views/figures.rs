//! The figures of the topic: a ledger (`rows`), and a chart of the group under the cursor (`chart`).

mod chart;
mod rows;
mod scale;

use super::{Focus, Request, Setting};
use crate::compare::answers::{Ask, Asked};
use crate::compare::counted;
use crate::compare::tables::ledger::{Entry, Field, Ledger};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::list::ListCursor;
use crate::ui::widgets::looked::{InList, Looked};
use crate::ui::widgets::{below, frame, inside, piece, wrap_pieces, write, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rows::{Rows, STACKED_BELOW};
use std::sync::Arc;

/// From this width on, in cells, ledger and chart stand beside each other.
const BESIDE_FROM: u16 = 140;

/// What is seen where there is no room for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Layout {
    #[default]
    Ledger,
    Chart,
}

/// The words under which layouts are kept.
const LAYOUTS: [(Layout, &str); 2] = [(Layout::Ledger, "ledger"), (Layout::Chart, "chart")];

/// Cursor, order and layout of the view.
#[derive(Default)]
pub struct State {
    known: Awaited<Ledger>,
    field: Field,
    reversed: bool,
    layout: Layout,
    rows: Option<Rows>,
    cursor: ListCursor,
    /// Where the cursor is to go as soon as there is something to stand on.
    wanted: Option<Focus>,
}

impl State {
    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known]
    }

    /// The ledger, to be looked through; none while nothing is known.
    pub fn looked(&mut self) -> Option<Box<dyn Looked + '_>> {
        let (items, cursor) = (self.rows.as_ref()?, &mut self.cursor);
        Some(Box::new(InList { items, cursor, text: Box::new(|at| items.text(at)) }))
    }

    /// Goes back from the chart to the ledger; false if that is what is seen.
    pub fn takes_back(&mut self) -> bool {
        std::mem::take(&mut self.layout) == Layout::Chart && self.has_figures()
    }

    fn has_figures(&self) -> bool {
        self.rows.as_ref().is_some_and(|rows| !rows.shown.is_empty())
    }

    /// How it is set, for the next visit.
    pub fn setting(&self) -> Setting {
        let layout = Setting::word(&self.layout, &LAYOUTS);
        Setting {
            layout,
            sort: Setting::word(&self.field, &Field::ALL),
            reversed: self.reversed,
            ..Setting::default()
        }
    }

    /// Sets it as it was.
    pub fn set(&mut self, setting: &Setting) {
        self.layout = Setting::value(setting.layout.as_ref(), &LAYOUTS).unwrap_or_default();
        self.field = Setting::value(setting.sort.as_ref(), &Field::ALL).unwrap_or_default();
        self.reversed = setting.reversed;
    }

    fn present(&self) -> Option<(&Rows, usize, &Entry)> {
        let rows = self.rows.as_ref()?;
        let index = rows.figure(self.cursor.at)?;
        Some((rows, index, rows.ledger.entries.get(index)?))
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self, _shared: &Shared) -> Focus {
        let Some((rows, _, entry)) = self.present() else { return Focus::default() };
        let column = rows.ledger.comparison.columns.get(entry.column);
        let told = rows.ledger.told(entry);
        Focus {
            column: column.map(|column| column.id.clone()),
            row: told.map(|told| told.row.id.clone()),
            passage: told.map(|told| (told.passage.article.clone(), told.passage.span)),
        }
    }

    /// Puts the cursor where the reader looked before.
    pub fn arrive(&mut self, _shared: &Shared, focus: &Focus) {
        self.wanted = Some(focus.clone());
        self.go_where_wanted();
    }

    /// Goes to a figure of the passage, else of the row in the column, else of the row.
    fn go_where_wanted(&mut self) {
        if self.known.is_waiting() {
            return;
        }
        let Some(rows) = self.rows.as_ref() else { return };
        let Some(focus) = self.wanted.take() else { return };
        let rank = |at: &usize| {
            let entry = rows.figure(*at).and_then(|index| rows.ledger.entries.get(index))?;
            let told = rows.ledger.told(entry)?;
            let column = rows.ledger.comparison.columns.get(entry.column)?;
            let is_row = Some(&told.row.id) == focus.row.as_ref();
            let is_column = Some(&column.id) == focus.column.as_ref();
            let of = focus.passage.as_ref();
            match of
                .is_some_and(|(article, span)| *article == told.passage.article && *span == told.passage.span)
            {
                true => Some(3),
                false => Some(u8::from(is_row) + u8::from(is_row && is_column)),
            }
        };
        let best = (0..rows.shown.len()).filter_map(|at| Some((rank(&at)?, at)));
        let best = best.max_by_key(|(rank, at)| (*rank, std::cmp::Reverse(*at)));
        if let Some((_, at)) = best.filter(|(rank, _)| *rank > 0) {
            self.cursor.select(rows, at);
        }
    }
}

/// Takes in a changed comparison or size: to be called after every change of `shared`.
pub fn arrange(state: &mut State, shared: &Shared) {
    match shared.comparison() {
        Some(comparison) => {
            let asked = Asked::Ledger(Arc::clone(comparison));
            state.known.want(Ask { question: shared.settings.question.clone(), asked });
        }
        None => state.known.forget(),
    }
    lay_out(state, shared, false);
    state.go_where_wanted();
}

/// Lays the ledger out where it or the width has changed, or `anew`; the cursor stays on its figure.
fn lay_out(state: &mut State, shared: &Shared, anew: bool) {
    let Some(known) = state.known.known() else {
        state.rows = None;
        return;
    };
    let area = areas(shared, state.layout).0;
    let is_same = |rows: &Rows| Arc::ptr_eq(&rows.ledger, known) && rows.width == area.width;
    if anew || !state.rows.as_ref().is_some_and(is_same) {
        let place = |ledger: &Ledger, entry: &Entry| {
            ledger.told(entry).map(|told| (told.passage.article.clone(), told.read.figure.span))
        };
        let before = state.present().and_then(|(rows, _, entry)| place(&rows.ledger, entry));
        let rows = Rows::of(known, state.field, state.reversed, area.width);
        let same = |at: &usize| {
            let entry = rows.figure(*at).and_then(|index| rows.ledger.entries.get(index));
            before.is_some() && entry.and_then(|entry| place(&rows.ledger, entry)) == before
        };
        if let Some(at) = (0..rows.shown.len()).find(same) {
            state.cursor.at = at;
        }
        state.rows = Some(rows);
    }
    if let Some(rows) = &state.rows {
        state.cursor.fit(rows, area.height.saturating_sub(head_height(area.width)));
    }
}

/// The names of the fields stand over the list where fields stand beside each other.
fn head_height(width: u16) -> u16 {
    u16::from(width >= STACKED_BELOW)
}

/// Where the ledger and the chart stand, as far as they are seen.
fn areas(shared: &Shared, layout: Layout) -> (Rect, Option<Rect>) {
    let inner = inside(shared.body());
    match layout {
        _ if inner.width >= BESIDE_FROM => {
            let right = inner.width * 2 / 5;
            let left = Rect { width: inner.width - right - 2, ..inner };
            (left, Some(Rect { x: left.right() + 2, width: right, ..inner }))
        }
        Layout::Ledger => (inner, None),
        Layout::Chart => (inner, Some(inner)),
    }
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if let Some(rows) = &state.rows
        && state.cursor.act(action, rows)
    {
        return Request::None;
    }
    match action {
        Action::Open | Action::Copy => match state.present() {
            None => Request::Tell("no figure is under the cursor".to_owned()),
            Some((rows, _, entry)) => match rows.ledger.told(entry) {
                Some(told) if action == Action::Open => {
                    Request::OpenArticle { article: told.passage.article.clone(), at: told.passage.span }
                }
                Some(told) => Request::Copy {
                    comparison: Arc::clone(&rows.ledger.comparison),
                    passage: told.passage.clone(),
                },
                None => Request::None,
            },
        },
        Action::NextSort | Action::Right | Action::Left => {
            state.field = state.field.step(action != Action::Left);
            lay_out(state, shared, true);
            Request::Tell(format!("sorted by {}", state.field.name()))
        }
        Action::ReverseSort => {
            state.reversed = !state.reversed;
            lay_out(state, shared, true);
            let reversed = if state.reversed { ", reversed" } else { "" };
            Request::Tell(format!("sorted by {}{reversed}", state.field.name()))
        }
        Action::NextLayout if !state.has_figures() => {
            Request::Tell("there is no figure to draw in a chart".to_owned())
        }
        Action::NextLayout if inside(shared.body()).width >= BESIDE_FROM => {
            Request::Tell("ledger and chart stand beside each other on a screen this wide".to_owned())
        }
        Action::NextLayout => {
            state.layout = if state.layout == Layout::Ledger { Layout::Chart } else { Layout::Ledger };
            Request::None
        }
        _ => Request::None,
    }
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let place = state.rows.as_ref().map(|rows| state.cursor.place(rows)).unwrap_or_default();
    let inner = frame(shared, area, buffer, &title(state, shared), &place);
    let Some(rows) = state.rows.as_ref().filter(|_| state.has_figures()) else {
        let words = [piece(shared.under_filter(why_nothing(state, shared)), Role::Dim)];
        for (line, row) in wrap_pieces(piece(" ", Role::Dim), &words, inner.width).iter().zip(inner.rows()) {
            write_line(buffer, row, line, shared);
        }
        return;
    };
    let (ledger, chart) = areas(shared, state.layout);
    if chart != Some(inner) {
        draw_ledger(state, rows, shared, ledger, buffer);
    }
    if let Some((chart, (_, index, _))) = chart.zip(state.present()) {
        if chart != inner {
            for y in inner.top()..inner.bottom() {
                write(buffer, (chart.x - 2, y), inner.right(), "│", shared.style(Role::Border));
            }
        }
        chart::draw(&rows.ledger, index, shared, chart, buffer);
    }
}

fn draw_ledger(state: &State, rows: &Rows, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let heads = head_height(area.width).min(area.height);
    if heads > 0 {
        write_line(buffer, area, &rows.heads(state.field, state.reversed), shared);
    }
    let list = below(area, usize::from(heads));
    for (row, at) in list.rows().zip(state.cursor.seen(rows)) {
        let Some(line) = rows.lines(at.block).get(at.line) else { continue };
        write_line(buffer, row, line, shared);
        if at.block == state.cursor.at {
            write(buffer, (row.x, row.y), row.right(), "▌", shared.style(Role::Cursor));
        }
    }
}

fn title(state: &State, shared: &Shared) -> String {
    let topic = shared.topic_spec().map_or("", |spec| spec.name.as_str());
    let differing =
        state.known.known().map_or(0, |known| known.groups.iter().filter(|group| group.differs).count());
    let differing = match differing {
        0 => String::new(),
        count => format!(" · {} differ", counted(count, "row")),
    };
    let reversed = if state.reversed { ", reversed" } else { "" };
    if shared.size.0 < 60 {
        return format!("Figures · {topic}");
    }
    format!("Figures · {topic}{differing} · by {}{reversed}", state.field.name())
}

fn why_nothing(state: &State, shared: &Shared) -> String {
    let keymap = &shared.settings.keymap;
    let name = shared.topic_spec().map_or("", |spec| spec.name.as_str());
    if state.known.has_failed() || shared.failed.contains(&shared.topic) {
        return format!("this could not be counted; {} says why", keymap.hint(&[Action::Problems]));
    }
    match &state.rows {
        None => "being compared…".to_owned(),
        Some(_) => {
            let key = keymap.hint(&[Action::PickTopic]);
            format!(
                "no passage of “{name}” states a figure, as far as was found; {key} picks another topic, such as All figures"
            )
        }
    }
}
