//! The thread that reads config and articles: at the start, when asked, and when they change.
//!
//! Tells only what differs from what it told before, so that a save that changes nothing moves
//! nothing on the screen. Watches before it reads, so that no change falls in between.

use super::configuration::{self, Found};
use super::corrections::{self, Judged};
use super::reader::Incoming;
use super::store::Loaded;
use super::watch::{Targets, Watch, watch};
use super::{sample, settings};
use crate::cli::Sources;
use crate::compare::Problem;
use crate::compare::articles::Library;
use crate::ui::model::{BadConfigNotice, Progress};
use crate::ui::update::{Event, Message};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// After how many articles more the reader is told how far reading has come.
const PROGRESS_STEP: usize = 64;

/// The thread that reads, seen from who asks it.
#[derive(Debug)]
pub(super) struct Loader {
    wishes: Sender<()>,
}

/// The thread's own: what was told, and to whom.
struct Work {
    sources: Sources,
    incoming: Sender<Incoming>,
    found: Found,
    /// Whether the articles are known to be the sample's.
    is_sample: bool,
    /// Why the config on disk is not in force.
    bad: Option<BadConfigNotice>,
    judged: Judged,
    articles: Option<(Arc<Library>, Vec<Problem>)>,
}

impl Loader {
    /// Starts the thread; it reads the articles of `found` at once.
    ///
    /// # Errors
    /// If no thread can be started.
    pub(super) fn start(sources: Sources, found: Found, incoming: Sender<Incoming>) -> io::Result<Self> {
        let (wishes, wished) = mpsc::channel();
        let again = wishes.clone();
        let is_sample = found.sample;
        let (bad, judged, articles) = (None, Judged::default(), None);
        let work = Work { sources, incoming, found, is_sample, bad, judged, articles };
        thread::Builder::new().name("load".to_owned()).spawn(move || work.run(&wished, &again))?;
        Ok(Self { wishes })
    }

    /// Reads config and articles anew.
    pub(super) fn reload(&self) {
        // The thread ends only with the program.
        let _ = self.wishes.send(());
    }
}

impl Work {
    fn run(mut self, wished: &Receiver<()>, again: &Sender<()>) {
        let mut watched = self.watch(again);
        loop {
            // The panic hook has reported a panic; the next wish is another try. The config is
            // read after every new watch, the first one too: it may have changed before the
            // watch was there.
            let _ = catch_unwind(AssertUnwindSafe(|| self.read_config()));
            while watched.0 != self.targets() {
                watched = self.watch(again);
                let _ = catch_unwind(AssertUnwindSafe(|| self.read_config()));
            }
            let _ = catch_unwind(AssertUnwindSafe(|| self.read_corrections()));
            if catch_unwind(AssertUnwindSafe(|| self.load_articles())).is_err() {
                self.tell(Message::Progress(None));
            }
            if wished.recv().is_err() {
                return;
            }
            while wished.try_recv().is_ok() {}
        }
    }

    fn read_config(&mut self) {
        match configuration::reread(&self.found, &settings::options(&self.sources)) {
            Ok(found) => {
                let changed = found != self.found || self.bad.is_some();
                self.found = found;
                self.bad = None;
                if changed {
                    log::info!("config read anew: {:?}", self.found.path);
                    self.tell_settings();
                }
            }
            Err(error) => {
                let (summary, report) = (error.summary(), error.to_string());
                let notice = BadConfigNotice { summary, report, line: error.line() };
                if self.bad.as_ref() != Some(&notice) {
                    log::warn!("{}", notice.report);
                    self.tell(Message::BadConfig(notice.clone()));
                }
                self.bad = Some(notice);
            }
        }
    }

    fn read_corrections(&mut self) {
        let judged = corrections::read(&self.found.corrections);
        if judged != self.judged {
            log::info!("{} judgements read", judged.corrections.len());
            judged.problems.iter().for_each(|problem| log::warn!("{problem}"));
            self.judged = judged.clone();
            let _ = self.incoming.send(Incoming::Judged(Box::new(judged)));
        }
    }

    fn load_articles(&mut self) {
        let before = self.articles.as_ref().map(|(library, _)| Arc::clone(library)).unwrap_or_default();
        let progress = |done: usize| {
            if done.is_multiple_of(PROGRESS_STEP) {
                let what = "reading articles".to_owned();
                self.tell(Message::Progress(Some(Progress { what, done, of: None })));
            }
        };
        let Loaded { library, problems, .. } = self.found.load(&before, &progress);
        log::info!("{} articles read, {} problems", library.articles().len(), problems.len());
        problems.iter().for_each(|problem| log::warn!("{problem}"));
        self.tell(Message::Progress(None));
        let is_sample = sample::is_sample(&library);
        if is_sample != self.is_sample {
            self.is_sample = is_sample;
            self.tell_settings();
        }
        let told = self.articles.as_ref();
        if told.is_none_or(|(old, known)| old.hash() != library.hash() || *known != problems) {
            let library = Arc::new(library);
            self.tell(Message::Loaded { library: Arc::clone(&library), problems: problems.clone() });
            self.articles = Some((library, problems));
        }
    }

    fn targets(&self) -> Targets {
        Targets::new(&self.found.whereabouts())
    }

    fn watch(&self, again: &Sender<()>) -> (Targets, Watch) {
        let (targets, again) = (self.targets(), again.clone());
        let watch = watch(targets.clone(), move || again.send(()).unwrap_or_default());
        (targets, watch)
    }

    fn tell_settings(&self) {
        let mut settings = settings::settings(&self.found, &self.sources);
        settings.sample = self.is_sample;
        let (settings, found) = (Box::new(settings), Box::new(self.found.clone()));
        let _ = self.incoming.send(Incoming::Configured { settings, found });
    }

    /// Nobody listens any more once the reader has quit; the program is about to end then.
    fn tell(&self, message: Message) {
        let _ = self.incoming.send(Incoming::Event(Event::Message(message)));
    }
}
