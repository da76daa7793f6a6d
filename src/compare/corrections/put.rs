//! Sentences that the reader put into a topic which no rule of it admits.
//!
//! Apart from laying rows over, because they must be there before: as pieces among those that the
//! rules found. The program's own rows are formed without them, so that nothing else moves.

use super::{Mark, Settled};
use crate::compare::alignment::Group;
use crate::compare::articles::Article;
use crate::compare::evidence::Reading;
use crate::compare::passages::{self, Piece};
use crate::compare::text::Span;
use crate::compare::topics::{Hit, Reason};
use std::sync::Arc;

/// What a passage is told to be here for if no term of its topic matches.
pub(crate) const PUT_HERE: &str = "put here by";

/// The sentences of an article that the reader put into rows of a topic and that are none of `pieces`,
/// as pieces of the article at `index`.
pub(crate) fn put(
    settled: &Settled,
    topic: &str,
    reading: &Reading,
    index: usize,
    pieces: &[Piece],
) -> Vec<Piece> {
    let article = reading.article();
    let of_topic = settled.rows.iter().filter(|row| row.topic == topic);
    let mut found: Vec<Piece> = Vec::new();
    for row in of_topic {
        let here = row.members.iter().filter(|member| member.place.article == article.id);
        for (paragraph, sentence, span) in here.flat_map(|member| sentences(article, member.place.span)) {
            let is_known = |piece: &Piece| piece.hit.span == span;
            if pieces.iter().any(is_known) || found.iter().any(is_known) {
                continue;
            }
            let reasons = vec![reason(&row.mark, span)];
            let hit = Arc::new(Hit { paragraph, sentence, span, reasons, row: None });
            found.extend(passages::pieces(reading, index, &[hit]));
        }
    }
    found
}

fn reason(mark: &Mark, sentence: Span) -> Reason {
    let term = format!("{PUT_HERE} {}", mark.who());
    Reason { span: Span::new(sentence.start, sentence.start), term: term.into() }
}

/// The sentences that share text with `span`, each by paragraph and number from 0.
fn sentences(article: &Article, span: Span) -> Vec<(usize, usize, Span)> {
    let first = article.paragraph_at(span.start);
    let paragraphs = article.paragraphs().iter().enumerate().skip(first);
    let paragraphs = paragraphs.take_while(|(_, paragraph)| paragraph.span.start < span.end);
    let of_paragraph = |(paragraph, _)| {
        let sentences = article.sentences(paragraph).iter().enumerate();
        let here = sentences.filter(move |(_, sentence)| sentence.overlaps(span));
        here.map(move |(sentence, at)| (paragraph, sentence, *at))
    };
    paragraphs.flat_map(of_paragraph).collect()
}

/// All pieces of a topic, and which of them the rules found.
pub(crate) struct Pieces {
    /// Those that the rules found, in reading order.
    pub(crate) found: Vec<Piece>,
    /// All of them in reading order, with the index of each that was found; none if there are no
    /// others.
    put: Option<(Vec<Piece>, Vec<usize>)>,
}

impl Pieces {
    /// Pieces that the rules found, and others.
    pub(crate) fn new(found: Vec<Piece>, put: Vec<Piece>) -> Self {
        if put.is_empty() {
            return Self { found, put: None };
        }
        let mut all: Vec<(Piece, bool)> = found.iter().cloned().map(|piece| (piece, true)).collect();
        all.extend(put.into_iter().map(|piece| (piece, false)));
        all.sort_by_key(|(piece, _)| (piece.article, piece.hit.span));
        let places =
            all.iter().enumerate().filter(|(_, (_, found))| *found).map(|(index, _)| index).collect();
        let all = all.into_iter().map(|(piece, _)| piece).collect();
        Self { found, put: Some((all, places)) }
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Piece] {
        self.put.as_ref().map_or(&self.found, |(all, _)| all)
    }

    /// Groups of those that were found as groups of all.
    pub(crate) fn of_all(&self, mut groups: Vec<Group>) -> Vec<Group> {
        if let Some((_, places)) = &self.put {
            for member in groups.iter_mut().flat_map(|group| &mut group.members) {
                member.piece = places.get(member.piece).copied().unwrap_or(member.piece);
            }
        }
        groups
    }
}
