//! What readers have judged, in sentences for documents: what a topic, a row and a passage hold of it,
//! and what the program has there.
//!
//! Apart from the writers, so that Markdown, HTML and the command line say the same.

use crate::compare::comparison::{Comparison, Passage, PassageFigure, Row, Voice, in_words};
use crate::compare::corrections::{Corrections, Differ, Disagreement, Mark, Orphan};
use crate::compare::counted;
use crate::compare::evidence::{AsOf, Named};

/// What is judged of a topic as a whole, a sentence each; none if nothing is.
pub(super) fn of_topic(comparison: &Comparison) -> Vec<String> {
    let judged = &comparison.judged;
    let mut said = Vec::new();
    let held = comparison.held_judgements().len();
    if held > 0 {
        said.push(format!("holds {}", counted(held, "correction")));
    }
    if !judged.rejected.is_empty() {
        let mut by: Vec<String> = judged.rejected.iter().map(|(.., mark)| mark.who()).collect();
        by.sort();
        by.dedup();
        let passages = counted(judged.rejected.len(), "passage");
        said.push(format!("without {passages} that {} took from the topic", by.join(", ")));
    }
    let (reviewed, cells) = comparison.reviewed();
    if reviewed > 0 {
        said.push(format!("{reviewed} of {} reviewed", counted(cells, "cell")));
    }
    said.extend(judged.disagreements.iter().map(|of| disagreement(&judged.with, of)));
    said.extend(judged.orphans.iter().map(|of| orphan(&judged.with, of)));
    said
}

/// Where judgements differ: "you and anna differ on a figure's value: left as the program reads it".
pub fn disagreement(with: &Corrections, of: &Disagreement) -> String {
    not_agreed(of.on, &with.mark(&of.between))
}

fn not_agreed(on: Differ, between: &Mark) -> String {
    format!("not agreed on: {} ({}); left as the program has it", on.label(), between.who())
}

/// A judgement without its place: "not applied: a note by anna, its words are gone from the article".
pub fn orphan(with: &Corrections, of: &Orphan) -> String {
    let kind = with.get(of.id).map_or("", |judgement| judgement.what.kind());
    format!("not applied: {kind} by {}, {}", with.who(of.id), of.why)
}

/// Who made a row or added to it: "by you".
pub(super) fn of_row(row: &Row) -> Option<String> {
    let mark = row.judged.mark.as_ref()?;
    Some(if row.judged.adds { format!("added to by {}", mark.who()) } else { format!("by {}", mark.who()) })
}

/// What is judged of a passage beside who made its row, a sentence each.
pub(super) fn of_passage(comparison: &Comparison, row: Option<&Row>, passage: &Passage) -> Vec<String> {
    let is_added = row.is_some_and(|row| row.judged.adds);
    let put = put_here(passage).filter(|_| is_added);
    put.into_iter().chain(of_words(comparison, passage)).collect()
}

/// All that is judged of a passage, a sentence each: also who put it into a row of their own.
pub fn all_of_passage(comparison: &Comparison, passage: &Passage) -> Vec<String> {
    put_here(passage).into_iter().chain(of_words(comparison, passage)).collect()
}

fn put_here(passage: &Passage) -> Option<String> {
    passage.judged.put.as_ref().map(|mark| format!("put here by {}", mark.who()))
}

/// What is read otherwise in a passage, and the notes on it.
fn of_words(comparison: &Comparison, passage: &Passage) -> Vec<String> {
    let judged = &passage.judged;
    let mut said = Vec::new();
    said.extend(passage.figures.iter().filter_map(|read| of_figure(comparison, passage, read)));
    said.extend(judged.voices.iter().map(|voice| of_voice(comparison, passage, voice)));
    said.extend(judged.not_agreed.iter().map(|(on, between)| not_agreed(*on, between)));
    said.extend(judged.notes.iter().map(|note| format!("note by {}: {}", note.mark.who(), note.text)));
    said
}

/// What a corrected figure says, and what the program reads.
pub(super) fn of_figure(comparison: &Comparison, passage: &Passage, read: &PassageFigure) -> Option<String> {
    let other = read.corrected.as_ref()?;
    let (now, own) = (&read.figure, &other.own);
    let words = comparison.text(&passage.article, own.span);
    let name = |named: &Option<Named>, none: &str| named.as_ref().map_or(none.to_owned(), Named::doubted);
    let time =
        |as_of: &Option<AsOf>| as_of.as_ref().map_or("not said".to_owned(), |as_of| as_of.edtf.clone());
    let fields = [
        ("", in_words::value(now), in_words::value(own)),
        ("whose: ", name(&now.whose, "not said"), name(&own.whose, "not said")),
        ("as of ", time(&now.as_of), time(&own.as_of)),
        ("said by ", name(&now.said_by, "own voice"), name(&own.said_by, "own voice")),
    ];
    let changed = fields.into_iter().filter(|(_, now, own)| now != own);
    let changed: Vec<String> =
        changed.map(|(field, now, own)| format!("{field}{now} (read as {own})")).collect();
    let changed = if changed.is_empty() { "as it is read".to_owned() } else { changed.join(", ") };
    Some(format!("“{words}” corrected by {}: {changed}", other.mark.who()))
}

pub(super) fn of_voice(comparison: &Comparison, passage: &Passage, voice: &Voice) -> String {
    let quote = passage.quotes.iter().find(|quote| quote.span == voice.span);
    let now = quote
        .and_then(|quote| quote.speaker.as_ref())
        .map_or("nobody named".to_owned(), |of| of.name.clone());
    let own = voice.own.as_ref().map_or("nobody named".to_owned(), Named::doubted);
    let words = comparison.text(&passage.article, voice.span);
    format!("“{words}” corrected by {}: said by {now} (read as {own})", voice.mark.who())
}

/// Who, and when first: "anna, 2031-03-02".
pub(super) fn signed(mark: &Mark) -> String {
    format!("{}, {}", mark.who(), mark.made)
}
