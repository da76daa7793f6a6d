//! What was done to the config in a session, to be undone and done again: whole texts, so that undo
//! gives back the file byte for byte whatever the edits were.

use std::sync::Arc;

/// One edit that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it did, for people ("delete Sanctions").
    pub what: String,
    /// The text before it.
    pub before: Arc<str>,
    /// The text after it.
    pub after: Arc<str>,
}

/// The edits of a session, those undone included until another edit is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    steps: Vec<Step>,
    /// How many of them are in force.
    done: usize,
}

impl History {
    /// Notes an edit; one that changed nothing is none. What was undone is forgotten.
    pub fn push(&mut self, what: impl Into<String>, before: &str, after: &str) {
        if before == after {
            return;
        }
        self.steps.truncate(self.done);
        self.steps.push(Step { what: what.into(), before: before.into(), after: after.into() });
        self.done = self.steps.len();
    }

    /// Goes back one edit: its `before` is the text in force then. None if nothing is left to undo.
    pub fn undo(&mut self) -> Option<&Step> {
        self.done = self.done.checked_sub(1)?;
        self.steps.get(self.done)
    }

    /// Does again what was undone last: its `after` is the text in force then. None if nothing is.
    pub fn redo(&mut self) -> Option<&Step> {
        let step = self.steps.get(self.done)?;
        self.done += 1;
        Some(step)
    }

    /// What [`History::undo`] would undo.
    pub fn last(&self) -> Option<&Step> {
        self.steps.get(self.done.checked_sub(1)?)
    }

    /// What [`History::redo`] would do again.
    pub fn next(&self) -> Option<&Step> {
        self.steps.get(self.done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undone_can_be_done_again_until_something_else_is_done() {
        let mut history = History::default();
        assert_eq!(history.undo(), None);
        assert_eq!(history.redo(), None);
        history.push("one", "a", "b");
        history.push("nothing", "b", "b");
        history.push("two", "b", "c");
        assert_eq!(history.last().map(|step| step.what.as_str()), Some("two"));
        assert_eq!(history.undo().map(|step| &*step.before), Some("b"));
        assert_eq!(history.undo().map(|step| &*step.before), Some("a"));
        assert_eq!(history.undo(), None);
        assert_eq!(history.redo().map(|step| &*step.after), Some("b"));
        assert_eq!(history.next().map(|step| step.what.as_str()), Some("two"));
        history.push("three", "b", "d");
        assert_eq!(history.redo(), None);
        assert_eq!(history.next(), None);
        assert_eq!(history.undo().map(|step| step.what.clone()), Some("three".to_owned()));
        assert_eq!(history.undo().map(|step| step.what.clone()), Some("one".to_owned()));
    }
}
