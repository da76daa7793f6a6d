//! A term compiled with its aliases: where it begins, and how far it reaches from there.
//!
//! Looks at words and what stands between them; knows no sentence, no article and no other term
//! (`super::scan` brings the candidates).

use super::aliases::{Aliases, SpelledWord, spelled};
use super::scripts::is_unspaced_char;
use super::term::{Gap, Meaning, Phrase, PhraseWord, Term, spelling};
use super::word_test::WordTest;
use crate::compare::text::{Folded, Span, fold_word, words};
use regex::Regex;
use std::sync::Arc;

/// A term, ready to be looked for.
pub(super) struct Pattern {
    /// The term as written, for reasons.
    pub(super) written: Arc<str>,
    /// The words that it matches, if it is matched by words.
    pub(super) by_words: Option<ByWords>,
    /// What it matches anywhere, in scripts without spaces.
    pub(super) anywhere: Vec<Anywhere>,
    /// What it matches as an expression.
    pub(super) regex: Option<Regex>,
}

/// How a term is matched from a word on.
pub(super) enum ByWords {
    /// Piece by piece, with marks that must stand right before and after.
    Pieces { pieces: Vec<Piece>, lead: Option<char>, tail: Option<char> },
    /// Char by char, but for white space; its first word begins at `lead` bytes.
    Exact { text: String, lead: usize, first: WordTest },
}

/// A word of a phrase, or an alias in it with all that it stands for.
pub(super) struct Piece {
    gap: Gap,
    /// The longest first, so that what is matched is as long as can be.
    alternatives: Vec<Vec<SpelledWord>>,
}

/// Folded text that matches wherever it stands.
pub(super) struct Anywhere {
    /// Parts that white space or a hyphen may part; at least one, none empty.
    pub(super) parts: Vec<String>,
}

impl Pattern {
    /// Compiles a term; only phrases heed aliases.
    pub(super) fn new(term: &Term, aliases: &Aliases) -> Self {
        let mut pattern =
            Self { written: term.written().into(), by_words: None, anywhere: Vec::new(), regex: None };
        match term.meaning() {
            Meaning::Regex(regex) => pattern.regex = Some(regex.clone()),
            Meaning::Exact(text) if text.contains(is_unspaced_char) => {
                pattern.anywhere.push(anywhere(&spelling(text)));
            }
            Meaning::Exact(text) => pattern.by_words = exact(text),
            Meaning::Phrase(phrase) => pattern.compile_phrase(phrase, aliases),
        }
        pattern
    }

    fn compile_phrase(&mut self, phrase: &Phrase, aliases: &Aliases) {
        let (mut pieces, found) = pieces(&phrase.words, aliases);
        if pieces.len() == 1 {
            let written = phrase.words.as_slice();
            let spellings = found.iter().map(Vec::as_slice).chain([written]);
            self.anywhere.extend(spellings.filter(|words| is_unspaced(words)).map(anywhere));
        } else if is_unspaced(&phrase.words) {
            self.anywhere.push(anywhere(&phrase.words));
            pieces.clear();
        }
        let (lead, tail) = (phrase.lead, phrase.tail);
        self.by_words = (!pieces.is_empty()).then_some(ByWords::Pieces { pieces, lead, tail });
    }

    /// The tests of the words with which it may begin.
    pub(super) fn first_words(&self) -> Vec<&WordTest> {
        match &self.by_words {
            None => Vec::new(),
            Some(ByWords::Exact { first, .. }) => vec![first],
            Some(ByWords::Pieces { pieces, .. }) => {
                let first = pieces.iter().take(1).flat_map(|piece| &piece.alternatives);
                first.filter_map(|words| words.first()).map(|word| &word.test).collect()
            }
        }
    }

    /// The tests of the single words that it matches by themselves; none for an exact form.
    pub(super) fn single_words(&self) -> impl Iterator<Item = &WordTest> {
        let piece = match &self.by_words {
            Some(ByWords::Pieces { pieces, lead: None, tail: None }) if pieces.len() == 1 => pieces.first(),
            _ => None,
        };
        let alone = |words: &'_ Vec<SpelledWord>| words.len() == 1;
        let alternatives = piece.into_iter().flat_map(|piece| &piece.alternatives);
        alternatives.filter(move |words| alone(words)).flatten().map(|word| &word.test)
    }

    /// What it matches from a word of `words` on, given by its index and folded form, in bytes of `text`.
    pub(super) fn match_at(
        &self,
        text: &str,
        words: &[Span],
        (first, folded): (usize, &str),
    ) -> Option<Span> {
        let start = words.get(first)?.start;
        match self.by_words.as_ref()? {
            ByWords::Exact { text: exact, lead, .. } => {
                let start = start.checked_sub(*lead)?;
                let end = start + same_chars(text.get(start..)?, exact)?;
                let mut begun = words[first..].iter().take_while(|word| word.start < end);
                begun.all(|word| word.end <= end).then_some(Span::new(start, end))
            }
            ByWords::Pieces { pieces, lead, tail } => {
                let end = words.get(follow(pieces, text, words, (first, folded))?.checked_sub(1)?)?.end;
                let led = lead.is_none_or(|mark| text[..start].ends_with(mark));
                let tailed = tail.is_none_or(|mark| text[end..].starts_with(mark));
                (led && tailed).then_some(Span::new(start, end))
            }
        }
    }
}

fn is_unspaced(words: &[PhraseWord]) -> bool {
    words.iter().any(|word| word.text.contains(is_unspaced_char))
}

/// The pieces of a phrase, and all spellings that its aliases bring in.
fn pieces(phrase: &[PhraseWord], aliases: &Aliases) -> (Vec<Piece>, Vec<Vec<PhraseWord>>) {
    let tests = spelled(phrase);
    let (mut pieces, mut spellings) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < phrase.len() {
        let (length, groups) = aliases.longest(&phrase[at..]).unwrap_or((1, Vec::new()));
        let mut alternatives = vec![tests[at..at + length].to_vec()];
        for written in groups.iter().flat_map(|group| &aliases.groups()[*group]) {
            let spelling = spelling(written);
            let spelled = spelled(&spelling);
            if !spelled.is_empty() && !alternatives.contains(&spelled) {
                alternatives.push(spelled);
                spellings.push(spelling);
            }
        }
        alternatives.sort_by_key(|words| std::cmp::Reverse(words.len()));
        pieces.push(Piece { gap: phrase[at].gap.clone(), alternatives });
        at += length;
    }
    (pieces, spellings)
}

/// One past the last word that `pieces` match, from the word at `at` on, whose folded form is `folded`.
fn follow(pieces: &[Piece], text: &str, words: &[Span], (at, folded): (usize, &str)) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else { return Some(at) };
    piece.alternatives.iter().find_map(|alternative| {
        let fits = alternative.iter().enumerate().all(|(index, spelled)| {
            let Some(word) = words.get(at + index).map(|word| word.of(text)) else { return false };
            match index {
                0 => spelled.test.accepts_folded(word, folded),
                _ => spelled.test.accepts(word) && parted(&spelled.gap, text, words, at + index),
            }
        });
        let next = at + alternative.len();
        let goes_on = rest.first().is_none_or(|piece| parted(&piece.gap, text, words, next));
        if !fits || !goes_on {
            return None;
        }
        if rest.is_empty() {
            return Some(next);
        }
        let folded = fold_word(words.get(next)?.of(text));
        follow(rest, text, words, (next, &folded))
    })
}

fn parted(gap: &Gap, text: &str, words: &[Span], at: usize) -> bool {
    match (at.checked_sub(1).and_then(|before| words.get(before)), words.get(at)) {
        (Some(before), Some(word)) => gap.admits(&text[before.end..word.start]),
        _ => false,
    }
}

fn exact(text: &str) -> Option<ByWords> {
    let first = words(text, Span::new(0, text.len())).next()?.span;
    // The candidates' forms need only be right; the chars are compared afterwards.
    let first_word = fold_word(first.of(text)).into_owned();
    Some(ByWords::Exact { text: text.to_owned(), lead: first.start, first: WordTest::folded(first_word) })
}

/// How many bytes of `text` the chars of `exact` take, a run of white space being as good as another.
fn same_chars(text: &str, exact: &str) -> Option<usize> {
    let mut rest = text;
    for (index, part) in exact.split_whitespace().enumerate() {
        if index > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        rest = rest.strip_prefix(part)?;
    }
    Some(text.len() - rest.len())
}

fn anywhere(words: &[PhraseWord]) -> Anywhere {
    let mut parts: Vec<String> = Vec::new();
    for word in words {
        let folded = Folded::of(&word.text).text().to_ascii_lowercase();
        match (&word.gap, parts.last_mut()) {
            (Gap::Literal(gap), Some(part)) => {
                part.push_str(gap);
                part.push_str(&folded);
            }
            _ => parts.push(folded),
        }
    }
    Anywhere { parts }
}

impl Anywhere {
    /// One past the last byte that it matches in `folded` from `start` on.
    pub(super) fn match_at(&self, folded: &str, start: usize) -> Option<usize> {
        let mut end = start;
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                end += folded[end..].find(|c: char| !c.is_whitespace() && c != '-')?;
            }
            let found = folded.get(end..end + part.len())?;
            end = if found.eq_ignore_ascii_case(part) { end + part.len() } else { return None };
        }
        let before = folded[..start].chars().next_back();
        let first = folded[start..].chars().next();
        let last = folded[..end].chars().next_back();
        let after = folded[end..].chars().next();
        (!cuts_a_word(before, first) && !cuts_a_word(last, after)).then_some(end)
    }
}

/// Whether two neighbouring chars belong to one word of a script with spaces.
fn cuts_a_word(a: Option<char>, b: Option<char>) -> bool {
    let spaced = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced_char(c));
    spaced(a) && spaced(b)
}
