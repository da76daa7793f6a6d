//! Who is quoted by whom, as a report.

use super::Report;
use crate::compare::comparison::Comparison;
use crate::compare::tables::voices::Speakers;

/// One quotation a record.
pub fn report(_comparison: &Comparison, _speakers: &Speakers) -> Report {
    Report::default()
}
