//! How alike two chains are: the cosine of each family, in units of its spread over the topic.
//!
//! The families' cosines are z-scored over all pairs of the topic and summed. The mean that a
//! z-score takes off is the same for every pair, so it changes no order and is left out: chains
//! that share nothing stay at 0, and only pairs that share something are kept.

use super::features::{FAMILIES, Features};
use crate::compare::{Stop, Stopped};
use std::cmp::Ordering;

/// A feature of more than one of this many chains tells them apart too little to be looked at.
const COMMONEST: usize = 2;

/// Nor is a feature of more chains than this, however large the topic is.
const MOST_CHAINS: usize = 400;

/// How many later chains, the most alike, are kept for each.
const MOST_PARTNERS: usize = 64;

/// One number a family.
type ByFamily = [f64; FAMILIES];

/// For each chain the later ones that it shares something with, ascending, and how alike they are.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(super) fn likeness(features: &Features, stop: &Stop) -> Result<Vec<Vec<(usize, f64)>>, Stopped> {
    let count = features.of_chain.len();
    let cosines = cosines(features, stop)?;
    let spreads = spreads(&cosines, count);
    let sum = |cosines: ByFamily| -> f64 {
        let scores = cosines.iter().zip(spreads).filter(|(_, spread)| *spread > 0.0);
        scores.map(|(cosine, spread)| cosine / spread).sum()
    };
    let row = |row: Vec<(usize, ByFamily)>| {
        most_alike(row.into_iter().map(|(other, cosines)| (other, sum(cosines))).collect())
    };
    Ok(cosines.into_iter().map(row).collect())
}

fn most_alike(mut row: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    if row.len() > MOST_PARTNERS {
        let by_likeness =
            |a: &(usize, f64), b: &(usize, f64)| -> Ordering { b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)) };
        row.select_nth_unstable_by(MOST_PARTNERS, by_likeness);
        row.truncate(MOST_PARTNERS);
        row.sort_unstable_by_key(|(other, _)| *other);
    }
    row
}

/// For each chain the later ones that share a feature with it, and the cosine of each family.
fn cosines(features: &Features, stop: &Stop) -> Result<Vec<Vec<(usize, ByFamily)>>, Stopped> {
    let count = features.of_chain.len();
    let weight = features.weights();
    let lengths = features.lengths(&weight);
    let most = (count / COMMONEST).clamp(2, MOST_CHAINS);
    let mut sums: Vec<ByFamily> = vec![[0.0; FAMILIES]; count];
    let mut found = Vec::with_capacity(count);
    for (chain, own) in features.of_chain.iter().enumerate() {
        stop.poll()?;
        let mut touched: Vec<usize> = Vec::new();
        for (feature, at) in own.iter().map(|feature| (*feature, &features.all[*feature])) {
            if at.chains.len() > most {
                continue;
            }
            let later = at.chains.partition_point(|(other, _)| *other <= chain);
            for (other, _) in &at.chains[later..] {
                if sums[*other].iter().all(|sum| *sum == 0.0) {
                    touched.push(*other);
                }
                sums[*other][at.family as usize] += weight[feature];
            }
        }
        touched.sort_unstable();
        touched.dedup();
        let mut row = Vec::with_capacity(touched.len());
        for other in touched {
            let mut cosines = std::mem::replace(&mut sums[other], [0.0; FAMILIES]);
            for (family, product) in cosines.iter_mut().enumerate() {
                let length = (lengths[chain][family] * lengths[other][family]).sqrt();
                *product = if length > 0.0 { *product / length } else { 0.0 };
            }
            row.push((other, cosines));
        }
        found.push(row);
    }
    Ok(found)
}

/// The standard deviation of each family's cosine over all pairs.
fn spreads(cosines: &[Vec<(usize, ByFamily)>], count: usize) -> ByFamily {
    let pairs = (count * count.saturating_sub(1) / 2).max(1) as f64;
    let mut sums = [(0.0, 0.0); FAMILIES];
    for cosines in cosines.iter().flatten().map(|(_, cosines)| cosines) {
        for (sum, cosine) in sums.iter_mut().zip(cosines) {
            sum.0 += cosine;
            sum.1 += cosine * cosine;
        }
    }
    sums.map(|(sum, squares): (f64, f64)| (squares / pairs - (sum / pairs).powi(2)).max(0.0).sqrt())
}
