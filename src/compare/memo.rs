//! What is already known of articles, so that a change redoes only what changed.
//!
//! What an article gives depends on that article and the topics alone, so it is kept under their
//! hashes: an edit of one article or of the config finds the rest again.

use super::articles::Article;
use super::evidence::{Evidence, Reading};
use super::topics::{TopicMatches, Topics};
use super::{Stop, Stopped};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The hash of an article, and of the topics that were matched in it.
type MatchKey = (u64, u64);

/// The hash of an article, and the indices of a paragraph and a sentence in it.
type SentenceKey = (u64, usize, usize);

/// Matches and evidence by article, shared by all comparisons of a session.
#[derive(Default)]
pub struct Memo {
    matches: Mutex<HashMap<MatchKey, Arc<Vec<TopicMatches>>>>,
    evidence: Mutex<HashMap<SentenceKey, Arc<Evidence>>>,
}

impl Memo {
    /// The sentences of `article` that belong to the topic at `topic`; all listed topics are
    /// matched at the first asking.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn matches(
        &self,
        topics: &Topics,
        topic: usize,
        article: &Article,
        stop: &Stop,
    ) -> Result<TopicMatches, Stopped> {
        if topic >= topics.listed() {
            return topics.matches_of(topic, article, stop);
        }
        let key = (article.hash, topics.hash());
        let known = lock(&self.matches).get(&key).cloned();
        let all = match known {
            Some(all) => all,
            None => remember(&self.matches, key, Arc::new(topics.matches(article, stop)?)),
        };
        Ok(all.get(topic).cloned().unwrap_or_default())
    }

    /// What the sentence at `sentence` of the paragraph at `paragraph` states; `reading` reads `article`.
    pub fn evidence(
        &self,
        article: &Article,
        reading: &Reading<'_>,
        paragraph: usize,
        sentence: usize,
    ) -> Arc<Evidence> {
        let key = (article.hash, paragraph, sentence);
        let known = lock(&self.evidence).get(&key).cloned();
        known
            .unwrap_or_else(|| remember(&self.evidence, key, Arc::new(reading.evidence(paragraph, sentence))))
    }

    /// Forgets the matches of other topics than these.
    pub fn keep_only(&self, topics: &Topics) {
        let hash = topics.hash();
        lock(&self.matches).retain(|(_, of), _| *of == hash);
    }
}

fn remember<K: Eq + Hash, V: Clone>(map: &Mutex<HashMap<K, V>>, key: K, value: V) -> V {
    lock(map).insert(key, value.clone());
    value
}

/// A map is whole after every insertion, so one that a panic left locked can be used on.
fn lock<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}
