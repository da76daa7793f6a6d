//! One judgement of the reader: what it says, when it was made and by whom.
//!
//! Apart from what is done with judgements, because files and exports read these types alone. Each
//! stands for itself: it can be taken away without touching another. Decided, how a cell is held: by
//! the row's id and, since the id of a row that the program made is derived from its first passage,
//! also by the words of that passage; by the column's id and a hash of each of its texts. What was
//! checked holds while there is no other text: fewer may be left by a narrower scope.

use super::Anchor;
use crate::compare::evidence::{AsOf, Figure, Hedge, Named};
use jiff::civil::Date;
use std::hash::{Hash, Hasher};

/// When a judgement is made, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// The day.
    pub made: Date,
    /// The author, if one is named.
    pub by: Option<String>,
}

/// One judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// When it was made, and by whom.
    pub stamp: Stamp,
    /// What it says.
    pub what: What,
}

/// What a judgement says.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum What {
    /// These passages stand in a row of their own.
    Row(CorrectedRow),
    /// A passage is none of a topic.
    Reject {
        /// The topic's id.
        topic: String,
        /// The passage.
        at: Anchor,
    },
    /// What was read of a figure is wrong.
    Figure(FigureCorrection),
    /// Somebody else says a quotation.
    Quotation {
        /// The quotation, without its marks.
        at: Anchor,
        /// Who says it; none if nobody is credited.
        speaker: Option<String>,
    },
    /// A note on a passage.
    Note {
        /// The passage.
        at: Anchor,
        /// The note.
        text: String,
    },
    /// An empty cell was checked: the column says nothing.
    Silent(CellMark),
    /// A cell was read and found right.
    Reviewed(CellMark),
}

/// A row that the reader made of passages of one topic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CorrectedRow {
    /// The topic's id.
    pub topic: String,
    /// Its id within the topic; that of a row named in the config adds to that row.
    pub id: String,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Whether its passages stand in no other row; else they stand in it too (pinned level).
    pub takes: bool,
    /// Its passages, as they were put there.
    pub members: Vec<Member>,
}

/// A passage of a corrected row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The passage.
    pub at: Anchor,
    /// Those of its figures that the row is about, as the article writes them; all if none is listed.
    pub figures: Vec<String>,
}

/// What of a figure was read wrongly; what is `None` stays as the program read it.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct FigureCorrection {
    /// The figure's words, from hedge to unit.
    pub at: Anchor,
    /// What it should say.
    pub fields: FigureFields,
}

/// What a figure should say; an inner `None` takes away what was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureFields {
    /// Whose it is.
    pub whose: Option<Option<String>>,
    /// The value and, of a range, its upper bound.
    pub value: Option<(f64, Option<f64>)>,
    /// How sure the text is.
    pub hedge: Option<Option<Hedge>>,
    /// When it holds.
    pub as_of: Option<Option<AsOf>>,
    /// Who says so; the article in its own voice if nobody does.
    pub said_by: Option<Option<String>>,
}

impl Hash for FigureFields {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let value = self.value.map(|(value, max)| (value.to_bits(), max.map(f64::to_bits)));
        let as_of = self.as_of.as_ref().map(|as_of| as_of.as_ref().map(|as_of| &as_of.edtf));
        (&self.whose, value, self.hedge, as_of, &self.said_by).hash(state);
    }
}

impl FigureFields {
    /// Whether it corrects nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A figure that says what it should say.
    pub(crate) fn read_into(&self, own: &Figure) -> Figure {
        let named = |name: &Option<String>| name.clone().map(Named::inferred);
        let (value, max) = self.value.unwrap_or((own.value, own.max));
        Figure {
            value,
            max,
            hedge: self.hedge.unwrap_or(own.hedge),
            whose: self.whose.as_ref().map_or_else(|| own.whose.clone(), named),
            as_of: self.as_of.clone().unwrap_or_else(|| own.as_of.clone()),
            said_by: self.said_by.as_ref().map_or_else(|| own.said_by.clone(), named),
            ..own.clone()
        }
    }

    /// The same with what `newer` says in place of what it says.
    #[must_use]
    pub fn with(&self, newer: &FigureFields) -> Self {
        let newer = newer.clone();
        let own = self.clone();
        Self {
            whose: newer.whose.or(own.whose),
            value: newer.value.or(own.value),
            hedge: newer.hedge.or(own.hedge),
            as_of: newer.as_of.or(own.as_of),
            said_by: newer.said_by.or(own.said_by),
        }
    }
}

/// A cell that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellMark {
    /// The topic's id.
    pub topic: String,
    /// The row's id, as it was.
    pub row: String,
    /// The first words of the row, as they were: its first passage, of a row of figures the figure.
    pub row_at: Option<Anchor>,
    /// The column's id, as it was.
    pub column: String,
    /// Hashes of all texts that the column had, sorted ([`Article::text_hash`]); none if not known.
    ///
    /// [`Article::text_hash`]: crate::compare::articles::Article::text_hash
    pub texts: Vec<u64>,
    /// A hash of the passages that the cell held when it was reviewed; none of an empty cell.
    pub held: Option<u64>,
}

impl CellMark {
    /// Whether both mean one cell, whatever it holds.
    pub fn is_of(&self, other: &CellMark) -> bool {
        let row = |mark: &CellMark| (mark.topic.clone(), mark.row.clone(), mark.column.clone());
        row(self) == row(other)
    }

    /// Whether it was made with all these texts there; also if it is not known with which.
    pub fn knew(&self, texts: &[u64]) -> bool {
        self.texts.is_empty() || texts.iter().all(|text| self.texts.contains(text))
    }
}

impl CorrectedRow {
    /// Whether the other is a row, of the same topic and id.
    pub(super) fn is_it(&self, other: Option<&CorrectedRow>) -> bool {
        other.is_some_and(|other| (&self.topic, &self.id) == (&other.topic, &other.id))
    }

    /// The same with what makes `wanted` of `base`: other passages, another name.
    pub(super) fn with_changes(&self, base: Option<&CorrectedRow>, wanted: &CorrectedRow) -> Self {
        let was = |member: &&Member| base.is_some_and(|base| base.members.contains(member));
        let is_gone = |member: &&Member| was(member) && !wanted.members.contains(member);
        let is_new = |member: &&Member| !was(member) && !self.members.contains(member);
        let left = self.members.iter().filter(|member| !is_gone(member));
        let members = left.chain(wanted.members.iter().filter(is_new)).cloned().collect();
        let is_renamed = base.is_none_or(|base| base.name != wanted.name);
        let name = if is_renamed { wanted.name.clone() } else { self.name.clone() };
        Self { name, takes: self.takes || wanted.takes, members, ..self.clone() }
    }
}

impl What {
    /// The row, of a row.
    pub(super) fn row(&self) -> Option<&CorrectedRow> {
        if let What::Row(row) = self { Some(row) } else { None }
    }

    pub(super) fn row_mut(&mut self) -> Option<&mut CorrectedRow> {
        if let What::Row(row) = self { Some(row) } else { None }
    }

    /// A note on a passage, without blanks around it and with one kind of line end.
    pub fn note(at: Anchor, text: &str) -> Self {
        What::Note { at, text: text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned() }
    }

    /// Its name in files and on the command line.
    pub fn kind(&self) -> &'static str {
        match self {
            What::Row(_) => "row",
            What::Reject { .. } => "reject",
            What::Figure(_) => "figure",
            What::Quotation { .. } => "quotation",
            What::Note { .. } => "note",
            What::Silent(_) => "silent",
            What::Reviewed(_) => "reviewed",
        }
    }

    /// The topic that it is about; none if it holds in all.
    pub fn topic(&self) -> Option<&str> {
        match self {
            What::Row(row) => Some(&row.topic),
            What::Reject { topic, .. } => Some(topic),
            What::Silent(cell) | What::Reviewed(cell) => Some(&cell.topic),
            What::Figure(_) | What::Quotation { .. } | What::Note { .. } => None,
        }
    }

    /// The cell that it is about; none if it is about words.
    pub fn cell(&self) -> Option<&CellMark> {
        match self {
            What::Silent(cell) | What::Reviewed(cell) => Some(cell),
            _ => None,
        }
    }

    /// The words that it holds on to, those of a row's members in order.
    pub fn anchors(&self) -> Vec<&Anchor> {
        match self {
            What::Row(row) => row.members.iter().map(|member| &member.at).collect(),
            What::Reject { at, .. } | What::Quotation { at, .. } | What::Note { at, .. } => vec![at],
            What::Figure(figure) => vec![&figure.at],
            What::Silent(cell) | What::Reviewed(cell) => cell.row_at.iter().collect(),
        }
    }

    /// In what order judgements stand in a file: by kind, topic and what tells them apart.
    pub(super) fn order(&self) -> (usize, &str, Vec<&str>) {
        let place = match self {
            What::Row(_) => 0,
            What::Reject { .. } => 1,
            What::Figure(_) => 2,
            What::Quotation { .. } => 3,
            What::Note { .. } => 4,
            What::Silent(_) => 5,
            What::Reviewed(_) => 6,
        };
        let told = match self {
            What::Row(row) => vec![row.id.as_str()],
            What::Silent(cell) | What::Reviewed(cell) => vec![cell.row.as_str(), cell.column.as_str()],
            _ => Vec::new(),
        };
        let anchors = self.anchors().into_iter();
        let words = anchors.flat_map(|at| [at.article.as_str(), &at.exact, &at.prefix, &at.suffix]);
        (place, self.topic().unwrap_or_default(), told.into_iter().chain(words).collect())
    }
}
