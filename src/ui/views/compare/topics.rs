//! The list of topics beside the comparison.

use super::draw::{BAR, put};
use crate::ui::keymap::Action;
use crate::ui::layout::line::{Inked, Line};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::write;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::widgets::{Block as Pane, Widget};

/// Draws the list with its frame.
pub(super) fn draw_topics(shared: &Shared, area: Rect, buffer: &mut Buffer) {
    Pane::bordered().border_style(shared.style(Role::Border)).render(area, buffer);
    let end = area.right().saturating_sub(1);
    let after = write(buffer, (area.x + 1, area.y), end, " Topics ", shared.style(Role::Title));
    // What is counted: the matrix counts sentences.
    let counted = Inked::of(" passages ", Role::Dim);
    if after + counted.width() <= end {
        write(buffer, (end - counted.width(), area.y), end, " passages ", shared.style(Role::Dim));
    }
    let inside = area.inner(Margin::new(1, 1));
    for (index, line, y) in topics_in(shared, area) {
        if index == shared.topic {
            write(buffer, (inside.x, y), inside.right(), BAR, shared.style(Role::Cursor));
        }
        put(buffer, (inside.x + 1, y), inside.right(), &line, shared);
    }
}

/// The lines that are seen: of which topic (none has the index of the rule before the built-in ones),
/// what they say, and where.
pub(super) fn topics_in(shared: &Shared, area: Rect) -> impl Iterator<Item = (usize, Line, u16)> + use<> {
    let inside = area.inner(Margin::new(1, 1));
    let mut lines: Vec<(usize, Line)> = Vec::new();
    let topics = &shared.settings.question.topics;
    if topics.listed() == 0 {
        let key = shared.settings.keymap.hint(&[Action::AddTopic]);
        let none = format!("none of your own: {key} adds one");
        let room = inside.width.saturating_sub(2).max(1);
        lines.extend(Inked::of(&none, Role::Notice).lines(room).into_iter().map(|line| (usize::MAX, line)));
    }
    for (index, topic) in topics.specs().iter().enumerate() {
        if index == topics.listed() {
            let mut rule = Line::default();
            rule.push(&"─".repeat(usize::from(inside.width.saturating_sub(2))), Role::Border);
            lines.push((usize::MAX, rule));
        }
        let count = shared.count_in_words(index);
        let role = if index == shared.topic { Role::ColumnHead } else { Role::Text };
        let name = topic_lines(&topic.name, role, &count, inside.width);
        lines.extend(name.into_iter().map(|line| (index, line)));
    }
    for (_, name) in &shared.settings.off.topics {
        let name = topic_lines(name, Role::Dim, "off", inside.width);
        lines.extend(name.into_iter().map(|line| (usize::MAX, line)));
    }
    let present = lines.iter().rposition(|(index, _)| *index == shared.topic).unwrap_or(0);
    let first = (present + 1).saturating_sub(usize::from(inside.height));
    let seen = lines.into_iter().skip(first).zip(inside.top()..inside.bottom());
    seen.map(|((index, line), y)| (index, line, y))
}

/// A topic's name, wrapped, with its count at the right end of the first line; the others are indented,
/// for each might be a topic's name.
fn topic_lines(name: &str, role: Role, count: &str, width: u16) -> Vec<Line> {
    let count_width = Inked::of(count, Role::Dim).width();
    let room = width.saturating_sub(count_width + 3).max(1);
    let mut lines = Inked::of(name, role).lines(room);
    if let Some(first) = lines.first_mut() {
        let gap = width.saturating_sub(first.width() + count_width + 2).max(1);
        first.push(&" ".repeat(usize::from(gap)), Role::Text);
        first.push(count, Role::Dim);
    }
    let indented = |line: Line| if line.width() + 2 < width { line.after("  ", Role::Text) } else { line };
    let lines = lines.into_iter().enumerate();
    lines.map(|(index, line)| if index == 0 { line } else { indented(line) }).collect()
}
