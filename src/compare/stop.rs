//! How long work is abandoned: a flag that every long loop polls.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag, shared by who asked for work and who does it, that says the answer is no longer wanted.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

/// The work was abandoned because its [`Stop`] was raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl Stop {
    /// Asks all who hold this flag to stop at their next poll.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Err once the flag is raised: `stop.poll()?` stands in every long loop.
    ///
    /// # Errors
    /// [`Stopped`] if the flag has been raised.
    pub fn poll(&self) -> Result<(), Stopped> {
        if self.0.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }
}
