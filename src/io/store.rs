//! Article folders → (Library, problems).
//!
//! Apart from [`crate::compare::articles`] because it alone knows that articles are files.
//! `files` says which files there are; here they are read.

mod files;

use crate::compare::Problem;
use crate::compare::articles::decode::{NotText, decode};
use crate::compare::articles::front_matter::{Source, article};
use crate::compare::articles::{Article, ArticleId, Library};
pub(super) use files::has_article_extension;
use files::{File, Found, ids};
use rayon::prelude::*;
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

    #[test]
    fn a_file_that_vanished_is_a_problem() {
        let file = File {
            path: "no/such/folder/a.md".into(),
            root: "no/such/folder".into(),
            parts: vec!["a.md".into()],
            folder_name: "folder".into(),
        };
        let (article, problems) = read(&file, ArticleId::new("a"), &Library::default());
        assert!(article.is_none());
        let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert_eq!(problems, ["no/such/folder/a.md: is not there"]);
    }
}
