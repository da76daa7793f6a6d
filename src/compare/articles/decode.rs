//! Bytes to text: encodings, byte order marks, and what is no text at all.
//!
//! Decided: bytes that are valid UTF-8 are UTF-8; a text with a few broken bytes among good UTF-8
//! stays UTF-8 with U+FFFD for these, rather than becoming another encoding's nonsense throughout.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Why some bytes are not an article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// There are no bytes, or only white space.
    Empty,
    /// The bytes are a picture, an archive or another binary format.
    Binary,
}

/// Decodes a file: UTF-8, UTF-16 with a byte order mark, else the encoding that its bytes suggest.
///
/// A byte order mark is dropped; nothing else is altered. The second value names the encoding
/// where it was guessed, for a [`crate::compare::Problem`] that says so.
///
/// # Errors
/// [`NotText`] if the bytes hold no text.
pub fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), NotText> {
    let (text, guessed) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => decode_as(encoding, &bytes[length..]),
        None if has_binary_magic(bytes) => return Err(NotText::Binary),
        None => match (std::str::from_utf8(bytes), utf16_without_mark(bytes)) {
            (_, Some(encoding)) => (decode_as(encoding, bytes).0, Some(encoding.name())),
            (Ok(text), None) => (text.to_owned(), None),
            (Err(_), None) => guess(bytes),
        },
    };
    if looks_binary(&text) {
        return Err(NotText::Binary);
    }
    if text.trim().is_empty() {
        return Err(NotText::Empty);
    }
    Ok((text, guessed))
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> (String, Option<&'static str>) {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), had_errors.then(|| encoding.name()))
}

fn guess(bytes: &[u8]) -> (String, Option<&'static str>) {
    if is_broken_utf8(bytes) {
        return (String::from_utf8_lossy(bytes).into_owned(), Some(UTF_8.name()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    (decode_as(encoding, bytes).0, Some(encoding.name()))
}

/// Whether at least nine in ten of the chars beyond ASCII are good UTF-8.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= 9 * broken
}

/// UTF-16 without a mark: every other byte of an even number is zero nearly throughout.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    let most = |count: usize| half > 0 && count * 10 >= half * 7;
    if !bytes.len().is_multiple_of(2) {
        None
    } else if most(odd) && even * 10 < half {
        Some(UTF_16LE)
    } else if most(even) && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn has_binary_magic(bytes: &[u8]) -> bool {
    // Beginnings that a text may have as well ("RIFF", "GIF8") are left to `looks_binary`.
    const MAGIC: [&[u8]; 9] = [
        b"%PDF-",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"\x7fELF",
        b"7z\xbc\xaf",
        b"\xfd7zXZ",
        b"\xd0\xcf\x11\xe0",
    ];
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// More than one char in fifty that no text holds: controls beyond white space and escapes, or undecodable.
fn looks_binary(text: &str) -> bool {
    let is_odd = |c: &char| {
        matches!(c, '\0'..='\u{7}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}')
            || *c == char::REPLACEMENT_CHARACTER
    };
    let (mut odd, mut all) = (0, 0);
    for c in text.chars().take(1 << 16) {
        odd += usize::from(is_odd(&c));
        all += 1;
    }
    odd > 4 && odd * 50 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<(&str, Option<&str>), NotText>) {
        let found = decode(bytes);
        let found = found.as_ref().map(|(text, guessed)| (&**text, *guessed)).map_err(|why| *why);
        assert_eq!(found, expected);
    }

    #[test]
    fn unicode() {
        check("Été\r\n".as_bytes(), Ok(("Été\r\n", None)));
        check(b"\xef\xbb\xbfOne", Ok(("One", None)));
        check(b"\xff\xfeO\0n\0\x56\x04", Ok(("Onі", None)));
        check(b"\xfe\xff\0O\0n\x04\x56", Ok(("Onі", None)));
        check(b"O\0n\0e\0!\0", Ok(("One!", Some("UTF-16LE"))));
        check(b"\xff\xfeO\0n", Ok(("O\u{fffd}", Some("UTF-16LE"))));
        check(b"\x1b[31mred\x1b[0m", Ok(("\u{1b}[31mred\u{1b}[0m", None)));
        check(b"RIFFS of jazz", Ok(("RIFFS of jazz", None)));
        check(b"one \0 zero", Ok(("one \0 zero", None)));
    }

    #[test]
    fn older_encodings() {
        let russian = "Министр иностранных дел заявил, что переговоры продолжатся на следующей неделе.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        check(&bytes, Ok((russian, Some("windows-1251"))));
        let french = "Le président a déclaré que la réunion aurait lieu l'été prochain à Genève.";
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(french);
        check(&bytes, Ok((french, Some("windows-1252"))));
        check("“a” “b” “c” “d” “e”\u{ff}".as_bytes(), Ok(("“a” “b” “c” “d” “e”\u{ff}", None)));
        let mut broken = "“a” “b” “c” “d” “e”".as_bytes().to_vec();
        broken.push(0xff);
        check(&broken, Ok(("“a” “b” “c” “d” “e”\u{fffd}", Some("UTF-8"))));
    }

    #[test]
    fn no_text() {
        check(b"", Err(NotText::Empty));
        check(b" \r\n\t", Err(NotText::Empty));
        check(b"\xef\xbb\xbf", Err(NotText::Empty));
        check(b"%PDF-1.7 and so on", Err(NotText::Binary));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Err(NotText::Binary));
        check(b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,", Err(NotText::Binary));
        check(b"RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x22\x56\0\0", Err(NotText::Binary));
        let noise: Vec<u8> = (0u32..2000).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        check(&noise, Err(NotText::Binary));
    }
}
