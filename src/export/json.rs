//! The JSON contract (schema 1): what other programs read.
//!
//! `shapes` holds its objects, this module fills them. New fields may join; what stands here stays.
//! Text is exact: JSON's own escapes are the only ones.

mod counterparts;
mod judged;
mod shapes;

use super::{Locator, MadeBy};
use crate::compare::alignment::Way;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{
    ByPassage, Cell, Column, Comparison, NoSpread, Passage, PassageFigure, Row, Share, Spread,
};
use crate::compare::evidence::{Hedge, Named, OddDate, Quote, QuoteKind, edtf};
use crate::compare::text::Span;
use crate::compare::topics::Reason;
use counterparts::counterpart;
use serde::Serialize;
use serde_json::Number;
use shapes::{
    CellJson, ColumnJson, CorrectionsJson, FigureJson, MadeByJson, NamedJson, OddDateJson, PassageJson,
    QuoteJson, RangeJson, ReasonJson, RowJson, SpreadJson, TopicJson,
};

pub use counterparts::counterparts_json;

/// The version of the contract.
const SCHEMA: u32 = 1;

/// The comparisons as one JSON document ending in a newline; the same inputs give the same bytes.
pub fn json(made_by: &MadeBy, comparisons: &[Comparison]) -> String {
    let mut text = json_begin(made_by);
    for (index, comparison) in comparisons.iter().enumerate() {
        text += &json_topic(comparison, None, index == 0);
    }
    text + json_end(comparisons.is_empty())
}

/// What stands before the topics of a document; [`json_topic`] and [`json_end`] follow, so that
/// whoever writes it need not hold more than one topic.
pub fn json_begin(by: &MadeBy) -> String {
    let document = Document { schema: SCHEMA, made_by: made_by(by), topics: [] };
    let text = pretty(&document);
    text.trim_end_matches(END_OF_NONE).to_owned()
}

/// One topic of a document, with the counterparts of its passages if they were asked for.
pub fn json_topic(comparison: &Comparison, counterparts: Option<&ByPassage>, is_first: bool) -> String {
    let text = pretty(&topic(Told { comparison, counterparts }));
    // Strings hold no line ends of their own.
    let indented = text.replace('\n', "\n    ");
    format!("{}\n    {indented}", if is_first { "" } else { "," })
}

/// What stands after the last topic of a document, or after none.
pub fn json_end(is_empty: bool) -> &'static str {
    if is_empty { "]\n}\n" } else { "\n  ]\n}\n" }
}

/// What [`json_begin`] leaves to [`json_end`].
const END_OF_NONE: &str = "]\n}";

fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

pub(super) fn made_by(made_by: &MadeBy) -> MadeByJson {
    let [version, library, config] = made_by.parts();
    let corrections =
        made_by.corrections.map(|(count, hash)| CorrectionsJson { count, hash: format!("{hash:016x}") });
    MadeByJson { version, library, config, filter: made_by.filter.clone(), corrections }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    made_by: MadeByJson,
    topics: [TopicJson<'a>; 0],
}

/// A comparison, and the counterparts of its passages if they were asked for.
#[derive(Clone, Copy)]
struct Told<'a> {
    comparison: &'a Comparison,
    counterparts: Option<&'a ByPassage>,
}

fn topic(told: Told<'_>) -> TopicJson<'_> {
    let comparison = told.comparison;
    TopicJson {
        id: &comparison.topic.id,
        name: &comparison.topic.name,
        columns: comparison.columns.iter().map(column).collect(),
        rows: comparison.rows.iter().map(|each| row(told, each)).collect(),
        limits: comparison.limits.iter().map(ToString::to_string).collect(),
        corrections: judged::topic(comparison),
    }
}

fn column(column: &Column) -> ColumnJson<'_> {
    ColumnJson {
        id: &column.id,
        outlet: &column.outlet,
        title: column.title.as_deref(),
        published: column.published.map(|published| published.to_string()),
        guessed: &column.guessed,
        machine_translated: column.machine_translated,
        articles: column.articles.iter().map(ArticleId::as_str).collect(),
    }
}

fn row<'a>(told: Told<'a>, row: &'a Row) -> RowJson<'a> {
    let listed = |cell: &Cell| row.way != Way::Alone || !cell.passages().is_empty();
    let cells = told.comparison.columns.iter().zip(&row.cells).enumerate();
    let cells = cells.filter(|(_, (_, cell))| listed(cell));
    RowJson {
        id: &row.id,
        label: &row.label,
        way: row.way.name(),
        shares: &row.shares,
        spread: row.spread.as_ref().map(spread),
        no_spread: row.no_spread.map(NoSpread::name),
        cells: cells.map(|(index, (column, each))| cell(told, row, (index, column), each)).collect(),
        corrected: row.judged.mark.as_ref().map(judged::mark),
    }
}

fn spread(spread: &Spread) -> SpreadJson {
    SpreadJson {
        low: number(spread.low),
        low_hedge: spread.low_hedge.map(Hedge::name),
        high: number(spread.high),
        high_hedge: spread.high_hedge.map(Hedge::name),
        as_of: spread.first.zip(spread.last).map(|(first, last)| edtf(first, last)),
    }
}

fn cell<'a>(
    told: Told<'a>,
    row: &'a Row,
    (index, column): (usize, &'a Column),
    cell: &'a Cell,
) -> CellJson<'a> {
    CellJson {
        column: &column.id,
        gap: match cell {
            Cell::Passages(_) => None,
            Cell::Gap(gap) => Some(gap.name()),
        },
        passages: cell.passages().iter().map(|each| passage(told, row, each)).collect(),
        reviewed: judged::reviewed(&row.judged.cells, index),
        checked: judged::checked(&row.judged.cells, index),
    }
}

fn passage<'a>(told: Told<'a>, row: &'a Row, passage: &'a Passage) -> PassageJson<'a> {
    let comparison = told.comparison;
    let of_passage = |counterparts: &'a ByPassage| counterparts.get(&(passage.article.clone(), passage.span));
    let text = |span: Span| comparison.text(&passage.article, span);
    let Span { start, end } = passage.span;
    let quotes = |reported: bool| {
        let of_kind = move |quote: &&Quote| (quote.kind == QuoteKind::Reported) == reported;
        passage.quotes.iter().filter(of_kind).map(|each| quote(passage, each, &text)).collect()
    };
    PassageJson {
        article: passage.article.as_str(),
        paragraph: passage.paragraph,
        start,
        end,
        text: text(passage.span),
        locator: locator(comparison, &passage.article, passage.span),
        lead_in: passage.lead_in.map(|lead_in| range(comparison, &passage.article, lead_in)),
        why: passage.why.iter().map(reason).collect(),
        figures: passage.figures.iter().map(|each| figure(each, &text)).collect(),
        quotes: quotes(false),
        reported: quotes(true),
        odd_dates: passage.odd_dates.iter().map(|each| odd_date(each, &text)).collect(),
        shares: passage.shares.iter().filter_map(|each| share(row, each)).collect(),
        counterparts: told
            .counterparts
            .and_then(of_passage)
            .map(|found| found.iter().map(|each| counterpart(comparison, each)).collect()),
        put: passage.judged.put.as_ref().map(judged::mark),
        notes: passage.judged.notes.iter().map(judged::note).collect(),
    }
}

/// The locator of words of an article; none if the comparison does not hold it.
fn locator(comparison: &Comparison, article: &ArticleId, span: Span) -> Option<String> {
    comparison.article(article).map(|article| Locator::of(article, span).to_string())
}

fn range<'a>(comparison: &'a Comparison, article: &ArticleId, span: Span) -> RangeJson<'a> {
    let locator = locator(comparison, article, span);
    RangeJson { start: span.start, end: span.end, text: comparison.text(article, span), locator }
}

fn odd_date<'a>(date: &OddDate, text: &dyn Fn(Span) -> &'a str) -> OddDateJson<'a> {
    let Span { start, end } = date.span;
    OddDateJson { text: text(date.span), start, end, weekday: date.weekday }
}

fn share<'a>(row: &'a Row, share: &Share) -> Option<ReasonJson<'a>> {
    let term = row.shares.get(share.term)?;
    Some(ReasonJson { term, start: share.span.start, end: share.span.end })
}

fn reason(reason: &Reason) -> ReasonJson<'_> {
    ReasonJson { term: &reason.term, start: reason.span.start, end: reason.span.end }
}

fn named(named: &Named) -> NamedJson<'_> {
    let span = named.span;
    NamedJson {
        name: &named.name,
        start: span.map(|span| span.start),
        end: span.map(|span| span.end),
        guessed: named.guessed,
    }
}

fn figure<'a>(of_passage: &'a PassageFigure, text: &dyn Fn(Span) -> &'a str) -> FigureJson<'a> {
    let figure = &of_passage.figure;
    FigureJson {
        text: text(figure.span),
        start: figure.span.start,
        end: figure.span.end,
        value: number(figure.value),
        max: figure.max.map(number),
        hedge: figure.hedge.map(|hedge| hedge.name()),
        unit_class: figure.unit_class.name(),
        unit: figure.unit.map(text),
        whose: figure.whose.as_ref().map(named),
        r#where: figure.place.as_ref().map(named),
        as_of: figure.as_of.as_ref().map(|as_of| as_of.edtf.as_str()),
        as_of_text: figure.as_of.as_ref().and_then(|as_of| as_of.span).map(text),
        said_by: figure.said_by.as_ref().map(named),
        part: figure.part.name(),
        of_row: of_passage.of_row,
        comparable: of_passage.comparable,
        differs: of_passage.differs,
        corrected: judged::figure(of_passage),
    }
}

fn quote<'a>(passage: &'a Passage, quote: &'a Quote, text: &dyn Fn(Span) -> &'a str) -> QuoteJson<'a> {
    let speaker = quote.speaker.as_ref();
    let span = speaker.and_then(|speaker| speaker.span);
    QuoteJson {
        kind: quote.kind.name(),
        text: text(quote.span),
        start: quote.span.start,
        end: quote.span.end,
        speaker: speaker.map(|speaker| speaker.name.as_str()),
        speaker_start: span.map(|span| span.start),
        speaker_end: span.map(|span| span.end),
        speaker_guessed: speaker.is_some_and(|speaker| speaker.guessed),
        cue: quote.cue.map(text),
        corrected: judged::speaker(passage, quote),
    }
}

/// Whole values without a decimal point, so that 90000 reads as it is written.
fn number(value: f64) -> Number {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < LARGEST_EXACT {
        #[allow(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        let whole = value as i64;
        return Number::from(whole);
    }
    Number::from_f64(value).unwrap_or_else(|| Number::from(0))
}

#[cfg(test)]
mod tests;
