//! What is already known of articles, so that a change redoes only what changed.
//!
//! What an article gives depends on that article and the topics alone, so it is kept under their
//! hashes: an edit of one article or of the config finds the rest again. Whole comparisons are kept
//! for the last question alone: going to a built-in topic asks for all topics of it anew, and another
//! filter asks for other parts of what is known.

use super::articles::Article;
use super::comparison::Comparison;
use super::corrections::Settled;
use super::evidence::Reading;
use super::topics::{TermPlaces, TopicMatches, Topics};
use super::{Question, Stop, Stopped};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The hash of an article, and of the topics that were matched in it ([`Topics::hash_of`]).
type MatchKey = (u64, u64);

/// Matches and evidence by article, and the comparisons of the last question, shared by all
/// comparisons of a session.
#[derive(Default)]
pub struct Memo {
    matches: Mutex<HashMap<MatchKey, Arc<Matches>>>,
    readings: Mutex<HashMap<u64, Arc<Reading>>>,
    compared: Mutex<Compared>,
    settled: Mutex<Option<(Question, Arc<Settled>)>>,
}

/// The matches of topics in one article, and in how many places their terms stand.
pub type Matches = (Vec<TopicMatches>, TermPlaces);

/// What is known of one question, whatever it leaves out.
#[derive(Default)]
struct Compared {
    question: Option<Question>,
    /// All that there is, by the index of the topic.
    whole: BTreeMap<usize, Arc<Comparison>>,
    /// What the question's filter admits of it.
    passing: BTreeMap<usize, Arc<Comparison>>,
}

impl Memo {
    /// What `article` states, as far as it has been read.
    pub fn reading(&self, article: &Arc<Article>) -> Arc<Reading> {
        let mut readings = lock(&self.readings);
        let reading = readings.entry(article.hash).or_insert_with(|| Arc::new(Reading::of(article.clone())));
        Arc::clone(reading)
    }

    /// The sentences of the article of `reading` that belong to the topic at `topic`; all listed
    /// topics are matched at the first asking, a built-in one by itself.
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
        if topic < topics.listed() {
            let all = self.matches_and_terms(topics, reading, stop)?;
            return Ok(all.0.get(topic).cloned().unwrap_or_default());
        }
        let key = (reading.article().hash, topics.hash_of(topic));
        let known = lock(&self.matches).get(&key).cloned();
        let of_topic = match known {
            Some(known) => known,
            None => {
                let found = (vec![topics.matches_of(topic, reading, stop)?], TermPlaces::default());
                remember(&self.matches, key, Arc::new(found))
            }
        };
        Ok(of_topic.0.first().cloned().unwrap_or_default())
    }

    /// The same of all listed topics, and in how many places their terms stand.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn matches_and_terms(
        &self,
        topics: &Topics,
        reading: &Reading,
        stop: &Stop,
    ) -> Result<Arc<Matches>, Stopped> {
        let key = (reading.article().hash, topics.hash());
        let known = lock(&self.matches).get(&key).cloned();
        match known {
            Some(known) => Ok(known),
            None => Ok(remember(&self.matches, key, Arc::new(topics.matches_and_terms(reading, stop)?))),
        }
    }

    /// What of the question's corrections is in force, found once for all its topics.
    pub fn settled(&self, question: &Question) -> Arc<Settled> {
        let known = lock(&self.settled).clone();
        if let Some((_, settled)) = known.filter(|(known, _)| known.judges_the_same(question)) {
            return settled;
        }
        let settled = Arc::new(Settled::of(&question.corrections, &question.library, &question.topics));
        *lock(&self.settled) = Some((question.clone(), Arc::clone(&settled)));
        settled
    }

    /// The comparison on the topic at `topic`, if it is of this question and was given to
    /// [`Memo::keep`].
    pub fn known(&self, question: &Question, topic: usize) -> Option<Arc<Comparison>> {
        if question.filter.filter.is_empty() {
            return self.known_whole(question, topic);
        }
        let compared = lock(&self.compared);
        let is_same = compared.question.as_ref().is_some_and(|known| known.is(question));
        compared.passing.get(&topic).filter(|_| is_same).cloned()
    }

    /// The same, whatever the question leaves out.
    pub fn known_whole(&self, question: &Question, topic: usize) -> Option<Arc<Comparison>> {
        let compared = lock(&self.compared);
        let is_same = compared.question.as_ref().is_some_and(|known| known.is_but_for_filter(question));
        compared.whole.get(&topic).filter(|_| is_same).cloned()
    }

    /// Keeps a comparison, and what the question's filter admits of it, until one of another
    /// question, or of another filter, comes.
    pub fn keep(
        &self,
        question: &Question,
        topic: usize,
        (whole, passing): (&Arc<Comparison>, &Arc<Comparison>),
    ) {
        let mut compared = lock(&self.compared);
        if compared.question.as_ref().is_none_or(|known| !known.is_but_for_filter(question)) {
            *compared = Compared::default();
        }
        if compared.question.as_ref().is_none_or(|known| !known.is(question)) {
            compared.question = Some(question.clone());
            compared.passing.clear();
        }
        compared.whole.insert(topic, Arc::clone(whole));
        compared.passing.insert(topic, Arc::clone(passing));
    }

    /// Forgets everything: a panic makes what is known untrustworthy.
    pub fn forget(&self) {
        lock(&self.readings).clear();
        lock(&self.matches).clear();
        *lock(&self.compared) = Compared::default();
        *lock(&self.settled) = None;
    }

    /// Forgets what no comparison of this question needs: articles that are gone, other topics,
    /// comparisons of another question.
    pub fn keep_only(&self, question: &Question) {
        let articles = question.library.articles();
        let hashes: BTreeSet<u64> = articles.iter().map(|article| article.hash).collect();
        let topics = &question.topics;
        let asked: BTreeSet<u64> = (0..topics.specs().len()).map(|topic| topics.hash_of(topic)).collect();
        lock(&self.readings).retain(|article, _| hashes.contains(article));
        lock(&self.matches).retain(|(article, of), _| asked.contains(of) && hashes.contains(article));
        let mut compared = lock(&self.compared);
        if compared.question.as_ref().is_some_and(|known| !known.is_but_for_filter(question)) {
            *compared = Compared::default();
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Library, Meta};
    use crate::compare::comparison::{Arrangement, Columns};
    use crate::compare::topics::{Aliases, Rule, TopicSpec, With};
    use crate::compare::{compare, compare_once};

    const TEXT: &str = "Port Alda has 40 boats. “We want more,” Mayor Ana Silva said.";

    fn question() -> Question {
        let article = |id: &str, hash| {
            let (id, meta) = (ArticleId::new(id), Meta::default());
            Arc::new(Article::new(id, String::new(), String::new(), meta, hash, Body::new(TEXT)))
        };
        let rule = Rule { with: Some(With::Quote), ..Rule::default() };
        let spec = TopicSpec { id: "quoted".into(), rule, ..TopicSpec::default() };
        Question {
            library: Arc::new(Library::new(vec![article("a", 1), article("b", 2)])),
            topics: Arc::new(Topics::new(vec![spec], Aliases::default())),
            ..Question::default()
        }
    }

    #[test]
    fn a_question_is_compared_once_on_every_topic() {
        let (memo, stop, question) = (Memo::default(), Stop::default(), question());
        let once =
            |question: &Question, topic| compare_once(question, topic, &memo, &stop).expect("not stopped");
        for topic in 0..question.topics.specs().len() {
            let first = once(&question, topic);
            assert!(Arc::ptr_eq(&first, &once(&question, topic)), "topic {topic} was compared again");
            let alone = compare(&question, topic, &Memo::default(), &stop).expect("not stopped");
            assert_eq!((&first.rows, &first.columns), (&alone.rows, &alone.columns));
            assert!(first.counts.passages > 0, "topic {topic}");
        }
        let first = once(&question, 0);
        let arrangement = Arrangement { columns: Some(Columns::Outlet), ..question.arrangement };
        let other = Question { arrangement, ..question.clone() };
        assert!(!Arc::ptr_eq(&first, &once(&other, 0)), "another arrangement is another question");
        memo.keep_only(&question);
        assert!(memo.known(&other, 0).is_none(), "the comparison of another question is forgotten");
    }

    #[test]
    fn matches_of_built_in_topics_outlive_other_topics() {
        let (memo, stop, question) = (Memo::default(), Stop::default(), question());
        let matches = |question: &Question, topic| {
            let reading = memo.reading(&question.library.articles()[0]);
            memo.matches(&question.topics, topic, &reading, &stop).expect("not stopped")
        };
        let (quoted, built_in) = (matches(&question, 0), matches(&question, 2));
        assert_eq!(quoted, built_in, "both ask for quotations");
        assert!(Arc::ptr_eq(&built_in, &matches(&question, 2)));
        let spec = TopicSpec { id: "none".into(), ..TopicSpec::default() };
        let topics = Arc::new(Topics::new(vec![spec], Aliases::default()));
        let edited = Question { topics, ..question.clone() };
        memo.keep_only(&edited);
        assert!(Arc::ptr_eq(&built_in, &matches(&edited, 2)));
        assert!(matches(&edited, 0).is_empty());
        assert!(!Arc::ptr_eq(&quoted, &matches(&question, 0)), "the matches of other topics are forgotten");
    }
}
