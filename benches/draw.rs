//! How long one frame takes, in each view: as it stands, after a key, and after a resize.
//!
//! What a view asks of the worker is answered between keys and not counted; `answers` measures it.

use crate::generate;
use crossterm::event::{KeyCode, KeyModifiers};
use divan::Bencher;
use parallax::compare::articles::Library;
use parallax::compare::{Memo, Question, compare_once};
use parallax::ui::draw;
use parallax::ui::keymap::{Key, KeySequence, Keymap};
use parallax::ui::model::{Model, Settings};
use parallax::ui::theme::{Theme, ThemeChoice};
use parallax::ui::update::{Effect, Event, Message, update};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// A large terminal.
const SIZE: (u16, u16) = (200, 60);

/// A reader at work, its questions answered at once.
struct Reader {
    model: Model,
    memo: Memo,
}

/// A reader of `count` generated articles, all topics compared.
fn reader(count: usize) -> Reader {
    reader_of(generate::library(count, 20))
}

fn reader_of(library: Library) -> Reader {
    let question = generate::question(library);
    let library = Arc::clone(&question.library);
    let model = Model::new(Settings {
        question,
        theme: Theme::new(ThemeChoice::Dark),
        mouse: false,
        keymap: Keymap::default(),
        topic_lines: Default::default(),
        wordings: Default::default(),
        collection: "generated".into(),
        sample: false,
        config_hash: 0,
        config_path: None,
        author: None,
        off: Default::default(),
        config_text: "".into(),
        unsaved: None,
    });
    let mut reader = Reader { model, memo: Memo::default() };
    reader.happen(Event::Resize(SIZE.0, SIZE.1));
    reader.happen(Event::Message(Message::Loaded { library, problems: Vec::new() }));
    reader
}

impl Reader {
    /// Takes in an event and performs what follows.
    fn happen(&mut self, event: Event) {
        for effect in update(&mut self.model, event) {
            match effect {
                Effect::Compare { generation, question, first } => self.compare(generation, &question, first),
                Effect::Ask { ticket, ask } => {
                    let answer = ask.answer(&self.memo, &generate::no_stop()).ok();
                    self.happen(Event::Message(Message::Answered { ticket, answer }));
                }
                _ => {}
            }
        }
    }

    fn compare(&mut self, generation: u64, question: &Question, first: usize) {
        let others = (0..question.topics.listed()).filter(|topic| *topic != first);
        for topic in std::iter::once(first).chain(others) {
            let Ok(comparison) = compare_once(question, topic, &self.memo, &generate::no_stop()) else {
                continue;
            };
            self.happen(Event::Message(Message::Compared { generation, topic, comparison }));
        }
    }

    /// Presses the keys of a sequence, parted by spaces.
    fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            for key in KeySequence::parse(key).expect("a key").keys() {
                self.happen(Event::Key(*key));
            }
        }
    }

    /// Types a text.
    fn enter(&mut self, text: &str) {
        for c in text.chars() {
            self.happen(Event::Key(Key::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
    }
}

fn frame(model: &Model) -> Buffer {
    let (width, height) = model.shared.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(model, &mut buffer);
    buffer
}

#[divan::bench(args = [5, 1000])]
fn one_frame(bencher: Bencher<'_, '_>, count: usize) {
    let reader = reader(count);
    bencher.bench_local(|| frame(&reader.model));
}

#[divan::bench(args = [5, 1000])]
fn down_and_up(bencher: Bencher<'_, '_>, count: usize) {
    let mut reader = reader(count);
    bencher.bench_local(|| {
        reader.press("j");
        divan::black_box(frame(&reader.model));
        reader.press("k");
        frame(&reader.model)
    });
}

#[divan::bench(args = [5, 1000])]
fn next_topic_and_back(bencher: Bencher<'_, '_>, count: usize) {
    let mut reader = reader(count);
    bencher.bench_local(|| {
        reader.press("]");
        divan::black_box(frame(&reader.model));
        reader.press("[");
        frame(&reader.model)
    });
}

#[divan::bench(args = [5, 1000])]
fn resize_and_back(bencher: Bencher<'_, '_>, count: usize) {
    let mut reader = reader(count);
    bencher.bench_local(|| {
        reader.happen(Event::Resize(SIZE.0 - 1, SIZE.1));
        divan::black_box(frame(&reader.model));
        reader.happen(Event::Resize(SIZE.0, SIZE.1));
        frame(&reader.model)
    });
}

/// Folds all rows and unfolds them.
#[divan::bench(args = [5, 1000])]
fn fold_and_unfold(bencher: Bencher<'_, '_>, count: usize) {
    let mut reader = reader(count);
    bencher.bench_local(|| {
        reader.press("z");
        divan::black_box(frame(&reader.model));
        reader.press("z");
        frame(&reader.model)
    });
}

/// To the last row and back to the first.
#[divan::bench(args = [5, 1000])]
fn end_and_top(bencher: Bencher<'_, '_>, count: usize) {
    let mut reader = reader(count);
    bencher.bench_local(|| {
        reader.press("G");
        divan::black_box(frame(&reader.model));
        reader.press("g g");
        frame(&reader.model)
    });
}

/// Opens an article that is one line of 5 MB, goes to its end, resizes, comes back.
#[divan::bench]
fn an_article_of_one_line(bencher: Bencher<'_, '_>) {
    let mut reader = reader_of(generate::one_line(5_000_000));
    bencher.bench_local(|| {
        reader.press("enter");
        divan::black_box(frame(&reader.model));
        reader.press("G");
        divan::black_box(frame(&reader.model));
        reader.happen(Event::Resize(SIZE.0 - 1, SIZE.1));
        divan::black_box(frame(&reader.model));
        reader.happen(Event::Resize(SIZE.0, SIZE.1));
        reader.press("esc");
        frame(&reader.model)
    });
}

/// A view under a digit, with what it asked for answered: one frame of it.
#[divan::bench(args = VIEWS)]
fn one_frame_of_a_view(bencher: Bencher<'_, '_>, (_, keys): (&str, &str)) {
    let mut reader = reader(1000);
    go(&mut reader, keys);
    bencher.bench_local(|| frame(&reader.model));
}

/// The same, and a key up and down, each with its frame.
#[divan::bench(args = VIEWS)]
fn down_and_up_in_a_view(bencher: Bencher<'_, '_>, (_, keys): (&str, &str)) {
    let mut reader = reader(1000);
    go(&mut reader, keys);
    bencher.bench_local(|| {
        reader.press("j");
        divan::black_box(frame(&reader.model));
        reader.press("k");
        frame(&reader.model)
    });
}

/// The views, and the keys that lead there; `"…"` is typed.
const VIEWS: &[(&str, &str)] = &[
    ("compare", "1"),
    ("compare, held against a base", "b"),
    ("matrix", "2"),
    ("omissions", "2 v"),
    ("timeline", "2 v v"),
    ("figures", "3"),
    ("chart", "3 v"),
    ("voices", "4"),
    ("same quotations", "4 v"),
    ("concordance", "* \"troops\" enter"),
    ("article", "enter"),
    ("two articles", "enter |"),
    ("counterparts", "C"),
    ("near misses", "W"),
];

fn go(reader: &mut Reader, keys: &str) {
    for part in keys.split_whitespace() {
        match part.strip_prefix('"').and_then(|part| part.strip_suffix('"')) {
            Some(text) => reader.enter(text),
            None => reader.press(part),
        }
    }
}
