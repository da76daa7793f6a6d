//! A time as a person writes it down: EDTF (ISO 8601-2:2019, levels 0 and 1) as far as months go.

use super::figure::AsOf;
use super::months::count;
use jiff::civil::Date;

impl AsOf {
    /// A time as EDTF: a year, a season, a month, a day, or an interval of two of these, each perhaps
    /// uncertain ("2021", "2021-21", "2021-12", "2021-12-02", "2021-12/2022-02~"); none if it is
    /// nothing of these.
    pub fn of_edtf(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        let ((first, _), (_, last)) = (months(from)?, months(to)?);
        (first <= last).then(|| Self { edtf: text.to_owned(), first, last, span: None })
    }
}

/// The first and the last month of a time, counted as year × 12 + month − 1.
fn months(text: &str) -> Option<(i32, i32)> {
    let text = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let number = |digits: &str, length: usize| {
        let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse::<i32>().ok()).flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let year = 12 * number(parts.first()?, 4)?;
    match parts.as_slice() {
        [_] => Some((year, year + 11)),
        [_, month] => match number(month, 2)? {
            month @ 1..=12 => Some((year + month - 1, year + month - 1)),
            // Spring to winter, as in English texts; winter ends in the next year.
            season @ 21..=24 => Some((year + 3 * (season - 21) + 2, year + 3 * (season - 21) + 4)),
            _ => None,
        },
        [..] => {
            let day: Date = text.parse().ok().filter(|_| text.len() == 10)?;
            Some((count(day), count(day)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_by_their_months() {
        #[track_caller]
        fn check(text: &str, expected: Option<(i32, i32)>) {
            let month = |(year, month): (i32, i32)| year * 12 + month - 1;
            let found = AsOf::of_edtf(text).map(|as_of| (as_of.first, as_of.last));
            let expected = expected
                .map(|(first, last)| (month((first / 100, first % 100)), month((last / 100, last % 100))));
            assert_eq!(found, expected, "{text}");
        }
        check("2021", Some((202_101, 202_112)));
        check("2021-12", Some((202_112, 202_112)));
        check("2021-12-02", Some((202_112, 202_112)));
        check("2021-11/2022-02", Some((202_111, 202_202)));
        check("2021-12~", Some((202_112, 202_112)));
        check("2021-21", Some((202_103, 202_105)));
        check("2021-24", Some((202_112, 202_202)));
        for wrong in [
            "",
            "21",
            "2021-13",
            "2021-1",
            "2021-02-30",
            "2022/2021",
            "Dec 2021",
            "2021-12-02T10:00",
            "-2021",
        ] {
            check(wrong, None);
        }
    }
}
