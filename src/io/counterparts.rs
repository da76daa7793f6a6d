//! `parallax counterparts`: the sentences that stand closest to a paragraph, by topic.

use super::commands::{say, topics, warn};
use super::error::Error;
use super::{configuration, settings};
use crate::cli::{ListFormat, Sought, Sources};
use crate::compare::articles::{Article, ArticleId, Library};
use crate::compare::comparison::{Cell, Comparison, Counterpart, Passage};
use crate::compare::{Memo, Question, Stop, compare, counted, counterparts};
use crate::export::{ByPassage, WithCounterparts, counterparts_json, counterparts_text};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Prints the counterparts of a paragraph on every topic that shows it, or on those that are named.
///
/// # Errors
/// If the paragraph or a topic is not there, if no topic shows the paragraph, or if what is printed
/// cannot be written.
pub fn print(sources: &Sources, sought: &Sought) -> Result<(), Error> {
    let found = configuration::find(&settings::options(sources))?;
    let question = settings::question(&found, sources);
    let wanted = topics(&question.topics, &sought.topic)?;
    let loaded = found.load(&Library::default(), &|_| {});
    warn(&found.notices, &loaded.problems);
    let question = Question { library: Arc::new(loaded.library), ..question };
    let (article, paragraph) = place(&question.library, &sought.paragraph)?;
    let memo = Memo::default();
    let compared = wanted.iter().map(|topic| compare(&question, *topic, &memo, &Stop::default()));
    // Nobody raises the flag.
    let comparisons = compared.collect::<Result<Vec<_>, _>>().unwrap_or_default();
    let mut shown: Vec<(&Comparison, &Passage, Vec<Counterpart>)> = Vec::new();
    for (topic, comparison) in wanted.iter().zip(&comparisons) {
        let mut passages = passages(comparison);
        passages.retain(|passage| passage.article == article.id && passage.paragraph == paragraph);
        let closest = of_passages(&question, (*topic, comparison), &passages, sought.count, &memo);
        shown.extend(
            passages.into_iter().zip(closest).map(|(passage, closest)| (comparison, passage, closest)),
        );
    }
    if shown.is_empty() {
        return Err(Error::NotShown { id: article.id.to_string(), paragraph });
    }
    let shown: Vec<WithCounterparts<'_>> = shown
        .iter()
        .map(|(comparison, passage, counterparts)| WithCounterparts { comparison, passage, counterparts })
        .collect();
    say(&match sought.format {
        ListFormat::Text => counterparts_text(&shown),
        ListFormat::Json => counterparts_json(&article.id, paragraph, &shown),
    })
}

/// The counterparts of every passage of a comparison.
pub(super) fn of_all(
    question: &Question,
    topic: usize,
    comparison: &Comparison,
    count: usize,
    memo: &Memo,
) -> ByPassage {
    let passages = passages(comparison);
    let found = of_passages(question, (topic, comparison), &passages, count, memo);
    let key = |passage: &Passage| (passage.article.clone(), passage.span);
    passages.into_iter().map(key).zip(found).collect()
}

fn of_passages(
    question: &Question,
    of: (usize, &Comparison),
    passages: &[&Passage],
    count: usize,
    memo: &Memo,
) -> Vec<Vec<Counterpart>> {
    // Nobody raises the flag.
    counterparts(question, of, passages, count, memo, &Stop::default()).unwrap_or_default()
}

/// The passages of a comparison in reading order, one that stands in two rows once.
fn passages(comparison: &Comparison) -> Vec<&Passage> {
    let mut seen = BTreeSet::new();
    let all = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    let mut passages: Vec<&Passage> =
        all.filter(|passage| seen.insert((passage.article.clone(), passage.span))).collect();
    passages.sort_by_key(|passage| (passage.article.clone(), passage.span));
    passages
}

/// The article and the number of the paragraph that `given` names; its last colon splits.
fn place(library: &Library, given: &str) -> Result<(Arc<Article>, usize), Error> {
    let parts = given.rsplit_once(':').and_then(|(id, number)| Some((id, number.parse::<usize>().ok()?)));
    let Some((id, paragraph)) = parts else {
        let first = library.articles().first().map(|article| article.id.to_string());
        let example = first.unwrap_or_else(|| "an-article".to_owned());
        return Err(Error::NoParagraph { given: given.to_owned(), example });
    };
    let Some(article) = library.get(&ArticleId::new(id)) else {
        let ids = library.articles().iter().map(|article| article.id.as_str());
        let nearest = ids.max_by(|a, b| strsim::jaro_winkler(a, id).total_cmp(&strsim::jaro_winkler(b, id)));
        return Err(Error::UnknownArticle { id: id.to_owned(), nearest: nearest.map(str::to_owned) });
    };
    let count = article.paragraphs().len();
    if !(1..=count).contains(&paragraph) {
        let paragraphs = counted(count, "paragraph");
        return Err(Error::UnknownParagraph { id: id.to_owned(), paragraph, paragraphs });
    }
    Ok((Arc::clone(article), paragraph))
}
