//! What the program itself says of passages: their values, who says them, where they stand.
//!
//! Apart from the text, because it must look different from it everywhere.

use super::line::Inked;
use super::values::value;
use crate::compare::articles::Article;
use crate::compare::comparison::{Columns, Comparison, Passage, PassageFigure};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, UnitClass};
use crate::ui::theme::Role;

/// Of more values than this a column off the screen says only the least and the greatest.
const MOST_VALUES: usize = 8;

/// A figure as a line of ours tells it: people by sign and number, all else in the article's own
/// words, which alone say of what a number is ("$24,500", "more than half").
fn told(comparison: &Comparison, passage: &Passage, figure: &Figure) -> String {
    if is_of_people(figure) {
        value(figure)
    } else {
        comparison.text(&passage.article, figure.span).to_owned()
    }
}

fn is_of_people(figure: &Figure) -> bool {
    use UnitClass::{KilledAndWounded, People, UnderArms};
    matches!(figure.unit_class, UnderArms | People | KilledAndWounded)
}

/// The figures of a passage that its row is about.
pub(super) fn figures_of_row(passage: &Passage) -> impl Iterator<Item = &Figure> {
    passage.figures.iter().filter(|figure| figure.of_row).map(|figure| &figure.figure)
}

/// The line of ours under a passage of a cell: values and who says them, the speakers of its
/// quotations, the paragraph, other values of the same article among the cell's `passages`; in an
/// outlet's column the article's date.
pub(super) fn line_of_ours(comparison: &Comparison, passages: &[Passage], passage: &Passage) -> Inked {
    let mut line = Inked::default();
    let mut credited = Vec::new();
    for speaker in speakers_of_figures(passage) {
        separate(&mut line, "; ");
        values_of(&mut line, comparison, passage, speaker);
        line.ours(&format!(" · {}", speaker.unwrap_or("own voice")), Role::Ours);
        credited.extend(speaker);
    }
    if let Some(quoted) = speakers_of_quotes(passage, &credited) {
        separate(&mut line, " · ");
        line.ours(&quoted, Role::Ours);
    }
    separate(&mut line, " ");
    line.ours(&format!("¶{}", passage.paragraph), Role::Ours);
    if let Some(others) = other_values(comparison, passages, passage) {
        line.ours(" · ", Role::Ours);
        line.ours(&others, Role::Warning);
    }
    if comparison.kind == Columns::Outlet
        && let Some(article) = comparison.article(&passage.article)
    {
        line.ours(" · ", Role::Ours);
        line.append(date_of_article(article));
    }
    line
}

/// Whether a reason names a kind of evidence and no term: its bytes are marked as what they are.
pub(super) fn is_evidence(term: &str) -> bool {
    matches!(term, "figure" | "quote")
}

/// Whether the line of ours says no more than the paragraph.
pub(super) fn says_only_paragraph(comparison: &Comparison, passage: &Passage) -> bool {
    comparison.kind == Columns::Article
        && passage.quotes.is_empty()
        && figures_of_row(passage).next().is_none()
}

/// The terms that matched in a passage, each once, in its own words.
pub(super) fn terms(comparison: &Comparison, passage: &Passage) -> Inked {
    let Some(article) = comparison.article(&passage.article) else { return Inked::default() };
    let body = article.body.as_str();
    let mut seen: Vec<String> = Vec::new();
    let mut terms = Inked::default();
    for reason in passage.why.iter().filter(|reason| !is_evidence(&reason.term)) {
        let text = reason.span.of(body).to_lowercase();
        if !seen.contains(&text) {
            separate(&mut terms, ", ");
            terms.source(&passage.article, body, reason.span, |_| Role::Term);
            seen.push(text);
        }
    }
    terms
}

fn separate(line: &mut Inked, by: &str) {
    if !line.is_empty() {
        line.ours(by, Role::Ours);
    }
}

/// Who says the figures of the row, each once, in reading order; none is the article's own voice.
fn speakers_of_figures(passage: &Passage) -> Vec<Option<&str>> {
    let mut speakers = Vec::new();
    for figure in figures_of_row(passage) {
        let speaker = figure.said_by.as_ref().map(|named| named.name.as_str());
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    speakers
}

/// The values that one speaker gives: "≥90,000 ≠ 94,000, part 21,000".
fn values_of(line: &mut Inked, comparison: &Comparison, passage: &Passage, speaker: Option<&str>) {
    let of_speaker =
        |of_row: &&PassageFigure| of_row.figure.said_by.as_ref().map(|named| named.name.as_str()) == speaker;
    let mut seen: Vec<String> = Vec::new();
    let mut differing: Vec<&Figure> = Vec::new();
    for of_row in passage.figures.iter().filter(|figure| figure.of_row).filter(of_speaker) {
        let figure = &of_row.figure;
        let value = told(comparison, passage, figure);
        if seen.contains(&value) {
            continue;
        }
        let differs = of_row.differs
            && !differing.is_empty()
            && !differing.iter().any(|other| is_same_value(other, figure));
        let before = match figure.part {
            Part::Whole | Part::Vague if seen.is_empty() => "",
            Part::Whole if differs => " ≠ ",
            Part::Whole | Part::Vague => ", ",
            Part::PartOf if seen.is_empty() => "part ",
            Part::PartOf => ", part ",
            Part::Added if seen.is_empty() => "added ",
            Part::Added => ", added ",
        };
        line.ours(before, Role::Ours);
        figure_in_words(line, comparison, passage, figure, &value);
        differing.extend(of_row.differs.then_some(figure));
        seen.push(value);
    }
}

/// A value with its unit in the article's word, where the unit is not plainly people under arms; a
/// vague number in the article's own words.
fn figure_in_words(
    line: &mut Inked,
    comparison: &Comparison,
    passage: &Passage,
    figure: &Figure,
    value: &str,
) {
    let Some(article) = comparison.article(&passage.article) else { return };
    let mut source = |span| line.source(&passage.article, article.body.as_str(), span, |_| Role::Ours);
    if figure.part == Part::Vague {
        return source(figure.number);
    }
    if !is_of_people(figure) {
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
            line.source(&passage.article, article.body.as_str(), unit, |_| Role::Ours);
        }
        None => line.ours(value, Role::Ours),
    }
}

/// What other passages of the article say on the same question, where it differs: "≠ 94,000 ¶6".
fn other_values(comparison: &Comparison, passages: &[Passage], passage: &Passage) -> Option<String> {
    let own: Vec<&Figure> = differing_figures(passage).collect();
    let same_article = |other: &&Passage| other.article == passage.article && other.span != passage.span;
    let mut others: Vec<String> = Vec::new();
    for other in passages.iter().filter(same_article) {
        for figure in
            differing_figures(other).filter(|figure| !own.iter().any(|own| is_same_value(own, figure)))
        {
            let other = format!("{} ¶{}", told(comparison, other, figure), other.paragraph);
            if !others.contains(&other) {
                others.push(other);
            }
        }
    }
    (!own.is_empty() && !others.is_empty()).then(|| format!("≠ {}", others.join(", ")))
}

/// The figures of which the article gives another value in this row.
fn differing_figures(passage: &Passage) -> impl Iterator<Item = &Figure> {
    passage.figures.iter().filter(|figure| figure.differs).map(|figure| &figure.figure)
}

/// The figures that count a whole: those that may enter a spread.
fn whole_figures(passage: &Passage) -> impl Iterator<Item = &Figure> {
    figures_of_row(passage).filter(|figure| figure.part == Part::Whole)
}

/// Whether two figures give the same number, however sure their texts are of it.
fn is_same_value(a: &Figure, b: &Figure) -> bool {
    (a.value, a.max) == (b.value, b.max)
}

/// Who is quoted, beside those whom the figures credit: "quotes Ms Doe".
fn speakers_of_quotes(passage: &Passage, credited: &[&str]) -> Option<String> {
    if passage.quotes.is_empty() {
        return None;
    }
    let mut speakers: Vec<&str> = Vec::new();
    for named in passage.quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
        if !speakers.contains(&named.name.as_str()) {
            speakers.push(&named.name);
        }
    }
    if speakers.is_empty() {
        return Some("quotes, speaker not found".to_owned());
    }
    speakers.retain(|speaker| !credited.contains(speaker));
    (!speakers.is_empty()).then(|| format!("quotes {}", speakers.join(", ")))
}

/// The date of an article with its doubts: "~2 Dec 2021 †".
fn date_of_article(article: &Article) -> Inked {
    let mut date = Inked::default();
    match article.meta.published {
        Some(published) => {
            if article.is_guessed("published") {
                date.ours("~", Role::Doubt);
            }
            date.ours(&published.long(), Role::Ours);
        }
        None => date.ours("undated", Role::Ours),
    }
    if article.is_machine_translated() {
        date.ours(" †", Role::Doubt);
    }
    date
}

/// The values of a column off the screen, each once: "≥90,000", "94,000"; of many the least and
/// the greatest: "90,000 … 127,000".
pub(super) fn values_in_short(comparison: &Comparison, passages: &[Passage]) -> Vec<String> {
    let all =
        || passages.iter().flat_map(|passage| whole_figures(passage).map(move |figure| (passage, figure)));
    let mut figures: Vec<(&Passage, &Figure)> = Vec::new();
    for (passage, figure) in all() {
        if figures.len() <= MOST_VALUES && !figures.iter().any(|(_, other)| is_same_value(other, figure)) {
            figures.push((passage, figure));
        }
    }
    let told = |(passage, figure): (&Passage, &Figure)| told(comparison, passage, figure);
    if figures.len() > MOST_VALUES {
        let least = all().min_by(|(_, a), (_, b)| a.value.total_cmp(&b.value)).map(told);
        let greatest = all().max_by(|(_, a), (_, b)| a.value.total_cmp(&b.value)).map(told);
        return least
            .zip(greatest)
            .map(|(least, greatest)| format!("{least} … {greatest}"))
            .into_iter()
            .collect();
    }
    figures.into_iter().map(told).collect()
}

/// The paragraphs of passages: "¶4 ¶9".
pub(super) fn paragraphs_in_short(passages: &[Passage]) -> String {
    let paragraphs: Vec<String> = passages.iter().map(|passage| format!("¶{}", passage.paragraph)).collect();
    paragraphs.join(" ")
}
