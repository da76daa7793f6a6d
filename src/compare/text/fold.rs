//! The folding under which two spellings are the same word: no case, no accents, one apostrophe.
//!
//! A word and a whole text fold alike, so that what is found in a folded text is found by folding
//! words, too: `fold_word(w)` is `Folded::of(w)` in small letters without possessive ending. A text
//! keeps its ASCII case, for the search over it ignores that anyway and most texts need no copy then.

use super::Span;
use std::borrow::Cow;
use unicode_normalization::char::{decompose_canonical, decompose_compatible};

/// A word without case, accents and possessive ending: the form under which terms compare.
///
/// The last dot of dotted capitals goes as well: "U.S." and "U.S" are both "u.s", and neither is "us".
pub fn fold_word(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return small(word);
    }
    let bare = without_possessive(word);
    let bare = bare.strip_suffix('.').unwrap_or(bare);
    if bare.is_ascii() {
        return small(bare);
    }
    let mut folded = String::with_capacity(bare.len());
    for c in bare.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut folded);
        }
    }
    Cow::Owned(folded)
}

/// An ASCII word in small letters.
fn small(word: &str) -> Cow<'_, str> {
    let has_capitals = word.bytes().any(|b| b.is_ascii_uppercase());
    if has_capitals { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) }
}

fn without_possessive(word: &str) -> &str {
    let apostrophe = ['\'', '’', 'ʼ'];
    let bare = word.strip_suffix(['s', 'S']).and_then(|stem| stem.strip_suffix(apostrophe));
    bare.filter(|stem| !stem.is_empty()).unwrap_or_else(|| word.strip_suffix(apostrophe).unwrap_or(word))
}

/// A whole text folded (accents, case beyond ASCII, apostrophes), with a map back to the original's bytes.
pub struct Folded<'a> {
    text: Cow<'a, str>,
    changes: Vec<Change>,
}

/// A char whose folded form has another length.
struct Change {
    folded: Span,
    original: Span,
}

impl<'a> Folded<'a> {
    /// Folds `text`; borrows it where only ASCII case is left to fold.
    pub fn of(text: &'a str) -> Self {
        let mut folded = String::new();
        let mut changes = Vec::new();
        let mut copied = 0;
        let mut piece = String::new();
        let mut position = 0;
        while let Some(at) = next_non_ascii(text, position) {
            let Some(c) = text[at..].chars().next() else { break };
            position = at + c.len_utf8();
            piece.clear();
            fold_char(c, &mut piece);
            if piece == text[at..position] {
                continue;
            }
            folded.push_str(&text[copied..at]);
            copied = position;
            let start = folded.len();
            folded.push_str(&piece);
            if piece.len() != c.len_utf8() || piece.chars().count() != 1 {
                let folded = Span::new(start, folded.len());
                changes.push(Change { folded, original: Span::new(at, position) });
            }
        }
        if copied == 0 {
            return Self { text: Cow::Borrowed(text), changes };
        }
        folded.push_str(&text[copied..]);
        Self { text: Cow::Owned(folded), changes }
    }

    /// The folded text; ASCII letters keep their case.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte offset of the folded text stands in the original; inside a char that became
    /// several, at its start.
    pub fn original(&self, offset: usize) -> usize {
        let after = self.changes.partition_point(|change| change.folded.start <= offset);
        match self.changes[..after].last() {
            None => offset,
            Some(change) if offset < change.folded.end => change.original.start,
            Some(change) => change.original.end + (offset - change.folded.end),
        }
    }
}

fn next_non_ascii(text: &str, from: usize) -> Option<usize> {
    text.as_bytes()[from..].iter().position(|b| !b.is_ascii()).map(|at| from + at)
}

/// Appends the folded form of a char beyond ASCII: nothing for an accent that stands alone.
fn fold_char(c: char, out: &mut String) {
    if is_accent(c) || is_ignorable(c) {
        return;
    }
    if let Some(letters) = letters_of(c) {
        out.push_str(letters);
        return;
    }
    match c {
        'ﬀ'..='ﬆ' | '！'..='～' => decompose_compatible(c, |part| out.extend(part.to_lowercase())),
        _ => c.to_lowercase().for_each(|small| fold_accents(small, out)),
    }
}

/// Drops the accents of a letter; one that is composed of anything else (Hangul, Kana) stays whole.
fn fold_accents(c: char, out: &mut String) {
    let (mut base, mut parts, mut only_accents) = (c, 0, true);
    decompose_canonical(c, |part| {
        if parts == 0 {
            base = part;
        } else {
            only_accents &= is_accent(part);
        }
        parts += 1;
    });
    let kept = if only_accents { base } else { c };
    if !is_accent(kept) {
        out.push(kept);
    }
}

/// Letters that carry a stroke or are two in one, which no decomposition takes apart.
fn letters_of(c: char) -> Option<&'static str> {
    Some(match c {
        '’' | 'ʼ' | '‘' => "'",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

/// Combining diacritics, Hebrew points and Arabic vowel signs: what careful spelling adds to a word.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}

/// Invisible characters that may stand inside a word without parting it.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fold() {
        let check = |word, expected| assert_eq!(fold_word(word), expected, "{word}");
        check("", "");
        check("boat", "boat");
        check("BOAT", "boat");
        check("Ukraine’s", "ukraine");
        check("boss's", "boss");
        check("troops’", "troops");
        check("'s", "'s");
        check("O’Brien", "o'brien");
        check("O'Brien", "o'brien");
        check("café", "cafe");
        check("cafe\u{301}", "cafe");
        check("Wałęsa", "walesa");
        check("Łódź", "lodz");
        check("STRAẞE", "strasse");
        check("İzmir", "izmir");
        check("КИЇВ", "киів");
        check("ΛΌΓΟΣ", "λογοσ");
        check("λόγος", "λογοσ");
        check("oﬃce", "office");
        check("ＮＡＴＯ", "nato");
        check("co\u{ad}op", "coop");
        check("U.S.", "u.s");
        check("U.S", "u.s");
        check("U.S.’s", "u.s");
        check("한국", "한국");
        check("が", "が");
    }

    #[test]
    fn a_text_without_letters_to_fold_is_borrowed() {
        for text in ["", "Plain TEXT", "“Quoted” — text…", "今天"] {
            assert!(matches!(Folded::of(text).text, Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(Folded::of("it’s").text, Cow::Owned(_)));
    }

    #[test]
    fn a_folded_text_maps_back() {
        let text = "Été à Kyïv, l’Œuvre cafe\u{301}s x";
        let folded = Folded::of(text);
        assert_eq!(folded.text(), "ete a Kyiv, l'oeuvre cafes x");
        for (found, original) in [
            ("ete", "Été"),
            ("a ", "à "),
            ("Kyiv", "Kyïv"),
            ("l'oeuvre", "l’Œuvre"),
            ("cafe", "cafe\u{301}"),
            ("x", "x"),
        ] {
            let start = folded.text().find(found).expect(found);
            let span = Span::new(folded.original(start), folded.original(start + found.len()));
            assert_eq!(span.of(text), original);
        }
        let inside = folded.text().find("euvre").expect("folded");
        assert_eq!(folded.original(inside), text.find('Œ').expect("there"));
        assert_eq!(folded.original(folded.text().len()), text.len());
    }

    #[test]
    fn words_and_texts_fold_alike() {
        for word in ["Kyïv", "O’Brien", "Straße", "cafe\u{301}", "Ελλάς", "ЙОД", "oﬃce"] {
            assert_eq!(fold_word(word), Folded::of(word).text().to_ascii_lowercase());
        }
    }
}
