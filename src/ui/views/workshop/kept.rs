//! A form as it is kept from one visit to the next: what stands in its lines, be it good or not.

use super::State;
use super::form::{Group, Kind, RowOf};
use crate::ui::model::Shared;
use crate::ui::model::lenient::or_default;
use serde::{Deserialize, Serialize};

/// No topic has so many rows.
const MOST_GROUPS: usize = 1000;

/// The lines of a form, and what it was opened on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The id of the topic that is changed; none for a new one.
    #[serde(deserialize_with = "or_default")]
    pub changes: Option<String>,
    /// The text of the config when the form was opened.
    #[serde(deserialize_with = "or_default")]
    pub base: String,
    /// The topic's own lines, then those of each row.
    #[serde(deserialize_with = "or_default")]
    pub groups: Vec<Lines>,
}

/// The lines of the topic's own rule, or of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lines {
    /// The name that the row has in the config.
    #[serde(deserialize_with = "or_default")]
    pub was: Option<String>,
    /// Whether the row is switched off.
    #[serde(deserialize_with = "or_default")]
    pub off: bool,
    /// What stands in each line, in the order of the form.
    #[serde(deserialize_with = "or_default")]
    pub lines: Vec<String>,
}

impl Kept {
    /// Whether it would change the same into the same, be it opened on one config or another.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (&self.changes, &self.groups) == (&other.changes, &other.groups)
    }
}

impl State {
    /// The form as it is kept.
    pub fn kept(&self) -> Kept {
        let lines = |group: &Group| Lines {
            was: group.row.as_ref().and_then(|row| row.was.clone()),
            off: group.row.as_ref().is_some_and(|row| !row.enabled),
            lines: Kind::ALL.iter().map(|kind| group.text(*kind).to_owned()).collect(),
        };
        let groups = self.form.groups.iter().filter(|group| group.row.is_none() || !group.is_empty());
        Kept {
            changes: self.changes.clone(),
            base: self.base.to_string(),
            groups: groups.map(lines).collect(),
        }
    }

    /// The form as it was kept; one of a topic that is gone is of a new one.
    pub fn of_kept(kept: &Kept, shared: &Shared) -> Self {
        let specs = shared.settings.question.topics.specs();
        let topic = kept.changes.as_ref().and_then(|id| specs.iter().position(|spec| spec.id == *id));
        let of_topic = topic.and_then(|topic| Self::of_topic(shared, topic));
        let mut state = of_topic.unwrap_or_else(|| Self::new(shared, &Default::default(), None));
        if state.changes.is_some() {
            state.base = kept.base.as_str().into();
        }
        let groups = kept.groups.iter().take(MOST_GROUPS).enumerate().map(|(index, of)| {
            let was = of.was.clone().filter(|_| state.changes.is_some());
            let row = (index > 0).then_some(RowOf { was, enabled: !of.off });
            Group::of_lines(row, &of.lines)
        });
        let groups: Vec<Group> = groups.collect();
        state.form.set_groups(groups);
        state.touch();
        state
    }
}
