//! The names of months, weekdays, seasons and years, and months counted as numbers.

use super::line::Line;
use jiff::civil::{Date, Weekday};

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// Whether a folded word names a month.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Whether the word at `index` names a month, by a capital: "May", never "may".
pub(super) fn is_month_name(line: &Line<'_>, index: usize) -> bool {
    line.words.get(index).is_some_and(|word| word.is_capital() && month(&word.lower).is_some())
}

/// The month that a folded word names, from 0.
pub(super) fn month(word: &str) -> Option<i32> {
    let word = word.trim_end_matches('.');
    let at = MONTHS
        .iter()
        .position(|(long, short)| word == *long || word == *short || (word == "sept" && *short == "sep"))?;
    Some(at as i32)
}

/// Whether a folded word names a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some()
}

/// The day of the week that a folded word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// First and last month of a season, from the January of its year; winter ends in the next.
pub(super) fn season(word: &str) -> Option<(i32, i32)> {
    Some(match word {
        "spring" => (2, 4),
        "summer" => (5, 7),
        "autumn" | "fall" => (8, 10),
        "winter" => (11, 13),
        _ => return None,
    })
}

/// A year of four digits.
pub(super) fn year(word: &str) -> Option<i32> {
    let fits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| fits && (1400..2200).contains(year))
}

/// The month of a day, counted as year × 12 + month − 1.
pub(super) fn count(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// Months, counted as year × 12 + month − 1, as an EDTF year, month or interval (ISO 8601-2:2019).
pub fn edtf(first: i32, last: i32) -> String {
    let month = |count: i32| format!("{:04}-{:02}", count.div_euclid(12), count.rem_euclid(12) + 1);
    match (first, last) {
        (first, last) if first == last => month(first),
        (first, last) if first.rem_euclid(12) == 0 && last == first + 11 => {
            format!("{:04}", first.div_euclid(12))
        }
        (first, last) => format!("{}/{}", month(first), month(last)),
    }
}
