//! The frame of a figure: whose it is and where, as its sentence says it.
//!
//! The rules are those that ROWS measured: a party between number and unit; else the last party or
//! person before the number that is no object of a preposition; else the one after.

use super::Named;
use super::figures::UnitClass;
use super::line::Line;
use super::names::{Found, NameKind};
use super::prepositions::after_preposition;
use super::{months, units};
use crate::compare::text::Span;

/// The words of one figure in its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// The first word, hedge included.
    pub(super) first: usize,
    /// The first word of the number.
    pub(super) number: usize,
    /// One past the last word, unit included.
    pub(super) end: usize,
    /// Where the figure after it begins, or the end of the line.
    pub(super) next: usize,
}

/// The party that stands within the figure itself: "100,000 Russian troops".
pub(super) fn party_within(line: &Line<'_>, found: &[Found], words: Words) -> Option<Named> {
    let within =
        found.iter().find(|name| name.first >= words.number && name.end <= words.end && name.party.is_some());
    within.and_then(|name| party(line, name))
}

/// Whose a figure is, by its own sentence, if no party stands within it.
pub(super) fn whose(line: &Line<'_>, found: &[Found], words: Words) -> Option<Named> {
    let owner = found.iter().find(|name| {
        name.first >= words.end
            && name.first <= words.end + 2
            && matches!(line.lower(words.end), "of" | "from")
            && name.party.is_some()
    });
    let owner = owner.filter(|_| line.is_joined(words.end));
    let before = || {
        found.iter().rev().find(|name| {
            name.end <= words.first
                && (name.party.is_some() || name.kind == NameKind::Person)
                && !after_preposition(line, name.first)
                && is_holder(line, name)
        })
    };
    let after = || {
        found.iter().find(|name| {
            name.first >= words.end && name.party.is_some() && !after_preposition(line, name.first)
        })
    };
    let named = owner.or_else(before).and_then(|name| party(line, name));
    named.or_else(|| after().and_then(|name| party(line, name)).map(Named::as_guess))
}

/// The last party of an earlier sentence that a figure without any of its own may be of.
pub(super) fn whose_before(line: &Line<'_>, found: &[Found], class: UnitClass) -> Option<Named> {
    let named = |name: &&Found| name.party.is_some();
    let counted = |name: &&Found| {
        named(name)
            && (name.end..name.end + 2)
                .any(|at| line.is_joined(at) && units::class_of(line.lower(at)) == Some(class))
    };
    let subject = |name: &&Found| named(name) && !after_preposition(line, name.first);
    let name = found.iter().find(counted).or_else(|| found.iter().find(subject))?;
    Some(Named::inferred(name.party.clone()?))
}

fn party(line: &Line<'_>, name: &Found) -> Option<Named> {
    let person = || Some(name.name.clone()).filter(|_| name.kind == NameKind::Person);
    Some(Named::at(name.party.clone().or_else(person)?, line.cover(name.first, name.end)))
}

/// An adjective before a name of another kind holds nothing ("the Ukrainian border").
fn is_holder(line: &Line<'_>, name: &Found) -> bool {
    !(line.is_joined(name.end) && matches!(line.lower(name.end), "border" | "borders" | "frontier"))
}

/// Where a figure is: the border, or the party or place after a preposition of place.
pub(super) fn place(line: &Line<'_>, found: &[Found], words: Words) -> Option<Named> {
    let at = |index: &usize| place_at(line, found, *index, words.next.max(words.end));
    let after = || {
        let reach = (words.end..words.next.min(words.end + 25))
            .take_while(|at| !matches!(line.lower(*at), "while" | "whereas" | "but"));
        let spots: Vec<Named> = reach.filter_map(|index| at(&index)).collect();
        spots.iter().find(|named| named.name == "border").or(spots.first()).cloned()
    };
    let before = || {
        let from = words.first.saturating_sub(12);
        (from..words.first)
            .rev()
            .take_while(|at| !matches!(line.lower(*at), "while" | "whereas" | "but"))
            .find_map(|index| place_before(line, found, index, words.first))
    };
    after().or_else(before)
}

fn place_before(line: &Line<'_>, found: &[Found], index: usize, limit: usize) -> Option<Named> {
    if !matches!(line.lower(index), "in" | "near" | "at" | "along" | "on") {
        return None;
    }
    place_at(line, found, index, limit)
}

/// The place that the preposition at `index` governs, before the word at `limit`.
fn place_at(line: &Line<'_>, found: &[Found], index: usize, limit: usize) -> Option<Named> {
    if !matches!(
        line.lower(index),
        "near"
            | "in"
            | "to"
            | "at"
            | "on"
            | "along"
            | "inside"
            | "across"
            | "around"
            | "into"
            | "outside"
            | "towards"
            | "toward"
            | "within"
            | "throughout"
            | "off"
    ) {
        return None;
    }
    let mut at = index + 1;
    let reach = (index + 9).min(limit.max(index + 1)).min(line.words.len());
    while at < reach {
        let word = line.lower(at);
        if matches!(word, "border" | "borders" | "frontier" | "frontiers")
            && !after_other_preposition(line, index + 1, at)
        {
            return Some(Named::at("border", line.words[at].span));
        }
        if line.gap(at).contains([',', ';', '.', '(', '–']) {
            break;
        }
        at += 1;
    }
    let name = found.iter().find(|name| {
        name.first > index && name.first <= index + 4 && name.first < reach && name.kind != NameKind::Person
    })?;
    let joined = (index + 1..=name.first).all(|at| line.is_joined(at));
    let time = |at: usize| {
        months::is_month_name(line, at) || months::is_weekday(line.lower(at)) || line.words[at].is_digits()
    };
    let adjectives = joined && (index + 1..name.first).all(|at| !is_stop(line.lower(at)) && !time(at));
    let dated = months::is_month(line.lower(name.first)) || line.words[name.first].is_digits();
    let noun_follows = line.is_joined(name.end) && is_abstract(line.lower(name.end));
    let named = Named::at(name.name.as_str(), line.cover(name.first, name.end));
    (adjectives && !dated && !noun_follows).then_some(named)
}

fn after_other_preposition(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        matches!(
            line.lower(at),
            "of" | "from"
                | "for"
                | "that"
                | "which"
                | "since"
                | "after"
                | "was"
                | "were"
                | "is"
                | "are"
                | "has"
                | "have"
        )
    })
}

fn is_stop(word: &str) -> bool {
    super::not_figures::is_function_word(word)
        && !matches!(word, "the" | "its" | "their" | "his" | "her" | "both" | "our")
}

/// Nouns after an adjective of a party that are no place: "to Russian demands".
fn is_abstract(word: &str) -> bool {
    matches!(
        word,
        "demand"
            | "demands"
            | "claims"
            | "officials"
            | "response"
            | "government"
            | "president"
            | "minister"
            | "aggression"
            | "mobilisation"
            | "mobilization"
            | "citizens"
            | "actions"
            | "law"
            | "money"
            | "troops"
            | "forces"
    )
}

/// The words of a figure's clause between `first` and `last` that say somebody was killed or wounded.
pub(super) fn killing(line: &Line<'_>, first: usize, unit_end: usize, class_is_people: bool) -> Option<Span> {
    let before = (1..=2).find(|back| {
        units::is_killing(line.before(first, *back))
            && (first + 1 - back..=first).all(|at| line.is_joined(at) || at == first && line.is_joined(at))
    });
    let before = before
        .filter(|back| *back == 1 || matches!(line.before(first, 1), "the" | "all" | "another" | "these"));
    if let Some(at) = before.and_then(|back| first.checked_sub(back)) {
        return Some(line.words[at].span);
    }
    let toll = (1..=8).any(|back| {
        line.before(first, back) == "toll"
            && matches!(line.before(first, back + 1), "death" | "the" | "casualty")
    });
    if toll {
        return first.checked_sub(1).map(|at| line.words[at].span);
    }
    if !class_is_people {
        return None;
    }
    let linking = |word: &str| {
        matches!(
            word,
            "were"
                | "was"
                | "have"
                | "has"
                | "had"
                | "been"
                | "are"
                | "is"
                | "being"
                | "be"
                | "reportedly"
                | "confirmed"
                | "feared"
                | "believed"
                | "also"
                | "so"
                | "far"
                | "and"
                | "or"
                | "already"
                | "who"
                | "people"
                | "now"
                | "left"
                | "found"
                | "presumed"
                | "shot"
                | "dead"
        )
    };
    let mut at = unit_end;
    while at < line.words.len() && at < unit_end + 5 && (line.is_joined(at)) {
        if units::is_killing(line.lower(at)) {
            return Some(line.words[at].span);
        }
        if !linking(line.lower(at)) {
            break;
        }
        at += 1;
    }
    None
}
