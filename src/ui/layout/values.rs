//! Values, spreads and spans of months in the program's own words.

use crate::compare::comparison::Spread;
use crate::compare::evidence::{Figure, Hedge};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A number as a reader of English expects it: "90,000", "1.5".
pub(super) fn number(value: f64) -> String {
    let written = format!("{:.2}", value.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{grouped}{point}{fraction}", if value < 0.0 { "-" } else { "" })
}

/// A bound of a spread: "90,000+", "≤80,000".
fn bound(value: f64, hedge: Option<Hedge>) -> String {
    match hedge {
        Some(Hedge::AtLeast) => format!("{}+", number(value)),
        Some(hedge) => format!("{}{}", hedge.sign(), number(value)),
        None => number(value),
    }
}

/// The spread of a row with its months: "90,000+ … 127,000 · Nov to Feb".
pub(super) fn spread(spread: &Spread) -> String {
    let (low, high) = (bound(spread.low, spread.low_hedge), bound(spread.high, spread.high_hedge));
    let values = if low == high { low } else { format!("{low} … {high}") };
    match (spread.first, spread.last) {
        (Some(first), Some(last)) => format!("{values} · {}", months(first, last)),
        _ => values,
    }
}

/// Months counted as year × 12 + month − 1: "Nov to Feb", with years where it takes a year or more.
fn months(first: i32, last: i32) -> String {
    let name = |month: i32| MONTHS[month.rem_euclid(12) as usize];
    let with_year = |month: i32| format!("{} {}", name(month), month.div_euclid(12));
    match last - first {
        ..=0 => with_year(first),
        1..12 => format!("{} to {}", name(first), name(last)),
        _ => format!("{} to {}", with_year(first), with_year(last)),
    }
}

/// A value with its hedge: "≥90,000", "100,000–120,000".
pub(super) fn value(figure: &Figure) -> String {
    let sign = figure.hedge.map_or("", Hedge::sign);
    let max = figure.max.map(|max| format!("–{}", number(max))).unwrap_or_default();
    format!("{sign}{}{max}", number(figure.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (value, expected) in
            [(90_000.0, "90,000"), (600.0, "600"), (1.5, "1.5"), (1_234_567.25, "1,234,567.25"), (0.5, "0.5")]
        {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn spreads_say_bounds_and_months() {
        let check = |low, low_hedge, high, high_hedge, months: Option<(i32, i32)>, expected: &str| {
            let (first, last) = months.unzip();
            let row = Spread { low, low_hedge, high, high_hedge, first, last };
            assert_eq!(spread(&row), expected);
        };
        let month = |year: i32, month: i32| year * 12 + month - 1;
        let winter = Some((month(2021, 11), month(2022, 2)));
        check(9e4, Some(Hedge::AtLeast), 127e3, None, winter, "90,000+ … 127,000 · Nov to Feb");
        check(8e4, Some(Hedge::UpTo), 1e5, Some(Hedge::LessThan), None, "≤80,000 … <100,000");
        check(7.0, None, 7.0, None, Some((month(2021, 12), month(2021, 12))), "7 · Dec 2021");
        let long = Some((month(2020, 1), month(2021, 1)));
        check(7.0, None, 8.0, None, long, "7 … 8 · Jan 2020 to Jan 2021");
    }
}
