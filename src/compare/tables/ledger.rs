//! The figures of one topic, one a line, grouped by the row that they stand in.

use crate::compare::comparison::Comparison;
use crate::compare::{Stop, Stopped};

/// The figures of one topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {}

/// Lists the figures of a comparison.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn ledger(_comparison: &Comparison, stop: &Stop) -> Result<Ledger, Stopped> {
    stop.poll()?;
    Ok(Ledger {})
}
