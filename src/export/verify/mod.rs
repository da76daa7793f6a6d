//! Citations held against the articles that they cite: the same words at the same place, elsewhere,
//! others, or none any more.
//!
//! `documents` finds the citations of a document and what is quoted beside each, `places` the words in
//! the articles, `quotation` holds the two against each other, `report` says what came of it. Decided:
//! a verdict is never a guess. Words stand at a place if their hash is that of the locator; where
//! several places fit equally all are told; words that are found only in another article, while the
//! one that is cited is there without them, are told and are no *moved* citation, for wire copies
//! share words. All citations of a document are looked for in one pass over the articles.

pub mod documents;
mod places;
mod quotation;
pub mod report;

pub use places::Place;
pub use quotation::Run;

use super::locator::{Locator, hash_of};
use crate::compare::articles::{Article, ArticleId, Library};
use crate::compare::text::Span;
use places::{Sought, Text, holding, most_alike, sentences_at};
use quotation::{Quoted, difference, nearest, quoted};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// A citation, and where in its document it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Where.
    pub at: At,
    /// What it cites; none if the locator is damaged.
    pub locator: Option<Locator>,
    /// What is quoted beside it, in the ways in which that can be read, the likeliest first; nothing if
    /// the locator stands alone.
    pub readings: Vec<String>,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// A line, from 1.
    Line(usize),
    /// A value of a JSON document, as a JSON pointer (RFC 6901).
    Pointer(String),
}

/// What came of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The same words stand at the same place, and are quoted as they stand.
    Exact,
    /// The same words stand elsewhere, if only in another paragraph, and are quoted as they stand.
    Moved,
    /// Other words stand at the place, or are quoted.
    Altered,
    /// The words are nowhere any more, nor anything like them.
    Gone,
}

impl Verdict {
    /// All of them, the best first.
    pub const ALL: [Verdict; 4] = [Self::Exact, Self::Moved, Self::Altered, Self::Gone];

    /// Its name in reports and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Altered => "altered",
            Self::Gone => "gone",
        }
    }

    /// Whether the citation can stand as it is.
    pub fn holds(self) -> bool {
        matches!(self, Self::Exact | Self::Moved)
    }
}

/// What was found of the words that a locator cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// They stand at their place.
    Here,
    /// They stand elsewhere in their article, or at their bytes, but in another paragraph than is said.
    Within,
    /// Their article is not there, and they stand in another one.
    InAnother,
    /// They are not in their article; something like them is.
    Like,
    /// They are not in their article; the part of them that is quoted is.
    InPart,
    /// They are not in their article, and what they were is not known: at the place other words stand.
    Others,
    /// They are not in their article, nor is anything like them.
    Nothing,
    /// Neither their article is there, nor are they.
    NoArticle,
    /// Nobody knows what is cited.
    Damaged,
}

/// A citation that was held against the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// It.
    pub citation: Citation,
    /// What came of it.
    pub verdict: Verdict,
    /// Where its words stand now, or what is like them; several if they fit equally.
    pub places: Vec<Place>,
    /// Other articles that hold its very words while its own does not.
    pub elsewhere: Vec<Place>,
    /// What its article says (base) against what the document does, word by word; empty where that is
    /// the same or not known.
    pub difference: Vec<Run>,
    source: Source,
    quoted: Quoted,
    /// What stands at its places.
    words: String,
    /// What is quoted otherwise, in the reading that is most like these words.
    reading: Option<String>,
}

/// Holds citations against the articles; what came of each, in their order.
pub fn check(library: &Library, citations: Vec<Citation>) -> Vec<Checked> {
    let own: Vec<Own> = citations.par_iter().map(|citation| Own::of(library, citation)).collect();
    let missing = citations.iter().zip(&own).enumerate();
    let missing: Vec<Missing<'_>> =
        missing.filter_map(|(index, (citation, own))| Missing::of(index, citation, own)).collect();
    let mut elsewhere = in_others(library, &missing);
    let told = |(index, (citation, own)): (usize, (Citation, Own))| {
        let others = elsewhere.remove(&index).unwrap_or_default();
        own.told(citation, others, library)
    };
    citations.into_iter().zip(own).enumerate().map(told).collect()
}

/// What the article that is cited has of the words.
enum Own {
    /// Nobody knows which it is.
    Damaged,
    /// It is not there.
    NoArticle,
    /// It is there, and has them or not.
    Found(Source, Vec<Place>),
}

impl Own {
    fn of(library: &Library, citation: &Citation) -> Self {
        let Some(locator) = &citation.locator else { return Self::Damaged };
        let Some(article) = library.get(&ArticleId::new(&locator.article)) else { return Self::NoArticle };
        if is_there(article, locator) {
            let place = Place::of(article, locator.span);
            let is_in_paragraph = locator.paragraph.is_none_or(|paragraph| place.paragraph == paragraph);
            let source = if is_in_paragraph { Source::Here } else { Source::Within };
            return Self::Found(source, vec![place]);
        }
        let within = Sought::of(locator, &citation.readings).stands_in(&Text::of(article));
        if within.is_empty() {
            let (source, places) = changed(article, locator, &citation.readings);
            return Self::Found(source, places);
        }
        Self::Found(Source::Within, within.iter().map(|span| Place::of(article, *span)).collect())
    }

    /// The verdict, with what other articles have of the words.
    fn told(self, citation: Citation, others: Vec<Place>, library: &Library) -> Checked {
        let (source, places, elsewhere) = match self {
            Self::Damaged => (Source::Damaged, Vec::new(), Vec::new()),
            Self::NoArticle if others.is_empty() => (Source::NoArticle, Vec::new(), Vec::new()),
            Self::NoArticle => (Source::InAnother, others, Vec::new()),
            Self::Found(source, places) => (source, places, others),
        };
        Checked { elsewhere, ..Checked::new(citation, source, places).held_against(library) }
    }
}

/// Words that their own article does not have.
struct Missing<'a> {
    /// The index of their citation.
    index: usize,
    article: &'a str,
    sought: Sought<'a>,
}

impl<'a> Missing<'a> {
    fn of(index: usize, citation: &'a Citation, own: &Own) -> Option<Self> {
        let is_there = matches!(own, Own::Found(Source::Here | Source::Within, _));
        let locator = citation.locator.as_ref().filter(|_| !is_there)?;
        let sought = Sought::of(locator, &citation.readings);
        Some(Self { index, article: &locator.article, sought })
    }
}

/// Where words stand in articles other than their own, in the order of their ids: by the index of their
/// citation.
fn in_others(library: &Library, missing: &[Missing<'_>]) -> HashMap<usize, Vec<Place>> {
    let mut found: HashMap<usize, Vec<Place>> = HashMap::new();
    if missing.is_empty() {
        return found;
    }
    let of_article = |article: &Arc<Article>| {
        let text = Text::of(article);
        let others = missing.iter().filter(|of| of.article != article.id.as_str());
        let places = others.flat_map(|of| {
            let spans = of.sought.stands_in(&text).into_iter();
            spans.map(|span| (of.index, Place::of(article, span))).collect::<Vec<_>>()
        });
        places.collect::<Vec<_>>()
    };
    let of_each: Vec<Vec<(usize, Place)>> = library.articles().par_iter().map(of_article).collect();
    for (index, place) in of_each.into_iter().flatten() {
        found.entry(index).or_default().push(place);
    }
    found
}

fn is_there(article: &Article, locator: &Locator) -> bool {
    let words = locator.span.of(article.body.as_str());
    !words.is_empty() && hash_of(words) == locator.hash
}

/// What became of words that their article no longer has.
fn changed(article: &Article, locator: &Locator, readings: &[String]) -> (Source, Vec<Place>) {
    let places = |spans: Vec<Span>| spans.iter().map(|span| Place::of(article, *span)).collect();
    // Of equals the last is taken.
    let alike = readings.iter().rev().map(|reading| most_alike(article, reading));
    let alike = alike.max_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or_default().1;
    if !alike.is_empty() {
        return (Source::Like, places(alike));
    }
    let in_part = readings.first().map(|reading| holding(article, reading)).unwrap_or_default();
    if !in_part.is_empty() {
        return (Source::InPart, places(in_part));
    }
    // A quotation much shorter than the words says nothing of the rest of them.
    let is_known = readings.iter().any(|reading| reading.len() * 5 >= locator.span.len() * 4);
    match sentences_at(article, locator.span).filter(|_| !is_known) {
        Some(span) => (Source::Others, places(vec![span])),
        None => (Source::Nothing, Vec::new()),
    }
}

impl Checked {
    fn new(citation: Citation, source: Source, places: Vec<Place>) -> Self {
        let verdict = match source {
            Source::Here => Verdict::Exact,
            Source::Within | Source::InAnother => Verdict::Moved,
            Source::Like | Source::InPart | Source::Others | Source::Damaged => Verdict::Altered,
            Source::Nothing | Source::NoArticle => Verdict::Gone,
        };
        let (elsewhere, difference, words) = (Vec::new(), Vec::new(), String::new());
        let (quoted, reading) = (Quoted::Nothing, None);
        Self { citation, verdict, places, elsewhere, difference, source, quoted, words, reading }
    }

    /// Holds what is quoted against what stands at its places, of which all say the same or none is known
    /// to be meant.
    fn held_against(mut self, library: &Library) -> Self {
        let first = self.places.first();
        let Some(article) = first.and_then(|place| library.get(&place.article)) else { return self };
        let Some(words) = first.map(|place| place.span.of(article.body.as_str())) else { return self };
        self.words = words.to_owned();
        let is_open = self.source == Source::Like && self.places.len() > 1;
        if is_open || matches!(self.source, Source::Others | Source::InPart) {
            return self;
        }
        self.quoted = quoted(words, &self.citation.readings);
        if matches!(self.quoted, Quoted::Otherwise) {
            self.verdict = Verdict::Altered;
        }
        let differs = self.source == Source::Like || self.quoted == Quoted::Otherwise;
        if let Some(reading) = nearest(words, &self.citation.readings).filter(|_| differs) {
            self.difference = difference(words, reading);
            self.reading = Some(reading.clone());
        }
        self
    }
}

#[cfg(test)]
mod tests;
