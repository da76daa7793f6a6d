//! What a document quotes, held against the words of the article.
//!
//! Decided: white space and the shape of quotation marks (an inner quotation changes from double to
//! single) make no difference, all else does. A quotation may be a part of the words, and leave out
//! others where it says so by an ellipsis; it is then *shortened*, which is told. The comma or full stop
//! at its very end may be the writer's.

use super::places::cuts_words;
use crate::compare::tables::word_diff::{ChangeKind, likeness, word_diff};
use crate::compare::text::screen::safe;
use crate::compare::text::{Span, words};
use regex::Regex;
use std::sync::LazyLock;

/// An ellipsis, in brackets or not, with the white space around it.
static ELLIPSIS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\s*(?:[\[(]\s*)?(?:…|\.\s?\.\s?\.)(?:\s*[\])])?\s*").ok());

/// How a document quotes words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Quoted {
    /// Not at all.
    Nothing,
    /// As they stand.
    Whole,
    /// A part of them: how many of how many words.
    Shortened(usize, usize),
    /// Otherwise than they stand.
    Otherwise,
}

/// A run of words that article and document have in common or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which of both has them.
    pub kind: ChangeKind,
    /// What the article has; empty if it has nothing there.
    pub article: String,
    /// What the document has; empty if it has nothing there.
    pub document: String,
}

/// How words are quoted: as they stand if any of these readings does so; else only the first counts.
pub(super) fn quoted(words: &str, readings: &[String]) -> Quoted {
    let Some(first) = readings.first() else { return Quoted::Nothing };
    let words = plain(words);
    let is_whole = |reading: &String| {
        let reading = plain(reading);
        reading == words || without_end(&reading) == without_end(&words)
    };
    if readings.iter().any(is_whole) {
        return Quoted::Whole;
    }
    match count(&plain(first), &words) {
        Some(count) => Quoted::Shortened(count, count_words(&words)),
        None => Quoted::Otherwise,
    }
}

/// The reading that has most words in common with the article's; the first of those that have as many.
pub(super) fn nearest<'a>(article: &str, readings: &'a [String]) -> Option<&'a String> {
    let whole = |text: &str| Span::new(0, text.len());
    let share = |reading: &String| likeness((article, whole(article)), (reading, whole(reading)));
    // Of equals the last is taken.
    readings.iter().rev().max_by(|one, other| share(one).total_cmp(&share(other)))
}

/// Words as they are compared: one space for any white space, one mark for any quotation mark.
fn plain(text: &str) -> String {
    let text = safe(text).split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().map(|c| if is_mark(c) { '\'' } else { c }).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“'..='‟' | '‘'..='‛' | '«' | '»' | '‹' | '›' | '`' | '´' | '″' | '′' | 'ʼ' | '＂' | '「' | '」')
}

fn without_end(text: &str) -> &str {
    text.trim_end_matches([',', '.', ';', ':'])
}

fn count_words(text: &str) -> usize {
    words(text, Span::new(0, text.len())).count()
}

/// How many words a shortened quotation has, if its parts stand in the words in their order.
fn count(reading: &str, whole: &str) -> Option<usize> {
    let ellipsis = ELLIPSIS.as_ref()?;
    let parts: Vec<&str> =
        ellipsis.split(reading).filter(|part| part.chars().any(char::is_alphanumeric)).collect();
    let last = parts.len().checked_sub(1)?;
    let mut from = 0;
    for (index, part) in parts.iter().enumerate() {
        let found = standing(whole, part, from);
        let found = found.or_else(|| standing(whole, without_end(part), from).filter(|_| index == last));
        from = found?;
    }
    Some(parts.iter().map(|part| count_words(part)).sum())
}

/// Where a part ends that stands in the words behind `from`, no word of it cut.
fn standing(whole: &str, part: &str, from: usize) -> Option<usize> {
    let rest = whole.get(from..).filter(|_| !part.is_empty())?;
    let mut found = rest.match_indices(part).map(|(at, _)| Span::new(from + at, from + at + part.len()));
    found.find(|span| !cuts_words(whole, *span)).map(|span| span.end)
}

/// What the article says against what the document does; empty if the words are the same.
pub(super) fn difference(article: &str, document: &str) -> Vec<Run> {
    let whole = |text: &'_ str| Span::new(0, text.len());
    let changes = word_diff((article, whole(article)), (document, whole(document)));
    if changes.iter().all(|change| change.kind == ChangeKind::Same) {
        return Vec::new();
    }
    let of = |span: Option<Span>, text: &str| span.map_or(String::new(), |span| span.of(text).to_owned());
    let run = |change: &crate::compare::tables::word_diff::Change| Run {
        kind: change.kind,
        article: of(change.base, article),
        document: of(change.other, document),
    };
    changes.iter().map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "“We have never seen so many flags,” said Ada Brink,\nwho doesn’t mend nets in May.";

    #[track_caller]
    fn check(reading: &str, expected: Quoted) {
        assert_eq!(quoted(WORDS, &[reading.to_owned()]), expected, "{reading}");
    }

    #[test]
    fn white_space_and_marks_make_no_difference() {
        check(WORDS, Quoted::Whole);
        check(
            "'We have never seen  so many flags,' said Ada Brink, who doesn't mend nets in May.",
            Quoted::Whole,
        );
        check(
            "„We have never seen so many flags,“ said Ada\n Brink, who doesn't mend nets in May,",
            Quoted::Whole,
        );
        assert_eq!(quoted(WORDS, &[]), Quoted::Nothing);
        assert_eq!(quoted(WORDS, &["so".into(), WORDS.into()]), Quoted::Whole, "another reading");
    }

    #[test]
    fn a_part_is_told_as_one() {
        check("We have never seen so many flags", Quoted::Shortened(7, 16));
        check("never seen so many flags.", Quoted::Shortened(5, 16));
        check("“We have … so many flags,” said […] Brink", Quoted::Shortened(7, 16));
        check("... Ada Brink, who doesn't mend nets ...", Quoted::Shortened(6, 16));
    }

    #[test]
    fn any_other_word_is_told() {
        for reading in [
            "We have seen so many flags",
            "We have never seen so many ships",
            "said Ada Brink … We have never seen",
            "eve",
            "Ada Brink, who does mend nets in May.",
            "ada Brink",
            "We have never seen so many flags!",
            "… […]",
        ] {
            check(reading, Quoted::Otherwise);
        }
    }

    #[test]
    fn the_difference_is_told_by_words() {
        let runs = difference("Ten ships lay there.", "Ten grey ships stood there");
        let told: Vec<(&str, &str)> = runs.iter().map(|run| (&*run.article, &*run.document)).collect();
        assert_eq!(
            told,
            [("Ten", "Ten"), ("", "grey"), ("ships", "ships"), ("lay", "stood"), ("there", "there")]
        );
        assert_eq!(difference("Ten ships!", "Ten ships?"), []);
    }
}
