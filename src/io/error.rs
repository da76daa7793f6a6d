//! What can fail at the edges of the program, in the words that a reader is shown.

use crate::config::BadConfig;
use std::io;

/// Why no config could be had; the program ends with 2, or keeps the last good one.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It holds mistakes; the report names them all.
    #[error("{}", .0.report)]
    Bad(BadConfig),
    /// Its file cannot be read.
    #[error("the config {path} cannot be read: {source}")]
    Unreadable {
        /// The file, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Its file is no UTF-8.
    #[error("{path}:{line}: the config is not UTF-8; save it in that encoding")]
    NotUtf8 {
        /// The file, as the reader named it.
        path: String,
        /// The line (from 1) of the first byte that is none.
        line: usize,
    },
    /// A file or folder that the command line names is not there.
    #[error("there is no file or folder {path}")]
    NoSuchPath {
        /// It, as the reader named it.
        path: String,
    },
}

impl ConfigError {
    /// It in one line, for a status bar.
    pub fn summary(&self) -> String {
        match self {
            ConfigError::Bad(bad) => bad.summary.clone(),
            other => other.to_string(),
        }
    }
}

/// Why `parallax init` wrote nothing, or not all.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// Something is there already, and nothing is ever overwritten.
    #[error(
        "{path} is not an empty folder, and `init` overwrites nothing: name a new one, as in `parallax init my-topic`"
    )]
    Occupied {
        /// What is there, as the reader named it.
        path: String,
    },
    /// A file or folder cannot be made.
    #[error("{path} cannot be written: {source}")]
    Unwritable {
        /// It, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
}
