//! What a sentence can share with another: words, phrases, names and pairs of names.

use super::super::content::{ContentWord, content_words, overlaps_one, without_possessive};
use super::super::{Chain, Material};
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::collections::HashMap;

/// How many names of a chain are paired, the first of the alphabet.
const MOST_NAMES: usize = 12;

/// What a feature is; the surer ones as labels first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in super::super) enum Family {
    /// Two neighbouring words that carry meaning, as stems.
    Phrase,
    /// A party, person or other name, by its canonical form.
    Name,
    /// A word that carries meaning, as a stem.
    Word,
    /// Two names in one chain.
    Pair,
}

/// How many families there are.
pub(in super::super) const FAMILIES: usize = 4;

/// Where a feature stands: the piece and its bytes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Place {
    pub(in super::super) piece: usize,
    pub(in super::super) span: Span,
}

/// The features of the chains of a topic.
#[derive(Debug, Default)]
pub(in super::super) struct Features {
    /// Each with its form as written where it stands first.
    pub(in super::super) all: Vec<Feature>,
    /// The features of each chain, ascending.
    pub(in super::super) of_chain: Vec<Vec<usize>>,
    /// How many features of each family no other chain holds.
    pub(in super::super) singles: Vec<[usize; FAMILIES]>,
}

/// A feature and the chains that hold it.
#[derive(Debug)]
pub(in super::super) struct Feature {
    pub(in super::super) family: Family,
    /// Its stems or folded name, which tell it from others of its family.
    pub(in super::super) key: String,
    pub(in super::super) written: String,
    /// Ascending, each with where it stands there.
    pub(in super::super) chains: Vec<(usize, Vec<Place>)>,
}

impl Features {
    /// The features of these chains, which are called by their places in the list.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(in super::super) fn of(
        material: Material<'_>,
        chains: &[&Chain],
        stop: &Stop,
    ) -> Result<Self, Stopped> {
        let mut at: HashMap<(Family, String), usize> = HashMap::new();
        let mut all: Vec<Feature> = Vec::new();
        for (index, chain) in chains.iter().enumerate() {
            stop.poll()?;
            for (family, key, written, place) in of_chain(material, chain) {
                let at = *at.entry((family, key)).or_insert_with_key(|(_, key)| {
                    all.push(Feature { family, key: key.clone(), written, chains: Vec::new() });
                    all.len() - 1
                });
                let feature = &mut all[at];
                match feature.chains.last_mut() {
                    Some((last, places)) if *last == index => places.extend(place),
                    _ => feature.chains.push((index, place.into_iter().collect())),
                }
            }
        }
        let mut singles = vec![[0; FAMILIES]; chains.len()];
        for feature in &all {
            if let [(chain, _)] = feature.chains[..] {
                singles[chain][feature.family as usize] += 1;
            }
        }
        all.retain(|feature| feature.chains.len() > 1);
        all.sort_unstable_by(|a, b| (a.family, &a.key).cmp(&(b.family, &b.key)));
        let mut of_chain = vec![Vec::new(); chains.len()];
        for (feature, at) in all.iter().enumerate() {
            for (chain, _) in &at.chains {
                of_chain[*chain].push(feature);
            }
        }
        Ok(Self { all, of_chain, singles })
    }

    /// The weight of each feature: its inverse document frequency over the chains, squared.
    pub(in super::super) fn weights(&self) -> Vec<f64> {
        let count = self.of_chain.len() as f64;
        let rarity = |chains: usize| (count / chains as f64).ln().max(0.0);
        self.all.iter().map(|feature| rarity(feature.chains.len()).powi(2)).collect()
    }

    /// The squared length of each chain in each family.
    pub(in super::super) fn lengths(&self, weight: &[f64]) -> Vec<[f64; FAMILIES]> {
        let of_chain = |own: &Vec<usize>| {
            let mut squares = [0.0; FAMILIES];
            for &feature in own {
                squares[self.all[feature].family as usize] += weight[feature];
            }
            squares
        };
        self.of_chain.iter().map(of_chain).collect()
    }
}

impl Feature {
    /// Where it stands in a chain.
    pub(in super::super) fn places(&self, chain: usize) -> &[Place] {
        let at = self.chains.binary_search_by_key(&chain, |(chain, _)| *chain);
        at.map_or(&[], |at| self.chains[at].1.as_slice())
    }
}

type Found = (Family, String, String, Option<Place>);

fn of_chain(material: Material<'_>, chain: &Chain) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for &piece in chain {
        let body = material.body(piece);
        let at = &material.pieces[piece];
        let place = |span: Span| Some(Place { piece, span });
        let mut taken: Vec<Span> = Vec::new();
        for name in &at.evidence.names {
            let Some(span) = name.named.span else { continue };
            let canonical = material.canonical(&name.named.name);
            found.push((Family::Name, canonical.to_lowercase(), canonical.clone(), place(span)));
            names.push(material.party(&name.named.name));
            taken.push(span);
        }
        let is_figure = |span: Span| {
            let next = at.evidence.figures.partition_point(|figure| figure.span.end <= span.start);
            at.evidence.figures.get(next).is_some_and(|figure| figure.number.overlaps(span))
        };
        let words = content_words(body, at.hit.span);
        let is_free = |word: &ContentWord| !overlaps_one(&taken, word.span) && !is_figure(word.span);
        for (index, word) in words.iter().enumerate().filter(|(_, word)| is_free(word)) {
            let written = without_possessive(&word.span.of(body).to_lowercase()).to_owned();
            found.push((Family::Word, word.stem.clone(), written, place(word.span)));
            let before = index.checked_sub(1).map(|before| &words[before]);
            if let Some(before) = before.filter(|before| word.joined && is_free(before)) {
                let span = before.span.cover(word.span);
                let key = format!("{} {}", before.stem, word.stem);
                let written =
                    without_possessive(&span.of(body).to_lowercase()).replace(char::is_whitespace, " ");
                found.push((Family::Phrase, key, written, place(span)));
            }
        }
    }
    names.sort();
    names.dedup();
    names.truncate(MOST_NAMES);
    for (at, one) in names.iter().enumerate() {
        for other in &names[at + 1..] {
            found.push((Family::Pair, format!("{one}\u{1f}{other}"), format!("{one}, {other}"), None));
        }
    }
    found
}
