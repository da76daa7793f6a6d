//! Headings of columns: outlet, date and every doubt about them, the time to the column before,
//! and, where there is room, the headline.

use super::line::{Inked, Line};
use crate::compare::articles::Published;
use crate::compare::comparison::{Column, Comparison};
use crate::ui::theme::Role;

/// Neighbouring columns further apart than this say so, in days.
const APART: i64 = 60;
/// The most lines of a headline that is there only to tell columns apart.
const MOST_TITLE_LINES: usize = 2;

/// The heading of `column` in `width` cells; `before` is the column to its left.
pub(super) fn head(
    comparison: &Comparison,
    column: &Column,
    before: Option<&Column>,
    width: u16,
    title: bool,
) -> Vec<Line> {
    let mut lines = outlet(column).lines(width);
    let mut date = date(comparison, column);
    if let Some(apart) = before.and_then(|before| apart(before, column)) {
        date.ours(" ", Role::Dim);
        date.ours(&apart, Role::Warning);
    }
    lines.extend(date.lines(width));
    let alike = alike(comparison, column);
    match &column.title {
        Some(whole) if title => lines.extend(Inked::of(whole, Role::Dim).lines(width)),
        Some(_) if alike == Alike::InOutletAndDate => {
            lines.extend(first_words(column, width, MOST_TITLE_LINES).lines(width));
        }
        _ => {}
    }
    if alike == Alike::InTitleToo {
        lines.extend(Inked::of(last_part(&column.id), Role::Dim).lines(width));
    }
    lines
}

/// Whether other columns look like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alike {
    No,
    /// Another article of the outlet has the same date.
    InOutletAndDate,
    /// It has the same headline as well.
    InTitleToo,
}

fn alike(comparison: &Comparison, column: &Column) -> Alike {
    let Some(title) = &column.title else { return Alike::No };
    let day = |column: &Column| column.published.map(|published| published.day);
    let mut others = comparison
        .columns
        .iter()
        .filter(|other| other.id != column.id && day(other) == day(column) && other.short == column.short);
    match others.next() {
        None => Alike::No,
        Some(other) if other.title.as_ref() == Some(title) => Alike::InTitleToo,
        Some(_) if others.any(|other| other.title.as_ref() == Some(title)) => Alike::InTitleToo,
        Some(_) => Alike::InOutletAndDate,
    }
}

/// The headline's first words, as many as stand on `most` lines; "…" where there are more.
fn first_words(column: &Column, width: u16, most: usize) -> Inked {
    let words: Vec<&str> = column.title.iter().flat_map(|title| title.split_whitespace()).collect();
    let first = |count: usize| {
        let mut first = Inked::of(&words[..count].join(" "), Role::Dim);
        if count < words.len() {
            first.ours("…", Role::Ours);
        }
        first
    };
    let fits = |count: &usize| first(*count).lines(width).len() <= most;
    first((1..=words.len()).rev().find(fits).unwrap_or(words.len().min(1)))
}

/// The last part of an article's id: "march" of "post/2031/march".
fn last_part(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Outlet and date in one, and what tells it from another that looks like it: the heading of a
/// cell where columns stand one below the other.
pub(super) fn head_in_one(comparison: &Comparison, column: &Column, width: u16) -> Inked {
    let mut head = outlet(column);
    head.ours(" · ", Role::Dim);
    head.append(date(comparison, column));
    let alike = alike(comparison, column);
    if alike != Alike::No {
        head.ours(" · ", Role::Dim);
    }
    match alike {
        Alike::No => {}
        Alike::InOutletAndDate => head.append(first_words(column, width, 1)),
        Alike::InTitleToo => head.ours(last_part(&column.id), Role::Dim),
    }
    head
}

/// What stands over the values of the columns off the screen: "◂ 1  +2 ▸".
pub(super) fn head_of_values(before: usize, after: usize) -> Line {
    let mut line = Line::default();
    if before > 0 {
        line.push(&format!("◂ {before}"), Role::ColumnHead);
    }
    if before > 0 && after > 0 {
        line.push("  ", Role::Dim);
    }
    if after > 0 {
        line.push(&format!("+{after} ▸"), Role::ColumnHead);
    }
    line
}

/// The outlet with its doubts as a line of ours names it: "Gull? †".
pub(super) fn outlet_in_words(column: &Column) -> String {
    let guessed = if is_guessed(column, "outlet") { "?" } else { "" };
    let translated = if column.machine_translated { " †" } else { "" };
    format!("{}{guessed}{translated}", column.short)
}

fn outlet(column: &Column) -> Inked {
    let mut outlet = Inked::of(&column.short, Role::ColumnHead);
    if is_guessed(column, "outlet") {
        outlet.ours("?", Role::Doubt);
    }
    if column.machine_translated {
        outlet.ours(" †", Role::Doubt);
    }
    outlet
}

fn date(comparison: &Comparison, column: &Column) -> Inked {
    let mut date = Inked::default();
    if is_guessed(column, "published") {
        date.ours("~", Role::Doubt);
    }
    match (column.published, &column.title) {
        (Some(published), _) => date.ours(&published.long(), Role::Dim),
        (None, Some(_)) => return Inked::of("undated", Role::Dim),
        (None, None) => date.ours(&dates_of_articles(comparison, column), Role::Dim),
    }
    date
}

/// "2 Dec 2021", "15 Apr 2021 to 15 Feb 2022 · 3 articles".
fn dates_of_articles(comparison: &Comparison, column: &Column) -> String {
    let published = |id| comparison.article(id).and_then(|article| article.meta.published);
    let dates: Vec<Published> = column.articles.iter().filter_map(published).collect();
    let count = match column.articles.len() {
        1 => String::new(),
        count => format!(" · {count} articles"),
    };
    match (dates.iter().min(), dates.iter().max()) {
        (Some(first), Some(last)) if first.day == last.day => format!("{}{count}", first.long()),
        (Some(first), Some(last)) => format!("{} to {}{count}", first.long(), last.long()),
        _ => format!("undated{count}"),
    }
}

fn is_guessed(column: &Column, field: &str) -> bool {
    column.guessed.iter().any(|guessed| guessed == field)
}

/// How far apart two columns are, if that is far: "+10 months", negative where dates run backwards.
fn apart(before: &Column, column: &Column) -> Option<String> {
    let (from, to) = (before.published?.day, column.published?.day);
    let days = to.duration_since(from).as_hours() / 24;
    let sign = if days > 0 { '+' } else { '−' };
    let months = (days.abs() as f64 / 30.44).round() as i64;
    match months {
        _ if days.abs() <= APART => None,
        ..24 => Some(format!("{sign}{months} months")),
        _ => Some(format!("{sign}{} years", months / 12)),
    }
}
