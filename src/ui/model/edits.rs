//! What the reader asks to be changed in the config, as data; `io` makes an edit of its text of it.

use super::lenient::or_default;
use crate::compare::topics::{RowSpec, TopicSpec};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A change of the topics of the config.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TopicEdit {
    /// A topic is written.
    Save {
        /// The topic; its rows are those that are switched on.
        topic: TopicSpec,
        /// All of its rows.
        rows: Vec<RowEdit>,
        /// The id of the topic that it takes the place of; none for a new one.
        changes: Option<String>,
    },
    /// The topic of this id goes, with its rows.
    Delete(String),
    /// It is switched on, or off: then it stays in the config all the same.
    Enable(String, bool),
    /// Two spellings are of one name from now on.
    Alias {
        /// The one.
        name: String,
        /// The other.
        spelling: String,
    },
    /// It goes one place up or down.
    Move {
        /// Its id.
        topic: String,
        /// Up or down.
        up: bool,
    },
}

/// A row as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowEdit {
    /// The name that it has in the config; none for a new one.
    pub was: Option<String>,
    /// Whether it is switched on.
    pub enabled: bool,
    /// The row.
    pub row: RowSpec,
}

/// Changes that were not written, because somebody else has changed the file meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The file, as messages name it.
    pub file: String,
    /// The reader's changes, in order.
    pub edits: Vec<TopicEdit>,
    /// The text that they were made on.
    pub base: Arc<str>,
    /// It with the changes.
    pub ours: Arc<str>,
    /// What is in the file now; none if it is gone.
    pub theirs: Option<Arc<str>>,
    /// Why the changes cannot be made in that; none if they can.
    pub hindrance: Option<String>,
}

/// A config that could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The file, as messages name it.
    pub file: String,
    /// What is in the file.
    pub over: Arc<str>,
    /// What was to be written.
    pub text: Arc<str>,
    /// Why it could not be written.
    pub why: String,
    /// Whether it is in force; one that an earlier visit left is not.
    pub in_force: bool,
}

/// A config that was to be written, with the text that it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeftConfig {
    /// What was in the file.
    #[serde(deserialize_with = "or_default")]
    pub base: String,
    /// What was to be written.
    #[serde(deserialize_with = "or_default")]
    pub text: String,
}

/// Configs that are neither in force nor in a file, until the reader has said what becomes of each.
#[derive(Debug, Default)]
pub struct Left {
    configs: Vec<LeftConfig>,
    /// The text of the one that the world was last asked about.
    asked: Option<String>,
}

impl Left {
    /// Those that an earlier visit left.
    pub fn new(configs: Vec<LeftConfig>) -> Self {
        Self { configs, asked: None }
    }

    /// All of them.
    pub fn configs(&self) -> &[LeftConfig] {
        &self.configs
    }

    /// Whether this text is one of them.
    pub fn holds(&self, text: &str) -> bool {
        self.configs.iter().any(|left| left.text == text)
    }

    /// Holds one more.
    pub fn hold(&mut self, base: &str, text: &str) {
        if !self.holds(text) {
            self.configs.push(LeftConfig { base: base.to_owned(), text: text.to_owned() });
        }
    }

    /// The first of them, which the world is asked about.
    pub fn ask(&mut self) -> Option<LeftConfig> {
        let first = self.configs.first()?.clone();
        self.ask_about(&first.text);
        Some(first)
    }

    /// Notes that the world is asked about the one of this text.
    pub fn ask_about(&mut self, text: &str) {
        self.asked = Some(text.to_owned());
    }

    /// The one of this text is in a file, in force, or let go.
    pub fn settle(&mut self, text: &str) {
        self.configs.retain(|left| left.text != text);
    }

    /// The one that the world was asked about is.
    pub fn settle_asked(&mut self) {
        if let Some(asked) = self.asked.take() {
            self.settle(&asked);
        }
    }
}
