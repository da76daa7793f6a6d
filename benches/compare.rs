//! How long eight topics take over 5 and 1,000 articles: all from scratch, and one topic when
//! matches and evidence are known.

use crate::generate;
use divan::Bencher;
use parallax::compare::{Memo, compare};

#[divan::bench(args = [5, 1000])]
fn all_topics_from_scratch(bencher: Bencher<'_, '_>, count: usize) {
    bencher.with_inputs(|| generate::question(generate::library(count, 20))).bench_values(|question| {
        let memo = Memo::default();
        for topic in 0..question.topics.listed() {
            divan::black_box(compare(&question, topic, &memo, &generate::no_stop()).ok());
        }
    });
}

#[divan::bench(args = [5, 1000])]
fn one_topic_known(bencher: Bencher<'_, '_>, count: usize) {
    let question = generate::question(generate::library(count, 20));
    let memo = Memo::default();
    divan::black_box(compare(&question, 0, &memo, &generate::no_stop()).ok());
    bencher.bench(|| compare(&question, 0, &memo, &generate::no_stop()));
}
