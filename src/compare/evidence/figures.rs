//! Figures: numbers with unit, hedge, whose, where, when and who says so.

use super::Named;
use super::as_of::Times;
use super::cast::Cast;
use super::counted::{class, unit};
pub use super::figure::{AsOf, Figure, Hedge, Part, UnitClass};
use super::frame::{self, Words};
use super::hedges;
use super::line::Line;
use super::names::{self, Found};
use super::numbers::{self, Kind, Number};
use super::owners;
use super::parts::part;
use super::quotes::Quote;
use super::sayings::Sayings;
use super::subjects::Subjects;
use super::votes;
use crate::compare::articles::Article;
use crate::compare::text::Span;
use std::cell::OnceCell;

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
    fn owner(&self, line: &Line<'_>, class: UnitClass, cast: &Cast) -> Option<Named> {
        let of_person = matches!(line.lower(0), "he" | "she" | "his" | "her");
        let sentence = self.sentence.filter(|_| owners::is_commanded(class) && !of_person)?;
        let owners = self.owners.get_or_init(|| {
            let line = Line::of(self.article.body.as_str(), sentence);
            let found = names::found(&line, cast);
            UnitClass::ALL.map(|(class, _)| owners::whose_before(&line, &found, class))
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
    let times = OnceCell::new();
    let times = || times.get_or_init(|| Times::of(line, before.article.meta.published));
    let subjects = OnceCell::new();
    let subjects = || subjects.get_or_init(|| Subjects::new(line, cast, found, &[]));
    let mut figures: Vec<Figure> = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        let next = numbers.get(at + 1).map_or(line.words.len(), |next| next.first);
        let near = near(found, number);
        let figure = figure(line, near, number, next, figures.last());
        let words = words(line, &figure, number, next);
        let whose = (figure.whose.clone())
            .or_else(|| owners::whose(line, near, subjects, words, figure.unit_class))
            .or_else(|| before.owner(line, figure.unit_class, cast).map(Named::as_guess));
        let place = frame::place(line, near, words);
        let as_of = times().as_of(line, words.first, words.end);
        let said_by = match quote_around(quotes, figure.number) {
            Some(quote) => quote.speaker.clone().map(|speaker| within(line, speaker)),
            None => said().sayer(line, line.word_from(figure.span.start)),
        };
        figures.push(Figure { whose, place, as_of, said_by, ..figure });
    }
    figures
}

/// The name without its range where another sentence holds it.
fn within(line: &Line<'_>, name: Named) -> Named {
    Named { span: name.span.filter(|span| line.span.contains(*span)), ..name }
}

/// Those names that stand near enough to a number to concern it.
fn near<'a>(found: &'a [Found], number: &Number) -> &'a [Found] {
    let first = found.partition_point(|name| name.end + REACH < number.first);
    let end = found.partition_point(|name| name.first <= number.end + REACH);
    &found[first..end.max(first)]
}

/// How many quotations before a number are looked at for the one around it.
const MOST_NESTED: usize = 64;

/// The innermost quotation around a number whose speaker is known.
fn quote_around(quotes: &[Quote], number: Span) -> Option<&Quote> {
    let begun = quotes.partition_point(|quote| quote.span.start <= number.start);
    let holds = |quote: &&Quote| quote.span.contains(number) && quote.speaker.is_some();
    quotes[..begun].iter().rev().take(MOST_NESTED).find(holds)
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
    let bounds = hedges::around(line, number.first, number.end);
    let unit = unit(line, number, bounds.end, next);
    let span = bounds.span.cover(number.span);
    let class = class(line, number, bounds.first, &unit, before);
    let elided = || votes::unit(line, number).or_else(|| compared(line, number, before?));
    let elided = if unit.span.is_none() && number.kind == Kind::Count { elided() } else { None };
    let words = Words { first: bounds.first, number: number.first, end: unit.end, next };
    Figure {
        span: unit.span.map_or(span, |unit| span.cover(unit)),
        number: number.span,
        value: number.value,
        max: number.max.filter(|max| *max >= number.value),
        hedge: bounds.hedge,
        unit_class: class,
        unit: unit.span.or(elided),
        whose: owners::party_within(line, found, words, class),
        place: None,
        as_of: None,
        said_by: None,
        part: part(line, number, words, class),
    }
}

/// The unit of the figure that `number`, which names none, is compared with: "31 boats, compared with 47".
fn compared(line: &Line<'_>, number: &Number, before: &Figure) -> Option<Span> {
    const COMPARED: &[&str] = &["compared", "versus", "than", "against", "from", "unlike"];
    let from = line.word_from(before.span.end);
    let near = number.first.checked_sub(from).is_some_and(|words| words <= 5);
    let is_compared = near && (from..number.first).any(|at| COMPARED.contains(&line.lower(at)));
    before.unit.filter(|_| is_compared)
}
