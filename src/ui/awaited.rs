//! What a view asked of the core and waits for: an answer stays on the screen until its successor
//! is there.

use crate::compare::answers::{Answer, Answered, Ask};
use std::sync::Arc;

/// A question of a view, and the last answer to it.
pub struct Awaited<T> {
    asked: Option<Ask>,
    stage: Stage,
    known: Option<Arc<T>>,
}

/// How far a question has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Not yet given to the world.
    Wanted,
    /// Given to the world under this number.
    Asked(u64),
    Answered,
    Failed,
}

/// A question of a view, whatever it is about: what `update` needs of it.
pub trait Waiting {
    /// The question, to be asked under the number `ticket`; none if it was asked already.
    fn take(&mut self, ticket: u64) -> Option<Ask>;
    /// Takes in the answer to the question of this number (none: it could not be answered); false
    /// if it is another's.
    fn hear(&mut self, ticket: u64, answer: Option<&Answer>) -> bool;
    /// Whether an answer is still to come.
    fn is_waiting(&self) -> bool;
}

impl<T> Default for Awaited<T> {
    fn default() -> Self {
        Self { asked: None, stage: Stage::Answered, known: None }
    }
}

impl<T> Awaited<T> {
    /// Asks, unless this is what was asked last.
    pub fn want(&mut self, ask: Ask) {
        if self.asked.as_ref().is_none_or(|asked| !asked.is(&ask)) {
            self.asked = Some(ask);
            self.stage = Stage::Wanted;
        }
    }

    /// Forgets question and answer.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The last answer, which may be to an older question while a newer one is being answered.
    pub fn known(&self) -> Option<&Arc<T>> {
        self.known.as_ref()
    }

    /// Whether the last question could not be answered: a worker panicked, and Problems say so.
    pub fn has_failed(&self) -> bool {
        self.stage == Stage::Failed
    }
}

impl<T: Answered> Waiting for Awaited<T> {
    fn take(&mut self, ticket: u64) -> Option<Ask> {
        if self.stage != Stage::Wanted {
            return None;
        }
        self.stage = Stage::Asked(ticket);
        self.asked.clone()
    }

    fn hear(&mut self, ticket: u64, answer: Option<&Answer>) -> bool {
        if self.stage != Stage::Asked(ticket) {
            return false;
        }
        match answer.and_then(T::of) {
            Some(known) => {
                self.known = Some(known);
                self.stage = Stage::Answered;
            }
            None => self.stage = Stage::Failed,
        }
        true
    }

    fn is_waiting(&self) -> bool {
        matches!(self.stage, Stage::Wanted | Stage::Asked(_))
    }
}
