//! What each column lacks that two or more other outlets have, and what only it has, as a report.

use super::columns::{OF_COLUMN, name, of_column, quoted};
use super::{Field, Record, Report, Value};
use crate::compare::comparison::{Column, Comparison, Passage, Row};
use crate::compare::tables::omissions::{Gaps, Lack, OTHERS, Omissions};
use crate::export::citation::heading;

/// By column: first the rows that it lacks, then the passages that only it has.
pub fn report(comparison: &Comparison, omissions: &Omissions) -> Report {
    let fields = [&["topic"][..], &OF_COLUMN, &["kind", "row", "label", "gap", "held_by"]];
    let of_passage = ["article", "paragraph", "start", "end", "text"];
    let of_columns = comparison.columns.iter().zip(&omissions.columns).enumerate();
    let mut report = Report {
        title: format!("Gaps · {}", comparison.topic.name),
        fields: fields.concat().into_iter().chain(of_passage).map(Field::of).collect(),
        notes: vec![format!(
            "“lacks”: a row that {OTHERS} or more other outlets have; none found is not silent. \
            “only”: a passage that stands in no row with another outlet."
        )],
        ..Report::default()
    };
    let mut lines = Vec::new();
    for (index, (column, gaps)) in of_columns {
        let of = OfColumn { comparison, omissions, index, column };
        of.lacks(gaps, &mut report.records, &mut lines);
        of.only(gaps, &mut report.records, &mut lines);
    }
    let fields = ["column", "kind", "gap, or where", "held by", "what"].map(Field::of).to_vec();
    report.grid = Some((fields, lines));
    report
}

/// A column, and what its gaps point into.
struct OfColumn<'a> {
    comparison: &'a Comparison,
    omissions: &'a Omissions,
    index: usize,
    column: &'a Column,
}

impl OfColumn<'_> {
    fn lacks(&self, gaps: &Gaps, records: &mut Vec<Record>, lines: &mut Vec<Record>) {
        for lack in &gaps.lacks {
            let Some(row) = self.comparison.rows.get(lack.row) else { continue };
            let held = self.omissions.held_by(lack.row);
            let held: Vec<&Column> =
                held.into_iter().filter_map(|column| self.comparison.columns.get(column)).collect();
            let mut record = self.record("lacks", row);
            let ids = held.iter().map(|column| column.id.clone()).collect();
            record.extend([lack.gap.name().into(), Value::List(ids)]);
            record.extend(vec![Value::None; 5]);
            records.push(record);
            let names = held.iter().map(|column| name(self.comparison, column)).collect();
            lines.push(vec![
                name(self.comparison, self.column).into(),
                "lacks".into(),
                gap_in_words(*lack).into(),
                Value::List(names),
                row.label.as_str().into(),
            ]);
        }
    }

    fn only(&self, gaps: &Gaps, records: &mut Vec<Record>, lines: &mut Vec<Record>) {
        for only in &gaps.only {
            let row = self.comparison.rows.get(only.row);
            let passage = self.omissions.passage(self.index, *only);
            let Some((row, passage)) = row.zip(passage) else { continue };
            let text = self.comparison.text(&passage.article, passage.span);
            let mut record = self.record("only", row);
            record.extend([
                Value::None,
                Value::List(vec![self.column.id.clone()]),
                passage.article.as_str().into(),
                passage.paragraph.into(),
                passage.span.start.into(),
                passage.span.end.into(),
                text.into(),
            ]);
            records.push(record);
            lines.push(vec![
                name(self.comparison, self.column).into(),
                "only".into(),
                self.place(passage).into(),
                Value::None,
                quoted(self.comparison, &passage.article, passage.span).into(),
            ]);
        }
    }

    fn record(&self, kind: &str, row: &Row) -> Record {
        let mut record: Record = vec![self.comparison.topic.id.as_str().into()];
        record.extend(of_column(self.column));
        let label = Some(row.label.as_str()).filter(|label| !label.is_empty());
        record.extend([kind.into(), row.id.as_str().into(), label.into()]);
        record
    }

    /// Where a passage stands: its paragraph, and which article it is in a column of several.
    fn place(&self, passage: &Passage) -> String {
        let article = self.comparison.article(&passage.article);
        match article.filter(|_| self.column.articles.len() > 1) {
            Some(article) => format!("{}, ¶{}", heading(self.comparison, article), passage.paragraph),
            None => format!("¶{}", passage.paragraph),
        }
    }
}

fn gap_in_words(lack: Lack) -> String {
    let elsewhere = if lack.own_outlet { " (another article of its outlet has it)" } else { "" };
    format!("{}{elsewhere}", lack.gap.label())
}
