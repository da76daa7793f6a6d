//! Chains of different articles that hold the same words in a row: one quotation, one release.
//!
//! Looked for before any cue, because it is the surest sign that there is: nobody writes six words
//! like another by chance, unless they are a title or a name, so some of them must carry meaning
//! outside names.

use super::super::content::{content_words, overlaps_one};
use super::super::{Chain, Material};
use super::cue::spans_articles;
use super::features::Place;
use crate::compare::text::{Span, fold_word, words};
use crate::compare::{Stop, Stopped};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many words in a row two chains must have in common.
const RUN: usize = 6;

/// How many of them must carry meaning outside names, in small letters.
const MEANING: usize = 2;

/// A run that more chains than this hold is a formula of the topic.
const MOST_CHAINS: usize = 8;

/// How many words of a sentence are looked at.
const MOST_WORDS: usize = 1_000;

/// Chains with a run in common, and where it stands in each.
pub(super) struct Verbatim {
    pub(super) places: BTreeMap<usize, Place>,
}

/// The groups of chains that hold common runs, in the order of their first chains; `articles` gives
/// the article of each chain.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(super) fn groups(
    material: Material<'_>,
    chains: &[&Chain],
    articles: &[usize],
    stop: &Stop,
) -> Result<Vec<Verbatim>, Stopped> {
    let mut runs: BTreeMap<String, Vec<(usize, Place)>> = BTreeMap::new();
    for (index, chain) in chains.iter().enumerate() {
        stop.poll()?;
        for &piece in *chain {
            for (key, span) in runs_of(material, piece) {
                runs.entry(key).or_default().push((index, Place { piece, span }));
            }
        }
    }
    runs.retain(|_, places| {
        let mut holders: Vec<usize> = places.iter().map(|(chain, _)| *chain).collect();
        holders.dedup();
        spans_articles(articles, &holders) && holders.len() <= MOST_CHAINS
    });
    Ok(parted(runs, articles))
}

/// Runs that the same chains hold make one group; of groups that want the same chain the one of more
/// articles, then of the longer run, has it.
fn parted(runs: BTreeMap<String, Vec<(usize, Place)>>, articles: &[usize]) -> Vec<Verbatim> {
    let mut by_holders: BTreeMap<BTreeSet<usize>, BTreeMap<usize, Vec<Place>>> = BTreeMap::new();
    for places in runs.into_values() {
        let group = by_holders.entry(places.iter().map(|(chain, _)| *chain).collect()).or_default();
        for (chain, place) in places {
            group.entry(chain).or_default().push(place);
        }
    }
    let mut groups: Vec<BTreeMap<usize, Place>> = by_holders
        .into_values()
        .map(|group| {
            group.into_iter().filter_map(|(chain, places)| Some((chain, longest(places)?))).collect()
        })
        .collect();
    let spanned = |group: &BTreeMap<usize, Place>| {
        group.keys().map(|chain| articles[*chain]).collect::<BTreeSet<_>>().len()
    };
    groups.sort_by_key(|group| {
        let run = group.values().map(|place| place.span.len()).max();
        (Reverse(spanned(group)), Reverse(run), group.keys().next().copied())
    });
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found: Vec<Verbatim> = Vec::new();
    for mut group in groups {
        group.retain(|chain, _| !taken.contains(chain));
        if spanned(&group) > 1 {
            taken.extend(group.keys());
            found.push(Verbatim { places: group });
        }
    }
    found.sort_by_key(|group| group.places.keys().next().copied());
    found
}

/// The longest stretch of runs that overlap, the first of equals.
fn longest(mut places: Vec<Place>) -> Option<Place> {
    places.sort_by_key(|place| (place.piece, place.span));
    let mut merged: Vec<Place> = Vec::new();
    for place in places {
        match merged.last_mut() {
            Some(last) if last.piece == place.piece && last.span.end >= place.span.start => {
                last.span = last.span.cover(place.span);
            }
            _ => merged.push(place),
        }
    }
    merged.into_iter().min_by_key(|place| Reverse(place.span.len()))
}

/// The runs of a piece that carry meaning, each folded, with its bytes.
fn runs_of(material: Material<'_>, piece: usize) -> Vec<(String, Span)> {
    let body = material.body(piece);
    let at = &material.pieces[piece];
    let names: Vec<Span> = at.evidence.names.iter().filter_map(|name| name.named.span).collect();
    let is_plain = |span: Span| !overlaps_one(&names, span) && !span.of(body).starts_with(char::is_uppercase);
    let meaning: BTreeSet<Span> = content_words(body, at.hit.span)
        .iter()
        .map(|word| word.span)
        .filter(|span| is_plain(*span))
        .collect();
    let all: Vec<Span> = words(body, at.hit.span).map(|word| word.span).take(MOST_WORDS).collect();
    let folded: Vec<_> = all.iter().map(|span| fold_word(span.of(body))).collect();
    let run = |first: usize| {
        let spans = &all[first..first + RUN];
        let carries = spans.iter().filter(|span| meaning.contains(span)).count() >= MEANING;
        carries.then(|| (folded[first..first + RUN].join(" "), spans[0].cover(spans[RUN - 1])))
    };
    (0..(all.len() + 1).saturating_sub(RUN)).filter_map(run).collect()
}
