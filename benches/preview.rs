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

/// Until there is something to show: sentences by column, and how often each term stands there.
#[divan::bench(args = TYPED, consts = [5, 1000])]
fn first_preview<const ARTICLES: usize>(bencher: Bencher<'_, '_>, typed: (&str, &str)) {
    one_letter(bencher, ARTICLES, typed, Asked::Glance);
}

/// Until passages, rows and the dry run are there, when nothing was shown before.
#[divan::bench(args = TYPED, consts = [5, 1000])]
fn whole_preview<const ARTICLES: usize>(bencher: Bencher<'_, '_>, typed: (&str, &str)) {
    one_letter(bencher, ARTICLES, typed, |spec| Asked::Draft(spec, None));
}

fn one_letter(
    bencher: Bencher<'_, '_>,
    articles: usize,
    (before, now): (&str, &str),
    asked: impl Fn(Arc<TopicSpec>) -> Asked,
) {
    let (question, memo) = known(articles);
    let ask = |typed: &str| Ask { question: question.clone(), asked: asked(spec(typed)) };
    let asks = [ask(before), ask(now)];
    divan::black_box(asks[1].answer(&memo, &generate::no_stop()).ok());
    let mut turn = 1;
    bencher
        .counter(ItemsCount::new(articles))
        .with_inputs(|| {
            memo.keep_only(&question);
            turn = 1 - turn;
            turn
        })
        .bench_local_values(|turn| asks[turn].answer(&memo, &generate::no_stop()).ok());
}
