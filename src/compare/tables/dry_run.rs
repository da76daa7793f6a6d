//! What a change of topics does: sentences gained and lost, and those that now stand in another row,
//! by outlet, each with its place.
//!
//! Held sentence by sentence, because a passage that grows by one is a new passage and no change to
//! the rest of it; neighbours to which the same happens are listed as one. Rows are made anew with
//! every comparison, and the id of one that nobody named hangs on its first passage: so the rows of
//! before and after are paired by what they have in common, named ones by name.

mod rows;

use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Cell, Comparison, Passage};
use crate::compare::text::Span;
use crate::compare::topics::TopicSpec;
use rows::Pairs;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What happened to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It was not in the topic and is now.
    Gained,
    /// It was and is no more.
    Lost,
    /// It stands in another row.
    Moved,
}

impl Kind {
    /// Its name in JSON, and on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Gained => "gained",
            Kind::Lost => "lost",
            Kind::Moved => "moved",
        }
    }
}

/// Neighbouring sentences of one paragraph to which the same happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// The outlet of the column.
    pub outlet: String,
    /// The article.
    pub article: ArticleId,
    /// The number of the paragraph, from 1.
    pub paragraph: usize,
    /// The bytes, from the first sentence to the last.
    pub span: Span,
    /// The labels of the rows that it stood in and does not now; empty for what stood in none.
    pub from: Vec<String>,
    /// The labels of the rows that it stands in and did not before, likewise.
    pub to: Vec<String>,
}

/// An outlet in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfOutlet {
    /// Its canonical name.
    pub outlet: String,
    /// Its passages before; one in two rows counts once.
    pub before: usize,
    /// Its passages after.
    pub after: usize,
    /// How many of [`DryRun::changes`] are gains of it.
    pub gained: usize,
    /// Losses.
    pub lost: usize,
    /// Moves.
    pub moved: usize,
}

/// What a change does to one topic.
#[derive(Clone, Debug)]
pub struct DryRun {
    /// The topic as it would be; as it was, if it would be gone.
    pub topic: Arc<TopicSpec>,
    /// By column, article and place.
    pub changes: Vec<Change>,
    /// The outlets in the order of their columns.
    pub outlets: Vec<OfOutlet>,
}

impl DryRun {
    /// Whether nothing was gained, lost or moved.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// A sentence of a topic: the index of its column, its article and its bytes.
type Key = (usize, ArticleId, Span);

/// Where it stands.
struct Place {
    paragraph: usize,
    /// Its place in the paragraph.
    sentence: usize,
    /// The indices of its rows, without those that hold one passage alone.
    rows: BTreeSet<usize>,
}

/// Holds what was against what would be; none of either is a topic that is new, or gone. Both are
/// comparisons of one question but for its topics, so that their columns are the same.
pub fn dry_run(before: Option<&Comparison>, after: Option<&Comparison>) -> DryRun {
    let (was, is) = (sentences(before), sentences(after));
    let pairs = Pairs::of(
        before,
        after,
        was.iter().filter_map(|(key, place)| Some((&place.rows, &is.get(key)?.rows))),
    );
    let keys: BTreeSet<&Key> = was.keys().chain(is.keys()).collect();
    let mut changes: Vec<Change> = Vec::new();
    let mut last: Option<(&Key, usize)> = None;
    for key in keys {
        let (was, is) = (was.get(key), is.get(key));
        let Some(place) = is.or(was) else { continue };
        let none = BTreeSet::new();
        let (from, to) = pairs.differing(was.map_or(&none, |was| &was.rows), is.map_or(&none, |is| &is.rows));
        let kind = match (was, is) {
            (None, _) => Kind::Gained,
            (_, None) => Kind::Lost,
            _ if from.is_empty() && to.is_empty() => continue,
            _ => Kind::Moved,
        };
        let columns = &after.or(before).map(|of| of.columns.as_slice()).unwrap_or_default();
        let outlet = columns.get(key.0).map_or_else(String::new, |column| column.outlet.clone());
        let change = Change {
            kind,
            outlet,
            article: key.1.clone(),
            paragraph: place.paragraph,
            span: key.2,
            from,
            to,
        };
        let follows = last.is_some_and(|(before, sentence)| {
            (before.0, &before.1) == (key.0, &key.1) && sentence + 1 == place.sentence
        });
        match changes.last_mut().filter(|before| follows && before.continues_in(&change)) {
            Some(before) => before.span.end = change.span.end,
            None => changes.push(change),
        }
        last = Some((key, place.sentence));
    }
    let outlets = outlets(before, after, &changes);
    let topic = after.or(before).map(|of| Arc::clone(&of.topic)).unwrap_or_default();
    DryRun { topic, changes, outlets }
}

impl Change {
    /// Whether the same happened to `next`, in the same paragraph.
    fn continues_in(&self, next: &Change) -> bool {
        self.kind == next.kind
            && self.paragraph == next.paragraph
            && self.from == next.from
            && self.to == next.to
    }
}

/// The passages of a comparison, each with the index of its column and that of its row.
fn passages(comparison: &Comparison) -> impl Iterator<Item = (usize, usize, &Passage)> {
    comparison.rows.iter().enumerate().flat_map(|(row, of)| {
        let cells = of.cells.iter().map(Cell::passages).enumerate();
        cells.flat_map(move |(column, passages)| passages.iter().map(move |passage| (column, row, passage)))
    })
}

fn sentences(comparison: Option<&Comparison>) -> BTreeMap<Key, Place> {
    let mut found: BTreeMap<Key, Place> = BTreeMap::new();
    let Some(comparison) = comparison else { return found };
    for (column, row, passage) in passages(comparison) {
        let Some(article) = comparison.article(&passage.article) else { continue };
        let of_paragraph = article.sentences(passage.paragraph.saturating_sub(1)).iter().enumerate();
        for (sentence, span) in of_paragraph.filter(|(_, span)| passage.span.contains(**span)) {
            let key = (column, passage.article.clone(), *span);
            let place = Place { paragraph: passage.paragraph, sentence, rows: BTreeSet::new() };
            let place = found.entry(key).or_insert(place);
            if rows::holds_together(comparison, row) {
                place.rows.insert(row);
            }
        }
    }
    found
}

/// How many passages each outlet has, in the order of the columns; one in two rows counts once.
pub fn by_outlet(comparison: &Comparison) -> Vec<(String, usize)> {
    let mut of_outlet: BTreeMap<&str, BTreeSet<(&ArticleId, Span)>> = BTreeMap::new();
    for (column, _, passage) in passages(comparison) {
        let Some(column) = comparison.columns.get(column) else { continue };
        of_outlet.entry(&column.outlet).or_default().insert((&passage.article, passage.span));
    }
    let mut counts: Vec<(String, usize)> = Vec::new();
    for outlet in comparison.columns.iter().map(|column| &column.outlet) {
        if counts.iter().all(|(known, _)| known != outlet) {
            counts.push((outlet.clone(), of_outlet.get(outlet.as_str()).map_or(0, BTreeSet::len)));
        }
    }
    counts
}

fn outlets(before: Option<&Comparison>, after: Option<&Comparison>, changes: &[Change]) -> Vec<OfOutlet> {
    let mut outlets: Vec<OfOutlet> = Vec::new();
    let counts = |of: Option<&Comparison>| of.map(by_outlet).unwrap_or_default();
    let (was, is) = (counts(before), counts(after));
    for (outlet, _) in is.iter().chain(&was) {
        if outlets.iter().any(|known| known.outlet == *outlet) {
            continue;
        }
        let count = |counts: &[(String, usize)]| {
            counts.iter().find(|(of, _)| of == outlet).map_or(0, |(_, count)| *count)
        };
        let of_kind =
            |kind| changes.iter().filter(|change| change.outlet == *outlet && change.kind == kind).count();
        outlets.push(OfOutlet {
            outlet: outlet.clone(),
            before: count(&was),
            after: count(&is),
            gained: of_kind(Kind::Gained),
            lost: of_kind(Kind::Lost),
            moved: of_kind(Kind::Moved),
        });
    }
    outlets
}
