//! What happens and what follows: [`Event`], [`Message`], [`Effect`], and the only writer of
//! [`super::model::Shared`].

use super::keymap::Key;
use super::model::{BadConfigNotice, Model, Progress, Settings};
use crate::compare::articles::Library;
use crate::compare::comparison::Comparison;
use crate::compare::{Problem, Question};
use std::sync::Arc;

/// Something that happened to the program.
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now: width, height.
    Resize(u16, u16),
    /// The world answers or reports.
    Message(Message),
    /// The program is asked to end (SIGTERM, SIGHUP, a closed terminal).
    End,
}

/// What the world answers to an [`Effect`], or reports by itself.
pub enum Message {
    /// Articles were read, all of them.
    Loaded {
        /// The new snapshot.
        library: Arc<Library>,
        /// What is wrong with single articles.
        problems: Vec<Problem>,
    },
    /// The config was read and can be used.
    Configured(Box<Settings>),
    /// The config on disk cannot be used; the last good one stays in force.
    BadConfig(BadConfigNotice),
    /// A topic was compared.
    Compared {
        /// The request that it answers.
        generation: u64,
        /// The index of the topic.
        topic: usize,
        /// The comparison.
        comparison: Arc<Comparison>,
    },
    /// Something is under way, or (none) done.
    Progress(Option<Progress>),
    /// Something was done; the text says what, and claims no more than is known.
    Done(String),
    /// Something failed; the text says what and what to do.
    Failed(String),
    /// Something to be listed with the problems.
    Problem(Problem),
}

/// What the world is asked to do.
pub enum Effect {
    /// Compare all listed topics, the topic at `first` first; stops what an older request still does.
    Compare {
        /// The number of this request.
        generation: u64,
        /// What to compare.
        question: Box<Question>,
        /// The index of the topic that is wanted first.
        first: usize,
    },
    /// Read articles and config anew.
    Reload,
    /// Put text on the clipboard.
    Copy(String),
    /// Open the config in the editor, at this line (from 1).
    EditConfig {
        /// The line.
        line: usize,
    },
    /// Write the sample's config and articles into the present folder, then open the editor on it.
    InitConfig,
    /// Stop until the shell continues the program.
    Suspend,
    /// Draw the next frame from scratch.
    Redraw,
}

/// Takes in one event; returns what the world is to do about it.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let _ = (model, event);
    Vec::new()
}
