//! Speaker × column as a grid.

use crate::compare::tables::voices::{Sort, Speaker, Speakers, Tally};
use crate::ui::layout::Signs;
use crate::ui::layout::by_hand::{ByHand, Places};
use crate::ui::theme::Role;
use crate::ui::views::Focus;
use crate::ui::widgets::entries::column_in_short;
use crate::ui::widgets::grid::{Cells, GridCursor};
use crate::ui::widgets::{PieceLine, piece, signs, width_of};
use std::ops::Range;
use std::sync::Arc;

/// The table in the order of its rows and columns.
pub(super) struct Table {
    known: Arc<Speakers>,
    /// The indices of the speakers.
    rows: Vec<usize>,
    /// The indices of the comparison's columns that are shown.
    columns: Vec<usize>,
    /// How many of them are frozen.
    frozen: usize,
    cell_width: u16,
}

impl Table {
    /// The table of `known`, its columns as the reader has arranged them.
    pub(super) fn of(known: &Arc<Speakers>, by_hand: ByHand<'_>, sort: Sort, reversed: bool) -> Self {
        let Places { order: columns, frozen, .. } = Places::of(&known.comparison.columns, by_hand);
        let cells = known.speakers.iter().flat_map(|speaker| &speaker.cells);
        let width = |cell: &Vec<usize>| width_of(&in_cell(known, cell));
        let cell_width = cells.map(width).max().unwrap_or(0);
        Self { known: Arc::clone(known), rows: known.sorted(sort, reversed), columns, frozen, cell_width }
    }

    fn speaker(&self, row: usize) -> Option<&Speaker> {
        self.known.speakers.get(*self.rows.get(row)?)
    }

    /// The id of a column.
    pub(super) fn column_id(&self, column: usize) -> Option<String> {
        let index = *self.columns.get(column)?;
        self.known.comparison.columns.get(index).map(|column| column.id.clone())
    }

    /// The indices of speaker and column under the cursor.
    pub(super) fn at(&self, cursor: &GridCursor) -> Option<(usize, usize)> {
        Some((*self.rows.get(cursor.rows.at)?, *self.columns.get(cursor.column)?))
    }

    /// Speaker and column under the cursor by name and id.
    pub(super) fn names(&self, cursor: &GridCursor) -> Option<(Option<String>, String)> {
        Some((self.speaker(cursor.rows.at)?.name.clone(), self.column_id(cursor.column)?))
    }

    /// Where a speaker and a column stand; the first row for a speaker who is gone.
    pub(super) fn find(&self, speaker: Option<&str>, column: &str) -> Option<(usize, usize)> {
        let is_speaker = |row: &usize| self.speaker(*row).is_some_and(|of| of.name.as_deref() == speaker);
        let row = (0..self.rows.len()).find(is_speaker).unwrap_or(0);
        let column = (0..self.columns.len()).find(|at| self.column_id(*at).as_deref() == Some(column))?;
        Some((row, column))
    }

    /// The speaker whom the passage of `focus` quotes, and its column.
    pub(super) fn place_of(&self, focus: &Focus) -> Option<(usize, usize)> {
        let column = focus.column.as_deref()?;
        let (article, span) = match &focus.passage {
            Some((article, span)) => (Some(article), *span),
            None => (None, Default::default()),
        };
        let quoted = self.known.quotations.iter().find(|quotation| {
            Some(&quotation.passage.article) == article && quotation.passage.span.overlaps(span)
        });
        let name = quoted.and_then(|quotation| quotation.speaker.as_ref()).map(|of| of.name.as_str());
        match quoted {
            Some(_) => self.find(name, column),
            None => self.find(self.speaker(0)?.name.as_deref(), column),
        }
    }
}

impl Cells for Table {
    fn corner(&self) -> PieceLine {
        vec![piece("“” direct, r reported", Role::Dim)]
    }

    fn columns(&self) -> usize {
        self.columns.len()
    }

    fn frozen(&self) -> Range<usize> {
        0..self.frozen
    }

    fn head(&self, column: usize) -> PieceLine {
        let of = self.columns.get(column).and_then(|at| self.known.comparison.columns.get(*at));
        of.map(column_in_short).unwrap_or_default()
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn label(&self, row: usize) -> PieceLine {
        let Some(speaker) = self.speaker(row) else { return PieceLine::new() };
        let mut line = match &speaker.name {
            Some(name) => vec![piece(name.as_str(), Role::Speaker)],
            None => vec![piece("nobody that was found", Role::Gap)],
        };
        line.extend(speaker.is_guessed().then(|| piece("?", Role::Doubt)));
        line.push(piece("  ", Role::Dim));
        line.extend(
            in_short(self.known.tally(speaker.all())).into_iter().map(|(text, _)| piece(text, Role::Dim)),
        );
        let some = speaker.guessed > 0 && !speaker.is_guessed();
        line.extend(some.then(|| piece(format!(" {}?", speaker.guessed), Role::Doubt)));
        line
    }

    fn cell(&self, row: usize, column: usize) -> PieceLine {
        let cell = self.speaker(row).zip(self.columns.get(column)).and_then(|(of, at)| of.cells.get(*at));
        cell.map(|cell| in_cell(&self.known, cell)).unwrap_or_default()
    }

    fn cell_width(&self) -> u16 {
        self.cell_width
    }
}

/// "3“” 1r✎": what somebody corrected, put or noted among these quotations has a sign.
fn in_cell(known: &Speakers, quotations: &[usize]) -> PieceLine {
    let mut line = in_short(known.tally(quotations.iter().copied()));
    let mut all = quotations.iter().filter_map(|index| known.quotations.get(*index));
    line.extend(signs(Signs::changed(all.any(|of| of.is_corrected() || of.passage.is_put_or_noted()))));
    line
}

/// "3“” 1r"; a dot of none.
fn in_short(tally: Tally) -> PieceLine {
    let mut line = PieceLine::new();
    if tally.direct > 0 {
        line.push(piece(format!("{}“”", tally.direct), Role::Quote));
    }
    if tally.reported > 0 {
        let space = if line.is_empty() { "" } else { " " };
        line.push(piece(format!("{space}{}r", tally.reported), Role::Text));
    }
    if line.is_empty() {
        line.push(piece("·", Role::Gap));
    }
    line
}
