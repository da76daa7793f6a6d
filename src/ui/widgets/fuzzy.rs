//! Fuzzy matching of what was typed with names, best first.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;

/// The indices of the names that match what was typed, best first, of equals the earlier; all of
/// them in their order if nothing was typed.
pub fn ranked<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize)> = names
        .into_iter()
        .enumerate()
        .filter_map(|(index, name)| {
            Some((pattern.score(Utf32Str::new(name, &mut buffer), &mut matcher)?, index))
        })
        .collect();
    scored.sort_by_key(|(score, index)| (Reverse(*score), *index));
    scored.into_iter().map(|(_, index)| index).collect()
}
