//! Words and plain articles, as the measures need them.

use parallax::compare::articles::{Article, ArticleId, Body, Meta, Published};
use parallax::compare::evidence::{Evidence, Reading};
use parallax::compare::text::{Span, words};
use std::sync::Arc;

/// A text without front matter as an article.
pub(crate) fn article(id: &str, text: &str, date: Option<&str>) -> Arc<Article> {
    let meta = Meta { published: date.and_then(Published::parse), ..Meta::default() };
    Arc::new(Article::new(ArticleId::new(id), id.to_owned(), String::new(), meta, 0, Body::new(text)))
}

/// The evidence of every sentence of an article.
pub(crate) fn evidence(article: &Arc<Article>) -> Vec<Arc<Evidence>> {
    let reading = Reading::of(article.clone());
    let paragraphs = 0..article.paragraphs().len();
    paragraphs
        .flat_map(|paragraph| (0..article.sentences(paragraph).len()).map(move |at| (paragraph, at)))
        .map(|(paragraph, sentence)| reading.evidence(paragraph, sentence))
        .collect()
}

/// Lower-case words with their places, without punctuation and possessive endings.
pub(crate) fn tokens(text: &str) -> Vec<(String, Span)> {
    let plain = |word: &str| {
        let word = word.to_lowercase().replace('’', "'");
        word.strip_suffix("'s").unwrap_or(&word).replace('\'', "")
    };
    words(text, Span::new(0, text.len())).map(|word| (plain(word.span.of(text)), word.span)).collect()
}

/// Words alone.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|(word, _)| word).collect()
}

/// Where each of `wanted` stands among `words`, as far as both run in the same order (the longest
/// common subsequence), as indices into `words`.
pub(crate) fn places_in_order(wanted: &[String], words: &[String]) -> Vec<usize> {
    let (rows, columns) = (wanted.len() + 1, words.len() + 1);
    let mut lengths = vec![0u32; rows * columns];
    for row in (0..wanted.len()).rev() {
        for column in (0..words.len()).rev() {
            lengths[row * columns + column] = if wanted[row] == words[column] {
                lengths[(row + 1) * columns + column + 1] + 1
            } else {
                lengths[(row + 1) * columns + column].max(lengths[row * columns + column + 1])
            };
        }
    }
    let (mut row, mut column, mut places) = (0, 0, Vec::new());
    while row < wanted.len() && column < words.len() {
        if wanted[row] == words[column] {
            places.push(column);
            (row, column) = (row + 1, column + 1);
        } else if lengths[(row + 1) * columns + column] >= lengths[row * columns + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    places
}

/// Whether two texts are the same but for white space, case and the shape of their marks.
pub(crate) fn normal(text: &str) -> String {
    let text = text.replace(['’', '‘'], "'").replace(['“', '”'], "\"").replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether two names mean one person or body, as far as words tell: the last word of either stands
/// in the other.
pub(crate) fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (plain_words(one), plain_words(other));
    let holds = |words: &[String], last: Option<&String>| last.is_some_and(|last| words.contains(last));
    holds(&one, other.last()) || holds(&other, one.last())
}
