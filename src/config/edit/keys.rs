//! The keys of one section: those that stay as they are, those that change, come and go.

use super::draft::Draft;
use super::entries::{Entry, Held};
use super::lists::{changed_list, changed_lists};
use super::sections::Section;
use super::splice::{Patch, line_end, line_start, line_stop, next_line};
use crate::compare::topics::Within;
use std::ops::Range;

/// The keys that a draft knows, in the order in which new ones are written.
pub(super) const KEYS: [&str; 9] = ["id", "name", "enabled", "any", "all", "none", "within", "with", "unit"];
/// A list that would make its line longer than this is written over several lines.
const WIDEST: usize = 100;

/// What is to stand under a key.
pub(super) enum Written {
    /// A string.
    Text(String),
    /// A list of strings.
    List(Vec<String>),
    /// A list of lists of strings.
    Lists(Vec<Vec<String>>),
    /// Anything that is written as it reads.
    Plain(String),
    /// What holds anyway: written only in place of something else.
    Unless(Box<Written>),
    /// Nothing.
    Gone,
}

impl Written {
    /// What `draft` says of `key`; none if it says nothing.
    pub(super) fn of(draft: &Draft, key: &str) -> Option<Self> {
        let list = |list: &Option<Vec<String>>| {
            let list = list.clone()?;
            Some(if list.is_empty() { Self::Gone } else { Self::List(list) })
        };
        match key {
            "id" => draft.id.clone().map(Self::Text),
            "name" => draft.name.clone().map(Self::Text),
            "enabled" => Some(match draft.enabled? {
                true => Self::Unless(Box::new(Self::Plain("true".to_owned()))),
                false => Self::Plain("false".to_owned()),
            }),
            "any" => list(&draft.any),
            "none" => list(&draft.none),
            "unit" => list(&draft.unit),
            "all" => {
                let lists = draft.all.clone()?;
                Some(if lists.is_empty() { Self::Gone } else { Self::Lists(lists) })
            }
            "with" => Some(draft.with?.map_or(Self::Gone, |with| Self::Text(with.name().to_owned()))),
            "within" => Some(match draft.within? {
                Within::Sentence => Self::Unless(Box::new(Self::Text("sentence".to_owned()))),
                Within::Paragraph => Self::Text("paragraph".to_owned()),
                Within::Words(words) => Self::Plain(words.to_string()),
            }),
            _ => None,
        }
    }

    /// As TOML, as a value of its own.
    pub(super) fn text(&self, line_end: &str) -> String {
        match self {
            Self::Text(text) => string(text),
            Self::List(list) => {
                let items: Vec<String> = list.iter().map(|item| string(item)).collect();
                let line = format!("[{}]", items.join(", "));
                if line.chars().count() <= WIDEST { line } else { folded(&items, line_end) }
            }
            Self::Lists(lists) => {
                let lists: Vec<String> =
                    lists.iter().map(|list| Self::List(list.clone()).text(line_end)).collect();
                format!("[{}]", lists.join(", "))
            }
            Self::Plain(text) => text.clone(),
            Self::Unless(written) => written.text(line_end),
            Self::Gone => String::new(),
        }
    }

    /// The new text of a value, as little of it changed as can be; none if it says this already.
    fn in_place_of(&self, text: &str, entry: &Entry) -> Option<String> {
        let value = &entry.value;
        let new = match self {
            Self::List(list) => return changed_list(text, value, list),
            Self::Lists(lists) => return changed_lists(text, value, lists),
            Self::Text(new) if matches!(&value.held, Held::Text(old) if old == new) => return None,
            other => other.text(line_end(text)),
        };
        (text.get(value.span.clone()) != Some(new.as_str())).then_some(new)
    }
}

/// A string as TOML.
pub(in crate::config) fn string(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A key as TOML.
pub(in crate::config) fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { string(name) }
}

/// Items on as many lines as they need.
fn folded(items: &[String], line_end: &str) -> String {
    const INDENT: &str = "    ";
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut().filter(|line| line.chars().count() + item.chars().count() + 2 <= WIDEST) {
            Some(line) => *line += &format!(" {item},"),
            None => lines.push(format!("{INDENT}{item},")),
        }
    }
    format!("[{line_end}{}{line_end}]", lines.join(line_end))
}

/// What changes in a section, so that it says what the draft says.
pub(super) fn changes(text: &str, section: &Section, draft: &Draft) -> Vec<Patch> {
    let mut patches = Vec::new();
    let mut anchor = section.heading_line(text).end;
    for name in KEYS {
        let written = Written::of(draft, name);
        match (section.entry(name), written) {
            (Some(entry), Some(Written::Gone)) => patches.push((line_of(text, entry), String::new())),
            (Some(entry), written) => {
                let new = written.and_then(|written| written.in_place_of(text, entry));
                patches.extend(new.map(|new| (entry.value.span.clone(), new)));
                anchor = anchor.max(line_stop(text, entry.value.span.end));
            }
            (None, Some(Written::Gone | Written::Unless(_)) | None) => {}
            (None, Some(written)) => patches.push(added(text, section, anchor, name, &written)),
        }
    }
    patches
}

/// A key on a line of its own, behind the line that stops at `anchor`.
fn added(text: &str, section: &Section, anchor: usize, key: &str, written: &Written) -> Patch {
    let newline = line_end(text);
    let indent = section.keys.first().map_or("", |first| &text[line_start(text, first.start)..first.start]);
    (anchor..anchor, format!("{newline}{indent}{key} = {}", written.text(newline)))
}

/// The lines of an entry with their line end; at the end of the file with the one before them.
pub(super) fn line_of(text: &str, entry: &Entry) -> Range<usize> {
    let (start, stop) = (line_start(text, entry.start), line_stop(text, entry.value.span.end));
    let end = next_line(text, stop);
    if end == stop && start > 0 {
        let before = start - if text[..start].ends_with("\r\n") { 2 } else { 1 };
        return before..end;
    }
    start..end
}
