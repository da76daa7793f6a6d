//! A passage as lines of its cell: lead-in, the passage with what matters in it marked, and the
//! line of ours. Nothing is cut. A lone passage of which there is no more to say than its paragraph
//! says that on its last line, which keeps the last section short.

use super::Step;
use super::figures::figures_of_row;
use super::held::Held;
use super::line::{Inked, Line};
use super::marks::Marks;
use super::ours;
use crate::compare::comparison::{Comparison, Gap, Passage, Row, Way};
use crate::compare::text::Span;
use crate::ui::theme::Role;

/// A passage's surroundings: what its lines are made from beside itself.
pub(super) struct Shown<'a> {
    pub comparison: &'a Comparison,
    pub row: &'a Row,
    /// The passages of its cell.
    pub passages: &'a [Passage],
    /// What the base column says in the row.
    pub base: &'a [Passage],
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
    parts.iter().flat_map(|part| part.lines(width)).collect()
}

/// "· none found".
pub(super) fn gap(row: &Row, gap: Gap) -> Inked {
    Inked::of(&format!("· {}", row.label_of(gap)), Role::Gap)
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
    if between.is_some_and(|between| between.chars().all(char::is_whitespace)) {
        vec![source(lead_in.cover(passage.span))]
    } else {
        vec![source(lead_in), source(passage.span)]
    }
}

/// A passage with its paragraph, or with the paragraphs beside it, each a text of its own; furniture
/// is passed over.
fn widened(comparison: &Comparison, passage: &Passage, held: &Held, step: Step) -> Vec<Inked> {
    let Some(article) = comparison.article(&passage.article) else { return Vec::new() };
    let body = article.body.as_str();
    let marks = Marks::of(body, passage, held);
    let all = article.paragraphs();
    let own = passage.paragraph.saturating_sub(1);
    let is_text = |index: &usize| all.get(*index).is_some_and(|paragraph| !paragraph.furniture);
    let mut shown = vec![own];
    if step == Step::Neighbours {
        shown.extend((0..own.min(all.len())).rev().find(is_text));
        shown.extend((own + 1..all.len()).find(is_text));
        shown.sort_unstable();
    }
    let ink = |bytes: Span| match passage.span.contains(bytes) {
        true => marks.ink(bytes),
        false => Role::Context.into(),
    };
    let paragraph = |index: usize| {
        let mut words = Inked::default();
        words.source(&passage.article, body, all.get(index)?.span, ink);
        Some(words)
    };
    shown.into_iter().filter_map(paragraph).collect()
}
