//! How long articles are.
//!
//! Apart from the articles themselves, because counting words and sentences goes over the whole
//! text, which for a very long one takes longer than a key may wait. Furniture is counted by
//! itself: it is not the article's own text, and no topic is looked for in it.

use crate::compare::articles::Article;
use crate::compare::text::words;
use crate::compare::{Stop, Stopped};
use std::sync::Arc;

/// How long one article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Words ([`words`]) outside furniture.
    pub words: usize,
    /// Sentences outside furniture.
    pub sentences: usize,
    /// Paragraphs that are no furniture, headings among them.
    pub paragraphs: usize,
    /// Paragraphs of furniture.
    pub furniture: usize,
    /// Words in them.
    pub furniture_words: usize,
}

/// The lengths of some articles, by the hash of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    known: Vec<(u64, Length)>,
}

impl Lengths {
    /// The length of an article as it stands; none if it was not asked for.
    pub fn of(&self, article: &Article) -> Option<Length> {
        self.known.iter().find(|(hash, _)| *hash == article.hash).map(|(_, length)| *length)
    }
}

/// Measures articles.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn lengths(articles: &[Arc<Article>], stop: &Stop) -> Result<Lengths, Stopped> {
    let known = articles.iter().map(|article| Ok((article.hash, length(article, stop)?)));
    Ok(Lengths { known: known.collect::<Result<_, Stopped>>()? })
}

fn length(article: &Article, stop: &Stop) -> Result<Length, Stopped> {
    let mut length = Length::default();
    for (index, paragraph) in article.paragraphs().iter().enumerate() {
        stop.poll()?;
        let words = words(article.body.as_str(), paragraph.span).count();
        if paragraph.furniture {
            length.furniture += 1;
            length.furniture_words += words;
        } else {
            length.paragraphs += 1;
            length.words += words;
            length.sentences += article.sentences(index).len();
        }
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Meta};

    #[test]
    fn furniture_is_counted_by_itself() {
        let check = |body: &str, title: &str, expected: [usize; 5]| {
            let meta = Meta { title: title.to_owned(), ..Meta::default() };
            let article =
                Article::new(ArticleId::new("a"), String::new(), String::new(), meta, 1, Body::new(body));
            let article = Arc::new(article);
            let found = lengths(&[Arc::clone(&article)], &Stop::default()).unwrap().of(&article).unwrap();
            let Length { words, sentences, paragraphs, furniture, furniture_words } = found;
            assert_eq!([words, sentences, paragraphs, furniture, furniture_words], expected, "{body}");
        };
        check("", "", [0, 0, 0, 0, 0]);
        check("Ten grey ships left. Rain fell.\n\nNobody minds.", "", [8, 3, 2, 0, 0]);
        check("Ships leave\n\nThe U.S. sent 1,000 well-fed men.", "Ships leave", [7, 1, 1, 1, 2]);
    }
}
