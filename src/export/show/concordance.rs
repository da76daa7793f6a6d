//! A concordance as a report: a record a place; for people a line a place, the hits below each other.

use super::{Field, Record, Report, Value};
use crate::compare::articles::Article;
use crate::compare::comparison::Column;
use crate::compare::counted;
use crate::compare::tables::concordance::{Concordance, Order, Place};
use crate::compare::text::Span;
use crate::compare::text::screen::{Glyph, glyphs};
use crate::export::citation::heading_of;

/// So much of the text stands at either side of a hit, in cells.
const CONTEXT: u16 = 48;
/// So many bytes are looked at for it: more than letters and their marks need.
const REACH: usize = 1_000;

/// Every place of a term, one a record, as in the texts; for people by the word to the right.
///
/// In records the context is the rest of the sentence, so that the three parts are its exact text.
pub fn report(found: &Concordance) -> Report {
    const FIELDS: [&str; 14] = [
        "term",
        "column",
        "outlet",
        "outlet_guessed",
        "published",
        "date_guessed",
        "machine_translated",
        "article",
        "paragraph",
        "start",
        "end",
        "left",
        "hit",
        "right",
    ];
    let places = found.places.all();
    let sorted = found.places.in_order(Order::Right).iter().filter_map(|index| places.get(*index));
    Report {
        title: format!("Words · {}", found.term.written()),
        fields: FIELDS.map(Field::of).to_vec(),
        records: places.iter().filter_map(|place| record(found, place)).collect(),
        grid: Some((
            ["source", "place", "left", "hit", "right"].map(Field::of).to_vec(),
            sorted.filter_map(|place| line(found, place)).collect(),
        )),
        notes: vec![
            format!("{}, by the word to the right; contexts end with the paragraph", summary(found)),
            format!("By column: {}.", by_column(found)),
        ],
    }
}

/// "3 places in 2 of 4 columns".
fn summary(found: &Concordance) -> String {
    let with_places = found.counts.iter().filter(|count| count.places > 0).count();
    format!(
        "{} in {with_places} of {}",
        counted(found.places.all().len(), "place"),
        counted(found.columns.len(), "column")
    )
}

fn by_column(found: &Concordance) -> String {
    let counts = found.columns.iter().zip(&found.counts);
    let counts: Vec<String> =
        counts.map(|(column, count)| format!("{}: {}", name(found, column), count.places)).collect();
    counts.join("; ")
}

fn name(found: &Concordance, column: &Column) -> String {
    match (&column.title, column.articles.first().and_then(|id| found.library.get(id))) {
        (Some(_), Some(article)) => heading_of(&column.short, article),
        _ => super::columns::outlet(column, &column.short),
    }
}

fn source<'a>(found: &'a Concordance, place: &Place) -> Option<(&'a Column, &'a Article)> {
    Some((found.columns.get(place.column)?, found.library.get(&place.article)?))
}

fn record(found: &Concordance, place: &Place) -> Option<Record> {
    let (column, article) = source(found, place)?;
    let Place { sentence, hit, .. } = place;
    let body = article.body.as_str();
    Some(vec![
        found.term.written().into(),
        column.id.as_str().into(),
        column.outlet.as_str().into(),
        Value::Flag(article.is_guessed("outlet")),
        article.meta.published.map(|published| published.to_string()).into(),
        Value::Flag(article.is_guessed("published")),
        Value::Flag(article.is_machine_translated()),
        article.id.as_str().into(),
        place.paragraph.into(),
        hit.start.into(),
        hit.end.into(),
        Span::new(sentence.start, hit.start).of(body).into(),
        hit.of(body).into(),
        Span::new(hit.end, sentence.end).of(body).into(),
    ])
}

fn line(found: &Concordance, place: &Place) -> Option<Record> {
    let (column, article) = source(found, place)?;
    let (body, hit) = (article.body.as_str(), place.hit);
    let from = body.ceil_char_boundary(hit.start.saturating_sub(REACH).max(place.around.start));
    let to = body.floor_char_boundary((hit.end + REACH).min(place.around.end)).max(hit.end);
    let (left, right) = (glyphs(body, Span::new(from, hit.start)), glyphs(body, Span::new(hit.end, to)));
    let first = left.len() - fitting(left.iter().rev());
    let shown = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| &*glyph.symbol).collect::<String>();
    Some(vec![
        heading_of(&column.short, article).into(),
        format!("{}:{}", place.article, place.paragraph).into(),
        Value::LeadingUp(shown(left.get(first..).unwrap_or_default())),
        hit.of(body).into(),
        shown(right.get(..fitting(right.iter())).unwrap_or_default()).into(),
    ])
}

/// How many of these glyphs stand in the cells of a context.
fn fitting<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> usize {
    let mut used = 0;
    let fits = |glyph: &&Glyph| {
        used += glyph.width;
        used <= CONTEXT
    };
    glyphs.take_while(fits).count()
}
