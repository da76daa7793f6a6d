//! Widths: a comparison laid out in columns, lines of equal height, and the wrapping of text.
//!
//! The only place that knows how wide anything is. A resize redoes this and nothing before it.
//! A [`Layout`] is a value: lines with roles, and slots (where a cursor can stand) with the lines
//! that they take. What a comparison of thousands of passages costs is what is looked at: only
//! columns on the screen are laid out, and a block is wrapped when it is first asked for.

pub mod by_hand;
pub mod columns;
pub mod contents;
pub mod line;
pub mod window;
pub mod wrap;

mod cells;
mod figures;
mod heads;
mod held;
mod marks;
mod ours;
mod row_heads;
mod rows;
mod signs;
#[cfg(test)]
mod tests;

pub use cells::shows_more;
pub use heads::{heads_of_table, outlet_in_words};
pub use signs::{CORRECTED, REVIEWED, Signs};

use crate::compare::alignment::Ways;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Passage};
use crate::compare::text::Span;
use crate::ui::model::visits::News;
use by_hand::Hidden;
use columns::{Extent, Plan};
use contents::{Contents, Item};
use heads::{Alike, Heads, Standing};
use line::Line;
use rows::Making;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;
use window::{At, Body};

/// What a layout depends on beside the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The cells inside the pane.
    pub width: u16,
    /// Whether columns stand one below the other.
    pub stacked: bool,
    /// Whether rows show only their values.
    pub folded: bool,
    /// In which ways rows came about: if not in all, what stands alone need not be alone.
    pub ways: Ways,
    /// Whether headings show headlines.
    pub titles: bool,
    /// The most lines of a heading.
    pub most_head_lines: usize,
    /// The indices of the columns that are shown, in the order in which they are.
    pub order: Vec<usize>,
    /// How many of them, from the left, are frozen.
    pub frozen: usize,
    /// The columns that are not shown.
    pub hidden: Vec<Hidden>,
    /// The place in that order of the leftmost column on the screen, as wished.
    pub first: usize,
    /// The index of the column that the others are held against.
    pub base: Option<usize>,
    /// The passage around which more of its article is shown.
    pub widened: Option<Widened>,
    /// What came since the last visit.
    pub news: Arc<News>,
}

/// A passage with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widened {
    /// Its article.
    pub article: ArticleId,
    /// Its bytes.
    pub span: Span,
    /// How much is shown around it.
    pub step: Step,
}

impl Frame {
    /// The place of the base, if it is shown.
    pub fn base_place(&self) -> Option<usize> {
        self.base.and_then(|base| self.order.iter().position(|column| *column == base))
    }

    /// What the reader has made of the column at `place`.
    fn standing(&self, place: usize) -> Standing {
        let is_base = self.base.is_some() && self.order.get(place).copied() == self.base;
        Standing { is_base, is_frozen: place < self.frozen }
    }
}

impl Widened {
    /// Whether this is the passage.
    pub fn is(&self, passage: &Passage) -> bool {
        self.article == passage.article && self.span == passage.span
    }
}

/// How much of an article is shown around a passage, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Its whole paragraph.
    Paragraph,
    /// The paragraphs before and after it as well.
    Neighbours,
}

/// Where a cursor can stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What stands there.
    pub item: Item,
    /// The lines that it takes, counted from the top of the block.
    pub lines: Range<usize>,
}

/// A cell as lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellBlock {
    /// The place of its column in [`Frame::order`].
    pub place: usize,
    /// Where its lines stand.
    pub extent: Extent,
    /// Its first line, counted from the top of the block.
    pub top: usize,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What a cursor can stand on, from the top.
    pub slots: Vec<Slot>,
}

/// A row, the section of passages that stand alone, or a band of either, as lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The lines of its head; none but in the first band.
    pub head: Vec<Line>,
    /// Its cells; in a stack only those that hold something.
    pub cells: Vec<CellBlock>,
    /// What the columns off the screen say.
    pub values: Vec<Line>,
    /// How many lines it takes, head and all.
    pub height: usize,
}

/// A comparison as lines.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What is laid out.
    pub comparison: Arc<Comparison>,
    /// What else it was made from; `first` is the leftmost column that is shown.
    pub frame: Frame,
    /// Which columns are on the screen, and where.
    pub plan: Plan,
    /// The heading of each column on the screen, equally tall; none in a stack.
    pub heads: Vec<Vec<Line>>,
    /// What stands over the values of the columns off the screen.
    pub head_of_values: Line,
    contents: Contents,
    alike: Vec<Alike>,
    blocks: Vec<OnceCell<Block>>,
}

impl Layout {
    /// The block at `index`, wrapped now if it has not been; an empty one behind the last.
    pub fn block(&self, index: usize) -> &Block {
        static NONE: Block = Block { head: Vec::new(), cells: Vec::new(), values: Vec::new(), height: 0 };
        self.blocks.get(index).map_or(&NONE, |block| block.get_or_init(|| self.making().block(index)))
    }

    /// How many slots the block at `block` has in the column at `place`.
    pub fn slots(&self, block: usize, place: usize) -> usize {
        let column = self.frame.order.get(place);
        column.map_or(0, |column| self.contents.count(&self.comparison, block, *column))
    }

    /// What stands in these slots, from the top.
    pub fn items(&self, block: usize, place: usize) -> impl Iterator<Item = Item> + '_ {
        let column = self.frame.order.get(place);
        column.into_iter().flat_map(move |column| self.contents.items(&self.comparison, block, *column))
    }

    /// How many rows begin at `from` or below it; what stands alone counts as one.
    pub fn rows_from(&self, from: At) -> usize {
        let below = self.contents.outlines().iter().skip(from.block + usize::from(from.line > 0));
        below.filter(|outline| outline.band == 0).count()
    }

    /// The first block of the row or section that the block at `block` belongs to.
    pub fn first_band(&self, block: usize) -> usize {
        block - self.contents.outlines().get(block).map_or(0, |outline| outline.band)
    }

    /// How many lines the headings take.
    pub fn head_height(&self) -> usize {
        self.heads.first().map_or(0, Vec::len)
    }

    fn making(&self) -> Making<'_> {
        let Self { comparison, frame, plan, contents, alike, .. } = self;
        Making { comparison, frame, plan, contents, alike }
    }
}

impl Body for Layout {
    fn blocks(&self) -> usize {
        self.blocks.len()
    }

    fn height(&self, block: usize) -> usize {
        self.block(block).height
    }
}

/// Lays a comparison out.
pub fn lay_out(comparison: &Arc<Comparison>, frame: &Frame) -> Layout {
    let count = frame.order.len();
    let plan = if frame.stacked {
        columns::stack(count, frame.width)
    } else {
        columns::plan(count, frame.frozen, frame.width, frame.first)
    };
    let alike = heads::alike(comparison);
    let heads = if frame.stacked { Vec::new() } else { column_heads(comparison, frame, &plan, &alike) };
    let head_of_values = heads::head_of_values(&plan, frame.base_place());
    let contents = Contents::of(comparison);
    let blocks = vec![OnceCell::new(); contents.outlines().len()];
    let frame = Frame { first: plan.paged.start, ..frame.clone() };
    let comparison = Arc::clone(comparison);
    Layout { comparison, frame, plan, heads, head_of_values, contents, alike, blocks }
}

/// The headings of the columns on the screen, all as tall as the tallest of any column.
fn column_heads(comparison: &Comparison, frame: &Frame, plan: &Plan, alike: &[Alike]) -> Vec<Vec<Line>> {
    let narrowest = plan.columns.iter().map(|column| column.width).min().unwrap_or(1);
    let (titles, most) = (frame.titles, frame.most_head_lines);
    let heads = Heads { comparison, news: &frame.news, alike, titles, most };
    let head = |place: usize, width: u16| {
        // Beside what is held stands what pages, whatever is off the screen between them.
        let beside_held = place == plan.paged.start && plan.held > 0;
        let before = if beside_held { Some(plan.held - 1) } else { place.checked_sub(1) };
        let before = before.map(|before| frame.order[before]);
        heads.head(frame.order[place], frame.standing(place), before, width)
    };
    let tallest = (0..frame.order.len()).map(|place| head(place, narrowest).len()).max().unwrap_or(0);
    let mut heads: Vec<Vec<Line>> =
        plan.places().zip(&plan.columns).map(|(place, extent)| head(place, extent.width)).collect();
    heads.iter_mut().for_each(|head| head.resize_with(tallest, Line::default));
    heads
}

#[cfg(test)]
impl Layout {
    /// How many blocks have been wrapped.
    pub(super) fn wrapped(&self) -> usize {
        self.blocks.iter().filter(|block| block.get().is_some()).count()
    }

    /// The same layout with other lines.
    pub(super) fn with_blocks(self, blocks: Vec<Block>) -> Self {
        assert_eq!(blocks.len(), self.blocks.len());
        Self { blocks: blocks.into_iter().map(OnceCell::from).collect(), ..self }
    }
}
