//! The figures of one topic, each once, grouped by the row that it answers; never added up and
//! never averaged.
//!
//! A figure stands in the first row that it is about, in a pinned one only if in no other; what is in
//! no row of figures stands in a last group. Entries are indices into the comparison, so that a ledger of tens of thousands is small.

use super::step;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Passage, PassageFigure, Row, Way, in_words};
use crate::compare::evidence::Hedge;
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// The figures of one topic.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The comparison that the entries point into.
    pub comparison: Arc<Comparison>,
    /// The groups in the order of the rows, pinned ones last, each over a range of the entries.
    pub groups: Vec<Group>,
    /// All figures, group by group, in each by column and place.
    pub entries: Vec<Entry>,
}

/// What the figures of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupOf {
    /// They are of the row of this index.
    Row(usize),
    /// Nothing was found to stand beside them.
    Alone,
    /// They are of no row of the topic, but stand in passages that are.
    Beside,
}

/// The figures of one row, or those of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub of: GroupOf,
    /// Which entries it holds.
    pub entries: Range<usize>,
    /// Whether two of its values differ, in a row whose values can be compared.
    pub differs: bool,
}

/// A figure, as indices into the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The index of its group.
    pub group: usize,
    row: usize,
    /// The index of its column.
    pub column: usize,
    passage: usize,
    figure: usize,
}

/// By what a ledger is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// By row, then column and place.
    #[default]
    Row,
    /// By value.
    Value,
    /// By the words of the figure.
    Written,
    /// By unit class, then unit word.
    Unit,
    /// By hedge.
    Hedge,
    /// By owner, none last.
    Whose,
    /// By the months that it speaks of, none last.
    AsOf,
    /// By who says so, the article's own voice first.
    SaidBy,
    /// By outlet.
    Outlet,
    /// By the article's date, undated last.
    Published,
}

impl Field {
    /// All of them in the order in which a key goes through them, with what the screen calls them.
    pub const ALL: [(Field, &'static str); 10] = [
        (Field::Row, "row"),
        (Field::Value, "value"),
        (Field::Written, "as written"),
        (Field::Unit, "unit"),
        (Field::Hedge, "hedge"),
        (Field::Whose, "whose"),
        (Field::AsOf, "as of"),
        (Field::SaidBy, "said by"),
        (Field::Outlet, "outlet"),
        (Field::Published, "published"),
    ];

    /// What the screen calls it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, name)| name)
    }

    /// The one before or after it, around the end.
    #[must_use]
    pub fn step(self, forward: bool) -> Self {
        step(&Self::ALL.map(|(field, _)| field), self, forward)
    }
}

/// What an entry stands for.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Its row.
    pub row: &'a Row,
    /// The passage that states it.
    pub passage: &'a Passage,
    /// It, with what its row makes of it.
    pub read: &'a PassageFigure,
}

impl Ledger {
    /// What an entry stands for; none for an entry of another ledger.
    pub fn told(&self, entry: &Entry) -> Option<Told<'_>> {
        let row = self.comparison.rows.get(entry.row)?;
        let passage = row.cells.get(entry.column)?.passages().get(entry.passage)?;
        Some(Told { row, passage, read: passage.figures.get(entry.figure)? })
    }

    /// The row of a group.
    pub fn row(&self, group: &Group) -> Option<&Row> {
        match group.of {
            GroupOf::Row(row) => self.comparison.rows.get(row),
            GroupOf::Alone | GroupOf::Beside => None,
        }
    }

    /// What a group is called, and what its values span or why they cannot be compared.
    pub fn heading(&self, group: &Group) -> (String, Option<String>) {
        match self.row(group) {
            Some(row) => (row.label.clone(), in_words::spread(&self.comparison, row, true)),
            None if group.of == GroupOf::Alone => ("stands alone".to_owned(), None),
            None => ("of another question than its passage’s row".to_owned(), None),
        }
    }

    /// The indices of the entries in another order, what lacks the field last either way;
    /// [`Field::Row`] keeps the groups together.
    pub fn sorted(&self, field: Field, reversed: bool) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        let told = |index: &usize| self.entries.get(*index).and_then(|entry| self.told(entry));
        match field {
            Field::Row => {}
            Field::Value => order.sort_by(|a, b| {
                let value = |index| told(index).map_or(0.0, |told| told.read.figure.value);
                value(a).total_cmp(&value(b)).then(a.cmp(b))
            }),
            _ => order.sort_by_cached_key(|index| (told(index).map(|told| self.key(&told, field)), *index)),
        }
        if reversed {
            let lacks = |index: &usize| told(index).is_some_and(|told| self.key(&told, field).0);
            let known = order.partition_point(|index| !lacks(index));
            order[..known].reverse();
        }
        order
    }

    /// What a field sorts by: whether it is missing, then its words or months.
    fn key(&self, told: &Told<'_>, field: Field) -> (bool, i64, String) {
        let Told { passage, read: PassageFigure { figure, .. }, .. } = told;
        let text = |words: Option<&str>| (words.is_none(), 0, words.unwrap_or_default().to_lowercase());
        let of = |span| self.comparison.text(&passage.article, span);
        let article = self.comparison.article(&passage.article);
        match field {
            Field::Row | Field::Value => (false, 0, String::new()),
            Field::Written => text(Some(of(figure.span))),
            Field::Unit => {
                text(Some(&format!("{} {}", figure.unit_class.name(), figure.unit.map_or("", of))))
            }
            Field::Hedge => text(figure.hedge.map(Hedge::name)),
            Field::Whose => text(figure.whose.as_ref().map(|whose| whose.name.as_str())),
            Field::SaidBy => {
                (false, 0, figure.said_by.as_ref().map(|by| by.name.clone()).unwrap_or_default())
            }
            Field::AsOf => match &figure.as_of {
                Some(as_of) => {
                    (false, i64::from(as_of.first) * 1_000_000 + i64::from(as_of.last), String::new())
                }
                None => (true, 0, String::new()),
            },
            Field::Outlet => text(article.map(|article| article.meta.outlet.as_str())),
            Field::Published => {
                let published = article.and_then(|article| article.meta.published);
                text(published.map(|published| published.to_string()).as_deref())
            }
        }
    }
}

/// Lists the figures of a comparison.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn ledger(comparison: &Arc<Comparison>, stop: &Stop) -> Result<Ledger, Stopped> {
    let mut ledger = Ledger { comparison: Arc::clone(comparison), groups: Vec::new(), entries: Vec::new() };
    let mut seen = BTreeSet::new();
    let rows = || comparison.rows.iter().enumerate();
    let (pinned, found): (Vec<_>, Vec<_>) =
        rows().filter(|(_, row)| row.way != Way::Alone).partition(|(_, row)| row.way == Way::Pinned);
    for (index, row) in found.into_iter().chain(pinned) {
        stop.poll()?;
        ledger.add(GroupOf::Row(index), [(index, row)].into_iter(), true, &mut seen);
    }
    let alone = rows().filter(|(_, row)| row.way == Way::Alone);
    ledger.add(GroupOf::Alone, alone, true, &mut seen);
    ledger.add(GroupOf::Beside, rows(), false, &mut seen);
    Ok(ledger)
}

impl Ledger {
    /// Adds as one group the figures of these rows that the rows are about, or are not, as far as
    /// they stand in no group yet.
    fn add<'a>(
        &mut self,
        of: GroupOf,
        rows: impl Iterator<Item = (usize, &'a Row)>,
        is_of_row: bool,
        seen: &mut BTreeSet<(&'a ArticleId, Span)>,
    ) {
        let (start, group) = (self.entries.len(), self.groups.len());
        let mut is_different = false;
        for (row, of_row) in rows {
            is_different |= of_row.differs();
            for (column, cell) in of_row.cells.iter().enumerate() {
                for (passage, of) in cell.passages().iter().enumerate() {
                    for (figure, read) in of.figures.iter().enumerate() {
                        if read.of_row == is_of_row && seen.insert((&of.article, read.figure.span)) {
                            self.entries.push(Entry { group, row, column, passage, figure });
                        }
                    }
                }
            }
        }
        if self.entries.len() > start {
            let differs = is_different && matches!(of, GroupOf::Row(_));
            self.groups.push(Group { of, entries: start..self.entries.len(), differs });
        }
    }
}
