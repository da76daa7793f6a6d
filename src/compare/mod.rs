//! The core: from texts and topics to a [`Comparison`], knowing neither width nor terminal.
//!
//! Each stage is a module that imports only earlier ones:
//! `comparison → alignment → passages → topics, evidence → articles → text`.
//! Here stand the pipeline itself, one line a stage, and the few types that all stages share.

pub mod alignment;
pub mod articles;
pub mod comparison;
pub mod evidence;
pub mod passages;
pub mod text;
pub mod topics;

mod problem;
mod stop;

pub use problem::Problem;
pub use stop::{Stop, Stopped};

use articles::{Library, Outlets, Scope};
use comparison::{Arrangement, Comparison};
use std::sync::Arc;
use topics::Topics;

/// Everything that a comparison depends on, but for the topic.
#[derive(Clone)]
pub struct Question {
    /// The articles.
    pub library: Arc<Library>,
    /// Which of them.
    pub scope: Arc<Scope>,
    /// The outlets' names.
    pub outlets: Arc<Outlets>,
    /// The topics, compiled.
    pub topics: Arc<Topics>,
    /// How columns are made and ordered.
    pub arrangement: Arrangement,
}

/// Compares what the columns say on the topic at `topic` in [`Topics::specs`].
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn compare(question: &Question, topic: usize, memo: &Memo, stop: &Stop) -> Result<Comparison, Stopped> {
    let _ = (question, topic, memo, stop);
    todo!()
}

/// What is already known of articles, kept under their hashes from one comparison to the next.
#[derive(Default)]
pub struct Memo {}
