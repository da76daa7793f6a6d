//! Suggested groups: chains that say something in the same words, or share a cue.
//!
//! Chains that hold six words in a row alike come first (`verbatim`). The rest is clustered by what
//! they share (`features`, `likeness`, `cluster`); then a cluster needs a cue that holds most of it
//! together, stands seldom elsewhere and reads well (`label`), and only the sentences that hold all
//! of the cue (if it is a single word, with a second thing beside it) come into the row. Strict on
//! purpose, and marked as a suggestion: `docs/rows.md` says what was tried and measured. Decided: a
//! name alone is no cue, because who is spoken of does not say what is said; no sentence joins on
//! likeness, or on its neighbour, alone.

mod cluster;
mod cue;
pub(super) mod features;
mod label;
mod likeness;
mod verbatim;

use super::content::content_words;
use super::{Chain, Group, Material, Member, Share, Tightness, Way, whole};
use crate::compare::text::Span;
use crate::compare::{Problem, Stop, Stopped};
use cue::Cue;
use features::{Family, Feature, Features, Place};
use std::collections::BTreeSet;
use verbatim::Verbatim;

/// How many chains of a topic are looked at, the first in the order of articles.
const MOST_CHAINS: usize = 2_000;

/// Groups of free chains, but for `framed` ones: those that hold the same words in a row, then those
/// that share a cue; and what was too much to be looked at. A looser setting adds to what the
/// stricter ones suggest.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(super) fn groups(
    material: Material<'_>,
    chains: &[Chain],
    (free, framed): (&[bool], &BTreeSet<usize>),
    stop: &Stop,
) -> Result<(Vec<Group>, Option<Problem>), Stopped> {
    let is_open = |chain: &usize, free: &[bool]| free[*chain] && !framed.contains(chain);
    let all = (0..chains.len()).filter(|chain| is_open(chain, free)).count();
    let mut looked_at: Vec<usize> =
        (0..chains.len()).filter(|chain| is_open(chain, free)).take(MOST_CHAINS).collect();
    let mut groups = said_alike(material, chains, &looked_at, stop)?;
    let tightness = material.settings.tightness.sentences();
    for sentences in Tightness::STRICT.sentences()..=tightness {
        let taken: BTreeSet<usize> =
            groups.iter().flat_map(|group| &group.members).map(|member| member.piece).collect();
        looked_at.retain(|chain| chains[*chain].iter().all(|piece| !taken.contains(piece)));
        let listed: Vec<&Chain> = looked_at.iter().map(|chain| &chains[*chain]).collect();
        groups.extend(clustered(material, &listed, usize::from(sentences), stop)?);
    }
    let left_out = (all > MOST_CHAINS).then(|| {
        let message = format!(
            "rows are suggested only among the first {MOST_CHAINS} of {all} passages that stand in no other row"
        );
        Problem::new("", message)
    });
    Ok((groups, left_out))
}

/// Groups by cues, from clusters of so many sentences on average.
fn clustered(
    material: Material<'_>,
    listed: &[&Chain],
    sentences: usize,
    stop: &Stop,
) -> Result<Vec<Group>, Stopped> {
    let features = Features::of(material, listed, stop)?;
    let alike = likeness::likeness(&features, stop)?;
    let story = headlined(material, listed);
    let labels = |feature: &Feature, places: &[Place]| {
        label::label(material, feature, places)
            .filter(|_| feature.family != Family::Phrase || !story.contains(&feature.key))
    };
    let articles: Vec<usize> = listed.iter().map(|chain| material.pieces[chain[0]].article).collect();
    let clusters = cluster::clusters(&alike, listed.len().div_ceil(sentences), stop)?;
    let cues = clusters.iter().filter_map(|cluster| cue::cue(&features, &articles, cluster, &labels));
    Ok(cues.map(|cue| group(material, &features, cue)).collect())
}

/// Groups of chains that hold the same words in a row, named after the longest of these.
fn said_alike(
    material: Material<'_>,
    chains: &[Chain],
    looked_at: &[usize],
    stop: &Stop,
) -> Result<Vec<Group>, Stopped> {
    let listed: Vec<&Chain> = looked_at.iter().map(|chain| &chains[*chain]).collect();
    let articles: Vec<usize> = listed.iter().map(|chain| material.pieces[chain[0]].article).collect();
    let found = verbatim::groups(material, &listed, &articles, stop)?;
    let group = |found: Verbatim| {
        let term = label::of_run(material, *found.places.values().next()?)?;
        let of_place = |place: &Place| {
            let shares = vec![Share { term: 0, span: place.span }];
            whole(material.pieces, &[place.piece])
                .into_iter()
                .map(move |member| Member { shares: shares.clone(), ..member })
        };
        let members = found.places.values().flat_map(of_place);
        Some(Group::of(Way::Suggested, format!("“{term}”"), vec![term], members.collect()))
    };
    Ok(found.into_iter().filter_map(group).collect())
}

/// The phrases, by stems, that the titles of two or more articles have: the story, and no point of it.
fn headlined(material: Material<'_>, listed: &[&Chain]) -> BTreeSet<String> {
    let articles: BTreeSet<usize> = listed.iter().map(|chain| material.pieces[chain[0]].article).collect();
    let (mut once, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for article in articles.into_iter().filter_map(|article| material.articles.get(article)) {
        let title = article.meta.title.as_str();
        let words = content_words(title, Span::new(0, title.len()));
        let pairs = words.windows(2).filter(|pair| pair[1].joined);
        let phrases: BTreeSet<String> =
            pairs.map(|pair| format!("{} {}", pair[0].stem, pair[1].stem)).collect();
        twice.extend(phrases.iter().filter(|phrase| once.contains(*phrase)).cloned());
        once.extend(phrases);
    }
    twice
}

fn group(material: Material<'_>, features: &Features, cue: Cue) -> Group {
    let named: Vec<_> = cue.features.iter().map(|feature| &features.all[*feature]).collect();
    let mut members: Vec<Member> = Vec::new();
    for (chain, holding) in &cue.carriers {
        for member in whole(material.pieces, holding) {
            let places = named.iter().enumerate().flat_map(|(term, feature)| {
                let here = feature.places(*chain).iter().filter(|place| place.piece == member.piece);
                here.map(move |place| Share { term, span: place.span })
            });
            members.push(Member { shares: places.collect(), ..member });
        }
    }
    Group::of(Way::Suggested, cue.labels.join(" · "), cue.labels, members)
}
