//! Which direct quotations are the same in several articles.
//!
//! Candidates share a run of four words (shingles: Broder 1997, "On the resemblance and containment
//! of documents"), found by hash, so that no quotation is held against all others; a candidate
//! counts if most words agree in their order, or one quotation holds the other.

use super::Quotation;
use crate::compare::comparison::Comparison;
use crate::compare::evidence::QuoteKind;
use crate::compare::tables::word_diff::{FEWEST_WORDS, Stretch, likeness_of_same_quotation};
use crate::compare::text::{fold_word, words};
use crate::compare::{Stop, Stopped};
use std::collections::{BTreeMap, HashMap};
use xxhash_rust::xxh3::xxh3_64;

/// How many words in a row make a candidate.
const SHINGLE: usize = 4;
/// A run of words that more different quotations hold tells none apart.
const MOST_WITH_A_SHINGLE: usize = 48;

/// The groups of quotations that are the same, each over two articles or more, as indices: the one
/// published first heads its group (undated last, of equals the first by article and place).
pub(super) fn groups(
    comparison: &Comparison,
    quotations: &[Quotation],
    stop: &Stop,
) -> Result<Vec<Vec<usize>>, Stopped> {
    let mut by_words: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (index, quotation) in quotations.iter().enumerate() {
        stop.poll()?;
        let folded = folded(comparison, quotation);
        if quotation.kind == QuoteKind::Direct && folded.len() >= FEWEST_WORDS {
            by_words.entry(folded).or_default().push(index);
        }
    }
    let same: Vec<(Vec<String>, Vec<usize>)> = by_words.into_iter().collect();
    let joined = joined(comparison, quotations, &same, stop)?;
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, (_, members)) in same.iter().enumerate() {
        groups.entry(root(&joined, at)).or_default().extend(members);
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

fn folded(comparison: &Comparison, quotation: &Quotation) -> Vec<String> {
    let Some(article) = comparison.article(&quotation.passage.article) else { return Vec::new() };
    let body = article.body.as_str();
    words(body, quotation.span).map(|word| fold_word(word.span.of(body)).into_owned()).collect()
}

/// For each of the different texts the one that it is joined to, itself if to none: a forest.
fn joined(
    comparison: &Comparison,
    quotations: &[Quotation],
    same: &[(Vec<String>, Vec<usize>)],
    stop: &Stop,
) -> Result<Vec<usize>, Stopped> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, (words, _)) in same.iter().enumerate() {
        for shingle in words.windows(SHINGLE) {
            let holders = holders.entry(xxh3_64(shingle.join(" ").as_bytes())).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for holders in holders.values().filter(|holders| holders.len() <= MOST_WITH_A_SHINGLE) {
        for (place, one) in holders.iter().enumerate() {
            pairs.extend(holders[place + 1..].iter().map(|other| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut joined: Vec<usize> = (0..same.len()).collect();
    for (one, other) in pairs {
        stop.poll()?;
        let (left, right) = (root(&joined, one), root(&joined, other));
        if left == right {
            continue;
        }
        let stretch = |at: usize| -> Option<Stretch<'_>> {
            let quotation = quotations.get(*same[at].1.first()?)?;
            let article = comparison.article(&quotation.passage.article)?;
            Some((article.body.as_str(), quotation.span))
        };
        let pair = stretch(one).zip(stretch(other));
        if pair.and_then(|(one, other)| likeness_of_same_quotation(one, other)).is_some() {
            joined[left.max(right)] = left.min(right);
        }
    }
    Ok(joined)
}

fn root(joined: &[usize], mut at: usize) -> usize {
    while joined[at] != at {
        at = joined[at];
    }
    at
}
