//! The grammar of numbers as news writes them, over the words of a line.
//!
//! Written by hand: no crate reads "1.5 million", "two and a half thousand" and "tens of thousands"
//! alike. This module says what a number is worth; [`super::not_figures`] says which numbers count
//! nothing (dates, years, scores, labels).

use super::line::Line;
use super::quantities::{Quantity, quantity};
use crate::compare::text::Span;

/// What the number itself says it measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A count, unless its unit says otherwise.
    Count,
    /// A sum: a currency stands at it.
    Money,
    /// A percentage.
    Percent,
    /// A fraction of something.
    Fraction,
}

/// A number found in a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// The index of its first word.
    pub(super) first: usize,
    /// One past the index of its last word, percent and currency words included.
    pub(super) end: usize,
    /// Its bytes, currency and percent signs included.
    pub(super) span: Span,
    /// Its value, or the lower bound of a range.
    pub(super) value: f64,
    /// The upper bound of a range.
    pub(super) max: Option<f64>,
    /// What it measures.
    pub(super) kind: Kind,
    /// Whether it gives an order of magnitude only.
    pub(super) vague: bool,
    /// Whether it is digits alone: perhaps a year, a day or a label.
    pub(super) bare: bool,
    /// The unit glued to the digits ("km").
    pub(super) glued: Option<Span>,
}

/// The numbers of a line, in order, without those that count nothing.
pub(super) fn numbers(line: &Line<'_>) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        match number_at(line, at) {
            Some(number) => {
                at = number.end.max(at + 1);
                if !super::not_figures::counts_nothing(line, &number) {
                    found.push(number);
                }
            }
            None => at += 1,
        }
    }
    found
}

/// The number whose first word is the one at `index`, ranges and signs included.
fn number_at(line: &Line<'_>, index: usize) -> Option<Number> {
    let low = quantity(line, index)?;
    let mut number = Number {
        first: index,
        end: low.end,
        span: line.cover(index, low.end),
        value: low.value,
        max: None,
        kind: low.kind,
        vague: low.vague,
        bare: low.bare && low.end == index + 1,
        glued: None,
    };
    if low.kind == Kind::Count
        && let Some(high) = upper_bound(line, &low)
    {
        let factor = if low.scale == 1.0 && high.scale > 1.0 && low.value * high.scale <= high.value {
            high.scale
        } else {
            1.0
        };
        number.value *= factor;
        number.max = Some(high.value);
        number.end = high.end;
        number.bare &= high.bare;
        number.span = line.cover(index, high.end);
    }
    if low.glued > 0 {
        number.glued = Some(Span::new(number.span.end - low.glued, number.span.end));
    }
    take_signs(line, &mut number);
    Some(number)
}

/// The upper bound of a range that begins with `low`: "60–70", "60 to 70", "between 60 and 70".
fn upper_bound(line: &Line<'_>, low: &Quantity) -> Option<Quantity> {
    let gap = strip_signs(line.gap(low.end));
    let at = match (gap, line.lower(low.end)) {
        ("-" | "–" | "—" | "‑" | " – " | " - ", _)
            if line.words.get(low.end).is_some_and(|word| word.is_digits()) =>
        {
            low.end
        }
        ("", "to") if !changes_before(line, low.first) => low.end + 1,
        ("", "and") if line.before(low.first, 1) == "between" => low.end + 1,
        ("", "or") => low.end + 1,
        _ => return None,
    };
    if at > low.end && !strip_signs(line.gap(at)).is_empty() {
        return None;
    }
    let high = quantity(line, at)?;
    let low_value = if low.scale == 1.0 && low.value * high.scale <= high.value {
        low.value * high.scale
    } else {
        low.value
    };
    let fits = high.kind == Kind::Count
        && !high.vague
        && low_value < high.value
        && high.value / low_value.max(1.0) <= 1000.0;
    let word_or = line.lower(low.end) == "or" && at > low.end;
    (fits && !(word_or && high.value > low.value * 3.0)).then_some(high)
}

fn strip_signs(gap: &str) -> &str {
    let inner = gap.trim_matches(['%', '$', '£', '€', '¥']);
    if inner.trim().is_empty() { "" } else { inner }
}

/// Whether a verb of change stands before "from X to Y": then X and Y are two figures.
fn changes_before(line: &Line<'_>, first: usize) -> bool {
    const CHANGES: &[&str] = &[
        "rose",
        "risen",
        "rise",
        "rises",
        "rising",
        "fell",
        "fall",
        "fallen",
        "falling",
        "grew",
        "grown",
        "grow",
        "increased",
        "increase",
        "increasing",
        "dropped",
        "drop",
        "cut",
        "jumped",
        "climbed",
        "declined",
        "shrank",
        "reduced",
        "reduce",
        "raised",
        "raise",
        "lowered",
        "down",
        "up",
        "went",
        "doubled",
        "slashed",
        "soared",
    ];
    line.before(first, 1) == "from" && (2..=6).any(|back| CHANGES.contains(&line.before(first, back)))
}

/// Takes in a currency before or after the number, and a percent sign or word after it.
fn take_signs(line: &Line<'_>, number: &mut Number) {
    let before = line.gap(number.first);
    let symbol = before.trim_end_matches(' ');
    if let Some((at, _)) = symbol.char_indices().next_back().filter(|(_, c)| is_currency_sign(*c)) {
        number.kind = Kind::Money;
        number.span.start -= before.len() - at;
    } else if is_currency_code(line.words.get(number.first.wrapping_sub(1)).map_or("", |word| word.text))
        && line.is_joined(number.first)
    {
        number.kind = Kind::Money;
    }
    let after = line.gap(number.end);
    let percent_words =
        [("percent", 1), ("pct", 1), ("per cent", 2), ("percentage points", 2), ("percentage point", 2)];
    let percent =
        percent_words.iter().find(|(words, _)| line.is_joined(number.end) && line.starts(number.end, words));
    if after.starts_with('%') || after.starts_with(" %") {
        number.kind = Kind::Percent;
        number.span.end += after.find('%').map_or(0, |at| at + 1);
    } else if let Some((_, words)) = percent {
        number.kind = Kind::Percent;
        number.end += words;
        number.span.end = line.cover(number.first, number.end).end;
    } else if after.trim_start().starts_with(is_currency_sign)
        && number.kind == Kind::Count
        && number.glued.is_none()
    {
        number.kind = Kind::Money;
        let sign = after.char_indices().find(|(_, c)| is_currency_sign(*c));
        number.span.end += sign.map_or(0, |(at, c)| at + c.len_utf8());
    } else if let Some(words) = currency_words(line, number.end) {
        number.kind = Kind::Money;
        number.end += words;
        number.span.end = line.cover(number.first, number.end).end;
    }
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₴' | '₽' | '₹' | '₩' | '₺' | '₪')
}

fn is_currency_code(word: &str) -> bool {
    const CODES: &[&str] = &[
        "USD", "EUR", "GBP", "JPY", "CHF", "RUB", "UAH", "CNY", "CAD", "AUD", "INR", "SEK", "NOK", "PLN",
        "Rs",
    ];
    CODES.contains(&word)
}

/// How many words from `index` on name a currency: "dollars", "US dollars".
fn currency_words(line: &Line<'_>, index: usize) -> Option<usize> {
    const NAMES: &[&str] = &[
        "dollar", "dollars", "euro", "euros", "pound", "pounds", "ruble", "rubles", "rouble", "roubles",
        "hryvnia", "hryvnias", "yuan", "yen", "rupee", "rupees", "franc", "francs", "peso", "pesos", "lira",
        "krona", "kroner", "zloty", "cent", "cents", "penny", "pence", "shekel", "shekels", "renminbi",
        "bucks",
    ];
    let named = |at: usize| line.is_joined(at) && NAMES.contains(&line.lower(at));
    let coded =
        |at: usize| line.is_joined(at) && is_currency_code(line.words.get(at).map_or("", |word| word.text));
    let adjective = line.words.get(index).is_some_and(|word| word.is_capital()) && line.is_joined(index);
    if coded(index) || (named(index) && !line.starts(index, "pounds of")) {
        Some(1)
    } else {
        (adjective && named(index + 1)).then_some(2)
    }
}
