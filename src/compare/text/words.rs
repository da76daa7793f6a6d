//! Words as byte ranges.

use super::{Span, fold};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

const LONGEST_DOTTED: usize = 16;

/// A word of a text: where it stands, and whether a hyphen joins it to the word before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes, possessive ending included ("Ukraine’s"), in the text's own offsets.
    pub span: Span,
    /// Whether only a hyphen stands between it and the word before ("anti-tank").
    pub hyphenated: bool,
    /// Whether it consists of small ASCII letters and digits alone, so that folding leaves it as it is.
    pub plain: bool,
}

impl Word {
    /// Its folded form in `text`, from which it was cut.
    pub fn folded(self, text: &str) -> Cow<'_, str> {
        let word = self.span.of(text);
        if self.plain { Cow::Borrowed(word) } else { fold::fold_word(word) }
    }
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
        let (end, plain) = word_end(part, start);
        let hyphenated = previous_end.is_some_and(|previous| is_hyphen(&part.as_bytes()[previous..start]));
        position = end;
        previous_end = Some(end);
        Some(Word { span: Span::new(start, end).shift(within.start), hyphenated, plain })
    })
}

fn is_hyphen(between: &[u8]) -> bool {
    match between {
        [one] => *one == b'-',
        [_, _, _] => between == "\u{2010}".as_bytes() || between == "\u{2011}".as_bytes(),
        _ => false,
    }
}

fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match Kind::of(*bytes.get(at)?) {
            Kind::Plain | Kind::Capital => return Some(at),
            Kind::Joiner | Kind::Other => at += 1,
            Kind::Beyond => {
                let next = text[at..].chars().next()?;
                if is_alphanumeric(next) && !is_combining_mark(next) {
                    return Some(at);
                }
                at += next.len_utf8();
            }
        }
    }
}

/// One past the last byte of the word at `start`, and whether it is plain.
fn word_end(text: &str, start: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let (mut end, mut plain) = (start, true);
    loop {
        match bytes.get(end).map(|byte| Kind::of(*byte)) {
            Some(Kind::Plain) => end += 1,
            Some(Kind::Capital) => (end, plain) = (end + 1, false),
            None | Some(Kind::Other) => return (end, plain),
            Some(Kind::Joiner | Kind::Beyond) => {
                let Some(next) = text[end..].chars().next() else { return (end, plain) };
                if !continues_word(next) && !joins(text, start, end, next) {
                    return if next == '.' { dotted_end(text, start, end, plain) } else { (end, plain) };
                }
                (end, plain) = (end + next.len_utf8(), false);
            }
        }
    }
}

/// What a byte may be to a word: most of a text is told apart by this alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A small ASCII letter or a digit.
    Plain,
    /// A capital ASCII letter.
    Capital,
    /// An ASCII mark that may stand inside a word.
    Joiner,
    /// Any other ASCII character.
    Other,
    /// A part of a character beyond ASCII.
    Beyond,
}

impl Kind {
    const ALL: [Self; 256] = {
        let mut kinds = [Self::Beyond; 256];
        let mut byte = 0_u8;
        while byte.is_ascii() {
            kinds[byte as usize] = match byte {
                b'0'..=b'9' | b'a'..=b'z' => Self::Plain,
                b'A'..=b'Z' => Self::Capital,
                b'\'' | b',' | b'.' => Self::Joiner,
                _ => Self::Other,
            };
            byte += 1;
        }
        kinds
    };

    fn of(byte: u8) -> Self {
        Self::ALL[usize::from(byte)]
    }
}

/// Whether a char beyond ASCII goes on with a word.
fn continues_word(c: char) -> bool {
    !c.is_ascii()
        && (is_alphanumeric(c) || fold::is_ignorable(c) || !is_punctuation(c) && is_combining_mark(c))
}

/// The same as [`char::is_alphanumeric`], without a look into its tables for dashes and quotation marks.
fn is_alphanumeric(c: char) -> bool {
    !is_punctuation(c) && c.is_alphanumeric()
}

/// The block of general punctuation, which holds neither letters nor digits nor marks on them.
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206f}')
}

/// Whether the mark at `at` stands inside the word that began at `start`.
fn joins(text: &str, start: usize, at: usize, mark: char) -> bool {
    if !matches!(mark, '\'' | '’' | 'ʼ' | ',' | '.') {
        return false;
    }
    let Some(after) = text[at + mark.len_utf8()..].chars().next() else { return false };
    let Some(before) = text[start..at].chars().next_back().filter(|_| is_alphanumeric(after)) else {
        return false;
    };
    let digits = before.is_numeric() && after.is_numeric();
    match mark {
        ',' => digits,
        '.' => digits || (after.is_uppercase() && is_dotted(&text[start..at]) && one_letter(text, at + 1)),
        _ => after.is_alphabetic() || digits,
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

/// The end of a word before a dot: the last dot of dotted capitals belongs to them, and so does a
/// possessive ending after it.
fn dotted_end(text: &str, start: usize, end: usize, plain: bool) -> (usize, bool) {
    let after = &text[end..];
    if !text[start..end].contains('.') || !is_dotted(&text[start..end]) {
        return (end, plain);
    }
    let ending = ["'s", "’s"].into_iter().find(|ending| after[1..].starts_with(ending));
    let is_whole = |ending: &&str| !after[1 + ending.len()..].starts_with(char::is_alphanumeric);
    (end + 1 + ending.filter(is_whole).map_or(0, str::len), false)
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
        assert_eq!(found[0], Word { span: Span::new(4, 7), hyphenated: false, plain: true });
        assert_eq!(found[1], Word { span: Span::new(8, 13), hyphenated: true, plain: true });
        assert_eq!(words("short", Span::new(2, 99)).count(), 0);
    }

    #[test]
    fn words_fold_as_their_text_does() {
        let text = "plain 90s Capital U.S. dog’s 1,000 café don't ANTI-tank İs it’s";
        for word in words(text, Span::new(0, text.len())) {
            assert_eq!(word.folded(text), fold::fold_word(word.span.of(text)));
            assert_eq!(
                word.plain,
                word.span.of(text).bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            );
        }
    }
}
