//! `parallax counterparts`: the sentences that stand closest to a paragraph, by topic.

use super::commands::{Opened, nearest, open, say, without_filter};
use super::error::Error;
use crate::cli::{ListFormat, Sought, Sources};
use crate::compare::articles::{Article, ArticleId, Library};
use crate::compare::comparison::{Cell, Comparison, Passage};
use crate::compare::text::Span;
use crate::compare::{Memo, Stop, compare_with_counterparts, counted};
use crate::export::{MadeBy, WithCounterparts, counterparts_json, counterparts_text};
use std::sync::Arc;

/// Prints the counterparts of a paragraph on every topic that shows it, or on those that are named.
///
/// # Errors
/// If the paragraph or a topic is not there, if no topic shows the paragraph, or if what is printed
/// cannot be written.
pub fn print(sources: &Sources, sought: &Sought) -> Result<(), Error> {
    without_filter(sources, "counterparts")?;
    let Opened { question, topics: wanted, found, .. } = open(sources, &sought.topic)?;
    let (article, paragraph) = place(&question.library, &sought.paragraph)?;
    let is_sought = |passage: &Passage| passage.article == article.id && passage.paragraph == paragraph;
    let (memo, stop) = (Memo::default(), Stop::default());
    let count = usize::from(sought.count.get());
    let compared = wanted
        .iter()
        .map(|topic| compare_with_counterparts(&question, *topic, (&is_sought, count), &memo, &stop));
    // Nobody raises the flag.
    let compared = compared.collect::<Result<Vec<_>, _>>().unwrap_or_default();
    let mut shown: Vec<WithCounterparts<'_>> = Vec::new();
    for (comparison, by_passage) in &compared {
        shown.extend(by_passage.iter().filter_map(|((_, span), counterparts)| {
            let passage = passage_at(comparison, &article.id, *span)?;
            Some(WithCounterparts { comparison, passage, counterparts })
        }));
    }
    if shown.is_empty() {
        let named = |topic: &usize| question.topics.specs().get(*topic).map(|spec| spec.name.clone());
        let topics =
            if sought.topic.is_empty() { Vec::new() } else { wanted.iter().filter_map(named).collect() };
        return Err(Error::NotShown { id: article.id.to_string(), paragraph, topics });
    }
    say(&match sought.format {
        ListFormat::Text => counterparts_text(&shown),
        ListFormat::Json => {
            let made_by = MadeBy::of(&question, found.config.hash);
            counterparts_json(&made_by, &article.id, paragraph, &shown)
        }
    })
}

fn passage_at<'a>(comparison: &'a Comparison, article: &ArticleId, span: Span) -> Option<&'a Passage> {
    let mut all = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    all.find(|passage| passage.article == *article && passage.span == span)
}

/// The article and the number of the paragraph that `given` names; its last colon splits.
pub(super) fn place(library: &Library, given: &str) -> Result<(Arc<Article>, usize), Error> {
    let parts = given.rsplit_once(':').and_then(|(id, number)| Some((id, number.parse::<usize>().ok()?)));
    let Some((id, paragraph)) = parts else {
        let first = library.articles().first().map(|article| article.id.to_string());
        let example = first.unwrap_or_else(|| "an-article".to_owned());
        return Err(Error::NoParagraph { given: given.to_owned(), example });
    };
    let article = known(library, id)?;
    let count = article.paragraphs().len();
    if !(1..=count).contains(&paragraph) {
        let paragraphs = counted(count, "paragraph");
        return Err(Error::UnknownParagraph { id: id.to_owned(), paragraph, paragraphs });
    }
    Ok((article, paragraph))
}

/// The article of this id.
pub(super) fn known(library: &Library, id: &str) -> Result<Arc<Article>, Error> {
    library.get(&ArticleId::new(id)).cloned().ok_or_else(|| {
        let ids = library.articles().iter().map(|article| article.id.as_str());
        Error::UnknownArticle { id: id.to_owned(), nearest: nearest(ids, id) }
    })
}
