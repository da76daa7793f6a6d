//! The thread that writes what the reader has judged and typed, so that no key waits for the disk.
//!
//! Judgements are written in the order in which they were made, of those that wait the newest alone, for
//! it holds the others. What is typed is written a moment after it was typed ([`PAUSE`]), so that a
//! program that is killed loses less than a second of it. The end of the program waits for the judgements.
//! Whatever panics here is told by the panic hook; the thread answers all the same and goes on.

use super::corrections::{self, Judged, NotWritten, OwnFile};
use super::reader::Incoming;
use super::typed::{Typed, TypedFile};
use crate::compare::corrections::Layer;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How long what is typed waits for more.
const PAUSE: Duration = Duration::from_millis(300);

/// The thread that writes, seen from who asks it.
#[derive(Debug)]
pub(super) struct Keeper {
    /// None once it has ended.
    requests: Option<Sender<Request>>,
}

enum Request {
    Judgements(Box<Judgements>),
    Typed(Box<Typed>),
}

/// The reader's judgements, to be written.
pub(super) struct Judgements {
    /// Their file, as it was last known; what was written of the same reading since is known here.
    pub(super) own: OwnFile,
    /// All of them.
    pub(super) layer: Layer,
    /// The number of the reading that they were made from.
    pub(super) reading: u64,
    /// The number of the request.
    pub(super) number: u64,
    /// All files of judgements, to be read again if the file turns out to be another.
    pub(super) files: Vec<PathBuf>,
}

/// What became of judgements.
pub(super) struct Written {
    /// Their file as it is known now.
    pub(super) own: OwnFile,
    /// The number of the reading that they were made from.
    pub(super) reading: u64,
    /// The number of the request.
    pub(super) number: u64,
    /// Why they were not written, if they were not.
    pub(super) failed: Option<String>,
    /// All files, if somebody else has changed that of the reader.
    pub(super) anew: Option<Judged>,
}

impl Keeper {
    /// Starts the thread; what becomes of judgements goes to `incoming`, what is typed to `place`, which comes
    /// back at the end ([`Incoming::Kept`]).
    ///
    /// # Errors
    /// If no thread can be started.
    pub(super) fn start(place: Option<TypedFile>, incoming: Sender<Incoming>) -> io::Result<Self> {
        let (requests, requested) = mpsc::channel();
        let work = move || {
            let keep = |typed: &Typed| place.iter().for_each(|place| place.keep(typed));
            // Nobody listens any more where the end was not waited for.
            work(&requested, corrections::read, keep, |written| drop(incoming.send(written)));
            let _ = incoming.send(Incoming::Kept(place));
        };
        thread::Builder::new().name("keep".to_owned()).spawn(work)?;
        Ok(Self { requests: Some(requests) })
    }

    /// Writes judgements; false if there is no thread any more that could.
    pub(super) fn judgements(&self, judgements: Judgements) -> bool {
        self.ask(Request::Judgements(Box::new(judgements)))
    }

    /// Keeps what is typed, in place of what was; false as above.
    pub(super) fn typed(&self, typed: Typed) -> bool {
        self.ask(Request::Typed(Box::new(typed)))
    }

    fn ask(&self, request: Request) -> bool {
        self.requests.as_ref().is_some_and(|requests| requests.send(request).is_ok())
    }

    /// Lets the thread end once all judgements are written.
    pub(super) fn end(&mut self) {
        self.requests = None;
    }
}

/// Does what is requested until nobody can request any more; `read` reads the files of judgements, `keep`
/// keeps what is typed.
fn work(
    requested: &Receiver<Request>,
    read: impl Fn(&[PathBuf]) -> Judged,
    keep: impl Fn(&Typed),
    tell: impl Fn(Incoming),
) {
    let mut known: Option<(u64, OwnFile)> = None;
    let mut typed: Option<(Instant, Box<Typed>)> = None;
    loop {
        let next = match &typed {
            Some((due, _)) => requested.recv_timeout(due.saturating_duration_since(Instant::now())),
            None => requested.recv().map_err(RecvTimeoutError::from),
        };
        let mut judgements = None;
        let is_end = matches!(next, Err(RecvTimeoutError::Disconnected));
        for request in next.into_iter().chain(requested.try_iter()) {
            match request {
                Request::Judgements(newest) => judgements = Some(newest),
                Request::Typed(newest) => {
                    let due = typed.take().map_or_else(|| Instant::now() + PAUSE, |(due, _)| due);
                    typed = Some((due, newest));
                }
            }
        }
        if let Some(judgements) = judgements {
            let written = write(*judgements, &mut known, &read);
            tell(Incoming::Written(Box::new(written)));
        }
        if is_end {
            // What is typed is kept with the session then.
            return;
        }
        if let Some((_, typed)) = typed.take_if(|(due, _)| *due <= Instant::now()) {
            let _ = catch_unwind(AssertUnwindSafe(|| keep(&typed)));
        }
    }
}

/// Writes judgements over what is `known` of their file; `read` reads all files.
fn write(
    judgements: Judgements,
    known: &mut Option<(u64, OwnFile)>,
    read: impl Fn(&[PathBuf]) -> Judged,
) -> Written {
    let Judgements { own, layer, reading, number, files } = judgements;
    let mut own = known.take().filter(|(of, _)| *of == reading).map_or(own, |(_, own)| own);
    let saved = catch_unwind(AssertUnwindSafe(|| {
        let Err(why) = own.save(&layer) else { return (None, None) };
        let anew = matches!(why, NotWritten::Changed(_)).then(|| read(&files));
        (Some(why.to_string()), anew)
    }));
    let fell_over = || format!("{} was not written: the list of problems says why", own.name());
    let (failed, anew) = saved.unwrap_or_else(|_| (Some(fell_over()), None));
    *known = Some((reading, own.clone()));
    Written { own, reading, number, failed, anew }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::ArticleId;
    use crate::compare::corrections::{Anchor, Judgement, Stamp, What};
    use std::fs;
    use std::path::Path;

    fn layer(count: usize) -> Layer {
        let note = |index: usize| {
            let at = Anchor {
                article: ArticleId::new("a"),
                exact: format!("Ships {index}."),
                prefix: String::new(),
                suffix: String::new(),
                copies: 1,
                outlet: String::new(),
                body: None,
            };
            Judgement { stamp: Stamp::default(), what: What::Note { at, text: "Ask.".into() } }
        };
        Layer::new("corrections", (0..count).map(note).collect())
    }

    fn judgements(path: &Path, count: usize, number: u64) -> Judgements {
        let files = vec![path.to_owned()];
        let own = corrections::read(&files).own.expect("it is listed");
        Judgements { own, layer: layer(count), reading: 1, number, files }
    }

    /// What the thread tells of these requests, all of which wait when it begins.
    fn told(requests: Vec<Judgements>) -> Vec<Written> {
        let (send, requested) = mpsc::channel();
        for request in requests {
            send.send(Request::Judgements(Box::new(request))).expect("the other end is here");
        }
        drop(send);
        let written = std::cell::RefCell::new(Vec::new());
        work(
            &requested,
            corrections::read,
            |_| (),
            |incoming| {
                if let Incoming::Written(of) = incoming {
                    written.borrow_mut().push(*of);
                }
            },
        );
        written.into_inner()
    }

    #[test]
    fn of_judgements_that_wait_the_newest_are_written_before_the_end() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let path = folder.path().join("corrections.toml");
        let requests = (1..=3).map(|count| judgements(&path, count, count as u64)).collect();
        let [written] = &told(requests)[..] else { panic!("it is written once") };
        assert_eq!((written.number, written.failed.as_deref()), (3, None));
        assert_eq!(corrections::read(&[path]).corrections.len(), 3);
    }

    #[test]
    fn what_was_written_here_is_no_change_of_somebody_else() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let path = folder.path().join("corrections.toml");
        // Both are made before either is written.
        let (first, second) = (judgements(&path, 1, 1), judgements(&path, 2, 2));
        let mut known = None;
        assert_eq!(write(first, &mut known, corrections::read).failed, None);
        assert_eq!(write(second, &mut known, corrections::read).failed, None);
        let (third, other) = (judgements(&path, 3, 3), "# others\n");
        fs::write(&path, other).expect("it can be written");
        let written = write(third, &mut known, corrections::read);
        assert!(written.failed.is_some_and(|why| why.contains("changed by somebody else")));
        assert!(written.anew.is_some_and(|judged| judged.corrections.is_empty()));
        assert_eq!(fs::read_to_string(&path).expect("it is there"), other);
    }

    #[test]
    fn a_panic_while_writing_is_answered_and_the_thread_goes_on() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let path = folder.path().join("corrections.toml");
        let stale = judgements(&path, 1, 1);
        fs::write(&path, "# others\n").expect("it can be written");
        let (fresh, typed) = (judgements(&path, 2, 2), Typed::default());
        let (send, requested) = mpsc::channel();
        let (tell, told) = mpsc::channel();
        let (fell, fallen) = mpsc::channel();
        let keep = move |_: &Typed| {
            fell.send(()).expect("the other end is here");
            panic!("it falls over");
        };
        let thread = thread::spawn(move || {
            let read = |_: &[PathBuf]| panic!("it falls over");
            work(&requested, read, keep, |incoming| drop(tell.send(incoming)));
        });
        let answer = || match told.recv().expect("the thread goes on") {
            Incoming::Written(written) => (written.number, written.failed),
            _ => panic!("nothing else is told"),
        };
        send.send(Request::Judgements(Box::new(stale))).expect("it is there");
        let (number, failed) = answer();
        assert!(number == 1 && failed.is_some_and(|why| why.contains("the list of problems says why")));
        send.send(Request::Typed(Box::new(typed))).expect("it is there");
        fallen.recv().expect("what is typed was to be kept");
        send.send(Request::Judgements(Box::new(Judgements { reading: 2, ..fresh }))).expect("it is there");
        assert_eq!(answer(), (2, None));
        drop(send);
        thread.join().expect("it ends in order");
        assert_eq!(corrections::read(&[path]).corrections.len(), 2);
    }

    #[test]
    fn whoever_asks_a_thread_that_is_gone_knows_it() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let (requests, requested) = mpsc::channel();
        drop(requested);
        let keeper = Keeper { requests: Some(requests) };
        assert!(!keeper.judgements(judgements(&folder.path().join("corrections.toml"), 1, 1)));
        assert!(!keeper.typed(Typed::default()));
    }
}
