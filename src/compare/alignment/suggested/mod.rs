//! Suggested groups: chains that share a cue and at least one thing more.
//!
//! Chains are clustered by what they share (`features`, `likeness`, `cluster`); then a cluster needs
//! a cue that holds most of it together and stands seldom elsewhere, and only the chains that hold
//! the cue and share something else beside it come into the row. Strict on purpose, and marked as a
//! suggestion: `docs/rows.md` says what was tried and measured. Decided: a name alone is no cue,
//! because who is spoken of does not say what is said; no chain joins on likeness alone.

mod cluster;
mod cue;
pub(super) mod features;
mod likeness;

use super::{Chain, Group, Material, Member, Share, Way, whole};
use crate::compare::{Problem, Stop, Stopped};
use cue::Cue;
use features::Features;
use std::collections::BTreeSet;

/// How many chains of a topic are looked at, the first in the order of articles.
const MOST_CHAINS: usize = 2_000;

/// Groups of free chains, but for `framed` ones, that share a cue, in the order of their first chains; and what was too
/// much to be looked at.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(super) fn groups(
    material: Material<'_>,
    chains: &[Chain],
    (free, framed): (&mut [bool], &BTreeSet<usize>),
    stop: &Stop,
) -> Result<(Vec<Group>, Option<Problem>), Stopped> {
    let all: Vec<usize> = (0..chains.len()).filter(|chain| free[*chain] && !framed.contains(chain)).collect();
    let looked_at = &all[..all.len().min(MOST_CHAINS)];
    let listed: Vec<&Chain> = looked_at.iter().map(|chain| &chains[*chain]).collect();
    let features = Features::of(material, &listed, stop)?;
    let alike = likeness::likeness(&features, stop)?;
    let count = listed.len().div_ceil(usize::from(material.settings.tightness.sentences()));
    let articles: Vec<usize> = listed.iter().map(|chain| material.pieces[chain[0]].article).collect();
    let mut groups = Vec::new();
    for cluster in cluster::clusters(&alike, count, stop)? {
        let Some(cue) = cue::cue(&features, &articles, &cluster) else { continue };
        for &chain in &cue.carriers {
            free[looked_at[chain]] = false;
        }
        groups.push(group(material, &listed, &features, &cue));
    }
    let left_out = (all.len() > MOST_CHAINS).then(|| {
        let message = format!(
            "rows are suggested only among the first {MOST_CHAINS} of {} passages that stand in no other row",
            all.len()
        );
        Problem::new("", message)
    });
    Ok((groups, left_out))
}

fn group(material: Material<'_>, listed: &[&Chain], features: &Features, cue: &Cue) -> Group {
    let named: Vec<_> = cue.features.iter().map(|feature| &features.all[*feature]).collect();
    let mut members: Vec<Member> = Vec::new();
    for &chain in &cue.carriers {
        for member in whole(material.pieces, listed[chain]) {
            let places = named.iter().enumerate().flat_map(|(term, feature)| {
                let here = feature.places(chain).iter().filter(|place| place.piece == member.piece);
                here.map(move |place| Share { term, span: place.span })
            });
            members.push(Member { shares: places.collect(), ..member });
        }
    }
    let shares: Vec<String> = named.iter().map(|feature| feature.written.clone()).collect();
    Group { way: Way::Suggested, label: shares.join(" · "), shares, members, months: None }
}
