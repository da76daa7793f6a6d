//! Comparisons as text for other programs and for paper: pure functions, no file.

pub mod json;
pub mod markdown;
