//! Comparisons as text for other programs and for paper: pure functions, no file.

mod citation;
mod counterparts;
mod json;
mod markdown;

pub use citation::citation;
pub use counterparts::{WithCounterparts, counterparts_json, counterparts_text};
pub use json::{ByPassage, json, json_with_counterparts};
pub use markdown::markdown;

/// What a comparison was made by and from; hashes are of content, never of paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeBy {
    /// The program's version.
    pub version: String,
    /// A hash of the library.
    pub library: u64,
    /// A hash of the config.
    pub config: u64,
}
