//! All topics, compiled: from an article to the sentences of each topic, every hit with its reasons.
//!
//! Joins the one pass (`super::scan`) and the rules (`super::rules`); owns what later stages see.
//! Decided: the built-in topics admit nearly every sentence with a figure or quotation, so they are
//! matched only by [`Topics::matches_of`], when asked for.

use super::pattern::Pattern;
use super::rules::{Admitted, CompiledRule, Matched};
use super::scan::{Occurrence, Scanner};
use super::scripts::Words;
use super::{Aliases, Rule, Term, TopicSpec, With};
use crate::compare::evidence::Reading;
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Why a sentence is here: the term as written in the config, and where it matched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// The bytes of the body that it matched.
    pub span: Span,
    /// The term as the reader wrote it; for `with` alone "figure" or "quote".
    pub term: Arc<str>,
}

/// A sentence that belongs to a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The index of its paragraph, from 0.
    pub paragraph: usize,
    /// The index of the sentence in its paragraph, from 0.
    pub sentence: usize,
    /// Its bytes.
    pub span: Span,
    /// What matched in it, by position: terms of `any` and `all`, without duplicates, never none.
    pub reasons: Vec<Reason>,
    /// The index of the first of the topic's named rows whose rule it satisfies, and what matched of it.
    pub row: Option<(usize, Vec<Reason>)>,
}

/// The sentences of one article that belong to one topic, in reading order.
pub type TopicMatches = Arc<[Arc<Hit>]>;

/// Which terms stand in an article, by their index ([`Topics::term`]), and in how many places: of places
/// that overlap the first and longest.
pub type TermPlaces = Box<[(usize, usize)]>;

/// All topics, compiled.
pub struct Topics {
    specs: Vec<Arc<TopicSpec>>,
    listed: usize,
    aliases: Arc<Aliases>,
    pub(super) scanner: Scanner,
    pub(super) compiled: Vec<CompiledTopic>,
    hash: u64,
}

pub(super) struct CompiledTopic {
    pub(super) rule: CompiledRule,
    pub(super) rows: Vec<CompiledRule>,
}

impl Default for Topics {
    fn default() -> Self {
        Self::new(Vec::new(), Aliases::default())
    }
}

impl Topics {
    /// Compiles topics; terms were checked when they were parsed, so this cannot fail.
    ///
    /// The two built-in topics `all-figures` and `all-quotes` are appended, unless a topic has
    /// their id.
    pub fn new(specs: Vec<TopicSpec>, aliases: Aliases) -> Self {
        let listed = specs.len();
        let hash = hash(&specs, &aliases);
        let missing = built_in().into_iter().filter(|topic| specs.iter().all(|spec| spec.id != topic.id));
        let missing: Vec<TopicSpec> = missing.collect();
        let specs: Vec<Arc<TopicSpec>> = specs.into_iter().chain(missing).map(Arc::new).collect();
        let mut patterns = Vec::new();
        let mut known = BTreeMap::new();
        let mut index = |term: &Term| {
            *known.entry(term.written().to_owned()).or_insert_with(|| {
                patterns.push(Pattern::new(term, &aliases));
                patterns.len() - 1
            })
        };
        let topic = |spec: &Arc<TopicSpec>| CompiledTopic {
            rule: CompiledRule::new(&spec.rule, &mut index),
            rows: spec.rows.iter().map(|row| CompiledRule::new(&row.rule, &mut index)).collect(),
        };
        let compiled = specs.iter().map(topic).collect();
        Self { specs, listed, scanner: Scanner::new(patterns), aliases: Arc::new(aliases), compiled, hash }
    }

    /// The topics in the order of the config, the built-in ones last.
    pub fn specs(&self) -> &[Arc<TopicSpec>] {
        &self.specs
    }

    /// How many of [`Topics::specs`] come from the config.
    pub fn listed(&self) -> usize {
        self.listed
    }

    /// The spellings that stand for each other.
    pub fn aliases(&self) -> &Aliases {
        &self.aliases
    }

    /// A hash of everything that decides what matches (xxh3): rules, rows and aliases, not names.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// A hash of what decides the matches of the topic at `topic`: of all listed topics for a listed
    /// one, for these are matched together; of its own rule for a built-in one.
    pub fn hash_of(&self, topic: usize) -> u64 {
        match self.specs.get(topic) {
            Some(spec) if topic >= self.listed => xxhash_rust::xxh3::xxh3_64(written(&spec.rule).as_bytes()),
            _ => self.hash,
        }
    }

    /// The sentences of what is read that belong to the topic at `topic`, listed or built in; none
    /// if there is no such topic.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn matches_of(&self, topic: usize, reading: &Reading, stop: &Stop) -> Result<TopicMatches, Stopped> {
        let Some(compiled) = self.compiled.get(topic) else { return Ok(TopicMatches::default()) };
        let words = Words::new(reading.article());
        let is_listed = topic < self.listed;
        let occurrences = if is_listed { self.scanner.scan(&words, stop)? } else { Vec::new() };
        hits(compiled, &self.matched(reading, &words, occurrences), stop)
    }

    /// The sentences of what is read that belong to each listed topic: one list a topic, in the order
    /// of [`Topics::specs`], all found in one pass.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn matches(&self, reading: &Reading, stop: &Stop) -> Result<Vec<TopicMatches>, Stopped> {
        self.matches_and_terms(reading, stop).map(|(matches, _)| matches)
    }

    /// The same, and how often each term stands there, whatever the rules ask beside it.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn matches_and_terms(
        &self,
        reading: &Reading,
        stop: &Stop,
    ) -> Result<(Vec<TopicMatches>, TermPlaces), Stopped> {
        stop.poll()?;
        let words = Words::new(reading.article());
        let occurrences = self.scanner.scan(&words, stop)?;
        let terms = counted(&occurrences);
        let matched = self.matched(reading, &words, occurrences);
        let hits = self.compiled.iter().take(self.listed).map(|topic| hits(topic, &matched, stop));
        Ok((hits.collect::<Result<_, _>>()?, terms))
    }

    /// The index under which [`TermPlaces`] counts a term, as the config writes it.
    pub fn term(&self, written: &str) -> Option<usize> {
        self.scanner.patterns().iter().position(|pattern| &*pattern.written == written)
    }

    pub(super) fn matched<'a>(
        &'a self,
        reading: &'a Reading,
        words: &'a Words<'a>,
        occurrences: Vec<Occurrence>,
    ) -> Matched<'a> {
        Matched::new(reading, words, occurrences, self.scanner.patterns())
    }
}

/// In how many places each term stands, of occurrences by term, then position.
fn counted(occurrences: &[Occurrence]) -> TermPlaces {
    let of_term = |places: &[Occurrence]| {
        let mut ends = (0, 0);
        for (at, place) in places.iter().enumerate() {
            // Of those that begin together the longest stands last.
            let is_longest = places.get(at + 1).is_none_or(|next| next.span.start != place.span.start);
            if is_longest && place.span.start >= ends.0 {
                ends = (place.span.end, ends.1 + 1);
            }
        }
        (places.first().map_or(0, |place| place.term), ends.1)
    };
    occurrences.chunk_by(|a, b| a.term == b.term).map(of_term).collect()
}

fn hits(topic: &CompiledTopic, matched: &Matched<'_>, stop: &Stop) -> Result<TopicMatches, Stopped> {
    let admitted = topic.rule.admit(matched, None, stop)?;
    let rows = topic.rows.iter().map(|row| row.admit(matched, Some(&admitted), stop));
    let rows: Vec<Admitted> = rows.collect::<Result<_, _>>()?;
    let row_of = |key: &(usize, usize)| {
        let mut found = rows.iter().enumerate();
        found.find_map(|(row, admitted)| Some((row, admitted.get(key)?.iter().cloned().collect())))
    };
    let hit = |(key, reasons): (&(usize, usize), &BTreeSet<Reason>)| Hit {
        paragraph: key.0,
        sentence: key.1,
        span: matched.article.sentences(key.0).get(key.1).copied().unwrap_or_default(),
        reasons: reasons.iter().cloned().collect(),
        row: row_of(key),
    };
    Ok(admitted.iter().map(hit).map(Arc::new).collect())
}

/// The topics that every config has: they stand last and are matched only when asked for.
fn built_in() -> [TopicSpec; 2] {
    let topic = |id: &str, name: &str, with| TopicSpec {
        id: id.to_owned(),
        name: name.to_owned(),
        rule: Rule { with: Some(with), ..Rule::default() },
        rows: Vec::new(),
    };
    [topic("all-figures", "All figures", With::Figure), topic("all-quotes", "All quotes", With::Quote)]
}

fn hash(specs: &[TopicSpec], aliases: &Aliases) -> u64 {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    for spec in specs {
        hasher.update(b"topic");
        for rule in [&spec.rule].into_iter().chain(spec.rows.iter().map(|row| &row.rule)) {
            hasher.update(written(rule).as_bytes());
        }
    }
    hasher.update(format!("aliases{:?}", aliases.groups()).as_bytes());
    hasher.digest()
}

/// A rule as text, such that two rules that match otherwise are written otherwise.
fn written(rule: &Rule) -> String {
    let list = |terms: &Vec<Term>| terms.iter().map(|term| term.written().to_owned()).collect::<Vec<_>>();
    let all: Vec<Vec<String>> = rule.all.iter().map(list).collect();
    let terms = (list(&rule.any), all, list(&rule.none));
    format!("rule{:?}", (terms, rule.with, &rule.unit, rule.within))
}
