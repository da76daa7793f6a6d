//! Lines for the screen: pieces of text with a role each, and, where they are an article's words,
//! the bytes that they stand for.
//!
//! [`Inked`] is a text before it is wrapped: source words and words of ours, glyph by glyph.

use super::wrap::{WrappedLine, width_of, wrap};
use crate::compare::articles::ArticleId;
use crate::compare::text::Span;
use crate::compare::text::screen::{Glyph, glyphs};
use crate::ui::theme::Role;

/// Where a piece of source text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// The bytes of its body that the piece stands for.
    pub span: Span,
}

/// A run of glyphs of one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What is drawn; safe for a screen.
    pub text: String,
    /// Its width in cells.
    pub width: u16,
    /// What it is.
    pub role: Role,
    /// What is laid over that, if anything: [`Role::Term`] or [`Role::Share`].
    pub also: Option<Role>,
    /// Where it stands; none for words of ours.
    pub source: Option<Source>,
}

/// A line of the screen, or of one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its pieces from left to right.
    pub pieces: Vec<Piece>,
}

impl Line {
    /// Its width in cells.
    pub fn width(&self) -> u16 {
        self.pieces.iter().fold(0, |sum: u16, piece| sum.saturating_add(piece.width))
    }

    /// What it says.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Puts a piece of ours at its end.
    pub fn push(&mut self, text: &str, role: Role) {
        let mut inked = Inked::default();
        inked.ours(text, role);
        let whole = WrappedLine { glyphs: 0..inked.glyphs.len(), width: 0, source: Span::default() };
        self.pieces.extend(inked.line(&whole).pieces);
    }

    /// The same line with a text of ours before it.
    pub fn after(mut self, text: &str, role: Role) -> Self {
        let mut line = Line::default();
        line.push(text, role);
        line.pieces.append(&mut self.pieces);
        line
    }
}

/// What a glyph of an article is, and what is laid over that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// What it is.
    pub role: Role,
    /// [`Role::Term`] or [`Role::Share`] where it is that as well.
    pub also: Option<Role>,
}

impl From<Role> for Ink {
    fn from(role: Role) -> Self {
        Self { role, also: None }
    }
}

/// The ink of a glyph, and whether it is the article's or ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stroke {
    ink: Ink,
    is_source: bool,
}

/// A text to be wrapped: words of ours and words of one article, each glyph with its role.
#[derive(Clone, Debug, Default)]
pub struct Inked {
    article: Option<ArticleId>,
    glyphs: Vec<Glyph>,
    strokes: Vec<Stroke>,
}

impl Inked {
    /// Words of ours.
    pub fn of(text: &str, role: Role) -> Self {
        let mut inked = Self::default();
        inked.ours(text, role);
        inked
    }

    /// Adds words of ours.
    pub fn ours(&mut self, text: &str, role: Role) {
        self.glyphs.extend(glyphs(text, Span::new(0, text.len())));
        self.strokes.resize(self.glyphs.len(), Stroke { ink: role.into(), is_source: false });
    }

    /// Adds source words: `span` of the article's `body`, each glyph in the ink that `ink` gives
    /// its bytes. All source words of one text are of one article.
    pub fn source(&mut self, article: &ArticleId, body: &str, span: Span, ink: impl Fn(Span) -> Ink) {
        self.article = Some(article.clone());
        let mut glyphs = glyphs(body, span);
        let stroke = |glyph: &Glyph| Stroke { ink: ink(glyph.source), is_source: true };
        self.strokes.extend(glyphs.iter().map(stroke));
        self.glyphs.append(&mut glyphs);
    }

    /// Adds what another holds.
    pub fn append(&mut self, mut other: Inked) {
        self.glyphs.append(&mut other.glyphs);
        self.strokes.append(&mut other.strokes);
        self.article = self.article.take().or(other.article);
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// Its width on one line.
    pub fn width(&self) -> u16 {
        width_of(&self.glyphs)
    }

    /// Wrapped to lines of at most `width` cells.
    pub fn lines(&self, width: u16) -> Vec<Line> {
        wrap(&self.glyphs, width).iter().map(|wrapped| self.line(wrapped)).collect()
    }

    fn line(&self, wrapped: &WrappedLine) -> Line {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut before = None;
        for at in wrapped.glyphs.clone() {
            let (glyph, stroke) = (&self.glyphs[at], &self.strokes[at]);
            match pieces.last_mut() {
                Some(piece) if before == Some(stroke) && joins(piece, glyph) => grow(piece, glyph),
                _ => pieces.push(Piece {
                    text: glyph.symbol.to_string(),
                    width: glyph.width,
                    role: stroke.ink.role,
                    also: stroke.ink.also,
                    source: self.source_of(glyph, *stroke),
                }),
            }
            before = Some(stroke);
        }
        Line { pieces }
    }

    fn source_of(&self, glyph: &Glyph, stroke: Stroke) -> Option<Source> {
        let article = self.article.clone().filter(|_| stroke.is_source)?;
        Some(Source { article, span: glyph.source })
    }
}

/// Whether the glyph's bytes follow those of the piece; words of ours always do.
fn joins(piece: &Piece, glyph: &Glyph) -> bool {
    piece.source.as_ref().is_none_or(|source| source.span.end == glyph.source.start)
}

fn grow(piece: &mut Piece, glyph: &Glyph) {
    piece.text.push_str(&glyph.symbol);
    piece.width = piece.width.saturating_add(glyph.width);
    if let Some(source) = &mut piece.source {
        source.span.end = glyph.source.end;
    }
}
