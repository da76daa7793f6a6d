//! When an article was published: a day, and a time of day where it is given.

use jiff::civil::{Date, Time};
use std::fmt;

/// A publication date as written: the local civil day, with the time of day if one is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Published {
    /// The day.
    pub day: Date,
    /// The time of that day, as written; offsets from UTC are not applied.
    pub time: Option<Time>,
}

impl Published {
    /// Reads RFC 3339 dates and date-times ("2021-12-02", "2021-12-02T10:00:00Z", "2021-12-02 10:00").
    ///
    /// None for anything else: an unreadable date is no date, never another one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, rest) = text.split_at_checked(10)?;
        let [year, month, day] = numbers(day, "dddd-dd-dd")?;
        let day = Date::new(year, month as i8, day as i8).ok()?;
        if rest.is_empty() {
            return Some(Self { day, time: None });
        }
        let time = rest.strip_prefix(['T', 't', ' '])?;
        Some(Self { day, time: Some(time_of_day(time)?) })
    }

    /// As a person writes it: "2 Dec 2021".
    pub fn long(&self) -> String {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let month =
            usize::try_from(self.day.month() - 1).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
        format!("{} {month} {}", self.day.day(), self.day.year())
    }
}

/// "10:00", "10:00:00" or "10:00:00.5", each with or without an offset from UTC.
fn time_of_day(text: &str) -> Option<Time> {
    let offset = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
    let (clock, offset) = text.split_at(offset);
    if !matches!(offset, "" | "Z" | "z") {
        let [hours, minutes, _] = numbers(offset.get(1..)?, "dd:dd")?;
        Time::new(hours as i8, minutes as i8, 0, 0).ok()?;
    }
    let clock = clock.trim_end();
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let [hours, minutes, seconds] = numbers(clock, "dd:dd:dd").or_else(|| numbers(clock, "dd:dd"))?;
    Time::new(hours as i8, minutes as i8, seconds as i8, 0).ok()
}

/// The up to three numbers of `text` if it has the `shape`, in which "d" is a digit.
fn numbers(text: &str, shape: &str) -> Option<[i16; 3]> {
    let fits = |(byte, shape): (u8, u8)| if shape == b'd' { byte.is_ascii_digit() } else { byte == shape };
    if text.len() != shape.len() || !text.bytes().zip(shape.bytes()).all(fits) {
        return None;
    }
    let mut numbers = [0; 3];
    for (number, digits) in numbers.iter_mut().zip(text.split(['-', ':'])) {
        *number = digits.parse().ok()?;
    }
    Some(numbers)
}

/// ISO 8601: "2021-12-02", with the time where there is one.
impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            None => write!(f, "{}", self.day),
            Some(time) => write!(f, "{}T{}", self.day, time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_date_times() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(Published::parse(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        };
        check("2021-12-02", Some("2021-12-02"));
        check(" 2021-12-02 ", Some("2021-12-02"));
        check("2021-12-02T10:30:05Z", Some("2021-12-02T10:30:05"));
        check("2021-12-02t10:30:05.25+02:00", Some("2021-12-02T10:30:05"));
        check("2021-12-02 10:30", Some("2021-12-02T10:30:00"));
        check("2021-12-02 23:30 -05:00", Some("2021-12-02T23:30:00"));
        check("2020-02-29", Some("2020-02-29"));
        for unreadable in [
            "",
            "2021",
            "2021-12",
            "02.12.2021",
            "12/02/2021",
            "20211202",
            "2 Dec 2021",
            "2021-13-02",
            "2021-02-29",
            "2021-12-02T",
            "2021-12-02T25:00",
            "2021-12-02T10",
            "2021-12-02T10:00+99",
            "2021-12-02 morning",
            "+021-12-02",
            "2021-12-0２",
        ] {
            check(unreadable, None);
        }
    }

    #[test]
    fn long_form() {
        assert_eq!(Published::parse("2021-12-02T10:00").expect("a date").long(), "2 Dec 2021");
    }
}
