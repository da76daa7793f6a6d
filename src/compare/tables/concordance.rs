//! Every place of a term with its neighbourhood: keyword in context (Luhn 1960).
//!
//! The matcher of topics finds the places, so that a term means here what it means in the config:
//! folded, with aliases, never in furniture. Shared with the wordings, which look for many terms in
//! one pass.

use super::places::places_in;
use crate::compare::articles::{Article, ArticleId, Library};
use crate::compare::comparison::{self, Arrangement, Column};
use crate::compare::evidence::Reading;
use crate::compare::text::{Span, fold_word, words};
use crate::compare::topics::{Hit, Rule, Term, TopicSpec, Topics};
use crate::compare::{Question, Stop, Stopped};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// So many words at either side decide the order.
const NEIGHBOURS: usize = 3;
/// Words are looked for among so many bytes at either side of a hit.
const REACH: usize = 120;

/// The places of one term in all articles that stand in columns.
#[derive(Clone, Debug)]
pub struct Concordance {
    /// The term.
    pub term: Term,
    /// The snapshot that all ranges point into.
    pub library: Arc<Library>,
    /// The columns, as in the compare view.
    pub columns: Vec<Column>,
    /// The places, by column, article and position.
    pub places: Vec<Place>,
}

/// A place of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The index of its column.
    pub column: usize,
    /// The article.
    pub article: ArticleId,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// The bytes of the paragraph.
    pub around: Span,
    /// The bytes of the sentence.
    pub sentence: Span,
    /// What matched.
    pub hit: Span,
    /// The term that matched, as written; empty if it cannot be told.
    pub term: Arc<str>,
    /// The words before it, the nearest first, folded.
    left: Vec<String>,
    /// The words after it, folded.
    right: Vec<String>,
}

/// In which order places stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By column and position.
    #[default]
    Text,
    /// By the word to the right, then the next.
    Right,
    /// By the word to the left, then the one before it.
    Left,
}

impl Order {
    /// What the screen calls it.
    pub fn name(self) -> &'static str {
        match self {
            Order::Text => "as in the texts",
            Order::Right => "by the word to the right",
            Order::Left => "by the word to the left",
        }
    }

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Order::Text => Order::Right,
            Order::Right => Order::Left,
            Order::Left => Order::Text,
        }
    }
}

/// The indices of places in an order; equals stand as in the texts.
pub fn sorted(places: &[Place], order: Order, reversed: bool) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..places.len()).collect();
    match order {
        Order::Text => {}
        Order::Right => indices.sort_by(|a, b| places[*a].right.cmp(&places[*b].right).then(a.cmp(b))),
        Order::Left => indices.sort_by(|a, b| places[*a].left.cmp(&places[*b].left).then(a.cmp(b))),
    }
    if reversed {
        indices.reverse();
    }
    indices
}

/// Finds a term in all articles that the question's scope admits.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn concordance(question: &Question, term: &Term, stop: &Stop) -> Result<Concordance, Stopped> {
    let (columns, mut found) = places_of(question, question.arrangement, &[vec![term.clone()]], stop)?;
    let places = found.pop().unwrap_or_default();
    Ok(Concordance { term: term.clone(), library: Arc::clone(&question.library), columns, places })
}

/// The columns of an arrangement, and for each list of terms the places of any of them, of places
/// that overlap the first and longest.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(super) fn places_of(
    question: &Question,
    arrangement: Arrangement,
    lists: &[Vec<Term>],
    stop: &Stop,
) -> Result<(Vec<Column>, Vec<Vec<Place>>), Stopped> {
    let in_scope = comparison::articles_in_scope(&question.library, &question.scope, &question.outlets);
    let (_, columns) = comparison::columns(&in_scope, &question.outlets, arrangement);
    let articles = comparison::articles_in_columns(in_scope, &columns);
    let mut column_of: HashMap<&ArticleId, usize> = HashMap::new();
    for (index, column) in columns.iter().enumerate() {
        column_of.extend(column.articles.iter().map(|id| (id, index)));
    }
    let spec = |terms: &Vec<Term>| TopicSpec {
        rule: Rule { any: terms.clone(), ..Rule::default() },
        ..TopicSpec::default()
    };
    let topics = Topics::new(lists.iter().map(spec).collect(), question.topics.aliases().clone());
    let of_article = |article: &Arc<Article>| -> Result<Vec<Vec<Place>>, Stopped> {
        let Some(column) = column_of.get(&article.id).copied() else {
            return Ok(vec![Vec::new(); lists.len()]);
        };
        let matches = topics.matches(&Reading::of(Arc::clone(article)), stop)?;
        let of_list = |hits: &crate::compare::topics::TopicMatches| {
            let of_hit = |hit: &Arc<Hit>| {
                let (paragraph, sentence) = (hit.paragraph, hit.span);
                let places = places_in(hit).into_iter();
                let term = |span: Span| {
                    let reason = hit.reasons.iter().find(|reason| reason.span == span);
                    reason.map_or_else(|| Arc::from(""), |reason| Arc::clone(&reason.term))
                };
                let told =
                    |span| Place { term: term(span), ..place(article, column, paragraph, sentence, span) };
                places.map(told).collect::<Vec<Place>>()
            };
            hits.iter().flat_map(of_hit).collect::<Vec<Place>>()
        };
        Ok(matches.iter().map(of_list).collect())
    };
    let by_article: Vec<Vec<Vec<Place>>> = articles.par_iter().map(of_article).collect::<Result<_, _>>()?;
    let mut found = vec![Vec::new(); lists.len()];
    for of_article in by_article {
        for (all, places) in found.iter_mut().zip(of_article) {
            all.extend(places);
        }
    }
    let rank: HashMap<&ArticleId, usize> =
        columns.iter().flat_map(|column| &column.articles).enumerate().map(|(at, id)| (id, at)).collect();
    for places in &mut found {
        stop.poll()?;
        places.sort_by_key(|place: &Place| (rank.get(&place.article).copied(), place.hit));
    }
    Ok((columns, found))
}

fn place(article: &Article, column: usize, paragraph: usize, sentence: Span, hit: Span) -> Place {
    let body = article.body.as_str();
    let around = article.paragraphs().get(paragraph).map_or(sentence, |paragraph| paragraph.span);
    let before = Span::new(boundary(body, hit.start.saturating_sub(REACH).max(around.start)), hit.start);
    let after = Span::new(hit.end, boundary(body, (hit.end + REACH).min(around.end)).max(hit.end));
    let folded = |span: Span| -> Vec<String> {
        words(body, span).map(|word| fold_word(word.span.of(body)).into_owned()).collect()
    };
    let mut left: Vec<String> = folded(before).into_iter().rev().take(NEIGHBOURS).collect();
    left.shrink_to_fit();
    let right = folded(after).into_iter().take(NEIGHBOURS).collect();
    Place {
        column,
        article: article.id.clone(),
        paragraph: paragraph + 1,
        around,
        sentence,
        hit,
        term: Arc::from(""),
        left,
        right,
    }
}

/// The char boundary at or before an offset.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Body, Meta, Outlets, Scope};
    use crate::compare::topics::Aliases;

    fn question(texts: &[(&str, &str)]) -> Question {
        let article = |(id, text): &(&str, &str)| {
            let meta = Meta { outlet: (*id).into(), ..Meta::default() };
            let body = Body::new(text);
            Arc::new(Article::new(ArticleId::new(id), String::new(), String::new(), meta, 0, body))
        };
        Question {
            library: Arc::new(Library::new(texts.iter().map(article).collect())),
            scope: Arc::new(Scope::default()),
            outlets: Arc::new(Outlets::default()),
            topics: Arc::new(Topics::new(Vec::new(), Aliases::default())),
            arrangement: Arrangement::default(),
            corrections: Arc::default(),
        }
    }

    #[test]
    fn places_stand_as_in_the_texts_or_by_their_neighbours() {
        let texts = [("a", "Old ships sank. New ships came."), ("b", "The ships are grey; big Ships burn.")];
        let found = concordance(&question(&texts), &Term::parse("ships").unwrap(), &Stop::default()).unwrap();
        #[track_caller]
        fn check(found: &Concordance, order: Order, reversed: bool, expected: &[&str]) {
            let told: Vec<String> = sorted(&found.places, order, reversed)
                .into_iter()
                .map(|index| {
                    let place = &found.places[index];
                    format!(
                        "{} {}",
                        place.article,
                        [&place.left[..1], &place.right[..1]].concat().join(" _ ")
                    )
                })
                .collect();
            assert_eq!(told, expected);
        }
        check(&found, Order::Text, false, &["a old _ sank", "a new _ came", "b the _ are", "b big _ burn"]);
        check(&found, Order::Right, false, &["b the _ are", "b big _ burn", "a new _ came", "a old _ sank"]);
        check(&found, Order::Left, false, &["b big _ burn", "a new _ came", "a old _ sank", "b the _ are"]);
        check(&found, Order::Text, true, &["b big _ burn", "b the _ are", "a new _ came", "a old _ sank"]);
    }

    #[test]
    fn overlapping_terms_of_one_list_count_once() {
        let terms = ["operation", "special operation"].map(|term| Term::parse(term).unwrap()).to_vec();
        let question = question(&[("a", "A special operation. An operation.")]);
        let (_, found) = places_of(&question, question.arrangement, &[terms], &Stop::default()).unwrap();
        let body = "A special operation. An operation.";
        let told: Vec<&str> = found[0].iter().map(|place| place.hit.of(body)).collect();
        assert_eq!(told, ["special operation", "operation"]);
    }
}
