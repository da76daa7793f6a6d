//! A sentence as evidence reads it: its words, and what stands between them.
//!
//! Every rule of this folder looks at words and at the marks between two words, so that all of
//! them agree on where a word begins. Bytes only say where a word stands in the text.

use crate::compare::text::{Span, fold_word, words};
use std::borrow::Cow;

/// A word with what it needs to be compared.
#[derive(Debug)]
pub(super) struct Token<'a> {
    /// Its bytes without a possessive ending.
    pub(super) span: Span,
    /// Its text without a possessive ending.
    pub(super) text: &'a str,
    /// Its folded form ("peru" for "Peru’s").
    pub(super) lower: Cow<'a, str>,
    /// Whether a possessive ending was taken off.
    pub(super) possessive: bool,
    /// Whether only a hyphen joins it to the word before.
    pub(super) hyphenated: bool,
    /// What stands between the word before, or the sentence's start, and this one.
    pub(super) gap: &'a str,
}

impl Token<'_> {
    /// Whether it begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it begins with a digit.
    pub(super) fn is_digits(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// A little less than words and what parts them take in news, so that a line is allocated once.
const BYTES_A_WORD: usize = 5;

/// A sentence, or any range of a body, as words.
pub(super) struct Line<'a> {
    /// The text that all spans count in.
    pub(super) body: &'a str,
    /// What of it was read.
    pub(super) span: Span,
    /// Its words in order.
    pub(super) words: Vec<Token<'a>>,
}

impl<'a> Line<'a> {
    /// The words of `span` of `body`.
    pub(super) fn of(body: &'a str, span: Span) -> Self {
        let mut before = span.start;
        let mut tokens = Vec::with_capacity(span.len() / BYTES_A_WORD + 1);
        for word in words(body, span) {
            let gap = Span::new(before.min(word.span.start), word.span.start).of(body);
            let whole = word.span.of(body);
            let text = if word.plain { whole } else { without_possessive(whole) };
            before = word.span.end;
            let possessive = text.len() < whole.len() || gap_is_plural_possessive(body, word.span, whole);
            let lower = if word.plain { Cow::Borrowed(whole) } else { folded(whole, text) };
            tokens.push(Token {
                span: Span::new(word.span.start, word.span.start + text.len()),
                text,
                lower,
                possessive,
                hyphenated: word.hyphenated,
                gap,
            });
        }
        Self { body, span, words: tokens }
    }

    /// The folded word at `index`; empty outside the line.
    pub(super) fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &word.lower)
    }

    /// The folded word `back` places before `index`; empty outside the line.
    pub(super) fn before(&self, index: usize, back: usize) -> &str {
        index.checked_sub(back).map_or("", |at| self.lower(at))
    }

    /// What stands before the word at `index`, or after the last word.
    pub(super) fn gap(&self, index: usize) -> &'a str {
        match self.words.get(index) {
            Some(word) => word.gap,
            None if index == self.words.len() => {
                let start = self.words.last().map_or(self.span.start, |word| self.whole_end(word));
                Span::new(start.min(self.span.end), self.span.end).of(self.body)
            }
            None => "",
        }
    }

    /// Whether only white space or a hyphen parts the word at `index` from the one before.
    pub(super) fn is_joined(&self, index: usize) -> bool {
        let gap = self.gap(index);
        index > 0
            && index < self.words.len()
            && (gap.trim().is_empty() || gap == "-" || gap == "’ " || gap == "' ")
    }

    /// Whether the words from `index` on are those of `phrase`, joined by spaces or hyphens.
    pub(super) fn starts(&self, index: usize, phrase: &str) -> bool {
        let first = self.lower(index);
        let may_start = !first.is_empty() && phrase.starts_with(first);
        may_start
            && phrase.split(' ').enumerate().all(|(nth, word)| {
                self.lower(index + nth) == word && (nth == 0 || self.is_joined(index + nth))
            })
    }

    /// The bytes from the word at `first` to the one before `end`; empty if there are none.
    pub(super) fn cover(&self, first: usize, end: usize) -> Span {
        match (self.words.get(first), end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if first.span.start <= last.span.end => {
                Span::new(first.span.start, last.span.end)
            }
            _ => Span::new(self.span.start, self.span.start),
        }
    }

    /// The word that begins at or after the byte at `offset`; the number of words if none does.
    pub(super) fn word_from(&self, offset: usize) -> usize {
        self.words.partition_point(|word| word.span.start < offset)
    }

    fn whole_end(&self, word: &Token<'a>) -> usize {
        let rest = Span::new(word.span.end, self.span.end).of(self.body);
        match rest.strip_prefix(['’', '\'']).and_then(|rest| rest.strip_prefix(['s', 'S'])) {
            Some(after) if word.possessive => self.span.end - after.len(),
            _ => word.span.end,
        }
    }
}

/// The folded word; an acronym keeps its capitals, since "US" is no "us" and "WHO" no "who".
fn folded<'a>(whole: &'a str, text: &'a str) -> Cow<'a, str> {
    let folded = fold_word(whole);
    let acronym = || text.len() > 1 && text.chars().all(|c| c.is_uppercase() || c == '.');
    let is_word = || super::not_figures::is_function_word(&folded.replace('.', ""));
    if matches!(folded, Cow::Owned(_)) && acronym() && is_word() { Cow::Borrowed(text) } else { folded }
}

fn without_possessive(word: &str) -> &str {
    if !ends_in_s(word) || word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word;
    }
    ["’s", "'s", "’S", "'S", "ʼs"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

fn gap_is_plural_possessive(body: &str, word: Span, text: &str) -> bool {
    let after = || body.get(word.end..).unwrap_or_default().strip_prefix(['’', '\'']);
    ends_in_s(text) && after().is_some_and(|rest| rest.starts_with(' '))
}

fn ends_in_s(word: &str) -> bool {
    matches!(word.as_bytes().last(), Some(b's' | b'S'))
}
