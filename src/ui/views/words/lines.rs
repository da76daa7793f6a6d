//! A list of places as keyword in context: every hit begins in the same cell of the screen, and what
//! stands around it is cut at the edges of the line only.

use crate::compare::articles::{ArticleId, Library};
use crate::compare::comparison::Column;
use crate::compare::tables::concordance::{Order, Place, PlaceList};
use crate::compare::text::Span;
use crate::compare::text::screen::{Glyph, glyphs};
use crate::ui::keymap::Action;
use crate::ui::layout::window::Body;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::source;
use crate::ui::widgets::list::{Items, ListCursor};
use crate::ui::widgets::looked::{InList, Looked, text_of, texts_apart};
use crate::ui::widgets::{Piece, piece, width_of, write, write_glyph, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Below this width, in cells, the source of a place stands on a line of its own.
const STACKED_BELOW: u16 = 76;
/// The most cells that the source of a place takes beside its text.
const WIDEST_SOURCE: u16 = 34;
/// Of a paragraph so many bytes are looked at for each cell of the line, at either side of the hit:
/// more than letters and their marks need.
const BYTES_OF_A_CELL: usize = 16;

/// Places in an order, with a cursor.
pub(super) struct Lines {
    library: Arc<Library>,
    columns: Arc<[Column]>,
    places: Arc<PlaceList>,
    /// The index of the only column whose places are listed, if not all are.
    only: Option<usize>,
    order: Vec<usize>,
    /// The cells that sources take beside the text, where they stand there.
    source_width: u16,
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
    /// All places, or those of the column at `only`, in this order, the cursor on the first.
    pub(super) fn new(
        library: &Arc<Library>,
        columns: &Arc<[Column]>,
        places: &Arc<PlaceList>,
        only: Option<usize>,
        (order, reversed): (Order, bool),
    ) -> Self {
        let (library, columns, places) = (Arc::clone(library), Arc::clone(columns), Arc::clone(places));
        let (size, cursor) = ((0, 0), ListCursor::default());
        let source_width = source_width(&columns, only);
        let mut lines =
            Self { library, columns, places, only, order: Vec::new(), source_width, size, cursor };
        lines.sort(order, reversed);
        lines
    }

    pub(super) fn count(&self) -> usize {
        self.order.len()
    }

    /// Puts the places in another order; the cursor stays on its place.
    pub(super) fn sort(&mut self, order: Order, reversed: bool) {
        let present = self.order.get(self.cursor.at).copied();
        let all = self.places.all();
        let is_listed = |index: &usize| {
            self.only.is_none_or(|only| all.get(*index).is_some_and(|place| place.column == only))
        };
        self.order = self.places.in_order(order).iter().copied().filter(is_listed).collect();
        if reversed {
            self.order.reverse();
        }
        if let Some(at) = self.order.iter().position(|index| Some(*index) == present) {
            self.cursor.at = at;
        }
        self.fit(self.size);
    }

    /// Puts the cursor on the place of `other`'s cursor, if it is here.
    pub(super) fn follow(&mut self, other: &Self) {
        if let Some(sought) = other.present() {
            self.go_to(|place| place.article == sought.article && place.hit == sought.hit);
        }
    }

    /// Puts the cursor on the first place whose sentence the bytes `at` of an article reach.
    pub(super) fn go_to_words(&mut self, article: &ArticleId, at: Span) {
        self.go_to(|place| place.article == *article && place.sentence.overlaps(at));
    }

    fn go_to(&mut self, is_sought: impl Fn(&Place) -> bool) {
        let all = self.places.all();
        let is_it = |index: &usize| all.get(*index).is_some_and(&is_sought);
        if let Some(at) = self.order.iter().position(is_it) {
            self.cursor.at = at;
            self.fit(self.size);
        }
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
    pub(super) fn act(&mut self, action: Action) -> bool {
        let items = self.items();
        self.cursor.act(action, &items)
    }

    /// The list, to be looked through: of each place its source and its sentence.
    pub(super) fn looked(&mut self) -> Box<dyn Looked + '_> {
        let items = self.items();
        let Self { library, columns, places, order, cursor, .. } = self;
        let text = |line: usize| {
            let place = order.get(line).and_then(|index| places.all().get(*index));
            place.map(|place| words_of(place, library, columns)).unwrap_or_default()
        };
        Box::new(InList { items, cursor, text: Box::new(text) })
    }

    pub(super) fn place_in_words(&self) -> String {
        self.cursor.place(&self.items())
    }

    fn at(&self, line: usize) -> Option<&Place> {
        self.places.all().get(*self.order.get(line)?)
    }

    /// The place under the cursor.
    pub(super) fn present(&self) -> Option<&Place> {
        self.at(self.cursor.at)
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
            let Some(place) = self.at(at.block) else { continue };
            if at.block == self.cursor.at {
                write(buffer, (row.x, row.y), row.right(), "▌", shared.style(Role::Cursor));
            }
            let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(1), ..row };
            match (stacked, at.line) {
                (true, 0) => self.draw_source(place, shared, inside, buffer),
                (true, _) => self.draw_text(place, shared, inside, buffer),
                (false, _) => {
                    let wide = self.source_width.min(inside.width / 3);
                    self.draw_source(place, shared, Rect { width: wide, ..inside }, buffer);
                    let rest = inside.width - wide;
                    write(buffer, (inside.x + wide, row.y), row.right(), "│", shared.style(Role::Border));
                    let text = Rect { x: inside.x + wide + 1, width: rest.saturating_sub(1), ..row };
                    self.draw_text(place, shared, text, buffer);
                }
            }
        }
    }

    /// The same in few cells: the outlet's short name gives way first, date and paragraph stay.
    fn draw_source(&self, place: &Place, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        let mut pieces = source_of(place, &self.library, &self.columns);
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

/// Outlet, date with its doubts, and paragraph.
fn source_of(place: &Place, library: &Library, columns: &[Column]) -> Vec<Piece> {
    let of = columns.get(place.column).zip(library.get(&place.article));
    let mut pieces = of.map(|(column, article)| source(column, article)).unwrap_or_default();
    pieces.push(piece(format!(" ¶{}", place.paragraph), Role::Ours));
    pieces
}

/// The source of a place and its sentence.
fn words_of(place: &Place, library: &Library, columns: &[Column]) -> String {
    let body = library.get(&place.article).map_or("", |article| article.body.as_str());
    texts_apart([text_of(&source_of(place, library, columns)), place.sentence.of(body).to_owned()])
}

/// As many cells as the sources of these columns need, but never too many, for the text needs them more.
fn source_width(columns: &[Column], only: Option<usize>) -> u16 {
    let rest = width_of(&[piece("? · ~00 Mmm 0000 † ¶000", Role::Ours)]);
    let is_shown = |(index, _): &(usize, &Column)| only.is_none_or(|only| only == *index);
    let shown = columns.iter().enumerate().filter(is_shown);
    let names = shown.map(|(_, column)| width_of(&[piece(column.short.as_str(), Role::ColumnHead)]));
    names.max().unwrap_or(0).saturating_add(rest).min(WIDEST_SOURCE)
}

/// The glyphs of a line of `width` cells in which the hit begins at the cell `middle`, each with its
/// cell and role.
fn laid(body: &str, place: &Place, middle: u16, width: u16) -> Vec<(u16, Glyph, Role)> {
    let reach = usize::from(width) * BYTES_OF_A_CELL;
    let from = body.ceil_char_boundary(place.hit.start.saturating_sub(reach).max(place.around.start));
    let to = body.ceil_char_boundary((place.hit.end + reach).min(place.around.end)).max(place.hit.end);
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
    use crate::compare::articles::{Article, ArticleId, Body, Meta};
    use crate::compare::tables::concordance::Concordance;
    use crate::compare::topics::Term;
    use crate::compare::{Memo, Question, Stop};

    fn places(text: &str, term: &str) -> Arc<Concordance> {
        let (id, body) = (ArticleId::new("a"), Body::new(text));
        let article = Article::new(id, String::new(), String::new(), Meta::default(), 0, body);
        let question =
            Question { library: Arc::new(Library::new(vec![Arc::new(article)])), ..Question::default() };
        let asked = Asked::Concordance(Term::parse(term).unwrap());
        let answer = Ask { question, asked }.answer(&Memo::default(), &Stop::default()).unwrap();
        Concordance::of(&answer).unwrap()
    }

    #[test]
    fn every_hit_begins_in_the_same_cell_and_nothing_leaves_the_line() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let found = places(text, "ships");
            let line = laid(text, &found.places.all()[0], 8, 20);
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
