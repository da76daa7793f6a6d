//! The ledger of figures as a report.

use super::columns::{OF_PLACE, of_place};
use super::{Field, Record, Report, Value};
use crate::compare::comparison::{Comparison, in_words};
use crate::compare::counted;
use crate::compare::evidence::{Hedge, Named};
use crate::compare::tables::ledger::{Entry, GroupOf, Ledger};
use crate::export::{citation, judged};

/// Every figure of a topic, one a record.
pub fn report(comparison: &Comparison, ledger: &Ledger) -> Report {
    const FIELDS: [&str; 22] = [
        "topic",
        "row",
        "label",
        "way",
        "text",
        "value",
        "max",
        "hedge",
        "unit_class",
        "unit",
        "whose",
        "whose_guessed",
        "where",
        "as_of",
        "as_of_text",
        "said_by",
        "said_by_guessed",
        "part",
        "of_row",
        "comparable",
        "differs_in_article",
        "corrected",
    ];
    let grid = ["row", "value", "as written", "whose", "as of", "said by", "outlet", "published", "place"];
    let differing = ledger.groups.iter().filter(|group| group.differs).count();
    Report {
        title: format!("Figures · {}", comparison.topic.name),
        fields: [&FIELDS[..], &OF_PLACE, &["row_differs"]].concat().into_iter().map(Field::of).collect(),
        records: ledger.entries.iter().filter_map(|entry| record(ledger, entry)).collect(),
        grid: Some((
            grid.map(Field::of).to_vec(),
            ledger.entries.iter().filter_map(|entry| line(ledger, entry)).collect(),
        )),
        notes: [
            vec![format!(
                "{} in {}, {} of which give values that differ; “?”: a rule guessed the name, or whoever \
                 added the article its outlet, “~” its date; “†”: machine translation; as of: months that \
                 the text names, else those of the article’s date in brackets",
                counted(ledger.entries.len(), "figure"),
                counted(
                    ledger.groups.iter().filter(|group| matches!(group.of, GroupOf::Row(_))).count(),
                    "row"
                ),
                differing
            )],
            ledger
                .groups
                .iter()
                .filter(|group| group.differs)
                .map(|group| {
                    let (label, spread) = ledger.heading(group);
                    format!("≠ {label}: {}", spread.unwrap_or_default())
                })
                .collect(),
        ]
        .concat(),
    }
}

fn record(ledger: &Ledger, entry: &Entry) -> Option<Record> {
    let told = ledger.told(entry)?;
    let (row, passage, read) = (told.row, told.passage, told.read);
    let comparison = &ledger.comparison;
    let figure = &read.figure;
    let text = |span| comparison.text(&passage.article, span).to_owned();
    let group = ledger.groups.get(entry.group);
    let name = |named: &Option<Named>| Value::from(named.as_ref().map(|named| named.name.as_str()));
    let guessed = |named: &Option<Named>| Value::Flag(named.as_ref().is_some_and(|named| named.guessed));
    let mut record: Record = vec![
        comparison.topic.id.as_str().into(),
        row.id.as_str().into(),
        row.label.as_str().into(),
        row.way.name().into(),
        text(figure.span).into(),
        Value::Number(figure.value),
        figure.max.map_or(Value::None, Value::Number),
        figure.hedge.map(Hedge::name).into(),
        figure.unit_class.name().into(),
        figure.unit.map(text).into(),
        name(&figure.whose),
        guessed(&figure.whose),
        name(&figure.place),
        figure.as_of.as_ref().map(|as_of| as_of.edtf.as_str()).into(),
        figure.as_of.as_ref().and_then(|as_of| as_of.span).map(text).into(),
        name(&figure.said_by),
        guessed(&figure.said_by),
        figure.part.name().into(),
        Value::Flag(read.of_row),
        Value::Flag(read.comparable),
        Value::Flag(read.differs),
        judged::of_figure(comparison, passage, read).into(),
    ];
    record.extend(of_place(comparison, passage, entry.column, figure.span));
    record.push(Value::Flag(group.is_some_and(|group| group.differs)));
    Some(record)
}

/// The same for people.
fn line(ledger: &Ledger, entry: &Entry) -> Option<Record> {
    let told = ledger.told(entry)?;
    let (passage, figure) = (told.passage, &told.read.figure);
    let comparison = &ledger.comparison;
    let article = comparison.article(&passage.article)?;
    let group = ledger.groups.get(entry.group)?;
    let part = figure.part.name().map_or(String::new(), |part| format!(" ({part})"));
    let corrected = told.read.corrected.as_ref().map(|other| format!(" (corrected by {})", other.mark.who()));
    let part = part + &corrected.unwrap_or_default();
    let as_of = figure.as_of.as_ref().map(|as_of| match as_of.span {
        Some(_) => as_of.edtf.clone(),
        None => format!("[{}]", as_of.edtf),
    });
    Some(vec![
        ledger.heading(group).0.into(),
        format!("{}{part}", in_words::value_told(comparison, passage, told.read)).into(),
        comparison.text(&passage.article, figure.span).into(),
        figure.whose.as_ref().map(Named::doubted).into(),
        as_of.into(),
        figure.said_by.as_ref().map_or("own voice".to_owned(), Named::doubted).into(),
        comparison.columns.get(entry.column).map(|column| citation::outlet_of(&column.short, article)).into(),
        citation::date(article).into(),
        format!("{}:{}", passage.article, passage.paragraph).into(),
    ])
}
