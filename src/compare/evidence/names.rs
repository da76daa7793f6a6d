//! Names in a sentence: parties (countries and what stands for them) and persons.

use super::Named;
use crate::compare::articles::Article;
use crate::compare::text::Span;

/// What kind of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A country, or a demonym, capital or seat of government that stands for one.
    Party,
    /// A person, by a capitalised run that no list knows.
    Person,
    /// Another capitalised name (an organisation, a place).
    Other,
}

/// A name as it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it is.
    pub kind: NameKind,
    /// Its canonical form and place.
    pub named: Named,
}

/// The names of `sentence` of `article`, in reading order.
pub fn names(article: &Article, sentence: Span) -> Vec<Name> {
    let _ = (article, sentence);
    Vec::new()
}
