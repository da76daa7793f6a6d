//! Quotations: what stands between quotation marks, and who is credited with it.

use super::Named;
use crate::compare::articles::Article;
use crate::compare::text::Span;

/// A quotation, or the part of it that stands in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its words, without the marks.
    pub span: Span,
    /// Who says it; none if the text near it credits nobody that we can tell.
    pub speaker: Option<Named>,
    /// The verb that credits ("said").
    pub cue: Option<Span>,
}

/// The quoted spans of one sentence, in reading order; a quotation may have begun in an earlier one.
pub fn quotes(article: &Article, paragraph: usize, sentence: usize) -> Vec<Quote> {
    let _ = (article, paragraph, sentence);
    Vec::new()
}

/// Whether the sentence begins inside a quotation that an earlier sentence of its paragraph opened.
pub fn begins_quoted(article: &Article, paragraph: usize, sentence: usize) -> bool {
    let _ = (article, paragraph, sentence);
    false
}
