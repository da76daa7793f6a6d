//! `parallax init`: the sample's config, and its articles on request, in a folder of the reader's; or, in
//! a folder that holds articles, a config for them.
//!
//! Decided: a folder holds articles if its folder `articles` does, or if it has two texts or more, in it or
//! one folder below, and either one of them begins with front matter or nothing else stands there; so
//! that nobody's source code or home is taken for a library. The config lists `articles`, so that folder
//! is made also where it stays empty, or the config that was just written would be in error. Files are
//! opened with `create_new`, so that nothing is overwritten even if somebody else writes meanwhile.

use super::configuration::{ARTICLES, CONFIG};
use super::error::InitError;
use super::sample;
use super::store::{self, has_article_extension};
use crate::compare::articles::Library;
use crate::compare::tables::spellings::spellings;
use crate::compare::tables::starters::starters;
use crate::compare::{Question, Stop, counted};
use crate::config::beginning::beginning;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes into `folder`, which must be new or empty, or hold articles and no config; says what was written
/// and how to begin.
///
/// # Errors
/// [`InitError`] if something is there already, or cannot be written.
pub fn init(folder: &Path, with_articles: bool) -> Result<String, InitError> {
    let present = is_present(folder);
    let taken = match fs::read_dir(if present { Path::new(".") } else { folder }) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => true,
        Err(error) => return Err(unwritable(folder, error)),
    };
    if let Some(texts) = texts_of(folder).filter(|_| taken && !with_articles) {
        return begin_with(folder, texts);
    }
    if taken {
        let path = if present { "the present folder".to_owned() } else { folder.display().to_string() };
        return Err(InitError::Occupied { path });
    }
    let articles = folder.join(ARTICLES);
    fs::create_dir_all(&articles).map_err(|error| unwritable(&articles, error))?;
    let texts = if with_articles { sample::ARTICLES } else { &[] };
    for (name, text) in texts {
        write_new(&articles.join(name), text)?;
    }
    let config = folder.join(CONFIG);
    write_new(&config, sample::CONFIG)?;
    Ok(said(folder, texts.len()))
}

/// Whether it is the folder that the program runs in.
fn is_present(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder == Path::new(".")
}

/// Where below `folder` its articles are, if it holds any and no config yet.
fn texts_of(folder: &Path) -> Option<&'static str> {
    if folder.join(CONFIG).exists() {
        return None;
    }
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if holds_a_text(&here.join(ARTICLES)) {
        return Some(ARTICLES);
    }
    let seen = looked_at(here).ok()?;
    let has_front_matter = || seen.texts.iter().any(|text| begins_with_front_matter(text));
    (seen.texts.len() > 1 && (!seen.others || has_front_matter())).then_some(".")
}

/// Whether there is a text in a folder, or anywhere below; links are not followed.
fn holds_a_text(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let entries: Vec<fs::DirEntry> = entries.flatten().collect();
    let is_folder = |entry: &&fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    entries.iter().any(|entry| is_text(&entry.path()))
        || entries.iter().filter(is_folder).any(|entry| holds_a_text(&entry.path()))
}

/// What stands in a folder and the folders right below.
#[derive(Default)]
struct Looked {
    texts: Vec<PathBuf>,
    /// Whether other files or folders without texts do.
    others: bool,
}

fn looked_at(folder: &Path) -> io::Result<Looked> {
    let mut seen = Looked::default();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            let texts: Vec<PathBuf> = fs::read_dir(&path)?
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| is_text(path))
                .collect();
            seen.others |= texts.is_empty();
            seen.texts.extend(texts);
        } else if is_text(&path) {
            seen.texts.push(path);
        } else {
            seen.others = true;
        }
    }
    Ok(seen)
}

fn is_text(path: &Path) -> bool {
    has_article_extension(path) && path.is_file()
}

fn begins_with_front_matter(path: &Path) -> bool {
    let mut begin = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut begin));
    read.is_ok() && String::from_utf8_lossy(&begin).trim_start_matches('\u{feff}').starts_with("+++")
}

/// Writes a config for the articles that are there.
fn begin_with(folder: &Path, texts: &'static str) -> Result<String, InitError> {
    let present = is_present(folder);
    let root = match (texts, present) {
        (".", true) => PathBuf::from("."),
        (".", false) => folder.to_owned(),
        _ => folder.join(texts),
    };
    let loaded = store::load(&[root], &Library::default(), &|_| {});
    let outlets = outlets(&loaded.library);
    let question = Question { library: Arc::new(loaded.library), ..Question::default() };
    // Nobody raises the flag.
    let starters = starters(&question, &Stop::default()).unwrap_or_default();
    let spellings = spellings(&question, &Stop::default()).unwrap_or_default();
    let config = folder.join(CONFIG);
    write_new(&config, &beginning(&[texts], &outlets, &starters, &spellings))?;
    let articles = counted(starters.articles, "article");
    let mut said = format!("Wrote {} for the {articles} that are here, ", config.display());
    said += &match starters.topics.len() {
        0 => "without topics: nothing stood out in what they share.\n".to_owned(),
        topics => format!("with {} to look through and change.\n", counted(topics, "suggested topic")),
    };
    if !loaded.problems.is_empty() {
        said += &format!("{}, see parallax check.\n", counted(loaded.problems.len(), "problem"));
    }
    Ok(format!("{said}To begin: {}", command(folder)))
}

/// The outlets of the articles in order of their names, but for those that were guessed.
fn outlets(library: &Library) -> Vec<String> {
    let known = library.articles().iter().filter(|article| !article.is_guessed("outlet"));
    let mut names: Vec<String> = known.map(|article| article.meta.outlet.trim().to_owned()).collect();
    names.retain(|name| !name.is_empty());
    names.sort_by_key(|name| name.to_lowercase());
    names.dedup_by_key(|name| name.to_lowercase());
    names
}

/// The command that opens the folder.
fn command(folder: &Path) -> String {
    match is_present(folder) {
        true => "parallax".to_owned(),
        false => format!("cd {} && parallax", shell_words::quote(&folder.to_string_lossy())),
    }
}

fn write_new(path: &Path, text: &str) -> Result<(), InitError> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => InitError::Occupied { path: path.display().to_string() },
        _ => unwritable(path, error),
    })
}

fn unwritable(path: &Path, source: io::Error) -> InitError {
    InitError::Unwritable { path: path.display().to_string(), source }
}

fn said(folder: &Path, texts: usize) -> String {
    let (config, articles) = (folder.join(CONFIG), folder.join(ARTICLES));
    let begin = command(folder);
    let (config, articles) = (config.display(), articles.display());
    match texts {
        0 => format!(
            "Wrote {config}, with topics to change, and the empty folder {articles}.\n\
             Put articles (.md or .txt) into it, then: {begin}"
        ),
        _ => format!("Wrote {config} and {texts} articles into {articles}.\nTo begin: {begin}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::configuration::{Options, find};

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_it_writes_is_a_config_that_works() {
        for with_articles in [false, true] {
            let folder = tempfile::tempdir().expect("a folder to write to");
            let new = folder.path().join("a new/folder");
            let said = init(&new, with_articles).expect("the folder is new");
            assert_eq!(names(&new), ["articles", "config.toml"]);
            let expected = if with_articles { sample::ARTICLES.len() } else { 0 };
            assert_eq!(names(&new.join("articles")).len(), expected);
            assert!(said.contains("cd '") && said.ends_with("' && parallax"), "{said}");
            let options = Options { config: Some(new.join("config.toml")), ..Options::default() };
            let found = find(&options).expect("the config is good");
            assert_eq!(found.articles, [new.join("articles")]);
        }
    }

    /// A folder of these files.
    fn holding(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder to write to");
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("it is below")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
        folder
    }

    const TEXT: &str = "+++\ntitle = \"Flood\"\noutlet = \"The Post\"\n+++\nThe dyke held.\n";

    #[test]
    fn a_folder_that_holds_articles_gets_a_config_for_them() {
        #[track_caller]
        fn check(files: &[(&str, &str)], listed: Option<&str>) {
            let folder = holding(files);
            let before = names(folder.path());
            let came = init(folder.path(), false);
            let Some(listed) = listed else {
                assert!(matches!(came, Err(InitError::Occupied { .. })), "{came:?}");
                assert_eq!(names(folder.path()), before);
                return;
            };
            let said = came.expect("it holds articles");
            assert!(said.starts_with("Wrote ") && said.contains("articles that are here"), "{said}");
            let options = Options { config: Some(folder.path().join("config.toml")), ..Options::default() };
            let found = find(&options).expect("the config is good");
            assert_eq!(found.config.articles, Some(vec![listed.to_owned()]));
            assert_eq!(found.load(&Library::default(), &|_| {}).library.articles().len(), 2);
            assert_eq!(names(folder.path()).len(), before.len() + 1, "nothing but the config is written");
            assert!(init(folder.path(), false).is_err(), "it has a config now");
        }
        check(&[("a.md", TEXT), ("b.md", TEXT)], Some("."));
        check(&[("a.txt", "One."), ("b.txt", "Two.")], Some("."));
        check(&[("post/a.md", TEXT), ("courier/b.md", "Two.")], Some("."));
        check(&[("a.md", TEXT), ("b.md", TEXT), ("notes.pdf", "")], Some("."));
        check(&[("articles/a.md", "One."), ("articles/b.md", TEXT), ("notes.pdf", "")], Some("articles"));
        check(&[("articles/2021/12/a.md", "One."), ("articles/2022/01/b.md", TEXT)], Some("articles"));
        check(&[("a.md", TEXT)], None);
        check(&[("articles/none.pdf", ""), ("a.c", "")], None);
        check(&[("README.md", "One."), ("CHANGES.md", "Two."), ("main.c", "")], None);
        check(&[("README.md", "One."), ("src/notes.md", "Two."), ("lib/main.c", "")], None);
        check(&[("a.md", TEXT), ("b.md", TEXT), ("config.toml", "x = 1")], None);
    }

    #[test]
    fn the_samples_articles_are_never_written_among_others() {
        let folder = holding(&[("a.md", TEXT), ("b.md", TEXT)]);
        assert!(init(folder.path(), true).is_err());
        assert_eq!(names(folder.path()), ["a.md", "b.md"]);
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let file = folder.path().join("notes.txt");
        fs::write(&file, "mine").expect("it can be written");
        for path in [folder.path(), file.as_path()] {
            let error = init(path, true).expect_err("something is there");
            assert!(matches!(error, InitError::Occupied { .. }), "{error}");
        }
        for present in ["", "."] {
            let error = init(Path::new(present), false).expect_err("the tests run where the sources are");
            assert!(error.to_string().starts_with("the present folder is"), "{error}");
        }
        assert_eq!(names(folder.path()), ["notes.txt"]);
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "mine");
    }
}
