//! A table laid out for an area: which columns are shown, how wide they are, and the lines of a row,
//! made when they are first asked for.

use super::{Cells, padded, wrapped};
use crate::ui::layout::window::Body;
use crate::ui::theme::Role;
use crate::ui::widgets::list::Items;
use crate::ui::widgets::{PieceLine, piece, width_of};
use ratatui::layout::Rect;
use std::cell::OnceCell;
use std::ops::Range;

/// No column is narrower, in cells.
const NARROWEST: u16 = 7;
/// No column is wider.
const WIDEST: u16 = 28;
/// In a narrower area labels stand over their cells.
const LABELS_BESIDE: u16 = 58;
/// What stands before the text of a column: a rule, and the cursor's bar.
const BEFORE: u16 = 2;

/// What stands before the heading of a column that is frozen.
const FROZEN: &str = "▮ ";

/// A table laid out.
pub(super) struct Laid<'a> {
    pub(super) cells: &'a dyn Cells,
    /// How many columns, from the first on, stay at the left whatever else is on the screen.
    pub(super) held: usize,
    /// The others that are on the screen.
    pub(super) paged: Range<usize>,
    /// The lines over the rows: corner and headings.
    pub(super) heads: Vec<PieceLine>,
    area: Rect,
    /// No cells: labels stand over their cells.
    label_width: u16,
    /// Of the text of one column.
    width: u16,
    rows: Vec<OnceCell<Vec<PieceLine>>>,
}

impl Body for Laid<'_> {
    fn blocks(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, block: usize) -> usize {
        self.row(block).len()
    }
}

impl Items for Laid<'_> {
    fn is_selectable(&self, index: usize) -> bool {
        index < self.rows.len() && !self.cells.is_heading(index)
    }
}

impl<'a> Laid<'a> {
    /// Lays out as many columns as fit: those that are frozen, all but one at most where the others
    /// have to page, and of these those from `first` on.
    pub(super) fn of(cells: &'a dyn Cells, area: Rect, first: usize) -> Self {
        let (width, count) = (area.width, cells.columns());
        let longest_of_heads = (0..count).map(|column| {
            let mark =
                if cells.frozen().contains(&column) { width_of(&[piece(FROZEN, Role::Dim)]) } else { 0 };
            longest_word(&cells.head(column)) + mark
        });
        let wanted = longest_of_heads.fold(cells.cell_width(), u16::max).clamp(NARROWEST, WIDEST);
        let all = u16::try_from(count).unwrap_or(u16::MAX).saturating_mul(wanted + BEFORE);
        let label_width = match width {
            ..LABELS_BESIDE => 0,
            _ => label_width(cells, (width / 3).max(width.saturating_sub(all))),
        };
        // With columns off the screen the corner says how many.
        let pages = label_width > 0 && all > width.saturating_sub(label_width);
        let label_width = if pages { label_width.max(width_of(&edges(count, count))) } else { label_width };
        let room = width.saturating_sub(label_width);
        let fits = usize::from(room / (wanted + BEFORE)).clamp(1, count.max(1));
        let on_screen = fits.min(count);
        let held = cells.frozen().end.min(if fits < count { fits - 1 } else { count });
        let first = first.clamp(held, count - (on_screen - held));
        let paged = first..first + (on_screen - held);
        let each = room / u16::try_from(on_screen).unwrap_or(u16::MAX).max(1);
        let width = each.saturating_sub(BEFORE).clamp(1, WIDEST);
        let rows = (0..cells.rows()).map(|_| OnceCell::new()).collect();
        let mut laid = Self { cells, held, paged, heads: Vec::new(), area, label_width, width, rows };
        laid.heads = laid.all_heads();
        laid
    }

    /// How many lines there are for rows.
    pub(super) fn body_height(&self) -> u16 {
        let heads = u16::try_from(self.heads.len()).unwrap_or(u16::MAX);
        self.area.height.saturating_sub(heads)
    }

    /// Where the text of a column that is shown begins, from the left edge, and its width.
    pub(super) fn column(&self, index: usize) -> Option<(u16, u16)> {
        let place = self.columns().position(|column| column == index)?;
        let place = u16::try_from(place).ok()?;
        Some((self.label_width + place * (self.width + BEFORE) + BEFORE, self.width))
    }

    /// The columns on the screen, from the left.
    fn columns(&self) -> impl Iterator<Item = usize> + use<> {
        (0..self.held).chain(self.paged.clone())
    }

    /// The lines of a row; none behind the last.
    pub(super) fn row(&self, index: usize) -> &[PieceLine] {
        self.rows.get(index).map_or(&[], |row| row.get_or_init(|| self.make_row(index)))
    }

    /// Which of its lines is the first with cells.
    pub(super) fn first_line_of_cells(&self, row: usize) -> usize {
        if self.is_stacked() { self.label(row).len() } else { 0 }
    }

    fn is_stacked(&self) -> bool {
        self.label_width == 0
    }

    fn label(&self, row: usize) -> Vec<PieceLine> {
        let over_cells = self.is_stacked() || self.cells.is_heading(row);
        wrapped(&self.cells.label(row), if over_cells { self.area.width } else { self.label_width })
    }

    fn make_row(&self, row: usize) -> Vec<PieceLine> {
        let label = self.label(row);
        if self.cells.is_heading(row) {
            return label;
        }
        let cells = self.columns().map(|column| self.cells.cell(row, column));
        let cells: Vec<Vec<PieceLine>> = cells.map(|cell| self.wrapped_cell(cell)).collect();
        if self.is_stacked() {
            return label.into_iter().chain(self.beside(&[], &cells)).collect();
        }
        self.beside(&label, &cells)
    }

    fn wrapped_cell(&self, cell: PieceLine) -> Vec<PieceLine> {
        if width_of(&cell) <= self.width { vec![cell] } else { wrapped(&cell, self.width) }
    }

    /// A label and cells as lines beside each other, each after a rule.
    fn beside(&self, label: &[PieceLine], cells: &[Vec<PieceLine>]) -> Vec<PieceLine> {
        let tallest = cells.iter().map(Vec::len).chain([label.len()]).max().unwrap_or(0);
        let line = |at: usize| {
            let mut line = padded(label.get(at).cloned().unwrap_or_default(), self.label_width);
            for (place, lines) in cells.iter().enumerate() {
                let rule = match place {
                    0 if self.is_stacked() => "  ",
                    _ if place > 0 && place == self.held => "║ ",
                    _ => "│ ",
                };
                line.push(piece(rule, Role::Border));
                line.extend(padded(lines.get(at).cloned().unwrap_or_default(), self.width));
            }
            line
        };
        (0..tallest).map(line).collect()
    }

    /// The heading of a column, with a mark of one that is frozen.
    fn head(&self, column: usize) -> PieceLine {
        let mut head = self.cells.head(column);
        if self.cells.frozen().contains(&column) {
            head.insert(0, piece(FROZEN, Role::Dim));
        }
        head
    }

    /// Corner and headings; how many columns are off the screen stands in the last line of the
    /// corner, or, where labels stand over their cells, in a line of its own.
    fn all_heads(&self) -> Vec<PieceLine> {
        let most = usize::from(self.area.height / 2).max(1);
        let heads = self.columns().map(|column| wrapped(&self.head(column), self.width));
        let mut heads: Vec<Vec<PieceLine>> = heads.collect();
        let after = self.cells.columns().saturating_sub(self.paged.end);
        let (corner, edges) = (self.cells.corner(), edges(self.paged.start - self.held, after));
        if self.is_stacked() {
            let mut above = wrapped(&[corner, edges.clone()].concat(), self.area.width);
            if edges.is_empty() || above.len() >= most {
                above = if edges.is_empty() { Vec::new() } else { vec![edges] };
            }
            let most = most.saturating_sub(above.len()).max(1);
            heads.iter_mut().for_each(|head| shorten(head, most, self.width));
            above.extend(self.beside(&[], &heads));
            return above;
        }
        heads.iter_mut().for_each(|head| shorten(head, most, self.width));
        let mut corner = wrapped(&corner, self.label_width);
        if !edges.is_empty() {
            let tallest = heads.iter().map(Vec::len).max().unwrap_or(0);
            corner.truncate(most.saturating_sub(1));
            corner.resize(corner.len().max(tallest.saturating_sub(1)), PieceLine::new());
            corner.push(edges);
        }
        self.beside(&corner, &heads)
    }
}

/// How many columns are off the screen: "◂ 2  +3 ▸".
fn edges(before: usize, after: usize) -> PieceLine {
    let before = (before > 0).then(|| format!("◂ {before}"));
    let after = (after > 0).then(|| format!("+{after} ▸"));
    let words: Vec<String> = before.into_iter().chain(after).collect();
    if words.is_empty() {
        return PieceLine::new();
    }
    vec![piece(format!(" {}", words.join("  ")), Role::ColumnHead)]
}

/// As wide as the longest label, or as `most` if one is longer.
fn label_width(cells: &dyn Cells, most: u16) -> u16 {
    let rows = (0..cells.rows()).filter(|row| !cells.is_heading(*row));
    let mut longest = width_of(&cells.corner()).max(NARROWEST);
    for row in rows {
        if longest >= most {
            return most;
        }
        longest = longest.max(width_of(&cells.label(row)));
    }
    longest.min(most)
}

/// The width of the longest word of a heading.
fn longest_word(head: &PieceLine) -> u16 {
    let words = head.iter().flat_map(|(text, role)| text.split(' ').map(|word| piece(word, *role)));
    words.map(|word| width_of(&[word])).max().unwrap_or(0)
}

/// Leaves the first lines of a heading; "…" ends the last where there were more.
fn shorten(head: &mut Vec<PieceLine>, most: usize, width: u16) {
    if head.len() <= most {
        return;
    }
    head.truncate(most);
    let Some(last) = head.last_mut() else { return };
    if width_of(last) >= width {
        let mut pieces = wrapped(last, width.saturating_sub(1));
        *last = if pieces.is_empty() { PieceLine::new() } else { pieces.swap_remove(0) };
    }
    last.push(piece("…", Role::Dim));
}
