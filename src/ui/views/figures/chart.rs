//! The figures of one group as a chart: date across, value up, a letter an outlet, hedges as signs.
//!
//! Drawn by hand, cell by cell: marks that fall on one cell must be counted, and none may hide
//! another, which a canvas does not tell. Only values that can be set beside each other are drawn.

use super::scale::{Scale, month_ticks};
use crate::compare::comparison::in_words::{months, number};
use crate::compare::evidence::Hedge;
use crate::compare::tables::ledger::Ledger;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{Piece, piece, width_of, wrap_pieces, write, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// A figure as a point.
struct Point {
    /// The index of its column.
    column: usize,
    /// The first and the last month that it speaks of, counted as year × 12 + month − 1.
    months: (i32, i32),
    low: f64,
    high: f64,
    hedge: Option<Hedge>,
    /// Whether it is the figure under the cursor.
    is_present: bool,
}

/// The sign of a hedge beside the letter of an outlet; a chart says by its shape what a table writes
/// before the value.
fn sign(hedge: Option<Hedge>) -> &'static str {
    match hedge {
        None => "",
        Some(Hedge::AtLeast) => "▲",
        Some(Hedge::UpTo) => "▼",
        Some(Hedge::LessThan) => "▽",
        Some(Hedge::About) => "~",
        Some(Hedge::Almost) => "≲",
    }
}

/// The letter of the outlet of a column, by the place of the column.
fn letter(place: usize) -> char {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    LETTERS.get(place).map_or('*', |letter| char::from(*letter))
}

/// Draws the group of the figure at `present` (an index into the ledger) into `area`.
pub(super) fn draw(ledger: &Ledger, present: usize, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let points = points(ledger, present);
    let entry = ledger.entries.get(present);
    let heading = entry.and_then(|entry| ledger.groups.get(entry.group)).map(|group| ledger.heading(group).0);
    let title = [piece(heading.unwrap_or_default(), Role::RowHead)];
    let mut top = area;
    for line in wrap_pieces(piece("", Role::Text), &title, area.width) {
        write_line(buffer, top, &line, shared);
        top = below(top, 1);
    }
    if points.is_empty() || top.height < 5 || top.width < 24 {
        let why = if points.is_empty() {
            "no value that can be set beside others, with a date"
        } else {
            "too small for a chart"
        };
        write_line(buffer, top, &[piece(why, Role::Dim)], shared);
        return;
    }
    let legend = legend(ledger, &points, top.width);
    let height = top.height.saturating_sub(legend.len() as u16);
    if entry.and_then(|entry| ledger.groups.get(entry.group)).is_some_and(|group| ledger.row(group).is_none())
    {
        let words = "no row: the figure under the cursor alone";
        write_line(buffer, top, &[piece(words, Role::Dim)], shared);
        draw_points(&points, shared, below(Rect { height, ..top }, 1), buffer);
    } else {
        draw_points(&points, shared, Rect { height, ..top }, buffer);
    }
    for (line, row) in legend.iter().zip(below(top, height).rows()) {
        write_line(buffer, row, line, shared);
    }
}

fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

/// The figures of the group that can be compared and have a date.
fn points(ledger: &Ledger, present: usize) -> Vec<Point> {
    let Some(group) = ledger.entries.get(present).and_then(|entry| ledger.groups.get(entry.group)) else {
        return Vec::new();
    };
    let is_row = ledger.row(group).is_some();
    let point = |index: usize| {
        let entry = ledger.entries.get(index)?;
        let told = ledger.told(entry)?;
        let figure = &told.read.figure;
        let published = ledger.comparison.article(&told.passage.article)?.meta.published;
        let month = |day: jiff::civil::Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let of_article = published.map(|published| month(published.day));
        let months = figure.as_of.as_ref().map(|as_of| (as_of.first, as_of.last));
        let months = months.or(of_article.map(|month| (month, month)))?;
        // Outside a row nothing can be compared with it.
        let is_drawn = if is_row { told.read.comparable } else { index == present };
        is_drawn.then(|| Point {
            column: entry.column,
            months,
            low: figure.value,
            high: figure.max.unwrap_or(figure.value),
            hedge: figure.hedge,
            is_present: index == present,
        })
    };
    group.entries.clone().filter_map(point).collect()
}

/// What letters and signs stand for, those that occur.
fn legend(ledger: &Ledger, points: &[Point], width: u16) -> Vec<Vec<Piece>> {
    let mut columns: Vec<usize> = points.iter().map(|point| point.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut pieces = Vec::new();
    for column in columns {
        let short = ledger.comparison.columns.get(column).map_or("", |column| column.short.as_str());
        pieces.push(piece(letter(column).to_string(), Role::Key));
        pieces.push(piece(format!(" {short}   "), Role::Dim));
    }
    for hedge in [Hedge::AtLeast, Hedge::UpTo, Hedge::LessThan, Hedge::About, Hedge::Almost] {
        if points.iter().any(|point| point.hedge == Some(hedge)) {
            pieces.push(piece(sign(Some(hedge)), Role::Key));
            pieces.push(piece(format!(" {}   ", hedge.name()), Role::Dim));
        }
    }
    wrap_pieces(piece("", Role::Text), &pieces, width)
}

fn draw_points(points: &[Point], shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let values: Vec<f64> = points.iter().flat_map(|point| [point.low, point.high]).collect();
    let Some(scale) = Scale::of_values(&values) else { return };
    let first = points.iter().map(|point| point.months.0).min().unwrap_or(0);
    let last = points.iter().map(|point| point.months.1).max().unwrap_or(first);
    let time = Scale::of_months(first, last);
    let ticks = scale.ticks(usize::from(area.height / 3).clamp(2, 8));
    let labels: Vec<String> = ticks.iter().map(|tick| number(*tick)).collect();
    let margin =
        labels.iter().map(|label| width_of(&[piece(label.as_str(), Role::Dim)])).max().unwrap_or(0) + 1;
    let plot = Rect {
        x: area.x + margin + 1,
        width: area.width.saturating_sub(margin + 1),
        height: area.height.saturating_sub(2),
        ..area
    };
    if plot.is_empty() {
        return;
    }
    let border = shared.style(Role::Border);
    for y in plot.top()..plot.bottom() {
        write(buffer, (plot.x - 1, y), area.right(), "│", border);
    }
    write(
        buffer,
        (plot.x - 1, plot.bottom()),
        area.right(),
        &format!("└{}", "─".repeat(plot.width.into())),
        border,
    );
    let row = |value: f64| plot.bottom() - 1 - scale.cell(value, plot.height);
    for (tick, label) in ticks.iter().zip(&labels) {
        let wide = width_of(&[piece(label.as_str(), Role::Dim)]);
        write(buffer, (area.x + margin - 1 - wide, row(*tick)), plot.x, label, shared.style(Role::Dim));
        write(buffer, (plot.x - 1, row(*tick)), plot.right(), "┤", border);
    }
    draw_months(&time, (first, last), shared, plot, area, buffer);
    if scale.is_log {
        write(buffer, (plot.x, plot.y), plot.right(), "logarithmic", shared.style(Role::Dim));
    }
    draw_marks(points, (&scale, &time), shared, plot, buffer);
}

fn draw_months(
    time: &Scale,
    (first, last): (i32, i32),
    shared: &Shared,
    plot: Rect,
    area: Rect,
    buffer: &mut Buffer,
) {
    let mut free = plot.x;
    for month in month_ticks(first, last, usize::from(plot.width / 10).max(1)) {
        let label = months(month, month);
        let wide = width_of(&[piece(label.as_str(), Role::Dim)]);
        let tick = plot.x + time.cell(f64::from(month), plot.width);
        write(buffer, (tick, plot.bottom()), area.right(), "┴", shared.style(Role::Border));
        let x = tick.saturating_sub(wide / 2).clamp(plot.x, plot.right().saturating_sub(wide).max(plot.x));
        if x >= free {
            write(buffer, (x, plot.bottom() + 1), area.right(), &label, shared.style(Role::Dim));
            free = x + wide + 1;
        }
    }
}

/// A mark for each point; where several fall on one cell, their letters stand beside each other, and
/// of more than there is room for their number.
fn draw_marks(
    points: &[Point],
    (scale, time): (&Scale, &Scale),
    shared: &Shared,
    plot: Rect,
    buffer: &mut Buffer,
) {
    let mut marks: BTreeMap<(u16, u16), Vec<&Point>> = BTreeMap::new();
    for point in points {
        let middle = f64::from(point.months.0 + point.months.1) / 2.0;
        let x = plot.x + time.cell(middle, plot.width);
        let row = |value: f64| plot.bottom() - 1 - scale.cell(value, plot.height);
        for y in row(point.high)..row(point.low) {
            write(buffer, (x, y), plot.right(), "┆", shared.style(Role::Figure));
        }
        marks.entry((row(point.low), x)).or_default().push(point);
    }
    for ((y, x), mut points) in marks {
        points.sort_by_key(|point| (point.column, !point.is_present));
        let words: Vec<Piece> = points
            .iter()
            .map(|point| {
                let role = if point.is_present { Role::Selected } else { Role::Figure };
                piece(format!("{}{}", letter(point.column), sign(point.hedge)), role)
            })
            .collect();
        let wide = width_of(&words);
        let fits = wide <= plot.width;
        let words = if fits { words } else { vec![piece(format!("×{}", points.len()), Role::Figure)] };
        let x = x.min(plot.right().saturating_sub(width_of(&words))).max(plot.x);
        write_line(buffer, Rect { x, y, width: plot.right() - x, height: 1 }, &words, shared);
    }
}
