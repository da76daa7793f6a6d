//! The frame of a figure: its words, where it is, and whether it counts the dead.
//!
//! Decided: a place is the border, a party, or a name that "in" or "at" introduces; a committee, a
//! chamber or whatever only begins with a name is none.

use super::Named;
use super::lexicon::Lexicon;
use super::line::Line;
use super::names::{self, Found, NameKind};
use super::owners::stands_alone;
use super::{UnitClass, months, not_figures, units};
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
    let said_elsewhere = line.is_joined(words.end) && matches!(line.lower(words.end), "in" | "at" | "on");
    after().or_else(|| if said_elsewhere { None } else { before() })
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
    let near = |name: &&Found| name.first > index && name.first <= index + 4 && name.first < reach;
    let name = found.iter().find(near)?;
    let joined = (index + 1..=name.first).all(|at| line.is_joined(at));
    let time = |at: usize| {
        months::is_month_name(line, at) || months::is_weekday(line.lower(at)) || line.words[at].is_digits()
    };
    let adjectives = joined && (index + 1..name.first).all(|at| !is_stop(line.lower(at)) && !time(at));
    let dated = months::is_month(line.lower(name.first)) || line.words[name.first].is_digits();
    (adjectives && !dated && is_place(line, name, index)).then(|| place_named(line, name))
}

/// Whether a name after the preposition at `index` names a place.
fn is_place(line: &Line<'_>, name: &Found, index: usize) -> bool {
    let noun_follows = line.is_joined(name.end)
        && !not_figures::is_function_word(line.lower(name.end))
        && line.words[name.end].text.starts_with(char::is_lowercase);
    let last = line.lower(name.end - 1);
    let glued = line.words.get(name.end).is_some_and(|next| next.hyphenated);
    if glued || is_institution(last) || !stands_alone(line, name) {
        return false;
    }
    match name.kind {
        NameKind::Person => false,
        NameKind::Party => {
            let noun = line.lower(name.end);
            !(noun_follows && (is_abstract(noun) || (is_adjective(last) && !is_ground(noun))))
        }
        NameKind::Other => {
            let introduced =
                matches!(line.lower(index), "in" | "at" | "near" | "outside" | "inside" | "around");
            let labelled = names::is_label(line, name.first) || is_group(last);
            let owned = (index + 1..name.first).any(|at| line.words[at].possessive);
            let describes = noun_follows && line.before(name.first, 1) == "the";
            introduced && !(labelled || owned || describes)
        }
    }
}

/// The name, with what goes on after a possessive within it: "Bo’s Harbour Inn".
fn place_named(line: &Line<'_>, name: &Found) -> Named {
    if name.kind == NameKind::Party || !line.words[name.end - 1].possessive {
        return Named::at(name.name.as_str(), line.cover(name.first, name.end));
    }
    let goes_on = |at: &usize| line.is_joined(*at) && line.words[*at].is_capital();
    let more = (name.end..name.end + LONGEST).take_while(goes_on).count();
    let span = line.cover(name.first, name.end + more);
    Named::at(span.of(line.body), span)
}

/// How many words after a possessive may belong to the name of a place.
const LONGEST: usize = 3;

/// Bodies that a name ends in, and what stands for them: nobody is in them as in a place.
fn is_institution(word: &str) -> bool {
    INSTITUTIONS.has(word)
}

static INSTITUTIONS: Lexicon = Lexicon::of(
    "congress committee commission board council court department ministry agency administration \
     parliament duma rada knesset bundestag cia fbi party act union bank service",
);

/// Names of groups of people: "in Democrats", "on Republicans".
fn is_group(word: &str) -> bool {
    units::class_of(word) == Some(UnitClass::People) || word.ends_with("ans")
}

/// Whether a form of a party is an adjective rather than a name.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ian", "ean", "ican", "uan", "ban", "ish", "ese", "aeli", "aqi", "stani", "emi", "ench", "utch"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Nouns by which the adjective of a party names a place: "on Peruvian soil".
fn is_ground(word: &str) -> bool {
    GROUNDS.has(word)
}

static GROUNDS: Lexicon = Lexicon::of(
    "soil territory territories waters airspace city cities town towns village villages region regions \
     province capital coast port ports land side base bases border borders frontier mainland island",
);

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

/// Nouns after an adjective of a party that are no place: "to Chilean demands".
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
