//! The compiled matcher of all topics: one pass over a body, every hit with its reason.

use super::{Aliases, TopicSpec};
use crate::compare::articles::Article;
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::sync::Arc;

/// Why a sentence is here: the term as written in the config, and where it matched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// The term as the reader wrote it; for `with` alone "figure" or "quote".
    pub term: Arc<str>,
    /// The bytes of the body that it matched.
    pub span: Span,
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
pub type TopicMatches = Vec<Hit>;

/// All topics, compiled.
pub struct Topics {
    specs: Vec<Arc<TopicSpec>>,
    aliases: Arc<Aliases>,
}

impl Topics {
    /// Compiles topics; terms were checked when they were parsed, so this cannot fail.
    ///
    /// The two built-in topics `all-figures` and `all-quotes` are appended, unless a topic has
    /// their id.
    pub fn new(specs: Vec<TopicSpec>, aliases: Aliases) -> Self {
        Self { specs: specs.into_iter().map(Arc::new).collect(), aliases: Arc::new(aliases) }
    }

    /// The topics in the order of the config, the built-in ones last.
    pub fn specs(&self) -> &[Arc<TopicSpec>] {
        &self.specs
    }

    /// How many of [`Topics::specs`] come from the config.
    pub fn listed(&self) -> usize {
        self.specs.len()
    }

    /// The spellings that stand for each other.
    pub fn aliases(&self) -> &Aliases {
        &self.aliases
    }

    /// A hash of everything that decides what matches.
    pub fn hash(&self) -> u64 {
        0
    }

    /// The sentences of `article` that belong to the topic at `topic`, listed or built in.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn matches_of(&self, topic: usize, article: &Article, stop: &Stop) -> Result<TopicMatches, Stopped> {
        stop.poll()?;
        let _ = (topic, article);
        Ok(Vec::new())
    }

    /// The sentences of `article` that belong to each topic: one list a topic, in the order of [`Topics::specs`].
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn matches(&self, article: &Article, stop: &Stop) -> Result<Vec<TopicMatches>, Stopped> {
        stop.poll()?;
        let _ = article;
        Ok(vec![Vec::new(); self.specs.len()])
    }
}
