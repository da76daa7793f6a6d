//! The sentences of one topic with their evidence ([`Piece`]s), and their joining into passages.
//!
//! Apart from alignment, because what a sentence states and what it leans on do not depend on the
//! rows that are made of it. A piece that opens with a pronoun or inside a quotation cannot be
//! read without the sentence before it: it follows that one's row where the topic has it, and
//! shows it as its lead-in where it does not.

use crate::compare::articles::{Article, ArticleId};
use crate::compare::evidence::{Evidence, OddDate, Quote, Reading};
use crate::compare::text::{Span, fold_word, words};
use crate::compare::topics::{Hit, Reason};
use std::sync::Arc;

/// How many pieces in a row may follow the one before them.
const LONGEST_CHAIN: usize = 3;

/// A sentence of the topic with what it states.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The index of its article among the compared ones.
    pub article: usize,
    /// Where it stands and why it matched.
    pub hit: Arc<Hit>,
    /// What it states.
    pub evidence: Arc<Evidence>,
    /// The sentence before it, where this one opens with a pronoun or inside a quotation.
    pub leans_on: Option<Span>,
    /// Whether it joins the rows of the piece before it: it leans on that one, and neither names a
    /// row nor states a figure of its own.
    pub follows: bool,
}

impl Piece {
    /// Whether `next` is the sentence right after this one, in the same paragraph.
    pub fn is_followed_by(&self, next: &Piece) -> bool {
        self.article == next.article
            && self.hit.paragraph == next.hit.paragraph
            && self.hit.sentence + 1 == next.hit.sentence
    }
}

/// A run of neighbouring sentences of one paragraph, on its way into a row.
#[derive(Clone, Debug)]
pub struct Run {
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Its bytes.
    pub span: Span,
    /// The sentence before it, where its first sentence leans on one.
    pub lead_in: Option<Span>,
    /// Why it is here, by position.
    pub why: Vec<Reason>,
    /// Its pieces, as indices into the list that it was joined from.
    pub pieces: Vec<usize>,
    /// Its quotations in reading order.
    pub quotes: Vec<Quote>,
    /// Its dates whose weekday does not fit.
    pub odd_dates: Vec<OddDate>,
}

/// The pieces of one article: its hits, in reading order, with their evidence.
pub fn pieces(reading: &Reading, index: usize, hits: &[Arc<Hit>]) -> Vec<Piece> {
    let article = reading.article();
    let mut pieces: Vec<Piece> = Vec::with_capacity(hits.len());
    let mut chain = 0;
    for hit in hits {
        let leans_on = leans(reading, hit).then(|| sentence_before(article, hit)).flatten();
        let evidence = reading.evidence(hit.paragraph, hit.sentence);
        let before_is_here = leans_on.is_some() && pieces.last().map(|before| before.hit.span) == leans_on;
        let stands_by_itself = hit.row.is_some() || !evidence.figures.is_empty();
        let follows = before_is_here && chain < LONGEST_CHAIN && !stands_by_itself;
        chain = if follows { chain + 1 } else { 0 };
        pieces.push(Piece { article: index, hit: Arc::clone(hit), evidence, leans_on, follows });
    }
    pieces
}

/// Joins pieces of one article (indices into `pieces`, in reading order) into runs.
pub fn runs(pieces: &[Piece], members: &[usize]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for &member in members {
        let Some(piece) = pieces.get(member) else { continue };
        let continues = runs
            .last()
            .and_then(|run| run.pieces.last())
            .and_then(|&last| pieces.get(last))
            .is_some_and(|last| last.is_followed_by(piece));
        match runs.last_mut() {
            Some(run) if continues => {
                run.span = run.span.cover(piece.hit.span);
                run.pieces.push(member);
            }
            _ => runs.push(Run {
                paragraph: piece.hit.paragraph + 1,
                span: piece.hit.span,
                lead_in: piece.leans_on,
                why: Vec::new(),
                pieces: vec![member],
                quotes: Vec::new(),
                odd_dates: Vec::new(),
            }),
        }
        if let Some(run) = runs.last_mut() {
            run.why.extend(piece.hit.reasons.iter().cloned());
            run.quotes.extend(piece.evidence.quotes.iter().cloned());
            run.odd_dates.extend(piece.evidence.odd_dates.iter().cloned());
        }
    }
    for run in runs.iter_mut().filter(|run| run.pieces.len() > 1) {
        run.why.sort_by(|a, b| (a.span, &a.term).cmp(&(b.span, &b.term)));
        run.why.dedup();
    }
    runs
}

/// Names a passage where a stable name is wanted: its article and its exact words.
pub fn fingerprint(article: &ArticleId, text: &str) -> u64 {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    hasher.update(article.as_str().as_bytes());
    hasher.update(&[0]);
    hasher.update(text.as_bytes());
    hasher.digest()
}

fn leans(reading: &Reading, hit: &Hit) -> bool {
    reading.begins_quoted(hit.paragraph, hit.sentence) || opens_with_pronoun(reading.article(), hit.span)
}

/// Words that point back to the sentence before when a sentence opens with them.
const POINTING_BACK: [&str; 13] =
    ["he", "she", "it", "they", "this", "these", "those", "his", "her", "its", "their", "such", "neither"];

/// Words that do so only where a quotation opens with them: somebody speaks whom we must know.
const SPEAKING: [&str; 5] = ["we", "our", "us", "i", "my"];

fn opens_with_pronoun(article: &Article, sentence: Span) -> bool {
    let body = article.body.as_str();
    let Some(first) = words(body, sentence).next() else { return false };
    let folded = fold_word(first.span.of(body));
    let quoted = first.span.start > sentence.start;
    let speaking = quoted && SPEAKING.contains(&&*folded);
    speaking || POINTING_BACK.contains(&&*folded)
}

fn sentence_before(article: &Article, hit: &Hit) -> Option<Span> {
    if hit.sentence > 0 {
        return article.sentences(hit.paragraph).get(hit.sentence - 1).copied();
    }
    let before = hit.paragraph.checked_sub(1)?;
    if article.paragraphs().get(before)?.furniture {
        return None;
    }
    article.sentences(before).last().copied()
}
