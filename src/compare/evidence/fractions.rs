//! Fractions: in words, in digits, as one of so many, and after "and".

use super::figure::UnitClass;
use super::line::Line;
use super::not_figures::is_function_word;
use super::numbers::Kind;
use super::quantities::{Quantity, large};
use super::{hedges, numerals, units};

/// What fractions in digits may divide by: "9/11" and "24/7" are none.
const DENOMINATORS: &[f64] = &[2.0, 3.0, 4.0, 8.0, 16.0];

/// A fraction in digits, after a whole number or alone: "2 1/2", "1/4 mile", "2/3 of".
pub(super) fn in_digits(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let whole = plain(line, index)?;
    if let Some((value, end)) = slashed(line, index) {
        return Some(counted(line, Quantity { end, value, ..Quantity::at(index) }));
    }
    let next = line.words.get(index + 1).filter(|word| matches!(word.gap, " " | "\u{a0}" | "-"))?;
    let (fraction, end) = match numerals::vulgar(next.text) {
        Some(value) => (value, index + 2),
        None => slashed(line, index + 1)?,
    };
    Some(Quantity { end, value: whole + fraction, ..Quantity::at(index) })
}

fn slashed(line: &Line<'_>, index: usize) -> Option<(f64, usize)> {
    let (over, under) = (plain(line, index)?, plain(line, index + 1)?);
    let is_apart = !line.gap(index).ends_with('/') && !line.gap(index + 2).starts_with(['/', '-']);
    let fits = is_apart && matches!(line.gap(index + 1), "/" | "\u{2044}") && DENOMINATORS.contains(&under);
    (fits && over >= 1.0 && over < under).then_some((over / under, index + 2))
}

/// The value of a word of digits alone.
fn plain(line: &Line<'_>, index: usize) -> Option<f64> {
    let word = line.words.get(index).filter(|word| word.is_digits())?;
    let digits = numerals::digits(word.text)?;
    (digits.bare && digits.suffix.is_empty()).then_some(digits.value)
}

/// A fraction alone: a count of the measure after it ("1/4 mile"), else a share.
pub(super) fn counted(line: &Line<'_>, quantity: Quantity) -> Quantity {
    let next = line.lower(quantity.end);
    let measured = line.is_joined(quantity.end) && (units::is_measure(next) || is_measure_noun(next));
    Quantity { kind: if measured { Kind::Count } else { Kind::Fraction }, ..quantity }
}

/// The fraction after the "and" at `at`, and one past its last word: "and a half", "and three quarters".
pub(super) fn after_and(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    if line.lower(at) != "and" || !line.is_joined(at) || !line.is_joined(at + 1) || !line.is_joined(at + 2) {
        return None;
    }
    let count = match line.lower(at + 1) {
        "a" => 1.0,
        word => numerals::small(word)?,
    };
    let (by, plural) = numerals::denominator(line.lower(at + 2))?;
    let fits = count < by && plural == (count > 1.0) && line.lower(at + 3) != "of";
    let is_sure = by <= 4.0 || plural || !line.is_joined(at + 3);
    (fits && is_sure).then_some((count / by, at + 3))
}

/// "a year and a half", "an hour and a half": the unit stands within.
pub(super) fn with_unit_within(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let fits = matches!(line.lower(index), "a" | "an" | "one")
        && is_measure_noun(line.lower(index + 1))
        && line.is_joined(index + 1);
    let (fraction, end) = after_and(line, index + 2).filter(|_| fits)?;
    Some(Quantity { end, value: 1.0 + fraction, unit: Some(index + 1), ..Quantity::at(index) })
}

/// "half a mile", "half an hour", "a half-mile".
fn half_of_a_measure(line: &Line<'_>, index: usize, at: usize) -> Option<Quantity> {
    if line.lower(at) != "half" || (at > index && line.lower(index) != "a") {
        return None;
    }
    let end = if at == index && matches!(line.lower(at + 1), "a" | "an") { at + 2 } else { at + 1 };
    let glued = end > at + 1 || line.words.get(end).is_some_and(|word| word.hyphenated);
    let noun = line.lower(end);
    let fits = glued && line.is_joined(end) && is_measure_noun(noun) && large(noun).is_none();
    fits.then_some(Quantity { end, value: 0.5, ..Quantity::at(index) })
}

/// Nouns that halves and quarters of are told.
fn is_measure_noun(word: &str) -> bool {
    units::class_of(word) == Some(UnitClass::Time)
        || matches!(
            word,
            "mile"
                | "inch"
                | "foot"
                | "acre"
                | "point"
                | "percent"
                | "percentage"
                | "ton"
                | "tonne"
                | "pound"
                | "ounce"
                | "pint"
                | "gallon"
                | "degree"
                | "kilometre"
                | "kilometer"
                | "metre"
                | "meter"
                | "cup"
                | "cups"
                | "teaspoon"
                | "tablespoon"
                | "turn"
                | "share"
                | "cent"
                | "miles"
                | "inches"
                | "block"
        )
}

/// A fraction in words: "two-thirds", "a third of", "half its army", "a quarter of a million".
pub(super) fn in_words(line: &Line<'_>, index: usize) -> Option<Quantity> {
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
    if line.starts(at + 1, "of a")
        && let Some((scale, kind)) = large(line.lower(at + 3))
    {
        quantity.apply(scale);
        return Some(Quantity { end: at + 4, kind, ..quantity });
    }
    if by == 4.0
        && line.is_joined(at + 1)
        && let Some((scale, kind)) = large(line.lower(at + 1))
    {
        quantity.apply(scale);
        return Some(Quantity { end: at + 2, kind, ..quantity });
    }
    if line.lower(at) == "half" && line.is_joined(at + 1) && large(line.lower(at + 1)).is_some() {
        return None;
    }
    if let Some(half) = half_of_a_measure(line, index, at) {
        return Some(half);
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
    let hedged = hedges::hedge_before(line, index).is_some();
    let ordinal = matches!(
        line.lower(at),
        "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth"
    );
    let by_much = matches!(line.before(index, 1), "by" | "than");
    let sure = match first {
        "half" => {
            (of_something || ((hedged || by_much) && !matches!(next, "a" | "an")))
                && !matches!(line.before(index, 1), "first" | "second" | "other")
        }
        "quarter" => false,
        "a" | "an" => {
            next == "of"
                || (hedged && (!ordinal || next.is_empty()))
                || (by_much && by <= 4.0 && (next.is_empty() || is_function_word(next)))
        }
        _ => {
            let is_named = plural || line.words[at].hyphenated || line.lower(at) == "half";
            count < by && (is_named || next == "of" || (first == "one" && next.is_empty()))
        }
    };
    let halves = line.lower(at) == "half" && first != "half" && count != 1.0;
    (sure && !halves).then_some(quantity)
}

/// A share told by counting: "one in five", "nine out of 10", "1/3 of".
pub(super) fn ratio(line: &Line<'_>, index: usize) -> Option<Quantity> {
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
        "of" if line.lower(index + 2) == "every" => (index + 2, true),
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
    units::class_of(word) == Some(UnitClass::Time)
}
