//! One file's decoded text → an [`Article`], and the problems that its front matter has.

use super::{Article, ArticleId};
use crate::compare::Problem;

/// A file as `io::store` found it, decoded.
#[derive(Clone, Debug)]
pub struct Source {
    /// The id that its place gives it.
    pub id: ArticleId,
    /// The file, as messages name it.
    pub path: String,
    /// Its folder relative to the articles folder, `/` between parts; empty at the top.
    pub folder: String,
    /// The name of the folder that it stands in, also at the top: the outlet of a text without front matter.
    pub folder_name: String,
    /// Its text.
    pub text: String,
}

/// Reads an article: TOML front matter between `+++` lines if there is any, then the body.
///
/// Never refuses a text for its front matter: what is missing or unreadable is left out or guessed,
/// marked as guessed, and reported with its line.
pub fn article(source: Source) -> (Article, Vec<Problem>) {
    let _ = source;
    todo!()
}
