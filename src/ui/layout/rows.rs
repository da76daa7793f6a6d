//! Rows as blocks of lines: a head (`row_heads`), and cells that are level across columns; the passages that
//! stand alone, packed column by column; and both as a stack where the screen is narrow.

use super::cells::{Shown, gap, passage_lines};
use super::columns::{Extent, Plan};
use super::contents::{Contents, Item, Outline};
use super::line::{Inked, Line};
use super::row_heads::RowHeads;
use super::{Block, CellBlock, Frame, Slot, figures, heads, ours};
use crate::compare::comparison::{Cell, Comparison, Passage, Row};
use crate::compare::counted;
use crate::compare::tables::against::Base;
use crate::ui::theme::Role;
use std::borrow::Cow;
use std::ops::Range;

/// Of more columns off the screen than this the narrow column says only how many have something.
const MOST_NAMED: usize = 3;
/// What parts the outlets of a stack.
const PART: &str = "╌";
/// In a stack of fewer cells nothing does.
const LEAST_TO_PART: u16 = 12;

/// What the blocks of one layout are made from.
pub(super) struct Making<'a> {
    pub comparison: &'a Comparison,
    pub frame: &'a Frame,
    pub plan: &'a Plan,
    pub contents: &'a Contents,
    pub alike: &'a [heads::Alike],
}

impl Making<'_> {
    /// The block at `index`.
    pub(super) fn block(&self, index: usize) -> Block {
        let Some(Outline { row, band }) = self.contents.outlines().get(index).copied() else {
            return Block::default();
        };
        let row = row.map(|row| &self.comparison.rows[row]);
        let mut block = Block::default();
        if band == 0 {
            block.head = row.map_or_else(|| self.head_of_alone(), |row| self.heads().of_row(row));
            block.values = row.map_or_else(|| self.alone_off_screen(), |row| self.values_off_screen(row));
        }
        let base = row.and_then(|row| self.base(row));
        let places = self.plan.places().zip(self.plan.columns.iter().copied());
        let cells = places.map(|(place, extent)| self.cell(index, place, extent, base.as_ref()));
        block.cells = cells.collect();
        if self.plan.stacked {
            block.stack();
        } else if row.is_some() {
            block.level();
        }
        block.settle();
        block
    }

    fn heads(&self) -> RowHeads<'_> {
        let Self { comparison, frame: Frame { order, hidden, news, .. }, plan, .. } = *self;
        RowHeads { comparison, order, hidden, width: plan.width, news }
    }

    fn head_of_alone(&self) -> Vec<Line> {
        let hidden = self.frame.hidden.iter().map(|hidden| self.contents.alone(hidden.column)).sum();
        self.heads().of_alone(self.frame.ways, hidden)
    }

    fn column_at(&self, place: usize) -> usize {
        self.frame.order[place]
    }

    fn cell(&self, block: usize, place: usize, extent: Extent, base: Option<&Base<'_>>) -> CellBlock {
        let mut cell = CellBlock { place, extent, top: 0, lines: Vec::new(), slots: Vec::new() };
        let column = self.column_at(place);
        for item in self.contents.items(self.comparison, block, column) {
            let row = &self.comparison.rows[item.row];
            match (&row.cells[column], item.passage) {
                (Cell::Passages(passages), Some(passage)) => {
                    self.add_passage(&mut cell, item, (passages, passage), self.held_against(base, column))
                }
                (Cell::Gap(kind), _) if self.plan.stacked => {
                    let mut head = self.head_in_one(place, extent.width);
                    head.ours(" ", Role::Gap);
                    head.append(gap(row, column, *kind));
                    cell.add(parted(&head, extent.width), item);
                }
                (Cell::Gap(kind), _) => cell.add(gap(row, column, *kind).lines(extent.width), item),
                (Cell::Passages(_), None) => {}
            }
        }
        if self.plan.stacked && cell.slots.iter().any(|slot| slot.item.passage.is_some()) {
            self.head_a_stacked_cell(&mut cell);
        }
        cell
    }

    fn add_passage(
        &self,
        cell: &mut CellBlock,
        item: Item,
        (passages, index): (&[Passage], usize),
        base: Option<&Base<'_>>,
    ) {
        let (row, folded) = (&self.comparison.rows[item.row], self.frame.folded);
        if !cell.lines.is_empty() && !folded {
            cell.lines.push(Line::default());
        }
        let mut passage = Cow::Borrowed(&passages[index]);
        if self.lead_in_is_above(cell, &passage) {
            passage.to_mut().lead_in = None;
        }
        let shown = Shown {
            comparison: self.comparison,
            row,
            passages,
            base,
            widened: self.frame.widened.as_ref().filter(|of| of.is(&passage)).map(|of| of.step),
        };
        cell.add(passage_lines(&shown, &passage, cell.extent.width, folded), item);
    }

    /// What the base column says in a row.
    fn base<'b>(&'b self, row: &'b Row) -> Option<Base<'b>> {
        self.frame.base.and_then(|base| Base::of(self.comparison, row, base))
    }

    /// What the column at `column` is held against: the base not against itself.
    fn held_against<'b>(&self, base: Option<&'b Base<'b>>, column: usize) -> Option<&'b Base<'b>> {
        base.filter(|_| self.frame.base != Some(column))
    }

    /// Whether the last passage of the cell so far holds the lead-in of this one.
    fn lead_in_is_above(&self, cell: &CellBlock, passage: &Passage) -> bool {
        let Some((last, lead_in)) = cell.slots.last().zip(passage.lead_in) else { return false };
        let above = self.passages(&self.comparison.rows[last.item.row], cell.place);
        let above = last.item.passage.and_then(|index| above.get(index));
        above.is_some_and(|above| above.article == passage.article && above.span.contains(lead_in))
    }

    fn head_in_one(&self, place: usize, width: u16) -> Inked {
        let column = self.column_at(place);
        let of = (&self.comparison.columns[column], self.frame.standing(place));
        heads::head_in_one((self.comparison, &self.frame.news), of, self.alike[column], width)
    }

    /// Puts the column's heading on top of a cell that has no heading over it.
    fn head_a_stacked_cell(&self, cell: &mut CellBlock) {
        let width = cell.extent.width;
        let mut head = parted(&self.head_in_one(cell.place, width), width);
        if let Some(last) = head.last_mut().filter(|last| width > LEAST_TO_PART.max(last.width() + 1)) {
            let rest = width - last.width() - 1;
            last.push(&format!(" {}", PART.repeat(rest.into())), Role::Border);
        }
        for slot in &mut cell.slots {
            slot.lines = slot.lines.start + head.len()..slot.lines.end + head.len();
        }
        if let Some(first) = cell.slots.first_mut() {
            first.lines.start = 0;
        }
        cell.lines.splice(0..0, head);
    }

    /// What the narrow column says: the values of the columns off the screen.
    fn values_off_screen(&self, row: &Row) -> Vec<Line> {
        let Some(extent) = self.plan.values else { return Vec::new() };
        let (before, after) = (self.plan.before(), self.plan.after());
        let to_the_right = if before.is_empty() { "" } else { "▸ " };
        let mut lines = Vec::new();
        for (places, arrow) in [(before, "◂ "), (after, to_the_right)] {
            for (index, said) in self.in_short(row, places).into_iter().enumerate() {
                let arrow = if index == 0 { arrow } else { "" };
                lines.extend(Inked::of(&format!("{arrow}{said}"), Role::Ours).lines(extent.width));
            }
        }
        lines
    }

    /// How many passages stand alone in columns off the screen.
    fn alone_off_screen(&self) -> Vec<Line> {
        let Some(extent) = self.plan.values else { return Vec::new() };
        match self
            .plan
            .before()
            .chain(self.plan.after())
            .map(|place| self.contents.alone(self.column_at(place)))
            .sum()
        {
            0 => Vec::new(),
            count => Inked::of(&counted(count, "passage"), Role::Ours).lines(extent.width),
        }
    }

    fn passages<'a>(&self, row: &'a Row, place: usize) -> &'a [Passage] {
        row.cells.get(self.column_at(place)).map_or(&[], Cell::passages)
    }

    /// All values, where there are any, then outlets without values with their paragraphs, one a
    /// line; of many only how many.
    fn in_short(&self, row: &Row, places: Range<usize>) -> Vec<String> {
        let (mut values, mut others) = (Vec::new(), Vec::new());
        let base = self.base(row);
        for place in places {
            let passages = self.passages(row, place);
            let outlet = heads::outlet_in_words(&self.comparison.columns[self.column_at(place)]);
            let base = self.held_against(base.as_ref(), self.column_at(place));
            match figures::values_in_short(self.comparison, row, passages, base) {
                told if !told.is_empty() => values.extend(told),
                _ if passages.is_empty() => {}
                _ => others.push(format!("{outlet} {}", ours::paragraphs_in_short(passages))),
            }
        }
        if others.len() > MOST_NAMED {
            others = vec![counted(others.len(), "column")];
        }
        if values.is_empty() {
            return others;
        }
        let by = if values.iter().any(|value| value.contains(' ')) { " · " } else { " " };
        let others = others.into_iter().map(|other| format!("+ {other}"));
        [values.join(by)].into_iter().chain(others).collect()
    }
}

/// A heading in a stack: what parts it from the outlet above stands before its first line, if there is
/// room.
fn parted(head: &Inked, width: u16) -> Vec<Line> {
    if width < LEAST_TO_PART {
        return head.lines(width);
    }
    let lines = head.lines(width - 2).into_iter().enumerate();
    let lead = |index| if index == 0 { format!("{PART} ") } else { "  ".to_owned() };
    lines.map(|(index, line)| line.after(&lead(index), Role::Border)).collect()
}

impl CellBlock {
    fn add(&mut self, mut lines: Vec<Line>, item: Item) {
        let start = self.lines.len();
        self.lines.append(&mut lines);
        self.slots.push(Slot { item, lines: start..self.lines.len() });
    }
}

impl Block {
    /// Makes all cells as tall as the tallest.
    fn level(&mut self) {
        let heights = self.cells.iter().map(|cell| cell.lines.len());
        let tallest = heights.chain([self.values.len()]).max().unwrap_or(0);
        self.cells.iter_mut().for_each(|cell| cell.lines.resize_with(tallest, Line::default));
    }

    /// Puts the cells that hold something one below the other.
    fn stack(&mut self) {
        self.cells.retain(|cell| !cell.slots.is_empty());
        let mut top = 0;
        for cell in &mut self.cells {
            cell.top = top;
            top += cell.lines.len();
        }
    }

    /// Puts the cells below the head, and says how tall the whole is.
    fn settle(&mut self) {
        let body = self.cells.iter().map(|cell| cell.top + cell.lines.len()).chain([self.values.len()]).max();
        self.height = self.head.len() + body.unwrap_or(0);
        for cell in &mut self.cells {
            cell.top += self.head.len();
            for slot in &mut cell.slots {
                slot.lines = slot.lines.start + cell.top..slot.lines.end + cell.top;
            }
        }
    }
}
