//! A concordance as a report: for people a line a place, the hits below each other.

use super::wordings::with_doubts;
use super::{Field, Record, Report, Value};
use crate::compare::Question;
use crate::compare::counted;
use crate::compare::tables::concordance::{Concordance, Order, Place, sorted};
use crate::compare::text::Span;
use crate::compare::text::screen::glyphs;

/// So much of the text stands at either side of a hit, in cells.
const CONTEXT: u16 = 48;

/// Every place of a term, one a record; for people in the order of the word to the right.
pub fn report(_question: &Question, found: &Concordance) -> Report {
    const FIELDS: [&str; 12] = [
        "term",
        "column",
        "outlet",
        "published",
        "date_guessed",
        "article",
        "paragraph",
        "start",
        "end",
        "left",
        "hit",
        "right",
    ];
    let places = counted(found.places.len(), "place");
    Report {
        title: format!("Words · {}", found.term.written()),
        fields: FIELDS.map(Field::of).to_vec(),
        records: found.places.iter().map(|place| record(found, place)).collect(),
        grid: Some((
            ["outlet", "place", "left", "hit", "right"].map(Field::of).to_vec(),
            sorted(&found.places, Order::Right, false)
                .into_iter()
                .filter_map(|index| line(found, found.places.get(index)?))
                .collect(),
        )),
        notes: vec![format!("{places}, by the word to the right; contexts end with the paragraph")],
    }
}

fn body<'a>(found: &'a Concordance, place: &Place) -> &'a str {
    found.library.get(&place.article).map_or("", |article| article.body.as_str())
}

fn record(found: &Concordance, place: &Place) -> Record {
    let body = body(found, place);
    let article = found.library.get(&place.article);
    let column = found.columns.get(place.column);
    let published = article.and_then(|article| article.meta.published);
    vec![
        found.term.written().into(),
        column.map(|column| column.id.as_str()).into(),
        column.map(|column| column.outlet.as_str()).into(),
        published.map(|published| published.to_string()).into(),
        Value::Flag(article.is_some_and(|article| article.is_guessed("published"))),
        place.article.as_str().into(),
        place.paragraph.into(),
        place.hit.start.into(),
        place.hit.end.into(),
        Span::new(place.sentence.start, place.hit.start).of(body).into(),
        place.hit.of(body).into(),
        Span::new(place.hit.end, place.sentence.end).of(body).into(),
    ]
}

fn line(found: &Concordance, place: &Place) -> Option<Record> {
    let body = body(found, place);
    let column = found.columns.get(place.column)?;
    let left = glyphs(body, Span::new(place.around.start, place.hit.start));
    let mut wide = 0;
    let fits = |width: u16, wide: &mut u16| {
        *wide += width;
        *wide <= CONTEXT
    };
    let kept = left.iter().rev().take_while(|glyph| fits(glyph.width, &mut wide)).count();
    let shown = &left[left.len() - kept..];
    let text: String = shown.iter().map(|glyph| &*glyph.symbol).collect();
    let mut wide = 0;
    let right: String = glyphs(body, Span::new(place.hit.end, place.around.end))
        .iter()
        .take_while(|glyph| fits(glyph.width, &mut wide))
        .map(|glyph| &*glyph.symbol)
        .collect();
    Some(vec![
        with_doubts(column).into(),
        format!("{}:{}", place.article, place.paragraph).into(),
        Value::LeadingUp(text),
        place.hit.of(body).into(),
        right.into(),
    ])
}
