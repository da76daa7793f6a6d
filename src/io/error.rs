//! What can fail at the edges of the program, in the words that a reader is shown.

use super::save::NotSaved;
use crate::compare::topics::TermError;
use crate::config::BadConfig;
use crate::config::edit::EditError;
use std::io;

/// Why no config could be had; the program ends with 2, or keeps the last good one.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It holds mistakes; the report names them all.
    #[error("{}", .0.report)]
    Bad(BadConfig),
    /// Its file cannot be read.
    #[error("the config {path} cannot be read: {source}")]
    Unreadable {
        /// The file, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Its file is no UTF-8.
    #[error("{path}:{line}: the config is not UTF-8; save it in that encoding")]
    NotUtf8 {
        /// The file, as the reader named it.
        path: String,
        /// The line (from 1) of the first byte that is none.
        line: usize,
    },
    /// A file or folder that the command line names is not there.
    #[error("there is no file or folder {path}")]
    NoSuchPath {
        /// It, as the reader named it.
        path: String,
    },
}

impl ConfigError {
    /// It in one line, for a status bar.
    pub fn summary(&self) -> String {
        match self {
            ConfigError::Bad(bad) => bad.summary.clone(),
            other => other.to_string(),
        }
    }

    /// The line (from 1) of the first error in the config, if one is to blame.
    pub fn line(&self) -> Option<usize> {
        match self {
            ConfigError::Bad(bad) => Some(bad.line),
            ConfigError::NotUtf8 { line, .. } => Some(*line),
            _ => None,
        }
    }
}

/// Why `parallax init` wrote nothing, or not all.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// Something is there already, and nothing is ever overwritten.
    #[error(
        "{path} is not an empty folder, and `init` overwrites nothing: name a new one, as in `parallax init my-topic`"
    )]
    Occupied {
        /// What is there, as the reader named it.
        path: String,
    },
    /// A file or folder cannot be made.
    #[error("{path} cannot be written: {source}")]
    Unwritable {
        /// It, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
}

/// Why a command came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No config could be had.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Nothing could be begun.
    #[error(transparent)]
    Init(#[from] InitError),
    /// A topic that the command line names is not there.
    #[error("there is no topic `{id}`{}", nearest.as_ref().map(|id| format!("; did you mean `{id}`?")).unwrap_or_default())]
    UnknownTopic {
        /// It, as the reader named it.
        id: String,
        /// The id that looks most like it.
        nearest: Option<String>,
    },
    /// What is to be tried is neither a file nor a topic of the config.
    #[error("there is no file {given}, and no topic with that id{}; `parallax topic list` names them", nearest.as_ref().map(|id| format!(": did you mean `{id}`?")).unwrap_or_default())]
    NeitherFileNorTopic {
        /// It, as the reader named it.
        given: String,
        /// The id that looks most like it.
        nearest: Option<String>,
    },
    /// What stands for a paragraph on the command line is none.
    #[error(
        "`{given}` names no paragraph: write an article's id, a colon and a number from 1, as in `{example}:3`"
    )]
    NoParagraph {
        /// It, as the reader wrote it.
        given: String,
        /// The id of an article.
        example: String,
    },
    /// An article that the command line names is not there.
    #[error("there is no article `{id}`{}", nearest.as_ref().map(|id| format!("; did you mean `{id}`?")).unwrap_or_default())]
    UnknownArticle {
        /// It, as the reader named it.
        id: String,
        /// The id that looks most like it.
        nearest: Option<String>,
    },
    /// An article has fewer paragraphs.
    #[error("`{id}` has {paragraphs}: there is no paragraph {paragraph}")]
    UnknownParagraph {
        /// The article.
        id: String,
        /// The number, from 1.
        paragraph: usize,
        /// How many there are, in words.
        paragraphs: String,
    },
    /// The file of the log cannot be written to.
    #[error("the log {path} cannot be written: {source}")]
    Log {
        /// The file, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// An export was not written.
    #[error("{path} was not written: {source}{}", if source.kind() == io::ErrorKind::AlreadyExists { "; --force replaces it" } else { "" })]
    Export {
        /// The file, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// A file of topics cannot be read.
    #[error("{path} cannot be read: {source}")]
    Unreadable {
        /// The file, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// There is no file to write topics into.
    #[error("there is no config to add a topic to: `parallax init` writes one, or name one with --config")]
    NoConfig,
    /// The config, or what is to be added to it, cannot be edited so.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// A topic was not written into the config; it is given back, for it may come from a pipe.
    #[error("{why}\nThis was to be added:\n\n{topic}")]
    NotAdded {
        /// Why.
        why: NotSaved,
        /// It, as TOML.
        topic: String,
    },
    /// What is to be looked for is no term.
    #[error("“{term}” cannot be looked for: {why}; write a word, a phrase, word*, =Word or /expression/")]
    NoTerm {
        /// As given.
        term: String,
        /// Why.
        why: TermError,
    },
    /// A paragraph holds nothing of the topics that were asked for.
    #[error(
        "{} paragraph {paragraph} of `{id}`: counterparts are looked for within a topic",
        none_shows(topics)
    )]
    NotShown {
        /// The article.
        id: String,
        /// The number, from 1.
        paragraph: usize,
        /// The names of the topics that were asked for; none if all were.
        topics: Vec<String>,
    },
    /// A filter asks which articles are new, and there is nobody to whom they are.
    #[error("`new` in --filter is what came since the reader's last visit: only the reader knows that")]
    NewToNobody,
    /// A filter was given to a command that looks at whole articles.
    #[error(
        "--filter has no say in `{0}`, which looks at whole articles; --outlet, --from, --to and --folder have"
    )]
    NotFiltered(&'static str),
    /// Counterparts were asked for in a format that has no place for them.
    #[error("`--counterparts` needs `--format json`; `parallax counterparts ARTICLE:PARAGRAPH` prints text")]
    CounterpartsOnlyInJson,
    /// A pack was not written; on the disk all is as it was.
    #[error("{path} was not written: {source}")]
    NotPacked {
        /// The folder or file, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Something is there already, and a pack overwrites nothing.
    #[error("{0} is not an empty folder, and `pack` overwrites nothing: name a new one")]
    PackOccupied(String),
    /// A pack would be one of the articles that it is made of.
    #[error("{path} lies in {articles}, and would be read as articles there: name a folder elsewhere")]
    PackAmongArticles {
        /// The folder, as the reader named it.
        path: String,
        /// The folder of articles.
        articles: String,
    },
    /// Nothing is there to be packed.
    #[error("no topic finds a passage in an article here: `--all` packs the articles all the same")]
    NothingToPack,
    /// No document that was to be verified holds a citation.
    #[error("no citation with a locator, `[parallax:…]`, in {}: copies and exports carry them", .0.join(", "))]
    NothingCited(Vec<String>),
    /// There are no articles to hold citations against.
    #[error("there are no articles here to check citations against: name them with --articles or --config")]
    NoArticles,
    /// A document cannot be read as what it seems to be.
    #[error("{path} {why}")]
    NotADocument {
        /// The file, as the reader named it.
        path: String,
        /// What is wrong with it, as a predicate.
        why: String,
    },
    /// The reader needs a terminal to read from and to draw on.
    #[error("this is not a terminal: `parallax compare` prints comparisons without one")]
    NotATerminal,
    /// The terminal cannot be used, or was lost.
    #[error("the terminal cannot be used: {0}")]
    Terminal(io::Error),
    /// What was to be printed could not be written.
    #[error("cannot write: {0}")]
    Output(io::Error),
}

/// "no topic shows", "the topic Bridges does not show", "neither Bridges nor Rain shows".
fn none_shows(topics: &[String]) -> String {
    match topics {
        [] => "no topic shows".to_owned(),
        [topic] => format!("the topic {topic} does not show"),
        topics => format!("neither {} shows", topics.join(" nor ")),
    }
}

impl Error {
    /// Whether config or arguments are to blame.
    pub fn is_unusable(&self) -> bool {
        matches!(
            self,
            Error::Config(_)
                | Error::Init(InitError::Occupied { .. })
                | Error::UnknownTopic { .. }
                | Error::NeitherFileNorTopic { .. }
                | Error::NoParagraph { .. }
                | Error::UnknownArticle { .. }
                | Error::UnknownParagraph { .. }
                | Error::NotShown { .. }
                | Error::NoTerm { .. }
                | Error::Unreadable { .. }
                | Error::NoConfig
                | Error::Edit(_)
                | Error::CounterpartsOnlyInJson
                | Error::NewToNobody
                | Error::NotFiltered(_)
                | Error::PackOccupied(_)
                | Error::PackAmongArticles { .. }
                | Error::NothingToPack
                | Error::NothingCited(_)
                | Error::NoArticles
                | Error::NotADocument { .. }
        )
    }
}
