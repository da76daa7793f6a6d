//! Where the lines of an article break, what stands above them, and where a place goes when the
//! text changes.
//!
//! Decided: a text is cut into stretches, a paragraph or a part of a very long one, and a stretch
//! is wrapped when it comes near the screen, so that a line of megabytes opens at once. Between
//! two stretches of one paragraph a line may be short.

use crate::compare::articles::{Article, Translated};
use crate::compare::comparison::in_words::GUESSED;
use crate::compare::text::Span;
use crate::compare::text::screen::glyphs;
use crate::ui::layout::window::{At, Body, Window};
use crate::ui::layout::wrap::wrap;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{Piece, PieceLine, piece, wrap_pieces};
use std::cell::OnceCell;
use std::sync::Arc;

/// An article as lines of one width: a heading, then stretches, each a block.
pub(super) struct Text {
    pub(super) article: Arc<Article>,
    heading: Vec<PieceLine>,
    stretches: Vec<Stretch>,
    width: u16,
}

/// A paragraph, or a part of a very long one.
struct Stretch {
    /// The index of its paragraph, from 0.
    paragraph: usize,
    span: Span,
    /// Whether the paragraph begins here; an empty line stands before it then.
    opens: bool,
    breaks: OnceCell<Vec<Span>>,
}

/// A line of the view.
pub(super) enum Line<'a> {
    /// Of what stands above the text, or an empty one between paragraphs.
    Heading(&'a [Piece]),
    /// Of the text.
    Body {
        /// The index of its paragraph, from 0.
        paragraph: usize,
        /// Whether the paragraph begins here.
        opens: bool,
        /// The bytes of the body that it shows.
        source: Span,
    },
}

/// What stands left of the text: cursor, paragraph number, bar, a sign of what is judged and a space.
pub(super) struct Margin {
    number: usize,
}

/// Longer lines are hard to read.
const WIDEST_TEXT: u16 = 100;
/// No stretch is longer, in bytes.
const LONGEST_STRETCH: usize = 8 * 1024;

impl Line<'_> {
    /// The bytes of the body that it shows; none for a line of ours.
    pub(super) fn source(&self) -> Option<Span> {
        match self {
            Line::Heading(_) => None,
            Line::Body { source, .. } => Some(*source),
        }
    }

    /// The index of its paragraph.
    pub(super) fn paragraph(&self) -> Option<usize> {
        match self {
            Line::Heading(_) => None,
            Line::Body { paragraph, .. } => Some(*paragraph),
        }
    }
}

impl Margin {
    /// The margin of an article in a view of this width: without numbers in a very narrow one.
    pub(super) fn of(article: &Article, width: u16) -> Self {
        let digits = article.paragraphs().len().to_string().len();
        Self { number: if width < 30 { 0 } else { digits + 1 } }
    }

    /// In cells.
    pub(super) fn width(&self) -> u16 {
        self.number as u16 + 4
    }

    /// What stands for a paragraph's number, as wide as all are.
    pub(super) fn number(&self, number: Option<usize>) -> String {
        let text = number.filter(|_| self.number > 0).map_or(String::new(), |number| format!("¶{number}"));
        format!("{text:>width$}", width = self.number)
    }
}

impl Text {
    /// An article in a view of this width.
    pub(super) fn of(article: &Arc<Article>, shared: &Shared, width: u16) -> Self {
        let margins = Margin::of(article, width).width() + 1;
        let stretches = article.paragraphs().iter().enumerate().flat_map(|(paragraph, known)| {
            stretches(article.body.as_str(), known.span).into_iter().map(move |span| {
                let opens = span.start == known.span.start;
                Stretch { paragraph, span, opens, breaks: OnceCell::new() }
            })
        });
        Self {
            article: Arc::clone(article),
            heading: heading(article, shared, width),
            stretches: stretches.collect(),
            width: width.saturating_sub(margins).min(WIDEST_TEXT),
        }
    }

    /// The lines in a window.
    pub(super) fn lines(&self, window: Window) -> impl Iterator<Item = Line<'_>> {
        let from_top = (window.top.block..self.blocks()).flat_map(move |block| {
            let hidden = if block == window.top.block { window.top.line } else { 0 };
            (hidden..self.height(block)).map(move |line| self.line(At { block, line }))
        });
        from_top.take(window.height)
    }

    fn line(&self, at: At) -> Line<'_> {
        let Some(index) = at.block.checked_sub(1) else { return Line::Heading(&self.heading[at.line]) };
        let stretch = &self.stretches[index];
        match at.line.checked_sub(usize::from(stretch.opens)) {
            None => Line::Heading(&[]),
            Some(line) => Line::Body {
                paragraph: stretch.paragraph,
                opens: stretch.opens && line == 0,
                source: self.breaks(index)[line],
            },
        }
    }

    /// The line that shows the byte at `offset`, or the nearest before it.
    pub(super) fn line_at(&self, offset: usize) -> At {
        let Some(index) =
            self.stretches.partition_point(|stretch| stretch.span.start <= offset).checked_sub(1)
        else {
            return At::default();
        };
        let line = self.breaks(index).iter().rposition(|source| source.start <= offset).unwrap_or(0);
        At { block: index + 1, line: line + usize::from(self.stretches[index].opens) }
    }

    /// Where the text begins that stands at or below `at`; none in the heading and at the end.
    pub(super) fn text_at(&self, at: At) -> Option<usize> {
        let index = at.block.checked_sub(1)?;
        let stretch = self.stretches.get(index)?;
        let line = at.line.saturating_sub(usize::from(stretch.opens));
        Some(self.breaks(index).get(line).map_or(stretch.span.start, |source| source.start))
    }

    /// The bytes that a line shows; none for a line of ours, and at the end.
    pub(super) fn source(&self, at: At) -> Option<Span> {
        if at.block >= self.blocks() { None } else { self.line(at).source() }
    }

    fn breaks(&self, index: usize) -> &[Span] {
        let stretch = &self.stretches[index];
        stretch.breaks.get_or_init(|| {
            let wrapped = wrap(&glyphs(self.article.body.as_str(), stretch.span), self.width);
            wrapped.into_iter().map(|line| line.source).collect()
        })
    }
}

impl Body for Text {
    fn blocks(&self) -> usize {
        self.stretches.len() + 1
    }

    fn height(&self, block: usize) -> usize {
        match block.checked_sub(1) {
            None => self.heading.len(),
            Some(index) => self.breaks(index).len() + usize::from(self.stretches[index].opens),
        }
    }
}

/// Cuts a paragraph that is too long, after white space where there is any.
fn stretches(body: &str, paragraph: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = paragraph.start;
    while paragraph.end - start > LONGEST_STRETCH {
        let most = floor(body, start + LONGEST_STRETCH);
        let last_half = floor(body, start + LONGEST_STRETCH / 2)..most;
        let space = body[last_half.clone()].rfind(char::is_whitespace);
        let after = |at: usize| body[at..].chars().next().map_or(at, |space| at + space.len_utf8());
        let end = space.map_or(most, |at| after(last_half.start + at));
        spans.push(Span::new(start, end));
        start = end;
    }
    spans.push(Span::new(start, paragraph.end));
    spans
}

/// Title, outlet, date with their doubts, and what else whoever added the article wrote of it.
fn heading(article: &Article, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let meta = &article.meta;
    let mark = |field: &str, mark| piece(if article.is_guessed(field) { mark } else { "" }, Role::Doubt);
    let unsure = |field: &str| mark(field, if field == "outlet" { "?" } else { GUESSED });
    let mut lines = wrap_pieces(
        piece(" ", Role::Text),
        &[piece(meta.title.as_str(), Role::Title), unsure("title")],
        width,
    );
    let outlet = shared.settings.question.outlets.canonical(&meta.outlet);
    let date = meta.published.map_or("undated".to_owned(), |published| published.long());
    let mut source = vec![
        piece(outlet, Role::ColumnHead),
        unsure("outlet"),
        piece(" · ", Role::Dim),
        mark("published", "~"),
        piece(date, Role::ColumnHead),
    ];
    match meta.translated {
        Some(Translated::Machine) => source.push(piece(" † machine translation", Role::Doubt)),
        Some(Translated::Human) => source.push(piece(" · translated", Role::Ours)),
        None => {}
    }
    lines.extend(wrap_pieces(piece(" ", Role::Text), &source, width));
    let mut fact = |name: &str, text: Option<&String>| {
        let pieces: [Piece; 2] = [piece(text.map_or("", String::as_str), Role::Text), unsure(name)];
        if text.is_some() {
            lines.extend(wrap_pieces(piece(format!(" {name}: "), Role::Ours), &pieces, width));
        }
    };
    fact("byline", meta.byline.as_ref());
    fact("via", meta.via.as_ref());
    fact("note", meta.note.as_ref());
    fact("url", meta.url.as_ref());
    if !meta.guessed.is_empty() {
        let words = format!("not sure: {}", meta.guessed.join(", "));
        lines.extend(wrap_pieces(piece(" ~ ? ", Role::Doubt), &[piece(words, Role::Ours)], width));
    }
    lines
}

/// Where the words at `offset` of the old text stand in the new one: the nearest place that reads
/// the same for a line's length, else the same offset or the end.
pub(super) fn follow(old: &str, new: &str, offset: usize) -> usize {
    const READ: usize = 60;
    let start = floor(old, offset);
    let words = &old[start..floor(old, start.saturating_add(READ))];
    let found = new.match_indices(words).map(|(at, _)| at).min_by_key(|at| at.abs_diff(offset));
    if words.is_empty() { floor(new, offset) } else { found.unwrap_or(floor(new, offset)) }
}

/// The nearest beginning of a character at or before an offset.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_follows_its_words() {
        let check = |old: &str, new: &str, offset, expected| {
            assert_eq!(follow(old, new, offset), expected, "{old:?} {new:?} {offset}");
        };
        check("ten ships left", "Later, ten ships left", 4, 11);
        check("ten ships", "ten ships ten ships", 0, 0);
        check("ten ships", "é", 5, 2);
        check("ten ships", "", 5, 0);
        check("", "ten", 0, 0);
    }

    #[test]
    fn a_long_paragraph_is_cut_between_words_and_loses_nothing() {
        let check = |body: &str, expected: usize| {
            let spans = stretches(body, Span::new(0, body.len()));
            assert_eq!(spans.iter().map(|span| span.of(body)).collect::<String>(), body);
            assert!(spans.iter().all(|span| span.len() <= LONGEST_STRETCH && !span.is_empty()));
            assert_eq!(spans.len(), expected);
            spans
        };
        check("grey ships", 1);
        for span in check(&"grey ships lie at anchor, ".repeat(1000), 4).iter().skip(1) {
            assert_eq!(span.start % 26 % 5, 0, "{span:?}");
        }
        check(&"漢".repeat(LONGEST_STRETCH), 4);
    }
}
