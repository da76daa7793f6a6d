//! What was read in a passage: figures, quotations, odd dates; what a rule only guessed says so, and
//! what somebody corrected.

use super::reasons::bytes;
use crate::compare::comparison::in_words::number;
use crate::compare::comparison::{Comparison, Passage, PassageFigure, Row};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Named, OddDate, Quote};
use crate::compare::text::Span;
use crate::export::judged_of_passage;
use crate::ui::layout::CORRECTED;
use crate::ui::theme::Role;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::{Piece, piece};

/// Stands behind what somebody corrected, where else stands where it was read.
const AS_CORRECTED: &str = ", as corrected";

/// Everything that was read in a passage of `row`.
pub(super) fn read_in(page: &mut Page, comparison: &Comparison, row: Option<&Row>, passage: &Passage) {
    let text = |span: Span| comparison.text(&passage.article, span);
    if !passage.figures.is_empty() {
        page.head("Figures read in it");
        passage.figures.iter().for_each(|read| figure(page, &text, row, read));
    }
    if !passage.quotes.is_empty() {
        page.head("Voices read in it");
        for read in &passage.quotes {
            let is_corrected = passage.judged.voices.iter().any(|voice| voice.span == read.span);
            quote(page, &text, read, is_corrected);
        }
    }
    if !passage.odd_dates.is_empty() {
        page.head("Dates that do not fit");
        passage.odd_dates.iter().for_each(|date| odd_date(page, &text, date));
    }
}

/// What somebody judged of a passage of `row`, and of the cell that it stands in.
pub(super) fn judged(page: &mut Page, comparison: &Comparison, row: Option<&Row>, passage: &Passage) {
    let mut said = judged_of_passage(comparison, row, passage);
    let column = comparison.columns.iter().position(|column| column.articles.contains(&passage.article));
    if let Some((row, column)) = row.zip(column) {
        let cells = &row.judged.cells;
        let reviewed = cells.reviewed.get(&column);
        said.extend(reviewed.map(|mark| format!("the cell was reviewed by {}, {}", mark.who(), mark.made)));
        let changed = cells.changed.get(&column);
        said.extend(changed.map(|mark| {
            format!("the cell was reviewed by {}, {}, but held something else then", mark.who(), mark.made)
        }));
    }
    if said.is_empty() {
        return;
    }
    page.head("Judged");
    for said in said {
        page.fact(CORRECTED, vec![piece(said, Role::Judged)]);
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
    let mut pieces = vec![ours(&value.join(" · "))];
    if let Some(unit) = figure.unit {
        pieces.extend([ours(": "), piece(text(unit), Role::Text)]);
    }
    page.fact("", pieces);

    let mut pieces = Vec::new();
    let own = read.corrected.as_ref().map(|read| &read.own);
    let is_other_owner = own.is_some_and(|own| own.whose != figure.whose);
    for (before, named, is_corrected) in
        [("of ", &figure.whose, is_other_owner), ("at ", &figure.place, false)]
    {
        if let Some(named) = named {
            pieces.extend([ours(if pieces.is_empty() { "" } else { " · " }), ours(before)]);
            name(&mut pieces, text, named, is_corrected);
        }
    }
    if let Some(as_of) = &figure.as_of {
        pieces.push(ours(if pieces.is_empty() { "" } else { " · " }));
        pieces.push(ours(&format!("as of {}", as_of.edtf)));
        match as_of.span {
            Some(span) => pieces.extend([ours(", as written "), piece(text(span), Role::Text)]),
            None if own.is_some_and(|own| own.as_of != figure.as_of) => pieces.push(ours(AS_CORRECTED)),
            None => pieces.push(ours(", by the article’s date")),
        }
    }
    if !pieces.is_empty() {
        page.fact("", pieces);
    }
    let mut pieces = vec![ours("said by ")];
    match &figure.said_by {
        Some(named) => name(&mut pieces, text, named, own.is_some_and(|own| own.said_by != figure.said_by)),
        None => pieces = vec![ours("own voice: nobody is credited, as far as was found")],
    }
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

fn quote<'a>(page: &mut Page, text: &dyn Fn(Span) -> &'a str, quote: &Quote, is_corrected: bool) {
    page.fact(quote.kind.name(), vec![piece(text(quote.span), Role::Text), bytes(quote.span)]);
    let mut pieces = vec![ours("said by ")];
    match &quote.speaker {
        Some(named) => name(&mut pieces, text, named, is_corrected),
        None if is_corrected => pieces = vec![ours("nobody"), ours(AS_CORRECTED)],
        None => pieces = vec![ours("speaker not found")],
    }
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
        None if is_corrected => pieces.push(ours(AS_CORRECTED)),
        None => pieces.push(ours(", named elsewhere")),
    }
}

fn ours(text: &str) -> Piece {
    piece(text, Role::Ours)
}
