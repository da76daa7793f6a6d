//! The strip beside the text: where each topic falls in the whole article, and what part is seen.
//!
//! After the dispersion plots of concordancers (AntConc) and coverage plots of coding programs
//! (NVivo). As tall as the pane, each line a part of the body of equal length; beside what is seen
//! (▐) a column a topic, its letter on the frame below, a legend in the details. What there is no
//! room for shares the last column. Shades say how much of the part a topic's passages cover, bars
//! how often a term stands in it, so that all is read without colour.

use super::marks::Marks;
use crate::compare::tables::dispersion::{Part, cut};
use crate::compare::text::Span;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::write;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Panes of fewer cells have a strip of two columns.
const NARROW: u16 = 60;
/// Panes of as many cells have a column for each topic.
const WIDE: u16 = 100;
/// More topics than this share a column.
const MOST_TOPICS: usize = 8;
/// The letter of the column of all topics that have none of their own.
pub(super) const REST: &str = "+";
/// The letter of the column of the term that is sought.
pub(super) const TERM: &str = "*";

/// A column of the strip.
struct Column<'a> {
    letter: String,
    role: Role,
    places: Vec<&'a [Span]>,
    counts: bool,
}

/// How many cells the strip takes of a pane of this width, a blank one before it included.
pub(super) fn width(pane: u16, shared: &Shared) -> u16 {
    let topics = shared.settings.question.topics.listed().min(MOST_TOPICS) as u16;
    match pane {
        WIDE.. => 4 + topics,
        NARROW.. => 5,
        _ => 2,
    }
}

/// The letter of a topic: by its place in the config, so that it is the same in all articles.
pub(super) fn letter(topic: usize) -> String {
    let letters = ('a'..='z').chain('A'..='Z');
    letters.skip(topic).take(1).next().unwrap_or('·').to_string()
}

/// Draws the strip into `area`, and the letters of its columns into the line below it.
pub(super) fn draw(
    marks: &Marks,
    (length, seen): (usize, Span),
    shared: &Shared,
    area: Rect,
    buffer: &mut Buffer,
) {
    let height = usize::from(area.height);
    let thumb = cut(length, &[seen], height);
    let columns = columns(marks, shared, area.width);
    let first = area.right().saturating_sub(columns.len() as u16);
    let mut put = |x: u16, y: u16, sign: &str, role| {
        write(buffer, (x, y), area.right(), sign, shared.style(role));
    };
    for (y, part) in (area.y..).zip(&thumb) {
        let sign = if part.covered > 0.0 { "▐" } else { " " };
        put(first.saturating_sub(1), y, sign, Role::Text);
    }
    for (x, column) in (first..).zip(&columns) {
        for (y, part) in (area.y..).zip(parts(column, length, height)) {
            let sign = if column.counts { tally(part) } else { part.shade().unwrap_or(' ') };
            put(x, y, sign.encode_utf8(&mut [0; 4]), column.role);
        }
        put(x, area.bottom(), &column.letter, column.role);
    }
}

fn parts(column: &Column<'_>, length: usize, height: usize) -> Vec<Part> {
    match column.places[..] {
        [places] => cut(length, places, height),
        _ => {
            let mut all: Vec<Span> = column.places.concat();
            all.sort();
            cut(length, &all, height)
        }
    }
}

/// The columns behind the one that says what is seen: the term that is sought, the present topic,
/// the others, as far as there is room for them.
fn columns<'a>(marks: &'a Marks, shared: &Shared, width: u16) -> Vec<Column<'a>> {
    let own = |places: &[Span]| !places.is_empty();
    let mut columns = Vec::new();
    if let Some(places) = marks.places() {
        columns.push(Column { letter: TERM.into(), role: Role::Cursor, places: vec![places], counts: true });
    }
    let is_own = |topic: usize| topic == shared.topic;
    let topics = || marks.topics().iter();
    let of_own = topics().filter(|topic| is_own(topic.topic)).map(|topic| &*topic.passages).next();
    let own_places = of_own.filter(|places| own(places)).unwrap_or_default();
    if width <= 2 {
        // One column beside what is seen: the term if one is sought, else the topic.
        let topic =
            || Column { letter: "─".into(), role: Role::Cursor, places: vec![own_places], counts: false };
        let term = columns.pop().map(|term| Column { letter: "─".into(), ..term });
        return vec![term.unwrap_or_else(topic)];
    }
    columns.push(Column {
        letter: letter(shared.topic),
        role: Role::Cursor,
        places: vec![own_places],
        counts: false,
    });
    let others: Vec<_> = topics().filter(|topic| !is_own(topic.topic)).collect();
    // A blank cell, what is seen, the term and the present topic take four.
    let room = usize::from(width.saturating_sub(4));
    let single = if others.len() <= room && room > 1 { others.len() } else { room.saturating_sub(1) };
    let (single, rest) = others.split_at(single);
    columns.extend(single.iter().map(|topic| Column {
        letter: letter(topic.topic),
        role: Role::OtherTopic,
        places: vec![&topic.passages],
        counts: false,
    }));
    if !rest.is_empty() {
        let places = rest.iter().map(|topic| &*topic.passages).collect();
        columns.push(Column { letter: REST.into(), role: Role::OtherTopic, places, counts: false });
    }
    columns
}

/// How many places begin in a part: none, one, two, more.
fn tally(part: Part) -> char {
    match part.begun {
        0 => ' ',
        1 => '-',
        2 => '=',
        _ => '≡',
    }
}
