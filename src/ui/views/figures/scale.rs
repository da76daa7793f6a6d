//! The scales of the chart: values up, months across, with ticks at round numbers and dates.
//!
//! Decided: values that span more than two orders of magnitude stand on a logarithmic scale, and the
//! chart says so; a linear one begins at zero, or a little below the least value where all lie close
//! together far from it, which the chart says as well. Above the greatest value is room, for a mark on the edge is read as cut.

/// Beyond this ratio of the largest to the smallest value a scale is logarithmic.
const LINEAR_UP_TO: f64 = 100.0;
/// The room at an end that has no round value of its own, as a part of the span of the values.
const ROOM: f64 = 0.1;

/// Values on a line of cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    /// Whether equal steps are equal ratios.
    is_log: bool,
}

impl Scale {
    /// A scale that holds all of `values`; none without any.
    pub(super) fn of_values(values: &[f64]) -> Option<Self> {
        let low = values.iter().copied().min_by(f64::total_cmp)?;
        let high = values.iter().copied().max_by(f64::total_cmp)?;
        if low > 0.0 && high / low > LINEAR_UP_TO {
            let (low, above) = (10f64.powf(low.log10().floor()), (high / low).powf(ROOM));
            // A text may state what no scale holds, and an end without a decade has no end of ticks.
            let (low, high) = (low.max(f64::MIN_POSITIVE), (high * above).min(f64::MAX));
            return Some(Self { low, high, is_log: true });
        }
        let is_close = low * 2.0 >= high && low < high;
        let low = match low {
            0.0.. if is_close => low - (high - low) * ROOM,
            0.0.. => 0.0,
            _ => low + low * ROOM,
        };
        let high = high + (high - low) * ROOM;
        Some(Self { low, high: if high > low { high } else { low + 1.0 }, is_log: false })
    }

    /// A scale from one month to another, counted as year × 12 + month − 1, with room at both ends.
    pub(super) fn of_months(first: i32, last: i32) -> Self {
        Self { low: f64::from(first) - 0.5, high: f64::from(last) + 0.5, is_log: false }
    }

    /// What a reader must know of it not to be misled; none of a linear one that begins at zero.
    pub(super) fn in_words(&self) -> Option<&'static str> {
        match (self.is_log, self.low > 0.0) {
            (true, _) => Some("a logarithmic scale"),
            (false, true) => Some("the scale does not begin at 0"),
            (false, false) => None,
        }
    }

    /// The cell of a value on `cells` cells, from 0 at the low end; the ends hold what lies beyond.
    pub(super) fn cell(&self, value: f64, cells: u16) -> u16 {
        let at = |value: f64| if self.is_log { value.max(f64::MIN_POSITIVE).log10() } else { value };
        let share = (at(value) - at(self.low)) / (at(self.high) - at(self.low));
        let last = f64::from(cells.saturating_sub(1));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to the last cell"
        )]
        let cell = (share * last).round().clamp(0.0, last) as u16;
        cell
    }

    /// Round values within the scale, at most about `most` of them but no less than two, ascending.
    pub(super) fn ticks(&self, most: usize) -> Vec<f64> {
        if self.is_log {
            let decades = (self.low.log10().ceil() as i32)..=(self.high.log10().floor() as i32);
            return decades.map(|decade| 10f64.powi(decade)).collect();
        }
        let about = [most.max(2), 4, 8].map(|most| self.linear_ticks(most));
        about.into_iter().find(|ticks| ticks.len() > 1).unwrap_or_default()
    }

    fn linear_ticks(&self, most: usize) -> Vec<f64> {
        let step = round_step((self.high - self.low) / most as f64);
        let first = (self.low / step).ceil() * step;
        let count = ((self.high - first) / step + 1e-9).floor() as usize;
        (0..=count).map(|index| first + index as f64 * step).collect()
    }
}

/// The next of 1, 2, 5 × 10ⁿ that is not smaller.
fn round_step(least: f64) -> f64 {
    let power = 10f64.powf(least.log10().floor());
    let factor = least / power;
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().find(|round| factor <= *round + 1e-9).unwrap_or(10.0);
    round * power
}

/// The months at which the time axis has a tick, at most about `most`: whole years, halves, quarters
/// or months.
pub(super) fn month_ticks(first: i32, last: i32, most: usize) -> Vec<i32> {
    let fits = |step: &i32| usize::try_from((last - first) / step).is_ok_and(|count| count < most.max(1));
    let years = |count: i32| 12 * count;
    let steps = [1, 3, 6, 12, years(2), years(5), years(10), years(50), years(100)];
    let step = steps.into_iter().find(fits).unwrap_or(years(100));
    let start = first + (step - first.rem_euclid(step)) % step;
    let ticks: Vec<i32> = (start..=last).step_by(step as usize).collect();
    if ticks.is_empty() { vec![first] } else { ticks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stand_at_round_values() {
        #[track_caller]
        fn check(values: &[f64], most: usize, is_log: bool, expected: &[f64]) {
            let scale = Scale::of_values(values).unwrap();
            assert_eq!((scale.is_log, scale.ticks(most)), (is_log, expected.to_vec()), "{values:?}");
        }
        check(&[80_000.0, 127_000.0], 5, false, &[80_000.0, 100_000.0, 120_000.0]);
        check(&[90_000.0, 127_000.0], 2, false, &[100_000.0, 120_000.0]);
        check(&[10.0, 127.0], 3, false, &[0.0, 50.0, 100.0]);
        check(&[600.0], 4, false, &[0.0, 200.0, 400.0, 600.0]);
        check(&[2.0, 900.0], 5, true, &[1.0, 10.0, 100.0, 1_000.0]);
        check(&[0.5], 2, false, &[0.0, 0.5]);
        check(&[-5.0, 5.0], 2, false, &[-5.0, 0.0, 5.0]);
        assert_eq!(Scale::of_values(&[]), None);
        for values in [[1.0, 1e308], [5e-324, 1.0], [5e-324, f64::INFINITY]] {
            let scale = Scale::of_values(&values).unwrap();
            assert!(scale.low > 0.0 && scale.high.is_finite(), "{values:?}: {scale:?}");
            assert!(scale.ticks(5).len() < 700, "{values:?}");
        }
    }

    #[test]
    fn values_stand_where_their_share_is() {
        #[track_caller]
        fn check(values: &[f64], value: f64, cells: u16, expected: u16) {
            assert_eq!(Scale::of_values(values).unwrap().cell(value, cells), expected, "{value}");
        }
        check(&[0.0, 100.0], 0.0, 12, 0);
        check(&[0.0, 100.0], 50.0, 12, 5);
        check(&[0.0, 100.0], 100.0, 12, 10);
        check(&[0.0, 100.0], 400.0, 12, 11);
        check(&[1.0, 1_000.0], 10.0, 12, 3);
        check(&[1.0, 1_000.0], 1_000.0, 12, 10);
        // Close together: a little below the least, and room above the greatest.
        check(&[90_000.0, 127_000.0], 90_000.0, 25, 2);
        check(&[90_000.0, 127_000.0], 127_000.0, 25, 22);
        check(&[7.0], 7.0, 0, 0);
        let months = Scale::of_months(24_000, 24_003);
        assert_eq!([24_000, 24_003].map(|month| months.cell(f64::from(month), 41)), [5, 35]);
    }

    #[test]
    fn time_has_ticks_at_months_quarters_or_years() {
        #[track_caller]
        fn check(first: i32, last: i32, most: usize, expected: &[i32]) {
            assert_eq!(month_ticks(first, last, most), expected);
        }
        let month = |year: i32, month: i32| year * 12 + month - 1;
        check(
            month(2021, 11),
            month(2022, 2),
            6,
            &[month(2021, 11), month(2021, 12), month(2022, 1), month(2022, 2)],
        );
        check(
            month(2021, 4),
            month(2022, 2),
            5,
            &[month(2021, 4), month(2021, 7), month(2021, 10), month(2022, 1)],
        );
        check(
            month(2001, 3),
            month(2022, 2),
            6,
            &[month(2005, 1), month(2010, 1), month(2015, 1), month(2020, 1)],
        );
        check(month(2022, 2), month(2022, 2), 6, &[month(2022, 2)]);
    }
}
