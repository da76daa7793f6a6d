//! What one more letter costs in the workshop, on five articles and on a thousand: what the thread
//! that answers does until there is something to show, and until all of it is there.

use crate::generate;
use divan::Bencher;
use divan::counter::ItemsCount;
use parallax::compare::answers::{Ask, Asked};
use parallax::compare::topics::{Term, TopicSpec};
use parallax::compare::{Memo, Question, compare_once};
use std::sync::Arc;

/// What was typed before and what is typed now: of a rare word, of a common one, of three terms.
const TYPED: [(&str, &str); 3] = [
    ("communiqu", "communiqué"),
    ("troop", "troops"),
    ("red line, talks, sanction", "red line, talks, sanctions"),
];

fn spec(typed: &str) -> Arc<TopicSpec> {
    let terms = typed.split(", ").map(|term| Term::parse(term).expect("a term"));
    Arc::new(TopicSpec::of_terms(terms.collect()))
}

/// A library of so many articles, all its topics compared.
fn known(articles: usize) -> (Question, Memo) {
    let (question, memo) = (generate::question(generate::library(articles, 20)), Memo::default());
    for topic in 0..question.topics.listed() {
        divan::black_box(compare_once(&question, topic, &memo, &generate::no_stop()).ok());
    }
    (question, memo)
}

#[divan::bench(args = TYPED, consts = [5, 1000])]
fn whole_preview<const ARTICLES: usize>(bencher: Bencher<'_, '_>, (before, now): (&str, &str)) {
    let (question, memo) = known(ARTICLES);
    let ask = |typed: &str| Ask { question: question.clone(), asked: Asked::Draft(spec(typed), None) };
    let asks = [ask(before), ask(now)];
    let mut turn = 0;
    bencher.counter(ItemsCount::new(ARTICLES)).bench_local(|| {
        turn = 1 - turn;
        asks[turn].answer(&memo, &generate::no_stop()).ok()
    });
}
