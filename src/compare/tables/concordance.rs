//! Every place of a term with its neighbourhood: keyword in context.

use crate::compare::topics::Term;
use crate::compare::{Question, Stop, Stopped};

/// The places of one term in all articles in scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Concordance {}

/// Finds a term in all articles that the question's scope admits.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn concordance(_question: &Question, _term: &Term, stop: &Stop) -> Result<Concordance, Stopped> {
    stop.poll()?;
    Ok(Concordance {})
}
