//! One text: how far it is scrolled, what the cursor stands on, and what is marked in it.
//!
//! Knows nothing of a second one. Scroll and cursor are offsets into the body whenever the lines
//! change, so that they survive another width and follow their words through a changed file.

use super::super::Request;
use super::marks::{Marks, Own};
use super::text::{Line, Text, follow};
use super::words::Selection;
use crate::compare::articles::{Article, ArticleId};
use crate::compare::counted;
use crate::compare::tables::places::Places;
use crate::compare::text::{Span, words};
use crate::ui::keymap::Action;
use crate::ui::layout::window::{At, Window, backward, end, forward, lines_between, moved, offset};
use crate::ui::model::Shared;
use ratatui::layout::Size;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A paragraph of megabytes is not wrapped to its end to find what stands level with it.
const MOST_LINES: usize = 1_000;

/// A paragraph of more bytes is no heading.
const LONGEST_HEADING: usize = 120;

/// Which way a text is scrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Going {
    /// Towards its end.
    Down,
    /// Towards its beginning.
    Up,
}

/// How far a text is scrolled, told so that another width shows the same words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Top {
    /// The first byte of the body whose line is on the screen from its beginning.
    pub at: usize,
    /// How many lines that are none of the body stand above it on the screen.
    pub above: usize,
}

/// Which article, where in it, and its lines at the present width.
pub(super) struct Pane {
    pub(super) id: ArticleId,
    /// What the cursor stands on: a passage, a place of a term, or what was asked to be shown.
    pub(super) at: Span,
    pub(super) window: Window,
    /// What a search has gone to, for as long as the cursor stands there.
    pub(super) found: Option<Span>,
    /// The word cursor and what is selected with it, if there is one.
    pub(super) selection: Option<Selection>,
    pub(super) marks: Marks,
    /// None only if the article was gone from the beginning.
    pub(super) text: Option<Text>,
    /// The width that `text` was made for.
    width: u16,
}

impl Pane {
    /// The article `id` with the cursor on `at`; [`Pane::arrange`] gives it lines.
    pub(super) fn new(id: ArticleId, at: Span) -> Self {
        let (window, marks) = (Window::default(), Marks::default());
        Self { id, at, window, found: None, selection: None, marks, text: None, width: 0 }
    }

    /// The article that is shown.
    pub(super) fn article(&self) -> Option<&Arc<Article>> {
        self.text.as_ref().map(|text| &text.article)
    }

    /// Lays the article out again where it, the size or what is known of it has changed; false if
    /// the article is gone.
    pub(super) fn arrange(&mut self, shared: &Shared, size: Size, places: Option<&Arc<Places>>) -> bool {
        let Some(article) = present(&self.id, shared) else { return false };
        let height = usize::from(size.height);
        let changed = self.article().is_none_or(|known| known.hash != article.hash);
        if changed || (self.width, self.window.height) != (size.width, height) {
            let is_new = self.text.is_none();
            let cursor_seen = is_new || self.seen().is_some_and(|seen| seen.overlaps(self.at));
            let anchor = self.text.as_ref().and_then(|text| text.text_at(self.window.top));
            let moved = |offset| match &self.text {
                Some(old) if changed => follow(old.article.body.as_str(), article.body.as_str(), offset),
                _ => offset,
            };
            let anchor = anchor.map(moved);
            let start = moved(self.at.start);
            self.at = Span::new(start, (start + self.at.len()).min(article.body.as_str().len()));
            let text = Text::of(article, shared, size.width);
            (self.width, self.window.height) = (size.width, height);
            self.window.top = anchor.map_or(At::default(), |anchor| text.line_at(anchor));
            self.window.clamp(&text);
            self.text = Some(text);
            self.selection.take_if(|_| changed);
            if is_new {
                self.open_at(self.at);
            } else if let Some(selection) = self.selection {
                self.bring(selection.head);
            } else if cursor_seen {
                self.show(self.at);
            }
        }
        self.marks.renew(article, shared, places);
        true
    }

    /// Puts the cursor on `at` and scrolls so that it is seen.
    pub(super) fn show(&mut self, at: Span) {
        self.at = at;
        let Some(text) = &self.text else { return };
        let first = text.line_at(at.start);
        let last = text.line_at(at.end.saturating_sub(1).max(at.start));
        let seen = self.window.top <= first && last < self.window.bottom(text);
        if !seen {
            self.window.top = backward(text, first, self.window.height / 4);
        }
        self.window.clamp(text);
    }

    /// Scrolls as little as shows `at`, which is no longer than the window.
    pub(super) fn bring(&mut self, at: Span) {
        let Some(text) = &self.text else { return };
        let first = text.line_at(at.start);
        let last = text.line_at(at.end.saturating_sub(1).max(at.start));
        if first < self.window.top {
            self.window.top = first;
        } else if last >= self.window.bottom(text) {
            self.window.top = backward(text, last, self.window.height.saturating_sub(1));
        }
        self.window.clamp(text);
    }

    /// Puts the cursor on `at` and scrolls so that it begins in the upper third, as far as the end of
    /// the text allows, with the beginning of its paragraph and a heading right above that in view; in
    /// the upper half where the head of the article, with every doubt of it, can be seen as well.
    pub(super) fn open_at(&mut self, at: Span) {
        self.at = at;
        let Some(text) = &self.text else { return };
        let first = text.line_at(at.start);
        let third = self.window.height / 3;
        let within = |from: &At, most: usize| lines_between(text, *from, first, most + 1) <= most;
        let beginning = forward(text, At::default(), 0);
        if within(&beginning, self.window.height / 2) {
            self.window.top = beginning;
            return;
        }
        let own = text.article.paragraph_at(at.start);
        let line = |index: usize| Some(text.line_at(text.article.paragraphs().get(index)?.span.start));
        let heading = own.checked_sub(1).filter(|index| is_heading(&text.article, *index)).and_then(line);
        let wanted = [heading, line(own)].into_iter().flatten();
        let quarter = backward(text, first, self.window.height / 4);
        self.window.top =
            wanted.filter(|from| within(from, third)).min().map_or(quarter, |top| top.min(quarter));
        self.window.clamp(text);
    }

    /// How far it is scrolled; none where there is no text.
    pub(super) fn top(&self) -> Option<Top> {
        let text = self.text.as_ref()?;
        let from = self.window.top;
        let at = text.text_at(from).or_else(|| Some(text.article.paragraphs().first()?.span.start))?;
        Some(Top { at, above: lines_between(text, from, text.line_at(at), MOST_LINES) })
    }

    /// Scrolls so that `top` is at the top of the screen, as far as the end of the text allows.
    pub(super) fn scroll_to(&mut self, top: Top) {
        let Some(text) = &self.text else { return };
        self.window.top = backward(text, text.line_at(top.at), top.above);
        self.window.clamp(text);
    }

    /// The part of the body that is on the screen; none if only the heading is.
    pub(super) fn seen(&self) -> Option<Span> {
        let lines = self.text.iter().flat_map(|text| text.lines(self.window));
        lines.filter_map(|line| line.source()).reduce(Span::cover)
    }

    /// The passages of the present topic that are on the screen, from the top.
    pub(super) fn seen_own(&self) -> impl Iterator<Item = &Own> {
        let seen = self.seen().unwrap_or_default();
        self.marks.own().iter().filter(move |own| own.passage.span.overlaps(seen))
    }

    /// The indices of the paragraphs that are on the screen, from the top.
    pub(super) fn seen_paragraphs(&self) -> Vec<usize> {
        let lines = self.text.iter().flat_map(|text| text.lines(self.window));
        let mut paragraphs: Vec<usize> = lines.filter_map(|line| Line::paragraph(&line)).collect();
        paragraphs.dedup();
        paragraphs
    }

    /// How many lines below the top of the screen, or (negative) above it, `place` begins.
    pub(super) fn line_of(&self, place: Span) -> isize {
        let text = self.text.as_ref();
        text.map_or(0, |text| offset(text, self.window.top, text.line_at(place.start), MOST_LINES))
    }

    /// Scrolls so that `place` begins so many lines below the top of the screen, or above it but no
    /// further than that its last line is seen; false, and nothing is scrolled, if that leads
    /// against `going` (down or up).
    pub(super) fn put(&mut self, place: Span, line: isize, going: Option<Going>) -> bool {
        let Some(text) = &self.text else { return false };
        let first = text.line_at(place.start);
        let last = text.line_at(place.end.saturating_sub(1).max(place.start));
        let line = line.max(-offset(text, first, last, MOST_LINES));
        let mut window = Window { top: moved(text, first, -line), ..self.window };
        window.clamp(text);
        let is_against = match going {
            Some(Going::Down) => window.top < self.window.top,
            Some(Going::Up) => window.top > self.window.top,
            None => false,
        };
        if !is_against {
            self.window = window;
        }
        !is_against
    }

    /// Whether the window stands at the beginning, and whether at the end.
    pub(super) fn at_ends(&self) -> (bool, bool) {
        self.text.as_ref().map_or((true, true), |text| {
            let top = self.window.top <= forward(text, At::default(), 0);
            (top, self.window.bottom(text) == end(text))
        })
    }

    /// Moves the window by `action`; false if it is no movement.
    pub(super) fn scroll(&mut self, action: Action) -> bool {
        let Some(text) = &self.text else { return false };
        let window = &mut self.window;
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

    /// Goes to the next or previous place of the term that is sought, else passage: from the one
    /// under the cursor while that is on the screen, else from what is.
    pub(super) fn walk(&mut self, shared: &Shared, forward: bool) -> Request {
        let term = shared.sought.as_ref().map(|term| term.written());
        let stops: Vec<Span> = match (term, self.marks.places()) {
            (Some(term), None) => return tell(format!("“{term}” is still being looked for")),
            (Some(_), Some(places)) => places.to_vec(),
            (None, _) => self.marks.own().iter().map(|own| own.passage.span).collect(),
        };
        let seen = self.seen().unwrap_or_default();
        let from = seen.overlaps(self.at) || seen.contains(self.at);
        let next = match (forward, from) {
            (true, true) => stops.iter().find(|stop| stop.start > self.at.start),
            (true, false) => stops.iter().find(|stop| stop.start >= seen.start),
            (false, true) => stops.iter().rev().find(|stop| stop.start < self.at.start),
            (false, false) => stops.iter().rev().find(|stop| stop.start < seen.end),
        };
        match next {
            Some(span) => {
                self.show(*span);
                Request::None
            }
            None => tell(nowhere(shared, term, stops.is_empty(), forward)),
        }
    }

    /// Goes to the first place of the term at or below the top of the screen, else to the first.
    pub(super) fn go_to_place(&mut self) {
        let seen = self.seen().unwrap_or_default();
        let places = self.marks.places().unwrap_or_default();
        let next = places.iter().find(|place| place.start >= seen.start).or(places.first());
        if let Some(place) = next.copied() {
            self.show(place);
        }
    }

    /// Where the cursor stands: "passage 2 of 3", "“troops” 3 of 14".
    pub(super) fn place_in_words(&self, shared: &Shared) -> String {
        let count = |stops: &mut dyn Iterator<Item = Span>| {
            let all: Vec<Span> = stops.collect();
            (all.iter().position(|stop| *stop == self.at), all.len())
        };
        if self.selection.is_some_and(|selection| !selection.is_begun()) {
            return "word cursor".to_owned();
        }
        if let Some((_, span)) = self.selected() {
            let body = self.article().map_or("", |article| article.body.as_str());
            return counted(words(body, span).count(), "word") + " selected";
        }
        if let Some(term) = shared.sought.as_ref() {
            let places = self.marks.places().map(|places| count(&mut places.iter().copied()));
            let written = term.written();
            return match places {
                None => format!("“{written}” …"),
                Some((_, 0)) => format!("“{written}” nowhere"),
                Some((Some(index), all)) => format!("“{written}” {} of {all}", index + 1),
                Some((None, all)) => format!("“{written}” {}", counted(all, "place")),
            };
        }
        match count(&mut self.marks.own().iter().map(|own| own.passage.span)) {
            (Some(index), all) => {
                let signs = self.marks.own().get(index).map_or("", |own| own.signs.text());
                let space = if signs.is_empty() { "" } else { " " };
                format!("passage {} of {all}{space}{signs}", index + 1)
            }
            (None, all) => counted(all, "passage"),
        }
    }
}

/// The article of this id that is shown: the one that was compared, so that marks fit; none if it
/// is gone.
pub(super) fn present<'a>(id: &ArticleId, shared: &'a Shared) -> Option<&'a Arc<Article>> {
    let newest = shared.settings.question.library.get(id)?;
    let compared = shared.comparison().and_then(|comparison| comparison.article(id));
    Some(compared.unwrap_or(newest))
}

/// Whether a paragraph is a line over others: short, and no sentence.
fn is_heading(article: &Article, index: usize) -> bool {
    let Some(paragraph) = article.paragraphs().get(index) else { return false };
    let text = paragraph.span.of(article.body.as_str());
    let is_sentence = text.ends_with(['.', '!', '?', '…', '”', '"', '。', ',', ';']);
    !paragraph.furniture && !is_sentence && text.len() <= LONGEST_HEADING
}

fn nowhere(shared: &Shared, term: Option<&str>, is_none: bool, forward: bool) -> String {
    let which = if forward { "last" } else { "first" };
    match term {
        Some(term) if is_none => {
            let key = shared.settings.keymap.hint(&[Action::Term]);
            format!("“{term}” stands nowhere in this article; {key} and enter: back to passages")
        }
        Some(term) => format!("this was the {which} place of “{term}”"),
        None if is_none => "no passage on this topic in this article".to_owned(),
        None => format!("this was the {which} passage on this topic"),
    }
}

fn tell(text: String) -> Request {
    Request::Tell(text)
}
