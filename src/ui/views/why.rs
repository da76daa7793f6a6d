//! Why a passage is here: rule, terms, row and what the row shares (`reasons`), and what was read in
//! it (`evidence`).
//!
//! Holds the passage with the comparison that it is of, and shows and copies both together: offsets
//! mean nothing in another text. When the topic was compared anew, the view goes over to the same
//! words in the new comparison; if they are no longer there, it keeps the old one and says so.

mod evidence;
mod reasons;

use super::Request;
use crate::compare::comparison::{Cell, Comparison, Passage, Row};
use crate::compare::corrections::Mark;
use crate::compare::text::Span;
use crate::compare::topics::Reason;
use crate::export::all_of_passage;
use crate::ui::keymap::Action;
use crate::ui::layout::{CORRECTED, REVIEWED};
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::looked::{InPages, Looked};
use crate::ui::widgets::page::Page;
use crate::ui::widgets::{Pager, PieceLine, draw_pages, inside, marked_words, piece, wrap_pieces};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Which passage, in which row, and how far the text is scrolled.
pub struct State {
    comparison: Arc<Comparison>,
    row: String,
    passage: Passage,
    pager: Pager,
}

impl State {
    /// Asks about a passage of `comparison` in its row of the id `row`.
    pub fn new(comparison: Arc<Comparison>, row: String, passage: Passage) -> Self {
        Self { comparison, row, passage, pager: Pager::default() }
    }

    /// Whether this is about a passage of the present topic.
    pub fn is_of_topic(&self, shared: &Shared) -> bool {
        shared.topic_spec().is_some_and(|spec| spec.id == self.comparison.topic.id)
    }

    /// What is seen, to be looked through.
    pub fn looked(&mut self, shared: &Shared) -> Option<Box<dyn Looked + '_>> {
        let inner = inside(shared.body());
        let lines = lines(self, shared, inner.width);
        Some(Box::new(InPages { lines, pager: &mut self.pager, height: inner.height }))
    }

    fn is_of_comparison(&self, comparison: &Arc<Comparison>) -> bool {
        Arc::ptr_eq(&self.comparison, comparison)
    }

    fn words(&self) -> &str {
        self.comparison.text(&self.passage.article, self.passage.span)
    }
}

/// Goes over to the same words in the newest comparison, if it has them; false if the present topic
/// is another one.
pub fn arrange(state: &mut State, shared: &Shared) -> bool {
    if !state.is_of_topic(shared) {
        return false;
    }
    let Some(newest) = shared.comparison().filter(|newest| !state.is_of_comparison(newest)) else {
        return true;
    };
    if let Some((row, passage)) = same_words(state, newest) {
        state.row = row.id.clone();
        state.passage = passage.clone();
        state.comparison = Arc::clone(newest);
    }
    true
}

/// The passage of the same words in another comparison: in the same row, else the nearest.
fn same_words<'a>(state: &State, comparison: &'a Comparison) -> Option<(&'a Row, &'a Passage)> {
    let words = state.words();
    let of_row = |row: &'a Row| row.cells.iter().flat_map(Cell::passages).map(move |passage| (row, passage));
    let same = |(_, passage): &(&Row, &Passage)| {
        passage.article == state.passage.article && comparison.text(&passage.article, passage.span) == words
    };
    let distance = |(row, passage): &(&Row, &Passage)| {
        (row.id != state.row, passage.span.start.abs_diff(state.passage.span.start))
    };
    comparison.rows.iter().flat_map(of_row).filter(same).min_by_key(distance)
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    let inner = inside(shared.body());
    let lines = lines(state, shared, inner.width).len();
    if state.pager.act(action, lines, inner.height) {
        return Request::None;
    }
    match action {
        Action::Open => open(state, shared),
        Action::Copy => {
            Request::Copy { comparison: Arc::clone(&state.comparison), passage: state.passage.clone() }
        }
        _ => Request::None,
    }
}

/// Opens the article where the passage's words stand in the text that will be shown.
fn open(state: &State, shared: &Shared) -> Request {
    let Passage { article: id, span, .. } = &state.passage;
    let compared = shared.comparison().and_then(|comparison| comparison.article(id));
    let Some(article) = compared.or_else(|| shared.settings.question.library.get(id)) else {
        return Request::Tell("this article is no longer there".to_owned());
    };
    let words = state.words();
    let places = article.body.as_str().match_indices(words).map(|(start, _)| start);
    match places.min_by_key(|start| start.abs_diff(span.start)) {
        Some(start) => {
            Request::OpenArticle { article: id.clone(), at: Span::new(start, start + words.len()) }
        }
        None => Request::Tell("these words no longer stand in the article".to_owned()),
    }
}

/// Draws the reasons into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let lines = lines(state, shared, inside(area).width);
    draw_pages(shared, area, buffer, "Why this passage is here", &state.pager, &lines);
}

fn lines(state: &State, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let mut page = Page::new(width, 9);
    let State { comparison, passage, .. } = state;
    if shared.comparison().is_some_and(|newest| !state.is_of_comparison(newest)) {
        let old = "these words are no passage of the topic any more; they are shown as they were";
        page.fact("old", vec![piece(old, Role::Warning)]);
    }
    passage_text(&mut page, comparison, passage);
    let row = comparison.rows.iter().find(|row| row.id == state.row);
    judged(&mut page, shared, state, row);
    page.head("Topic");
    let line = shared.settings.topic_lines.get(&comparison.topic.id);
    let place = match (&shared.settings.config_path, line) {
        (Some(path), Some(line)) => format!("  {path}:{line}"),
        _ => String::new(),
    };
    page.fact("name", vec![piece(&*comparison.topic.name, Role::Notice), piece(place, Role::Dim)]);
    reasons::rule(&mut page, &comparison.topic.rule);
    page.head("What matched");
    if let Some(article) = comparison.article(&passage.article) {
        reasons::matched(&mut page, article, passage);
    }
    page.head("Row");
    if let Some(row) = row {
        reasons::row(&mut page, comparison, row, passage);
    }
    evidence::read_in(&mut page, comparison, row, passage);
    page.lines
}

/// What is judged of the passage and its cell, by whom, and what the program has there; of a passage
/// that is gone from the topic who took it out.
fn judged(page: &mut Page, shared: &Shared, state: &State, row: Option<&Row>) {
    let State { comparison, passage, .. } = state;
    let of_passage = all_of_passage(comparison, passage).into_iter();
    let mut said: Vec<(&str, String)> = of_passage.map(|words| (CORRECTED, words)).collect();
    let column = comparison.columns.iter().position(|column| column.articles.contains(&passage.article));
    if let Some((row, column)) = row.zip(column) {
        let cells = &row.judged.cells;
        let by = |mark: &Mark| format!("the cell is reviewed by {}", mark.who());
        said.extend(cells.reviewed.get(&column).map(|mark| (REVIEWED, by(mark))));
        let changed = "the cell is not as it was when it was reviewed".to_owned();
        said.extend(cells.changed.contains_key(&column).then_some(("", changed)));
    }
    let newest = shared.comparison().filter(|newest| !state.is_of_comparison(newest));
    let taken = newest.into_iter().flat_map(|newest| &newest.judged.rejected);
    let taken = taken.filter(|(article, span, _)| *article == passage.article && span.overlaps(passage.span));
    said.extend(taken.map(|(.., mark)| (CORRECTED, format!("taken out of the topic by {}", mark.who()))));
    if !said.is_empty() {
        page.head("Judged");
    }
    for (sign, words) in said {
        page.fact(sign, [piece(words, Role::Notice)]);
    }
}

fn passage_text(page: &mut Page, comparison: &Comparison, passage: &Passage) {
    let span = passage.span;
    let body = comparison.article(&passage.article).map_or("", |article| article.body.as_str());
    let marks = passage.why.iter().map(|Reason { term, span }| (*span, reasons::role(term)));
    let pieces = marked_words(body, span, marks);
    let lead_in = passage.lead_in.map_or("", |span| comparison.text(&passage.article, span));
    if !lead_in.is_empty() {
        let lead_in = [piece(lead_in, Role::LeadIn)];
        page.lines.extend(wrap_pieces(piece(" ┆ ", Role::Ours), &lead_in, page.width));
    }
    page.lines.extend(wrap_pieces(piece(" ▌ ", Role::Cursor), &pieces, page.width));
    let place = format!("{} ¶{} · bytes {}–{}", passage.article, passage.paragraph, span.start, span.end);
    page.lines.extend(wrap_pieces(piece("   ", Role::Ours), &[piece(place, Role::Ours)], page.width));
}
