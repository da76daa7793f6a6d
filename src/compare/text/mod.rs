//! Text as byte ranges: paragraphs, sentences, words, and what a screen may show of them.
//!
//! Everything that counts bytes of a body is here, so that no other module cuts text by its own
//! rules. A body is never altered: ranges point into it as decoded, and what a screen cannot show
//! safely is replaced only on its way there ([`screen`]), with a map back.

mod abbreviations;
mod fold;
mod line_numbers;
pub mod screen;
mod sentences;
mod word_sets;
mod words;

pub use fold::{Folded, fold_word};
pub use line_numbers::LineNumbers;
pub use sentences::{paragraphs, sentences};
pub use word_sets::{WordMap, WordSet};
pub use words::{Word, words};

/// A half-open byte range of an article's body, on char boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte; never less than `start`.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text that the range covers; empty where `text` is too short for it.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// How many bytes it covers.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same range counted from a text that begins `by` bytes earlier.
    pub const fn shift(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Span) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
