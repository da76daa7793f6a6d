//! Quotations as a list: those of one speaker in one column, or those that are the same in several
//! articles, the earliest whole and the others word by word against it.

use crate::compare::articles::ArticleId;
use crate::compare::comparison::Passage;
use crate::compare::counted;
use crate::compare::evidence::QuoteKind;
use crate::compare::tables::voices::{Quotation, Speakers};
use crate::compare::tables::word_diff::{ChangeKind, word_diff};
use crate::compare::text::Span;
use crate::ui::keymap::Action;
use crate::ui::layout::Signs;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::views::{Focus, Request};
use crate::ui::widgets::entries::{Entry, EntryList, source};
use crate::ui::widgets::looked::Looked;
use crate::ui::widgets::{Piece, piece, signs};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// A list of quotations, laid out.
pub(super) struct List {
    known: Arc<Speakers>,
    /// The speaker's name and the column's id, of a cell.
    cell: Option<(Option<String>, String)>,
    title: String,
    list: EntryList,
    is_empty: bool,
    width: u16,
}

impl List {
    /// What stands in a cell; none if nothing does. `key` lays the same quotations word by word.
    pub(super) fn of_cell(
        known: &Arc<Speakers>,
        (speaker, column): (usize, usize),
        key: &str,
        area: Rect,
    ) -> Option<Self> {
        let of = known.speakers.get(speaker)?;
        let cell = of.cells.get(column).filter(|cell| !cell.is_empty())?;
        let column = known.comparison.columns.get(column)?;
        let entry = |index: usize| {
            let (known, key) = (Arc::clone(known), key.to_owned());
            Entry::item(index).made_later(move || quotation(&known, index, &key))
        };
        let entries = cell.iter().map(|index| entry(*index)).collect();
        let name = of.name.as_deref().unwrap_or("Nobody that was found");
        let title = format!("Voices · {name} · {}", column.short);
        let names = Some((of.name.clone(), column.id.clone()));
        Some(Self::laid(known, names, title, entries, None, area))
    }

    /// The quotations that are the same in several articles; the cursor stays where it was in `before`.
    pub(super) fn of_same(known: &Arc<Speakers>, before: Option<Self>, area: Rect) -> Self {
        let is_same = |list: &Self| Arc::ptr_eq(&list.known, known) && list.width == area.width;
        match before {
            Some(mut list) if is_same(&list) => {
                list.list.fit(area.height);
                list
            }
            before => {
                let before = before.map(|list| list.list);
                Self::laid(known, None, String::new(), entries_of_same(known), before, area)
            }
        }
    }

    fn laid(
        known: &Arc<Speakers>,
        cell: Option<(Option<String>, String)>,
        title: String,
        entries: Vec<Entry>,
        before: Option<EntryList>,
        area: Rect,
    ) -> Self {
        let is_empty = entries.is_empty();
        let mut list = before.unwrap_or_default();
        let at = list.at();
        list.fill(entries, area.width, at);
        list.fit(area.height);
        Self { known: Arc::clone(known), cell, title, list, is_empty, width: area.width }
    }

    /// The same list in another state of what is known; none if its cell is empty now.
    pub(super) fn again(mut self, known: &Arc<Speakers>, key: &str, area: Rect) -> Option<Self> {
        if Arc::ptr_eq(&self.known, known) && self.width == area.width {
            self.list.fit(area.height);
            return Some(self);
        }
        let (name, column) = self.cell?;
        let speaker = known.speakers.iter().position(|speaker| speaker.name == name)?;
        let column = known.comparison.columns.iter().position(|of| of.id == column)?;
        let mut list = Self::of_cell(known, (speaker, column), key, area)?;
        list.list.follow(&self.list);
        list.list.fit(area.height);
        Some(list)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.is_empty
    }

    pub(super) fn title(&self) -> &str {
        &self.title
    }

    pub(super) fn place(&self) -> String {
        self.list.place()
    }

    /// Moves the cursor; false if `action` is no movement.
    pub(super) fn act(&mut self, action: Action) -> bool {
        self.list.act(action)
    }

    /// The list, to be looked through.
    pub(super) fn looked(&mut self) -> Box<dyn Looked + '_> {
        self.list.looked()
    }

    fn present(&self) -> Option<&Quotation> {
        self.known.quotations.get(self.list.at()?)
    }

    /// Where the reader looks.
    pub(super) fn focus(&self) -> Focus {
        let Some(quotation) = self.present() else { return Focus::default() };
        let column = self.known.comparison.columns.get(quotation.column);
        Focus {
            column: column.map(|column| column.id.clone()),
            row: Some(quotation.row.clone()),
            passage: Some((quotation.passage.article.clone(), quotation.passage.span)),
        }
    }

    /// Opens the article at the quotation under the cursor, or copies the passage that holds it.
    pub(super) fn request(&self, action: Action) -> Request {
        let Some(quotation) = self.present() else {
            return Request::Tell("no quotation is under the cursor".to_owned());
        };
        match action {
            Action::Copy => Request::Copy {
                comparison: Arc::clone(&self.known.comparison),
                passage: Passage::clone(&quotation.passage),
            },
            _ => Request::OpenArticle {
                article: quotation.passage.article.clone(),
                at: quotation.passage.span,
            },
        }
    }

    pub(super) fn draw(&self, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        self.list.draw(shared, area, buffer);
    }
}

/// Outlet, date and paragraph of a quotation.
fn source_of(known: &Speakers, quotation: &Quotation) -> Vec<Piece> {
    let comparison = &known.comparison;
    let column = comparison.columns.get(quotation.column);
    let article = comparison.article(&quotation.passage.article);
    let mut pieces = column.zip(article).map(|(column, article)| source(column, article)).unwrap_or_default();
    pieces.push(piece(format!(" ¶{}", quotation.passage.paragraph), Role::Ours));
    let row = comparison.rows.iter().find(|row| row.id == quotation.row);
    pieces.extend(row.and_then(|row| signs(Signs::of_place(row, &quotation.passage))));
    pieces
}

fn body<'a>(known: &'a Speakers, article: &ArticleId) -> &'a str {
    known.comparison.article(article).map_or("", |article| article.body.as_str())
}

/// A quotation with its source, whoever is credited by which verb, and where else it stands.
fn quotation(known: &Speakers, index: usize, key: &str) -> Entry {
    let Some(of) = known.quotations.get(index) else { return Entry::default() };
    let text = known.comparison.text(&of.passage.article, of.span);
    let words = match of.kind {
        QuoteKind::Direct if of.within.is_some() => {
            let around = of.within.unwrap_or(of.span);
            let part = |start, end| known.comparison.text(&of.passage.article, Span::new(start, end));
            vec![
                piece(part(around.start, of.span.start), Role::Text),
                piece(text, Role::Quote),
                piece(part(of.span.end, around.end.max(of.span.end)), Role::Text),
            ]
        }
        QuoteKind::Direct => {
            vec![piece("“", Role::Ours), piece(text, Role::Quote), piece("”", Role::Ours)]
        }
        QuoteKind::Mixed | QuoteKind::Reported => vec![piece(text, Role::Text)],
    };
    let entry = Entry::item(index)
        .with(piece("", Role::Text), source_of(known, of))
        .with(piece("  ", Role::Text), words);
    let entry = entry.with(piece("  ", Role::Text), credit(known, of));
    match also_in(known, index, of, key) {
        Some(others) => entry.with(piece("  ", Role::Text), vec![piece(others, Role::Ours)]).with_space(),
        None => entry.with_space(),
    }
}

/// "direct · Ada Brink, “said”".
fn credit(known: &Speakers, of: &Quotation) -> Vec<Piece> {
    let kind = match of.kind {
        QuoteKind::Direct if of.within.is_some() => "direct, within a clause",
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "reported, with words between marks",
        QuoteKind::Reported => "reported",
    };
    let mut pieces = vec![piece(format!("{kind} · "), Role::Ours)];
    match &of.speaker {
        Some(speaker) => {
            pieces.push(piece(speaker.name.as_str(), Role::Speaker));
            pieces.extend(speaker.guessed.then(|| piece("?", Role::Doubt)));
        }
        None => pieces.push(piece("nobody is credited, as far as was found", Role::Ours)),
    }
    pieces.extend(signs(Signs::changed(of.is_corrected())));
    if let Some(cue) = of.cue {
        let words = known.comparison.text(&of.passage.article, cue);
        pieces.push(piece(", by the words “", Role::Ours));
        pieces.push(piece(words, Role::Speaker));
        pieces.push(piece("”", Role::Ours));
    }
    pieces
}

/// In which other articles the same quotation stands, and which `key` lays them out.
fn also_in(known: &Speakers, index: usize, of: &Quotation, key: &str) -> Option<String> {
    let members = known.groups.get(of.group?)?;
    let others = members.iter().filter(|member| **member != index);
    let places: Vec<String> = others
        .filter_map(|member| {
            let other = known.quotations.get(*member)?;
            let column = known.comparison.columns.get(other.column)?;
            Some(format!("{} ¶{}", column.short, other.passage.paragraph))
        })
        .collect();
    Some(format!("also in {} ({key}: word by word)", places.join(", ")))
}

/// Each group under its heading.
fn entries_of_same(known: &Arc<Speakers>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (group, members) in known.groups.iter().enumerate() {
        entries.push(group_head(known, members));
        let entry = |member: usize| {
            let known = Arc::clone(known);
            Entry::item(member).made_later(move || same(&known, &known.groups[group], member))
        };
        entries.extend(members.iter().map(|member| entry(*member)));
    }
    entries
}

fn group_head(known: &Speakers, members: &[usize]) -> Entry {
    let quotations = members.iter().filter_map(|member| known.quotations.get(*member));
    let mut names: Vec<&str> =
        quotations.filter_map(|of| of.speaker.as_ref()).map(|speaker| speaker.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let words = format!("{} · {}", counted(members.len(), "place"), names.join(", "));
    Entry::heading().with(piece("─ ", Role::Border), vec![piece(words, Role::RowHead)])
}

/// A member of a group: the first whole, the others held against it.
fn same(known: &Speakers, members: &[usize], member: usize) -> Entry {
    let Some(of) = known.quotations.get(member) else { return Entry::default() };
    let first = members.first().and_then(|first| known.quotations.get(*first)).unwrap_or(of);
    let mut heading = source_of(known, of);
    let words = if std::ptr::eq(first, of) {
        heading.push(piece(" · the earliest; the others are held against it", Role::Ours));
        vec![piece(of.span.of(body(known, &of.passage.article)), Role::Quote)]
    } else {
        let base = (body(known, &first.passage.article), first.span);
        diffed(base, (body(known, &of.passage.article), of.span))
    };
    Entry::item(member).with(piece("", Role::Text), heading).with(piece("  ", Role::Text), words).with_space()
}

/// The words of `other`, those that `base` has not in a role of their own, and in brackets those of
/// `base` that it cut.
fn diffed(base: (&str, Span), other: (&str, Span)) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = other.1.start;
    for change in word_diff(base, other) {
        if let Some(span) = change.other {
            pieces.push(piece(Span::new(at, span.start).of(other.0), Role::Quote));
            at = span.end;
        }
        if let Some(span) = change.base.filter(|_| change.kind != ChangeKind::Same) {
            let space = if change.kind == ChangeKind::Cut { (" ", "") } else { ("", " ") };
            pieces.push(piece(format!("{}[", space.0), Role::Ours));
            pieces.push(piece(span.of(base.0), Role::Cut));
            pieces.push(piece(format!("]{}", space.1), Role::Ours));
        }
        if let Some(span) = change.other {
            let role = if change.kind == ChangeKind::Same { Role::Quote } else { Role::Added };
            pieces.push(piece(span.of(other.0), role));
        }
    }
    pieces.push(piece(Span::new(at, other.1.end.max(at)).of(other.0), Role::Quote));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_cut_stands_in_brackets_and_what_was_added_has_a_role() {
        #[track_caller]
        fn check(base: &str, other: &str, expected: &str) {
            let pieces = diffed((base, Span::new(0, base.len())), (other, Span::new(0, other.len())));
            let text: String = pieces
                .iter()
                .map(|(text, role)| if *role == Role::Added { format!("+{text}+") } else { text.clone() })
                .collect();
            assert_eq!(text, expected);
        }
        check("We mend old nets.", "We mend nets.", "We mend [old] nets.");
        check("We mend nets", "They mend nets", "[We] +They+ mend nets");
        check("We mend", "We mend all nets", "We mend +all nets+");
        check("We mend nets", "We mend nets", "We mend nets");
    }
}
