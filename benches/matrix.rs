//! What the matrix costs: its tables, and a key pressed in each of its layouts.

use crate::draw::{SIZE, frame, press, reader_by};
use crate::generate;
use divan::Bencher;
use parallax::compare::Memo;
use parallax::compare::comparison::Columns;
use parallax::compare::tables::matrix::matrix;
use parallax::compare::tables::omissions::omissions;
use parallax::compare::tables::times::{Period, times};
use parallax::ui::keymap::KeySequence;
use parallax::ui::model::Model;
use parallax::ui::update::{Effect, Event, Message, update};

const COLUMNS: [&str; 2] = ["article", "outlet"];

/// A reader of a thousand articles in one of the layouts of the matrix, with its answer.
fn reader_in(columns: &str, keys: &[&str]) -> Model {
    let kind = if columns == "article" { Columns::Article } else { Columns::Outlet };
    let mut model = reader_by(generate::library(1000, 20), Some(kind));
    for key in
        keys.iter().filter_map(|text| KeySequence::parse(text).ok()).flat_map(|keys| keys.keys().to_vec())
    {
        for effect in update(&mut model, Event::Key(key)) {
            let Effect::Ask { ticket, ask } = effect else { continue };
            let answer = ask.answer(&Memo::default(), &generate::no_stop()).ok();
            update(&mut model, Event::Message(Message::Answered { ticket, answer }));
        }
    }
    model
}

fn bench_key(bencher: Bencher<'_, '_>, columns: &str, keys: &[&str]) {
    let mut model = reader_in(columns, keys);
    bencher.bench_local(|| {
        press(&mut model, "j");
        press(&mut model, "l");
        frame(&model)
    });
}

#[divan::bench(args = COLUMNS)]
fn keys_in_the_matrix(bencher: Bencher<'_, '_>, columns: &str) {
    bench_key(bencher, columns, &["2"]);
}

#[divan::bench(args = COLUMNS)]
fn keys_in_omissions(bencher: Bencher<'_, '_>, columns: &str) {
    bench_key(bencher, columns, &["2", "v"]);
}

#[divan::bench(args = COLUMNS)]
fn keys_in_times(bencher: Bencher<'_, '_>, columns: &str) {
    bench_key(bencher, columns, &["2", "v", "v"]);
}

#[divan::bench(args = COLUMNS)]
fn a_resize(bencher: Bencher<'_, '_>, columns: &str) {
    let mut model = reader_in(columns, &["2"]);
    bencher.bench_local(|| {
        update(&mut model, Event::Resize(SIZE.0, SIZE.1));
    });
}

#[divan::bench(args = COLUMNS)]
fn tables(bencher: Bencher<'_, '_>, columns: &str) {
    let model = reader_in(columns, &[]);
    let comparisons: Vec<_> = model.shared.comparisons.iter().flatten().cloned().collect();
    let stop = generate::no_stop();
    bencher.bench_local(|| {
        let counted = matrix(&comparisons, &stop).map(|matrix| matrix.all.sentences);
        let missing = comparisons.first().map(|first| omissions(first, &stop).map(|found| found.rows.len()));
        (counted, missing, times(&comparisons, Period::Week, &stop).map(|times| times.periods.len()))
    });
}
