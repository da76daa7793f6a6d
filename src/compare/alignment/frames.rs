//! Figures that answer one question: same unit and owner, and neither place nor time in conflict.
//!
//! Different values belong in one row when the frame (unit, whose, where, when) agrees: that is
//! the row that a comparing reader wants. Groups are complete-link in reading order: a figure
//! joins the first group in which it conflicts with nobody. Apart from [`super::cues`], because a
//! frame is evidence of a question, and a shared word is only a hint of one.

use super::{Chain, Group, Material, Member, Way};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, UnitClass, edtf};
use crate::compare::text::fold_word;
use crate::compare::topics::{Unit, With};
use crate::compare::{Stop, Stopped};
use std::collections::BTreeMap;

/// Frames this many months apart or less do not conflict in time.
const NEAR_IN_TIME: i32 = 4;

/// Where one figure is silent about place, values further apart than this answer other questions.
const NEAR_IN_VALUE: f64 = 3.5;

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

    fn apart(self, other: Months) -> i32 {
        (self.first - other.last).max(other.first - self.last).max(0)
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

/// Groups of figures from two or more articles, where the topic is about figures.
///
/// A chain with figures of two frames stands in both groups. Quadratic only within one unit and
/// owner, and there in the number of groups, not of figures squared.
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
    let mut frames: Vec<Vec<Entry<'_>>> = Vec::new();
    let mut by_owner: BTreeMap<(UnitClass, Option<&str>), Vec<usize>> = BTreeMap::new();
    for entry in entries {
        stop.poll()?;
        let owner = entry.figure.whose.as_ref().map(|whose| whose.name.as_str());
        let candidates = by_owner.entry((entry.figure.unit_class, owner)).or_default();
        let fits = |frame: &&usize| frames[**frame].iter().all(|member| agree(member, &entry));
        match candidates.iter().find(fits).copied() {
            Some(frame) => frames[frame].push(entry),
            None => {
                candidates.push(frames.len());
                frames.push(vec![entry]);
            }
        }
    }
    frames.retain(|frame| spans_articles(material, frame));
    for entry in frames.iter().flatten() {
        free[entry.chain] = false;
    }
    Ok(frames.iter().map(|frame| group(material, chains, frame)).collect())
}

/// The figures of free chains that can stand in a row, in reading order.
fn entries<'a>(material: Material<'a>, chains: &[Chain], free: &[bool]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (chain, pieces) in chains.iter().enumerate().filter(|(chain, _)| free[*chain]) {
        for &piece in pieces {
            let body = material.body(piece);
            let evidence = &material.pieces[piece].evidence;
            for (index, figure) in evidence.figures.iter().enumerate() {
                if is_asked_for(material, piece, figure) {
                    let unit = figure.unit.map_or("", |unit| unit.of(body));
                    entries.push(Entry { chain, piece, index, figure, unit });
                }
            }
        }
    }
    entries
}

/// Whether a figure is of the kind that the topic asks for: of its units, or else counting one of
/// the things that its terms name.
fn is_asked_for(material: Material<'_>, piece: usize, figure: &Figure) -> bool {
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
    let reasons = &material.pieces[piece].hit.reasons;
    let named = reasons.iter().any(|reason| figure.span.overlaps(reason.span));
    named || rule.any.is_empty() || figure.unit_class == UnitClass::UnderArms
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

fn agree(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let (x, y) = (a.figure, b.figure);
    let same_unit = x.unit_class != UnitClass::Other || fold_word(a.unit) == fold_word(b.unit);
    let same_status = (x.part == Part::Added) == (y.part == Part::Added);
    same_unit && same_status && near_in_time(x, y) && near_in_place(x, y)
}

fn months(figure: &Figure) -> Option<Months> {
    figure.as_of.as_ref().map(|as_of| Months { first: as_of.first, last: as_of.last.max(as_of.first) })
}

fn near_in_time(x: &Figure, y: &Figure) -> bool {
    match (months(x), months(y)) {
        (Some(x), Some(y)) => x.apart(y) <= NEAR_IN_TIME,
        _ => true,
    }
}

fn near_in_place(x: &Figure, y: &Figure) -> bool {
    match (&x.place, &y.place) {
        (Some(x), Some(y)) => x.name == y.name,
        _ if x.part == Part::Vague || y.part == Part::Vague => true,
        _ => {
            let (low, high) = if x.value <= y.value { (x, y) } else { (y, x) };
            high.value <= low.max.unwrap_or(low.value) * NEAR_IN_VALUE
        }
    }
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
