//! A passage as lines of its cell: lead-in, the passage with what matters in it marked, and the
//! line of ours. Nothing is cut. A lone passage of which there is no more to say than its paragraph
//! says that on its last line, which keeps the last section short.

use super::line::{Inked, Line};
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
    let ours = ours::line_of_ours(comparison, passages, passage);
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
pub(super) fn gap(gap: Gap) -> Inked {
    Inked::of(&format!("· {}", gap.label()), Role::Gap)
}

fn folded_passage(comparison: &Comparison, passage: &Passage, ours: Inked) -> Inked {
    if ours::figures_of_row(passage).next().is_some() {
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
    let marks = Marks::of(passage);
    let source = |span: Span| {
        let mut words = Inked::default();
        words.source(&passage.article, body, span, |bytes| marks.role(bytes));
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

/// What is marked in a passage.
struct Marks {
    /// Where the passage begins; what stands before is its lead-in.
    start: usize,
    terms: Spans,
    figures: Spans,
    other_figures: Spans,
    quotes: Spans,
}

impl Marks {
    fn of(passage: &Passage) -> Self {
        let named = passage.why.iter().filter(|reason| !ours::is_evidence(&reason.term));
        let figures = |of_row: bool| {
            let figures = passage.figures.iter().filter(|figure| figure.of_row == of_row);
            Spans::of(figures.map(|figure| figure.figure.span).collect())
        };
        Self {
            start: passage.span.start,
            terms: Spans::of(named.map(|reason| reason.span).collect()),
            figures: figures(true),
            other_figures: figures(false),
            quotes: Spans::of(passage.quotes.iter().map(|quote| quote.span).collect()),
        }
    }

    /// The role of a glyph that stands for `bytes`: the most telling of what it is part of.
    fn role(&self, bytes: Span) -> Role {
        if bytes.end <= self.start {
            return Role::LeadIn;
        }
        let roles = [
            (&self.terms, Role::Term),
            (&self.figures, Role::Figure),
            (&self.other_figures, Role::OtherFigure),
            (&self.quotes, Role::Quote),
        ];
        let found = roles.into_iter().find(|(spans, _)| spans.overlap(bytes));
        found.map_or(Role::Text, |(_, role)| role)
    }
}

/// The bytes that are in any of some spans: parted spans in order, so that a look-up is a search.
struct Spans(Vec<Span>);

impl Spans {
    fn of(mut spans: Vec<Span>) -> Self {
        spans.sort();
        let mut parted: Vec<Span> = Vec::new();
        for span in spans {
            match parted.last_mut() {
                Some(last) if span.start <= last.end => *last = last.cover(span),
                _ => parted.push(span),
            }
        }
        Self(parted)
    }

    fn overlap(&self, bytes: Span) -> bool {
        let first = self.0.partition_point(|span| span.end <= bytes.start);
        self.0.get(first).is_some_and(|span| span.overlaps(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn joined_spans_overlap_what_any_of_them_does(
            spans in prop::collection::vec((0..60usize, 1..9usize), 0..12),
            start in 0..70usize,
            len in 1..5usize,
        ) {
            let spans: Vec<Span> = spans.iter().map(|(start, len)| Span::new(*start, start + len)).collect();
            let bytes = Span::new(start, start + len);
            let expected = spans.iter().any(|span| span.overlaps(bytes));
            prop_assert_eq!(Spans::of(spans).overlap(bytes), expected);
        }
    }
}
