//! What is not TOML: its mistakes, and the text without them.
//!
//! The parser recovers from errors, but drops what follows some and trips again over what follows
//! others. So only the first error of each reading counts; what it spoils is blanked out, byte for
//! byte, and the rest is read again: every mistake comes out, and none that only follows from another.

use super::mistakes::Mistake;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// How many errors of syntax are named at most.
const MOST: usize = 20;

/// The text with every part that is not TOML blanked out, and what is wrong with those parts.
pub(super) fn mend(text: &str) -> (String, Vec<Mistake>) {
    let mut mended = text.to_owned();
    let mut mistakes = Vec::new();
    while mistakes.len() < MOST {
        let (document, errors) = DeTable::parse_recoverable(&mended);
        let faults = errors.iter().map(|error| fault(&mended, document.get_ref(), error));
        let Some(fault) = faults.min_by_key(|fault| fault.mistake.span.start) else { break };
        drop(document);
        mistakes.push(fault.mistake);
        let blanked = blanked(&mended, &fault.spoilt);
        if blanked == mended {
            break;
        }
        mended = blanked;
    }
    (mended, mistakes)
}

struct Fault {
    mistake: Mistake,
    spoilt: Range<usize>,
}

fn fault(text: &str, document: &DeTable<'_>, error: &Error) -> Fault {
    let span = error.span().unwrap_or(0..0);
    let message = error.message().trim_end_matches(", expected literal string");
    let entry = entry_at(text, document, span.start);
    if let Some(entry) = &entry
        && NEVER_CLOSED.iter().any(|beginning| message.starts_with(beginning))
    {
        let opening = entry.value.start;
        let title = format!("what opens here is never closed: {message}");
        let mistake = Mistake::new(opening..opening + 1, title, "close it where it should end");
        return Fault { mistake, spoilt: section(text, entry.key) };
    }
    let spoilt = match entry {
        Some(entry) => lines(text, entry.key..entry.value.end.max(span.end)),
        None if is_heading(line(text, span.start)) => section(text, span.start),
        None => lines(text, span.clone()),
    };
    Fault { mistake: Mistake::new(span, message, advice(message)), spoilt }
}

const NEVER_CLOSED: [&str; 3] = ["unclosed array,", "unclosed inline table", "invalid multi-line"];

/// Where a key begins, and the bytes of its value.
struct Entry {
    key: usize,
    value: Range<usize>,
}

/// The `key = value` that holds the byte at `offset`.
fn entry_at(text: &str, table: &DeTable<'_>, offset: usize) -> Option<Entry> {
    table.iter().find_map(|(key, value)| {
        let held = (key.span().start..=value.span().end).contains(&offset);
        match value.get_ref() {
            DeValue::Table(table) if !opens(text, value, '{') => entry_at(text, table, offset),
            DeValue::Array(array) if array.iter().any(|item| under_heading(text, item)) => array
                .iter()
                .filter_map(|item| item.get_ref().as_table())
                .find_map(|item| entry_at(text, item, offset)),
            _ => held.then(|| Entry { key: key.span().start, value: value.span() }),
        }
    })
}

fn under_heading(text: &str, value: &Spanned<DeValue<'_>>) -> bool {
    value.get_ref().is_table() && opens(text, value, '[')
}

fn opens(text: &str, value: &Spanned<DeValue<'_>>, mark: char) -> bool {
    text.get(value.span()).is_some_and(|written| written.starts_with(mark))
}

/// The lines that `span` touches, without the last line end.
fn lines(text: &str, span: Range<usize>) -> Range<usize> {
    let before = text.as_bytes().get(..span.start).unwrap_or_default();
    let after = text.as_bytes().get(span.end..).unwrap_or_default();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let end = after.iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| span.end + length);
    start..end
}

fn line(text: &str, offset: usize) -> &str {
    text.get(lines(text, offset..offset)).unwrap_or_default()
}

/// From the line of `offset` to the next heading.
fn section(text: &str, offset: usize) -> Range<usize> {
    let first = lines(text, offset..offset);
    let mut end = first.end;
    while end < text.len() && !is_heading(line(text, end + 1)) {
        end = lines(text, end + 1..end + 1).end;
    }
    first.start..end
}

fn is_heading(line: &str) -> bool {
    line.starts_with('[') && !line.contains(['"', '\'', ','])
}

fn blanked(text: &str, spoilt: &Range<usize>) -> String {
    let blank = |(offset, c): (usize, char)| match c {
        '\n' => "\n".to_owned(),
        _ if spoilt.contains(&offset) => " ".repeat(c.len_utf8()),
        _ => c.to_string(),
    };
    text.char_indices().map(blank).collect()
}

fn advice(message: &str) -> &'static str {
    const ADVICE: [(&str, &str); 8] = [
        ("string values must be quoted", "put text between quotation marks, as in `key = \"text\"`"),
        ("duplicate key", "it stands twice: make one of the two"),
        ("missing comma", "part the items of a list by commas"),
        (
            "basic string",
            "close the string on its line; in '…' a backslash stands for itself, in \"…\" write two",
        ),
        ("literal string", "close the string on its line with `'`"),
        ("key with no value", "write a key as in `key = \"text\"`, a heading as in `[view]`"),
        ("unclosed array table", "close the heading as in `[[topic]]`"),
        ("unclosed table", "close the heading as in `[view]`"),
    ];
    let found = ADVICE.iter().find(|(needle, _)| message.contains(needle));
    found.map_or("the config is TOML: `key = value`, under headings such as `[view]`", |(_, advice)| *advice)
}
