//! Which articles may stand beside one, and in what order they are offered.

use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Row};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many are offered one after the other; more nobody would go through by one key.
const MOST: usize = 12;

/// The articles of other columns: those that share most rows of the topic with `article` first,
/// else as the columns stand.
pub(super) fn candidates(comparison: &Comparison, article: &ArticleId) -> Vec<ArticleId> {
    let mut shared: BTreeMap<&ArticleId, usize> = BTreeMap::new();
    for row in &comparison.rows {
        let articles = articles_in(row);
        if articles.contains(article) {
            for other in articles {
                *shared.entry(other).or_default() += 1;
            }
        }
    }
    let others = comparison.columns.iter().filter(|column| !column.articles.contains(article));
    let mut others: Vec<&ArticleId> = others.flat_map(|column| &column.articles).collect();
    // The sort is stable, so that the order of columns decides where the rows do not.
    others.sort_by_key(|other| Reverse(shared.get(other).copied().unwrap_or_default()));
    others.into_iter().take(MOST).cloned().collect()
}

fn articles_in(row: &Row) -> BTreeSet<&ArticleId> {
    row.cells.iter().flat_map(|cell| cell.passages()).map(|passage| &passage.article).collect()
}
