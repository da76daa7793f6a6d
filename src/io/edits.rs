//! The reader's changes of the config on disk, and the way back through them.
//!
//! Apart from saving itself ([`super::save`]), because here an edit meets the file as it is now: one
//! that somebody else has changed since it was read is not written over, it is read anew, so that what
//! was typed can be held against it and saved again.

use super::save::{NotSaved, save};
use crate::compare::topics::TopicSpec;
use crate::config::edit::{Draft, Edit, EditError, History, Item, edit};
use crate::config::id_of;
use crate::ui::model::edits::{RowEdit, TopicEdit};
use crate::ui::update::Message;
use std::fs;
use std::path::Path;
use xxhash_rust::xxh3::xxh3_64;

/// Makes an edit of the config at `path`, whose text in force has the hash `config`. The answer says
/// how it went; true if the config is to be read anew.
pub(super) fn make(history: &mut History, path: &Path, wanted: TopicEdit, config: u64) -> (Message, bool) {
    let name = path.display().to_string();
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return (Message::Failed(format!("{name} cannot be read: {error}")), false),
    };
    if xxh3_64(before.as_bytes()) != config {
        return (changed(&name), true);
    }
    let (what, saved) = (what(&wanted), saved(&wanted));
    let after = match edit(&before, &name, &of(wanted)) {
        Ok(text) => text,
        Err(EditError::Bad(bad) | EditError::Spoilt(bad)) => {
            return (Message::Failed(format!("not written: {}", bad.summary)), false);
        }
        Err(error) => return (Message::Failed(format!("not written: {error}")), false),
    };
    match save(path, &after, config) {
        Ok(()) => {
            history.push(what.clone(), &before, &after);
            // The id of a new topic is made from its name, as the config reads it.
            let saved = saved.map(|id| id.unwrap_or_else(|| id_of_last(&after, &name)));
            (Message::TopicsEdited { saved, what }, true)
        }
        Err(error) => (failed(&error, &name), true),
    }
}

/// Takes the last edit back, or makes it again; only where the file is as that edit left it.
pub(super) fn undo(history: &mut History, path: &Path, again: bool) -> (Message, bool) {
    let name = path.display().to_string();
    let step = if again { history.next() } else { history.last() };
    let Some(step) = step.cloned() else {
        let what = if again { "there is nothing to make again" } else { "there is nothing to take back" };
        return (Message::Done(format!("{what} of what was changed here")), false);
    };
    let (from, to) = if again { (&step.before, &step.after) } else { (&step.after, &step.before) };
    match save(path, to, xxh3_64(from.as_bytes())) {
        Ok(()) => {
            if again {
                history.redo()
            } else {
                history.undo()
            };
            let words = if again { "made again" } else { "taken back" };
            (Message::Done(format!("{words}: {}", step.what)), true)
        }
        Err(error) => (failed(&error, &name), true),
    }
}

fn changed(name: &str) -> Message {
    Message::Failed(format!("{name} was changed by somebody else and is read anew; look, and save again"))
}

fn failed(error: &NotSaved, name: &str) -> Message {
    match error {
        NotSaved::Changed { .. } => changed(name),
        NotSaved::Unwritable { .. } => Message::Failed(error.to_string()),
    }
}

/// What is done, for the reader.
fn what(wanted: &TopicEdit) -> String {
    match wanted {
        TopicEdit::Save { topic, .. } => format!("“{}” is written", topic.name),
        TopicEdit::Delete(id) => format!("“{id}” is deleted"),
        TopicEdit::Enable(id, on) => format!("“{id}” is switched {}", if *on { "on" } else { "off" }),
        TopicEdit::Alias { name, spelling } => format!("“{spelling}” stands for “{name}” in [aliases]"),
        TopicEdit::Move { topic, up } => format!("“{topic}” is moved {}", if *up { "up" } else { "down" }),
    }
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
fn id_of_last(text: &str, name: &str) -> String {
    let config = crate::config::read(text, name, &|_| true).ok();
    config.and_then(|config| config.topics.last().map(|topic| topic.id.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::topics::{RowSpec, Rule, Term};
    use std::path::PathBuf;
    use tempfile::TempDir;

    const CONFIG: &str = "# Ours.\n\n[[topic]] # the first\nname = \"Ships\"\nany = ['ship']\n";

    fn config() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder to write to");
        let path = folder.path().join("config.toml");
        fs::write(&path, CONFIG).expect("it can be written");
        (folder, path)
    }

    fn topic(name: &str, term: &str) -> TopicSpec {
        let any = vec![Term::parse(term).expect("a term")];
        TopicSpec { name: name.into(), rule: Rule { any, ..Rule::default() }, ..TopicSpec::default() }
    }

    fn text(path: &Path) -> String {
        fs::read_to_string(path).expect("it is there")
    }

    fn told(message: &Message) -> String {
        match message {
            Message::TopicsEdited { saved, what } => format!("{saved:?} {what}"),
            Message::Done(text) | Message::Failed(text) => text.clone(),
            _ => String::new(),
        }
    }

    #[test]
    fn a_topic_is_added_changed_and_taken_back_byte_for_byte() {
        let (_folder, path) = config();
        let mut history = History::default();
        let mut hash = xxh3_64(CONFIG.as_bytes());
        let new = TopicEdit::Save { topic: topic("Gas and oil", "gas"), rows: Vec::new(), changes: None };
        let (message, anew) = make(&mut history, &path, new, hash);
        assert_eq!((told(&message).as_str(), anew), ("Some(\"gas-and-oil\") “Gas and oil” is written", true));
        assert!(
            text(&path).starts_with(CONFIG) && text(&path).contains("any = [\"gas\"]"),
            "{}",
            text(&path)
        );
        hash = xxh3_64(text(&path).as_bytes());
        let changed = TopicSpec { id: "ships".into(), ..topic("Vessels", "vessel") };
        let change = TopicEdit::Save { topic: changed, rows: Vec::new(), changes: Some("ships".into()) };
        let (message, _) = make(&mut history, &path, change, hash);
        assert!(told(&message).starts_with("Some(\"ships\")"), "{}", told(&message));
        let now = text(&path);
        assert!(now.contains("[[topic]] # the first\n") && now.contains("\"Vessels\""), "{now}");
        for _ in 0..2 {
            undo(&mut history, &path, false);
        }
        assert_eq!(text(&path), CONFIG);
        assert!(told(&undo(&mut history, &path, false).0).starts_with("there is nothing to take back"));
        undo(&mut history, &path, true);
        assert_eq!(told(&undo(&mut history, &path, true).0), "made again: “Vessels” is written");
        assert_eq!(text(&path), now);
    }

    #[test]
    fn rows_keep_their_comments_under_other_names_and_those_that_are_off_stay() {
        let (_folder, path) = config();
        let rows = "\n# of the crews\n[[topic.row]] # one\nname = 'Crews'\nany = ['crew'] # all of them\n\n\
                    [[topic.row]]\nname = 'Old'\nenabled = false # not now\nany = ['old']\n\n\
                    # of repairs\n[[topic.row]]\nname = 'Repairs'\nany = ['repair']\n";
        let before = format!("{CONFIG}{rows}");
        fs::write(&path, &before).expect("it can be written");
        let row = |name: &str, term: &str| RowSpec { name: name.into(), rule: topic("", term).rule };
        let edit = |was: &str, enabled, row: RowSpec| RowEdit { was: Some(was.into()), enabled, row };
        let mut history = History::default();
        // Two change names with each other, one goes on, all change places.
        let rows = vec![
            edit("Repairs", true, row("Crews", "repair")),
            edit("Crews", true, row("Repairs", "crew")),
            edit("Old", true, row("Old", "old")),
        ];
        let save = TopicEdit::Save { topic: topic("Ships", "ship"), rows, changes: Some("ships".into()) };
        make(&mut history, &path, save, xxh3_64(before.as_bytes()));
        let after = "\n# of repairs\n[[topic.row]]\nname = \"Crews\"\nany = ['repair']\n\n\
                     # of the crews\n[[topic.row]] # one\nname = \"Repairs\"\nany = ['crew'] # all of them\n\n\
                     [[topic.row]]\nname = 'Old'\nenabled = true # not now\nany = ['old']\n";
        assert_eq!(text(&path), format!("{CONFIG}{after}"));
        undo(&mut history, &path, false);
        assert_eq!(text(&path), before);
        // What is off stays, what is not listed goes.
        let rows = vec![edit("Old", false, row("Old", "old"))];
        let save = TopicEdit::Save { topic: topic("Ships", "ship"), rows, changes: Some("ships".into()) };
        make(&mut history, &path, save, xxh3_64(before.as_bytes()));
        let left = "\n[[topic.row]]\nname = 'Old'\nenabled = false # not now\nany = ['old']\n";
        assert_eq!(text(&path), format!("{CONFIG}{left}"));
    }

    #[test]
    fn what_somebody_else_changed_is_not_written_over() {
        let (_folder, path) = config();
        let mut history = History::default();
        let (message, anew) = make(&mut history, &path, TopicEdit::Delete("ships".into()), 1);
        assert!(anew && told(&message).contains("was changed by somebody else"), "{}", told(&message));
        assert_eq!(text(&path), CONFIG);
        make(&mut history, &path, TopicEdit::Delete("ships".into()), xxh3_64(CONFIG.as_bytes()));
        fs::write(&path, "# theirs\n").expect("it can be written");
        let (message, _) = undo(&mut history, &path, false);
        assert!(told(&message).contains("was changed by somebody else"), "{}", told(&message));
        assert_eq!(text(&path), "# theirs\n");
    }

    #[test]
    fn what_would_spoil_the_config_is_not_written() {
        let (_folder, path) = config();
        let new = TopicEdit::Save { topic: topic("Ships", "boat"), rows: Vec::new(), changes: None };
        let (message, anew) = make(&mut History::default(), &path, new, xxh3_64(CONFIG.as_bytes()));
        assert!(!anew && told(&message).starts_with("not written: "), "{}", told(&message));
        assert_eq!(text(&path), CONFIG);
    }
}
