//! The shapes of the contract: field order is the order in the document. What was judged stands last,
//! and only where something was.

use super::counterparts::CounterpartJson;
use super::judged::{FigureReadJson, MarkJson, NoteJson, SpeakerReadJson, TopicJudgedJson};
use serde::Serialize;
use serde_json::Number;

#[derive(Serialize)]
pub(in crate::export) struct MadeByJson {
    pub(super) version: String,
    pub(super) library: String,
    pub(super) config: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) filter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) corrections: Option<CorrectionsJson>,
}

#[derive(Serialize)]
pub(in crate::export) struct CorrectionsJson {
    pub(super) count: usize,
    pub(super) hash: String,
}

#[derive(Serialize)]
pub(super) struct TopicJson<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) columns: Vec<ColumnJson<'a>>,
    pub(super) rows: Vec<RowJson<'a>>,
    pub(super) limits: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) corrections: Option<TopicJudgedJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct ColumnJson<'a> {
    pub(super) id: &'a str,
    pub(super) outlet: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) published: Option<String>,
    pub(super) guessed: &'a [String],
    pub(super) machine_translated: bool,
    pub(super) articles: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct RowJson<'a> {
    pub(super) id: &'a str,
    pub(super) label: &'a str,
    pub(super) way: &'static str,
    pub(super) shares: &'a [String],
    pub(super) spread: Option<SpreadJson>,
    pub(super) no_spread: Option<&'static str>,
    pub(super) cells: Vec<CellJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) corrected: Option<MarkJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct SpreadJson {
    pub(super) low: Number,
    pub(super) low_hedge: Option<&'static str>,
    pub(super) high: Number,
    pub(super) high_hedge: Option<&'static str>,
    pub(super) as_of: Option<String>,
}

#[derive(Serialize)]
pub(super) struct CellJson<'a> {
    pub(super) column: &'a str,
    pub(super) gap: Option<&'static str>,
    pub(super) passages: Vec<PassageJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reviewed: Option<MarkJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) checked: Option<MarkJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct PassageJson<'a> {
    pub(super) article: &'a str,
    pub(super) paragraph: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
    pub(super) locator: Option<String>,
    pub(super) lead_in: Option<RangeJson<'a>>,
    pub(super) why: Vec<ReasonJson<'a>>,
    pub(super) figures: Vec<FigureJson<'a>>,
    pub(super) quotes: Vec<QuoteJson<'a>>,
    pub(super) reported: Vec<QuoteJson<'a>>,
    pub(super) odd_dates: Vec<OddDateJson<'a>>,
    pub(super) shares: Vec<ReasonJson<'a>>,
    pub(super) counterparts: Option<Vec<CounterpartJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) put: Option<MarkJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<NoteJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct RangeJson<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
    pub(super) locator: Option<String>,
}

#[derive(Serialize)]
pub(super) struct OddDateJson<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) weekday: &'static str,
}

#[derive(Serialize)]
pub(super) struct ReasonJson<'a> {
    pub(super) term: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(super) struct NamedJson<'a> {
    pub(super) name: &'a str,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) guessed: bool,
}

#[derive(Serialize)]
pub(super) struct FigureJson<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Number,
    pub(super) max: Option<Number>,
    pub(super) hedge: Option<&'static str>,
    pub(super) unit_class: &'static str,
    pub(super) unit: Option<&'a str>,
    pub(super) whose: Option<NamedJson<'a>>,
    pub(super) r#where: Option<NamedJson<'a>>,
    pub(super) as_of: Option<&'a str>,
    pub(super) as_of_text: Option<&'a str>,
    pub(super) said_by: Option<NamedJson<'a>>,
    pub(super) part: Option<&'static str>,
    pub(super) of_row: bool,
    pub(super) comparable: bool,
    pub(super) differs: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) corrected: Option<FigureReadJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct QuoteJson<'a> {
    pub(super) kind: &'static str,
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) speaker: Option<&'a str>,
    pub(super) speaker_start: Option<usize>,
    pub(super) speaker_end: Option<usize>,
    pub(super) speaker_guessed: bool,
    pub(super) cue: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) corrected: Option<SpeakerReadJson<'a>>,
}
