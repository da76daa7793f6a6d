//! Which row of after is the same as one of before.

use crate::compare::comparison::{Comparison, Row, Way};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of two comparisons, paired.
pub(super) struct Pairs<'a> {
    before: &'a [Row],
    after: &'a [Row],
    /// By the index of the row before, that of the row after.
    same: BTreeMap<usize, usize>,
}

/// Whether a row is more than the one passage that stands in it alone.
pub(super) fn holds_together(comparison: &Comparison, row: usize) -> bool {
    comparison.rows.get(row).is_some_and(|row| row.way != Way::Alone)
}

impl<'a> Pairs<'a> {
    /// Pairs them by the sentences that they have in common, those with most first; `sentences` says
    /// of each sentence of both in which rows it stood and stands.
    pub(super) fn of<'b>(
        before: Option<&'a Comparison>,
        after: Option<&'a Comparison>,
        sentences: impl Iterator<Item = (&'b BTreeSet<usize>, &'b BTreeSet<usize>)>,
    ) -> Self {
        let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (was, is) in sentences {
            for pair in was.iter().flat_map(|was| is.iter().map(move |is| (*was, *is))) {
                *common.entry(pair).or_default() += 1;
            }
        }
        let rows = |of: Option<&'a Comparison>| of.map_or(&[][..], |of| &of.rows);
        let mut pairs = Self { before: rows(before), after: rows(after), same: BTreeMap::new() };
        let names = |of: Option<&Comparison>| -> Vec<String> {
            of.map(|of| of.topic.rows.iter().map(|row| row.name.clone()).collect()).unwrap_or_default()
        };
        let (names_before, names_after) = (names(before), names(after));
        let mut by_size: Vec<((usize, usize), usize)> = common.into_iter().collect();
        by_size.sort_by_key(|(pair, size)| (Reverse(*size), *pair));
        let mut taken = BTreeSet::new();
        for ((was, is), _) in by_size {
            let Some((one, other)) = pairs.before.get(was).zip(pairs.after.get(is)) else { continue };
            let is_renamed = !names_after.contains(&one.label) && !names_before.contains(&other.label);
            let may_be =
                one.way == other.way && (one.way != Way::Named || one.label == other.label || is_renamed);
            if may_be && !pairs.same.contains_key(&was) && taken.insert(is) {
                pairs.same.insert(was, is);
            }
        }
        pairs
    }

    /// The labels of those of `was` that are none of `is`, and of those of `is` that are none of `was`.
    pub(super) fn differing(
        &self,
        was: &BTreeSet<usize>,
        is: &BTreeSet<usize>,
    ) -> (Vec<String>, Vec<String>) {
        let stays = |row: &usize| self.same.get(row).is_some_and(|same| is.contains(same));
        let is_old = |row: &usize| was.iter().any(|was| self.same.get(was) == Some(row));
        let label =
            |rows: &[Row], row: &usize| rows.get(*row).map_or_else(String::new, |row| row.label.clone());
        let from = was.iter().filter(|row| !stays(row)).map(|row| label(self.before, row)).collect();
        let to = is.iter().filter(|row| !is_old(row)).map(|row| label(self.after, row)).collect();
        (from, to)
    }
}
