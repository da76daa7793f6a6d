//! Figures: numbers with unit, hedge, whose, where, when and who says so.

use super::credits::{Credit, Subject, credits};
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
use std::cell::OnceCell;

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

/// How many words to either side of a figure are looked at for its owner, place, time and sayer.
pub(super) const REACH: usize = 200;

/// What figures of a sentence may take from the text before it.
pub(super) struct Before<'a> {
    article: &'a Article,
    sentence: Option<Span>,
    owners: OnceCell<[Option<Named>; UnitClass::ALL.len()]>,
}

impl<'a> Before<'a> {
    /// What stands before a sentence: the one before it, within the paragraph or at the end of the
    /// one before that.
    pub(super) fn new(article: &'a Article, paragraph: usize, sentence: usize) -> Self {
        let before = match sentence.checked_sub(1) {
            Some(before) => article.sentences(paragraph).get(before),
            None => paragraph.checked_sub(1).and_then(|before| article.sentences(before).last()),
        };
        Self {
            article,
            sentence: before.copied().filter(|span| super::is_readable(*span)),
            owners: OnceCell::new(),
        }
    }

    /// Whose a figure of `class` is that names nobody in its own sentence.
    fn owner(&self, class: UnitClass, cast: &Cast) -> Option<Named> {
        let takes = matches!(
            class,
            UnitClass::UnderArms | UnitClass::People | UnitClass::Equipment | UnitClass::Money
        );
        let sentence = self.sentence.filter(|_| takes)?;
        let owners = self.owners.get_or_init(|| {
            let line = Line::of(self.article.body.as_str(), sentence);
            let found = names::found(&line, cast);
            UnitClass::ALL.map(|(class, _)| frame::whose_before(&line, &found, class))
        });
        owners.iter().zip(UnitClass::ALL).find(|(_, (of, _))| *of == class)?.0.clone()
    }
}

/// The figures of a sentence, whose names and quotations are known already.
pub(super) fn of_line(
    line: &Line<'_>,
    found: &[Found],
    cast: &Cast,
    quotes: &[Quote],
    before: &Before<'_>,
) -> Vec<Figure> {
    let numbers = numbers::numbers(line);
    let said = OnceCell::new();
    let said = || said.get_or_init(|| Sayings::of(line, found, cast, quotes));
    let mut figures: Vec<Figure> = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        let next = numbers.get(at + 1).map_or(line.words.len(), |next| next.first);
        let near = near(found, number);
        let figure = figure(line, near, number, next, figures.last());
        let words = words(line, &figure, number, next);
        let whose = (figure.whose.clone())
            .or_else(|| inherited_whose(line, near, words, &figure))
            .or_else(|| before.owner(figure.unit_class, cast));
        let place = frame::place(line, near, words);
        let as_of = months::as_of(line, words.first, words.end, before.article.meta.published);
        let said_by = match quote_around(quotes, figure.number) {
            Some(quote) => quote.speaker.clone(),
            None => said().sayer(line, line.word_from(figure.span.start)),
        };
        figures.push(Figure { whose, place, as_of, said_by, ..figure });
    }
    figures
}

/// Those names that stand near enough to a number to concern it.
fn near<'a>(found: &'a [Found], number: &Number) -> &'a [Found] {
    let first = found.partition_point(|name| name.end + REACH < number.first);
    let end = found.partition_point(|name| name.first <= number.end + REACH);
    &found[first..end.max(first)]
}

fn quote_around(quotes: &[Quote], number: Span) -> Option<&Quote> {
    let begun = quotes.partition_point(|quote| quote.span.start <= number.start);
    quotes[..begun].last().filter(|quote| quote.span.contains(number))
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

/// Who is credited in a sentence, and where its clauses part.
struct Sayings {
    credits: Vec<Credit>,
    /// For each word, and the end, how many words before it part clauses.
    parted: Vec<usize>,
}

impl Sayings {
    fn of(line: &Line<'_>, found: &[Found], cast: &Cast, quotes: &[Quote]) -> Self {
        let hidden: Vec<Span> = quotes.iter().map(|quote| quote.span).collect();
        let parts =
            |at: usize| matches!(line.lower(at), "while" | "whereas" | "but") || line.gap(at).contains(';');
        let mut parted = vec![0];
        for at in 0..line.words.len() {
            parted.push(parted[at] + usize::from(parts(at)));
        }
        Self { credits: credits(line, cast, found, &hidden), parted }
    }

    /// Who says what stands at the word at `at`, outside quotations: whoever a cue of its clause credits.
    fn sayer(&self, line: &Line<'_>, at: usize) -> Option<Named> {
        let is_parted = |from: usize, to: usize| {
            let count = |at: usize| self.parted.get(at).or(self.parted.last());
            count(from) != count(to)
        };
        let begun = self.credits.partition_point(|credit| credit.cue.1 <= at);
        let before = self.credits[..begun].last().filter(|credit| !is_parted(credit.cue.1, at));
        let far = at + REACH;
        let later = self.credits[begun..].iter().take_while(|credit| credit.cue.0 <= far);
        let opening = opens_subordinate(line, at);
        let after = later.filter(|credit| credit.first > at).find(|credit| {
            line.gap(credit.first).contains([',', '”', '"'])
                && !is_parted(at, credit.first)
                && !(opening && goes_on(line, credit.end))
        });
        match &before.or(after)?.subject {
            Subject::Named { name, first, end, .. } => {
                Some(Named::at(name.as_str(), line.cover(*first, *end)))
            }
            Subject::Pronoun(_) => None,
        }
    }
}

/// Whether the clause of the word at `at` only says when or why what follows it is: "Since 40 boats
/// sank, …".
fn opens_subordinate(line: &Line<'_>, at: usize) -> bool {
    let begins = |at: &usize| *at == 0 || line.gap(*at).contains([',', ';', ':', '–', '—', '(']);
    let first = (at.saturating_sub(REACH)..=at).rev().find(begins).unwrap_or(at);
    let first = if matches!(line.lower(first), "and" | "but" | "ever") { first + 1 } else { first };
    matches!(
        line.lower(first),
        "since"
            | "after"
            | "before"
            | "when"
            | "because"
            | "although"
            | "though"
            | "as"
            | "once"
            | "with"
            | "despite"
    )
}

/// Whether a credit that ends before the word at `end` has what it credits after it: "…, Ann Lee
/// said that", unlike "…, Ann Lee said.".
fn goes_on(line: &Line<'_>, end: usize) -> bool {
    end < line.words.len() && !line.gap(end).contains([',', '.', ';', ')', '–', '—'])
}
