//! Which files there are to read, and the ids that tell them apart.
//!
//! Decided: links are not followed (one that leads out of its folder is reported, one that stays
//! inside would only bring the same text twice); a folder that the reader names may itself be one.
//! `.gitignore` is not consulted, for people keep texts out of git; `.ignore` is.

use super::reason;
use crate::compare::Problem;
use crate::compare::articles::ArticleId;
use ignore::{DirEntry, WalkBuilder};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// A file that may be an article.
pub(super) struct File {
    /// As the reader would name it.
    pub(super) path: PathBuf,
    /// The folder that was asked for, as the reader named it.
    pub(super) root: PathBuf,
    /// The parts of its path below `root`, the last with its extension.
    pub(super) parts: Vec<String>,
    /// The name of the folder that it stands in.
    pub(super) folder_name: String,
}

/// What there is below the folders that were named; a file that two of them hold counts once.
#[derive(Default)]
pub(super) struct Found {
    /// In the order of the folders that were named, then of their paths.
    pub(super) files: Vec<File>,
    /// What could not be looked into, and links.
    pub(super) problems: Vec<Problem>,
    /// How many files `.ignore` files left out.
    pub(super) ignored: usize,
    seen: BTreeSet<PathBuf>,
}

impl Found {
    /// Adds the file at `root`, or all files below it that may be articles.
    pub(super) fn look_into(&mut self, root: &Path) {
        match fs::metadata(root) {
            Err(error) => self.report(root, reason(&error)),
            Ok(metadata) if metadata.is_dir() => self.look_into_folder(root),
            Ok(metadata) if metadata.is_file() => {
                let name = root.file_name().unwrap_or_default();
                let folder = root.parent().filter(|folder| !folder.as_os_str().is_empty());
                self.add(root, folder.unwrap_or(Path::new(".")), Path::new(name));
            }
            Ok(_) => self.report(root, "is neither a file nor a folder"),
        }
    }

    fn look_into_folder(&mut self, root: &Path) {
        let all = self.walk(root, false);
        let heeds_ignore = all.iter().any(|entry| entry.file_name() == ".ignore");
        let is_article = |entry: &DirEntry| has_article_extension(entry.path());
        let mut kept = if heeds_ignore { self.walk(root, true) } else { all.clone() };
        kept.retain(is_article);
        self.ignored += all.iter().filter(|entry| is_article(entry)).count().saturating_sub(kept.len());
        for entry in kept {
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned();
            self.add(entry.path(), root, &below);
        }
    }

    /// The regular files below `root` that are not hidden, and `.ignore` files, in order of their paths.
    fn walk(&mut self, root: &Path, heed_ignore: bool) -> Vec<DirEntry> {
        let mut walker = WalkBuilder::new(root);
        walker.standard_filters(false).ignore(heed_ignore).follow_links(false);
        walker.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
        walker.sort_by_file_name(OsStr::cmp);
        let mut files = Vec::new();
        for entry in walker.build() {
            match entry {
                Err(error) => self.report_walk(root, &error),
                Ok(entry) => {
                    if let Some(error) = entry.error() {
                        self.report_walk(entry.path(), error);
                    }
                    match entry.file_type() {
                        Some(kind) if kind.is_file() => files.push(entry),
                        Some(kind) if kind.is_symlink() => self.look_at_link(root, entry.path()),
                        Some(kind) if !kind.is_dir() && has_article_extension(entry.path()) => {
                            self.report(entry.path(), "is not a regular file");
                        }
                        _ => {}
                    }
                }
            }
        }
        files
    }

    fn look_at_link(&mut self, root: &Path, link: &Path) {
        let leads_inside = |target: &Path| fs::canonicalize(root).is_ok_and(|root| target.starts_with(root));
        match fs::canonicalize(link) {
            Err(error) => self.report(link, format!("is a link that leads nowhere: {}", reason(&error))),
            Ok(target) if !leads_inside(&target) => {
                self.report(
                    link,
                    "is a link out of its folder and not followed: name its target as a folder of its own",
                );
            }
            Ok(_) => {}
        }
    }

    fn add(&mut self, path: &Path, root: &Path, below: &Path) {
        let real_root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        if !self.seen.insert(real_root.join(below)) {
            return;
        }
        let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let top = || real_root.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder_name = parts.iter().rev().nth(1).cloned().unwrap_or_else(top);
        self.files.push(File { path: path.to_owned(), root: root.to_owned(), parts, folder_name });
    }

    fn report(&mut self, path: &Path, message: impl Into<String>) {
        self.problems.push(Problem::new(path.display().to_string(), message));
    }

    fn report_walk(&mut self, root: &Path, error: &ignore::Error) {
        let (path, message) = explain(error);
        self.report(path.unwrap_or(root), message);
    }
}

/// The path and the reason inside the walker's nested errors.
fn explain(error: &ignore::Error) -> (Option<&Path>, String) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), explain(err).1),
        ignore::Error::WithDepth { err, .. } => explain(err),
        ignore::Error::Io(error) => (None, reason(error)),
        ignore::Error::Partial(errors) => errors.first().map_or_else(|| (None, error.to_string()), explain),
        _ => (None, error.to_string()),
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name != ".ignore" && name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file's name is that of an article.
pub(in crate::io) fn has_article_extension(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("md") || ext.eq_ignore_ascii_case("txt"))
}

/// Ids in the order of `files`: the path without extension; where some clash, all of them with
/// folder and extension, and where that does not tell them apart, with the folder as it was named.
/// Paths that look alike even then (their bytes are no text) are numbered.
pub(super) fn ids(files: &[File]) -> Vec<ArticleId> {
    let short = |file: &File| {
        let mut parts = file.parts.clone();
        if let Some(last) = parts.last_mut() {
            let stem = Path::new(&*last).file_stem().map(|stem| stem.to_string_lossy().into_owned());
            *last = stem.unwrap_or_default();
        }
        parts.join("/")
    };
    let with_folder = |file: &File| {
        let folder = file.root.file_name().unwrap_or(file.root.as_os_str()).to_string_lossy().into_owned();
        format!("{folder}/{}", file.parts.join("/"))
    };
    let with_path = |file: &File| {
        let folder: Vec<_> = file.root.iter().map(|part| part.to_string_lossy()).collect();
        format!("{}/{}", folder.join("/"), file.parts.join("/"))
    };
    let mut ids: Vec<String> = files.iter().map(short).collect();
    for longer in [&with_folder as &dyn Fn(&File) -> String, &with_path] {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for id in &ids {
            *count.entry(id.clone()).or_default() += 1;
        }
        for (id, file) in ids.iter_mut().zip(files) {
            if count.get(id).is_some_and(|count| *count > 1) {
                *id = longer(file);
            }
        }
    }
    let mut taken = BTreeSet::new();
    for id in &mut ids {
        let written = id.clone();
        let mut number = 1;
        while !taken.insert(id.clone()) {
            number += 1;
            *id = format!("{written} ({number})");
        }
    }
    ids.iter().map(|id| ArticleId::new(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(root: &str, below: &str) -> File {
        let path = Path::new(root).join(below);
        let parts = below.split('/').map(str::to_owned).collect();
        File { path, root: root.into(), parts, folder_name: "folder".into() }
    }

    #[test]
    fn ids_are_as_short_as_they_can_be() {
        let check = |files: &[(&str, &str)], expected: &[&str]| {
            let files: Vec<File> = files.iter().map(|(root, below)| file(root, below)).collect();
            let found: Vec<String> = ids(&files).iter().map(ArticleId::to_string).collect();
            assert_eq!(found, expected);
        };
        check(&[("texts", "a.md"), ("texts", "b/a.txt")], &["a", "b/a"]);
        check(&[("texts", "v1.2.md"), ("texts", "v1.3.md")], &["v1.2", "v1.3"]);
        check(&[("t", "a.md"), ("t", "a.txt"), ("t", "b.md")], &["t/a.md", "t/a.txt", "b"]);
        check(&[("x/one", "a.md"), ("two/", "a.md")], &["one/a.md", "two/a.md"]);
        check(&[("x/t", "a.md"), ("y/t", "a.md")], &["x/t/a.md", "y/t/a.md"]);
        check(&[("t", "\u{fffd}.md"), ("t", "\u{fffd}.md")], &["t/\u{fffd}.md", "t/\u{fffd}.md (2)"]);
    }
}
