//! One quantity: a numeral with its scale, in digits or in words, before ranges and signs.

use super::line::Line;
use super::numbers::Kind;
use super::numerals::{self, Digits};
use super::{currencies, fractions};

/// One quantity: a numeral with its scale, before ranges, currencies and percent signs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quantity {
    /// The index of its first word.
    pub(super) first: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// Its value, scale applied.
    pub(super) value: f64,
    /// What its scale words multiply by.
    pub(super) scale: f64,
    /// Whether it gives an order of magnitude only.
    pub(super) vague: bool,
    /// Whether it is digits alone.
    pub(super) bare: bool,
    /// How many bytes of a unit are glued to its digits.
    pub(super) glued: usize,
    /// A count, a fraction, a sum whose currency is glued to it, or decades and centuries in years.
    pub(super) kind: Kind,
    /// The word within it that names its unit ("a year and a half").
    pub(super) unit: Option<usize>,
}

impl Quantity {
    /// Nothing yet, of the one word at `first`.
    pub(super) fn at(first: usize) -> Self {
        Self {
            first,
            end: first + 1,
            value: 0.0,
            scale: 1.0,
            vague: false,
            bare: false,
            glued: 0,
            kind: Kind::Count,
            unit: None,
        }
    }

    /// Multiplies it by a scale word.
    pub(super) fn apply(&mut self, scale: f64) {
        self.value *= scale;
        self.scale *= scale;
        self.bare = false;
        // 64.1 × 10⁶ is not exact in binary; a count is
        if (self.value - self.value.round()).abs() < 1e-6 * self.value.abs().max(1.0) && self.value >= 100.0 {
            self.value = self.value.round();
        }
    }
}

/// The quantity that begins at `index`.
pub(super) fn quantity(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let word = line.words.get(index)?;
    if word.is_digits() {
        return fractions::ratio(line, index)
            .or_else(|| fractions::in_digits(line, index))
            .or_else(|| in_digits(line, index, word.text));
    }
    if let Some((scale, digits)) = currencies::glued_before(word.text) {
        let mut quantity = in_digits(line, index, digits)?;
        quantity.apply(scale);
        return Some(Quantity { kind: Kind::Money, bare: false, ..quantity });
    }
    if let Some(value) = numerals::vulgar(word.text) {
        return Some(fractions::counted(line, Quantity { value, ..Quantity::at(index) }));
    }
    if !is_opening(&word.lower) || is_scale_of_digits(line, index) {
        return None;
    }
    let number = fractions::ratio(line, index)
        .or_else(|| fractions::with_unit_within(line, index))
        .or_else(|| fractions::in_words(line, index));
    number.or_else(|| vague(line, index)).or_else(|| in_words(line, index))
}

/// Whether a word scales digits before it, which then cannot be read or would have taken it in.
fn is_scale_of_digits(line: &Line<'_>, index: usize) -> bool {
    let is_after_digits = index.checked_sub(1).is_some_and(|before| line.words[before].is_digits());
    is_after_digits && line.is_joined(index) && numerals::is_scale_word(line.lower(index))
}

/// Whether a number in words may open with this word: keeps most words from being tried at all.
fn is_opening(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "half" | "quarter" | "several" | "couple" | "few" | "dozen" | "many" | "scores"
    ) || numerals::small(word).is_some()
        || numerals::vague_plural(word).is_some()
        || (numerals::is_scale_word(word) && word.len() > 3)
}

/// What no more groups or scale words are added to.
const LARGEST: f64 = 1e15;

/// Digits with what scales them: "1.5", "127 000", "40bn", "two and a half" after digits, "3 dozen".
fn in_digits(line: &Line<'_>, index: usize, text: &str) -> Option<Quantity> {
    let Digits { value, bare, len, suffix } = numerals::digits(text)?;
    let mut quantity = Quantity { value, bare, ..Quantity::at(index) };
    let suffix_lower = suffix.to_ascii_lowercase();
    if let Some(scale) = glued_scale(line, index, value, suffix) {
        quantity.apply(scale);
        return Some(quantity);
    }
    if let Some(scale) = currencies::code(suffix) {
        quantity.apply(scale);
        return Some(Quantity { kind: Kind::Money, bare: false, ..quantity });
    }
    if !suffix.is_empty() {
        quantity.glued = suffix.len();
        quantity.bare = false;
        return super::units::is_measure(&suffix_lower).then_some(quantity);
    }
    if bare && len <= 3 && !text.starts_with('0') {
        while let Some(group) =
            line.words.get(quantity.end).filter(|next| is_thousands_group(next.text, next.gap))
            && quantity.value < LARGEST
        {
            quantity.value = quantity.value * 1000.0 + group.text.parse::<f64>().ok()?;
            quantity.end += 1;
            quantity.bare = false;
        }
    }
    if let Some((fraction, end)) = fractions::after_and(line, quantity.end)
        && (numerals::is_scale_word(line.lower(end)) || (bare && value < 1000.0))
    {
        quantity.value += fraction;
        quantity.end = end;
        quantity.bare = false;
    }
    while line.is_joined(quantity.end)
        && numerals::is_scale_word(line.lower(quantity.end))
        && quantity.value < LARGEST
    {
        quantity.apply(numerals::scale(line.lower(quantity.end))?);
        quantity.end += 1;
    }
    if let Some((scale, kind)) = numerals::collective(line.lower(quantity.end))
        && line.is_joined(quantity.end)
    {
        quantity.apply(scale);
        quantity.kind = kind;
        quantity.end += 1;
    }
    Some(quantity)
}

/// What letters glued to digits multiply by: "1.5m", but "400m" of a race or a tower is a length.
fn glued_scale(line: &Line<'_>, index: usize, value: f64, suffix: &str) -> Option<f64> {
    const LONG: &[&str] = &[
        "tall",
        "long",
        "wide",
        "high",
        "deep",
        "away",
        "above",
        "below",
        "apart",
        "off",
        "sprint",
        "race",
        "freestyle",
        "hurdles",
        "butterfly",
        "relay",
        "square",
        "exclusion",
        "swell",
        "waves",
    ];
    let is_money = line.gap(index).ends_with(currencies::is_sign);
    if suffix == "T" && is_money {
        return Some(1e12);
    }
    let is_length = suffix == "m" && !is_money && (value >= 1000.0 || LONG.contains(&line.lower(index + 1)));
    let is_large = matches!(suffix, "b" | "B" | "k" | "K") && value >= 1000.0;
    numerals::scale(&suffix.to_ascii_lowercase()).filter(|_| !is_length && !is_large)
}

fn is_thousands_group(word: &str, gap: &str) -> bool {
    word.len() == 3
        && word.bytes().all(|b| b.is_ascii_digit())
        && matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// Number words: "one hundred and thirty thousand", "a million and a half", "half a dozen".
fn in_words(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let mut quantity = Quantity { end: index, ..Quantity::at(index) };
    let (opening, mut at) = opening(line, index)?;
    let (mut total, mut current) = (0.0_f64, opening);
    let mut largest = f64::INFINITY;
    let start = at;
    while at == index || line.is_joined(at) {
        let word = line.lower(at);
        if let Some(small) = numerals::small(word) {
            let Some(more) = continued(current, small) else { break };
            current = Some(more);
        } else if word == "hundred" && current.is_none_or(|so_far| so_far < 100.0) {
            current = Some(current.unwrap_or(1.0) * 100.0);
            quantity.scale = 100.0;
        } else if let Some((scale, kind)) = numerals::collective(word) {
            if current.is_none() && total == 0.0 && word != "dozen" {
                break;
            }
            current = Some((total + current.unwrap_or(if total > 0.0 { 0.0 } else { 1.0 })) * scale);
            total = 0.0;
            (quantity.scale, quantity.kind) = (scale, kind);
            at += 1;
            break;
        } else if let Some(scale) = numerals::scale(word).filter(|_| numerals::is_scale_word(word)) {
            if scale >= largest || (current.is_none() && total > 0.0) {
                break;
            }
            total += current.take().unwrap_or(1.0) * scale;
            quantity.scale = scale;
            largest = scale;
        } else if let Some((fraction, end)) = fractions::after_and(line, at).filter(|_| at > index) {
            let is_scaled = quantity.scale >= 1000.0 && !is_large(line.lower(end));
            let part = if is_scaled { fraction * quantity.scale } else { fraction };
            match current {
                Some(so_far) => current = Some(so_far + part),
                None => total += part,
            }
            at = end - 1;
        } else if !goes_on(line, at, &quantity, current, total) {
            break;
        }
        at += 1;
    }
    quantity.value = total + current.unwrap_or(0.0);
    quantity.end = at;
    (at > start && (current.is_some() || total > 0.0)).then_some(quantity)
}

/// What an article or a half before a scale begins with, and where its scale stands.
fn opening(line: &Line<'_>, index: usize) -> Option<(Option<f64>, usize)> {
    match (line.lower(index), line.lower(index + 1)) {
        ("half", "a") if is_large(line.lower(index + 2)) => Some((Some(0.5), index + 2)),
        ("half", next) if is_large(next) && line.is_joined(index + 1) => Some((Some(0.5), index + 1)),
        ("a", "half") if is_large(line.lower(index + 2)) && line.is_joined(index + 2) => {
            Some((Some(0.5), index + 2))
        }
        ("a", next) if is_large(next) => Some((Some(1.0), index + 1)),
        ("a" | "an" | "half", _) => None,
        _ => Some((None, index)),
    }
}

/// A number below a thousand with one more small word: "sixty" and "two", "a hundred" and "thirty".
fn continued(current: Option<f64>, small: f64) -> Option<f64> {
    match current {
        None => Some(small),
        Some(so_far) if so_far % 100.0 == 0.0 && so_far > 0.0 => Some(so_far + small),
        Some(so_far) if so_far % 10.0 == 0.0 && so_far % 100.0 >= 20.0 && (1.0..10.0).contains(&small) => {
            Some(so_far + small)
        }
        Some(_) => None,
    }
}

/// Whether the "and" at `at` goes on with a number: "a hundred and two", never "a hundred and, two".
fn goes_on(line: &Line<'_>, at: usize, quantity: &Quantity, current: Option<f64>, total: f64) -> bool {
    line.lower(at) == "and"
        && quantity.scale > 1.0
        && current.map_or(total > 0.0, |so_far| so_far % 100.0 == 0.0)
        && line.is_joined(at + 1)
        && numerals::small(line.lower(at + 1)).is_some()
        && numerals::denominator(line.lower(at + 2)).is_none()
}

/// Whether a word may be counted by an article or a half: "a million", "half a century".
pub(super) fn is_large(word: &str) -> bool {
    large(word).is_some()
}

/// What such a word multiplies by, and what it makes of the number.
pub(super) fn large(word: &str) -> Option<(f64, Kind)> {
    let scale = numerals::scale(word).filter(|_| numerals::is_scale_word(word) && word.len() > 3);
    match word {
        "dozen" | "decade" | "century" => numerals::collective(word),
        _ => scale.map(|scale| (scale, Kind::Count)),
    }
}

/// Orders of magnitude: "tens of thousands", "dozens", "several hundred", "a couple of".
fn vague(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let mut quantity = Quantity { vague: true, ..Quantity::at(index) };
    if let Some(base) = numerals::vague_plural(line.lower(index)) {
        quantity.value = base;
        if line.lower(index + 1) == "of"
            && let Some(more) = numerals::vague_plural(line.lower(index + 2))
        {
            quantity.value *= more;
            quantity.end += 2;
        }
        return (quantity.value > 10.0).then_some(quantity);
    }
    if line.starts(index, "scores of") {
        let definite = ["the", "their", "his", "her", "its", "test", "with", "these", "those"];
        quantity.value = 20.0;
        return (!definite.contains(&line.before(index, 1))).then_some(quantity);
    }
    let opening = ["several", "a few", "a couple of", "a couple", "couple of", "few", "many"];
    let phrase = opening.iter().find(|phrase| line.starts(index, phrase))?;
    quantity.end = index + phrase.split(' ').count();
    let scale = line.lower(quantity.end);
    let plural = matches!(scale, "decades" | "centuries");
    if let Some((scale, kind)) = large(scale).or_else(|| numerals::collective(scale).filter(|_| plural)) {
        quantity.value = 2.0 * scale;
        quantity.kind = kind;
        quantity.end += 1;
        return Some(quantity);
    }
    quantity.value = 2.0;
    (*phrase == "a couple of").then_some(quantity)
}
