//! Where the topics and rows of a config stand in its text.
//!
//! A section is a heading with the keys below it. TOML lets a `[[topic.row]]` stand behind another
//! table than its topic, so a topic is one or more runs of sections, not always one.

use super::entries::{Entry, Held};
use super::splice::{is_comment, line_at, line_before, line_start, line_stop, next_line};
use super::{EditError, Item};
use crate::config::topics::id_of;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The topic at this index of the file.
    Topic(usize),
    /// The row at the second index of the topic at the first.
    Row(usize, usize),
    /// `[aliases]`.
    Aliases,
    /// Anything else.
    Other,
}

/// A heading with the keys below it.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) of: Of,
    /// Where the heading begins.
    heading: usize,
    /// The bytes of its lines, its comments included, without the last line end.
    pub(super) item: Range<usize>,
    /// Its keys in the order of the file.
    pub(super) keys: Vec<Entry>,
}

impl Section {
    /// The entry of this key.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.keys.iter().find(|entry| entry.key == key)
    }

    /// The string under this key, trimmed as the config is read.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        match &self.entry(key)?.value.held {
            Held::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    /// The bytes of its heading's line.
    pub(super) fn heading_line(&self, text: &str) -> Range<usize> {
        line_start(text, self.heading)..line_stop(text, self.heading)
    }
}

/// The sections of a config, in the order of the file.
pub(super) struct Sections {
    pub(super) all: Vec<Section>,
    /// What stands above the first heading.
    pub(super) top: Vec<Entry>,
}

impl Sections {
    /// Those of a text that is TOML.
    pub(super) fn of(text: &str) -> Self {
        let (document, _) = DeTable::parse_recoverable(text);
        let mut all = Vec::new();
        let mut top = Vec::new();
        for (key, value) in document.get_ref().iter() {
            match value.get_ref() {
                DeValue::Table(table) if opens(text, value) => {
                    let of = if key.get_ref() == "aliases" { Of::Aliases } else { Of::Other };
                    all.push(section(of, value.span().start, table, text));
                }
                DeValue::Array(array) if array.iter().any(|item| opens(text, item)) => {
                    let is_topic = key.get_ref() == "topic";
                    for (index, item) in array.iter().enumerate() {
                        let Some(table) = item.get_ref().as_table() else { continue };
                        let of = if is_topic { Of::Topic(index) } else { Of::Other };
                        all.push(section(of, item.span().start, table, text));
                        all.extend(rows(index, table, text));
                    }
                }
                _ => top.push(Entry::of(key.get_ref(), key.span().start, value)),
            }
        }
        all.sort_by_key(|section| section.heading);
        top.sort_by_key(|entry| entry.start);
        let mut sections = Self { all, top };
        sections.lay_out(text);
        sections
    }

    /// Finds out which lines each section has, comments included.
    fn lay_out(&mut self, text: &str) {
        let last_of = |keys: &[Entry]| keys.iter().map(|entry| entry.value.span.end).max().unwrap_or(0);
        let mut before = match last_of(&self.top) {
            0 => 0,
            end => next_line(text, line_stop(text, end)),
        };
        let mut starts = Vec::new();
        for section in &mut self.all {
            starts.push(comments_above(text, section.heading_line(text).start, before));
            let end = last_of(&section.keys).max(section.heading);
            section.item = section.heading_line(text).start..line_stop(text, end);
            before = next_line(text, section.item.end);
        }
        for (index, section) in self.all.iter_mut().enumerate() {
            section.item.start = starts.get(index).copied().unwrap_or_default();
            let next = starts.get(index + 1).copied().unwrap_or(text.len());
            let mut line = next_line(text, section.item.end);
            while line < next && is_comment(line_at(text, line)) {
                section.item.end = line_stop(text, line);
                line = next_line(text, section.item.end);
            }
        }
    }

    /// The sections of the topic at `topic`, rows included.
    pub(super) fn of_topic(&self, topic: usize) -> impl Iterator<Item = &Section> {
        self.all.iter().filter(move |section| match section.of {
            Of::Topic(of) | Of::Row(of, _) => of == topic,
            _ => false,
        })
    }

    /// The runs of neighbouring sections of the topic at `topic`, from the first comment of each to
    /// its last line.
    pub(super) fn runs(&self, topic: usize) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut last = None;
        for (index, section) in self.all.iter().enumerate() {
            if !self.of_topic(topic).any(|of| of.heading == section.heading) {
                continue;
            }
            match runs.last_mut().filter(|_| last.is_some_and(|last| last + 1 == index)) {
                Some(run) => run.end = section.item.end,
                None => runs.push(section.item.clone()),
            }
            last = Some(index);
        }
        runs
    }

    /// How many topics have a heading.
    pub(super) fn topics(&self) -> usize {
        self.all.iter().filter(|section| matches!(section.of, Of::Topic(_))).count()
    }

    /// How many rows of the topic at `topic` have a heading.
    pub(super) fn rows(&self, topic: usize) -> usize {
        self.of_topic(topic).filter(|section| matches!(section.of, Of::Row(..))).count()
    }

    /// The index of the topic with this id.
    ///
    /// # Errors
    /// If there is none, or topics are not written under headings.
    pub(super) fn topic(&self, id: &str) -> Result<usize, EditError> {
        if self.top.iter().any(|entry| entry.key == "topic") {
            return Err(EditError::Inline(format!("the topic {id}"), "[[topic]]"));
        }
        let found = self.all.iter().find_map(|section| match section.of {
            Of::Topic(topic) => {
                let given = section.text("id");
                let own = given.or_else(|| section.text("name").map(|name| id_of(&name)));
                (own.as_deref() == Some(id)).then_some(topic)
            }
            _ => None,
        });
        found.ok_or_else(|| EditError::NoSuch(format!("topic with the id {id}")))
    }

    /// The section of a topic, or of a row.
    ///
    /// # Errors
    /// If there is none, or it is not written under a heading.
    pub(super) fn section(&self, item: &Item) -> Result<&Section, EditError> {
        let topic = self.topic(&item.topic)?;
        let mut sections = self.of_topic(topic);
        let found = match &item.row {
            None => sections.find(|section| section.of == Of::Topic(topic)),
            Some(name) => {
                let is_sought = |section: &&Section| section.text("name").as_deref() == Some(name.trim());
                sections.filter(|section| matches!(section.of, Of::Row(..))).find(is_sought)
            }
        };
        found.ok_or_else(|| {
            let what = item.row.as_deref().unwrap_or(&item.topic);
            match self.of_topic(topic).any(|section| section.entry("row").is_some()) {
                true => EditError::Inline(format!("the row {what}"), "[[topic.row]]"),
                false => EditError::NoSuch(format!("row {what} of the topic {}", item.topic)),
            }
        })
    }
}

/// The rows of a topic that have a heading.
fn rows(topic: usize, table: &DeTable<'_>, text: &str) -> Vec<Section> {
    let items = table.get("row").and_then(|value| value.get_ref().as_array());
    let items = items.into_iter().flat_map(|array| array.iter()).filter(|item| opens(text, item));
    let row = |(row, item): (usize, &Spanned<DeValue<'_>>)| {
        let table = item.get_ref().as_table()?;
        Some(section(Of::Row(topic, row), item.span().start, table, text))
    };
    items.enumerate().filter_map(row).collect()
}

fn section(of: Of, heading: usize, table: &DeTable<'_>, text: &str) -> Section {
    let is_below = |value: &Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::Array(array) => !array.iter().any(|item| item.get_ref().is_table() && opens(text, item)),
        _ => true,
    };
    let below = table.iter().filter(|(_, value)| is_below(value));
    let mut keys: Vec<Entry> =
        below.map(|(key, value)| Entry::of(key.get_ref(), key.span().start, value)).collect();
    keys.sort_by_key(|entry| entry.start);
    Section { of, heading, item: heading..heading, keys }
}

/// Whether a table stands under a heading.
fn opens(text: &str, value: &Spanned<DeValue<'_>>) -> bool {
    value.get_ref().is_table() && text.get(value.span()).is_some_and(|written| written.starts_with('['))
}

/// Where the comment lines begin that stand right above the line at `start`, none of them before
/// `from`; those at the very beginning of the file are its own.
pub(in crate::config) fn comments_above(text: &str, start: usize, from: usize) -> usize {
    let mut first = start;
    while let Some(before) = line_before(text, first).filter(|at| *at >= from) {
        if !is_comment(line_at(text, before)) {
            break;
        }
        first = before;
    }
    if first == 0 { start } else { first }
}
