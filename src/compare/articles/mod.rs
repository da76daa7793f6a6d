//! Articles and the library that holds them, as immutable snapshots.
//!
//! Owns what is known of a text beside its words: outlet, date and how sure we are of them. Reads
//! no file: [`front_matter`] turns decoded text into an [`Article`], `io::store` brings the text.

pub mod decode;
pub mod front_matter;
mod furniture;
mod library;
mod outlets;
mod published;

pub(crate) use library::find;
pub use library::{Library, Scope};
pub use outlets::{OutletSpec, Outlets};
pub use published::Published;

use super::text::{self, Span};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// Names one article: its path relative to its articles folder, without extension, `/` between parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// The id with this text.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text of an article as decoded: shared, immutable, wherever it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body(Arc<str>);

impl Body {
    /// A body kept in memory.
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who translated a text, where its front matter says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translated {
    /// `translated = "machine"`.
    Machine,
    /// `translated = "human"`.
    Human,
}

/// What the front matter says of a text, or what stands in for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Its headline; the first line of a text without front matter.
    pub title: String,
    /// Who published it, as written; see [`Outlets::canonical`].
    pub outlet: String,
    /// When, or nothing: "undated" is never replaced by another date.
    pub published: Option<Published>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Its language as a BCP 47 tag, as written.
    pub language: Option<String>,
    /// By way of whom the text came.
    pub via: Option<String>,
    /// Whether, and by whom, it was translated.
    pub translated: Option<Translated>,
    /// What whoever added it wishes to be known.
    pub note: Option<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// The names of the fields above that whoever added it was not sure of, sorted.
    pub guessed: Vec<String>,
}

/// One text of one outlet.
#[derive(Debug)]
pub struct Article {
    /// Its name throughout the program.
    pub id: ArticleId,
    /// The file that it came from, as messages name it.
    pub path: String,
    /// The folder that it stands in, relative to its articles folder, `/` between parts; empty at the top.
    pub folder: String,
    /// What is known of it.
    pub meta: Meta,
    /// A hash of front matter and body, never of paths (xxh3).
    pub hash: u64,
    /// Its text; all offsets count bytes of this.
    pub body: Body,
    text_hash: OnceLock<u64>,
    paragraphs: OnceLock<Vec<Paragraph>>,
}

/// A paragraph of an article.
#[derive(Debug)]
pub struct Paragraph {
    /// Its bytes, trimmed.
    pub span: Span,
    /// Whether it is furniture (share bars, pleas, credits, a repeated title): shown dim, never matched.
    pub furniture: bool,
    sentences: OnceLock<Vec<Span>>,
}

impl Article {
    /// An article of known parts; paragraphs are found when first asked for.
    pub fn new(id: ArticleId, path: String, folder: String, meta: Meta, hash: u64, body: Body) -> Self {
        Self { id, path, folder, meta, hash, body, text_hash: OnceLock::new(), paragraphs: OnceLock::new() }
    }

    /// A hash of its text alone (xxh3), made when first asked for.
    pub fn text_hash(&self) -> u64 {
        *self.text_hash.get_or_init(|| xxhash_rust::xxh3::xxh3_64(self.body.as_str().as_bytes()))
    }

    /// The title, as far as a line that repeats it is furniture: where a title was guessed from the
    /// text, the line that it came from is a headline only if it does not read as a sentence.
    fn headline(&self) -> &str {
        let reads_as_sentence = self.meta.title.ends_with(['.', '!', '?', '…', '”', '"', '。']);
        if reads_as_sentence && self.is_guessed("title") { "" } else { &self.meta.title }
    }

    /// Its paragraphs in order; paragraph number `n` of a locator is at index `n - 1`.
    pub fn paragraphs(&self) -> &[Paragraph] {
        self.paragraphs.get_or_init(|| {
            let spans = text::paragraphs(self.body.as_str());
            let furniture =
                furniture::furniture(self.body.as_str(), &spans, self.headline(), &self.meta.outlet);
            let paragraph = |(span, furniture)| Paragraph { span, furniture, sentences: OnceLock::new() };
            spans.into_iter().zip(furniture).map(paragraph).collect()
        })
    }

    /// The sentences of the paragraph at `index` (from 0), in order; none if there is no such paragraph.
    pub fn sentences(&self, index: usize) -> &[Span] {
        let Some(paragraph) = self.paragraphs().get(index) else { return &[] };
        paragraph.sentences.get_or_init(|| text::sentences(self.body.as_str(), paragraph.span))
    }

    /// The sentences that lie in `span`, a part of one paragraph.
    pub fn sentences_in(&self, span: Span) -> &[Span] {
        let all = self.sentences(self.paragraph_at(span.start));
        let first = all.partition_point(|sentence| sentence.start < span.start);
        let end = all.partition_point(|sentence| sentence.end <= span.end).max(first);
        all.get(first..end).unwrap_or_default()
    }

    /// The index of the paragraph that holds the byte at `offset`, or of the last one before it.
    pub fn paragraph_at(&self, offset: usize) -> usize {
        self.paragraphs().partition_point(|p| p.span.start <= offset).saturating_sub(1)
    }

    /// Its address, if it is one of the web: what else a text calls an address is opened by nobody.
    pub fn web_address(&self) -> Option<&str> {
        let url = self.meta.url.as_deref()?.trim();
        let scheme = url.split_once("://")?.0;
        let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let is_plain = !url.contains(|c: char| c.is_control() || c.is_whitespace());
        (is_web && is_plain).then_some(url)
    }

    /// Whether its text is a machine's translation.
    pub fn is_machine_translated(&self) -> bool {
        self.meta.translated == Some(Translated::Machine)
    }

    /// Whether whoever added it was unsure of `field` ("published").
    pub fn is_guessed(&self, field: &str) -> bool {
        self.meta.guessed.iter().any(|guessed| guessed == field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        #[track_caller]
        fn check(url: &str, expected: bool) {
            let meta = Meta { url: Some(url.into()), ..Meta::default() };
            let article =
                Article::new(ArticleId::new("a"), String::new(), String::new(), meta, 0, Body::new(""));
            assert_eq!(article.web_address().is_some(), expected, "{url}");
        }
        check("https://example.org/1", true);
        check("HTTP://example.org", true);
        check("javascript:alert(1)", false);
        check("file:///etc/passwd", false);
        check("-x https://example.org", false);
        check("https://example.org/\u{1b}[2J", false);
    }
}
