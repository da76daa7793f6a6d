//! The ledger of wordings as a grid: an alternative a row, an outlet a column.

use crate::compare::tables::concordance::Place;
use crate::compare::tables::wordings::{Alternative, Count, Wordings};
use crate::ui::theme::Role;
use crate::ui::widgets::grid::{Grid, GridRow};
use crate::ui::widgets::{PieceLine, piece};

/// The grid, and for each of its rows the alternative that it shows.
pub(super) fn grid(known: &Wordings) -> (Grid, Vec<Option<usize>>) {
    let head = |column: &crate::compare::comparison::Column| {
        let guessed = column.guessed.iter().any(|guessed| guessed == "outlet");
        let mut line = vec![piece(column.short.as_str(), Role::ColumnHead)];
        line.extend(guessed.then(|| piece("?", Role::Doubt)));
        line.extend(column.machine_translated.then(|| piece(" †", Role::Doubt)));
        line
    };
    let mut grid = Grid {
        corner: vec![piece("places in articles", Role::Dim)],
        heads: known.columns.iter().map(head).collect(),
        rows: Vec::new(),
    };
    let mut shows = Vec::new();
    let mut wording = None;
    for (index, of) in known.alternatives.iter().enumerate() {
        if wording.replace(&of.wording) != Some(&of.wording) {
            let label = vec![piece("─ ", Role::Border), piece(of.wording.as_str(), Role::RowHead)];
            grid.rows.push(GridRow { label, cells: Vec::new() });
            shows.push(None);
        }
        grid.rows.push(row(of));
        shows.push(Some(index));
    }
    (grid, shows)
}

fn row(of: &Alternative) -> GridRow {
    let mut label = vec![piece(of.terms.as_str(), Role::Text), piece("  ", Role::Dim)];
    label.extend(in_short(Count::of(of.places.iter())).into_iter().map(|(text, _)| piece(text, Role::Dim)));
    GridRow { label, cells: of.counts.iter().map(|count| in_short(*count)).collect() }
}

/// "7 in 2"; a dot of none.
fn in_short(count: Count) -> PieceLine {
    match count.places {
        0 => vec![piece("·", Role::Gap)],
        places => {
            vec![piece(places.to_string(), Role::Text), piece(format!(" in {}", count.articles), Role::Dim)]
        }
    }
}

/// The places of an alternative in one outlet.
pub(super) fn places(known: &Wordings, alternative: usize, column: usize) -> Vec<Place> {
    let places = known.alternatives.get(alternative).map_or(&[][..], |of| &of.places);
    places.iter().filter(|place| place.column == column).cloned().collect()
}
