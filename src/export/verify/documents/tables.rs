//! Citations in JSON and CSV, where words and place stand side by side.
//!
//! Decided: an object, or a line, that names an article and has a range and its text is a citation also
//! without a locator, as they were before there were any; the hash is then that of the text.

use crate::compare::text::Span;
use crate::export::locator::{Locator, hash_of, locators};
use crate::export::verify::{At, Citation};
use serde_json::Value;

/// Finds the citations of a JSON document.
pub(super) fn json(text: &str) -> Result<Vec<Citation>, String> {
    let document: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("is no JSON: {error}"))?;
    let mut found = Vec::new();
    walk(&document, &mut String::new(), None, &mut found);
    Ok(found)
}

fn walk(value: &Value, pointer: &mut String, article: Option<&str>, found: &mut Vec<Citation>) {
    let length = pointer.len();
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                *pointer += &format!("/{index}");
                walk(item, pointer, None, found);
                pointer.truncate(length);
            }
        }
        Value::Object(fields) => {
            let text = |key: &str| fields.get(key).and_then(Value::as_str);
            let number =
                |key: &str| fields.get(key).and_then(Value::as_u64).and_then(|of| usize::try_from(of).ok());
            let own = text("article").or(article);
            let place = Written {
                locator: text("locator"),
                article: own,
                paragraph: number("paragraph"),
                start: number("start"),
                end: number("end"),
                text: text("text"),
            };
            found.extend(place.citation(|| At::Pointer(pointer.clone())));
            for (key, item) in fields {
                // A lead-in is of the article of its passage; figures and quotations are parts of one.
                let article = own.filter(|_| key == "lead_in");
                *pointer += &format!("/{}", key.replace('~', "~0").replace('/', "~1"));
                walk(item, pointer, article, found);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

/// What stands side by side.
struct Written<'a> {
    locator: Option<&'a str>,
    article: Option<&'a str>,
    paragraph: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    text: Option<&'a str>,
}

impl Written<'_> {
    fn citation(&self, at: impl Fn() -> At) -> Option<Citation> {
        let readings = self.text.filter(|text| !text.is_empty()).map(str::to_owned).into_iter().collect();
        if let Some(written) = self.locator.filter(|written| !written.trim().is_empty()) {
            let locator = locators(written).into_iter().next().and_then(|located| located.locator);
            return Some(Citation { at: at(), locator, readings });
        }
        let (start, end) = (self.start?, self.end?);
        let (article, text) = (self.article?.to_owned(), self.text?);
        let paragraph = self.paragraph.filter(|number| *number > 0);
        let locator = Locator { article, paragraph, span: Span::new(start, end), hash: hash_of(text) };
        (start < end).then(|| Citation { at: at(), locator: Some(locator), readings })
    }
}

/// Whether a text begins with the headings of such a table.
pub(super) fn is_csv(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default();
    let names: Vec<&str> = head.split(delimiter(head)).collect();
    names.contains(&"article") && names.contains(&"text") || names.contains(&"locator")
}

fn delimiter(head: &str) -> char {
    let count = |delimiter: &char| head.matches(*delimiter).count();
    // Of equals the last is taken.
    ['\t', ';', ','].into_iter().max_by_key(count).unwrap_or(',')
}

/// Finds the citations of a table.
pub(super) fn csv(text: &str) -> Result<Vec<Citation>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter = u8::try_from(delimiter(head)).unwrap_or(b',');
    let mut table =
        ::csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let refused = |error: ::csv::Error| format!("is no CSV: {error}");
    let names = table.headers().map_err(refused)?.clone();
    let column = |name: &str| names.iter().position(|other| other.trim() == name);
    let [locator, article, paragraph, start, end, text] =
        ["locator", "article", "paragraph", "start", "end", "text"].map(column);
    let mut found = Vec::new();
    for record in table.records() {
        let record = record.map_err(refused)?;
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at));
        let number = |at: Option<usize>| cell(at).and_then(|cell| cell.trim().parse().ok());
        let line = record.position().map_or(1, |position| position.line());
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let words = cell(text);
        let place = Written {
            locator: cell(locator),
            article: cell(article),
            paragraph: number(paragraph),
            start: number(start),
            end: number(end),
            text: words.map(without_guard),
        };
        let mut citation = place.citation(|| At::Line(line));
        if let Some(citation) = &mut citation {
            citation.readings.extend(words.filter(|words| words.starts_with('\'')).map(str::to_owned));
        }
        found.extend(citation);
    }
    Ok(found)
}

/// A cell without the `'` that keeps a spreadsheet from taking it for a formula.
fn without_guard(cell: &str) -> &str {
    let guarded = cell.strip_prefix('\'');
    guarded.filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where each citation stands, its article, where its words begin, and the words.
    fn told(found: &[Citation]) -> Vec<(String, String, usize, &str)> {
        let told = found.iter().map(|of| {
            let at = match &of.at {
                At::Line(line) => line.to_string(),
                At::Pointer(pointer) => pointer.clone(),
            };
            let locator = of.locator.clone().expect("it is whole");
            (at, locator.article, locator.span.start, of.readings.first().map_or("", String::as_str))
        });
        told.collect()
    }

    #[test]
    fn json_is_read_with_locators_and_without() {
        let document = r#"{"topics": [{"passages": [
            {"article": "a", "paragraph": 2, "start": 4, "end": 7, "text": "Ten", "lead_in": {"start": 0, "end": 3, "text": "Six"},
             "figures": [{"text": "T", "start": 4, "end": 5}]},
            {"article": "x", "start": 1, "end": 2, "text": "y", "locator": "[parallax:b,p1,0-3,000000000001]"},
            {"locator": "[parallax:c,p1,8-9,000000000001]"}]}], "a/b": [{"article": "d", "start": 1, "end": 1, "text": ""}]}"#;
        let found = json(document).unwrap();
        let expected = [
            ("/topics/0/passages/0", "a", 4, "Ten"),
            ("/topics/0/passages/0/lead_in", "a", 0, "Six"),
            ("/topics/0/passages/1", "b", 0, "y"),
            ("/topics/0/passages/2", "c", 8, ""),
        ];
        assert_eq!(
            told(&found),
            expected.map(|(at, id, start, text)| (at.to_owned(), id.to_owned(), start, text))
        );
        assert!(json("{").unwrap_err().starts_with("is no JSON: "));
    }

    #[test]
    fn tables_are_read_whatever_parts_their_cells() {
        for delimiter in [",", ";", "\t"] {
            let table = "article,start,end,text,locator\na,4,7,Ten,\nx,0,1,'-Six,\"[parallax:b,p1,0-3,000000000001]\"\n";
            let quoted = table.replace("\"[parallax:b,p1,0-3,000000000001]\"", "@");
            let table = quoted.replace(',', delimiter).replace('@', "\"[parallax:b,p1,0-3,000000000001]\"");
            assert!(is_csv(&table));
            let found = csv(&table).unwrap();
            let expected = [("2", "a", 4, "Ten"), ("3", "b", 0, "-Six")];
            assert_eq!(
                told(&found),
                expected.map(|(at, id, start, text)| (at.to_owned(), id.to_owned(), start, text))
            );
        }
        assert!(!is_csv("Notes, and more\n"));
    }
}
