//! Pinned rows among the groups that alignment found.

use super::{Corrections, Pin, PinnedRow};
use crate::compare::alignment::{Chain, Group, InCommon, Material, Member, Share, Way, shared_by_all};
use crate::compare::articles::find;
use crate::compare::{Stop, Stopped};
use std::collections::BTreeSet;

/// Of more terms that a pinned row shares than this its label says the first.
const MOST_SHARES: usize = 4;

/// Adds the pinned rows of the topic to its groups, and takes their pieces out of what stands alone;
/// in rows of other ways they stay.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(crate) fn lay_over(
    mut groups: Vec<Group>,
    material: Material<'_>,
    corrections: &Corrections,
    stop: &Stop,
) -> Result<Vec<Group>, Stopped> {
    let of_topic = corrections.pinned.iter().filter(|row| row.topic == material.topic.id);
    let mut pinned = Vec::new();
    for (index, row) in of_topic.enumerate() {
        stop.poll()?;
        pinned.extend(group(material, index, row, stop)?);
    }
    if pinned.is_empty() {
        return Ok(groups);
    }
    let taken: BTreeSet<usize> =
        pinned.iter().flat_map(|group| &group.members).map(|member| member.piece).collect();
    for group in groups.iter_mut().filter(|group| group.way == Way::Alone) {
        group.members.retain(|member| !taken.contains(&member.piece));
    }
    groups.retain(|group| !group.members.is_empty());
    groups.extend(pinned);
    Ok(groups)
}

/// The group of a pinned row; none if fewer than two of its pins are passages of the topic.
fn group(
    material: Material<'_>,
    index: usize,
    row: &PinnedRow,
    stop: &Stop,
) -> Result<Option<Group>, Stopped> {
    let chains: Vec<Chain> = row.members.iter().filter_map(|pin| pieces(material, pin)).collect();
    if chains.len() < 2 {
        return Ok(None);
    }
    let common = shared_by_all(material, &chains, stop)?;
    let shares: Vec<String> = common.iter().map(|common| common.term.clone()).collect();
    let mut members: Vec<Member> = Vec::new();
    for (place, chain) in chains.iter().enumerate() {
        for &piece in chain {
            if members.iter().all(|member| member.piece != piece) {
                members.push(member(material, piece, place, &common));
            }
        }
    }
    let label = if shares.is_empty() {
        format!("pinned row {}", index + 1)
    } else {
        format!("pinned: {}", shares.iter().take(MOST_SHARES).cloned().collect::<Vec<_>>().join(" · "))
    };
    Ok(Some(Group { way: Way::Pinned, label, shares, members, months: None }))
}

/// A piece of the chain at `chain`, with all its figures and where it says what is `common`.
fn member(material: Material<'_>, piece: usize, chain: usize, common: &[InCommon]) -> Member {
    let span = material.pieces[piece].hit.span;
    let of_term = |(term, common): (usize, &InCommon)| {
        let here = common.places.get(chain).into_iter().flatten().filter(|at| span.contains(**at));
        here.map(|at| Share { term, span: *at }).collect::<Vec<_>>()
    };
    let shares = common.iter().enumerate().flat_map(of_term).collect();
    Member { piece, figures: (0..material.pieces[piece].evidence.figures.len()).collect(), shares }
}

/// The pieces whose sentences a pin holds; none if its words are gone or no sentence of the topic.
fn pieces(material: Material<'_>, pin: &Pin) -> Option<Chain> {
    let (article, of) = find(material.articles, &pin.article)?;
    let place = pin.place(of.body.as_str())?;
    let first = material
        .pieces
        .partition_point(|piece| (piece.article, piece.hit.span.end) <= (article, place.start));
    let is_inside = |index: &usize| {
        let piece = &material.pieces[*index];
        piece.article == article && place.overlaps(piece.hit.span)
    };
    let pieces: Chain = (first..material.pieces.len()).take_while(is_inside).collect();
    (!pieces.is_empty()).then_some(pieces)
}
