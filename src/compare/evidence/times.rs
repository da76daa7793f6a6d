//! Times as written: months, seasons, years, "last week", "two months ago", "on Tuesday".

use super::line::Line;
use super::months::{count, is_month_name, month, season, weekday, year};
use super::numerals;
use jiff::ToSpan;
use jiff::civil::Date;

/// A stretch of months, counted as year × 12 + month − 1, and the words that say so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Time {
    /// The first month.
    pub(super) first: i32,
    /// The last month.
    pub(super) last: i32,
    /// Its first word, and one past its last.
    pub(super) words: (usize, usize),
    /// Whether only a day of the week says so.
    pub(super) is_weekday: bool,
}

impl Time {
    fn of(first: i32, last: i32, words: (usize, usize)) -> Self {
        Self { first, last, words, is_weekday: false }
    }
}

/// The times of a line in order, as an article published at `day` means them.
pub(super) fn times(line: &Line<'_>, day: Option<Date>) -> Vec<Time> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        if let Some(stretch) = stretch(line, at) {
            at = stretch.words.1;
            found.push(stretch);
            continue;
        }
        if !follows_since(line, at) {
            found.extend(time_at(line, at, day));
        }
        at += 1;
    }
    found
}

/// "from 2007 to 2014", "between June and August 2016", "in 2009–2011": both ends, at the first word.
fn stretch(line: &Line<'_>, at: usize) -> Option<Time> {
    let between = match line.lower(at) {
        "from" | "in" | "during" => false,
        "between" => true,
        _ => return None,
    };
    let begin = end_of_stretch(line, at + 1)?;
    let mid = begin.end;
    let dashed = matches!(line.gap(mid), "-" | "–");
    let links = match line.lower(mid) {
        "to" | "through" | "until" | "till" => line.lower(at) == "from",
        "and" => between,
        _ => false,
    };
    let until = end_of_stretch(line, if dashed { mid } else { mid + 1 }).filter(|_| links || dashed)?;
    let year = until.year?;
    let first = begin.year.unwrap_or(year) * 12 + begin.months.0;
    let last = year * 12 + until.months.1;
    (first < last).then(|| Time::of(first, last, (at, until.end)))
}

/// One end of a stretch: a year, or a month with or without one.
struct StretchEnd {
    year: Option<i32>,
    /// The first and last month, from 0.
    months: (i32, i32),
    /// One past its last word.
    end: usize,
}

fn end_of_stretch(line: &Line<'_>, at: usize) -> Option<StretchEnd> {
    let year_at = |at: usize| line.words.get(at).and_then(|word| year(word.text));
    if let Some(year) = year_at(at) {
        return Some(StretchEnd { year: Some(year), months: (0, 11), end: at + 1 });
    }
    let month = month(line.lower(at)).filter(|_| is_month_name(line, at))?;
    let day = line.words.get(at + 1).is_some_and(|word| word.is_digits() && word.text.len() <= 2);
    let end = at + 1 + usize::from(day);
    let year = year_at(end);
    Some(StretchEnd { year, months: (month, month), end: end + usize::from(year.is_some()) })
}

/// The time whose main word is the one at `at`.
fn time_at(line: &Line<'_>, at: usize, day: Option<Date>) -> Option<Time> {
    let word = line.words.get(at)?;
    let now = day.map(count);
    if is_month_name(line, at) {
        return month_at(line, at, now);
    }
    if let Some(span) = season(&word.lower) {
        return season_at(line, at, span, now);
    }
    if word.is_digits()
        && let Some(year) = year(word.text)
    {
        return year_at(line, at, year);
    }
    let day = day?;
    if word.is_capital()
        && let Some(weekday) = weekday(&word.lower)
    {
        let back = i32::from(day.weekday().since(weekday));
        let back = match line.before(at, 1) {
            "next" => back - 7,
            "last" if back == 0 => 7,
            _ => back,
        };
        let month = count(day.checked_sub(back.days()).ok()?);
        return Some(Time { is_weekday: true, ..Time::of(month, month, (at, at + 1)) });
    }
    relative(line, at, day)
}

/// "now", "this week", "last month", "earlier this year", "in recent weeks", "two months ago".
fn relative(line: &Line<'_>, at: usize, day: Date) -> Option<Time> {
    let now = count(day);
    let january = now - now.rem_euclid(12);
    let time = |first, last, from, to| Some(Time::of(first, last, (from, to)));
    let earlier = line.before(at, 1) == "earlier";
    let later = line.before(at, 1) == "later";
    let from = if earlier || later { at.saturating_sub(1) } else { at };
    match (line.lower(at), line.lower(at + 1)) {
        ("now" | "currently" | "today" | "presently", _) => time(now, now, at, at + 1),
        ("this", "week" | "month") => time(now, now, from, at + 2),
        ("this", "year") if later => time(now, january + 11, from, at + 2),
        ("this", "year") => time(january, now, from, at + 2),
        ("last" | "next", unit @ ("week" | "month" | "year")) => {
            let ahead = if line.lower(at) == "next" { 1 } else { -1 };
            match unit {
                "week" => {
                    let month = count(shifted(day, "week", ahead)?);
                    time(month, month, at, at + 2)
                }
                "month" => time(now + ahead, now + ahead, at, at + 2),
                _ => time(january + 12 * ahead, january + 12 * ahead + 11, from, at + 2),
            }
        }
        ("recent", unit @ ("days" | "weeks" | "months")) => {
            let back = if unit == "days" {
                -7
            } else if unit == "weeks" {
                -4
            } else {
                -3
            };
            time(count(shifted(day, unit, back)?), now, at, at + 2)
        }
        ("past" | "last", next) => {
            let (amount, unit) = match numerals::small(next).or_else(|| next.parse().ok()) {
                Some(amount) => (amount, at + 2),
                None => (1.0, at + 1),
            };
            time(count(shifted(day, line.lower(unit), -whole(amount)?)?), now, at, unit + 1)
        }
        ("end", "of") if line.starts(at, "end of the year") || line.starts(at, "end of this year") => {
            time(january + 11, january + 11, at, at + 4)
        }
        (amount, unit) if line.lower(at + 2) == "ago" => {
            let amount = if matches!(amount, "a" | "an") { Some(1.0) } else { numerals::small(amount) };
            let amount = whole(amount.or_else(|| line.lower(at).parse().ok())?)?;
            let then = count(shifted(day, unit, -amount)?);
            match unit {
                "year" | "years" => {
                    time(then - then.rem_euclid(12), then - then.rem_euclid(12) + 11, at, at + 3)
                }
                _ => time(then, then, at, at + 3),
            }
        }
        _ => None,
    }
}

fn whole(amount: f64) -> Option<i32> {
    (amount.fract() == 0.0 && (1.0..=1000.0).contains(&amount)).then_some(amount as i32)
}

/// The day so many units from `day`; none for what is no unit of the calendar.
fn shifted(day: Date, unit: &str, by: i32) -> Option<Date> {
    let span = match unit {
        "day" | "days" => by.days(),
        "week" | "weeks" => by.weeks(),
        "month" | "months" => by.months(),
        "year" | "years" => by.years(),
        _ => return None,
    };
    day.checked_add(span).ok()
}

/// A time after "since" begins a stretch; it does not date a figure.
fn follows_since(line: &Line<'_>, at: usize) -> bool {
    (1..=3).any(|back| {
        matches!(line.before(at, back), "since" | "after" | "before" | "until" | "following")
            && !line.gap(at).contains(',')
    })
}

/// "in 2021", "by early 2022", "at the end of 2020", "the first half of 2021".
fn year_at(line: &Line<'_>, at: usize, year: i32) -> Option<Time> {
    let time = |first: i32, last: i32, from: usize| {
        Some(Time::of(year * 12 + first, year * 12 + last, (from, at + 1)))
    };
    let from = at.saturating_sub(1);
    match line.before(at, 1) {
        "early" => time(0, 3, from),
        "mid" => time(4, 7, from),
        "late" => time(8, 11, from),
        "of" => {
            let from = at.saturating_sub(2);
            match (line.before(at, 3), line.before(at, 2)) {
                (_, "end" | "close") => time(11, 11, from),
                (_, "beginning" | "start") => time(0, 0, from),
                ("first", "half") => time(0, 5, from - 1),
                ("second", "half") => time(6, 11, from - 1),
                _ => time(0, 11, at),
            }
        }
        "in" | "during" | "by" | "throughout" => time(0, 11, at),
        _ => None,
    }
}

fn month_at(line: &Line<'_>, at: usize, now: Option<i32>) -> Option<Time> {
    let month = month(line.lower(at))?;
    let is_day = |index: usize| {
        line.words
            .get(index)
            .is_some_and(|word| word.is_digits() && word.text.len() <= 4 && year(word.text).is_none())
    };
    let qualified = matches!(line.before(at, 1), "early" | "mid" | "late");
    let from = if at > 0 && (qualified || is_day(at - 1)) { at - 1 } else { at };
    let mut to = if is_day(at + 1) { at + 2 } else { at + 1 };
    if let Some(year) = line.words.get(to).and_then(|word| year(word.text)) {
        to += 1;
        let month = year * 12 + month;
        return Some(Time::of(month, month, (from, to)));
    }
    let month = match said_year(line, from) {
        Some(year) => year * 12 + month,
        None => now? - (now? - month).rem_euclid(12),
    };
    Some(Time::of(month, month, (from, to)))
}

/// The year that a month or "in" gives shortly before the word at `at`: "in July 2016 …, and on Oct. 7".
fn said_year(line: &Line<'_>, at: usize) -> Option<i32> {
    const REACH: usize = 14;
    (at.saturating_sub(REACH)..at).rev().find_map(|at| {
        let dated = line.before(at, 1) == "in" || (1..=2).any(|back| month(line.before(at, back)).is_some());
        year(line.words[at].text).filter(|_| dated)
    })
}

fn season_at(line: &Line<'_>, at: usize, (first, last): (i32, i32), now: Option<i32>) -> Option<Time> {
    let before = line.before(at, 1);
    let capital = line.words[at].is_capital();
    let of = usize::from(line.lower(at + 1) == "of");
    if let Some(year) = line.words.get(at + 1 + of).and_then(|word| year(word.text)) {
        return Some(Time::of(year * 12 + first, year * 12 + last, (at, at + 2 + of)));
    }
    let said = matches!(before, "last" | "this" | "the" | "in" | "previous" | "past")
        && !(before == "in" && line.lower(at) == "fall" && !capital);
    let now = now.filter(|_| said && !(before == "the" && matches!(line.lower(at), "fall" | "spring")))?;
    let mut start = now - (now - first).rem_euclid(12);
    if matches!(before, "last" | "previous") && start + (last - first) >= now {
        start -= 12;
    }
    Some(Time::of(start, start + (last - first), (at - 1, at + 1)))
}
