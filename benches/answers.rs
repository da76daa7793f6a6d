//! How long the worker takes to answer what views ask beside comparisons.

use crate::generate;
use divan::Bencher;
use divan::counter::ItemsCount;
use parallax::compare::Memo;
use parallax::compare::answers::{Ask, Asked};
use parallax::compare::search::{Query, Reach};
use parallax::compare::tables::word_diff::word_diff;
use parallax::compare::tables::wordings::WordingSpec;
use parallax::compare::text::Span;
use parallax::compare::topics::Term;

fn answer(bencher: Bencher<'_, '_>, articles: usize, asked: Asked) {
    let ask = Ask { question: generate::question(generate::library(articles, 20)), asked };
    // Paragraphs and sentences are cut once in an article's life.
    divan::black_box(ask.answer(&Memo::default(), &generate::no_stop()).ok());
    bencher
        .counter(ItemsCount::new(articles))
        .bench(|| ask.answer(&Memo::default(), &generate::no_stop()).ok());
}

/// The words, each a term.
fn terms(words: &[&str]) -> Vec<Term> {
    words.iter().filter_map(|word| Term::parse(word).ok()).collect()
}

#[divan::bench(args = [5, 1000])]
fn places_of_a_term(bencher: Bencher<'_, '_>, articles: usize) {
    let term = Term::parse("the").expect("a term");
    answer(bencher, articles, Asked::Concordance(term));
}

#[divan::bench(args = [5, 1000])]
fn wordings(bencher: Bencher<'_, '_>, articles: usize) {
    let lists = vec![terms(&["troops", "soldiers"]), terms(&["forces"]), terms(&["talk*", "/met with/"])];
    let spec = WordingSpec { name: "Who stands there".into(), terms: lists };
    answer(bencher, articles, Asked::Wordings([spec].into()));
}

/// As many pairs of quotations as fill a large screen, word by word.
#[divan::bench]
fn word_diff_of_a_full_screen(bencher: Bencher<'_, '_>) {
    let sentence = "Officials in the capital described the mood as calm but watchful, and nobody in the ministry \
                    would speak on the record while analysts differ on what the step means for the coming winter";
    let other = sentence.replace("calm but ", "").replace("coming", "long") + " and spring";
    let span = |text: &str| Span::new(0, text.len());
    bencher.bench_local(|| {
        for _ in 0..30 {
            divan::black_box(word_diff((sentence, span(sentence)), (&other, span(&other))));
        }
    });
}

/// Until there is something for a first screen: of words that are rare, of a common one, of an
/// expression, of numbers.
#[divan::bench(args = ["prism", "the", "/report|ministry/", "125000", "40"])]
fn first_results_of_a_search(bencher: Bencher<'_, '_>, written: &str) {
    search(bencher, written, Reach::First);
}

#[divan::bench(args = ["prism", "the", "/report|ministry/", "125000", "40"])]
fn all_results_of_a_search(bencher: Bencher<'_, '_>, written: &str) {
    search(bencher, written, Reach::All);
}

fn search(bencher: Bencher<'_, '_>, written: &str, reach: Reach) {
    let query = Query::parse(written).ok().flatten().expect("a query");
    answer(bencher, 1000, Asked::Search(query, reach));
}
