//! The wordings as a report.

use super::Report;
use crate::compare::Question;
use crate::compare::tables::wordings::Wordings;

/// By wording, alternative and outlet.
pub fn report(_question: &Question, _wordings: &Wordings) -> Report {
    Report::default()
}
