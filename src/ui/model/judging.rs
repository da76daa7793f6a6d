//! What becomes of what the reader judges: whether it is written, what it was before, and what waits
//! to be written.

use crate::compare::Problem;
use crate::compare::corrections::{Corrections, Layer};
use std::sync::Arc;

/// How many steps back are kept.
const MOST_STEPS: usize = 200;

/// The reader's judgements on their way to the file.
#[derive(Debug, Default)]
pub struct Judging {
    /// The file that they are written to, as messages name it; none if they last for the session alone.
    pub file: Option<String>,
    /// Whether the newest is not known to be written: it is on its way, or could not be.
    pub unsaved: bool,
    /// The number of the newest request to write.
    pub saves: u64,
    /// The number under which the file was last read: a request for another one is refused.
    pub reading: u64,
    /// The reader's own as the file is known to hold them.
    pub saved: Layer,
    /// What could not be written, because somebody else changed the file.
    pub draft: Option<Draft>,
    /// What is in force while the reader looks at the program's own choice.
    pub hidden: Option<Arc<Corrections>>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// The reader's own as they were, the newest last.
    past: Vec<Layer>,
    /// What was taken back, the next to be made again last.
    future: Vec<Layer>,
}

/// Something that the reader changed and can take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// A topic of the config.
    Config,
    /// A judgement.
    Judgement,
}

/// In which order changes of the config and judgements were made.
#[derive(Debug, Default)]
pub struct InOrder {
    past: Vec<Made>,
    future: Vec<Made>,
}

impl InOrder {
    /// Takes in a change.
    pub fn add(&mut self, made: Made) {
        self.future.clear();
        self.past.push(made);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// What is taken back next, or (`again`) made again; none if nothing is known.
    pub fn step(&mut self, again: bool) -> Option<Made> {
        let (from, to) =
            if again { (&mut self.future, &mut self.past) } else { (&mut self.past, &mut self.future) };
        let made = from.pop()?;
        to.push(made);
        Some(made)
    }
}

/// Changes that wait, with what they were made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The reader's own before them.
    pub base: Layer,
    /// The same with them.
    pub wanted: Layer,
}

impl Judging {
    /// What of the reader's `own` is in no file yet: what could not be written, and what waits since.
    pub fn pending(&self, own: &Layer) -> Option<Draft> {
        if !self.unsaved {
            // As it was found, for the file that it is of may not have been read.
            return self.draft.clone();
        }
        let wanted = match &self.draft {
            Some(Draft { base, wanted }) => own.with_changes(base, wanted),
            None => own.clone(),
        };
        (wanted.judgements() != self.saved.judgements()).then(|| Draft { base: self.saved.clone(), wanted })
    }

    /// Remembers what the reader's own were before a change.
    pub fn step(&mut self, before: Layer) {
        self.future.clear();
        self.past.push(before);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// What they were before the last change, or (`again`) before that was taken back; none if
    /// nothing was changed.
    pub fn back(&mut self, now: Layer, again: bool) -> Option<Layer> {
        let (from, to) =
            if again { (&mut self.future, &mut self.past) } else { (&mut self.past, &mut self.future) };
        let found = from.pop()?;
        to.push(now);
        Some(found)
    }

    /// Forgets the steps: they were of a file that is another now.
    pub fn forget_steps(&mut self) {
        self.past.clear();
        self.future.clear();
    }
}
