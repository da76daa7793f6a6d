//! Words as byte ranges.

use super::{Span, fold};
use unicode_normalization::char::is_combining_mark;

const LONGEST_DOTTED: usize = 16;

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
/// numbers ("100,000", "1.5") and dotted capitals ("U.S.", with the last dot) do not part a word,
/// hyphens do.
pub fn words(text: &str, within: Span) -> impl Iterator<Item = Word> + '_ {
    let part = within.of(text);
    let mut previous_end = None;
    let mut position = 0;
    std::iter::from_fn(move || {
        let start = next_start(part, position)?;
        let end = word_end(part, start);
        let between = previous_end.map(|previous| &part[previous..start]);
        let hyphenated = matches!(between, Some("-" | "\u{2010}" | "\u{2011}"));
        position = end;
        previous_end = Some(end);
        Some(Word { span: Span::new(start, end).shift(within.start), hyphenated })
    })
}

fn next_start(text: &str, from: usize) -> Option<usize> {
    text[from..]
        .find(|c: char| c.is_alphanumeric() && (c.is_ascii() || !is_combining_mark(c)))
        .map(|at| from + at)
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        end += bytes[end..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let Some(next) = text[end..].chars().next() else { return end };
        if !continues_word(next) && !joins(text, start, end, next) {
            return dotted_end(text, start, end);
        }
        end += next.len_utf8();
    }
}

fn continues_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || fold::is_ignorable(c)
}

/// Whether the mark at `at` stands inside the word that began at `start`.
fn joins(text: &str, start: usize, at: usize, mark: char) -> bool {
    let after = text[at + mark.len_utf8()..].chars().next();
    let before = text[start..at].chars().next_back();
    let (Some(before), Some(after)) = (before, after) else { return false };
    let digits = before.is_numeric() && after.is_numeric();
    match mark {
        '\'' | '’' | 'ʼ' => after.is_alphabetic() || digits,
        ',' => digits,
        '.' => digits || (after.is_uppercase() && is_dotted(&text[start..at]) && one_letter(text, at + 1)),
        _ => false,
    }
}

/// Whether the letter at `at` has no other letter behind it: "S" in "U.S. Army", not in "U.Sam".
fn one_letter(text: &str, at: usize) -> bool {
    text[at..].chars().nth(1).is_none_or(|c| !c.is_alphanumeric())
}

/// Single capitals parted by dots, a few of them: "U", "U.S".
fn is_dotted(word: &str) -> bool {
    if word.len() > LONGEST_DOTTED {
        return false;
    }
    let mut capital_expected = true;
    for c in word.chars() {
        if if capital_expected { !c.is_uppercase() } else { c != '.' } {
            return false;
        }
        capital_expected = !capital_expected;
    }
    !capital_expected
}

/// The last dot of dotted capitals belongs to them, and so does a possessive ending after it.
fn dotted_end(text: &str, start: usize, end: usize) -> usize {
    let after = &text[end..];
    if !after.starts_with('.') || !text[start..end].contains('.') || !is_dotted(&text[start..end]) {
        return end;
    }
    let ending = ["'s", "’s"].into_iter().find(|ending| after[1..].starts_with(ending));
    let is_whole = |ending: &&str| !after[1 + ending.len()..].starts_with(char::is_alphanumeric);
    end + 1 + ending.filter(is_whole).map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` holds the words parted by `|`, those joined by a hyphen with `-` before them.
    fn check(text: &str, expected: &str) {
        let shown = |word: Word| format!("{}{}", if word.hyphenated { "-" } else { "" }, word.span.of(text));
        let found: Vec<String> = words(text, Span::new(0, text.len())).map(shown).collect();
        assert_eq!(found.join("|"), expected, "in {text:?}");
    }

    #[test]
    fn words_of_a_text() {
        check("", "");
        check(" —“…” ", "");
        check("Two men, one boat.", "Two|men|one|boat");
        check("don’t O'Brien’s troops’ 'tis", "don’t|O'Brien’s|troops|tis");
        check("100,000 men, 1.5 tons, 5,men 3.", "100,000|men|1.5|tons|5|men|3");
        check("£88million 5th 90s", "88million|5th|90s");
        check("anti-tank and semi\u{2011}arid — no - hyphen", "anti|-tank|and|semi|-arid|no|hyphen");
        check("-ed trailing-", "ed|trailing");
        check("the U.S. and U.S.-led U.S.’s U.K", "the|U.S.|and|U.S.|-led|U.S.’s|U.K");
        check("J. Fox. Plan B. U.Sam", "J|Fox|Plan|B|U|Sam");
        check("cafe\u{301} Київ inter\u{ad}state", "cafe\u{301}|Київ|inter\u{ad}state");
        check("多样性 und Straße", "多样性|und|Straße");
    }

    #[test]
    fn offsets_are_those_of_the_text() {
        let found: Vec<Word> = words("one two-three", Span::new(4, 13)).collect();
        assert_eq!(found[0], Word { span: Span::new(4, 7), hyphenated: false });
        assert_eq!(found[1], Word { span: Span::new(8, 13), hyphenated: true });
        assert_eq!(words("short", Span::new(2, 99)).count(), 0);
    }
}
