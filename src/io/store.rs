//! Article folders → (Library, problems).
//!
//! Apart from [`crate::compare::articles`] because it alone knows that articles are files.
//! Decided: links are not followed (one that leads out of its folder is reported, one that stays
//! inside would only bring the same text twice); a folder that the reader names may itself be one.
//! `.gitignore` is not consulted, for people keep texts out of git; `.ignore` is.

use crate::compare::Problem;
use crate::compare::articles::decode::{NotText, decode};
use crate::compare::articles::front_matter::{Source, article};
use crate::compare::articles::{Article, ArticleId, Library};
use ignore::{DirEntry, WalkBuilder};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A text longer than this is no article; reading it would only stop the program.
const LARGEST_FILE: u64 = 256 << 20;

/// What came of reading article folders.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The articles that could be read.
    pub library: Library,
    /// What is wrong with the others, sorted.
    pub problems: Vec<Problem>,
    /// How many files `.ignore` files left out.
    pub ignored: usize,
}

/// Reads files and folders in parallel, recursively: `.md` and `.txt`.
///
/// Articles of `before` whose file has the same content are shared. `progress` is told how many
/// files are done, from any thread.
pub fn load(paths: &[PathBuf], before: &Library, progress: &(dyn Fn(usize) + Sync)) -> Loaded {
    let mut found = Found::default();
    for root in paths {
        found.look_into(root);
    }
    let Found { files, mut problems, ignored, .. } = found;
    let ids = ids(&files);
    let done = AtomicUsize::new(0);
    let read: Vec<(Option<Arc<Article>>, Vec<Problem>)> = files
        .par_iter()
        .zip(ids)
        .map(|(file, id)| {
            let read = read(file, id, before);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
            read
        })
        .collect();
    let mut articles = Vec::with_capacity(read.len());
    for (article, of_article) in read {
        articles.extend(article);
        problems.extend(of_article);
    }
    problems.sort();
    problems.dedup();
    Loaded { library: Library::new(articles), problems, ignored }
}

/// A file that may be an article.
struct File {
    /// As the reader would name it.
    path: PathBuf,
    /// The folder that was asked for, as the reader named it.
    root: PathBuf,
    /// The parts of its path below `root`, the last with its extension.
    parts: Vec<String>,
    /// The name of the folder that it stands in.
    folder_name: String,
}

#[derive(Default)]
struct Found {
    files: Vec<File>,
    seen: BTreeSet<PathBuf>,
    problems: Vec<Problem>,
    ignored: usize,
}

impl Found {
    fn look_into(&mut self, root: &Path) {
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
        self.ignored += all.iter().filter(|entry| is_article(entry)).count() - kept.len();
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

fn has_article_extension(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("md") || ext.eq_ignore_ascii_case("txt"))
}

/// Ids in the order of `files`: the path without extension; where some clash, all of them with
/// folder and extension, and where that does not tell them apart, with the folder as it was named.
fn ids(files: &[File]) -> Vec<ArticleId> {
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
    ids.iter().map(|id| ArticleId::new(id)).collect()
}

/// One file as an article, the one of `before` if nothing about it changed, and what is wrong with it.
fn read(file: &File, id: ArticleId, before: &Library) -> (Option<Arc<Article>>, Vec<Problem>) {
    let path = file.path.display().to_string();
    let refused = |message: String| (None, vec![Problem::new(&*path, message)]);
    let bytes = match read_bytes(&file.path) {
        Ok(bytes) => bytes,
        Err(error) => return refused(reason(&error)),
    };
    let (text, guessed_encoding) = match decode(&bytes) {
        Ok(decoded) => decoded,
        Err(NotText::Empty) => return refused("is empty".into()),
        Err(NotText::Binary) => return refused("is not text".into()),
    };
    let folder = file.parts[..file.parts.len().saturating_sub(1)].join("/");
    let folder_name = file.folder_name.clone();
    let (article, mut problems) = article(Source { id, path: path.clone(), folder, folder_name, text });
    if let Some(encoding) = guessed_encoding {
        let message =
            format!("is not valid UTF-8 and was read as {encoding}: save it as UTF-8 if it looks wrong");
        problems.push(Problem::new(path, message));
    }
    let article = match before.get(&article.id) {
        Some(old) if is_same(old, &article) => Arc::clone(old),
        _ => Arc::new(article),
    };
    (Some(article), problems)
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() > LARGEST_FILE {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    fs::read(path)
}

fn is_same(old: &Article, new: &Article) -> bool {
    old.hash == new.hash && old.path == new.path && old.folder == new.folder && old.meta == new.meta
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "is not there".into(),
        io::ErrorKind::PermissionDenied => "may not be read: its permissions forbid it".into(),
        io::ErrorKind::FileTooLarge => format!("is larger than {} MB and no article", LARGEST_FILE >> 20),
        _ => format!("cannot be read: {error}"),
    }
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
    }

    #[test]
    fn a_file_that_vanished_is_a_problem() {
        let (article, problems) =
            read(&file("no/such/folder", "a.md"), ArticleId::new("a"), &Library::default());
        assert!(article.is_none());
        let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert_eq!(problems, ["no/such/folder/a.md: is not there"]);
    }
}
