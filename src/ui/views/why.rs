//! Why a passage is here: rule, terms, row and what the row shares.
//!
//! Holds the passage with the comparison that it is of, and shows and copies both together: offsets
//! mean nothing in another text. When the topic was compared anew, the view goes over to the same
//! words in the new comparison; if they are no longer there, it keeps the old one and says so.

use super::Request;
use crate::compare::articles::Article;
use crate::compare::comparison::{Cell, Comparison, Passage, PassageFigure, Row, Way};
use crate::compare::text::Span;
use crate::compare::topics::{Rule, Term, TopicSpec, Unit, With, Within};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{Pager, Piece, PieceLine, draw_pages, inside, piece, wrap_pieces};
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
    let mut page = Page { lines: Vec::new(), width };
    let State { comparison, passage, .. } = state;
    if shared.comparison().is_some_and(|newest| !state.is_of_comparison(newest)) {
        let old = "these words are no passage of the topic any more; they are shown as they were";
        page.fact("old", vec![piece(old, Role::Warning)]);
    }
    passage_text(&mut page, comparison, passage);
    page.head("Topic");
    let line = shared.settings.topic_lines.get(&comparison.topic.id);
    let place = match (&shared.settings.config_path, line) {
        (Some(path), Some(line)) => format!("  {path}:{line}"),
        _ => String::new(),
    };
    page.fact("name", vec![piece(&*comparison.topic.name, Role::Notice), piece(place, Role::Dim)]);
    rule(&mut page, &comparison.topic.rule);
    page.head("What matched");
    if let Some(article) = comparison.article(&passage.article) {
        matched(&mut page, article, passage);
    }
    page.head("Row");
    if let Some(found) = comparison.rows.iter().find(|row| row.id == state.row) {
        row(&mut page, found, &comparison.topic);
    }
    if !passage.figures.is_empty() {
        page.head("Figures read in it");
        passage.figures.iter().for_each(|read| figure(&mut page, comparison, passage, read));
    }
    page.lines
}

/// Lines in the making, at their width.
struct Page {
    lines: Vec<PieceLine>,
    width: u16,
}

impl Page {
    fn head(&mut self, text: &str) {
        self.lines.push(PieceLine::new());
        self.lines.push(vec![piece(format!(" {text}"), Role::RowHead)]);
    }

    fn fact(&mut self, name: &str, pieces: Vec<Piece>) {
        self.lines.extend(wrap_pieces(piece(format!("   {name:<9} "), Role::Ours), &pieces, self.width));
    }
}

fn passage_text(page: &mut Page, comparison: &Comparison, passage: &Passage) {
    let span = passage.span;
    let mut pieces = Vec::new();
    let mut at = span.start;
    for reason in passage.why.iter().map(|reason| reason.span) {
        if reason.start >= at && reason.end <= span.end {
            let before = comparison.text(&passage.article, Span::new(at, reason.start));
            pieces.push(piece(before, Role::Text));
            pieces.push(piece(comparison.text(&passage.article, reason), Role::Term));
            at = reason.end;
        }
    }
    pieces.push(piece(comparison.text(&passage.article, Span::new(at, span.end)), Role::Text));
    let lead_in = passage.lead_in.map_or("", |span| comparison.text(&passage.article, span));
    if !lead_in.is_empty() {
        let lead_in = [piece(lead_in, Role::LeadIn)];
        page.lines.extend(wrap_pieces(piece(" ┆ ", Role::Ours), &lead_in, page.width));
    }
    page.lines.extend(wrap_pieces(piece(" ▌ ", Role::Key), &pieces, page.width));
    let place = format!("{} ¶{} · bytes {}–{}", passage.article, passage.paragraph, span.start, span.end);
    page.lines.extend(wrap_pieces(piece("   ", Role::Ours), &[piece(place, Role::Ours)], page.width));
}

fn rule(page: &mut Page, rule: &Rule) {
    let terms = |terms: &[Term]| terms.iter().map(Term::written).collect::<Vec<_>>().join(" | ");
    let mut fact = |name: &str, text: String| page.fact(name, vec![piece(text, Role::Notice)]);
    if !rule.any.is_empty() {
        fact("any", terms(&rule.any));
    }
    for list in &rule.all {
        fact("all", terms(list));
    }
    if !rule.none.is_empty() {
        fact("none", terms(&rule.none));
    }
    match rule.with {
        Some(With::Figure) => fact("with", "figure".to_owned()),
        Some(With::Quote) => fact("with", "quote".to_owned()),
        None => {}
    }
    if !rule.unit.is_empty() {
        let unit = |unit: &Unit| match unit {
            Unit::Class(class) => class.name().to_owned(),
            Unit::Word(word) => word.clone(),
        };
        fact("unit", rule.unit.iter().map(unit).collect::<Vec<_>>().join(" | "));
    }
    match rule.within {
        Within::Sentence => {}
        Within::Paragraph => fact("within", "paragraph".to_owned()),
        Within::Words(words) => fact("within", format!("{words} words")),
    }
}

fn matched(page: &mut Page, article: &Article, passage: &Passage) {
    for reasons in passage.why.chunk_by(|left, right| left.span == right.span) {
        let span = reasons[0].span;
        let terms: Vec<&str> = reasons.iter().map(|reason| &*reason.term).collect();
        let pieces = vec![
            piece(terms.join(" | "), Role::Notice),
            piece("  matched ", Role::Ours),
            piece(span.of(article.body.as_str()), Role::Term),
            piece(format!("  bytes {}–{}", span.start, span.end), Role::Dim),
        ];
        page.fact("term", pieces);
    }
}

fn row(page: &mut Page, row: &Row, topic: &TopicSpec) {
    let (role, how) = match row.way {
        Way::Named => (Role::RowHead, "the config names this row, and its rule matches"),
        Way::Figure => (Role::RowHead, "its figures answer one question: unit, whose, where and when agree"),
        Way::Suggested => (Role::Suggested, "a suggestion: its passages share what stands below, no more"),
        Way::Alone => (Role::RowHead, "nothing was found to stand beside it"),
    };
    if !row.label.is_empty() {
        page.fact("label", vec![piece(row.label.as_str(), role)]);
    }
    page.fact("way", vec![piece(row.way.name(), Role::Notice), piece(format!("  {how}"), Role::Ours)]);
    if !row.shares.is_empty() {
        page.fact("shares", vec![piece(row.shares.join(" · "), Role::Notice)]);
    }
    let named = topic.rows.iter().find(|named| row.way == Way::Named && named.name == row.label);
    if let Some(named) = named {
        rule(page, &named.rule);
    }
}

fn figure(page: &mut Page, comparison: &Comparison, passage: &Passage, read: &PassageFigure) {
    let figure = &read.figure;
    let role = if read.of_row { Role::Figure } else { Role::OtherFigure };
    let mut words = vec![format!("value {}", figure.value)];
    words.extend(figure.max.map(|max| format!("to {max}")));
    words.extend(figure.hedge.map(|hedge| hedge.name().to_owned()));
    words.push(figure.unit_class.name().to_owned());
    words.extend(figure.whose.as_ref().map(|whose| format!("of {}", whose.name)));
    words.extend(figure.place.as_ref().map(|place| format!("at {}", place.name)));
    words.extend(figure.as_of.as_ref().map(|as_of| format!("as of {}", as_of.edtf)));
    words.push(figure.said_by.as_ref().map_or("own voice".to_owned(), |by| format!("said by {}", by.name)));
    if !read.of_row {
        words.push("of another row".to_owned());
    }
    let text = comparison.text(&passage.article, figure.span);
    page.fact("figure", vec![piece(text, role), piece(format!("  {}", words.join(" · ")), Role::Ours)]);
}
