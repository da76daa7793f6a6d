//! The words of a passage that carry meaning, as stems with their places.

use super::measure::stem;
use super::stop_words::STOP_WORDS;
use crate::compare::text::{Span, fold_word, words};

/// A word that carries meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContentWord {
    /// Its stem, folded.
    pub(super) stem: String,
    /// Its bytes.
    pub(super) span: Span,
    /// Whether only white space or a hyphen parts it from the word of the list before it.
    pub(super) joined: bool,
}

/// The words of `within` that carry meaning, in order: letters, three or more, no stop word.
pub(super) fn content_words(body: &str, within: Span) -> Vec<ContentWord> {
    let mut found: Vec<ContentWord> = Vec::new();
    for word in words(body, within) {
        let folded = fold_word(word.span.of(body));
        let is_long = folded.chars().nth(2).is_some() && folded.chars().any(char::is_alphabetic);
        if !is_long || is_contracted(&folded) || is_stop_word(&folded) {
            continue;
        }
        let before = found.last().and_then(|last| body.get(last.span.end..word.span.start));
        let joined = before.is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == '-'));
        found.push(ContentWord { stem: stem(&folded), span: word.span, joined });
    }
    found
}

/// Whether a span overlaps one of `spans`, which are in order and apart.
pub(super) fn overlaps_one(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|other| other.end <= span.start);
    spans.get(next).is_some_and(|other| other.overlaps(span))
}

/// A word as written without its possessive ending.
pub(super) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

/// Whether a word is two in one ("I’m", "don’t"); a possessive is not.
fn is_contracted(folded: &str) -> bool {
    let tail = folded.split_once(['’', '\'']).map(|(_, tail)| tail);
    matches!(tail, Some("m" | "t" | "re" | "ve" | "ll" | "d"))
}

/// Whether a folded word says nothing of what a sentence is about.
pub(crate) fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_carry_meaning_come_as_stems_with_what_joins_them() {
        let check = |text: &str, expected: &[(&str, bool)]| {
            let found = content_words(text, Span::new(0, text.len()));
            let found: Vec<_> = found.iter().map(|word| (word.stem.as_str(), word.joined)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("The red lines of herring", &[("red", false), ("line", true), ("herring", false)]);
        check("Red, herring-traders", &[("red", false), ("herring", false), ("trader", true)]);
        check("It is 300 of us, don’t swim", &[("swim", false)]);
    }
}
