//! Comparisons as text for other programs and for paper: pure functions, no file.

mod citation;
mod counterparts;
mod json;
mod markdown;
pub mod show;

pub use citation::citation;
pub use counterparts::{WithCounterparts, counterparts_text};
pub use json::{counterparts_json, json, json_begin, json_end, json_topic};
pub use markdown::{markdown_end, markdown_topic};

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
