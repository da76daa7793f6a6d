//! The comparison with what a filter admits, and nothing else.

use super::{Asked, Beside, Condition, Filter};
use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::{Cell, Column, Comparison, Filtered, Gap, Passage, Row, Way, counts};
use crate::compare::evidence::{Quote, Reading};
use crate::compare::text::Span;
use crate::compare::topics::{Term, TopicSpec, Topics};
use crate::compare::{Stop, Stopped};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// The same as [`passing`]; of a filter that admits everything the very same comparison.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn filtered(
    whole: &Arc<Comparison>,
    filter: &Filter,
    beside: Beside<'_>,
    stop: &Stop,
) -> Result<Arc<Comparison>, Stopped> {
    if filter.is_empty() {
        return Ok(Arc::clone(whole));
    }
    passing(whole, filter, beside, stop).map(Arc::new)
}

/// What a filter admits of a comparison. Cells whose passages it hides are gaps of the kind
/// [`Gap::Filtered`]; rows with nothing left go, as do columns of whose articles it admits none.
/// Ids and the order of all that stays are as before.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn passing(
    whole: &Comparison,
    filter: &Filter,
    beside: Beside<'_>,
    stop: &Stop,
) -> Result<Comparison, Stopped> {
    let admitted = |id: &ArticleId| whole.article(id).is_some_and(|article| filter.admits(article, beside));
    let articles: BTreeSet<&ArticleId> =
        whole.columns.iter().flat_map(|column| &column.articles).filter(|id| admitted(id)).collect();
    let kept: Vec<usize> = (0..whole.columns.len())
        .filter(|column| whole.columns[*column].articles.iter().any(|id| articles.contains(id)))
        .collect();
    let columns: Vec<Column> = kept
        .iter()
        .map(|column| whole.columns[*column].only(&whole.library, beside.outlets, |id| articles.contains(id)))
        .collect();
    let texts = Texts::find(whole, filter, &articles, beside, stop)?;
    let sieve = Sieve { filter, articles: &articles, texts, kept: &kept };
    let mut rows = Vec::new();
    for row in &whole.rows {
        stop.poll()?;
        rows.extend(sieve.row(row).filter(|left| sieve.admits_row(left, &columns)));
    }
    let counts = counts(&rows, articles.len());
    let hidden = hidden(whole, &rows, &kept);
    Ok(Comparison {
        topic: Arc::clone(&whole.topic),
        library: Arc::clone(&whole.library),
        kind: whole.kind,
        limits: whole.limits.clone(),
        filtered: Some(Filtered { whole: whole.counts, hidden }),
        judged: whole.judged.clone(),
        columns,
        rows,
        counts,
    })
}

/// How many passages of each column that stays are in no row any more.
fn hidden(whole: &Comparison, rows: &[Row], kept: &[usize]) -> Vec<usize> {
    let different = |rows: &[Row], column: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let passages = cells.flat_map(Cell::passages).map(|passage| (&passage.article, passage.span));
        passages.collect::<HashSet<_>>().len()
    };
    let of_column = |(after, before): (usize, &usize)| {
        different(&whole.rows, *before).saturating_sub(different(rows, after))
    };
    kept.iter().enumerate().map(of_column).collect()
}

/// What decides about passages and rows.
struct Sieve<'a> {
    filter: &'a Filter,
    articles: &'a BTreeSet<&'a ArticleId>,
    texts: Texts,
    /// The columns that stay.
    kept: &'a [usize],
}

impl Sieve<'_> {
    /// The row with what is admitted of it; none if nothing is.
    fn row(&self, row: &Row) -> Option<Row> {
        let cells = self.kept.iter().filter_map(|column| row.cells.get(*column));
        let cells: Vec<Cell> = cells.map(|cell| self.cell(cell)).collect();
        let is_left = cells.iter().any(|cell| !cell.passages().is_empty());
        is_left.then(|| row.with_cells(cells, self.kept))
    }

    fn cell(&self, cell: &Cell) -> Cell {
        let Cell::Passages(all) = cell else { return cell.clone() };
        let mut is_needed = false;
        let mut left: Vec<Passage> = Vec::new();
        for (index, passage) in all.iter().enumerate().rev() {
            if is_needed || self.admits(passage) {
                // What it leans on stands before it, in the same article.
                let before = index.checked_sub(1).and_then(|before| all.get(before));
                is_needed = passage.follows && before.is_some_and(|before| before.article == passage.article);
                left.push(passage.clone());
            }
        }
        left.reverse();
        if left.is_empty() { Cell::Gap(Gap::Filtered) } else { Cell::Passages(left) }
    }

    fn admits(&self, passage: &Passage) -> bool {
        let mut terms = 0;
        self.articles.contains(&passage.article)
            && self.filter.conditions().iter().all(|condition| {
                let holds = match &condition.asked {
                    Asked::Text(_) => {
                        terms += 1;
                        self.texts.stand_in(terms - 1, passage)
                    }
                    Asked::Figure => !passage.figures.is_empty(),
                    Asked::Quote => passage.quotes.iter().any(Quote::is_direct),
                    _ => return true,
                };
                holds != condition.not
            })
    }

    fn admits_row(&self, row: &Row, columns: &[Column]) -> bool {
        self.filter.conditions().iter().all(|condition| {
            let holds = match condition.asked {
                Asked::Differ => row.differs(),
                Asked::Shared => outlets(row, columns) >= 2,
                Asked::Gaps => row.way != Way::Alone && row.cells.iter().any(is_missing),
                _ => return true,
            };
            holds != condition.not
        })
    }
}

/// How many outlets have something in a row.
fn outlets(row: &Row, columns: &[Column]) -> usize {
    let held = row.cells.iter().zip(columns).filter(|(cell, _)| !cell.passages().is_empty());
    held.map(|(_, column)| column.outlet.as_str()).collect::<BTreeSet<_>>().len()
}

fn is_missing(cell: &Cell) -> bool {
    matches!(cell, Cell::Gap(gap) if *gap != Gap::Filtered)
}

/// Where the terms of a filter stand: for each of them the places in each article, ascending.
struct Texts {
    by_article: BTreeMap<ArticleId, Vec<Vec<Span>>>,
}

impl Texts {
    /// Looks for the filter's terms in the articles of passages that it may admit.
    fn find(
        whole: &Comparison,
        filter: &Filter,
        articles: &BTreeSet<&ArticleId>,
        beside: Beside<'_>,
        stop: &Stop,
    ) -> Result<Self, Stopped> {
        let terms: Vec<&Term> = filter.conditions().iter().filter_map(term).collect();
        if terms.is_empty() {
            return Ok(Self { by_article: BTreeMap::new() });
        }
        let specs = terms.iter().map(|term| TopicSpec::of_terms(vec![(*term).clone()])).collect();
        let topics = Topics::new(specs, beside.aliases.clone());
        let passages = whole.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
        let wanted: BTreeSet<&ArticleId> = passages.map(|passage| &passage.article).collect();
        let wanted: Vec<&Arc<Article>> =
            wanted.intersection(articles).filter_map(|id| whole.article(id)).collect();
        let places = |article: &&Arc<Article>| {
            let found = topics.matches(&Reading::of(Arc::clone(article)), stop)?;
            let of_term = found.iter().map(|hits| {
                let reasons = hits.iter().flat_map(|hit| &hit.reasons);
                reasons.map(|reason| reason.span).collect()
            });
            Ok((article.id.clone(), of_term.collect()))
        };
        Ok(Self { by_article: wanted.par_iter().map(places).collect::<Result<_, Stopped>>()? })
    }

    /// Whether the term at `index` stands in a passage.
    fn stand_in(&self, index: usize, passage: &Passage) -> bool {
        let places = self.by_article.get(&passage.article).and_then(|terms| terms.get(index));
        places.is_some_and(|places| places.iter().any(|place| passage.span.contains(*place)))
    }
}

fn term(condition: &Condition) -> Option<&Term> {
    match &condition.asked {
        Asked::Text(term) => Some(term),
        _ => None,
    }
}
