//! What almost got in, as a report.

use super::columns::quoted;
use super::{Field, Record, Report};
use crate::compare::Question;
use crate::compare::comparison::Comparison;
use crate::compare::tables::near_misses::{Miss, NearMisses};
use crate::export::citation;

/// One near miss a record: what keeps it out is `condition`, what it is about are `terms`; `text` is
/// the body from `start` to `end`.
pub fn report(question: &Question, topic: usize, misses: &[NearMisses]) -> Report {
    let spec = question.topics.specs().get(topic).cloned().unwrap_or_default();
    let records = misses.iter().flat_map(|of_column| {
        let record = |miss| record(&spec.id, of_column, miss);
        of_column.misses.iter().map(record).collect::<Vec<_>>()
    });
    let grid = misses.iter().flat_map(|of_column| {
        let line = |miss| line(&of_column.comparison, miss);
        of_column.misses.iter().map(line).collect::<Vec<_>>()
    });
    Report {
        title: format!("What almost got in · {}", spec.name),
        fields: [
            "topic",
            "row",
            "column",
            "source",
            "article",
            "paragraph",
            "start",
            "end",
            "kind",
            "condition",
            "terms",
            "text",
        ]
        .map(Field::of)
        .to_vec(),
        records: records.collect(),
        grid: Some((["place", "source", "why not", "text"].map(Field::of).to_vec(), grid.collect())),
        notes: misses.iter().flat_map(notes).collect(),
    }
}

fn record(topic: &str, of_column: &NearMisses, miss: &Miss) -> Record {
    let Miss { kind, article, paragraph, span, terms, condition, .. } = miss;
    vec![
        topic.into(),
        of_column.row.clone().into(),
        of_column.column.as_str().into(),
        source(&of_column.comparison, miss).into(),
        article.as_str().into(),
        (*paragraph).into(),
        span.start.into(),
        span.end.into(),
        kind.name().into(),
        condition.as_str().into(),
        super::Value::List(terms.iter().map(|term| term.to_string()).collect()),
        of_column.comparison.text(article, *span).into(),
    ]
}

fn line(comparison: &Comparison, miss: &Miss) -> Record {
    vec![
        format!("{}:{}", miss.article, miss.paragraph).into(),
        source(comparison, miss).into(),
        miss.condition.as_str().into(),
        quoted(comparison, &miss.article, miss.span).into(),
    ]
}

fn source(comparison: &Comparison, miss: &Miss) -> Option<String> {
    comparison.article(&miss.article).map(|article| citation::heading(comparison, article))
}

fn notes(of_column: &NearMisses) -> Vec<String> {
    let NearMisses { comparison, row, column, misses, more } = of_column;
    let mut notes = Vec::new();
    if let Some(row) = row.as_ref().filter(|id| comparison.rows.iter().all(|row| row.id != **id)) {
        notes.push(format!("{}: no row of the topic has the id {row}", column));
    }
    if misses.is_empty() {
        notes.push(format!("{column}: nothing came close; that is not to say that it is silent"));
    }
    let more = more.iter().map(|(kind, more)| format!("{column}: {more} more of the kind {}", kind.name()));
    notes.extend(more);
    notes
}
