//! Every judgement with where it stands, as a report.

use super::{Field, Record, Report, Value};
use crate::compare::comparison::in_words;
use crate::compare::corrections::{Corrections, FigureFields, JudgementId, What};
use crate::compare::counted;
use crate::compare::evidence::Hedge;
use crate::compare::tables::judgements::{Judged, Judgements, State};

/// Every judgement, one a record: those without a place, or in disagreement, first.
pub fn report(judgements: &Judgements, corrections: &Corrections) -> Report {
    let mut lines: Vec<&Judged> = judgements.lines.iter().collect();
    lines.sort_by_key(|line| (line.state(), line.id));
    let fields = ["file", "kind", "state", "topic", "by", "made", "what", "places", "words", "why"];
    let grid = ["state", "kind", "topic", "by", "made", "what", "places", "why"];
    let records: Vec<Record> = lines.iter().map(|line| record(line, corrections)).collect();
    let shown = |record: &Record| {
        let of = |name: &&str| {
            fields.iter().position(|field| field == name).and_then(|at| record.get(at).cloned())
        };
        grid.iter().map(|name| of(name).unwrap_or_default()).collect()
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
        said(what).into(),
        Value::List(places.collect()),
        Value::List(words.collect()),
        why(line, corrections).into(),
    ]
}

/// What a judgement says, in a line.
pub fn said(what: &What) -> String {
    match what {
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
        What::Silent(cell) | What::Reviewed(cell) => format!("{} × {}", cell.row, cell.column),
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
        hedge.map(|hedge| format!("hedge {}", hedge.map_or("none", Hedge::name))),
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
    let lost = line.lost.iter().map(|(member, why)| match member {
        Some(member) => format!("passage {}: {why}", member + 1),
        None => why.to_string(),
    });
    let differs = line.differs.iter().map(|(on, others)| {
        let others: Vec<JudgementId> = others.clone();
        format!("{} says otherwise: {}", corrections.mark(&others).who(), on.label())
    });
    let idle = line.idle.then(|| "the cell holds something else by now".to_owned());
    let why: Vec<String> = lost.chain(differs).chain(idle).collect();
    (!why.is_empty()).then(|| why.join("; "))
}
