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

use crate::compare::Question;
use std::fmt;

/// What a comparison was made by and from; hashes are of content, never of paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeBy {
    /// The program's version.
    pub version: String,
    /// A hash of the library.
    pub library: u64,
    /// A hash of the config.
    pub config: u64,
    /// The filter that hides the rest of it, as a reader writes it; none if all of it is there.
    pub filter: Option<String>,
}

impl MadeBy {
    /// By this program, from what is asked and the config of this hash.
    pub fn of(question: &Question, config: u64) -> Self {
        let filter = &question.filter.filter;
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            library: question.library.hash(),
            config,
            filter: (!filter.is_empty()).then(|| filter.to_string()),
        }
    }

    /// The same by the names of columns of CSV; the filter has one only if there is one.
    fn columns(&self) -> Vec<(&'static str, String)> {
        let [version, library, config] = self.parts();
        let always = [("parallax_version", version), ("library_hash", library), ("config_hash", config)];
        let filter = self.filter.iter().map(|filter| ("filter", filter.clone()));
        always.into_iter().chain(filter).collect()
    }

    /// The program's version, then the hashes of library and config as documents write them.
    fn parts(&self) -> [String; 3] {
        [self.version.clone(), format!("{:016x}", self.library), format!("{:016x}", self.config)]
    }
}

/// The line that ends documents for people: "parallax 0.1.0 · library … · config …", and the filter.
impl fmt::Display for MadeBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [version, library, config] = self.parts();
        write!(f, "parallax {version} · library {library} · config {config}")?;
        match &self.filter {
            Some(filter) => write!(f, " · filter {filter}"),
            None => Ok(()),
        }
    }
}
