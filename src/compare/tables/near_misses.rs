//! What almost got in: sentences of the topic that stand in another row, sentences one condition
//! short of the topic, words close to one of its terms, hits in furniture.
//!
//! Asked of one column at a time, when a reader looks at an empty cell: nothing found here says what
//! a column means by leaving something out. Each is given with its condition in our words
//! (`conditions`); the column's articles are looked through for them in `search`.

mod conditions;
mod search;

pub(super) use conditions::lacking;

use crate::compare::articles::ArticleId;
use crate::compare::comparison::Comparison;
use crate::compare::text::Span;
use crate::compare::{Memo, Question, Stop, Stopped, compare_once};
use std::sync::Arc;

/// The most near misses of one kind that are listed.
pub const MOST: usize = 200;

/// In which way something almost got in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is a passage of the topic, but not in this row.
    Row,
    /// One condition keeps it out of the topic.
    Condition,
    /// A word of it is close to a term.
    Word,
    /// It is furniture, in which nothing is matched.
    Furniture,
}

impl Kind {
    /// All of them in the order in which they are listed.
    pub const ALL: [Kind; 4] = [Kind::Row, Kind::Condition, Kind::Word, Kind::Furniture];

    /// Its name in JSON ("condition").
    pub fn name(self) -> &'static str {
        match self {
            Kind::Row => "row",
            Kind::Condition => "condition",
            Kind::Word => "word",
            Kind::Furniture => "furniture",
        }
    }

    /// What stands over a list of it.
    pub fn heading(self) -> &'static str {
        match self {
            Kind::Row => "On the topic, but not in this row",
            Kind::Condition => "One condition short of the topic",
            Kind::Word => "Words a letter or two off a term",
            Kind::Furniture => "Terms in furniture, where nothing is matched",
        }
    }
}

/// Something that almost got in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// In which way.
    pub kind: Kind,
    /// Where it stands.
    pub article: ArticleId,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Its bytes: a passage, or a sentence.
    pub span: Span,
    /// What it does fulfil, or the word that is close to a term, by position.
    pub marks: Vec<Span>,
    /// The terms that this is about, as written in the config.
    pub terms: Vec<Arc<str>>,
    /// What keeps it out, in our words.
    pub condition: String,
}

/// What almost got into a row or a topic, of one column.
#[derive(Clone, Debug)]
pub struct NearMisses {
    /// The comparison whose rows, columns and articles are named.
    pub comparison: Arc<Comparison>,
    /// The id of the row; none if the whole topic was asked about.
    pub row: Option<String>,
    /// The id of the column.
    pub column: String,
    /// By kind, the nearest first, at most [`MOST`] of each.
    pub misses: Vec<Miss>,
    /// How many more there are of each kind.
    pub more: Vec<(Kind, usize)>,
}

impl NearMisses {
    /// Those of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Miss> {
        self.misses.iter().filter(move |miss| miss.kind == kind)
    }

    /// How many there are of one kind, listed or not.
    pub fn count(&self, kind: Kind) -> usize {
        let more = self.more.iter().find(|(of, _)| *of == kind).map_or(0, |(_, more)| *more);
        self.of(kind).count() + more
    }
}

/// Looks in the column of the id `column` for what almost got into the topic at `topic`, or into the
/// row of the id `row`.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn near_misses(
    question: &Question,
    topic: usize,
    row: Option<&str>,
    column: &str,
    memo: &Memo,
    stop: &Stop,
) -> Result<NearMisses, Stopped> {
    // What a filter hides is in the topic.
    let question = &question.without_filter();
    let comparison = compare_once(question, topic, memo, stop)?;
    let search = search::Search::new(question, topic, &comparison, row, column);
    let by_kind = [
        (Kind::Row, search.in_other_rows(memo, stop)?),
        (Kind::Condition, search.one_condition_short(memo, stop)?),
        (Kind::Word, search.close_words(stop)?),
        (Kind::Furniture, search.in_furniture(memo, stop)?),
    ];
    let more = by_kind.iter().map(|(kind, found)| (*kind, found.more)).filter(|(_, more)| *more > 0);
    let more = more.collect();
    let misses = by_kind.into_iter().flat_map(|(_, found)| found.listed).collect();
    let (row, column) = (row.map(str::to_owned), column.to_owned());
    Ok(NearMisses { comparison, row, column, misses, more })
}
