//! What is typed and in no file yet, kept beside the session while the program runs: what a program
//! that is killed leaves.
//!
//! Apart from the session, which is kept at the end alone. Decided: each program has a file of its own,
//! with a lock beside it that the system lets go of however the program ends; whoever can take that
//! lock takes over what was left. The file says all that is in no file, so that it stands in place of
//! what the session says of that, be it less.

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
        let Session { draft, begun, unsaved, .. } = before.clone().with_typed(model);
        let session = Session { draft, begun, unsaved, ..Session::default() };
        Self { session, judgements: model.shared.pending_judgements() }
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

/// Takes over what programs that were killed have left beside the session at `place`, which is `before`;
/// it is kept there before theirs is taken away.
pub(super) fn take_over(place: &Path, mut before: Session) -> Session {
    for (index, left) in left(place).into_iter().enumerate() {
        if let Some(Typed { session, judgements }) = read(&left.path) {
            // Of two that ran at once neither takes anything from the other.
            if index == 0 {
                (before.draft, before.begun, before.unsaved) = (None, None, Vec::new());
            }
            before.draft = session.draft.or(before.draft);
            before.begun = session.begun.or(before.begun);
            before.unsaved.retain(|of| !session.unsaved.contains(of));
            before.unsaved.extend(session.unsaved);
            session::keep(place, &before);
            if judgements.is_some() || index == 0 {
                session::keep_draft(place, judgements.as_ref());
            }
        }
        left.remove();
    }
    before
}

/// What is there of programs that have ended, the oldest first.
fn left(place: &Path) -> Vec<TypedFile> {
    let Some((folder, stem)) = place.parent().zip(place.file_stem()) else { return Vec::new() };
    let start = format!("{}.", stem.to_string_lossy());
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(SystemTime, TypedFile)> = files
        .filter_map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            let id = name.strip_prefix(&start)?.strip_suffix(LOCK)?;
            let (path, lock) = (beside(place, &format!("{id}{TYPED}"))?, file.path());
            let held = locked(&lock)?;
            let at = fs::metadata(&path).and_then(|of| of.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
            Some((at, TypedFile { path, lock, _held: held }))
        })
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, file)| file).collect()
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
    use crate::ui::model::edits::LeftConfig;

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
        assert_eq!(
            (after.topic.as_deref(), &after.unsaved),
            (Some("ships"), &typed("# new").session.unsaved)
        );
        assert_eq!(session::read(&place), after, "it is kept");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 1, "nothing else is");
        assert_eq!(take_over(&place, after.clone()), after);
    }
}
