//! What each column lacks that two or more others have, and what only it has, as a report.

use super::Report;
use crate::compare::comparison::Comparison;
use crate::compare::tables::omissions::Omissions;

/// By column.
pub fn report(_comparison: &Comparison, _omissions: &Omissions) -> Report {
    Report::default()
}
