//! What is already known of articles, so that a change redoes only what changed.
//!
//! What an article gives depends on that article and the topics alone, so it is kept under their
//! hashes: an edit of one article or of the config finds the rest again.

use super::articles::Article;
use super::evidence::Reading;
use super::topics::{TopicMatches, Topics};
use super::{Question, Stop, Stopped};
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The hash of an article, and of the topics that were matched in it.
type MatchKey = (u64, u64);

/// Matches and evidence by article, shared by all comparisons of a session.
#[derive(Default)]
pub struct Memo {
    matches: Mutex<HashMap<MatchKey, Arc<Vec<TopicMatches>>>>,
    readings: Mutex<HashMap<u64, Arc<Reading>>>,
}

impl Memo {
    /// What `article` states, as far as it has been read.
    pub fn reading(&self, article: &Arc<Article>) -> Arc<Reading> {
        let mut readings = lock(&self.readings);
        let reading = readings.entry(article.hash).or_insert_with(|| Arc::new(Reading::of(article.clone())));
        Arc::clone(reading)
    }

    /// The sentences of the article of `reading` that belong to the topic at `topic`; all listed
    /// topics are matched at the first asking.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn matches(
        &self,
        topics: &Topics,
        topic: usize,
        reading: &Reading,
        stop: &Stop,
    ) -> Result<TopicMatches, Stopped> {
        if topic >= topics.listed() {
            return topics.matches_of(topic, reading, stop);
        }
        let key = (reading.article().hash, topics.hash());
        let known = lock(&self.matches).get(&key).cloned();
        let all = match known {
            Some(all) => all,
            None => remember(&self.matches, key, Arc::new(topics.matches(reading, stop)?)),
        };
        Ok(all.get(topic).cloned().unwrap_or_default())
    }

    /// Forgets what no comparison of this question needs: articles that are gone, other topics.
    pub fn keep_only(&self, question: &Question) {
        let (topics, articles) = (question.topics.hash(), question.library.articles());
        let hashes: BTreeSet<u64> = articles.iter().map(|article| article.hash).collect();
        lock(&self.readings).retain(|article, _| hashes.contains(article));
        lock(&self.matches).retain(|(article, of), _| *of == topics && hashes.contains(article));
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
