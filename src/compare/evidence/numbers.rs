//! The grammar of numbers as news writes them, over the words of a line.
//!
//! Written by hand: no crate reads "1.5 million", "two and a half thousand" and "tens of thousands"
//! alike. This module says what a number is worth; [`super::not_figures`] says which numbers count
//! nothing (dates, years, scores, labels).

use super::line::Line;
use super::quantities::{Quantity, quantity};
use super::signs::{take_inches, take_leading_point, take_signs};
use super::{currencies, units, votes};
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
    /// Years, told in decades or centuries.
    Years,
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
    /// The unit that stands within it, glued ("35km") or apart ("a year and a half").
    pub(super) unit: Option<Span>,
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

/// The number that a whole line is, whether or not it counts anything.
pub(super) fn whole(line: &Line<'_>) -> Option<Number> {
    number_at(line, 0).filter(|number| number.end == line.words.len())
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
        unit: low.unit.map(|at| line.words[at].span),
    };
    let glued = |at: &Quantity, end: usize| (at.glued > 0).then(|| Span::new(end - at.glued, end));
    number.unit = glued(&low, number.span.end).or(number.unit);
    if low.kind == Kind::Count
        && let Some(high) = upper_bound(line, &low)
    {
        number.value = scaled_alike(&low, &high);
        number.max = Some(high.value);
        number.kind = high.kind;
        number.end = high.end;
        number.bare &= high.bare;
        number.span = line.cover(index, high.end);
        number.unit = glued(&high, number.span.end).or(number.unit);
    }
    take_leading_point(line, &mut number);
    take_signs(line, &mut number);
    take_inches(line, &mut number);
    Some(number)
}

/// The upper bound of a range that begins with `low`: "60–70", "60 to 70", "between 60 and 70",
/// "44 km to 50 km", "8- to 16-metre".
fn upper_bound(line: &Line<'_>, low: &Quantity) -> Option<Quantity> {
    let between = line.before(low.first, 1) == "between";
    let (at, unit) = match (strip_signs(line.gap(low.end)), line.lower(low.end)) {
        ("-" | "–" | "‑" | " – " | " - ", _)
            if line.words.get(low.end).is_some_and(|word| word.is_digits()) =>
        {
            (low.end, None)
        }
        ("" | "- ", "to") if !changes_before(line, low.first) => (low.end + 1, None),
        ("" | "- ", "and") if between => (low.end + 1, None),
        ("" | "- ", "or") => (low.end + 1, None),
        ("" | "-", unit) if is_unit(unit) => match line.lower(low.end + 1) {
            "to" if !changes_before(line, low.first) => (low.end + 2, Some(unit)),
            "and" if between => (low.end + 2, Some(unit)),
            _ => return None,
        },
        _ => return None,
    };
    if at > low.end
        && (!strip_signs(line.gap(at)).is_empty()
            || !strip_signs(line.gap(at - 1)).trim_start_matches('-').trim().is_empty())
    {
        return None;
    }
    let high = quantity(line, at)?;
    let low_value = scaled_alike(low, &high);
    let fits = matches!(high.kind, Kind::Count | Kind::Years)
        && !high.vague
        && low_value < high.value
        && high.value / low_value.max(1.0) <= 1000.0
        && unit.is_none_or(|unit| line.lower(high.end) == unit || line.lower(high.end) == format!("{unit}s"))
        && !(line.gap(low.end).starts_with(' ')
            && line.gap(low.end).len() > 1
            && line.lower(high.end) == "of");
    let word_or = line.lower(low.end) == "or" && at > low.end;
    let fits = fits && (between || unit.is_some() || !votes::is_no_range(line, low, &high));
    (fits && !(word_or && high.value > low.value * 3.0)).then_some(high)
}

fn is_unit(word: &str) -> bool {
    units::is_measure(word)
        || units::class_of(word).is_some()
        || word == "percent"
        || currencies::is_name(word)
}

/// What the lower bound is worth if the scale of the upper one is meant for both: "60 to 70 thousand".
fn scaled_alike(low: &Quantity, high: &Quantity) -> f64 {
    let shared = low.scale == 1.0 && high.scale > 1.0 && low.value * high.scale <= high.value;
    // "20 to 60,000 people" are twenty thousand at least: nobody counts so far apart
    let thousands = low.bare && (10.0..1000.0).contains(&low.value) && high.scale == 1.0 && !high.bare;
    if shared {
        low.value * high.scale
    } else if thousands && low.value * 1000.0 < high.value && high.value % 1000.0 == 0.0 {
        low.value * 1000.0
    } else {
        low.value
    }
}

fn strip_signs(gap: &str) -> &str {
    let inner = gap.trim_matches(|c| c == '%' || currencies::is_sign(c));
    if inner.trim().is_empty() { "" } else { inner }
}

/// Whether a verb of change stands before "from X to Y" or "X to Y": then X and Y are two figures.
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
        "surged",
        "slipped",
        "climbing",
        "climb",
        "climbs",
        "edged",
        "plunged",
        "tumbled",
        "lowering",
        "raising",
        "dropping",
        "drops",
        "gained",
        "widened",
        "narrowed",
        "moved",
        "changed",
        "changing",
        "expanded",
        "expand",
        "expanding",
        "tripled",
        "boosted",
        "boost",
        "shrunk",
        "swung",
        "reducing",
        "cutting",
        "go",
        "going",
        "doubling",
        "quadrupled",
        "slid",
        "improved",
        "upgraded",
        "downgraded",
    ];
    CHANGES.contains(&line.before(first, 1))
        || (line.before(first, 1) == "from"
            && (2..=6).any(|back| CHANGES.contains(&line.before(first, back))))
}
