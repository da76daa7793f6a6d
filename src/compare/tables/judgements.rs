//! Every judgement with where it stands: in force, without its place, or in disagreement with another.
//!
//! Apart from the comparison, because this is about all topics at once, and about what a comparison
//! does not show.

use crate::compare::articles::Article;
use crate::compare::comparison::{Column, Comparison, JudgedCells};
use crate::compare::corrections::{
    CellMark, Differ, Disagreement, Judgement, JudgementId, Lost, Mark, Orphan, Place, Settled, What,
};
use crate::compare::text::Span;
use crate::compare::{Memo, Question, Stop, Stopped, compare_once};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All judgements of a question, layer by layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgements {
    /// Each with where it stands.
    pub lines: Vec<Judged>,
}

/// A judgement and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Which.
    pub id: JudgementId,
    /// What it says.
    pub judgement: Judgement,
    /// Who made it, and when.
    pub mark: Mark,
    /// Where its words stand, as far as they are found, with the number of the paragraph (from 1).
    pub places: Vec<(Place, usize)>,
    /// What of it has lost its place: of a row the index of the passage.
    pub lost: Vec<(Option<usize>, Lost)>,
    /// On what it differs from others, and from which.
    pub differs: Vec<(Differ, Vec<JudgementId>)>,
    /// Why it has no effect though it stands: the cell holds something else by now.
    pub idle: bool,
    /// Of a cell the label of its row (empty for what stands alone) and its column, if both are found.
    pub cell: Option<(String, Column)>,
}

/// How a judgement stands, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It has lost its place.
    Orphan,
    /// A part of it has: the rest is in force.
    Partly,
    /// Another says something else of the same.
    Differs,
    /// The cell holds something else by now.
    Changed,
    /// All of it is in force.
    InForce,
}

impl State {
    /// Its name in text and JSON.
    pub fn name(self) -> &'static str {
        match self {
            State::Orphan => "orphan",
            State::Partly => "partly",
            State::Differs => "differs",
            State::Changed => "changed",
            State::InForce => "in force",
        }
    }
}

impl Judged {
    /// How it stands.
    pub fn state(&self) -> State {
        match (self.lost.is_empty(), self.differs.is_empty()) {
            (false, _) if matches!(self.judgement.what, What::Row(_)) && !self.places.is_empty() => {
                State::Partly
            }
            (false, _) => State::Orphan,
            (true, false) => State::Differs,
            (true, true) if self.idle => State::Changed,
            (true, true) => State::InForce,
        }
    }
}

impl Judgements {
    /// Whether every judgement has its place, and none differs from another.
    pub fn is_sound(&self) -> bool {
        self.lines.iter().all(|line| line.lost.is_empty() && line.differs.is_empty())
    }
}

/// Looks at every judgement of a question.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn judgements(question: &Question, memo: &Memo, stop: &Stop) -> Result<Judgements, Stopped> {
    let settled = memo.settled(question);
    let mut comparisons: BTreeMap<String, Arc<Comparison>> = BTreeMap::new();
    let mut lines = Vec::new();
    for (id, judgement) in question.corrections.all() {
        stop.poll()?;
        let mut line = line(question, &settled, id, judgement);
        match &judgement.what {
            What::Silent(cell) | What::Reviewed(cell) => {
                let Some(topic) = question.topics.specs().iter().position(|spec| spec.id == cell.topic)
                else {
                    line.lost.push((None, Lost::NoTopic));
                    lines.push(line);
                    continue;
                };
                let known = match comparisons.get(&cell.topic) {
                    Some(known) => Arc::clone(known),
                    None => compare_once(&question.without_filter(), topic, memo, stop)?,
                };
                look_at_cell(&mut line, &known, cell);
                comparisons.insert(cell.topic.clone(), known);
            }
            What::Figure(_) | What::Quotation { .. } => line.lost.extend(unread(question, memo, &line)),
            What::Row(_) | What::Reject { .. } | What::Note { .. } => {}
        }
        line.lost.sort();
        line.lost.dedup();
        lines.push(line);
    }
    Ok(Judgements { lines })
}

fn line(question: &Question, settled: &Settled, id: JudgementId, judgement: &Judgement) -> Judged {
    let paragraph = |place: &Place| {
        let article = question.library.get(&place.article);
        article.map_or(0, |article: &Arc<Article>| article.paragraph_at(place.span.start) + 1)
    };
    let places = settled.places(id).iter().map(|place| (place.clone(), paragraph(place)));
    let of_it = settled.orphans.iter().filter(|orphan| orphan.id == id);
    let differs = settled.disagreements.iter().filter(|of| of.between.contains(&id));
    let others = |of: &Disagreement| of.between.iter().filter(|other| **other != id).copied().collect();
    Judged {
        id,
        judgement: judgement.clone(),
        mark: question.corrections.mark(&[id]),
        places: places.collect(),
        lost: of_it.map(|Orphan { member, why, .. }| (*member, why.clone())).collect(),
        differs: differs.map(|of| (of.on, others(of))).collect(),
        idle: false,
        cell: None,
    }
}

/// Whether the program reads no figure, or no quotation, at the words that are corrected.
fn unread(question: &Question, memo: &Memo, line: &Judged) -> Option<(Option<usize>, Lost)> {
    let (place, paragraph) = line.places.first()?;
    let reading = memo.reading(question.library.get(&place.article)?);
    let sentences = reading.article().sentences(paragraph - 1).iter().enumerate();
    let mut here = sentences.filter(|(_, sentence)| sentence.overlaps(place.span));
    let reads = |(sentence, _): (usize, &Span)| {
        let evidence = reading.evidence(paragraph - 1, sentence);
        match line.judgement.what {
            What::Figure(_) => evidence.figures.iter().any(|figure| figure.span == place.span),
            _ => evidence.quotes.iter().any(|quote| quote.span == place.span),
        }
    };
    let lost = match line.judgement.what {
        What::Figure(_) => Lost::NoFigure,
        _ => Lost::NoQuotation,
    };
    (!here.any(reads)).then_some((None, lost))
}

/// Whether a cell is found, and still holds what it held.
fn look_at_cell(line: &mut Judged, comparison: &Comparison, cell: &CellMark) {
    let of_it = comparison.judged.orphans.iter().filter(|orphan| orphan.id == line.id);
    line.lost.extend(of_it.map(|orphan| (orphan.member, orphan.why.clone())));
    let is_here = comparison.columns.iter().any(|column| column.id == cell.column);
    let is_held = comparison.held_judgements().contains(&line.id);
    line.idle = is_here && line.lost.is_empty() && !is_held;
    line.cell = comparison.columns.iter().enumerate().find_map(|(index, column)| {
        let row = comparison.rows.iter().find(|row| {
            let JudgedCells { reviewed, changed, silent } = &row.judged.cells;
            let marks = [reviewed, changed, silent].into_iter().filter_map(|marks| marks.get(&index));
            marks.into_iter().any(|mark| mark.ids.contains(&line.id))
        })?;
        Some((row.label.clone(), column.clone()))
    });
}
