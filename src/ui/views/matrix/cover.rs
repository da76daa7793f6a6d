//! Topic × column: how many sentences, and which share of the articles'.

use super::table::{Named, Sort, Words, count_and_share, digits, gap_in_words, shade};
use crate::compare::comparison::{Cell, Comparison, JudgedColumn, Passage};
use crate::compare::counted;
use crate::compare::tables::matrix::{Count, Matrix, MatrixCell, percent};
use crate::ui::layout::by_hand::{ByHand, Places};
use crate::ui::layout::{Signs, heads_of_table};
use crate::ui::model::visits::News;
use crate::ui::theme::Role;
use crate::ui::views::Focus;
use crate::ui::widgets::grid::Cells;
use crate::ui::widgets::{PieceLine, piece, signs, width_of};
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

/// The orders of topics.
pub(super) const SORTS: &[Sort] = &[Sort::Listed, Sort::Name, Sort::Count, Sort::Share];

/// The matrix as it is shown: first the column of all, then each; last the row of all.
pub(super) struct Cover {
    matrix: Arc<Matrix>,
    heads: Vec<PieceLine>,
    /// The columns of the matrix in the order in which they are shown.
    order: Vec<usize>,
    /// How many of them are frozen.
    frozen: usize,
    /// The topics of the matrix, likewise.
    topics: Vec<usize>,
    largest: f64,
    digits: usize,
}

impl Cover {
    /// Sorts the topics; by share of the column of the id `column` where that is asked for.
    pub(super) fn of(
        matrix: &Arc<Matrix>,
        news: &News,
        by_hand: ByHand<'_>,
        (sort, reversed): (Sort, bool),
        column: Option<&str>,
    ) -> Self {
        let column = matrix.headings().iter().position(|of| Some(of.id.as_str()) == column);
        let mut topics: Vec<usize> = (0..matrix.topics.len()).collect();
        let name = |topic: &usize| name(matrix, *topic).to_lowercase();
        let count = |topic: &usize| matrix.topics.get(*topic).map(|line| line.total).unwrap_or_default();
        let of_column = |topic: &usize| {
            let line = matrix.topics.get(*topic)?;
            Some(column.and_then(|column| line.cells.get(column)).map_or(line.total, |cell| cell.count))
        };
        match sort {
            Sort::Listed => {}
            Sort::Name => topics.sort_by_cached_key(name),
            Sort::Count => topics.sort_by_key(|topic| Reverse(count(topic).sentences)),
            Sort::Share => {
                topics.sort_by_key(|topic| Reverse(of_column(topic).map_or(0, |count| count.sentences)));
            }
        }
        if reversed {
            topics.reverse();
        }
        let Places { order, frozen, .. } = Places::of(matrix.headings(), by_hand);
        Self {
            heads: matrix.comparisons.first().map(|first| heads_of_table(first, news)).unwrap_or_default(),
            order,
            frozen,
            topics,
            largest: matrix.largest_share(),
            digits: digits(matrix.all.sentences),
            matrix: Arc::clone(matrix),
        }
    }

    /// The comparison of the topic of a row; none for the row of all.
    pub(super) fn comparison(&self, row: usize) -> Option<&Arc<Comparison>> {
        self.matrix.comparisons.get(*self.topics.get(row)?)
    }

    /// The column of the matrix that is shown as the one at `column`; none for the column of all.
    fn column(&self, column: usize) -> Option<usize> {
        self.order.get(column.checked_sub(1)?).copied()
    }

    fn matrix_cell(&self, row: usize, column: usize) -> Option<MatrixCell> {
        let lines = &self.matrix.topics;
        let all = |cells: &mut dyn Iterator<Item = &MatrixCell>| cells.map(|cell| cell.judged).sum();
        let (topic, column) = (self.topics.get(row).map(|topic| lines.get(*topic)), self.column(column));
        let (count, judged) = match (topic, column) {
            (Some(line), Some(column)) => return line?.cells.get(column).copied(),
            (Some(line), None) => (line?.total, all(&mut line?.cells.iter())),
            (None, Some(column)) => {
                let mut cells = lines.iter().filter_map(|line| line.cells.get(column));
                (self.matrix.columns.get(column).copied()?, all(&mut cells))
            }
            (None, None) => (self.matrix.all, all(&mut lines.iter().flat_map(|line| &line.cells))),
        };
        Some(MatrixCell { count, gap: None, judged })
    }

    /// Where the compare view is to go from a cell: the first passage of the column on the topic.
    pub(super) fn focus(&self, row: usize, column: usize) -> Focus {
        let Some(comparison) = self.comparison(row) else {
            return Focus { column: self.column_name(column), ..Focus::default() };
        };
        let wanted = self.column(column);
        for row in &comparison.rows {
            let cells =
                row.cells.iter().enumerate().filter(|(at, _)| wanted.is_none_or(|wanted| *at == wanted));
            if let Some((at, passage)) = cells.flat_map(first_passage).next() {
                return Focus {
                    column: comparison.columns.get(at).map(|column| column.id.clone()),
                    row: Some(row.id.clone()),
                    passage: Some((passage.article.clone(), passage.span)),
                };
            }
        }
        Focus { column: self.column_name(column), ..Focus::default() }
    }

    /// What the cell says in words.
    pub(super) fn in_words(&self, row: usize, column: usize) -> Words {
        let topic = self.topics.get(row).map_or("all topics", |topic| name(&self.matrix, *topic));
        let mut of = vec![piece(topic, Role::RowHead), piece(" · ", Role::Dim)];
        of.extend(self.head(column));
        let cell = self.matrix_cell(row, column);
        let mut said = vec![piece(cell.map(said).unwrap_or_default(), Role::Notice)];
        if row >= self.topics.len() {
            said.push(piece("; a sentence of two topics counts once", Role::Dim));
        }
        let judged = cell.map(|cell| cell.judged).unwrap_or_default();
        if let Some(words) = judged_in_words(judged) {
            let sign = Signs::of_column(judged).text();
            said.push(piece(
                format!(" · {sign}{}{words}", if sign.is_empty() { "" } else { " " }),
                Role::Judged,
            ));
        }
        Words { of, said }
    }
}

fn first_passage((column, cell): (usize, &Cell)) -> Option<(usize, &Passage)> {
    cell.passages().first().map(|passage| (column, passage))
}

fn said(cell: MatrixCell) -> String {
    let Count { sentences, passages, of } = cell.count;
    match cell.gap {
        Some(gap) => format!("{}: {}", gap.label(), gap_in_words(gap)),
        None => format!(
            "{} in {}, {} of {of}",
            counted(sentences, "sentence"),
            counted(passages, "passage"),
            percent(cell.count.share()),
        ),
    }
}

/// "2 changed, 1 taken out, 3 of 4 cells reviewed, 1 silent"; none if nothing is judged.
fn judged_in_words(of: JudgedColumn) -> Option<String> {
    let JudgedColumn { taken, changed, reviewed, cells, silent } = of;
    let parts = [
        (changed > 0).then(|| format!("{changed} changed")),
        (taken > 0).then(|| format!("{taken} taken out")),
        (reviewed > 0).then(|| format!("{reviewed} of {} reviewed", counted(cells, "cell"))),
        (silent > 0).then(|| format!("{silent} silent")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn name(matrix: &Matrix, topic: usize) -> &str {
    matrix.comparisons.get(topic).map_or("", |comparison| &comparison.topic.name)
}

impl Named for Cover {
    fn row_name(&self, row: usize) -> Option<String> {
        self.comparison(row).map(|comparison| comparison.topic.id.clone())
    }

    fn column_name(&self, column: usize) -> Option<String> {
        let heading = self.matrix.headings().get(self.column(column)?)?;
        Some(heading.id.clone())
    }
}

impl Cells for Cover {
    fn corner(&self) -> PieceLine {
        vec![piece("sentences · of all", Role::Dim)]
    }

    fn columns(&self) -> usize {
        if self.order.is_empty() { 0 } else { self.order.len() + 1 }
    }

    fn frozen(&self) -> Range<usize> {
        // The column of all stands before them.
        if self.frozen > 0 { 1..self.frozen + 1 } else { 0..0 }
    }

    fn head(&self, column: usize) -> PieceLine {
        let all = || vec![piece("all columns", Role::ColumnHead)];
        self.column(column).and_then(|column| self.heads.get(column).cloned()).unwrap_or_else(all)
    }

    fn rows(&self) -> usize {
        if self.topics.is_empty() { 0 } else { self.topics.len() + 1 }
    }

    fn label(&self, row: usize) -> PieceLine {
        match self.topics.get(row) {
            Some(topic) => vec![piece(name(&self.matrix, *topic), Role::Text)],
            None => vec![piece("all topics", Role::RowHead)],
        }
    }

    fn cell(&self, row: usize, column: usize) -> PieceLine {
        let Some(MatrixCell { count, gap, judged }) = self.matrix_cell(row, column) else {
            return PieceLine::new();
        };
        let signs = signs(Signs::of_column(judged));
        if let Some(gap) = gap {
            return [piece(gap.label(), Role::Gap)].into_iter().chain(signs).collect();
        }
        let is_total = row >= self.topics.len() || column == 0;
        let mark = if is_total { ' ' } else { shade(count.share(), self.largest) };
        let mut line = count_and_share(mark, (count.sentences, self.digits), false, count.share());
        line.extend(signs);
        line
    }

    fn cell_width(&self) -> u16 {
        let count = width_of(&count_and_share(' ', (1, self.digits), false, 1.0));
        let cells = self.matrix.topics.iter().flat_map(|line| &line.cells);
        let judged = cells.map(|cell| Signs::of_column(cell.judged)).fold(Signs::default(), Signs::and);
        let signs: PieceLine = signs(judged).into_iter().collect();
        (count + width_of(&signs)).max(10)
    }
}
