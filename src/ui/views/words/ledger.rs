//! The ledger of wordings: an alternative a row, an outlet a column, each count one key from its places.

use super::lines::Lines;
use crate::compare::counted;
use crate::compare::tables::concordance::{Count, Order};
use crate::compare::tables::wordings::{Alternative, Wordings};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::column_in_short;
use crate::ui::widgets::grid::{self, Grid, GridCursor, GridRow};
use crate::ui::widgets::looked::{InGrid, Looked};
use crate::ui::widgets::{PieceLine, piece};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The counts, and the cursor on one of them.
pub(super) struct Ledger {
    known: Arc<Wordings>,
    grid: Grid,
    /// For each row of the grid the index of its alternative; none of a heading.
    shows: Vec<Option<usize>>,
    cursor: GridCursor,
}

/// A count told without indices, so that it is found again when all is counted anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CountName {
    wording: String,
    pub(super) terms: String,
    column: String,
    /// The short name of the column's outlet.
    pub(super) outlet: String,
}

impl Ledger {
    /// The ledger of what was counted, with the cursor of the one before.
    pub(super) fn new(known: &Arc<Wordings>, before: Option<&Self>) -> Self {
        let mut rows = Vec::new();
        let mut shows = Vec::new();
        let mut wording = None;
        for (index, of) in known.alternatives.iter().enumerate() {
            if wording.replace(&of.wording) != Some(&of.wording) {
                let label = vec![piece("─ ", Role::Border), piece(of.wording.as_str(), Role::RowHead)];
                rows.push(GridRow { label, cells: Vec::new() });
                shows.push(None);
            }
            rows.push(row(of));
            shows.push(Some(index));
        }
        let head = |column| {
            let mut head = column_in_short(column);
            head.push(piece(format!(" · {}", counted(column.articles.len(), "article")), Role::Dim));
            head
        };
        let corner = vec![piece("places in articles", Role::Dim)];
        let grid = Grid { corner, heads: known.columns.iter().map(head).collect(), rows };
        let cursor = before.map(|before| before.cursor).unwrap_or_default();
        Self { known: Arc::clone(known), grid, shows, cursor }
    }

    pub(super) fn is_of(&self, known: &Arc<Wordings>) -> bool {
        Arc::ptr_eq(&self.known, known)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.shows.is_empty()
    }

    /// Takes in another area.
    pub(super) fn fit(&mut self, area: Rect) {
        self.cursor.fit(&self.grid, area);
    }

    /// Moves the cursor; false if `action` is no movement.
    pub(super) fn act(&mut self, action: Action, area: Rect) -> bool {
        self.cursor.act(action, &self.grid, area)
    }

    /// The id of the column under the cursor.
    pub(super) fn column(&self) -> Option<&str> {
        self.known.columns.get(self.cursor.column).map(|column| column.id.as_str())
    }

    /// The count under the cursor.
    pub(super) fn present(&self) -> Option<CountName> {
        let of = self.known.alternatives.get((*self.shows.get(self.cursor.rows.at)?)?)?;
        let column = self.known.columns.get(self.cursor.column)?;
        let (wording, terms) = (of.wording.clone(), of.terms.clone());
        Some(CountName { wording, terms, column: column.id.clone(), outlet: column.short.clone() })
    }

    /// The places of a count in an order; none if there are none (any more).
    pub(super) fn places(&self, count: &CountName, order: (Order, bool)) -> Option<Lines> {
        let same = |of: &&Alternative| of.wording == count.wording && of.terms == count.terms;
        let of = self.known.alternatives.iter().find(same)?;
        let column = self.known.columns.iter().position(|column| column.id == count.column)?;
        of.counts.get(column).filter(|count| count.places > 0)?;
        Some(Lines::new(&self.known.library, &self.known.columns, &of.places, Some(column), order))
    }

    /// The table, to be looked through, as it is drawn into `area`.
    pub(super) fn looked(&mut self, area: Rect) -> Box<dyn Looked + '_> {
        Box::new(InGrid { cells: &self.grid, cursor: &mut self.cursor, area })
    }

    pub(super) fn draw(&self, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        grid::draw(&self.grid, &self.cursor, shared, area, buffer);
    }
}

fn row(of: &Alternative) -> GridRow {
    let mut label = vec![piece(of.terms.as_str(), Role::Notice), piece("  ", Role::Dim)];
    label.extend(in_short(Count::sum(&of.counts)).into_iter().map(|(text, _)| piece(text, Role::Dim)));
    GridRow { label, cells: of.counts.iter().map(|count| in_short(*count)).collect() }
}

/// "7 in 2"; a dot of none.
fn in_short(count: Count) -> PieceLine {
    match count.places {
        0 => vec![piece("·", Role::Gap)],
        places => {
            vec![piece(places.to_string(), Role::Notice), piece(format!(" in {}", count.articles), Role::Dim)]
        }
    }
}
