//! Comparisons as Markdown: a heading a topic, a heading a row, a quotation a passage.
//!
//! An article's words stand in block quotations and nowhere else, each with its source below it;
//! what is doubtful of a source (a guessed date or outlet, a machine translation) is said there.
//! The columns that have nothing in a row are listed after its quotations. The locator stands on a
//! line of its own below the source; it needs no escapes.

use super::{MadeBy, citation, judged};
use crate::compare::alignment::{Way, Ways};
use crate::compare::comparison::in_words::GUESSED;
use crate::compare::comparison::{Cell, Column, Comparison, Passage, Row};
use crate::compare::counted;
use crate::compare::text::Span;
use crate::compare::text::screen::safe;
use std::fmt::Write;

/// One topic of a document, which [`markdown_end`] closes.
///
/// `ways` are those in which its rows came about; `suggested` says whether suggested rows are shown
/// as rows; if not, their passages stand with what is in no row.
pub fn markdown_topic(comparison: &Comparison, ways: Ways, suggested: bool) -> String {
    let mut out = String::new();
    topic(&mut out, comparison, ways, suggested);
    out
}

/// What stands below the topics: what they were made by and from.
pub fn markdown_end(made_by: &MadeBy) -> String {
    format!("---\n\n{}\n", inline(&made_by.to_string()))
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

fn topic(out: &mut String, comparison: &Comparison, ways: Ways, suggested: bool) {
    let counts = comparison.counts;
    let is_row = |row: &&Row| row.way != Way::Alone && (suggested || row.way != Way::Suggested);
    let shared = comparison.rows.iter().filter(is_row).filter(|row| row.is_shared()).count();
    line(out, format_args!("# {}\n", inline(&comparison.topic.name)));
    line(
        out,
        format_args!(
            "{} · {} · {} of {}\n",
            comparison.passages_in_words(),
            counted(shared, "shared row"),
            counts.articles_found,
            counted(counts.articles, "article"),
        ),
    );
    let limits =
        comparison.limits.iter().map(|limit| format!("- *left out*: {}\n", inline(&limit.to_string())));
    let judged =
        judged::of_topic(comparison).into_iter().map(|said| format!("- *judged*: {}\n", inline(&said)));
    let limits: String = limits.chain(judged).collect();
    if !limits.is_empty() {
        line(out, format_args!("{limits}"));
    }
    for row in comparison.rows.iter().filter(is_row) {
        let by = judged::of_row(row).map(|by| format!(", {}", inline(&by))).unwrap_or_default();
        line(out, format_args!("## {} ({}{by})\n", inline(&row.label), row.way.name()));
        let mut gaps = Vec::new();
        for (column, cell) in comparison.columns.iter().zip(&row.cells) {
            match cell {
                Cell::Passages(passages) => {
                    passages.iter().for_each(|each| passage(out, comparison, Some(row), each));
                }
                Cell::Gap(gap) => gaps.push(format!("- *{}*: {}\n", gap.label(), inline(&heading(column)))),
            }
        }
        if !gaps.is_empty() {
            line(out, format_args!("{}", gaps.concat()));
        }
    }
    let rest: Vec<&Row> = comparison.rows.iter().filter(|row| !is_row(row)).collect();
    let hidden = rest.iter().filter(|row| row.way == Way::Suggested).count();
    let alone = comparison.kind.of_alone(ways);
    match (rest.len(), hidden) {
        (0, _) => {}
        (_, 0) => line(out, format_args!("## {alone}\n")),
        (_, hidden) => {
            let rows = counted(hidden, "suggested row");
            line(out, format_args!("## {alone}, or in {rows} (see --suggested)\n"));
        }
    }
    for row in rest {
        row.cells.iter().flat_map(Cell::passages).for_each(|each| passage(out, comparison, None, each));
    }
}

fn passage(out: &mut String, comparison: &Comparison, row: Option<&Row>, passage: &Passage) {
    let Some(article) = comparison.article(&passage.article) else { return };
    let text = |span: Span| block(comparison.text(&passage.article, span));
    if let Some(lead_in) = passage.lead_in {
        let left_out = if citation::leaves_out(article, passage) { " \\[…\\]" } else { "" };
        line(out, format_args!("> *({})*{left_out}\n>", text(lead_in)));
    }
    line(out, format_args!("> {}\n>", text(passage.span)));
    let translated = if article.is_machine_translated() { ", † machine translation" } else { "" };
    let source = citation::source(comparison, article, passage);
    let place = inline(&format!("{}:{}", passage.article, passage.paragraph));
    let locator = citation::locator(article, passage);
    line(out, format_args!("> — {}{translated} ({place})\n> {locator}\n", inline(&source)));
    let judged = judged::of_passage(comparison, row, passage).into_iter();
    let judged: String = judged.map(|said| format!("- *judged*: {}\n", on_one_line(&said))).collect();
    if !judged.is_empty() {
        line(out, format_args!("{judged}"));
    }
}

/// A column in a line of gaps: outlet and date with their doubts, and the title of an article.
fn heading(column: &Column) -> String {
    let unsure = |field: &str, mark: &'static str| if column.is_guessed(field) { mark } else { "" };
    let mut parts = vec![format!("{}{}", column.outlet, unsure("outlet", "?"))];
    parts.extend(column.title.as_ref().map(|title| format!("“{title}”{}", unsure("title", GUESSED))));
    let about = if column.is_guessed("published") { "~" } else { "" };
    parts.extend(column.published.map(|published| format!("{about}{}", published.long())));
    parts.join(", ")
}

/// Text of a source inside a block quotation: safe, its line ends kept inside the quotation, and
/// nothing in it read as Markdown.
fn block(text: &str) -> String {
    inline(text).lines().map(without_list_mark).collect::<Vec<_>>().join("\n> ")
}

/// A line that begins no list and underlines no heading ("- ", "12. ", "===").
fn without_list_mark(line: &str) -> String {
    let line = line.trim_start();
    let mark = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match mark.starts_with(['.', ')']) && mark.len() < line.len() || line.starts_with(['-', '+', '=']) {
        true => format!("{}\\{mark}", &line[..line.len() - mark.len()]),
        false => line.to_owned(),
    }
}

/// The same on one line.
fn on_one_line(text: &str) -> String {
    inline(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that Markdown reads as plain words.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_quotation_is_read_as_markdown() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(block(text), expected, "{text:?}");
        }
        check("Ten *ships*, [so] they_say <b>", "Ten \\*ships\\*, \\[so\\] they\\_say \\<b\\>");
        check("# Ten\n> ships\n~~~", "\\# Ten\n> \\> ships\n> \\~\\~\\~");
        check("Ten\n---\n- ships\n+ boats\n===", "Ten\n> \\---\n> \\- ships\n> \\+ boats\n> \\===");
        check("12. Ten\n3) ships\n1.5 tons", "12\\. Ten\n> 3\\) ships\n> 1\\.5 tons");
        check("2021 was\n    so", "2021 was\n> so");
        check("\u{1b}[2J", "\u{fffd}\\[2J");
    }
}
