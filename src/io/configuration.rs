//! Which config is in force, and which articles it is about.
//!
//! Apart from [`crate::config`] because it alone knows that a config is a file. Decided: paths of
//! the command line replace the config's list, so folders that it lists need not be there then; a
//! config without a list means the folder `articles` beside it or here, else the sample's texts.

use super::error::ConfigError;
use super::sample;
use super::store::{self, Loaded};
use crate::compare::articles::Library;
use crate::config::{self, Config};
use etcetera::BaseStrategy;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The config's name.
pub(super) const CONFIG: &str = "config.toml";
/// The name of the reader's judgements where none is named.
const CORRECTIONS: &str = "corrections.toml";
/// The folder of articles where none is named.
pub(super) const ARTICLES: &str = "articles";

/// What the command line says of config and articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `PATH…`: files and folders to compare.
    pub paths: Vec<PathBuf>,
    /// `--articles`: replaces the config's list.
    pub articles: Vec<PathBuf>,
    /// `--no-corrections`.
    pub no_corrections: bool,
}

/// The config in force and the articles that it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The config.
    pub config: Config,
    /// Its text; empty if there is none, or for the built-in one.
    pub text: Arc<str>,
    /// Its file; none if there is none, or for the built-in one.
    pub path: Option<PathBuf>,
    /// Files and folders of articles, as the reader would name them.
    pub articles: Vec<PathBuf>,
    /// Files of judgements, the first of them written to; none without a config of one's own, or where
    /// they are not wanted.
    pub corrections: Vec<PathBuf>,
    /// Whether the built-in texts stand in for articles: then `articles` is empty and
    /// [`sample::load`] gives them.
    pub sample: bool,
    /// What the reader should know of how this was found, a sentence each.
    pub notices: Vec<String>,
}

impl Found {
    /// Its articles: read from their files and folders, or those of the sample; see [`store::load`].
    pub fn load(&self, before: &Library, progress: &(dyn Fn(usize) + Sync)) -> Loaded {
        if self.sample { sample::load() } else { store::load(&self.articles, before, progress) }
    }

    /// Every file and folder on which it depends what is found, whether it is there yet or not.
    pub fn whereabouts(&self) -> Vec<PathBuf> {
        let config = self.path.clone().unwrap_or_else(|| CONFIG.into());
        let usual = [config.with_file_name(ARTICLES), ARTICLES.into()];
        let articles = if self.sample { &usual[..] } else { &self.articles };
        [&[config], articles, &self.corrections].concat()
    }
}

/// Where configs and articles are looked for.
struct Places {
    /// The present folder; empty in the program, so that messages name short paths.
    here: PathBuf,
    /// The user's configuration folder, if it is known.
    user: Option<PathBuf>,
}

/// Finds and reads the config, and finds its articles.
///
/// # Errors
/// [`ConfigError`] if the config cannot be used, or a path of the command line is not there.
pub fn find(options: &Options) -> Result<Found, ConfigError> {
    let user = etcetera::choose_base_strategy().ok().map(|strategy| strategy.config_dir());
    find_in(&Places { here: PathBuf::new(), user }, options)
}

/// Reads anew the config that `found` came from; looks for one if there was none.
///
/// # Errors
/// [`ConfigError`] as for [`find`].
pub fn reread(found: &Found, options: &Options) -> Result<Found, ConfigError> {
    match &found.path {
        Some(path) => find(&Options { config: Some(path.clone()), ..options.clone() }),
        None => find(options),
    }
}

fn find_in(places: &Places, options: &Options) -> Result<Found, ConfigError> {
    let mut notices = Vec::new();
    let path = config_path(places, options, &mut notices)?;
    let given: Vec<PathBuf> = options.paths.iter().chain(&options.articles).cloned().collect();
    if let Some(absent) = given.iter().find(|path| !places.here.join(path).exists()) {
        return Err(ConfigError::NoSuchPath { path: absent.display().to_string() });
    }
    let folder = path.as_deref().and_then(Path::parent).unwrap_or(&places.here);
    let text: Arc<str> = path.as_deref().map(read).transpose()?.unwrap_or_default().into();
    let config = match &path {
        Some(path) => {
            let exists =
                |listed: &str| !given.is_empty() || !listed.is_empty() && folder.join(listed).exists();
            let name = path.display().to_string();
            Some(config::read(&text, &name, &exists).map_err(ConfigError::Bad)?)
        }
        None => None,
    };
    let corrections = match (&config, &path) {
        _ if options.no_corrections => Vec::new(),
        (Some(Config { corrections: Some(listed), .. }), _) => {
            listed.iter().map(|listed| folder.join(listed)).collect()
        }
        (_, Some(path)) => vec![path.with_file_name(CORRECTIONS)],
        (_, None) => Vec::new(),
    };
    let listed = config.as_ref().and_then(|config| config.articles.as_ref());
    let articles = match listed {
        _ if !given.is_empty() => given,
        Some(listed) => listed.iter().map(|listed| folder.join(listed)).collect(),
        None => {
            let usual = [folder.join(ARTICLES), places.here.join(ARTICLES)];
            let Some(articles) = usual.into_iter().find(|articles| articles.is_dir()) else {
                return Ok(with_sample(config, (path, text), corrections, notices));
            };
            vec![articles]
        }
    };
    Ok(Found {
        config: config.unwrap_or_default(),
        text,
        path,
        articles,
        corrections,
        sample: false,
        notices,
    })
}

fn with_sample(
    config: Option<Config>,
    (path, text): (Option<PathBuf>, Arc<str>),
    corrections: Vec<PathBuf>,
    mut notices: Vec<String>,
) -> Found {
    notices
        .push("no articles here: this is a sample; `parallax init` writes a config to begin with".to_owned());
    let config = config.unwrap_or_else(sample::config);
    Found { config, text, path, articles: Vec::new(), corrections, sample: true, notices }
}

/// The first config that is there: `--config`, `./config.toml` if it is ours, the user's.
fn config_path(
    places: &Places,
    options: &Options,
    notices: &mut Vec<String>,
) -> Result<Option<PathBuf>, ConfigError> {
    if let Some(path) = &options.config {
        return Ok(Some(path.clone()));
    }
    let here = places.here.join(CONFIG);
    if here.is_file() {
        if config::is_ours(&String::from_utf8_lossy(&bytes(&here)?)) {
            return Ok(Some(here));
        }
        notices.push(format!("{} holds nothing of parallax and was passed over", here.display()));
    }
    let user = places.user.as_ref().map(|folder| folder.join("parallax").join(CONFIG));
    Ok(user.filter(|path| path.is_file()))
}

fn read(path: &Path) -> Result<String, ConfigError> {
    String::from_utf8(bytes(path)?).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        ConfigError::NotUtf8 { path: path.display().to_string(), line }
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>, ConfigError> {
    fs::read(path).map_err(|source| ConfigError::Unreadable { path: path.display().to_string(), source })
}

#[cfg(test)]
mod tests;
