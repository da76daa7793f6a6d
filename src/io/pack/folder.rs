//! A folder that is written whole or not at all.
//!
//! Decided: it is written beside its place, under its name and the number of the process, and put there
//! at once; into a folder that is there and empty, what it holds is moved part by part, for that folder
//! may be the one that a shell stands in. What fails takes all of it away again.

use crate::io::whole::named;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Whether nothing is there, or an empty folder.
pub(super) fn is_free(folder: &Path) -> bool {
    match fs::read_dir(present(folder)) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(folder).is_err(),
    }
}

/// Whether a folder, be it there or not, lies in another.
pub(super) fn lies_in(folder: &Path, other: &Path) -> bool {
    let Ok(other) = fs::canonicalize(other) else { return false };
    let Ok(folder) = std::path::absolute(present(folder)) else { return false };
    let real = folder.ancestors().find_map(|part| Some((part, fs::canonicalize(part).ok()?)));
    real.is_some_and(|(part, real)| {
        folder.strip_prefix(part).is_ok_and(|rest| real.join(rest).starts_with(&other))
    })
}

/// Writes these files, by their paths in the folder with `/` between parts, and these folders even where
/// no file is in them.
///
/// # Errors
/// If something cannot be written; then nothing of it is left.
pub(super) fn write(folder: &Path, files: &[(String, Vec<u8>)], folders: &[String]) -> io::Result<()> {
    let place = std::path::absolute(present(folder))?;
    let around = place.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(around)?;
    let beside = named(&place, &format!(".parallax-new-{}", std::process::id()));
    fs::create_dir(&beside)?;
    let written = fill(&beside, files, folders).and_then(|()| put(&beside, &place));
    // Where it was moved as a whole it is no longer there.
    let _ = fs::remove_dir_all(&beside);
    written
}

/// The present folder has a name only on the disk.
fn present(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

fn fill(folder: &Path, files: &[(String, Vec<u8>)], folders: &[String]) -> io::Result<()> {
    for name in folders {
        fs::create_dir_all(folder.join(name))?;
    }
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(around) = path.parent() {
            fs::create_dir_all(around)?;
        }
        let mut file = File::create_new(&path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(())
}

fn put(beside: &Path, place: &Path) -> io::Result<()> {
    if !place.exists() {
        return fs::rename(beside, place);
    }
    let mut moved = Vec::new();
    for entry in fs::read_dir(beside)? {
        let to = entry.as_ref().map(|entry| place.join(entry.file_name()));
        let put = match (&entry, &to) {
            (Ok(entry), Ok(to)) if !to.exists() => fs::rename(entry.path(), to),
            (Ok(_), Ok(_)) => Err(io::ErrorKind::AlreadyExists.into()),
            _ => Err(io::ErrorKind::Other.into()),
        };
        match (put, to) {
            (Ok(()), Ok(to)) => moved.push(to),
            (put, _) => {
                for path in moved {
                    let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
                }
                return put;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn files(paths: &[&str]) -> Vec<(String, Vec<u8>)> {
        paths.iter().map(|path| ((*path).to_owned(), b"text".to_vec())).collect()
    }

    #[test]
    fn a_folder_is_written_whole_or_not_at_all() {
        let around = tempfile::tempdir().unwrap();
        let (new, empty) = (around.path().join("a/new"), around.path().join("empty"));
        fs::create_dir(&empty).unwrap();
        for folder in [&new, &empty] {
            assert!(is_free(folder));
            let spoilt = files(&["b.md", "c/d.md", "b.md/e.md"]);
            assert!(write(folder, &spoilt, &["none".into()]).is_err(), "a file is in the way");
            assert!(is_free(folder));
            write(folder, &files(&["b.md", "c/d.md"]), &["none".into()]).unwrap();
            assert_eq!(
                (names(folder), names(&folder.join("c"))),
                (vec!["b.md".into(), "c".into(), "none".into()], vec!["d.md".into()])
            );
            assert!(!is_free(folder));
        }
        assert_eq!(
            (names(around.path()), names(&around.path().join("a"))),
            (vec!["a".into(), "empty".into()], vec!["new".to_owned()])
        );
        let file = around.path().join("file");
        fs::write(&file, "mine").unwrap();
        assert!(!is_free(&file));
    }

    #[test]
    fn what_comes_in_between_is_left_and_nothing_of_ours_beside_it() {
        let around = tempfile::tempdir().unwrap();
        let (beside, place) = (around.path().join("beside"), around.path().join("place"));
        fs::create_dir(&beside).unwrap();
        fs::create_dir(&place).unwrap();
        fill(&beside, &files(&["a", "b/c", "d"]), &[]).unwrap();
        fs::write(place.join("d"), "theirs").unwrap();
        assert!(put(&beside, &place).is_err());
        assert_eq!(names(&place), ["d"]);
        assert_eq!(fs::read_to_string(place.join("d")).unwrap(), "theirs");
    }

    #[test]
    fn a_folder_lies_in_another_also_before_it_is_there() {
        let around = tempfile::tempdir().unwrap();
        let articles = around.path().join("articles");
        fs::create_dir(&articles).unwrap();
        assert!(lies_in(&articles.join("new/pack"), &articles) && lies_in(&articles, &articles));
        assert!(!lies_in(&around.path().join("articles-pack"), &articles));
        assert!(!lies_in(around.path(), &articles));
    }
}
