//! The sample that is built into the program: its config and its articles, for a first look
//! without any file, and for `parallax init`.
//!
//! Its articles carry the tag `sample`. By that tag, and not by where they come from, a session is
//! known to be of the sample: so the title bar says SAMPLE for the built-in texts, for a checkout,
//! for what `init` wrote and after edits alike, and no longer once the reader's own texts are there.

use super::store::Loaded;
use crate::compare::Problem;
use crate::compare::articles::front_matter::{Source, article};
use crate::compare::articles::{ArticleId, Library};
use crate::config::{self, Config};
use std::sync::Arc;

/// The text of its config.
pub const CONFIG: &str = include_str!("../../config.toml");

macro_rules! articles {
    ($($name:literal)*) => { &[$(($name, include_str!(concat!("../../articles/", $name)))),*] };
}

/// Its articles: file names and texts, sorted by name.
pub const ARTICLES: &[(&str, &str)] = articles![
    "associated-press-digest-2021-12-02-guarantees.md"
    "associated-press-digest-2021-12-02.md"
    "filtenborg-digest-2021-11-24-red-lines.md"
    "filtenborg-digest-2021-11-24.md"
    "independent-digest-2022-01-20-essay.md"
    "independent-digest-2022-01-20.md"
    "nationalworld-digest-2021-04-15-background.md"
    "nationalworld-digest-2021-04-15.md"
    "nationalworld-digest-2022-02-15-nato.md"
    "nationalworld-digest-2022-02-15.md"
];

const FOLDER: &str = "articles";

/// Its config, read.
pub fn config() -> Config {
    config::read(CONFIG, "config.toml", &|_| true).unwrap_or_default()
}

/// Its articles, made as those of files are, with the ids that they would have there.
pub fn load() -> Loaded {
    let source = |(name, text): &(&str, &str)| Source {
        id: ArticleId::new(name.trim_end_matches(".md")),
        path: format!("{FOLDER}/{name}"),
        folder: String::new(),
        folder_name: FOLDER.to_owned(),
        text: (*text).to_owned(),
    };
    let (articles, problems): (Vec<_>, Vec<Vec<Problem>>) = ARTICLES.iter().map(source).map(article).unzip();
    let library = Library::new(articles.into_iter().map(Arc::new).collect());
    Loaded { library, problems: problems.concat(), ignored: 0 }
}

/// Whether all articles are of the sample, wherever they were read: each has the tag `sample`.
pub fn is_sample(library: &Library) -> bool {
    let articles = library.articles();
    !articles.is_empty() && articles.iter().all(|article| article.meta.tags.iter().any(|tag| tag == "sample"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::store;
    use std::path::Path;

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER)
    }

    #[test]
    fn the_table_lists_exactly_the_articles_folder() {
        let entries = std::fs::read_dir(folder()).expect("the sample's folder is there");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into())
            .collect();
        names.sort();
        assert_eq!(ARTICLES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }

    #[test]
    fn built_in_and_read_from_its_folder_it_is_the_same_library() {
        let built_in = load();
        let read = store::load(&[folder()], &Library::default(), &|_| {});
        assert_eq!(built_in.problems, []);
        assert_eq!(built_in.library.hash(), read.library.hash());
        assert!(is_sample(&built_in.library) && is_sample(&read.library));
    }

    #[test]
    fn one_text_of_the_readers_own_ends_the_sample() {
        let own = |(text, id): (&str, &str)| Source {
            id: ArticleId::new(id),
            path: id.to_owned(),
            folder: String::new(),
            folder_name: FOLDER.to_owned(),
            text: text.to_owned(),
        };
        let (article, _) =
            article(own(("+++\ntitle = \"Mine\"\noutlet = \"Me\"\n+++\nMy own words.\n", "mine")));
        let mut articles = load().library.articles().to_vec();
        articles.push(Arc::new(article));
        assert!(!is_sample(&Library::new(articles)));
        assert!(!is_sample(&Library::default()));
    }

    #[test]
    fn its_config_has_its_topics() {
        assert_eq!(config().topics.len(), 8);
    }
}
