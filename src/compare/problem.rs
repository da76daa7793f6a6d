//! What went wrong with one input, while the rest goes on.

use std::fmt;

/// Something that a reader should know about one input: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file or folder, as the reader named it; empty where no file is to blame.
    pub path: String,
    /// The line in it, from 1.
    pub line: Option<usize>,
    /// What is wrong, and what to do about it, as one sentence without a full stop.
    pub message: String,
}

impl Problem {
    /// A problem of the whole file at `path`.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), line: None, message: message.into() }
    }

    /// The same problem, at a line (from 1).
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.path.is_empty(), self.line) {
            (true, _) => f.write_str(&self.message),
            (false, None) => write!(f, "{}: {}", self.path, self.message),
            (false, Some(line)) => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}
