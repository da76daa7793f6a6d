//! The figures of one group as a chart: date across, value up, a letter an outlet, hedges as signs.
//!
//! Drawn by hand, cell by cell: marks that fall on one cell must be counted, and none may hide
//! another, which a canvas does not tell. Only values that can be set beside each other are drawn.

use super::scale::{Scale, month_ticks};
use crate::compare::comparison::Comparison;
use crate::compare::comparison::in_words::{months, number};
use crate::compare::evidence::Hedge;
use crate::compare::tables::ledger::Ledger;
use crate::ui::layout::{CORRECTED, Signs};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{Piece, below, piece, width_of, wrap_pieces, write, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::ops::Range;

/// Of more marks beside each other than fill so many cells their number is written.
const WIDEST_MARK: u16 = 12;
/// Three lines of marks, and the axis with its months: less tells nothing of values.
const LEAST_HEIGHT: u16 = 5;

/// A figure as a point.
struct Point {
    /// The place of its outlet among those of the comparison, in the order of their first columns.
    outlet: usize,
    /// The first and the last month that it speaks of, counted as year × 12 + month − 1.
    months: (i32, i32),
    low: f64,
    high: f64,
    hedge: Option<Hedge>,
    /// Whether it is the figure under the cursor.
    is_present: bool,
    /// Whether somebody reads it otherwise than the program.
    is_corrected: bool,
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

/// The letter of the outlet at this place.
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
    let legend = legend(ledger, &points, top.width);
    let height = top.height.saturating_sub(legend.len() as u16);
    if points.is_empty() || height < LEAST_HEIGHT || top.width < 24 {
        let why = if points.is_empty() {
            "no value that can be set beside others, with a date"
        } else {
            "there is no room for the chart"
        };
        write_line(buffer, top, &[piece(why, Role::Dim)], shared);
        return;
    }
    if entry.and_then(|entry| ledger.groups.get(entry.group)).is_some_and(|group| ledger.row(group).is_none())
    {
        let words = "no row: the figure under the cursor alone";
        write_line(buffer, top, &[piece(words, Role::Dim)], shared);
        draw_points(&points, shared, below(Rect { height, ..top }, 1), buffer);
    } else {
        draw_points(&points, shared, Rect { height, ..top }, buffer);
    }
    for (line, row) in legend.iter().zip(below(top, usize::from(height)).rows()) {
        write_line(buffer, row, line, shared);
    }
}

/// The figures of the group that can be compared and have a date.
fn points(ledger: &Ledger, present: usize) -> Vec<Point> {
    let Some(group) = ledger.entries.get(present).and_then(|entry| ledger.groups.get(entry.group)) else {
        return Vec::new();
    };
    let is_row = ledger.row(group).is_some();
    let outlets = outlets(&ledger.comparison);
    let point = |index: usize| {
        let entry = ledger.entries.get(index)?;
        let column = ledger.comparison.columns.get(entry.column)?;
        let told = ledger.told(entry)?;
        let figure = &told.read.figure;
        let published = ledger.comparison.article(&told.passage.article)?.meta.published;
        let month = |day: jiff::civil::Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let of_article = published.map(|published| month(published.day));
        let months = figure.as_of.as_ref().map(|as_of| (as_of.first, as_of.last));
        let months = months.or(of_article.map(|month| (month, month)))?;
        // Outside a row nothing can be compared with it.
        let is_drawn = if is_row { told.read.comparable } else { index == present };
        let outlet = outlets.iter().position(|outlet| *outlet == column.outlet)?;
        is_drawn.then(|| Point {
            outlet,
            months,
            low: figure.value,
            high: figure.max.unwrap_or(figure.value),
            hedge: figure.hedge,
            is_present: index == present,
            is_corrected: told.read.corrected.is_some(),
        })
    };
    group.entries.clone().filter_map(point).collect()
}

/// The outlets of a comparison, each once, in the order of their first columns.
fn outlets(comparison: &Comparison) -> Vec<&str> {
    let mut outlets: Vec<&str> = Vec::new();
    for column in &comparison.columns {
        if !outlets.contains(&column.outlet.as_str()) {
            outlets.push(&column.outlet);
        }
    }
    outlets
}

/// What letters and signs stand for, those that occur, and what the scale is; an outlet with every doubt
/// about its columns.
fn legend(ledger: &Ledger, points: &[Point], width: u16) -> Vec<Vec<Piece>> {
    let mut items = Vec::new();
    for (place, outlet) in outlets(&ledger.comparison).into_iter().enumerate() {
        if points.iter().all(|point| point.outlet != place) {
            continue;
        }
        let columns = || ledger.comparison.columns.iter().filter(|column| column.outlet == outlet);
        let short = columns().next().map_or(outlet, |column| &column.short);
        let mut item =
            vec![piece(letter(place).to_string(), Role::Figure), piece(format!(" {short}"), Role::Dim)];
        let guessed = columns().any(|column| column.is_guessed("outlet"));
        item.extend(guessed.then(|| piece("?", Role::Doubt)));
        let translated = columns().any(|column| column.machine_translated);
        item.extend(translated.then(|| piece(" †", Role::Doubt)));
        items.push(item);
    }
    for hedge in [Hedge::AtLeast, Hedge::UpTo, Hedge::LessThan, Hedge::About, Hedge::Almost] {
        if points.iter().any(|point| point.hedge == Some(hedge)) {
            let name = piece(format!(" {}", hedge.name()), Role::Dim);
            items.push(vec![piece(sign(Some(hedge)), Role::Figure), name]);
        }
    }
    if points.iter().any(|point| point.is_corrected) {
        items.push(vec![piece(CORRECTED, Role::Judged), piece(" corrected", Role::Dim)]);
    }
    if let Some(words) = Scale::of_values(&values(points)).and_then(|scale| scale.in_words()) {
        items.push(vec![piece(words, Role::Dim)]);
    }
    packed(items, width)
}

/// Items on lines of at most `width` cells, none parted from its sign but one that is wider.
fn packed(items: Vec<Vec<Piece>>, width: u16) -> Vec<Vec<Piece>> {
    let gap = piece("   ", Role::Dim);
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for item in items {
        let room = |line: &&mut Vec<Piece>| {
            width_of(line).saturating_add(width_of(&item)).saturating_add(3) <= width
        };
        match lines.last_mut().filter(room) {
            Some(line) => line.extend([vec![gap.clone()], item].concat()),
            None => lines.extend(wrap_pieces(piece("", Role::Text), &item, width)),
        }
    }
    lines
}

fn values(points: &[Point]) -> Vec<f64> {
    points.iter().flat_map(|point| [point.low, point.high]).collect()
}

fn draw_points(points: &[Point], shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let Some(scale) = Scale::of_values(&values(points)) else { return };
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

/// A mark for each point, none of which hides another.
fn draw_marks(
    points: &[Point],
    (scale, time): (&Scale, &Scale),
    shared: &Shared,
    plot: Rect,
    buffer: &mut Buffer,
) {
    let mut lines: BTreeMap<u16, Vec<(u16, &Point)>> = BTreeMap::new();
    for point in points {
        let middle = f64::from(point.months.0 + point.months.1) / 2.0;
        let x = time.cell(middle, plot.width);
        let row = |value: f64| plot.bottom() - 1 - scale.cell(value, plot.height);
        for y in row(point.high)..row(point.low) {
            write(buffer, (plot.x + x, y), plot.right(), "┆", shared.style(Role::Figure));
        }
        lines.entry(row(point.low)).or_default().push((x, point));
    }
    for (y, points) in lines {
        for (x, words) in marks(points, plot.width) {
            let area = Rect { x: plot.x + x, y, width: plot.width - x, height: 1 };
            write_line(buffer, area, &words, shared);
        }
    }
}

/// Points whose marks are drawn as one.
struct Together<'a> {
    /// The cell of the first.
    x: u16,
    points: Vec<&'a Point>,
    /// How many cells the letters of all take.
    letters: u16,
}

/// The marks on a line of `width` cells, each with its first cell: a letter for each point, and
/// where those of several cells would lie on each other, one mark for all of them, which says of
/// many no more than their number.
fn marks(mut points: Vec<(u16, &Point)>, width: u16) -> Vec<(u16, Vec<Piece>)> {
    points.sort_by_key(|(x, _)| *x);
    let mut marks: Vec<Together<'_>> = Vec::new();
    for (x, point) in points {
        marks.push(Together { x, points: vec![point], letters: width_of(&[point.letter()]) });
        while let [.., before, last] = &mut *marks {
            if before.x != last.x && before.place(width).end <= last.place(width).start {
                break;
            }
            before.points.append(&mut last.points);
            before.letters = before.letters.saturating_add(last.letters);
            marks.pop();
        }
    }
    marks.into_iter().map(|mark| (mark.place(width).start, mark.pieces(width))).collect()
}

impl Together<'_> {
    fn are_letters(&self, width: u16) -> bool {
        self.letters <= width.min(WIDEST_MARK)
    }

    /// The cells that they take on a line of `width` cells.
    fn place(&self, width: u16) -> Range<u16> {
        let own = if self.are_letters(width) { self.letters } else { width_of(&self.pieces(width)) };
        let start = self.x.min(width.saturating_sub(own));
        start..start + own
    }

    /// "A▲B", or "×9" of more than there is room for.
    fn pieces(&self, width: u16) -> Vec<Piece> {
        if self.are_letters(width) {
            let mut points = self.points.clone();
            points.sort_by_key(|point| (point.outlet, !point.is_present));
            return points.into_iter().map(Point::letter).collect();
        }
        let is_present = self.points.iter().any(|point| point.is_present);
        vec![piece(format!("×{}", self.points.len()), role(is_present))]
    }
}

impl Point {
    fn letter(&self) -> Piece {
        let corrected = Signs::changed(self.is_corrected).text();
        piece(format!("{}{}{corrected}", letter(self.outlet), sign(self.hedge)), role(self.is_present))
    }
}

fn role(is_present: bool) -> Role {
    if is_present { Role::Selected } else { Role::Figure }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(outlet: usize, hedge: Option<Hedge>) -> Point {
        Point {
            outlet,
            months: (0, 0),
            low: 1.0,
            high: 1.0,
            hedge,
            is_present: outlet == 0,
            is_corrected: false,
        }
    }

    #[test]
    fn in_the_legend_no_sign_is_parted_from_its_words() {
        let item = |text: &str| vec![piece(text, Role::Dim)];
        let lines = packed(vec![item("A Gull"), item("~ about"), item("a scale that is long")], 17);
        let text = |line: &Vec<Piece>| line.iter().map(|(text, _)| text.as_str()).collect::<String>();
        assert_eq!(
            lines.iter().map(text).collect::<Vec<_>>(),
            ["A Gull   ~ about", "a scale that is", "long"]
        );
    }

    #[test]
    fn marks_that_would_lie_on_each_other_are_one() {
        #[track_caller]
        fn check(points: &[(u16, usize, Option<Hedge>)], width: u16, expected: &[(u16, &str)]) {
            let points: Vec<(u16, Point)> =
                points.iter().map(|(x, outlet, hedge)| (*x, point(*outlet, *hedge))).collect();
            let marks = marks(points.iter().map(|(x, point)| (*x, point)).collect(), width);
            let text = |line: &[Piece]| line.iter().map(|(text, _)| text.as_str()).collect::<String>();
            let told: Vec<(u16, String)> = marks.iter().map(|(x, line)| (*x, text(line))).collect();
            let expected: Vec<(u16, String)> =
                expected.iter().map(|(x, text)| (*x, (*text).to_owned())).collect();
            assert_eq!(told, expected);
        }
        let up = Some(Hedge::AtLeast);
        check(&[(3, 1, None), (9, 0, up)], 20, &[(3, "B"), (9, "A▲")]);
        check(&[(3, 1, None), (3, 0, up), (3, 1, None)], 20, &[(3, "A▲BB")]);
        check(&[(3, 1, up), (4, 0, None)], 20, &[(3, "AB▲")]);
        check(&[(3, 1, None), (4, 0, None)], 20, &[(3, "B"), (4, "A")]);
        check(&[(3, 1, up), (5, 0, None)], 20, &[(3, "B▲"), (5, "A")]);
        // At the right end marks move left, where another may stand.
        check(&[(18, 1, None), (19, 0, up)], 20, &[(17, "A▲B")]);
        // Each letter drawn makes room for the next one to be drawn upon: all are one mark.
        check(&[(3, 1, up), (4, 0, up), (5, 2, None), (9, 3, None)], 20, &[(3, "A▲B▲C"), (9, "D")]);
        let many: Vec<(u16, usize, Option<Hedge>)> = (0..13).map(|outlet| (3, outlet, None)).collect();
        check(&many, 20, &[(3, "×13")]);
    }
}
