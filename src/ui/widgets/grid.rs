//! A table with a cursor on a cell: a column of labels that stays, columns that page, rows that scroll.
//!
//! Labels and headings wrap, nothing is cut; columns that do not fit are counted at the edge.

use super::list::{Items, ListCursor};
use super::{PieceLine, clear, piece, width_of, wrap_pieces, write, write_line};
use crate::ui::keymap::Action;
use crate::ui::layout::window::Body;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::ops::Range;

/// No column is narrower, in cells.
const NARROWEST: u16 = 7;
/// No column is wider.
const WIDEST: u16 = 22;

/// What a grid shows. Headings and labels may hold several pieces; a cell is one line.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// What stands over the labels.
    pub corner: PieceLine,
    /// The heading of each column.
    pub heads: Vec<PieceLine>,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A row of a grid.
#[derive(Clone, Debug, Default)]
pub struct GridRow {
    /// What stands before its cells.
    pub label: PieceLine,
    /// One a column, in the order of the headings; a heading row has none.
    pub cells: Vec<PieceLine>,
}

/// Where a grid is scrolled to, and the cell under the cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridCursor {
    /// The row.
    pub rows: ListCursor,
    /// The index of the column under the cursor.
    pub column: usize,
    /// The index of the leftmost column on the screen, as far as it fits.
    first: usize,
}

/// A grid laid out for a width.
struct Laid<'a> {
    grid: &'a Grid,
    label_width: u16,
    width: u16,
    shown: Range<usize>,
    labels: Vec<Vec<PieceLine>>,
}

impl Body for Laid<'_> {
    fn blocks(&self) -> usize {
        self.grid.rows.len()
    }

    fn height(&self, block: usize) -> usize {
        self.labels.get(block).map_or(0, Vec::len)
    }
}

impl Items for Laid<'_> {
    fn is_selectable(&self, index: usize) -> bool {
        self.grid.rows.get(index).is_some_and(|row| !row.cells.is_empty())
    }
}

impl GridCursor {
    /// Takes in a changed grid or another area: the cursor stands on a cell, and is seen.
    pub fn fit(&mut self, grid: &Grid, area: Rect) {
        self.column = self.column.min(grid.heads.len().saturating_sub(1));
        let laid = self.show_column(grid, area.width);
        self.rows.fit(&laid, area.height.saturating_sub(heads_of(&laid).len() as u16));
    }

    /// Moves by `action`; false if it is no movement.
    pub fn act(&mut self, action: Action, grid: &Grid, area: Rect) -> bool {
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(grid.heads.len().saturating_sub(1)),
            _ => {
                let laid = Laid::of(grid, area.width, self.first);
                return self.rows.act(action, &laid);
            }
        }
        self.fit(grid, area);
        true
    }

    /// Scrolls sideways as little as needed for the column under the cursor to be seen.
    fn show_column<'a>(&mut self, grid: &'a Grid, width: u16) -> Laid<'a> {
        self.first = self.first.min(self.column);
        let mut laid = Laid::of(grid, width, self.first);
        while laid.shown.end <= self.column && self.first < self.column {
            self.first += 1;
            laid = Laid::of(grid, width, self.first);
        }
        self.first = laid.shown.start;
        laid
    }
}

impl<'a> Laid<'a> {
    fn of(grid: &'a Grid, width: u16, first: usize) -> Self {
        let count = grid.heads.len();
        let labels = grid.rows.iter().filter(|row| !row.cells.is_empty()).map(|row| width_of(&row.label));
        let longest = labels.chain([width_of(&grid.corner)]).max().unwrap_or(0);
        let label_width = longest.min((width / 3).max(NARROWEST)).min(width);
        let cells = grid.rows.iter().flat_map(|row| &row.cells).map(|cell| width_of(cell));
        let heads = grid.heads.iter().map(longest_word);
        let wanted = cells.chain(heads).max().unwrap_or(0).clamp(NARROWEST, WIDEST);
        let room = width.saturating_sub(label_width);
        // Each column has a rule and a space before it.
        let fits = usize::from(room / (wanted + 2)).clamp(1, count.max(1));
        let shown =
            if fits >= count { 0..count } else { first.min(count - fits)..first.min(count - fits) + fits };
        let width_of_one =
            (room / (shown.len().max(1) as u16)).saturating_sub(2).clamp(1, WIDEST.max(wanted));
        let labels = grid.rows.iter().map(|row| {
            let width = if row.cells.is_empty() { width } else { label_width };
            wrap_pieces(piece("", Role::Text), &row.label, width.max(1))
        });
        let labels = labels.collect();
        Self { grid, label_width, width: width_of_one, shown, labels }
    }

    /// Where the text of the column at `index`, which is shown, begins, and its width.
    fn column(&self, area: Rect, index: usize) -> (u16, u16) {
        let place = (index - self.shown.start) as u16;
        (area.x + self.label_width + place * (self.width + 2) + 2, self.width)
    }
}

/// The width of the longest word of a heading.
fn longest_word(head: &PieceLine) -> u16 {
    let words = head.iter().flat_map(|(text, role)| text.split(' ').map(|word| piece(word, *role)));
    words.map(|word| width_of(&[word])).max().unwrap_or(0)
}

/// The headings of the columns shown, corner first, as lines of equal number.
fn heads_of(laid: &Laid<'_>) -> Vec<Vec<PieceLine>> {
    let wrapped = |pieces: &PieceLine, width: u16| wrap_pieces(piece("", Role::Text), pieces, width.max(1));
    let corner = wrapped(&laid.grid.corner, laid.label_width);
    let heads = laid.grid.heads.get(laid.shown.clone()).unwrap_or_default().iter();
    let all: Vec<Vec<PieceLine>> =
        std::iter::once(corner).chain(heads.map(|head| wrapped(head, laid.width))).collect();
    let tallest = all.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| all.iter().map(|lines| lines.get(at).cloned().unwrap_or_default()).collect();
    (0..tallest).map(line).collect()
}

/// Draws a grid into `area`; the cursor must fit it ([`GridCursor::fit`]).
pub fn draw(grid: &Grid, cursor: &GridCursor, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    clear(area, buffer);
    let laid = Laid::of(grid, area.width, cursor.first);
    let heads = heads_of(&laid);
    for (line, row) in heads.iter().zip(area.rows()) {
        for (index, pieces) in line.iter().enumerate() {
            let (x, width) = match index.checked_sub(1) {
                None => (area.x, laid.label_width),
                Some(place) => laid.column(area, laid.shown.start + place),
            };
            write_line(
                buffer,
                Rect { x, width: width.min(area.right().saturating_sub(x)), ..row },
                pieces,
                shared,
            );
        }
        draw_rules(&laid, shared, row, buffer);
    }
    draw_edges(&laid, shared, area, buffer);
    let body = Rect { y: area.y + (heads.len() as u16).min(area.height), ..area };
    let body = Rect { height: area.bottom().saturating_sub(body.y), ..body };
    for (at, row) in cursor.rows.seen(&laid).into_iter().zip(body.rows()) {
        let Some(of_row) = grid.rows.get(at.block) else { continue };
        let label = laid.labels.get(at.block).and_then(|lines| lines.get(at.line));
        let width = if of_row.cells.is_empty() { area.width } else { laid.label_width };
        if let Some(label) = label {
            write_line(buffer, Rect { width: width.min(area.width), ..row }, label, shared);
        }
        if of_row.cells.is_empty() {
            continue;
        }
        draw_rules(&laid, shared, row, buffer);
        if at.line > 0 {
            continue;
        }
        for index in laid.shown.clone() {
            let (x, width) = laid.column(area, index);
            let Some(cell) = of_row.cells.get(index) else { continue };
            let under_cursor = at.block == cursor.rows.at && index == cursor.column;
            let mark = if under_cursor { "▌" } else { "" };
            write(buffer, (x.saturating_sub(1), row.y), area.right(), mark, shared.style(Role::Title));
            write_line(
                buffer,
                Rect { x, width: width.min(area.right().saturating_sub(x)), ..row },
                cell,
                shared,
            );
            if under_cursor {
                let wide = width_of(cell).max(1).min(width);
                let cell = Rect { x, width: wide, ..row }.intersection(buffer.area);
                buffer.set_style(cell, shared.style(Role::Selected));
            }
        }
    }
}

fn draw_rules(laid: &Laid<'_>, shared: &Shared, row: Rect, buffer: &mut Buffer) {
    for index in laid.shown.clone() {
        let (x, _) = laid.column(row, index);
        write(buffer, (x.saturating_sub(2), row.y), row.right(), "│", shared.style(Role::Border));
    }
}

/// How many columns are off the screen, at the right end of the first line.
fn draw_edges(laid: &Laid<'_>, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let after = laid.grid.heads.len() - laid.shown.end;
    let mut words = String::new();
    if laid.shown.start > 0 {
        words += &format!(" ◂ {}", laid.shown.start);
    }
    if after > 0 {
        words += &format!(" +{after} ▸");
    }
    let words = piece(words, Role::Warning);
    let wide = width_of(std::slice::from_ref(&words));
    if wide > 0 && wide < area.width {
        write(buffer, (area.right() - wide, area.y), area.right(), &words.0, shared.style(words.1));
    }
}
