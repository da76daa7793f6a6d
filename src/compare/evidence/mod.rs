//! Evidence: what one sentence states, who says it and of whom. Knows no topic and no row.
//!
//! A sentence's evidence depends on its article alone, so that it can be made once, on demand, and
//! kept. In languages other than English only quotation marks are read.

pub mod figures;
pub mod names;
pub mod quotes;

pub use figures::{AsOf, Figure, Hedge, UnitClass};
pub use quotes::Quote;

use crate::compare::articles::Article;
use crate::compare::text::Span;

/// A name found in, or inferred for, a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name in its canonical form ("Russia" for "Moscow’s").
    pub name: String,
    /// Where it stands in the body; none if it was inferred from elsewhere.
    pub span: Option<Span>,
}

/// What one sentence states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Its figures in reading order.
    pub figures: Vec<Figure>,
    /// Its quotations in reading order: ranges without the marks, clipped to the sentence.
    pub quotes: Vec<Quote>,
}

/// The evidence of the sentence at `sentence` in the paragraph at `paragraph` (both from 0) of `article`.
pub fn evidence(article: &Article, paragraph: usize, sentence: usize) -> Evidence {
    let figures = figures::figures(article, paragraph, sentence);
    let quotes = quotes::quotes(article, paragraph, sentence);
    Evidence { figures, quotes }
}
