//! What is found on disk and what the command line says → what the screen and the core are told.

use super::configuration::{Found, Options};
use super::terminal;
use crate::cli::Sources;
use crate::compare::Question;
use crate::compare::alignment;
use crate::compare::articles::Outlets;
use crate::compare::comparison::Arrangement;
use crate::compare::filter::InForce;
use crate::compare::topics::{RowSpec, Topics};
use crate::config::Listed;
use crate::ui::model::{Settings, SwitchedOff};
use crate::ui::theme::Theme;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What of the command line says where config and articles are.
pub(super) fn options(sources: &Sources) -> Options {
    Options {
        config: sources.config.clone(),
        paths: sources.paths.clone(),
        articles: sources.articles.clone(),
        no_corrections: sources.no_corrections,
    }
}

/// The question that config and command line ask, of no articles yet.
pub(super) fn question(found: &Found, sources: &Sources) -> Question {
    let config = &found.config;
    Question {
        scope: Arc::new(sources.scope()),
        outlets: Arc::new(Outlets::new(config.outlets.clone())),
        topics: Arc::new(Topics::new(config.topics.clone(), config.aliases.clone())),
        arrangement: Arrangement {
            columns: config.view.columns,
            order: config.view.order,
            rows: alignment::Settings { tightness: config.view.tightness, ..Default::default() },
        },
        filter: Arc::new(InForce {
            filter: sources.filter.clone().unwrap_or_default(),
            new_articles: Arc::default(),
        }),
        ..Question::default()
    }
}

/// What the screen is told of them; the environment has a say in colours.
pub(super) fn settings(found: &Found, sources: &Sources) -> Settings {
    let (depth, background) = terminal::colours(|name| env::var(name).ok());
    Settings {
        question: question(found, sources),
        theme: Theme::of(found.config.view.theme, depth, background, Arc::clone(&found.config.theme)),
        mouse: found.config.view.mouse,
        keymap: found.config.keys.clone(),
        topic_lines: found.config.topic_lines(),
        wordings: found.config.wordings.clone(),
        collection: collection(&found.articles),
        sample: found.sample,
        config_hash: found.config.hash,
        config_path: found.path.as_ref().map(|path| path.display().to_string()),
        off: Arc::new(switched_off(&found.config.listed)),
        config_text: Arc::clone(&found.text),
        unsaved: None,
        author: found.config.author.clone(),
    }
}

/// The topics and rows of a config that are switched off.
fn switched_off(listed: &[Listed]) -> SwitchedOff {
    let mut off = SwitchedOff::default();
    for topic in listed {
        if !topic.enabled {
            off.topics.push((topic.id.clone(), topic.name.clone()));
        }
        let rows = topic.rows.iter().enumerate().filter(|(_, (_, enabled))| !enabled);
        let rows: Vec<(usize, RowSpec)> = rows.map(|(place, (row, _))| (place, row.clone())).collect();
        if !rows.is_empty() {
            off.rows.insert(topic.id.clone(), rows);
        }
    }
    off
}

/// What to call these articles: their folder's name, or that of the folder around a plain `articles`.
fn collection(articles: &[PathBuf]) -> String {
    let [only] = articles else {
        let names: Vec<String> = articles.iter().map(|path| name(path)).collect();
        return names.join(" + ");
    };
    let path = std::path::absolute(only).unwrap_or_else(|_| only.clone());
    match path.parent() {
        Some(around) if path.ends_with("articles") && around.file_name().is_some() => name(around),
        _ => name(&path),
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_called_by_their_folder() {
        fn check(paths: &[&str], expected: &str) {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            assert_eq!(collection(&paths), expected, "{paths:?}");
        }
        check(&["/texts/flood"], "flood");
        check(&["/texts/flood/articles"], "flood");
        check(&["/texts/flood/./articles/"], "flood");
        check(&["/articles"], "articles");
        check(&["a.md", "more/b.md"], "a.md + b.md");
        check(&[], "");
    }
}
