//! The articles of a session as one immutable snapshot, and what part of them is looked at.

use super::{Article, ArticleId, Outlets, Published};
use jiff::civil::Date;
use std::sync::{Arc, OnceLock};

/// All loaded articles, sorted by id; a successor shares what did not change.
#[derive(Clone, Debug, Default)]
pub struct Library {
    articles: Vec<Arc<Article>>,
    /// The hash of each text with the index of its article, sorted; made when first asked for.
    by_text: OnceLock<Vec<(u64, usize)>>,
}

impl Library {
    /// A library of these articles; of two with one id the first stays.
    pub fn new(mut articles: Vec<Arc<Article>>) -> Self {
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        articles.dedup_by(|b, a| a.id == b.id);
        Self { articles, by_text: OnceLock::new() }
    }

    /// The articles, in order of their ids.
    pub fn articles(&self) -> &[Arc<Article>] {
        &self.articles
    }

    /// The article of this id.
    pub fn get(&self, id: &ArticleId) -> Option<&Arc<Article>> {
        find(&self.articles, id).map(|(_, article)| article)
    }

    /// The articles whose whole text has this hash ([`Article::text_hash`]), in order of their ids.
    pub fn of_text(&self, hash: u64) -> impl Iterator<Item = &Arc<Article>> {
        let by_text = self.by_text.get_or_init(|| {
            let each = self.articles.iter().enumerate();
            let mut by_text: Vec<(u64, usize)> =
                each.map(|(index, article)| (article.text_hash(), index)).collect();
            by_text.sort_unstable();
            by_text
        });
        let first = by_text.partition_point(|(of, _)| *of < hash);
        let same = by_text[first..].iter().take_while(move |(of, _)| *of == hash);
        same.filter_map(|(_, index)| self.articles.get(*index))
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

/// The article of this id and its index in `articles`, which are sorted by id.
pub(crate) fn find<'a>(articles: &'a [Arc<Article>], id: &ArticleId) -> Option<(usize, &'a Arc<Article>)> {
    let index = articles.binary_search_by(|article| article.id.cmp(id)).ok()?;
    Some((index, articles.get(index)?))
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
        let named = |wanted: &String| outlets.canonical(wanted).to_lowercase() == name.to_lowercase();
        let below = |folder: &String| {
            let mut parts = article.folder.split('/');
            let mut wanted = folder.split('/').filter(|part| !matches!(*part, "" | "."));
            wanted.all(|part| parts.next() == Some(part))
        };
        let day = article.meta.published.map(|Published { day, .. }| day);
        (self.outlets.is_empty() || self.outlets.iter().any(named))
            && (self.folders.is_empty() || self.folders.iter().any(below))
            && self.from.is_none_or(|from| day.is_some_and(|day| day >= from))
            && self.to.is_none_or(|to| day.is_some_and(|day| day <= to))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Body, Meta, OutletSpec};
    use super::*;

    fn article(outlet: &str, folder: &str, published: &str) -> Article {
        let published = Published::parse(published);
        let meta = Meta { outlet: outlet.to_owned(), published, ..Meta::default() };
        Article::new(ArticleId::new("a"), String::new(), folder.to_owned(), meta, 0, Body::new(""))
    }

    #[test]
    fn a_scope_admits_what_all_its_parts_admit() {
        let spec = OutletSpec { name: "The Post".into(), aliases: vec!["TP".into()], short: None };
        let outlets = Outlets::new(vec![spec]);
        #[track_caller]
        fn check(scope: Scope, article: &Article, outlets: &Outlets, expected: bool) {
            assert_eq!(scope.admits(article, outlets), expected, "{scope:?}");
        }
        let dated = article("tp", "archive/2021", "2021-12-02");
        let outlet = |name: &str| Scope { outlets: vec![name.into()], ..Scope::default() };
        for (name, expected) in [("The Post", true), ("the post", true), ("TP", true), ("Post", false)] {
            check(outlet(name), &dated, &outlets, expected);
        }
        check(outlet("ПРАВДА"), &article("Правда", "", ""), &outlets, true);
        let folder = |name: &str| Scope { folders: vec![name.into()], ..Scope::default() };
        for (name, expected) in [
            ("archive", true),
            ("archive/2021", true),
            ("./archive//2021/", true),
            (".", true),
            ("arch", false),
            ("2021", false),
            ("archive/2021/12", false),
        ] {
            check(folder(name), &dated, &outlets, expected);
        }
        let day = |text: &str| Published::parse(text).map(|published| published.day);
        let days = |from: &str, to: &str| Scope { from: day(from), to: day(to), ..Scope::default() };
        check(days("2021-12-02", "2021-12-02"), &dated, &outlets, true);
        check(days("2021-12-03", ""), &dated, &outlets, false);
        check(days("", "2021-12-01"), &dated, &outlets, false);
        check(days("", "2021-12-03"), &article("TP", "", ""), &outlets, false);
    }
}
