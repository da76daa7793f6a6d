//! One quantity: a numeral with its scale, in digits or in words, before ranges and signs.

use super::line::Line;
use super::numbers::Kind;
use super::numerals::{self, Digits};

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
    /// A count or a fraction.
    pub(super) kind: Kind,
}

impl Quantity {
    fn at(first: usize) -> Self {
        Self {
            first,
            end: first + 1,
            value: 0.0,
            scale: 1.0,
            vague: false,
            bare: false,
            glued: 0,
            kind: Kind::Count,
        }
    }

    fn apply(&mut self, scale: f64) {
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
        return ratio(line, index).or_else(|| in_digits(line, index));
    }
    if !is_opening(&word.lower) {
        return None;
    }
    let number = ratio(line, index).or_else(|| fraction(line, index)).or_else(|| vague(line, index));
    number.or_else(|| in_words(line, index))
}

/// Whether a number in words may open with this word: keeps most words from being tried at all.
fn is_opening(word: &str) -> bool {
    matches!(word, "a" | "an" | "half" | "quarter" | "several" | "couple" | "few" | "dozen" | "many")
        || numerals::small(word).is_some()
        || numerals::vague_plural(word).is_some()
        || (numerals::is_scale_word(word) && word.len() > 3)
}

fn in_digits(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let word = line.words.get(index)?;
    let Digits { value, bare, len, suffix } = numerals::digits(word.text)?;
    let mut quantity = Quantity { value, bare, ..Quantity::at(index) };
    let suffix_lower = suffix.to_ascii_lowercase();
    if let Some(scale) = numerals::scale(&suffix_lower) {
        quantity.apply(scale);
        return Some(quantity);
    }
    if !suffix.is_empty() {
        quantity.glued = suffix.len();
        quantity.bare = false;
        return super::units::is_measure(&suffix_lower).then_some(quantity);
    }
    if bare && len <= 3 && !word.text.starts_with('0') {
        while let Some(group) =
            line.words.get(quantity.end).filter(|next| is_thousands_group(next.text, next.gap))
        {
            quantity.value = quantity.value * 1000.0 + group.text.parse::<f64>().ok()?;
            quantity.end += 1;
            quantity.bare = false;
        }
    }
    if line.starts(quantity.end, "and a half") && numerals::is_scale_word(line.lower(quantity.end + 3)) {
        quantity.value += 0.5;
        quantity.end += 3;
    }
    while line.is_joined(quantity.end) && numerals::is_scale_word(line.lower(quantity.end)) {
        quantity.apply(numerals::scale(line.lower(quantity.end))?);
        quantity.end += 1;
    }
    if line.is_joined(quantity.end) && line.lower(quantity.end) == "dozen" {
        quantity.apply(12.0);
        quantity.end += 1;
    }
    Some(quantity)
}

fn is_thousands_group(word: &str, gap: &str) -> bool {
    word.len() == 3
        && word.bytes().all(|b| b.is_ascii_digit())
        && matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// Number words: "one hundred and thirty thousand", "a million and a half", "half a dozen".
fn in_words(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let mut quantity = Quantity { end: index, ..Quantity::at(index) };
    let (mut total, mut current, mut at) = (0.0_f64, None::<f64>, index);
    match (line.lower(at), line.lower(at + 1)) {
        ("half", "a") if is_large(line.lower(at + 2)) => (current, at) = (Some(0.5), at + 2),
        ("half", next) if is_large(next) && line.is_joined(at + 1) => (current, at) = (Some(0.5), at + 1),
        ("a", next) if is_large(next) => (current, at) = (Some(1.0), at + 1),
        ("a" | "an", _) | ("half", _) => return None,
        _ => {}
    }
    let mut largest = f64::INFINITY;
    loop {
        let word = line.lower(at);
        let joined = at == index || line.is_joined(at);
        if !joined {
            break;
        } else if let Some(small) = numerals::small(word) {
            match current {
                None => current = Some(small),
                Some(so_far) if so_far % 100.0 == 0.0 && so_far > 0.0 => current = Some(so_far + small),
                Some(so_far)
                    if so_far % 10.0 == 0.0 && so_far % 100.0 >= 20.0 && (1.0..10.0).contains(&small) =>
                {
                    current = Some(so_far + small);
                }
                Some(_) => break,
            }
        } else if word == "hundred" && current.is_none_or(|so_far| so_far < 100.0) {
            current = Some(current.unwrap_or(1.0) * 100.0);
            quantity.scale = 100.0;
        } else if word == "dozen" {
            current = Some(current.unwrap_or(1.0) * 12.0);
            quantity.scale = 12.0;
            at += 1;
            break;
        } else if let Some(scale) = numerals::scale(word).filter(|_| numerals::is_scale_word(word)) {
            if scale >= largest || (current.is_none() && total > 0.0) {
                break;
            }
            total += current.take().unwrap_or(1.0) * scale;
            quantity.scale = scale;
            largest = scale;
        } else if word == "and"
            && quantity.scale > 1.0
            && current.map_or(total > 0.0, |so_far| so_far % 100.0 == 0.0)
            && numerals::small(line.lower(at + 1)).is_some()
            && numerals::denominator(line.lower(at + 2)).is_none()
        {
            // "a hundred and two", never "a hundred and, two"
        } else if line.starts(at, "and a half") {
            let scale = if is_large(line.lower(at + 3)) { 1.0 } else { quantity.scale };
            match current {
                Some(so_far) => current = Some(so_far + 0.5 * if total > 0.0 { 1.0 } else { scale }),
                None => total += 0.5 * scale,
            }
            at += 2;
        } else {
            break;
        }
        at += 1;
    }
    quantity.value = total + current.unwrap_or(0.0);
    quantity.end = at;
    (at > index && (current.is_some() || total > 0.0)).then_some(quantity)
}

fn is_large(word: &str) -> bool {
    word == "dozen" || (numerals::is_scale_word(word) && word.len() > 3)
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
    let opening = ["several", "a few", "a couple of", "a couple", "couple of", "few", "many"];
    let phrase = opening.iter().find(|phrase| line.starts(index, phrase))?;
    quantity.end = index + phrase.split(' ').count();
    let scale = line.lower(quantity.end);
    if is_large(scale) {
        quantity.value = 2.0 * numerals::scale(scale).unwrap_or(12.0);
        quantity.end += 1;
        return Some(quantity);
    }
    quantity.value = 2.0;
    (*phrase == "a couple of").then_some(quantity)
}

/// Fractions in words: "two-thirds", "a third of", "half its army", "a quarter of a million".
fn fraction(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let first = line.lower(index);
    let (count, at) = match first {
        "half" | "quarter" => (1.0, index),
        "a" | "an" => (1.0, index + 1),
        word => (numerals::small(word)?, index + 1),
    };
    if at > index && !line.is_joined(at) {
        return None;
    }
    let (by, plural) = numerals::denominator(line.lower(at))?;
    let mut quantity =
        Quantity { end: at + 1, value: count / by, kind: Kind::Fraction, ..Quantity::at(index) };
    if line.starts(at + 1, "of a") && is_large(line.lower(at + 3)) {
        quantity.apply(numerals::scale(line.lower(at + 3)).unwrap_or(12.0));
        quantity.end = at + 4;
        quantity.kind = Kind::Count;
        return Some(quantity);
    }
    if by == 4.0 && line.is_joined(at + 1) && is_large(line.lower(at + 1)) {
        quantity.apply(numerals::scale(line.lower(at + 1)).unwrap_or(12.0));
        quantity.end = at + 2;
        quantity.kind = Kind::Count;
        return Some(quantity);
    }
    let next = if line.is_joined(at + 1) { line.lower(at + 1) } else { "" };
    let of_something = matches!(
        next,
        "of" | "the"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "all"
            | "this"
            | "that"
            | "these"
            | "those"
    );
    let hedged = super::hedges::hedge_before(line, index).is_some();
    let ordinal = matches!(
        line.lower(at),
        "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth"
    );
    let sure = match first {
        "half" => {
            (of_something || (hedged && !matches!(next, "a" | "an")))
                && !matches!(line.before(index, 1), "first" | "second" | "other")
        }
        "quarter" => false,
        "a" | "an" => next == "of" || (hedged && !ordinal) || (hedged && next.is_empty()),
        _ => {
            (count < by) && (plural || line.words[at].hyphenated || next == "of" || line.lower(at) == "half")
        }
    };
    let halves = line.lower(at) == "half" && first != "half" && count != 1.0;
    (sure && !halves).then_some(quantity)
}

/// "one in five", "nine out of 10", "1/3 of".
fn ratio(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let simple = |at: usize| {
        let word = line.words.get(at)?;
        let digits = word.is_digits().then(|| numerals::digits(word.text)).flatten();
        let digits =
            digits.filter(|digits| digits.bare && digits.suffix.is_empty()).map(|digits| digits.value);
        digits.or_else(|| numerals::small(&word.lower))
    };
    let part = simple(index)?;
    let (at, written) = match line.lower(index + 1) {
        "in" => (index + 2, line.lower(index + 2) != "every"),
        "out" if line.lower(index + 2) == "of" => (index + 3, true),
        _ if line.gap(index + 1) == "/" && line.lower(index + 2) == "of" => (index + 1, true),
        _ => return None,
    };
    let at = if written { at } else { at + 1 };
    let at = if line.lower(at) == "every" { at + 1 } else { at };
    let whole = simple(at)?;
    let usual = (2.0..=10.0).contains(&whole) || whole % 10.0 == 0.0;
    let fits = part >= 1.0
        && part < whole
        && usual
        && (part <= 10.0 || whole == 100.0)
        && !is_unit_of_time(line.lower(at + 1));
    fits.then_some(Quantity { end: at + 1, value: part / whole, kind: Kind::Fraction, ..Quantity::at(index) })
}

fn is_unit_of_time(word: &str) -> bool {
    super::units::class_of(word) == Some(super::UnitClass::Time)
}
