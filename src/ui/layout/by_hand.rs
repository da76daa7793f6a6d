//! What the reader has made of the columns by hand: moved, hidden, frozen.
//!
//! Apart from `columns`, which knows widths: all views that show columns side by side stand in this
//! order, whatever their widths. Ids that no column has are passed over, so that what was hidden
//! among articles is hidden again when one comes back from outlets. Decided: of columns that are all
//! hidden none is, so that a screen is never empty without a reason.

use crate::compare::comparison::Column;
use std::collections::{BTreeMap, BTreeSet};

/// What the reader has made of the columns, by their ids.
#[derive(Clone, Copy, Debug)]
pub struct ByHand<'a> {
    /// Those moved, in their order; those not named follow in their own.
    pub order: &'a [String],
    /// Those that are not shown.
    pub hidden: &'a BTreeSet<String>,
    /// Those that stay at the left.
    pub frozen: &'a BTreeSet<String>,
}

/// Which columns are shown in which places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The indices of the columns that are shown, those frozen first.
    pub order: Vec<usize>,
    /// How many of them are frozen.
    pub frozen: usize,
    /// The columns that are not.
    pub hidden: Vec<Hidden>,
}

/// A column that is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Its index.
    pub column: usize,
    /// The place of the column that stands where it would, or of the last.
    pub place: usize,
}

impl Places {
    /// The places of `columns`.
    pub fn of(columns: &[Column], by_hand: ByHand<'_>) -> Self {
        let is_in = |ids: &BTreeSet<String>, column: &usize| {
            columns.get(*column).is_some_and(|column| ids.contains(&column.id))
        };
        let all = in_order(columns, by_hand.order);
        let (mut order, rest): (Vec<usize>, Vec<usize>) =
            all.into_iter().partition(|column| is_in(by_hand.frozen, column));
        let frozen = order.iter().filter(|column| !is_in(by_hand.hidden, column)).count();
        order.extend(rest);
        let is_hidden = |column: &usize| is_in(by_hand.hidden, column);
        if order.iter().all(is_hidden) {
            let frozen = order.iter().filter(|column| is_in(by_hand.frozen, column)).count();
            return Self { order, frozen, hidden: Vec::new() };
        }
        let mut places = Self { order: Vec::new(), frozen, hidden: Vec::new() };
        for column in order {
            match is_hidden(&column) {
                true => places.hidden.push(Hidden { column, place: places.order.len() }),
                false => places.order.push(column),
            }
        }
        let last = places.order.len().saturating_sub(1);
        places.hidden.iter_mut().for_each(|hidden| hidden.place = hidden.place.min(last));
        places
    }

    /// The place of the column at `column`; of a hidden one the place nearest to where it would stand.
    pub fn nearest(order: &[usize], hidden: &[Hidden], column: usize) -> Option<usize> {
        let shown = order.iter().position(|index| *index == column);
        shown.or_else(|| hidden.iter().find(|hidden| hidden.column == column).map(|hidden| hidden.place))
    }
}

/// The ids of all columns, hidden ones too, once that of the index `column` has gone over its
/// neighbour `over`, to the other side of it.
pub fn moved(columns: &[Column], order: &[String], column: usize, over: usize) -> Vec<String> {
    let mut all = in_order(columns, order);
    let place = |all: &[usize], wanted| all.iter().position(|index| *index == wanted);
    if let Some((from, to)) = place(&all, column).zip(place(&all, over)) {
        let moved = all.remove(from);
        // Taking it out has closed the gap: the same index is before the neighbour now, or behind it.
        all.insert(to, moved);
    }
    all.into_iter().filter_map(|index| columns.get(index)).map(|column| column.id.clone()).collect()
}

/// The indices of all columns: those moved by hand first, in that order, then the others in theirs.
fn in_order(columns: &[Column], by_hand: &[String]) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn columns(ids: &str) -> Vec<Column> {
        let column = |id: char| Column { id: id.to_string(), ..Column::default() };
        ids.chars().map(column).collect()
    }

    fn ids<C: FromIterator<String>>(ids: &str) -> C {
        ids.chars().map(String::from).collect()
    }

    fn places(all: &[Column], order: &str, hidden: &str, frozen: &str) -> Places {
        let (order, hidden, frozen): (Vec<_>, _, _) = (ids(order), ids(hidden), ids(frozen));
        Places::of(all, ByHand { order: &order, hidden: &hidden, frozen: &frozen })
    }

    #[test]
    fn columns_stand_frozen_then_moved_then_as_they_come() {
        #[track_caller]
        fn check(order: &str, hidden: &str, frozen: &str, expected: (&str, usize, &[(char, usize)])) {
            let all = columns("abcde");
            let places = places(&all, order, hidden, frozen);
            let shown: String = places.order.iter().map(|index| all[*index].id.as_str()).collect();
            let hidden: Vec<(char, usize)> = places
                .hidden
                .iter()
                .map(|hidden| (all[hidden.column].id.chars().next().unwrap_or('?'), hidden.place))
                .collect();
            assert_eq!((&*shown, places.frozen, &*hidden), expected);
        }
        check("", "", "", ("abcde", 0, &[]));
        check("da", "", "", ("dabce", 0, &[]));
        check("", "b", "", ("acde", 0, &[('b', 1)]));
        check("", "de", "", ("abc", 0, &[('d', 2), ('e', 2)]));
        check("", "", "dc", ("cdabe", 2, &[]));
        check("dc", "", "cd", ("dcabe", 2, &[]));
        check("", "c", "cd", ("dabe", 1, &[('c', 0)]));
        check("", "abcde", "b", ("bacde", 1, &[]));
        check("", "xyz", "z", ("abcde", 0, &[]));
    }

    #[test]
    fn a_column_goes_over_its_neighbour_and_what_is_hidden_between() {
        #[track_caller]
        fn check(order: &str, column: usize, over: usize, expected: &str) {
            let order: Vec<String> = ids(order);
            assert_eq!(moved(&columns("abcd"), &order, column, over).concat(), expected);
        }
        check("", 0, 1, "bacd");
        check("", 0, 2, "bcad");
        check("", 3, 1, "adbc");
        check("dc", 3, 2, "cdab");
        check("", 1, 9, "abcd");
    }

    proptest! {
        #[test]
        fn every_column_is_shown_or_named_as_hidden(
            order in "[a-h]{0,6}", hidden in "[a-h]{0,8}", frozen in "[a-h]{0,8}", count in 0..7usize,
        ) {
            let all = columns(&"abcdefg"[..count]);
            let places = places(&all, &order, &hidden, &frozen);
            let mut told: Vec<usize> = places.order.clone();
            told.extend(places.hidden.iter().map(|hidden| hidden.column));
            told.sort_unstable();
            prop_assert_eq!(told, (0..count).collect::<Vec<_>>());
            prop_assert!(count == 0 || !places.order.is_empty());
            for (place, column) in places.order.iter().enumerate() {
                prop_assert_eq!(place < places.frozen, frozen.contains(&all[*column].id));
            }
            prop_assert!(places.hidden.iter().all(|hidden| hidden.place < places.order.len()));
        }
    }
}
