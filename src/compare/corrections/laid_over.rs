//! The reader's rows among the groups that alignment found.
//!
//! Decided: what is taken from a topic or put elsewhere is taken out of the groups after they were
//! formed, so that nothing else moves; of a group that then speaks of one article alone the rest
//! stands alone. Passages that are only pinned level stay in their rows.

use super::settled::slug;
use super::{Settled, SettledMember, SettledRow};
use crate::compare::alignment::{
    Chain, Group, InCommon, Material, Member, Months, Share, Way, shared_by_all, whole,
};
use crate::compare::articles::find;
use crate::compare::evidence::Figure;
use crate::compare::{Stop, Stopped};
use std::collections::{BTreeMap, BTreeSet};

/// Of more terms that a pinned row shares than this its label says the first.
const MOST_SHARES: usize = 4;

/// Which figures of a piece a row takes; none if the whole piece.
type Taken = BTreeMap<usize, Option<BTreeSet<usize>>>;

/// A row of the reader's, its passages as pieces of the topic.
struct Found<'a> {
    /// Its index among all settled rows.
    index: usize,
    row: &'a SettledRow,
    /// For each passage its pieces.
    chains: Vec<Chain>,
    members: Vec<Member>,
}

/// Adds the reader's rows of the topic to its groups, and takes out of these what is rejected or put
/// elsewhere.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(crate) fn lay_over(
    groups: Vec<Group>,
    material: Material<'_>,
    settled: &Settled,
    stop: &Stop,
) -> Result<Vec<Group>, Stopped> {
    let topic = &material.topic.id;
    let of_topic = settled.rows.iter().enumerate().filter(|(_, row)| row.topic == *topic);
    let found: Vec<Found<'_>> = of_topic.filter_map(|(index, row)| found(material, index, row)).collect();
    let rejected = rejected(material, settled);
    if found.is_empty() && rejected.is_empty() {
        return Ok(groups);
    }
    let mut taken: Taken = rejected.into_iter().map(|piece| (piece, None)).collect();
    for row in found.iter().filter(|row| row.row.takes) {
        take(&mut taken, row, material);
    }
    let mut groups = without(groups, &taken, material);
    let level: BTreeSet<usize> =
        found.iter().flat_map(|row| &row.members).map(|member| member.piece).collect();
    for group in groups.iter_mut().filter(|group| group.way == Way::Alone) {
        group.members.retain(|member| !level.contains(&member.piece));
    }
    groups.retain(|group| !group.members.is_empty());
    for (number, row) in found.into_iter().enumerate() {
        stop.poll()?;
        if row.row.adds {
            add(&mut groups, row, material);
        } else {
            groups.push(group((material, settled), number, row, stop)?);
        }
    }
    Ok(groups)
}

/// The pieces of the topic that the reader took from it.
fn rejected(material: Material<'_>, settled: &Settled) -> BTreeSet<usize> {
    let of_topic = settled.rejected.iter().filter(|(topic, ..)| *topic == material.topic.id);
    let pieces = of_topic.flat_map(|(_, place, _)| {
        pieces(material, &SettledMember { place: place.clone(), figures: Vec::new() })
    });
    pieces.collect()
}

/// A row with the pieces of its passages; none if too few of them are in the comparison.
fn found<'a>(material: Material<'_>, index: usize, row: &'a SettledRow) -> Option<Found<'a>> {
    let mut members: Vec<Member> = Vec::new();
    let mut chains: Vec<Chain> = Vec::new();
    for member in &row.members {
        let chain = pieces(material, member);
        for &piece in &chain {
            let figures = figures(material, piece, &member.figures);
            match members.iter_mut().find(|known| known.piece == piece) {
                Some(known) => {
                    known.figures.extend(figures);
                    known.figures.sort_unstable();
                    known.figures.dedup();
                }
                None => members.push(Member { piece, figures, shares: Vec::new() }),
            }
        }
        if !chain.is_empty() {
            chains.push(chain);
        }
    }
    let is_row = chains.len() >= if row.takes || row.adds { 1 } else { 2 };
    is_row.then_some(Found { index, row, chains, members })
}

/// The pieces whose sentences a passage holds; none if its article is not compared.
fn pieces(material: Material<'_>, member: &SettledMember) -> Chain {
    let Some((article, _)) = find(material.articles, &member.place.article) else { return Vec::new() };
    let place = member.place.span;
    let before = |end: usize, of: usize| (of, end) <= (article, place.start);
    let first = material.pieces.partition_point(|piece| before(piece.hit.span.end, piece.article));
    let is_inside = |index: &usize| {
        let piece = &material.pieces[*index];
        piece.article == article && place.overlaps(piece.hit.span)
    };
    (first..material.pieces.len()).take_while(is_inside).collect()
}

/// The figures of a piece that are written like one of `listed`; all if none is listed.
fn figures(material: Material<'_>, piece: usize, listed: &[String]) -> Vec<usize> {
    let piece = &material.pieces[piece];
    let body = material.articles.get(piece.article).map_or("", |article| article.body.as_str());
    let all = piece.evidence.figures.iter().enumerate();
    let is_listed = |words: &str| listed.is_empty() || listed.iter().any(|listed| listed == words);
    all.filter(|(_, figure)| is_listed(figure.span.of(body))).map(|(index, _)| index).collect()
}

/// Adds what a row takes; of a passage with listed figures only these.
fn take(taken: &mut Taken, row: &Found<'_>, material: Material<'_>) {
    for member in &row.members {
        let all = material.pieces[member.piece].evidence.figures.len();
        let part =
            (member.figures.len() < all).then(|| member.figures.iter().copied().collect::<BTreeSet<usize>>());
        match (taken.entry(member.piece).or_insert_with(|| Some(BTreeSet::new())), part) {
            (Some(known), Some(part)) => known.extend(part),
            (known, _) => *known = None,
        }
    }
}

/// The groups without what is taken; of one that then holds one article alone the rest stands alone,
/// unless it stands in another.
fn without(groups: Vec<Group>, taken: &Taken, material: Material<'_>) -> Vec<Group> {
    let mut left: Vec<Group> = Vec::with_capacity(groups.len());
    let mut parted: Vec<Group> = Vec::new();
    for mut group in groups {
        let is_of_figures = group.way == Way::Figure;
        let before = group.members.clone();
        group.members.retain_mut(|member| match taken.get(&member.piece) {
            None => true,
            Some(Some(figures)) if is_of_figures => {
                member.figures.retain(|figure| !figures.contains(figure));
                !member.figures.is_empty()
            }
            Some(_) => false,
        });
        let is_left = |piece: &usize| group.members.iter().any(|member| member.piece == *piece);
        let pieces = before.iter().map(|member| member.piece);
        group.taken_out = pieces.filter(|piece| !is_left(piece)).collect();
        let is_row = !matches!(group.way, Way::Figure | Way::Suggested) || spans_articles(&group, material);
        if group.members == before || is_row {
            left.push(group);
        } else {
            parted.push(group);
        }
    }
    for group in parted {
        let held: BTreeSet<usize> =
            left.iter().flat_map(|group| &group.members).map(|member| member.piece).collect();
        let pieces: Vec<usize> =
            group.members.iter().map(|member| member.piece).filter(|piece| !held.contains(piece)).collect();
        if !pieces.is_empty() {
            let members = whole(material.pieces, &pieces);
            left.push(Group::of(Way::Alone, String::new(), Vec::new(), members));
        }
    }
    left
}

fn spans_articles(group: &Group, material: Material<'_>) -> bool {
    let mut articles = group.members.iter().map(|member| material.pieces[member.piece].article);
    let first = articles.next();
    articles.any(|article| Some(article) != first)
}

/// Adds a row's passages to the group of the row that the config names.
fn add(groups: &mut Vec<Group>, row: Found<'_>, material: Material<'_>) {
    let is_it = |group: &&mut Group| {
        group.way == Way::Named && group.corrected.is_none() && slug(&group.label) == row.row.id
    };
    let Some(name) = material.topic.rows.iter().map(|spec| &spec.name).find(|name| slug(name) == row.row.id)
    else {
        return;
    };
    match groups.iter_mut().find(is_it) {
        Some(group) => {
            let known: BTreeSet<usize> = group.members.iter().map(|member| member.piece).collect();
            group.members.extend(row.members.into_iter().filter(|member| !known.contains(&member.piece)));
            group.members.sort_by_key(|member| member.piece);
            group.corrected = Some(row.index);
        }
        None => {
            let mut members = row.members;
            members.sort_by_key(|member| member.piece);
            groups.push(Group { corrected: Some(row.index), ..Group::named(name, members) });
        }
    }
}

/// The group of a row of the reader's own.
fn group(
    (material, settled): (Material<'_>, &Settled),
    number: usize,
    found: Found<'_>,
    stop: &Stop,
) -> Result<Group, Stopped> {
    let Found { index, row, chains, mut members } = found;
    let months = months((material, settled), row, &members);
    if let Some(name) = &row.name {
        return Ok(Group { months, corrected: Some(index), ..Group::named(name, members) });
    }
    let common = if chains.len() > 1 { shared_by_all(material, &chains, stop)? } else { Vec::new() };
    let shares: Vec<String> = common.iter().map(|common| common.term.clone()).collect();
    for (place, chain) in chains.iter().enumerate() {
        for member in
            members.iter_mut().filter(|member| member.shares.is_empty() && chain.contains(&member.piece))
        {
            member.shares = shares_of(material, member.piece, place, &common);
        }
    }
    let kind = if row.takes { "row of yours" } else { "pinned row" };
    let label = if shares.is_empty() {
        format!("{kind} {}", number + 1)
    } else {
        let kind = if row.takes { "yours" } else { "pinned" };
        format!("{kind}: {}", shares.iter().take(MOST_SHARES).cloned().collect::<Vec<_>>().join(" · "))
    };
    Ok(Group { months, corrected: Some(index), ..Group::of(Way::Pinned, label, shares, members) })
}

/// The months that the figures of a row speak of, if it is about listed figures and all are dated.
fn months(
    (material, settled): (Material<'_>, &Settled),
    row: &SettledRow,
    members: &[Member],
) -> Option<Months> {
    if row.members.iter().all(|member| member.figures.is_empty()) {
        return None;
    }
    let of_member = |member: &Member| {
        let piece = &material.pieces[member.piece];
        let article = material.articles.get(piece.article);
        let figures = member.figures.iter().filter_map(|figure| piece.evidence.figures.get(*figure));
        let read = |figure: &Figure| {
            let fields = article.and_then(|article| settled.figure(&article.id, figure.span));
            Months::of(&fields.map_or_else(|| figure.clone(), |(fields, _)| fields.read_into(figure)))
        };
        figures.map(read).collect::<Vec<_>>()
    };
    let dated: Option<Vec<Months>> = members.iter().flat_map(of_member).collect();
    dated?.into_iter().reduce(Months::cover)
}

/// Where the piece at `piece`, of the chain at `chain`, says what is `common`.
fn shares_of(material: Material<'_>, piece: usize, chain: usize, common: &[InCommon]) -> Vec<Share> {
    let span = material.pieces[piece].hit.span;
    let of_term = |(term, common): (usize, &InCommon)| {
        let here = common.places.get(chain).into_iter().flatten().filter(|at| span.contains(**at));
        here.map(|at| Share { term, span: *at }).collect::<Vec<_>>()
    };
    common.iter().enumerate().flat_map(of_term).collect()
}
