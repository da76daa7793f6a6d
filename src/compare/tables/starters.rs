//! Topics to begin with: names, words and phrases that several outlets share, and that are about
//! something.
//!
//! For whoever has articles and no topics yet; each is offered with its counts and what it was held
//! against, for a person to keep or strike out. Decided, what is about something: the sentences that
//! hold it hold other words far more often than all other sentences of the same articles do. That is
//! measured by log-likelihood keyness (Dunning 1993, see [`super::keyness`]), summed over these
//! companions and multiplied by the number of outlets; a word that stands beside anything has few. What
//! stands in more than a quarter of all sentences is what the texts are about as a whole: it is told, and
//! makes no topic. What a topic finds is counted by comparing, so that it is what the reader will see.

mod index;

use super::keyness::{LEAST_KEYNESS, log_likelihood};
use crate::compare::articles::{Article, Outlets};
use crate::compare::comparison::{self, Cell, Comparison, Passage};
use crate::compare::topics::{Aliases, Term, TopicSpec, Topics};
use crate::compare::{Memo, Question, Stop, Stopped, compare};
use index::{Index, Unit};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most topics that are offered.
pub const MOST: usize = 10;
/// The most companions that are told of each.
const MOST_COMPANIONS: usize = 8;
/// Companions of a lower G² do not count: the critical value for p < 0.05 at one degree of freedom.
const LEAST_COMPANION: f64 = 3.84;
/// What stands in fewer sentences makes no topic.
const LEAST_SENTENCES: usize = 3;
/// What stands in more than one of so many sentences makes none either.
const EVERYWHERE: usize = 4;
/// Words that begin with so many letters of one that stands everywhere are taken for its kin.
const KIN: usize = 5;
/// A topic of which a larger share is in topics before it is not offered.
const MOST_SHARED: f64 = 0.5;

/// A topic to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Starter {
    /// What it looks for, as it is most often written.
    pub term: String,
    /// How many passages it finds.
    pub passages: usize,
    /// In how many articles.
    pub articles: usize,
    /// Of how many outlets.
    pub outlets: usize,
    /// What stands in its sentences far more often than in all others, the most key first, with G² (at
    /// least 10.83).
    pub companions: Vec<(String, f64)>,
}

/// What a library's articles share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Starters {
    /// Topics to begin with, those of most outlets and articles first, at most [`MOST`].
    pub topics: Vec<Starter>,
    /// What stands in so many sentences that it tells none apart, with their number, the most first.
    pub everywhere: Vec<(String, usize)>,
    /// How many articles were read.
    pub articles: usize,
    /// Of how many outlets they are.
    pub outlets: usize,
    /// How many sentences they have, furniture aside.
    pub sentences: usize,
}

/// Finds what the articles in scope share, of several versions the newest; the question's own topics have no say. Of two or more outlets
/// only what two of them have counts.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn starters(question: &Question, stop: &Stop) -> Result<Starters, Stopped> {
    let in_scope = comparison::articles_in_scope(&question.library, &question.scope, &question.outlets);
    let (_, columns) = comparison::columns(&in_scope, &question.outlets, question.arrangement);
    let articles = comparison::articles_in_columns(in_scope, &columns);
    let of_article = numbers_of_outlets(&articles, &question.outlets);
    let outlets = of_article.iter().collect::<BTreeSet<_>>().len();
    let index = Index::of(&articles, stop)?;
    let sentences = index.sentences();
    let is_everywhere = |unit: &&Unit| unit.places.len() * EVERYWHERE > sentences;
    let mut everywhere: Vec<(String, usize)> =
        index.words().filter(is_everywhere).map(|unit| (unit.written(), unit.places.len())).collect();
    everywhere.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    let outlets_of = |unit: &Unit| {
        let of_place = |place: &u32| index.article_of(*place).and_then(|article| of_article.get(article));
        unit.places.iter().filter_map(of_place).collect::<BTreeSet<_>>().len()
    };
    let is_candidate = |unit: &&Unit| {
        unit.places.len() >= LEAST_SENTENCES
            && !is_everywhere(unit)
            && outlets_of(unit) >= outlets.min(2)
            && index.names_something(unit)
            && !everywhere.iter().any(|(word, _)| are_kin(word, &unit.written()))
    };
    let candidates: Vec<&Unit> = index.words().chain(index.phrases()).filter(is_candidate).collect();
    let weighed = candidates.par_iter().map(|unit| {
        stop.poll()?;
        let companions = companions(&index, unit);
        let keyness: f64 = companions.iter().map(|(_, keyness)| keyness).sum();
        Ok(Weighed { term: unit.written(), weight: keyness * outlets_of(unit) as f64, companions })
    });
    let weighed = weighed.collect::<Result<_, Stopped>>()?;
    let topics = chosen(weighed, question, outlets.min(2), stop)?;
    Ok(Starters { topics, everywhere, articles: articles.len(), outlets, sentences })
}

/// A candidate with what speaks for it.
struct Weighed {
    term: String,
    weight: f64,
    companions: Vec<(String, f64)>,
}

/// The best of them that say something new, with what they find.
fn chosen(
    mut weighed: Vec<Weighed>,
    question: &Question,
    least_outlets: usize,
    stop: &Stop,
) -> Result<Vec<Starter>, Stopped> {
    weighed.retain(|of| of.weight > 0.0);
    weighed.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.term.cmp(&b.term)));
    let mut taken = BTreeSet::new();
    let mut topics = Vec::new();
    for Weighed { term, companions, .. } in weighed {
        if topics.len() == MOST {
            break;
        }
        let Some(comparison) = compared(&term, question, stop)? else { continue };
        let place = |passage: &Passage| (passage.article.clone(), passage.span);
        let cells = comparison.rows.iter().flat_map(|row| &row.cells);
        let found: BTreeSet<_> = cells.flat_map(Cell::passages).map(place).collect();
        let outlets = outlets_found(&comparison, &question.outlets);
        let shared = found.intersection(&taken).count() as f64;
        if outlets < least_outlets || found.is_empty() || shared > MOST_SHARED * found.len() as f64 {
            continue;
        }
        taken.extend(found);
        let companions = companions.into_iter().filter(|(_, keyness)| *keyness >= LEAST_KEYNESS).collect();
        let (passages, articles) = (comparison.counts.passages, comparison.counts.articles_found);
        topics.push(Starter { term, passages, articles, outlets, companions });
    }
    topics.sort_by_key(|topic| Reverse((topic.outlets, topic.articles)));
    Ok(topics)
}

/// What a topic of this term finds; nothing if it is no term.
fn compared(term: &str, question: &Question, stop: &Stop) -> Result<Option<Comparison>, Stopped> {
    let Ok(term) = Term::parse(term) else { return Ok(None) };
    let topics = Topics::new(vec![TopicSpec::of_terms(vec![term])], Aliases::default());
    let question = Question { topics: Arc::new(topics), ..question.clone() };
    compare(&question, 0, &Memo::default(), stop).map(Some)
}

fn outlets_found(comparison: &Comparison, outlets: &Outlets) -> usize {
    let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    let of = |passage: &Passage| {
        comparison
            .article(&passage.article)
            .map(|article| outlets.canonical(&article.meta.outlet).to_lowercase())
    };
    passages.filter_map(of).collect::<BTreeSet<_>>().len()
}

/// A number for each article that it shares with those of the same outlet.
fn numbers_of_outlets(articles: &[Arc<Article>], outlets: &Outlets) -> Vec<usize> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let number = |article: &Arc<Article>| {
        let next = numbers.len();
        *numbers.entry(outlets.canonical(&article.meta.outlet).to_lowercase()).or_insert(next)
    };
    articles.iter().map(number).collect()
}

/// Whether the words begin alike: "Peru" and "Peruvian".
fn are_kin(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.to_lowercase().chars().take(KIN).collect::<String>();
    one.chars().count() >= KIN && letters(one) == letters(other)
}

/// What stands in a unit's sentences more often than in all others, though not right beside it, the most
/// key first.
fn companions(index: &Index, unit: &Unit) -> Vec<(String, f64)> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    let mut inside = 0;
    for word in unit.places.iter().flat_map(|place| index.words_of(*place)) {
        *counts.entry(*word).or_default() += 1;
        inside += 1;
    }
    let outside = index.word_count() - inside;
    let of_word = |(number, within): (u32, usize)| {
        let word = index.word(number).filter(|word| word.says_something && within >= 2)?;
        let is_beside = unit.parts.iter().any(|part| *part == number || index.are_phrase(*part, number));
        let keyness = log_likelihood((within, inside), (word.count - within, outside));
        (!is_beside && keyness >= LEAST_COMPANION).then(|| (word.written(), keyness))
    };
    let mut found: Vec<(String, f64)> = counts.into_iter().filter_map(of_word).collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(MOST_COMPANIONS);
    found
}

#[cfg(test)]
mod tests;
