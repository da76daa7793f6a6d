//! How long a filter takes to its first result, when what it is of is known: what the worker does
//! from a key to the comparison that is shown, and to the count that is told while one types.

use crate::generate;
use divan::Bencher;
use parallax::compare::answers::{Ask, Asked};
use parallax::compare::filter::{Filter, InForce};
use parallax::compare::{Memo, Question, compare_once};
use std::sync::Arc;

/// Conditions of every kind; `figure` hides least, so that most is copied.
const FILTERS: [&str; 6] = [
    "figure",
    "quote differ",
    "outlet:\"Northern Wire\" outlet:\"Capital Daily\"",
    "from:2021-12 -undated shared",
    "text:border",
    "text:/[Tt]roops|tanks/ text:winter",
];

fn known(articles: usize) -> (Question, Memo, usize) {
    let (question, memo) = (generate::question(generate::library(articles, 20)), Memo::default());
    let counts = (0..question.topics.listed()).map(|topic| {
        let compared = compare_once(&question, topic, &memo, &generate::no_stop());
        (compared.map_or(0, |comparison| comparison.counts.passages), topic)
    });
    // Of the listed topics the one with most passages.
    let largest = counts.max().map_or(0, |(_, topic)| topic);
    (question, memo, largest)
}

fn filter(written: &str) -> Filter {
    written.parse().unwrap_or_else(|error| panic!("{error}"))
}

#[divan::bench(args = FILTERS)]
fn first_result_of_1000_articles(bencher: Bencher<'_, '_>, written: &str) {
    let (question, memo, topic) = known(1000);
    bencher
        .with_inputs(|| {
            let in_force = InForce { filter: filter(written), new_articles: Arc::default() };
            Question { filter: Arc::new(in_force), ..question.clone() }
        })
        .bench_refs(|question| compare_once(question, topic, &memo, &generate::no_stop()).ok());
}

#[divan::bench(args = FILTERS)]
fn count_while_typing_of_1000_articles(bencher: Bencher<'_, '_>, written: &str) {
    let (question, memo, topic) = known(1000);
    let ask = Ask { question, asked: Asked::Passing { topic, filter: filter(written) } };
    bencher.bench(|| ask.answer(&memo, &generate::no_stop()).ok());
}
