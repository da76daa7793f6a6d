//! A number that is searched: where a text states its value, however it is spelled.
//!
//! Reading numbers costs more than finding words, so that a text is read only where it may hold the
//! value: where the significant digits stand that all spellings in digits share ("125,000", "125
//! thousand", "0.125 million"), or a word that its spelling in words ends in, of a large number with a
//! word that scales it. A property test says that this loses nothing.

use crate::compare::evidence::{Value, value_of, values};
use crate::compare::text::Span;
use aho_corasick::AhoCorasick;
use regex::bytes::Regex;
use std::sync::LazyLock;

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
/// Words that multiply: one of them stands in every number in words from a hundred on.
const SCALES: [&str; 11] = [
    "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "dozen", "decade", "centur",
    "grand",
];
/// What a fraction divides by, in words.
const PARTS: [&str; 13] = [
    "half",
    "halve",
    "third",
    "quarter",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "twentieth",
    "hundredth",
];
/// Words that stand for two of what follows: "several hundred".
const VAGUE: [&str; 3] = ["several", "few", "many"];
/// Words that stand for two, or for a score.
const PAIRS: [&str; 2] = ["couple", "scores"];
/// Words of a second, smaller unit: "5 feet 2 inches", "3 dollars and 50 cents".
const SMALLER: [&str; 6] = ["foot", "feet", "ft", "cent", "pence", "kopeck"];
const VULGAR: [char; 5] = ['½', '¼', '¾', '⅓', '⅔'];
const SLASHES: [char; 2] = ['/', '\u{2044}'];

/// No number has more groups of three digits.
const MOST_GROUPS: usize = 104;

/// Digits with their separators, groups of thousands parted by spaces included.
static NUMERALS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u)[0-9][0-9,.]*(?:(?: |\xC2\xA0|\xE2\x80\xAF|\xE2\x80\x89)[0-9]{3})*").ok()
});

/// A value, and what stands in every text that states it.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    value: f64,
    /// Whether only percentages are meant, or only sums.
    is_percent: bool,
    is_money: bool,
    /// The digits of the value without zeros at either end.
    significant: String,
    /// Of which words one stands in every spelling in words, unless it is a part of what is scaled.
    words: Option<AhoCorasick>,
    /// Of a whole number: of which words one stands in a spelling as a part of what is scaled.
    parts: Option<AhoCorasick>,
    /// Of a whole number: of which words one stands in such a spelling, too.
    scales: Option<AhoCorasick>,
    /// Whether all spellings in words are scaled.
    is_large: bool,
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
        let any = |words: &[&str]| AhoCorasick::builder().ascii_case_insensitive(true).build(words).ok();
        let words = any(&words(value, &significant));
        let is_whole = is_whole(value);
        let of_whole = |words: &[&str]| is_whole.then(|| any(words)).flatten();
        let parts = of_whole(&[&PARTS[..], &VAGUE].concat());
        let is_large = is_whole && value.abs() >= 100.0;
        Some(Self {
            value,
            is_percent,
            is_money,
            significant,
            words,
            parts,
            scales: of_whole(&SCALES),
            is_large,
        })
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
        self.digits_stand_in(text) || self.words_stand_in(text)
    }

    fn words_stand_in(&self, text: &str) -> bool {
        let is_in = |words: &Option<AhoCorasick>| words.as_ref().is_some_and(|words| words.is_match(text));
        let scaled =
            || self.scales.as_ref().map_or(usize::MAX, |scales| scales.find_iter(text).take(2).count());
        let is_part = || is_in(&self.parts) || text.contains(SLASHES);
        text.contains(VULGAR)
            || (!self.is_large && is_in(&self.words))
            || match scaled() {
                0 => false,
                1 => (self.is_large && is_in(&self.words)) || is_part(),
                // What is scaled twice may sum up to other words: "crore ten million".
                _ => self.is_large || is_part(),
            }
    }

    fn digits_stand_in(&self, text: &str) -> bool {
        let Some(numerals) = &*NUMERALS else { return true };
        // A ratio has other digits than its value: "one in 5".
        let is_any = self.value.abs() < 1.0 && self.value != 0.0;
        numerals.find_iter(text.as_bytes()).any(|found| {
            let is_mixed = text.get(found.end()..).is_some_and(|after| after.starts_with(VULGAR));
            is_any || is_mixed || self.is_in_groups(found.as_bytes())
        })
    }

    /// Whether groups of digits parted by spaces, or some of them that stand together, are the value's.
    fn is_in_groups(&self, numeral: &[u8]) -> bool {
        let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.');
        let groups: Vec<&[u8]> =
            numeral.split(|byte| !is_part(byte)).filter(|group| !group.is_empty()).collect();
        let ends =
            |from: usize| (from + 1..=groups.len().min(from + MOST_GROUPS)).map(move |end| (from, end));
        // Zeros before the first digit that counts are none of the value's.
        let may_begin = |from: &usize| {
            self.significant.is_empty() || groups[*from].iter().any(|byte| matches!(byte, b'1'..=b'9'))
        };
        (0..groups.len()).filter(may_begin).flat_map(ends).any(|(from, end)| {
            let digits = groups[from..end].iter().copied().flatten().filter(|byte| byte.is_ascii_digit());
            is_significant(digits.copied(), self.significant.as_bytes())
        })
    }
}

/// Whether digits are the wanted ones but for zeros at either end.
fn is_significant(digits: impl Iterator<Item = u8>, wanted: &[u8]) -> bool {
    let mut digits = digits.skip_while(|digit| *digit == b'0');
    wanted.iter().all(|wanted| digits.next() == Some(*wanted)) && digits.all(|digit| digit == b'0')
}

fn is_whole(value: f64) -> bool {
    value.fract() == 0.0
}

/// The digits of a numeral without zeros at either end: "125" of "125,000" and of "0.125".
fn significant(numeral: &str) -> String {
    let digits: String = numeral.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// The words of which one stands in every spelling of a value in words.
fn words(value: f64, significant: &str) -> Vec<&'static str> {
    let mut words = Vec::new();
    if !is_whole(value) {
        words.extend(PARTS.iter().chain(&SMALLER));
    }
    if value.abs() < 1.0 && value != 0.0 {
        words.extend(ONES.iter().chain(&TEENS).chain(&TENS));
        return words;
    }
    let last = significant.chars().next_back().and_then(|digit| digit.to_digit(10)).unwrap_or(0) as usize;
    match last {
        0 => words.push("zero"),
        _ => words.extend([ONES[last - 1], TEENS[last], TENS[last - 1]]),
    }
    match significant {
        _ if last == 1 => words.extend(SCALES.iter().chain(&["tens"])),
        "2" => words.extend(PAIRS.iter().chain(&["dozen"])),
        _ => words.push("dozen"),
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Pieces of numbers and what stands around them, to be put together in any order.
    const PIECES: [&str; 74] = [
        "one",
        "two",
        "three",
        "five",
        "six",
        "eight",
        "ten",
        "eleven",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "fifty",
        "ninety",
        "zero",
        "hundred",
        "thousand",
        "million",
        "billion",
        "lakh",
        "crore",
        "dozen",
        "dozens",
        "tens",
        "hundreds",
        "thousands",
        "decades",
        "century",
        "grand",
        "a",
        "an",
        "half",
        "quarter",
        "third",
        "fifth",
        "quarters",
        "two-thirds",
        "and",
        "of",
        "in",
        "out",
        "to",
        "or",
        "between",
        "several",
        "a few",
        "a couple of",
        "scores of",
        "minus",
        "percent",
        "%",
        "dollars",
        "cents",
        "feet",
        "inches",
        "1",
        "2",
        "5",
        "7",
        "12",
        "40",
        "125",
        "500",
        "000",
        "1.5",
        "0.25",
        "1,250",
        "125,000",
        "2½",
        "½",
        "1/2",
        "¼",
        "mile",
        "men",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_number_is_passed_over_unread(
            pieces in prop::collection::vec((0..PIECES.len(), prop::sample::select(vec![" ", " ", " ", "-", "\u{a0}", ", "])), 1..9),
        ) {
            let text: String = pieces.iter().map(|(piece, gap)| format!("{}{gap}", PIECES[*piece])).collect();
            let span = Span::new(0, text.len());
            for found in values(&text, span) {
                for value in [Some(found.value), found.max].into_iter().flatten() {
                    let amount = Amount::read(&format!("{value}")).filter(|amount| amount.value == value);
                    let Some(amount) = amount else { continue };
                    prop_assert!(amount.may_stand_in(&text), "{value} in {text}");
                    prop_assert!(amount.places(&text, span).contains(&found.span), "{value} in {text}");
                }
            }
        }
    }
}
