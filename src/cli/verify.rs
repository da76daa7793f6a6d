//! `parallax verify`: the documents, and the articles that they are held against.

use super::{ListFormat, Sources};
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  parallax verify story.md              each citation of a document: exact, moved, altered or gone
  parallax verify --format json - < story.md
  parallax --config ../flood/config.toml verify story.md table.csv page.html
  parallax verify pack/manifest.json    what a colleague cites, against your own articles

A citation is a locator, as copies and exports carry them, with the quotation before it:
  [parallax:ARTICLE,pPARAGRAPH,START-END,HASH]

Exit codes: 0 all are exact or moved, 1 any is altered or gone, 2 nothing could be checked: a file
or the articles are not there, or no file holds a citation.";

/// What `verify` is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
#[command(after_help = EXAMPLES)]
pub struct Verified {
    /// Documents with citations: Markdown or other text, JSON, CSV, HTML; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
    /// The config to use [default: as without a command].
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// A file or folder of articles; may be repeated, and replaces the config's list.
    #[arg(long, value_name = "PATH")]
    pub articles: Vec<PathBuf>,
}

impl Verified {
    /// Where the articles are.
    pub(super) fn sources(&self) -> Sources {
        Sources { config: self.config.clone(), articles: self.articles.clone(), ..Sources::default() }
    }
}
