//! Who is quoted by whom, in two layouts: speaker × column (`table`, with a list of what stands in a
//! cell), and the quotations that are the same in several articles, word by word (`lists`).

mod lists;
mod table;

use super::{Focus, Request, Setting};
use crate::compare::answers::{Ask, Asked};
use crate::compare::counted;
use crate::compare::tables::voices::{Sort, Speakers};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::grid::{self, Cells, GridCursor};
use crate::ui::widgets::looked::{InGrid, Looked};
use crate::ui::widgets::{frame, inside, piece, wrap_pieces, write_line};
use lists::List;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;
use table::Table;

/// On a screen of fewer cells the title does not say how speakers are sorted.
const NARROW: u16 = 60;

/// The words under which layouts are kept: whether it is that of the same quotations.
const LAYOUTS: [(bool, &str); 2] = [(false, "speakers"), (true, "same quotations")];
/// The words under which orders are kept.
const SORTS: [(Sort, &str); 3] = [(Sort::Columns, "columns"), (Sort::Count, "count"), (Sort::Name, "name")];

/// Cursors and layout of the view.
#[derive(Default)]
pub struct State {
    known: Awaited<Speakers>,
    sort: Sort,
    reversed: bool,
    /// Whether the same quotations are laid word by word, not speakers by columns.
    is_same: bool,
    table: Option<Table>,
    cursor: GridCursor,
    /// What stands in a cell, while it is open.
    list: Option<List>,
    same: Option<List>,
    /// Where the cursor is to go as soon as there is something to stand on.
    wanted: Option<Focus>,
    /// The name of the speaker whom it is to find there, if it was on one at the last visit.
    speaker: Option<String>,
}

impl State {
    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known]
    }

    /// What is seen, to be looked through; none while nothing is known.
    pub fn looked(&mut self, shared: &Shared) -> Option<Box<dyn Looked + '_>> {
        if self.open_list().is_some() {
            return self.open_list_mut().map(List::looked);
        }
        let (cells, cursor) = (self.table.as_ref()?, &mut self.cursor);
        Some(Box::new(InGrid { cells, cursor, area: inside(shared.body()) }))
    }

    /// Closes the list of a cell; false if it is not open.
    pub fn takes_back(&mut self) -> bool {
        self.list.take().is_some()
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self, _shared: &Shared) -> Focus {
        match self.open_list() {
            Some(list) => list.focus(),
            None => {
                let column = self.table.as_ref().and_then(|table| table.column_id(self.cursor.column));
                Focus { column, ..Focus::default() }
            }
        }
    }

    /// Puts the cursor where the reader looked before.
    pub fn arrive(&mut self, shared: &Shared, focus: &Focus) {
        self.wanted = Some(focus.clone());
        self.go_where_wanted(shared);
    }

    /// How it is set, for the next visit.
    pub fn setting(&self) -> Setting {
        let (layout, sort) = (Setting::word(&self.is_same, &LAYOUTS), Setting::word(&self.sort, &SORTS));
        let names = self.table.as_ref().and_then(|table| table.names(&self.cursor));
        let row = names.and_then(|(speaker, _)| speaker);
        Setting { layout, sort, reversed: self.reversed, row, ..Setting::default() }
    }

    /// Sets it as it was.
    pub fn set(&mut self, setting: &Setting) {
        self.is_same = Setting::value(setting.layout.as_ref(), &LAYOUTS).unwrap_or_default();
        self.sort = Setting::value(setting.sort.as_ref(), &SORTS).unwrap_or_default();
        self.reversed = setting.reversed;
        self.speaker.clone_from(&setting.row);
    }

    fn open_list(&self) -> Option<&List> {
        self.list.as_ref().or_else(|| self.same.as_ref().filter(|_| self.is_same))
    }

    fn open_list_mut(&mut self) -> Option<&mut List> {
        match &mut self.list {
            Some(list) => Some(list),
            None => self.same.as_mut().filter(|_| self.is_same),
        }
    }

    fn go_where_wanted(&mut self, shared: &Shared) {
        let Some(table) = self.table.as_ref() else { return };
        let Some(focus) = self.wanted.take() else { return };
        let place = match self.speaker.take().zip(focus.column.as_ref()) {
            Some((speaker, column)) => table.find(Some(&speaker), column),
            None => table.place_of(&focus),
        };
        let (row, column) = place.unwrap_or((self.cursor.rows.at, self.cursor.column));
        self.cursor.select(table, inside(shared.body()), row, column);
    }
}

/// Takes in a changed comparison or size: to be called after every change of `shared`.
pub fn arrange(state: &mut State, shared: &Shared) {
    match shared.comparison() {
        Some(comparison) => {
            let asked = Asked::Speakers(Arc::clone(comparison));
            state.known.want(Ask { question: shared.settings.question.clone(), asked });
        }
        None => state.known.forget(),
    }
    lay_out(state, shared);
}

fn lay_out(state: &mut State, shared: &Shared) {
    let area = inside(shared.body());
    let Some(known) = state.known.known() else {
        (state.table, state.list, state.same) = (None, None, None);
        return;
    };
    let known = Arc::clone(known);
    let key = shared.settings.keymap.hint(&[Action::NextLayout]);
    let place = state.table.as_ref().and_then(|table| table.names(&state.cursor));
    let table = Table::of(&known, shared.by_hand(), state.sort, state.reversed);
    let (row, column) = place
        .and_then(|(speaker, column)| table.find(speaker.as_deref(), &column))
        .unwrap_or((state.cursor.rows.at, state.cursor.column));
    state.cursor.select(&table, area, row, column);
    state.table = Some(table);
    state.list = state.list.take().and_then(|list| list.again(&known, &key, area));
    state.same = Some(List::of_same(&known, state.same.take(), area));
    state.go_where_wanted(shared);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let area = inside(shared.body());
    if let Some(list) = state.open_list_mut() {
        if list.act(action) {
            return Request::None;
        }
        if matches!(action, Action::Open | Action::Copy) {
            return list.request(action);
        }
    } else if let Some(table) = &state.table
        && state.cursor.act(action, table, area)
    {
        return Request::None;
    }
    match action {
        Action::Open => open(state, shared),
        Action::NextLayout => {
            state.list = None;
            state.is_same = !state.is_same;
            Request::None
        }
        Action::NextSort | Action::ReverseSort if state.open_list().is_some() => {
            let keymap = &shared.settings.keymap;
            let key = keymap.hint(&[if state.list.is_some() { Action::Back } else { Action::NextLayout }]);
            Request::Tell(format!("quotations stand as in the texts; speakers are sorted ({key} goes back)"))
        }
        Action::NextSort => {
            state.sort = state.sort.next();
            lay_out(state, shared);
            Request::Tell(sorted(state))
        }
        Action::ReverseSort => {
            state.reversed = !state.reversed;
            lay_out(state, shared);
            Request::Tell(sorted(state))
        }
        Action::Copy => Request::Tell("open a cell to copy one of its quotations".to_owned()),
        _ => Request::None,
    }
}

/// Lists what stands in the cell under the cursor.
fn open(state: &mut State, shared: &Shared) -> Request {
    let table = state.table.as_ref().zip(state.known.known());
    let Some((known, cell)) = table.and_then(|(table, known)| Some((known, table.at(&state.cursor)?))) else {
        return Request::Tell("nobody is under the cursor".to_owned());
    };
    let key = shared.settings.keymap.hint(&[Action::NextLayout]);
    match List::of_cell(known, cell, &key, inside(shared.body())) {
        Some(list) => {
            state.list = Some(list);
            Request::None
        }
        None => Request::Tell("nobody is found to quote them here".to_owned()),
    }
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let inner = frame(shared, area, buffer, &title(state, shared), &place(state, shared));
    if let Some(list) = state.open_list().filter(|list| !list.is_empty()) {
        return list.draw(shared, inner, buffer);
    }
    match &state.table {
        Some(table) if table.rows() > 0 && !state.is_same => {
            grid::draw(table, &state.cursor, shared, inner, buffer);
        }
        _ => {
            let words = [piece(shared.under_filter(why_nothing(state, shared)), Role::Dim)];
            for (line, row) in
                wrap_pieces(piece(" ", Role::Dim), &words, inner.width).iter().zip(inner.rows())
            {
                write_line(buffer, row, line, shared);
            }
        }
    }
}

fn why_nothing(state: &State, shared: &Shared) -> String {
    let keymap = &shared.settings.keymap;
    let name = shared.topic_spec().map_or("", |spec| spec.name.as_str());
    if state.known.has_failed() || shared.failed.contains(&shared.topic) {
        return format!("this could not be counted; {} says why", keymap.hint(&[Action::Problems]));
    }
    match &state.table {
        None => "being compared…".to_owned(),
        Some(_) if state.is_same => {
            let key = keymap.hint(&[Action::NextLayout]);
            format!(
                "no direct quotation of five words or more was found in two articles of “{name}”; {key} goes back"
            )
        }
        Some(_) => {
            let key = keymap.hint(&[Action::PickTopic]);
            format!(
                "no passage of “{name}” quotes anybody, as far as was found; {key} picks another topic, such as All quotes"
            )
        }
    }
}

fn title(state: &State, shared: &Shared) -> String {
    let topic = shared.topic_spec().map_or("", |spec| spec.name.as_str());
    if let Some(list) = &state.list {
        return list.title().to_owned();
    }
    if state.is_same {
        return format!("Same quotations · {topic}");
    }
    let hidden = shared.hidden_in_words().map(|words| format!(" · {words}")).unwrap_or_default();
    if shared.size.0 < NARROW {
        return format!("Voices · {topic}{hidden}");
    }
    format!("Voices · {topic}{hidden} · {}", sorted(state))
}

/// How speakers are sorted.
fn sorted(state: &State) -> String {
    let by = match state.sort {
        Sort::Columns => "most columns first",
        Sort::Count => "most quotations first",
        Sort::Name => "by name",
    };
    format!("{by}{}", if state.reversed { ", reversed" } else { "" })
}

fn place(state: &State, shared: &Shared) -> String {
    if let Some(list) = state.open_list() {
        return list.place();
    }
    let key = shared.settings.keymap.hint(&[Action::NextLayout]);
    let groups = state.known.known().map_or(0, |known| known.groups.len());
    format!("{key}: {}", counted(groups, "same quotation"))
}
