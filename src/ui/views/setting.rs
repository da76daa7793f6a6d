//! How a view is set, in words that outlast a version of the program: what is kept of it from one
//! visit to the next.

use crate::ui::model::lenient::or_default;
use serde::{Deserialize, Serialize};

/// How a view is set. What a view has not stays empty, and a word that it does not know is passed
/// over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Setting {
    /// What is laid out.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Option::is_none")]
    pub layout: Option<String>,
    /// What it is sorted by.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// The column that it is sorted by, if it is.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Whether it stands the other way round.
    #[serde(deserialize_with = "or_default")]
    pub reversed: bool,
    /// The name of the row under the cursor, where that is no row of a comparison.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// How long a period is.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

impl Setting {
    /// The word for a value.
    pub(super) fn word<T: PartialEq>(value: &T, words: &[(T, &str)]) -> Option<String> {
        words.iter().find(|(of, _)| of == value).map(|(_, word)| (*word).to_owned())
    }

    /// The value of a word, if it is one of these.
    pub(super) fn value<T: Copy>(word: Option<&String>, words: &[(T, &str)]) -> Option<T> {
        words.iter().find(|(_, of)| word.is_some_and(|word| word == of)).map(|(value, _)| *value)
    }
}
