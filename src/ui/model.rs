//! The state of the reader: what all views share, each view's own, what lies open, the size.

use super::keymap::Keymap;
use super::theme::Theme;
use super::views;
use crate::compare::comparison::{Arrangement, Comparison};
use crate::compare::{Problem, Question};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The reader's whole state.
pub struct Model {
    /// What all views see; written by [`super::update`] alone.
    pub shared: Shared,
    /// The compare view, which lies under everything else.
    pub compare: views::compare::State,
    /// What lies open over it, the topmost last.
    pub open: Vec<views::Open>,
    /// The keys of a sequence that has begun ("g").
    pub pending: Vec<super::keymap::Key>,
    /// Whether the reader is done.
    pub quit: bool,
}

/// What the config decides for the screen.
#[derive(Clone)]
pub struct Settings {
    /// Articles, scope, outlets, topics and arrangement of columns.
    pub question: Question,
    /// Styles.
    pub theme: Theme,
    /// What each key does.
    pub keymap: Keymap,
    /// The line (from 1) of each topic in the config, by id.
    pub topic_lines: BTreeMap<String, usize>,
    /// What the title bar calls the articles: their folder's name.
    pub collection: String,
    /// Whether this is the sample that is built into the program or shipped with it.
    pub sample: bool,
    /// The config's file as messages name it; none for the built-in one.
    pub config_path: Option<String>,
}

/// What all views see.
pub struct Shared {
    /// What the config decides.
    pub settings: Settings,
    /// The index of the present topic in [`crate::compare::topics::Topics::specs`].
    pub topic: usize,
    /// What is known on each topic, in their order; none while it is being compared.
    pub comparisons: Vec<Option<Arc<Comparison>>>,
    /// The number of the newest request to compare; answers to older ones are dropped.
    pub generation: u64,
    /// What is wrong with articles, topics or workers.
    pub problems: Vec<Problem>,
    /// Why the config on disk is not in force, until it is mended.
    pub bad_config: Option<BadConfigNotice>,
    /// The last message to the reader, until the next key.
    pub notice: Option<Notice>,
    /// What is under way ("reading articles", done, of how many if known).
    pub progress: Option<Progress>,
    /// Columns moved by hand: ids in their order; those not named follow in their own.
    pub column_order: Vec<String>,
    /// The size of the screen in cells: width, height.
    pub size: (u16, u16),
}

/// Why the config on disk is not in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadConfigNotice {
    /// One line.
    pub summary: String,
    /// The whole report, with carets.
    pub report: String,
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

impl Shared {
    /// What is known on the present topic; none while it is being compared.
    pub fn comparison(&self) -> Option<&Arc<Comparison>> {
        self.comparisons.get(self.topic)?.as_ref()
    }

    /// How columns are made and ordered at present.
    pub fn arrangement(&self) -> Arrangement {
        self.settings.question.arrangement
    }
}
