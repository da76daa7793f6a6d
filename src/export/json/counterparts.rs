//! Counterparts in JSON: those of one paragraph as a document, and those within a comparison.

use super::shapes::{ColumnJson, MadeByJson, RangeJson};
use super::{SCHEMA, column, locator, made_by, pretty, range};
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Counterpart};
use crate::compare::text::Span;
use crate::export::{MadeBy, WithCounterparts};
use serde::Serialize;

/// The counterparts of one paragraph, topic by topic, as a JSON document ending in a newline.
pub fn counterparts_json(
    by: &MadeBy,
    article: &ArticleId,
    paragraph: usize,
    found: &[WithCounterparts<'_>],
) -> String {
    let passages = found.iter().map(|WithCounterparts { comparison, passage, counterparts }| SoughtJson {
        topic: &comparison.topic.id,
        start: passage.span.start,
        end: passage.span.end,
        text: comparison.text(&passage.article, passage.span),
        locator: locator(comparison, &passage.article, passage.span),
        lead_in: passage.lead_in.map(|lead_in| range(comparison, &passage.article, lead_in)),
        counterparts: counterparts.iter().map(|of| counterpart(comparison, of)).collect(),
    });
    // Columns do not depend on the topic.
    let columns = found.first().map_or(&[][..], |first| &first.comparison.columns);
    let document = DocumentJson {
        schema: SCHEMA,
        made_by: made_by(by),
        article: article.as_str(),
        paragraph,
        columns: columns.iter().map(column).collect(),
        passages: passages.collect(),
    };
    let mut text = pretty(&document);
    text.push('\n');
    text
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    schema: u32,
    made_by: MadeByJson,
    article: &'a str,
    paragraph: usize,
    columns: Vec<ColumnJson<'a>>,
    passages: Vec<SoughtJson<'a>>,
}

#[derive(Serialize)]
struct SoughtJson<'a> {
    topic: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    locator: Option<String>,
    lead_in: Option<RangeJson<'a>>,
    counterparts: Vec<CounterpartJson<'a>>,
}

/// A counterpart, as it stands in JSON.
#[derive(Serialize)]
pub(in crate::export::json) struct CounterpartJson<'a> {
    column: &'a str,
    article: &'a str,
    paragraph: usize,
    start: usize,
    end: usize,
    text: &'a str,
    locator: Option<String>,
    score: f64,
    shares: Vec<CommonJson<'a>>,
}

#[derive(Serialize)]
struct CommonJson<'a> {
    term: &'a str,
    own: Vec<PlaceJson>,
    other: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct PlaceJson {
    start: usize,
    end: usize,
}

/// A counterpart for JSON, its score to three places.
pub(super) fn counterpart<'a>(comparison: &'a Comparison, of: &'a Counterpart) -> CounterpartJson<'a> {
    let places =
        |spans: &[Span]| spans.iter().map(|span| PlaceJson { start: span.start, end: span.end }).collect();
    let shares = of.shares.iter().map(|common| CommonJson {
        term: &common.term,
        own: places(&common.own),
        other: places(&common.other),
    });
    CounterpartJson {
        column: comparison.columns.get(of.column).map_or("", |column| &column.id),
        article: of.article.as_str(),
        paragraph: of.paragraph,
        start: of.span.start,
        end: of.span.end,
        text: comparison.text(&of.article, of.span),
        locator: locator(comparison, &of.article, of.span),
        score: (of.score * 1000.0).round() / 1000.0,
        shares: shares.collect(),
    }
}
