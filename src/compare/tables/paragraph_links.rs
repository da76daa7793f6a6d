//! Which paragraphs of two articles speak of the same: they share names and figures.
//!
//! Made for reading two articles side by side where no row links them. A name or value weighs the
//! more the fewer paragraphs have it, as terms do in retrieval (inverse document frequency, Sparck
//! Jones 1972). Decided: what stands in more than half of all paragraphs of the two is what both
//! are about, and links nothing by itself; where two paragraphs share as much, the one that stands
//! nearer to the same part of its article wins. Furniture links nothing.

use crate::compare::alignment::measure;
use crate::compare::articles::Article;
use crate::compare::evidence::names::{Name, NameKind};
use crate::compare::evidence::{Figure, People, Reading};
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in more paragraphs of an article than this points nowhere in it, and would cost as
/// many steps for every paragraph that has it.
const MOST_PARAGRAPHS: usize = 100;

/// How many of what two paragraphs share are named.
const MOST_NAMED: usize = 3;

/// Where one paragraph leads in another article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParagraphLink {
    /// The index of the other's paragraph, from 0.
    pub paragraph: usize,
    /// What both have, the rarest first: canonical names, and figures as the first of the two
    /// writes them; three at most.
    pub shares: Vec<String>,
}

/// The links of two articles, by paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphLinks {
    left: (u64, Vec<Option<ParagraphLink>>),
    right: (u64, Vec<Option<ParagraphLink>>),
}

impl ParagraphLinks {
    /// Where each paragraph of `from` leads in `to`; none if these two, as they stand, were not
    /// asked for.
    pub fn between(&self, from: &Article, to: &Article) -> Option<&[Option<ParagraphLink>]> {
        let (left, right) = (&self.left, &self.right);
        [(left, right), (right, left)]
            .into_iter()
            .find(|(one, other)| (one.0, other.0) == (from.hash, to.hash))
            .map(|(one, _)| one.1.as_slice())
    }
}

/// What a paragraph may share with another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Feature {
    /// A name in its canonical form.
    Name(String),
    /// A value of a measure, as the bits of the number.
    Value(u64, String),
}

/// An article's paragraphs by what they hold, each feature with how it is written there.
type Paragraphs = Vec<BTreeMap<Feature, String>>;

/// Links the paragraphs of two articles, in both directions; `aliases` are groups of spellings of
/// one name.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn paragraph_links(
    (left, right): (&Reading, &Reading),
    aliases: &[Vec<String>],
    stop: &Stop,
) -> Result<ParagraphLinks, Stopped> {
    let people = People::merged([left, right], aliases);
    let (of_left, of_right) = (paragraphs(left, &people, stop)?, paragraphs(right, &people, stop)?);
    let weights = weights(&of_left, &of_right);
    Ok(ParagraphLinks {
        left: (left.article().hash, links(&of_left, &of_right, &weights, stop)?),
        right: (right.article().hash, links(&of_right, &of_left, &weights, stop)?),
    })
}

fn paragraphs(reading: &Reading, people: &People, stop: &Stop) -> Result<Paragraphs, Stopped> {
    let article = reading.article();
    let mut all = Paragraphs::new();
    for (index, paragraph) in article.paragraphs().iter().enumerate() {
        let mut features = BTreeMap::new();
        let sentences = if paragraph.furniture { &[] } else { article.sentences(index) };
        for (number, sentence) in sentences.iter().enumerate() {
            stop.poll()?;
            let evidence = reading.evidence(index, number);
            for name in evidence.names.iter().filter(|name| is_surely_a_name(article, *sentence, name)) {
                let name = people.canonical(&name.named.name);
                features.entry(Feature::Name(name.clone())).or_insert(name);
            }
            for figure in &evidence.figures {
                let (feature, written) = value(article, *sentence, figure);
                features.entry(feature).or_insert(written);
            }
        }
        all.push(features);
    }
    Ok(all)
}

/// Whether more than a capital at the beginning of a sentence makes it a name ("Rain fell").
fn is_surely_a_name(article: &Article, sentence: Span, name: &Name) -> bool {
    let span = name.named.span.unwrap_or_default();
    let is_one_word = !span.of(article.body.as_str()).contains(char::is_whitespace);
    name.kind != NameKind::Other || !is_one_word || span.start > sentence.start
}

/// What a figure counts and how much, and how it is written from number to unit.
fn value(article: &Article, sentence: Span, figure: &Figure) -> (Feature, String) {
    let body = article.body.as_str();
    let measure = measure(body, sentence, figure).unwrap_or_else(|| figure.unit_class.name().to_owned());
    let written = figure.unit.map_or(figure.number, |unit| figure.number.cover(unit));
    (Feature::Value(figure.value.to_bits(), measure), written.of(body).to_owned())
}

/// How much each feature weighs that both have and that is rare enough to say something.
fn weights(left: &Paragraphs, right: &Paragraphs) -> BTreeMap<Feature, f64> {
    let (of_left, of_right) = (counts(left), counts(right));
    let all = left.len() + right.len();
    let weight = |(feature, in_left): (&&Feature, &usize)| {
        let in_right = of_right.get(*feature)?;
        let both = in_left + in_right;
        let few = *in_left <= MOST_PARAGRAPHS && *in_right <= MOST_PARAGRAPHS;
        let says_something = few && both <= (all / 2).max(2);
        says_something.then(|| ((*feature).clone(), ((all + 1) as f64 / both as f64).ln()))
    };
    of_left.iter().filter_map(weight).collect()
}

fn counts(paragraphs: &Paragraphs) -> BTreeMap<&Feature, usize> {
    let mut counts = BTreeMap::new();
    for feature in paragraphs.iter().flat_map(BTreeMap::keys) {
        *counts.entry(feature).or_default() += 1;
    }
    counts
}

/// For each paragraph of `from` the one of `to` that shares most with it.
fn links(
    from: &Paragraphs,
    to: &Paragraphs,
    weights: &BTreeMap<Feature, f64>,
    stop: &Stop,
) -> Result<Vec<Option<ParagraphLink>>, Stopped> {
    let mut places: BTreeMap<&Feature, Vec<usize>> = BTreeMap::new();
    for (index, features) in to.iter().enumerate() {
        for feature in features.keys().filter(|feature| weights.contains_key(*feature)) {
            places.entry(feature).or_default().push(index);
        }
    }
    let mut links = Vec::new();
    for (index, features) in from.iter().enumerate() {
        stop.poll()?;
        let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
        for feature in features.keys() {
            let weight = weights.get(feature).copied().unwrap_or_default();
            for place in places.get(feature).into_iter().flatten() {
                *sums.entry(*place).or_default() += weight;
            }
        }
        // How far the two stand from the same part of their articles, in whole numbers.
        let apart = |other: usize| (index * to.len()).abs_diff(other * from.len());
        let best = sums.into_iter().min_by(|(one, sum), (other, larger)| {
            larger.total_cmp(sum).then(apart(*one).cmp(&apart(*other))).then(one.cmp(other))
        });
        links.push(best.map(|(paragraph, _)| {
            let shares = to.get(paragraph).map(|other| shares(features, other, weights));
            ParagraphLink { paragraph, shares: shares.unwrap_or_default() }
        }));
    }
    Ok(links)
}

/// What two paragraphs share, as the first writes it, the weightiest first.
fn shares(
    one: &BTreeMap<Feature, String>,
    other: &BTreeMap<Feature, String>,
    weights: &BTreeMap<Feature, f64>,
) -> Vec<String> {
    let both = one.iter().filter(|(feature, _)| other.contains_key(*feature));
    let mut both: Vec<(f64, &str)> =
        both.filter_map(|(feature, written)| Some((*weights.get(feature)?, written.as_str()))).collect();
    both.sort_by(|(weight, written), (heavier, other)| heavier.total_cmp(weight).then(written.cmp(other)));
    let mut named = BTreeSet::new();
    let once = both.into_iter().filter(|(_, written)| named.insert(*written));
    once.take(MOST_NAMED).map(|(_, written)| written.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Meta};
    use std::sync::Arc;

    fn reading(id: &str, hash: u64, body: &str) -> Reading {
        let (id, body) = (ArticleId::new(id), Body::new(body));
        Reading::of(Arc::new(Article::new(id, String::new(), String::new(), Meta::default(), hash, body)))
    }

    /// Where a paragraph leads, and by what.
    type Expected<'a> = Option<(usize, &'a [&'a str])>;

    /// The links of each paragraph of the left and of the right.
    #[track_caller]
    fn check(left: &str, right: &str, expected: [&[Expected<'_>]; 2]) {
        let (left, right) = (reading("a", 1, left), reading("b", 2, right));
        let links = paragraph_links((&left, &right), &[], &Stop::default()).unwrap();
        for ((from, to), expected) in [(&left, &right), (&right, &left)].into_iter().zip(expected) {
            let found = links.between(from.article(), to.article()).unwrap();
            let found: Vec<Option<(usize, Vec<&str>)>> = found
                .iter()
                .map(|link| {
                    let link = link.as_ref()?;
                    Some((link.paragraph, link.shares.iter().map(String::as_str).collect()))
                })
                .collect();
            let expected: Vec<_> =
                expected.iter().map(|link| link.map(|(to, shares)| (to, shares.to_vec()))).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn paragraphs_are_linked_by_the_rarest_that_they_share() {
        check(
            "The quay was empty.\n\nMayor Ada Brink counted 40 ships.\n\nPeru sent help.",
            "Peru sent nobody.\n\nA storm rose.\n\nThere were 40 ships, Ada Brink said.",
            [
                &[None, Some((2, &["40 ships", "Ada Brink"])), Some((0, &["Peru"]))],
                &[Some((2, &["Peru"])), None, Some((1, &["40 ships", "Ada Brink"]))],
            ],
        );
    }

    #[test]
    fn what_nearly_every_paragraph_has_links_nothing() {
        check(
            "Peru sent help.\n\nPeru was late.\n\nPeru sent 7 boats.",
            "Peru slept.\n\nSome say 7 boats came to Peru.\n\nPeru again.",
            [&[None, None, Some((1, &["7 boats"]))], &[None, Some((2, &["7 boats"])), None]],
        );
    }

    #[test]
    fn of_two_that_share_as_much_the_nearer_part_wins() {
        check(
            "Rain fell.\n\nGulls came.\n\nPeru sent help.",
            "Peru slept.\n\nRain fell.\n\nPeru woke.",
            [&[None, None, Some((2, &["Peru"]))], &[Some((2, &["Peru"])), None, Some((2, &["Peru"]))]],
        );
    }
}
