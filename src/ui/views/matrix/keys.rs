//! What keys do in the matrix view beside moving: the next layout, another order or period, and what
//! Enter opens.

use super::list::GapList;
use super::{Layout, State, arrange, screen};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::views::{Request, Tab};
use ratatui::layout::Rect;

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let area = screen::area(state, shared);
    if let Some(list) = &mut state.list {
        if let Some(request) = list.update(shared, action, area) {
            return request;
        }
    } else if moves(state, action, area) {
        state.wanted = None;
        return Request::None;
    }
    match action {
        Action::Open => open(state, shared),
        Action::NearMisses => near_misses(state, shared),
        Action::NextLayout => next_layout(state, shared),
        Action::NextSort | Action::ReverseSort => sort(state, shared, action),
        Action::Finer | Action::Coarser => change_period(state, shared, action),
        _ => Request::None,
    }
}

fn moves(state: &mut State, action: Action, area: Rect) -> bool {
    match state.layout {
        Layout::Cover => state.cover.act(action, area),
        Layout::Omitted => state.omitted.act(action, area),
        Layout::Timeline => state.timeline.act(action, area),
    }
}

/// Goes on to the next layout with the column under the cursor; a list that is open is closed.
fn next_layout(state: &mut State, shared: &Shared) -> Request {
    let focus = state.focus(shared);
    state.list = None;
    state.layout = match state.layout {
        Layout::Cover => Layout::Omitted,
        Layout::Omitted => Layout::Timeline,
        Layout::Timeline => Layout::Cover,
    };
    state.wanted = Some(focus);
    arrange(state, shared);
    Request::None
}

fn sort(state: &mut State, shared: &Shared, action: Action) -> Request {
    if state.list.is_some() {
        return Request::Tell("this list stands as in the comparison".to_owned());
    }
    let said = match state.layout {
        Layout::Cover => state.cover.sort_by(action),
        Layout::Omitted => state.omitted.sort_by(action),
        Layout::Timeline => state.timeline.sort_by(action),
    };
    arrange(state, shared);
    Request::Tell(said)
}

fn change_period(state: &mut State, shared: &Shared, action: Action) -> Request {
    if state.layout != Layout::Timeline {
        let key = shared.settings.keymap.hint(&[Action::NextLayout]);
        return Request::Tell(format!("periods are those of topic × time; {key} leads there"));
    }
    let next = if action == Action::Finer { state.period.finer() } else { state.period.coarser() };
    if next == state.period {
        return Request::Tell(format!(
            "no period is {} than a {}",
            if action == Action::Finer { "shorter" } else { "longer" },
            next.name()
        ));
    }
    state.wanted = Some(state.focus(shared));
    state.period = next;
    arrange(state, shared);
    Request::None
}

/// Goes to the topic at the column, to the row at the column, or opens the list of gaps.
fn open(state: &mut State, shared: &Shared) -> Request {
    let index =
        |topic: &str| shared.settings.question.topics.specs().iter().position(|spec| spec.id == topic);
    let show = |topic, focus| Request::Show { tab: Tab::Compare, topic, focus };
    let nothing = || Request::Tell("nothing to open yet".to_owned());
    match state.layout {
        Layout::Cover => {
            let Some(table) = &state.cover.table else { return nothing() };
            let (row, column) = (state.cover.cursor.rows.at, state.cover.cursor.column);
            let topic = table.comparison(row).and_then(|comparison| index(&comparison.topic.id));
            show(topic, table.focus(row, column))
        }
        Layout::Omitted => {
            let Some(table) = &state.omitted.table else { return nothing() };
            let (row, column) = (state.omitted.cursor.rows.at, state.omitted.cursor.column);
            let focus = table.focus(row, column);
            if !table.is_of_gaps(row) {
                return show(None, focus);
            }
            state.list = focus.column.and_then(|column| GapList::of(&table.omissions, &shared.news, &column));
            let area = screen::area(state, shared);
            if let Some(list) = &mut state.list {
                list.fit(area);
            }
            Request::None
        }
        Layout::Timeline => {
            let Some(table) = &state.timeline.table else { return nothing() };
            let (row, column) = (state.timeline.cursor.rows.at, state.timeline.cursor.column);
            show(table.topic(row).and_then(index), table.focus(row, column))
        }
    }
}

/// Asks what almost got in; only of the present topic, which is what near misses are known of.
fn near_misses(state: &State, shared: &Shared) -> Request {
    let focus = state.focus(shared);
    let topic = match state.layout {
        Layout::Cover => state.cover.row_name(),
        Layout::Omitted => state.topic.clone(),
        Layout::Timeline => {
            let at = state.timeline.cursor.rows.at;
            state.timeline.table.as_ref().and_then(|table| table.topic(at)).map(str::to_owned)
        }
    };
    match focus.column {
        _ if topic != state.topic => {
            let key = shared.settings.keymap.hint(&[Action::Open]);
            Request::Tell(format!("near misses are of the present topic; {key} goes to this one"))
        }
        Some(column) => Request::OpenNearMisses { row: focus.row, column },
        None => Request::Tell("near misses are of one column".to_owned()),
    }
}
