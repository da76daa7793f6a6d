//! Performs what the screen asks of the world, and tells how it went.

use super::answerer::Answerer;
use super::clipboard;
use super::comparer::Comparer;
use super::corrections::{self, Judged, NotWritten, OwnFile};
use super::editor;
use super::edits;
use super::init::init;
use super::loader::Loader;
use super::paths;
use super::reader::Incoming;
use super::terminal::{self, Screen};
use crate::compare::corrections::Layer;
use crate::config::edit::History;
use crate::export::{citation, row_citation};
use crate::ui::update::{Effect, Event, JudgedFiles, Message};
use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// What effects are performed with.
pub(super) struct World {
    /// The terminal.
    pub(super) screen: Screen,
    /// The thread that compares.
    pub(super) comparer: Comparer,
    /// The thread that answers what else is asked.
    pub(super) answerer: Answerer,
    /// The thread that reads.
    pub(super) loader: Loader,
    /// The config's file; none if there is none.
    pub(super) config: Option<PathBuf>,
    /// The reader's changes of it.
    pub(super) history: History,
    /// The file of the reader's judgements, as it was last read or written; none if there is none.
    pub(super) own: Option<OwnFile>,
    /// All files of judgements.
    pub(super) judged: Vec<PathBuf>,
    /// How often the text of the reader's own was found to be another.
    pub(super) reading: u64,
    /// Where answers go.
    pub(super) incoming: Sender<Incoming>,
}

/// Performs an effect; what may take long goes to a thread.
///
/// # Errors
/// If the terminal is lost; all else is told to the reader.
pub(super) fn perform(world: &mut World, effect: Effect) -> io::Result<()> {
    match effect {
        Effect::Compare { generation, question, first } => {
            world.comparer.compare(generation, question, first);
        }
        Effect::Ask { ticket, ask } => world.answerer.ask(ticket, ask),
        Effect::Reload => world.loader.reload(),
        Effect::Copy { comparison, passage } => {
            world.screen.send(&clipboard::osc52(&citation(&comparison, &passage)))?;
            world.tell(Message::Done(clipboard::SENT.to_owned()));
        }
        Effect::CopyRow { comparison, row } => {
            if let Some(row) = comparison.rows.iter().find(|of| of.id == row) {
                world.screen.send(&clipboard::osc52(&row_citation(&comparison, row)))?;
                world.tell(Message::Done(clipboard::SENT.to_owned()));
            }
        }
        Effect::Complete(typed) => {
            let candidates = paths::candidates(&typed);
            world.tell(Message::Completed { typed, candidates });
        }
        Effect::EditTopics { edit, config } => {
            world.edit(|history, path| edits::make(history, path, *edit, config))
        }
        Effect::UndoEdit { again } => world.edit(|history, path| edits::undo(history, path, again)),
        Effect::SaveCorrections { own, reading, number } => world.save_corrections(&own, reading, number),
        Effect::Export(exporting) => world.answerer.export(exporting),
        Effect::OpenAddress(address) => world.tell(match open::that_detached(&address) {
            Ok(()) => Message::Done(format!("asked the browser to open {address}")),
            Err(error) => Message::Failed(format!("{address} was not opened: {error}")),
        }),
        Effect::EditConfig { line } => match world.config.clone() {
            Some(config) => edit(world, &config, line)?,
            None => world.tell(Message::Failed("there is no config file to edit".to_owned())),
        },
        Effect::InitConfig { with_articles } => match init(Path::new(""), with_articles) {
            Ok(_) => edit(world, Path::new("config.toml"), 1)?,
            Err(error) => world.tell(Message::Failed(error.to_string())),
        },
        Effect::Suspend => suspend(world),
        Effect::Redraw => world.screen.redraw(),
        Effect::Mouse(on) => world.screen.set_mouse(on)?,
    }
    Ok(())
}

impl World {
    /// Tells the reader something once the events that wait are through.
    pub(super) fn tell(&self, message: Message) {
        // The loop that performs this holds the other end.
        let _ = self.incoming.send(Incoming::Event(Event::Message(message)));
    }

    /// Takes in the files of judgements as they were read; what the screen is to know of them.
    pub(super) fn judged(&mut self, judged: Judged) -> Message {
        self.judged = judged.files;
        // What was read may have been overtaken by what was written here.
        let is_known = match (&self.own, &judged.own) {
            (Some(known), Some(read)) => known.is_same(read) || known.is_at(read) && known.is_unchanged(),
            (None, None) => true,
            _ => false,
        };
        if !is_known {
            self.own = judged.own;
            self.reading += 1;
        }
        Message::Judged(Box::new(JudgedFiles {
            corrections: Arc::new(judged.corrections),
            own_changed: !is_known,
            file: self.own.as_ref().map(OwnFile::name),
            reading: self.reading,
            problems: judged.problems,
        }))
    }

    /// Writes the reader's judgements, if they were made from what the file holds.
    fn save_corrections(&mut self, layer: &Layer, reading: u64, number: u64) {
        let Some(own) = &mut self.own else { return };
        if reading != self.reading {
            // What was read since is on its way to the screen.
            let why = NotWritten::Changed(own.name());
            return self.tell(Message::CorrectionsNotSaved(why.to_string()));
        }
        match own.save(layer) {
            Ok(()) => self.tell(Message::CorrectionsSaved(number)),
            Err(why) => {
                self.tell(Message::CorrectionsNotSaved(why.to_string()));
                if matches!(why, NotWritten::Changed(_)) {
                    let read = self.judged(corrections::read(&self.judged));
                    self.tell(read);
                }
            }
        }
    }

    /// Changes the config, says how it went, and reads it anew.
    fn edit(&mut self, edit: impl FnOnce(&mut History, &Path) -> (Message, bool)) {
        let Some(config) = &self.config else {
            return self.tell(Message::Failed("there is no config file to change".to_owned()));
        };
        let (message, anew) = edit(&mut self.history, config);
        self.tell(message);
        if anew {
            self.loader.reload();
        }
    }

    /// Takes the terminal back from another program, in whatever size it now is.
    ///
    /// # Errors
    /// If the terminal is lost.
    pub(super) fn take_again(&mut self) -> io::Result<()> {
        self.screen.take_again()?;
        let (width, height) = terminal::size();
        let _ = self.incoming.send(Incoming::Event(Event::Resize(width, height)));
        Ok(())
    }
}

/// Gives the terminal to the reader's editor, waits for its end, and reads what it left.
fn edit(world: &mut World, config: &Path, line: usize) -> io::Result<()> {
    let edited = editor::invocation(|name| env::var(name).ok(), config, line).and_then(|invocation| {
        world.screen.give_back();
        editor::run(&invocation)
    });
    if !world.screen.held().get() {
        world.take_again()?;
    }
    world.loader.reload();
    if let Err(message) = edited {
        world.tell(Message::Failed(message));
    }
    Ok(())
}

#[cfg(unix)]
fn suspend(world: &World) {
    if let Err(message) = super::signals::stop_job() {
        world.tell(Message::Failed(message));
    }
}

#[cfg(not(unix))]
fn suspend(world: &World) {
    world.tell(Message::Failed("this system cannot suspend a program".to_owned()));
}
