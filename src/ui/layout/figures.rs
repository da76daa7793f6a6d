//! Figures in the program's own words: values with their marks and who says them, other values of
//! the same article, and values of columns off the screen.

use super::line::Inked;
use super::signs::{self, CORRECTED};
use crate::compare::comparison::in_words::value_told;
use crate::compare::comparison::{Comparison, Passage, PassageFigure, Row};
use crate::compare::counted;
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, Named, UnitClass};
use crate::compare::tables::against::{Against, Base};
use crate::ui::theme::Role;

/// Of more values than this a column off the screen says only the least and the greatest.
const MOST_VALUES: usize = 8;

/// The figures of a passage that its row is about.
pub(super) fn figures_of_row(passage: &Passage) -> impl Iterator<Item = &PassageFigure> {
    passage.figures.iter().filter(|figure| figure.of_row)
}

/// The figures of the row that count a whole.
fn whole_figures(passage: &Passage) -> impl Iterator<Item = &PassageFigure> {
    figures_of_row(passage).filter(|read| read.figure.part == Part::Whole)
}

/// Values and who says them, speaker by speaker: "≥900 · Peru; 940 (part) · own voice".
pub(super) fn values_and_speakers(comparison: &Comparison, row: &Row, passage: &Passage) -> Inked {
    let mut line = Inked::default();
    for speaker in speakers(passage) {
        if !line.is_empty() {
            line.ours("; ", Role::Ours);
        }
        let of_speaker: Vec<&PassageFigure> =
            figures_of_row(passage).filter(|read| speaker_of(&read.figure) == speaker).collect();
        values_of(&mut line, comparison, row, passage, &of_speaker);
        guessed_frame(&mut line, &of_speaker);
        line.ours(" · ", Role::Ours);
        line.ours(speaker.unwrap_or("own voice"), Role::Ours);
        if of_speaker.iter().any(|read| signs::is_other_speaker(read)) {
            line.ours(CORRECTED, Role::Judged);
        }
        let is_guess = |read: &&PassageFigure| read.figure.said_by.as_ref().is_some_and(|by| by.guessed);
        if of_speaker.iter().any(is_guess) {
            line.ours("?", Role::Doubt);
        }
    }
    line
}

/// What else of its kind a passage of a row of figures counts, in a row of its own or in none, and what
/// somebody corrected there: "also ~125,000 of Norway · Sweden, 21,000 (part)".
pub(super) fn add_beside_row(line: &mut Inked, comparison: &Comparison, row: &Row, passage: &Passage) {
    let of_row = speakers(passage);
    let mut lead = if line.is_empty() { "also " } else { "; also " };
    for read in beside_row(row, passage) {
        let figure = &read.figure;
        line.ours(lead, Role::Ours);
        in_words(line, comparison, passage, read, &told(comparison, passage, read));
        if let Some(whose) = &figure.whose {
            line.ours(&format!(" of {}", whose.name), Role::Ours);
            if whose.guessed {
                line.ours("?", Role::Doubt);
            }
        }
        if let Some(part) = figure.part.name() {
            line.ours(&format!(" ({part})"), Role::Ours);
        }
        if of_row != [speaker_of(figure)] {
            line.ours(&format!(" · {}", speaker_of(figure).unwrap_or("own voice")), Role::Ours);
            if figure.said_by.as_ref().is_some_and(|by| by.guessed) {
                line.ours("?", Role::Doubt);
            }
        }
        lead = ", ";
    }
}

fn beside_row<'a>(row: &Row, passage: &'a Passage) -> impl Iterator<Item = &'a PassageFigure> {
    let counts = || passage.figures.iter().filter(|read| read.of_row || read.corrected.is_some());
    let is_of_kind =
        move |read: &PassageFigure| counts().any(|of| of.figure.unit_class == read.figure.unit_class);
    passage.figures.iter().filter(move |read| row.compares_figures() && !read.of_row && is_of_kind(read))
}

/// Whom the line of ours credits with a figure, of the row or beside it.
pub(super) fn credited<'a>(row: &Row, passage: &'a Passage) -> Vec<&'a str> {
    let beside = beside_row(row, passage).map(|read| speaker_of(&read.figure));
    speakers(passage).into_iter().chain(beside).flatten().collect()
}

/// Who says the figures of the row, each once, in reading order; none is the article's own voice.
fn speakers(passage: &Passage) -> Vec<Option<&str>> {
    let mut speakers = Vec::new();
    for read in figures_of_row(passage) {
        let speaker = speaker_of(&read.figure);
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    speakers
}

fn speaker_of(figure: &Figure) -> Option<&str> {
    figure.said_by.as_ref().map(|named| named.name.as_str())
}

/// The values that one speaker gives: "≥90,000 ≠ 94,000, 21,000 (part)".
fn values_of(
    line: &mut Inked,
    comparison: &Comparison,
    row: &Row,
    passage: &Passage,
    figures: &[&PassageFigure],
) {
    let mut seen: Vec<String> = Vec::new();
    let mut differing: Vec<&Figure> = Vec::new();
    for read in figures {
        let figure = &read.figure;
        let value = told(comparison, passage, read);
        if seen.contains(&value) {
            continue;
        }
        let differs = read.differs
            && !differing.is_empty()
            && !differing.iter().any(|other| is_same_value(other, figure));
        match (seen.is_empty(), differs) {
            (true, _) => {}
            (false, true) => line.ours(" ≠ ", Role::Warning),
            (false, false) => line.ours(", ", Role::Ours),
        }
        in_words(line, comparison, passage, read, &value);
        if let Some(mark) = mark(row, read) {
            line.ours(&format!(" ({mark})"), Role::Ours);
        }
        differing.extend(read.differs.then_some(figure));
        seen.push(value);
    }
}

/// What keeps a figure out of a spread: "part", "added", "vague", and "not comparable" where the
/// row has one.
fn mark(row: &Row, read: &PassageFigure) -> Option<&'static str> {
    let unlike = row.spread.is_some() && !read.comparable;
    read.figure.part.name().or(unlike.then_some("not comparable"))
}

/// Owner and place where a rule only guessed them, since the row's head states them as if read.
fn guessed_frame(line: &mut Inked, figures: &[&PassageFigure]) {
    let guessed = |named: &Option<Named>| named.as_ref().filter(|n| n.guessed).map(|n| n.name.clone());
    for (preposition, name_of) in
        [("of", (|f: &Figure| &f.whose) as fn(&Figure) -> &Option<Named>), ("at", |f: &Figure| &f.place)]
    {
        let mut names: Vec<String> = Vec::new();
        for name in figures.iter().filter_map(|read| guessed(name_of(&read.figure))) {
            if !names.contains(&name) {
                line.ours(&format!(" {preposition} {name}"), Role::Ours);
                line.ours("?", Role::Doubt);
                names.push(name);
            }
        }
    }
}

/// A figure as a line of ours tells it: people by sign and number, all else in the article's own
/// words, which alone say of what a number is ("$24,500", "more than half"), unless the number is
/// corrected.
pub(super) fn told(comparison: &Comparison, passage: &Passage, read: &PassageFigure) -> String {
    let figure = &read.figure;
    if is_of_people(figure) || read.is_other_value() {
        value_told(comparison, passage, read)
    } else {
        comparison.text(&passage.article, figure.span).to_owned()
    }
}

fn is_of_people(figure: &Figure) -> bool {
    use UnitClass::{KilledAndWounded, People, UnderArms};
    matches!(figure.unit_class, UnderArms | People | KilledAndWounded)
}

/// Whether two figures give the same number, however sure their texts are of it.
fn is_same_value(a: &Figure, b: &Figure) -> bool {
    (a.value, a.max) == (b.value, b.max)
}

/// A value with its unit in the article's word, where the unit is not plainly people under arms; a
/// vague number in the article's own words; and a sign if any of it is corrected.
fn in_words(line: &mut Inked, comparison: &Comparison, passage: &Passage, read: &PassageFigure, value: &str) {
    value_and_unit(line, comparison, passage, read, value);
    if signs::is_other_but_for_its_speaker(read) {
        line.ours(CORRECTED, Role::Judged);
    }
}

fn value_and_unit(
    line: &mut Inked,
    comparison: &Comparison,
    passage: &Passage,
    read: &PassageFigure,
    value: &str,
) {
    let figure = &read.figure;
    let Some(article) = comparison.article(&passage.article) else { return };
    let mut source = |span| line.source(&passage.article, article.body.as_str(), span, |_| Role::Ours.into());
    let is_corrected = read.is_other_value();
    if figure.part == Part::Vague && !is_corrected {
        return source(figure.number);
    }
    if !is_of_people(figure) && !is_corrected {
        return source(figure.span);
    }
    let unit = figure.unit.filter(|_| figure.unit_class != UnitClass::UnderArms);
    let unit = unit.filter(|unit| !unit.overlaps(figure.number));
    match unit {
        Some(unit) if unit.start < figure.number.start => {
            source(unit);
            line.ours(value, Role::Ours);
        }
        Some(unit) => {
            line.ours(value, Role::Ours);
            if unit.start > figure.number.end {
                line.ours(" ", Role::Ours);
            }
            line.source(&passage.article, article.body.as_str(), unit, |_| Role::Ours.into());
        }
        None => line.ours(value, Role::Ours),
    }
}

/// What other passages of the article say on the same question, where it differs: "≠ 94,000 ¶6".
pub(super) fn other_values(
    comparison: &Comparison,
    passages: &[Passage],
    passage: &Passage,
) -> Option<String> {
    let own: Vec<&Figure> = differing_figures(passage).map(|read| &read.figure).collect();
    let same_article = |other: &&Passage| other.article == passage.article && other.span != passage.span;
    let mut others: Vec<String> = Vec::new();
    for other in passages.iter().filter(same_article) {
        let is_other = |read: &&PassageFigure| !own.iter().any(|own| is_same_value(own, &read.figure));
        for read in differing_figures(other).filter(is_other) {
            let other = format!("{} ¶{}", told(comparison, other, read), other.paragraph);
            if !others.contains(&other) {
                others.push(other);
            }
        }
    }
    (!own.is_empty() && !others.is_empty()).then(|| format!("≠ {}", others.join(", ")))
}

/// The figures of which the article gives another value in this row.
fn differing_figures(passage: &Passage) -> impl Iterator<Item = &PassageFigure> {
    passage.figures.iter().filter(|read| read.differs)
}

/// The values of a column off the screen, each once: "≥90,000", "94,000?", "30 (not comparable)";
/// of many the least and the greatest of those that compare: "90,000 … 127,000". A value that the
/// base does not give has a `≠`.
pub(super) fn values_in_short(
    comparison: &Comparison,
    row: &Row,
    passages: &[Passage],
    base: Option<&Base<'_>>,
) -> Vec<String> {
    let all = || passages.iter().flat_map(|passage| whole_figures(passage).map(move |read| (passage, read)));
    let mut reads: Vec<(&Passage, &PassageFigure)> = Vec::new();
    for (passage, read) in all() {
        let is_known = |(_, other): &(&Passage, &PassageFigure)| is_same_value(&other.figure, &read.figure);
        if reads.len() <= MOST_VALUES && !reads.iter().any(is_known) {
            reads.push((passage, read));
        }
    }
    let told = |(passage, read): (&Passage, &PassageFigure)| {
        let guess = if is_guessed(&read.figure) { "?" } else { "" };
        let mark = mark(row, read).map(|mark| format!(" ({mark})")).unwrap_or_default();
        let against = base.map_or(Against::Nothing, |base| base.against(read));
        let other = if matches!(against, Against::OtherValue(_)) { "≠" } else { "" };
        let sign = if signs::is_other_but_for_its_speaker(read) { CORRECTED } else { "" };
        format!("{other}{}{sign}{guess}{mark}", told(comparison, passage, read))
    };
    if reads.len() > MOST_VALUES {
        let bounds = || all().filter(|(_, read)| row.spread.is_none() || read.comparable);
        let value = |(_, read): &(&Passage, &PassageFigure)| read.figure.value;
        let least = bounds().min_by(|a, b| value(a).total_cmp(&value(b)));
        let greatest = bounds().max_by(|a, b| value(a).total_cmp(&value(b)));
        if let Some((least, greatest)) = least.zip(greatest) {
            return vec![format!("{} … {}", told(least), told(greatest))];
        }
        return vec![counted(all().count(), "value")];
    }
    reads.into_iter().map(told).collect()
}

/// Whether a rule guessed whose the figure is, where it holds or who says it.
fn is_guessed(figure: &Figure) -> bool {
    [&figure.whose, &figure.place, &figure.said_by].into_iter().flatten().any(|named| named.guessed)
}
