//! The frame around a comparison: its topic, its counts, which columns are seen, what is still
//! below, and what is not in the rows although it could be.

use super::State;
use super::draw::put;
use super::laid::Laid;
use super::panes::Panes;
use crate::compare::comparison::Counts;
use crate::compare::counted;
use crate::ui::keymap::Action;
use crate::ui::layout::line::Inked;
use crate::ui::layout::window::end;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::write;
use ratatui::buffer::Buffer;
use ratatui::widgets::{Block as Pane, Widget};

/// The frame of the comparison: topic, counts, which columns; in a stack one rule.
pub(super) fn draw_border(state: &State, shared: &Shared, panes: &Panes, buffer: &mut Buffer) {
    let area = panes.comparison;
    let border = shared.style(Role::Border);
    if panes.stacked {
        let rule = "─".repeat(usize::from(area.width));
        write(buffer, (area.x, area.y), area.right(), &rule, border);
    } else {
        Pane::bordered().border_style(border).render(area, buffer);
    }
    let topics = shared.settings.question.topics.specs();
    let Some(topic) = topics.get(shared.topic) else { return };
    let place = match panes.topics {
        Some(_) => String::new(),
        None => format!("({} of {}) ", shared.topic + 1, topics.len()),
    };
    let end = area.right().saturating_sub(1);
    let name = format!(" {} {place}", topic.name);
    let after = write(buffer, (area.x + 1, area.y), end, &name, shared.style(Role::Title));
    let Some(laid) = &state.laid else { return };
    let room = end.saturating_sub(after + 1);
    if let Some(told) = told(laid, shared)
        .into_iter()
        .map(|told| Inked::of(&told, Role::Dim))
        .find(|told| told.width() <= room)
        && let Some(line) = told.lines(room).first()
    {
        let x = end - told.width();
        let x = write(buffer, (x, area.y), end, " ", border);
        put(buffer, (x, area.y), end, line, shared);
        write(buffer, (end - 1, area.y), end, " ", border);
    }
    draw_what_is_below(laid, shared, panes, buffer);
    draw_what_is_left_out(laid, shared, panes, buffer);
}

/// What the frame tells, from most to least: the first that fits is taken.
fn told(laid: &Laid, shared: &Shared) -> Vec<String> {
    let Counts { passages, shared_rows, articles_found, articles } = laid.layout.comparison.counts;
    let shown = &laid.layout.plan.shown;
    let columns = (!laid.layout.frame.stacked && !shown.is_empty())
        .then(|| format!("{}–{} of {}", shown.start + 1, shown.end, laid.layout.frame.order.len()));
    let parts = [
        Some(counted(passages, "passage")),
        Some(counted(shared_rows, "shared row")),
        Some(format!("{articles_found} of {}", counted(articles, "article"))),
        columns,
    ];
    let join = |parts: &[Option<String>]| {
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        format!(" {} ", parts.join(" · "))
    };
    let columns = parts[3].clone();
    let less = [parts[0].clone(), parts[1].clone(), columns.clone()];
    let least = [parts[0].clone(), columns.clone()];
    let told = vec![join(&parts), join(&less), join(&least), join(&parts[..1]), join(&[columns])];
    if !laid.layout.frame.stacked {
        return told;
    }
    let left_out = what_is_left_out(laid, shared);
    let beside = |count: usize| {
        let parts = &parts;
        left_out.iter().map(move |words| join(&[&parts[..count], &[Some(words.clone())]].concat()))
    };
    (0..3).rev().flat_map(beside).chain(told).collect()
}

/// What is not in the rows although it could be, and the key that says more: "2 limits !"; the
/// longest form first.
fn what_is_left_out(laid: &Laid, shared: &Shared) -> Vec<String> {
    let keymap = &shared.settings.keymap;
    let limits = laid.layout.comparison.limits.len();
    let limits =
        (limits > 0).then(|| format!("{} {}", counted(limits, "limit"), keymap.hint(&[Action::Problems])));
    let is_hidden = !shared.arrangement().rows.only.suggested;
    let key = keymap.hint(&[Action::ToggleSuggested]);
    let form = |hidden: &str| {
        let hidden = is_hidden.then(|| format!("{hidden} {key}"));
        limits.iter().cloned().chain(hidden).collect::<Vec<_>>().join(" · ")
    };
    let mut forms: Vec<String> = ["suggested rows hidden", "rows hidden", "hidden"].map(form).to_vec();
    forms.dedup();
    forms.retain(|form| !form.is_empty());
    forms
}

/// The same on the frame's last line, at its left; what is below has the right.
fn draw_what_is_left_out(laid: &Laid, shared: &Shared, panes: &Panes, buffer: &mut Buffer) {
    let area = panes.comparison;
    if panes.stacked || area.height < 2 {
        return;
    }
    let end = area.right().saturating_sub(20);
    let room = end.saturating_sub(area.x + 1);
    let forms = what_is_left_out(laid, shared).into_iter().map(|words| format!(" {words} "));
    if let Some(words) = forms.into_iter().find(|words| Inked::of(words, Role::Warning).width() <= room) {
        write(buffer, (area.x + 1, area.bottom() - 1), end, &words, shared.style(Role::Warning));
    }
}

/// How much is still below, on the frame's last line.
fn draw_what_is_below(laid: &Laid, shared: &Shared, panes: &Panes, buffer: &mut Buffer) {
    let bottom = laid.window.bottom(&laid.layout);
    if panes.stacked || bottom == end(&laid.layout) {
        return;
    }
    let text = match laid.layout.rows_from(bottom) {
        0 => " more ▾ ".to_owned(),
        count => format!(" {} ▾ ", counted(count, "more row")),
    };
    let width = Inked::of(&text, Role::Dim).width();
    let area = panes.comparison;
    if width + 2 <= area.width && area.height > 1 {
        let end = area.right() - 1;
        write(buffer, (end - width, area.bottom() - 1), end, &text, shared.style(Role::Dim));
    }
}
