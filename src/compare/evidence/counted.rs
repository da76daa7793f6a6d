//! What a figure counts: the word for it, and the class of that word.

use super::figure::{Figure, UnitClass};
use super::line::Line;
use super::not_figures::is_function_word;
use super::numbers::{Kind, Number};
use super::{frame, months, units};
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
    if let Some(glued) = number.glued {
        return Unit { span: Some(glued), class: Some(UnitClass::Other), end: from };
    }
    let mut at = from;
    if line.lower(at) == "of"
        && line.is_joined(at)
        && !matches!(line.lower(at + 1), "whom" | "which" | "them" | "those" | "these")
    {
        at += 1;
    }
    while line.is_joined(at)
        && matches!(
            line.lower(at),
            "more"
                | "additional"
                | "other"
                | "new"
                | "further"
                | "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "all"
                | "our"
        )
        && at < from + 3
    {
        at += 1;
    }
    let run_end = (at..line.words.len().min(at + UNIT_REACH).min(next))
        .find(|index| ends_unit(line, *index, at))
        .unwrap_or(line.words.len().min(at + UNIT_REACH).min(next));
    let known = (at..run_end).find(|index| {
        units::class_of(line.lower(*index)).is_some()
            && !(line.words[*index].is_capital() && *index + 1 < run_end)
    });
    if let Some(mut known) = known {
        while known + 1 < run_end
            && units::class_of(line.lower(known + 1)).is_some()
            && !units::is_killing(line.lower(known + 1))
        {
            known += 1;
        }
        return Unit {
            span: Some(line.words[known].span),
            class: units::class_of(line.lower(known)),
            end: known + 1,
        };
    }
    let noun = |index: &usize| !line.words[*index].is_capital() && !line.words[*index].is_digits();
    let plural = (at..run_end).filter(noun).find(|index| is_plural(line.lower(*index)));
    let noun = plural.or_else(|| {
        (at..run_end).find(noun).filter(|_| number.kind != Kind::Money && number.kind != Kind::Percent)
    });
    noun.map_or(none, |noun| Unit { span: Some(line.words[noun].span), class: None, end: noun + 1 })
}

fn ends_unit(line: &Line<'_>, at: usize, from: usize) -> bool {
    let word = line.lower(at);
    !line.is_joined(at)
        || is_function_word(word)
        || units::is_killing(word) && at > from
        || line.words[at].is_digits()
        || months::is_weekday(word)
}

fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending))
}

/// The class of what a count counts; `before` is the figure before it in its sentence.
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
    if of_people && frame::killing(line, first, unit.end, true).is_some() {
        return UnitClass::KilledAndWounded;
    }
    let inherits = unit.span.is_none()
        && before.is_some_and(|before| {
            !matches!(before.unit_class, UnitClass::Money | UnitClass::Share | UnitClass::Time)
        });
    match unit.class {
        Some(class) => class,
        None if inherits && (number.value >= 10.0 || number.vague) => {
            before.map_or(UnitClass::Other, |before| before.unit_class)
        }
        None => UnitClass::Other,
    }
}
