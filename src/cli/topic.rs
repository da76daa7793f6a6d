//! `parallax topic`: the arguments that make a topic, and what is done with it.

use super::{ListFormat, Sources};
use crate::compare::topics::{With, Within};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What is done with topics.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Topic {
    /// Print the topics of the config and how many passages of each outlet they find.
    List {
        /// What to print.
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
        /// What to read.
        #[command(flatten)]
        sources: Sources,
    },
    /// Add a topic to the config, and print what it finds.
    Add {
        /// The topic.
        #[command(flatten)]
        given: Box<Given>,
        /// Print what it would find, and leave the config as it is.
        #[arg(long)]
        dry_run: bool,
        /// What to print.
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
        /// What to read.
        #[command(flatten)]
        sources: Sources,
    },
    /// Print what a topic would find, or one that is there would find otherwise; exit code 0 if nothing
    /// would change, 1 if something would.
    Test {
        /// A file with `[[topic]]` as in the config; `-` is standard input; or the id of a topic of the
        /// config, which is tried as it stands there.
        #[arg(value_name = "FILE|ID")]
        file: PathBuf,
        /// What to print.
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
        /// What to read.
        #[command(flatten)]
        sources: Sources,
    },
}

impl Topic {
    pub(super) fn sources(&self) -> &Sources {
        match self {
            Topic::List { sources, .. } | Topic::Add { sources, .. } | Topic::Test { sources, .. } => sources,
        }
    }
}

/// A topic, from a file or from options.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Given {
    /// A file with `[[topic]]` as in the config; `-` is standard input.
    #[arg(value_name = "FILE", required_unless_present = "name", conflicts_with_all = OPTIONS)]
    pub file: Option<PathBuf>,
    /// The topic's name.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Its id [default: made from the name].
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Terms of which one must match: a list with commas, or a /regular expression/; may be repeated.
    #[arg(long, value_name = "TERMS")]
    pub any: Vec<String>,
    /// Terms of which one must match near by, likewise; repeated, each list needs a match.
    #[arg(long, value_name = "TERMS")]
    pub all: Vec<String>,
    /// Terms of which none may match near by, likewise; may be repeated.
    #[arg(long, value_name = "TERMS")]
    pub none: Vec<String>,
    /// How near: sentence, paragraph, or a number of words.
    #[arg(long, value_name = "WINDOW", value_parser = within)]
    pub within: Option<Within>,
    /// What the sentence must also hold.
    #[arg(long, value_enum)]
    pub with: Option<WithName>,
    /// With figures: only of these units; may be repeated.
    #[arg(long, value_name = "UNIT")]
    pub unit: Vec<String>,
}

/// The options that make a topic.
const OPTIONS: [&str; 8] = ["name", "id", "any", "all", "none", "within", "with", "unit"];

/// What a sentence must also hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WithName {
    /// A figure.
    Figure,
    /// A quotation.
    Quote,
}

impl WithName {
    /// What the config calls it.
    pub fn with(self) -> With {
        match self {
            Self::Figure => With::Figure,
            Self::Quote => With::Quote,
        }
    }
}

/// The terms of an option: split at commas, but for a regular expression, in which they have a meaning.
pub fn terms(given: &str) -> Vec<String> {
    if given.starts_with('/') {
        return vec![given.to_owned()];
    }
    given.split(',').map(str::trim).filter(|term| !term.is_empty()).map(str::to_owned).collect()
}

fn within(text: &str) -> Result<Within, String> {
    match text {
        "sentence" => Ok(Within::Sentence),
        "paragraph" => Ok(Within::Paragraph),
        number => match number.parse() {
            Ok(words) if words > 0 => Ok(Within::Words(words)),
            _ => Err("write sentence, paragraph, or how many words".to_owned()),
        },
    }
}
