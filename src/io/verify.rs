//! `parallax verify`: documents, held against the articles that they cite.

use super::commands::{Opened, open, say, without_filter};
use super::error::Error;
use crate::cli::{ListFormat, Sources, Verified};
use crate::compare::articles::decode::{NotText, decode};
use crate::compare::articles::{ArticleId, Library};
use crate::export::MadeBy;
use crate::export::verify::documents::{Kind, citations};
use crate::export::verify::report::{Document, as_json, text};
use crate::export::verify::{Citation, check};
use std::fs;
use std::io::{Read, stdin};
use std::path::Path;

/// Prints what came of each citation; true if all of them hold.
///
/// # Errors
/// If a file or the articles cannot be read, if no file holds a citation, or if what is printed cannot
/// be written.
pub fn print(sources: &Sources, wanted: &Verified) -> Result<bool, Error> {
    without_filter(sources, "verify")?;
    let read = wanted.files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    if read.iter().all(|(_, found)| found.is_empty()) {
        return Err(Error::NothingCited(read.into_iter().map(|(name, _)| name).collect()));
    }
    let Opened { found, question, .. } = open(sources, &[])?;
    let library = &question.library;
    if library.articles().is_empty() || (found.sample && !is_of(library, &read)) {
        return Err(Error::NoArticles);
    }
    // All are held against the articles at once.
    let (names, cited): (Vec<String>, Vec<Vec<Citation>>) = read.into_iter().unzip();
    let counts: Vec<usize> = cited.iter().map(Vec::len).collect();
    let mut checked = check(library, cited.concat()).into_iter();
    let document =
        |(name, count): (String, usize)| Document { name, checked: checked.by_ref().take(count).collect() };
    let documents: Vec<Document> = names.into_iter().zip(counts).map(document).collect();
    let made_by = MadeBy::of(&question, found.config.hash);
    say(&match wanted.format {
        ListFormat::Text => text(&documents, &made_by),
        ListFormat::Json => as_json(&documents, &made_by),
    })?;
    Ok(documents.iter().flat_map(|document| &document.checked).all(|checked| checked.verdict.holds()))
}

/// Whether any of the citations is of an article of the library.
fn is_of(library: &Library, read: &[(String, Vec<Citation>)]) -> bool {
    let locators = read.iter().flat_map(|(_, found)| found).filter_map(|citation| citation.locator.as_ref());
    locators.into_iter().any(|locator| library.get(&ArticleId::new(&locator.article)).is_some())
}

/// A document's name for messages, and its citations.
fn read(file: &Path) -> Result<(String, Vec<Citation>), Error> {
    let is_input = file == Path::new("-");
    let name = if is_input { "standard input".to_owned() } else { file.display().to_string() };
    let bytes = match is_input {
        true => {
            let mut bytes = Vec::new();
            stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
        false => fs::read(file),
    };
    let bytes = bytes.map_err(|source| Error::Unreadable { path: name.clone(), source })?;
    let refused = |why: String| Error::NotADocument { path: name.clone(), why };
    let text = match decode(&bytes) {
        Ok((text, _)) => text,
        Err(NotText::Empty) => String::new(),
        Err(NotText::Binary) => return Err(refused("is not text".to_owned())),
    };
    let found = citations(&text, Kind::of(&name, &text)).map_err(refused)?;
    Ok((name, found))
}
