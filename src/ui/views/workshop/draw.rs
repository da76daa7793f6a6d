//! The form and the list beside it, or below it where the screen is narrow.

use super::State;
use super::form::{Field, Form};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::draw_waiting;
use crate::ui::widgets::{PieceLine, frame, inside, piece, wrap_pieces, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on, in cells, the list stands beside the form.
const BESIDE_FROM: u16 = 90;
/// The widest form, in cells, frame and all.
const WIDEST_FORM: u16 = 64;
/// The cells of a line's label.
const LABEL: usize = 8;

/// Where the halves of the view stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Areas {
    /// The form with its frame.
    pub(super) form: Rect,
    /// The list's frame.
    pub(super) framed: Rect,
    /// The list inside of it.
    pub(super) list: Rect,
}

pub(super) fn areas(state: &State, shared: &Shared, area: Rect) -> Areas {
    let (form, framed) = if area.width >= BESIDE_FROM {
        let width = (area.width * 2 / 5).min(WIDEST_FORM);
        let form = Rect { width, ..area };
        (form, Rect { x: area.x + width, width: area.width - width, ..area })
    } else {
        let wanted = lines(state, shared, area.width.saturating_sub(2)).0.len() as u16 + 2;
        let most = if state.in_list { area.height / 3 } else { area.height * 2 / 3 };
        let height = wanted.min(most.max(3)).min(area.height);
        (Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area })
    };
    Areas { form, framed, list: inside(framed) }
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let areas = areas(state, shared, area);
    let title = match &state.changes {
        Some(_) => format!("Topic · {}", state.before.name),
        None => "New topic".to_owned(),
    };
    let inner = frame(shared, areas.form, buffer, &title, if state.is_changed() { "not saved" } else { "" });
    let (lines, (first, last)) = lines(state, shared, inner.width);
    // The line that is typed into stays in sight, all of it if there is room.
    let height = usize::from(inner.height);
    let top = last.saturating_sub(height).min(first);
    for (row, line) in inner.rows().zip(lines.iter().skip(top)) {
        write_line(buffer, row, line, shared);
    }
    let place = if state.in_list { state.list.place() } else { String::new() };
    let title = if state.in_list { "▌What it finds" } else { "What it finds" };
    let list = frame(shared, areas.framed, buffer, title, &place);
    if state.known.has_failed() {
        return draw_waiting(true, shared, list, buffer);
    }
    if state.in_list {
        state.list.draw(shared, list, buffer);
    } else {
        state.list.draw_without_bar(shared, list, buffer);
    }
}

/// The lines of the form, and which of them are those of the field that is typed into: first, and
/// one past the last.
fn lines(state: &State, shared: &Shared, width: u16) -> (Vec<PieceLine>, (usize, usize)) {
    let mut lines = Vec::new();
    let mut present = (0, 0);
    for (index, field) in state.form.fields().iter().enumerate() {
        let start = lines.len();
        lines.extend(of_field(&state.form, index, field, state.in_list, width));
        for fault in state.faults.iter().filter(|fault| fault.field == index) {
            let lead = piece(" ".repeat(LABEL), Role::Text);
            lines.extend(wrap_pieces(lead, &[piece(format!("! {}", fault.words), Role::Warning)], width));
        }
        if index == state.form.at() {
            present = (start, lines.len());
        }
    }
    lines.push(PieceLine::new());
    let key = |actions: &[Action]| shared.settings.keymap.hint(actions);
    let keys = [
        ("enter".to_owned(), " saves it  "),
        ("tab".to_owned(), " goes to what it finds, and back  "),
        (key(&[Action::Back]), " leaves it as a draft"),
    ];
    let pieces: Vec<_> =
        keys.into_iter().flat_map(|(key, words)| [piece(key, Role::Key), piece(words, Role::Dim)]).collect();
    lines.extend(wrap_pieces(piece(" ", Role::Text), &pieces, width));
    (lines, present)
}

fn of_field(form: &Form, index: usize, field: &Field, in_list: bool, width: u16) -> Vec<PieceLine> {
    let is_present = index == form.at() && !in_list;
    let mark = if is_present { "▌" } else { " " };
    let label = format!("{mark}{:<width$}", field.kind.label(), width = LABEL - 1);
    let lead = piece(label, if is_present { Role::Cursor } else { Role::Dim });
    if is_present {
        field.line.lines(lead, field.kind.hint(), width)
    } else {
        wrap_pieces(lead, &[piece(field.line.text(), Role::Text)], width)
    }
}
