//! Who made what is in force, what is not in force, and why.

use crate::compare::corrections::{JudgementId, Lost, Place};
use jiff::civil::Date;

/// Who made what is in force, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Who, each once: "you", an author, or the name of a file.
    pub by: Vec<String>,
    /// The day of the first of them.
    pub made: Date,
    /// Which judgements.
    pub ids: Vec<JudgementId>,
}

/// A note that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub mark: Mark,
}

/// A judgement that has no effect, or not its whole, because what it holds on to is not found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Orphan {
    /// The judgement.
    pub id: JudgementId,
    /// Of a row the index of the passage.
    pub member: Option<usize>,
    /// Why.
    pub why: Lost,
}

/// Judgements that say different things of the same: none of them is in force in this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// On what they differ.
    pub on: Differ,
    /// The topic, if it is about one.
    pub topic: Option<String>,
    /// The words, if it is about words.
    pub place: Option<Place>,
    /// The judgements.
    pub between: Vec<JudgementId>,
}

/// On what judgements differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differ {
    /// Name or passages of a row.
    Row,
    /// In which row a passage stands.
    Member,
    /// Whether a passage is one of the topic.
    Topic,
    /// Whose a figure is.
    Whose,
    /// A figure's value.
    Value,
    /// Its hedge.
    Hedge,
    /// When it holds.
    AsOf,
    /// Who says it.
    SaidBy,
    /// Who says a quotation.
    Speaker,
}

impl Differ {
    /// Its name in JSON ("said-by").
    pub fn name(self) -> &'static str {
        match self {
            Differ::Row => "row",
            Differ::Member => "member",
            Differ::Topic => "topic",
            Differ::Whose => "whose",
            Differ::Value => "value",
            Differ::Hedge => "hedge",
            Differ::AsOf => "as-of",
            Differ::SaidBy => "said-by",
            Differ::Speaker => "speaker",
        }
    }

    /// In words: "whose a figure is".
    pub fn label(self) -> &'static str {
        match self {
            Differ::Row => "what a row is",
            Differ::Member => "in which row a passage stands",
            Differ::Topic => "whether a passage is of the topic",
            Differ::Whose => "whose a figure is",
            Differ::Value => "a figure's value",
            Differ::Hedge => "how sure a figure is",
            Differ::AsOf => "when a figure holds",
            Differ::SaidBy => "who gives a figure",
            Differ::Speaker => "who says a quotation",
        }
    }
}

impl Mark {
    /// Who made it, in a sentence: "you and anna".
    pub fn who(&self) -> String {
        match self.by.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => self.by.concat(),
        }
    }
}
