//! What the numbers of any text are worth, without whose they are: for who searches a number.

use super::line::Line;
use super::numbers::{self, Kind, Number};
use crate::compare::text::Span;

/// A number as a text writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// Its bytes, currency and percent signs included.
    pub span: Span,
    /// What it is worth; the lower bound of a range.
    pub value: f64,
    /// The upper bound of a range.
    pub max: Option<f64>,
    /// Whether it is a percentage.
    pub is_percent: bool,
    /// Whether it is a sum of a currency.
    pub is_money: bool,
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        let Number { span, value, max, kind, .. } = number;
        Self { span, value, max, is_percent: kind == Kind::Percent, is_money: kind == Kind::Money }
    }
}

/// The numbers of `span` of `body`, in order, without those that count nothing: dates, years, labels.
pub fn values(body: &str, span: Span) -> Vec<Value> {
    numbers::numbers(&Line::of(body, span)).into_iter().map(Value::from).collect()
}

/// The number that a text is as a whole ("125 thousand", "40%"); none if there is more in it.
pub fn value_of(text: &str) -> Option<Value> {
    let line = Line::of(text, Span::new(0, text.len()));
    let number = numbers::whole(&line)?;
    Some(Value::from(number))
}
