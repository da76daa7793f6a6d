//! What each stage makes of what it is given: `check(input, expected)` tables, and the properties of
//! the laws. One program, since each is linked with the whole library anew.

mod alignment;
mod articles;
#[path = "../common/mod.rs"]
mod common;
mod configs;
mod corrections;
mod dry_run;
mod edits;
mod evidence_tables;
mod filter;
mod judgements;
mod layers;
mod long_texts;
mod near_misses;
mod properties;
mod remedies;
mod search;
mod shared;
mod spellings;
mod words;
