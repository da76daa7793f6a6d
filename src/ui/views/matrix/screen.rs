//! The view as it is drawn: a frame that says which layout this is and how one goes on, the table,
//! and below it what is under the cursor in words.

use super::table::{Named, Part, Words};
use super::{Layout, State, compared};
use crate::compare::counted;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{Piece, PieceLine, frame, grid, inside, piece, wrap_pieces, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// On a screen of fewer cells the title does not say how rows are sorted.
const NARROW: u16 = 60;

/// Where the table or the list is drawn.
pub(super) fn area(state: &State, shared: &Shared) -> Rect {
    let inner = inside(shared.body());
    let below = below(inner);
    if state.list.is_some() { inner } else { Rect { height: inner.height.saturating_sub(below), ..inner } }
}

/// How many lines say what is under the cursor.
fn below(inner: Rect) -> u16 {
    let lines = match inner.width {
        ..60 => 3,
        _ => 2,
    };
    lines.min(inner.height / 3)
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let table = self::area(state, shared);
    let inner = frame(shared, area, buffer, &title(state, shared), &place(state, shared, table));
    if let Some(list) = &state.list {
        return list.draw(shared, table, buffer);
    }
    let drawn = match state.layout {
        Layout::Cover => draw_part(&state.cover, shared, table, buffer),
        Layout::Omitted => draw_part(&state.omitted, shared, table, buffer),
        Layout::Timeline => draw_part(&state.timeline, shared, table, buffer),
    };
    if !drawn {
        let words = [piece(shared.under_filter(why_nothing(state, shared)), Role::Dim)];
        for (line, row) in wrap_pieces(piece(" ", Role::Dim), &words, inner.width).iter().zip(inner.rows()) {
            write_line(buffer, row, line, shared);
        }
        return;
    }
    let below = Rect { y: table.bottom(), height: inner.bottom().saturating_sub(table.bottom()), ..inner };
    let words = in_words(state, shared, (below.width, below.height));
    // Free lines part them from the table.
    let free = usize::from(below.height).saturating_sub(words.len());
    for (line, row) in words.iter().zip(below.rows().skip(free)) {
        write_line(buffer, row, line, shared);
    }
}

/// False if there is no table, or nothing in it.
fn draw_part<T: Named>(part: &Part<T>, shared: &Shared, area: Rect, buffer: &mut Buffer) -> bool {
    let Some(table) = part.table.as_ref().filter(|table| table.columns() > 0 && table.rows() > 0) else {
        return false;
    };
    grid::draw(table, &part.cursor, shared, area, buffer);
    true
}

fn why_nothing(state: &State, shared: &Shared) -> String {
    let keymap = &shared.settings.keymap;
    let failed = match state.layout {
        Layout::Cover => state.matrix.has_failed(),
        Layout::Omitted => state.omissions.has_failed() || shared.failed.contains(&shared.topic),
        Layout::Timeline => state.times.has_failed(),
    };
    if failed {
        return format!("this could not be counted; {} says why", keymap.hint(&[Action::Problems]));
    }
    if !shared.loaded {
        return "reading articles…".to_owned();
    }
    if shared.comparisons.is_empty() {
        return format!("the config has no topics; {} edits it", keymap.hint(&[Action::EditConfig]));
    }
    if shared.in_scope.articles == 0 {
        return "no articles".to_owned();
    }
    "being compared…".to_owned()
}

/// Which layout this is, and in which order.
fn title(state: &State, shared: &Shared) -> String {
    let topic = shared.topic_spec().map_or("", |spec| spec.name.as_str());
    if state.list.is_some() {
        return format!("Gaps · {topic}");
    }
    let is_narrow = shared.size.0 < NARROW;
    let (title, sorted) = match state.layout {
        Layout::Cover if is_narrow => ("Matrix".to_owned(), String::new()),
        Layout::Cover => ("Matrix · sentences".to_owned(), state.cover.order_in_words()),
        Layout::Omitted => (format!("Omissions · {topic}"), state.omitted.order_in_words()),
        Layout::Timeline => (format!("Topics by {}", state.period.name()), state.timeline.order_in_words()),
    };
    let hidden = match state.layout {
        Layout::Cover | Layout::Omitted => shared.hidden_in_words().map(|words| format!(" · {words}")),
        Layout::Timeline => None,
    };
    let title = title + &hidden.unwrap_or_default();
    if is_narrow { title } else { format!("{title} · {sorted}") }
}

/// How one goes on, and where one is.
fn place(state: &State, shared: &Shared, area: Rect) -> String {
    if let Some(list) = &state.list {
        return format!("{} back · {}", shared.settings.keymap.hint(&[Action::Back]), list.place(area));
    }
    let next = match state.layout {
        Layout::Cover => "omissions",
        Layout::Omitted => "time",
        Layout::Timeline => "matrix",
    };
    let place = match state.layout {
        Layout::Cover => place_in(&state.cover, area),
        Layout::Omitted => place_in(&state.omitted, area),
        Layout::Timeline => place_in(&state.timeline, area),
    };
    let key = shared.settings.keymap.hint(&[Action::NextLayout]);
    if place.is_empty() { format!("{key} {next}") } else { format!("{key} {next} · {place}") }
}

fn place_in<T: Named>(part: &Part<T>, area: Rect) -> String {
    part.table.as_ref().map(|table| part.cursor.place(table, area)).unwrap_or_default()
}

/// What is under the cursor and what is still to come, in `height` lines: without the name of the
/// cell, which the table shows as well, where there is no room for it.
fn in_words(state: &State, shared: &Shared, (width, height): (u16, u16)) -> Vec<PieceLine> {
    let missing = if state.layout == Layout::Omitted { 0 } else { compared(shared).1 };
    let mut first = PieceLine::new();
    if missing > 0 {
        first.push(piece(format!("{} not counted yet · ", counted(missing, "topic")), Role::Warning));
    }
    let Words { of, said } = words(state, shared).unwrap_or_default();
    let named = [first.clone(), of, vec![piece(": ", Role::Dim)], said.clone()].concat();
    let lines = |words: &[Piece]| wrap_pieces(piece(" ", Role::Dim), words, width);
    let whole = lines(&named);
    if whole.len() <= usize::from(height) { whole } else { lines(&[first, said].concat()) }
}

fn words(state: &State, shared: &Shared) -> Option<Words> {
    match state.layout {
        Layout::Cover => {
            let (row, column) = (state.cover.cursor.rows.at, state.cover.cursor.column);
            state.cover.table.as_ref().map(|table| table.in_words(row, column))
        }
        Layout::Omitted => {
            let (row, column) = (state.omitted.cursor.rows.at, state.omitted.cursor.column);
            let open = shared.settings.keymap.hint(&[Action::Open]);
            state.omitted.table.as_ref().map(|table| table.in_words(row, column, &open))
        }
        Layout::Timeline => {
            let (row, column) = (state.timeline.cursor.rows.at, state.timeline.cursor.column);
            state.timeline.table.as_ref().map(|table| table.in_words(row, column))
        }
    }
}
