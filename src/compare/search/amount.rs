//! A number that is searched: where a text states its value, however it is spelled.
//!
//! Reading numbers costs more than finding words, so that a text is read only where it may hold the
//! value: where the significant digits stand that all spellings in digits share ("125,000", "125
//! thousand", "0.125 million"), or a word that its spelling in words ends in. A property test says
//! that this loses nothing.

use crate::compare::evidence::{Value, value_of, values};
use crate::compare::text::Span;
use aho_corasick::AhoCorasick;

/// The words for 1 to 9, for 10 to 19 and for the tens from 10.
const ONES: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TEENS: [&str; 10] = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 9] = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Words that alone may give a power of ten: "a hundred", "tens of thousands".
const SCALES: [&str; 9] =
    ["tens", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "decade"];
const VULGAR: [char; 5] = ['½', '¼', '¾', '⅓', '⅔'];

/// A value, and what stands in every text that states it.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    value: f64,
    /// Whether only percentages are meant, or only sums.
    is_percent: bool,
    is_money: bool,
    /// The digits of the value without zeros at either end.
    significant: String,
    words: Option<AhoCorasick>,
}

impl Amount {
    /// Reads a number that is typed: "125000", "125,000", "125 thousand", "1.5m", "40%", "$40bn". A
    /// single word without a digit is searched as a word alone.
    pub(super) fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let is_number =
            written.contains(|c: char| c.is_ascii_digit()) || written.split_whitespace().nth(1).is_some();
        let Value { value, max: None, is_percent, is_money, .. } = value_of(written).filter(|_| is_number)?
        else {
            return None;
        };
        let significant = significant(&format!("{value}"));
        let words =
            AhoCorasick::builder().ascii_case_insensitive(true).build(words(value, &significant)).ok();
        Some(Self { value, is_percent, is_money, significant, words })
    }

    /// Whether a number is of this value, or a range that begins or ends with it.
    pub(super) fn is(&self, value: f64, max: Option<f64>) -> bool {
        let same = |other: f64| (other - self.value).abs() <= 1e-9 * self.value.abs();
        same(value) || max.is_some_and(same)
    }

    /// Where `span` of a text states the value, ascending.
    pub(super) fn places(&self, text: &str, span: Span) -> Vec<Span> {
        if !self.may_stand_in(span.of(text)) {
            return Vec::new();
        }
        let is_it = |found: &Value| {
            self.is(found.value, found.max)
                && (!self.is_percent || found.is_percent)
                && (!self.is_money || found.is_money)
        };
        values(text, span).into_iter().filter(is_it).map(|found| found.span).collect()
    }

    /// Whether a text may state the value; if not, it need not be read.
    pub(super) fn may_stand_in(&self, text: &str) -> bool {
        self.words.as_ref().is_some_and(|words| words.is_match(text)) || self.digits_stand_in(text)
    }

    fn digits_stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
            let start = at + start;
            let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.');
            let end =
                bytes[start..].iter().position(|byte| !is_part(byte)).map_or(bytes.len(), |len| start + len);
            let is_mixed = text[end..].starts_with(VULGAR);
            if is_mixed || significant(&text[start..end]) == self.significant {
                return true;
            }
            at = end;
        }
        self.significant.ends_with(['3', '5', '7']) && text.contains(VULGAR)
    }
}

/// The digits of a numeral without zeros at either end: "125" of "125,000" and of "0.125".
fn significant(numeral: &str) -> String {
    let digits: String = numeral.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// The words of which one stands in every spelling of a value in words.
fn words(value: f64, significant: &str) -> Vec<&'static str> {
    let mut words = Vec::new();
    let last = significant.chars().next_back().and_then(|digit| digit.to_digit(10)).unwrap_or(0) as usize;
    match last {
        0 => words.push("zero"),
        _ => words.extend([ONES[last - 1], TEENS[last], TENS[last - 1]]),
    }
    if significant == "1" {
        words.extend(SCALES);
        words.push("centur");
    }
    if last == 5 {
        words.extend(["half", "quarter", "fourth"]);
    }
    if value % 6.0 == 0.0 {
        words.push("dozen");
    }
    if value < 1.0 {
        words.extend([
            "half", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        ]);
    }
    words
}
