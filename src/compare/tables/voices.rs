//! Who is quoted by whom: speaker × column, every quotation once, and which of them are the same.
//!
//! Speakers are called as in the comparison, which has joined their names over the articles and by
//! the config's aliases. Decided: the parts of one quotation that runs over several sentences of a
//! passage count as one; a credited clause that holds words between marks counts by these alone, as
//! direct quotations that it stands around, so that nothing that was said once counts twice.

mod alike;

use super::step;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Passage};
use crate::compare::evidence::{Named, Quote, QuoteKind};
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Speaker × column of one topic.
#[derive(Clone, Debug)]
pub struct Speakers {
    /// The comparison whose passages hold the quotations.
    pub comparison: Arc<Comparison>,
    /// All quotations, by column, article and place.
    pub quotations: Vec<Quotation>,
    /// Who is credited, in the order of [`Sort::Columns`]; last what nobody is credited with.
    pub speakers: Vec<Speaker>,
    /// The direct quotations that are the same in several articles, as indices: each group headed by
    /// the one that was published first, by the first of them.
    pub groups: Vec<Vec<usize>>,
}

/// A quotation, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The index of its column.
    pub column: usize,
    /// The passage that holds it; its first row is `row`. One for all that it holds.
    pub passage: Arc<Passage>,
    /// The id of the first row that the passage stands in.
    pub row: String,
    /// Its kind.
    pub kind: QuoteKind,
    /// Its words; without the marks if it is direct.
    pub span: Span,
    /// Who says it.
    pub speaker: Option<Named>,
    /// The verb that credits.
    pub cue: Option<Span>,
    /// The credited clause in the article's words that a direct quotation stands in.
    pub within: Option<Span>,
    /// The index of its group in [`Speakers::groups`].
    pub group: Option<usize>,
}

/// Whoever is credited, and with what in each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name; none for quotations that nobody is credited with, as far as was found.
    pub name: Option<String>,
    /// For how many of the quotations a rule only guessed it.
    pub guessed: usize,
    /// One a column: indices into [`Speakers::quotations`].
    pub cells: Vec<Vec<usize>>,
}

/// How many quotations of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Between marks.
    pub direct: usize,
    /// Credited clauses in the article's words.
    pub reported: usize,
}

/// By what speakers are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By how many columns quote them, then by how often.
    #[default]
    Columns,
    /// By how often they are quoted.
    Count,
    /// By name.
    Name,
}

impl Sort {
    /// The next one, around the end.
    #[must_use]
    pub fn next(self) -> Self {
        step(&[Sort::Columns, Sort::Count, Sort::Name], self, true)
    }
}

impl Quotation {
    /// Whether somebody corrected who says it, or who says a part of it.
    pub fn is_corrected(&self) -> bool {
        self.passage.judged.voices.iter().any(|voice| self.span.contains(voice.span))
    }
}

impl Speaker {
    /// All that they are credited with.
    pub fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.cells.iter().flatten().copied()
    }

    /// Whether a rule only guessed the name for all of the quotations.
    pub fn is_guessed(&self) -> bool {
        self.guessed > 0 && self.guessed == self.all().count()
    }

    fn columns(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

impl Speakers {
    /// How many of these quotations are direct, and how many reported.
    pub fn tally(&self, quotations: impl IntoIterator<Item = usize>) -> Tally {
        let mut tally = Tally::default();
        for quotation in quotations.into_iter().filter_map(|index| self.quotations.get(index)) {
            match quotation.kind {
                QuoteKind::Direct => tally.direct += 1,
                QuoteKind::Mixed | QuoteKind::Reported => tally.reported += 1,
            }
        }
        tally
    }

    /// The indices of the speakers in another order; what nobody is credited with stays last.
    pub fn sorted(&self, sort: Sort, reversed: bool) -> Vec<usize> {
        let named = self.speakers.iter().filter(|speaker| speaker.name.is_some()).count();
        let mut order: Vec<usize> = (0..named).collect();
        let speaker = |index: &usize| &self.speakers[*index];
        match sort {
            Sort::Columns => {}
            Sort::Count => order.sort_by_cached_key(|index| (Reverse(speaker(index).all().count()), *index)),
            Sort::Name => order.sort_by(|a, b| speaker(a).name.cmp(&speaker(b).name)),
        }
        if reversed {
            order.reverse();
        }
        order.extend(named..self.speakers.len());
        order
    }
}

/// Gathers the quotations of a comparison by who is credited with them.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn speakers(comparison: &Arc<Comparison>, stop: &Stop) -> Result<Speakers, Stopped> {
    let mut quotations = quotations(comparison, stop)?;
    let groups = alike::groups(comparison, &quotations, stop)?;
    for (group, members) in groups.iter().enumerate() {
        for member in members {
            if let Some(quotation) = quotations.get_mut(*member) {
                quotation.group = Some(group);
            }
        }
    }
    let columns = comparison.columns.len();
    let mut by_name: BTreeMap<Option<&str>, Speaker> = BTreeMap::new();
    for (index, quotation) in quotations.iter().enumerate() {
        let name = quotation.speaker.as_ref().map(|speaker| speaker.name.as_str());
        let speaker = by_name.entry(name).or_insert_with(|| Speaker {
            name: name.map(str::to_owned),
            guessed: 0,
            cells: vec![Vec::new(); columns],
        });
        speaker.guessed += usize::from(quotation.speaker.as_ref().is_some_and(|speaker| speaker.guessed));
        if let Some(cell) = speaker.cells.get_mut(quotation.column) {
            cell.push(index);
        }
    }
    let mut speakers: Vec<Speaker> = by_name.into_values().collect();
    speakers.sort_by_cached_key(|of| {
        (of.name.is_none(), Reverse(of.columns()), Reverse(of.all().count()), of.name.clone())
    });
    Ok(Speakers { comparison: Arc::clone(comparison), quotations, speakers, groups })
}

/// Every quotation once, by column, article and place.
fn quotations(comparison: &Comparison, stop: &Stop) -> Result<Vec<Quotation>, Stopped> {
    let mut seen: BTreeSet<(&ArticleId, Span)> = BTreeSet::new();
    let mut found: Vec<Quotation> = Vec::new();
    for row in &comparison.rows {
        stop.poll()?;
        for (column, cell) in row.cells.iter().enumerate() {
            for passage in cell.passages() {
                if seen.insert((&passage.article, passage.span)) {
                    found.extend(of_passage(comparison, column, &row.id, passage));
                }
            }
        }
    }
    // Passages of two rows may overlap without being the same.
    let place = |of: &Quotation| (of.column, of.passage.article.clone(), of.span, of.kind);
    found.sort_by_cached_key(place);
    found.dedup_by(|b, a| place(a) == place(b));
    Ok(found)
}

/// The quotations of one passage, the parts of one that runs over several sentences joined.
fn of_passage(comparison: &Comparison, column: usize, row: &str, passage: &Passage) -> Vec<Quotation> {
    let passage = Arc::new(passage.clone());
    let mut found: Vec<Quotation> = Vec::new();
    let mut last_direct = None;
    for (Quote { kind, span, speaker, cue }, place) in passage.quotes.iter().zip(places(&passage.quotes)) {
        let within = match place {
            InClause::Told => continue,
            InClause::Within(clause) => Some(clause),
            InClause::Free => None,
        };
        let goes_on = |before: &&mut Quotation| {
            let between = Span::new(before.span.end.min(span.start), span.start);
            let is_blank = comparison.text(&passage.article, between).trim().is_empty();
            before.span.end <= span.start && is_blank && before.speaker == *speaker
        };
        let is_direct = *kind == QuoteKind::Direct;
        let before = last_direct.filter(|_| is_direct).and_then(|last: usize| found.get_mut(last));
        if let Some(before) = before.filter(goes_on) {
            before.span = before.span.cover(*span);
            continue;
        }
        last_direct = if is_direct { Some(found.len()) } else { last_direct };
        let (passage, row, speaker) = (Arc::clone(&passage), row.to_owned(), speaker.clone());
        let (kind, span, cue) = (*kind, *span, *cue);
        found.push(Quotation { column, passage, row, kind, span, speaker, cue, within, group: None });
    }
    found
}

/// How a quotation and the credited clauses of its passage lie to each other.
#[derive(Clone, Copy)]
enum InClause {
    /// A direct one, within this clause, the smallest that holds it.
    Within(Span),
    /// A clause that is told by the direct quotations that it holds.
    Told,
    /// Neither.
    Free,
}

/// For each of the quotations of a passage how it lies to the clauses that hold words between marks;
/// in one pass, for a transcript in one line is one passage.
fn places(quotes: &[Quote]) -> Vec<InClause> {
    let is_clause = |at: usize| quotes[at].kind == QuoteKind::Mixed;
    let mut order: Vec<usize> = (0..quotes.len()).collect();
    order.sort_by_key(|at| (quotes[*at].span.start, Reverse(quotes[*at].span.end), !is_clause(*at)));
    let mut places = vec![InClause::Free; quotes.len()];
    let mut open: Vec<usize> = Vec::new();
    for at in order {
        let span = quotes[at].span;
        open.retain(|clause| quotes[*clause].span.end >= span.start);
        if is_clause(at) {
            open.push(at);
        } else if quotes[at].is_direct() {
            let holding = || open.iter().copied().filter(|clause| quotes[*clause].span.contains(span));
            let smallest = holding().map(|clause| quotes[clause].span).min_by_key(|clause| clause.len());
            places[at] = smallest.map_or(InClause::Free, InClause::Within);
            holding().for_each(|clause| places[clause] = InClause::Told);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quote((kind, start, length): (usize, usize, usize)) -> Quote {
        let kind = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Reported][kind];
        Quote { kind, span: Span::new(start, start + length), speaker: None, cue: None }
    }

    proptest! {
        #[test]
        fn clauses_are_found_as_by_looking_at_all_of_them(
            quotes in prop::collection::vec((0..3_usize, 0..20_usize, 1..9_usize), 0..12),
        ) {
            let quotes: Vec<Quote> = quotes.into_iter().map(quote).collect();
            let clauses = || quotes.iter().filter(|of| of.kind == QuoteKind::Mixed);
            for (of, place) in quotes.iter().zip(places(&quotes)) {
                let holding = clauses().map(|clause| clause.span).filter(|clause| clause.contains(of.span));
                let smallest = holding.map(|clause| clause.len()).min().filter(|_| of.is_direct());
                let holds = quotes.iter().any(|inner| inner.is_direct() && of.span.contains(inner.span));
                let is_told = of.kind == QuoteKind::Mixed && holds;
                let found = match place {
                    InClause::Within(clause) => {
                        prop_assert!(clause.contains(of.span));
                        Some(clause.len())
                    }
                    InClause::Told | InClause::Free => None,
                };
                prop_assert_eq!((found, matches!(place, InClause::Told)), (smallest, is_told));
            }
        }
    }
}
