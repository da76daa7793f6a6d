//! When each outlet speaks of what: topic × time.

use crate::compare::comparison::Comparison;
use crate::compare::{Stop, Stopped};
use std::sync::Arc;

/// How long the periods are that are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// From Monday to Sunday.
    Week,
    /// By the calendar.
    #[default]
    Month,
    /// By the calendar.
    Year,
}

/// Topic × period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Times {}

/// Counts, for each topic and period, the articles of each outlet that speak of it.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn times(_comparisons: &[Arc<Comparison>], _period: Period, stop: &Stop) -> Result<Times, Stopped> {
    stop.poll()?;
    Ok(Times {})
}
