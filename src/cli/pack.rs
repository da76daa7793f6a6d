//! `parallax pack`: where to, and what of it.

use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  parallax pack for-anna                config, corrections and the cited articles
  parallax pack for-anna --all --outlet AP
                                        all articles of one outlet, cited or not
  parallax pack for-print --no-texts    hashes and locators, no word of an article
  parallax --config for-anna/config.toml
                                        open a pack, wherever it came from
  parallax --articles mine verify for-print/manifest.json
                                        hold one without texts against your own articles";

/// What `pack` is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
#[command(after_help = EXAMPLES)]
pub struct Packed {
    /// The folder to write; it must be new or empty.
    #[arg(value_name = "DIR")]
    pub place: PathBuf,
    /// Pack all articles in scope, also those in which no topic finds a passage and nothing is judged: with
    /// them it also shows who says nothing.
    #[arg(long)]
    pub all: bool,
    /// Leave out what articles say, and the corrections, which quote it: config, hashes and locators only.
    #[arg(long)]
    pub no_texts: bool,
}
