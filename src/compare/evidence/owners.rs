//! Whose a figure is, as its own sentence says it, or the one before.
//!
//! Decided: no owner rather than a wrong one, since an owner keeps figures apart in rows. A party or
//! a name owns a figure by an adjective ("900 Peruvian troops"), a possessive, "of", "with", or as
//! the subject of a verb of having, sending or paying. Only people under arms and equipment, which
//! somebody always commands, fall back on the nearest party, as a guess.

use super::Named;
use super::cues::is_cue;
use super::figure::UnitClass;
use super::frame::Words;
use super::holding::{at_hand, governing, touches};
use super::line::Line;
use super::names::{Found, NameKind};
use super::prepositions::after_preposition;
use super::subjects::{Subject, Subjects};
use super::{months, not_figures, units};

/// How many words a phrase may have between its name and the figure that it is of.
const PHRASE: usize = 4;

/// The party that stands within the figure itself: "900 Peruvian troops".
pub(super) fn party_within(
    line: &Line<'_>,
    found: &[Found],
    words: Words,
    class: UnitClass,
) -> Option<Named> {
    let within = |name: &&Found| name.first >= words.number && name.end <= words.end && name.party.is_some();
    found
        .iter()
        .find(within)
        .filter(|name| stands_alone(line, name))
        .and_then(|name| holder(line, name, class))
}

/// Whose a figure of `class` is, by its own sentence, if no party stands within it.
pub(super) fn whose<'a, 'b: 'a>(
    line: &'a Line<'b>,
    found: &'a [Found],
    subjects: impl FnOnce() -> &'a Subjects<'a, 'b>,
    words: Words,
    class: UnitClass,
) -> Option<Named> {
    if matches!(class, UnitClass::KilledAndWounded | UnitClass::Time) {
        return None;
    }
    let sure = owner_after(line, found, words, class)
        .or_else(|| possessor(line, found, words, class))
        .or_else(|| companion(line, found, words, class))
        .or_else(|| {
            (!is_price(line, words, class)).then(|| subject(line, found, subjects(), words, class))?
        });
    sure.or_else(|| commander(line, found, words, class).map(Named::as_guess))
}

/// The last party of an earlier sentence that a figure without any of its own may be of.
pub(super) fn whose_before(line: &Line<'_>, found: &[Found], class: UnitClass) -> Option<Named> {
    let named = |name: &&Found| name.party.is_some() && stands_alone(line, name);
    let counted = |name: &&Found| {
        named(name)
            && (name.end..name.end + 2)
                .any(|at| line.is_joined(at) && units::class_of(line.lower(at)) == Some(class))
    };
    let subject = |name: &&Found| named(name) && !after_preposition(line, name.first);
    let name = found.iter().find(counted).or_else(|| found.iter().find(subject))?;
    Some(Named::inferred(name.party.clone()?))
}

/// Whether somebody always commands what is counted.
pub(super) fn is_commanded(class: UnitClass) -> bool {
    matches!(class, UnitClass::UnderArms | UnitClass::Equipment)
}

/// Whether a name is no part of a longer one: "Anna Paris Bridge", "Native Americans".
pub(super) fn stands_alone(line: &Line<'_>, name: &Found) -> bool {
    const OF_NAMES: &[&str] = &[
        "post",
        "times",
        "bridge",
        "university",
        "college",
        "avenue",
        "street",
        "journal",
        "examiner",
        "monument",
        "airlines",
        "square",
        "institute",
        "hospital",
        "theater",
        "theatre",
        "park",
        "airport",
        "club",
        "hotel",
        "herald",
        "tribune",
        "heights",
        "airways",
        "stadium",
        "museum",
    ];
    const KINDS: &[&str] = &["native", "african", "asian", "latin", "mexican", "italian", "hispanic"];
    if name.kind != NameKind::Party {
        return true;
    }
    let followed = line.is_joined(name.end)
        && !line.words[name.end - 1].possessive
        && line.words[name.end].is_capital()
        && OF_NAMES.contains(&line.lower(name.end));
    let before = line.before(name.first, 1);
    let kind = KINDS.contains(&before) && line.words[name.first - 1].is_capital();
    let bank = before == "of" && matches!(line.before(name.first, 2), "bank" | "university");
    !(line.is_joined(name.first) && (kind || bank)) && !followed
}

/// The party that a name is or belongs to, else the name: of those that nobody knows to be a country
/// none commands anything, since "Norland ships" and "Norland’s ships" must not differ.
fn holder(line: &Line<'_>, name: &Found, class: UnitClass) -> Option<Named> {
    let known = !(is_commanded(class) && name.kind == NameKind::Other);
    let stands = known && stands_alone(line, name) && !months::is_month(line.lower(name.first));
    let called = name.party.clone().unwrap_or_else(|| name.name.clone());
    stands.then(|| Named::at(called, line.cover(name.first, name.end)))
}

/// "the 900 troops of Peru", "$5 million from Peru", "40 tanks sent by Peru".
fn owner_after(line: &Line<'_>, found: &[Found], words: Words, class: UnitClass) -> Option<Named> {
    let named_at = |from: usize| {
        let near = |name: &&Found| (from..=from + 1).contains(&name.first) && line.is_joined(name.first);
        found.iter().find(near).filter(|name| name.kind != NameKind::Other)
    };
    let link = line.lower(words.end);
    let of = line.is_joined(words.end) && (link == "of" || (link == "from" && class != UnitClass::Share));
    let direct = of.then(|| named_at(words.end + 1)).flatten().filter(|name| name.party.is_some());
    let passive = || {
        let reach = words.end..words.next.min(words.end + 3);
        let by = reach.take_while(|at| line.is_joined(*at)).find(|at| line.lower(at + 1) == "by")?;
        at_hand(line.lower(by), class).then(|| named_at(by + 2)).flatten()
    };
    direct.or_else(passive).and_then(|name| holder(line, name, class))
}

/// "Silva’s $12 billion plan", "Peru’s 900 troops", "a Peruvian force of 900".
fn possessor(line: &Line<'_>, found: &[Found], words: Words, class: UnitClass) -> Option<Named> {
    let name = found.iter().rev().find(|name| name.end <= words.first)?;
    let compound = line.words.get(words.number + 1).is_some_and(|next| next.hyphenated);
    if words.first - name.end > PHRASE || (compound && class == UnitClass::Other) {
        return None;
    }
    let joined = (name.end..=words.first).all(|at| touches(line, at));
    let content =
        |from: usize, to: usize| (from..to).all(|at| !not_figures::is_function_word(line.lower(at)));
    let owned = line.words[name.end - 1].possessive && content(name.end, words.first);
    let of = words.first - 1;
    let force = is_commanded(class)
        && name.party.is_some()
        && line.lower(of) == "of"
        && name.end < of
        && content(name.end, of);
    (joined && (owned || force)).then(|| holder(line, name, class)).flatten()
}

/// "Silva with 18 percent, Lee at 5 percent", "it cost Peru $5 million": the name that touches the figure.
fn companion(line: &Line<'_>, found: &[Found], words: Words, class: UnitClass) -> Option<Named> {
    let touching = found.iter().rev().find(|name| name.end <= words.first)?;
    let cost = matches!(line.before(touching.first, 1), "cost" | "costs" | "costing");
    if class == UnitClass::Money && cost && touching.end == words.first && touches(line, words.first) {
        return holder(line, touching, class);
    }
    let link = words.first.checked_sub(1)?;
    let fits = match line.lower(link) {
        "with" => class == UnitClass::Share || is_commanded(class),
        "at" => class == UnitClass::Share,
        _ => false,
    };
    let name = found.iter().rev().find(|name| name.end <= link)?;
    let direct = name.end == link && line.is_joined(link) && touches(line, words.first);
    (fits && direct).then(|| holder(line, name, class)).flatten()
}

/// Whether a sum only says what a thing costs: "a $600 ticket", "the $12 billion package".
fn is_price(line: &Line<'_>, words: Words, class: UnitClass) -> bool {
    let article = matches!(line.before(words.first, 1), "a" | "an" | "the");
    let noun = line.is_joined(words.end) && !not_figures::is_function_word(line.lower(words.end));
    let within = line
        .words
        .get(words.end.saturating_sub(1))
        .is_some_and(|last| last.text.starts_with(char::is_lowercase));
    class == UnitClass::Money && article && (noun || within && words.end > words.number + 2)
}

/// The subject of the verb that governs the figure: "Peru has sent some 900 troops".
fn subject(
    line: &Line<'_>,
    found: &[Found],
    subjects: &Subjects<'_, '_>,
    words: Words,
    class: UnitClass,
) -> Option<Named> {
    let chain = governing(line, words, class)?;
    if let Some(accused) = accused(line, found, chain) {
        return holder(line, accused, class);
    }
    let (subject, sure) = match subjects.left(chain) {
        Some((subject, _)) => (subject, true),
        None => (subject_of_first_verb(line, subjects, chain)?, false),
    };
    let owner = named_by(line, found, subject, class)?;
    Some(if sure { owner } else { owner.as_guess() })
}

/// Whom somebody accuses of what the verb at `verb` says: "Chile accused Peru of sending 900 troops".
fn accused<'a>(line: &Line<'_>, found: &'a [Found], verb: usize) -> Option<&'a Found> {
    let of = verb.checked_sub(1).filter(|of| line.lower(*of) == "of" && line.is_joined(verb))?;
    let name = found.iter().rev().find(|name| name.end <= of)?;
    let accuses = |word: &str| matches!(word, "accused" | "accuses" | "accuse" | "accusing" | "suspects");
    (name.end == of && line.is_joined(of) && accuses(line.before(name.first, 1))).then_some(name)
}

/// The party, or the name, that a subject stands for.
fn named_by(line: &Line<'_>, found: &[Found], subject: Subject, class: UnitClass) -> Option<Named> {
    match subject {
        Subject::Named(phrase) => {
            let within = |name: &&Found| name.first >= phrase.first && name.end <= phrase.end;
            let mut inside = found.iter().filter(within);
            let named = |name: &&Found| name.party.is_some() || name.end == phrase.end;
            inside.find(named).and_then(|name| holder(line, name, class))
        }
        Subject::Pronoun(at) => antecedent(line, found, at, class),
    }
}

/// Whom "and" before a second verb gives the subject of the first: "that Peru would fight and spend $5".
fn subject_of_first_verb(line: &Line<'_>, subjects: &Subjects<'_, '_>, second: usize) -> Option<Subject> {
    let and = second.checked_sub(1).filter(|and| line.lower(*and) == "and" && line.is_joined(second))?;
    let from = and.saturating_sub(FIRST_VERB);
    let begins = |at: &usize| line.lower(*at) == "that" || line.gap(*at).contains([';', '—', ':']);
    let begun = (from..and).rev().find(begins).or((from == 0).then_some(0))?;
    let first = begun + usize::from(line.lower(begun) == "that");
    let (subject, end) = subjects.right(first)?;
    (end < and && !line.gap(end).contains(',') && !is_cue(line.lower(end))).then_some(subject)
}

/// How many words before a second verb its subject may stand.
const FIRST_VERB: usize = 20;

/// The only name before a pronoun that it can stand for.
fn antecedent(line: &Line<'_>, found: &[Found], at: usize, class: UnitClass) -> Option<Named> {
    let kind = match line.lower(at) {
        "he" | "she" => NameKind::Person,
        "it" => NameKind::Party,
        _ => return None,
    };
    let fits = |name: &&Found| name.end <= at && name.kind == kind && !after_preposition(line, name.first);
    let mut fitting = found.iter().filter(fits);
    let first = fitting.next()?;
    fitting.all(|other| other.name == first.name).then(|| holder(line, first, class)).flatten()
}

/// The nearest party that is no object, before or after: whose soldiers they may be.
fn commander(line: &Line<'_>, found: &[Found], words: Words, class: UnitClass) -> Option<Named> {
    let stands = |name: &&Found| !after_preposition(line, name.first) && stands_alone(line, name);
    let border = |name: &Found| {
        line.is_joined(name.end) && matches!(line.lower(name.end), "border" | "borders" | "frontier")
    };
    let before = found
        .iter()
        .rev()
        .find(|name| name.end <= words.first && name.party.is_some() && stands(name) && !border(name));
    let after = || found.iter().find(|name| name.first >= words.end && name.party.is_some() && stands(name));
    let name = before.or_else(after).filter(|_| is_commanded(class))?;
    holder(line, name, class)
}
