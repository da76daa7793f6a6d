//! How a figure stands to others: a part of one, added to one, or an order of magnitude.

use super::figure::Part;
use super::line::Line;
use super::numbers::Number;

/// How the figure stands to others, by the words that touch it.
pub(super) fn part(line: &Line<'_>, number: &Number, unit_end: usize) -> Part {
    let after = |at: usize| {
        line.lower(at) == "of" && matches!(line.lower(at + 1), "whom" | "which" | "them" | "those" | "these")
    };
    let added_before = matches!(line.before(number.first, 1), "another" | "additional" | "further" | "extra");
    let added_after = line.is_joined(number.end)
        && matches!(line.lower(number.end), "more" | "additional" | "further" | "extra" | "others")
        && line.lower(number.end + 1) != "than";
    if number.vague {
        Part::Vague
    } else if after(number.end) || after(unit_end) || line.starts(number.first.saturating_sub(1), "including")
    {
        Part::PartOf
    } else if added_before || added_after {
        Part::Added
    } else {
        Part::Whole
    }
}
