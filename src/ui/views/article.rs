//! One article whole, its passages marked, at the passage that one came from.
//!
//! Only where lines break is kept, as ranges of the body, and only near the screen: glyphs are made
//! for the lines that are drawn. What is marked comes from the comparisons, and only from those that were made from the
//! very text that is shown. Scroll and cursor are offsets into the body, so that they survive
//! another width and follow their words through a changed file.

mod marks;
mod text;

use super::{Focus, Request};
use crate::compare::articles::{Article, ArticleId};
use crate::compare::counted;
use crate::compare::text::Span;
use crate::ui::keymap::{Action, Key};
use crate::ui::layout::window::{At, Window, backward, end};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{frame, inside, write, write_glyph, write_line};
use marks::{Marks, marks};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;
use text::{Line, Margin, Text, follow};

/// Which article, where in it, and its lines at the present width.
pub struct State {
    id: ArticleId,
    /// The passage under the cursor, or what was asked to be shown.
    at: Span,
    window: Window,
    /// The width that `text` was made for.
    width: u16,
    /// None only if the article was gone from the beginning.
    text: Option<Text>,
    marks: Marks,
}

impl State {
    /// The article `id` with `at` in view.
    pub fn new(id: ArticleId, at: Span, shared: &Shared) -> Self {
        let (window, marks) = (Window::default(), Marks::default());
        let mut state = Self { id, at, window, width: 0, text: None, marks };
        arrange(&mut state, shared);
        state.show(at, shared);
        state
    }

    /// Whether keys are text at present.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, _key: Key) -> bool {
        false
    }

    /// Takes in pasted text, if keys are text at present.
    pub fn insert(&mut self, _text: &str) {}

    /// Where the reader looks, for the next view.
    pub fn focus(&self) -> Focus {
        Focus { passage: Some((self.id.clone(), self.at)), ..Focus::default() }
    }

    /// Whether this shows the article `id`.
    pub fn shows(&self, id: &ArticleId) -> bool {
        self.id == *id
    }

    /// Puts the cursor on `at` and scrolls so that it is seen.
    pub fn show(&mut self, at: Span, shared: &Shared) {
        self.at = at;
        let Some(text) = &self.text else { return };
        self.window.height = usize::from(inside(shared.body()).height);
        let first = text.line_at(at.start);
        let last = text.line_at(at.end.saturating_sub(1).max(at.start));
        let seen = self.window.top <= first && last < self.window.bottom(text);
        if !seen {
            self.window.top = backward(text, first, self.window.height / 4);
        }
        self.window.clamp(text);
    }

    /// The part of the body that is on the screen; none if only the heading is.
    fn seen(&self) -> Option<Span> {
        let lines = self.text.iter().flat_map(|text| text.lines(self.window));
        lines.filter_map(|line| line.source()).reduce(Span::cover)
    }
}

/// Lays the article out again where it, the width or what is known of it has changed; false if
/// the article is gone.
pub fn arrange(state: &mut State, shared: &Shared) -> bool {
    let newest = shared.settings.question.library.get(&state.id);
    let compared = shared.comparison().and_then(|comparison| comparison.article(&state.id));
    let (Some(_), Some(article)) = (newest, compared.or(newest)) else { return false };
    let inner = inside(shared.body());
    let height = usize::from(inner.height);
    let changed = state.text.as_ref().is_none_or(|text| text.article.hash != article.hash);
    if changed || (state.width, state.window.height) != (inner.width, height) {
        let cursor_seen = state.seen().is_some_and(|seen| seen.overlaps(state.at));
        let anchor = state.text.as_ref().and_then(|text| text.text_at(state.window.top));
        let moved = |offset| match &state.text {
            Some(old) if changed => follow(old.article.body.as_str(), article.body.as_str(), offset),
            _ => offset,
        };
        let anchor = anchor.map(moved);
        let start = moved(state.at.start);
        state.at = Span::new(start, (start + state.at.len()).min(article.body.as_str().len()));
        let text = Text::of(article, shared, inner.width);
        (state.width, state.window.height) = (inner.width, height);
        state.window.top = anchor.map_or(At::default(), |anchor| text.line_at(anchor));
        state.window.clamp(&text);
        state.text = Some(text);
        if cursor_seen {
            state.show(state.at, shared);
        }
    }
    state.marks = marks(article, shared);
    true
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if let Some(text) = &state.text
        && scroll(&mut state.window, text, action)
    {
        return Request::None;
    }
    match action {
        Action::NextPassage => walk(state, shared, true),
        Action::PreviousPassage => walk(state, shared, false),
        Action::Why | Action::Copy | Action::Counterparts => {
            match shared.comparison().zip(state.marks.own_at(state.at)) {
                None => Request::Tell("no passage on this topic is under the cursor".to_owned()),
                Some((comparison, own)) => {
                    let (comparison, passage) = (Arc::clone(comparison), own.passage.clone());
                    match action {
                        Action::Why => Request::OpenWhy { comparison, row: own.row.clone(), passage },
                        Action::Counterparts => {
                            Request::OpenCounterparts { article: passage.article, span: passage.span }
                        }
                        _ => Request::Copy { comparison, passage },
                    }
                }
            }
        }
        _ => Request::None,
    }
}

/// Moves the window by `action`; false if it is no movement.
fn scroll(window: &mut Window, text: &Text, action: Action) -> bool {
    let height = window.height as isize;
    let (page, half) = ((height - 1).max(1), (height / 2).max(1));
    match action {
        Action::Down => window.scroll(text, 1),
        Action::Up => window.scroll(text, -1),
        Action::HalfPageDown => window.scroll(text, half),
        Action::HalfPageUp => window.scroll(text, -half),
        Action::PageDown => window.scroll(text, page),
        Action::PageUp => window.scroll(text, -page),
        Action::Top => window.top = At::default(),
        Action::End => {
            window.top = end(text);
            window.clamp(text);
        }
        _ => return false,
    }
    true
}

/// Goes to the next or previous passage: from the one under the cursor while that is on the
/// screen, else from what is.
fn walk(state: &mut State, shared: &Shared, forward: bool) -> Request {
    let seen = state.seen().unwrap_or_default();
    let own = state.marks.own();
    let from = if seen.overlaps(state.at) || seen.contains(state.at) { Some(state.at.start) } else { None };
    let next = match (forward, from) {
        (true, Some(start)) => own.iter().find(|own| own.passage.span.start > start),
        (true, None) => own.iter().find(|own| own.passage.span.start >= seen.start),
        (false, Some(start)) => own.iter().rev().find(|own| own.passage.span.start < start),
        (false, None) => own.iter().rev().find(|own| own.passage.span.start < seen.end),
    };
    match next.map(|own| own.passage.span) {
        Some(span) => {
            state.show(span, shared);
            Request::None
        }
        None if own.is_empty() => Request::Tell("no passage on this topic in this article".to_owned()),
        None if forward => Request::Tell("this was the last passage on this topic".to_owned()),
        None => Request::Tell("this was the first passage on this topic".to_owned()),
    }
}

/// Draws the article into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let inner = frame(shared, area, buffer, &title(state, shared), &place(state));
    let Some(text) = &state.text else { return };
    let article = &*text.article;
    let margin = Margin::of(article, inner.width);
    for (row, line) in inner.rows().zip(text.lines(state.window)) {
        match line {
            Line::Heading(pieces) => {
                write_line(buffer, row, pieces, shared);
            }
            Line::Body { paragraph, opens, source } => {
                let number = opens.then_some(paragraph + 1);
                draw_margin(state, shared, &margin, number, source, row, buffer);
                let furniture = article.paragraphs().get(paragraph).is_some_and(|p| p.furniture);
                let area = Rect { x: row.x + margin.width().min(row.width), ..row };
                draw_text(state, article, shared, furniture, source, area, buffer);
            }
        }
    }
}

/// Which paragraphs are on the screen; empty if all are.
fn place(state: &State) -> String {
    let Some(text) = state.text.as_ref().filter(|text| !state.window.holds_all(*text)) else {
        return String::new();
    };
    let all = text.article.paragraphs().len();
    let mut seen = text.lines(state.window).filter_map(|line| line.paragraph());
    match (seen.next(), seen.last()) {
        (Some(first), last) => match last.unwrap_or(first) {
            last if last == first => format!("¶{} of {all}", first + 1),
            last => format!("¶{}–{} of {all}", first + 1, last + 1),
        },
        (None, _) => counted(all, "paragraph"),
    }
}

fn title(state: &State, shared: &Shared) -> String {
    let Some(topic) = shared.topic_spec() else { return "Article".to_owned() };
    let own = state.marks.own();
    match own.iter().position(|own| own.passage.span == state.at) {
        Some(index) => format!("Article · passage {} of {} · {}", index + 1, own.len(), topic.name),
        None => format!("Article · {} · {}", counted(own.len(), "passage"), topic.name),
    }
}

/// Draws cursor, paragraph number and bar: ▌ beside passages of this topic, ┆ beside other topics'.
fn draw_margin(
    state: &State,
    shared: &Shared,
    margin: &Margin,
    number: Option<usize>,
    source: Span,
    row: Rect,
    buffer: &mut Buffer,
) {
    let own = state.marks.own_at(source);
    let under_cursor = own.is_some() && source.overlaps(state.at);
    let cursor = if under_cursor { "▶" } else { " " };
    let x = write(buffer, (row.x, row.y), row.right(), cursor, shared.style(Role::Key));
    let number = margin.number(number);
    let x = write(buffer, (x, row.y), row.right(), &number, shared.style(Role::Dim));
    let (bar, role) = match (own, state.marks.is_other(source)) {
        (Some(_), _) => ("▌", Role::Key),
        (None, true) => ("┆", Role::OtherTopic),
        (None, false) => (" ", Role::Text),
    };
    write(buffer, (x, row.y), row.right(), bar, shared.style(role));
}

fn draw_text(
    state: &State,
    article: &Article,
    shared: &Shared,
    furniture: bool,
    source: Span,
    row: Rect,
    buffer: &mut Buffer,
) {
    let plain = if furniture { Role::Furniture } else { Role::Text };
    let marks = state.marks.within(source);
    let mut x = row.x;
    for glyph in crate::compare::text::screen::glyphs(article.body.as_str(), source) {
        write_glyph(buffer, (x, row.y), &glyph, shared.style(marks.role_at(glyph.source).unwrap_or(plain)));
        x = x.saturating_add(glyph.width);
    }
}
