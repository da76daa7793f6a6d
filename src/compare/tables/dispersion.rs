//! Where in one article each topic falls.
//!
//! Places are bytes of the body, so that a strip of any height can be cut from them ([`cut`]): by
//! bytes and not by lines, because lines would have to be wrapped first, and in whole numbers, so
//! that a place falls into the same part on every machine. A passage counts once for its topic,
//! however many rows it stands in.

use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::{Cell, Comparison, Passage, Row};
use crate::compare::text::Span;
use crate::compare::topics::TopicSpec;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What one topic has in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPlaces {
    /// The index of the topic in [`crate::compare::topics::Topics::specs`].
    pub topic: usize,
    /// The topic.
    pub spec: Arc<TopicSpec>,
    /// Its passages in reading order, each once; never none.
    pub passages: Vec<Span>,
    /// In how many sentences they stand.
    pub sentences: usize,
    /// The number of the paragraph of the first, from 1.
    pub first_paragraph: usize,
}

/// One part of a text that was cut into parts of equal length.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Part {
    /// Which share of the part is covered, from 0 to 1.
    pub covered: f64,
    /// How many places begin in it.
    pub begun: usize,
}

impl Part {
    /// A sign for how much of it is covered: up to a third, up to two, more; none for nothing.
    pub fn shade(self) -> Option<char> {
        match self.covered {
            covered if covered <= 0.0 => None,
            covered if covered <= 1.0 / 3.0 => Some('░'),
            covered if covered <= 2.0 / 3.0 => Some('▒'),
            _ => Some('█'),
        }
    }
}

/// The topics that have passages in `article`, in the order of `comparisons`, which come with the
/// index of their topic; those made from another text of it are passed over.
pub fn dispersion<'a>(
    article: &Article,
    comparisons: impl IntoIterator<Item = (usize, &'a Comparison)>,
) -> Vec<TopicPlaces> {
    let same_text = |comparison: &Comparison| {
        comparison.article(&article.id).is_some_and(|known| known.hash == article.hash)
    };
    let of_topic = |(topic, comparison): (usize, &Comparison)| {
        let passages = passages_of(comparison, &article.id).map(|(passage, _)| passage.span);
        let passages: BTreeSet<Span> = passages.collect();
        let first_paragraph = article.paragraph_at(passages.first()?.start) + 1;
        let passages: Vec<Span> = passages.into_iter().collect();
        let sentences: BTreeSet<&Span> = passages.iter().flat_map(|of| article.sentences_in(*of)).collect();
        let sentences = sentences.len();
        Some(TopicPlaces { topic, spec: Arc::clone(&comparison.topic), passages, sentences, first_paragraph })
    };
    comparisons.into_iter().filter(|(_, comparison)| same_text(comparison)).filter_map(of_topic).collect()
}

/// The passages of one article in all rows of a comparison, each with its row.
pub fn passages_of<'a>(
    comparison: &'a Comparison,
    article: &'a ArticleId,
) -> impl Iterator<Item = (&'a Passage, &'a Row)> {
    let column = comparison.columns.iter().position(|column| column.articles.contains(article));
    let of_row = move |row: &'a Row| {
        let cell = column.and_then(|column| row.cells.get(column));
        cell.map_or(&[][..], Cell::passages).iter().map(move |passage| (passage, row))
    };
    comparison.rows.iter().flat_map(of_row).filter(move |(passage, _)| passage.article == *article)
}

/// Cuts a text of `length` bytes into so many parts of equal length, and says what of each the
/// `places`, ascending, cover. What two places share is covered once.
pub fn cut(length: usize, places: &[Span], parts: usize) -> Vec<Part> {
    let mut cut = vec![Part::default(); parts];
    if length == 0 || parts == 0 {
        return cut;
    }
    // Counted in parts of a byte, so that each part of the text is as long as `length` says.
    let (unit, count) = (length as u128, parts as u128);
    let part_at = |offset: usize| ((offset as u128 * count / unit) as usize).min(parts - 1);
    let mut covered_up_to = 0;
    for place in places {
        if let Some(part) = cut.get_mut(part_at(place.start)) {
            part.begun += 1;
        }
        let (start, end) = (place.start.max(covered_up_to), place.end.min(length));
        if start >= end {
            continue;
        }
        covered_up_to = end;
        let after = (end as u128 * count).div_ceil(unit) as usize;
        for (index, part) in cut.iter_mut().enumerate().take(after).skip(part_at(start)) {
            let (begin, finish) = (index as u128 * unit, (index as u128 + 1) * unit);
            let (from, to) = ((start as u128 * count).max(begin), (end as u128 * count).min(finish));
            part.covered += to.saturating_sub(from) as f64 / unit as f64;
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_into_parts_of_equal_length() {
        let check = |length, places: &[(usize, usize)], expected: &[(f64, usize)]| {
            let places: Vec<Span> = places.iter().map(|(start, end)| Span::new(*start, *end)).collect();
            let found = cut(length, &places, expected.len());
            let found: Vec<(f64, usize)> = found.iter().map(|part| (part.covered, part.begun)).collect();
            assert_eq!(found, expected, "{length} {places:?}");
        };
        check(100, &[], &[(0.0, 0); 4]);
        check(100, &[(0, 25)], &[(1.0, 1), (0.0, 0), (0.0, 0), (0.0, 0)]);
        check(100, &[(20, 30)], &[(0.2, 1), (0.2, 0), (0.0, 0), (0.0, 0)]);
        check(100, &[(0, 100)], &[(1.0, 1), (1.0, 0), (1.0, 0), (1.0, 0)]);
        check(100, &[(0, 20), (10, 25), (99, 100)], &[(1.0, 2), (0.0, 0), (0.0, 0), (0.04, 1)]);
        check(100, &[(0, 50), (10, 20)], &[(1.0, 2), (0.0, 0)]);
        check(2, &[(1, 2)], &[(0.0, 0), (0.0, 0), (1.0, 1), (1.0, 0)]);
        check(4, &[(1, 3)], &[(0.5, 1), (0.5, 0)]);
        check(0, &[(0, 0)], &[(0.0, 0)]);
        check(5, &[(5, 5), (9, 12)], &[(0.0, 2)]);
        check(5, &[(0, 5)], &[]);
    }

    proptest! {
        #[test]
        fn all_that_is_covered_lies_in_some_part(
            length in 1_usize..400,
            places in prop::collection::vec((0_usize..400, 0_usize..60), 0..12),
            parts in 1_usize..70,
        ) {
            let mut places: Vec<Span> =
                places.into_iter().map(|(start, len)| Span::new(start, start + len)).collect();
            places.sort();
            let found = cut(length, &places, parts);
            prop_assert_eq!(found.iter().map(|part| part.begun).sum::<usize>(), places.len());
            prop_assert!(found.iter().all(|part| (0.0..=1.000_001).contains(&part.covered)));
            let bytes = (0..length).filter(|at| places.iter().any(|p| p.start <= *at && *at < p.end)).count();
            let covered: f64 = found.iter().map(|part| part.covered).sum();
            prop_assert!((covered * length as f64 / parts as f64 - bytes as f64).abs() < 1e-6);
        }
    }
}
