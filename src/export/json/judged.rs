//! What readers have judged, as fields that join the contract only where there is something.

use super::{named, number};
use crate::compare::comparison::{Comparison, JudgedCells, Passage, PassageFigure, Voice};
use crate::compare::corrections::{Corrections, JudgementId, Mark, Note};
use crate::compare::evidence::{Hedge, Quote};
use crate::export::json::shapes::NamedJson;
use serde::Serialize;
use serde_json::Number;

/// Who judged, and the day of the first of them.
#[derive(Serialize)]
pub(super) struct MarkJson<'a> {
    by: &'a [String],
    made: String,
}

#[derive(Serialize)]
pub(super) struct NoteJson<'a> {
    text: &'a str,
    #[serde(flatten)]
    mark: MarkJson<'a>,
}

/// What the program reads of a corrected figure.
#[derive(Serialize)]
pub(super) struct FigureReadJson<'a> {
    #[serde(flatten)]
    mark: MarkJson<'a>,
    read: OwnFigureJson<'a>,
}

#[derive(Serialize)]
struct OwnFigureJson<'a> {
    value: Number,
    max: Option<Number>,
    hedge: Option<&'static str>,
    whose: Option<NamedJson<'a>>,
    as_of: Option<&'a str>,
    said_by: Option<NamedJson<'a>>,
}

/// Whom the program reads as the speaker of a corrected quotation.
#[derive(Serialize)]
pub(super) struct SpeakerReadJson<'a> {
    #[serde(flatten)]
    mark: MarkJson<'a>,
    read: Option<NamedJson<'a>>,
}

/// What is judged of a topic as a whole.
#[derive(Serialize)]
pub(super) struct TopicJudgedJson<'a> {
    held: usize,
    cells: usize,
    reviewed: usize,
    rejected: Vec<RejectedJson<'a>>,
    orphans: Vec<OrphanJson>,
    disagreements: Vec<DisagreementJson<'a>>,
}

#[derive(Serialize)]
struct RejectedJson<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(flatten)]
    mark: MarkJson<'a>,
}

#[derive(Serialize)]
struct OrphanJson {
    kind: &'static str,
    by: String,
    why: String,
}

#[derive(Serialize)]
struct DisagreementJson<'a> {
    on: &'static str,
    by: Vec<String>,
    article: Option<&'a str>,
    start: Option<usize>,
    end: Option<usize>,
}

pub(super) fn mark(mark: &Mark) -> MarkJson<'_> {
    MarkJson { by: &mark.by, made: mark.made.to_string() }
}

pub(super) fn note(of: &Note) -> NoteJson<'_> {
    NoteJson { text: &of.text, mark: mark(&of.mark) }
}

pub(super) fn figure(of: &PassageFigure) -> Option<FigureReadJson<'_>> {
    let other = of.corrected.as_ref()?;
    let own = &other.own;
    Some(FigureReadJson {
        mark: mark(&other.mark),
        read: OwnFigureJson {
            value: number(own.value),
            max: own.max.map(number),
            hedge: own.hedge.map(Hedge::name),
            whose: own.whose.as_ref().map(named),
            as_of: own.as_of.as_ref().map(|as_of| as_of.edtf.as_str()),
            said_by: own.said_by.as_ref().map(named),
        },
    })
}

pub(super) fn speaker<'a>(passage: &'a Passage, quote: &Quote) -> Option<SpeakerReadJson<'a>> {
    let is_it = |voice: &&Voice| voice.span == quote.span;
    let voice = passage.judged.voices.iter().find(is_it)?;
    Some(SpeakerReadJson { mark: mark(&voice.mark), read: voice.own.as_ref().map(named) })
}

/// Who reviewed a cell as it is.
pub(super) fn reviewed(cells: &JudgedCells, column: usize) -> Option<MarkJson<'_>> {
    cells.reviewed.get(&column).map(mark)
}

/// Who checked an empty cell.
pub(super) fn checked(cells: &JudgedCells, column: usize) -> Option<MarkJson<'_>> {
    cells.silent.get(&column).map(mark)
}

pub(super) fn topic(comparison: &Comparison) -> Option<TopicJudgedJson<'_>> {
    let judged = &comparison.judged;
    if judged.with.is_empty() {
        return None;
    }
    let (reviewed, cells) = comparison.reviewed();
    let rejected = judged.rejected.iter().map(|(article, span, by)| RejectedJson {
        article: article.as_str(),
        start: span.start,
        end: span.end,
        text: comparison.text(article, *span),
        mark: mark(by),
    });
    let kind = |id: JudgementId| judged.with.get(id).map_or("", |judgement| judgement.what.kind());
    let orphans = judged.orphans.iter().map(|orphan| OrphanJson {
        kind: kind(orphan.id),
        by: judged.with.who(orphan.id),
        why: orphan.why.to_string(),
    });
    let disagreements = judged.disagreements.iter().map(|of| DisagreementJson {
        on: of.on.name(),
        by: names(&judged.with, &of.between),
        article: of.place.as_ref().map(|place| place.article.as_str()),
        start: of.place.as_ref().map(|place| place.span.start),
        end: of.place.as_ref().map(|place| place.span.end),
    });
    Some(TopicJudgedJson {
        held: comparison.held_judgements().len(),
        cells,
        reviewed,
        rejected: rejected.collect(),
        orphans: orphans.collect(),
        disagreements: disagreements.collect(),
    })
}

fn names(with: &Corrections, ids: &[JudgementId]) -> Vec<String> {
    ids.iter().map(|id| with.who(*id)).collect()
}
