//! How each outlet words the same thing: the alternatives of `[[wording]]`, counted.

use crate::compare::topics::Term;
use crate::compare::{Question, Stop, Stopped};

/// One thing and the ways to word it, as the config lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordingSpec {
    /// What the screen calls it.
    pub name: String,
    /// The alternatives, each a list of terms that count as one.
    pub terms: Vec<Vec<Term>>,
}

/// Wording × outlet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wordings {}

/// Counts the alternatives of each wording in all articles that the question's scope admits.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn wordings(_question: &Question, _specs: &[WordingSpec], stop: &Stop) -> Result<Wordings, Stopped> {
    stop.poll()?;
    Ok(Wordings {})
}
