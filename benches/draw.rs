//! How long one frame takes: the compare view as it stands, after a key, and after a resize.

use crate::generate;
use divan::Bencher;
use parallax::compare::articles::Library;
use parallax::compare::comparison::Columns;
use parallax::compare::{Memo, compare};
use parallax::ui::draw;
use parallax::ui::keymap::{KeySequence, Keymap};
use parallax::ui::model::{Model, Settings};
use parallax::ui::theme::{Theme, ThemeChoice};
use parallax::ui::update::{Event, Message, update};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// A large terminal.
pub(crate) const SIZE: (u16, u16) = (200, 60);

/// A reader of `count` generated articles, all topics compared.
fn reader(count: usize) -> Model {
    reader_of(generate::library(count, 20))
}

fn reader_of(library: Library) -> Model {
    reader_by(library, None)
}

/// A reader of this library, with columns of this kind, all topics compared.
pub(crate) fn reader_by(library: Library, columns: Option<Columns>) -> Model {
    let mut question = generate::question(library);
    question.arrangement.columns = columns;
    let library = Arc::clone(&question.library);
    let memo = Memo::default();
    let mut model = Model::new(Settings {
        question: question.clone(),
        theme: Theme::new(ThemeChoice::Dark),
        keymap: Keymap::default(),
        topic_lines: Default::default(),
        wordings: Default::default(),
        collection: "generated".into(),
        sample: false,
        config_path: None,
    });
    update(&mut model, Event::Resize(SIZE.0, SIZE.1));
    update(&mut model, Event::Message(Message::Loaded { library, problems: Vec::new() }));
    let generation = model.shared.generation;
    for topic in 0..question.topics.listed() {
        let Ok(comparison) = compare(&question, topic, &memo, &generate::no_stop()) else { continue };
        let comparison = Arc::new(comparison);
        update(&mut model, Event::Message(Message::Compared { generation, topic, comparison }));
    }
    model
}

pub(crate) fn frame(model: &Model) -> Buffer {
    let (width, height) = model.shared.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(model, &mut buffer);
    buffer
}

pub(crate) fn press(model: &mut Model, text: &str) {
    for key in KeySequence::parse(text).expect("a key").keys() {
        update(model, Event::Key(*key));
    }
}

#[divan::bench(args = [5, 1000])]
fn one_frame(bencher: Bencher<'_, '_>, count: usize) {
    let model = reader(count);
    bencher.bench_local(|| frame(&model));
}

#[divan::bench(args = [5, 1000])]
fn down_and_up(bencher: Bencher<'_, '_>, count: usize) {
    let mut model = reader(count);
    bencher.bench_local(|| {
        press(&mut model, "j");
        divan::black_box(frame(&model));
        press(&mut model, "k");
        frame(&model)
    });
}

#[divan::bench(args = [5, 1000])]
fn next_topic_and_back(bencher: Bencher<'_, '_>, count: usize) {
    let mut model = reader(count);
    bencher.bench_local(|| {
        press(&mut model, "]");
        divan::black_box(frame(&model));
        press(&mut model, "[");
        frame(&model)
    });
}

#[divan::bench(args = [5, 1000])]
fn resize_and_back(bencher: Bencher<'_, '_>, count: usize) {
    let mut model = reader(count);
    bencher.bench_local(|| {
        update(&mut model, Event::Resize(SIZE.0 - 1, SIZE.1));
        divan::black_box(frame(&model));
        update(&mut model, Event::Resize(SIZE.0, SIZE.1));
        frame(&model)
    });
}

/// Folds all rows and unfolds them.
#[divan::bench(args = [5, 1000])]
fn fold_and_unfold(bencher: Bencher<'_, '_>, count: usize) {
    let mut model = reader(count);
    bencher.bench_local(|| {
        press(&mut model, "z");
        divan::black_box(frame(&model));
        press(&mut model, "z");
        frame(&model)
    });
}

/// To the last row and back to the first.
#[divan::bench(args = [5, 1000])]
fn end_and_top(bencher: Bencher<'_, '_>, count: usize) {
    let mut model = reader(count);
    bencher.bench_local(|| {
        press(&mut model, "G");
        divan::black_box(frame(&model));
        press(&mut model, "g g");
        frame(&model)
    });
}

/// Opens an article that is one line of 5 MB, goes to its end, resizes, comes back.
#[divan::bench]
fn an_article_of_one_line(bencher: Bencher<'_, '_>) {
    let mut model = reader_of(generate::one_line(5_000_000));
    bencher.bench_local(|| {
        press(&mut model, "enter");
        divan::black_box(frame(&model));
        press(&mut model, "G");
        divan::black_box(frame(&model));
        update(&mut model, Event::Resize(SIZE.0 - 1, SIZE.1));
        divan::black_box(frame(&model));
        update(&mut model, Event::Resize(SIZE.0, SIZE.1));
        press(&mut model, "esc");
        frame(&model)
    });
}
