//! Who is quoted by whom: speaker × column.

use crate::compare::comparison::Comparison;
use crate::compare::{Stop, Stopped};

/// Speaker × column of one topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speakers {}

/// Counts the quotations of a comparison by who is credited with them.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn speakers(_comparison: &Comparison, stop: &Stop) -> Result<Speakers, Stopped> {
    stop.poll()?;
    Ok(Speakers {})
}
