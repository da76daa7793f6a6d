//! What was read in a passage: figures, quotations, odd dates; what a rule only guessed says so, and
//! what somebody corrected.

use super::reasons::bytes;
use crate::compare::comparison::in_words::number;
use crate::compare::comparison::{Comparison, Passage, PassageFigure, Row};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, Named, OddDate, Quote};
use crate::compare::text::Span;
use crate::ui::layout::CORRECTED;
use crate::ui::theme::Role;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::{Piece, piece};

/// Everything that was read in a passage of `row`.
pub(super) fn read_in(page: &mut Page, comparison: &Comparison, row: Option<&Row>, passage: &Passage) {
    let text = |span: Span| comparison.text(&passage.article, span);
    if !passage.figures.is_empty() {
        page.head("Figures read in it");
        passage.figures.iter().for_each(|read| figure(page, &text, row, read));
    }
    if !passage.quotes.is_empty() {
        page.head("Voices read in it");
        passage.quotes.iter().for_each(|read| quote(page, &text, passage, read));
    }
    if !passage.odd_dates.is_empty() {
        page.head("Dates that do not fit");
        passage.odd_dates.iter().for_each(|date| odd_date(page, &text, date));
    }
}

fn figure<'a>(page: &mut Page, text: &dyn Fn(Span) -> &'a str, row: Option<&Row>, read: &PassageFigure) {
    let figure = &read.figure;
    let role = if read.of_row { Role::Figure } else { Role::OtherFigure };
    page.fact("figure", vec![piece(text(figure.span), role), bytes(figure.span)]);
    let mut value = vec![format!("value {}", number(figure.value))];
    value.extend(figure.max.map(|max| format!("to {}", number(max))));
    value.extend(figure.hedge.map(|hedge| hedge.name().to_owned()));
    value.push(figure.unit_class.name().to_owned());
    let own = read.corrected.as_ref().map(|read| &read.own);
    let sign = |is_other: fn(&Figure, &Figure) -> bool| {
        own.filter(|own| is_other(own, figure)).map(|_| piece(CORRECTED, Role::Judged))
    };
    let mut pieces = vec![ours(&value.join(" · "))];
    pieces.extend(sign(|own, now| (own.value, own.max, own.hedge) != (now.value, now.max, now.hedge)));
    if let Some(unit) = figure.unit {
        pieces.extend([ours(": "), piece(text(unit), Role::Text)]);
    }
    page.fact("", pieces);

    let mut pieces = Vec::new();
    let is_other_owner = own.is_some_and(|own| own.whose != figure.whose);
    for (before, named, is_corrected) in
        [("of ", &figure.whose, is_other_owner), ("at ", &figure.place, false)]
    {
        if let Some(named) = named {
            pieces.extend([ours(if pieces.is_empty() { "" } else { " · " }), ours(before)]);
            name(&mut pieces, text, named, is_corrected);
        }
    }
    pieces.extend(sign(|own, now| own.whose != now.whose));
    if let Some(as_of) = &figure.as_of {
        pieces.push(ours(if pieces.is_empty() { "" } else { " · " }));
        pieces.push(ours(&format!("as of {}", as_of.edtf)));
        match as_of.span {
            Some(span) => pieces.extend([ours(", as written "), piece(text(span), Role::Text)]),
            None if own.is_some_and(|own| own.as_of != figure.as_of) => {}
            None => pieces.push(ours(", by the article’s date")),
        }
    }
    pieces.extend(sign(|own, now| own.as_of != now.as_of));
    if !pieces.is_empty() {
        page.fact("", pieces);
    }
    let mut pieces = vec![ours("said by ")];
    match &figure.said_by {
        Some(named) => name(&mut pieces, text, named, own.is_some_and(|own| own.said_by != figure.said_by)),
        None => pieces = vec![ours("own voice: nobody is credited, as far as was found")],
    }
    pieces.extend(sign(|own, now| own.said_by != now.said_by));
    page.fact("", pieces);
    let standing = standing(row, read);
    if !standing.is_empty() {
        page.fact("", vec![ours(&standing.join(" · "))]);
    }
}

/// How a figure stands to the others of its row, in words.
fn standing(row: Option<&Row>, read: &PassageFigure) -> Vec<&'static str> {
    let mut standing = Vec::new();
    if !read.of_row {
        standing.push("of another row");
    }
    match read.figure.part {
        Part::Whole => {}
        Part::PartOf => standing.push("a part of another figure: enters no spread"),
        Part::Added => standing.push("added to another figure, or planned: enters no spread"),
        Part::Vague => standing.push("only an order of magnitude: enters no spread"),
    }
    let has_spread = row.is_some_and(|row| row.spread.is_some());
    if has_spread && read.of_row && !read.comparable && read.figure.part == Part::Whole {
        standing.push("counts something else than most of this row: not comparable, enters no spread");
    }
    if read.differs {
        standing.push("the article gives another value as well");
    }
    standing
}

fn quote<'a>(page: &mut Page, text: &dyn Fn(Span) -> &'a str, passage: &Passage, quote: &Quote) {
    page.fact(quote.kind.name(), vec![piece(text(quote.span), Role::Text), bytes(quote.span)]);
    let is_corrected = passage.judged.voices.iter().any(|voice| voice.span == quote.span);
    let mut pieces = vec![ours("said by ")];
    match &quote.speaker {
        Some(named) => name(&mut pieces, text, named, is_corrected),
        None if is_corrected => pieces = vec![ours("nobody")],
        None => pieces = vec![ours("speaker not found")],
    }
    pieces.extend(is_corrected.then(|| piece(CORRECTED, Role::Judged)));
    if let Some(cue) = quote.cue {
        pieces.extend([ours(" · credited by "), piece(text(cue), Role::Speaker)]);
    }
    page.fact("", pieces);
}

fn odd_date<'a>(page: &mut Page, text: &dyn Fn(Span) -> &'a str, date: &OddDate) {
    let words = format!("  is a {} by the calendar", date.weekday);
    page.fact("date", vec![piece(text(date.span), Role::OddDate), ours(&words), bytes(date.span)]);
}

/// A name, the article's words for it if they are other words, and whether it is a guess or corrected.
fn name<'a>(pieces: &mut Vec<Piece>, text: &dyn Fn(Span) -> &'a str, named: &Named, is_corrected: bool) {
    pieces.push(piece(named.name.as_str(), Role::Notice));
    if named.guessed {
        pieces.extend([piece("?", Role::Doubt), ours(" (a guess)")]);
    }
    match named.span.map(text) {
        Some(words) if words != named.name => {
            pieces.extend([ours(", as written "), piece(words, Role::Text)])
        }
        Some(_) => {}
        None if is_corrected => {}
        None => pieces.push(ours(", named elsewhere")),
    }
}

fn ours(text: &str) -> Piece {
    piece(text, Role::Ours)
}
