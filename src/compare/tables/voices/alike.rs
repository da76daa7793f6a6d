//! Which direct quotations are the same in several articles.
//!
//! Candidates share a run of four words (shingles: Broder 1997, "On the resemblance and containment
//! of documents"), found by hash, so that no quotation is held against all others; a candidate
//! counts if most words agree in their order, or one quotation holds the other. Decided: each of a
//! group is the same as the longest of it, so that a phrase that stands in two quotations does not
//! join them; and quotations that are not credited to one name are the same only if they agree in
//! many words, or in some that carry meaning, for "he said that he would" is anybody's.

use super::Quotation;
use crate::compare::alignment::is_stop_word;
use crate::compare::comparison::Comparison;
use crate::compare::evidence::QuoteKind;
use crate::compare::tables::word_diff::{FEWEST_WORDS, LEAST_LIKENESS, Stretch, likeness_of_same_quotation};
use crate::compare::text::{fold_word, words};
use crate::compare::{Stop, Stopped};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use xxhash_rust::xxh3::xxh3_64;

/// How many words in a row make a candidate.
const SHINGLE: usize = 4;
/// A run of words that more different quotations hold tells none apart.
const MOST_WITH_A_SHINGLE: usize = 48;
/// Quotations that agree in fewer different words that carry meaning may be those of different people,
const FEWEST_TELLING: usize = 3;
/// unless they agree in so many words.
const MANY_WORDS: usize = 10;

/// A text that quotations have in common.
struct Text<'a> {
    /// Its words, folded.
    words: Vec<String>,
    /// Those of them that carry meaning.
    telling: BTreeSet<String>,
    /// Who is credited with it.
    names: BTreeSet<&'a str>,
    /// The indices of the quotations.
    quotations: Vec<usize>,
}

/// Whose words a text is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Whose<'a> {
    /// Whoever is credited: the words themselves tell that they are the same.
    Anybody,
    Named(&'a str),
    /// Of nobody that was found, the quotation's own.
    Nobody(usize),
}

/// The groups of quotations that are the same, each over two articles or more, as indices: the one
/// published first heads its group (undated last, of equals the first by article and place).
pub(super) fn groups(
    comparison: &Comparison,
    quotations: &[Quotation],
    stop: &Stop,
) -> Result<Vec<Vec<usize>>, Stopped> {
    let texts = texts(comparison, quotations, stop)?;
    let joined = joined(comparison, quotations, &texts, stop)?;
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (text, longest) in texts.iter().zip(joined) {
        groups.entry(longest).or_default().extend(&text.quotations);
    }
    let rank = |index: &usize| {
        let quotation = &quotations[*index];
        let article = comparison.article(&quotation.passage.article);
        let published = article.and_then(|article| article.meta.published);
        (published.is_none(), published, quotation.passage.article.clone(), quotation.span)
    };
    let is_shared = |members: &Vec<usize>| {
        let article = |index: &usize| &quotations[*index].passage.article;
        members.iter().any(|member| article(member) != article(&members[0]))
    };
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(is_shared).collect();
    for members in &mut groups {
        members.sort_by_cached_key(rank);
    }
    groups.sort_by_cached_key(|members| rank(&members[0]));
    Ok(groups)
}

/// The different texts of direct quotations that are long enough to be told apart.
fn texts<'a>(
    comparison: &Comparison,
    quotations: &'a [Quotation],
    stop: &Stop,
) -> Result<Vec<Text<'a>>, Stopped> {
    let mut texts: BTreeMap<(Vec<String>, Whose<'a>), Text<'a>> = BTreeMap::new();
    for (index, quotation) in quotations.iter().enumerate() {
        stop.poll()?;
        let words = folded(comparison, quotation);
        if quotation.kind != QuoteKind::Direct || words.len() < FEWEST_WORDS {
            continue;
        }
        let telling: BTreeSet<String> = words.iter().filter(|word| !is_stop_word(word)).cloned().collect();
        let name = quotation.speaker.as_ref().map(|speaker| speaker.name.as_str());
        let whose = match name {
            _ if are_telling(telling.len(), words.len()) => Whose::Anybody,
            Some(name) => Whose::Named(name),
            None => Whose::Nobody(index),
        };
        let text = texts.entry((words.clone(), whose)).or_insert_with(|| Text {
            words,
            telling,
            names: BTreeSet::new(),
            quotations: Vec::new(),
        });
        text.names.extend(name);
        text.quotations.push(index);
    }
    Ok(texts.into_values().collect())
}

fn folded(comparison: &Comparison, quotation: &Quotation) -> Vec<String> {
    let Some(article) = comparison.article(&quotation.passage.article) else { return Vec::new() };
    let body = article.body.as_str();
    words(body, quotation.span).map(|word| fold_word(word.span.of(body)).into_owned()).collect()
}

/// For each text the longest that it is the same quotation as, itself if there is none.
fn joined(
    comparison: &Comparison,
    quotations: &[Quotation],
    texts: &[Text<'_>],
    stop: &Stop,
) -> Result<Vec<usize>, Stopped> {
    let near = candidates(texts);
    let stretch = |at: usize| -> Option<Stretch<'_>> {
        let quotation = quotations.get(*texts[at].quotations.first()?)?;
        let article = comparison.article(&quotation.passage.article)?;
        Some((article.body.as_str(), quotation.span))
    };
    let is_one = |one: usize, other: usize| {
        let pair = stretch(one).zip(stretch(other));
        let share = pair.and_then(|(one, other)| likeness_of_same_quotation(one, other));
        share.is_some_and(|share| texts[one].may_be_said_as_one(&texts[other], share))
    };
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|at| Reverse(texts[*at].words.len()));
    let mut joined: Vec<Option<usize>> = vec![None; texts.len()];
    for at in order {
        stop.poll()?;
        if joined[at].is_some() {
            continue;
        }
        joined[at] = Some(at);
        for other in &near[at] {
            if joined[*other].is_none() && is_one(at, *other) {
                joined[*other] = Some(at);
            }
        }
    }
    Ok(joined.into_iter().enumerate().map(|(at, longest)| longest.unwrap_or(at)).collect())
}

/// For each text the others that share a run of words with it.
fn candidates(texts: &[Text<'_>]) -> Vec<BTreeSet<usize>> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, text) in texts.iter().enumerate() {
        for shingle in text.words.windows(SHINGLE) {
            let holders = holders.entry(xxh3_64(shingle.join(" ").as_bytes())).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    let mut near = vec![BTreeSet::new(); texts.len()];
    for holders in holders.values().filter(|holders| holders.len() <= MOST_WITH_A_SHINGLE) {
        for one in holders {
            near[*one].extend(holders.iter().filter(|other| *other != one));
        }
    }
    near
}

impl Text<'_> {
    /// Whether quotations whose texts agree in this share of their words can be one by what they say and
    /// who says it: one name, or words that tell; if names differ only if the whole is alike, not if one
    /// holds the other.
    fn may_be_said_as_one(&self, other: &Self, share: f64) -> bool {
        let is_unknown = self.names.is_empty() || other.names.is_empty();
        let words = share * self.words.len().max(other.words.len()) as f64;
        let telling = self.telling.intersection(&other.telling).count();
        !self.names.is_disjoint(&other.names)
            || are_telling(telling, words.round() as usize) && (is_unknown || share >= LEAST_LIKENESS)
    }
}

/// Whether so many words, some of which carry meaning, tell what was said once from what anybody says.
fn are_telling(telling: usize, words: usize) -> bool {
    telling >= FEWEST_TELLING || words >= MANY_WORDS
}
