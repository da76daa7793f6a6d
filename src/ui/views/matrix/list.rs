//! What one column lacks that two or more other outlets have, and what only it has, as a list that
//! lies over the omissions until Esc.

use super::omitted::label;
use crate::compare::comparison::{Comparison, Passage, Row, in_words};
use crate::compare::counted;
use crate::compare::search::Query;
use crate::compare::tables::omissions::{Lack, OTHERS, Omissions, Only};
use crate::ui::keymap::Action;
use crate::ui::layout::window::Body;
use crate::ui::layout::{Signs, heads_of_table};
use crate::ui::model::Shared;
use crate::ui::model::visits::News;
use crate::ui::theme::Role;
use crate::ui::views::{Focus, Request, Tab};
use crate::ui::widgets::list::{Items, ListCursor};
use crate::ui::widgets::looked::{InList, Looked, Place, Stop, text_of};
use crate::ui::widgets::{PieceLine, clear, piece, signs, wrap_pieces, write, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::OnceCell;
use std::sync::Arc;

/// The gaps of one column, with a cursor.
pub(super) struct GapList {
    omissions: Arc<Omissions>,
    /// The index of the column.
    column: usize,
    heads: Vec<PieceLine>,
    entries: Vec<Entry>,
    cursor: ListCursor,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// Over what the column lacks, which is so many rows.
    Lacks(usize),
    Lack(Lack),
    /// Over what only it has, which is so many passages.
    Onlys(usize),
    Only(Only),
}

impl GapList {
    /// The list of the column of this id; none if there is no such column.
    pub(super) fn of(omissions: &Arc<Omissions>, news: &News, column: &str) -> Option<Self> {
        let comparison = &omissions.comparison;
        let column = comparison.columns.iter().position(|of| of.id == column)?;
        let gaps = omissions.columns.get(column)?;
        let mut entries = vec![Entry::Lacks(gaps.lacks.len())];
        entries.extend(gaps.lacks.iter().copied().map(Entry::Lack));
        entries.push(Entry::Onlys(gaps.only.len()));
        entries.extend(gaps.only.iter().copied().map(Entry::Only));
        let (omissions, heads) = (Arc::clone(omissions), heads_of_table(comparison, news));
        Some(Self { omissions, column, heads, entries, cursor: ListCursor::default() })
    }

    /// Whether it was made from these omissions.
    pub(super) fn is_of(&self, omissions: &Arc<Omissions>) -> bool {
        Arc::ptr_eq(omissions, &self.omissions)
    }

    /// The same of changed omissions, the cursor at what it stood on; none if the column is gone.
    pub(super) fn again(&self, omissions: &Arc<Omissions>, news: &News) -> Option<Self> {
        let mut list = Self::of(omissions, news, &self.column_id()?)?;
        let (row, passage) = (self.focus().row, self.focus().passage);
        let same = |entry: &Entry| {
            let focus = list.focus_of(*entry);
            focus.row.is_some() && focus.row == row && focus.passage == passage
        };
        list.cursor.at = list.entries.iter().position(same).unwrap_or(self.cursor.at);
        Some(list)
    }

    fn comparison(&self) -> &Comparison {
        &self.omissions.comparison
    }

    /// The column that the list is about.
    pub(super) fn column_id(&self) -> Option<String> {
        self.comparison().columns.get(self.column).map(|column| column.id.clone())
    }

    /// What names the column.
    pub(super) fn head(&self) -> PieceLine {
        self.heads.get(self.column).cloned().unwrap_or_default()
    }

    /// Takes in another size of the area that it is drawn into.
    pub(super) fn fit(&mut self, area: Rect) {
        let mut cursor = self.cursor;
        cursor.fit(&Lines::of(self, area.width), area.height);
        self.cursor = cursor;
    }

    /// Where one is ("4 of 12").
    pub(super) fn place(&self, area: Rect) -> String {
        self.cursor.place(&Lines::of(self, area.width))
    }

    /// Takes in an action; none if it means nothing here.
    pub(super) fn update(&mut self, shared: &Shared, action: Action, area: Rect) -> Option<Request> {
        let mut cursor = self.cursor;
        if cursor.act(action, &Lines::of(self, area.width)) {
            self.cursor = cursor;
            return Some(Request::None);
        }
        let focus = self.focus();
        match action {
            Action::Open if focus.row.is_none() => {
                let key = shared.settings.keymap.hint(&[Action::Back]);
                Some(Request::Tell(format!("nothing is listed here; {key} leads back")))
            }
            Action::Open => Some(Request::Show { tab: Tab::Compare, topic: None, focus }),
            Action::NearMisses => {
                Some(Request::OpenNearMisses { row: focus.row, column: self.column_id().unwrap_or_default() })
            }
            _ => None,
        }
    }

    /// Where another view is to go from the entry under the cursor.
    pub(super) fn focus(&self) -> Focus {
        let entry = self.entries.get(self.cursor.at).copied().unwrap_or(Entry::Lacks(0));
        self.focus_of(entry)
    }

    fn focus_of(&self, entry: Entry) -> Focus {
        let (row, passage) = match entry {
            Entry::Lacks(_) | Entry::Onlys(_) => (None, None),
            Entry::Lack(lack) => (Some(lack.row), None),
            Entry::Only(only) => (Some(only.row), self.omissions.passage(self.column, only)),
        };
        let row = row.and_then(|row| self.comparison().rows.get(row));
        Focus {
            column: self.column_id(),
            row: row.map(|row| row.id.clone()),
            passage: passage.map(|passage| (passage.article.clone(), passage.span)),
        }
    }

    /// The list, to be looked through, as it is drawn into `area`.
    pub(super) fn looked(&mut self, area: Rect) -> Box<dyn Looked + '_> {
        Box::new(InGaps { list: self, area })
    }

    /// Draws it into `area`.
    pub(super) fn draw(&self, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        clear(area, buffer);
        let lines = Lines::of(self, area.width);
        for (at, row) in self.cursor.seen(&lines).into_iter().zip(area.rows()) {
            let Some(line) = lines.item(at.block).get(at.line) else { continue };
            let after = if at.block == self.cursor.at && lines.is_selectable(at.block) { "▌" } else { " " };
            let x = write(buffer, (row.x, row.y), row.right(), after, shared.style(Role::Title));
            let rest = Rect { x, width: row.right().saturating_sub(x), ..row };
            write_line(buffer, rest, line, shared);
        }
    }

    fn lines(&self, entry: Entry, width: u16) -> Vec<PieceLine> {
        match entry {
            Entry::Lacks(count) => {
                let words =
                    format!("lacks {} that {OTHERS} or more other outlets have", counted(count, "row"));
                self.heading(&words, width)
            }
            Entry::Onlys(count) => {
                let words =
                    format!("alone has {} (in no row with another outlet)", counted(count, "passage"));
                [vec![PieceLine::new()], self.heading(&words, width)].concat()
            }
            Entry::Lack(lack) => self.lack(lack, width),
            Entry::Only(only) => {
                let passage = self.omissions.passage(self.column, only);
                let row = self.comparison().rows.get(only.row);
                row.zip(passage).map(|(row, passage)| self.only(row, passage, width)).unwrap_or_default()
            }
        }
    }

    fn heading(&self, words: &str, width: u16) -> Vec<PieceLine> {
        let mut line = self.head();
        line.push(piece(format!(" {words}"), Role::RowHead));
        wrap_pieces(piece("", Role::Text), &line, width)
    }

    fn lack(&self, lack: Lack, width: u16) -> Vec<PieceLine> {
        let row = self.comparison().rows.get(lack.row);
        let mut lines = wrap_pieces(piece("  ", Role::Text), &row.map(label).unwrap_or_default(), width);
        let mut said = vec![piece(lack.gap.label(), Role::Gap)];
        said.extend(row.and_then(|row| signs(Signs::of_cell(row, self.column))));
        said.push(piece(" · held by ", Role::Dim));
        for (index, column) in self.omissions.held_by(lack.row).into_iter().enumerate() {
            if index > 0 {
                said.push(piece("; ", Role::Dim));
            }
            said.extend(self.heads.get(column).cloned().unwrap_or_default());
        }
        if lack.own_outlet {
            said.push(piece(" · another article of its own outlet has it", Role::Warning));
        }
        lines.extend(wrap_pieces(piece("    ", Role::Text), &said, width));
        lines
    }

    fn only(&self, row: &Row, passage: &Passage, width: u16) -> Vec<PieceLine> {
        let comparison = self.comparison();
        let is_outlet = comparison.columns.get(self.column).is_some_and(|column| column.articles.len() > 1);
        let article = comparison.article(&passage.article).filter(|_| is_outlet);
        let date = article.map_or_else(String::new, |article| format!("{} ", in_words::date(article)));
        let lead = piece(format!("  {date}¶{} ", passage.paragraph), Role::Ours);
        let mut words = vec![piece(comparison.text(&passage.article, passage.span), Role::Text)];
        if let Some(signs) = signs(Signs::of_passage(row, passage)) {
            words.extend([piece(" ", Role::Text), signs]);
        }
        wrap_pieces(lead, &words, width)
    }
}

/// The list while it is looked through: its lines and its cursor are parts of one thing.
struct InGaps<'a> {
    list: &'a mut GapList,
    area: Rect,
}

impl InGaps<'_> {
    /// Does something with the list as one that has its cursor apart.
    fn with<R>(&self, act: impl FnOnce(&mut InList<'_, &Lines<'_>>) -> R) -> (R, ListCursor) {
        let mut cursor = self.list.cursor;
        let lines = Lines::of(self.list, self.area.width);
        let text =
            |index: usize| lines.item(index).iter().map(|line| text_of(line)).collect::<Vec<_>>().join(" ");
        let result = act(&mut InList { items: &lines, cursor: &mut cursor, text: Box::new(text) });
        (result, cursor)
    }
}

impl Looked for InGaps<'_> {
    fn stops(&self, query: &Query) -> Vec<Stop> {
        self.with(|list| list.stops(query)).0
    }

    fn at(&self) -> Stop {
        self.with(|list| list.at()).0
    }

    fn go_to(&mut self, stop: Stop) {
        self.list.cursor = self.with(|list| list.go_to(stop)).1;
    }

    fn place(&self) -> Place {
        self.with(|list| list.place()).0
    }

    fn put_back(&mut self, place: &Place) {
        self.list.cursor = self.with(|list| list.put_back(place)).1;
    }
}

/// The entries at a width, wrapped when they are first asked for.
struct Lines<'a> {
    list: &'a GapList,
    width: u16,
    items: Vec<OnceCell<Vec<PieceLine>>>,
}

impl<'a> Lines<'a> {
    fn of(list: &'a GapList, width: u16) -> Self {
        let items = list.entries.iter().map(|_| OnceCell::new()).collect();
        // A cell is the cursor's.
        Self { list, width: width.saturating_sub(1).max(1), items }
    }

    fn item(&self, index: usize) -> &[PieceLine] {
        let Some(entry) = self.list.entries.get(index) else { return &[] };
        let made = || self.list.lines(*entry, self.width);
        self.items.get(index).map_or(&[], |item| item.get_or_init(made))
    }
}

impl Body for Lines<'_> {
    fn blocks(&self) -> usize {
        self.items.len()
    }

    fn height(&self, block: usize) -> usize {
        self.item(block).len()
    }
}

impl Items for Lines<'_> {
    fn is_selectable(&self, index: usize) -> bool {
        matches!(self.list.entries.get(index), Some(Entry::Lack(_) | Entry::Only(_)))
    }
}
