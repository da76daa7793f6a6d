//! How many columns a width holds, how wide each is, the same for every topic, and which of them are
//! on the screen: those that are held at the left, and as many of the others as there is room for.

use std::ops::Range;

/// No column is narrower than this while there is more than one, in cells.
pub const NARROWEST: u16 = 24;
/// No column is wider than this: longer lines are hard to read.
pub const WIDEST: u16 = 72;
/// The width of the last column that tells the values of the columns off the screen.
pub const VALUES: u16 = 15;

/// A stretch of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Its first cell, from the left edge of the pane's inside.
    pub x: u16,
    /// How many cells it takes.
    pub width: u16,
}

/// Which columns are on the screen, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many columns there are.
    pub count: usize,
    /// How many of them, from the first place on, stay at the left whatever else is on the screen.
    pub held: usize,
    /// The places of the others that are on the screen.
    pub paged: Range<usize>,
    /// Where the text of each column on the screen stands; in a stack they all stand in one place.
    pub columns: Vec<Extent>,
    /// Where the values of the others stand, if there is room.
    pub values: Option<Extent>,
    /// Where upright rules are drawn.
    pub rules: Vec<u16>,
    /// Whether columns stand one below the other.
    pub stacked: bool,
    /// The width of all, in cells.
    pub width: u16,
}

impl Plan {
    /// The places of the columns on the screen, from the left.
    pub fn places(&self) -> impl DoubleEndedIterator<Item = usize> + Clone + use<> {
        (0..self.held).chain(self.paged.clone())
    }

    /// Where the text of the column at `place` stands, if it is on the screen.
    pub fn extent(&self, place: usize) -> Option<Extent> {
        let at = if place < self.held {
            place
        } else {
            self.paged.contains(&place).then(|| place - self.paged.start + self.held)?
        };
        self.columns.get(at).copied()
    }

    /// The places of the columns that are off the screen before those that page.
    pub fn before(&self) -> Range<usize> {
        self.held..self.paged.start
    }

    /// The places of the columns that are off the screen behind them.
    pub fn after(&self) -> Range<usize> {
        self.paged.end..self.count
    }

    /// The rule between the columns that are held and the others.
    pub fn rule_of_held(&self) -> Option<u16> {
        self.held.checked_sub(1).and_then(|last| self.rules.get(last)).copied()
    }
}

/// One below the other, all of them.
pub fn stack(count: usize, width: u16) -> Plan {
    let extent = Extent { x: 1, width: width.saturating_sub(2).max(1) };
    Plan {
        count,
        held: 0,
        paged: 0..count,
        columns: vec![extent; count],
        values: None,
        rules: Vec::new(),
        stacked: true,
        width,
    }
}

/// As many of `count` columns as `width` holds: the first `frozen`, of which at most all but one are
/// held where the others have to page, and the rest from the one at `first` if there are enough after
/// it. Their widths differ by a cell at most and depend on neither.
pub fn plan(count: usize, frozen: usize, width: u16, first: usize) -> Plan {
    let alone = columns_in(width);
    let beside_values = columns_in(width.saturating_sub(VALUES + 3));
    let (on_screen, has_values) = match (count <= alone, beside_values >= 2) {
        (true, _) => (count.max(1), false),
        (false, true) => (beside_values, true),
        (false, false) => (alone, false),
    };
    let room = if has_values { width - (VALUES + 3) } else { width };
    let columns = extents(on_screen, room);
    let end = columns.last().map_or(0, |last| last.x + last.width + 1);
    let values = has_values.then_some(Extent { x: end + 2, width: VALUES });
    let starts = columns.iter().skip(1).map(|column| column.x).chain(values.map(|values| values.x));
    let rules = starts.map(|x| x - 2).collect();
    let on_screen = on_screen.min(count);
    let held = frozen.min(if on_screen < count { on_screen.saturating_sub(1) } else { count });
    let room = on_screen - held;
    let first = first.clamp(held, count - room);
    Plan { count, held, paged: first..first + room, columns, values, rules, stacked: false, width }
}

/// How many columns of the least width, each with a cell to both sides and a rule between, fit.
fn columns_in(width: u16) -> usize {
    usize::from((width.saturating_add(1) / (NARROWEST + 3)).max(1))
}

fn extents(count: usize, width: u16) -> Vec<Extent> {
    let count = u16::try_from(count).unwrap_or(u16::MAX).max(1);
    let room = width.saturating_sub(count - 1);
    let (each, wider) = (room / count, room % count);
    let mut x = 1;
    let mut extents = Vec::new();
    for index in 0..count {
        let width = (each + u16::from(index < wider)).saturating_sub(2).clamp(1, WIDEST);
        extents.push(Extent { x, width });
        x += width + 3;
    }
    extents
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(count: usize, width: u16, first: usize, shown: Range<usize>, widths: &[u16], values: bool) {
        let plan = plan(count, 0, width, first);
        let found: Vec<u16> = plan.columns.iter().map(|column| column.width).collect();
        assert_eq!((plan.paged, &*found, plan.values.is_some()), (shown, widths, values));
    }

    #[test]
    fn columns_share_the_width() {
        check(5, 178, 0, 0..5, &[33, 33, 33, 33, 32], false);
        check(5, 98, 0, 0..3, &[24, 24, 24], true);
        check(5, 98, 4, 2..5, &[24, 24, 24], true);
        check(5, 78, 1, 1..3, &[28, 27], true);
        check(3, 98, 0, 0..3, &[30, 30, 30], false);
        check(2, 178, 0, 0..2, &[72, 72], false);
        check(3, 58, 1, 1..3, &[27, 26], false);
        check(0, 58, 0, 0..0, &[56], false);
    }

    #[test]
    fn frozen_columns_are_held_while_the_others_page() {
        #[track_caller]
        fn check(count: usize, frozen: usize, first: usize, held: usize, paged: Range<usize>) {
            let plan = plan(count, frozen, 98, first);
            assert_eq!((plan.held, plan.paged), (held, paged));
        }
        check(7, 0, 0, 0, 0..3);
        check(7, 1, 0, 1, 1..3);
        check(7, 1, 4, 1, 4..6);
        check(7, 2, 6, 2, 6..7);
        check(7, 5, 1, 2, 2..3);
        check(3, 2, 1, 2, 2..3);
        check(3, 3, 1, 3, 3..3);
        check(0, 2, 1, 0, 0..0);
    }

    #[test]
    fn every_column_lies_inside_and_rules_lie_between() {
        for (width, count, frozen) in
            (1..250).flat_map(|width| (0..12).map(move |count| (width, count, usize::from(width) % 5)))
        {
            let plan = plan(count, frozen, width, 3);
            let all: Vec<Extent> = plan.columns.iter().copied().chain(plan.values).collect();
            let last = all[all.len() - 1];
            assert!(width < 3 || last.x + last.width < width, "{count} in {width}: {plan:?}");
            for (pair, rule) in all.windows(2).zip(&plan.rules) {
                assert!(pair[0].x + pair[0].width < *rule && rule + 1 < pair[1].x, "{plan:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn paging_by_whole_screens_reaches_every_column_and_holds_the_frozen(
            count in 1..40usize, frozen in 0..40usize, width in 20..260u16,
        ) {
            let mut now = plan(count, frozen, width, 0);
            let widths = now.columns.clone();
            let mut seen = Vec::new();
            loop {
                prop_assert_eq!(&now.columns, &widths);
                prop_assert_eq!(now.held, plan(count, frozen, width, 0).held);
                let places: Vec<usize> = now.places().collect();
                prop_assert!(places.iter().all(|place| now.extent(*place).is_some()));
                prop_assert_eq!(places.len() + now.before().len() + now.after().len(), count);
                prop_assert!(places.len() <= now.columns.len());
                seen.extend(places);
                if now.after().is_empty() {
                    break;
                }
                now = plan(count, frozen, width, now.paged.end);
            }
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen, (0..count).collect::<Vec<_>>());
        }
    }
}
