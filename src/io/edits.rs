//! The reader's changes of the config on disk, and the way back through them.
//!
//! Apart from saving itself ([`super::save`]), because here an edit meets the file as it is now: one
//! that somebody else has changed since it was read is not written over, nor a topic that is another
//! one than when its form was opened. Both texts go to the reader, who decides. What cannot be written
//! is in force all the same, and is tried again with the next edit.

mod between;

pub(super) use between::between;

use super::save::{NotSaved, save};
use super::whole::create;
use crate::compare::topics::TopicSpec;
use crate::config::edit::{Draft, Edit, EditError, History, Item, edit, item_text};
use crate::config::{self, id_of};
use crate::ui::model::edits::{Conflict, RowEdit, TopicEdit};
use crate::ui::update::Message;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// The config that edits are made of.
pub(super) struct InForce<'a> {
    /// Its file.
    pub(super) path: &'a Path,
    /// Its text, written or not.
    pub(super) text: &'a str,
    /// What is expected in the file: nothing is written over anything else.
    pub(super) over: &'a str,
}

/// How an edit went.
pub(super) enum Made {
    /// The config is written.
    Written {
        /// What was done.
        message: Message,
        /// The text.
        text: String,
    },
    /// It could not be written: this text is to be in force all the same.
    Unwritable {
        /// What was done.
        message: Message,
        /// The text.
        text: String,
        /// Why.
        why: String,
    },
    /// Somebody else has changed the file, or the same topic.
    Conflict(Box<Conflict>),
    /// Nothing was done.
    Nothing(Message),
}

impl InForce<'_> {
    fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// What is in the file; none if it is gone.
    fn on_disk(&self) -> Result<Option<String>, Made> {
        match fs::read_to_string(self.path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => {
                Err(Made::Nothing(Message::Failed(format!("{} cannot be read: {error}", self.name()))))
            }
        }
    }

    /// Writes a text; says so with `message`, and where it cannot be written with `unwritten`.
    fn write(&self, text: String, message: Message, unwritten: Message) -> Made {
        match save(self.path, &text, xxh3_64(self.over.as_bytes())) {
            Ok(()) => Made::Written { message, text },
            Err(error @ NotSaved::Unwritable { .. }) => {
                Made::Unwritable { message: unwritten, text, why: error.to_string() }
            }
            Err(NotSaved::Changed { theirs, .. }) => {
                Made::Conflict(Box::new(self.conflict(Vec::new(), self.over, text, theirs)))
            }
        }
    }

    fn conflict(&self, edits: Vec<TopicEdit>, base: &str, ours: String, theirs: Option<String>) -> Conflict {
        conflict(&self.name(), edits, (base.into(), ours.into()), theirs.map(Arc::from))
    }
}

/// What is said of what could not be written.
const IN_FORCE: &str = "in force, and not saved";

/// Makes edits that were made on the text `base` (none: on what is in force), where the topics that they
/// are about are as they were there, and the file is as it was read.
pub(super) fn make(
    history: &mut History,
    config: &InForce<'_>,
    edits: Vec<TopicEdit>,
    base: Option<&str>,
) -> Made {
    let base = base.unwrap_or(config.text);
    let name = config.name();
    let on_disk = match config.on_disk() {
        Ok(on_disk) => on_disk,
        Err(made) => return made,
    };
    let is_as_read = on_disk.as_deref() == Some(config.over);
    let theirs = if is_as_read { Some(config.text.to_owned()) } else { on_disk };
    if !is_as_read || edits.iter().any(|edit| is_moved_on(edit, base, config.text)) {
        return match edited(base, &name, &edits) {
            Ok(ours) => Made::Conflict(Box::new(config.conflict(edits, base, ours, theirs))),
            Err(error) => Made::Nothing(not_written(error)),
        };
    }
    let after = match edited(config.text, &name, &edits) {
        Ok(after) => after,
        Err(error) => return Made::Nothing(not_written(error)),
    };
    let Some(last) = edits.last() else { return Made::Nothing(Message::Done("nothing was changed".into())) };
    let what = what(last, config.text);
    // The id of a new topic is made from its name, as the config reads it.
    let saved = saved(last).map(|id| id.unwrap_or_else(|| id_of_last(&after)));
    let message = |what| Message::TopicsEdited { saved: saved.clone(), what };
    let made = config.write(after.clone(), message(what.clone()), message(IN_FORCE.to_owned()));
    match made {
        Made::Written { .. } | Made::Unwritable { .. } => history.push(what, config.text, &after),
        // It was written between our looking and our writing.
        Made::Conflict(conflict) => {
            let theirs = conflict.theirs.map(|theirs| theirs.to_string());
            return Made::Conflict(Box::new(config.conflict(edits, base, after, theirs)));
        }
        Made::Nothing(_) => {}
    }
    made
}

/// Begins a config with edits: a file that is not there yet.
pub(super) fn begin(history: &mut History, path: &Path, edits: &[TopicEdit]) -> Message {
    let name = path.display().to_string();
    let Some(last) = edits.last() else { return Message::Failed("there is no config file yet".to_owned()) };
    let text = match edited("", &name, edits) {
        Ok(text) => text,
        Err(error) => return not_written(error),
    };
    match create(path, text.as_bytes()) {
        Ok(()) => {
            let saved = saved(last).map(|id| id.unwrap_or_else(|| id_of_last(&text)));
            let what = what(last, "");
            history.push(what.clone(), "", &text);
            Message::TopicsEdited { saved, what: format!("{name} is new: {what}") }
        }
        Err(error) => Message::Failed(format!("{name} was not written: {error}")),
    }
}

/// Takes the last edit back, or makes it again; only where the config is as that edit left it.
pub(super) fn undo(history: &mut History, config: &InForce<'_>, again: bool) -> Made {
    let step = if again { history.next() } else { history.last() };
    let Some(step) = step.cloned() else {
        let what = if again { "there is nothing to make again" } else { "there is nothing to take back" };
        return Made::Nothing(Message::Done(format!("{what} of what was changed here")));
    };
    let (from, to) = if again { (&step.before, &step.after) } else { (&step.after, &step.before) };
    let is_as_left = matches!(config.on_disk(), Ok(Some(text)) if text == config.over);
    if **from != *config.text || !is_as_left {
        let name = config.name();
        let words = format!("{name} was changed by somebody else since: not taken back; edit it by hand");
        return Made::Nothing(Message::Failed(words));
    }
    let words = match again {
        true => format!("made again: {}", step.what),
        false => format!("taken back: {}", as_it_was(&step.what)),
    };
    let unwritten = Message::Failed(format!("{words}; {IN_FORCE}"));
    let made = config.write(to.to_string(), Message::Done(words), unwritten);
    if matches!(made, Made::Written { .. } | Made::Unwritable { .. }) {
        if again {
            history.redo()
        } else {
            history.undo()
        };
    }
    made
}

/// Tries again to write what is in force.
pub(super) fn write_again(config: &InForce<'_>) -> Made {
    let written = is_written(&config.name());
    config.write(config.text.to_owned(), written, Message::Failed(IN_FORCE.to_owned()))
}

/// Says that what could not be written to a file is in it now.
pub(super) fn is_written(file: &str) -> Message {
    Message::Done(format!("{file} is written"))
}

/// Whether this text is in the file.
pub(super) fn is_there(path: &Path, text: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// The text with the edits made in it.
fn edited(text: &str, name: &str, edits: &[TopicEdit]) -> Result<String, EditError> {
    edits.iter().try_fold(text.to_owned(), |text, wanted| edit(&text, name, &of(wanted.clone())))
}

fn not_written(error: EditError) -> Message {
    match error {
        EditError::Bad(bad) | EditError::Spoilt(bad) => {
            Message::Failed(format!("not written: {}", bad.summary))
        }
        error => Message::Failed(format!("not written: {error}")),
    }
}

/// Whether the topic of an edit is another one in `now` than in `base`.
fn is_moved_on(edit: &TopicEdit, base: &str, now: &str) -> bool {
    changed_topic(edit)
        .is_some_and(|id| item_text(base, &Item::topic(id)) != item_text(now, &Item::topic(id)))
}

/// The conflict of edits that were not written, made on `base` and giving `ours`, with what is in the
/// file now (none: it is gone). Edits that are not known are read off the texts.
pub(super) fn conflict(
    file: &str,
    edits: Vec<TopicEdit>,
    (base, ours): (Arc<str>, Arc<str>),
    theirs: Option<Arc<str>>,
) -> Conflict {
    let edits = between(&base, &ours, edits);
    let hindrance = match &theirs {
        None => Some("the file is gone".to_owned()),
        Some(_) if edits.is_empty() => Some("it is not known of which changes it is made".to_owned()),
        Some(theirs) => hindrance(&edits, &base, theirs, file),
    };
    Conflict { file: file.to_owned(), edits, base, ours, theirs, hindrance }
}

/// What is not written with a new edit of a config that could not be written before: all edits since the
/// file was read, those that were `made` first, and the text with them.
pub(super) fn all(
    (over, text): (&str, &str),
    mut made: Vec<TopicEdit>,
    new: &[TopicEdit],
) -> (Vec<TopicEdit>, String) {
    let ours = edited(text, "", new).unwrap_or_else(|_| text.to_owned());
    made.extend_from_slice(new);
    (between(over, &ours, made), ours)
}

/// Why edits made on `base` cannot be made in what is there now.
fn hindrance(edits: &[TopicEdit], base: &str, theirs: &str, name: &str) -> Option<String> {
    for id in edits.iter().filter_map(changed_topic) {
        let (was, is) = (item_text(base, &Item::topic(id)), item_text(theirs, &Item::topic(id)));
        match is {
            None => return Some(format!("the topic “{}” is no longer there", topic_name(base, id))),
            Some(is) if Some(&is) != was.as_ref() => {
                return Some(format!("the topic “{}” was changed there, too", topic_name(base, id)));
            }
            Some(_) => {}
        }
    }
    edited(theirs, name, edits).err().map(|error| match error {
        EditError::Bad(bad) | EditError::Spoilt(bad) => bad.summary,
        error => error.to_string(),
    })
}

/// The id of the topic that an edit changes, if it is there before.
fn changed_topic(edit: &TopicEdit) -> Option<&String> {
    match edit {
        TopicEdit::Save { changes, .. } => changes.as_ref(),
        TopicEdit::Delete(id) | TopicEdit::Enable(id, _) => Some(id),
        TopicEdit::Move { .. } | TopicEdit::Alias { .. } => None,
    }
}

/// What is done to the text `before`, for the reader.
fn what(wanted: &TopicEdit, before: &str) -> String {
    let name = |id: &str| topic_name(before, id);
    match wanted {
        TopicEdit::Save { topic, .. } => format!("“{}” is written", topic.name),
        TopicEdit::Delete(id) => format!("“{}” is deleted", name(id)),
        TopicEdit::Enable(id, on) => {
            format!("“{}” is switched {}", name(id), if *on { "on" } else { "off" })
        }
        TopicEdit::Alias { name, spelling } => format!("“{spelling}” stands for “{name}” in [aliases]"),
        TopicEdit::Move { topic, up } => {
            format!("“{}” is moved {}", name(topic), if *up { "up" } else { "down" })
        }
    }
}

/// What the topic of this id is called in a text of the config; its id where it is not there.
fn topic_name(text: &str, id: &str) -> String {
    let config = config::read(text, "", &|_| true).ok();
    let topic = config.and_then(|config| config.listed.into_iter().find(|topic| topic.id == id));
    topic.map_or_else(|| id.to_owned(), |topic| topic.name)
}

/// What was done, in words for when it is taken back: "“Gas”", "“Gas” was switched off".
fn as_it_was(what: &str) -> String {
    what.strip_suffix(" is written").map_or_else(|| what.replacen(" is ", " was ", 1), str::to_owned)
}

/// Whether a topic is there anew, or otherwise, and its id if that is known already.
fn saved(wanted: &TopicEdit) -> Option<Option<String>> {
    match wanted {
        TopicEdit::Save { changes, .. } => Some(changes.clone()),
        TopicEdit::Enable(id, true) => Some(Some(id.clone())),
        _ => None,
    }
}

fn of(wanted: TopicEdit) -> Edit {
    match wanted {
        TopicEdit::Save { topic, rows, changes: None } => Edit::AddTopic(draft(&topic, rows, None)),
        TopicEdit::Save { topic, rows, changes: Some(id) } => {
            let draft = draft(&topic, rows, Some(&id));
            Edit::Replace(Item::topic(id), draft)
        }
        TopicEdit::Delete(id) => Edit::Delete(Item::topic(id)),
        TopicEdit::Enable(id, on) => Edit::Enable(Item::topic(id), on),
        TopicEdit::Alias { name, spelling } => Edit::AddAlias { name, spelling },
        TopicEdit::Move { topic, up } => Edit::Move { item: Item::topic(topic), up },
    }
}

/// What is written of a topic; one that has an id keeps it under another name.
fn draft(topic: &TopicSpec, rows: Vec<RowEdit>, id: Option<&String>) -> Draft {
    let id = id.filter(|id| id_of(&topic.name) != **id).cloned();
    let row = |RowEdit { was, enabled, row }: RowEdit| {
        (was, Draft { enabled: Some(enabled), ..Draft::of_row(&row) })
    };
    Draft { id, rows: Some(rows.into_iter().map(row).collect()), ..Draft::of(topic) }
}

/// The id of the last topic of a config.
fn id_of_last(text: &str) -> String {
    let config = config::read(text, "", &|_| true).ok();
    config.and_then(|config| config.topics.last().map(|topic| topic.id.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests;
