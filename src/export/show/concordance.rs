//! A concordance as a report.

use super::Report;
use crate::compare::Question;
use crate::compare::tables::concordance::Concordance;

/// One place of the term a record.
pub fn report(_question: &Question, _concordance: &Concordance) -> Report {
    Report::default()
}
