//! The wordings as a report: a record an alternative and outlet.

use super::columns::outlet;
use super::{Field, Record, Report, Value};
use crate::compare::comparison::Column;
use crate::compare::counted;
use crate::compare::tables::concordance::Count;
use crate::compare::tables::wordings::{Alternative, Wordings};

/// By wording, alternative and outlet.
pub fn report(found: &Wordings) -> Report {
    const FIELDS: [&str; 8] = [
        "wording",
        "alternative",
        "outlet",
        "outlet_guessed",
        "machine_translated",
        "places",
        "articles",
        "articles_of_outlet",
    ];
    let of_alternative = |of: &Alternative| -> Vec<Record> {
        of.counts.iter().zip(&*found.columns).map(|(count, column)| record(of, *count, column)).collect()
    };
    let mut fields = vec![Field::of("wording"), Field::of("alternative")];
    fields.extend(
        found.columns.iter().map(|column| Field { name: column.id.clone(), heading: heading(column) }),
    );
    fields.push(Field::of("all"));
    let notes = match found.alternatives.is_empty() {
        true => vec!["the config has no [[wording]]: add one, with a name and lists of terms".to_owned()],
        false => vec!["“7 in 2”: seven places in two articles".to_owned()],
    };
    Report {
        title: "Wordings".to_owned(),
        fields: FIELDS.map(Field::of).to_vec(),
        records: found.alternatives.iter().flat_map(of_alternative).collect(),
        grid: Some((fields, found.alternatives.iter().map(line).collect())),
        notes,
    }
}

/// "Post? (4 articles)".
fn heading(column: &Column) -> String {
    format!("{} ({})", outlet(column, &column.short), counted(column.articles.len(), "article"))
}

fn record(of: &Alternative, count: Count, column: &Column) -> Record {
    vec![
        of.wording.as_str().into(),
        of.terms.as_str().into(),
        column.outlet.as_str().into(),
        Value::Flag(column.is_guessed("outlet")),
        Value::Flag(column.machine_translated),
        count.places.into(),
        count.articles.into(),
        column.articles.len().into(),
    ]
}

fn line(of: &Alternative) -> Record {
    let mut line: Record = vec![of.wording.as_str().into(), of.terms.as_str().into()];
    line.extend(of.counts.iter().map(|count| in_short(*count).into()));
    line.push(in_short(Count::sum(&of.counts)).into());
    line
}

/// "7 in 2"; a dot of none.
fn in_short(count: Count) -> String {
    if count.places == 0 { "·".to_owned() } else { format!("{} in {}", count.places, count.articles) }
}
