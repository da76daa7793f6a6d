//! A passage as lines of its cell: lead-in, the passage with what matters in it marked, and the
//! line of ours. Nothing is cut. A lone passage of which there is no more to say than its paragraph
//! says that on its last line, which keeps the last section short.

use super::Step;
use super::figures::figures_of_row;
use super::held::Held;
use super::line::{Inked, Line};
use super::marks::Marks;
use super::ours;
use super::signs::{self, CORRECTED, REVIEWED};
use crate::compare::articles::Article;
use crate::compare::comparison::{Comparison, Gap, Passage, Row, Way};
use crate::compare::tables::against::Base;
use crate::compare::text::Span;
use crate::ui::theme::Role;

/// A passage's surroundings: what its lines are made from beside itself.
pub(super) struct Shown<'a> {
    pub comparison: &'a Comparison,
    pub row: &'a Row,
    /// The passages of its cell.
    pub passages: &'a [Passage],
    /// What the base column says in the row, for another column.
    pub base: Option<&'a Base<'a>>,
    /// How much is shown around it.
    pub widened: Option<Step>,
}

/// The lines of a passage in a cell of `width`; folded, only what we say of it.
pub(super) fn passage_lines(shown: &Shown<'_>, passage: &Passage, width: u16, folded: bool) -> Vec<Line> {
    let Shown { comparison, row, passages, base, .. } = *shown;
    let held = Held::of(comparison, base, passage);
    let mut ours = ours::line_of_ours(comparison, row, passages, passage);
    held.add_to(&mut ours, comparison);
    if folded {
        if !passage.judged.notes.is_empty() || !passage.judged.not_agreed.is_empty() {
            ours.ours(&format!(" {CORRECTED}"), Role::Judged);
        }
        return folded_passage(comparison, passage, ours).lines(width);
    }
    let mut parts = match shown.widened {
        Some(step) => widened(comparison, passage, &held, step),
        None => words(comparison, passage, &held),
    };
    match parts.last_mut() {
        Some(last) if row.way == Way::Alone && ours::says_only_paragraph(comparison, passage) => {
            last.ours(" ", Role::Ours);
            last.append(ours);
        }
        _ => parts.push(ours),
    }
    parts.extend(passage.judged.not_agreed.iter().map(|(on, between)| signs::not_agreed(*on, between)));
    parts.extend(passage.judged.notes.iter().map(signs::note));
    parts.iter().flat_map(|part| part.lines(width)).collect()
}

/// "· none found", "✓ silent"; of the column at this index.
pub(super) fn gap(row: &Row, column: usize, gap: Gap) -> Inked {
    let mut line = match gap {
        Gap::Silent => Inked::of(&format!("{REVIEWED} "), Role::Judged),
        _ => Inked::of("· ", Role::Gap),
    };
    line.ours(row.label_of(gap), Role::Gap);
    if row.judged.cells.changed.contains_key(&column) {
        line.ours(" · changed since it was checked", Role::Warning);
    }
    line
}

fn folded_passage(comparison: &Comparison, passage: &Passage, ours: Inked) -> Inked {
    if figures_of_row(passage).next().is_some() {
        return ours;
    }
    let mut folded = ours::terms(comparison, passage);
    if !folded.is_empty() {
        folded.ours(" · ", Role::Ours);
    }
    folded.append(ours);
    folded
}

/// Lead-in and passage as one text where only a space parts them, else as two.
fn words(comparison: &Comparison, passage: &Passage, held: &Held) -> Vec<Inked> {
    let Some(article) = comparison.article(&passage.article) else { return Vec::new() };
    let body = article.body.as_str();
    let marks = Marks::of(body, passage, held);
    let source = |span: Span| {
        let mut words = Inked::default();
        words.source(&passage.article, body, span, |bytes| marks.ink(bytes));
        words
    };
    let Some(lead_in) = passage.lead_in else { return vec![source(passage.span)] };
    let between = body.get(lead_in.end..passage.span.start);
    // A passage of nothing visible would end a line, and what ends a line is not drawn.
    let is_seen = passage.span.of(body).chars().any(char::is_alphanumeric);
    if is_seen && between.is_some_and(|between| between.chars().all(char::is_whitespace)) {
        vec![source(lead_in.cover(passage.span))]
    } else {
        vec![source(lead_in), source(passage.span)]
    }
}

/// A passage with what a step shows around it, each paragraph a text of its own.
fn widened(comparison: &Comparison, passage: &Passage, held: &Held, step: Step) -> Vec<Inked> {
    let Some(article) = comparison.article(&passage.article) else { return Vec::new() };
    let body = article.body.as_str();
    let marks = Marks::of(body, passage, held);
    let own = passage.lead_in.map_or(passage.span, |lead_in| lead_in.cover(passage.span));
    let is_lead_in = |bytes| passage.lead_in.is_some_and(|lead_in| lead_in.contains(bytes));
    let ink = |bytes: Span| match own.contains(bytes) && (passage.span.contains(bytes) || is_lead_in(bytes)) {
        true => marks.ink(bytes),
        false => Role::Context.into(),
    };
    let text = |span: Span| {
        let mut words = Inked::default();
        words.source(&passage.article, body, span, ink);
        words
    };
    around(article, passage, step).into_iter().map(text).collect()
}

/// What a step shows: the lead-in, where it stands in a paragraph of its own that is not shown, the
/// passage's paragraph, and the paragraphs beside it; furniture is passed over.
fn around(article: &Article, passage: &Passage, step: Step) -> Vec<Span> {
    let all = article.paragraphs();
    let own = passage.paragraph.saturating_sub(1);
    let is_text = |index: &usize| all.get(*index).is_some_and(|paragraph| !paragraph.furniture);
    let mut shown = vec![own];
    if step == Step::Neighbours {
        shown.extend((0..own.min(all.len())).rev().find(is_text));
        shown.extend((own + 1..all.len()).find(is_text));
        shown.sort_unstable();
    }
    let mut shown: Vec<Span> = shown.into_iter().filter_map(|index| Some(all.get(index)?.span)).collect();
    if let Some(lead_in) = passage.lead_in.filter(|lead_in| !shown.iter().any(|span| span.contains(*lead_in)))
    {
        shown.insert(0, lead_in);
    }
    shown
}

/// Whether a step shows more of the article than the one before it, or than the passage alone.
pub fn shows_more(article: &Article, passage: &Passage, step: Step) -> bool {
    let len = |spans: Vec<Span>| spans.into_iter().map(Span::len).sum::<usize>();
    let before = match step {
        Step::Paragraph => passage.span.len() + passage.lead_in.map_or(0, Span::len),
        Step::Neighbours => len(around(article, passage, Step::Paragraph)),
    };
    len(around(article, passage, step)) > before
}
