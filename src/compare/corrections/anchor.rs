//! Words of an article that a judgement holds on to, and where they stand now.
//!
//! An anchor is a TextQuoteSelector (W3C, Web Annotation Data Model, 4.2.4: exact, prefix, suffix)
//! with the article's id, its outlet and a hash of its text. Decided, so that no place is guessed: of
//! words that stand more than once only a place with the same words on both sides counts, and only if
//! there is one; where an anchor was made of such words, its context is as long as tells them apart.
//! Words that stand once count if something beside them is as it was, or if they are many. An article
//! that is gone is looked for by its whole text, then by the anchor with its context in the articles
//! of the same outlet; whatever is found twice there is not found.

use crate::compare::articles::{Article, ArticleId, Library};
use crate::compare::text::Span;
use std::fmt;
use std::sync::Arc;

/// How many characters of context an anchor has on either side, if these tell its words apart.
const CONTEXT: usize = 32;

/// Words of this many characters stand for themselves where all around them has changed.
const TELLING: usize = 24;

/// Words that stand more often than this are not told apart.
const MOST_COPIES: usize = 1000;

/// Words of an article, by their text and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// The article's id.
    pub article: ArticleId,
    /// The words.
    pub exact: String,
    /// What stands before them; empty at the beginning of the text.
    pub prefix: String,
    /// What stands after them; empty at its end.
    pub suffix: String,
    /// How often the words stood in the article when this was made, at least 1.
    pub copies: usize,
    /// The article's outlet as its front matter has it; empty if it is not known.
    pub outlet: String,
    /// A hash of the article's whole text ([`Article::text_hash`]); none if it is not known.
    pub body: Option<u64>,
}

/// Words of an article, in the library that holds it: elsewhere they could be those of another.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    pub(super) library: &'a Library,
    pub(super) article: &'a Article,
    pub(super) span: Span,
}

/// Words in one article of a library.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// Its bytes.
    pub span: Span,
}

/// Why what a judgement holds on to is not found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// There is no such article, and none that holds the same words.
    NoArticle,
    /// The article is gone, and so many others could be it.
    Articles(usize),
    /// The words stand in the article no more.
    Gone,
    /// They stand there once, but nothing beside them is as it was.
    Moved,
    /// They stand there so many times, and what is beside them does not tell which is meant.
    Unclear(usize),
    /// There is no topic of this id.
    NoTopic,
    /// No row of the topic is the one that is meant.
    NoRow,
    /// There is no such column.
    NoColumn,
    /// The words hold no figure that the program reads.
    NoFigure,
    /// The words hold no quotation that the program reads.
    NoQuotation,
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lost::NoArticle => f.write_str("its article is gone"),
            Lost::Articles(count) => write!(f, "its article is gone, and {count} others could be it"),
            Lost::Gone => f.write_str("its words are gone from the article"),
            Lost::Moved => f.write_str("its words stand in the article, but not where they stood"),
            Lost::Unclear(count) => write!(f, "its words stand {count} times, and it is not clear which"),
            Lost::NoTopic => f.write_str("its topic is gone"),
            Lost::NoRow => f.write_str("its row is gone"),
            Lost::NoColumn => f.write_str("its column is gone"),
            Lost::NoFigure => f.write_str("no figure is read there"),
            Lost::NoQuotation => f.write_str("no quotation is read there"),
        }
    }
}

impl Anchor {
    /// The words of `article` at `span`, with as much around them as tells them apart.
    pub fn of(article: &Article, span: Span) -> Self {
        let body = article.body.as_str();
        let exact = span.of(body).to_owned();
        let mut anchor = Self {
            article: article.id.clone(),
            copies: occurrences(body, &exact).take(MOST_COPIES).count().max(1),
            exact,
            prefix: String::new(),
            suffix: String::new(),
            outlet: article.meta.outlet.clone(),
            body: Some(article.text_hash()),
        };
        let mut length = CONTEXT;
        loop {
            let start = back(body, span.start, length);
            let end = forth(body, span.end, length);
            anchor.prefix = Span::new(start, span.start).of(body).to_owned();
            anchor.suffix = Span::new(span.end, end).of(body).to_owned();
            let whole = start == 0 && end == body.len();
            let is_told = matches!(anchor.copies, 1 | MOST_COPIES) || anchor.in_context(body).count() == 1;
            if whole || is_told {
                return anchor;
            }
            length *= 2;
        }
    }

    /// Where its words stand in `body`, the text of its article as it is now.
    ///
    /// # Errors
    /// [`Lost`] if they are gone, or it is not sure which they are.
    pub fn place_in(&self, body: &str) -> Result<Span, Lost> {
        let mut places = occurrences(body, &self.exact);
        let Some(first) = places.next() else { return Err(Lost::Gone) };
        let more = places.take(MOST_COPIES).count();
        if more == 0 {
            let is_kept = match self.sides(body, first) {
                _ if self.copies > 1 => self.fits(body, first),
                (Some(true), _) | (_, Some(true)) | (None, None) => true,
                _ => self.exact.chars().count() >= TELLING,
            };
            return if is_kept { Ok(first) } else { Err(Lost::Moved) };
        }
        let mut fitting = self.in_context(body);
        match (fitting.next(), fitting.next()) {
            (Some(only), None) if more < MOST_COPIES => Ok(only),
            _ => Err(Lost::Unclear(more + 1)),
        }
    }

    /// Where it stands in a library.
    ///
    /// # Errors
    /// [`Lost`], if it is not sure.
    pub(super) fn place(&self, library: &Library) -> Result<Place, Lost> {
        let within = |article: &Arc<Article>| {
            let span = self.place_in(article.body.as_str())?;
            Ok(Place { article: article.id.clone(), span })
        };
        if let Some(article) = library.get(&self.article) {
            return within(article);
        }
        let same: Vec<&Arc<Article>> = self.body.into_iter().flat_map(|body| library.of_text(body)).collect();
        match same.as_slice() {
            [] => self.elsewhere(library),
            [only] => within(only),
            several => Err(Lost::Articles(several.len())),
        }
    }

    /// The one place with its words and all its context in the articles of its outlet.
    fn elsewhere(&self, library: &Library) -> Result<Place, Lost> {
        if self.outlet.is_empty() || self.prefix.is_empty() && self.suffix.is_empty() {
            return Err(Lost::NoArticle);
        }
        let outlet = self.outlet.to_lowercase();
        let of_outlet = |article: &&Arc<Article>| article.meta.outlet.to_lowercase() == outlet;
        let mut found = Vec::new();
        for article in library.articles().iter().filter(of_outlet) {
            let places = self.in_context(article.body.as_str());
            found.extend(places.map(|span| Place { article: article.id.clone(), span }));
        }
        match found.len() {
            0 => Err(Lost::NoArticle),
            1 => Ok(found.remove(0)),
            several => Err(Lost::Articles(several)),
        }
    }

    /// Whether it holds words that share text with these, in the article where it stands now.
    pub fn is_at(&self, words: Words<'_>) -> bool {
        self.in_article_of(words).is_some_and(|span| span.overlaps(words.span))
    }

    /// Whether it holds these very words.
    pub fn is_exactly(&self, words: Words<'_>) -> bool {
        self.in_article_of(words) == Some(words.span)
    }

    /// Where it stands, if that is in the article of these words.
    fn in_article_of(&self, words: Words<'_>) -> Option<Span> {
        let id = &words.article.id;
        // What stands in another article that is there need not be looked for.
        let is_elsewhere = self.article != *id && words.library.get(&self.article).is_some();
        let place = (!is_elsewhere).then(|| self.place(words.library).ok())??;
        (place.article == *id).then_some(place.span)
    }

    /// The places of its words with its context around them; of very many the first.
    fn in_context<'a>(&'a self, body: &'a str) -> impl Iterator<Item = Span> + 'a {
        occurrences(body, &self.exact).take(MOST_COPIES).filter(|place| self.fits(body, *place))
    }

    fn fits(&self, body: &str, place: Span) -> bool {
        let (before, after) = self.sides(body, place);
        before != Some(false) && after != Some(false)
    }

    /// Whether what stands before and after a place is as it was; none where nothing stood.
    fn sides(&self, body: &str, place: Span) -> (Option<bool>, Option<bool>) {
        let before = body.get(..place.start).unwrap_or_default();
        let after = body.get(place.end..).unwrap_or_default();
        let told = |side: &str, is_kept: bool| (!side.is_empty()).then_some(is_kept);
        (
            told(&self.prefix, before.ends_with(&self.prefix)),
            told(&self.suffix, after.starts_with(&self.suffix)),
        )
    }
}

impl<'a> Words<'a> {
    /// The words at `span` of an article of `library`; none if that is not there.
    pub fn of(library: &'a Library, article: &ArticleId, span: Span) -> Option<Self> {
        library.get(article).map(|article| Self { library, article, span })
    }

    /// Other words of the same article.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// What holds on to them.
    pub(super) fn anchor(self) -> Anchor {
        Anchor::of(self.article, self.span)
    }
}

/// All places of `words`, also those that overlap; none of nothing.
fn occurrences<'a>(body: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let step = words.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        if words.is_empty() {
            return None;
        }
        let start = from + body.get(from..)?.find(words)?;
        from = start + step;
        Some(Span::new(start, start + words.len()))
    })
}

/// The byte so many characters before `from`.
fn back(body: &str, from: usize, characters: usize) -> usize {
    let before = body.get(..from).unwrap_or_default();
    before.char_indices().rev().take(characters).last().map_or(from, |(at, _)| at)
}

/// The byte so many characters after `from`.
fn forth(body: &str, from: usize, characters: usize) -> usize {
    let after = body.get(from..).unwrap_or_default();
    after.char_indices().nth(characters).map_or(body.len(), |(at, _)| from + at)
}

#[cfg(test)]
mod tests;
