//! Every judgement with where it stands, as a report.

use super::{Field, Record, Report, Value};
use crate::compare::comparison::in_words::{self, begun};
use crate::compare::corrections::{Corrections, FigureFields, JudgementId, Lost, What};
use crate::compare::counted;
use crate::compare::evidence::Hedge;
use crate::compare::tables::judgements::{Judged, Judgements, State};

/// Of longer text, in characters, people are shown the beginning; records have all of it.
const WIDEST: usize = 72;

/// Every judgement, one a record: those without a place, or in disagreement, first.
pub fn report(judgements: &Judgements, corrections: &Corrections) -> Report {
    let mut lines: Vec<&Judged> = judgements.lines.iter().collect();
    lines.sort_by_key(|line| (line.state(), line.id));
    let fields = ["file", "kind", "state", "topic", "by", "made", "what", "places", "words", "why"];
    let grid = ["state", "kind", "topic", "by", "made", "what", "places", "why"];
    let records: Vec<Record> = lines.iter().map(|line| record(line, corrections)).collect();
    let shown = |record: &Record| {
        let of = |name: &&str| {
            let value = fields.iter().position(|field| field == name).and_then(|at| record.get(at).cloned());
            match value {
                Some(Value::Text(text)) => Value::Text(begun(&text, WIDEST)),
                value => value.unwrap_or_default(),
            }
        };
        grid.iter().map(of).collect()
    };
    let count = |states: &[State]| lines.iter().filter(|line| states.contains(&line.state())).count();
    Report {
        title: "Judgements".to_owned(),
        fields: fields.map(Field::of).to_vec(),
        grid: Some((grid.map(Field::of).to_vec(), records.iter().map(shown).collect())),
        notes: vec![format!(
            "{}: {} in force, {} without their place or a part of it, {} in disagreement, {} of cells that hold \
             something else by now",
            counted(lines.len(), "judgement"),
            count(&[State::InForce]),
            count(&[State::Orphan, State::Partly]),
            count(&[State::Differs]),
            count(&[State::Changed]),
        )],
        records,
    }
}

fn record(line: &Judged, corrections: &Corrections) -> Record {
    let what = &line.judgement.what;
    let places = line.places.iter().map(|(place, paragraph)| format!("{}:{paragraph}", place.article));
    let words = what.anchors().into_iter().map(|at| at.exact.clone());
    let layer = corrections.layers().get(line.id.layer).map(|layer| layer.name.clone());
    vec![
        layer.into(),
        what.kind().into(),
        line.state().name().into(),
        what.topic().into(),
        line.mark.who().into(),
        line.judgement.stamp.made.to_string().into(),
        said(line).into(),
        Value::List(places.collect()),
        Value::List(words.collect()),
        why(line, corrections).into(),
    ]
}

/// What a judgement says, in a line.
pub fn said(line: &Judged) -> String {
    match &line.judgement.what {
        What::Row(row) => {
            let kind = if row.takes { "in a row of their own" } else { "pinned level" };
            let name = row.name.as_ref().map(|name| format!("“{name}”: ")).unwrap_or_default();
            format!("{name}{} {kind}", counted(row.members.len(), "passage"))
        }
        What::Reject { at, .. } => format!("taken from the topic: “{}”", at.exact),
        What::Figure(figure) => format!("“{}”: {}", figure.at.exact, fields(&figure.fields)),
        What::Quotation { at, speaker } => {
            format!("“{}”: said by {}", at.exact, speaker.as_deref().unwrap_or("nobody named"))
        }
        What::Note { text, .. } => text.split_whitespace().collect::<Vec<_>>().join(" "),
        What::Silent(cell) | What::Reviewed(cell) => match &line.cell {
            Some((row, column)) => {
                let row = if row.is_empty() { "only in one article" } else { row };
                let published = column.published.map(|on| format!(" {}", on.long())).unwrap_or_default();
                format!("{}{published} in {row}", column.outlet)
            }
            None => format!("{} × {}", cell.row, cell.column),
        },
    }
}

fn fields(fields: &FigureFields) -> String {
    let FigureFields { whose, value, hedge, as_of, said_by } = fields;
    let name = |name: &Option<String>, none: &str| name.clone().unwrap_or_else(|| none.to_owned());
    let value = value.map(|(low, high)| {
        let high = high.map(|high| format!("–{}", in_words::number(high))).unwrap_or_default();
        format!("{}{high}", in_words::number(low))
    });
    let said = [
        value,
        hedge.map(|hedge| format!("hedge: {}", hedge.map_or("none", Hedge::name))),
        whose.as_ref().map(|whose| format!("whose: {}", name(whose, "nobody’s"))),
        as_of
            .as_ref()
            .map(|as_of| format!("as of {}", as_of.as_ref().map_or("no time", |as_of| &as_of.edtf))),
        said_by.as_ref().map(|by| format!("said by {}", name(by, "the article itself"))),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Why a judgement is not in force, or not all of it.
pub fn why(line: &Judged, corrections: &Corrections) -> Option<String> {
    let what = &line.judgement.what;
    let lost = line.lost.iter().map(|(member, why)| {
        let anchors = what.anchors();
        let at = anchors.get(member.unwrap_or_default()).filter(|_| !matches!(why, Lost::NoTopic));
        let at = at.map(|at| format!(" ({}: “{}”)", at.article, begun(&at.exact, 60))).unwrap_or_default();
        match member {
            Some(member) => format!("passage {}: {why}{at}", member + 1),
            None => format!("{why}{at}"),
        }
    });
    let differs = line.differs.iter().map(|(on, others)| {
        let others: Vec<JudgementId> = others.clone();
        format!("{} judged otherwise: {}", corrections.mark(&others).who(), on.label())
    });
    let idle = line.idle.then(|| "the cell holds something else by now".to_owned());
    let why: Vec<String> = lost.chain(differs).chain(idle).collect();
    (!why.is_empty()).then(|| why.join("; "))
}
