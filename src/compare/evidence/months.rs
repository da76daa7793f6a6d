//! When a figure holds: months, seasons and years as written, resolved against the published date.
//!
//! Never against today's date, so that a reading never changes by waiting.

use super::figures::AsOf;
use super::line::Line;
use crate::compare::articles::Published;
use crate::compare::text::Span;

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

/// How many words before a number a time may stand and still date it.
const REACH: usize = 12;

/// Whether a folded word names a month.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Whether the word at `index` names a month, by a capital: "May", never "may".
pub(super) fn is_month_name(line: &Line<'_>, index: usize) -> bool {
    line.words.get(index).is_some_and(|word| word.is_capital() && month(&word.lower).is_some())
}

fn month(word: &str) -> Option<i32> {
    let word = word.trim_end_matches('.');
    let at = MONTHS
        .iter()
        .position(|(long, short)| word == *long || word == *short || (word == "sept" && *short == "sep"))?;
    Some(at as i32)
}

/// Whether a folded word names a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// First and last month of a season, from the January of its year; winter ends in the next.
fn season(word: &str) -> Option<(i32, i32)> {
    Some(match word {
        "spring" => (2, 4),
        "summer" => (5, 7),
        "autumn" | "fall" => (8, 10),
        "winter" => (11, 13),
        _ => return None,
    })
}

/// A stretch of months, counted as year × 12 + month − 1, and the words that say so.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Time {
    first: i32,
    last: i32,
    words: (usize, usize),
}

/// When the figure at the words `first..end` holds: the nearest time of its clause, else the published month.
pub(super) fn as_of(line: &Line<'_>, first: usize, end: usize, published: Option<Published>) -> Option<AsOf> {
    let now = published
        .map(|published| i32::from(published.day.year()) * 12 + i32::from(published.day.month()) - 1);
    let after = || {
        (end..line.words.len().min(end + super::figures::REACH))
            .take_while(|at| *at == end || !begins_clause(line, *at))
            .find_map(|at| time_at(line, at, now))
    };
    let before = || {
        let nearest = (first.saturating_sub(REACH)..first)
            .rev()
            .take_while(|at| !matches!(line.lower(at + 1), "while" | "but" | "although"));
        nearest.filter_map(|at| time_at(line, at, now)).find(|time| time.words.1 <= first)
    };
    let opening =
        || (0..4.min(first)).find_map(|at| time_at(line, at, now)).filter(|time| time.words.1 <= first);
    match after().or_else(before).or_else(opening) {
        Some(time) => Some(stated(time.first, time.last, Some(line.cover(time.words.0, time.words.1)))),
        None => now.map(|now| stated(now, now, None)),
    }
}

fn stated(first: i32, last: i32, span: Option<Span>) -> AsOf {
    AsOf { edtf: edtf(first, last), first, last, span }
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

fn begins_clause(line: &Line<'_>, at: usize) -> bool {
    let mark = line.gap(at).contains([',', ';', '–', '—', '(', ')']) && !super::names::is_list_gap(line, at);
    mark || matches!(
        line.lower(at),
        "that"
            | "which"
            | "who"
            | "while"
            | "since"
            | "when"
            | "where"
            | "because"
            | "but"
            | "after"
            | "before"
            | "following"
            | "until"
    )
}

/// The time whose first word is the one at `at`.
fn time_at(line: &Line<'_>, at: usize, now: Option<i32>) -> Option<Time> {
    let word = line.words.get(at)?;
    if follows_since(line, at) {
        return None;
    }
    if is_month_name(line, at) {
        return month_at(line, at, now);
    }
    if let Some(span) = season(&word.lower) {
        return season_at(line, at, span, now);
    }
    let time = |first, last, from, to| Some(Time { first, last, words: (from, to) });
    if let Some(year) = year(word.text)
        .filter(|_| matches!(line.before(at, 1), "in" | "during" | "by" | "of" | "early" | "late" | "mid"))
    {
        return time(year * 12, year * 12 + 11, at, at + 1);
    }
    let now = now?;
    match (&*word.lower, line.lower(at + 1)) {
        ("now" | "currently" | "today" | "presently", _) => time(now, now, at, at + 1),
        ("this", "week" | "month") => time(now, now, at, at + 2),
        ("last", "month") => time(now - 1, now - 1, at, at + 2),
        ("last", "year") => time((now.div_euclid(12) - 1) * 12, now.div_euclid(12) * 12 - 1, at, at + 2),
        ("this", "year") => time(now.div_euclid(12) * 12, now, at, at + 2),
        _ => None,
    }
}

/// A time after "since" begins a stretch; it does not date a figure.
fn follows_since(line: &Line<'_>, at: usize) -> bool {
    (1..=3).any(|back| {
        matches!(line.before(at, back), "since" | "after" | "before" | "until" | "following")
            && !line.gap(at).contains(',')
    })
}

fn month_at(line: &Line<'_>, at: usize, now: Option<i32>) -> Option<Time> {
    let month = month(line.lower(at))?;
    let is_day = |index: usize| {
        line.words
            .get(index)
            .is_some_and(|word| word.is_digits() && word.text.len() <= 4 && year(word.text).is_none())
    };
    let from = if at > 0 && is_day(at - 1) { at - 1 } else { at };
    let mut to = if is_day(at + 1) { at + 2 } else { at + 1 };
    if let Some(year) = line.words.get(to).and_then(|word| year(word.text)) {
        to += 1;
        let month = year * 12 + month;
        return Some(Time { first: month, last: month, words: (from, to) });
    }
    let now = now?;
    let month = now - (now - month).rem_euclid(12);
    Some(Time { first: month, last: month, words: (from, to) })
}

fn season_at(line: &Line<'_>, at: usize, (first, last): (i32, i32), now: Option<i32>) -> Option<Time> {
    let before = line.before(at, 1);
    let capital = line.words[at].is_capital();
    if let Some(year) = line.words.get(at + 1).and_then(|word| year(word.text)) {
        return Some(Time { first: year * 12 + first, last: year * 12 + last, words: (at, at + 2) });
    }
    let said = matches!(before, "last" | "this" | "the" | "in" | "previous" | "past")
        && !(before == "in" && line.lower(at) == "fall" && !capital);
    let now = now.filter(|_| said && !(before == "the" && matches!(line.lower(at), "fall" | "spring")))?;
    let mut start = now - (now - first).rem_euclid(12);
    if matches!(before, "last" | "previous") && start + (last - first) >= now {
        start -= 12;
    }
    Some(Time { first: start, last: start + (last - first), words: (if said { at - 1 } else { at }, at + 1) })
}

fn year(word: &str) -> Option<i32> {
    let fits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| fits && (1400..2200).contains(year))
}
