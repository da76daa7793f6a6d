//! Transcripts: a paragraph that opens with its speaker's name in capitals, "SILVA: We will sail."
//!
//! Decided: the name must be one that the article gives elsewhere, for "WATCH:" and "UPDATE:" look
//! the same.

use super::cast::Cast;
use crate::compare::text::Span;

/// The longest name before the colon, in bytes.
const LONGEST_NAME: usize = 40;

/// Who speaks in a paragraph, with the bytes of the name in capitals.
pub(super) fn speaker(body: &str, paragraph: Span, cast: &Cast) -> Option<(String, Span)> {
    let text = paragraph.of(body);
    let opening = text.len() - text.trim_start_matches(['“', '"', '‘', ' ']).len();
    let rest = text.get(opening..)?;
    let name = rest.get(..rest.bytes().take(LONGEST_NAME).position(|byte| byte == b':')?)?;
    let is_name = |c: char| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '’' | '\'');
    let last = name.rsplit(' ').next().filter(|last| last.chars().count() > 2)?;
    if !name.chars().all(is_name) {
        return None;
    }
    let full = cast.full_in_capitals(last)?;
    Some((full.to_owned(), Span::new(opening, opening + name.len()).shift(paragraph.start)))
}
