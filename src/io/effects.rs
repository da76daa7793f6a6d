//! Performs what the screen asks of the world, and tells how it went.

use super::answerer::Answerer;
use super::clipboard::{self, Clipboard};
use super::comparer::Comparer;
use super::configuration::{CONFIG, Found};
use super::corrections::{Judged, NotWritten, OwnFile};
use super::editor;
use super::edits::{self, InForce, Made};
use super::init::init;
use super::keeper::{Judgements, Keeper, Written};
use super::loader::Loader;
use super::paths;
use super::reader::Incoming;
use super::settings;
use super::terminal::{self, Screen};
use super::whole;
use crate::cli::Sources;
use crate::compare::corrections::Layer;
use crate::config;
use crate::config::edit::History;
use crate::export::{citation, row_citation};
use crate::ui::model::Settings;
use crate::ui::model::edits::{LeftConfig, TopicEdit, Unsaved};
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
    /// What is said of copies.
    pub(super) clipboard: Clipboard,
    /// The thread that compares.
    pub(super) comparer: Comparer,
    /// The thread that answers what else is asked.
    pub(super) answerer: Answerer,
    /// The thread that reads.
    pub(super) loader: Loader,
    /// The config as it is in its file, and where articles are.
    pub(super) found: Found,
    /// Whether the articles are the sample's.
    pub(super) is_sample: bool,
    /// What the command line says of them.
    pub(super) sources: Sources,
    /// The config in force, if it could not be written.
    pub(super) unsaved: Option<UnwrittenConfig>,
    /// The reader's changes of it.
    pub(super) history: History,
    /// The file of the reader's judgements, as it was last read or written; none if there is none.
    pub(super) own: Option<OwnFile>,
    /// All files of judgements.
    pub(super) judged: Vec<PathBuf>,
    /// The thread that writes them.
    pub(super) keeper: Keeper,
    /// The number of the newest request to it that is not answered; none if it has nothing to write.
    pub(super) writing: Option<u64>,
    /// What was read of the files meanwhile: it may be what is being written.
    pub(super) read_meanwhile: Option<Box<Judged>>,
    /// How often the text of the reader's own was found to be another.
    pub(super) reading: u64,
    /// Where answers go.
    pub(super) incoming: Sender<Incoming>,
}

/// A config in force that is not in its file, and the changes that it is made of, as far as is known.
pub(super) struct UnwrittenConfig {
    unsaved: Arc<Unsaved>,
    edits: Vec<TopicEdit>,
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
            let sent = world.clipboard.sent();
            world.tell(Message::Done(sent));
        }
        Effect::CopyRow { comparison, row } => {
            if let Some(row) = comparison.rows.iter().find(|of| of.id == row) {
                world.screen.send(&clipboard::osc52(&row_citation(&comparison, row)))?;
                let sent = world.clipboard.sent();
                world.tell(Message::Done(sent));
            }
        }
        Effect::Complete(typed) => {
            let candidates = paths::candidates(&typed);
            world.tell(Message::Completed { typed, candidates });
        }
        Effect::EditTopics { edits, base, theirs } => {
            let all = edits.clone();
            let is_done = world.edit(all, theirs.as_deref(), |history, config| {
                edits::make(history, config, edits, base.as_deref())
            });
            if is_done && theirs.is_some() {
                world.tell(Message::LeftSettled);
            }
        }
        Effect::UndoEdit { again } => {
            let is_step = if again { world.history.next() } else { world.history.last() }.is_some();
            let is_done = world.edit(Vec::new(), None, |history, config| edits::undo(history, config, again));
            if is_step && !is_done {
                world.tell(Message::NotUndone { again });
            }
        }
        Effect::SaveConfig(of) => {
            let is_done = world.edit(Vec::new(), Some(&of.over), |_, config| {
                edits::write_again(&InForce { text: &of.text, ..*config })
            });
            if is_done && !of.in_force {
                world.tell(Message::LeftSettled);
            }
        }
        Effect::AskLeft(left) => world.ask_left(&left),
        Effect::SaveElsewhere { path, text } => {
            world.tell(match whole::create(Path::new(&path), text.as_bytes()) {
                Ok(()) => Message::SavedElsewhere(path),
                Err(error) => Message::Failed(format!("{path} was not written: {error}")),
            })
        }
        Effect::SaveCorrections { own, reading, number } => world.save_corrections(*own, reading, number),
        Effect::Export(exporting) => world.answerer.export(exporting),
        Effect::OpenAddress(address) => world.tell(match open::that_detached(&address) {
            Ok(()) => Message::Done(format!("asked the browser to open {address}")),
            Err(error) => Message::Failed(format!("{address} was not opened: {error}")),
        }),
        Effect::EditConfig { line } => match world.found.path.clone() {
            Some(config) => edit(world, &config, line)?,
            None => world.tell(Message::Failed("there is no config file to edit".to_owned())),
        },
        Effect::InitConfig { with_articles } => match init(Path::new(""), with_articles) {
            Ok(_) => edit(world, Path::new(CONFIG), 1)?,
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
    fn judged(&mut self, judged: Judged) -> Message {
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

    /// Takes in the files of judgements, unless what was read may be what is being written here: then once
    /// that is.
    pub(super) fn take_in_judged(&mut self, judged: Box<Judged>) -> Option<Message> {
        match self.writing {
            Some(_) => {
                self.read_meanwhile = Some(judged);
                None
            }
            None => Some(self.judged(*judged)),
        }
    }

    /// Takes in what became of judgements; what the screen is to know of it, in order.
    pub(super) fn written(&mut self, written: Written) -> Vec<Message> {
        let Written { own, reading, number, failed, anew } = written;
        if reading == self.reading {
            self.own = Some(own);
        }
        self.writing.take_if(|newest| *newest == number);
        let mut told = vec![match failed {
            None => Message::CorrectionsSaved(number),
            Some(why) => Message::CorrectionsNotSaved(why),
        }];
        if self.writing.is_none() {
            let read = anew.into_iter().chain(self.read_meanwhile.take().map(|judged| *judged));
            told.extend(read.collect::<Vec<_>>().into_iter().map(|judged| self.judged(judged)));
        } else if let Some(anew) = anew {
            self.read_meanwhile = Some(Box::new(anew));
        }
        told
    }

    /// Has the reader's judgements written, if they were made from what the file holds.
    fn save_corrections(&mut self, layer: Layer, reading: u64, number: u64) {
        let Some(own) = self.own.clone() else { return };
        if reading != self.reading {
            // What was read since is on its way to the screen.
            let why = NotWritten::Changed(own.name());
            return self.tell(Message::CorrectionsNotSaved(why.to_string()));
        }
        let files = self.judged.clone();
        let name = own.name();
        match self.keeper.judgements(Judgements { own, layer, reading, number, files }) {
            true => self.writing = Some(number),
            false => self.tell(Message::CorrectionsNotSaved(format!(
                "{name} was not written: the thread that writes has failed; start the program anew"
            ))),
        }
    }

    /// Changes the config and says how it went; what cannot be written is in force all the same. `theirs`
    /// is what the file is expected to hold, where that was not read yet. True if the change is in force.
    fn edit(
        &mut self,
        edits: Vec<TopicEdit>,
        theirs: Option<&str>,
        edit: impl FnOnce(&mut History, &InForce<'_>) -> Made,
    ) -> bool {
        let Some(path) = self.found.path.clone() else {
            let message = edits::begin(&mut self.history, Path::new(CONFIG), &edits);
            let is_begun = matches!(message, Message::TopicsEdited { .. });
            self.tell(message);
            self.loader.reload();
            return is_begun;
        };
        // What could not be written may have been put there by hand, and not be read yet.
        if let Some(of) = self.unsaved.take_if(|of| edits::is_there(&path, &of.unsaved.text)) {
            self.put_in_force(Arc::clone(&of.unsaved.text), None);
        }
        // What somebody else is said to have written may be what is in force here and not written.
        let unsaved = self.unsaved.as_ref().map(|of| &of.unsaved);
        let unsaved = unsaved.filter(|of| theirs.is_none_or(|theirs| *theirs == *of.text));
        let (text, over): (Arc<str>, Arc<str>) = match (unsaved, theirs) {
            (Some(of), _) => (Arc::clone(&of.text), Arc::clone(&of.over)),
            (None, Some(theirs)) => (theirs.into(), theirs.into()),
            (None, None) => (Arc::clone(&self.found.text), Arc::clone(&self.found.text)),
        };
        match edit(&mut self.history, &InForce { path: &path, text: &text, over: &over }) {
            Made::Written { message, text } => {
                self.unsaved = None;
                self.put_in_force(text.into(), None);
                self.tell(message);
                self.loader.reload();
                true
            }
            Made::Unwritable { message, text, why } => {
                let mut all = self.unsaved.take().map(|of| of.edits).unwrap_or_default();
                all.extend(edits);
                let edits = edits::between(&over, &text, all);
                let (file, text): (_, Arc<str>) = (path.display().to_string(), text.into());
                let unsaved = Arc::new(Unsaved { file, over, text: Arc::clone(&text), why, in_force: true });
                self.unsaved = Some(UnwrittenConfig { unsaved: Arc::clone(&unsaved), edits });
                self.put_in_force(text, Some(unsaved));
                self.tell(message);
                true
            }
            Made::Conflict(conflict) => {
                let is_there = |theirs: &Arc<str>| *theirs == over || *theirs == text;
                let is_foreign = !conflict.theirs.as_ref().is_some_and(is_there);
                let conflict = match self.unsaved.take_if(|_| is_foreign) {
                    // The file takes its place; all that is not written stands against that.
                    Some(of) => {
                        let (all, ours) = edits::all((&of.unsaved.over, &of.unsaved.text), of.edits, &edits);
                        let texts = (Arc::clone(&of.unsaved.over), ours.into());
                        Box::new(edits::conflict(&of.unsaved.file, all, texts, conflict.theirs))
                    }
                    None => conflict,
                };
                self.tell(Message::Conflict(conflict));
                self.loader.reload();
                false
            }
            Made::Nothing(message) => {
                self.tell(message);
                false
            }
        }
    }

    /// Asks what is to become of a config that is neither in force nor in a file, as the file is now.
    fn ask_left(&self, left: &LeftConfig) {
        let Some(file) = self.found.path.as_ref().map(|path| path.display().to_string()) else { return };
        let (base, text): (Arc<str>, Arc<str>) = (left.base.as_str().into(), left.text.as_str().into());
        let theirs = &self.found.text;
        self.tell(match () {
            () if *theirs == text => Message::LeftSettled,
            () if *theirs == base => {
                let why = format!("{file} could not be written at the last visit");
                let over = Arc::clone(theirs);
                Message::Left(Arc::new(Unsaved { file, over, text, why, in_force: false }))
            }
            () => {
                let theirs = Some(Arc::clone(theirs));
                Message::Conflict(Box::new(edits::conflict(&file, Vec::new(), (base, text), theirs)))
            }
        });
    }

    /// Puts a text of the config in force, be it in its file or (`unsaved`) not.
    fn put_in_force(&mut self, text: Arc<str>, unsaved: Option<Arc<Unsaved>>) {
        let name = self.found.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        // It was checked before; the folders that it lists are not looked for again.
        let Ok(config) = config::read(&text, &name, &|_| true) else { return };
        let found = Found { config, text, ..self.found.clone() };
        let settings = settings::settings(&found, &self.sources);
        let settings = Settings { unsaved, sample: self.is_sample, ..settings };
        if settings.unsaved.is_none() {
            self.found = found;
        }
        self.tell(Message::Configured(Box::new(settings)));
    }

    /// Takes in what was read from the file; true if that is to be in force, and not what could not be
    /// written to it.
    pub(super) fn take_in(&mut self, found: Found, is_sample: bool) -> bool {
        self.is_sample = is_sample;
        self.found = found;
        if let Some(of) = self.unsaved.take_if(|of| of.unsaved.text == self.found.text) {
            // It was put there by hand.
            self.tell(edits::is_written(&of.unsaved.file));
            return true;
        }
        let Some(of) = self.unsaved.take_if(|of| of.unsaved.over != self.found.text) else {
            return match self.unsaved.take() {
                Some(of) => {
                    let (text, unsaved) = (Arc::clone(&of.unsaved.text), Arc::clone(&of.unsaved));
                    self.unsaved = Some(of);
                    self.put_in_force(text, Some(unsaved));
                    false
                }
                None => true,
            };
        };
        let (base, ours) = (Arc::clone(&of.unsaved.over), Arc::clone(&of.unsaved.text));
        let theirs = Some(Arc::clone(&self.found.text));
        let conflict = edits::conflict(&of.unsaved.file, of.edits, (base, ours), theirs);
        self.tell(Message::Conflict(Box::new(conflict)));
        true
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
        editor::run(&invocation)?;
        Ok(invocation.unasked())
    });
    if !world.screen.held().get() {
        world.take_again()?;
    }
    world.loader.reload();
    match edited {
        Ok(Some(told)) => world.tell(Message::Done(told)),
        Ok(None) => {}
        Err(message) => world.tell(Message::Failed(message)),
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
