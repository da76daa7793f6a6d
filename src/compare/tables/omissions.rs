//! What is missing: the rows of one topic, those with most gaps first, and what each column lacks
//! that others have.

use crate::compare::comparison::Comparison;
use crate::compare::{Stop, Stopped};

/// Row × column of one topic, by gaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Omissions {}

/// Sorts the rows of a comparison by their gaps.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn omissions(_comparison: &Comparison, stop: &Stop) -> Result<Omissions, Stopped> {
    stop.poll()?;
    Ok(Omissions {})
}
