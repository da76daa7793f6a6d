//! Who covers what: topic × column, counted.

use crate::compare::comparison::Comparison;
use crate::compare::{Stop, Stopped};
use std::sync::Arc;

/// Topic × column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {}

/// Counts what each column says on each topic.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn matrix(_comparisons: &[Arc<Comparison>], stop: &Stop) -> Result<Matrix, Stopped> {
    stop.poll()?;
    Ok(Matrix {})
}
