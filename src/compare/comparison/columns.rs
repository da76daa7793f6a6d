//! Which articles are compared, and the columns that they stand in.

use super::{Arrangement, Column, Columns, Order};
use crate::compare::articles::{Article, ArticleId, Library, Outlets, Published, Scope, find};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// More articles than this stand in columns by outlet, unless the reader says otherwise.
const MOST_ARTICLE_COLUMNS: usize = 12;

/// The articles of the library that the scope admits, in the order of their ids.
pub(crate) fn articles_in_scope(library: &Library, scope: &Scope, outlets: &Outlets) -> Vec<Arc<Article>> {
    library.articles().iter().filter(|article| scope.admits(article, outlets)).cloned().collect()
}

/// Those of `articles` that stand in a column: an older version of a text takes no part.
pub(crate) fn articles_in_columns(articles: Vec<Arc<Article>>, columns: &[Column]) -> Vec<Arc<Article>> {
    let shown: BTreeSet<&ArticleId> = columns.iter().flat_map(|column| &column.articles).collect();
    articles.into_iter().filter(|article| shown.contains(&article.id)).collect()
}

/// The columns for `articles`, in order, and what a column is.
pub(crate) fn columns(
    articles: &[Arc<Article>],
    outlets: &Outlets,
    arrangement: Arrangement,
) -> (Columns, Vec<Column>) {
    let many = articles.len() > MOST_ARTICLE_COLUMNS;
    let kind = arrangement.columns.unwrap_or(if many { Columns::Outlet } else { Columns::Article });
    let mut columns = match kind {
        Columns::Article => articles.iter().map(|article| article_column(article, outlets)).collect(),
        Columns::Outlet => outlet_columns(articles, outlets),
    };
    let first_date = |column: &Column| first_date(column, articles);
    match arrangement.order {
        Order::Date => columns.sort_by_cached_key(|c| (undated_last(first_date(c)), c.id.clone())),
        Order::Name => {
            columns.sort_by_cached_key(|c| (c.outlet.to_lowercase(), c.title.clone(), c.id.clone()))
        }
        Order::Listed => columns.sort_by_cached_key(|c| {
            let place = outlets.place(&c.outlet);
            (place.is_none(), place, c.outlet.to_lowercase(), undated_last(first_date(c)), c.id.clone())
        }),
    }
    (kind, columns)
}

impl Column {
    /// The same with those of its articles that are admitted.
    pub(crate) fn only(
        &self,
        library: &Library,
        outlets: &Outlets,
        is_admitted: impl Fn(&ArticleId) -> bool,
    ) -> Self {
        let (left, hidden): (Vec<&ArticleId>, Vec<&ArticleId>) =
            self.articles.iter().partition(|id| is_admitted(id));
        if hidden.is_empty() {
            return self.clone();
        }
        let left = left.into_iter().filter_map(|id| library.get(id)).collect();
        let hidden = self.hidden.iter().chain(hidden).cloned().collect();
        Self { hidden, ..outlet_column(&self.outlet, left, outlets) }
    }
}

fn article_column(article: &Article, outlets: &Outlets) -> Column {
    let meta = &article.meta;
    Column {
        id: article.id.as_str().to_owned(),
        outlet: outlets.canonical(&meta.outlet).to_owned(),
        short: outlets.short(&meta.outlet).to_owned(),
        title: Some(meta.title.clone()),
        published: meta.published,
        guessed: meta.guessed.clone(),
        machine_translated: article.is_machine_translated(),
        articles: vec![article.id.clone()],
        hidden: Vec::new(),
    }
}

fn outlet_columns(articles: &[Arc<Article>], outlets: &Outlets) -> Vec<Column> {
    let mut by_outlet: BTreeMap<&str, Vec<&Arc<Article>>> = BTreeMap::new();
    for article in articles {
        by_outlet.entry(outlets.canonical(&article.meta.outlet)).or_default().push(article);
    }
    by_outlet.into_iter().map(|(outlet, articles)| outlet_column(outlet, articles, outlets)).collect()
}

fn outlet_column(outlet: &str, articles: Vec<&Arc<Article>>, outlets: &Outlets) -> Column {
    let mut articles = newest_versions(articles);
    articles.sort_by_cached_key(|article| (undated_last(article.meta.published), article.id.clone()));
    let guessed: BTreeSet<&String> = articles.iter().flat_map(|article| &article.meta.guessed).collect();
    Column {
        id: format!("outlet:{outlet}"),
        outlet: outlet.to_owned(),
        short: outlets.short(outlet).to_owned(),
        title: None,
        published: None,
        guessed: guessed.into_iter().cloned().collect(),
        machine_translated: articles.iter().any(|article| article.is_machine_translated()),
        articles: articles.iter().map(|article| article.id.clone()).collect(),
        hidden: Vec::new(),
    }
}

/// Of the texts under one URL the newest; undated ones count as oldest, of equals the last id stays.
fn newest_versions(articles: Vec<&Arc<Article>>) -> Vec<&Arc<Article>> {
    let mut newest: BTreeMap<&str, &Arc<Article>> = BTreeMap::new();
    let mut kept = Vec::new();
    for article in articles {
        let Some(url) = article.meta.url.as_deref() else {
            kept.push(article);
            continue;
        };
        let entry = newest.entry(url).or_insert(article);
        if article.meta.published.cmp(&entry.meta.published) != Ordering::Less {
            *entry = article;
        }
    }
    kept.extend(newest.into_values());
    kept
}

fn first_date(column: &Column, articles: &[Arc<Article>]) -> Option<Published> {
    column.published.or_else(|| {
        let published = |id| find(articles, id).and_then(|(_, article)| article.meta.published);
        column.articles.iter().filter_map(published).min()
    })
}

fn undated_last<T>(date: Option<T>) -> (bool, Option<T>) {
    (date.is_none(), date)
}
