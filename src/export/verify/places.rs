//! Where words stand in articles, told by the words themselves or by their hash alone.

use super::quotation::{Quoted, quoted};
use crate::compare::articles::{Article, ArticleId};
use crate::compare::tables::word_diff::likeness;
use crate::compare::text::{self, Span};
use crate::export::citation::heading_of;
use crate::export::locator::{Locator, hash_of, last_paragraph};
use std::cell::OnceCell;

/// Words of which a smaller share is the same, in the same order, are not like each other.
const LEAST_LIKENESS: f64 = 0.6;

/// A place in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The number of the paragraph, from 1, in which the words end.
    pub paragraph: usize,
    /// The words' bytes in its body.
    pub span: Span,
    /// The article's outlet and date, with their doubts.
    pub heading: String,
}

impl Place {
    pub(super) fn of(article: &Article, span: Span) -> Self {
        let paragraph = last_paragraph(article, span);
        let heading = heading_of(&article.meta.outlet, article);
        Self { article: article.id.clone(), paragraph, span, heading }
    }
}

/// What is known of words that are looked for.
pub(super) struct Sought<'a> {
    hash: u64,
    length: usize,
    /// The words, where a document quotes them to the letter.
    words: Option<&'a str>,
}

impl<'a> Sought<'a> {
    pub(super) fn of(locator: &Locator, readings: &'a [String]) -> Self {
        let words = readings.iter().find(|reading| hash_of(reading) == locator.hash);
        Self { hash: locator.hash, length: locator.span.len(), words: words.map(String::as_str) }
    }

    /// Every place in a text where the words stand, in order; not where they cut other words.
    pub(super) fn stands_in(&self, text: &Text<'_>) -> Vec<Span> {
        let body = text.body;
        match self.words {
            Some(words) => {
                let found = body.match_indices(words).map(|(at, words)| Span::new(at, at + words.len()));
                found.filter(|span| !cuts_words(body, *span)).collect()
            }
            None => text.of_hash(self.hash, self.length),
        }
    }
}

/// A text in which words are looked for by their hash alone, with all places where they could begin or
/// end: found once, for a hash says nothing of where, and these are a third of all.
pub(super) struct Text<'a> {
    body: &'a str,
    edges: OnceCell<Edges>,
}

/// The places of a text that are in no word, in order, and whether each of its bytes is one.
struct Edges {
    all: Vec<usize>,
    is_one: Vec<bool>,
}

impl<'a> Text<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self { body: article.body.as_str(), edges: OnceCell::new() }
    }

    /// The stretches of so many bytes that cut no word and have this hash.
    fn of_hash(&self, hash: u64, length: usize) -> Vec<Span> {
        let Edges { all, is_one } = self.edges.get_or_init(|| Edges::of(self.body));
        let mut found = Vec::new();
        for &start in all {
            let end = start + length;
            let is_whole = length > 0 && is_one.get(end).is_some_and(|is_one| *is_one);
            if is_whole && hash_of(&self.body[start..end]) == hash {
                found.push(Span::new(start, end));
            }
        }
        found
    }
}

impl Edges {
    fn of(body: &str) -> Self {
        let (mut all, mut is_one) = (Vec::new(), vec![false; body.len() + 1]);
        let mut was_in_word = false;
        let ends = body.char_indices().map(|(at, c)| (at, c.is_alphanumeric()));
        for (at, is_in_word) in ends.chain([(body.len(), false)]) {
            if !(was_in_word && is_in_word) {
                all.push(at);
                is_one[at] = true;
            }
            was_in_word = is_in_word;
        }
        Self { all, is_one }
    }
}

/// Whether a stretch begins or ends within a word.
pub(super) fn cuts_words(text: &str, span: Span) -> bool {
    let is_within = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    is_within(span.start) || is_within(span.end)
}

/// The sentences that stand at a range of bytes; none if nothing stands there.
pub(super) fn sentences_at(article: &Article, span: Span) -> Option<Span> {
    let (first, last) = (article.paragraph_at(span.start), article.paragraph_at(span.end.saturating_sub(1)));
    let sentences = (first..=last).flat_map(|paragraph| article.sentences(paragraph)).copied();
    sentences.filter(|sentence| sentence.overlaps(span)).reduce(Span::cover)
}

/// The paragraphs in which a quotation stands, whole or shortened.
pub(super) fn holding(article: &Article, reading: &str) -> Vec<Span> {
    let readings = [reading.to_owned()];
    let body = article.body.as_str();
    let holds =
        |span: &Span| matches!(quoted(span.of(body), &readings), Quoted::Whole | Quoted::Shortened(..));
    article.paragraphs().iter().map(|paragraph| paragraph.span).filter(holds).collect()
}

/// The stretches of whole sentences that have most words in common with others, in the same order, and
/// which share of them; none if they have less than three in five in common.
///
/// Of stretches that share sentences the first counts; several are told where they are alike to the same
/// degree.
pub(super) fn most_alike(article: &Article, words: &str) -> (f64, Vec<Span>) {
    let whole = Span::new(0, words.len());
    let count = text::sentences(words, whole).len().max(1);
    let body = article.body.as_str();
    let sentences: Vec<Span> =
        (0..article.paragraphs().len()).flat_map(|index| article.sentences(index)).copied().collect();
    let mut best: Vec<Span> = Vec::new();
    let mut most = LEAST_LIKENESS;
    for count in count.saturating_sub(1).max(1)..=count + 1 {
        for run in sentences.windows(count) {
            let span = run.iter().copied().reduce(Span::cover).unwrap_or_default();
            let share = likeness((body, span), (words, whole));
            if share > most + f64::EPSILON {
                best.clear();
            }
            let is_new = best.iter().all(|other| !other.overlaps(span));
            if share + f64::EPSILON >= most && is_new {
                most = most.max(share);
                best.push(span);
            }
        }
    }
    best.sort();
    (most, best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Body, Meta};
    use proptest::prelude::*;

    fn article(body: &str) -> Article {
        Article::new(ArticleId::new("a"), String::new(), String::new(), Meta::default(), 0, Body::new(body))
    }

    #[test]
    fn words_are_found_by_their_hash_alone() {
        let body = "Ten ships, ten ships.\n\n“Ten ships” née Ten ships";
        let article = article(body);
        let at: Vec<usize> = body.match_indices("Ten ships").map(|(at, _)| at).collect();
        assert_eq!(at.len(), 3);
        let locator = Locator { hash: hash_of("Ten ships"), ..Locator::of(&article, Span::new(0, 9)) };
        for readings in [vec![], vec!["Ten ships".to_owned()], vec!["Ten boats".to_owned()]] {
            let found = Sought::of(&locator, &readings).stands_in(&Text::of(&article));
            assert_eq!(found.iter().map(|span| span.start).collect::<Vec<_>>(), at, "{readings:?}");
        }
        let none = Locator { span: Span::new(0, 4_000), ..locator };
        assert_eq!(Sought::of(&none, &[]).stands_in(&Text::of(&article)), []);
    }

    #[test]
    fn the_stretch_most_like_is_found_or_none() {
        #[track_caller]
        fn check(body: &str, words: &str, expected: &[&str]) {
            let article = article(body);
            let found: Vec<&str> = most_alike(&article, words).1.iter().map(|span| span.of(body)).collect();
            assert_eq!(found, expected, "{words}");
        }
        let body = "Rain fell. The navy sent ten old ships north. Nobody knew.\n\nThe army sent ten old tanks north.";
        check(body, "The navy sent ten new ships north.", &["The navy sent ten old ships north."]);
        check(
            body,
            "The navy sent ten old ships north. Nobody knew it.",
            &["The navy sent ten old ships north. Nobody knew."],
        );
        check(
            body,
            "The corps sent ten old guns north.",
            &["The navy sent ten old ships north.", "The army sent ten old tanks north."],
        );
        check(body, "Fares will rise in May.", &[]);
    }

    proptest! {
        /// What is found by hash is what is found by looking at every stretch.
        #[test]
        fn nothing_is_passed_over(body in "[a-c é“.\n0]{0,60}", start in 0_usize..60, length in 0_usize..20) {
            let start = body.floor_char_boundary(start);
            let cited = Span::new(start, body.floor_char_boundary(start + length));
            let hash = hash_of(cited.of(&body));
            let sought = Sought { hash, length: cited.len(), words: None };
            let all = (0..=body.len()).map(|at| Span::new(at, at + cited.len()));
            let is_it = |span: &Span| {
                let words = body.get(span.start..span.end).filter(|words| !words.is_empty());
                words.is_some_and(|words| hash_of(words) == hash) && !cuts_words(&body, *span)
            };
            let expected: Vec<Span> = all.filter(is_it).collect();
            prop_assert_eq!(sought.stands_in(&Text::of(&article(&body))), expected);
        }
    }
}
