//! The cue of a cluster: what names it, and which of its chains it holds together.

use super::features::{Family, Feature, Features};
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

/// What names a row: a feature, a second one if the first is a single word, and the chains that
/// they hold together, ascending.
#[derive(Debug)]
pub(super) struct Cue {
    pub(super) features: Vec<usize>,
    pub(super) carriers: Vec<usize>,
}

/// The feature that holds most of a cluster together and stands seldom outside it: a phrase or a
/// word in two articles or more. `articles` gives the article of each chain.
///
/// The carriers of a phrase are the chains that hold it; those of a word also share something else
/// with one of another article.
pub(super) fn cue(features: &Features, articles: &[usize], cluster: &[usize]) -> Option<Cue> {
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
    let (feature, carriers) =
        inside.into_iter().filter(holds).min_by(|one, other| by_fit(features, one, other))?;
    if features.all[feature].family == Family::Phrase {
        return Some(Cue { features: vec![feature], carriers });
    }
    let (carriers, second) = backed(features, articles, feature, &carriers)?;
    Some(Cue { features: vec![feature, second], carriers })
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

fn spans_articles(articles: &[usize], chains: &[usize]) -> bool {
    chains.iter().any(|chain| articles[*chain] != articles[chains[0]])
}

/// Those carriers that share another rare word or name with a carrier of another article, and which
/// of these holds most of them.
fn backed(
    features: &Features,
    articles: &[usize],
    cue: usize,
    carriers: &[usize],
) -> Option<(Vec<usize>, usize)> {
    let most = (features.of_chain.len() / RARITY).max(2);
    let backs = |feature: &usize| {
        let at = &features.all[*feature];
        matches!(at.family, Family::Word | Family::Name)
            && at.chains.len() <= most
            && !is_part_of(at, &features.all[cue])
    };
    let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &chain in carriers {
        for &feature in features.of_chain[chain].iter().filter(|feature| backs(feature)) {
            holders.entry(feature).or_default().push(chain);
        }
    }
    holders.retain(|_, chains| spans_articles(articles, chains));
    let (second, _) = holders.iter().max_by_key(|(feature, chains)| (chains.len(), Reverse(**feature)))?;
    let backed: BTreeSet<usize> = holders.values().flatten().copied().collect();
    Some((backed.into_iter().collect(), *second))
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
