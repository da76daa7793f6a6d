//! A figure as it takes part in grouping: its owner, what it counts, where, and what it is about.

use super::super::Material;
use super::super::content::ContentWord;
use super::super::measure::{measure, stem};
use crate::compare::evidence::names::{Name, NameKind};
use crate::compare::evidence::{Evidence, Figure, Named, UnitClass};
use crate::compare::text::{Span, words};
use std::collections::BTreeSet;

/// What evidence calls every border.
const BORDER: &str = "border";

/// How many words before a figure may say that somebody has so many, or moves them.
const REACH_OF_VERB: usize = 4;

/// How many words after a figure may say that it stands somewhere.
const REACH_OF_PLACE: usize = 8;

/// How many names to either side of a border may say whose it is.
const NEAREST_NAMES: usize = 2;

/// How many bytes to either side of a figure say what it is about.
const REACH_OF_SUBJECT: usize = 400;

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
    /// The stem of that word, where there is no measure.
    unit_stem: Option<String>,
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
        let unit = figure.unit.map_or("", |unit| unit.of(body));
        let measure = measure(body, sentence, figure);
        Some(Self {
            chain,
            piece,
            index,
            figure,
            unit,
            unit_stem: if measure.is_none() { Some(stem(unit)) } else { None },
            measure,
            stance: stance(body, sentence, figure),
            spot,
            owner,
        })
    }

    /// Those of the words of its sentence that stand near the figure, in no figure and no party.
    pub(super) fn subject<'b>(
        &self,
        material: Material<'_>,
        words: &'b [ContentWord],
    ) -> impl Iterator<Item = &'b ContentWord> {
        let around = around(material.pieces[self.piece].hit.span, self.figure.span);
        let first = words.partition_point(|word| word.span.start < around.start);
        let end = words.partition_point(|word| word.span.end <= around.end);
        let figures = &material.pieces[self.piece].evidence.figures;
        let near = figures.partition_point(|figure| figure.span.end <= around.start);
        let near = figures[near..].iter().take_while(|figure| figure.span.start < around.end);
        let mut taken: Vec<Span> = near.map(|figure| figure.span).collect();
        let names = &material.pieces[self.piece].evidence.names;
        let begun = names.partition_point(|name| name.named.span.is_none_or(|span| span.end <= around.start));
        let parties = names[begun..].iter().filter(|name| name.kind == NameKind::Party);
        let parties = parties.filter_map(|name| name.named.span);
        taken.extend(parties.take_while(|span| span.start < around.end));
        let is_apart = move |word: &&ContentWord| !taken.iter().any(|span| span.overlaps(word.span));
        words[first..end.max(first)].iter().filter(is_apart)
    }

    /// Whether both count the same kind of thing: people under arms alike, ships and warships.
    pub(super) fn counts_like(&self, other: &Entry<'_>) -> bool {
        match (&self.measure, &other.measure) {
            _ if self.figure.unit_class != other.figure.unit_class => false,
            _ if matches!(self.figure.unit_class, UnitClass::UnderArms | UnitClass::Money) => true,
            (Some(one), Some(two)) => {
                let is_equipment = self.figure.unit_class == UnitClass::Equipment;
                one == two || is_equipment && (is_kind_of(one, two) || is_kind_of(two, one))
            }
            (None, None) => self.unit_stem == other.unit_stem,
            _ => false,
        }
    }
}

/// Whether a stem is a compound of the other, as "warship" is of "ship": before it stand three
/// letters or more.
fn is_kind_of(compound: &str, stem: &str) -> bool {
    compound.strip_suffix(stem).is_some_and(|before| before.chars().count() > 2)
}

/// Where a figure is: at a border, with the parties that touch the word, or in a named place.
fn spot(material: Material<'_>, body: &str, evidence: &Evidence, place: &Named) -> Spot {
    let Some(at) = place.span.filter(|_| place.name == BORDER) else {
        return Spot::Named(material.party(&place.name));
    };
    let is_touching = |between: Option<&str>, limit: usize| {
        between.is_some_and(|between| {
            !between.contains([',', ';', '.', '(']) && between.split_whitespace().count() <= limit
        })
    };
    let span = |name: &Name| name.named.span.unwrap_or(at);
    let after = evidence.names.partition_point(|name| span(name).end <= at.start);
    let before = evidence.names[after.saturating_sub(NEAREST_NAMES)..after].iter();
    let before = before.filter(|name| is_touching(body.get(span(name).end..at.start), 2));
    let after = evidence.names[after..].iter().take(NEAREST_NAMES);
    let after = after.filter(|name| is_touching(body.get(at.end..span(name).start), 1));
    let parties = before.chain(after).filter(|name| name.kind == NameKind::Party);
    Spot::Border(parties.map(|name| material.party(&name.named.name)).collect())
}

/// The bytes of the sentence that stand near enough to a figure to say what it is about.
fn around(sentence: Span, figure: Span) -> Span {
    let start = figure.start.saturating_sub(REACH_OF_SUBJECT).max(sentence.start);
    let end = (figure.end + REACH_OF_SUBJECT).min(sentence.end);
    Span::new(start, end.max(start))
}

fn stance(body: &str, sentence: Span, figure: &Figure) -> Stance {
    if !matches!(figure.unit_class, UnitClass::UnderArms | UnitClass::Equipment) {
        return Stance::Unsaid;
    }
    let before = body.get(sentence.start..figure.span.start).unwrap_or("").split_whitespace().rev();
    let before = before.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let before: Vec<String> = before.take(REACH_OF_VERB).map(stem).collect();
    let placed = figure.place.is_some()
        || before.iter().any(|word| is_moving(word))
        || is_placed_after(body, Span::new(figure.span.end, sentence.end.max(figure.span.end)));
    let held = before.iter().take(2).any(|word| is_holding(word));
    match (placed, held) {
        (true, _) => Stance::Placed,
        (false, true) => Stance::Held,
        (false, false) => Stance::Unsaid,
    }
}

/// Whether the clause that goes on after a figure puts it somewhere.
fn is_placed_after(body: &str, rest: Span) -> bool {
    let mut before = rest.start;
    for word in words(body, rest).take(REACH_OF_PLACE) {
        let gap = body.get(before..word.span.start).unwrap_or("");
        let stem = stem(word.span.of(body));
        if gap.contains([',', ';', '(']) || matches!(stem.as_str(), "while" | "wherea" | "but" | "and") {
            return false;
        }
        if is_placing(&stem) || is_moving(&stem) {
            return true;
        }
        before = word.span.end;
    }
    false
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
