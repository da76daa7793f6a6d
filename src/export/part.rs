//! A part of a comparison: one row, or one passage of one row, with all columns.
//!
//! Apart from the writers, so that each of them writes parts without knowing of them.

use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Cell, Comparison, Row};
use crate::compare::text::Span;

/// How much of a comparison is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All rows.
    #[default]
    All,
    /// The row of this id.
    Row(String),
    /// One passage of the row of the id `row`; of every row that has it if none is named.
    Passage {
        /// The row's id.
        row: Option<String>,
        /// The passage's article.
        article: ArticleId,
        /// Its bytes.
        span: Span,
    },
    /// All passages of a paragraph (from 1).
    Paragraph(ArticleId, usize),
}

impl Part {
    /// The comparison with no other rows and passages than these; in a cell whose passages are all
    /// left out nothing stands.
    pub fn of(&self, comparison: &Comparison) -> Comparison {
        let rows = comparison.rows.iter().filter_map(|row| self.of_row(row)).collect();
        Comparison { rows, ..comparison.clone() }
    }

    fn of_row(&self, row: &Row) -> Option<Row> {
        let is_named = |id: &String| row.id == *id;
        match self {
            Part::All => Some(row.clone()),
            Part::Row(id) => is_named(id).then(|| row.clone()),
            Part::Passage { row: id, article, span } => {
                let only = || only(row, |of, at, _| of == article && at == *span);
                id.as_ref().is_none_or(is_named).then(only).flatten()
            }
            Part::Paragraph(article, paragraph) => {
                only(row, |of, _, number| of == article && number == *paragraph)
            }
        }
    }
}

/// The row with those passages alone that are wanted, told by article, bytes and paragraph; none if
/// it has none of them. What other columns have is no gap: their cells hold nothing.
fn only(row: &Row, is_wanted: impl Fn(&ArticleId, Span, usize) -> bool) -> Option<Row> {
    let cells: Vec<Cell> = row
        .cells
        .iter()
        .map(|cell| {
            let passages = cell.passages().iter();
            let wanted = passages.filter(|of| is_wanted(&of.article, of.span, of.paragraph)).cloned();
            Cell::Passages(wanted.collect())
        })
        .collect();
    let any = cells.iter().any(|cell| !cell.passages().is_empty());
    any.then(|| Row { cells, ..row.clone() })
}
