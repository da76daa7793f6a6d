//! What each block of a layout will hold, known before any of it is wrapped.
//!
//! A row with very many passages in a cell is cut into bands, blocks that begin level, so that no
//! block costs much; bands are counted over all columns, so that which of them are on the screen
//! changes nothing here.

use crate::compare::comparison::{Cell, Comparison, Way};
use std::ops::Range;

/// The most passages of one cell in one block.
pub const BAND: usize = 24;

/// What a cursor can stand on: a passage, or a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The index of its row in the comparison.
    pub row: usize,
    /// The index of its passage in the cell; none in a gap.
    pub passage: Option<usize>,
}

/// One block: a band of a row, or of the section of what stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The index of its row; none for what stands alone.
    pub row: Option<usize>,
    /// Which band of it, from 0; the first has the head.
    pub band: usize,
}

/// What the blocks of a comparison hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    outlines: Vec<Outline>,
    /// The passages that stand alone, by column.
    alone: Vec<Vec<Item>>,
}

impl Contents {
    /// The blocks of a comparison from the top: rows in their order, then what stands alone.
    pub fn of(comparison: &Comparison) -> Self {
        let mut contents = Self { alone: vec![Vec::new(); comparison.columns.len()], ..Self::default() };
        for (row, of_row) in comparison.rows.iter().enumerate() {
            if of_row.way != Way::Alone {
                let most = of_row.cells.iter().map(|cell| cell.passages().len()).max();
                contents.push(Some(row), most.unwrap_or(0).max(1));
                continue;
            }
            for (of_column, cell) in contents.alone.iter_mut().zip(&of_row.cells) {
                let passages = 0..cell.passages().len();
                of_column.extend(passages.map(|passage| Item { row, passage: Some(passage) }));
            }
        }
        let most = contents.alone.iter().map(Vec::len).max();
        contents.push(None, most.unwrap_or(0));
        contents
    }

    fn push(&mut self, row: Option<usize>, most: usize) {
        self.outlines.extend((0..most.div_ceil(BAND)).map(|band| Outline { row, band }));
    }

    /// The blocks from the top.
    pub fn outlines(&self) -> &[Outline] {
        &self.outlines
    }

    /// How many passages of the column at `column` stand alone.
    pub fn alone(&self, column: usize) -> usize {
        self.alone.get(column).map_or(0, Vec::len)
    }

    /// How many items the block at `block` has in the column at `column`.
    pub fn count(&self, comparison: &Comparison, block: usize, column: usize) -> usize {
        self.range(comparison, block, column).len()
    }

    /// What the block at `block` holds in the column at `column`, from the top.
    pub fn items(
        &self,
        comparison: &Comparison,
        block: usize,
        column: usize,
    ) -> impl Iterator<Item = Item> + use<'_> {
        let row = self.outlines.get(block).and_then(|outline| outline.row);
        let is_gap =
            row.is_some_and(|row| matches!(comparison.rows[row].cells.get(column), Some(Cell::Gap(_))));
        self.range(comparison, block, column).map(move |index| match row {
            Some(row) => Item { row, passage: (!is_gap).then_some(index) },
            None => self.alone[column][index],
        })
    }

    /// The items of the band, counted from the first of its row or section.
    fn range(&self, comparison: &Comparison, block: usize, column: usize) -> Range<usize> {
        let Some(Outline { row, band }) = self.outlines.get(block).copied() else { return 0..0 };
        let all = match row.map(|row| comparison.rows[row].cells.get(column)) {
            None => self.alone(column),
            Some(Some(Cell::Passages(passages))) => passages.len(),
            Some(Some(Cell::Gap(_))) => 1,
            Some(None) => 0,
        };
        (band * BAND).min(all)..((band + 1) * BAND).min(all)
    }
}
