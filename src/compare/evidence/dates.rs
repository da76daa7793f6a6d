//! Dates whose weekday the calendar contradicts.
//!
//! Decided: without a year the nearest such day to the published date is meant; a date without a
//! weekday at it, or of a list of days ("Tuesday and Wednesday, May 4 and 5"), is never judged.

use super::OddDate;
use super::line::Line;
use super::months::{is_month_name, month, weekday, year};
use crate::compare::articles::Published;
use jiff::civil::{Date, Weekday};

/// Before this year many countries kept another calendar.
const FIRST_YEAR: i32 = 1753;

/// The dates of a line whose weekday does not fit, as an article published then means them.
pub(super) fn odd_dates(line: &Line<'_>, published: Option<Published>) -> Vec<OddDate> {
    let near = published.map(|published| published.day);
    let named = (0..line.words.len()).filter(|at| line.words[*at].is_capital());
    named.filter_map(|at| odd_date(line, at, near)).collect()
}

fn odd_date(line: &Line<'_>, at: usize, near: Option<Date>) -> Option<OddDate> {
    let said = weekday(line.lower(at)).filter(|_| !is_one_of_several(line, at))?;
    let written = date_from(line, at + 1).map(|(date, end)| (date, at, end));
    let (date, first, end) = written.or_else(|| date_before(line, at))?;
    let day = date.resolved(near)?;
    let odd = || OddDate { span: line.cover(first, end), weekday: name(day.weekday()) };
    (day.weekday() != said).then(odd)
}

/// Whether other weekdays share the date: "Tuesday and Wednesday, May 4 and 5".
fn is_one_of_several(line: &Line<'_>, at: usize) -> bool {
    let joins = |word: &str| matches!(word, "and" | "or" | "to" | "through");
    let before = joins(line.before(at, 1)) && weekday(line.before(at, 2)).is_some();
    before
        || weekday(line.before(at, 1)).is_some()
        || (joins(line.lower(at + 1)) && weekday(line.lower(at + 2)).is_some())
}

/// A day and month as written, with a year if one is.
struct Written {
    month: i8,
    day: i8,
    year: Option<i16>,
}

impl Written {
    /// The day that is meant; none if there is no such day, or nothing says in which year.
    fn resolved(&self, near: Option<Date>) -> Option<Date> {
        if let Some(year) = self.year {
            return Date::new(year, self.month, self.day).ok();
        }
        let near = near?;
        let year = near.year();
        let days = [year - 1, year, year + 1]
            .into_iter()
            .filter_map(|year| Date::new(year, self.month, self.day).ok());
        let distance = |day: &Date| (*day - near).get_days().abs();
        days.filter(|day| distance(day) <= 183).min_by_key(distance)
    }
}

/// The date whose first word is the one at `from`, right after its weekday, and one past its end.
fn date_from(line: &Line<'_>, from: usize) -> Option<(Written, usize)> {
    let part_of_day = matches!(line.lower(from), "morning" | "afternoon" | "evening" | "night");
    let mut at = if part_of_day && line.is_joined(from) { from + 1 } else { from };
    let mut touches = touches(line, at);
    for filler in ["on", "the"] {
        if line.lower(at) == filler {
            at += 1;
            touches &= line.is_joined(at);
        }
    }
    touches.then(|| date_at(line, at)).flatten()
}

/// "16 January 2019, a Wednesday": the date whose weekday stands at `at`, from its first word on.
fn date_before(line: &Line<'_>, at: usize) -> Option<(Written, usize, usize)> {
    let article =
        at.checked_sub(1).filter(|before| line.lower(*before) == "a" && line.gap(*before).trim() == ",")?;
    let starts = [3, 2].into_iter().filter_map(|back| article.checked_sub(back));
    let dates = starts.filter_map(|start| date_at(line, start).map(|(date, end)| (date, start, end)));
    dates.filter(|(_, _, end)| *end == article).map(|(date, start, _)| (date, start, at + 1)).next()
}

/// "16 January", "16th of January 2019", "Jan. 16, 2019".
fn date_at(line: &Line<'_>, at: usize) -> Option<(Written, usize)> {
    let of = usize::from(line.lower(at + 1) == "of");
    let (day, month_at, end) = match day_of_month(line, at) {
        Some(day) => (day, at + 1 + of, at + 2 + of),
        None => (day_of_month(line, at + 1)?, at, at + 2),
    };
    if !is_month_name(line, month_at)
        || !(at + 1..end).all(|at| touches(line, at) && !line.gap(at).contains(','))
    {
        return None;
    }
    // "May 16 and 17" are two days, "May 16–18" several
    if matches!(line.gap(end), "-" | "–") || matches!(line.lower(end), "and" | "or" | "to") {
        return None;
    }
    let month = i8::try_from(month(line.lower(month_at))? + 1).ok()?;
    let year = line.words.get(end).filter(|_| touches(line, end)).and_then(|word| year(word.text));
    let written = Written { month, day, year: year.and_then(|year| i16::try_from(year).ok()) };
    (year.is_none_or(|year| year >= FIRST_YEAR)).then_some((written, end + usize::from(year.is_some())))
}

fn day_of_month(line: &Line<'_>, at: usize) -> Option<i8> {
    let word = line.words.get(at)?;
    let digits = word.lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word.lower[digits.len()..];
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    (matches!(ending, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2).then_some(day)
}

/// Whether only white space, a comma, a full stop or a bracket parts a word from the one before.
fn touches(line: &Line<'_>, at: usize) -> bool {
    at < line.words.len()
        && line.gap(at).trim().chars().all(|c| matches!(c, ',' | '.' | '('))
        && line.gap(at).len() <= 3
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
