//! Row × column of the present topic, the rows with most gaps first; over them, for each column,
//! how many rows it lacks that others have, and how many passages only it has.

use super::table::{Named, Sort, Words, gap_in_words};
use crate::compare::comparison::{Cell, Comparison, Row, Way};
use crate::compare::counted;
use crate::compare::tables::omissions::{OTHERS, Omissions};
use crate::ui::layout::by_hand::{ByHand, Places};
use crate::ui::layout::{Signs, heads_of_table};
use crate::ui::model::visits::News;
use crate::ui::theme::Role;
use crate::ui::views::Focus;
use crate::ui::widgets::grid::Cells;
use crate::ui::widgets::{PieceLine, piece, signs};
use std::ops::Range;
use std::sync::Arc;

/// The orders of rows.
pub(super) const SORTS: &[Sort] = &[Sort::Count, Sort::Listed, Sort::Name];

/// Omissions as they are shown.
pub(super) struct Omitted {
    pub(super) omissions: Arc<Omissions>,
    heads: Vec<PieceLine>,
    /// The columns in the order in which they are shown.
    order: Vec<usize>,
    /// How many of them are frozen.
    frozen: usize,
    /// The rows of the comparison, likewise, each with the number of columns that have it.
    rows: Vec<(usize, usize)>,
}

impl Omitted {
    pub(super) fn of(
        omissions: &Arc<Omissions>,
        news: &News,
        by_hand: ByHand<'_>,
        (sort, reversed): (Sort, bool),
    ) -> Self {
        let comparison = &omissions.comparison;
        let mut rows: Vec<(usize, usize)> = omissions.rows.iter().map(|row| (row.row, row.held)).collect();
        match sort {
            Sort::Count | Sort::Share => {}
            Sort::Listed => rows.sort_unstable(),
            Sort::Name => rows
                .sort_by_cached_key(|(row, _)| comparison.rows.get(*row).map(|row| row.label.to_lowercase())),
        }
        if reversed {
            rows.reverse();
        }
        let Places { order, frozen, .. } = Places::of(&comparison.columns, by_hand);
        let heads = heads_of_table(comparison, news);
        Self { omissions: Arc::clone(omissions), heads, order, frozen, rows }
    }

    fn comparison(&self) -> &Comparison {
        &self.omissions.comparison
    }

    /// The column of the comparison that is shown as the one at `column`.
    pub(super) fn column(&self, column: usize) -> Option<usize> {
        self.order.get(column).copied()
    }

    /// The row of the comparison that is shown as the one at `row`; none for the row of gaps.
    pub(super) fn row(&self, row: usize) -> Option<&Row> {
        let (row, _) = self.rows.get(row.checked_sub(1)?)?;
        self.comparison().rows.get(*row)
    }

    fn cell_of(&self, row: usize, column: usize) -> Option<&Cell> {
        self.row(row)?.cells.get(self.column(column)?)
    }

    /// Whether the row is the one that counts what columns lack.
    pub(super) fn is_of_gaps(&self, row: usize) -> bool {
        row == 0
    }

    /// Where another view is to go from a cell.
    pub(super) fn focus(&self, row: usize, column: usize) -> Focus {
        let passage = self.cell_of(row, column).and_then(|cell| cell.passages().first());
        Focus {
            column: self.column_name(column),
            row: self.row_name(row),
            passage: passage.map(|passage| (passage.article.clone(), passage.span)),
        }
    }

    /// What the cell says in words; `open` is the key that opens it.
    pub(super) fn in_words(&self, row: usize, column: usize, open: &str) -> Words {
        let said = match self.cell_of(row, column) {
            _ if self.is_of_gaps(row) => {
                let (lacks, only) = self.gaps(column);
                let (lacks, only) = (counted(lacks, "row"), counted(only, "passage"));
                format!("lacks {lacks} that {OTHERS}+ other outlets have; alone has {only} ({open})")
            }
            Some(Cell::Gap(gap)) => format!("{}: {}", gap.label(), gap_in_words(*gap)),
            Some(cell) => counted(cell.passages().len(), "passage"),
            None => String::new(),
        };
        let mut said = vec![piece(said, Role::Notice)];
        let signs = signs(self.signs(row, column));
        said.extend(
            signs.map(|(signs, role)| piece(format!(" · {signs} judged{}", self.by(row, column)), role)),
        );
        Words { of: self.head(column), said }
    }

    fn signs(&self, row: usize, column: usize) -> Signs {
        let of = self.row(row).zip(self.column(column));
        of.map(|(row, column)| Signs::of_cell(row, column)).unwrap_or_default()
    }

    /// " by you", if the cell was looked at.
    fn by(&self, row: usize, column: usize) -> String {
        let Some((row, column)) = self.row(row).zip(self.column(column)) else { return String::new() };
        let cells = &row.judged.cells;
        let mark = cells.reviewed.get(&column).or_else(|| cells.silent.get(&column));
        mark.map(|mark| format!(" by {}", mark.who())).unwrap_or_default()
    }

    fn gaps(&self, column: usize) -> (usize, usize) {
        let gaps = self.column(column).and_then(|column| self.omissions.columns.get(column));
        gaps.map_or((0, 0), |gaps| (gaps.lacks.len(), gaps.only.len()))
    }
}

/// The label of a row in its role: a suggested one looks less sure.
pub(super) fn label(row: &Row) -> PieceLine {
    let role = if row.way == Way::Suggested { Role::Suggested } else { Role::RowHead };
    let mut line = vec![piece(row.label.as_str(), role), piece(format!(" · {}", row.way.name()), Role::Way)];
    line.extend(signs(Signs::of_row(row)));
    line
}

impl Named for Omitted {
    fn row_name(&self, row: usize) -> Option<String> {
        self.row(row).map(|row| row.id.clone())
    }

    fn column_name(&self, column: usize) -> Option<String> {
        self.comparison().columns.get(self.column(column)?).map(|column| column.id.clone())
    }
}

impl Cells for Omitted {
    fn corner(&self) -> PieceLine {
        vec![piece("passages", Role::Dim)]
    }

    fn columns(&self) -> usize {
        self.order.len()
    }

    fn frozen(&self) -> Range<usize> {
        0..self.frozen
    }

    fn head(&self, column: usize) -> PieceLine {
        self.column(column).and_then(|column| self.heads.get(column).cloned()).unwrap_or_default()
    }

    fn rows(&self) -> usize {
        self.rows.len() + 1
    }

    fn label(&self, row: usize) -> PieceLine {
        let Some(of) = self.row(row) else {
            return vec![piece("rows it lacks · passages only it has", Role::Notice)];
        };
        let held = row.checked_sub(1).and_then(|row| self.rows.get(row)).map_or(0, |(_, held)| *held);
        let mut line = label(of);
        line.push(piece(format!(" · {held} of {}", of.cells.len()), Role::Dim));
        line
    }

    fn cell(&self, row: usize, column: usize) -> PieceLine {
        let said = match self.cell_of(row, column) {
            Some(Cell::Gap(gap)) => piece(gap.label(), Role::Gap),
            Some(cell) => piece(cell.passages().len().to_string(), Role::Text),
            None => {
                let (lacks, only) = self.gaps(column);
                piece(format!("{lacks} · {only}"), Role::Notice)
            }
        };
        [said].into_iter().chain(signs(self.signs(row, column))).collect()
    }

    fn cell_width(&self) -> u16 {
        10
    }
}
