//! What the program itself says of passages: their values, who says them, where they stand.
//!
//! Apart from the text, because it must look different from it everywhere.

use super::figures::{add_beside_row, credited, figures_of_row, other_values, values_and_speakers};
use super::line::Inked;
use super::signs::{self, CORRECTED, REVIEWED};
use crate::compare::articles::Article;
use crate::compare::comparison::{Columns, Comparison, JudgedPassage, Passage, Row};
use crate::compare::evidence::{LONGEST_SENTENCE, Named, Quote, QuoteKind};
use crate::ui::theme::Role;

/// The line of ours under a passage of a cell: values and who says them, whom it quotes and cites,
/// the paragraph, other values of the same article among the cell's `passages`, what is odd; in an
/// outlet's column the article's date.
pub(super) fn line_of_ours(
    comparison: &Comparison,
    row: &Row,
    passages: &[Passage],
    passage: &Passage,
) -> Inked {
    let mut line = values_and_speakers(comparison, row, passage);
    add_beside_row(&mut line, comparison, row, passage);
    add_voices(&mut line, credited(row, passage), passage);
    separate(&mut line, " ");
    line.ours(&format!("¶{}", passage.paragraph), Role::Ours);
    if let Some(others) = other_values(comparison, passages, passage) {
        line.ours(" · ", Role::Ours);
        line.ours(&others, Role::Warning);
    }
    add_judgements(&mut line, row, passage);
    let Some(article) = comparison.article(&passage.article) else { return line };
    for date in &passage.odd_dates {
        line.ours(" · ", Role::Ours);
        line.source(&passage.article, article.body.as_str(), date.span, |_| Role::Ours.into());
        line.ours(&format!(" is a {}", date.weekday), Role::Doubt);
    }
    if holds_unread(article, passage) {
        line.ours(" · ", Role::Ours);
        line.ours("too long a sentence: not read for figures and voices", Role::Warning);
    }
    if comparison.kind == Columns::Outlet {
        line.ours(" · ", Role::Ours);
        line.append(date_of_article(article));
    }
    line
}

/// What was judged of a passage: who put it here, and whether its cell is reviewed.
fn add_judgements(line: &mut Inked, row: &Row, passage: &Passage) {
    if let Some(put) = passage.judged.put.as_ref().filter(|_| !row.judged.is_own()) {
        line.ours(&format!(" · {CORRECTED} put here by {}", put.who()), Role::Judged);
    }
    let is_it = |of: &Passage| of.article == passage.article && of.span == passage.span;
    let column = row.cells.iter().position(|cell| cell.passages().first().is_some_and(is_it));
    let Some(column) = column else { return };
    if let Some(mark) = row.judged.cells.reviewed.get(&column) {
        line.ours(&format!(" · {REVIEWED} reviewed{}", signs::by_others(mark)), Role::Judged);
    }
    if row.judged.cells.changed.contains_key(&column) {
        line.ours(" · changed since it was reviewed", Role::Warning);
    }
}

/// Whether a reason names a kind of evidence and no term: its bytes are marked as what they are.
pub(super) fn is_evidence(term: &str) -> bool {
    matches!(term, "figure" | "quote")
}

/// Whether the line of ours says no more than the paragraph.
pub(super) fn says_only_paragraph(comparison: &Comparison, passage: &Passage) -> bool {
    comparison.kind == Columns::Article
        && passage.quotes.is_empty()
        && passage.odd_dates.is_empty()
        && passage.judged == JudgedPassage::default()
        && passage.span.len() <= LONGEST_SENTENCE
        && figures_of_row(passage).next().is_none()
}

/// Whether a sentence of the passage is too long to have been read for evidence.
fn holds_unread(article: &Article, passage: &Passage) -> bool {
    let sentences = || article.sentences(passage.paragraph.saturating_sub(1));
    passage.span.len() > LONGEST_SENTENCE
        && sentences().iter().any(|span| span.len() > LONGEST_SENTENCE && span.overlaps(passage.span))
}

/// The terms that matched in a passage, each once, in its own words.
pub(super) fn terms(comparison: &Comparison, passage: &Passage) -> Inked {
    let Some(article) = comparison.article(&passage.article) else { return Inked::default() };
    let body = article.body.as_str();
    let mut seen: Vec<String> = Vec::new();
    let mut terms = Inked::default();
    for reason in passage.why.iter().filter(|reason| !is_evidence(&reason.term)) {
        if reason.span.is_empty() {
            separate(&mut terms, ", ");
            terms.ours(&reason.term, Role::Ours);
            continue;
        }
        let text = reason.span.of(body).to_lowercase();
        if !seen.contains(&text) {
            separate(&mut terms, ", ");
            terms.source(&passage.article, body, reason.span, |_| Role::Term.into());
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

/// Whom the passage quotes between marks, and whom it cites in words of its own, beside those whom
/// its figures credit already: "quotes Ms Doe · cites the mayor?".
fn add_voices<'a>(line: &mut Inked, credited: Vec<&'a str>, passage: &'a Passage) {
    let is_direct = |quote: &Quote| quote.kind == QuoteKind::Direct;
    let any_speaker = passage.quotes.iter().any(|quote| quote.speaker.is_some());
    let any_direct = passage.quotes.iter().any(is_direct);
    let mut told = credited;
    for (direct, verb) in [(true, "quotes "), (false, "cites ")] {
        let of_kind = passage.quotes.iter().filter(|quote| is_direct(quote) == direct);
        let named: Vec<&Named> = of_kind.filter_map(|quote| quote.speaker.as_ref()).collect();
        // A clause that is cited may hold the direct quotation: its speaker is told as missing once.
        let is_missing =
            if direct { any_direct } else { !any_direct && !any_speaker && !passage.quotes.is_empty() };
        if named.is_empty() && is_missing {
            separate(line, " · ");
            line.ours(&format!("{}, speaker not found", verb.trim_end()), Role::Ours);
            if !passage.judged.voices.is_empty() {
                line.ours(CORRECTED, Role::Judged);
            }
        }
        let mut lead = verb;
        for Named { name, .. } in &named {
            if told.contains(&name.as_str()) {
                continue;
            }
            separate(line, if lead == verb { " · " } else { "" });
            line.ours(&format!("{lead}{name}"), Role::Ours);
            if is_corrected(passage, name) {
                line.ours(CORRECTED, Role::Judged);
            }
            if named.iter().any(|other| other.name == *name && other.guessed) {
                line.ours("?", Role::Doubt);
            }
            told.push(name);
            lead = ", ";
        }
    }
}

/// Whether somebody corrected a quotation of the passage to be said by `name`.
fn is_corrected(passage: &Passage, name: &str) -> bool {
    let of = |quote: &&Quote| quote.speaker.as_ref().is_some_and(|speaker| speaker.name == name);
    let mut quotes = passage.quotes.iter().filter(of);
    quotes.any(|quote| passage.judged.voices.iter().any(|voice| voice.span == quote.span))
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

/// The paragraphs of passages: "¶4 ¶9".
pub(super) fn paragraphs_in_short(passages: &[Passage]) -> String {
    let paragraphs: Vec<String> = passages.iter().map(|passage| format!("¶{}", passage.paragraph)).collect();
    paragraphs.join(" ")
}
