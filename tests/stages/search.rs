//! All articles searched: what is found, in which order, and what is said of numbers.

use crate::common::{library, library_of, settings, shipped};
use parallax::compare::answers::{Answered, Ask, Asked};
use parallax::compare::evidence::values;
use parallax::compare::search::{Found, Query, Reach};
use parallax::compare::{Memo, Question, Stop};
use std::sync::Arc;

fn found_by(question: &Question, written: &str, reach: Reach) -> Arc<Found> {
    let query = Query::parse(written).unwrap().expect("something is typed");
    let ask = Ask { question: question.clone(), asked: Asked::Search(query, reach) };
    Found::of(&ask.answer(&Memo::default(), &Stop::default()).unwrap()).unwrap()
}

fn found(question: &Question, written: &str) -> Arc<Found> {
    found_by(question, written, Reach::All)
}

/// Article, paragraph and words of each hit.
fn told(found: &Found) -> Vec<String> {
    let mut told = Vec::new();
    for place in &found.places {
        let body = found.library.get(&place.article).unwrap().body.as_str();
        for hit in &place.hits {
            let furniture = if place.furniture { " furniture" } else { "" };
            told.push(format!("{} ¶{} {}{furniture}", place.article, place.paragraph, hit.of(body)));
        }
    }
    told
}

#[test]
fn places_stand_in_the_order_of_the_columns() {
    let question = settings(Arc::new(library())).question;
    let ships = found(&question, "SHIP");
    assert_eq!(
        told(&ships),
        ["post-strait ¶2 ship", "daily-fleet ¶1 ship", "rundblick ¶1 ship", "loose-page ¶2 ship"]
    );
    assert_eq!((ships.count.places, ships.count.articles, ships.looked), (4, 4, 4));
    assert_eq!(told(&found(&question, "frigates gather")), ["post-strait ¶1 Frigates gather furniture"]);
    assert!(found(&question, "dreadnought").places.is_empty());
}

#[test]
fn several_places_of_a_sentence_are_one_and_none_crosses_paragraphs() {
    let library = library_of(&[("a", "Head line\n\nGrey ships and ships. More ships\n\nsail away.\n")]);
    let question = settings(Arc::new(library)).question;
    let ships = found(&question, "ships");
    assert_eq!(ships.places.iter().map(|place| place.hits.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(found(&question, "ships sail").count.places, 0);
    assert_eq!(told(&found(&question, "ships. more")), ["a ¶2 ships. More"]);
}

#[test]
fn a_number_says_whose_it_is_and_who_says_so() {
    let text = "Peru has 125,000 soldiers on its border, Defence Minister Ada Brink said. Nobody counted. \
                Peru has about 125 thousand soldiers there.\n";
    let question = settings(Arc::new(library_of(&[("a", &format!("Head\n\n{text}"))]))).question;
    let found = found(&question, "125000");
    assert_eq!(told(&found), ["a ¶2 125,000", "a ¶2 125 thousand"]);
    let figures: Vec<_> = found.places.iter().flat_map(|place| &place.figures).collect();
    assert_eq!(figures.len(), 2, "{figures:#?}");
    assert!(figures.iter().all(|figure| figure.value == 125_000.0));
    let name =
        |named: &Option<parallax::compare::evidence::Named>| named.as_ref().map(|named| named.name.clone());
    assert_eq!(name(&figures[0].whose).as_deref(), Some("Peru"));
    assert!(name(&figures[0].said_by).is_some_and(|name| name.contains("Brink")), "{:?}", figures[0].said_by);
}

/// The digits and words that are looked for before a sentence is read leave out no number of the
/// shipped articles.
#[test]
fn every_number_of_the_articles_is_found_by_its_value() {
    let question = shipped().question;
    let mut checked = 0;
    for article in question.library.articles() {
        let body = article.body.as_str();
        for paragraph in 0..article.paragraphs().len() {
            for sentence in article.sentences(paragraph) {
                for value in values(body, *sentence) {
                    let Ok(Some(query)) = Query::parse(&format!("{}", value.value)) else { continue };
                    let places = query.places(sentence.of(body));
                    let is_found =
                        places.iter().any(|place| place.shift(sentence.start).overlaps(value.span));
                    assert!(is_found, "{} in {}", value.value, sentence.of(body));
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 20, "only {checked} numbers");
}

#[test]
fn a_first_answer_is_the_beginning_of_the_whole_one() {
    let many: Vec<(String, String)> = (0..300)
        .map(|n| (format!("a{n:03}"), format!("Head {n}\n\nA ship left. Ships came back.\n")))
        .collect();
    let texts: Vec<(&str, &str)> = many.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let question = settings(Arc::new(library_of(&texts))).question;
    let (first, all) = (found_by(&question, "ship", Reach::First), found(&question, "ship"));
    assert!(!first.is_whole() && all.is_whole());
    assert_eq!(first.places[..], all.places[..first.places.len()]);
    assert_eq!((all.count.places, all.count.articles), (600, 300));
    // Of a number all places are there, and whose it is of as many as a screen shows.
    let sentences = "Peru has 125,000 soldiers on its border.\n\n".repeat(60);
    let numbers = settings(Arc::new(library_of(&[("a", &format!("Head\n\n{sentences}"))]))).question;
    let (first, all) = (found_by(&numbers, "125k", Reach::First), found(&numbers, "125k"));
    assert!(!first.is_whole() && all.is_whole());
    assert_eq!((first.places.len(), first.count), (60, all.count));
    assert_eq!(first.places[..first.read], all.places[..first.read]);
    assert!(all.places.iter().all(|place| place.figures.len() == 1));
    let stop = Stop::default();
    stop.raise();
    let asked = Asked::Search(Query::parse("ship").unwrap().unwrap(), Reach::All);
    assert!(Ask { question, asked }.answer(&Memo::default(), &stop).is_err());
}
