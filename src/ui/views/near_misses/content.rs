//! A cell and what almost got into it, as entries of a list.

use crate::compare::comparison::{Cell, Column, Gap};
use crate::compare::tables::near_misses::{Kind, Miss, NearMisses};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::entries::{Entry, source};
use crate::ui::widgets::{Piece, marked_words, piece};

/// The entries, which stand for the near misses: the cell, then kind by kind.
pub(super) fn entries(answer: &NearMisses, shared: &Shared) -> Vec<Entry> {
    let column = answer.comparison.columns.iter().find(|column| column.id == answer.column);
    let mut entries = vec![cell(answer, column, shared)];
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Row || answer.row.is_some()) {
        entries.push(heading(answer, kind));
        let of_kind = answer.misses.iter().enumerate().filter(|(_, miss)| miss.kind == kind);
        entries.extend(of_kind.map(|(index, miss)| item(answer, column, Entry::item(index), miss)));
    }
    if answer.misses.is_empty() {
        entries.push(nothing());
    }
    entries
}

/// Which cell this is about, and what it is at present.
fn cell(answer: &NearMisses, column: Option<&Column>, shared: &Shared) -> Entry {
    let comparison = &answer.comparison;
    let mut pieces = Vec::new();
    if let Some(column) = column {
        let only = column.articles.first().filter(|_| column.articles.len() == 1);
        match only.and_then(|id| comparison.article(id)) {
            Some(article) => pieces.extend(source(column, article)),
            None => pieces.push(piece(column.outlet.as_str(), Role::ColumnHead)),
        }
    }
    pieces.push(piece(format!(" · {}", comparison.topic.name), Role::Notice));
    let row = comparison.rows.iter().find(|row| Some(&row.id) == answer.row.as_ref());
    let entry = Entry::heading();
    let Some(row) = row else { return entry.with(piece("", Role::Text), pieces) };
    pieces.push(piece(format!(" · {}", row.label), Role::RowHead));
    let place = column.and_then(|of| comparison.columns.iter().position(|column| column.id == of.id));
    let entry = entry.with(piece("", Role::Text), pieces);
    let key = shared.settings.keymap.hint(&[Action::Silent]);
    let (gap, what) = match place.and_then(|place| row.cells.get(place)) {
        Some(Cell::Gap(gap @ Gap::Silent)) => {
            (gap, format!(": this cell was marked as checked; {key} takes it back"))
        }
        Some(Cell::Gap(gap @ Gap::TakenOut)) => {
            let list = shared.settings.keymap.hint(&[Action::Judgements]);
            (gap, format!(": the reader took out what was found here; {list} lists it"))
        }
        Some(Cell::Gap(gap)) => {
            let what = "which is not to say that it is silent; where you have read it and it is";
            (gap, format!(", {what}, {key} marks the cell"))
        }
        _ => return entry,
    };
    let gap = piece(format!("· {}", row.label_of(*gap)), Role::Gap);
    entry.with(piece("", Role::Text), vec![gap, piece(what, Role::Ours)])
}

/// "─ One condition short of the topic · 3 of 12".
fn heading(answer: &NearMisses, kind: Kind) -> Entry {
    let (listed, all) = (answer.of(kind).count(), answer.count(kind));
    let count = if listed == all { all.to_string() } else { format!("the first {listed} of {all}") };
    let pieces = vec![piece(kind.heading(), Role::RowHead), piece(format!(" · {count}"), Role::Ours)];
    Entry::heading().with_space().with(piece("─ ", Role::Border), pieces)
}

/// Its words, and below, in ours, where they stand and what keeps them out.
fn item(answer: &NearMisses, column: Option<&Column>, entry: Entry, miss: &Miss) -> Entry {
    let Some(article) = answer.comparison.article(&miss.article) else { return entry };
    let marks = miss.marks.iter().map(|span| (*span, Role::Term));
    let words = marked_words(article.body.as_str(), miss.span, marks);
    let mut below: Vec<Piece> = Vec::new();
    if let Some(column) = column.filter(|column| column.articles.len() > 1) {
        below.extend(source(column, article));
        below.push(piece(" · ", Role::Dim));
    }
    below.push(piece(format!("¶{} · {}", miss.paragraph, miss.condition), Role::Ours));
    entry.with(piece("", Role::Text), words).with(piece("   ", Role::Text), below)
}

/// What it means that nothing was found.
fn nothing() -> Entry {
    let words = "Nothing came close: no sentence lacks just one condition, no word is a letter or two off a \
                 term, no term stands in furniture. Other words may still say it: this is not silence.";
    Entry::heading().with_space().with(piece("", Role::Text), vec![piece(words, Role::Ours)])
}
