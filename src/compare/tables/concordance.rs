//! Every place of a term with its neighbourhood: keyword in context (Luhn 1960).
//!
//! The matcher of topics finds the places, so that a term means here what it means in the config:
//! folded, with aliases, never in furniture. Shared with the wordings, which look for many terms in
//! one pass. `order` sorts what was found.

mod order;

pub use order::{Order, PlaceList};

use super::places::places_in;
use crate::compare::articles::{Article, ArticleId, Library};
use crate::compare::comparison::{self, Arrangement, Column};
use crate::compare::evidence::Reading;
use crate::compare::text::Span;
use crate::compare::topics::{Hit, Term, TopicSpec, Topics};
use crate::compare::{Question, Stop, Stopped};
use rayon::prelude::*;
use std::sync::Arc;

/// The places of one term in all articles that stand in columns.
#[derive(Clone, Debug)]
pub struct Concordance {
    /// The term.
    pub term: Term,
    /// The snapshot that all ranges point into.
    pub library: Arc<Library>,
    /// The columns, as in the compare view.
    pub columns: Arc<[Column]>,
    /// The places.
    pub places: Arc<PlaceList>,
    /// How many there are: one count a column.
    pub counts: Vec<Count>,
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
}

/// How often something stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In how many places.
    pub places: usize,
    /// In how many articles.
    pub articles: usize,
}

impl Count {
    /// Of places that stand as in the texts, for each of so many columns.
    pub(super) fn by_column(places: &[Place], columns: usize) -> Vec<Self> {
        let mut counts = vec![Self::default(); columns];
        let mut last = None;
        for place in places {
            let Some(count) = counts.get_mut(place.column) else { continue };
            count.places += 1;
            count.articles += usize::from(last.replace(&place.article) != Some(&place.article));
        }
        counts
    }

    /// Of several columns together; no article stands in two.
    pub fn sum(counts: &[Self]) -> Self {
        let sum = |of: fn(&Self) -> usize| counts.iter().map(of).sum();
        Self { places: sum(|count| count.places), articles: sum(|count| count.articles) }
    }
}

/// Finds a term in all articles that the question's scope admits.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn concordance(question: &Question, term: &Term, stop: &Stop) -> Result<Concordance, Stopped> {
    let (columns, mut found) = places_of(question, question.arrangement, &[vec![term.clone()]], stop)?;
    let places = found.pop().unwrap_or_default();
    let counts = Count::by_column(places.all(), columns.len());
    let (term, library) = (term.clone(), Arc::clone(&question.library));
    Ok(Concordance { term, library, columns, places: Arc::new(places), counts })
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
) -> Result<(Arc<[Column]>, Vec<PlaceList>), Stopped> {
    let in_scope = comparison::articles_in_scope(&question.library, &question.scope, &question.outlets);
    let (_, columns) = comparison::columns(&in_scope, &question.outlets, arrangement);
    let of_columns = columns.iter().enumerate();
    let placed: Vec<(usize, &Arc<Article>)> = of_columns
        .flat_map(|(index, column)| column.articles.iter().map(move |id| (index, id)))
        .filter_map(|(index, id)| Some((index, question.library.get(id)?)))
        .collect();
    let specs = lists.iter().cloned().map(TopicSpec::of_terms).collect();
    let topics = Topics::new(specs, question.topics.aliases().clone());
    let of_article = |(column, article): &(usize, &Arc<Article>)| -> Result<Vec<Vec<Place>>, Stopped> {
        let matches = topics.matches(&Reading::of(Arc::clone(article)), stop)?;
        let of_sentence = |hit: &Arc<Hit>| {
            let place = |span| place(article, *column, hit, span);
            places_in(hit).into_iter().map(place).collect::<Vec<_>>()
        };
        Ok(matches.iter().map(|hits| hits.iter().flat_map(of_sentence).collect()).collect())
    };
    // Columns in their order, articles in that of their column: as in the texts.
    let by_article: Vec<Vec<Vec<Place>>> = placed.par_iter().map(of_article).collect::<Result<_, _>>()?;
    let mut found = vec![Vec::new(); lists.len()];
    for of_article in by_article {
        for (all, places) in found.iter_mut().zip(of_article) {
            all.extend(places);
        }
    }
    let list = |places| PlaceList::new(places, &columns, &question.library, stop);
    let lists = found.into_iter().map(list).collect::<Result<_, _>>()?;
    Ok((columns.into(), lists))
}

fn place(article: &Article, column: usize, in_sentence: &Hit, hit: Span) -> Place {
    let Hit { paragraph, span: sentence, .. } = *in_sentence;
    let around = article.paragraphs().get(paragraph).map_or(sentence, |paragraph| paragraph.span);
    let reason = in_sentence.reasons.iter().find(|reason| reason.span == hit);
    let term = reason.map_or_else(|| Arc::from(""), |reason| Arc::clone(&reason.term));
    Place { column, article: article.id.clone(), paragraph: paragraph + 1, around, sentence, hit, term }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Body, Meta, Published};

    /// Articles of an outlet, a day and a text each.
    fn question(texts: &[(&str, &str, &str)]) -> Question {
        let article = |(index, (outlet, day, text)): (usize, &(&str, &str, &str))| {
            let meta = Meta { outlet: (*outlet).into(), published: Published::parse(day), ..Meta::default() };
            let (id, body) = (ArticleId::new(&format!("{index}")), Body::new(text));
            Arc::new(Article::new(id, String::new(), String::new(), meta, 0, body))
        };
        Question {
            library: Arc::new(Library::new(texts.iter().enumerate().map(article).collect())),
            ..Question::default()
        }
    }

    fn term(written: &str) -> Term {
        Term::parse(written).unwrap()
    }

    fn found(question: &Question, written: &str) -> Concordance {
        concordance(question, &term(written), &Stop::default()).unwrap()
    }

    /// The words around the place at `index`: "left [hit] right".
    fn around(found: &Concordance, index: usize) -> String {
        let place = &found.places.all()[index];
        let body = found.library.get(&place.article).unwrap().body.as_str();
        let [left, right] =
            [Span::new(place.around.start, place.hit.start), Span::new(place.hit.end, place.around.end)];
        format!("{}[{}]{}", left.of(body), place.hit.of(body), right.of(body))
    }

    #[test]
    fn places_stand_in_every_order_that_is_asked_for() {
        let found = found(
            &question(&[
                ("Tern", "2031-05-02", "Old ships sank."),
                ("gull", "", "The Ships ache."),
                ("Auk", "2031-05-01", "the ship Sank twice."),
                ("Auk", "2031-05-04", "— ships"),
            ]),
            "ships",
        );
        #[track_caller]
        fn check(found: &Concordance, order: Order, expected: [&str; 4]) {
            let told = found.places.in_order(order).iter().map(|index| around(found, *index));
            assert_eq!(told.collect::<Vec<_>>(), expected, "{order:?}");
        }
        let [old, the, twice, alone] =
            ["Old [ships] sank.", "The [Ships] ache.", "the [ship] Sank twice.", "— [ships]"];
        check(&found, Order::Text, [twice, old, alone, the]);
        check(&found, Order::Right, [alone, the, old, twice]);
        check(&found, Order::Left, [alone, old, twice, the]);
        check(&found, Order::Outlet, [twice, alone, the, old]);
        check(&found, Order::Date, [twice, old, alone, the]);
    }

    #[test]
    fn neighbours_are_of_the_same_paragraph_and_compared_word_by_word() {
        let text = "Nine grey\n\nships lie here.\n\nTen old ships lie down.\n\nAn old Ship lies.";
        let found = found(&question(&[("a", "", text)]), "ships");
        let told = |order| -> Vec<String> {
            found.places.in_order(order).iter().map(|index| around(&found, *index)).collect()
        };
        let [first, second, third] =
            ["[ships] lie here.", "Ten old [ships] lie down.", "An old [Ship] lies."];
        assert_eq!(told(Order::Left), [first, third, second]);
        assert_eq!(told(Order::Right), [second, first, third]);
    }

    #[test]
    fn orders_go_round() {
        let mut order = Order::default();
        for next in Order::ALL.into_iter().cycle().skip(1).take(Order::ALL.len()) {
            order = order.next();
            assert_eq!(order, next);
        }
    }

    #[test]
    fn places_are_counted_by_column() {
        let articles = [("Gull", "", "Ships and ships."), ("Gull", "", "A ship."), ("Tern", "", "Nothing.")];
        let mut question = question(&articles);
        question.arrangement.columns = Some(comparison::Columns::Outlet);
        let count = |places, articles| Count { places, articles };
        let found = found(&question, "ship");
        assert_eq!(found.counts, [count(3, 2), count(0, 0)]);
        assert_eq!(Count::sum(&found.counts), count(3, 2));
    }

    #[test]
    fn overlapping_terms_of_one_list_count_once() {
        let terms = ["operation", "special operation"].map(term).to_vec();
        let body = "A special operation. An operation.";
        let question = question(&[("a", "", body)]);
        let (_, found) = places_of(&question, question.arrangement, &[terms], &Stop::default()).unwrap();
        let told: Vec<&str> = found[0].all().iter().map(|place| place.hit.of(body)).collect();
        assert_eq!(told, ["special operation", "operation"]);
    }
}
