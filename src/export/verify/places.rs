//! Where words stand in articles, told by the words themselves or by their hash alone.

use super::quotation::{Quoted, quoted};
use crate::compare::articles::{Article, ArticleId};
use crate::compare::tables::word_diff::likeness;
use crate::compare::text::{self, Span};
use crate::export::citation::heading_of;
use crate::export::locator::{Locator, hash_of};

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
        let Locator { paragraph, .. } = Locator::of(article, span);
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

    /// Every place in an article where the words stand, in order; not where they cut other words.
    pub(super) fn in_article(&self, article: &Article) -> Vec<Span> {
        let body = article.body.as_str();
        let is_whole = |span: &Span| !cuts_words(body, *span);
        match self.words {
            Some(words) => {
                let found = body.match_indices(words).map(|(at, words)| Span::new(at, at + words.len()));
                found.filter(is_whole).collect()
            }
            None => {
                let windows = windows(body, self.length).filter(is_whole);
                windows.filter(|span| hash_of(span.of(body)) == self.hash).collect()
            }
        }
    }
}

/// All stretches of a text that are so many bytes long and begin and end between characters.
fn windows(body: &str, length: usize) -> impl Iterator<Item = Span> {
    let last = body.len().checked_sub(length).filter(|_| length > 0);
    let starts = last.into_iter().flat_map(|last| 0..=last);
    let is_whole = |span: &Span| body.is_char_boundary(span.start) && body.is_char_boundary(span.end);
    starts.map(move |at| Span::new(at, at + length)).filter(is_whole)
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
            let found = Sought::of(&locator, &readings).in_article(&article);
            assert_eq!(found.iter().map(|span| span.start).collect::<Vec<_>>(), at, "{readings:?}");
        }
        let none = Locator { span: Span::new(0, 4_000), ..locator };
        assert_eq!(Sought::of(&none, &[]).in_article(&article), []);
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
}
