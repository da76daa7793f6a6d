//! What is wrong with config, articles and workers, the config's report first; then what was left
//! out of topics because it was too much.

use super::Request;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::looked::{InPages, Looked};
use crate::ui::widgets::{Pager, PieceLine, chop, draw_pages, inside, piece, wrap_pieces};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How far the list is scrolled.
#[derive(Default)]
pub struct State {
    pager: Pager,
}

impl State {
    /// What is seen, to be looked through.
    pub fn looked(&mut self, shared: &Shared) -> Option<Box<dyn Looked + '_>> {
        let inner = inside(shared.body());
        let lines = lines(shared, inner.width);
        Some(Box::new(InPages { lines, pager: &mut self.pager, height: inner.height }))
    }
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let inner = inside(shared.body());
    state.pager.act(action, lines(shared, inner.width).len(), inner.height);
    Request::None
}

/// Draws the list into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let lines = lines(shared, inside(area).width);
    draw_pages(shared, area, buffer, "Problems", &state.pager, &lines);
}

fn lines(shared: &Shared, width: u16) -> Vec<PieceLine> {
    let mut lines = Vec::new();
    if let Some(bad) = &shared.bad_config {
        let words = "The config on disk cannot be used; the last good one stays in force.";
        lines.extend(wrap_pieces(piece("", Role::Error), &[piece(words, Role::Warning)], width));
        lines.push(PieceLine::new());
        lines.extend(bad.report.lines().flat_map(|line| chop(line, Role::Notice, width)));
        lines.push(PieceLine::new());
    }
    for problem in shared.mishaps.iter().chain(&shared.judging.problems).chain(&shared.problems) {
        let mut pieces = Vec::new();
        if !problem.path.is_empty() {
            let line = problem.line.map_or(String::new(), |line| format!(":{line}"));
            pieces.push(piece(format!("{}{line}: ", problem.path), Role::ColumnHead));
        }
        pieces.push(piece(problem.message.as_str(), Role::Text));
        lines.extend(wrap_pieces(piece("! ", Role::Warning), &pieces, width));
    }
    for (limit, topics) in shared.limits() {
        let topics = format!(" (left out of {})", topics.join(", "));
        let pieces = [
            piece(
                if limit.path.is_empty() { String::new() } else { format!("{}: ", limit.path) },
                Role::ColumnHead,
            ),
            piece(limit.message.as_str(), Role::Text),
            piece(topics, Role::Dim),
        ];
        lines.extend(wrap_pieces(piece("… ", Role::Warning), &pieces, width));
    }
    if lines.is_empty() {
        lines.push(vec![piece("Nothing is wrong.", Role::Dim)]);
    }
    lines
}
