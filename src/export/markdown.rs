//! Comparisons as Markdown: a heading a topic, a heading a row, a quotation a passage.
//!
//! Source text stands in block quotations and nowhere else; every other word is ours. Doubts about
//! a source (a guessed date or outlet, a machine translation) are said beside each passage.

use super::MadeBy;
use crate::compare::alignment::Way;
use crate::compare::comparison::{Cell, Column, Comparison, Passage, Row};
use crate::compare::text::Span;
use crate::compare::text::screen::safe;
use std::fmt::Write;

/// The comparisons as one Markdown document ending in a newline.
///
/// `suggested` says whether suggested rows are shown as rows; if not, their passages stand alone.
pub fn markdown(made_by: &MadeBy, comparisons: &[Comparison], suggested: bool) -> String {
    let mut out = String::new();
    for comparison in comparisons {
        topic(&mut out, comparison, suggested);
    }
    let MadeBy { version, library, config } = made_by;
    line(&mut out, format_args!("---\n"));
    line(&mut out, format_args!("parallax {version} · library {library:016x} · config {config:016x}"));
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

fn topic(out: &mut String, comparison: &Comparison, suggested: bool) {
    let counts = comparison.counts;
    line(out, format_args!("# {}\n", inline(&comparison.topic.name)));
    line(
        out,
        format_args!(
            "{} · {} · {} of {}\n",
            count(counts.passages, "passage"),
            count(counts.shared_rows, "shared row"),
            counts.articles_found,
            count(counts.articles, "article"),
        ),
    );
    let is_row = |row: &&Row| row.way != Way::Alone && (suggested || row.way != Way::Suggested);
    for row in comparison.rows.iter().filter(is_row) {
        line(out, format_args!("## {} ({})\n", inline(&row.label), row.way.name()));
        for (column, cell) in comparison.columns.iter().zip(&row.cells) {
            match cell {
                Cell::Passages(passages) => {
                    passages.iter().for_each(|each| passage(out, comparison, column, each))
                }
                Cell::Gap(gap) => line(out, format_args!("{}: *{}*\n", source(column), gap.label())),
            }
        }
    }
    let mut rest = comparison.rows.iter().filter(|row| !is_row(row)).peekable();
    if rest.peek().is_some() {
        line(out, format_args!("## Only in one article\n"));
    }
    for row in rest {
        for (column, cell) in comparison.columns.iter().zip(&row.cells) {
            cell.passages().iter().for_each(|each| passage(out, comparison, column, each));
        }
    }
}

/// "1 passage", "2 passages".
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn passage(out: &mut String, comparison: &Comparison, column: &Column, passage: &Passage) {
    let text = |span: Span| block(comparison.text(&passage.article, span));
    if let Some(lead_in) = passage.lead_in {
        line(out, format_args!("> *({})*\n>", text(lead_in)));
    }
    line(out, format_args!("> {}\n", text(passage.span)));
    let paragraph = passage.paragraph;
    line(out, format_args!("{}, {}:{paragraph}\n", source(column), inline(passage.article.as_str())));
}

/// The outlet with its date, and every doubt about them: "AP, ~2 Dec 2021 †".
fn source(column: &Column) -> String {
    let is_guessed = |field: &str| column.guessed.iter().any(|guessed| guessed == field);
    let outlet = format!("{}{}", inline(&column.outlet), if is_guessed("outlet") { "?" } else { "" });
    let date = match (column.published, &column.title) {
        (Some(published), _) => {
            format!(", {}{}", if is_guessed("published") { "~" } else { "" }, published.long())
        }
        (None, Some(_)) => ", undated".to_owned(),
        (None, None) => String::new(),
    };
    format!("**{outlet}**{date}{}", if column.machine_translated { " † machine translation" } else { "" })
}

/// Text of a source inside a block quotation: safe, its line ends kept inside the quotation, and
/// nothing in it read as Markdown.
fn block(text: &str) -> String {
    inline(text).lines().collect::<Vec<_>>().join("\n> ")
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
