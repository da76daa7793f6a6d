//! Text on its way out of the program: made safe for terminals, clipboards and files.
//!
//! Articles are hostile text. Control characters except tab and newline, and bidirectional
//! controls, become U+FFFD; for a screen, text is cut into glyphs of known width besides, each
//! with the body bytes that it stands for, so that marks, searches and copies map back exactly.

use super::Span;
use std::borrow::Cow;

/// One unit of display: what to draw, its width in cells, and the bytes of the body it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// What is drawn: one grapheme without control characters, never empty; a space for any white space.
    pub symbol: Box<str>,
    /// Its width in terminal cells: 1 or 2 (a lone combining mark is drawn on U+25CC or replaced).
    pub width: u16,
    /// The bytes of the body that it stands for.
    pub source: Span,
}

impl Glyph {
    /// Whether a line may end after it.
    pub fn is_space(&self) -> bool {
        &*self.symbol == " "
    }
}

/// The glyphs of `span` of `body`, in order; their sources tile the span without gap or overlap.
pub fn glyphs(body: &str, span: Span) -> Vec<Glyph> {
    let _ = (body, span);
    todo!()
}

/// `text` safe to leave the program: controls except tab and newline, and bidirectional controls,
/// become U+FFFD.
pub fn safe(text: &str) -> Cow<'_, str> {
    let _ = text;
    todo!()
}
