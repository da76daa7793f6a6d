//! What the cursor holds on to while comparisons come and go: a passage by its article and text,
//! a gap by its row and column.

use super::super::Focus;
use super::cursor::{self, Spot};
use crate::compare::articles::{ArticleId, Library};
use crate::compare::comparison::{Cell, Comparison, Passage, Row, Way};
use crate::compare::text::Span;
use crate::ui::layout::Layout;
use crate::ui::layout::contents::Item;
use crate::ui::layout::window::{At, Body, Window, moved, offset};
use serde::{Deserialize, Serialize};

/// Where the cursor stands, told without indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// The column's id.
    column: String,
    /// The row's id.
    row: String,
    /// The index of the row, for when it is gone.
    row_index: usize,
    passage: Option<Words>,
    /// Where the window stands.
    pub(super) depth: Depth,
    /// The place of the leftmost column on the screen.
    pub(super) first: usize,
}

/// Where the cursor stood in a topic, to be gone back to once the topic is compared anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The topic's id.
    pub topic: String,
    pub(super) anchor: Anchor,
}

/// How far something stands below the top of the window, in lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Depth {
    /// The body's beginning, which is at the top.
    #[default]
    Top,
    /// The head of the cursor's row, if it is in the window: it stays there.
    Head(usize),
    /// The cursor's slot, where the head of its row is above the window.
    Slot(isize),
}

/// A passage told by its words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    article: ArticleId,
    start: usize,
    text: String,
}

impl Words {
    fn of(comparison: &Comparison, passage: &Passage) -> Self {
        Self {
            article: passage.article.clone(),
            start: passage.span.start,
            text: comparison.text(&passage.article, passage.span).to_owned(),
        }
    }
}

/// What an anchor holds on to in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    row: usize,
    /// The index of its column in the comparison.
    pub(super) column: usize,
    passage: Option<usize>,
}

impl Anchor {
    /// The anchor of a row × a column, and of the passage there at `passage`.
    pub(super) fn new(
        comparison: &Comparison,
        row_index: usize,
        column: usize,
        passage: Option<&Passage>,
        depth: Depth,
        first: usize,
    ) -> Self {
        Self {
            column: comparison.columns.get(column).map(|column| column.id.clone()).unwrap_or_default(),
            row: comparison.rows.get(row_index).map(|row| row.id.clone()).unwrap_or_default(),
            row_index,
            passage: passage.map(|passage| Words::of(comparison, passage)),
            depth,
            first,
        }
    }

    /// The anchor of what another view showed, whose ranges are of the articles of `library`.
    pub(super) fn at(focus: &Focus, library: &Library, first: usize) -> Self {
        let words = |(article, span): &(ArticleId, Span)| Words {
            article: article.clone(),
            start: span.start,
            text: library.get(article).map_or("", |known| span.of(known.body.as_str())).to_owned(),
        };
        Self {
            column: focus.column.clone().unwrap_or_default(),
            row: focus.row.clone().unwrap_or_default(),
            row_index: 0,
            passage: focus.passage.as_ref().map(words),
            depth: Depth::Top,
            first,
        }
    }

    /// Keeps the row of another anchor, where what is wanted names none; and, if it names a column
    /// alone, where the window stands.
    pub(super) fn stay_in_row(&mut self, other: &Anchor, of_column: bool) {
        self.row.clone_from(&other.row);
        self.row_index = other.row_index;
        if of_column {
            self.depth = other.depth;
        }
    }

    /// Goes over to the pinned row that holds (of) the passage, if there is one.
    pub(super) fn go_to_pinned(&mut self, comparison: &Comparison) {
        let Some(words) = &self.passage else { return };
        let own = Span::new(words.start, words.start + words.text.len());
        let holds = |passage: &&Passage| passage.article == words.article && passage.span.overlaps(own);
        let mut pinned = comparison.rows.iter().enumerate().filter(|(_, row)| row.way == Way::Pinned);
        let of_row = |(index, row): (usize, &Row)| {
            let passage = row.cells.iter().flat_map(Cell::passages).find(holds)?;
            Some((index, row.id.clone(), Words::of(comparison, passage)))
        };
        if let Some((index, row, words)) = pinned.find_map(of_row) {
            (self.row_index, self.row, self.passage, self.depth) = (index, row, Some(words), Depth::Top);
        }
    }

    /// The first line of the window that keeps the cursor, now at `spot`, as deep as it was.
    pub(super) fn top_line(&self, layout: &Layout, spot: Spot) -> At {
        let Some((_, _, slot)) = cursor::at(layout, spot) else { return At::default() };
        let line = |line| At { block: spot.block, line };
        match self.depth {
            Depth::Top => At::default(),
            Depth::Head(depth) => moved(layout, line(0), -isize::try_from(depth).unwrap_or(isize::MAX)),
            Depth::Slot(depth) => moved(layout, line(slot.lines.start), depth.saturating_neg()),
        }
    }

    /// The same passage, else the nearest of its article, else the same row and column.
    pub(super) fn find(&self, comparison: &Comparison) -> Option<Target> {
        self.find_passage(comparison).or_else(|| {
            let column = comparison.columns.iter().position(|column| column.id == self.column)?;
            let same_row = comparison.rows.iter().position(|row| row.id == self.row);
            Some(Target { row: same_row.unwrap_or(self.row_index), column, passage: None })
        })
    }

    fn find_passage(&self, comparison: &Comparison) -> Option<Target> {
        let words = self.passage.as_ref()?;
        let mut best = None;
        for (row, of_row) in comparison.rows.iter().enumerate() {
            for (column, cell) in of_row.cells.iter().enumerate() {
                for (index, passage) in cell.passages().iter().enumerate() {
                    if passage.article != words.article {
                        continue;
                    }
                    let other_text = comparison.text(&passage.article, passage.span) != words.text;
                    let distance = passage.span.start.abs_diff(words.start);
                    let rank = if other_text {
                        (true, distance, of_row.id != self.row)
                    } else {
                        (false, usize::from(of_row.id != self.row), distance > 0)
                    };
                    if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                        best = Some((rank, Target { row, column, passage: Some(index) }));
                    }
                }
            }
        }
        best.map(|(_, target)| target)
    }
}

impl Depth {
    /// How deep the cursor is at `spot` in a window.
    pub(super) fn of(layout: &Layout, spot: Spot, window: Window) -> Self {
        let Some((_, _, slot)) = cursor::at(layout, spot) else { return Self::Top };
        let deep = |line| offset(layout, window.top, At { block: spot.block, line }, window.height);
        match usize::try_from(deep(0)) {
            Ok(depth) => Self::Head(depth),
            Err(_) => Self::Slot(deep(slot.lines.start)),
        }
    }
}

impl Target {
    /// Its spot in a layout in which its column has this place.
    pub(super) fn spot(&self, layout: &Layout, place: usize) -> Option<Spot> {
        let spots = cursor::path(layout, place).filter(|spot| spot.place == place);
        let rank = |item: Item| (item.row.abs_diff(self.row), item.passage != self.passage);
        let blocks = (0..layout.blocks()).flat_map(|block| layout.items(block, place));
        let ranked = blocks.zip(spots).map(|(item, spot)| (rank(item), spot));
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, spot)| spot)
    }
}
