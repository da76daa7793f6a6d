//! How a report names columns and places: in records by what a script needs, for people by a number in the grid
//! and a line below it that says which is which, because names are wider than what stands under them.

use super::{Field, Value};
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Column, Comparison, Passage};
use crate::compare::text::Span;
use crate::export::Locator;
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

/// The fields that [`of_place`] fills.
pub(super) const OF_PLACE: [&str; 8] =
    ["article", "column", "outlet", "published", "date_guessed", "paragraph", "start", "end"];

/// Where the words at `span` stand, which are of a passage of the column at `column`.
pub(super) fn of_place(comparison: &Comparison, passage: &Passage, column: usize, span: Span) -> [Value; 8] {
    let column = comparison.columns.get(column);
    let article = comparison.article(&passage.article);
    let published = article.and_then(|article| article.meta.published);
    [
        passage.article.as_str().into(),
        column.map(|column| column.id.as_str()).into(),
        column.map(|column| column.outlet.as_str()).into(),
        published.map(|published| published.to_string()).into(),
        Value::Flag(article.is_some_and(|article| article.is_guessed("published"))),
        passage.paragraph.into(),
        span.start.into(),
        span.end.into(),
    ]
}

/// The words at `span` of an article for people: between marks, with their locator behind them.
pub(super) fn quoted(comparison: &Comparison, article: &ArticleId, span: Span) -> String {
    let locator = comparison.article(article).map(|article| Locator::of(article, span).to_string());
    format!("“{}” {}", comparison.text(article, span), locator.unwrap_or_default())
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
    let unsure = if column.is_guessed("outlet") { "?" } else { "" };
    let translated = if column.machine_translated { " †" } else { "" };
    format!("{name}{unsure}{translated}")
}
