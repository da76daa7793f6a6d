//! What is marked in a passage: why it is here, and what it states.
//!
//! Two layers, so that a figure stays one figure where a term of the topic is its unit: every
//! glyph is one thing (a figure, a speaker, quoted), the most telling where things overlap, and
//! why it is here (a matched term, what the row shares) is laid over that. Decided: a figure of
//! another row stays dim whatever lies over it; what somebody is credited with in the article's own
//! words is not marked, only who is credited and by which verb: most sentences of news are such, and
//! marking all of them would mark nothing.

use super::held::Held;
use super::line::Ink;
use super::ours;
use crate::compare::comparison::Passage;
use crate::compare::evidence::{Figure, Named, QuoteKind};
use crate::compare::text::{Span, words};
use crate::ui::theme::Role;

/// What is marked in a passage.
pub(super) struct Marks {
    /// Where the passage begins; what stands before is its lead-in.
    start: usize,
    /// What its words are, from the most telling.
    things: [(Spans, Role); 8],
    terms: Spans,
    shares: Spans,
}

impl Marks {
    /// The marks of a passage in the text of its article, held against the base.
    pub(super) fn of(body: &str, passage: &Passage, held: &Held) -> Self {
        let figures = |of_row: bool| {
            let figures = passage.figures.iter().filter(move |figure| figure.of_row == of_row);
            figures.map(|figure| &figure.figure)
        };
        let direct = passage.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
        let named = |named: Option<&Named>| named.and_then(|named| named.span);
        let of_quotes = passage.quotes.iter().flat_map(|quote| [named(quote.speaker.as_ref()), quote.cue]);
        let of_figures = figures(true).map(|figure| named(figure.said_by.as_ref()));
        let terms = passage.why.iter().filter(|reason| !ours::is_evidence(&reason.term));
        Self {
            start: passage.span.start,
            things: [
                (Spans::of(held.figures.clone()), Role::Differs),
                (Spans::of(held.added.clone()), Role::Added),
                (Spans::of(passage.odd_dates.iter().map(|date| date.span).collect()), Role::OddDate),
                (Spans::of(figures(true).filter_map(|figure| hedge(body, figure)).collect()), Role::Hedge),
                (Spans::of(figures(true).map(|figure| figure.span).collect()), Role::Figure),
                (Spans::of(figures(false).map(|figure| figure.span).collect()), Role::OtherFigure),
                (Spans::of(of_quotes.chain(of_figures).flatten().collect()), Role::Speaker),
                (Spans::of(direct.map(|quote| quote.span).collect()), Role::Quote),
            ],
            terms: Spans::of(terms.map(|reason| reason.span).collect()),
            shares: Spans::of(passage.shares.iter().map(|share| share.span).collect()),
        }
    }

    /// The ink of a glyph that stands for `bytes`.
    pub(super) fn ink(&self, bytes: Span) -> Ink {
        if bytes.end <= self.start {
            return Role::LeadIn.into();
        }
        let thing = self.things.iter().find(|(spans, _)| spans.overlap(bytes)).map(|(_, role)| *role);
        let over = match (self.terms.overlap(bytes), self.shares.overlap(bytes)) {
            (true, _) => Some(Role::Term),
            (false, true) => Some(Role::Share),
            (false, false) => None,
        };
        match (thing, over) {
            (None, over) => over.unwrap_or(Role::Text).into(),
            (Some(Role::OtherFigure), Some(_)) => Ink { role: Role::OtherFigure, also: Some(Role::Share) },
            (Some(role), also) => Ink { role, also },
        }
    }
}

/// The words of a figure that bound or blur its number: those before it ("at least"), else the
/// first after it ("or more").
fn hedge(body: &str, figure: &Figure) -> Option<Span> {
    figure.hedge?;
    let unit = figure.unit.filter(|unit| unit.start < figure.number.start);
    let value = unit.map_or(figure.number, |unit| unit.cover(figure.number));
    let cover = |from: usize, to: usize, most: usize| {
        let found = words(body, Span::new(from, to.max(from))).map(|word| word.span);
        found.take(most).reduce(Span::cover)
    };
    cover(figure.span.start, value.start, usize::MAX).or_else(|| {
        let first = cover(value.end, figure.span.end, 1)?;
        let joins = matches!(&*first.of(body).to_lowercase(), "or" | "and");
        if joins { cover(first.start, figure.span.end, 2) } else { Some(first) }
    })
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
