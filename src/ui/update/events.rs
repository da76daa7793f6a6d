//! What happens, what the world says, and what it is asked to do: the language between the screen and
//! the world, apart from what is made of it.

use super::judging::JudgedFiles;
use crate::compare::answers::{Answer, Ask};
use crate::compare::articles::Library;
use crate::compare::comparison::{Comparison, Passage};
use crate::compare::corrections::Layer;
use crate::compare::{Problem, Question};
use crate::ui::keymap::Key;
use crate::ui::model::edits::{Conflict, LeftConfig, TopicEdit, Unsaved};
use crate::ui::model::judging::Draft;
use crate::ui::model::{BadConfigNotice, Exporting, Progress, Settings};
use crate::ui::theme::Background;
use std::sync::Arc;

/// Something that happened to the program.
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// Something was done with the mouse: what, in which column and line of the screen, from 0.
    Mouse(Mouse, u16, u16),
    /// The terminal has this size now: width, height.
    Resize(u16, u16),
    /// The world answers or reports.
    Message(Message),
    /// The program is asked to end (SIGTERM, SIGHUP, a closed terminal).
    End,
}

/// What is done with a mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button is pressed.
    Click,
    /// The wheel is turned towards the reader.
    ScrollDown,
    /// The wheel is turned away.
    ScrollUp,
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
    /// A topic could not be compared: the worker panicked.
    NotCompared {
        /// The request that it answers.
        generation: u64,
        /// The index of the topic.
        topic: usize,
    },
    /// A question beside comparisons was answered.
    Answered {
        /// Its number.
        ticket: u64,
        /// The answer; none if the worker panicked.
        answer: Option<Answer>,
    },
    /// How a path can go on.
    Completed {
        /// The path as it was typed.
        typed: String,
        /// Whole paths, a folder's with a `/` at its end.
        candidates: Vec<String>,
    },
    /// An export was not written, because there is a file: shall it be replaced?
    FileIsThere(Box<Exporting>),
    /// A topic was written into the config: its id, or (none) the topics were changed otherwise.
    TopicsEdited {
        /// The id of what was written.
        saved: Option<String>,
        /// What was done, for the reader.
        what: String,
    },
    /// A config was written into this other file.
    SavedElsewhere(String),
    /// Changes were not written, because somebody else has changed the config.
    Conflict(Box<Conflict>),
    /// A config that an earlier visit left, and on the disk all is as it was then.
    Left(Arc<Unsaved>),
    /// The config that the world was last asked about is written, or in force.
    LeftSettled,
    /// An edit was not taken back, or (`again`) not made again; what stands in the way was told.
    NotUndone {
        /// Whether it was to be made again.
        again: bool,
    },
    /// The files of judgements were read.
    Judged(Box<JudgedFiles>),
    /// Judgements that an earlier visit could not write.
    DraftFound(Box<Draft>),
    /// The reader's judgements of the request of this number were written.
    CorrectionsSaved(u64),
    /// They were not; the text says why.
    CorrectionsNotSaved(String),
    /// Something is under way, or (none) done.
    Progress(Option<Progress>),
    /// Something was done; the text says what, and claims no more than is known.
    Done(String),
    /// Something failed; the text says what and what to do.
    Failed(String),
    /// Something to be listed with the problems.
    Problem(Problem),
    /// The terminal says what stands behind its letters.
    Background(Background),
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
    /// Answer a question beside comparisons; stops what an older one of its slot still does.
    Ask {
        /// Its number.
        ticket: u64,
        /// The question.
        ask: Box<Ask>,
    },
    /// Read articles and config anew.
    Reload,
    /// Put a passage with its source on the clipboard ([`crate::export::citation`]), and say by
    /// which route.
    Copy {
        /// The comparison that holds the passage.
        comparison: Arc<Comparison>,
        /// The passage.
        passage: Box<Passage>,
    },
    /// Put a row with its sources on the clipboard ([`crate::export::row_citation`]).
    CopyRow {
        /// The comparison that holds the row.
        comparison: Arc<Comparison>,
        /// The row's id.
        row: String,
    },
    /// Find out how a path can go on.
    Complete(String),
    /// Change the topics of the config on disk, if it is what was read and the topics are as they were.
    EditTopics {
        /// How.
        edits: Vec<TopicEdit>,
        /// The text that the changes were made on; none if it is what is in force.
        base: Option<Arc<str>>,
        /// What the file is expected to hold, if that is not what was read last.
        theirs: Option<Arc<str>>,
    },
    /// Try again to write this config over what was in the file when it was asked about.
    SaveConfig(Arc<Unsaved>),
    /// Ask what is to become of a config that is neither in force nor in a file, as that is now.
    AskLeft(LeftConfig),
    /// Write a config into a file that is not there yet.
    SaveElsewhere {
        /// The path as the reader typed it.
        path: String,
        /// The text.
        text: Arc<str>,
    },
    /// Take the last such change back, or (true) make it again.
    UndoEdit {
        /// Whether it is made again.
        again: bool,
    },
    /// Write the reader's judgements to their file.
    SaveCorrections {
        /// All of them.
        own: Box<Layer>,
        /// The number of the reading that they were made from: another one is not written over.
        reading: u64,
        /// The number of this request.
        number: u64,
    },
    /// Write comparisons to a file, beside the screen.
    Export(Box<Exporting>),
    /// Open an address of the web in the browser.
    OpenAddress(String),
    /// Open the config in the editor, at this line (from 1).
    EditConfig {
        /// The line.
        line: usize,
    },
    /// Write the sample's config into the present folder, then open the editor on it.
    InitConfig {
        /// Whether the sample's articles are to be written as well.
        with_articles: bool,
    },
    /// Stop until the shell continues the program.
    Suspend,
    /// Draw the next frame from scratch.
    Redraw,
    /// Read the mouse from now on, or leave it to the terminal.
    Mouse(bool),
}
