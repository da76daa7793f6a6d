//! The counterparts of one paragraph, for people and for other programs.

use super::citation;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Counterpart, Passage};
use crate::compare::text::Span;
use crate::compare::text::screen::safe;
use serde::Serialize;
use std::fmt::Write;

/// A passage with its counterparts in the other columns of its comparison.
#[derive(Clone, Copy, Debug)]
pub struct WithCounterparts<'a> {
    /// Where both stand.
    pub comparison: &'a Comparison,
    /// The passage.
    pub passage: &'a Passage,
    /// Its counterparts, by column, the closest first.
    pub counterparts: &'a [Counterpart],
}

/// Topic, passage and counterparts as text, made safe for a terminal; the articles' words stand in
/// quotation marks, and what both share follows each.
pub fn counterparts_text(found: &[WithCounterparts<'_>]) -> String {
    let mut out = String::new();
    for each in found {
        let WithCounterparts { comparison, passage, counterparts } = each;
        let _ = writeln!(out, "{} · {}:{}", comparison.topic.name, passage.article, passage.paragraph);
        let _ = writeln!(out, "“{}”", comparison.text(&passage.article, passage.span));
        if counterparts.is_empty() {
            let _ = writeln!(out, "\n  nothing like it in another column\n");
            continue;
        }
        let mut column = None;
        for counterpart in *counterparts {
            if column != Some(counterpart.column) {
                column = Some(counterpart.column);
                let article = comparison.article(&counterpart.article);
                let source = article.map(|article| citation::heading(comparison, article));
                let _ = writeln!(out, "\n  {}", source.unwrap_or_default());
            }
            let words = comparison.text(&counterpart.article, counterpart.span);
            let shares: Vec<&str> = counterpart.shares.iter().map(|common| common.term.as_str()).collect();
            let _ = writeln!(
                out,
                "  {:.2} {}:{} “{words}”",
                counterpart.score, counterpart.article, counterpart.paragraph
            );
            let _ = writeln!(out, "       shares: {}", shares.join(", "));
        }
        out.push('\n');
    }
    safe(&out).into_owned()
}

/// The same as JSON; fields may join, what stands here stays.
pub fn counterparts_json(article: &ArticleId, paragraph: usize, found: &[WithCounterparts<'_>]) -> String {
    let passages = found.iter().map(|each| PassageJson {
        topic: &each.comparison.topic.id,
        start: each.passage.span.start,
        end: each.passage.span.end,
        text: each.comparison.text(&each.passage.article, each.passage.span),
        counterparts: each.counterparts.iter().map(|of| counterpart(each.comparison, of)).collect(),
    });
    let document =
        DocumentJson { schema: 1, article: article.as_str(), paragraph, passages: passages.collect() };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    schema: u32,
    article: &'a str,
    paragraph: usize,
    passages: Vec<PassageJson<'a>>,
}

#[derive(Serialize)]
struct PassageJson<'a> {
    topic: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    counterparts: Vec<CounterpartJson<'a>>,
}

/// A counterpart, as it stands in JSON.
#[derive(Serialize)]
pub(super) struct CounterpartJson<'a> {
    column: &'a str,
    article: &'a str,
    paragraph: usize,
    start: usize,
    end: usize,
    text: &'a str,
    score: f64,
    shares: Vec<CommonJson<'a>>,
}

#[derive(Serialize)]
struct CommonJson<'a> {
    term: &'a str,
    own: Vec<RangeJson>,
    other: Vec<RangeJson>,
}

#[derive(Serialize)]
struct RangeJson {
    start: usize,
    end: usize,
}

/// A counterpart for JSON, its score to three places.
pub(super) fn counterpart<'a>(comparison: &'a Comparison, of: &'a Counterpart) -> CounterpartJson<'a> {
    let ranges =
        |spans: &[Span]| spans.iter().map(|span| RangeJson { start: span.start, end: span.end }).collect();
    let shares = of.shares.iter().map(|common| CommonJson {
        term: &common.term,
        own: ranges(&common.own),
        other: ranges(&common.other),
    });
    CounterpartJson {
        column: comparison.columns.get(of.column).map_or("", |column| &column.id),
        article: of.article.as_str(),
        paragraph: of.paragraph,
        start: of.span.start,
        end: of.span.end,
        text: comparison.text(&of.article, of.span),
        score: (of.score * 1000.0).round() / 1000.0,
        shares: shares.collect(),
    }
}
