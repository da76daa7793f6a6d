//! A figure as it takes part in grouping: its owner, what it counts, where, and what it is about.

use super::super::Material;
use super::super::content::content_words;
use super::super::measure::{measure, stem};
use crate::compare::evidence::names::NameKind;
use crate::compare::evidence::{Evidence, Figure, Named, UnitClass};
use crate::compare::text::{Span, words};
use std::collections::BTreeSet;

/// What evidence calls every border.
const BORDER: &str = "border";

/// How many words before a figure may say that somebody has so many, or moves them.
const REACH_OF_VERB: usize = 4;

/// How many words after a figure may say that it stands somewhere.
const REACH_OF_PLACE: usize = 8;

/// A figure of a chain.
#[derive(Clone)]
pub(super) struct Entry<'a> {
    pub(super) chain: usize,
    pub(super) piece: usize,
    pub(super) index: usize,
    pub(super) figure: &'a Figure,
    /// The word for what it counts, as it stands.
    pub(super) unit: &'a str,
    /// The party that it is of, by its canonical name; a person's party if it is known.
    pub(super) owner: Option<String>,
    pub(super) measure: Option<String>,
    pub(super) spot: Option<Spot>,
    pub(super) stance: Stance,
}

/// Where a figure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// At a border, of these parties as far as the sentence says.
    Border(BTreeSet<String>),
    /// In, or on the way to, a party or place.
    Named(String),
}

/// Whether a figure of forces counts all that somebody has, or some that stand somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    /// "Norway has 40,000 troops."
    Held,
    /// "Norway sent 4,000 troops", "… 4,000 troops near the lake".
    Placed,
    /// The sentence says neither.
    Unsaid,
}

impl<'a> Entry<'a> {
    /// The figure at `index` of the piece at `piece`.
    pub(super) fn of(material: Material<'a>, chain: usize, piece: usize, index: usize) -> Option<Self> {
        let body = material.body(piece);
        let evidence: &'a Evidence = &material.pieces[piece].evidence;
        let figure = evidence.figures.get(index)?;
        let sentence = material.pieces[piece].hit.span;
        let spot = figure.place.as_ref().map(|place| spot(material, body, evidence, place));
        let owner = figure.whose.as_ref().map(|whose| material.party(&whose.name));
        Some(Self {
            chain,
            piece,
            index,
            figure,
            unit: figure.unit.map_or("", |unit| unit.of(body)),
            measure: measure(body, figure),
            stance: stance(body, sentence, figure),
            spot,
            owner,
        })
    }

    /// The stems of the words around the figure that carry meaning.
    pub(super) fn subject(&self, material: Material<'_>) -> BTreeSet<String> {
        let words = content_words(material.body(self.piece), material.pieces[self.piece].hit.span);
        let figures = &material.pieces[self.piece].evidence.figures;
        let outside = |span: Span| !figures.iter().any(|figure| figure.span.overlaps(span));
        words.into_iter().filter(|word| outside(word.span)).map(|word| word.stem).collect()
    }

    /// Whether both count the same kind of thing: people under arms alike, ships and warships.
    pub(super) fn counts_like(&self, other: &Entry<'_>) -> bool {
        match (&self.measure, &other.measure) {
            _ if self.figure.unit_class != other.figure.unit_class => false,
            _ if matches!(self.figure.unit_class, UnitClass::UnderArms | UnitClass::Money) => true,
            (Some(one), Some(two)) => one.ends_with(two.as_str()) || two.ends_with(one.as_str()),
            (None, None) => stem(self.unit) == stem(other.unit),
            _ => false,
        }
    }
}

/// Where a figure is: at a border, with the parties that touch the word, or in a named place.
fn spot(material: Material<'_>, body: &str, evidence: &Evidence, place: &Named) -> Spot {
    let Some(at) = place.span.filter(|_| place.name == BORDER) else {
        return Spot::Named(material.party(&place.name));
    };
    let touches = |name: Span| {
        let (between, limit) = if name.end <= at.start {
            (body.get(name.end..at.start), 2)
        } else {
            (body.get(at.end..name.start), 1)
        };
        between.is_some_and(|between| {
            !between.contains([',', ';', '.', '(']) && between.split_whitespace().count() <= limit
        })
    };
    let parties = evidence.names.iter().filter(|name| name.kind == NameKind::Party);
    let touching = parties.filter(|name| name.named.span.is_some_and(touches));
    Spot::Border(touching.map(|name| material.party(&name.named.name)).collect())
}

fn stance(body: &str, sentence: Span, figure: &Figure) -> Stance {
    if !matches!(figure.unit_class, UnitClass::UnderArms | UnitClass::Equipment) {
        return Stance::Unsaid;
    }
    let until = |from: usize, to: usize| words(body, Span::new(from, to.max(from))).map(|word| word.span);
    let mut before: Vec<String> =
        until(sentence.start, figure.span.start).map(|span| stem(span.of(body))).collect();
    before.drain(..before.len().saturating_sub(REACH_OF_VERB));
    let clause = clause_after(body, figure.span.end, sentence.end);
    let after: Vec<String> =
        until(figure.span.end, clause).take(REACH_OF_PLACE).map(|span| stem(span.of(body))).collect();
    let placed = figure.place.is_some()
        || after.iter().any(|word| is_placing(word) || is_moving(word))
        || before.iter().any(|word| is_moving(word));
    let held = before.iter().rev().take(2).any(|word| is_holding(word));
    match (placed, held) {
        (true, _) => Stance::Placed,
        (false, true) => Stance::Held,
        (false, false) => Stance::Unsaid,
    }
}

/// Where the clause ends that goes on at `from`.
fn clause_after(body: &str, from: usize, end: usize) -> usize {
    let rest = body.get(from..end).unwrap_or("");
    let stops = [",", ";", "(", " while ", " whereas ", " but ", " and "];
    stops.iter().filter_map(|stop| rest.find(stop)).min().map_or(end, |at| from + at)
}

/// By stem, verbs of having.
fn is_holding(stem: &str) -> bool {
    matches!(stem, "has" | "have" | "had" | "boast" | "field" | "possess" | "command" | "number" | "total")
}

/// Prepositions of place.
fn is_placing(stem: &str) -> bool {
    matches!(
        stem,
        "near"
            | "along"
            | "at"
            | "on"
            | "in"
            | "to"
            | "into"
            | "around"
            | "there"
            | "here"
            | "nearbi"
            | "outsid"
            | "insid"
            | "across"
            | "toward"
    )
}

/// By stem, verbs of putting forces somewhere.
fn is_moving(stem: &str) -> bool {
    matches!(
        stem,
        "amass"
            | "mass"
            | "deploy"
            | "station"
            | "posit"
            | "reposit"
            | "move"
            | "sent"
            | "send"
            | "gather"
            | "concentr"
            | "pour"
            | "dispatch"
            | "built"
            | "build"
            | "assembl"
            | "park"
            | "brought"
            | "surround"
    )
}
