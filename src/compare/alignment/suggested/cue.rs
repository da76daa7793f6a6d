//! The cue of a cluster: what names it, and which of its chains it holds together.

use super::features::{Family, Feature, Features, Place};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

/// A cue stands in at least one of this many chains of its cluster.
const COVERED: usize = 2;

/// Of three chains that hold a cue at least two are of its cluster.
const SPECIFIC: (usize, usize) = (2, 3);

/// A cue of more chains than this belongs to the whole topic.
const MOST_HOLDERS: usize = 4;

/// What two chains share beside their cue stands in at most one of this many chains.
const RARITY: usize = 3;

/// What names a row: a feature, a second one if the first is a single word, and what they hold
/// together.
#[derive(Debug)]
pub(super) struct Cue {
    pub(super) features: Vec<usize>,
    /// Each of the features in words that read well.
    pub(super) labels: Vec<String>,
    /// The chains by their pieces that hold all of the cue, ascending.
    pub(super) carriers: Vec<Carrier>,
}

/// A chain and those of its pieces that hold all of a cue.
pub(super) type Carrier = (usize, Vec<usize>);

/// What names a feature that stands at these places, if it reads well.
pub(super) type Labels<'a> = &'a dyn Fn(&Feature, &[Place]) -> Option<String>;

/// The feature that holds most of a cluster together and stands seldom outside it, and reads well:
/// a phrase or a word in two articles or more. `articles` gives the article of each chain.
///
/// The carriers of a phrase are the chains that hold it; those of a word hold a second thing in the
/// same sentence.
pub(super) fn cue(
    features: &Features,
    articles: &[usize],
    cluster: &[usize],
    labels: Labels<'_>,
) -> Option<Cue> {
    if !spans_articles(articles, cluster) {
        return None;
    }
    let mut inside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &chain in cluster {
        for &feature in &features.of_chain[chain] {
            inside.entry(feature).or_default().push(chain);
        }
    }
    let holds = |(feature, carriers): &(usize, Vec<usize>)| {
        let at = &features.all[*feature];
        at.names_a_row()
            && at.chains.len() <= MOST_HOLDERS
            && carriers.len() * COVERED >= cluster.len()
            && carriers.len() * SPECIFIC.1 >= at.chains.len() * SPECIFIC.0
            && spans_articles(articles, carriers)
    };
    let mut fitting: Vec<(usize, Vec<usize>)> = inside.into_iter().filter(holds).collect();
    fitting.sort_by(|one, other| by_fit(features, one, other));
    fitting.into_iter().find_map(|(feature, carriers)| {
        let at = &features.all[feature];
        let label = labels(at, &first_places(at, &carriers))?;
        if at.family == Family::Phrase {
            let pieces = |chain: usize| pieces(at, chain).into_iter().collect();
            let carriers = carriers.into_iter().map(|chain| (chain, pieces(chain))).collect();
            return Some(Cue { features: vec![feature], labels: vec![label], carriers });
        }
        backed(features, articles, (feature, label), &carriers, labels)
    })
}

/// The pieces of a chain that hold a feature.
fn pieces(feature: &Feature, chain: usize) -> BTreeSet<usize> {
    feature.places(chain).iter().map(|place| place.piece).collect()
}

/// Where a feature stands first in each of these chains.
fn first_places(feature: &Feature, chains: &[usize]) -> Vec<Place> {
    chains.iter().filter_map(|chain| feature.places(*chain).first().copied()).collect()
}

/// The better fit first: the product of coverage and specificity, then phrases, then the alphabet.
fn by_fit(features: &Features, one: &(usize, Vec<usize>), other: &(usize, Vec<usize>)) -> Ordering {
    let fit = |(feature, carriers): &(usize, Vec<usize>)| {
        let squared = (carriers.len() * carriers.len()) as f64;
        squared / features.all[*feature].chains.len() as f64
    };
    let rank = |of: &(usize, Vec<usize>)| (features.all[of.0].family, of.0);
    fit(other).total_cmp(&fit(one)).then_with(|| rank(one).cmp(&rank(other)))
}

/// Whether chains are of two or more articles.
pub(super) fn spans_articles(articles: &[usize], chains: &[usize]) -> bool {
    chains.iter().any(|chain| articles[*chain] != articles[chains[0]])
}

/// The word with the rare word or name that stands beside it in one sentence of most carriers.
fn backed(
    features: &Features,
    articles: &[usize],
    (cue, label): (usize, String),
    carriers: &[usize],
    labels: Labels<'_>,
) -> Option<Cue> {
    let most = (features.of_chain.len() / RARITY).max(2);
    let first = &features.all[cue];
    let backs = |feature: &usize| {
        let at = &features.all[*feature];
        matches!(at.family, Family::Word | Family::Name) && at.chains.len() <= most && !is_part_of(at, first)
    };
    let mut holders: BTreeMap<usize, Vec<Carrier>> = BTreeMap::new();
    for &chain in carriers {
        let own = pieces(first, chain);
        for &feature in features.of_chain[chain].iter().filter(|feature| backs(feature)) {
            let both = pieces(&features.all[feature], chain);
            let both: Vec<usize> = both.intersection(&own).copied().collect();
            if !both.is_empty() {
                holders.entry(feature).or_default().push((chain, both));
            }
        }
    }
    let chains = |carriers: &[Carrier]| carriers.iter().map(|(chain, _)| *chain).collect::<Vec<_>>();
    holders.retain(|_, carriers| spans_articles(articles, &chains(carriers)));
    let mut by_count: Vec<(usize, Vec<Carrier>)> = holders.into_iter().collect();
    by_count.sort_by_key(|(feature, carriers)| (Reverse(carriers.len()), *feature));
    by_count.into_iter().find_map(|(second, carriers)| {
        let at = &features.all[second];
        let other = labels(at, &first_places(at, &chains(&carriers)))?;
        Some(Cue { features: vec![cue, second], labels: vec![label.clone(), other], carriers })
    })
}

/// Whether a feature is the cue itself or a word of it.
fn is_part_of(feature: &Feature, cue: &Feature) -> bool {
    cue.key.split(' ').any(|word| feature.key.split(' ').any(|own| own == word))
}

impl Feature {
    /// Whether a row may be named after it: names of persons and parties say who, and not what.
    fn names_a_row(&self) -> bool {
        matches!(self.family, Family::Phrase | Family::Word)
    }
}
