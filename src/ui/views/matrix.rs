//! Who covers what, in three layouts: topic × column (`cover`), row × column of the present topic by
//! gaps (`omitted`, with the `list` of one column's gaps), topic × time (`timeline`).
//!
//! One view, because all three answer the same question and hand the column under the cursor on.
//! Moving the cursor over topics does not change the present topic, Enter does: so that one can look
//! around in what is counted without anything being compared anew.

mod cover;
mod keys;
mod list;
mod omitted;
mod screen;
mod table;
mod timeline;

pub use keys::update;
pub use screen::draw;

use super::{Focus, Setting};
use crate::compare::answers::{Ask, Asked};
use crate::compare::comparison::Comparison;
use crate::compare::tables::matrix::Matrix;
use crate::compare::tables::omissions::Omissions;
use crate::compare::tables::times::{Period, Times};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::model::Shared;
use crate::ui::widgets::looked::Looked;
use cover::Cover;
use list::GapList;
use omitted::Omitted;
use std::sync::Arc;
use table::Part;
use timeline::Timeline;

/// What is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Layout {
    #[default]
    Cover,
    Omitted,
    Timeline,
}

/// The words under which layouts are kept.
const LAYOUTS: [(Layout, &str); 3] =
    [(Layout::Cover, "coverage"), (Layout::Omitted, "omissions"), (Layout::Timeline, "timeline")];
/// The words under which periods are kept.
const PERIODS: [(Period, &str); 3] =
    [(Period::Week, "week"), (Period::Month, "month"), (Period::Year, "year")];

/// Cursors and layout of the view.
pub struct State {
    layout: Layout,
    matrix: Awaited<Matrix>,
    omissions: Awaited<Omissions>,
    times: Awaited<Times>,
    period: Period,
    cover: Part<Cover>,
    omitted: Part<Omitted>,
    timeline: Part<Timeline>,
    list: Option<GapList>,
    /// The id of the topic that was present when the view was last arranged.
    topic: Option<String>,
    /// Where the cursor is to go as soon as there is something to stand on.
    wanted: Option<Focus>,
    /// The id of the topic to go to there, if the cursor was on one at the last visit.
    row: Option<String>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            layout: Layout::default(),
            matrix: Awaited::default(),
            omissions: Awaited::default(),
            times: Awaited::default(),
            period: Period::default(),
            cover: Part::new(cover::SORTS),
            omitted: Part::new(omitted::SORTS),
            timeline: Part::new(timeline::SORTS),
            list: None,
            topic: None,
            wanted: None,
            row: None,
        }
    }
}

impl State {
    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.matrix, &mut self.omissions, &mut self.times]
    }

    /// What is seen, to be looked through; none while nothing is known.
    pub fn looked(&mut self, shared: &Shared) -> Option<Box<dyn Looked + '_>> {
        let area = screen::area(self, shared);
        if let Some(list) = &mut self.list {
            return Some(list.looked(area));
        }
        match self.layout {
            Layout::Cover => self.cover.looked(area),
            Layout::Omitted => self.omitted.looked(area),
            Layout::Timeline => self.timeline.looked(area),
        }
    }

    /// Closes the list of a column's gaps; false if it is not open.
    pub fn takes_back(&mut self) -> bool {
        self.list.take().is_some()
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self, _shared: &Shared) -> Focus {
        if let Some(list) = &self.list {
            return list.focus();
        }
        let column = match self.layout {
            Layout::Cover => self.cover.column_name(),
            Layout::Omitted => {
                let at =
                    |table: &Omitted| table.focus(self.omitted.cursor.rows.at, self.omitted.cursor.column);
                return self.omitted.table.as_ref().map(at).unwrap_or_default();
            }
            Layout::Timeline => {
                let at =
                    |table: &Timeline| table.focus(self.timeline.cursor.rows.at, self.timeline.cursor.column);
                self.timeline.table.as_ref().and_then(|table| at(table).column)
            }
        };
        Focus { column, ..Focus::default() }
    }

    /// Puts the cursor where the reader looked before.
    pub fn arrive(&mut self, shared: &Shared, focus: &Focus) {
        self.wanted = Some(focus.clone());
        self.go_where_wanted(shared);
    }

    /// How it is set, for the next visit.
    pub fn setting(&self) -> Setting {
        let (sort, reversed, by) = match self.layout {
            Layout::Cover => self.cover.sorted(),
            Layout::Omitted => self.omitted.sorted(),
            Layout::Timeline => self.timeline.sorted(),
        };
        let period = Setting::word(&self.period, &PERIODS);
        let row = self.cover.row_name().filter(|_| self.layout == Layout::Cover);
        Setting { layout: Setting::word(&self.layout, &LAYOUTS), sort, by, reversed, row, period }
    }

    /// Sets it as it was.
    pub fn set(&mut self, setting: &Setting) {
        self.layout = Setting::value(setting.layout.as_ref(), &LAYOUTS).unwrap_or_default();
        self.period = Setting::value(setting.period.as_ref(), &PERIODS).unwrap_or_default();
        self.row.clone_from(&setting.row);
        match self.layout {
            Layout::Cover => self.cover.sort_again(setting),
            Layout::Omitted => self.omitted.sort_again(setting),
            Layout::Timeline => self.timeline.sort_again(setting),
        }
    }

    fn go_where_wanted(&mut self, shared: &Shared) {
        let Some(focus) = self.wanted.take() else { return };
        let area = screen::area(self, shared);
        let (row, column) = (focus.row.as_deref(), focus.column.as_deref());
        let topic = self.topic.as_deref();
        let has_gone = match self.layout {
            Layout::Cover => {
                self.cover.go_to(self.row.as_deref().or(topic), column, area);
                // Topics come one by one: the one that is gone to may be the last.
                let is_whole = self.row.is_none() || compared(shared).1 == 0;
                self.cover.table.is_some() && !self.matrix.is_waiting() && is_whole
            }
            Layout::Omitted => {
                self.omitted.go_to(row, column, area);
                self.omitted.table.is_some() && !self.omissions.is_waiting()
            }
            Layout::Timeline => {
                let table = self.timeline.table.as_ref();
                let place = table.zip(topic).map(|(table, topic)| table.place_of(topic, column));
                let (row, period) = place.unwrap_or_default();
                self.timeline.go_to(row.as_deref(), period.as_deref(), area);
                self.timeline.table.is_some() && !self.times.is_waiting()
            }
        };
        match has_gone {
            true => self.row = None,
            false => self.wanted = Some(focus),
        }
    }
}

/// The listed topics as far as they are compared as the present one is, and how many are not.
fn compared(shared: &Shared) -> (Vec<Arc<Comparison>>, usize) {
    let listed = shared.settings.question.topics.listed();
    let all = shared.comparisons.get(..listed).unwrap_or(&shared.comparisons);
    let Some(present) = shared.comparison().or_else(|| all.iter().flatten().next()) else {
        return (Vec::new(), all.len());
    };
    let same =
        |of: &&Arc<Comparison>| Arc::ptr_eq(&of.library, &present.library) && of.columns == present.columns;
    let known: Vec<Arc<Comparison>> = all.iter().flatten().filter(same).cloned().collect();
    let missing = all.len() - known.len();
    (known, missing)
}

/// Takes in a changed comparison or size: to be called after every change of `shared`.
pub fn arrange(state: &mut State, shared: &Shared) {
    let ask = |asked| Ask { question: shared.settings.question.clone(), asked };
    match state.layout {
        Layout::Cover => state.matrix.want(ask(Asked::Matrix(compared(shared).0))),
        Layout::Timeline => state.times.want(ask(Asked::Times(compared(shared).0, state.period))),
        Layout::Omitted => match shared.comparison() {
            Some(comparison) => state.omissions.want(ask(Asked::Omissions(Arc::clone(comparison)))),
            None => state.omissions.forget(),
        },
    }
    lay_out(state, shared);
    let topic = shared.topic_spec().map(|spec| spec.id.clone());
    if topic != state.topic {
        state.topic = topic;
        let column = state.focus(shared).column;
        state.wanted.get_or_insert(Focus { column, ..Focus::default() });
    }
    state.go_where_wanted(shared);
}

/// Makes the table of the present layout from what is known.
fn lay_out(state: &mut State, shared: &Shared) {
    let by_hand = shared.by_hand();
    let area = screen::area(state, shared);
    match state.layout {
        Layout::Cover => {
            let order = (state.cover.sort(), state.cover.reversed);
            let by = state.cover.by.as_deref();
            let made = state.matrix.known().map(|known| Cover::of(known, &shared.news, by_hand, order, by));
            state.cover.replace(made, area);
        }
        Layout::Omitted => {
            let order = (state.omitted.sort(), state.omitted.reversed);
            let present = shared.topic_spec().map(|spec| &spec.id);
            let known = state.omissions.known().filter(|known| Some(&known.comparison.topic.id) == present);
            let made = known.map(|known| Omitted::of(known, &shared.news, by_hand, order));
            if let Some(list) = &state.list
                && let Some(known) = known.filter(|known| !list.is_of(known))
            {
                state.list = list.again(known, &shared.news);
            }
            state.omitted.replace(made, area);
            if let Some(list) = &mut state.list {
                list.fit(area);
            }
        }
        Layout::Timeline => {
            let order = (state.timeline.sort(), state.timeline.reversed);
            let made = state.times.known().map(|known| Timeline::of(known, order));
            state.timeline.replace(made, area);
        }
    }
}
