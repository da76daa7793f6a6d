//! Prepositions: which names are their objects, and so no subject of anything.

use super::cues::is_determiner;
use super::line::Line;
use super::months::{is_month_name, is_weekday};

/// The most words that may stand between a preposition and the last word of its object.
const LONGEST_OBJECT: usize = 24;

/// Whether the name at `at` is the object of a preposition: not in "in May Peru left", where a time is.
pub(super) fn after_preposition(line: &Line<'_>, at: usize) -> bool {
    let (mut at, farthest) = (at, at.saturating_sub(LONGEST_OBJECT));
    while at > farthest
        && line.is_joined(at)
        && !is_month_name(line, at - 1)
        && !is_weekday(line.lower(at - 1))
        && !(is_preposition(line.lower(at - 1)) && (at > 1 || !may_begin_clause(line.lower(0))))
        && (is_determiner(line.lower(at - 1))
            || line.words[at - 1].is_capital()
            || matches!(
                line.lower(at - 1),
                "eastern" | "western" | "northern" | "southern" | "former" | "neighboring" | "neighbouring"
            ))
    {
        at -= 1;
    }
    let object = is_preposition(line.before(at, 1));
    let speaking_as = line.before(at, 1) == "as" && !matches!(line.before(at, 2), "such" | "well" | "same");
    object && line.is_joined(at) && !speaking_as
}

/// Prepositions that as often begin a clause: "After Peru left, …".
fn may_begin_clause(word: &str) -> bool {
    matches!(word, "after" | "before" | "since" | "until" | "as" | "like" | "for")
}

/// Whether a folded word is a preposition.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "to"
            | "from"
            | "by"
            | "for"
            | "with"
            | "beside"
            | "alongside"
            | "about"
            | "into"
            | "over"
            | "under"
            | "near"
            | "along"
            | "across"
            | "around"
            | "against"
            | "toward"
            | "towards"
            | "between"
            | "through"
            | "inside"
            | "outside"
            | "within"
            | "behind"
            | "beyond"
            | "via"
            | "among"
            | "like"
            | "than"
            | "as"
            | "after"
            | "following"
    )
}
