//! A list of entries, each of which stands for something or is a heading: pieces with roles, wrapped
//! when they are first seen, and a bar beside the one under the cursor.

use super::list::{Items, ListCursor};
use super::looked::{InList, Looked, Place, text_of, texts_apart};
use super::{Piece, PieceLine, wrap_pieces, write, write_line};
use crate::compare::articles::Article;
use crate::compare::comparison::Column;
use crate::ui::keymap::Action;
use crate::ui::layout::window::Body;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::piece;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::OnceCell;

/// Marks the entry under the cursor, whatever the colours.
const BAR: &str = "▌";
/// The cells left of every entry, in which the bar is drawn.
const MARGIN: u16 = 2;

/// An entry: texts below each other, each wrapped by itself.
#[derive(Default)]
pub struct Entry {
    stands_for: Option<usize>,
    parts: Vec<(Piece, Vec<Piece>)>,
    /// What makes its texts when they are first seen.
    later: Option<Box<dyn Fn() -> Entry>>,
}

impl Entry {
    /// An entry that stands for the thing at `index` of whatever is listed; the cursor can stand on it.
    pub fn item(index: usize) -> Self {
        Self { stands_for: Some(index), ..Self::default() }
    }

    /// The same with the texts of another entry, which is made when they are first seen: for lists of
    /// thousands.
    pub fn made_later(self, make: impl Fn() -> Entry + 'static) -> Self {
        Self { later: Some(Box::new(make)), ..self }
    }

    /// An entry that the cursor passes over.
    pub fn heading() -> Self {
        Self::default()
    }

    /// The same with a text below; `lead` stands before its first line, the others are indented as far.
    pub fn with(mut self, lead: Piece, pieces: Vec<Piece>) -> Self {
        self.parts.push((lead, pieces));
        self
    }

    /// The same with an empty line below.
    pub fn with_space(self) -> Self {
        self.with(piece("", Role::Text), Vec::new())
    }

    /// What it says.
    fn text(&self) -> String {
        texts_apart(self.parts.iter().map(|(lead, pieces)| format!("{}{}", lead.0, text_of(pieces))))
    }

    fn lines(&self, width: u16) -> Vec<PieceLine> {
        let later = self.later.iter().flat_map(|make| make().lines(width));
        let parts = self.parts.iter().flat_map(|(lead, pieces)| wrap_pieces(lead.clone(), pieces, width));
        parts.chain(later).collect()
    }
}

/// A list at one width, and where the cursor is in it.
#[derive(Default)]
pub struct EntryList {
    entries: Entries,
    cursor: ListCursor,
}

impl EntryList {
    /// Takes in other entries, for an area of `width` cells; the cursor goes to the one that stands
    /// for the thing at `at`, if there is one.
    pub fn fill(&mut self, entries: Vec<Entry>, width: u16, at: Option<usize>) {
        let place = entries.iter().position(|entry| at.is_some() && entry.stands_for == at);
        self.cursor.at = place.unwrap_or(self.cursor.at);
        let all = entries.into_iter().map(|entry| (entry, OnceCell::new())).collect();
        self.entries = Entries { all, width: width.saturating_sub(MARGIN) };
    }

    /// Puts cursor and scroll where they are in `before`, a list of the same things.
    pub fn follow(&mut self, before: &Self) {
        let at = before.at();
        let place = self.entries.all.iter().position(|(entry, _)| at.is_some() && entry.stands_for == at);
        self.cursor = before.cursor;
        self.cursor.at = place.unwrap_or(self.cursor.at);
    }

    /// Takes in a height in lines; the cursor stays in sight.
    pub fn fit(&mut self, height: u16) {
        self.cursor.fit(&self.entries, height);
    }

    /// Scrolls to the very top, be the cursor seen there or not, until it moves.
    pub fn show_top(&mut self) {
        self.cursor.show_top();
    }

    /// Moves by `action`; false if it is no movement.
    pub fn act(&mut self, action: Action) -> bool {
        self.cursor.act(action, &self.entries)
    }

    /// What the entry under the cursor stands for.
    pub fn at(&self) -> Option<usize> {
        self.entries.all.get(self.cursor.at)?.0.stands_for
    }

    /// Where one is, in words ("4 of 90").
    pub fn place(&self) -> String {
        self.cursor.place(&self.entries)
    }

    /// Where the list stands.
    pub fn stands(&self) -> Place {
        Place::List(self.cursor.stands(&self.entries))
    }

    /// How far the list is scrolled, wherever its cursor is: where it is drawn without it.
    pub fn scrolled(&self) -> Place {
        let mut cursor = self.cursor;
        cursor.at = 0;
        Place::List(cursor)
    }

    /// The list, to be looked through.
    pub fn looked(&mut self) -> Box<dyn Looked + '_> {
        let Self { entries, cursor } = self;
        let entries = &*entries;
        let text = |index: usize| entries.all.get(index).map(|(entry, _)| entry.text()).unwrap_or_default();
        Box::new(InList { items: entries, cursor, text: Box::new(text) })
    }

    /// Draws what is seen of it into `area`.
    pub fn draw(&self, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        self.draw_lines(true, shared, area, buffer);
    }

    /// Draws it as [`EntryList::draw`] does, without a bar at the cursor: the keys go elsewhere.
    pub fn draw_without_bar(&self, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        self.draw_lines(false, shared, area, buffer);
    }

    fn draw_lines(&self, with_bar: bool, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        for (row, at) in area.rows().zip(self.cursor.seen(&self.entries)) {
            let Some(line) = self.entries.lines(at.block).get(at.line) else { continue };
            if with_bar && at.block == self.cursor.at && self.entries.is_selectable(at.block) {
                write(buffer, (row.x, row.y), row.right(), BAR, shared.style(Role::Cursor));
            }
            let margin = MARGIN.min(row.width);
            let inside = Rect { x: row.x + margin, width: row.width - margin, ..row };
            write_line(buffer, inside, line, shared);
        }
    }
}

#[derive(Default)]
struct Entries {
    all: Vec<(Entry, OnceCell<Vec<PieceLine>>)>,
    width: u16,
}

impl Entries {
    fn lines(&self, index: usize) -> &[PieceLine] {
        match self.all.get(index) {
            Some((entry, lines)) => lines.get_or_init(|| entry.lines(self.width)),
            None => &[],
        }
    }
}

impl Body for Entries {
    fn blocks(&self) -> usize {
        self.all.len()
    }

    fn height(&self, block: usize) -> usize {
        self.lines(block).len()
    }
}

impl Items for Entries {
    fn is_selectable(&self, index: usize) -> bool {
        self.all.get(index).is_some_and(|(entry, _)| entry.stands_for.is_some())
    }
}

/// Says that a list is still looked for, or could not be.
pub fn draw_waiting(has_failed: bool, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let key = shared.settings.keymap.hint(&[Action::Problems]);
    let words = if has_failed {
        format!("this could not be looked for: {key} says why")
    } else {
        "looking…".to_owned()
    };
    let lines = wrap_pieces(piece("", Role::Ours), &[piece(words, Role::Ours)], area.width);
    for (row, line) in area.rows().zip(lines) {
        write_line(buffer, row, &line, shared);
    }
}

/// Outlet and date of an article in its column, with every doubt: "Gull? · ~2 Dec 2021 †".
pub fn source(column: &Column, article: &Article) -> Vec<Piece> {
    let mut pieces = vec![piece(column.outlet.as_str(), Role::ColumnHead)];
    let doubt = |mark| piece(mark, Role::Doubt);
    pieces.extend(article.is_guessed("outlet").then(|| doubt("?")));
    pieces.push(piece(" · ", Role::Dim));
    pieces.extend(article.is_guessed("published").then(|| doubt("~")));
    let date = article.meta.published.map_or_else(|| "undated".to_owned(), |published| published.long());
    pieces.push(piece(date, Role::Dim));
    pieces.extend(article.is_machine_translated().then(|| doubt(" †")));
    pieces
}

/// A column as a narrow heading names it, with every doubt: "Gull? † ~2 Dec 2021".
pub fn column_in_short(column: &Column) -> Vec<Piece> {
    let doubt = |mark| piece(mark, Role::Doubt);
    let mut pieces = vec![piece(column.short.as_str(), Role::ColumnHead)];
    pieces.extend(column.is_guessed("outlet").then(|| doubt("?")));
    pieces.extend(column.machine_translated.then(|| doubt(" †")));
    if let Some(published) = column.published {
        pieces.push(piece(" ", Role::Dim));
        pieces.extend(column.is_guessed("published").then(|| doubt("~")));
        pieces.push(piece(published.long(), Role::Dim));
    }
    pieces
}
