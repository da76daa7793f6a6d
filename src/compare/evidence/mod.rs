//! Evidence: what one sentence states, who says it and of whom. Knows no topic and no row.
//!
//! A sentence's evidence depends on its article alone, so that it can be made once, on demand, and
//! kept. In languages other than English only quotation marks are read. Decided: what has more than
//! [`LONGEST_SENTENCE`] bytes without a full stop is a table or a dump and no sentence; terms match
//! in it as anywhere, but it gives no evidence. All else is read in time that grows with its length.

mod as_of;
mod cast;
mod clauses;
mod contents;
mod counted;
mod credits;
mod cues;
mod currencies;
mod datelines;
mod dates;
mod edtf_times;
mod figure;
pub mod figures;
mod fractions;
mod frame;
mod hedges;
mod holding;
mod lexicon;
mod line;
mod marks;
mod moments;
mod months;
pub mod names;
mod not_figures;
mod numbers;
mod numerals;
mod outline;
mod owners;
mod parties;
mod parts;
mod people;
mod phrases;
mod prepositions;
mod quantities;
pub mod quotes;
mod sayings;
mod signs;
mod speakers;
mod subjects;
#[cfg(test)]
mod tests;
mod times;
mod transcript;
mod units;
mod values;
mod votes;

pub use figures::{AsOf, Figure, Hedge, UnitClass};
pub use months::edtf;
pub use people::People;
pub use quotes::{Quote, QuoteKind};
pub use values::{Value, value_of, values};

use crate::compare::articles::Article;
use crate::compare::text::Span;
use cast::Cast;
use line::Line;
use marks::Marked;
use names::Name;
use quotes::Voices;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// How many bytes a sentence may have and still be read for evidence.
pub const LONGEST_SENTENCE: usize = 256 * 1024;

/// A name found in, or inferred for, a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name in its canonical form ("Peru" for "Lima’s").
    pub name: String,
    /// Where it stands in the body; none if it was inferred from elsewhere.
    pub span: Option<Span>,
    /// Whether a rule chose it that often errs: it must look doubtful wherever it is shown.
    pub guessed: bool,
}

impl Named {
    /// A name that stands at `span`.
    pub fn at(name: impl Into<String>, span: Span) -> Self {
        Self { name: name.into(), span: Some(span), guessed: false }
    }

    /// A name that the text does not repeat here.
    pub fn inferred(name: impl Into<String>) -> Self {
        Self { name: name.into(), span: None, guessed: false }
    }

    /// The name, with `?` where it is a guess.
    pub fn doubted(&self) -> String {
        format!("{}{}", self.name, if self.guessed { "?" } else { "" })
    }

    /// The same name as a guess.
    pub fn as_guess(self) -> Self {
        Self { guessed: true, ..self }
    }
}

/// A date whose weekday the calendar contradicts: "Wednesday 16 January" of a year when it was a Saturday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddDate {
    /// The date as written, weekday included.
    pub span: Span,
    /// The weekday of that date by the calendar, in English.
    pub weekday: &'static str,
}

/// What one sentence states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Its names in reading order; none in languages other than English.
    pub names: Vec<Name>,
    /// Its figures in reading order.
    pub figures: Vec<Figure>,
    /// Its quotations in reading order, clipped to the sentence; only direct ones are ranges without the marks.
    pub quotes: Vec<Quote>,
    /// Its dates whose weekday does not fit.
    pub odd_dates: Vec<OddDate>,
}

/// One article as evidence reads it: its persons are learnt once, its voices as far as they are
/// asked for, and each sentence is read once.
pub struct Reading {
    article: Arc<Article>,
    marks: OnceLock<Vec<Vec<Marked>>>,
    cast: OnceLock<Cast>,
    voices: Mutex<Voices>,
    sentences: Mutex<BTreeMap<(usize, usize), Arc<Evidence>>>,
}

impl Reading {
    /// Begins to read `article`; costs nothing yet.
    pub fn of(article: Arc<Article>) -> Self {
        Self {
            article,
            marks: OnceLock::new(),
            cast: OnceLock::new(),
            voices: Mutex::default(),
            sentences: Mutex::default(),
        }
    }

    /// What is read.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The evidence of the sentence at `sentence` in the paragraph at `paragraph` (both from 0).
    pub fn evidence(&self, paragraph: usize, sentence: usize) -> Arc<Evidence> {
        let known = lock(&self.sentences).get(&(paragraph, sentence)).cloned();
        known.unwrap_or_else(|| {
            let evidence = Arc::new(self.read(paragraph, sentence));
            lock(&self.sentences).insert((paragraph, sentence), Arc::clone(&evidence));
            evidence
        })
    }

    /// Whether the sentence begins inside a quotation that an earlier sentence of its paragraph opened.
    pub fn begins_quoted(&self, paragraph: usize, sentence: usize) -> bool {
        let Some(span) = self.article.sentences(paragraph).get(sentence) else { return false };
        let marked = self.marks(paragraph);
        let opened = marked.partition_point(|marked| marked.outer.start < span.start);
        opened.checked_sub(1).is_some_and(|last| span.start < marked[last].inner.end)
    }

    fn read(&self, paragraph: usize, sentence: usize) -> Evidence {
        let Some(span) = self.article.sentences(paragraph).get(sentence).filter(|span| is_readable(**span))
        else {
            return Evidence::default();
        };
        let quotes = self.quotes(paragraph, *span);
        if !is_english(&self.article) {
            return Evidence { quotes, ..Evidence::default() };
        }
        let line = Line::of(self.article.body.as_str(), *span);
        let found = names::found(&line, self.cast());
        let names = found.iter().map(|found| found.name(&line)).collect();
        let before = figures::Before::new(&self.article, paragraph, sentence);
        let odd_dates = dates::odd_dates(&line, self.article.meta.published);
        let figures = figures::of_line(&line, &found, self.cast(), &quotes, &before);
        Evidence { names, figures, quotes, odd_dates }
    }

    /// The quotations of a sentence; in other languages nobody's voice is looked for.
    fn quotes(&self, paragraph: usize, sentence: Span) -> Vec<Quote> {
        if self.marks(paragraph).is_empty() && !is_english(&self.article) {
            return Vec::new();
        }
        let mut voices = lock(&self.voices);
        while voices.paragraphs() <= paragraph {
            let marked = self.marks(voices.paragraphs());
            voices.read_next(&self.article, marked, self.cast());
        }
        voices.quotes(self.article.body.as_str(), paragraph, sentence)
    }

    fn marks(&self, paragraph: usize) -> &[Marked] {
        let body = self.article.body.as_str();
        let all = || {
            let paragraphs = self.article.paragraphs().iter();
            paragraphs.map(|paragraph| marks::marked(body, paragraph.span)).collect()
        };
        self.marks.get_or_init(all).get(paragraph).map_or(&[], Vec::as_slice)
    }

    fn cast(&self) -> &Cast {
        let learn = || if is_english(&self.article) { Cast::of(&self.article) } else { Cast::default() };
        self.cast.get_or_init(learn)
    }
}

/// A panic leaves what is behind a lock as it was before the sentence that caused it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_readable(sentence: Span) -> bool {
    sentence.len() <= LONGEST_SENTENCE
}

/// The paragraphs of an article that are no furniture and hold nothing too long to be read.
fn readable_paragraphs(article: &Article) -> impl Iterator<Item = Span> {
    let is_whole = |index: usize, span: Span| {
        is_readable(span) || article.sentences(index).iter().all(|sentence| is_readable(*sentence))
    };
    let paragraphs = article.paragraphs().iter().enumerate().filter(|(_, paragraph)| !paragraph.furniture);
    paragraphs.filter(move |(index, p)| is_whole(*index, p.span)).map(|(_, paragraph)| paragraph.span)
}

/// Whether the article is in English, as far as its front matter says.
pub fn is_english(article: &Article) -> bool {
    let language = article.meta.language.as_deref().unwrap_or("en");
    language.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("en"))
}
