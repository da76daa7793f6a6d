//! `parallax topic`: the topics of the config listed, one added, one tried.

use super::commands::{Opened, nearest, open, say};
use super::error::{ConfigError, Error};
use super::save::save;
use crate::cli::{Given, ListFormat, Sources, Topic, terms};
use crate::compare::comparison::Comparison;
use crate::compare::tables::dry_run::{by_outlet, dry_run};
use crate::compare::tables::few::{FEW, few};
use crate::compare::topics::{TopicSpec, Topics};
use crate::compare::{Memo, Question, Stop, compare};
use crate::config::edit::{Draft, Edit, Item, edit, item_text, topics};
use crate::config::{Config, Listed};
use crate::export::MadeBy;
use crate::export::show::{self, Form, Report, write};
use std::fs;
use std::io::{Read, stdin};
use std::path::Path;
use std::sync::Arc;

/// Does what is wanted; true if `test` has found that something would change.
///
/// # Errors
/// If the config or the topic cannot be used, the config cannot be saved, or what is printed cannot be
/// written.
pub fn run(sources: &Sources, what: &Topic) -> Result<bool, Error> {
    match what {
        Topic::List { format, .. } => list(sources, *format).map(|()| false),
        Topic::Add { given, dry_run, format, .. } => add(sources, given, *dry_run, *format).map(|()| false),
        Topic::Test { file, format, .. } => {
            let is_file = file == Path::new("-") || file.exists();
            let given = if is_file { Some(written(file)?) } else { None };
            let opened = open(sources, &[])?;
            let (text, name) = match given {
                Some(given) => given,
                None => of_config(&opened, &file.to_string_lossy())?,
            };
            let wanted = topics(&text, &name).map_err(ConfigError::Bad)?;
            let tried = Trial::of(opened, &wanted).reports();
            tried.print("test", *format)?;
            Ok(tried.changes)
        }
    }
}

fn list(sources: &Sources, format: ListFormat) -> Result<(), Error> {
    let Opened { found, question, .. } = open(sources, &[])?;
    let memo = Memo::default();
    let line = |listed: &Listed| {
        let index = question.topics.specs().iter().position(|spec| spec.id == listed.id && listed.enabled);
        let compared = index.and_then(|index| compare(&question, index, &memo, &Stop::default()).ok());
        show::topics::Line {
            id: listed.id.clone(),
            name: listed.name.clone(),
            found: compared.map(|comparison| by_outlet(&comparison)),
        }
    };
    let lines: Vec<_> = found.config.listed.iter().map(line).collect();
    let made_by = MadeBy::of(&question, found.config.hash);
    say(&write("topics", &[show::topics::report(&lines)], &made_by, form(format), false))
}

/// Adds a topic unless it is only to be tried; the config is written before anything is printed.
fn add(sources: &Sources, given: &Given, only_try: bool, format: ListFormat) -> Result<(), Error> {
    let (text, name) = match &given.file {
        Some(file) => written(file)?,
        None => (draft(given).topic_text("\n") + "\n", "the options".to_owned()),
    };
    let wanted = topics(&text, &name).map_err(ConfigError::Bad)?;
    let opened = open(sources, &[])?;
    let path = opened.found.path.clone().ok_or(Error::NoConfig)?;
    let read = opened.found.config.hash;
    let before = fs::read_to_string(&path).map_err(|source| unreadable(&path, source))?;
    let after = edit(&before, &path.display().to_string(), &Edit::AddWritten(text.clone()))?;
    let tried = Trial::of(opened, &wanted).reports();
    if !only_try {
        save(&path, &after, read).map_err(|why| Error::NotAdded { why, topic: text })?;
    }
    tried.print("add", format)
}

fn draft(given: &Given) -> Draft {
    let list = |list: &[String]| list.iter().flat_map(|given| terms(given)).collect::<Vec<String>>();
    Draft {
        id: given.id.clone(),
        name: given.name.clone(),
        any: Some(list(&given.any)),
        all: Some(given.all.iter().map(|given| terms(given)).collect()),
        none: Some(list(&given.none)),
        within: given.within,
        with: Some(given.with.map(|with| with.with())),
        unit: Some(given.unit.clone()),
        ..Draft::default()
    }
}

/// The text of a file, or of standard input, and what messages call it.
fn written(file: &Path) -> Result<(String, String), Error> {
    let (bytes, name) = if file == Path::new("-") {
        let mut bytes = Vec::new();
        let read = stdin().lock().read_to_end(&mut bytes);
        read.map_err(|source| Error::Unreadable { path: "standard input".to_owned(), source })?;
        (bytes, "standard input".to_owned())
    } else {
        (fs::read(file).map_err(|source| unreadable(file, source))?, file.display().to_string())
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        Error::from(ConfigError::NotUtf8 { path: name.clone(), line })
    })?;
    Ok((text, name))
}

/// The topic of this id as it is in the config, switched on, and what messages call it.
fn of_config(opened: &Opened, id: &str) -> Result<(String, String), Error> {
    let Opened { found, .. } = opened;
    let (item, listed) = (Item::topic(id), &found.config.listed);
    let neither = || {
        let ids = listed.iter().map(|topic| topic.id.as_str());
        Error::NeitherFileNorTopic { given: id.to_owned(), nearest: nearest(ids, id) }
    };
    let topic = listed.iter().find(|topic| topic.id == id).ok_or_else(neither)?;
    let name = found.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let text = match topic.enabled {
        true => found.text.to_string(),
        false => edit(&found.text, &name, &Edit::Enable(item.clone(), true))?,
    };
    Ok((item_text(&text, &item).ok_or_else(neither)?, name))
}

fn unreadable(path: &Path, source: std::io::Error) -> Error {
    Error::Unreadable { path: path.display().to_string(), source }
}

pub(super) fn form(format: ListFormat) -> Form {
    match format {
        ListFormat::Text => Form::Text,
        ListFormat::Json => Form::Json,
    }
}

/// Topics that are tried: the question in force, and the same with them.
struct Trial {
    before: Question,
    after: Question,
    /// The ids of those that are tried.
    ids: Vec<String>,
    made_by: MadeBy,
}

/// What trying them has shown.
struct Tried {
    reports: Vec<Report>,
    changes: bool,
    made_by: MadeBy,
}

impl Trial {
    fn of(opened: Opened, wanted: &Config) -> Self {
        let Opened { found, question, .. } = opened;
        let mut specs: Vec<TopicSpec> = found.config.topics.clone();
        for listed in &wanted.listed {
            let new = wanted.topics.iter().find(|topic| topic.id == listed.id);
            match (specs.iter().position(|spec| spec.id == listed.id), new) {
                (Some(at), Some(new)) => specs[at] = new.clone(),
                (Some(at), None) => drop(specs.remove(at)),
                (None, new) => specs.extend(new.cloned()),
            }
        }
        let topics = Arc::new(Topics::new(specs, found.config.aliases.clone()));
        let made_by = MadeBy::of(&question, found.config.hash);
        let ids = wanted.listed.iter().map(|listed| listed.id.clone()).collect();
        Self { after: Question { topics, ..question.clone() }, before: question, ids, made_by }
    }

    fn reports(self) -> Tried {
        let (memos, stop) = ([Memo::default(), Memo::default()], Stop::default());
        let mut tried = Tried { reports: Vec::new(), changes: false, made_by: self.made_by };
        for id in &self.ids {
            let compared = |question: &Question, memo: &Memo| -> Option<(usize, Comparison)> {
                let listed = question.topics.specs().iter().take(question.topics.listed());
                let index = listed.clone().position(|spec| spec.id == *id)?;
                // Nobody raises the flag.
                Some((index, compare(question, index, memo, &stop).ok()?))
            };
            let before = compared(&self.before, &memos[0]);
            let after = compared(&self.after, &memos[1]);
            let (was, is) = (before.as_ref().map(|(_, was)| was), after.as_ref().map(|(_, is)| is));
            let Some(shown) = is.or(was) else { continue };
            let found = dry_run(was, is);
            let explained = after.as_ref().filter(|(_, is)| is.counts.passages < FEW);
            let explained =
                explained.and_then(|(index, is)| few(&self.after, *index, is, &memos[1], &stop).ok());
            tried.changes |= !found.is_empty();
            tried.reports.extend(show::dry_run::reports(&found, shown, explained.as_ref()));
        }
        tried
    }
}

impl Tried {
    fn print(&self, kind: &str, format: ListFormat) -> Result<(), Error> {
        say(&write(kind, &self.reports, &self.made_by, form(format), false))
    }
}
