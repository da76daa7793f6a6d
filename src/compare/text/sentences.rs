//! Where paragraphs and sentences begin and end.

use super::Span;

/// The paragraphs of a body, trimmed of white space, in order; numbered from 1 by their position.
///
/// Every non-blank line is a paragraph, except hard-wrapped blocks (three or more lines in a row,
/// all but the last of 50 to 90 characters), which join.
pub fn paragraphs(body: &str) -> Vec<Span> {
    let _ = body;
    todo!()
}

/// The sentences of one paragraph of `body`, trimmed, in order; together they hold all its words.
pub fn sentences(body: &str, paragraph: Span) -> Vec<Span> {
    let _ = (body, paragraph);
    todo!()
}
