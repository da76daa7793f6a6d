//! What a comparison answers beside its rows: who covers what, where figures differ, who is quoted,
//! in which words, what is missing.
//!
//! Each module makes one table from comparisons (or, where words are counted, from articles), as
//! inert as [`super::comparison`]: no width, no terminal. Views draw them, `export::show` prints
//! them, so that everything on the screen can be had by a script.

pub mod against;
pub mod concordance;
pub mod dispersion;
pub mod ledger;
pub mod lengths;
pub mod matrix;
pub mod near_misses;
pub mod omissions;
pub mod paragraph_links;
pub mod places;
pub mod times;
pub mod voices;
pub mod word_diff;
pub mod wordings;
