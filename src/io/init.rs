//! `parallax init`: the sample's config, and its articles on request, in a folder of the reader's.
//!
//! Decided: the config lists `articles`, so that folder is made also where it stays empty, or the
//! config that was just written would be in error. Files are opened with `create_new`, so that
//! nothing is overwritten even if somebody else writes meanwhile.

use super::error::InitError;
use super::sample;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes into `folder`, which must be new or empty; says what was written and how to begin.
///
/// # Errors
/// [`InitError`] if something is there already, or cannot be written.
pub fn init(folder: &Path, with_articles: bool) -> Result<String, InitError> {
    let present = folder.as_os_str().is_empty() || folder == Path::new(".");
    let taken = match fs::read_dir(if present { Path::new(".") } else { folder }) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => true,
        Err(error) => return Err(unwritable(folder, error)),
    };
    if taken {
        let path = if present { "the present folder".to_owned() } else { folder.display().to_string() };
        return Err(InitError::Occupied { path });
    }
    let articles = folder.join("articles");
    fs::create_dir_all(&articles).map_err(|error| unwritable(&articles, error))?;
    let texts = if with_articles { sample::ARTICLES } else { &[] };
    for (name, text) in texts {
        write_new(&articles.join(name), text)?;
    }
    let config = folder.join("config.toml");
    write_new(&config, sample::CONFIG)?;
    Ok(said(folder, present, texts.len()))
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

fn said(folder: &Path, present: bool, texts: usize) -> String {
    let (config, articles) = (folder.join("config.toml"), folder.join("articles"));
    let begin = match present {
        true => "parallax".to_owned(),
        false => format!("cd {} && parallax", shell_words::quote(&folder.to_string_lossy())),
    };
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
