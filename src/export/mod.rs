//! Comparisons as text for other programs and for paper: pure functions, no file.

mod citation;
mod counterparts;
mod csv;
mod html;
mod json;
mod markdown;
mod part;
pub mod show;

pub use self::csv::{Cells, csv_begin, csv_topic};
pub use citation::{citation, row_citation};
pub use counterparts::{WithCounterparts, counterparts_text};
pub use html::{html_begin, html_end, html_topic};
pub use json::{counterparts_json, json, json_begin, json_end, json_topic};
pub use markdown::{markdown_end, markdown_topic};
pub use part::Part;

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
