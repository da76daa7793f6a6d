//! What a form holds of a topic or a row, and how it is written as TOML.

use super::keys::{KEYS, Written};
use crate::compare::topics::{RowSpec, Rule, Term, TopicSpec, With, Within};

/// Values for a topic or a row. What is `None` is left as it is, or left out of something new; an
/// empty list takes the key away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// A topic's id.
    pub id: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// Whether it is switched on.
    pub enabled: Option<bool>,
    /// One of these terms must match.
    pub any: Option<Vec<String>>,
    /// One of each of these lists.
    pub all: Option<Vec<Vec<String>>>,
    /// None of these.
    pub none: Option<Vec<String>>,
    /// The window.
    pub within: Option<Within>,
    /// What the sentence must hold beside; the inner `None` takes the key away.
    pub with: Option<Option<With>>,
    /// Units of figures.
    pub unit: Option<Vec<String>>,
    /// All rows of a topic in order, each with the name that it had before, if it is not new.
    pub rows: Option<Vec<(Option<String>, Draft)>>,
}

impl Draft {
    /// All that a topic says, as a form shows it.
    pub fn of(topic: &TopicSpec) -> Self {
        let row = |row: &RowSpec| (Some(row.name.clone()), Self::of_row(row));
        Self {
            id: Some(topic.id.clone()),
            name: Some(topic.name.clone()),
            rows: Some(topic.rows.iter().map(row).collect()),
            ..Self::of_rule(&topic.rule)
        }
    }

    /// All that a row says.
    pub fn of_row(row: &RowSpec) -> Self {
        Self { name: Some(row.name.clone()), ..Self::of_rule(&row.rule) }
    }

    fn of_rule(rule: &Rule) -> Self {
        let written = |terms: &Vec<Term>| terms.iter().map(|term| term.written().to_owned()).collect();
        Self {
            any: Some(written(&rule.any)),
            all: Some(rule.all.iter().map(written).collect()),
            none: Some(written(&rule.none)),
            within: Some(rule.within),
            with: Some(rule.with),
            unit: Some(rule.unit.iter().map(|unit| unit.name().to_owned()).collect()),
            ..Self::default()
        }
    }

    /// A topic as a new `[[topic]]`, with its rows, without a last line end.
    pub fn topic_text(&self, line_end: &str) -> String {
        let rows = self.rows.iter().flatten().map(|(_, row)| row.row_text(line_end));
        let blocks: Vec<String> = std::iter::once(self.block("[[topic]]", line_end)).chain(rows).collect();
        blocks.join(&line_end.repeat(2))
    }

    /// A row as a new `[[topic.row]]`, without a last line end.
    pub(super) fn row_text(&self, line_end: &str) -> String {
        self.block("[[topic.row]]", line_end)
    }

    fn block(&self, heading: &str, line_end: &str) -> String {
        let written = KEYS.iter().filter_map(|key| match Written::of(self, key)? {
            Written::Gone | Written::Unless(_) => None,
            written => Some(format!("{key} = {}", written.text(line_end))),
        });
        std::iter::once(heading.to_owned()).chain(written).collect::<Vec<_>>().join(line_end)
    }
}
