//! What happens and what follows: [`Event`], [`Message`], [`Effect`], and the only writer of
//! [`super::model::Shared`].
//!
//! Here stands what the world says and what it is asked to do; `keys` holds what keys do, and
//! `arrangement` those that change what is compared. A
//! comparison that has become stale stays on the screen until its successor is there.

mod arrangement;
mod columns;
mod judging;
mod keys;
mod mouse;
mod restore;
mod search;
mod tabs;
mod workshop;

pub use judging::JudgedFiles;
pub use tabs::focus;

use super::keymap::{Action, Key};
use super::model::edits::{Conflict, TopicEdit, Unsaved};
use super::model::judging::{Draft, Step};
use super::model::{Asking, BadConfigNotice, Exporting, InScope, Model, Notice, Progress, Settings, Shared};
use super::theme::Background;
use super::views::{self, Open};
use crate::compare::answers::{Answer, Ask};
use crate::compare::articles::Library;
use crate::compare::comparison::{Columns, Comparison, Passage};
use crate::compare::corrections::Layer;
use crate::compare::counted;
use crate::compare::{Problem, Question};
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

/// Takes in one event; returns what the world is to do about it.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = match event {
        Event::Key(key) => keys::press(model, key),
        Event::Paste(text) => {
            if !search::insert(model, &text)
                && let Some(open) = model.open.last_mut()
            {
                open.insert(&text);
            }
            Vec::new()
        }
        Event::Mouse(done, x, y) => mouse::take_in(model, done, x, y),
        Event::Resize(width, height) => {
            model.shared.size = (width, height);
            model.shared.revision += 1;
            Vec::new()
        }
        Event::Message(message) => hear(model, message),
        Event::End => {
            model.quit = true;
            Vec::new()
        }
    };
    arrange(model);
    search::follow(model);
    effects.extend(asks(model));
    effects
}

/// What the views wait for and nobody has been asked yet.
fn asks(model: &mut Model) -> Vec<Effect> {
    let Model { shared, open, .. } = model;
    let mut effects = Vec::new();
    shared.waiting = false;
    for waiting in open.iter_mut().flat_map(Open::waiting) {
        if let Some(ask) = waiting.take(shared.tickets + 1) {
            shared.tickets += 1;
            effects.push(Effect::Ask { ticket: shared.tickets, ask: Box::new(ask) });
        }
        shared.waiting |= waiting.is_waiting();
    }
    effects
}

/// Lays the views out again if anything that they depend on has changed.
fn arrange(model: &mut Model) {
    let Model { shared, compare, open, arranged, search, .. } = model;
    if *arranged == shared.revision {
        return;
    }
    *arranged = shared.revision;
    search.is_stale = true;
    views::compare::arrange(compare, shared);
    let mut closed = None;
    open.retain_mut(|open| {
        let gone = open.arrange(shared);
        closed = closed.or(gone);
        gone.is_none()
    });
    if let Some(gone) = closed {
        tell(shared, gone.to_owned());
    }
}

fn hear(model: &mut Model, message: Message) -> Vec<Effect> {
    let shared = &mut model.shared;
    match message {
        Message::Loaded { library, problems } => {
            shared.settings.question.library = library;
            shared.problems = problems;
            shared.loaded = true;
            shared.in_scope = InScope::of(&shared.settings.question);
            let session = model.kept.take();
            if let Some(session) = &session {
                restore::restore(model, session);
            }
            restore::take_in_news(model);
            tell_of_no_topics(&mut model.shared);
            if session.is_some() {
                workshop::tell_of_draft(model);
            }
            return compare_anew(&mut model.shared);
        }
        Message::Configured(settings) => {
            let in_force = &shared.settings;
            let same_text = !settings.config_text.is_empty() && settings.config_text == in_force.config_text;
            // Whether the texts are the sample's is found out after they were read; the config did
            // not change with it.
            let config_changed = settings.sample == in_force.sample;
            if same_text
                && config_changed
                && settings.unsaved == in_force.unsaved
                && shared.bad_config.is_none()
            {
                return Vec::new();
            }
            let unsaved = settings.unsaved.clone().filter(|_| shared.settings.unsaved.is_none());
            let mouse_changed = settings.mouse != shared.settings.mouse;
            let before = shared.topic_spec().map(|spec| spec.id.clone());
            configure(shared, *settings);
            let mut effects = Vec::new();
            if mouse_changed {
                shared.mouse = shared.settings.mouse;
                effects.push(Effect::Mouse(shared.mouse));
            }
            if config_changed {
                let count = counted(shared.settings.question.topics.listed(), "topic");
                let file = config_name(&shared.settings).unwrap_or("config.toml");
                let told = format!("{file} read anew: {count}");
                tell(shared, told);
                tell_of_no_topics(shared);
            }
            workshop::come_back(model, before);
            workshop::go_to_saved(model);
            match unsaved {
                Some(unsaved) => workshop::ask(model, views::unsaved::State::of_unsaved(unsaved)),
                None if model.shared.settings.unsaved.is_none() => workshop::saved(model),
                None => {}
            }
            effects.extend(compare_anew(&mut model.shared));
            return effects;
        }
        Message::BadConfig(notice) => shared.bad_config = Some(notice),
        Message::Compared { generation, topic, comparison } => {
            let wanted = shared.generation == generation;
            if let Some(known) = shared.comparisons.get_mut(topic).filter(|_| wanted) {
                let kind = comparison.kind;
                let before = known.replace(Arc::clone(&comparison)).map(|known| known.kind);
                if topic == shared.topic && (before, kind) == (Some(Columns::Article), Columns::Outlet) {
                    tell_of_outlets(shared);
                }
                if topic == shared.topic {
                    arrangement::tell_of_rows(shared, &comparison);
                }
                count_new_passages(shared, &comparison);
                shared.failed.remove(&topic);
                shared.revision += 1;
            }
        }
        Message::NotCompared { generation, topic } => {
            if shared.generation == generation && topic < shared.comparisons.len() {
                shared.failed.insert(topic);
                if topic == shared.topic {
                    shared.tell_of_rows = false;
                }
                shared.revision += 1;
            }
        }
        Message::Answered { ticket, answer } => {
            let mut waiting = model.open.iter_mut().flat_map(Open::waiting);
            if waiting.any(|waiting| waiting.hear(ticket, answer.as_ref())) {
                shared.revision += 1;
            }
        }
        Message::Completed { typed, candidates } => {
            if let Some(Open::Export(state)) = model.open.last_mut() {
                state.complete(&typed, candidates);
            }
        }
        Message::FileIsThere(exporting) => model.asking = Some(Asking::Replace(exporting)),
        Message::TopicsEdited { saved, what } => {
            shared.judging.step(Step::Config);
            workshop::edited(model, saved, &what);
        }
        Message::SavedElsewhere(path) => {
            workshop::asked(model);
            tell(&mut model.shared, format!("{path} is written; the config in force is another file"));
        }
        Message::Conflict(conflict) => workshop::ask(model, views::unsaved::State::of_conflict(conflict)),
        Message::Judged(files) => return judging::read(model, *files),
        Message::DraftFound(draft) => judging::found(shared, *draft),
        Message::CorrectionsSaved(number) => judging::saved(shared, number),
        Message::CorrectionsNotSaved(why) => judging::not_saved(shared, why),
        Message::Progress(progress) => shared.progress = progress,
        Message::Done(text) => tell(shared, text),
        Message::Failed(text) => shared.notice = Some(Notice { text, failed: true }),
        Message::Background(background) => {
            shared.settings.theme = shared.settings.theme.on(Some(background));
        }
        Message::Problem(problem) => {
            if !shared.mishaps.contains(&problem) {
                shared.mishaps.push(problem);
            }
        }
    }
    Vec::new()
}

/// Puts new settings in force. Library, topic (by its id, else its neighbour), what is known of topics that stay, what the
/// reader has judged, the filter, and an arrangement that the reader chose are kept.
fn configure(shared: &mut Shared, mut settings: Settings) {
    let old = &shared.settings;
    let id = |index: usize| old.question.topics.specs().get(index).map(|spec| spec.id.as_str());
    let specs = settings.question.topics.specs();
    let known = |wanted: &str| {
        let index = (0..shared.comparisons.len()).find(|index| id(*index) == Some(wanted))?;
        shared.comparisons[index].clone()
    };
    let comparisons = specs.iter().map(|spec| known(&spec.id)).collect();
    let present = specs.iter().position(|spec| Some(spec.id.as_str()) == id(shared.topic));
    let neighbour = || workshop::neighbour(&old.question.topics, shared.topic, specs);
    let topic = present.or_else(neighbour).unwrap_or(0);

    let configured = settings.question.arrangement;
    if configured == shared.configured {
        settings.question.arrangement = old.question.arrangement;
    } else {
        shared.column_order.clear();
    }
    let background = settings.theme.background().or(old.theme.background());
    settings.theme = settings.theme.on(background);
    settings.question.library = Arc::clone(&old.question.library);
    settings.question.corrections = Arc::clone(&old.question.corrections);
    settings.question.filter = Arc::clone(&old.question.filter);
    shared.configured = configured;
    shared.comparisons = comparisons;
    shared.topic = topic;
    shared.failed.clear();
    shared.bad_config = None;
    shared.in_scope = InScope::of(&settings.question);
    shared.settings = settings;
}

/// Says what to do where the config has no topics, as the built-in ones would hide that.
fn tell_of_no_topics(shared: &mut Shared) {
    let question = &shared.settings.question;
    if question.topics.listed() > 0 || question.library.articles().is_empty() {
        return;
    }
    let key = shared.settings.keymap.hint(&[Action::EditConfig]);
    let next = match config_name(&shared.settings) {
        Some(file) => format!("opens {file}"),
        None => "begins a config.toml".to_owned(),
    };
    tell(shared, format!("no topics yet: {key} {next}"));
}

/// The config's file without its folder; none if there is none.
fn config_name(settings: &Settings) -> Option<&str> {
    let path = settings.config_path.as_deref()?;
    path.rsplit(['/', '\\']).next()
}

/// Counts what is new on a topic, once for all frames that say it.
fn count_new_passages(shared: &mut Shared, comparison: &Comparison) {
    let id = comparison.topic.id.clone();
    match shared.news.in_topic(comparison) {
        0 => shared.new_passages.remove(&id),
        new => shared.new_passages.insert(id, new),
    };
}

/// Asks for all topics to be compared, the present one first; nothing before articles were read.
///
/// The built-in topics, which are compared only when one goes there, are forgotten unless present.
fn compare_anew(shared: &mut Shared) -> Vec<Effect> {
    shared.revision += 1;
    if !shared.loaded || shared.comparisons.is_empty() {
        return Vec::new();
    }
    let present = shared.topic;
    for (topic, known) in shared.comparisons.iter_mut().enumerate() {
        if topic >= shared.settings.question.topics.listed() && topic != present {
            *known = None;
        }
    }
    shared.generation += 1;
    shared.failed.clear();
    let question = Box::new(shared.settings.question.clone());
    vec![Effect::Compare { generation: shared.generation, question, first: present }]
}

/// Says that columns are outlets now, if nobody asked for that.
fn tell_of_outlets(shared: &mut Shared) {
    if shared.settings.question.arrangement.columns.is_none() {
        let key = shared.settings.keymap.hint(&[Action::ToggleColumns]);
        tell(shared, format!("columns are outlets: over twelve articles; {key} changes it"));
    }
}

fn tell(shared: &mut Shared, text: String) {
    shared.notice = Some(Notice { text, failed: false });
}
