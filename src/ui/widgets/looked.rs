//! What is seen of a view, to be looked through: where words stand in it, and going there and back.
//!
//! A view hands out, for the moment, what lies under its cursor: a list, a table, pages, or something
//! of its own. Who searches knows nothing of it but stops, pairs of numbers in the order of the view.

use super::grid::{Cells, GridCursor};
use super::list::{Items, ListCursor};
use super::{Pager, PieceLine};
use crate::compare::search::Query;
use crate::compare::text::Span;
use crate::ui::layout::window::At;
use ratatui::layout::Rect;

/// A place that can be gone to: the view alone knows what the numbers are, but they grow as one reads.
pub type Stop = (usize, usize);

/// Where a view stands: cursor and scroll, to be put back exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A list.
    List(ListCursor),
    /// A table.
    Grid(GridCursor),
    /// Pages.
    Pages(Pager),
    /// Rows of columns: block, column and slot, the first line, the leftmost column.
    Rows([usize; 3], At, usize),
    /// Texts: of each what the cursor stands on and the first line; whether the second is active.
    Texts(Vec<(Span, At)>, bool),
}

/// Something that is seen, and can be looked through.
pub trait Looked {
    /// Where a query stands, ascending, each once.
    fn stops(&self, query: &Query) -> Vec<Stop>;
    /// Where the cursor stands, as stops are told.
    fn at(&self) -> Stop;
    /// Goes to a stop and shows it.
    fn go_to(&mut self, stop: Stop);
    /// Where the view stands.
    fn place(&self) -> Place;
    /// Goes back to where it stood.
    fn put_back(&mut self, place: &Place);
}

/// A list: the items are stops; a heading's is the first item below it.
pub struct InList<'a, T> {
    /// The items.
    pub items: T,
    /// The cursor on one of them.
    pub cursor: &'a mut ListCursor,
    /// What an item says.
    pub text: Box<dyn Fn(usize) -> String + 'a>,
}

impl<T: Items> Looked for InList<'_, T> {
    fn stops(&self, query: &Query) -> Vec<Stop> {
        let count = self.items.blocks();
        let found = (0..count).filter(|index| !query.places(&(self.text)(*index)).is_empty());
        let item = |index: usize| (index..count).find(|index| self.items.is_selectable(*index));
        let mut stops: Vec<Stop> = found.filter_map(|index| Some((item(index)?, 0))).collect();
        stops.dedup();
        stops
    }

    fn at(&self) -> Stop {
        (self.cursor.at, 0)
    }

    fn go_to(&mut self, (index, _): Stop) {
        self.cursor.select(&self.items, index);
    }

    fn place(&self) -> Place {
        Place::List(self.cursor.stands(&self.items))
    }

    fn put_back(&mut self, place: &Place) {
        if let Place::List(cursor) = place {
            *self.cursor = *cursor;
        }
    }
}

/// A table: its cells are stops, a row's label is one in the first column, a heading's in the first row.
pub struct InGrid<'a> {
    /// The table.
    pub cells: &'a dyn Cells,
    /// The cursor on a cell.
    pub cursor: &'a mut GridCursor,
    /// Where it is drawn.
    pub area: Rect,
}

impl Looked for InGrid<'_> {
    fn stops(&self, query: &Query) -> Vec<Stop> {
        let is_found = |line: &PieceLine| !query.places(&text_of(line)).is_empty();
        let Some(first) = (0..self.cells.rows()).find(|row| !self.cells.is_heading(*row)) else {
            return Vec::new();
        };
        let columns = self.cells.columns();
        let heads = (0..columns).filter(|column| is_found(&self.cells.head(*column)));
        let mut stops: Vec<Stop> = heads.map(|column| (first, column)).collect();
        for row in 0..self.cells.rows() {
            let below = (row..self.cells.rows()).find(|row| !self.cells.is_heading(*row));
            if let Some(below) = below.filter(|_| is_found(&self.cells.label(row))) {
                stops.push((below, 0));
            }
            if !self.cells.is_heading(row) {
                let cells = (0..columns).filter(|column| is_found(&self.cells.cell(row, *column)));
                stops.extend(cells.map(|column| (row, column)));
            }
        }
        stops.sort_unstable();
        stops.dedup();
        stops
    }

    fn at(&self) -> Stop {
        (self.cursor.rows.at, self.cursor.column)
    }

    fn go_to(&mut self, (row, column): Stop) {
        self.cursor.select(self.cells, self.area, row, column);
    }

    fn place(&self) -> Place {
        Place::Grid(self.cursor.stands(self.cells))
    }

    fn put_back(&mut self, place: &Place) {
        if let Place::Grid(cursor) = place {
            *self.cursor = *cursor;
        }
    }
}

/// Pages: lines are stops; words that go on in the next line are found where they begin.
pub struct InPages<'a> {
    /// All lines.
    pub lines: Vec<PieceLine>,
    /// How far they are scrolled.
    pub pager: &'a mut Pager,
    /// How many lines are seen.
    pub height: u16,
}

impl Looked for InPages<'_> {
    fn stops(&self, query: &Query) -> Vec<Stop> {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for line in &self.lines {
            starts.push(text.len());
            text.push_str(text_of(line).trim());
            text.push(' ');
        }
        let line = |place: &Span| starts.partition_point(|start| *start <= place.start).saturating_sub(1);
        let mut stops: Vec<Stop> = query.places(&text).iter().map(|place| (line(place), 0)).collect();
        stops.dedup();
        stops
    }

    fn at(&self) -> Stop {
        (self.pager.first(self.lines.len(), self.height), 0)
    }

    fn go_to(&mut self, (line, _): Stop) {
        let first = self.pager.first(self.lines.len(), self.height);
        if !(first..first + usize::from(self.height)).contains(&line) {
            self.pager.top = line.saturating_sub(usize::from(self.height / 4));
        }
    }

    fn place(&self) -> Place {
        Place::Pages(*self.pager)
    }

    fn put_back(&mut self, place: &Place) {
        if let Place::Pages(pager) = place {
            *self.pager = *pager;
        }
    }
}

/// What a line of pieces says.
pub fn text_of(line: &[super::Piece]) -> String {
    line.iter().map(|(text, _)| text.as_str()).collect()
}

/// Texts as one, so that no words are found that stand half in one and half in the next.
pub fn texts_apart(texts: impl IntoIterator<Item = String>) -> String {
    texts.into_iter().collect::<Vec<_>>().join(" │ ")
}
