//! The reader, wired to the world: terminal, keys, signals and workers around `ui::run`.
//!
//! All that happens comes through one channel and is answered by one thread, which owns the
//! terminal. The first frame is shown before anything is read.

use super::answerer::Answerer;
use super::background;
use super::clipboard::Clipboard;
use super::comparer::Comparer;
use super::configuration::{self, Found};
use super::corrections::{self, OwnFile};
use super::effects::{World, perform};
use super::error::Error;
use super::keeper::{Keeper, Written};
use super::keys::Keyboard;
use super::loader::Loader;
use super::log;
use super::session;
use super::settings;
#[cfg(unix)]
use super::signals;
use super::terminal::{self, Screen};
use super::typed::{self, Typed, TypedFile};
use crate::cli::{Opening, Sources};
use crate::compare::Memo;
use crate::compare::text::screen::safe;
use crate::config::edit::History;
use crate::ui;
use crate::ui::model::session::Session;
use crate::ui::model::visits::Visit;
use crate::ui::model::{Model, Progress, Settings};
use crate::ui::update::{Event, Message, update};
use ratatui::buffer::Buffer;
use std::cell::RefCell;
use std::env;
use std::io::{self, Write, stderr};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long the end waits for the disk before it says so.
const PATIENCE: Duration = Duration::from_secs(1);

/// What reaches the loop that owns the terminal.
pub(super) enum Incoming {
    /// The keyboard has read all that waited, and pauses.
    Keys(Vec<Event>),
    /// Anything else that the screen is to know.
    Event(Event),
    /// The config was read and can be used.
    Configured {
        /// What the screen is told of it.
        settings: Box<Settings>,
        /// It, and where articles are.
        found: Box<Found>,
    },
    /// The files of judgements were read.
    Judged(Box<corrections::Judged>),
    /// Judgements were written, or could not be.
    Written(Box<Written>),
    /// All judgements are written, as far as they can be, and nothing more will be: the file of what is
    /// typed comes back.
    Kept(Option<TypedFile>),
    /// The shell let the program go on.
    #[cfg(unix)]
    Continued,
    /// The program is to stop until the shell continues it.
    #[cfg(unix)]
    Stop,
    /// The terminal was closed.
    Closed,
}

/// What the loop turns on: where events come from, and what frames and effects need.
struct Reader {
    world: World,
    keyboard: Keyboard,
    incoming: Receiver<Incoming>,
    /// What came before the first frame.
    early: Vec<Event>,
    /// What was kept at the last visit.
    before: Session,
    /// What is known to be kept of what is typed.
    typed: Typed,
    draw: Draw,
}

/// Runs the reader in the terminal until it quits, from where it was left last unless `opening`
/// says otherwise.
///
/// # Errors
/// If there is no usable config, no terminal, or the log cannot be written.
pub fn read(sources: Sources, opening: &Opening) -> Result<(), Error> {
    read_drawn(sources, opening, ui::draw)
}

/// How a frame is drawn.
pub type Draw = fn(&Model, &mut Buffer);

/// The same with frames that are drawn by `draw`: a test lets it fall over.
///
/// # Errors
/// As [`read`].
pub fn read_drawn(sources: Sources, opening: &Opening, draw: Draw) -> Result<(), Error> {
    if !terminal::is_terminal() {
        return Err(Error::NotATerminal);
    }
    if let Some(path) = &opening.log {
        log::start(path)?;
    }
    let found = configuration::find(&settings::options(&sources))?;
    ::log::info!("parallax {} begins", env!("CARGO_PKG_VERSION"));
    let ended = run(sources, found, opening.fresh, draw).map_err(Error::Terminal);
    ::log::info!("it ends: {ended:?}");
    ended
}

fn run(sources: Sources, found: Found, is_fresh: bool, draw: Draw) -> io::Result<()> {
    let (sender, incoming) = mpsc::channel();
    let reporter = sender.clone();
    let problem = |problem| Incoming::Event(Event::Message(Message::Problem(problem)));
    let mut screen = Screen::take(move |found| reporter.send(problem(found)).is_ok())?;
    #[cfg(unix)]
    signals::start(sender.clone(), screen.held())?;
    let mut model = opening(settings::settings(&found, &sources), &found.notices);
    screen.set_mouse(model.shared.mouse)?;
    let environment = |name: &str| env::var(name).ok();
    let asks = model.shared.settings.theme.wants_background() && terminal::can_be_asked(environment);
    if asks {
        screen.send(background::QUESTION)?;
    }
    let asked_at = Instant::now();
    let keyboard = Keyboard::start(sender.clone(), asks)?;
    let memo = Arc::new(Memo::default());
    let comparer = Comparer::start(Arc::clone(&memo), sender.clone())?;
    let answerer = Answerer::start(memo, sender.clone())?;
    let options = settings::options(&sources);
    let given = [options.paths, options.articles].concat();
    let place = session::place(found.path.as_deref(), &given, &found.articles).filter(|_| !found.sample);
    let before = place.as_deref().map(|place| typed::take_over(place, session::read(place)));
    let before = before.unwrap_or_default();
    let is_first_run = session::is_first_run();
    let today = session::today();
    model.shared.today = today;
    model.visit = Visit::new(today, before.visits.before(today), is_first_run);
    // Whoever begins anew has lost a place, not what was typed.
    let Session { draft, begun, unsaved, .. } = before.clone();
    let anew = Session { draft, begun, unsaved, ..Session::default() };
    model.kept = Some(if is_fresh { anew } else { before.clone() });
    let draft = place.as_deref().and_then(session::read_draft);
    let had_draft = draft.is_some();
    let typed = Typed { judgements: draft.clone(), ..Typed::of(&model, &before) };
    let keeper = Keeper::start(place.as_deref().and_then(TypedFile::take), sender.clone())?;
    if let Some(draft) = draft {
        // What holds the other end comes below. Told before the files of judgements are: it is offered
        // when they are read.
        let _ = sender.send(Incoming::Event(Event::Message(Message::DraftFound(Box::new(draft)))));
    }
    let loader = Loader::start(sources.clone(), found.clone(), sender.clone())?;
    let world = World {
        screen,
        clipboard: Clipboard::of(|name| env::var(name).ok()),
        comparer,
        answerer,
        loader,
        is_sample: found.sample,
        found,
        sources,
        unsaved: None,
        history: History::default(),
        own: None,
        judged: Vec::new(),
        keeper,
        writing: None,
        read_meanwhile: None,
        reading: 0,
        incoming: sender,
    };
    let mut reader =
        Reader { world, keyboard, incoming, early: Vec::new(), before: before.clone(), typed, draw };
    if asks && let Some(told) = reader.background(asked_at + background::LIMIT) {
        // This asks nothing of the world.
        update(&mut model, told);
    }
    let reader = RefCell::new(reader);
    let ended = catch_unwind(AssertUnwindSafe(|| {
        ui::run(
            &mut model,
            || reader.borrow_mut().next(),
            |model| reader.borrow_mut().show(model),
            |effect| perform(&mut reader.borrow_mut().world, effect),
        )
    }));
    let typed_file = reader.into_inner().end(&mut model, place.is_some());
    let typed = Typed::of(&model, &before);
    let session = match &ended {
        Ok(_) => Session::of(&model, before),
        // What led there is not gone back to; what was typed is not lost.
        Err(_) => before.with_typed(&model),
    };
    let is_kept = place.is_none_or(|place| {
        let is_session_kept = session::keep(&place, &session);
        // A draft that another visit left meanwhile is not ours to take away.
        let is_ours = typed.judgements.is_some() || had_draft;
        let is_draft_kept = !is_ours || session::keep_draft(&place, typed.judgements.as_ref());
        if !(is_session_kept && is_draft_kept) && typed != Typed::default() {
            tell_of_typed(&place, typed_file.is_some());
            return false;
        }
        true
    });
    match typed_file {
        Some(file) if is_kept => file.remove(),
        Some(file) => file.keep(&typed),
        None => {}
    }
    let ended = ended.unwrap_or_else(|panic| resume_unwind(panic));
    if is_first_run && !model.visit.is_first_run {
        session::end_first_run();
    }
    ended
}

/// Says that the session at `place` could not be kept, and what becomes of what was typed: it stays beside
/// it (`is_beside`) or, where no file can be had there, is lost.
fn tell_of_typed(place: &Path, is_beside: bool) {
    let what = match is_beside {
        true => "what is typed and saved nowhere else stays beside it, and is offered at the next start",
        false => "what was typed and saved nowhere else is lost",
    };
    complain(&format!("{} cannot be written: {what}", place.display()));
}

/// Says something after the end of the reader; false if that cannot be said: standard error may be the very
/// terminal that was closed.
fn complain(words: &str) -> bool {
    writeln!(stderr(), "{}", safe(words)).is_ok()
}

/// The model of the first frame: nothing is read yet, and the screen says so.
fn opening(settings: Settings, notices: &[String]) -> Model {
    let mut model = Model::new(settings);
    let (width, height) = terminal::size();
    let progress = Progress { what: "reading articles".to_owned(), done: 0, of: None };
    let mut events = vec![Event::Resize(width, height), Event::Message(Message::Progress(Some(progress)))];
    if !notices.is_empty() {
        events.push(Event::Message(Message::Done(notices.join("; "))));
    }
    for event in events {
        // None of these asks anything of the world.
        update(&mut model, event);
    }
    model
}

impl Reader {
    /// What the terminal says of its background, if it says it by then. All else that happens
    /// meanwhile is kept for [`Reader::next`].
    fn background(&mut self, until: Instant) -> Option<Event> {
        let is_it = |event: &Event| matches!(event, Event::Message(Message::Background(_)));
        loop {
            self.keyboard.listen();
            let left = until.saturating_duration_since(Instant::now());
            let incoming = self.incoming.recv_timeout(left).ok()?;
            let mut events = Vec::new();
            self.take_in(incoming, &mut events);
            let found = events.iter().position(is_it).map(|index| events.remove(index));
            self.early.extend(events);
            if found.is_some() {
                return found;
            }
        }
    }

    /// Waits until something happens; returns all that has.
    fn next(&mut self) -> Vec<Event> {
        self.keyboard.listen();
        let mut events = std::mem::take(&mut self.early);
        while events.is_empty() {
            // The world holds a sender, so this waits and never fails.
            let Ok(first) = self.incoming.recv() else { return vec![Event::End] };
            self.take_in(first, &mut events);
            while let Ok(more) = self.incoming.try_recv() {
                self.take_in(more, &mut events);
            }
        }
        only_last_resize(events)
    }

    fn take_in(&mut self, incoming: Incoming, events: &mut Vec<Event>) {
        let taken: io::Result<()> = match incoming {
            Incoming::Keys(read) => {
                self.keyboard.has_paused();
                events.extend(read);
                if events.is_empty() {
                    self.keyboard.listen();
                }
                Ok(())
            }
            Incoming::Event(event) => {
                events.push(event);
                Ok(())
            }
            Incoming::Configured { settings, found } => {
                if self.world.take_in(*found, settings.sample) {
                    events.push(Event::Message(Message::Configured(settings)));
                }
                Ok(())
            }
            Incoming::Judged(judged) => {
                events.extend(self.world.take_in_judged(judged).map(Event::Message));
                Ok(())
            }
            Incoming::Written(written) => {
                events.extend(self.world.written(*written).into_iter().map(Event::Message));
                Ok(())
            }
            // The end alone waits for it.
            Incoming::Kept(_) => Ok(()),
            #[cfg(unix)]
            Incoming::Continued => self.world.take_again(),
            #[cfg(unix)]
            Incoming::Stop => self.stop(),
            Incoming::Closed => Err(io::ErrorKind::UnexpectedEof.into()),
        };
        if taken.is_err() {
            events.push(Event::End);
        }
    }

    /// Gives the terminal to the shell until it continues the program.
    #[cfg(unix)]
    fn stop(&mut self) -> io::Result<()> {
        self.world.screen.give_back();
        signals::stop_here();
        self.world.take_again()
    }

    fn show(&mut self, model: &Model) -> io::Result<()> {
        if model.quit {
            return Ok(());
        }
        self.keep_typed(model);
        self.world.screen.show(model.shared.size, |_, buffer| (self.draw)(model, buffer))
    }

    /// Has what is typed kept, if there is anything else than before.
    fn keep_typed(&mut self, model: &Model) {
        let mut typed = Typed::of(model, &self.before);
        if !model.shared.loaded {
            // What was left is on its way to the model.
            typed.judgements.clone_from(&self.typed.judgements);
        }
        if typed != self.typed {
            if !self.world.keeper.typed(typed.clone()) {
                ::log::warn!("nothing keeps what is typed");
            }
            self.typed = typed;
        }
    }

    /// Gives the terminal back, then waits until what was judged is written, and takes in what became of
    /// it. Whoever tires of a disk that does not answer ends the program: what was judged is kept as what
    /// could not be written. The file of what is typed is left: it is to go once that is kept elsewhere.
    fn end(mut self, model: &mut Model, has_place: bool) -> Option<TypedFile> {
        self.world.screen.end();
        self.world.keeper.end();
        let due = Instant::now() + PATIENCE;
        let mut is_told = false;
        loop {
            let next = match is_told {
                true => self.incoming.recv().map_err(RecvTimeoutError::from),
                false => self.incoming.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match next {
                Ok(Incoming::Kept(file)) => return file,
                Ok(Incoming::Written(written)) => {
                    for message in self.world.written(*written) {
                        // A screen that fell over may do so again, once it has taken this in.
                        let event = Event::Message(message);
                        let _ = catch_unwind(AssertUnwindSafe(|| update(model, event)));
                    }
                }
                // Before that it may be what ended the program.
                Ok(Incoming::Event(Event::End) | Incoming::Closed) if is_told => return None,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => {
                    is_told = true;
                    if !self.tell_of_waiting(has_place) {
                        return None;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Says what the end waits for; false if nobody can read it.
    fn tell_of_waiting(&self, has_place: bool) -> bool {
        let own = self.world.own.as_ref().filter(|_| self.world.writing.is_some());
        let what = own.map_or_else(|| "the disk".to_owned(), OwnFile::name);
        let kept = if has_place { ", and keeps what was judged for the next start" } else { "" };
        complain(&format!("waiting for {what}, which does not answer; Ctrl-C ends it{kept}"))
    }
}

/// The same events without those sizes that the last one has overtaken.
fn only_last_resize(mut events: Vec<Event>) -> Vec<Event> {
    let is_resize = |event: &Event| matches!(event, Event::Resize(..));
    if let Some(last) = events.iter().rposition(is_resize) {
        let mut index = 0..;
        events.retain(|event| index.next() == Some(last) || !is_resize(event));
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_sizes_only_the_last_counts() {
        let events = vec![Event::Resize(1, 1), Event::End, Event::Resize(2, 2), Event::Paste(String::new())];
        let kept = only_last_resize(events);
        assert!(matches!(kept[..], [Event::End, Event::Resize(2, 2), Event::Paste(_)]));
        assert!(only_last_resize(Vec::new()).is_empty());
    }
}
