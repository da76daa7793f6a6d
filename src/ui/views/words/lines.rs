//! A list of places as keyword in context: every hit begins in the same cell of the screen, and what
//! stands around it is cut at the edges of the line only.

use crate::compare::articles::Library;
use crate::compare::comparison::Column;
use crate::compare::tables::concordance::{Order, Place, sorted};
use crate::compare::text::Span;
use crate::compare::text::screen::{Glyph, glyphs};
use crate::ui::layout::window::Body;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::source;
use crate::ui::widgets::list::{Items, ListCursor};
use crate::ui::widgets::{Piece, piece, width_of, write, write_glyph, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Below this width, in cells, the source of a place stands on a line of its own.
const STACKED_BELOW: u16 = 76;
/// The most cells that the source of a place takes beside its text.
const WIDEST_SOURCE: u16 = 34;
/// As many bytes as a context on the widest screen can need.
const MOST_BYTES: usize = 4_000;

/// Places in an order, with a cursor.
pub(super) struct Lines {
    library: Arc<Library>,
    columns: Vec<Column>,
    places: Vec<Place>,
    order: Vec<usize>,
    size: (u16, u16),
    cursor: ListCursor,
}

/// What the cursor moves over: every place takes one line, or two.
struct Uniform {
    count: usize,
    height: usize,
}

impl Body for Uniform {
    fn blocks(&self) -> usize {
        self.count
    }

    fn height(&self, _block: usize) -> usize {
        self.height
    }
}

impl Items for Uniform {}

impl Lines {
    pub(super) fn new(library: &Arc<Library>, columns: &[Column], places: Vec<Place>) -> Self {
        let order = (0..places.len()).collect();
        let (library, columns) = (Arc::clone(library), columns.to_vec());
        Self { library, columns, places, order, size: (0, 0), cursor: ListCursor::default() }
    }

    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// How many columns have a place.
    pub(super) fn columns(&self) -> usize {
        let mut columns: Vec<usize> = self.places.iter().map(|place| place.column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.len()
    }

    /// Puts the places in another order; the cursor stays on its place.
    pub(super) fn sort(&mut self, order: Order, reversed: bool) {
        let present = self.order.get(self.cursor.at).copied();
        self.order = sorted(&self.places, order, reversed);
        if let Some(at) = self.order.iter().position(|index| Some(*index) == present) {
            self.cursor.at = at;
        }
        self.fit(self.size);
    }

    /// Puts the cursor on the place of `other`'s cursor, if it is here.
    pub(super) fn follow(&mut self, other: &Self) {
        let Some(sought) = other.present() else { return };
        let same = |index: &usize| {
            self.places
                .get(*index)
                .is_some_and(|place| place.article == sought.article && place.hit == sought.hit)
        };
        if let Some(at) = self.order.iter().position(same) {
            self.cursor.at = at;
        }
        self.fit(self.size);
    }

    /// Takes in the size of its area.
    pub(super) fn fit(&mut self, size: (u16, u16)) {
        self.size = size;
        let items = self.items();
        self.cursor.fit(&items, size.1);
    }

    fn items(&self) -> Uniform {
        Uniform { count: self.order.len(), height: if self.size.0 < STACKED_BELOW { 2 } else { 1 } }
    }

    /// Moves the cursor; false if `action` is no movement.
    pub(super) fn act(&mut self, action: crate::ui::keymap::Action) -> bool {
        let items = self.items();
        self.cursor.act(action, &items)
    }

    pub(super) fn place_in_words(&self) -> String {
        self.cursor.place(&self.items())
    }

    /// The place under the cursor.
    pub(super) fn present(&self) -> Option<&Place> {
        self.places.get(*self.order.get(self.cursor.at)?)
    }

    /// The column of a place.
    pub(super) fn column(&self, place: &Place) -> Option<&Column> {
        self.columns.get(place.column)
    }

    /// The snapshot that places point into.
    pub(super) fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// Draws what is seen into `area`.
    pub(super) fn draw(&self, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        let items = self.items();
        let stacked = items.height > 1;
        for (row, at) in area.rows().zip(self.cursor.seen(&items)) {
            let Some(place) = self.order.get(at.block).and_then(|index| self.places.get(*index)) else {
                continue;
            };
            if at.block == self.cursor.at {
                write(buffer, (row.x, row.y), row.right(), "▌", shared.style(Role::Key));
            }
            let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(1), ..row };
            match (stacked, at.line) {
                (true, 0) => self.draw_source(place, shared, inside, buffer),
                (true, _) => self.draw_text(place, shared, inside, buffer),
                (false, _) => {
                    let wide = WIDEST_SOURCE.min(inside.width / 3);
                    self.draw_source(place, shared, Rect { width: wide, ..inside }, buffer);
                    let rest = inside.width - wide;
                    write(buffer, (inside.x + wide, row.y), row.right(), "│", shared.style(Role::Border));
                    let text = Rect { x: inside.x + wide + 1, width: rest.saturating_sub(1), ..row };
                    self.draw_text(place, shared, text, buffer);
                }
            }
        }
    }

    /// Outlet, date with its doubts, and paragraph.
    fn source(&self, place: &Place) -> Vec<Piece> {
        let of = self.columns.get(place.column).zip(self.library.get(&place.article));
        let mut pieces = of.map(|(column, article)| source(column, article)).unwrap_or_default();
        pieces.push(piece(format!(" ¶{}", place.paragraph), Role::Ours));
        pieces
    }

    /// The same in few cells: the outlet's short name gives way first, date and paragraph stay.
    fn draw_source(&self, place: &Place, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        let mut pieces = self.source(place);
        if let (Some(first), Some(column)) = (pieces.first_mut(), self.columns.get(place.column)) {
            first.0.clone_from(&column.short);
            while width_of(&pieces) > area.width
                && pieces.first().is_some_and(|(name, _)| name.chars().count() > 1)
            {
                let (name, _) = &mut pieces[0];
                let shorter: String =
                    name.chars().take(name.trim_end_matches('…').chars().count() - 1).collect();
                *name = if shorter.is_empty() { "…".to_owned() } else { format!("{shorter}…") };
                if shorter.is_empty() {
                    break;
                }
            }
        }
        write_line(buffer, area, &pieces, shared);
    }

    fn draw_text(&self, place: &Place, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        let Some(article) = self.library.get(&place.article) else { return };
        let body = article.body.as_str();
        let middle = area.x + area.width * 2 / 5;
        for (x, glyph, role) in laid(body, place, middle - area.x, area.width) {
            write_glyph(buffer, (area.x + x, area.y), &glyph, shared.style(role));
        }
    }
}

/// The glyphs of a line of `width` cells in which the hit begins at the cell `middle`, each with its
/// cell and role.
fn laid(body: &str, place: &Place, middle: u16, width: u16) -> Vec<(u16, Glyph, Role)> {
    let boundary = |mut at: usize| {
        while !body.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    let from = boundary(place.hit.start.saturating_sub(MOST_BYTES).max(place.around.start));
    let to = boundary((place.hit.end + MOST_BYTES).min(place.around.end)).max(place.hit.end);
    let mut line = Vec::new();
    let mut x = middle;
    for glyph in glyphs(body, Span::new(from, place.hit.start)).into_iter().rev() {
        let Some(at) = x.checked_sub(glyph.width) else { break };
        x = at;
        line.push((x, glyph, Role::Text));
    }
    line.reverse();
    let mut x = middle;
    for (span, role) in [(place.hit, Role::Term), (Span::new(place.hit.end, to), Role::Text)] {
        for glyph in glyphs(body, span) {
            if x + glyph.width > width {
                return line;
            }
            let at = x;
            x += glyph.width;
            line.push((at, glyph, role));
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::answers::{Answered, Ask, Asked};
    use crate::compare::articles::{Article, ArticleId, Body, Meta, Outlets, Scope};
    use crate::compare::comparison::Arrangement;
    use crate::compare::tables::concordance::Concordance;
    use crate::compare::topics::{Aliases, Term, Topics};
    use crate::compare::{Memo, Question, Stop};

    fn places(text: &str, term: &str) -> Arc<Concordance> {
        let (id, body) = (ArticleId::new("a"), Body::new(text));
        let article = Article::new(id, String::new(), String::new(), Meta::default(), 0, body);
        let question = Question {
            library: Arc::new(Library::new(vec![Arc::new(article)])),
            scope: Arc::new(Scope::default()),
            outlets: Arc::new(Outlets::default()),
            topics: Arc::new(Topics::new(Vec::new(), Aliases::default())),
            arrangement: Arrangement::default(),
            corrections: Arc::default(),
        };
        let asked = Asked::Concordance(Term::parse(term).unwrap());
        let answer = Ask { question, asked }.answer(&Memo::default(), &Stop::default()).unwrap();
        Concordance::of(&answer).unwrap()
    }

    #[test]
    fn every_hit_begins_in_the_same_cell_and_nothing_leaves_the_line() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let found = places(text, "ships");
            let line = laid(text, &found.places[0], 8, 20);
            let mut drawn = [' '; 20];
            for (x, glyph, _) in &line {
                drawn[usize::from(*x)] = glyph.symbol.chars().next().unwrap();
            }
            assert_eq!(drawn.iter().collect::<String>().trim_end(), expected);
            let hit = line.iter().find(|(_, _, role)| *role == Role::Term).unwrap();
            assert_eq!(hit.0, 8);
        }
        check("Ten grey ships sailed out today.", "en grey ships sailed");
        check("ships sailed", "        ships sailed");
        check("漢漢漢漢漢 ships 漢漢漢漢", " 漢 漢 漢  ships 漢 漢 漢");
        check("é́é́ ships", "     éé ships");
    }
}
