//! Saving the config: only over what was read, with one backup, and so that nothing is ever lost.
//!
//! Decided: the backup is `config.toml~`, as editors name theirs, beside the file that is written
//! (where a link leads to); a file that nobody may write is not replaced, though its folder would
//! allow it. The text comes back with every failure, to be saved elsewhere.

use super::whole::{named, replace, target};
use std::fs;
use std::io;
use std::path::Path;
use xxhash_rust::xxh3::xxh3_64;

/// Why a config was not saved; on the disk all is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// Somebody changed it since it was read.
    #[error("{path} was {} since it was read, and is left as it is", if theirs.is_some() { "changed" } else { "removed" })]
    Changed {
        /// The file, as the reader named it.
        path: String,
        /// What was to be written.
        ours: String,
        /// What is there; none if it is gone.
        theirs: Option<String>,
    },
    /// It cannot be written.
    #[error("{path} was not written, and is as it was: {source}")]
    Unwritable {
        /// The file, as the reader named it.
        path: String,
        /// What was to be written.
        ours: String,
        /// Why.
        source: io::Error,
    },
}

/// Puts `text` in the place of the config at `path`, if that still is what was read: text of this
/// hash (xxh3, [`crate::config::Config::hash`]). What was there is kept beside it.
///
/// # Errors
/// [`NotSaved`], with the text.
pub fn save(path: &Path, text: &str, read: u64) -> Result<(), NotSaved> {
    let name = || path.display().to_string();
    let unwritable = |source| NotSaved::Unwritable { path: name(), ours: text.to_owned(), source };
    let changed = |theirs: Option<&[u8]>| NotSaved::Changed {
        path: name(),
        ours: text.to_owned(),
        theirs: theirs.map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
    };
    let before = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(changed(None)),
        Err(error) => return Err(unwritable(error)),
    };
    if before == text.as_bytes() {
        return Ok(());
    }
    if xxh3_64(&before) != read {
        return Err(changed(Some(&before)));
    }
    let file = target(path);
    if fs::metadata(&file).is_ok_and(|metadata| metadata.permissions().readonly()) {
        let why = io::Error::new(io::ErrorKind::PermissionDenied, "it is marked as read-only");
        return Err(unwritable(why));
    }
    replace(&named(&file, "~"), &before).map_err(unwritable)?;
    // Backing up took time; what was written meanwhile is not to be lost.
    match fs::read(path) {
        Ok(now) if now == before => replace(&file, text.as_bytes()).map_err(unwritable),
        now => Err(changed(now.ok().as_deref())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use tempfile::TempDir;

    fn config() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let path = folder.path().join("config.toml");
        fs::write(&path, "old").expect("it can be written");
        (folder, path)
    }

    fn text(path: &Path) -> String {
        fs::read_to_string(path).unwrap_or_default()
    }

    #[test]
    fn what_was_there_is_kept_beside_it_once() {
        let (folder, path) = config();
        save(&path, "new", xxh3_64(b"old")).expect("nobody changed it");
        save(&path, "newer", xxh3_64(b"new")).expect("nobody changed it");
        assert_eq!((text(&path), text(&folder.path().join("config.toml~"))), ("newer".into(), "new".into()));
        save(&path, "newer", 0).expect("it says so already");
        assert_eq!(text(&folder.path().join("config.toml~")), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 2);
    }

    #[test]
    fn a_file_that_was_changed_or_removed_meanwhile_is_left_with_both_texts() {
        let (folder, path) = config();
        fs::write(&path, "theirs").expect("it can be written");
        for (there, expected) in [(true, Some("theirs")), (false, None)] {
            if !there {
                fs::remove_file(&path).expect("it is there");
            }
            match save(&path, "ours", xxh3_64(b"old")) {
                Err(NotSaved::Changed { ours, theirs, .. }) => {
                    assert_eq!((ours.as_str(), theirs.as_deref()), ("ours", expected));
                }
                other => panic!("{other:?}"),
            }
            assert_eq!(text(&path), expected.unwrap_or_default());
        }
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 0, "no backup of nothing");
    }

    #[test]
    fn what_cannot_be_written_comes_back() {
        #[track_caller]
        fn check(hinder: impl Fn(&Path)) {
            let (_folder, path) = config();
            hinder(&path);
            match save(&path, "ours", xxh3_64(b"old")) {
                Err(NotSaved::Unwritable { ours, .. }) => assert_eq!(ours, "ours"),
                other => panic!("{other:?}"),
            }
            assert_eq!(text(&path), "old");
        }
        check(|path| {
            let mut permissions = fs::metadata(path).expect("it is there").permissions();
            permissions.set_readonly(true);
            fs::set_permissions(path, permissions).expect("it is ours");
        });
        check(|path| fs::create_dir(named(path, "~")).expect("a folder in the place of the backup"));
        check(|path| {
            let half = named(path, &format!(".parallax-new-{}", std::process::id()));
            fs::create_dir(half).expect("a folder in the place of what is written first");
        });
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_leads_to_is_written_and_backed_up() {
        let (folder, path) = config();
        let elsewhere = tempfile::tempdir().expect("another folder");
        let link = elsewhere.path().join("config.toml");
        std::os::unix::fs::symlink(&path, &link).expect("a link");
        save(&link, "new", xxh3_64(b"old")).expect("nobody changed it");
        assert_eq!((text(&path), text(&folder.path().join("config.toml~"))), ("new".into(), "old".into()));
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert_eq!(fs::read_dir(elsewhere.path()).expect("it is there").count(), 1);
    }
}
