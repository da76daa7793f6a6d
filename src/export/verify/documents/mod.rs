//! The citations of a document, each with what is quoted beside it.
//!
//! A document is read by what it is: JSON and CSV as exported have the words of a passage and where they
//! stand side by side; in Markdown and any other text, and in HTML as it is read, a locator stands
//! behind the quotation that it is of.

mod html;
mod marks;
mod prose;
mod tables;

use super::Citation;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Markdown, or any text.
    Text,
    /// HTML.
    Html,
    /// JSON, as `compare`, `export`, `show` and `pack` write it.
    Json,
    /// CSV, as `export` and `show` write it.
    Csv,
}

impl Kind {
    /// By the ending of its name, else by how it begins.
    pub fn of(name: &str, text: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let begins = text.trim_start_matches('\u{feff}').trim_start();
        match ending.as_deref() {
            Some("json") => Self::Json,
            Some("csv" | "tsv") => Self::Csv,
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("md" | "markdown" | "txt") => Self::Text,
            _ if begins.starts_with('{') && begins.trim_end().ends_with('}') => Self::Json,
            _ if begins.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) => Self::Html,
            _ if begins.starts_with("<html") => Self::Html,
            _ if tables::is_csv(begins) => Self::Csv,
            _ => Self::Text,
        }
    }
}

/// Finds the citations of a document, in its order.
///
/// # Errors
/// What is wrong with it, if it is JSON or CSV and cannot be read as such.
pub fn citations(text: &str, kind: Kind) -> Result<Vec<Citation>, String> {
    match kind {
        Kind::Text => Ok(prose::citations(text)),
        Kind::Html => Ok(html::citations(text)),
        Kind::Json => tables::json(text),
        Kind::Csv => tables::csv(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_by_its_name_or_its_beginning() {
        #[track_caller]
        fn check(name: &str, text: &str, expected: Kind) {
            assert_eq!(Kind::of(name, text), expected, "{name} {text}");
        }
        check("a.md", "{}", Kind::Text);
        check("a.JSON", "", Kind::Json);
        check("b.a/export.csv", "", Kind::Csv);
        check("-", "\u{feff} {\"schema\": 1}\n", Kind::Json);
        check("-", "<!DOCTYPE html>", Kind::Html);
        check("-", "topic,article,start,end,text,locator\n", Kind::Csv);
        check("-", "é", Kind::Text);
        check("-", "# Notes", Kind::Text);
    }
}
