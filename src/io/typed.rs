//! What is typed and in no file yet, kept beside the session while the program runs: what a program
//! that is killed leaves.
//!
//! Apart from the session, which is kept at the end alone. Decided: each program has a file of its own,
//! with a lock beside it that the system lets go of however the program ends; whoever can take that
//! lock takes over what was left. It is added to what the session says, which may be of another program:
//! what is offered once too often is let go by a key, what is taken away is gone.

use super::session;
use crate::ui::model::Model;
use crate::ui::model::judging::Draft;
use crate::ui::model::session::Session;
use serde_json::json;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process;
use std::time::SystemTime;

/// How the name of a file of what is typed ends.
const TYPED: &str = ".typed.json";
/// How that of its lock ends.
const LOCK: &str = ".typed.lock";

/// What is typed and in no file yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Typed {
    /// What a session keeps of it, and nothing else.
    pub(super) session: Session,
    /// Judgements.
    pub(super) judgements: Option<Draft>,
}

impl Typed {
    /// What there is of it; `before` is what was there at the start.
    pub(super) fn of(model: &Model, before: &Session) -> Self {
        Self { session: Session::typed(model, before), judgements: model.shared.pending_judgements() }
    }
}

/// The file of what is typed in this program, ours until it is dropped.
#[derive(Debug)]
pub(super) struct TypedFile {
    path: PathBuf,
    lock: PathBuf,
    _held: File,
}

impl TypedFile {
    /// Takes the file beside the session at `place`; none if it cannot be had.
    pub(super) fn take(place: &Path) -> Option<Self> {
        fs::create_dir_all(place.parent()?).ok()?;
        let id = process::id();
        let (path, lock) = (beside(place, &format!("{id}{TYPED}"))?, beside(place, &format!("{id}{LOCK}"))?);
        let held = locked(&lock)?;
        Some(Self { path, lock, _held: held })
    }

    /// Keeps what is typed.
    pub(super) fn keep(&self, typed: &Typed) {
        let judgements = typed.judgements.as_ref().map(session::draft_as_value);
        session::write(
            &self.path,
            &json!({ "session": typed.session, "judgements": judgements }).to_string(),
        );
    }

    /// Takes the file away: all that it says is kept elsewhere.
    pub(super) fn remove(self) {
        let _ = fs::remove_file(&self.path);
        let _ = fs::remove_file(&self.lock);
    }
}

/// Takes over what programs that were killed have left beside the session at `place`, which is `before`.
/// What cannot be kept there is left where it is.
pub(super) fn take_over(place: &Path, mut before: Session) -> Session {
    let mut kept_at = modified(place);
    for (at, left) in left(place) {
        let Some(Typed { session, judgements }) = read(&left.path) else {
            left.remove();
            continue;
        };
        before = before.and_typed(session, at >= kept_at);
        kept_at = kept_at.max(at);
        let judgements = match (session::read_draft(place), judgements) {
            (Some(kept), Some(left)) => Some(kept.and(&left)),
            (kept, left) => kept.or(left),
        };
        if session::keep(place, &before) && session::keep_draft(place, judgements.as_ref()) {
            left.remove();
        }
    }
    before
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|of| of.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// What is there of programs that have ended, the oldest first.
fn left(place: &Path) -> Vec<(SystemTime, TypedFile)> {
    let Some((folder, stem)) = place.parent().zip(place.file_stem()) else { return Vec::new() };
    let start = format!("{}.", stem.to_string_lossy());
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(SystemTime, TypedFile)> = files
        .filter_map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            let id = name.strip_prefix(&start)?.strip_suffix(LOCK)?;
            let (path, lock) = (beside(place, &format!("{id}{TYPED}"))?, file.path());
            let held = locked(&lock)?;
            Some((modified(&path), TypedFile { path, lock, _held: held }))
        })
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found
}

fn read(path: &Path) -> Option<Typed> {
    let value = session::read_value(path)?;
    let part = |name: &str| value.get(name).cloned();
    let session = serde_json::from_value(part("session")?).ok()?;
    Some(Typed { session, judgements: part("judgements").and_then(|of| session::draft_of_value(&of)) })
}

fn beside(place: &Path, end: &str) -> Option<PathBuf> {
    Some(place.with_file_name(format!("{}.{end}", place.file_stem()?.to_string_lossy())))
}

/// The file of a lock, held; none if another program holds it.
fn locked(path: &Path) -> Option<File> {
    let file = File::options().create(true).truncate(false).write(true).open(path).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::ArticleId;
    use crate::compare::corrections::{Anchor, Judgement, Layer, Stamp, What};
    use crate::ui::model::edits::LeftConfig;
    use crate::ui::model::judging::Begun;
    use crate::ui::views::workshop::{Kept, Lines};

    fn typed(text: &str) -> Typed {
        let unsaved = vec![LeftConfig { base: String::new(), text: text.to_owned() }];
        Typed { session: Session { unsaved, ..Session::default() }, judgements: None }
    }

    #[test]
    fn what_is_left_is_taken_over_once_its_program_has_ended() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let place = folder.path().join("a.json");
        let before = Session { topic: Some("ships".to_owned()), ..typed("# old").session };
        let running = TypedFile::take(&place).expect("nobody holds it");
        running.keep(&typed("# new"));
        assert_eq!(take_over(&place, before.clone()), before, "it runs");
        drop(running);
        let after = take_over(&place, before);
        let texts: Vec<&str> = after.unsaved.iter().map(|of| of.text.as_str()).collect();
        assert_eq!((after.topic.as_deref(), texts), (Some("ships"), vec!["# old", "# new"]));
        assert_eq!(session::read(&place), after, "it is kept");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 1, "nothing else is");
        assert_eq!(take_over(&place, after.clone()), after);
    }

    /// A note on some words, in no file.
    fn note(words: &str) -> Draft {
        let at = Anchor {
            article: ArticleId::new("a"),
            exact: words.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            copies: 1,
            outlet: String::new(),
            body: None,
        };
        let judgement = Judgement { stamp: Stamp::default(), what: What::note(at, words) };
        Draft { base: Layer::default(), wanted: Layer::new("corrections", vec![judgement]) }
    }

    fn noted(place: &Path) -> Vec<String> {
        let kept = session::read_draft(place);
        let judgements = kept.iter().flat_map(|draft| draft.wanted.judgements());
        judgements.flat_map(|of| of.what.anchors()).map(|at| at.exact.clone()).collect()
    }

    #[test]
    fn of_programs_that_ran_at_once_none_takes_anything_from_another() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let place = folder.path().join("a.json");
        let kill = |id: &str, typed: &Typed| {
            let (path, lock) = (format!("{id}{TYPED}"), format!("{id}{LOCK}"));
            let (path, lock) = (beside(&place, &path).unwrap(), beside(&place, &lock).unwrap());
            let file = TypedFile { path, _held: locked(&lock).expect("nobody holds it"), lock };
            file.keep(typed);
        };
        drop(locked(&beside(&place, &format!("0{LOCK}")).unwrap()));
        let typed = |of: &str| {
            let draft = vec![Kept {
                groups: vec![Lines { lines: vec![of.to_owned()], ..Lines::default() }],
                ..Kept::default()
            }];
            let begun = vec![Begun { of: "note".to_owned(), text: of.to_owned(), ..Begun::default() }];
            let session = Session { draft, begun, ..typed(&format!("# {of}")).session };
            Typed { session, judgements: Some(note(of)) }
        };
        kill("1", &typed("one"));
        kill("2", &typed("two"));
        // What was open at both is there once.
        kill("3", &typed("two"));
        let ended = typed("ended").session;
        session::keep(&place, &ended);
        session::keep_draft(&place, Some(&note("ended")));
        let after = take_over(&place, ended);
        let mut texts: Vec<&str> = after.unsaved.iter().map(|of| of.text.as_str()).collect();
        texts.sort_unstable();
        assert_eq!(texts, ["# ended", "# one", "# two"]);
        let mut drafts: Vec<&str> = after
            .draft
            .iter()
            .flat_map(|of| &of.groups)
            .flat_map(|of| &of.lines)
            .map(String::as_str)
            .collect();
        let mut begun: Vec<&str> = after.begun.iter().map(|of| of.text.as_str()).collect();
        drafts.sort_unstable();
        begun.sort_unstable();
        assert_eq!((drafts, begun), (vec!["ended", "one", "two"], vec!["ended", "one", "two"]));
        assert_eq!(noted(&place), ["ended", "one", "two"]);
    }

    #[test]
    fn what_cannot_be_kept_in_the_session_stays_where_it_is() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let place = folder.path().join("a.json");
        TypedFile::take(&place).expect("nobody holds it").keep(&typed("# hours of work"));
        fs::create_dir(&place).expect("it can be made");
        take_over(&place, Session::default());
        fs::remove_dir(&place).expect("it is empty");
        assert_eq!(take_over(&place, Session::default()).unsaved, typed("# hours of work").session.unsaved);
    }
}
