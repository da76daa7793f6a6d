//! One article whole, its passages marked, at the passage that one came from.
//!
//! Only where lines break is kept, as ranges of the body: glyphs are made for the lines that are
//! drawn. What is marked comes from the comparisons, and only from those that were made from the
//! very text that is shown. Scroll and cursor are offsets into the body, so that they survive
//! another width and follow their words through a changed file.

mod marks;
mod text;

use super::Request;
use crate::compare::articles::{Article, ArticleId};
use crate::compare::text::Span;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{Pager, counted, frame, inside, write, write_glyph, write_line};
use marks::{Marks, marks};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;
use text::{Line, Margin, follow, lines};

/// Which article, where in it, and its lines at the present width.
pub struct State {
    id: ArticleId,
    article: Option<Arc<Article>>,
    /// The passage under the cursor, or what was asked to be shown.
    at: Span,
    pager: Pager,
    /// The width and height that `lines` were made for.
    size: (u16, u16),
    lines: Vec<Line>,
    marks: Marks,
}

impl State {
    /// The article `id` with `at` in view.
    pub fn new(id: ArticleId, at: Span, shared: &Shared) -> Self {
        let pager = Pager::default();
        let mut state =
            Self { id, article: None, at, pager, size: (0, 0), lines: Vec::new(), marks: Marks::default() };
        arrange(&mut state, shared);
        state.show(at, shared);
        state
    }

    /// Whether this shows the article `id`.
    pub fn shows(&self, id: &ArticleId) -> bool {
        self.id == *id
    }

    /// Puts the cursor on `at` and scrolls so that it is seen.
    pub fn show(&mut self, at: Span, shared: &Shared) {
        self.at = at;
        let height = usize::from(inside(shared.body()).height);
        let line = self.line_at(at.start);
        let last = self.line_at(at.end.saturating_sub(1).max(at.start));
        let seen = self.pager.top <= line && last < self.pager.top + height;
        if !seen {
            self.pager.top = line.saturating_sub(height / 4);
        }
        self.pager.top = self.pager.first(self.lines.len(), height as u16);
    }

    fn line_at(&self, offset: usize) -> usize {
        let not_later = |line: &Line| line.source().is_some_and(|source| source.start <= offset);
        self.lines.iter().rposition(not_later).unwrap_or(0)
    }

    /// The part of the body that is on the screen; none if only the heading is.
    fn seen(&self, height: u16) -> Option<Span> {
        let first = self.pager.first(self.lines.len(), height);
        let shown = self.lines.iter().skip(first).take(usize::from(height));
        shown.filter_map(Line::source).reduce(Span::cover)
    }
}

/// Lays the article out again where it, the width or what is known of it has changed; false if
/// the article is gone.
pub fn arrange(state: &mut State, shared: &Shared) -> bool {
    let newest = shared.settings.question.library.get(&state.id);
    let compared = shared.comparison().and_then(|comparison| comparison.article(&state.id));
    let (Some(_), Some(article)) = (newest, compared.or(newest)) else { return false };
    let inner = inside(shared.body());
    let changed = state.article.as_ref().is_none_or(|old| old.hash != article.hash);
    if changed || state.size != (inner.width, inner.height) {
        let cursor_seen = state.seen(state.size.1).is_some_and(|seen| seen.overlaps(state.at));
        let top = state.lines.get(state.pager.top..).unwrap_or_default();
        let anchor = top.iter().find_map(Line::source).map(|source| source.start);
        let heading = matches!(top.first(), Some(Line::Heading(_)) | None);
        let moved = |offset| match &state.article {
            Some(old) if changed => follow(old.body.as_str(), article.body.as_str(), offset),
            _ => offset,
        };
        let anchor = anchor.map(moved);
        let start = moved(state.at.start);
        state.at = Span::new(start, (start + state.at.len()).min(article.body.as_str().len()));
        state.lines = lines(article, shared, inner.width);
        state.size = (inner.width, inner.height);
        state.article = Some(Arc::clone(article));
        if let (Some(anchor), false) = (anchor, heading) {
            state.pager.top = state.line_at(anchor);
        }
        if cursor_seen {
            state.show(state.at, shared);
        }
    }
    state.marks = marks(article, shared);
    true
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let height = inside(shared.body()).height;
    if state.pager.act(action, state.lines.len(), height) {
        return Request::None;
    }
    match action {
        Action::NextPassage => walk(state, shared, true),
        Action::PreviousPassage => walk(state, shared, false),
        Action::Why | Action::Copy => match state.marks.own_at(state.at) {
            None => Request::Tell("no passage on this topic is under the cursor".to_owned()),
            Some(own) if action == Action::Why => {
                Request::OpenWhy { row: own.row.clone(), passage: own.passage.clone() }
            }
            Some(own) => Request::Copy(own.passage.clone()),
        },
        _ => Request::None,
    }
}

/// Goes to the next or previous passage: from the one under the cursor while that is on the
/// screen, else from what is.
fn walk(state: &mut State, shared: &Shared, forward: bool) -> Request {
    let seen = state.seen(inside(shared.body()).height).unwrap_or_default();
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
    let height = inside(area).height;
    let place = state.pager.place(state.lines.len(), height);
    let inner = frame(shared, area, buffer, &title(state, shared), &place);
    let Some(article) = &state.article else { return };
    let margin = Margin::of(article, inner.width);
    let first = state.pager.first(state.lines.len(), height);
    for (row, line) in inner.rows().zip(state.lines.iter().skip(first)) {
        match line {
            Line::Heading(pieces) => {
                write_line(buffer, row, pieces, shared);
            }
            Line::Body { paragraph, opens, source } => {
                let number = opens.then_some(paragraph + 1);
                draw_margin(state, shared, &margin, number, *source, row, buffer);
                let furniture = article.paragraphs().get(*paragraph).is_some_and(|p| p.furniture);
                let text = Rect { x: row.x + margin.width().min(row.width), ..row };
                draw_text(state, article, shared, furniture, *source, text, buffer);
            }
        }
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
    write(
        buffer,
        (x, row.y),
        row.right(),
        bar,
        shared.style(role).remove_modifier(ratatui::style::Modifier::UNDERLINED),
    );
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
