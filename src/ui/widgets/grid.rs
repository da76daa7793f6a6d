//! A table with a cursor on a cell: a column of labels that stays, columns that page, rows that scroll.
//!
//! Labels, headings and cells wrap, nothing is cut but headings on a screen that is too low for
//! them ("…"); columns that do not fit are counted in the corner, and those that are frozen stay at the
//! left while the others page. On a narrow screen labels stand
//! over their cells instead of before them. Cells are asked for when they are drawn, so that a
//! table may be far larger than the screen; `laid` holds widths and heights.

mod laid;

use super::list::ListCursor;
use super::{Piece, PieceLine, clear, piece, width_of, wrap_pieces, write, write_line};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use laid::Laid;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::ops::Range;

/// Marks of how much there is, from little to much.
pub const SHADES: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What a table shows. All texts are asked for anew whenever they are drawn.
pub trait Cells {
    /// What stands over the labels.
    fn corner(&self) -> PieceLine;
    /// How many columns there are.
    fn columns(&self) -> usize;
    /// The columns that stay at the left while the others page; those before them stay as well.
    fn frozen(&self) -> Range<usize> {
        0..0
    }
    /// The heading of a column.
    fn head(&self, column: usize) -> PieceLine;
    /// How many rows there are.
    fn rows(&self) -> usize;
    /// What stands before the cells of a row.
    fn label(&self, row: usize) -> PieceLine;
    /// Whether a row is a heading over others, without cells, over which the cursor passes.
    fn is_heading(&self, _row: usize) -> bool {
        false
    }
    /// What stands in a cell.
    fn cell(&self, row: usize, column: usize) -> PieceLine;
    /// How wide the widest cell is, in cells of the screen.
    fn cell_width(&self) -> u16;
}

/// A small table, made whole.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// What stands over the labels.
    pub corner: PieceLine,
    /// The heading of each column.
    pub heads: Vec<PieceLine>,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A row of a [`Grid`].
#[derive(Clone, Debug, Default)]
pub struct GridRow {
    /// What stands before its cells.
    pub label: PieceLine,
    /// One a column, in the order of the headings; a heading row has none.
    pub cells: Vec<PieceLine>,
}

impl Cells for Grid {
    fn corner(&self) -> PieceLine {
        self.corner.clone()
    }

    fn columns(&self) -> usize {
        self.heads.len()
    }

    fn head(&self, column: usize) -> PieceLine {
        self.heads.get(column).cloned().unwrap_or_default()
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn label(&self, row: usize) -> PieceLine {
        self.rows.get(row).map(|row| row.label.clone()).unwrap_or_default()
    }

    fn is_heading(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|row| row.cells.is_empty())
    }

    fn cell(&self, row: usize, column: usize) -> PieceLine {
        self.rows.get(row).and_then(|row| row.cells.get(column)).cloned().unwrap_or_default()
    }

    fn cell_width(&self) -> u16 {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.map(|cell| width_of(cell)).max().unwrap_or(0)
    }
}

/// Where a table is scrolled to, and the cell under the cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridCursor {
    /// The row.
    pub rows: ListCursor,
    /// The index of the column under the cursor.
    pub column: usize,
    /// The index of the leftmost column on the screen of those that page, as far as they fit.
    first: usize,
}

impl GridCursor {
    /// Takes in a changed table or another area: the cursor stands on a cell, and is seen.
    pub fn fit(&mut self, cells: &dyn Cells, area: Rect) {
        self.column = self.column.min(cells.columns().saturating_sub(1));
        let laid = self.show_column(cells, area);
        self.rows.fit(&laid, laid.body_height());
    }

    /// Puts the cursor on a cell, or the nearest that there is.
    pub fn select(&mut self, cells: &dyn Cells, area: Rect, row: usize, column: usize) {
        self.column = column;
        self.rows.at = row;
        self.fit(cells, area);
    }

    /// Moves by `action`; false if it is no movement.
    pub fn act(&mut self, action: Action, cells: &dyn Cells, area: Rect) -> bool {
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => {
                let Laid { held, paged, .. } = Laid::of(cells, area, self.first);
                // From those that are held on to the others as they are on the screen.
                let next = if self.column + 1 == held { paged.start } else { self.column + 1 };
                self.column = next.min(cells.columns().saturating_sub(1));
            }
            Action::NextColumns | Action::PreviousColumns => {
                self.page_columns(action == Action::NextColumns, cells, area);
            }
            _ => return self.rows.act(action, &Laid::of(cells, area, self.first)),
        }
        self.fit(cells, area);
        true
    }

    /// Where it stands, for all that can be seen of it: in a table without rows nowhere.
    pub fn stands(&self, cells: &dyn Cells) -> Self {
        if cells.rows() == 0 { Self::default() } else { *self }
    }

    /// Where one is, in words ("4 of 90"); empty in a table without rows.
    pub fn place(&self, cells: &dyn Cells, area: Rect) -> String {
        self.rows.place(&Laid::of(cells, area, self.first))
    }

    /// By as many columns as are on the screen beside those that are held; the cursor stays as far
    /// from the edge.
    fn page_columns(&mut self, right: bool, cells: &dyn Cells, area: Rect) {
        let Laid { held, paged, .. } = Laid::of(cells, area, self.first);
        let most = cells.columns().saturating_sub(paged.len()).max(held);
        let wanted =
            if right { paged.end } else { paged.start.saturating_sub(paged.len()) }.clamp(held, most);
        if self.column >= held {
            self.column = (self.column + wanted).saturating_sub(paged.start);
        }
        self.first = wanted;
    }

    /// Scrolls sideways as little as needed for the column under the cursor to be seen.
    fn show_column<'a>(&mut self, cells: &'a dyn Cells, area: Rect) -> Laid<'a> {
        let laid = Laid::of(cells, area, self.first);
        let least = (self.column + 1).saturating_sub(laid.paged.len().max(1));
        self.first = match self.column < laid.held {
            true => laid.paged.start,
            false => laid.paged.start.clamp(least, self.column.max(least)),
        };
        if self.first == laid.paged.start { laid } else { Laid::of(cells, area, self.first) }
    }
}

/// Draws a table into `area`; the cursor must fit it ([`GridCursor::fit`]).
pub fn draw(cells: &dyn Cells, cursor: &GridCursor, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    clear(area, buffer);
    let laid = Laid::of(cells, area, cursor.first);
    for (line, row) in laid.heads.iter().zip(area.rows()) {
        write_line(buffer, row, line, shared);
    }
    let body = Rect { y: area.bottom() - laid.body_height(), height: laid.body_height(), ..area };
    for (at, row) in cursor.rows.seen(&laid).into_iter().zip(body.rows()) {
        let Some(line) = laid.row(at.block).get(at.line) else { continue };
        write_line(buffer, row, line, shared);
        let is_first = at.line == laid.first_line_of_cells(at.block);
        if at.block == cursor.rows.at && is_first && !cells.is_heading(at.block) {
            mark(&laid, cursor, shared, row, buffer);
        }
    }
}

/// Marks the cell under the cursor: a bar before it, and its words in reverse, all alike; a shade stays
/// as it is, for in reverse it would say the contrary.
fn mark(laid: &Laid<'_>, cursor: &GridCursor, shared: &Shared, row: Rect, buffer: &mut Buffer) {
    let Some((x, width)) = laid.column(cursor.column) else { return };
    let x = row.x.saturating_add(x);
    write(buffer, (x.saturating_sub(1), row.y), row.right(), "▌", shared.style(Role::Cursor));
    let wide = width_of(&laid.cells.cell(cursor.rows.at, cursor.column)).clamp(1, width.max(1));
    let cell = Rect { x, width: wide, ..row }.intersection(row).intersection(buffer.area);
    for position in cell.positions() {
        let glyph = &mut buffer[position];
        if !glyph.symbol().starts_with(SHADES) {
            glyph.fg = Color::Reset;
            glyph.modifier.remove(Modifier::DIM);
            glyph.set_style(shared.style(Role::Selected));
        }
    }
}

/// A line of pieces made as wide as `width` by blanks.
fn padded(mut line: PieceLine, width: u16) -> PieceLine {
    let blanks = width.saturating_sub(width_of(&line));
    if blanks > 0 {
        line.push(piece(" ".repeat(usize::from(blanks)), Role::Text));
    }
    line
}

/// Wrapped to `width`; a first piece that is blank indents all lines.
fn wrapped(pieces: &[Piece], width: u16) -> Vec<PieceLine> {
    match pieces {
        [(blank, role), rest @ ..] if blank.trim().is_empty() => {
            wrap_pieces(piece(blank.as_str(), *role), rest, width.max(1))
        }
        _ => wrap_pieces(piece("", Role::Text), pieces, width.max(1)),
    }
}

#[cfg(test)]
mod tests;
