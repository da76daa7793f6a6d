//! The wordings as a report: a record an alternative and outlet.

use super::{Field, Record, Report};
use crate::compare::Question;
use crate::compare::comparison::Column;
use crate::compare::tables::wordings::{Alternative, Count, Wordings};

/// By wording, alternative and outlet.
pub fn report(_question: &Question, found: &Wordings) -> Report {
    const FIELDS: [&str; 5] = ["wording", "alternative", "outlet", "places", "articles"];
    let record = |of: &Alternative, (count, outlet): (&Count, &str)| -> Record {
        vec![
            of.wording.as_str().into(),
            of.terms.as_str().into(),
            outlet.into(),
            count.places.into(),
            count.articles.into(),
        ]
    };
    let outlets = || found.columns.iter().map(|column| column.outlet.as_str());
    let records =
        found.alternatives.iter().flat_map(|of| of.counts.iter().zip(outlets()).map(|at| record(of, at)));
    let mut fields = vec![Field::of("wording"), Field::of("alternative")];
    fields.extend(
        found.columns.iter().map(|column| Field { name: column.id.clone(), heading: with_doubts(column) }),
    );
    fields.push(Field::of("all"));
    let line = |of: &Alternative| {
        let mut line: Record = vec![of.wording.as_str().into(), of.terms.as_str().into()];
        line.extend(of.counts.iter().map(|count| in_short(*count).into()));
        line.push(in_short(Count::of(of.places.iter())).into());
        line
    };
    let notes = match found.alternatives.is_empty() {
        true => vec!["the config has no [[wording]]: add one, with a name and lists of terms".to_owned()],
        false => vec!["“7 in 2”: seven places in two articles".to_owned()],
    };
    Report {
        title: "Wordings".to_owned(),
        fields: FIELDS.map(Field::of).to_vec(),
        records: records.collect(),
        grid: Some((fields, found.alternatives.iter().map(line).collect())),
        notes,
    }
}

/// An outlet with its doubts: "Gull? †".
pub(super) fn with_doubts(column: &Column) -> String {
    let unsure = if column.guessed.iter().any(|guessed| guessed == "outlet") { "?" } else { "" };
    let translated = if column.machine_translated { " †" } else { "" };
    format!("{}{unsure}{translated}", column.short)
}

/// "7 in 2"; a dot of none.
fn in_short(count: Count) -> String {
    if count.places == 0 { "·".to_owned() } else { format!("{} in {}", count.places, count.articles) }
}
