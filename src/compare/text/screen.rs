//! Text on its way out of the program: made safe for terminals, clipboards and files.
//!
//! Articles are hostile text. Control characters except tab and newline, and bidirectional
//! controls, become U+FFFD; for a screen, text is cut into glyphs of known width besides, each
//! with the body bytes that it stands for, so that marks, searches and copies map back exactly.
//!
//! Decided: terminals disagree on the width of emoji sequences (joined, toned, with a variation
//! selector), so of such a sequence the first emoji is drawn; invisible characters that belong to
//! a word (soft hyphen, joiners) are drawn as part of the glyph before them, or after them where
//! there is none or white space before, that is not at all.

use super::Span;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const REPLACEMENT: &str = "\u{fffd}";
const DOTTED_CIRCLE: char = '\u{25cc}';
/// More marks on one letter than any language writes are not drawn.
const MOST_CHARS: usize = 12;

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
    let text = span.of(body);
    let mut glyphs = Vec::with_capacity(text.len());
    for (at, grapheme) in text.grapheme_indices(true) {
        push_grapheme(grapheme, span.start + at, &mut glyphs);
    }
    join_blank(&mut glyphs);
    glyphs
}

/// Joins blank glyphs, invisible characters with none but white space before them, to the glyph
/// after them: white space is left out at the end of a line, and they must not be with it.
fn join_blank(glyphs: &mut Vec<Glyph>) {
    let is_blank = |glyph: &Glyph| glyph.symbol.is_empty();
    if !glyphs.iter().any(is_blank) {
        return;
    }
    for at in 0..glyphs.len() {
        if !is_blank(&glyphs[at]) {
            continue;
        }
        let Span { start, end } = glyphs[at].source;
        if let Some(next) = glyphs.get_mut(at + 1).filter(|next| !next.is_space()) {
            next.source.start = start;
        } else if let Some(before) = at.checked_sub(1).and_then(|before| glyphs.get_mut(before))
            && !before.is_space()
        {
            before.source.end = end;
        } else if let Some(next) = glyphs.get_mut(at + 1) {
            next.source.start = start;
        } else {
            glyphs[at].symbol = REPLACEMENT.into();
        }
    }
    glyphs.retain(|glyph| !is_blank(glyph));
}

/// Parts a grapheme at what must not be drawn, so that this hides nothing beside it.
fn push_grapheme(grapheme: &str, start: usize, glyphs: &mut Vec<Glyph>) {
    let mut from = 0;
    let is_line_end = grapheme == "\r\n";
    for (at, c) in grapheme.char_indices() {
        if !is_line_end && !c.is_whitespace() && (is_unsafe(c) || is_hidden(c)) {
            push_part(&grapheme[from..at], start + from, glyphs);
            from = at + c.len_utf8();
            let source = Span::new(start + at, start + from);
            glyphs.push(Glyph { symbol: REPLACEMENT.into(), width: 1, source });
        }
    }
    push_part(&grapheme[from..], start + from, glyphs);
}

fn push_part(part: &str, start: usize, glyphs: &mut Vec<Glyph>) {
    let whole = Span::new(start, start + part.len());
    let mut chars = part.chars();
    let Some(first) = chars.next() else { return };
    if part.len() == 1 && first.is_ascii_graphic() {
        glyphs.push(Glyph { symbol: part.into(), width: 1, source: whole });
    } else if first.is_whitespace() {
        let space = if part == "\r\n" { part.len() } else { first.len_utf8() };
        glyphs.push(Glyph { symbol: " ".into(), width: 1, source: Span::new(start, start + space) });
        push_part(&part[space..], start + space, glyphs);
    } else if part.chars().all(is_invisible) {
        match glyphs.last_mut() {
            Some(before) if !before.is_space() => before.source.end = whole.end,
            _ => glyphs.push(Glyph { symbol: "".into(), width: 1, source: whole }),
        }
    } else {
        push_visible(part, first, whole, glyphs);
    }
}

fn push_visible(grapheme: &str, first: char, whole: Span, glyphs: &mut Vec<Glyph>) {
    let symbol = symbol(grapheme, first);
    match symbol.width() {
        width @ 1..=2 => glyphs.push(Glyph { symbol: symbol.into(), width: width as u16, source: whole }),
        0 => glyphs.push(Glyph { symbol: REPLACEMENT.into(), width: 1, source: whole }),
        _ => push_parts(grapheme, whole.start, glyphs),
    }
}

/// Cuts a grapheme that is wider than two cells before each char that has a width of its own.
fn push_parts(grapheme: &str, start: usize, glyphs: &mut Vec<Glyph>) {
    let mut parts: Vec<usize> = grapheme
        .char_indices()
        .filter(|(_, c)| c.width().unwrap_or(0) > 0)
        .map(|(at, _)| at)
        .skip(1)
        .collect();
    parts.push(grapheme.len());
    let mut from = 0;
    for to in parts {
        let part = &grapheme[from..to];
        let symbol: String = part.chars().filter(|c| !is_invisible(*c)).take(MOST_CHARS).collect();
        let width = symbol.width();
        let (symbol, width) =
            if (1..=2).contains(&width) { (&*symbol, width as u16) } else { (REPLACEMENT, 1) };
        glyphs.push(Glyph { symbol: symbol.into(), width, source: Span::new(start + from, start + to) });
        from = to;
    }
}

/// What is drawn for a grapheme that begins with `first`.
fn symbol(grapheme: &str, first: char) -> String {
    if draws_as_emoji(grapheme, first) {
        return first.into();
    }
    let visible = grapheme.chars().filter(|c| !is_invisible(*c)).nfc().take(MOST_CHARS);
    let lone_mark = is_combining_mark(first) || first.width() == Some(0);
    if lone_mark && !is_invisible(first) {
        let mut symbol = String::from(DOTTED_CIRCLE);
        symbol.extend(visible.take_while(|c| is_combining_mark(*c) || c.width() == Some(0)));
        if symbol.width() == 1 {
            return symbol;
        }
        return REPLACEMENT.into();
    }
    visible.collect()
}

/// An emoji with a variation selector, a skin tone, a joiner or a keycap behind it.
fn draws_as_emoji(grapheme: &str, first: char) -> bool {
    let marks = |c: char| matches!(c, '\u{fe0f}' | '\u{20e3}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}');
    let pictographic = matches!(first, '\u{a9}' | '\u{ae}' | '0'..='9' | '#' | '*' | '\u{2030}'..='\u{2bff}'
        | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}');
    pictographic && grapheme.chars().skip(1).any(marks)
}

/// `text` safe to leave the program: controls except tab and newline, and bidirectional controls,
/// become U+FFFD; the carriage return of a line end is dropped.
pub fn safe(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(is_unsafe) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str(&text[..first]);
    let mut chars = text[first..].chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            _ if is_unsafe(c) => out.push_str(REPLACEMENT),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Controls except tab and newline, and bidirectional controls: they could move what a terminal shows.
fn is_unsafe(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Other format characters that no text shows: byte order marks, annotations, tags.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{180e}' | '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

/// What has no width and belongs to the glyph before it: soft hyphen, joiners, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` holds the symbols parted by `|`, those of two cells with `*` behind them.
    fn check(text: &str, expected: &str) {
        let glyphs = glyphs(text, Span::new(0, text.len()));
        let shown = |glyph: &Glyph| format!("{}{}", glyph.symbol, if glyph.width == 2 { "*" } else { "" });
        assert_eq!(glyphs.iter().map(shown).collect::<Vec<_>>().join("|"), expected, "of {text:?}");
    }

    #[test]
    fn plain_text_and_white_space() {
        check("", "");
        check("aé", "a|é");
        check("a\tb\r\nc\u{a0}d\u{2028}e", "a| |b| |c| |d| |e");
    }

    #[test]
    fn accents_are_composed_and_lone_marks_have_a_base() {
        check("e\u{301}x", "é|x");
        check("\u{301}x", "\u{25cc}\u{301}|x");
        check("a \u{301}", "a| |\u{25cc}\u{301}");
        check("\n\u{301}", " |\u{25cc}\u{301}");
        check("\u{1112}\u{1161}\u{11ab}", "한*");
    }

    #[test]
    fn what_terminals_agree_on() {
        check("中a", "中*|a");
        check("👨\u{200d}👩\u{200d}👧!", "👨*|!");
        check("👍\u{1f3fd}", "👍*");
        check("❤\u{fe0f}", "❤");
        check("1\u{fe0f}\u{20e3}", "1");
        check("co\u{ad}op", "c|o|o|p");
        check("\u{200b}", "\u{fffd}");
        check("\u{200b}\u{ad}ab", "a|b");
        check("a \u{200b}b \u{200d}\u{200b}", "a| |b| ");
    }

    #[test]
    fn controls_are_replaced() {
        check("\u{1b}[31m", "\u{fffd}|[|3|1|m");
        check("a\u{202e}b\u{7f}\u{9b}\u{feff}", "a|\u{fffd}|b|\u{fffd}|\u{fffd}|\u{fffd}");
        check("x\u{e0041}\u{301}y", "x|\u{fffd}|\u{25cc}\u{301}|y");
    }

    #[test]
    fn marks_without_end_are_cut() {
        let text = format!("a{}", "\u{30a}".repeat(1000));
        let glyphs = glyphs(&text, Span::new(0, text.len()));
        assert_eq!(glyphs.len(), 1);
        assert!(glyphs[0].symbol.chars().count() <= MOST_CHARS);
    }

    #[test]
    fn sources_are_those_of_the_body() {
        let body = "abc e\u{301}\u{ad}d";
        let sources: Vec<Span> = glyphs(body, Span::new(4, 10)).iter().map(|glyph| glyph.source).collect();
        assert_eq!(sources, [Span::new(4, 9), Span::new(9, 10)]);
        let body = "\u{200b}a \u{200b}b";
        let sources: Vec<Span> = glyphs(body, Span::new(0, 9)).iter().map(|glyph| glyph.source).collect();
        assert_eq!(sources, [Span::new(0, 4), Span::new(4, 5), Span::new(5, 9)]);
    }

    #[test]
    fn text_leaves_safely() {
        let check = |text, expected| assert_eq!(safe(text), expected);
        check("plain\ttext\n", "plain\ttext\n");
        check("a\u{1b}[2Jb", "a\u{fffd}[2Jb");
        check("one\r\ntwo\rthree", "one\ntwo\u{fffd}three");
        check("\u{202e}x\u{2069}", "\u{fffd}x\u{fffd}");
        assert!(matches!(safe("é — “x”"), Cow::Borrowed(_)));
    }
}
