//! What a view asks of the rest of the program, and what one view hands over to the next; apart from
//! the views, so that each can answer without knowing who performs it.

use super::{Tab, export};
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Passage};
use crate::compare::corrections::{CellMark, Corrections};
use crate::compare::filter::Filter;
use crate::compare::search::Query;
use crate::compare::text::Span;
use crate::compare::topics::TopicSpec;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::model::edits::{RowEdit, TopicEdit, Unsaved};
use std::sync::Arc;

/// Where the reader looks, told without indices: what one view hands over to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    /// The id of the column.
    pub column: Option<String>,
    /// The id of the row.
    pub row: Option<String>,
    /// The passage: its article and bytes.
    pub passage: Option<(ArticleId, Span)>,
}

/// A judgement that needs a choice or words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Where the passage belongs.
    Move,
    /// Which passages of the row make one of their own.
    Split,
    /// Which row this one joins.
    Merge,
    /// What the row is called.
    Rename,
    /// What the figures and quotations of the passage should say.
    Correct,
    /// What the reader notes on the passage.
    Note,
}

/// What a view asks of the rest of the program.
#[derive(Clone, Debug)]
pub enum Request {
    /// Nothing; it has looked after itself.
    None,
    /// Close the view.
    Close,
    /// Show an article, with `at` in view.
    OpenArticle {
        /// Which.
        article: ArticleId,
        /// The passage to show.
        at: Span,
    },
    /// Show an article at a place of a term, which is sought from now on.
    OpenPlace {
        /// Which.
        article: ArticleId,
        /// The place.
        at: Span,
        /// The term as written.
        term: String,
    },
    /// Show an article at a place that was found in all articles, and search on in it.
    OpenFound {
        /// Which.
        article: ArticleId,
        /// The place.
        at: Span,
        /// What was searched.
        query: Query,
    },
    /// Say why a passage of the present topic stands in a row.
    OpenWhy {
        /// The comparison that holds both.
        comparison: Arc<Comparison>,
        /// The row's id.
        row: String,
        /// The passage.
        passage: Passage,
    },
    /// Copy a passage with its source.
    Copy {
        /// The comparison that holds the passage: its offsets mean nothing in another.
        comparison: Arc<Comparison>,
        /// The passage.
        passage: Passage,
    },
    /// Copy a row with the sources of its passages.
    CopyRow {
        /// The comparison that holds the row.
        comparison: Arc<Comparison>,
        /// The row's id.
        row: String,
    },
    /// Find out how a path can go on.
    Complete(String),
    /// Write what was chosen to a file.
    Export {
        /// What.
        choice: export::Choice,
        /// The path as typed.
        path: String,
    },
    /// Show only what passes this from now on; everything if it is empty.
    Filter(Filter),
    /// Open the address of an article in the browser.
    OpenAddress(ArticleId),
    /// Do what a key would.
    Act(Action),
    /// Go to the topic of this index.
    Topic(usize),
    /// Show this of a topic (none: the present one) in one of the views under digits.
    Show {
        /// The view.
        tab: Tab,
        /// The index of the topic.
        topic: Option<usize>,
        /// Where the cursor is to stand.
        focus: Focus,
    },
    /// Say what stands closest to a passage of the present topic.
    OpenCounterparts {
        /// The passage's article.
        article: ArticleId,
        /// Its bytes.
        span: Span,
    },
    /// Say what almost got in, of one column.
    OpenNearMisses {
        /// The id of the row; of the whole topic if none.
        row: Option<String>,
        /// The id of the column.
        column: String,
    },
    /// Look for this term, as the reader wrote it, from now on; for none if none.
    Seek(Option<String>),
    /// Hold the other columns against the one of this id; against none if none.
    SetBase(Option<String>),
    /// Compare with these judgements from now on.
    Correct {
        /// The judgements.
        corrections: Arc<Corrections>,
        /// What the reader is told.
        said: String,
    },
    /// Ask for what a judgement needs.
    OpenJudging {
        /// What is to be judged.
        task: Task,
        /// The comparison.
        comparison: Arc<Comparison>,
        /// The index of the row.
        row: usize,
        /// The passage; none if it is of the row alone.
        passage: Option<Box<Passage>>,
    },
    /// Write a topic into the config.
    SaveTopic {
        /// The topic; its rows are those that are switched on.
        topic: Box<TopicSpec>,
        /// All of its rows.
        rows: Vec<RowEdit>,
        /// The id of the topic that it is a change of; none for a new one.
        changes: Option<String>,
        /// The text of the config when the form was opened.
        base: Arc<str>,
    },
    /// Make changes of the config in what somebody else made of it.
    EditOnTop {
        /// The changes.
        edits: Vec<TopicEdit>,
        /// What the config is now.
        theirs: Arc<str>,
    },
    /// Try again to write this config.
    SaveConfig(Arc<Unsaved>),
    /// Let the config that is asked about go.
    LetGo,
    /// Write the config into another file.
    SaveElsewhere {
        /// The path as typed.
        path: String,
        /// The text.
        text: Arc<str>,
    },
    /// Switch on the topic of this id.
    EnableTopic(String),
    /// Write into the config that two spellings are of one name.
    Alias {
        /// The one.
        name: String,
        /// The other.
        spelling: String,
    },
    /// Put the columns in this order.
    OrderColumns {
        /// Their ids.
        order: Vec<String>,
        /// What the reader is told.
        said: String,
    },
    /// Show a hidden column again, told by its id.
    ShowColumn(String),
    /// Tell the reader something ("no passage here").
    Tell(String),
}

impl Request {
    /// Compares with other judgements of the reader's own; `said` is what the reader is told.
    pub(crate) fn correct(corrections: Corrections, said: impl Into<String>) -> Self {
        Request::Correct { corrections: Arc::new(corrections), said: said.into() }
    }

    /// Marks an empty cell as checked, or takes that back.
    pub(crate) fn toggle_silence(shared: &Shared, cell: &CellMark) -> Self {
        let known = &shared.settings.question.corrections;
        let said = if known.is_silent(cell) { "no longer marked as checked" } else { "checked: silent" };
        let next = known.with_silence_toggled(cell, &shared.stamp());
        Request::correct(next, said)
    }
}
