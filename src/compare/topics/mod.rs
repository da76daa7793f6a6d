//! Topics: what a reader looks for, how it is matched, and why a sentence matched.
//!
//! A [`TopicSpec`] says what the config says; [`Topics`] is the compiled matcher of all of them,
//! which goes over a body once. Knows the text and asks evidence only whether a sentence holds a
//! figure or a quotation; knows no row and no column.

mod aliases;
mod forms;
mod matcher;
mod pattern;
mod rules;
mod scan;
mod scripts;
mod short;
mod term;
mod word_test;

#[cfg(test)]
mod tests;

pub use aliases::Aliases;
pub use matcher::{Hit, Reason, TermPlaces, TopicMatches, Topics};
pub use short::{CloseWord, InFurniture, Missing, Short, TopicWords};
pub use term::{Term, TermError};

use crate::compare::evidence::UnitClass;

/// A topic as the config defines it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicSpec {
    /// Names it in commands and files: kebab-case, unique.
    pub id: String,
    /// Names it on the screen.
    pub name: String,
    /// What a sentence must hold to belong.
    pub rule: Rule,
    /// The rows that the reader named, in order.
    pub rows: Vec<RowSpec>,
}

impl TopicSpec {
    /// A topic without a name, to look for terms with.
    pub fn of_terms(any: Vec<Term>) -> Self {
        Self { rule: Rule { any, ..Rule::default() }, ..Self::default() }
    }
}

/// A row that the reader named: narrows what its topic admits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSpec {
    /// Its name, unique in the topic.
    pub name: String,
    /// What a sentence of the topic must hold to belong.
    pub rule: Rule,
}

/// Conditions joined by AND; at least one of `any`, `all` and `with` is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// One of these must match.
    pub any: Vec<Term>,
    /// One of each list must match within the window.
    pub all: Vec<Vec<Term>>,
    /// None of these may match within the window.
    pub none: Vec<Term>,
    /// What else the hit's sentence must hold.
    pub with: Option<With>,
    /// With figures: only of these units.
    pub unit: Vec<Unit>,
    /// The window around a hit.
    pub within: Within,
}

/// What a sentence must hold beside its terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum With {
    /// A figure.
    Figure,
    /// A quotation.
    Quote,
}

impl With {
    /// As the config writes it, and as the reason why a sentence is held.
    pub fn name(self) -> &'static str {
        match self {
            With::Figure => "figure",
            With::Quote => "quote",
        }
    }
}

/// What narrows `with = "figure"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A class of units ("people under arms").
    Class(UnitClass),
    /// A word for a unit ("troops"), singular or plural alike.
    Word(String),
}

impl Unit {
    /// As the config writes it.
    pub fn name(&self) -> &str {
        match self {
            Unit::Class(class) => class.name(),
            Unit::Word(word) => word,
        }
    }
}

/// The window around a hit in which `all` must and `none` may not match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// The hit's sentence.
    #[default]
    Sentence,
    /// The hit's paragraph.
    Paragraph,
    /// This many words to either side, within the paragraph.
    Words(usize),
}
