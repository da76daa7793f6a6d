//! The counterparts of a passage: what stands closest to it in each other column, whatever its row.
//!
//! Within the topic, by words, phrases and names that both hold, each family's TF-IDF cosine
//! weighed and summed: a ranking for a reader to choose from, and no claim that two passages answer
//! one question. Apart from the suggested rows, because there every sentence counts once, and here
//! each is held against all others.

use super::suggested::features::{FAMILIES, Family, Feature, Features};
use super::{Chain, Material};
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::collections::BTreeMap;

/// What each family's cosine counts for; the score of equal sentences is at most 1. Pairs of names
/// made the ranking worse, names alone little better.
const WEIGHTS: [(Family, f64); 3] = [(Family::Phrase, 0.2), (Family::Name, 0.1), (Family::Word, 0.7)];

/// Features of more sentences than this tell none apart.
const MOST_SENTENCES: usize = 2_000;

/// A sentence that is like another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Close {
    /// The index of its piece.
    pub(crate) piece: usize,
    /// The index of the piece that it is like.
    pub(crate) to: usize,
    /// How alike they are, from 0 to 1.
    pub(crate) score: f64,
}

/// Something that two passages share, and where each says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// It, as written where the topic has it first.
    pub term: String,
    /// Where the passage says it.
    pub own: Vec<Span>,
    /// Where its counterpart does.
    pub other: Vec<Span>,
}

/// Something that several chains share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InCommon {
    /// It, as written in the first of them.
    pub(crate) term: String,
    /// For each chain where it says it.
    pub(crate) places: Vec<Vec<Span>>,
}

/// What all of these chains share, phrases first, then names and words, no word twice.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(crate) fn shared_by_all(
    material: Material<'_>,
    chains: &[Chain],
    stop: &Stop,
) -> Result<Vec<InCommon>, Stopped> {
    let features = Features::of(material, &chains.iter().collect::<Vec<_>>(), stop)?;
    Ok(common(&features, &(0..chains.len()).collect::<Vec<_>>()))
}

/// What these chains share, with where each says it; a word that is said as part of a phrase or
/// name in all of them is left out.
fn common(features: &Features, chains: &[usize]) -> Vec<InCommon> {
    let mut found: Vec<InCommon> = Vec::new();
    let of_first = chains.first().and_then(|first| features.of_chain.get(*first));
    for feature in of_first.into_iter().flatten().map(|feature| &features.all[*feature]) {
        let held = |chain: &usize| !feature.places(*chain).is_empty();
        if feature.family == Family::Pair || !chains.iter().all(held) {
            continue;
        }
        let spans = |chain: &usize| feature.places(*chain).iter().map(|place| place.span).collect();
        let places: Vec<Vec<Span>> = chains.iter().map(spans).collect();
        let is_said = |(chain, spans): (usize, &Vec<Span>)| {
            let said = || found.iter().filter_map(|common| common.places.get(chain)).flatten();
            spans.iter().all(|span| said().any(|said| said.contains(*span)))
        };
        if !places.iter().enumerate().all(is_said) {
            found.push(InCommon { term: feature.written.clone(), places });
        }
    }
    found
}

/// The pieces of a topic, ready to be held against each other.
pub(crate) struct Ranking {
    features: Features,
    weight: Vec<f64>,
    lengths: Vec<[f64; FAMILIES]>,
}

impl Ranking {
    /// Reads what the pieces of `material` hold.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(crate) fn of(material: Material<'_>, stop: &Stop) -> Result<Self, Stopped> {
        let pieces: Vec<Chain> = (0..material.pieces.len()).map(|piece| vec![piece]).collect();
        let features = Features::of(material, &pieces.iter().collect::<Vec<_>>(), stop)?;
        // Smoothed, so that in a topic of two sentences what both hold still counts.
        let count = pieces.len() as f64;
        let rarity = |feature: &Feature| ((count + 1.0) / feature.chains.len() as f64).ln();
        let weight: Vec<f64> = features.all.iter().map(|feature| rarity(feature).powi(2)).collect();
        // What no other passage holds is shared with none, yet makes a passage less like all others.
        let single = (count + 1.0).ln().powi(2);
        let mut lengths = features.lengths(&weight);
        for (length, singles) in lengths.iter_mut().zip(&features.singles) {
            for (length, singles) in length.iter_mut().zip(singles) {
                *length += *singles as f64 * single;
            }
        }
        Ok(Self { features, weight, lengths })
    }

    /// For each column that `column_of` gives a piece, the `count` pieces closest to any of
    /// `passage`: columns ascending, in them the closest first, of equals the first in the text.
    pub(crate) fn closest(
        &self,
        passage: &[usize],
        count: usize,
        column_of: &dyn Fn(usize) -> Option<usize>,
    ) -> Vec<(usize, Vec<Close>)> {
        let mut best: BTreeMap<usize, Close> = BTreeMap::new();
        for &to in passage {
            for (piece, score) in self.scores(to) {
                let close = best.entry(piece).or_insert(Close { piece, to, score });
                if score > close.score {
                    *close = Close { piece, to, score };
                }
            }
        }
        let mut by_column: BTreeMap<usize, Vec<Close>> = BTreeMap::new();
        for close in best.into_values() {
            if let Some(column) = column_of(close.piece) {
                by_column.entry(column).or_default().push(close);
            }
        }
        for closest in by_column.values_mut() {
            closest.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.piece.cmp(&b.piece)));
            closest.truncate(count);
        }
        by_column.into_iter().collect()
    }

    /// What two pieces share, phrases first, then names and words; no word twice.
    pub(crate) fn common(&self, own: usize, other: usize) -> Vec<Common> {
        let pair = |InCommon { term, mut places }: InCommon| {
            let other = places.pop().unwrap_or_default();
            Common { term, own: places.pop().unwrap_or_default(), other }
        };
        common(&self.features, &[own, other]).into_iter().map(pair).collect()
    }

    /// The pieces that share something with a piece, and how alike they are.
    fn scores(&self, to: usize) -> Vec<(usize, f64)> {
        let mut products: BTreeMap<usize, [f64; FAMILIES]> = BTreeMap::new();
        for &feature in self.features.of_chain.get(to).into_iter().flatten() {
            let at = &self.features.all[feature];
            if at.chains.len() > MOST_SENTENCES {
                continue;
            }
            for (piece, _) in at.chains.iter().filter(|(piece, _)| *piece != to) {
                products.entry(*piece).or_default()[at.family as usize] += self.weight[feature];
            }
        }
        let score = |(piece, products): (usize, [f64; FAMILIES])| {
            let cosine = |family: usize| {
                let length = (self.lengths[to][family] * self.lengths[piece][family]).sqrt();
                if length > 0.0 { products[family] / length } else { 0.0 }
            };
            (piece, WEIGHTS.iter().map(|(family, weight)| weight * cosine(*family as usize)).sum())
        };
        products.into_iter().map(score).collect()
    }
}
