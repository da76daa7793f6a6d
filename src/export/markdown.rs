//! Comparisons as Markdown: a heading a topic, a heading a row, a quotation a passage.

use super::json::MadeBy;
use crate::compare::comparison::Comparison;

/// The comparisons as one Markdown document ending in a newline.
///
/// `suggested` says whether suggested rows are held; what they hold then stands alone otherwise.
pub fn markdown(made_by: &MadeBy, comparisons: &[Comparison], suggested: bool) -> String {
    let _ = (made_by, comparisons, suggested);
    String::new()
}
