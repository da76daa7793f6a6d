//! One text as it is drawn: its frame, its lines with their margin, and the strip beside it.

use super::pane::Pane;
use super::strip;
use super::text::{Line, Margin};
use super::words::Selection;
use crate::compare::articles::Article;
use crate::compare::counted;
use crate::compare::text::Span;
use crate::compare::text::screen::glyphs;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{frame, inside, piece, width_of, write, write_glyph, write_line};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

/// What the frame of a text says, above and below.
pub(super) struct Words {
    pub(super) title: String,
    pub(super) below: String,
}

/// The cells that a text has in a pane of this area, its strip left out.
pub(super) fn size_of_text(area: Rect, shared: &Shared) -> Size {
    let inner = inside(area);
    Size { width: inner.width.saturating_sub(strip::width(area.width, shared)), height: inner.height }
}

/// Where the lines of a text stand in a pane of this area, its margin left out.
pub(super) fn text_area(pane: &Pane, shared: &Shared, area: Rect) -> Option<Rect> {
    let Size { width, .. } = size_of_text(area, shared);
    let margin = Margin::of(pane.article()?, width).width();
    let inner = inside(area);
    Some(Rect { x: inner.x + margin.min(width), width: width.saturating_sub(margin), ..inner })
}

/// Draws a text into `area`.
pub(super) fn draw(pane: &Pane, words: &Words, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let inner = frame(shared, area, buffer, &words.title, &place(pane));
    draw_below(&words.below, shared, area, buffer);
    let Some(text) = &pane.text else { return };
    let article = &*text.article;
    let Size { width, .. } = size_of_text(area, shared);
    let margin = Margin::of(article, width);
    let lines = Rect { width: width.min(inner.width), ..inner };
    for (row, line) in lines.rows().zip(text.lines(pane.window)) {
        match line {
            Line::Heading(pieces) => {
                write_line(buffer, row, pieces, shared);
            }
            Line::Body { paragraph, opens, source } => {
                let number = opens.then_some(paragraph + 1);
                draw_margin(pane, shared, &margin, number, source, row, buffer);
                let furniture = article.paragraphs().get(paragraph).is_some_and(|p| p.furniture);
                let area = Rect { x: row.x + margin.width().min(row.width), ..row };
                draw_text(pane, article, shared, furniture, source, area, buffer);
            }
        }
    }
    let strip = Rect { x: lines.right(), width: inner.right().saturating_sub(lines.right()), ..inner };
    let seen = pane.seen().unwrap_or_default();
    strip::draw(&pane.marks, (article.body.as_str().len(), seen), shared, strip, buffer);
}

/// Writes words of ours into the lower line of a frame.
fn draw_below(words: &str, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    if words.is_empty() || area.width < 4 || area.height < 2 {
        return;
    }
    let end = area.right().saturating_sub(1 + strip::width(area.width, shared));
    let at = (area.x + 1, area.bottom() - 1);
    let words = format!(" {words} ");
    write(buffer, at, end, &words, shared.style(Role::Ours));
    if width_of(&[piece(words, Role::Ours)]) > end.saturating_sub(at.0) && end > at.0 {
        write(buffer, (end - 1, at.1), end, "…", shared.style(Role::Ours));
    }
}

/// Which paragraphs are on the screen; empty if all are.
fn place(pane: &Pane) -> String {
    let Some(text) = pane.text.as_ref().filter(|text| !pane.window.holds_all(*text)) else {
        return String::new();
    };
    let all = text.article.paragraphs().len();
    let seen = pane.seen_paragraphs();
    match (seen.first(), seen.last()) {
        (Some(first), Some(last)) if first == last => format!("¶{} of {all}", first + 1),
        (Some(first), Some(last)) => format!("¶{}–{} of {all}", first + 1, last + 1),
        _ => counted(all, "paragraph"),
    }
}

/// Draws cursor, paragraph number and bar: ▌ beside passages of this topic, ┆ beside other topics'.
fn draw_margin(
    pane: &Pane,
    shared: &Shared,
    margin: &Margin,
    number: Option<usize>,
    source: Span,
    row: Rect,
    buffer: &mut Buffer,
) {
    let own = pane.marks.own_at(source);
    let places = pane.marks.places().unwrap_or_default();
    let is_found = pane.found == Some(pane.at);
    let is_stop = own.is_some() || is_found || places.binary_search(&pane.at).is_ok();
    let cursor = if is_stop && source.overlaps(pane.at) { "▶" } else { " " };
    let x = write(buffer, (row.x, row.y), row.right(), cursor, shared.style(Role::Cursor));
    let number = margin.number(number);
    let x = write(buffer, (x, row.y), row.right(), &number, shared.style(Role::Dim));
    let (bar, role) = match (own, pane.marks.is_other(source)) {
        (Some(_), _) => ("▌", Role::Cursor),
        (None, true) => ("┆", Role::OtherTopic),
        (None, false) => (" ", Role::Text),
    };
    let x = write(buffer, (x, row.y), row.right(), bar, shared.style(role));
    // Of two signs there is room for the first; the frame has both.
    let end = row.right().min(x + 1);
    write(buffer, (x, row.y), end, pane.marks.signs(source).text(), shared.style(Role::Judged));
}

fn draw_text(
    pane: &Pane,
    article: &Article,
    shared: &Shared,
    furniture: bool,
    source: Span,
    row: Rect,
    buffer: &mut Buffer,
) {
    let plain = if furniture { Role::Furniture } else { Role::Text };
    let marks = pane.marks.within(source, pane.at);
    let selected = pane.selection.map(Selection::span);
    let found = pane.found.filter(|found| *found == pane.at && selected.is_none()).or(selected);
    let mut x = row.x;
    for glyph in glyphs(article.body.as_str(), source) {
        let is_found = found.is_some_and(|found| found.overlaps(glyph.source));
        let role = if is_found { Role::Selected } else { marks.role_at(glyph.source).unwrap_or(plain) };
        write_glyph(buffer, (x, row.y), &glyph, shared.style(role));
        x = x.saturating_add(glyph.width);
    }
}
