//! Pieces that several views draw: pieces of text with roles, wrapped; a frame; a pager.
//!
//! All text is made safe here on its way to the screen, ours and the articles' alike, so that no
//! view has to think of it.

pub mod entries;
pub mod found;
pub mod fuzzy;
pub mod grid;
pub mod input;
pub mod list;
pub mod looked;
pub mod page;

use super::keymap::Action;
use super::layout::Signs;
use super::layout::wrap::wrap;
use super::model::Shared;
use super::theme::Role;
use crate::compare::text::Span;
use crate::compare::text::screen::{Glyph, glyphs};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Block, Widget};

/// Some words and what they are.
pub type Piece = (String, Role);

/// A line of pieces, drawn one after the other.
pub type PieceLine = Vec<Piece>;

/// A piece from anything that is text.
pub fn piece(text: impl Into<String>, role: Role) -> Piece {
    (text.into(), role)
}

/// The signs of what is judged, if anything is.
pub fn signs(signs: Signs) -> Option<Piece> {
    (signs != Signs::default()).then(|| piece(signs.text(), Role::Judged))
}

/// Wraps pieces as one text into lines of at most `width` cells. `lead` stands before the first
/// line, the others are indented as far; a lead of more than half the width stands by itself.
pub fn wrap_pieces(lead: Piece, pieces: &[Piece], width: u16) -> Vec<PieceLine> {
    let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
    let ends: Vec<usize> = pieces
        .iter()
        .scan(0, |end, (text, _)| {
            *end += text.len();
            Some(*end)
        })
        .collect();
    let wide = width_of(std::slice::from_ref(&lead));
    let alone = wide.saturating_mul(2) > width;
    let indent = if alone { 2.min(width / 4) } else { wide };
    let glyphs = glyphs(&text, Span::new(0, text.len()));
    let mut lines = if alone { chop(&lead.0, lead.1, width) } else { Vec::new() };
    for line in wrap(&glyphs, width.saturating_sub(indent)) {
        let mut drawn = vec![if lines.is_empty() {
            lead.clone()
        } else {
            piece(" ".repeat(usize::from(indent)), Role::Text)
        }];
        for glyph in &glyphs[line.glyphs] {
            let role = pieces.get(ends.partition_point(|end| *end <= glyph.source.start));
            push_glyph(&mut drawn, glyph, role.map_or(Role::Text, |(_, role)| *role));
        }
        lines.push(drawn);
    }
    if lines.is_empty() {
        lines.push(vec![lead]);
    }
    lines
}

/// The words of `body` at `span`, those that are marked in a role of their own; of marks that overlap
/// the first counts.
pub fn marked_words(body: &str, span: Span, marks: impl IntoIterator<Item = (Span, Role)>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = span.start;
    for (mark, role) in marks {
        if mark.start >= at && mark.end <= span.end {
            pieces.push(piece(Span::new(at, mark.start).of(body), Role::Text));
            pieces.push(piece(mark.of(body), role));
            at = mark.end;
        }
    }
    pieces.push(piece(Span::new(at, span.end).of(body), Role::Text));
    pieces
}

/// Breaks a line of set form (a report with carets) between glyphs, keeping its white space.
pub fn chop(text: &str, role: Role, width: u16) -> Vec<PieceLine> {
    let mut lines = vec![PieceLine::new()];
    let mut used = 0;
    for glyph in glyphs(text, Span::new(0, text.len())) {
        if used + glyph.width > width && used > 0 {
            lines.push(PieceLine::new());
            used = 0;
        }
        used = used.saturating_add(glyph.width);
        if let Some(line) = lines.last_mut() {
            push_glyph(line, &glyph, role);
        }
    }
    lines
}

fn push_glyph(line: &mut PieceLine, glyph: &Glyph, role: Role) {
    match line.last_mut() {
        Some((text, same)) if *same == role => text.push_str(&glyph.symbol),
        _ => line.push(piece(&*glyph.symbol, role)),
    }
}

/// Draws `text` from `at` on, up to but not into the column `end`; returns the column after it.
///
/// What does not fit, on the line or in the buffer, is left out.
pub fn write(buffer: &mut Buffer, at: (u16, u16), end: u16, text: &str, style: Style) -> u16 {
    let (mut x, y) = at;
    for glyph in glyphs(text, Span::new(0, text.len())) {
        let next = x.saturating_add(glyph.width);
        if next > end {
            break;
        }
        write_glyph(buffer, (x, y), &glyph, style);
        x = next;
    }
    x
}

/// Draws one glyph in place of what was there, style and all; nothing where it is not wholly inside
/// the buffer.
pub fn write_glyph(buffer: &mut Buffer, (x, y): (u16, u16), glyph: &Glyph, style: Style) {
    if x.saturating_add(glyph.width) > buffer.area.right() {
        return;
    }
    if let Some(cell) = buffer.cell_mut((x, y)) {
        cell.reset();
        cell.set_symbol(&glyph.symbol).set_style(style);
        for covered in x + 1..x + glyph.width {
            if let Some(cell) = buffer.cell_mut((covered, y)) {
                cell.reset();
            }
        }
    }
}

/// Draws a line of pieces at the top of `area`; returns the column after it. One that is too long ends
/// with "…".
pub fn write_line(buffer: &mut Buffer, area: Rect, line: &[Piece], shared: &Shared) -> u16 {
    if area.is_empty() {
        return area.x;
    }
    let is_cut = width_of(line) > area.width;
    let end = area.right() - u16::from(is_cut);
    let mut x = area.x;
    for (text, role) in line {
        x = write(buffer, (x, area.y), end, text, shared.style(*role));
    }
    if is_cut { write(buffer, (x, area.y), area.right(), "…", shared.style(Role::Dim)) } else { x }
}

/// What is left of `area` below its first `lines` lines.
pub fn below(area: Rect, lines: usize) -> Rect {
    let taken = u16::try_from(lines).unwrap_or(u16::MAX).min(area.height);
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}

/// The cells that pieces take on one line.
pub fn width_of(pieces: &[Piece]) -> u16 {
    let width = |text: &str| super::layout::wrap::width_of(&glyphs(text, Span::new(0, text.len())));
    pieces.iter().fold(0, |sum: u16, (text, _)| sum.saturating_add(width(text)))
}

/// Clears `area`, draws a frame with a title and, at the right, where one is ("12–40 of 90").
pub fn frame(shared: &Shared, area: Rect, buffer: &mut Buffer, title: &str, place: &str) -> Rect {
    clear(area, buffer);
    let block = Block::bordered().border_style(shared.style(Role::Border));
    let inner = block.inner(area);
    block.render(area, buffer);
    if area.width >= 4 && area.height >= 2 {
        let end = area.right() - 1;
        let top = Rect { x: area.x + 1, width: area.width - 2, height: 1, ..area };
        let after = write_line(buffer, top, &[piece(format!(" {title} "), Role::Title)], shared);
        let place = piece(format!(" {place} "), Role::Dim);
        let width = width_of(std::slice::from_ref(&place));
        if width > 2 && after + 1 + width < end {
            write(buffer, (end - width, area.y), end, &place.0, shared.style(place.1));
        }
    }
    inner
}

/// Makes every cell of `area` blank.
pub fn clear(area: Rect, buffer: &mut Buffer) {
    for position in area.intersection(buffer.area).positions() {
        buffer[position].reset();
    }
}

/// The inside of a frame around `area`.
pub fn inside(area: Rect) -> Rect {
    Block::bordered().inner(area)
}

/// How far a text that is longer than its window is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// The first line shown.
    pub top: usize,
}

impl Pager {
    /// Moves by `action` over `lines` lines of which `height` are seen; false if it is no movement.
    pub fn act(&mut self, action: Action, lines: usize, height: u16) -> bool {
        let height = usize::from(height);
        let page = height.saturating_sub(1).max(1);
        let half = (height / 2).max(1);
        let top = self.first(lines, height as u16);
        self.top = match action {
            Action::Down => top + 1,
            Action::Up => top.saturating_sub(1),
            Action::HalfPageDown => top + half,
            Action::HalfPageUp => top.saturating_sub(half),
            Action::PageDown => top + page,
            Action::PageUp => top.saturating_sub(page),
            Action::Top => 0,
            Action::End => lines,
            _ => return false,
        };
        self.top = self.first(lines, height as u16);
        true
    }

    /// The first line shown, so that the window is not emptier than it must be.
    pub fn first(&self, lines: usize, height: u16) -> usize {
        self.top.min(lines.saturating_sub(usize::from(height)))
    }

    /// Where one is, in words; empty if all is seen.
    pub fn place(&self, lines: usize, height: u16) -> String {
        if lines <= usize::from(height) {
            return String::new();
        }
        let first = self.first(lines, height);
        format!("{}–{} of {lines}", first + 1, (first + usize::from(height)).min(lines))
    }
}

/// Draws a framed text that scrolls.
pub fn draw_pages(
    shared: &Shared,
    area: Rect,
    buffer: &mut Buffer,
    title: &str,
    pager: &Pager,
    lines: &[PieceLine],
) {
    let height = inside(area).height;
    let inner = frame(shared, area, buffer, title, &pager.place(lines.len(), height));
    draw_lines(shared, inner, buffer, pager, lines);
}

/// Draws the lines of a text that scrolls, as many as `area` holds.
pub fn draw_lines(shared: &Shared, area: Rect, buffer: &mut Buffer, pager: &Pager, lines: &[PieceLine]) {
    let shown = lines.iter().skip(pager.first(lines.len(), area.height));
    for (row, line) in area.rows().zip(shown) {
        write_line(buffer, row, line, shared);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[PieceLine]) -> Vec<String> {
        lines.iter().map(|line| line.iter().map(|(text, _)| text.as_str()).collect()).collect()
    }

    #[test]
    fn pieces_wrap_as_one_text_and_keep_their_roles() {
        let pieces = [piece("two grey ", Role::Text), piece("ships", Role::Term)];
        let lines = wrap_pieces(piece("1 ", Role::Dim), &pieces, 10);
        assert_eq!(text(&lines), ["1 two grey", "  ships"]);
        assert_eq!(lines[1].last(), Some(&piece("ships", Role::Term)));
        assert_eq!(
            text(&wrap_pieces(piece("lead ", Role::Dim), &pieces, 9)),
            ["lead ", "  two", "  grey", "  ships"]
        );
        assert_eq!(text(&wrap_pieces(piece("", Role::Dim), &[], 9)), [""]);
    }

    #[test]
    fn a_report_keeps_its_white_space() {
        assert_eq!(text(&chop("  ^ here", Role::Text, 5)), ["  ^ h", "ere"]);
    }

    #[test]
    fn words_on_a_frame_take_nothing_of_its_style() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        buffer.set_style(buffer.area, Style::new().red().dim());
        write(&mut buffer, (1, 0), 3, "é", Style::new().bold());
        assert_eq!(buffer[(1, 0)].style(), ratatui::buffer::Cell::new("é").style().bold());
    }

    #[test]
    fn a_pager_stays_in_its_text() {
        let mut pager = Pager::default();
        for (action, top) in [
            (Action::Up, 0),
            (Action::Down, 1),
            (Action::PageDown, 5),
            (Action::HalfPageDown, 5),
            (Action::Top, 0),
            (Action::End, 5),
            (Action::HalfPageUp, 3),
        ] {
            assert!(pager.act(action, 10, 5));
            assert_eq!(pager.top, top, "{action:?}");
        }
        assert!(!pager.act(Action::Fold, 10, 5));
        assert_eq!((pager.place(10, 5), pager.place(4, 5)), ("4–8 of 10".to_owned(), String::new()));
    }
}
