//! One term as the reader writes it: what each mark of the topic language means.
//!
//! Knows no aliases and no text; what a term matches is decided where it is compiled
//! (`super::pattern`).

use super::scripts::word_spans;
use crate::compare::text::Span;
use regex::Regex;

/// A term of a topic: written form and what it means.
#[derive(Clone, Debug)]
pub struct Term {
    written: String,
    meaning: Meaning,
}

/// Two terms are the same if they are written alike; the meaning follows from the writing.
impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Term {}

/// What kind of term it is.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    /// Words in order, folded.
    Phrase(Phrase),
    /// Characters as they stand, between word boundaries.
    Exact(String),
    /// What a regular expression matches within one sentence.
    Regex(Regex),
}

/// Words that follow each other; one word is a phrase, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words in order, at least one.
    pub(super) words: Vec<PhraseWord>,
    /// A mark made literal by `\` that must stand right before the first word.
    pub(super) lead: Option<char>,
    /// A mark made literal by `\` that must stand right after the last word.
    pub(super) tail: Option<char>,
}

/// A word of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PhraseWord {
    /// As written, case and accents included.
    pub(super) text: String,
    /// What parts it from the word before.
    pub(super) gap: Gap,
    /// Whether longer words match that begin with it.
    pub(super) prefix: bool,
}

/// What parts two words of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Spaces, a line end or a hyphen.
    Plain,
    /// These characters, white space aside ("AT&T", "Washington, D.C.").
    Literal(String),
}

/// Why a term cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// It holds no letter or digit.
    #[error("holds no letter or digit")]
    Empty,
    /// Its regular expression does not compile; the text says why and where.
    #[error("{0}")]
    Regex(String),
}

impl Term {
    /// Reads a term: word, phrase, `word*`, `=Exact`, `/regex/`, with `\` before a literal mark.
    ///
    /// # Errors
    /// [`TermError`] if it can match nothing or its expression is broken.
    pub fn parse(written: &str) -> Result<Self, TermError> {
        let term = written.trim();
        if !term.chars().any(char::is_alphanumeric) && !term.starts_with('/') {
            return Err(TermError::Empty);
        }
        let meaning = if let Some(expression) = term.strip_prefix('/') {
            Meaning::Regex(regex(expression)?)
        } else if let Some(exact) = term.strip_prefix('=') {
            Meaning::Exact(exact.trim().to_owned())
        } else {
            Meaning::Phrase(phrase(term)?)
        };
        Ok(Self { written: written.to_owned(), meaning })
    }

    /// As the reader wrote it.
    pub fn written(&self) -> &str {
        &self.written
    }

    pub(super) fn meaning(&self) -> &Meaning {
        &self.meaning
    }
}

/// Reads what follows the opening slash.
fn regex(expression: &str) -> Result<Regex, TermError> {
    let Some(expression) = expression.strip_suffix('/') else {
        let flags = expression.rsplit('/').next().unwrap_or_default();
        let says = if expression.contains('/') && flags.chars().all(char::is_alphabetic) {
            format!("flags stand in front: /(?{flags})…/")
        } else {
            r"a term that begins with / must end with /; \/ makes it literal".to_owned()
        };
        return Err(TermError::Regex(says));
    };
    if expression.is_empty() {
        return Err(TermError::Empty);
    }
    Regex::new(expression).map_err(|error| TermError::Regex(in_one_line(&error)))
}

/// What the regex crate says over several lines with a caret, in one: why, and at which character.
fn in_one_line(error: &regex::Error) -> String {
    let message = error.to_string();
    let why = message.lines().find_map(|line| line.strip_prefix("error: "));
    let caret = message.lines().find(|line| line.trim_start().starts_with('^'));
    match (why, caret.and_then(|line| line.find('^')?.checked_sub(CARET_INDENT))) {
        (Some(why), Some(before)) => format!("{why}, at character {} of the expression", before + 1),
        (Some(why), None) => why.to_owned(),
        (None, _) => message.lines().collect::<Vec<_>>().join(" "),
    }
}

/// How far the regex crate indents an expression in its messages.
const CARET_INDENT: usize = 4;

/// Reads words, `*` at their ends, and the escapes at both ends of the term.
fn phrase(term: &str) -> Result<Phrase, TermError> {
    let (lead, term) = match term.strip_prefix('\\') {
        Some(rest) if rest.starts_with(['=', '/']) => (rest.chars().next(), &rest[1..]),
        _ => (None, term),
    };
    let (tail, term) = match term.strip_suffix("\\*") {
        Some(rest) => (Some('*'), rest),
        None => (None, term),
    };
    let mut phrase = Phrase { words: spelling(term), lead, tail };
    mark_prefixes(&mut phrase.words, term);
    if phrase.words.is_empty() { Err(TermError::Empty) } else { Ok(phrase) }
}

/// The words of a spelling, without any marks.
pub(super) fn spelling(text: &str) -> Vec<PhraseWord> {
    let mut before = 0;
    let word = |word: Span| {
        let gap = gap(&text[before..word.start]);
        before = word.end;
        PhraseWord { text: word.of(text).to_owned(), gap, prefix: false }
    };
    word_spans(text, Span::new(0, text.len())).into_iter().map(word).collect()
}

/// Marks the words after which a `*` stands that ends the term or is followed by a space or hyphen.
fn mark_prefixes(phrase: &mut [PhraseWord], term: &str) {
    let spans = word_spans(term, Span::new(0, term.len()));
    for (index, span) in spans.iter().enumerate() {
        let next = spans.get(index + 1);
        let after = &term[span.end..next.map_or(term.len(), |next| next.start)];
        let Some(rest) = after.strip_prefix('*') else { continue };
        match (next, phrase.get_mut(index + 1)) {
            (Some(_), Some(_)) if !joins(rest) => continue,
            (Some(_), Some(following)) => following.gap = Gap::Plain,
            _ => {}
        }
        phrase[index].prefix = true;
    }
}

fn gap(between: &str) -> Gap {
    if joins(between) { Gap::Plain } else { Gap::Literal(without_space(between)) }
}

impl Gap {
    /// Whether what stands between two words of a text parts them as the phrase wishes.
    pub(super) fn admits(&self, between: &str) -> bool {
        match self {
            Gap::Plain => joins(between),
            Gap::Literal(wanted) => without_space(between) == *wanted,
        }
    }
}

/// Whether `between` is what parts words of one phrase: white space, or a hyphen that may end a line.
///
/// A hyphen between spaces is a dash and parts phrases.
pub(super) fn joins(between: &str) -> bool {
    match between.strip_prefix(['-', '\u{2010}', '\u{2011}', '\u{ad}']) {
        Some(rest) => rest.is_empty() || (rest.contains('\n') && rest.trim().is_empty()),
        None => !between.is_empty() && between.trim().is_empty(),
    }
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each word with `*` for a prefix and its gap where that is not plain.
    fn shown(written: &str) -> String {
        match Term::parse(written) {
            Err(error) => format!("error: {error}"),
            Ok(term) => match term.meaning() {
                Meaning::Exact(exact) => format!("exact {exact}"),
                Meaning::Regex(regex) => format!("regex {regex}"),
                Meaning::Phrase(Phrase { words, lead, tail }) => {
                    let word = |word: &PhraseWord| {
                        let gap = match &word.gap {
                            Gap::Literal(gap) if !gap.is_empty() => format!("({gap}) "),
                            _ => String::new(),
                        };
                        format!("{gap}{}{}", word.text, if word.prefix { "*" } else { "" })
                    };
                    let words: Vec<String> = words.iter().map(word).collect();
                    let lead = lead.map(|mark| format!("<{mark}>"));
                    let tail = tail.map(|mark| format!("<{mark}>"));
                    format!("{}{}{}", lead.unwrap_or_default(), words.join(" "), tail.unwrap_or_default())
                }
            },
        }
    }

    #[test]
    fn marks_of_the_language() {
        for (written, expected) in [
            ("troops", "troops"),
            (" red  line ", "red line"),
            ("cease-fire", "cease fire"),
            ("sanction*", "sanction*"),
            ("econom* sanction*", "econom* sanction*"),
            ("=Exact Form", "exact Exact Form"),
            ("/a (b|c)/", "regex a (b|c)"),
            ("/(?i)a/", "regex (?i)a"),
            (r"\=x", "<=>x"),
            (r"\/x/", "</>x"),
            (r"x\*", "x<*>"),
            ("AT&T", "AT (&) T"),
            ("", "error: holds no letter or digit"),
            (" — ", "error: holds no letter or digit"),
            ("*", "error: holds no letter or digit"),
            ("=", "error: holds no letter or digit"),
            ("//", "error: holds no letter or digit"),
            ("/a", r"error: a term that begins with / must end with /; \/ makes it literal"),
            ("/a/i", "error: flags stand in front: /(?i)…/"),
            ("/a(b/", "error: unclosed group, at character 2 of the expression"),
        ] {
            assert_eq!(shown(written), expected, "{written:?}");
        }
    }

    #[test]
    fn what_parts_the_words_of_a_phrase() {
        for (between, expected) in [
            (" ", true),
            ("\n", true),
            ("\r\n  ", true),
            ("\u{a0}", true),
            ("-", true),
            ("\u{2011}", true),
            ("-\n", true),
            ("", false),
            (" - ", false),
            ("--", false),
            (" – ", false),
            (", ", false),
            (". ", false),
        ] {
            assert_eq!(joins(between), expected, "{between:?}");
        }
    }
}
