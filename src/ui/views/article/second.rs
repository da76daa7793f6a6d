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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Body, Library, Meta};
    use crate::compare::comparison::{Arrangement, Columns};
    use crate::compare::topics::{Aliases, RowSpec, Rule, Term, TopicSpec, Topics};
    use crate::compare::{Memo, Question, Stop, articles::Article, compare};
    use std::sync::Arc;

    /// The articles that are offered beside the first of `texts`, each an id, an outlet and its words.
    #[track_caller]
    fn check(columns: Columns, texts: &[(&str, &str, &str)], expected: &[&str]) {
        let article = |(id, outlet, body): &(&str, &str, &str)| {
            let meta = Meta { outlet: (*outlet).to_owned(), ..Meta::default() };
            let hash = id.len() as u64 + 100 * body.len() as u64;
            Arc::new(Article::new(
                ArticleId::new(id),
                String::new(),
                String::new(),
                meta,
                hash,
                Body::new(body),
            ))
        };
        let any = |word: &str| Rule { any: vec![Term::parse(word).unwrap()], ..Rule::default() };
        let row = |word: &str| RowSpec { name: word.to_owned(), rule: any(word) };
        let rule = Rule { any: [any("ship").any, any("gull").any].concat(), ..Rule::default() };
        let spec = TopicSpec { rule, rows: vec![row("ship"), row("gull")], ..TopicSpec::default() };
        let question = Question {
            library: Arc::new(Library::new(texts.iter().map(article).collect())),
            topics: Arc::new(Topics::new(vec![spec], Aliases::default())),
            arrangement: Arrangement { columns: Some(columns), ..Arrangement::default() },
            ..Question::default()
        };
        let comparison = compare(&question, 0, &Memo::default(), &Stop::default()).unwrap();
        let found = candidates(&comparison, &ArticleId::new(texts[0].0));
        assert_eq!(found.iter().map(ArticleId::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn who_shares_most_rows_is_offered_first() {
        let texts = [
            ("a", "A", "A ship lay there.\n\nA gull came."),
            ("b", "B", "Rain fell."),
            ("c", "C", "Some gull slept."),
            ("d", "D", "That ship sank.\n\nThe gull flew."),
            ("e", "E", "No ship here."),
        ];
        check(Columns::Article, &texts, &["d", "c", "e", "b"]);
        check(Columns::Article, &texts[..1], &[]);
    }

    #[test]
    fn of_the_own_outlet_nothing_is_offered_beside_it_where_columns_are_outlets() {
        let texts = [("a", "A", "A ship."), ("a2", "A", "That ship sank."), ("b", "B", "This ship left.")];
        check(Columns::Outlet, &texts, &["b"]);
        check(Columns::Article, &texts, &["a2", "b"]);
    }
}
