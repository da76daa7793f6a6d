//! A passage as lines of its cell: lead-in, the passage with what matters in it marked, and the
//! line of ours. Nothing is cut. A lone passage of which there is no more to say than its paragraph
//! says that on its last line, which keeps the last section short.

use super::figures::figures_of_row;
use super::line::{Inked, Line};
use super::marks::Marks;
use super::ours;
use crate::compare::comparison::{Comparison, Gap, Passage, Row, Way};
use crate::compare::text::Span;
use crate::ui::theme::Role;

/// The lines of a passage in a cell of `width` with these `passages`; folded, only what we say of it.
pub(super) fn passage_lines(
    comparison: &Comparison,
    row: &Row,
    passages: &[Passage],
    passage: &Passage,
    width: u16,
    folded: bool,
) -> Vec<Line> {
    let ours = ours::line_of_ours(comparison, row, passages, passage);
    if folded {
        return folded_passage(comparison, passage, ours).lines(width);
    }
    let mut parts = words(comparison, passage);
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
fn words(comparison: &Comparison, passage: &Passage) -> Vec<Inked> {
    let Some(article) = comparison.article(&passage.article) else { return Vec::new() };
    let body = article.body.as_str();
    let marks = Marks::of(body, passage);
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
