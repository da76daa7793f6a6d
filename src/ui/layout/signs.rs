//! The signs of what readers have judged: beside everything that somebody changed or looked at.
//!
//! Signs and not colours alone, and the same ones everywhere: what is corrected must look corrected
//! wherever it stands. Who did it, and what the program has there, is said where one asks why.

use super::line::Inked;
use crate::compare::comparison::{Cell, JudgedColumn, Passage, PassageFigure, Row};
use crate::compare::corrections::{Differ, Mark, Note};
use crate::compare::evidence::Figure;
use crate::ui::theme::Role;

/// Stands beside whatever is not as the program reads or puts it, and before notes.
pub const CORRECTED: &str = "✎";
/// Stands in a cell that was reviewed, and in an empty one that was checked.
pub const REVIEWED: &str = "✓";

/// What is judged of something, as signs to stand beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    is_changed: bool,
    is_checked: bool,
}

impl Signs {
    /// Of something that is not as the program reads or puts it, or has a note.
    pub fn changed(is_changed: bool) -> Self {
        Self { is_changed, is_checked: false }
    }

    /// Of a row: whether somebody made it or added to it.
    pub fn of_row(row: &Row) -> Self {
        Self::changed(row.judged.mark.is_some())
    }

    /// Of a passage where it stands in `row`: whether it was put there or has a note, and whether its
    /// cell is reviewed; what is read in it is told elsewhere.
    pub fn of_place(row: &Row, passage: &Passage) -> Self {
        let is_it = |of: &Passage| of.article == passage.article && of.span == passage.span;
        let mut reviewed = row.judged.cells.reviewed.keys();
        let is_here =
            |column: &usize| row.cells.get(*column).is_some_and(|cell| cell.passages().iter().any(is_it));
        Self { is_changed: passage.is_put_or_noted(), is_checked: reviewed.any(is_here) }
    }

    /// The same, and whether anything in it is read otherwise.
    pub fn of_passage(row: &Row, passage: &Passage) -> Self {
        Self::of_place(row, passage).and(Self::changed(passage.is_read_otherwise()))
    }

    /// Of the cell of a row at this index: of its passages, and whether it is reviewed or checked.
    pub fn of_cell(row: &Row, column: usize) -> Self {
        let mut passages = row.cells.get(column).map_or(&[][..], Cell::passages).iter();
        let cells = &row.judged.cells;
        Self {
            is_changed: passages.any(|of| of.is_put_or_noted() || of.is_read_otherwise()),
            is_checked: cells.reviewed.contains_key(&column) || cells.silent.contains_key(&column),
        }
    }

    /// Of a column on a topic: whether anything of it is changed or taken out, and whether all that it
    /// has is reviewed, or is nothing and was checked somewhere.
    pub fn of_column(of: JudgedColumn) -> Self {
        let is_reviewed = of.reviewed == of.cells && of.reviewed + of.silent > 0;
        Self { is_changed: of.taken + of.changed > 0, is_checked: is_reviewed }
    }

    /// Of two things that are told as one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            is_changed: self.is_changed || other.is_changed,
            is_checked: self.is_checked || other.is_checked,
        }
    }

    /// As text: "✎✓", empty if nothing is judged.
    pub fn text(self) -> &'static str {
        match (self.is_changed, self.is_checked) {
            (true, true) => "✎✓",
            (true, false) => CORRECTED,
            (false, true) => REVIEWED,
            (false, false) => "",
        }
    }
}

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
