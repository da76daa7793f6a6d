//! Figures that answer one question: what they count and whose it is agree, and neither place nor
//! time conflicts; or they give the very same telling value.
//!
//! Different values belong in one row when the frame (unit, whose, where, when) agrees: that is
//! the row that a comparing reader wants. In reading order a figure joins the frame in which it
//! conflicts with nobody, of several the one with which it shares most rare words. What found no
//! partner so may then join a frame of one value by repeating that value, whosever it is said to
//! be; for these, owner and place are not held against each other. Apart from [`super::suggested`], because a frame is evidence of a question, and a shared
//! word is only a hint of one.

mod entry;
mod frame;
mod months;
mod words;

use super::content::{ContentWord, content_words};
use super::{Chain, Group, Material};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, UnitClass};
use crate::compare::text::{Span, fold_word};
use crate::compare::topics::{Reason, Unit, With};
use crate::compare::{Stop, Stopped};
use entry::Entry;
use frame::{Frame, needs_subject};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub use months::Months;

/// A word of at most one of this many chains of the topic is rare, and so is one of only two.
const RARITY: usize = 4;

/// How many frames of one unit and owner stay open for further figures: the newest in reading order.
const MOST_FRAMES: usize = 1_000;

/// Groups of figures, and every chain whose figures took part: one that found no partner answers a
/// question of its own, which no shared word makes another.
pub(super) type Framed = (Vec<Group>, BTreeSet<usize>);

/// Groups of figures from two or more articles, where the topic is about figures.
///
/// A chain with figures of two frames stands in both groups. A figure is held against the frames of
/// its unit and owner, of which at most [`MOST_FRAMES`] stay open.
pub(super) fn groups(
    material: Material<'_>,
    chains: &[Chain],
    free: &[bool],
    stop: &Stop,
) -> Result<Framed, Stopped> {
    let entries = entries(material, chains, free, stop)?;
    if !is_about_figures(material, chains, free, &entries) {
        return Ok((Vec::new(), BTreeSet::new()));
    }
    let framed = entries.iter().map(|entry| entry.chain).collect();
    let rare = RareWords::of(material, chains, &entries, stop)?;
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let mut by_owner: BTreeMap<(UnitClass, Option<String>), Vec<usize>> = BTreeMap::new();
    for entry in entries {
        stop.poll()?;
        let subject = rare.around(material, &entry);
        let candidates = by_owner.entry((entry.figure.unit_class, entry.owner.clone())).or_default();
        let open = candidates.len().saturating_sub(MOST_FRAMES);
        let fitting = candidates[open..].iter().filter(|frame| frames[**frame].admits(&entry, &subject));
        let closest = fitting.min_by_key(|frame| Reverse(frames[**frame].shared_words(&subject)));
        match closest.copied() {
            Some(frame) => frames[frame].push(entry, &subject),
            None => {
                candidates.push(frames.len());
                frames.push(Frame::of(entry, subject));
            }
        }
    }
    let mut frames = with_repeated(material, frames, stop)?;
    frames.retain(|frame| spans_articles(material, &frame.entries));
    let group = |frame: &Frame<'_>| {
        stop.poll()?;
        Ok(words::group(material, &frame.entries))
    };
    Ok((frames.iter().map(group).collect::<Result<_, Stopped>>()?, framed))
}

/// The frames, those that found no partner joined with frames of one value that they repeat.
fn with_repeated<'a>(
    material: Material<'_>,
    frames: Vec<Frame<'a>>,
    stop: &Stop,
) -> Result<Vec<Frame<'a>>, Stopped> {
    let (mut joined, single): (Vec<_>, Vec<_>) = frames
        .into_iter()
        .partition(|frame| frame.entries.len() > 1 && spans_articles(material, &frame.entries));
    let mut by_value: BTreeMap<(UnitClass, u64), Vec<usize>> = BTreeMap::new();
    for (index, frame) in joined.iter().enumerate().filter(|(_, frame)| frame.is_of_one_value()) {
        let figure = frame.entries[0].figure;
        by_value.entry((figure.unit_class, figure.value.to_bits())).or_default().push(index);
    }
    for frame in single {
        stop.poll()?;
        let figure = frame.entries[0].figure;
        let like = by_value.entry((figure.unit_class, figure.value.to_bits())).or_default();
        let like_it = like
            .iter()
            .rev()
            .take(MOST_FRAMES)
            .find(|other| frame.entries.len() == 1 && joined[**other].repeats(&frame));
        match like_it.copied() {
            Some(other) => joined[other].merge(frame),
            None => {
                if frame.entries.len() == 1 {
                    like.push(joined.len());
                }
                joined.push(frame);
            }
        }
    }
    Ok(joined)
}

/// The figures of free chains that can stand in a row, in reading order.
fn entries<'a>(
    material: Material<'a>,
    chains: &[Chain],
    free: &[bool],
    stop: &Stop,
) -> Result<Vec<Entry<'a>>, Stopped> {
    let mut entries = Vec::new();
    for (chain, pieces) in chains.iter().enumerate().filter(|(chain, _)| free[*chain]) {
        stop.poll()?;
        for &piece in pieces {
            let evidence = &material.pieces[piece].evidence;
            let named = Named::of(&material.pieces[piece].hit.reasons);
            for (index, figure) in evidence.figures.iter().enumerate() {
                if is_asked_for(material, piece, &named, figure) {
                    entries.extend(Entry::of(material, chain, piece, index));
                }
            }
        }
    }
    Ok(entries)
}

/// The words that tell what figures are about: those that few chains of the topic hold.
struct RareWords {
    /// The rare words of each sentence in order; read only where a figure needs them.
    by_piece: BTreeMap<usize, Vec<ContentWord>>,
}

impl RareWords {
    fn of(
        material: Material<'_>,
        chains: &[Chain],
        entries: &[Entry<'_>],
        stop: &Stop,
    ) -> Result<Self, Stopped> {
        if !entries.iter().any(|entry| needs_subject(entry.figure.unit_class)) {
            return Ok(Self { by_piece: BTreeMap::new() });
        }
        let words = |&piece: &usize| {
            stop.poll()?;
            Ok((piece, content_words(material.body(piece), material.pieces[piece].hit.span)))
        };
        let mut by_piece: BTreeMap<usize, Vec<ContentWord>> =
            chains.iter().flatten().map(words).collect::<Result<_, Stopped>>()?;
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for chain in chains {
            stop.poll()?;
            let words = chain.iter().filter_map(|piece| by_piece.get(piece)).flatten();
            let stems: BTreeSet<&str> = words.map(|word| word.stem.as_str()).collect();
            for stem in stems {
                *counts.entry(stem).or_default() += 1;
            }
        }
        let most = (chains.len() / RARITY).max(2);
        counts.retain(|_, count| *count > most);
        let common: BTreeSet<String> = counts.into_keys().map(str::to_owned).collect();
        for words in by_piece.values_mut() {
            words.retain(|word| !common.contains(&word.stem));
        }
        Ok(Self { by_piece })
    }

    fn around(&self, material: Material<'_>, entry: &Entry<'_>) -> BTreeSet<String> {
        let words = self.by_piece.get(&entry.piece).filter(|_| needs_subject(entry.figure.unit_class));
        let near = words.into_iter().flat_map(|words| entry.subject(material, words));
        near.map(|word| word.stem.clone()).collect()
    }
}

/// Where the terms of a topic match in a sentence: the starts, and the farthest end up to each.
struct Named(Vec<(usize, usize)>);

impl Named {
    /// From reasons by position.
    fn of(reasons: &[Reason]) -> Self {
        let mut farthest = 0;
        let reach = |reason: &Reason| {
            farthest = farthest.max(reason.span.end);
            (reason.span.start, farthest)
        };
        Self(reasons.iter().map(reach).collect())
    }

    fn overlaps(&self, span: Span) -> bool {
        let begun = self.0.partition_point(|(start, _)| *start < span.end);
        self.0[..begun].last().is_some_and(|(_, end)| *end > span.start)
    }
}

/// Whether a figure is of the kind that the topic asks for: of its units, or else counting one of
/// the things that its terms name.
fn is_asked_for(material: Material<'_>, piece: usize, named: &Named, figure: &Figure) -> bool {
    if matches!(figure.unit_class, UnitClass::Time) || figure.part == Part::PartOf {
        return false;
    }
    let rule = &material.topic.rule;
    if !rule.unit.is_empty() {
        let body = material.body(piece);
        let word = figure.unit.map(|unit| fold_word(unit.of(body)).into_owned());
        return rule.unit.iter().any(|unit| match unit {
            Unit::Class(class) => *class == figure.unit_class,
            Unit::Word(wanted) => word.as_deref().is_some_and(|word| word == fold_word(wanted)),
        });
    }
    named.overlaps(figure.span)
        || rule.any.is_empty()
        || figure.unit_class == UnitClass::UnderArms
        || rule.with == Some(With::Figure) && needs_subject(figure.unit_class)
}

/// Whether rows by figures serve: the topic asks for figures, or most of its sentences state one.
fn is_about_figures(material: Material<'_>, chains: &[Chain], free: &[bool], entries: &[Entry<'_>]) -> bool {
    if material.topic.rule.with == Some(With::Figure) {
        return true;
    }
    let total = free.iter().filter(|free| **free).count().min(chains.len());
    let mut with: Vec<usize> = entries.iter().map(|entry| entry.chain).collect();
    with.dedup();
    total > 0 && with.len() * 2 > total
}

fn spans_articles(material: Material<'_>, frame: &[Entry<'_>]) -> bool {
    let article = |entry: &Entry<'_>| material.pieces[entry.piece].article;
    frame.iter().any(|entry| article(entry) != article(&frame[0]))
}
