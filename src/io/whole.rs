//! Files that are whole or as they were: written beside their place first, then put in it.
//!
//! Apart because exports, sessions and the config are all kept so. Decided: a link stays a link, what
//! it leads to is replaced; mode (and owner, where that is allowed) stay; a write that is killed
//! leaves its half beside the file, named after it and the process, and nothing else.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many links in a row are followed.
const LINKS: usize = 16;

/// Writes a file, or puts another in its place.
///
/// # Errors
/// If it cannot be written; then what was there is there still, and nothing beside it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = target(path);
    let before = match fs::metadata(&path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let beside = named(&path, &format!(".parallax-new-{}", std::process::id()));
    // One that an earlier process of this number left.
    let _ = fs::remove_file(&beside);
    let written = write(&beside, bytes, before.as_ref()).and_then(|()| fs::rename(&beside, &path));
    written.inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })?;
    // Where a folder cannot be synced the name may be lost with the power, not the text.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Writes a file that is not there yet.
///
/// # Errors
/// If it is there, or cannot be written; then nothing half written is left.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

/// The file that a path leads to, through links, be it there or not.
pub(super) fn target(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let Ok(next) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}

/// The path with something more at the end of its name.
pub(super) fn named(path: &Path, more: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(more);
    path.with_file_name(name)
}

fn write(path: &Path, bytes: &[u8], like: Option<&fs::Metadata>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    if let Some(like) = like {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // Only the owner of all files may give one away.
            let _ = fchown(&file, Some(like.uid()), Some(like.gid()));
        }
        file.set_permissions(like.permissions())?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("listed").file_name().to_string_lossy().into()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_cannot_be_written_leaves_all_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let path = folder.path().join("a.txt");
        create(&path, b"old").expect("it is new");
        assert!(create(&path, b"new").is_err(), "it is there");
        let beside = named(&path, &format!(".parallax-new-{}", std::process::id()));
        fs::create_dir(&beside).expect("a folder in the way");
        assert!(replace(&path, b"new").is_err());
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
        fs::remove_dir(&beside).expect("it is empty");
        fs::write(&beside, "half").expect("left by a process of this number");
        replace(&path, b"new").expect("nothing is in the way");
        assert_eq!(
            (fs::read(&path).expect("it is there"), names(folder.path())),
            (b"new".to_vec(), vec!["a.txt".to_owned()])
        );
        assert!(replace(folder.path(), b"new").is_err(), "a folder is no file");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn mode_and_link_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder to write to");
        let (file, link, far) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("c"));
        fs::write(&file, "old").expect("it is new");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
        symlink("a", &link).expect("a link");
        symlink(&link, &far).expect("a link to a link");
        replace(&far, b"new").expect("it can be written");
        assert_eq!(fs::read(&file).expect("it is there"), b"new");
        assert_eq!(fs::metadata(&file).expect("it is there").permissions().mode() & 0o7777, 0o640);
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        fs::remove_file(&file).expect("it is ours");
        replace(&link, b"again").expect("what it leads to can be made");
        assert_eq!(
            (fs::read(&file).expect("it is there"), names(folder.path())),
            (b"again".to_vec(), vec!["a".to_owned(), "b".to_owned(), "c".to_owned()])
        );
    }
}
