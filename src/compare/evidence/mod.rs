//! Evidence: what one sentence states, who says it and of whom. Knows no topic and no row.
//!
//! A sentence's evidence depends on its article alone, so that it can be made once, on demand, and
//! kept. In languages other than English only quotation marks are read.

mod credits;
mod cues;
pub mod figures;
mod frame;
mod hedges;
mod lexicon;
mod line;
mod marks;
mod months;
pub mod names;
mod not_figures;
mod numbers;
mod numerals;
mod parties;
mod quantities;
pub mod quotes;
#[cfg(test)]
mod tests;
mod units;

pub use figures::{AsOf, Figure, Hedge, UnitClass};
pub use quotes::Quote;

use crate::compare::articles::Article;
use crate::compare::text::Span;
use names::Cast;
use quotes::Voices;
use std::cell::OnceCell;

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
///
/// Reads the whole article for its persons and speakers; whoever wants more than one sentence
/// keeps a [`Reading`].
pub fn evidence(article: &Article, paragraph: usize, sentence: usize) -> Evidence {
    Reading::of(article).evidence(paragraph, sentence)
}

/// One article as evidence reads it: its persons and voices, found once, when first asked for.
pub struct Reading<'a> {
    article: &'a Article,
    cast: OnceCell<Cast>,
    voices: OnceCell<Voices>,
}

impl<'a> Reading<'a> {
    /// Begins to read `article`; costs nothing yet.
    pub fn of(article: &'a Article) -> Self {
        Self { article, cast: OnceCell::new(), voices: OnceCell::new() }
    }

    /// The evidence of one sentence, counted as in [`evidence`].
    pub fn evidence(&self, paragraph: usize, sentence: usize) -> Evidence {
        let quotes = self.voices().quotes(self.article, paragraph, sentence);
        let figures = match is_english(self.article) {
            true => figures::of_sentence(self.article, paragraph, sentence, self.cast(), &quotes),
            false => Vec::new(),
        };
        Evidence { figures, quotes }
    }

    /// The names of a sentence of the article, as [`names::names`] gives them.
    pub fn names(&self, sentence: Span) -> Vec<names::Name> {
        names::of_sentence(self.article, sentence, self.cast())
    }

    fn cast(&self) -> &Cast {
        self.cast
            .get_or_init(|| if is_english(self.article) { Cast::of(self.article) } else { Cast::default() })
    }

    fn voices(&self) -> &Voices {
        self.voices.get_or_init(|| Voices::of(self.article, self.cast()))
    }
}

/// Whether the article is in English, as far as its front matter says.
fn is_english(article: &Article) -> bool {
    let language = article.meta.language.as_deref().unwrap_or("en");
    language.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("en"))
}
