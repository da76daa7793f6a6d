//! How a report names columns: in records by what a script needs, for people by a number in the grid
//! and a line below it that says which is which, because names are wider than what stands under them.

use super::{Field, Value};
use crate::compare::comparison::{Column, Comparison};
use crate::export::citation::heading;

/// The fields that [`of_column`] fills.
pub(super) const OF_COLUMN: [&str; 5] = ["column", "outlet", "published", "guessed", "machine_translated"];

/// What is known of a column.
pub(super) fn of_column(column: &Column) -> Vec<Value> {
    vec![
        column.id.as_str().into(),
        column.outlet.as_str().into(),
        column.published.map(|published| published.to_string()).into(),
        Value::List(column.guessed.clone()),
        Value::Flag(column.machine_translated),
    ]
}

/// The columns of a grid: their numbers.
pub(super) fn numbers(columns: &[Column]) -> impl Iterator<Item = Field> {
    (1..=columns.len()).map(|number| Field::of(&number.to_string()))
}

/// Which number is which column: "Columns: 1 The Harbour Post, 2 Mar 2031; 2 …".
pub(super) fn legend(comparison: &Comparison) -> String {
    let named = comparison.columns.iter().enumerate();
    let named: Vec<String> =
        named.map(|(index, column)| format!("{} {}", index + 1, name(comparison, column))).collect();
    format!("Columns: {}.", named.join("; "))
}

/// A column as people are told of it, with every doubt: "The Harbour Post?, ~2 Mar 2031 †".
pub(super) fn name(comparison: &Comparison, column: &Column) -> String {
    if let (Some(_), [article]) = (&column.title, &*column.articles)
        && let Some(article) = comparison.article(article)
    {
        return heading(comparison, article);
    }
    outlet(column, &column.outlet)
}

/// The outlet of a column under one of its names, with every doubt: "Post? †".
pub(super) fn outlet(column: &Column, name: &str) -> String {
    let unsure = if is_guessed(column, "outlet") { "?" } else { "" };
    let translated = if column.machine_translated { " †" } else { "" };
    format!("{name}{unsure}{translated}")
}

/// Whether whoever added its articles was unsure of `field`.
pub(super) fn is_guessed(column: &Column, field: &str) -> bool {
    column.guessed.iter().any(|guessed| guessed == field)
}
