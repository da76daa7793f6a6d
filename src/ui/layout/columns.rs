//! In what order columns stand, how many a width holds, and how wide each is: the same for every
//! topic.

use crate::compare::comparison::Column;
use std::collections::BTreeMap;
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
    /// The places of the columns on the screen in their order.
    pub shown: Range<usize>,
    /// Where the text of each of them stands; in a stack they all stand in one place.
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

/// The indices of the columns: those moved by hand first, in that order, then the others in theirs.
pub fn order(columns: &[Column], by_hand: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    if by_hand.is_empty() {
        return order;
    }
    let places: BTreeMap<&str, usize> =
        by_hand.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    let place = |index: &usize| columns.get(*index).and_then(|column| places.get(&*column.id)).copied();
    order.sort_by_cached_key(|index| place(index).unwrap_or(by_hand.len()));
    order
}

/// One below the other, all of them.
pub fn stack(count: usize, width: u16) -> Plan {
    let extent = Extent { x: 1, width: width.saturating_sub(2).max(1) };
    Plan {
        shown: 0..count,
        columns: vec![extent; count],
        values: None,
        rules: Vec::new(),
        stacked: true,
        width,
    }
}

/// As many of `count` columns as `width` holds, from the one at `first` if there are enough after
/// it. Their widths differ by a cell at most and do not depend on `first`.
pub fn plan(count: usize, width: u16, first: usize) -> Plan {
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
    let first = first.min(count - on_screen);
    Plan { shown: first..first + on_screen, columns, values, rules, stacked: false, width }
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

    #[track_caller]
    fn check(count: usize, width: u16, first: usize, shown: Range<usize>, widths: &[u16], values: bool) {
        let plan = plan(count, width, first);
        let found: Vec<u16> = plan.columns.iter().map(|column| column.width).collect();
        assert_eq!((plan.shown, &*found, plan.values.is_some()), (shown, widths, values));
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
    fn every_column_lies_inside_and_rules_lie_between() {
        for width in 1..250 {
            for count in 0..12 {
                let plan = plan(count, width, 3);
                let all: Vec<Extent> = plan.columns.iter().copied().chain(plan.values).collect();
                let last = all[all.len() - 1];
                assert!(width < 3 || last.x + last.width < width, "{count} in {width}: {plan:?}");
                for (pair, rule) in all.windows(2).zip(&plan.rules) {
                    assert!(pair[0].x + pair[0].width < *rule && rule + 1 < pair[1].x, "{plan:?}");
                }
            }
        }
    }
}
