//! Why a topic has so few passages: how often each of its terms occurs, what keeps sentences out that
//! are one condition short, and which words of the articles look like terms that never occur.
//!
//! Beside the near misses of a column ([`super::near_misses`]), whose conditions it counts over all
//! columns, because somebody who has just written a topic asks about the topic and not about a cell.

use super::concordance::{Count, PlaceList, places_of};
use super::near_misses::lacking;
use crate::compare::articles::Article;
use crate::compare::comparison::Comparison;
use crate::compare::text::words;
use crate::compare::topics::{Rule, Term};
use crate::compare::{Memo, Question, Stop, Stopped};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A topic with fewer passages than this is explained.
pub const FEW: usize = 3;
/// The most words that are named beside one term.
const MOST_WORDS: usize = 3;
/// How alike a word must be (Jaro-Winkler, 0 to 1) to be named beside a term.
const ALIKE: f64 = 0.85;
/// Shorter terms look like too much.
const SHORTEST: usize = 4;

/// How often a term occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermCount {
    /// The key that lists it: "any", "all", "all 2", "none".
    pub list: String,
    /// The term as the config has it.
    pub term: String,
    /// In how many places and articles.
    pub count: Count,
}

/// A condition that alone keeps sentences out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excluded {
    /// It, in our words.
    pub condition: String,
    /// How many sentences fulfil all the others.
    pub sentences: usize,
}

/// A word of the articles that looks like a term that does not occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The term.
    pub term: String,
    /// The word, folded.
    pub word: String,
    /// How often it occurs.
    pub places: usize,
}

/// What explains a topic with few passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Few {
    /// How many it has.
    pub passages: usize,
    /// Its terms in the order of the config.
    pub terms: Vec<TermCount>,
    /// What keeps most sentences out first.
    pub excluded: Vec<Excluded>,
    /// By term, the most alike first.
    pub nearest: Vec<Nearest>,
}

/// Explains the topic at `topic`, whose comparison this is.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn few(
    question: &Question,
    topic: usize,
    comparison: &Comparison,
    memo: &Memo,
    stop: &Stop,
) -> Result<Few, Stopped> {
    let terms = term_counts(question, &comparison.topic.rule, stop)?;
    explained((question, topic), comparison, terms, memo, stop)
}

/// The same, of terms that were counted already.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(super) fn explained(
    (question, topic): (&Question, usize),
    comparison: &Comparison,
    terms: Vec<TermCount>,
    memo: &Memo,
    stop: &Stop,
) -> Result<Few, Stopped> {
    let ids = comparison.columns.iter().flat_map(|column| &column.articles);
    let articles: Vec<&Arc<Article>> = ids.filter_map(|id| comparison.article(id)).collect();
    let excluded = excluded(question, topic, comparison, (&articles, memo), stop)?;
    let nearest = nearest(&terms, &articles, stop)?;
    Ok(Few { passages: comparison.counts.passages, terms, excluded, nearest })
}

/// The terms of a rule in the order of the config, each with the key that lists it.
pub(super) fn listed(rule: &Rule) -> Vec<(String, &Term)> {
    let all = rule.all.iter().enumerate().map(|(index, list)| match rule.all.len() {
        1 => ("all".to_owned(), list),
        _ => (format!("all {}", index + 1), list),
    });
    let lists =
        std::iter::once(("any".to_owned(), &rule.any)).chain(all).chain([("none".to_owned(), &rule.none)]);
    lists.flat_map(|(key, list)| list.iter().map(move |term| (key.clone(), term))).collect()
}

/// How often each term of a rule stands in the articles, in the order of the config.
fn term_counts(question: &Question, rule: &Rule, stop: &Stop) -> Result<Vec<TermCount>, Stopped> {
    let listed = listed(rule);
    let alone: Vec<Vec<Term>> = listed.iter().map(|(_, term)| vec![(*term).clone()]).collect();
    let (columns, found) = places_of(question, question.arrangement, &alone, stop)?;
    let count = |((list, term), places): ((String, &Term), PlaceList)| TermCount {
        list,
        term: term.written().to_owned(),
        count: Count::sum(&Count::by_column(places.all(), columns.len())),
    };
    Ok(listed.into_iter().zip(found).map(count).collect())
}

fn excluded(
    question: &Question,
    topic: usize,
    comparison: &Comparison,
    (articles, memo): (&[&Arc<Article>], &Memo),
    stop: &Stop,
) -> Result<Vec<Excluded>, Stopped> {
    let spec = &comparison.topic;
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles {
        for short in question.topics.short_of(topic, None, &memo.reading(article), stop)? {
            *counted.entry(lacking(&short.missing, &spec.rule, spec)).or_default() += 1;
        }
    }
    let mut excluded: Vec<Excluded> =
        counted.into_iter().map(|(condition, sentences)| Excluded { condition, sentences }).collect();
    excluded.sort_by(|a, b| b.sentences.cmp(&a.sentences).then_with(|| a.condition.cmp(&b.condition)));
    Ok(excluded)
}

/// Words that look like the wanted terms of one word that do not occur.
fn nearest(terms: &[TermCount], articles: &[&Arc<Article>], stop: &Stop) -> Result<Vec<Nearest>, Stopped> {
    let is_one_word = |term: &str| term.chars().all(char::is_alphabetic) && term.chars().count() >= SHORTEST;
    let absent = terms.iter().filter(|of| of.count.places == 0 && of.list != "none" && is_one_word(&of.term));
    let absent: Vec<(&str, String)> = absent.map(|of| (of.term.as_str(), of.term.to_lowercase())).collect();
    if absent.is_empty() {
        return Ok(Vec::new());
    }
    let mut known: HashMap<String, usize> = HashMap::new();
    for article in articles {
        let body = article.body.as_str();
        for paragraph in article.paragraphs().iter().filter(|paragraph| !paragraph.furniture) {
            stop.poll()?;
            for word in words(body, paragraph.span) {
                *known.entry(word.folded(body).into_owned()).or_default() += 1;
            }
        }
    }
    let mut nearest = Vec::new();
    for (term, folded) in absent {
        stop.poll()?;
        let first = folded.chars().next();
        let alike = known.iter().filter(|(word, _)| word.chars().next() == first);
        let alike = alike.map(|(word, places)| (strsim::jaro_winkler(word, &folded), word, *places));
        let mut alike: Vec<_> =
            alike.filter(|(likeness, word, _)| *likeness >= ALIKE && **word != folded).collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let named = |(_, word, places): (f64, &String, usize)| Nearest {
            term: term.to_owned(),
            word: word.clone(),
            places,
        };
        nearest.extend(alike.into_iter().take(MOST_WORDS).map(named));
    }
    Ok(nearest)
}
