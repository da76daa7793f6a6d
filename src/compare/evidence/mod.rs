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
pub use months::edtf;
pub use quotes::Quote;

use crate::compare::articles::Article;
use crate::compare::text::Span;
use names::{Cast, Name};
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
    /// Its names in reading order; none in languages other than English.
    pub names: Vec<Name>,
    /// Its figures in reading order.
    pub figures: Vec<Figure>,
    /// Its quotations in reading order: ranges without the marks, clipped to the sentence.
    pub quotes: Vec<Quote>,
}

/// One article as evidence reads it: the whole of it is gone over for its persons and voices once,
/// when the first sentence is asked for.
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

    /// The evidence of the sentence at `sentence` in the paragraph at `paragraph` (both from 0).
    pub fn evidence(&self, paragraph: usize, sentence: usize) -> Evidence {
        let quotes = self.voices().quotes(self.article, paragraph, sentence);
        if !is_english(self.article) {
            return Evidence { quotes, ..Evidence::default() };
        }
        let figures = figures::of_sentence(self.article, paragraph, sentence, self.cast(), &quotes);
        let span = self.article.sentences(paragraph).get(sentence).copied().unwrap_or_default();
        Evidence { names: names::of_sentence(self.article, span, self.cast()), figures, quotes }
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
