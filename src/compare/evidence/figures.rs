//! Figures: numbers with unit, hedge, whose, where, when and who says so.

use super::credits::{Subject, credits};
use super::frame::{self, Words};
use super::hedges;
use super::line::Line;
use super::names::{self, Cast, Found};
use super::not_figures::is_function_word;
use super::numbers::{self, Kind, Number};
use super::quotes::Quote;
use super::{Named, months, units};
use crate::compare::articles::Article;
use crate::compare::text::Span;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitClass {
    /// Soldiers, troops, forces.
    UnderArms,
    /// People who bear no arms, or of whom it is not said.
    People,
    /// The dead and wounded.
    KilledAndWounded,
    /// Tanks, ships, aircraft, missiles.
    Equipment,
    /// Sums of a currency.
    Money,
    /// Percentages and fractions.
    Share,
    /// Durations.
    Time,
    /// Anything else.
    Other,
}

impl UnitClass {
    /// Every class with its name in the config and in JSON.
    pub const ALL: [(UnitClass, &'static str); 8] = [
        (UnitClass::UnderArms, "people under arms"),
        (UnitClass::People, "people"),
        (UnitClass::KilledAndWounded, "killed and wounded"),
        (UnitClass::Equipment, "vehicles and ships"),
        (UnitClass::Money, "money"),
        (UnitClass::Share, "share"),
        (UnitClass::Time, "time"),
        (UnitClass::Other, "other"),
    ];

    /// Its name in the config and in JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(class, _)| *class == self).map_or("other", |(_, name)| name)
    }
}

/// How sure a text is of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// about, around, some, roughly
    About,
    /// at least, more than, over
    AtLeast,
    /// less than, fewer than, under
    LessThan,
    /// almost, nearly
    Almost,
    /// up to, as many as
    UpTo,
}

impl Hedge {
    /// Its name in JSON ("at least").
    pub fn name(self) -> &'static str {
        match self {
            Hedge::About => "about",
            Hedge::AtLeast => "at least",
            Hedge::LessThan => "less than",
            Hedge::Almost => "almost",
            Hedge::UpTo => "up to",
        }
    }

    /// The sign before a value in the line of ours.
    pub fn sign(self) -> &'static str {
        match self {
            Hedge::About => "~",
            Hedge::AtLeast => "≥",
            Hedge::LessThan => "<",
            Hedge::Almost => "<~",
            Hedge::UpTo => "≤",
        }
    }
}

/// How a figure stands to others: whether it may enter a spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// A count of its own.
    #[default]
    Whole,
    /// A part of another figure ("21,000 of whom").
    PartOf,
    /// Added to another, or planned ("another 130,000").
    Added,
    /// Only an order of magnitude ("tens of thousands").
    Vague,
}

impl Part {
    /// Its name in JSON; none for a count of its own.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Part::Whole => None,
            Part::PartOf => Some("part"),
            Part::Added => Some("added"),
            Part::Vague => Some("vague"),
        }
    }
}

/// The months that a figure speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// As an EDTF date or interval: "2021-12", "2021-12/2022-02".
    pub edtf: String,
    /// The first month, counted as year × 12 + month − 1.
    pub first: i32,
    /// The last month, likewise.
    pub last: i32,
    /// The words that say so; none if the article's own date stands in.
    pub span: Option<Span>,
}

/// A number in a text, with what the text says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// From hedge to unit: "at least 90,000 troops".
    pub span: Span,
    /// The number alone: "90,000".
    pub number: Span,
    /// The value; the lower bound of a range, the smallest reading of a vague one.
    pub value: f64,
    /// The upper bound of a range.
    pub max: Option<f64>,
    /// How sure the text is.
    pub hedge: Option<Hedge>,
    /// What is counted, by class.
    pub unit_class: UnitClass,
    /// The word for what is counted, as it stands; none if the text names none.
    pub unit: Option<Span>,
    /// Whose it is.
    pub whose: Option<Named>,
    /// Where.
    pub place: Option<Named>,
    /// When; none if neither text nor article says.
    pub as_of: Option<AsOf>,
    /// Who says so; none if the article says it in its own voice.
    pub said_by: Option<Named>,
    /// How it stands to other figures.
    pub part: Part,
}

/// The same, where the article's persons and the sentence's quotations are known already.
pub(super) fn of_sentence(
    article: &Article,
    paragraph: usize,
    sentence: usize,
    cast: &Cast,
    quotes: &[Quote],
) -> Vec<Figure> {
    let Some(span) = article.sentences(paragraph).get(sentence) else { return Vec::new() };
    let line = Line::of(article.body.as_str(), *span);
    let numbers = numbers::numbers(&line);
    if numbers.is_empty() {
        return Vec::new();
    }
    let found = names::found(&line, cast);
    let mut figures: Vec<Figure> = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        let next = numbers.get(at + 1).map_or(line.words.len(), |next| next.first);
        let figure = figure(&line, &found, number, next, figures.last());
        let words = words(&line, &figure, number, next);
        let whose =
            figure.whose.clone().or_else(|| inherited_whose(&line, &found, words, &figure)).or_else(|| {
                let before = earlier_sentence(article, paragraph, sentence)?;
                let line = Line::of(article.body.as_str(), before);
                let takes = !matches!(
                    figure.unit_class,
                    UnitClass::KilledAndWounded | UnitClass::Time | UnitClass::Share | UnitClass::Other
                );
                takes
                    .then(|| frame::whose_before(&line, &names::found(&line, cast), figure.unit_class))
                    .flatten()
            });
        let place = frame::place(&line, &found, words);
        let as_of = months::as_of(&line, words.first, words.end, article.meta.published);
        let said_by = said_by(&line, cast, &figure, quotes);
        figures.push(Figure { whose, place, as_of, said_by, ..figure });
    }
    figures
}

fn words(line: &Line<'_>, figure: &Figure, number: &Number, next: usize) -> Words {
    Words {
        first: line.word_from(figure.span.start).min(number.first),
        number: number.first,
        end: line.word_from(figure.span.end).max(number.end),
        next,
    }
}

/// Number, hedge, unit and part; the frame comes from whoever knows more than these words.
fn figure(line: &Line<'_>, found: &[Found], number: &Number, next: usize, before: Option<&Figure>) -> Figure {
    let opening =
        if matches!(line.before(number.first, 1), "a" | "an" | "the" | "another" | "between" | "from") {
            number.first - 1
        } else {
            number.first
        };
    let hedge = hedges::hedge_before(line, number.first).or_else(|| hedges::hedge_before(line, opening));
    let first = hedge.map_or(number.first, |(first, _)| first);
    let after = hedges::hedge_after(line, number.end);
    let unit = unit(line, number, after.map_or(number.end, |(end, _)| end), next);
    let span = line.cover(first, number.end).cover(number.span);
    let span = after.map_or(span, |(end, _)| span.cover(line.cover(number.first, end)));
    let span = unit.span.map_or(span, |unit| span.cover(unit));
    let part = part(line, number, unit.end);
    let class = match number.kind {
        Kind::Money => UnitClass::Money,
        Kind::Percent | Kind::Fraction => UnitClass::Share,
        Kind::Count => class(line, number, first, &unit, before),
    };
    let words = Words { first, number: number.first, end: unit.end, next };
    Figure {
        span,
        number: number.span,
        value: number.value,
        max: number.max.filter(|max| *max >= number.value),
        hedge: hedge.or(after).map(|(_, hedge)| hedge),
        unit_class: class,
        unit: unit.span,
        whose: frame::party_within(line, found, words),
        place: None,
        as_of: None,
        said_by: None,
        part,
    }
}

/// The word for what is counted, the class that the lists give it, and one past its last word.
struct Unit {
    span: Option<Span>,
    class: Option<UnitClass>,
    end: usize,
}

/// How many words after a number its unit may be.
const UNIT_REACH: usize = 7;

fn unit(line: &Line<'_>, number: &Number, from: usize, next: usize) -> Unit {
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

fn class(line: &Line<'_>, number: &Number, first: usize, unit: &Unit, before: Option<&Figure>) -> UnitClass {
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

/// How the figure stands to others, by the words that touch it.
fn part(line: &Line<'_>, number: &Number, unit_end: usize) -> Part {
    let after = |at: usize| {
        line.lower(at) == "of" && matches!(line.lower(at + 1), "whom" | "which" | "them" | "those" | "these")
    };
    let added_before = matches!(line.before(number.first, 1), "another" | "additional" | "further" | "extra");
    let added_after = line.is_joined(number.end)
        && matches!(line.lower(number.end), "more" | "additional" | "further" | "extra" | "others")
        && line.lower(number.end + 1) != "than";
    if number.vague {
        Part::Vague
    } else if after(number.end) || after(unit_end) || line.starts(number.first.saturating_sub(1), "including")
    {
        Part::PartOf
    } else if added_before || added_after {
        Part::Added
    } else {
        Part::Whole
    }
}

fn inherited_whose(line: &Line<'_>, found: &[Found], words: Words, figure: &Figure) -> Option<Named> {
    if matches!(figure.unit_class, UnitClass::KilledAndWounded | UnitClass::Time) {
        return None;
    }
    frame::whose(line, found, words)
}

/// The sentence before, within the paragraph or at the end of the one before it.
fn earlier_sentence(article: &Article, paragraph: usize, sentence: usize) -> Option<Span> {
    match sentence.checked_sub(1) {
        Some(before) => article.sentences(paragraph).get(before).copied(),
        None => article.sentences(paragraph.checked_sub(1)?).last().copied(),
    }
}

/// Who says it: the speaker of the quotation around it, or whoever a cue of its clause credits.
fn said_by(line: &Line<'_>, cast: &Cast, figure: &Figure, quotes: &[Quote]) -> Option<Named> {
    if let Some(quote) = quotes.iter().find(|quote| quote.span.contains(figure.number)) {
        return quote.speaker.clone();
    }
    let hidden: Vec<Span> = quotes.iter().map(|quote| quote.span).collect();
    let at = line.word_from(figure.span.start);
    let credits = credits(line, cast, &hidden);
    let parted = |from: usize, to: usize| {
        (from..to)
            .any(|at| matches!(line.lower(at), "while" | "whereas" | "but") || line.gap(at).contains(';'))
    };
    let before = credits.iter().rev().find(|credit| credit.cue.1 <= at && !parted(credit.cue.1, at));
    let after = credits.iter().find(|credit| {
        credit.first > at && line.gap(credit.first).contains([',', '”', '"']) && !parted(at, credit.first)
    });
    match &before.or(after)?.subject {
        Subject::Named { name, first, end, .. } => {
            Some(Named { name: name.clone(), span: Some(line.cover(*first, *end)) })
        }
        Subject::Pronoun(_) => None,
    }
}
