//! A locator that can be checked again: which article, which paragraph, which bytes of its body, and
//! a hash of the words that stood there, as `[parallax:talks/ap,p18,4101-4348,9f3c12ab34cd]`.
//!
//! Apart because whoever copies and exports writes it, and [`super::verify`] reads it back from
//! whatever a document went through. Decided: it holds no character that Markdown, HTML or a
//! spreadsheet reads as its own, no `:18:` (which chats draw as a picture), and none of `--`, `..`
//! and `//` (which editors draw as others); all else of an id is percent-encoded (RFC 3986). It ends
//! with a hash of fixed length, so that it is found also where its brackets were lost; white space,
//! marks of quoting and backslashes within it are passed over, for lines are wrapped and quoted.

use crate::compare::articles::Article;
use crate::compare::text::Span;
use std::fmt;
use std::fmt::Write as _;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// What a locator begins with, behind its bracket.
const SCHEME: &str = "parallax:";
/// How many digits of the hash it holds: 48 bits, so that among 5 million places other words have the
/// same hash once in 50 million citations.
const DIGITS: usize = 12;
/// Longer ones are written by nobody, in bytes.
const LONGEST: usize = 4_000;

/// Where words stand, and a hash of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locator {
    /// The article's id.
    pub article: String,
    /// The number of the paragraph in which the words end, from 1; none if a table does not say it.
    pub paragraph: Option<usize>,
    /// Their bytes in the article's body; never empty.
    pub span: Span,
    /// Their hash ([`hash_of`]).
    pub hash: u64,
}

/// A locator in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The bytes that it takes, its brackets included.
    pub range: Range<usize>,
    /// What it says; none if it is damaged.
    pub locator: Option<Locator>,
}

/// The first 48 bits of the xxh3 hash of words, exactly as they stand.
pub fn hash_of(words: &str) -> u64 {
    xxh3_64(words.as_bytes()) >> (64 - 4 * DIGITS)
}

/// The number of the paragraph in which words end, from 1.
pub(super) fn last_paragraph(article: &Article, span: Span) -> usize {
    article.paragraph_at(span.end.saturating_sub(1).max(span.start)) + 1
}

impl Locator {
    /// The locator of the words at `span` of an article.
    pub fn of(article: &Article, span: Span) -> Self {
        Self {
            article: article.id.to_string(),
            paragraph: Some(last_paragraph(article, span)),
            span,
            hash: hash_of(span.of(article.body.as_str())),
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { article, paragraph, span, hash } = self;
        write!(f, "[{SCHEME}{},", encoded(article))?;
        paragraph.iter().try_for_each(|paragraph| write!(f, "p{paragraph},"))?;
        write!(f, "{}-{},{hash:012x}]", span.start, span.end)
    }
}

/// An id in which only letters, digits and single `-`, `.`, `/` stand for themselves.
fn encoded(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    let mut before = 0;
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || (matches!(byte, b'-' | b'.' | b'/') && byte != before) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        before = byte;
    }
    out
}

fn decoded(id: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(id.len());
    let mut rest = id.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// All locators in a text, in order; also those that are damaged, where a bracket says that one was
/// meant.
pub fn locators(text: &str) -> Vec<Located> {
    let mut found: Vec<Located> = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(SCHEME).map(|at| from + at) {
        let behind = at + SCHEME.len();
        from = behind;
        let start = opening(text, at);
        let (locator, length) = read(&text[behind..]);
        let is_meant =
            start < at && text[behind..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '%');
        if locator.is_some() || is_meant {
            let end = closing(text, behind + length);
            found.push(Located { range: start..end, locator });
            from = end;
        }
    }
    found
}

/// Where the bracket before a locator begins; `at` if there is none.
fn opening(text: &str, at: usize) -> usize {
    let bracket = text[..at].strip_suffix('[').map(|before| before.strip_suffix('\\').unwrap_or(before));
    bracket.map_or(at, str::len)
}

fn closing(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start_matches(is_passed_over);
    if rest.starts_with(']') { text.len() - rest.len() + 1 } else { at }
}

/// What stands behind the scheme, and how many bytes it takes.
fn read(text: &str) -> (Option<Locator>, usize) {
    let mut plain = String::new();
    let mut length = 0;
    for (at, c) in text.char_indices() {
        match c {
            // Editors make longer dashes of a hyphen between numbers.
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            _ if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '%' | ',') => plain.push(c),
            _ if is_passed_over(c) => continue,
            _ => break,
        }
        length = at + c.len_utf8();
        let locator = parsed(&plain);
        if locator.is_some() {
            return (locator, length);
        }
        if plain.len() > LONGEST {
            break;
        }
    }
    // Of a damaged one no more is known than the word that it begins with.
    (None, text.find(char::is_whitespace).unwrap_or(text.len()).min(length))
}

/// What wrapping, quoting and escaping put into a locator, and characters that no one sees.
fn is_passed_over(c: char) -> bool {
    let is_unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    c.is_whitespace() || matches!(c, '>' | '\\') || is_unseen
}

/// The locator that ends with the last of these characters.
fn parsed(plain: &str) -> Option<Locator> {
    let (rest, hash) = plain.rsplit_once(',').filter(|(_, hash)| hash.len() == DIGITS)?;
    let (rest, span) = rest.rsplit_once(',')?;
    let (id, paragraph) = match rest.rsplit_once(',') {
        Some((id, paragraph)) => {
            let number = paragraph.strip_prefix('p')?.parse().ok().filter(|number: &usize| *number > 0)?;
            (id, Some(number))
        }
        None => (rest, None),
    };
    let (start, end) = span.split_once('-')?;
    let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
    let article = decoded(id).filter(|id| !id.is_empty())?;
    let hash = u64::from_str_radix(hash, 16).ok()?;
    (start < end).then_some(Locator { article, paragraph, span: Span::new(start, end), hash })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn locator(article: &str) -> Locator {
        let (span, hash) = (Span::new(4101, 4348), 0x9f3c_12ab_34cd);
        Locator { article: article.into(), paragraph: Some(18), span, hash }
    }

    fn found(text: &str) -> Vec<Option<Locator>> {
        locators(text).into_iter().map(|found| found.locator).collect()
    }

    #[test]
    fn a_locator_is_short_and_plain() {
        #[track_caller]
        fn check(id: &str, expected: &str) {
            let written = locator(id).to_string();
            assert_eq!(written, format!("[parallax:{expected},p18,4101-4348,9f3c12ab34cd]"));
            assert_eq!(found(&written), [Some(locator(id))], "{written}");
        }
        check("ap-2021-12-02", "ap-2021-12-02");
        check("talks/ap", "talks/ap");
        check("a b_c,d:e[f]", "a%20b%5Fc%2Cd%3Ae%5Bf%5D");
        check("a--b...c//d", "a-%2Db.%2E%2Ec/%2Fd");
        check("Київ", "%D0%9A%D0%B8%D1%97%D0%B2");
        check("50%", "50%25");
    }

    #[test]
    fn it_is_found_whatever_a_document_did_to_it() {
        #[track_caller]
        fn check(text: &str) {
            assert_eq!(found(text), [Some(locator("talks/ap"))], "{text}");
        }
        check("before [parallax:talks/ap,p18,4101-4348,9f3c12ab34cd] after");
        check("(parallax:talks/ap,p18,4101-4348,9f3c12ab34cd)");
        check("parallax:talks/ap,p18,4101-4348,9f3c12ab34cdand more");
        check("\\[parallax:talks/ap,p18,4101\\-4348,9f3c12ab34cd\\]");
        check("> > [parallax:talks/\n> > ap,p18,4101-43\n>> 48,9f3c12ab34cd]");
        check("[parallax:talks/ap,p18,4101–4348,9f3c\u{200b}12ab\u{ad}34cd]");
    }

    #[test]
    fn what_it_takes_of_a_text_is_told_with_its_brackets() {
        let text = "See \\[parallax:a,p1,0-3,000000000000\\]. parallax:b,p1,0-3,000000000001";
        let ranges: Vec<&str> = locators(text).into_iter().map(|found| &text[found.range]).collect();
        assert_eq!(ranges, ["\\[parallax:a,p1,0-3,000000000000\\]", "parallax:b,p1,0-3,000000000001"]);
    }

    #[test]
    fn one_that_is_damaged_is_told_and_prose_is_not() {
        for damaged in [
            "[parallax:a,p1,0-3,00]",
            "[parallax:a,p0,0-3,000000000000]",
            "[parallax:a,p1,3-3,000000000000]",
            "[parallax:%FF,p1,0-3,000000000000]",
            "[parallax:a,p1,0-3,00000000000x]",
            "[parallax:a b]",
        ] {
            assert_eq!(found(damaged), [None], "{damaged}");
        }
        for prose in ["parallax: a reader, p1", "[parallax: so]", "Use parallax:a", "[parallax]"] {
            assert_eq!(found(prose), [], "{prose}");
        }
        let whole = "[parallax:b,p1,0-3,000000000001]";
        let both = found(&format!("[parallax:a,p1,0-3,0 {whole}"));
        assert_eq!(both, [None, found(whole)[0].clone()]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(id in "\\PC{1,30}", paragraph in prop::option::of(1_usize..9_999), start in 0_usize..1 << 40,
            length in 1_usize..1 << 20, hash in 0_u64..1 << 48, width in 10_usize..40) {
            let written = Locator { article: id, paragraph, span: Span::new(start, start + length), hash };
            let text = written.to_string();
            prop_assert!(text.is_ascii() && !text.contains(char::is_whitespace));
            let lines: Vec<&str> =
                text.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
            prop_assert_eq!(found(&text), vec![Some(written.clone())]);
            prop_assert_eq!(found(&format!("so {} it is", lines.join("\n> "))), vec![Some(written)]);
        }

        #[test]
        fn any_text_is_read_without_harm(text in "[\\[\\]a-c,0-9%> \\\\p:ralx–é-]{0,80}") {
            for located in locators(&format!("[parallax:{text} parallax:{text}")) {
                prop_assert!(located.range.start < located.range.end);
            }
        }
    }
}
