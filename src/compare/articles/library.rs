//! The articles of a session as one immutable snapshot, and what part of them is looked at.

use super::{Article, ArticleId, Outlets, Published};
use jiff::civil::Date;
use std::sync::Arc;

/// All loaded articles, sorted by id; a successor shares what did not change.
#[derive(Clone, Debug, Default)]
pub struct Library {
    articles: Vec<Arc<Article>>,
}

impl Library {
    /// A library of these articles; of two with one id the first stays.
    pub fn new(mut articles: Vec<Arc<Article>>) -> Self {
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        articles.dedup_by(|b, a| a.id == b.id);
        Self { articles }
    }

    /// The articles, in order of their ids.
    pub fn articles(&self) -> &[Arc<Article>] {
        &self.articles
    }

    /// The article of this id.
    pub fn get(&self, id: &ArticleId) -> Option<&Arc<Article>> {
        let index = self.articles.binary_search_by(|article| article.id.cmp(id)).ok()?;
        self.articles.get(index)
    }

    /// A hash of ids and contents, never of paths.
    pub fn hash(&self) -> u64 {
        let mut hasher = xxhash_rust::xxh3::Xxh3::new();
        for article in &self.articles {
            hasher.update(article.id.as_str().as_bytes());
            hasher.update(&[0]);
            hasher.update(&article.hash.to_le_bytes());
        }
        hasher.digest()
    }
}

/// Which part of the library is looked at; the default is all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only these outlets, by any of their names, case folded; all if empty.
    pub outlets: Vec<String>,
    /// Not before this day; leaves out undated articles.
    pub from: Option<Date>,
    /// Not after this day; leaves out undated articles.
    pub to: Option<Date>,
    /// Only these folders and what is below them, relative to the articles folder; all if empty.
    pub folders: Vec<String>,
}

impl Scope {
    /// Whether everything is in scope.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `article` is in scope.
    pub fn admits(&self, article: &Article, outlets: &Outlets) -> bool {
        let name = outlets.canonical(&article.meta.outlet);
        let named = |wanted: &String| outlets.canonical(wanted).eq_ignore_ascii_case(name);
        let below = |folder: &String| {
            let folder = folder.trim_matches('/');
            article.folder == folder
                || article.folder.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let day = article.meta.published.map(|Published { day, .. }| day);
        (self.outlets.is_empty() || self.outlets.iter().any(named))
            && (self.folders.is_empty() || self.folders.iter().any(below))
            && self.from.is_none_or(|from| day.is_some_and(|day| day >= from))
            && self.to.is_none_or(|to| day.is_some_and(|day| day <= to))
    }
}
