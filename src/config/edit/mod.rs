//! Edits of the config: (text, [`Edit`]) → new text, pure, and every byte outside of what is edited
//! stays as it is: comments, blank lines, order, quoting, line ends, a missing last line end.
//!
//! Apart from reading, because an edit works on the text and not on what it means: the spans that
//! the parser of `toml` gives are spliced into it. `toml_edit` was not taken: it writes the whole
//! document anew (it adds a last line end, and a comment above the first topic goes with it), so
//! splicing would be needed beside it, and the parser with its spans is there already.
//!
//! Decided, what belongs to a topic or a row (an *item*): its heading, its keys, a topic's rows; the
//! comment lines right above its heading, and those right below its last key. Not the comment that
//! the file begins with, and no comment that blank lines part from the item.

mod apply;
mod draft;
mod entries;
mod history;
mod keys;
mod lists;
mod paths;
mod sections;
mod splice;

pub use draft::Draft;
pub use history::{History, Step};
pub(super) use keys::{key, string};
pub(super) use sections::comments_above;
pub(super) use splice::line_end;

use super::mistakes::{self, Mistake, quoted};
use super::{BadConfig, Config, read};
use toml::de::DeTable;

/// Topics as somebody wrote them for the config: one or more `[[topic]]`, and nothing else. `name` is
/// how messages call the text.
///
/// # Errors
/// [`BadConfig`], if there is none, or anything else.
pub fn topics(text: &str, name: &str) -> Result<Config, BadConfig> {
    let config = read(text, name, &|_| true)?;
    let (document, _) = DeTable::parse_recoverable(text);
    let others = document.get_ref().keys().filter(|key| key.get_ref() != "topic");
    let help = "leave it out here: it belongs into the config itself";
    let other = |title: String, span| Mistake::new(span, title, help);
    let mut wrong: Vec<Mistake> = others
        .map(|key| {
            other(format!("only `[[topic]]` is taken here, not {}", quoted(key.get_ref())), key.span())
        })
        .collect();
    if wrong.is_empty() && config.listed.is_empty() {
        let help = "write one, as in `[[topic]]`, with `name = \"Gas\"` and `any = [\"gas\"]` below it";
        wrong.push(Mistake::new(0..0, "there is no topic here", help));
    }
    if wrong.is_empty() { Ok(config) } else { Err(mistakes::report(text, name, wrong)) }
}

/// A change of the config.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A new topic after the last one.
    AddTopic(Draft),
    /// The same, as somebody wrote it: one or more `[[topic]]` with their comments.
    AddWritten(String),
    /// A new row after the last one of the topic with this id.
    AddRow(String, Draft),
    /// Other values for what the draft says; what it does not say stays.
    Replace(Item, Draft),
    /// Another name; a topic's id stays also where it was made from the name, if `keep_id`.
    Rename {
        /// What.
        item: Item,
        /// The new name.
        name: String,
        /// Whether `id` is written down where it is not.
        keep_id: bool,
    },
    /// Switched on or off (`enabled = false`).
    Enable(Item, bool),
    /// One place up, or down; at the end of the list nothing changes.
    Move {
        /// What.
        item: Item,
        /// Up or down.
        up: bool,
    },
    /// Gone, a topic with its rows.
    Delete(Item),
    /// One more term.
    AddTerm {
        /// Of what.
        item: Item,
        /// In which list.
        list: TermList,
        /// The term as the config writes it.
        term: String,
    },
    /// These files or folders, by their paths from the config's folder, in place of what is listed.
    Paths(PathList, Vec<String>),
    /// One more spelling of a name, in the group that has the name or the spelling; else a new group.
    AddAlias {
        /// The name.
        name: String,
        /// The spelling.
        spelling: String,
    },
}

/// A topic, or a row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The topic's id.
    pub topic: String,
    /// The row's name; none for the topic itself.
    pub row: Option<String>,
}

impl Item {
    /// A topic.
    pub fn topic(id: impl Into<String>) -> Self {
        Self { topic: id.into(), row: None }
    }

    /// A row of a topic.
    pub fn row(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { topic: id.into(), row: Some(name.into()) }
    }
}

/// A list of files at the top of the config.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathList {
    /// `articles`.
    Articles,
    /// `corrections`.
    Corrections,
}

impl PathList {
    fn key(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Corrections => "corrections",
        }
    }
}

/// A list of terms of a topic or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermList {
    /// `any`.
    Any,
    /// The list of `all` at this index; a new list behind the last.
    All(usize),
    /// `none`.
    None,
}

/// Why the config is not edited.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It has mistakes already, so that it is not known what would be edited.
    #[error("mend the config first:\n\n{}", .0.report)]
    Bad(BadConfig),
    /// It would have mistakes then; lines are those of the text as it would be.
    #[error("the config could not be used after that:\n\n{}", .0.report)]
    Spoilt(BadConfig),
    /// There is no such topic or row.
    #[error("there is no {0} in the config")]
    NoSuch(String),
    /// It is written in a form that is not edited here.
    #[error("{0} is written between braces or brackets: write it under a heading of its own, as in `{1}`")]
    Inline(String, &'static str),
}

/// The text of a topic with its rows and comments, or of a row; none if it is not there under a heading.
pub fn item_text(text: &str, item: &Item) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let sections = sections::Sections::of(text);
    let pieces = apply::pieces(&sections, item).ok()?;
    Some(pieces.into_iter().map(|piece| &text[piece]).collect::<Vec<_>>().join("\n"))
}

/// The config after an edit, if it is good before and after. `name` is how messages call the file.
///
/// # Errors
/// [`EditError`], and then nothing is changed.
pub fn edit(text: &str, name: &str, edit: &Edit) -> Result<String, EditError> {
    read(text, name, &|_| true).map_err(EditError::Bad)?;
    let new = apply::apply(text, edit)?;
    read(&new, name, &|_| true).map_err(EditError::Spoilt)?;
    Ok(new)
}
