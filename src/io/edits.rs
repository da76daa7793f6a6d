//! The reader's changes of the config on disk, and the way back through them.
//!
//! Apart from saving itself ([`super::save`]), because here an edit meets the file as it is now: one
//! that somebody else has changed since it was read is not written over, nor a topic that is another
//! one than when its form was opened. Both texts go to the reader, who decides. What cannot be written
//! is in force all the same, and is tried again with the next edit.

use super::save::{NotSaved, save};
use crate::compare::topics::TopicSpec;
use crate::config::edit::{Draft, Edit, EditError, History, Item, edit, item_text};
use crate::config::id_of;
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

    fn write(&self, text: String, message: Message) -> Made {
        match save(self.path, &text, xxh3_64(self.over.as_bytes())) {
            Ok(()) => Made::Written { message, text },
            Err(error @ NotSaved::Unwritable { .. }) => {
                Made::Unwritable { message, text, why: error.to_string() }
            }
            Err(NotSaved::Changed { theirs, .. }) => {
                Made::Conflict(Box::new(self.conflict(Vec::new(), self.over, text, theirs)))
            }
        }
    }

    fn conflict(&self, edits: Vec<TopicEdit>, base: &str, ours: String, theirs: Option<String>) -> Conflict {
        let (base, ours) = (base.into(), ours.into());
        match theirs {
            Some(theirs) => conflict(&self.name(), edits, (base, ours), theirs.into()),
            None => {
                let hindrance = Some("the file is gone".to_owned());
                Conflict { file: self.name(), edits, base, ours, theirs: None, hindrance }
            }
        }
    }
}

/// Makes edits that were made on the text `base` (none: on what is in force), where the topics that they are about are as they were
/// there, and the file is as it was read.
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
    let what = what(last);
    // The id of a new topic is made from its name, as the config reads it.
    let saved = saved(last).map(|id| id.unwrap_or_else(|| id_of_last(&after, &name)));
    let made = config.write(after.clone(), Message::TopicsEdited { saved, what: what.clone() });
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
    let words = if again { "made again" } else { "taken back" };
    let made = config.write(to.to_string(), Message::Done(format!("{words}: {}", step.what)));
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
    config.write(config.text.to_owned(), Message::Done(format!("{} is written", config.name())))
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

/// The conflict of edits that could not be written, made on `base` and giving `ours`, with what was read
/// from the file since.
pub(super) fn conflict(
    file: &str,
    edits: Vec<TopicEdit>,
    (base, ours): (Arc<str>, Arc<str>),
    theirs: Arc<str>,
) -> Conflict {
    let hindrance = match edits.is_empty() {
        true => Some("it is not known any more of which changes it is made".to_owned()),
        false => hindrance(&edits, &base, &theirs, file),
    };
    Conflict { file: file.to_owned(), edits, base, ours, theirs: Some(theirs), hindrance }
}

/// Why edits made on `base` cannot be made in what is there now.
fn hindrance(edits: &[TopicEdit], base: &str, theirs: &str, name: &str) -> Option<String> {
    for id in edits.iter().filter_map(changed_topic) {
        let (was, is) = (item_text(base, &Item::topic(id)), item_text(theirs, &Item::topic(id)));
        match is {
            None => return Some(format!("the topic {id} is no longer there")),
            Some(is) if Some(&is) != was.as_ref() => {
                return Some(format!("the topic {id} was changed there, too"));
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

    fn told(made: &Made) -> String {
        let message = match made {
            Made::Written { message, .. } | Made::Unwritable { message, .. } | Made::Nothing(message) => {
                message
            }
            Made::Conflict(conflict) => return format!("conflict: {:?}", conflict.hindrance),
        };
        match message {
            Message::TopicsEdited { saved, what } => format!("{saved:?} {what}"),
            Message::Done(text) | Message::Failed(text) => text.clone(),
            _ => String::new(),
        }
    }

    /// Makes an edit of what is in the file.
    fn make_one(history: &mut History, path: &Path, wanted: TopicEdit) -> Made {
        let text = text(path);
        make(history, &InForce { path, text: &text, over: &text }, vec![wanted], None)
    }

    fn undo_one(history: &mut History, path: &Path, again: bool) -> Made {
        let text = text(path);
        undo(history, &InForce { path, text: &text, over: &text }, again)
    }

    #[test]
    fn a_topic_is_added_changed_and_taken_back_byte_for_byte() {
        let (_folder, path) = config();
        let mut history = History::default();
        let new = TopicEdit::Save { topic: topic("Gas and oil", "gas"), rows: Vec::new(), changes: None };
        let made = make_one(&mut history, &path, new);
        assert_eq!(told(&made), "Some(\"gas-and-oil\") “Gas and oil” is written");
        assert!(
            text(&path).starts_with(CONFIG) && text(&path).contains("any = [\"gas\"]"),
            "{}",
            text(&path)
        );
        let changed = TopicSpec { id: "ships".into(), ..topic("Vessels", "vessel") };
        let change = TopicEdit::Save { topic: changed, rows: Vec::new(), changes: Some("ships".into()) };
        let made = make_one(&mut history, &path, change);
        assert!(told(&made).starts_with("Some(\"ships\")"), "{}", told(&made));
        let now = text(&path);
        assert!(now.contains("[[topic]] # the first\n") && now.contains("\"Vessels\""), "{now}");
        for _ in 0..2 {
            undo_one(&mut history, &path, false);
        }
        assert_eq!(text(&path), CONFIG);
        assert!(told(&undo_one(&mut history, &path, false)).starts_with("there is nothing to take back"));
        undo_one(&mut history, &path, true);
        assert_eq!(told(&undo_one(&mut history, &path, true)), "made again: “Vessels” is written");
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
        make_one(&mut history, &path, save);
        let after = "\n# of repairs\n[[topic.row]]\nname = \"Crews\"\nany = ['repair']\n\n\
                     # of the crews\n[[topic.row]] # one\nname = \"Repairs\"\nany = ['crew'] # all of them\n\n\
                     [[topic.row]]\nname = 'Old'\nenabled = true # not now\nany = ['old']\n";
        assert_eq!(text(&path), format!("{CONFIG}{after}"));
        undo_one(&mut history, &path, false);
        assert_eq!(text(&path), before);
        // What is off stays, what is not listed goes.
        let rows = vec![edit("Old", false, row("Old", "old"))];
        let save = TopicEdit::Save { topic: topic("Ships", "ship"), rows, changes: Some("ships".into()) };
        make_one(&mut history, &path, save);
        let left = "\n[[topic.row]]\nname = 'Old'\nenabled = false # not now\nany = ['old']\n";
        assert_eq!(text(&path), format!("{CONFIG}{left}"));
    }

    fn change(term: &str) -> TopicEdit {
        let topic = TopicSpec { id: "ships".into(), ..topic("Ships", term) };
        TopicEdit::Save { topic, rows: Vec::new(), changes: Some("ships".into()) }
    }

    #[test]
    fn what_somebody_else_changed_is_not_written_over_and_both_are_told() {
        #[track_caller]
        fn check(theirs: Option<&str>, hindrance: Option<&str>) {
            let (_folder, path) = config();
            match theirs {
                Some(theirs) => fs::write(&path, theirs).expect("it can be written"),
                None => fs::remove_file(&path).expect("it is there"),
            }
            let config = InForce { path: &path, text: CONFIG, over: CONFIG };
            let mut history = History::default();
            let Made::Conflict(conflict) = make(&mut history, &config, vec![change("boat")], None) else {
                panic!("{theirs:?} is written over")
            };
            assert_eq!((&*conflict.base, conflict.theirs.as_deref()), (CONFIG, theirs));
            assert!(conflict.ours.contains("\"boat\""));
            let told = conflict.hindrance.as_deref().unwrap_or_default();
            assert!(
                conflict.hindrance.is_some() == hindrance.is_some()
                    && told.ends_with(hindrance.unwrap_or(""))
            );
            let Some(theirs) = theirs else { return assert!(!path.exists()) };
            assert_eq!((text(&path).as_str(), history.last()), (theirs, None));
            if hindrance.is_none() {
                let config = InForce { path: &path, text: theirs, over: theirs };
                make(&mut history, &config, conflict.edits, Some(theirs));
                assert_eq!(text(&path), theirs.replace("'ship'", "\"boat\""));
                undo_one(&mut history, &path, false);
                assert_eq!(text(&path), theirs);
            }
        }
        check(Some(&format!("{CONFIG}\n# Theirs.\n[[topic]]\nname = 'More'\nany = 'more'\n")), None);
        check(
            Some(&CONFIG.replace("ship'", "ship', 'yacht'")),
            Some("the topic ships was changed there, too"),
        );
        check(Some("# theirs\n"), Some("the topic ships is no longer there"));
        check(Some(&format!("{CONFIG}\n[[topic]\n")), Some("unclosed array table, expected `]`"));
        check(None, Some("the file is gone"));
    }

    #[test]
    fn a_topic_that_was_read_anew_since_its_form_was_opened_is_not_written_over() {
        let (_folder, path) = config();
        let theirs = CONFIG.replace("'ship'", "'ship', 'yacht'");
        fs::write(&path, &theirs).expect("it can be written");
        let config = InForce { path: &path, text: &theirs, over: &theirs };
        let made = make(&mut History::default(), &config, vec![change("boat")], Some(CONFIG));
        assert_eq!(told(&made), "conflict: Some(\"the topic ships was changed there, too\")");
        let elsewhere = format!("# Others.\n{CONFIG}");
        fs::write(&path, &elsewhere).expect("it can be written");
        let config = InForce { path: &path, text: &elsewhere, over: &elsewhere };
        let made = make(&mut History::default(), &config, vec![change("boat")], Some(CONFIG));
        assert_eq!(told(&made), "Some(\"ships\") “Ships” is written");
    }

    #[test]
    fn what_cannot_be_written_comes_back_and_is_written_with_the_next_edit() {
        let (_folder, path) = config();
        let set_readonly = |readonly| {
            let mut permissions = fs::metadata(&path).expect("it is there").permissions();
            permissions.set_readonly(readonly);
            fs::set_permissions(&path, permissions).expect("it is ours");
        };
        set_readonly(true);
        let mut history = History::default();
        let Made::Unwritable { text: unsaved, why, .. } = make_one(&mut history, &path, change("boat"))
        else {
            panic!("it was written")
        };
        assert!(unsaved.contains("\"boat\"") && why.contains("read-only"), "{why}\n{unsaved}");
        assert_eq!(text(&path), CONFIG);
        let config = InForce { path: &path, text: &unsaved, over: CONFIG };
        assert!(matches!(write_again(&config), Made::Unwritable { .. }));
        set_readonly(false);
        let delete = TopicEdit::Alias { name: "Gull".into(), spelling: "Gul".into() };
        make(&mut history, &config, vec![delete], None);
        let now = text(&path);
        assert!(now.contains("\"boat\"") && now.contains("Gull = [\"Gul\"]"), "{now}");
        undo_one(&mut history, &path, false);
        undo_one(&mut history, &path, false);
        assert_eq!(text(&path), CONFIG);
    }

    #[test]
    fn what_would_spoil_the_config_is_not_written() {
        let (_folder, path) = config();
        let new = TopicEdit::Save { topic: topic("Ships", "boat"), rows: Vec::new(), changes: None };
        let made = make_one(&mut History::default(), &path, new);
        assert!(told(&made).starts_with("not written: "), "{}", told(&made));
        assert_eq!(text(&path), CONFIG);
    }
}
