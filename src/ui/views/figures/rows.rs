//! The ledger as a list of lines: headings of groups and figures, each laid out when it is first seen.
//!
//! On wide screens a figure is a line of fields, wrapped where a field needs more; on narrow ones its
//! fields stand one below the other.

use crate::compare::comparison::{PassageFigure, in_words};
use crate::compare::tables::ledger::{Field, Group, Ledger, Told};
use crate::ui::layout::window::Body;
use crate::ui::layout::{CORRECTED, Signs};
use crate::ui::theme::Role;
use crate::ui::widgets::list::Items;
use crate::ui::widgets::looked::{text_of, texts_apart};
use crate::ui::widgets::{Piece, PieceLine, piece, signs, width_of, wrap_pieces};
use std::cell::OnceCell;
use std::sync::Arc;

/// Below this width, in cells, fields stand one below the other.
pub(super) const STACKED_BELOW: u16 = 76;

/// What stands in a line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The heading of the group at this index.
    Heading(usize),
    /// The figure at this index of the ledger.
    Figure(usize),
}

/// The fields on the screen, each with its width and the share of what is left that it takes.
const WIDE: [(Column, u16, u16); 9] = [
    (Column::Value, 11, 1),
    (Column::Written, 18, 4),
    (Column::Unit, 10, 1),
    (Column::Whose, 10, 2),
    (Column::AsOf, 10, 1),
    (Column::SaidBy, 12, 3),
    (Column::Outlet, 13, 2),
    (Column::Published, 13, 0),
    (Column::Place, 6, 0),
];
const MIDDLING: [(Column, u16, u16); 6] = [
    (Column::Value, 10, 1),
    (Column::Written, 16, 3),
    (Column::Whose, 8, 2),
    (Column::AsOf, 10, 0),
    (Column::SaidBy, 10, 2),
    (Column::Source, 14, 2),
];

/// A field as a column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Value,
    Written,
    Unit,
    Whose,
    AsOf,
    SaidBy,
    Outlet,
    Published,
    Place,
    /// Outlet, date and paragraph in one.
    Source,
}

/// The list at one width.
pub(super) struct Rows {
    pub(super) ledger: Arc<Ledger>,
    pub(super) shown: Vec<Shown>,
    pub(super) width: u16,
    plan: Vec<(Column, u16)>,
    lines: Vec<OnceCell<Vec<PieceLine>>>,
}

impl Rows {
    /// The ledger in this order; by row it has headings, else it has none.
    pub(super) fn of(ledger: &Arc<Ledger>, field: Field, reversed: bool, width: u16) -> Self {
        let order = ledger.sorted(field, reversed).into_iter();
        let mut shown = Vec::with_capacity(ledger.entries.len() + ledger.groups.len());
        let mut group = None;
        for index in order {
            let of = ledger.entries[index].group;
            if field == Field::Row && group.replace(of) != Some(of) {
                shown.push(Shown::Heading(of));
            }
            shown.push(Shown::Figure(index));
        }
        let lines = vec![OnceCell::new(); shown.len()];
        Self { ledger: Arc::clone(ledger), shown, width, plan: plan(width), lines }
    }

    /// The figure at a place of the list.
    pub(super) fn figure(&self, at: usize) -> Option<usize> {
        match self.shown.get(at)? {
            Shown::Figure(index) => Some(*index),
            Shown::Heading(_) => None,
        }
    }

    /// What stands at a place of the list: the heading, or all fields of the figure.
    pub(super) fn text(&self, at: usize) -> String {
        match self.shown.get(at) {
            Some(Shown::Heading(group)) => {
                let (label, spread) =
                    self.ledger.groups.get(*group).map(|group| self.ledger.heading(group)).unzip();
                texts_apart([label, spread.flatten()].into_iter().flatten())
            }
            Some(Shown::Figure(index)) => {
                let told = self.ledger.entries.get(*index).and_then(|entry| self.ledger.told(entry));
                let fields = |told| WIDE.iter().map(move |(column, ..)| text_of(&self.cell(&told, *column)));
                told.map_or_else(String::new, |told| texts_apart(fields(told)))
            }
            None => String::new(),
        }
    }

    /// The line over the list: the names of its fields, the one that it is sorted by marked.
    pub(super) fn heads(&self, field: Field, reversed: bool) -> PieceLine {
        let mut line = vec![piece("  ", Role::Text)];
        for (column, width) in &self.plan {
            let name = column.name();
            let mark = match column.field() == Some(field) {
                true if reversed => "▾",
                true => "▴",
                false => "",
            };
            line.push(piece(format!("{name}{mark}"), Role::ColumnHead));
            let used = width_of(&[piece(format!("{name}{mark}"), Role::ColumnHead)]);
            line.push(piece(" ".repeat(usize::from((width + 1).saturating_sub(used))), Role::Text));
        }
        line
    }

    pub(super) fn lines(&self, at: usize) -> &[PieceLine] {
        let Some(lines) = self.lines.get(at) else { return &[] };
        lines.get_or_init(|| match self.shown.get(at) {
            Some(Shown::Heading(group)) => {
                self.ledger.groups.get(*group).map_or_else(Vec::new, |group| self.heading(group))
            }
            Some(Shown::Figure(index)) => {
                let entry = self.ledger.entries.get(*index);
                let told = entry.and_then(|entry| self.ledger.told(entry));
                told.map_or_else(Vec::new, |told| self.of_figure(&told))
            }
            None => Vec::new(),
        })
    }

    /// "─ label ≠ 90,000+ … 127,000 · Nov to Feb".
    fn heading(&self, group: &Group) -> Vec<PieceLine> {
        let (label, spread) = self.ledger.heading(group);
        let of_row = self.ledger.row(group).map(Signs::of_row).unwrap_or_default();
        let mut pieces = Vec::new();
        if let Some(signs) = signs(of_row) {
            pieces.extend([signs, piece(" ", Role::Text)]);
        }
        pieces.push(piece(label, Role::RowHead));
        if let Some(spread) = spread {
            pieces.push(piece(if group.differs { "  ≠ " } else { "  " }, Role::Warning));
            pieces.push(piece(spread, Role::RowHead));
        }
        wrap_pieces(piece("─ ", Role::Border), &pieces, self.width)
    }

    fn of_figure(&self, told: &Told<'_>) -> Vec<PieceLine> {
        if self.plan.is_empty() {
            return self.stacked(told);
        }
        let cells: Vec<(u16, Vec<PieceLine>)> = self
            .plan
            .iter()
            .map(|(column, width)| {
                let pieces = self.cell(told, *column);
                (*width, wrap_pieces(piece("", Role::Text), &pieces, *width))
            })
            .collect();
        let height = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1);
        (0..height)
            .map(|line| {
                let mut pieces = vec![piece("  ", Role::Text)];
                for (width, lines) in &cells {
                    let part = lines.get(line).cloned().unwrap_or_default();
                    let rest = (width + 1).saturating_sub(width_of(&part));
                    pieces.extend(part);
                    pieces.push(piece(" ".repeat(usize::from(rest)), Role::Text));
                }
                pieces
            })
            .collect()
    }

    fn stacked(&self, told: &Told<'_>) -> Vec<PieceLine> {
        let joined = |columns: &[Column]| {
            let mut pieces: Vec<Piece> = Vec::new();
            for column in columns {
                let cell = self.cell(told, *column);
                if !pieces.is_empty() && !cell.is_empty() {
                    pieces.push(piece(" · ", Role::Dim));
                }
                pieces.extend(cell);
            }
            wrap_pieces(piece("  ", Role::Text), &pieces, self.width)
        };
        [
            joined(&[Column::Value, Column::Written]),
            joined(&[Column::Whose, Column::AsOf, Column::SaidBy]),
            joined(&[Column::Source]),
        ]
        .concat()
    }

    /// What a field says, with a sign if that is not as the program reads it.
    fn cell(&self, told: &Told<'_>, column: Column) -> Vec<Piece> {
        let mut pieces = self.said(told, column);
        pieces.extend(is_corrected(told.read, column).then(|| piece(CORRECTED, Role::Judged)));
        pieces
    }

    fn said(&self, told: &Told<'_>, column: Column) -> Vec<Piece> {
        let comparison = &self.ledger.comparison;
        let (passage, figure) = (told.passage, &told.read.figure);
        let text = |span| comparison.text(&passage.article, span);
        let Some(article) = comparison.article(&passage.article) else { return Vec::new() };
        let doubt = |is: bool, mark: &str| is.then(|| piece(mark, Role::Doubt));
        match column {
            Column::Value => {
                let mut pieces =
                    vec![piece(in_words::value_told(comparison, passage, told.read), Role::Figure)];
                pieces.extend(figure.part.name().map(|part| piece(format!(" ({part})"), Role::Ours)));
                pieces.extend(told.read.differs.then(|| piece(" ≠", Role::Warning)));
                pieces
            }
            Column::Written => vec![piece(text(figure.span), Role::Text)],
            Column::Unit => vec![piece(figure.unit_class.name(), Role::Ours)],
            Column::Whose => match &figure.whose {
                Some(whose) => doubted(&whose.name, Role::Ours, whose.guessed),
                None => vec![piece("–", Role::Dim)],
            },
            Column::AsOf => match &figure.as_of {
                Some(as_of) if as_of.span.is_some() || is_corrected(told.read, column) => {
                    vec![piece(as_of.edtf.replace('/', " to "), Role::Ours)]
                }
                Some(as_of) => vec![piece(format!("[{}]", as_of.edtf), Role::Dim)],
                None => vec![piece("–", Role::Dim)],
            },
            Column::SaidBy => match &figure.said_by {
                Some(by) => doubted(&by.name, Role::Speaker, by.guessed),
                None => vec![piece("own voice", Role::Dim)],
            },
            Column::Outlet => {
                let column = comparison.column_of(&article.id);
                let short = column.map_or(article.meta.outlet.as_str(), |column| &column.short);
                doubted(short, Role::Text, article.is_guessed("outlet"))
            }
            Column::Published => {
                let date = article.meta.published.map_or("undated".to_owned(), |date| date.long());
                let guessed = doubt(article.is_guessed("published"), "~");
                let translated = doubt(article.is_machine_translated(), " †");
                [guessed, Some(piece(date, Role::Dim)), translated].into_iter().flatten().collect()
            }
            Column::Place => {
                let mut pieces = vec![piece(format!("¶{}", passage.paragraph), Role::Ours)];
                pieces.extend(signs(Signs::of_place(told.row, passage)));
                pieces
            }
            Column::Source => {
                let mut pieces = self.cell(told, Column::Outlet);
                pieces.push(piece(" ", Role::Text));
                pieces.extend(self.cell(told, Column::Published));
                pieces.push(piece(" ", Role::Text));
                pieces.extend(self.cell(told, Column::Place));
                pieces
            }
        }
    }
}

/// Whether somebody reads a field of a figure otherwise than the program.
fn is_corrected(read: &PassageFigure, column: Column) -> bool {
    let (now, Some(own)) = (&read.figure, read.corrected.as_ref().map(|read| &read.own)) else {
        return false;
    };
    match column {
        Column::Value => (now.value, now.max, now.hedge) != (own.value, own.max, own.hedge),
        Column::Whose => now.whose != own.whose,
        Column::AsOf => now.as_of != own.as_of,
        Column::SaidBy => now.said_by != own.said_by,
        _ => false,
    }
}

/// A name, with `?` where it is a guess.
fn doubted(name: &str, role: Role, is_guess: bool) -> Vec<Piece> {
    let mut pieces = vec![piece(name, role)];
    pieces.extend(is_guess.then(|| piece("?", Role::Doubt)));
    pieces
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Column::Place => "¶",
            Column::Source => "source",
            other => other.field().map_or("", Field::name),
        }
    }

    fn field(self) -> Option<Field> {
        match self {
            Column::Value => Some(Field::Value),
            Column::Written => Some(Field::Written),
            Column::Unit => Some(Field::Unit),
            Column::Whose => Some(Field::Whose),
            Column::AsOf => Some(Field::AsOf),
            Column::SaidBy => Some(Field::SaidBy),
            Column::Outlet | Column::Source => Some(Field::Outlet),
            Column::Published => Some(Field::Published),
            Column::Place => None,
        }
    }
}

/// Which fields stand beside each other on `width` cells, and how wide each is; none where they
/// stand below each other.
fn plan(width: u16) -> Vec<(Column, u16)> {
    let fields: &[(Column, u16, u16)] = match width {
        ..STACKED_BELOW => return Vec::new(),
        STACKED_BELOW..118 => &MIDDLING,
        _ => &WIDE,
    };
    let taken: u16 = fields.iter().map(|(_, least, _)| least + 1).sum();
    let shares: u16 = fields.iter().map(|(.., share)| share).sum();
    let rest = width.saturating_sub(taken + 2);
    fields.iter().map(|(column, least, share)| (*column, least + rest * share / shares.max(1))).collect()
}

impl Body for Rows {
    fn blocks(&self) -> usize {
        self.shown.len()
    }

    fn height(&self, block: usize) -> usize {
        self.lines(block).len()
    }
}

impl Items for Rows {
    fn is_selectable(&self, index: usize) -> bool {
        matches!(self.shown.get(index), Some(Shown::Figure(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_fill_the_width_and_no_more() {
        for width in 0..300 {
            let taken: u16 = plan(width).iter().map(|(_, width)| width + 1).sum();
            assert!(taken + 2 <= width || taken == 0, "{width}: {taken}");
            assert_eq!(plan(width).is_empty(), width < STACKED_BELOW);
        }
    }
}
