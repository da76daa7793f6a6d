//! The form and the list beside it, or below it where the screen is narrow.

use super::State;
use super::form::{At, Group, Kind, ROW_HINT};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::draw_waiting;
use crate::ui::widgets::{Piece, PieceLine, frame, inside, piece, wrap_pieces, write_line};
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
        Some(_) => format!("Topic · {}", state.before.0.name),
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
    for (at, group) in state.form.seen() {
        let start = lines.len();
        lines.extend(of_field(state, at, group, width));
        for fault in state.faults.iter().filter(|fault| fault.at == at) {
            let lead = piece(" ".repeat(LABEL), Role::Text);
            lines.extend(wrap_pieces(lead, &[piece(format!("! {}", fault.words), Role::Warning)], width));
        }
        if at == state.form.at() {
            present = (start, lines.len());
        }
    }
    lines.push(PieceLine::new());
    let in_row = state.form.at().0 > 0;
    lines.extend(wrap_pieces(piece(" ", Role::Text), &keys(shared, in_row), width));
    (lines, present)
}

/// The keys of the form, and those of a row if one types into one.
fn keys(shared: &Shared, in_row: bool) -> Vec<Piece> {
    let key = |actions: &[Action]| shared.settings.keymap.hint(actions);
    let mut keys = vec![
        ("enter".to_owned(), " saves it  "),
        ("tab".to_owned(), " goes to what it finds, and back  "),
        (key(&[Action::Back]), " leaves it as a draft"),
    ];
    if in_row {
        keys.splice(
            1..1,
            [
                (key(&[Action::DeleteRow]), " row out  "),
                (key(&[Action::ToggleRow]), " row off or on  "),
                (key(&[Action::MoveRowUp, Action::MoveRowDown]), " row up, down  "),
            ],
        );
    }
    keys.into_iter().flat_map(|(key, words)| [piece(key, Role::Key), piece(words, Role::Dim)]).collect()
}

fn of_field(state: &State, at: At, group: &Group, width: u16) -> Vec<PieceLine> {
    let (is_typed, kind) = (at == state.form.at() && !state.in_list, at.1);
    let mark = if is_typed { "▌" } else { " " };
    let (name, hint) = match (&group.row, kind) {
        (Some(_), Kind::Name) => ("row", ROW_HINT),
        (_, kind) => (kind.label(), kind.hint()),
    };
    let indent = if group.row.is_some() && kind != Kind::Name { " " } else { "" };
    let lead = format!("{mark}{:<width$}", format!("{indent}{name}"), width = LABEL - 1);
    let lead = piece(lead, if is_typed { Role::Cursor } else { Role::Dim });
    let is_open = group.row.is_none() || at.0 == state.form.at().0;
    let is_off = group.row.as_ref().is_some_and(|row| !row.enabled);
    let off = (is_open && is_off && kind == Kind::Name).then(|| piece(" · off", Role::Warning));
    if is_typed {
        let mut lines = group.line(kind).lines(lead, hint, width);
        let lead = piece(" ".repeat(LABEL - 1), Role::Text);
        lines.extend(off.into_iter().flat_map(|off| wrap_pieces(lead.clone(), &[off], width)));
        return lines;
    }
    let role = if is_off { Role::Dim } else { Role::Text };
    let text = if is_open { piece(group.text(kind), role) } else { piece(group.in_short(), role) };
    let pieces: Vec<_> = std::iter::once(text).chain(off).collect();
    wrap_pieces(lead, &pieces, width)
}
