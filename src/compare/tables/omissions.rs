//! What is missing: the rows of one topic, those with most gaps first, and what each column lacks
//! that others have.
//!
//! Decided: others are counted as outlets, since two articles of one outlet are one witness. A
//! column may lack what another article of its outlet has; that is said where it is listed.

use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Cell, Comparison, Gap, Passage, Row, Way};
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A row that this many other outlets have is worth telling a column that lacks it.
pub const OTHERS: usize = 2;

/// Row × column of one topic, by gaps.
#[derive(Clone, Debug)]
pub struct Omissions {
    /// What the indices point into.
    pub comparison: Arc<Comparison>,
    /// The rows but for what stands alone, most gaps first, else as in the comparison.
    pub rows: Vec<OmittedRow>,
    /// What each column lacks and what only it has.
    pub columns: Vec<Gaps>,
}

/// A row and how much is missing from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OmittedRow {
    /// Its index in the comparison.
    pub row: usize,
    /// How many columns have nothing in it.
    pub gaps: usize,
    /// How many columns have something.
    pub held: usize,
}

/// What one column lacks, and what only its outlet has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Rows that [`OTHERS`] or more other outlets have and this column lacks, as in the comparison.
    pub lacks: Vec<Lack>,
    /// Passages of it that stand in no row with another outlet, as in the text.
    pub only: Vec<Only>,
}

/// A row that a column lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The index of the row.
    pub row: usize,
    /// Of which kind the gap is.
    pub gap: Gap,
    /// How many other outlets have it.
    pub outlets: usize,
    /// Whether another column of the same outlet has it.
    pub own_outlet: bool,
}

/// A passage that only one outlet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Only {
    /// The index of its row.
    pub row: usize,
    /// Its index in the cell of that row.
    pub passage: usize,
}

impl Omissions {
    /// The columns that have something in the row at `row`, in their order.
    pub fn held_by(&self, row: usize) -> Vec<usize> {
        self.comparison.rows.get(row).map(holders).unwrap_or_default()
    }

    /// The row that `of` tells.
    pub fn row(&self, of: OmittedRow) -> Option<&Row> {
        self.comparison.rows.get(of.row)
    }

    /// The passage of the column at `column` that `only` tells.
    pub fn passage(&self, column: usize, only: Only) -> Option<&Passage> {
        self.comparison.rows.get(only.row)?.cells.get(column)?.passages().get(only.passage)
    }
}

/// Sorts the rows of a comparison by their gaps.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn omissions(comparison: &Arc<Comparison>, stop: &Stop) -> Result<Omissions, Stopped> {
    let outlets = outlets(comparison);
    let mut rows = Vec::new();
    let mut columns: Vec<Gaps> = comparison.columns.iter().map(|_| Gaps::default()).collect();
    let mut only: Vec<(usize, Only)> = Vec::new();
    let mut with_others: BTreeSet<(&ArticleId, Span)> = BTreeSet::new();
    for (index, row) in comparison.rows.iter().enumerate() {
        stop.poll()?;
        let held = holders(row);
        let hidden = hidden(row);
        // Whoever has something that a filter hides has it all the same.
        let holders = held.iter().chain(&hidden);
        let by: BTreeSet<usize> = holders.filter_map(|column| outlets.get(*column)).copied().collect();
        if row.way != Way::Alone {
            let gaps = row.cells.len() - held.len() - hidden.len();
            rows.push(OmittedRow { row: index, gaps, held: held.len() });
            lacks(row, index, (&by, &outlets), &mut columns);
        }
        for column in held {
            let passages = row.cells.get(column).map_or(&[][..], Cell::passages).iter().enumerate();
            for (passage, of) in passages {
                match by.len() {
                    1 => only.push((column, Only { row: index, passage })),
                    _ => with_others.extend(sentences(comparison, of)),
                }
            }
        }
    }
    for (column, only) in only {
        let Some(of) = columns.get_mut(column) else { continue };
        of.only.push(only);
    }
    rows.sort_by_key(|row| Reverse(row.gaps));
    let mut found = Omissions { comparison: Arc::clone(comparison), rows, columns: Vec::new() };
    for (column, gaps) in columns.iter_mut().enumerate() {
        stop.poll()?;
        keep_what_only_it_has(&found, column, &mut gaps.only, &with_others);
    }
    found.columns = columns;
    Ok(found)
}

/// The number of each column's outlet.
fn outlets(comparison: &Comparison) -> Vec<usize> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let number = |outlet| {
        let next = numbers.len();
        *numbers.entry(outlet).or_insert(next)
    };
    comparison.columns.iter().map(|column| column.outlet.as_str()).map(number).collect()
}

fn holders(row: &Row) -> Vec<usize> {
    let cells = row.cells.iter().enumerate();
    cells.filter(|(_, cell)| !cell.passages().is_empty()).map(|(column, _)| column).collect()
}

fn hidden(row: &Row) -> Vec<usize> {
    let cells = row.cells.iter().enumerate();
    cells.filter(|(_, cell)| matches!(cell, Cell::Gap(Gap::Filtered))).map(|(column, _)| column).collect()
}

fn lacks(row: &Row, index: usize, (by, outlets): (&BTreeSet<usize>, &[usize]), columns: &mut [Gaps]) {
    for ((cell, outlet), of) in row.cells.iter().zip(outlets).zip(columns) {
        let Cell::Gap(gap) = cell else { continue };
        if *gap == Gap::Filtered {
            continue;
        }
        let own_outlet = by.contains(outlet);
        let outlets = by.len() - usize::from(own_outlet);
        if outlets >= OTHERS {
            of.lacks.push(Lack { row: index, gap: *gap, outlets, own_outlet });
        }
    }
}

fn sentences<'a>(
    comparison: &'a Comparison,
    passage: &'a Passage,
) -> impl Iterator<Item = (&'a ArticleId, Span)> {
    let article = comparison.article(&passage.article);
    let sentences = article.map(|article| article.sentences_in(passage.span));
    sentences.unwrap_or_default().iter().map(|span| (&passage.article, *span))
}

/// Leaves each passage once, in the order of the text, unless all of its sentences stand in rows
/// with other outlets as well.
fn keep_what_only_it_has(
    found: &Omissions,
    column: usize,
    only: &mut Vec<Only>,
    with_others: &BTreeSet<(&ArticleId, Span)>,
) {
    let place = |of: &Only| {
        let passage = found.passage(column, *of)?;
        let articles = &found.comparison.columns.get(column)?.articles;
        let article = articles.iter().position(|id| *id == passage.article)?;
        Some((article, passage.span))
    };
    only.sort_by_cached_key(place);
    only.dedup_by_key(|of| place(of));
    only.retain(|of| {
        let passage = found.passage(column, *of);
        let mut own = passage.into_iter().flat_map(|passage| sentences(&found.comparison, passage));
        own.any(|sentence| !with_others.contains(&sentence))
    });
}
