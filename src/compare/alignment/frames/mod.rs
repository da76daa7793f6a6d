//! Figures that answer one question: same unit and owner, and neither place nor time in conflict.
//!
//! Different values belong in one row when the frame (unit, whose, where, when) agrees: that is
//! the row that a comparing reader wants. Groups are complete-link in reading order: a figure
//! joins the first group in which it conflicts with nobody. Apart from [`super::cues`], because a
//! frame is evidence of a question, and a shared word is only a hint of one.

mod months;
mod words;

use super::{Chain, Group, Material};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, UnitClass};
use crate::compare::text::{Span, fold_word};
use crate::compare::topics::{Reason, Unit, With};
use crate::compare::{Stop, Stopped};
use std::collections::BTreeMap;

pub use months::Months;

/// Frames this many months apart or less do not conflict in time.
const NEAR_IN_TIME: i32 = 4;

/// Where one figure is silent about place, values further apart than this answer other questions.
const NEAR_IN_VALUE: f64 = 3.5;

/// How many frames of one unit and owner stay open for further figures: the newest in reading order.
const MOST_FRAMES: usize = 1_000;

/// A figure of a chain, as it takes part in grouping.
#[derive(Clone, Copy)]
struct Entry<'a> {
    chain: usize,
    piece: usize,
    index: usize,
    figure: &'a Figure,
    unit: &'a str,
}

/// Figures that answer one question, with what decides whether another joins them: the bounds of
/// all stand for each, so that a figure is held against a frame and not against its members.
struct Frame<'a> {
    entries: Vec<Entry<'a>>,
    place: Option<&'a str>,
    /// The latest first month and the earliest last month of its figures.
    time: Option<Months>,
    /// Of those that are not vague: the highest value and the lowest upper bound.
    all: Values,
    /// The same of those among them that name no place.
    placeless: Values,
}

#[derive(Clone, Copy)]
struct Values {
    highest: f64,
    lowest_top: f64,
}

impl Values {
    const NONE: Self = Self { highest: f64::NEG_INFINITY, lowest_top: f64::INFINITY };

    fn add(&mut self, figure: &Figure) {
        self.highest = self.highest.max(figure.value);
        self.lowest_top = self.lowest_top.min(top(figure));
    }

    /// Whether no value is too far from the figure's.
    fn are_near(self, figure: &Figure) -> bool {
        self.highest <= top(figure) * NEAR_IN_VALUE && figure.value <= self.lowest_top * NEAR_IN_VALUE
    }
}

fn top(figure: &Figure) -> f64 {
    figure.max.unwrap_or(figure.value)
}

impl<'a> Frame<'a> {
    fn of(entry: Entry<'a>) -> Self {
        let mut frame =
            Self { entries: Vec::new(), place: None, time: None, all: Values::NONE, placeless: Values::NONE };
        frame.push(entry);
        frame
    }

    fn push(&mut self, entry: Entry<'a>) {
        let place = entry.figure.place.as_ref().map(|place| place.name.as_str());
        self.place = self.place.or(place);
        if let Some(at) = Months::of(entry.figure) {
            let time = self.time.unwrap_or(at);
            self.time = Some(Months { first: time.first.max(at.first), last: time.last.min(at.last) });
        }
        if entry.figure.part != Part::Vague {
            self.all.add(entry.figure);
            if place.is_none() {
                self.placeless.add(entry.figure);
            }
        }
        self.entries.push(entry);
    }

    /// Whether a figure is of the same unit and conflicts with no member in time or place; where
    /// either is silent about place, their values must be near unless one is vague.
    fn admits(&self, entry: &Entry<'_>) -> bool {
        let figure = entry.figure;
        let first = &self.entries[0];
        let same_unit =
            || figure.unit_class != UnitClass::Other || fold_word(first.unit) == fold_word(entry.unit);
        let same_status = (first.figure.part == Part::Added) == (figure.part == Part::Added);
        let in_time = match (self.time, Months::of(figure)) {
            (Some(time), Some(at)) => {
                time.first - at.last <= NEAR_IN_TIME && at.first - time.last <= NEAR_IN_TIME
            }
            _ => true,
        };
        let in_place = match (&figure.place, self.place) {
            (Some(own), Some(place)) if own.name != place => false,
            _ if figure.part == Part::Vague => true,
            (Some(_), _) => self.placeless.are_near(figure),
            (None, _) => self.all.are_near(figure),
        };
        same_status && in_time && in_place && same_unit()
    }
}

/// Groups of figures from two or more articles, where the topic is about figures.
///
/// A chain with figures of two frames stands in both groups. A figure is held against the frames of
/// its unit and owner, of which at most [`MOST_FRAMES`] stay open.
pub(super) fn groups(
    material: Material<'_>,
    chains: &[Chain],
    free: &mut [bool],
    stop: &Stop,
) -> Result<Vec<Group>, Stopped> {
    let entries = entries(material, chains, free);
    if !is_about_figures(material, chains, free, &entries) {
        return Ok(Vec::new());
    }
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let mut by_owner: BTreeMap<(UnitClass, Option<&str>), Vec<usize>> = BTreeMap::new();
    for entry in entries {
        stop.poll()?;
        let owner = entry.figure.whose.as_ref().map(|whose| whose.name.as_str());
        let candidates = by_owner.entry((entry.figure.unit_class, owner)).or_default();
        let open = candidates.len().saturating_sub(MOST_FRAMES);
        let fitting = candidates[open..].iter().find(|frame| frames[**frame].admits(&entry)).copied();
        match fitting {
            Some(frame) => frames[frame].push(entry),
            None => {
                candidates.push(frames.len());
                frames.push(Frame::of(entry));
            }
        }
    }
    frames.retain(|frame| spans_articles(material, &frame.entries));
    for entry in frames.iter().flat_map(|frame| &frame.entries) {
        free[entry.chain] = false;
    }
    Ok(frames.iter().map(|frame| words::group(material, chains, &frame.entries)).collect())
}

/// The figures of free chains that can stand in a row, in reading order.
fn entries<'a>(material: Material<'a>, chains: &[Chain], free: &[bool]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (chain, pieces) in chains.iter().enumerate().filter(|(chain, _)| free[*chain]) {
        for &piece in pieces {
            let body = material.body(piece);
            let evidence = &material.pieces[piece].evidence;
            let named = Named::of(&material.pieces[piece].hit.reasons);
            for (index, figure) in evidence.figures.iter().enumerate() {
                if is_asked_for(material, piece, &named, figure) {
                    let unit = figure.unit.map_or("", |unit| unit.of(body));
                    entries.push(Entry { chain, piece, index, figure, unit });
                }
            }
        }
    }
    entries
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
    named.overlaps(figure.span) || rule.any.is_empty() || figure.unit_class == UnitClass::UnderArms
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
