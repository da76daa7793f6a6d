//! A frame as a row says it: its label, its terms, and where passages say them.

use super::super::{Group, Material, Member, Share, Way};
use super::{Entry, Months};
use crate::compare::evidence::{Figure, Named, UnitClass};
use crate::compare::text::{Span, fold_word};
use std::collections::BTreeMap;

/// What a frame shares: which of its terms say whose, what, where and when.
struct Terms {
    shares: Vec<String>,
    whose: Option<usize>,
    unit: usize,
    place: Option<usize>,
    when: Option<usize>,
}

/// The group of a frame's figures: their sentences, with where each says what they share.
pub(super) fn group(material: Material<'_>, frame: &[Entry<'_>]) -> Group {
    let months = frame.iter().filter_map(|entry| Months::of(entry.figure)).reduce(Months::cover);
    let (label, terms) = describe(material, frame, months);
    let mut members: BTreeMap<usize, Member> = BTreeMap::new();
    for entry in frame {
        let member = members.entry(entry.piece).or_insert_with(|| Member::of(entry.piece));
        member.figures.push(entry.index);
        let sentence = material.pieces[entry.piece].hit.span;
        member.shares.extend(shares(&terms, entry.figure).filter(|share| sentence.contains(share.span)));
    }
    // A frame that took in another is not in reading order.
    for member in members.values_mut() {
        member.figures.sort_unstable();
    }
    Group { months, ..Group::of(Way::Figure, label, terms.shares, members.into_values().collect()) }
}

/// Where a figure's sentence says the terms of its frame.
fn shares(terms: &Terms, figure: &Figure) -> impl Iterator<Item = Share> {
    let said = |named: &Option<Named>| named.as_ref().and_then(|named| named.span);
    let as_of = figure.as_of.as_ref().and_then(|as_of| as_of.span);
    let places: [(Option<usize>, Option<Span>); 4] = [
        (terms.whose, said(&figure.whose)),
        (Some(terms.unit), figure.unit),
        (terms.place, said(&figure.place)),
        (terms.when, as_of),
    ];
    places.into_iter().filter_map(|(term, span)| Some(Share { term: term?, span: span? }))
}

/// The frame in words for a label, and in the terms of the contract: whose, unit, where, when.
fn describe(material: Material<'_>, frame: &[Entry<'_>], months: Option<Months>) -> (String, Terms) {
    let first = |name: &dyn Fn(&Figure) -> Option<String>| frame.iter().find_map(|entry| name(entry.figure));
    let canonical = |name: &str| material.aliases.canonical(name).to_owned();
    let whose = owner(material, frame);
    let place = first(&|figure| figure.place.as_ref().map(|place| canonical(&place.name)));
    let class = frame[0].figure.unit_class.name().to_owned();
    let unit = most_frequent_unit(frame).unwrap_or_else(|| class.clone());
    let label = [whose.clone(), Some(unit), place.clone(), months.map(Months::label)];
    let label = label.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mut shares: Vec<String> = Vec::new();
    let mut add = |term: String| {
        shares.push(term);
        shares.len() - 1
    };
    let whose = whose.map(&mut add);
    let unit = add(class);
    let place = place.map(&mut add);
    let when = months.map(|months| add(months.edtf()));
    (label, Terms { shares, whose, unit, place, when })
}

/// Whose the figures are: of forces the party, of all else the person whom a sentence names.
fn owner(material: Material<'_>, frame: &[Entry<'_>]) -> Option<String> {
    let party = frame.iter().find_map(|entry| entry.owner.as_ref())?;
    if frame.iter().any(|entry| entry.owner.as_ref().is_some_and(|owner| owner != party)) {
        return None;
    }
    let is_of_forces = matches!(frame[0].figure.unit_class, UnitClass::UnderArms | UnitClass::Equipment);
    let named = frame.iter().filter_map(|entry| entry.figure.whose.as_ref());
    let persons = named.map(|whose| material.people.canonical(&whose.name)).filter(|name| name != party);
    let mut persons = persons.filter(|name| material.people.party(name).is_some());
    let person = if is_of_forces { None } else { persons.next() };
    Some(person.unwrap_or_else(|| party.clone()))
}

/// The word that most figures of the frame count; none if two words are as frequent.
fn most_frequent_unit(frame: &[Entry<'_>]) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in frame.iter().filter(|entry| !entry.unit.is_empty()) {
        *counts.entry(fold_word(entry.unit).into_owned()).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    let mut units = counts.into_iter().filter(|(_, count)| *count == most).map(|(unit, _)| unit);
    units.next().filter(|_| units.next().is_none())
}
