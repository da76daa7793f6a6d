//! Figures that answer one question: same unit and owner, and neither place nor time in conflict.
//!
//! Different values belong in one row when the frame (unit, whose, where, when) agrees: that is
//! the row that a comparing reader wants. Groups are complete-link in reading order: a figure
//! joins the first group in which it conflicts with nobody. Apart from [`super::cues`], because a
//! frame is evidence of a question, and a shared word is only a hint of one.

use super::{Chain, Group, Material, Member, Way};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, UnitClass, edtf};
use crate::compare::text::{Span, fold_word};
use crate::compare::topics::{Reason, Unit, With};
use crate::compare::{Stop, Stopped};
use std::collections::BTreeMap;

/// Frames this many months apart or less do not conflict in time.
const NEAR_IN_TIME: i32 = 4;

/// Where one figure is silent about place, values further apart than this answer other questions.
const NEAR_IN_VALUE: f64 = 3.5;

/// How many frames of one unit and owner stay open for further figures: the newest in reading order.
const MOST_FRAMES: usize = 1_000;

/// The months that a group speaks of, counted as year × 12 + month − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// The first.
    pub first: i32,
    /// The last; never before the first.
    pub last: i32,
}

impl Months {
    fn cover(self, other: Months) -> Months {
        Months { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// As an EDTF month or interval: "2021-12", "2021-11/2022-02".
    pub fn edtf(self) -> String {
        edtf(self.first, self.last)
    }

    /// In plain words: "winter 2021–22", "spring 2021", "2021–2023".
    pub fn label(self) -> String {
        let (first, last) = (self.first.div_euclid(12), self.last.div_euclid(12));
        if self.last - self.first > 5 {
            return if first == last { first.to_string() } else { format!("{first}–{last}") };
        }
        let middle = (self.first + self.last).div_euclid(2);
        let (year, month) = (middle.div_euclid(12), middle.rem_euclid(12) + 1);
        match month {
            12 => format!("winter {year}–{:02}", (year + 1).rem_euclid(100)),
            1 | 2 => format!("winter {}–{:02}", year - 1, year.rem_euclid(100)),
            3..=5 => format!("spring {year}"),
            6..=8 => format!("summer {year}"),
            _ => format!("autumn {year}"),
        }
    }
}

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
        if let Some(at) = months(entry.figure) {
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
        let in_time = match (self.time, months(figure)) {
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
    Ok(frames.iter().map(|frame| group(material, chains, &frame.entries)).collect())
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

fn months(figure: &Figure) -> Option<Months> {
    figure.as_of.as_ref().map(|as_of| Months { first: as_of.first, last: as_of.last.max(as_of.first) })
}

fn spans_articles(material: Material<'_>, frame: &[Entry<'_>]) -> bool {
    let article = |entry: &Entry<'_>| material.pieces[entry.piece].article;
    frame.iter().any(|entry| article(entry) != article(&frame[0]))
}

fn group(material: Material<'_>, chains: &[Chain], frame: &[Entry<'_>]) -> Group {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for entry in frame {
        for &piece in &chains[entry.chain] {
            members.entry(piece).or_default();
        }
        members.entry(entry.piece).or_default().push(entry.index);
    }
    let months = frame.iter().filter_map(|entry| months(entry.figure)).reduce(Months::cover);
    let (label, shares) = describe(material, frame, months);
    Group {
        way: Way::Figure,
        label,
        shares,
        members: members.into_iter().map(|(piece, figures)| Member { piece, figures }).collect(),
        months,
    }
}

/// The frame in words for a label, and in the terms of the contract: whose, unit, where, when.
fn describe(material: Material<'_>, frame: &[Entry<'_>], months: Option<Months>) -> (String, Vec<String>) {
    let first = |name: &dyn Fn(&Figure) -> Option<String>| frame.iter().find_map(|entry| name(entry.figure));
    let canonical = |name: &str| material.aliases.canonical(name).to_owned();
    let whose = first(&|figure| figure.whose.as_ref().map(|whose| canonical(&whose.name)));
    let place = first(&|figure| figure.place.as_ref().map(|place| canonical(&place.name)));
    let class = frame[0].figure.unit_class.name().to_owned();
    let unit = most_frequent_unit(frame).unwrap_or_else(|| class.clone());
    let join = |unit: String, when: Option<String>| {
        [whose.clone(), Some(unit), place.clone(), when].into_iter().flatten().collect::<Vec<_>>()
    };
    (join(unit, months.map(Months::label)).join(" · "), join(class, months.map(Months::edtf)))
}

/// The word that most figures of the frame count, the first of equals in the alphabet.
fn most_frequent_unit(frame: &[Entry<'_>]) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in frame.iter().filter(|entry| !entry.unit.is_empty()) {
        *counts.entry(fold_word(entry.unit).into_owned()).or_default() += 1;
    }
    counts
        .into_iter()
        .min_by_key(|(unit, count)| (std::cmp::Reverse(*count), unit.clone()))
        .map(|(unit, _)| unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_named_as_a_person_would() {
        let check = |first: (i32, i32), last: (i32, i32), expected: &str| {
            let count = |(year, month): (i32, i32)| year * 12 + month - 1;
            assert_eq!(Months { first: count(first), last: count(last) }.label(), expected);
        };
        check((2021, 11), (2022, 2), "winter 2021–22");
        check((2021, 12), (2021, 12), "winter 2021–22");
        check((2022, 2), (2022, 2), "winter 2021–22");
        check((1999, 12), (1999, 12), "winter 1999–00");
        check((2021, 3), (2021, 4), "spring 2021");
        check((2021, 7), (2021, 7), "summer 2021");
        check((2021, 9), (2021, 11), "autumn 2021");
        check((2021, 1), (2021, 12), "2021");
        check((2021, 4), (2022, 2), "2021–2022");
    }
}
