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
        let _ = text;
        todo!()
    }

    /// As a person writes it: "2 Dec 2021".
    pub fn long(&self) -> String {
        todo!()
    }
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
