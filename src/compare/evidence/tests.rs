//! Evidence of whole sentences: one table a rule, with what must not be found.

use super::*;
use crate::compare::articles::{ArticleId, Body, Meta, Published};
use jiff::civil::date;
use proptest::prelude::*;

mod figures;
mod names;
mod voices;

fn article(text: &str) -> Article {
    let published = Some(Published { day: date(2019, 3, 20), time: None });
    let meta = Meta { published, ..Meta::default() };
    Article::new(ArticleId::new("a"), String::new(), String::new(), meta, 0, Body::new(text))
}

fn all(text: &str) -> Vec<Evidence> {
    let reading = Reading::of(Arc::new(article(text)));
    let article = reading.article();
    let sentences =
        |paragraph| (0..article.sentences(paragraph).len()).map(move |sentence| (paragraph, sentence));
    let places = (0..article.paragraphs().len()).flat_map(sentences);
    places.map(|(paragraph, sentence)| Evidence::clone(&reading.evidence(paragraph, sentence))).collect()
}

#[test]
fn other_languages_have_quotation_marks_only() {
    let meta = Meta { language: Some("de".to_owned()), ..Meta::default() };
    let text = "„Wir haben 40 Schiffe“, sagte Anna Schmidt.";
    let article = Article::new(ArticleId::new("a"), String::new(), String::new(), meta, 0, Body::new(text));
    let found = Reading::of(Arc::new(article)).evidence(0, 0);
    assert_eq!(found.figures, []);
    assert_eq!(found.quotes.len(), 1);
    assert_eq!(found.quotes[0].speaker, None);
}

/// Pieces that the rules look at, so that generated text reaches them.
const PIECES: &[&str] = &[
    "90’s",
    "5km",
    "8g",
    "9½",
    "to",
    "%",
    "+",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "half",
    "a",
    "million",
    "and",
    "of",
    "whom",
    "said",
    "Ana",
    "Silva",
    "Peru",
    "Peru’s",
    "troops",
    "U.S.",
    "12",
    "1.500",
    "127,000",
    "–",
    "-",
    "to",
    "between",
    "about",
    "May",
    "2018",
    "%",
    "$",
    "£",
    "he",
    "told",
    "according",
    "border",
    "near",
    "killed",
    "thirds",
    "tens",
    "thousands",
    ".",
    ",",
    ":",
    "(",
    ")",
    "\n\n",
    "é",
    "中文",
    "½",
    "one",
    "in",
    "five",
    "per",
    "cent",
    "—",
    "/",
    "#",
    "dozen",
    "last",
    "spring",
    "minus",
    "feet",
    "decades",
    "ago",
    "Monday",
    "+",
    "~",
];

proptest! {
    #[test]
    fn ranges_lie_in_their_sentence_and_values_in_order(pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)) {
        let text: String = pieces.iter().map(|(at, space)| format!("{}{}", PIECES[*at], if *space { " " } else { "" })).collect();
        let reading = Reading::of(Arc::new(article(&text)));
        let article = reading.article();
        for paragraph in 0..article.paragraphs().len() {
            for (at, sentence) in article.sentences(paragraph).iter().enumerate() {
                let found = reading.evidence(paragraph, at);
                for figure in &found.figures {
                    let said_by = figure.said_by.as_ref().and_then(|named| named.span);
                    prop_assert!(said_by.is_none_or(|span| !span.of(&text).is_empty()));
                    let named = [&figure.whose, &figure.place].into_iter().flatten().filter_map(|named| named.span);
                    let spans = [Some(figure.span), Some(figure.number), figure.unit].into_iter().flatten().chain(named).chain(figure.as_of.as_ref().and_then(|at| at.span));
                    for span in spans {
                        prop_assert!(sentence.contains(span) && !span.of(&text).is_empty(), "{span:?} in {sentence:?} of {text:?}");
                    }
                    prop_assert!(figure.span.contains(figure.number));
                    prop_assert!(figure.value.is_finite() && figure.max.is_none_or(|max| figure.value <= max));
                }
                for odd in &found.odd_dates {
                    prop_assert!(sentence.contains(odd.span) && !odd.span.of(&text).is_empty());
                }
                for quote in &found.quotes {
                    prop_assert!(sentence.contains(quote.span) && !quote.span.of(&text).is_empty());
                }
            }
        }
    }
}
