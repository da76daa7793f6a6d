//! Rows as blocks of lines: a head, and cells that are level across columns; the passages that
//! stand alone, packed column by column; and both as a stack where the screen is narrow.

use super::cells::{gap, passage_lines};
use super::columns::Plan;
use super::line::{Inked, Line};
use super::{Block, CellBlock, Frame, Slot, heads, ours, values};
use crate::compare::comparison::{Cell, Columns, Comparison, Passage, Row, Way};
use crate::ui::theme::Role;
use std::ops::Range;

/// Of more columns off the screen than this the narrow column says only how many have something.
const MOST_NAMED: usize = 3;

/// What the blocks of one layout are made from.
pub(super) struct Making<'a> {
    pub comparison: &'a Comparison,
    pub frame: &'a Frame,
    pub plan: &'a Plan,
}

impl Making<'_> {
    /// The block of a row whose cells are level, from line `top` on.
    pub(super) fn level(&self, row_index: usize, top: usize) -> Block {
        let row = &self.comparison.rows[row_index];
        let head = self.row_head(row);
        let mut block = Block { top, head, cells: Vec::new(), values: Vec::new(), height: 0, level: true };
        if self.plan.stacked {
            self.stack(&mut block, |making, place| making.stacked_cell(row_index, place));
        } else {
            let cell = |place| self.cell(row_index, place);
            block.cells = self.plan.shown.clone().map(cell).collect();
            block.values = self.values_off_screen(row);
            let values = block.values.len();
            let tallest = block.cells.iter().map(|cell| cell.lines.len()).chain([values]).max();
            block
                .cells
                .iter_mut()
                .for_each(|cell| cell.lines.resize_with(tallest.unwrap_or(0), Line::default));
        }
        block.settle();
        block
    }

    /// The block of the passages that stand alone, from line `top` on.
    pub(super) fn alone(&self, rows: &[usize], top: usize) -> Block {
        let what = if self.comparison.kind == Columns::Article { "article" } else { "outlet" };
        let label = Inked::of(&format!("Only in one {what}"), Role::RowHead);
        let head = rule(self.plan.width, '─', label, Inked::default());
        let mut block = Block { top, head, cells: Vec::new(), values: Vec::new(), height: 0, level: false };
        if self.plan.stacked {
            self.stack(&mut block, |making, place| {
                let mut cell = making.packed_cell(rows, place);
                if !cell.slots.is_empty() {
                    making.head_a_stacked_cell(&mut cell);
                }
                cell
            });
            block.cells.retain(|cell| !cell.slots.is_empty());
        } else {
            block.cells = self.plan.shown.clone().map(|place| self.packed_cell(rows, place)).collect();
            block.values = self.alone_off_screen(rows);
        }
        block.settle();
        block
    }

    fn column_at(&self, place: usize) -> usize {
        self.frame.order[place]
    }

    fn empty_cell(&self, place: usize) -> CellBlock {
        let extent = self.plan.columns[place - self.plan.shown.start];
        CellBlock { place, extent, top: 0, lines: Vec::new(), slots: Vec::new() }
    }

    fn cell(&self, row_index: usize, place: usize) -> CellBlock {
        let mut cell = self.empty_cell(place);
        let row = &self.comparison.rows[row_index];
        match row.cells.get(self.column_at(place)) {
            Some(Cell::Gap(kind)) => {
                cell.add(gap(*kind).lines(cell.extent.width), row_index, None);
            }
            Some(Cell::Passages(_)) => self.add_passages(&mut cell, row_index),
            None => {}
        }
        cell
    }

    fn packed_cell(&self, rows: &[usize], place: usize) -> CellBlock {
        let mut cell = self.empty_cell(place);
        rows.iter().for_each(|row| self.add_passages(&mut cell, *row));
        cell
    }

    fn add_passages(&self, cell: &mut CellBlock, row_index: usize) {
        let row = &self.comparison.rows[row_index];
        let passages = row.cells.get(self.column_at(cell.place)).map_or(&[][..], Cell::passages);
        for (index, passage) in passages.iter().enumerate() {
            if !cell.lines.is_empty() && !self.frame.folded {
                cell.lines.push(Line::default());
            }
            let lines = passage_lines(self.comparison, row, passage, cell.extent.width, self.frame.folded);
            cell.add(lines, row_index, Some(index));
        }
    }

    fn stacked_cell(&self, row_index: usize, place: usize) -> CellBlock {
        let row = &self.comparison.rows[row_index];
        let column = self.column_at(place);
        if let Some(Cell::Gap(kind)) = row.cells.get(column) {
            let mut cell = self.empty_cell(place);
            let mut line = heads::head_in_one(self.comparison, &self.comparison.columns[column]);
            line.ours(" ", Role::Gap);
            line.append(gap(*kind));
            cell.add(line.lines(cell.extent.width), row_index, None);
            return cell;
        }
        let mut cell = self.cell(row_index, place);
        self.head_a_stacked_cell(&mut cell);
        cell
    }

    /// Puts the column's heading on top of a cell that has no heading over it.
    fn head_a_stacked_cell(&self, cell: &mut CellBlock) {
        let column = &self.comparison.columns[self.column_at(cell.place)];
        let head = heads::head_in_one(self.comparison, column).lines(cell.extent.width);
        for slot in &mut cell.slots {
            slot.lines = slot.lines.start + head.len()..slot.lines.end + head.len();
        }
        if let Some(first) = cell.slots.first_mut() {
            first.lines.start = 0;
        }
        cell.lines.splice(0..0, head);
    }

    fn stack(&self, block: &mut Block, cell: impl Fn(&Self, usize) -> CellBlock) {
        let mut top = 0;
        for place in self.plan.shown.clone() {
            let mut cell = cell(self, place);
            cell.top = top;
            top += cell.lines.len();
            block.cells.push(cell);
        }
    }

    /// What the narrow column says: the values of the columns off the screen.
    fn values_off_screen(&self, row: &Row) -> Vec<Line> {
        let Some(extent) = self.plan.values else { return Vec::new() };
        let (before, after) = self.off_screen();
        let mut lines = Vec::new();
        for (places, arrow) in [(before, "◂ "), (after, if self.plan.shown.start > 0 { "▸ " } else { "" })]
        {
            let said = self.in_short(row, places);
            let arrow = if said.is_empty() { "" } else { arrow };
            lines.extend(Inked::of(&format!("{arrow}{said}"), Role::Ours).lines(extent.width));
        }
        lines
    }

    /// How many passages stand alone in columns off the screen.
    fn alone_off_screen(&self, rows: &[usize]) -> Vec<Line> {
        let Some(extent) = self.plan.values else { return Vec::new() };
        let (before, after) = self.off_screen();
        let passages = |place: usize, row: &usize| self.passages(&self.comparison.rows[*row], place).len();
        let count: usize =
            before.chain(after).map(|place| rows.iter().map(|row| passages(place, row)).sum::<usize>()).sum();
        if count == 0 {
            return Vec::new();
        }
        Inked::of(&counted(count, "passage"), Role::Ours).lines(extent.width)
    }

    /// The places of the columns to the left of the screen, and of those to its right.
    fn off_screen(&self) -> (Range<usize>, Range<usize>) {
        (0..self.plan.shown.start, self.plan.shown.end..self.frame.order.len())
    }

    fn passages<'a>(&self, row: &'a Row, place: usize) -> &'a [Passage] {
        row.cells.get(self.column_at(place)).map_or(&[], Cell::passages)
    }

    /// Values, where there are any; else outlets with their paragraphs; of many only how many.
    fn in_short(&self, row: &Row, places: Range<usize>) -> String {
        let told = places.filter(|place| !self.passages(row, *place).is_empty());
        let (mut numbers, mut others) = (Vec::new(), Vec::new());
        for place in told {
            let passages = self.passages(row, place);
            let outlet = heads::outlet_in_words(&self.comparison.columns[self.column_at(place)]);
            match ours::values_in_short(passages) {
                Some(values) => numbers.push(values),
                None => others.push(format!("{outlet} {}", ours::paragraphs_in_short(passages))),
            }
        }
        let others = match others.len() {
            0..=MOST_NAMED => others.join(" · "),
            count => counted(count, "column"),
        };
        let parted = if numbers.is_empty() || others.is_empty() { "" } else { " · " };
        format!("{}{parted}{others}", numbers.join(" "))
    }

    /// "─ label ─── figure ·●● ── 90,000+ … 127,000 · Nov to Feb ─"
    fn row_head(&self, row: &Row) -> Vec<Line> {
        let suggested = row.way == Way::Suggested;
        let role = if suggested { Role::Suggested } else { Role::RowHead };
        let mut told = Inked::of(row.way.name(), Role::Way);
        told.ours(&format!(" {}", self.coverage(row)), role);
        let dash = if suggested { '┄' } else { '─' };
        if let Some(spread) = &row.spread {
            told.ours(&format!(" {dash}{dash} "), Role::Border);
            told.ours(&values::spread(spread), Role::RowHead);
        }
        rule(self.plan.width, dash, Inked::of(&row.label, role), told)
    }

    /// A mark for every column, on and off the screen.
    fn coverage(&self, row: &Row) -> String {
        let has = |column: &usize| row.cells.get(*column).is_some_and(|cell| !cell.passages().is_empty());
        self.frame.order.iter().map(|column| if has(column) { '●' } else { '·' }).collect()
    }
}

/// A rule across the pane with words at its left and right; more lines where one is too short.
fn rule(width: u16, dash: char, left: Inked, right: Inked) -> Vec<Line> {
    let dashes = |count: u16| dash.to_string().repeat(usize::from(count));
    let room = width.saturating_sub(4).max(1);
    let taken = left.width() + right.width() + if right.is_empty() { 3 } else { 6 };
    if taken < width {
        let mut line = left.lines(room).pop().unwrap_or_default().after(&dashes(1), Role::Border);
        line.pieces[0].text.push(' ');
        line.pieces[0].width += 1;
        line.push(&format!(" {}", dashes(width - taken)), Role::Border);
        if let Some(right) = right.lines(room).pop() {
            line.push(" ", Role::Border);
            line.pieces.extend(right.pieces);
            line.push(&format!(" {}", dashes(1)), Role::Border);
        }
        return vec![line];
    }
    let mut lines = Vec::new();
    for (index, line) in left.lines(room).into_iter().enumerate() {
        let mut line =
            line.after(&if index == 0 { format!("{dash} ") } else { "  ".to_owned() }, Role::Border);
        if index == 0 && line.width() + 1 < width {
            line.push(&format!(" {}", dashes(width - line.width() - 1)), Role::Border);
        }
        lines.push(line);
    }
    lines.extend(right.lines(room).into_iter().map(|line| line.after("  ", Role::Border)));
    lines
}

/// "1 passage", "2 passages".
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

impl CellBlock {
    fn add(&mut self, mut lines: Vec<Line>, row: usize, passage: Option<usize>) {
        let start = self.lines.len();
        self.lines.append(&mut lines);
        self.slots.push(Slot { row, passage, lines: start..self.lines.len() });
    }
}

impl Block {
    /// Puts the cells below the head, and says how tall the whole is.
    fn settle(&mut self) {
        let body = self.cells.iter().map(|cell| cell.top + cell.lines.len()).chain([self.values.len()]).max();
        self.height = self.head.len() + body.unwrap_or(0);
        let below_head = self.top + self.head.len();
        for cell in &mut self.cells {
            cell.top += below_head;
            for slot in &mut cell.slots {
                slot.lines = slot.lines.start + cell.top..slot.lines.end + cell.top;
            }
        }
    }
}
