//! A query in all articles, in the order of the columns: which sentences hold it, and of numbers
//! whose they are and who says so.

use super::Query;
use crate::compare::articles::{Article, ArticleId, Library};
use crate::compare::comparison::{self, Column};
use crate::compare::evidence::Figure;
use crate::compare::tables::concordance::Count;
use crate::compare::text::Span;
use crate::compare::{Memo, Question, Stop, Stopped};
use rayon::prelude::*;
use std::sync::Arc;

/// So many articles are looked through before it is seen whether there is enough for a first answer.
const CHUNK: usize = 64;
/// As many sentences make a first answer: more than a screen shows.
const ENOUGH: usize = 100;
/// Of a number as many sentences of a first answer are read for whose it is: more than a screen shows.
const FIRST_READ: usize = 24;
/// No more sentences are listed; places are counted on.
const MOST_LISTED: usize = 2_000;

/// How far articles are looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Until there is something for a first screen.
    First,
    /// To the end.
    All,
}

/// Where a query stands.
#[derive(Clone, Debug)]
pub struct Found {
    /// The query.
    pub query: Query,
    /// The snapshot that all ranges point into.
    pub library: Arc<Library>,
    /// The columns, as in the compare view.
    pub columns: Vec<Column>,
    /// The sentences that hold it, by column, article and position; only the first of very many.
    pub places: Vec<FoundPlace>,
    /// In how many places of how many articles it stands, as far as they were looked through.
    pub count: Count,
    /// How many articles were looked through.
    pub looked: usize,
    /// Of how many.
    pub articles: usize,
    /// Of how many of the places the figures were read.
    pub read: usize,
}

/// A sentence that holds a query.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundPlace {
    /// The index of its column.
    pub column: usize,
    /// The article.
    pub article: ArticleId,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Whether the paragraph is furniture, which no topic is matched in.
    pub furniture: bool,
    /// The bytes of the sentence; of several where a place reaches over its end.
    pub sentence: Span,
    /// Where the query stands in it, ascending, never none.
    pub hits: Vec<Span>,
    /// The figures at these places that have the value that was searched.
    pub figures: Vec<Figure>,
}

impl Found {
    /// Whether all articles were looked through, and all figures read.
    pub fn is_whole(&self) -> bool {
        self.looked == self.articles && self.read == self.places.len()
    }
}

/// Looks for a query in all articles that the question's scope admits.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn search(
    question: &Question,
    query: &Query,
    reach: Reach,
    memo: &Memo,
    stop: &Stop,
) -> Result<Found, Stopped> {
    let in_scope = comparison::articles_in_scope(&question.library, &question.scope, &question.outlets);
    let (_, columns) = comparison::columns(&in_scope, &question.outlets, question.arrangement);
    let of_columns = columns.iter().enumerate();
    let placed: Vec<(usize, &Arc<Article>)> = of_columns
        .flat_map(|(index, column)| column.articles.iter().map(move |id| (index, id)))
        .filter_map(|(index, id)| Some((index, question.library.get(id)?)))
        .collect();
    let (mut places, mut count, mut looked) = (Vec::new(), Count::default(), 0);
    for chunk in placed.chunks(CHUNK) {
        if reach == Reach::First && places.len() >= ENOUGH {
            break;
        }
        let room = MOST_LISTED.saturating_sub(places.len());
        let of_article = |(column, article): &(usize, &Arc<Article>)| {
            let hits = query.places_in(article);
            let listed = sentences(article, *column, &hits, room, stop)?;
            stop.poll()?;
            Ok((hits.len(), listed))
        };
        let found: Vec<(usize, Vec<FoundPlace>)> =
            chunk.par_iter().map(of_article).collect::<Result<_, Stopped>>()?;
        for (hits, listed) in found {
            count.places += hits;
            count.articles += usize::from(hits > 0);
            places.extend(listed.into_iter().take(MOST_LISTED - places.len()));
        }
        looked += chunk.len();
    }
    let mut read_to = places.len();
    if let Some(amount) = query.amount() {
        if reach == Reach::First {
            read_to = read_to.min(FIRST_READ);
        }
        let is_it = |figure: &Figure| amount.is(figure.value, figure.max);
        let read = |place: &mut FoundPlace| read_figures(place, &question.library, &is_it, memo, stop);
        places[..read_to].par_iter_mut().try_for_each(read)?;
    }
    let (query, library) = (query.clone(), Arc::clone(&question.library));
    Ok(Found { query, library, columns, places, count, looked, articles: placed.len(), read: read_to })
}

/// The first sentences that hold hits.
fn sentences(
    article: &Article,
    column: usize,
    hits: &[Span],
    most: usize,
    stop: &Stop,
) -> Result<Vec<FoundPlace>, Stopped> {
    let mut found: Vec<FoundPlace> = Vec::new();
    for hit in hits {
        stop.poll()?;
        if let Some(last) = found.last_mut().filter(|last| last.sentence.contains(*hit)) {
            last.hits.push(*hit);
            continue;
        }
        if found.len() == most {
            break;
        }
        let index = article.paragraph_at(hit.start);
        let Some(paragraph) = article.paragraphs().get(index) else { continue };
        let touched = article.sentences(index).iter().copied().filter(|sentence| sentence.overlaps(*hit));
        found.push(FoundPlace {
            column,
            article: article.id.clone(),
            paragraph: index + 1,
            furniture: paragraph.furniture,
            sentence: touched.reduce(Span::cover).unwrap_or(paragraph.span).cover(*hit),
            hits: vec![*hit],
            figures: Vec::new(),
        });
    }
    Ok(found)
}

/// Reads what the sentences of a place say of the numbers that stand there.
fn read_figures(
    place: &mut FoundPlace,
    library: &Library,
    is_it: &(dyn Fn(&Figure) -> bool + Sync),
    memo: &Memo,
    stop: &Stop,
) -> Result<(), Stopped> {
    stop.poll()?;
    let Some(article) = library.get(&place.article) else { return Ok(()) };
    let reading = memo.reading(article);
    let paragraph = place.paragraph - 1;
    for (index, sentence) in article.sentences(paragraph).iter().enumerate() {
        if !sentence.overlaps(place.sentence) {
            continue;
        }
        let evidence = reading.evidence(paragraph, index);
        let at_hit = |figure: &&Figure| place.hits.iter().any(|hit| hit.overlaps(figure.number));
        let figures = evidence.figures.iter().filter(|figure| is_it(figure)).filter(at_hit).cloned();
        place.figures.extend(figures.collect::<Vec<_>>());
    }
    Ok(())
}
