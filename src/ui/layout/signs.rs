//! The signs of what readers have judged: beside everything that somebody changed or looked at.
//!
//! Signs and not colours alone, and the same ones everywhere: what is corrected must look corrected
//! wherever it stands. Who did it, and what the program has there, is said where one asks why.

use super::line::Inked;
use crate::compare::comparison::PassageFigure;
use crate::compare::corrections::{Differ, Mark, Note};
use crate::compare::evidence::Figure;
use crate::ui::theme::Role;

/// Stands beside whatever is not as the program reads or puts it, and before notes.
pub const CORRECTED: &str = "✎";
/// Stands in a cell that was reviewed.
pub(super) const REVIEWED: &str = "✓";

/// " by anna"; nothing of the reader.
pub(super) fn by_others(mark: &Mark) -> String {
    let who = mark.who();
    if who == "you" { String::new() } else { format!(" by {who}") }
}

/// Whether somebody else is credited with a figure than the program reads.
pub(super) fn is_other_speaker(read: &PassageFigure) -> bool {
    read.corrected.as_ref().is_some_and(|other| other.own.said_by != read.figure.said_by)
}

/// Whether more of a figure is corrected than who is credited with it, or nothing that differs.
pub(super) fn is_other_but_for_its_speaker(read: &PassageFigure) -> bool {
    read.corrected.as_ref().is_some_and(|other| {
        let rest = Figure { said_by: read.figure.said_by.clone(), ..other.own.clone() };
        rest != read.figure || !is_other_speaker(read)
    })
}

/// "✎ not agreed: a figure's value · you and anna".
pub(super) fn not_agreed(on: Differ, between: &Mark) -> Inked {
    let mut line = Inked::of(&format!("{CORRECTED} not agreed: {}", on.label()), Role::Warning);
    line.ours(&format!(" · {}", between.who()), Role::Judged);
    line
}

/// "✎ its words · by anna".
pub(super) fn note(note: &Note) -> Inked {
    let mut line = Inked::of(&format!("{CORRECTED} "), Role::Judged);
    line.ours(&note.text.split_whitespace().collect::<Vec<_>>().join(" "), Role::Note);
    let by = by_others(&note.mark);
    if !by.is_empty() {
        line.ours(&format!(" ·{by}"), Role::Judged);
    }
    line
}
