//! What a pack says of itself: its manifest, for programs, and its README, for people.
//!
//! Decided: no words of an article stand in either beside titles that somebody gave it; a title that was
//! guessed from the text is left out where texts are. Hashes are of content, and nothing says when or
//! where a pack was made, so that the same inputs give the same bytes.

use super::json::made_by;
use super::{Locator, MadeBy};
use crate::compare::articles::Article;
use crate::compare::comparison::{Cell, Comparison};
use crate::compare::counted;
use crate::compare::text::Span;
use crate::compare::text::screen::safe;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// The version of the manifest's form.
const SCHEMA: u32 = 1;

/// A pack before it is written.
#[derive(Clone, Debug)]
pub struct Pack<'a> {
    /// Its articles, each with its file in the pack, `/` between parts.
    pub articles: Vec<(Arc<Article>, String)>,
    /// Whether the texts of the articles are in it.
    pub texts: bool,
    /// The comparisons of its topics.
    pub comparisons: &'a [Comparison],
    /// Its files beside these two, by their paths in it, with their bytes; texts only where they are in it.
    pub files: &'a [(String, Vec<u8>)],
    /// What it was made by and from.
    pub made_by: MadeBy,
}

impl Pack<'_> {
    /// The locator of every passage, each once, with the ids of the topics that it is of.
    pub fn locators(&self) -> BTreeMap<Locator, Vec<&str>> {
        let mut found: BTreeMap<Locator, Vec<&str>> = BTreeMap::new();
        let mut known: BTreeMap<(&str, Span), Locator> = BTreeMap::new();
        for comparison in self.comparisons {
            let topic = comparison.topic.id.as_str();
            for passage in comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages) {
                let Some(article) = comparison.article(&passage.article) else { continue };
                let key = (passage.article.as_str(), passage.span);
                let locator = known.entry(key).or_insert_with(|| Locator::of(article, passage.span));
                let topics = found.entry(locator.clone()).or_default();
                if !topics.contains(&topic) {
                    topics.push(topic);
                }
            }
        }
        found
    }

    /// `manifest.json`: articles, files and locators with their hashes.
    pub fn manifest(&self) -> String {
        let citation = |(locator, topics): (Locator, Vec<&str>)| json!({ "locator": locator.to_string(), "topics": topics });
        let file = |(path, bytes): &(String, Vec<u8>)| json!({ "file": path, "hash": hash(xxh3_64(bytes)) });
        let document = json!({
            "schema": SCHEMA,
            "made_by": made_by(&self.made_by),
            "texts": self.texts,
            "articles": self.articles.iter().map(|(article, file)| self.article(article, file)).collect::<Vec<_>>(),
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
            "citations": self.locators().into_iter().map(citation).collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
    }

    fn article(&self, article: &Article, file: &str) -> Value {
        let meta = &article.meta;
        let is_told = self.texts || !article.is_guessed("title");
        json!({
            "id": article.id.as_str(),
            "file": file,
            "outlet": meta.outlet,
            "title": is_told.then_some(&meta.title),
            "published": meta.published.map(|published| published.to_string()),
            "url": meta.url,
            "guessed": meta.guessed,
            "hash": hash(article.hash),
        })
    }

    /// `README.txt`: what the folder is, what is in it and what to do with it.
    pub fn readme(&self) -> String {
        let texts = counted(self.articles.len(), "article");
        let passages = counted(self.locators().len(), "passage");
        let others = self.files.iter().map(|(path, _)| path.as_str());
        let others: Vec<&str> =
            others.filter(|path| !self.articles.iter().any(|(_, file)| file == path)).collect();
        let (what, to_open) = match self.texts {
            true => (
                format!("The files of {texts} are in it, to the byte as they were."),
                "To open it, here: parallax\nFrom elsewhere: parallax --config THIS-FOLDER/config.toml\n\
                 To check that it is whole: parallax verify manifest.json"
                    .to_owned(),
            ),
            false => (
                format!(
                    "No word of the {texts} that it is about is in it, and no corrections, which quote them."
                ),
                "Whoever has the same articles can check what it cites:\n\
                 parallax --articles FOLDER-OF-ARTICLES verify manifest.json\n\
                 or puts them where manifest.json names them, and opens it, here: parallax"
                    .to_owned(),
            ),
        };
        let text = format!(
            "This folder was written by `parallax pack`. It holds a comparison of articles: what each outlet\n\
             says on one point, side by side, in its own words.\n\n{what}\nBeside them: {}.\n\
             manifest.json names each article with a hash of its content, each file with a hash of its\n\
             bytes, and the {passages} of {} by locators: article, paragraph, bytes, hash (all hashes\n\
             are xxh3).\n\n{to_open}\n\n{}\n",
            others.join(", "),
            counted(self.comparisons.len(), "topic"),
            self.made_by
        );
        safe(&text).into_owned()
    }
}

fn hash(hash: u64) -> String {
    format!("{hash:016x}")
}
