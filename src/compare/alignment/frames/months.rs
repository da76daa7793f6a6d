//! The months that figures speak of, in plain words and as EDTF.

use crate::compare::evidence::{Figure, edtf};

/// What is said of times this many months apart or less does not conflict.
pub(super) const NEAR_IN_TIME: i32 = 4;

/// The months that a group speaks of, counted as year × 12 + month − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// The first.
    pub first: i32,
    /// The last; never before the first.
    pub last: i32,
}

impl Months {
    /// Those that a figure speaks of.
    pub(crate) fn of(figure: &Figure) -> Option<Months> {
        figure.as_of.as_ref().map(|as_of| Months { first: as_of.first, last: as_of.last.max(as_of.first) })
    }

    /// Whether they are no further apart than what does not conflict in time.
    pub(crate) fn is_near(self, other: Months) -> bool {
        self.first - other.last <= NEAR_IN_TIME && other.first - self.last <= NEAR_IN_TIME
    }

    pub(crate) fn cover(self, other: Months) -> Months {
        Months { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// As an EDTF month or interval: "2021-12", "2021-11/2022-02".
    pub fn edtf(self) -> String {
        edtf(self.first, self.last)
    }

    /// In plain words: "winter 2021–22", "spring 2021", "2021–2023".
    pub fn label(self) -> String {
        let (first, last) = (self.first.div_euclid(12), self.last.div_euclid(12));
        if self.last - self.first > 5 {
            return if first == last { first.to_string() } else { format!("{first}–{last}") };
        }
        let middle = (self.first + self.last).div_euclid(2);
        let (year, month) = (middle.div_euclid(12), middle.rem_euclid(12) + 1);
        match month {
            12 => format!("winter {year}–{:02}", (year + 1).rem_euclid(100)),
            1 | 2 => format!("winter {}–{:02}", year - 1, year.rem_euclid(100)),
            3..=5 => format!("spring {year}"),
            6..=8 => format!("summer {year}"),
            _ => format!("autumn {year}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_named_as_a_person_would() {
        let check = |first: (i32, i32), last: (i32, i32), expected: &str| {
            let count = |(year, month): (i32, i32)| year * 12 + month - 1;
            assert_eq!(Months { first: count(first), last: count(last) }.label(), expected);
        };
        check((2021, 11), (2022, 2), "winter 2021–22");
        check((2021, 12), (2021, 12), "winter 2021–22");
        check((2022, 2), (2022, 2), "winter 2021–22");
        check((1999, 12), (1999, 12), "winter 1999–00");
        check((2021, 3), (2021, 4), "spring 2021");
        check((2021, 7), (2021, 7), "summer 2021");
        check((2021, 9), (2021, 11), "autumn 2021");
        check((2021, 1), (2021, 12), "2021");
        check((2021, 4), (2022, 2), "2021–2022");
    }
}
