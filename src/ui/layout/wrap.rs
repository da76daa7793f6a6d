//! Our own wrapping, by grapheme and display width, with a map back to the body.

use crate::compare::text::Span;
use crate::compare::text::screen::Glyph;
use std::ops::Range;

/// A line of wrapped text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedLine {
    /// Its glyphs, as a range of the slice that was wrapped; white space at the break is left out.
    pub glyphs: Range<usize>,
    /// Its width in cells; never more than was asked for, unless one glyph alone is wider.
    pub width: u16,
    /// The bytes of the body that it stands for.
    pub source: Span,
}

/// Breaks glyphs into lines of at most `width` cells: at white space where there is any, after a
/// hyphen or dash, else between glyphs. No glyph but white space at a break is lost; no text gives
/// no line.
pub fn wrap(glyphs: &[Glyph], width: u16) -> Vec<WrappedLine> {
    let _ = (glyphs, width);
    todo!()
}
