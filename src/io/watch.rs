//! Says when the config or an article has changed on disk.
//!
//! Single files are watched through their folder and told by name, because an editor that saves by
//! renaming replaces the very file that a watch would hang on. Changes that come close together
//! are told once. Where the system's watcher cannot be had (too many folders, an odd file system),
//! the files are looked at a few times a second instead. `notify`'s own poller is not used: it
//! compares whole seconds and misses the second of two quick changes.

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use xxhash_rust::xxh3::Xxh3;

/// How long nothing more may happen before a change is told.
const QUIET: Duration = Duration::from_millis(80);
/// How long a change is kept back at most while more follow.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often files are looked at where there is no watcher.
const POLL: Duration = Duration::from_millis(300);
/// Looking at the files may take this part of the time at most.
const POLL_SHARE: u32 = 10;

/// What is watched: as long as it lives, changes are told.
#[derive(Debug)]
pub(super) struct Watch {
    _watcher: Option<RecommendedWatcher>,
    _ended: Sender<()>,
}

/// The files and folders whose changes count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Targets {
    /// Files, whether they are there yet or not.
    pub(super) files: BTreeSet<PathBuf>,
    /// Folders with all that they hold, each with what it is.
    pub(super) folders: BTreeMap<PathBuf, Identity>,
}

/// What tells a folder from another one of the same name that has taken its place.
type Identity = (u64, Option<SystemTime>);

impl Targets {
    /// These files and folders, be they there or not.
    pub(super) fn new(paths: &[PathBuf]) -> Self {
        let mut targets = Self::default();
        for path in paths {
            let real = real(path);
            if let Some(folder) = fs::metadata(&real).ok().filter(fs::Metadata::is_dir) {
                targets.folders.insert(real, identity(&folder));
            } else {
                // A link to a file changes with either of the two.
                targets.files.extend([absolute(path), real]);
            }
        }
        targets
    }

    /// Whether a change at `path` counts.
    fn hold(&self, path: &Path) -> bool {
        self.files.contains(path) || self.folders.keys().any(|folder| path.starts_with(folder))
    }

    /// The folders to hang a watch on: around files, and the folders themselves.
    fn watched(&self) -> Vec<(&Path, RecursiveMode)> {
        let beside = self.files.iter().filter_map(|file| file.parent()).collect::<BTreeSet<_>>();
        let beside = beside.into_iter().map(|folder| (folder, RecursiveMode::NonRecursive));
        let whole = self.folders.keys().map(|folder| (folder.as_path(), RecursiveMode::Recursive));
        beside.chain(whole).collect()
    }

    /// A number that changes with every change that counts: names, sizes, times.
    fn fingerprint(&self) -> u64 {
        let mut hasher = Xxh3::new();
        let mut waiting = self.files.iter().chain(self.folders.keys()).cloned().collect::<Vec<_>>();
        while let Some(path) = waiting.pop() {
            let Ok(found) = fs::symlink_metadata(&path) else { continue };
            if found.is_dir() {
                let mut inside = fs::read_dir(&path)
                    .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect::<Vec<_>>())
                    .unwrap_or_default();
                inside.sort();
                waiting.append(&mut inside);
            } else {
                hasher.update(path.as_os_str().as_encoded_bytes());
                hasher.update(&found.len().to_le_bytes());
                let changed = found.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
                hasher.update(&changed.unwrap_or_default().as_nanos().to_le_bytes());
            }
        }
        hasher.digest()
    }
}

/// Tells `changed`, from a thread of its own, about changes of `targets` while the [`Watch`] lives.
pub(super) fn watch(targets: Targets, changed: impl Fn() + Send + 'static) -> Watch {
    let (stirred, stirs) = mpsc::channel();
    let (ended, end) = mpsc::channel();
    let watcher = watcher(targets.clone(), stirred).ok();
    // Taken now: what changes from here on is told.
    let polled = watcher.is_none().then(|| targets.fingerprint());
    let told = thread::Builder::new().name("changes".to_owned()).spawn(move || match polled {
        Some(before) => tell_polled(&targets, before, &end, changed),
        None => tell_settled(&stirs, changed),
    });
    // Without a thread nothing is told; the reader can still ask to reload.
    drop(told);
    Watch { _watcher: watcher, _ended: ended }
}

fn watcher(targets: Targets, stirred: Sender<()>) -> notify::Result<RecommendedWatcher> {
    let counted = targets.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let counts = match event {
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => false,
            Ok(event) => event.need_rescan() || event.paths.iter().any(|path| counted.hold(path)),
            Err(_) => true,
        };
        if counts {
            let _ = stirred.send(());
        }
    })?;
    for (folder, mode) in targets.watched() {
        watcher.watch(folder, mode)?;
    }
    Ok(watcher)
}

/// Tells of a stir once nothing more has followed for a while; ends with the watcher.
fn tell_settled(stirs: &Receiver<()>, changed: impl Fn()) {
    while stirs.recv().is_ok() {
        let first = Instant::now();
        while first.elapsed() < PATIENCE {
            match stirs.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        changed();
    }
}

/// Tells of every difference between one look and the next; ends with the watch.
fn tell_polled(targets: &Targets, mut before: u64, end: &Receiver<()>, changed: impl Fn()) {
    let mut pause = POLL;
    while let Err(RecvTimeoutError::Timeout) = end.recv_timeout(pause) {
        let began = Instant::now();
        let now = targets.fingerprint();
        if now != before {
            before = now;
            changed();
        }
        pause = POLL.max(began.elapsed() * POLL_SHARE);
    }
}

/// The path without links; of what is not there, without those of its folder.
fn real(path: &Path) -> PathBuf {
    let absolute = absolute(path);
    fs::canonicalize(&absolute).unwrap_or_else(|_| match (absolute.parent(), absolute.file_name()) {
        (Some(folder), Some(name)) => {
            fs::canonicalize(folder).map_or(absolute.clone(), |real| real.join(name))
        }
        _ => absolute,
    })
}

fn identity(folder: &fs::Metadata) -> Identity {
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(folder);
    #[cfg(not(unix))]
    let number = 0;
    (number, folder.created().ok())
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Long enough for any machine; nothing here waits for it to pass.
    const AT_LAST: Duration = Duration::from_secs(30);

    fn told(targets: Targets, change: impl FnOnce()) -> bool {
        let (tell, heard) = mpsc::channel();
        let watch = watch(targets, move || tell.send(()).unwrap_or_default());
        change();
        let told = heard.recv_timeout(AT_LAST).is_ok();
        drop(watch);
        told
    }

    #[test]
    fn a_file_saved_by_renaming_is_told_and_so_is_the_next_save() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.toml");
        fs::write(&config, "one").unwrap();
        let (tell, heard) = mpsc::channel();
        let _watch =
            watch(Targets::new(std::slice::from_ref(&config)), move || tell.send(()).unwrap_or_default());
        for text in ["two", "three"] {
            fs::write(folder.path().join("config.toml~"), text).unwrap();
            fs::rename(folder.path().join("config.toml~"), &config).unwrap();
            assert!(heard.recv_timeout(AT_LAST).is_ok(), "{text} was not told");
        }
    }

    #[test]
    fn an_article_below_a_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("a/b");
        fs::create_dir_all(&below).unwrap();
        let targets = Targets::new(&[folder.path().to_owned()]);
        assert!(told(targets, || fs::write(below.join("new.md"), "text").unwrap()));
    }

    #[test]
    fn a_folder_in_the_place_of_another_is_told_and_is_another_target() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("articles");
        fs::create_dir(&folder).unwrap();
        let before = Targets::new(std::slice::from_ref(&folder));
        assert_eq!(before, Targets::new(std::slice::from_ref(&folder)));
        let (old, new) = (around.path().join("old"), around.path().join("new"));
        fs::create_dir(&new).unwrap();
        let replace = || {
            fs::rename(&folder, &old).unwrap();
            fs::rename(&new, &folder).unwrap();
        };
        assert!(told(before.clone(), replace));
        assert_ne!(before, Targets::new(std::slice::from_ref(&folder)));
    }

    #[test]
    fn what_lies_beside_a_file_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let targets = Targets::new(&[folder.path().join("config.toml")]);
        let real = fs::canonicalize(folder.path()).unwrap();
        assert!(targets.hold(&absolute(&folder.path().join("config.toml"))));
        assert!(!targets.hold(&real.join("notes.toml")));
    }

    #[test]
    fn without_a_watcher_every_difference_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let article = folder.path().join("one.md");
        fs::write(&article, "a").unwrap();
        let targets = Targets::new(&[folder.path().to_owned()]);
        let (first, again) = (targets.fingerprint(), targets.fingerprint());
        assert_eq!(first, again);
        fs::rename(&article, folder.path().join("two.md")).unwrap();
        let renamed = targets.fingerprint();
        assert_ne!(first, renamed);
        fs::write(folder.path().join("two.md"), "ab").unwrap();
        assert_ne!(renamed, targets.fingerprint());
    }
}
