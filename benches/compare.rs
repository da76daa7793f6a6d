//! How long comparing takes, and how it grows with articles and with sentences of one topic.
//!
//! `from_scratch` holds all that a start costs beside reading files: cutting texts, matching eight
//! topics, evidence, rows. Items are articles, or sentences of the topic: as long as the items a
//! second stay the same from line to line, the time grows with their number alone.

use crate::generate;
use divan::Bencher;
use divan::counter::ItemsCount;
use parallax::compare::{Memo, Question, compare};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// The listed topics one after the other, as on a start.
fn all_topics(question: &Question) {
    let memo = Memo::default();
    for topic in 0..question.topics.listed() {
        divan::black_box(compare(question, topic, &memo, &generate::no_stop()).ok());
    }
}

fn one_core() -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(1).build().expect("a thread")
}

#[divan::bench(args = [5, 250, 1000, 4000], sample_count = 10)]
fn from_scratch_on_one_core(bencher: Bencher<'_, '_>, articles: usize) {
    let pool = one_core();
    bencher
        .counter(ItemsCount::new(articles))
        .with_inputs(|| generate::question(generate::library(articles, 20)))
        .bench_refs(|question| pool.install(|| all_topics(question)));
}

#[divan::bench(args = [5, 250, 1000, 4000], sample_count = 10)]
fn from_scratch_on_all_cores(bencher: Bencher<'_, '_>, articles: usize) {
    bencher
        .counter(ItemsCount::new(articles))
        .with_inputs(|| generate::question(generate::library(articles, 20)))
        .bench_refs(|question| all_topics(question));
}

/// A topic compared again, when what its articles say is known: another order of columns, say.
#[divan::bench(args = [5, 1000])]
fn one_topic_again(bencher: Bencher<'_, '_>, articles: usize) {
    let question = generate::question(generate::library(articles, 20));
    again(bencher, &question, 0, articles);
}

/// Going to the built-in topic of all figures for the first time, the listed ones being known.
#[divan::bench(args = [5, 1000], sample_count = 10)]
fn to_all_figures_on_one_core(bencher: Bencher<'_, '_>, articles: usize) {
    let pool = one_core();
    let memo_of_listed = || {
        let (memo, question) = (Memo::default(), generate::question(generate::library(articles, 20)));
        divan::black_box(compare(&question, 0, &memo, &generate::no_stop()).ok());
        (memo, question)
    };
    bencher.counter(ItemsCount::new(articles)).with_inputs(memo_of_listed).bench_refs(|(memo, question)| {
        pool.install(|| compare(question, question.topics.listed(), memo, &generate::no_stop()))
    });
}

/// Rows of one topic of so many sentences of every kind, evidence known.
#[divan::bench(args = [500, 1000, 2000, 4000], sample_count = 10)]
fn rows_of_sentences(bencher: Bencher<'_, '_>, sentences: usize) {
    again(bencher, &generate::one_topic(sentences, false), 0, sentences);
}

/// Rows of one topic of so many sentences that each state a figure, evidence known.
#[divan::bench(args = [500, 1000, 2000, 4000], sample_count = 10)]
fn rows_of_figures(bencher: Bencher<'_, '_>, sentences: usize) {
    again(bencher, &generate::one_topic(sentences, true), 0, sentences);
}

fn again(bencher: Bencher<'_, '_>, question: &Question, topic: usize, items: usize) {
    let memo = Memo::default();
    divan::black_box(compare(question, topic, &memo, &generate::no_stop()).ok());
    let again = || compare(question, topic, &memo, &generate::no_stop());
    bencher.counter(ItemsCount::new(items)).bench(again);
}
