//! The state of the reader: what all views share, each view's own, what lies open, the size.

pub mod edits;
pub mod judging;
pub mod lenient;
pub mod searching;
pub mod session;
mod shared;
pub mod visits;

pub use shared::{InScope, Shared};

use super::keymap::{Key, KeyScope, Keymap};
use super::theme::Theme;
use super::views;
use crate::compare::Question;
use crate::compare::tables::wordings::WordingSpec;
use crate::compare::topics::RowSpec;
use crate::export::Part;
use crossterm::event::KeyCode;
use edits::{Left, Unsaved};
use jiff::civil::Date;
use judging::Judging;
use ratatui::layout::Rect;
use searching::Searching;
use session::Session;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use visits::Visit;

/// The reader's whole state.
pub struct Model {
    /// What all views see; written by [`super::update`](mod@super::update) alone.
    pub shared: Shared,
    /// The compare view, which lies under everything else.
    pub compare: views::compare::State,
    /// What lies open over it, the topmost last.
    pub open: Vec<views::Open>,
    /// The keys of a sequence that has begun ("g").
    pub pending: Vec<super::keymap::Key>,
    /// Where the reader was at the last visit, until articles were read and one is there again.
    pub kept: Option<Session>,
    /// What is handed from view to view.
    pub carried: Carried,
    /// What is searched in the view on top.
    pub search: Searching,
    /// Topics that were begun or changed and left, to be gone on with, the newest last.
    pub drafts: Vec<Box<views::workshop::State>>,
    /// Configs that are neither in force nor in a file.
    pub left: Left,
    /// The id of the topic to go to once the config that holds it is in force.
    pub wanted_topic: Option<String>,
    /// The ids of topics that went from the config while they were the present one, the newest last,
    /// each with that of the topic that one came to instead.
    pub lost_topics: Vec<(String, String)>,
    /// This visit, and what is known of the one before.
    pub visit: Visit,
    /// A question to the reader that the next key answers.
    pub asking: Option<Asking>,
    /// The [`Shared::revision`] that the views were last laid out for.
    pub arranged: u64,
    /// Whether the reader is done.
    pub quit: bool,
}

/// Where the reader looks, as it goes from view to view: it stays what it is until one moves, so that
/// a view that can tell only a part of it loses nothing of it on the way.
#[derive(Default)]
pub struct Carried {
    /// What was handed over last.
    pub focus: views::Focus,
    /// Whether anything was done since.
    pub moved: bool,
    /// The views that stand on what was handed to them, or from them: with the index of the topic.
    pub shown: Vec<(views::Tab, usize, views::Focus)>,
}

/// A question to the reader, answered by y or any other key; one that nobody's key has raised, by n or
/// Esc alone, and by nothing while one types.
pub enum Asking {
    /// There is no config file to edit: shall the sample's be written, and its articles?
    InitConfig {
        /// Whether the articles are the sample's, which need files as well.
        with_articles: bool,
    },
    /// There is a file where an export is to go: shall it be replaced?
    Replace(Box<Exporting>),
    /// Judgements could not be written: shall they be applied to what the file holds now?
    ApplyDraft,
}

impl Asking {
    /// Whether a key is an answer to it; all else goes where it would go without it.
    pub fn is_answered_by(&self, key: Key, is_typing: bool) -> bool {
        match self {
            Asking::InitConfig { .. } | Asking::Replace(_) => true,
            Asking::ApplyDraft => {
                !is_typing && (key.code == KeyCode::Esc || matches!(key.typed(), Some('y' | 'Y' | 'n' | 'N')))
            }
        }
    }
}

/// An export on its way to a file.
#[derive(Clone)]
pub struct Exporting {
    /// What is compared; suggested rows only if its arrangement has them.
    pub question: Question,
    /// The indices of the topics.
    pub topics: Vec<usize>,
    /// How much of each.
    pub part: Part,
    /// The path as the reader typed it; its ending says the format.
    pub path: String,
    /// Whether a file that is there is to be replaced.
    pub replace: bool,
    /// The hash of the config.
    pub config: u64,
}

/// What the config decides for the screen.
#[derive(Clone)]
pub struct Settings {
    /// Articles, scope, outlets, topics and arrangement of columns.
    pub question: Question,
    /// Styles.
    pub theme: Theme,
    /// Whether the mouse is read from the start.
    pub mouse: bool,
    /// What each key does.
    pub keymap: Keymap,
    /// The line (from 1) of each topic in the config, by id.
    pub topic_lines: BTreeMap<String, usize>,
    /// The wordings to count.
    pub wordings: Arc<[WordingSpec]>,
    /// What the title bar calls the articles: their folder's name.
    pub collection: String,
    /// Whether this is the sample that is built into the program or shipped with it.
    pub sample: bool,
    /// A hash of the config's text; 0 without one.
    pub config_hash: u64,
    /// The config's file as messages name it; none for the built-in one.
    pub config_path: Option<String>,
    /// What the config holds and has switched off.
    pub off: Arc<SwitchedOff>,
    /// The config's text; empty for the built-in one.
    pub config_text: Arc<str>,
    /// Why the config in force is not in its file, if it is not.
    pub unsaved: Option<Arc<Unsaved>>,
    /// Who judges here, if the config names an author.
    pub author: Option<String>,
}

/// Topics and rows that the config holds and has switched off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SwitchedOff {
    /// The ids and names of topics, in the order of the config.
    pub topics: Vec<(String, String)>,
    /// By the id of a topic its rows, each with its place among all rows of the topic.
    pub rows: BTreeMap<String, Vec<(usize, RowSpec)>>,
}

/// Why the config on disk is not in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadConfigNotice {
    /// One line.
    pub summary: String,
    /// The whole report, with carets.
    pub report: String,
    /// The line (from 1) of the config to mend first, if one is to blame.
    pub line: Option<usize>,
}

/// A message to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its words.
    pub text: String,
    /// Whether something failed.
    pub failed: bool,
}

/// What is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What, in the reader's words.
    pub what: String,
    /// How much is done.
    pub done: usize,
    /// Of how much, if known.
    pub of: Option<usize>,
}

impl Model {
    /// A reader of nothing yet: the world says the size and what was read.
    pub fn new(settings: Settings) -> Self {
        let topics = settings.question.topics.specs().len();
        let shared = Shared {
            loaded: false,
            in_scope: InScope::of(&settings.question),
            configured: settings.question.arrangement,
            topic: 0,
            comparisons: vec![None; topics],
            failed: BTreeSet::new(),
            tickets: 0,
            waiting: false,
            generation: 0,
            revision: 0,
            problems: Vec::new(),
            mishaps: Vec::new(),
            bad_config: None,
            notice: None,
            tell_of_rows: false,
            progress: None,
            column_order: Vec::new(),
            hidden: BTreeSet::new(),
            frozen: BTreeSet::new(),
            base: None,
            sought: None,
            news: Arc::default(),
            new_passages: BTreeMap::new(),
            judging: Judging::default(),
            today: Date::default(),
            mouse: settings.mouse,
            size: (0, 0),
            settings,
        };
        Self {
            shared,
            compare: views::compare::State::default(),
            open: Vec::new(),
            pending: Vec::new(),
            kept: None,
            carried: Carried { moved: true, ..Carried::default() },
            search: Searching::default(),
            drafts: Vec::new(),
            left: Left::default(),
            wanted_topic: None,
            lost_topics: Vec::new(),
            visit: Visit::default(),
            asking: None,
            arranged: 0,
            quit: false,
        }
    }

    /// Where keys are looked up: the scope of what lies on top.
    pub fn scope(&self) -> KeyScope {
        self.open.last().map_or(KeyScope::Compare, views::Open::scope)
    }
}

/// The part of a screen that views draw in: everything but its first and last line.
pub fn body_of(screen: Rect) -> Rect {
    Rect { y: screen.y.saturating_add(1), height: screen.height.saturating_sub(2), ..screen }
}
