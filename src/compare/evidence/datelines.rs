//! Datelines: the place and agency with which a report begins, "LIMA, May 4 (AP) —".
//!
//! Decided: only a place in capitals is one, and nobody in it speaks, owns or is where anything is.

use super::line::Line;

/// How many words a dateline may have.
const LONGEST: usize = 10;

/// The first word after the dateline; 0 if there is none.
pub(super) fn dateline(line: &Line<'_>) -> usize {
    let first = line.words.first();
    let in_capitals =
        first.is_some_and(|word| word.text.len() > 2 && word.text.chars().all(char::is_uppercase));
    let dash = |at: &usize| line.gap(*at).contains(['—', '–', '―']) || line.gap(*at).contains("--");
    if in_capitals { (1..line.words.len().min(LONGEST)).find(dash).unwrap_or(0) } else { 0 }
}
