//! Widths: a comparison laid out in columns, lines of equal height, and the wrapping of text.
//!
//! The only place that knows how wide anything is. A resize redoes this and nothing before it.
//! A [`Layout`] is inert: lines with roles, and slots (where a cursor can stand) with the lines
//! that they take. Only columns on the screen are laid out, so that many cost no more than a few.

pub mod columns;
pub mod line;
pub mod wrap;

mod cells;
mod heads;
mod ours;
mod rows;
#[cfg(test)]
mod tests;
mod values;

use crate::compare::comparison::{Comparison, Way};
use columns::{Extent, Plan};
use line::Line;
use rows::Making;
use std::ops::Range;

/// What a layout depends on beside the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The cells inside the pane.
    pub width: u16,
    /// Whether columns stand one below the other.
    pub stacked: bool,
    /// Whether rows show only their values.
    pub folded: bool,
    /// Whether headings show headlines.
    pub titles: bool,
    /// The indices of the comparison's columns in the order in which they are shown.
    pub order: Vec<usize>,
    /// The place in that order of the leftmost column on the screen, as wished.
    pub first: usize,
}

/// Where a cursor can stand: a passage, or a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The index of its row in the comparison.
    pub row: usize,
    /// The index of its passage in the cell; none in a gap.
    pub passage: Option<usize>,
    /// The lines that it takes, counted from the top of the body.
    pub lines: Range<usize>,
}

/// A cell as lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellBlock {
    /// The place of its column in [`Frame::order`].
    pub place: usize,
    /// Where its lines stand.
    pub extent: Extent,
    /// Its first line, counted from the top of the body.
    pub top: usize,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What a cursor can stand on, from the top.
    pub slots: Vec<Slot>,
}

/// A row, or the section of passages that stand alone, as lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its first line, counted from the top of the body.
    pub top: usize,
    /// The lines of its head.
    pub head: Vec<Line>,
    /// Its cells; in the last section of a stack only those that hold something.
    pub cells: Vec<CellBlock>,
    /// What the columns off the screen say.
    pub values: Vec<Line>,
    /// How many lines it takes, head and all.
    pub height: usize,
    /// Whether its cells are equally tall.
    pub level: bool,
}

/// A comparison as lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Which columns are on the screen, and where.
    pub plan: Plan,
    /// The heading of each column on the screen, equally tall; none in a stack.
    pub heads: Vec<Vec<Line>>,
    /// What stands over the values of the columns off the screen.
    pub head_of_values: Line,
    /// Rows from the top; their lines are the body.
    pub blocks: Vec<Block>,
}

impl Layout {
    /// How many lines the body has.
    pub fn height(&self) -> usize {
        self.blocks.last().map_or(0, |last| last.top + last.height)
    }

    /// How many lines the headings take.
    pub fn head_height(&self) -> usize {
        self.heads.first().map_or(0, Vec::len)
    }
}

/// Lays a comparison out.
pub fn lay_out(comparison: &Comparison, frame: &Frame) -> Layout {
    let count = frame.order.len();
    let plan = if frame.stacked {
        columns::stack(count, frame.width)
    } else {
        columns::plan(count, frame.width, frame.first)
    };
    let making = Making { comparison, frame, plan: &plan };
    let is_alone = |index: &usize| comparison.rows[*index].way == Way::Alone;
    let (alone, level): (Vec<usize>, Vec<usize>) = (0..comparison.rows.len()).partition(is_alone);
    let mut blocks: Vec<Block> = Vec::new();
    let mut top = 0;
    for row in level {
        let block = making.level(row, top);
        top += block.height;
        blocks.push(block);
    }
    if !alone.is_empty() {
        blocks.push(making.alone(&alone, top));
    }
    let heads = if frame.stacked { Vec::new() } else { column_heads(comparison, frame, &plan) };
    let head_of_values = heads::head_of_values(plan.shown.start, count - plan.shown.end);
    Layout { plan, heads, head_of_values, blocks }
}

/// The headings of the columns on the screen, all as tall as the tallest of any column.
fn column_heads(comparison: &Comparison, frame: &Frame, plan: &Plan) -> Vec<Vec<Line>> {
    let narrowest = plan.columns.iter().map(|column| column.width).min().unwrap_or(1);
    let head = |place: usize, width: u16| {
        let column = |place: usize| &comparison.columns[frame.order[place]];
        let before = place.checked_sub(1).map(column);
        heads::head(comparison, column(place), before, width, frame.titles)
    };
    let tallest = (0..frame.order.len()).map(|place| head(place, narrowest).len()).max().unwrap_or(0);
    let mut heads: Vec<Vec<Line>> =
        plan.shown.clone().zip(&plan.columns).map(|(place, extent)| head(place, extent.width)).collect();
    heads.iter_mut().for_each(|head| head.resize_with(tallest, Line::default));
    heads
}
