//! What becomes of what the reader judges: whether it is written, what it was before, and what waits
//! to be written.
//!
//! Decided: edits of the config stand in the same row of steps, so that one key takes back what was
//! done last, whatever it was; their texts stay with the world, which alone can write them back.

use super::lenient::or_default;
use crate::compare::Problem;
use crate::compare::corrections::{Corrections, Layer};
use crate::ui::views::compare::Whereabouts;
use serde::{Deserialize, Serialize};
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
    /// Whether the last request to write failed, so that what is in force is in no file.
    pub failed: bool,
    /// The number of the newest request to write.
    pub saves: u64,
    /// The number under which the file was last read: a request for another one is refused.
    pub reading: u64,
    /// The reader's own as the file is known to hold them.
    pub saved: Layer,
    /// What could not be written, because somebody else changed the file.
    pub draft: Option<Draft>,
    /// Whether the reader has said that it is to wait for the next start.
    pub waits: bool,
    /// Words that were typed for judgements at earlier visits, and not judged, the newest last.
    pub begun: Vec<Begun>,
    /// What is in force while the reader looks at the program's own choice.
    pub hidden: Option<Arc<Corrections>>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// What was done, the newest last.
    past: Vec<Step>,
    /// What was taken back, the next to be made again last.
    future: Vec<Step>,
}

/// Something that was done and can be taken back, in the order of time.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// An edit of the config, whose text the world keeps.
    Config,
    /// A judgement.
    Judgement {
        /// The reader's own on the other side of it: before it, or once it is taken back after it.
        own: Layer,
        /// What the reader was told of it.
        said: String,
        /// Where the cursor stood in the compare view, if on anything.
        whereabouts: Option<Box<Whereabouts>>,
    },
}

/// Changes that wait, with what they were made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The reader's own before them.
    pub base: Layer,
    /// The same with them.
    pub wanted: Layer,
}

impl Draft {
    /// These changes and others: what either makes of what it was made of.
    #[must_use]
    pub fn and(&self, other: &Draft) -> Draft {
        let base = self.base.with_changes(&Layer::default(), &other.base);
        let wanted = base.with_changes(&self.base, &self.wanted).with_changes(&other.base, &other.wanted);
        Draft { base, wanted }
    }
}

/// Words that are typed for a judgement and not judged yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Begun {
    /// What they are for: a note, a name, and of which words of which article.
    #[serde(deserialize_with = "or_default")]
    pub of: String,
    /// The same as the reader is told.
    #[serde(deserialize_with = "or_default")]
    pub said: String,
    /// The words.
    #[serde(deserialize_with = "or_default")]
    pub text: String,
}

impl Judging {
    /// What of the reader's `own` is in no file yet: what could not be written, and what waits since.
    pub fn pending(&self, own: impl FnOnce() -> Layer) -> Option<Draft> {
        if !self.unsaved {
            // As it was found, for the file that it is of may not have been read.
            return self.draft.clone();
        }
        let wanted = match &self.draft {
            Some(Draft { base, wanted }) => own().with_changes(base, wanted),
            None => own(),
        };
        (wanted.judgements() != self.saved.judgements()).then(|| Draft { base: self.saved.clone(), wanted })
    }

    /// The newest words that were begun for what has this key.
    pub fn begun_for(&self, of: &str) -> Option<&Begun> {
        self.begun.iter().rfind(|begun| begun.of == of)
    }

    /// Lets go of those words, and of no others.
    pub fn let_go_begun(&mut self, of: &str) {
        if let Some(at) = self.begun.iter().rposition(|begun| begun.of == of) {
            self.begun.remove(at);
        }
    }

    /// Remembers what was done.
    pub fn step(&mut self, step: Step) {
        self.future.clear();
        self.past.push(step);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// What was done last, or (`again`) was taken back last.
    pub fn last(&self, again: bool) -> Option<&Step> {
        if again { self.future.last() } else { self.past.last() }
    }

    /// Goes over [`Judging::last`], with the reader's own as they are `now`.
    pub fn back(&mut self, now: Layer, again: bool) -> Option<Step> {
        let (from, to) =
            if again { (&mut self.future, &mut self.past) } else { (&mut self.past, &mut self.future) };
        let found = from.pop()?;
        to.push(match &found {
            Step::Config => Step::Config,
            Step::Judgement { said, whereabouts, .. } => {
                Step::Judgement { own: now, said: said.clone(), whereabouts: whereabouts.clone() }
            }
        });
        Some(found)
    }

    /// Notes that the edit of the config that was gone over last, back or (`again`) forth, still is as it was.
    pub fn stays(&mut self, again: bool) {
        let (from, to) =
            if again { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        if let Some(at) = from.iter().rposition(|step| *step == Step::Config) {
            to.push(from.remove(at));
        }
    }

    /// Forgets the judgements among the steps: they were of a file that is another now.
    pub fn forget_judgements(&mut self) {
        self.past.retain(|step| *step == Step::Config);
        self.future.retain(|step| *step == Step::Config);
    }
}
