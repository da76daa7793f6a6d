//! Our own wrapping, by grapheme and display width, with a map back to the body.
//!
//! Ratatui's `Paragraph` with `Wrap` has panicked on wide glyphs and leading combining marks
//! (ratatui#2679), wraps anew every frame, and forgets which bytes a line came from.

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
/// hyphen or dash or between ideographs, else between glyphs.
///
/// No glyph is lost but white space at a break, where both ends of the text count as breaks; no
/// text gives no line.
pub fn wrap(glyphs: &[Glyph], width: u16) -> Vec<WrappedLine> {
    let mut lines = Vec::new();
    let mut start = after_spaces(glyphs, 0);
    while start < glyphs.len() {
        let end = line_end(glyphs, start, width);
        lines.push(wrapped_line(glyphs, start..before_spaces(glyphs, start, end)));
        start = after_spaces(glyphs, end);
    }
    lines
}

/// The cells that `glyphs` take, saturating.
pub fn width_of(glyphs: &[Glyph]) -> u16 {
    glyphs.iter().fold(0, |sum: u16, glyph| sum.saturating_add(glyph.width))
}

fn wrapped_line(glyphs: &[Glyph], range: Range<usize>) -> WrappedLine {
    let line = &glyphs[range.clone()];
    let source = match (line.first(), line.last()) {
        (Some(first), Some(last)) => first.source.cover(last.source),
        _ => Span::default(),
    };
    WrappedLine { glyphs: range, width: width_of(line), source }
}

/// Where the line that begins at `start` (no white space) ends: always after `start`.
fn line_end(glyphs: &[Glyph], start: usize, width: u16) -> usize {
    let mut used = 0;
    let mut best = None;
    for (at, glyph) in glyphs.iter().enumerate().skip(start) {
        used += usize::from(glyph.width);
        let fits = used <= usize::from(width);
        if glyph.is_space() && is_bound(glyphs, at) {
            if !fits {
                return best.unwrap_or(at);
            }
        } else if glyph.is_space() {
            let dot = usize::from(is_before_dot_or_dash(glyphs, at));
            if used + dot > usize::from(width) {
                return at;
            }
            if dot == 0 {
                best = Some(at);
            }
        } else if !fits {
            return best.unwrap_or(at.max(start + 1));
        } else if may_break_after(glyphs, at) {
            best = Some(at + 1);
        }
    }
    glyphs.len()
}

/// Whether the space at `at` binds a sign to its value.
fn is_bound(glyphs: &[Glyph], at: usize) -> bool {
    at > 0 && &*glyphs[at - 1].symbol == "≠"
}

/// Whether the dot between two things, or a dash between blanks, stands behind the space at `at`: it ends
/// a line where it fits, and begins one only where it does not.
fn is_before_dot_or_dash(glyphs: &[Glyph], at: usize) -> bool {
    let is = |at: usize, sign: &str| glyphs.get(at).is_some_and(|glyph| &*glyph.symbol == sign);
    ["·", "\u{2013}", "\u{2014}"].iter().any(|sign| is(at + 1, sign)) && is(at + 2, " ")
}

/// Whether a line may end after the glyph at `at` although no white space follows.
fn may_break_after(glyphs: &[Glyph], at: usize) -> bool {
    let Some(next) = glyphs.get(at + 1) else { return true };
    if never_first(&next.symbol) {
        return false;
    }
    let glyph = &glyphs[at];
    match &*glyph.symbol {
        "-" | "\u{2010}" | "\u{2013}" => at > 0 && !glyphs[at - 1].is_space(),
        "\u{2014}" => true,
        symbol => (glyph.width == 2 || next.width == 2) && !never_last(symbol),
    }
}

/// Closing marks that would look lost at the beginning of a line.
fn never_first(symbol: &str) -> bool {
    const CLOSING: &str = ",.;:!?)]}’”»…-\u{2010}\u{2013}\u{2014}、。，．：；！？）」』】》〉ー々";
    symbol.chars().next().is_some_and(|first| CLOSING.contains(first))
}

/// Opening marks that would look lost at the end of a line.
fn never_last(symbol: &str) -> bool {
    const OPENING: &str = "([{‘“«（「『【《〈";
    symbol.chars().next().is_some_and(|first| OPENING.contains(first))
}

fn after_spaces(glyphs: &[Glyph], from: usize) -> usize {
    from + glyphs[from..].iter().take_while(|glyph| glyph.is_space()).count()
}

fn before_spaces(glyphs: &[Glyph], start: usize, end: usize) -> usize {
    end - glyphs[start..end].iter().rev().take_while(|glyph| glyph.is_space()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    fn glyphs(text: &str) -> Vec<Glyph> {
        let glyph = |(at, symbol): (usize, &str)| Glyph {
            symbol: if symbol.trim().is_empty() { " ".into() } else { symbol.into() },
            width: symbol.width().clamp(1, 2) as u16,
            source: Span::new(at, at + symbol.len()),
        };
        text.grapheme_indices(true).map(glyph).collect()
    }

    fn lines(text: &str, width: u16) -> Vec<String> {
        let glyphs = glyphs(text);
        let line = |line: &WrappedLine| glyphs[line.glyphs.clone()].iter().map(|g| &*g.symbol).collect();
        wrap(&glyphs, width).iter().map(line).collect()
    }

    #[track_caller]
    fn check(text: &str, width: u16, expected: &[&str]) {
        assert_eq!(lines(text, width), expected, "{text:?} at {width}");
    }

    #[test]
    fn breaks_where_a_reader_expects_it() {
        check("", 10, &[]);
        check("   ", 10, &[]);
        check("ten ships", 9, &["ten ships"]);
        check("ten ships", 8, &["ten", "ships"]);
        check("ten  ships ", 4, &["ten", "ship", "s"]);
        check("  ten ships", 5, &["ten", "ships"]);
        check("anti-tank crews", 10, &["anti-tank", "crews"]);
        check("anti-tank crews", 7, &["anti-", "tank", "crews"]);
        check("2 ships · Ada", 7, &["2 ships", "· Ada"]);
        check("2 ships · Ada", 8, &["2 ships", "· Ada"]);
        check("2 ships – or so", 9, &["2 ships –", "or so"]);
        check("2 ships · Ada", 9, &["2 ships ·", "Ada"]);
        check("now—or never", 6, &["now—or", "never"]);
        check("at -5 degrees", 4, &["at", "-5", "degr", "ees"]);
        check("unbreakable", 4, &["unbr", "eaka", "ble"]);
        check("北京的军队", 4, &["北京", "的军", "队"]);
        check("他说「好」。", 8, &["他说", "「好」。"]);
        check("北京", 1, &["北", "京"]);
        check("cafe\u{301} au lait", 4, &["cafe\u{301}", "au", "lait"]);
        check("one two", 0, &["o", "n", "e", "t", "w", "o"]);
    }

    #[test]
    fn a_line_knows_its_bytes() {
        let glyphs = glyphs("dix  élèves");
        let sources: Vec<Span> = wrap(&glyphs, 6).iter().map(|line| line.source).collect();
        assert_eq!(sources, [Span::new(0, 3), Span::new(5, 13)]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_no_text_and_never_exceeds_the_width(
            text in "([a-z]{1,9}|[ \t\n\u{a0}]{1,3}|[-–—“”().,]|\\PC{1,4}|[一-鿿]{1,5}|[א-ת]{1,5}|e\u{301}|👩\u{200d}🚀|\\PM){0,40}",
            width in 1..40u16,
        ) {
            let glyphs = glyphs(&text);
            let mut next = 0;
            for line in wrap(&glyphs, width) {
                prop_assert!(glyphs[next..line.glyphs.start].iter().all(Glyph::is_space));
                prop_assert!(!line.glyphs.is_empty());
                prop_assert!(line.width <= width || line.glyphs.len() == 1);
                prop_assert_eq!(line.width, width_of(&glyphs[line.glyphs.clone()]));
                prop_assert_eq!(line.source.start, glyphs[line.glyphs.start].source.start);
                prop_assert_eq!(line.source.end, glyphs[line.glyphs.end - 1].source.end);
                next = line.glyphs.end;
            }
            prop_assert!(glyphs[next..].iter().all(Glyph::is_space));
        }
    }
}
