//! Keys and values as edits look at them: where they stand, and the strings that they hold.

use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    /// Where the key begins.
    pub(super) start: usize,
    pub(super) value: Value,
}

impl Entry {
    /// What was parsed.
    pub(super) fn of(key: &str, start: usize, value: &Spanned<DeValue<'_>>) -> Self {
        Self { key: key.to_owned(), start, value: Value::of(value) }
    }
}

/// A value and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) span: Range<usize>,
    pub(super) held: Held,
}

/// What a value holds, as far as edits look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Text(String),
    List(Vec<Value>),
    Other,
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.held == other.held
    }
}

impl Eq for Value {}

impl Value {
    /// Its strings, each with its bytes; a lone string is a list of one.
    pub(super) fn texts(&self) -> Vec<(Range<usize>, String)> {
        match &self.held {
            Held::Text(text) => vec![(self.span.clone(), text.clone())],
            Held::List(items) => items.iter().flat_map(Value::texts).collect(),
            Held::Other => Vec::new(),
        }
    }

    /// Its lists of strings, each as it stands; a lone string is a list of one.
    pub(super) fn lists(&self) -> Vec<&Value> {
        match &self.held {
            Held::List(items) => items.iter().collect(),
            _ => vec![self],
        }
    }

    /// What was parsed.
    pub(super) fn of(value: &Spanned<DeValue<'_>>) -> Self {
        let held = match value.get_ref() {
            DeValue::String(text) => Held::Text(text.clone().into_owned()),
            DeValue::Array(array) => Held::List(array.iter().map(Value::of).collect()),
            _ => Held::Other,
        };
        Self { span: value.span().start..end(value), held }
    }
}

/// Where a value ends; one of dotted keys (`view.order = "date"`) where the last of them does.
fn end(value: &Spanned<DeValue<'_>>) -> usize {
    let table = value.get_ref().as_table();
    table
        .into_iter()
        .flat_map(|table| table.iter())
        .map(|(_, value)| end(value))
        .max()
        .unwrap_or(0)
        .max(value.span().end)
}
