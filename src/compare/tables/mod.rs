//! What a comparison answers beside its rows: who covers what, where figures differ, who is quoted,
//! in which words, what is missing.
//!
//! Each module makes one table from comparisons (or, where words are counted, from articles), as
//! inert as [`super::comparison`]: no width, no terminal. Views draw them, `export::show` prints
//! them, so that everything on the screen can be had by a script.

pub mod against;
pub mod concordance;
pub mod dispersion;
pub mod draft;
pub mod dry_run;
pub mod few;
pub mod judgements;
pub mod keyness;
pub mod ledger;
pub mod lengths;
pub mod matrix;
pub mod near_misses;
pub mod omissions;
pub mod paragraph_links;
pub mod places;
pub mod remedies;
pub mod spellings;
pub mod starters;
pub mod times;
pub mod voices;
pub mod word_diff;
pub mod wordings;

use super::comparison::Comparison;
use std::sync::Arc;

/// Those comparisons that can be counted together with `first`: their columns are the same.
fn with_columns_of(first: &Comparison, comparisons: &[Arc<Comparison>]) -> Vec<Arc<Comparison>> {
    comparisons.iter().filter(|comparison| comparison.columns == first.columns).cloned().collect()
}

/// The one after `of`, or before it, in `all`, around the end; itself if it is not there.
fn step<T: Copy + PartialEq>(all: &[T], of: T, forward: bool) -> T {
    let at = all.iter().position(|known| *known == of);
    let next = at.map(|at| (at + if forward { 1 } else { all.len() - 1 }) % all.len());
    next.and_then(|next| all.get(next)).copied().unwrap_or(of)
}
