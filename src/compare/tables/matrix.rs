//! Who covers what: topic × column, counted in sentences.
//!
//! Decided: a sentence is counted, not a passage, because passages are as long as rows make them;
//! one that stands in two rows of a topic counts once, and in the total of a column once however
//! many topics it belongs to. The share is of the sentences of the column's articles that are no
//! furniture. An empty cell says which kind of gap it is only as far as all rows of the topic agree.

use super::with_columns_of;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Cell, Column, Comparison, Gap, JudgedColumn, Way};
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Topic × column.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The comparisons that were counted, one a topic; their columns are the same.
    pub comparisons: Vec<Arc<Comparison>>,
    /// A line for each of them.
    pub topics: Vec<MatrixLine>,
    /// What each column says on any of the topics, a sentence of two topics counted once.
    pub columns: Vec<Count>,
    /// What all of them say on any topic, likewise.
    pub all: Count,
}

/// What is said on one topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixLine {
    /// One a column.
    pub cells: Vec<MatrixCell>,
    /// In all columns.
    pub total: Count,
}

/// What a column says on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    /// How much.
    pub count: Count,
    /// Why there is nothing, if there is not.
    pub gap: Option<Gap>,
    /// How much of it is judged.
    pub judged: JudgedColumn,
}

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Different sentences.
    pub sentences: usize,
    /// Different passages that they stand in.
    pub passages: usize,
    /// All sentences of the same articles, furniture aside.
    pub of: usize,
}

impl Count {
    /// The share of the articles' sentences, from 0 to 1.
    pub fn share(self) -> f64 {
        share(self.sentences, self.of)
    }
}

/// How much `part` is of `whole`, from 0 to 1; nothing of nothing is 0.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A share as people read it: "34%"; "0%" only for none and "100%" only for all, else "<1%" and ">99%".
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    match rounded {
        ..1.0 if share > 0.0 => "<1%".to_owned(),
        100.0.. if share < 1.0 => ">99%".to_owned(),
        _ => format!("{rounded}%"),
    }
}

impl Matrix {
    /// The columns that all comparisons share.
    pub fn headings(&self) -> &[Column] {
        self.comparisons.first().map_or(&[], |comparison| &comparison.columns)
    }

    /// The largest share of a column that any topic has.
    pub fn largest_share(&self) -> f64 {
        let cells = self.topics.iter().flat_map(|line| &line.cells);
        cells.map(|cell| cell.count.share()).fold(0.0, f64::max)
    }
}

/// What was found in one column: sentences and passages, each by article and place.
#[derive(Default)]
struct Found<'a> {
    sentences: BTreeSet<(&'a ArticleId, Span)>,
    passages: BTreeSet<(&'a ArticleId, Span)>,
}

/// Counts what each column says on each topic. Comparisons of other columns than the first one's
/// are left out.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn matrix(comparisons: &[Arc<Comparison>], stop: &Stop) -> Result<Matrix, Stopped> {
    let Some(first) = comparisons.first() else { return Ok(Matrix::default()) };
    let comparisons = with_columns_of(first, comparisons);
    let of = first.columns.iter().map(|column| sentences_of(first, column, stop));
    let of = of.collect::<Result<Vec<usize>, Stopped>>()?;
    let mut on_any: Vec<Found<'_>> = of.iter().map(|_| Found::default()).collect();
    let mut topics = Vec::with_capacity(comparisons.len());
    for comparison in &comparisons {
        let found = found(comparison, stop)?;
        let gaps = gaps(comparison);
        let cells: Vec<MatrixCell> = found
            .iter()
            .zip(&of)
            .zip(gaps)
            .enumerate()
            .map(|(column, ((found, of), gap))| {
                let count = count(found, *of);
                let judged = comparison.judged_in(column);
                MatrixCell { count, gap: (count.passages == 0).then_some(gap), judged }
            })
            .collect();
        topics.push(MatrixLine { total: sum(cells.iter().map(|cell| cell.count)), cells });
        for (any, mut found) in on_any.iter_mut().zip(found) {
            any.sentences.append(&mut found.sentences);
            any.passages.append(&mut found.passages);
        }
    }
    let columns: Vec<Count> = on_any.iter().zip(&of).map(|(found, of)| count(found, *of)).collect();
    let all = sum(columns.iter().copied());
    drop(on_any);
    Ok(Matrix { comparisons, topics, columns, all })
}

/// How many sentences the articles of a column have, furniture aside.
fn sentences_of(comparison: &Comparison, column: &Column, stop: &Stop) -> Result<usize, Stopped> {
    let mut sentences = 0;
    for article in column.articles.iter().filter_map(|id| comparison.article(id)) {
        stop.poll()?;
        let paragraphs = article.paragraphs().iter().enumerate();
        let matched = paragraphs.filter(|(_, paragraph)| !paragraph.furniture);
        sentences += matched.map(|(index, _)| article.sentences(index).len()).sum::<usize>();
    }
    Ok(sentences)
}

fn found<'a>(comparison: &'a Comparison, stop: &Stop) -> Result<Vec<Found<'a>>, Stopped> {
    let mut found: Vec<Found<'_>> = comparison.columns.iter().map(|_| Found::default()).collect();
    for row in &comparison.rows {
        stop.poll()?;
        for (cell, found) in row.cells.iter().zip(&mut found) {
            for passage in cell.passages() {
                found.passages.insert((&passage.article, passage.span));
                let Some(article) = comparison.article(&passage.article) else { continue };
                found
                    .sentences
                    .extend(article.sentences_in(passage.span).iter().map(|span| (&passage.article, *span)));
            }
        }
    }
    Ok(found)
}

/// The kind of gap that each column would have: the one that all rows agree on, else that nothing
/// was found. What stands alone has no gaps of its own, and is asked only where there is nothing else.
/// Where the reader took out what was found, that is said.
fn gaps(comparison: &Comparison) -> Vec<Gap> {
    let has_rows = comparison.rows.iter().any(|row| row.way != Way::Alone);
    let asked = || comparison.rows.iter().filter(move |row| !has_rows || row.way != Way::Alone);
    let is_hidden = |column: usize| {
        let hidden = comparison.filtered.as_ref().and_then(|filtered| filtered.hidden.get(column));
        hidden.is_some_and(|hidden| *hidden > 0)
    };
    let gap = |column: usize| {
        if is_hidden(column) {
            return Gap::Filtered;
        }
        let articles = &comparison.columns[column].articles;
        let is_taken_out =
            || comparison.judged.rejected.iter().any(|(article, ..)| articles.contains(article));
        let mut kinds = asked().filter_map(|row| match row.cells.get(column) {
            Some(Cell::Gap(gap)) => Some(*gap),
            _ => None,
        });
        let first = kinds.next().unwrap_or(Gap::NoneFound);
        match kinds.all(|kind| kind == first) {
            true if first != Gap::NoneFound => first,
            _ if is_taken_out() => Gap::TakenOut,
            _ => Gap::NoneFound,
        }
    };
    (0..comparison.columns.len()).map(gap).collect()
}

fn count(found: &Found<'_>, of: usize) -> Count {
    Count { sentences: found.sentences.len(), passages: found.passages.len(), of }
}

/// The sum over columns, which share no article.
fn sum(counts: impl Iterator<Item = Count>) -> Count {
    counts.fold(Count::default(), |sum, count| Count {
        sentences: sum.sentences + count.sentences,
        passages: sum.passages + count.passages,
        of: sum.of + count.of,
    })
}
