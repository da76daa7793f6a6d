//! Where the lines of an article break, what stands above them, and where a place goes when the
//! text changes.

use crate::compare::articles::{Article, Translated};
use crate::compare::text::Span;
use crate::compare::text::screen::glyphs;
use crate::ui::layout::wrap::wrap;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{Piece, PieceLine, piece, wrap_pieces};

/// A line of the view.
pub(super) enum Line {
    /// Of what stands above the text, or an empty one between paragraphs.
    Heading(PieceLine),
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

/// What stands left of the text: cursor, paragraph number, bar and a space.
pub(super) struct Margin {
    number: usize,
}

/// Longer lines are hard to read.
const WIDEST_TEXT: u16 = 100;
/// How many bytes are cut into glyphs at a time, so that a line of megabytes costs no memory.
const CHUNK: usize = 16 * 1024;

impl Line {
    /// The bytes of the body that it shows; none for a line of ours.
    pub(super) fn source(&self) -> Option<Span> {
        match self {
            Line::Heading(_) => None,
            Line::Body { source, .. } => Some(*source),
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
        self.number as u16 + 3
    }

    /// What stands for a paragraph's number, as wide as all are.
    pub(super) fn number(&self, number: Option<usize>) -> String {
        let text = number.filter(|_| self.number > 0).map_or(String::new(), |number| format!("¶{number}"));
        format!("{text:>width$}", width = self.number)
    }
}

/// The lines of an article in a view of this width.
pub(super) fn lines(article: &Article, shared: &Shared, width: u16) -> Vec<Line> {
    let mut lines: Vec<Line> = heading(article, shared, width).into_iter().map(Line::Heading).collect();
    let margins = Margin::of(article, width).width() + 1;
    let text_width = width.saturating_sub(margins).min(WIDEST_TEXT);
    for (paragraph, known) in article.paragraphs().iter().enumerate() {
        lines.push(Line::Heading(PieceLine::new()));
        for (index, source) in breaks(article.body.as_str(), known.span, text_width).into_iter().enumerate() {
            lines.push(Line::Body { paragraph, opens: index == 0, source });
        }
    }
    lines
}

/// Wraps a paragraph of any length, a chunk at a time.
fn breaks(body: &str, paragraph: Span, width: u16) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = paragraph.start;
    while start < paragraph.end {
        let mut end = paragraph.end.min(start + CHUNK);
        while !body.is_char_boundary(end) {
            end += 1;
        }
        let wrapped = wrap(&glyphs(body, Span::new(start, end)), width);
        let unfinished = if end < paragraph.end && wrapped.len() > 1 { wrapped.last() } else { None };
        let finished = wrapped.len() - usize::from(unfinished.is_some());
        lines.extend(wrapped[..finished].iter().map(|line| line.source));
        start = unfinished.map_or(end, |line| line.source.start);
    }
    lines
}

/// Title, outlet, date with its doubt, and what else whoever added the article wrote of it.
fn heading(article: &Article, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let meta = &article.meta;
    let mark = |field: &str, mark| piece(if article.is_guessed(field) { mark } else { "" }, Role::Doubt);
    let unsure = |field: &str| mark(field, "?");
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
        let pieces: [Piece; 2] = [piece(text.map_or("", String::as_str), Role::Notice), unsure(name)];
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

fn floor(text: &str, offset: usize) -> usize {
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
    fn a_paragraph_longer_than_a_chunk_breaks_as_if_it_were_wrapped_whole() {
        let body = "grey ships lie at anchor ".repeat(CHUNK / 10);
        let span = Span::new(0, body.trim_end().len());
        let whole: Vec<Span> = wrap(&glyphs(&body, span), 33).iter().map(|line| line.source).collect();
        assert_eq!(breaks(&body, span, 33), whole);
        assert!(whole.len() > 100);
    }
}
