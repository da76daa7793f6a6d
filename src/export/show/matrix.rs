//! The matrix as a report.

use super::columns::{OF_COLUMN, legend, numbers, of_column};
use super::{Field, Record, Report, Value};
use crate::compare::comparison::JudgedColumn;
use crate::compare::tables::matrix::{Count, Matrix, MatrixCell, percent};

/// Topic × column: a record for each topic and column, the totals in the grid.
pub fn report(matrix: &Matrix) -> Report {
    let fields = [&["topic"][..], &OF_COLUMN, &["sentences", "passages", "sentences_of_column", "share"]];
    let fields = fields.concat().into_iter().chain(["gap", "sentences_on_any_topic"]);
    Report {
        title: "Matrix: sentences by topic and column".to_owned(),
        fields: fields.map(Field::of).collect(),
        records: records(matrix),
        grid: Some(grid(matrix)),
        notes: notes(matrix),
    }
}

fn records(matrix: &Matrix) -> Vec<Record> {
    let mut records = Vec::new();
    for (comparison, line) in matrix.comparisons.iter().zip(&matrix.topics) {
        for ((column, cell), any) in matrix.headings().iter().zip(&line.cells).zip(&matrix.columns) {
            let mut record: Record = vec![comparison.topic.id.as_str().into()];
            record.extend(of_column(column));
            record.extend([
                cell.count.sentences.into(),
                cell.count.passages.into(),
                cell.count.of.into(),
                rounded(cell.count.share()),
                cell.gap.map(|gap| gap.name()).into(),
                any.sentences.into(),
            ]);
            records.push(record);
        }
    }
    records
}

/// A share to four places, as precise as any count of sentences.
pub(super) fn rounded(share: f64) -> Value {
    Value::Number((share * 10_000.0).round() / 10_000.0)
}

fn grid(matrix: &Matrix) -> (Vec<Field>, Vec<Record>) {
    let fields = [Field::of("topic"), Field::of("all")].into_iter().chain(numbers(matrix.headings()));
    let line = |name: &str, total: Count, cells: Vec<MatrixCell>| -> Record {
        let cells = cells.into_iter().map(|cell| in_words(cell).into());
        [name.into(), counted(total).into()].into_iter().chain(cells).collect()
    };
    let topics = matrix.comparisons.iter().zip(&matrix.topics);
    let mut lines: Vec<Record> =
        topics.map(|(of, topic)| line(&of.topic.name, topic.total, topic.cells.clone())).collect();
    let of_columns = matrix.columns.iter().map(|count| MatrixCell {
        count: *count,
        gap: None,
        judged: JudgedColumn::default(),
    });
    lines.push(line("all topics", matrix.all, of_columns.collect()));
    (fields.collect(), lines)
}

fn in_words(cell: MatrixCell) -> String {
    cell.gap.map_or_else(|| counted(cell.count), |gap| gap.label().to_owned())
}

fn counted(count: Count) -> String {
    format!("{} · {}", count.sentences, percent(count.share()))
}

fn notes(matrix: &Matrix) -> Vec<String> {
    let told = "Sentences, and their share of all sentences of the same articles that are no furniture. \
        In totals a sentence of two topics counts once.";
    let legend = matrix.comparisons.first().map(|first| legend(first));
    legend.into_iter().chain([told.to_owned()]).collect()
}
