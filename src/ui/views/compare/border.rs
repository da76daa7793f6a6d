//! The frame around a comparison: its topic, its counts, which columns are seen, what is still
//! below, and what is not in the rows although it could be.

use super::State;
use super::draw::put;
use super::laid::Laid;
use super::panes::Panes;
use crate::compare::comparison::Counts;
use crate::compare::counted;
use crate::ui::keymap::Action;
use crate::ui::layout::Layout;
use crate::ui::layout::columns::Plan;
use crate::ui::layout::line::Inked;
use crate::ui::layout::window::end;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::write;
use ratatui::buffer::Buffer;
use ratatui::widgets::{Block as Pane, Widget};
use std::ops::Range;

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
    let Counts { shared_rows, articles_found, articles, .. } = laid.layout.comparison.counts;
    let are_seen = !laid.layout.frame.stacked && laid.spot.is_some();
    let columns = are_seen.then(|| columns_in_words(&laid.layout.plan)).flatten();
    let reviewed = match laid.layout.comparison.reviewed() {
        (0, _) => String::new(),
        (reviewed, all) => format!(" · {reviewed} of {all} reviewed"),
    };
    let parts = [
        Some(format!("{}{reviewed}", laid.layout.comparison.passages_in_words())),
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

/// "1–3 of 5", "1–2 + 5–6 of 9" where some are held; none if there are no columns.
fn columns_in_words(plan: &Plan) -> Option<String> {
    let Plan { count, held, paged, .. } = plan;
    let stretch = |of: Range<usize>| match of.len() {
        0 => None,
        1 => Some(of.end.to_string()),
        _ => Some(format!("{}–{}", of.start + 1, of.end)),
    };
    let stretches = match *held == paged.start {
        true => vec![stretch(0..paged.end)],
        false => vec![stretch(0..*held), stretch(paged.clone())],
    };
    let stretches: Vec<String> = stretches.into_iter().flatten().collect();
    (!stretches.is_empty()).then(|| format!("{} of {count}", stretches.join(" + ")))
}

/// What is not in the rows although it could be, not on the screen, or not held although frozen, and
/// the key that says more: "2 limits !"; the longest form first.
fn what_is_left_out(laid: &Laid, shared: &Shared) -> Vec<String> {
    let keymap = &shared.settings.keymap;
    let Layout { comparison, frame, plan, .. } = &laid.layout;
    let limits = comparison.limits.len();
    let limits =
        (limits > 0).then(|| format!("{} {}", counted(limits, "limit"), keymap.hint(&[Action::Problems])));
    let rows_are_hidden = !shared.arrangement().rows.only.suggested;
    let key = keymap.hint(&[Action::ToggleSuggested]);
    let rows = |form: usize| {
        let words = match form {
            0 => "suggested rows hidden",
            2 if frame.hidden.is_empty() => "hidden",
            _ => "rows hidden",
        };
        rows_are_hidden.then(|| format!("{words} {key}"))
    };
    let columns = |form: usize| {
        let count = frame.hidden.len();
        let words = match form {
            2 => format!("{count} hidden"),
            _ => format!("{} hidden", counted(count, "column")),
        };
        (count > 0).then(|| format!("{words} {}", keymap.hint(&[Action::ShowColumns])))
    };
    let judged = |form: usize| {
        let judged = &comparison.judged;
        let lost = if form == 0 { "without their place" } else { "lost" };
        let counts = [
            (judged.rejected.len(), "taken out"),
            (judged.disagreements.len(), "not agreed"),
            (judged.orphans.len(), lost),
        ];
        let counts: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        (!counts.is_empty()).then(|| format!("{} {}", counts.join(", "), keymap.hint(&[Action::Judgements])))
    };
    let loose = frame.frozen.saturating_sub(plan.held);
    let loose = (loose > 0 && !plan.stacked).then(|| format!("no room to hold {loose} frozen"));
    let base = base_in_words(laid, shared);
    let form = |form: usize| {
        let parts = [limits.clone(), columns(form), judged(form), base.clone(), rows(form), loose.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let mut forms: Vec<String> = (0..3).map(form).collect();
    forms.extend(columns(2));
    forms.dedup();
    forms.retain(|form| !form.is_empty());
    forms
}

/// Where the base is, if its column is not on the screen.
fn base_in_words(laid: &Laid, shared: &Shared) -> Option<String> {
    let Layout { comparison, frame, plan, .. } = &laid.layout;
    shared.base.as_ref()?;
    let Some(base) = frame.base.and_then(|base| comparison.columns.get(base)) else {
        let key = shared.settings.keymap.hint(&[Action::Base]);
        return Some(format!("the base ◆ is no column here {key}"));
    };
    let place = match frame.base_place() {
        None => "hidden",
        Some(place) if plan.before().contains(&place) => "◂",
        Some(place) if plan.after().contains(&place) => "▸",
        Some(_) => return None,
    };
    Some(format!("base ◆ {} {place}", base.short))
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
