//! What a figure counts: the word for it, and the class of that word.

use super::figure::{Figure, UnitClass};
use super::line::Line;
use super::moments::follows_age;
use super::not_figures::{is_function_word, is_many};
use super::numbers::{Kind, Number};
use super::{currencies, frame, months, units, votes};
use crate::compare::text::Span;

/// The word for what is counted, the class that the lists give it, and one past its last word.
pub(super) struct Unit {
    /// The word itself; none if the text names none.
    pub(super) span: Option<Span>,
    /// Its class; none if no list has it.
    pub(super) class: Option<UnitClass>,
    /// One past its last word, or past the number if there is none.
    pub(super) end: usize,
}

/// How many words after a number its unit may be.
const UNIT_REACH: usize = 7;

/// The word for what `number` counts, looked for from the word at `from` to the one at `next`.
pub(super) fn unit(line: &Line<'_>, number: &Number, from: usize, next: usize) -> Unit {
    let none = Unit { span: None, class: None, end: from };
    if let Some(within) = number.unit {
        let class = units::class_of(&within.of(line.body).to_lowercase()).unwrap_or(UnitClass::Other);
        return Unit { span: Some(within), class: Some(class), end: from };
    }
    if number.kind == Kind::Years || votes::is_tally(line, number) {
        return none;
    }
    let refers = |word: &str| matches!(word, "whom" | "which" | "them" | "those" | "these");
    let of = usize::from(line.lower(from) == "of" && line.is_joined(from) && !refers(line.lower(from + 1)));
    let skipped = |at: usize| {
        let word = line.lower(at);
        matches!(word, "more" | "additional" | "other" | "new" | "further")
            || (of > 0 && matches!(word, "the" | "its" | "their" | "his" | "her" | "all" | "our"))
    };
    let at =
        (from + of..from + of + 2).find(|at| !line.is_joined(*at) || !skipped(*at)).unwrap_or(from + of + 2);
    let run_end = (at..line.words.len().min(at + UNIT_REACH).min(next))
        .find(|index| ends_unit(line, *index, at))
        .unwrap_or(line.words.len().min(at + UNIT_REACH).min(next));
    if let Some(known) = known(line, at, run_end, number.value == 1.0) {
        let distance = line.before(known, 1) == "light";
        let class = units::class_of(line.lower(known));
        let class = if distance { Some(UnitClass::Other) } else { class };
        let aged = class == Some(UnitClass::Time) && matches!(line.lower(known + 1), "old" | "olds");
        let squared = matches!(line.lower(known), "square" | "cubic" | "metric" | "nautical");
        let end = known + if (aged || squared) && line.is_joined(known + 1) { 2 } else { 1 };
        return Unit { span: Some(line.cover(known, end)), class, end };
    }
    let noun = unlisted(line, at, run_end).filter(|noun| match number.kind {
        Kind::Money => false,
        Kind::Percent => is_plural(line.lower(*noun)),
        _ => true,
    });
    noun.map_or(none, |noun| {
        let demonym = line.words[noun].is_capital() && line.lower(noun).ends_with("ans");
        let class = demonym.then_some(UnitClass::People);
        Unit { span: Some(line.words[noun].span), class, end: noun + 1 }
    })
}

/// The noun of a run of words that no list has: its first plural, else its only word.
fn unlisted(line: &Line<'_>, from: usize, run_end: usize) -> Option<usize> {
    let described = |word: &str| ["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending));
    let is_noun = |index: &usize| {
        let word = &line.words[*index];
        let owner = word.possessive && !currencies::is_name(&word.lower);
        !word.is_digits() && !owner && !described(&word.lower)
    };
    let plain = |index: &usize| is_noun(index) && !line.words[*index].is_capital();
    let plural = |index: &usize| is_plural(line.lower(*index));
    let found = (from..run_end).filter(plain).find(plural);
    let found = found.or_else(|| (from..run_end).filter(is_noun).find(plural));
    let goes_on = matches!(line.lower(run_end), "and" | "or" | "of") && line.is_joined(run_end);
    found.or(Some(from).filter(|from| *from + 1 == run_end && plain(from) && !goes_on))
}

/// The noun of the lists that a run of words from `from` on counts: the last of "cabinet ministers",
/// the plural of "law enforcement officials", never the owner in "the country's presidents";
/// of one thing its first.
fn known(line: &Line<'_>, from: usize, run_end: usize, single: bool) -> Option<usize> {
    let listed = |index: &usize| {
        let word = &line.words[*index];
        let owner = word.possessive && !currencies::is_name(&word.lower);
        let next = line.words.get(index + 1).filter(|next| next.hyphenated);
        let compound = !word.hyphenated && next.is_some_and(|next| !matches!(&*next.lower, "old" | "olds"));
        let adjective = index + 1 < run_end && (word.is_capital() || owner || compound);
        units::class_of(&word.lower).is_some() && !adjective
    };
    let mut known = (from..run_end).find(listed)?;
    if (known == from && line.words[from].hyphenated) || line.words[known].possessive {
        return Some(known);
    }
    let next = |known: usize| {
        let word = line.words.get(known + 1).filter(|_| known + 1 < run_end)?;
        (units::class_of(&word.lower).is_some() && !units::is_killing(&word.lower) && !word.is_capital())
            .then_some(known + 1)
    };
    if matches!(line.lower(known), "square" | "cubic" | "metric" | "nautical") {
        return Some(known);
    }
    while let Some(next) = next(known) {
        known = next;
    }
    let later =
        (known + 1..run_end).take_while(|at| line.gap(*at) == " ").find(|at| is_plural(line.lower(*at)));
    match later {
        Some(later) if !single && !is_many(line.lower(known)) && !line.words[later].is_capital() => {
            Some(later)
        }
        _ => Some(known),
    }
}

fn ends_unit(line: &Line<'_>, at: usize, from: usize) -> bool {
    let word = line.lower(at);
    let more = at == from && line.gap(at) == "+ ";
    !(line.is_joined(at) || more)
        || is_function_word(word)
        || matches!(word, "next" | "last" | "apiece")
        || units::is_killing(word) && at > from
        || (line.words[at].is_digits() && !line.words[at].hyphenated)
        || months::is_weekday(word)
}

fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending))
}

/// The class of what `number` counts, whose first word, hedge included, is the one at `first`;
/// `before` is the figure before it in its sentence.
pub(super) fn class(
    line: &Line<'_>,
    number: &Number,
    first: usize,
    unit: &Unit,
    before: Option<&Figure>,
) -> UnitClass {
    let of_people = matches!(
        unit.class,
        None | Some(UnitClass::People | UnitClass::UnderArms | UnitClass::KilledAndWounded)
    );
    match number.kind {
        Kind::Money => return UnitClass::Money,
        Kind::Percent | Kind::Fraction => return UnitClass::Share,
        Kind::Years => return UnitClass::Time,
        Kind::Count if is_sum(line, unit.span) => return UnitClass::Money,
        Kind::Count if unit.span.is_none() && number.value <= 120.0 && follows_age(line, first) => {
            return UnitClass::Time;
        }
        Kind::Count => {}
    }
    if of_people && frame::killing(line, first, unit.end, true).is_some() {
        return UnitClass::KilledAndWounded;
    }
    let inherits = unit.span.is_none() && (number.value >= 10.0 || number.vague);
    let counts = |class| !matches!(class, UnitClass::Money | UnitClass::Share | UnitClass::Time);
    let inherited = before.map(|before| before.unit_class).filter(|class| inherits && counts(*class));
    let counted = || unit.span.is_none().then(|| counted_before(line, first)).flatten();
    unit.class.or_else(counted).or(inherited).unwrap_or(UnitClass::Other)
}

/// The class of what a sentence says it counts before the number: "the number of troops rose to 900".
fn counted_before(line: &Line<'_>, first: usize) -> Option<UnitClass> {
    const REACH: usize = 14;
    const NUMBERS: &[&str] = &["number", "numbers", "total", "count", "strength"];
    let clause = |at: &usize| !line.gap(at + 1).contains([',', ';', '–', '—', '(', ')']);
    (first.saturating_sub(REACH)..first).rev().take_while(clause).find_map(|at| match line.lower(at) {
        "population" => Some(UnitClass::People),
        word if NUMBERS.contains(&word) && line.lower(at + 1) == "of" => {
            (at + 2..first.min(at + 5)).find_map(|at| units::class_of(line.lower(at)))
        }
        word if NUMBERS.contains(&word) => units::class_of(line.before(at, 1)),
        _ => None,
    })
}

/// "thousands of dollars": the currency is the unit.
fn is_sum(line: &Line<'_>, unit: Option<Span>) -> bool {
    let word = unit.map(|unit| unit.of(line.body).to_lowercase());
    let name = word.filter(|word| currencies::is_name(word));
    name.is_some_and(|word| !matches!(&*word, "pound" | "pounds" | "won" | "rand"))
}
