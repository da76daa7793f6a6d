//! Comparisons as text for other programs and for paper: pure functions, no file.

mod citation;
mod counterparts;
mod csv;
mod html;
mod json;
mod judged;
pub mod locator;
mod markdown;
pub mod pack;
mod part;
pub mod show;
pub mod verify;

pub use self::csv::{Cells, csv_begin, csv_topic};
pub use citation::{citation, row_citation};
pub use counterparts::{WithCounterparts, counterparts_text};
pub use html::{html_begin, html_end, html_topic};
pub use json::{counterparts_json, json, json_begin, json_end, json_topic};
pub use judged::{all_of_passage, disagreement, orphan};
pub use locator::Locator;
pub use markdown::{markdown_end, markdown_topic};
pub use part::Part;

use crate::compare::{Question, counted};
use std::fmt;

/// What a comparison was made by and from; hashes are of content, never of paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeBy {
    /// The program's version.
    pub version: String,
    /// A hash of the library.
    pub library: u64,
    /// A hash of the config.
    pub config: u64,
    /// The filter that hides the rest of it, as a reader writes it; none if all of it is there.
    pub filter: Option<String>,
    /// The judgements that were laid over it: how many, and a hash of them; none if there are none.
    pub corrections: Option<(usize, u64)>,
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
            corrections: {
                let corrections = &question.corrections;
                (!corrections.is_empty()).then(|| (corrections.len(), corrections.hash()))
            },
        }
    }

    /// The same by the names of columns of CSV; filter and corrections have one only if there are any.
    fn columns(&self) -> Vec<(&'static str, String)> {
        let [version, library, config] = self.parts();
        let always = [("parallax_version", version), ("library_hash", library), ("config_hash", config)];
        let filter = self.filter.iter().map(|filter| ("filter", filter.clone()));
        let corrections =
            self.corrections.iter().map(|(_, hash)| ("corrections_hash", format!("{hash:016x}")));
        always.into_iter().chain(filter).chain(corrections).collect()
    }

    /// The program's version, then the hashes of library and config as documents write them.
    fn parts(&self) -> [String; 3] {
        [self.version.clone(), format!("{:016x}", self.library), format!("{:016x}", self.config)]
    }
}

/// The line that ends documents for people: "parallax 0.1.0 · library … · config …", the filter, and
/// what was judged.
impl fmt::Display for MadeBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [version, library, config] = self.parts();
        write!(f, "parallax {version} · library {library} · config {config}")?;
        if let Some(filter) = &self.filter {
            write!(f, " · filter {filter}")?;
        }
        match self.corrections {
            Some((count, hash)) => write!(f, " · {} {hash:016x}", counted(count, "correction")),
            None => Ok(()),
        }
    }
}
