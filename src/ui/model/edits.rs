//! What the reader asks to be changed in the config, as data; `io` makes an edit of its text of it.

use crate::compare::topics::{RowSpec, TopicSpec};
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

/// A config in force that could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The file, as messages name it.
    pub file: String,
    /// What is in the file.
    pub over: Arc<str>,
    /// What is in force.
    pub text: Arc<str>,
    /// Why it could not be written.
    pub why: String,
}
