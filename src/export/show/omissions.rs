//! The rows of a topic by their gaps, as a report.

use super::columns::{OF_COLUMN, legend, numbers, of_column};
use super::{Field, Record, Report};
use crate::compare::comparison::{Cell, Comparison, Row};
use crate::compare::tables::omissions::Omissions;

/// Row × column of one topic, the rows with most gaps first.
pub fn report(comparison: &Comparison, omissions: &Omissions) -> Report {
    let fields = [&["topic", "row", "label", "way", "gaps", "held"][..], &OF_COLUMN, &["passages", "gap"]];
    Report {
        title: format!("Omissions · {}", comparison.topic.name),
        fields: fields.concat().into_iter().map(Field::of).collect(),
        records: records(comparison, omissions),
        grid: Some(grid(comparison, omissions)),
        notes: vec![
            legend(comparison),
            "Passages of each row, those with most gaps first; what stands in no row is left out.".to_owned(),
        ],
    }
}

fn records(comparison: &Comparison, omissions: &Omissions) -> Vec<Record> {
    let mut records = Vec::new();
    for of in &omissions.rows {
        let Some(row) = omissions.row(*of) else { continue };
        for (column, cell) in comparison.columns.iter().zip(&row.cells) {
            let mut record: Record = vec![
                comparison.topic.id.as_str().into(),
                row.id.as_str().into(),
                row.label.as_str().into(),
                row.way.name().into(),
                of.gaps.into(),
                of.held.into(),
            ];
            record.extend(of_column(column));
            let gap = if let Cell::Gap(gap) = cell { Some(gap.name()) } else { None };
            record.extend([cell.passages().len().into(), gap.into()]);
            records.push(record);
        }
    }
    records
}

fn grid(comparison: &Comparison, omissions: &Omissions) -> (Vec<Field>, Vec<Record>) {
    let fields = ["row", "way", "held by"].map(Field::of).into_iter().chain(numbers(&comparison.columns));
    let cell = |cell: &Cell| match cell {
        Cell::Gap(gap) => gap.label().to_owned(),
        Cell::Passages(passages) => passages.len().to_string(),
    };
    let line = |row: &Row, held: usize| -> Record {
        let held = format!("{held} of {}", row.cells.len());
        let cells = row.cells.iter().map(|of| cell(of).into());
        [row.label.as_str().into(), row.way.name().into(), held.into()].into_iter().chain(cells).collect()
    };
    let lines = omissions.rows.iter().filter_map(|of| Some(line(omissions.row(*of)?, of.held)));
    (fields.collect(), lines.collect())
}
