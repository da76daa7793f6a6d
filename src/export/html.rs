//! Comparisons as one HTML file: a table a topic, rows level across the columns.
//!
//! Self-contained, without script, and readable as printed; whatever comes from an article or a
//! config is escaped here and nowhere trusted. Addresses become links only if they are of the web.

use super::{MadeBy, citation, judged};
use crate::compare::alignment::Ways;
use crate::compare::comparison::in_words::GUESSED;
use crate::compare::comparison::{Cell, Column, Comparison, Passage, Row, Way};
use crate::compare::counted;
use crate::compare::text::Span;
use crate::compare::text::screen::safe;
use std::fmt::Write;

const STYLE: &str = "\
:root { color-scheme: light dark }
body { font: 15px/1.45 Georgia, serif; margin: 2em auto; max-width: 110em; padding: 0 1em }
h1 { font-size: 1.4em } h1, th, .ours, footer, nav { font-family: system-ui, sans-serif }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 0 0 2em }
th, td { border: 1px solid #8886; padding: .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere }
thead th { border-bottom: 2px solid #888; font-weight: 600 }
tr.row th { background: #8881; font-weight: 600 } tr.suggested th { border-style: dashed; font-style: italic }
.ours, .gap, footer { color: #666; font-size: .85em } .gap { font-style: italic }
@media (prefers-color-scheme: dark) { .ours, .gap, footer { color: #aaa } }
.lead { color: #777; font-style: italic } .locator { font-size: .8em; overflow-wrap: anywhere } q { quotes: none } p { margin: 0 0 .6em }
mark { background: none; color: inherit; text-decoration: underline } b.figure { font-weight: 700 }
@media print { body { margin: 0; font-size: 9pt } tr { break-inside: avoid } thead { display: table-header-group } a { color: inherit; text-decoration: none } }
";

/// What stands before the topics of a document; [`html_topic`] and [`html_end`] follow.
pub fn html_begin(title: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escaped(title)
    )
}

/// One topic as a table; `ways` are those in which its rows came about.
pub fn html_topic(comparison: &Comparison, ways: Ways) -> String {
    let mut out = String::new();
    let counts = comparison.counts;
    let columns = comparison.columns.len();
    put(&mut out, format_args!("<h1>{}</h1>\n", escaped(&comparison.topic.name)));
    put(
        &mut out,
        format_args!(
            "<p class=\"ours\">{} · {} · {} of {}</p>\n",
            counted(counts.passages, "passage"),
            counted(counts.shared_rows, "shared row"),
            counts.articles_found,
            counted(counts.articles, "article")
        ),
    );
    for limit in &comparison.limits {
        put(&mut out, format_args!("<p class=\"ours\">left out: {}</p>\n", escaped(&limit.to_string())));
    }
    for said in judged::of_topic(comparison) {
        put(&mut out, format_args!("<p class=\"ours\">judged: {}</p>\n", escaped(&said)));
    }
    out += "<table>\n<thead>\n<tr>";
    for column in &comparison.columns {
        put(&mut out, format_args!("<th scope=\"col\">{}</th>", heading(column)));
    }
    out += "</tr>\n</thead>\n<tbody>\n";
    for row in comparison.rows.iter().filter(|row| row.way != Way::Alone) {
        head(&mut out, row, columns);
        cells(&mut out, comparison, row);
    }
    let alone: Vec<&Row> = comparison.rows.iter().filter(|row| row.way == Way::Alone).collect();
    if !alone.is_empty() {
        put(
            &mut out,
            format_args!(
                "<tr class=\"row\"><th colspan=\"{columns}\" scope=\"rowgroup\">{}</th></tr>\n",
                escaped(comparison.kind.of_alone(ways))
            ),
        );
        out += "<tr>";
        for index in 0..columns {
            let passages = alone.iter().filter_map(|row| row.cells.get(index)).flat_map(Cell::passages);
            let passages: String = passages.map(|of| passage(comparison, None, of)).collect();
            put(&mut out, format_args!("<td>{passages}</td>"));
        }
        out += "</tr>\n";
    }
    out + "</tbody>\n</table>\n"
}

/// What stands after the last topic: what all was made by and from.
pub fn html_end(made_by: &MadeBy) -> String {
    format!("<footer>{}</footer>\n</body>\n</html>\n", escaped(&made_by.to_string()))
}

fn head(out: &mut String, row: &Row, columns: usize) {
    let suggested = if row.way == Way::Suggested { " suggested" } else { "" };
    put(
        out,
        format_args!(
            "<tr class=\"row{suggested}\"><th colspan=\"{columns}\" scope=\"rowgroup\">{} \
             <span class=\"ours\">{}</span></th></tr>\n",
            escaped(&row.label),
            escaped(
                &[Some(row.way.name().to_owned()), judged::of_row(row)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        ),
    );
}

fn cells(out: &mut String, comparison: &Comparison, row: &Row) {
    *out += "<tr>";
    for cell in &row.cells {
        match cell {
            Cell::Gap(gap) => put(out, format_args!("<td><span class=\"gap\">· {}</span></td>", gap.label())),
            Cell::Passages(passages) => {
                let passages: String = passages.iter().map(|of| passage(comparison, Some(row), of)).collect();
                put(out, format_args!("<td>{passages}</td>"));
            }
        }
    }
    *out += "</tr>\n";
}

/// A passage with what is marked in it, and its source below.
fn passage(comparison: &Comparison, row: Option<&Row>, passage: &Passage) -> String {
    let Some(article) = comparison.article(&passage.article) else { return String::new() };
    let text = |span: Span| escaped(comparison.text(&passage.article, span));
    let left_out = if citation::leaves_out(article, passage) { "[…] " } else { "" };
    let lead_in =
        passage.lead_in.map(|span| format!("<span class=\"lead\">{}</span> {left_out}", text(span)));
    let translated = if article.is_machine_translated() { ", † machine translation" } else { "" };
    let place = escaped(&format!("{}:{}", passage.article, passage.paragraph));
    let locator = citation::locator(article, passage);
    let source = escaped(&citation::source(comparison, article, passage));
    let source = match article.web_address() {
        Some(url) => {
            let url = escaped(url);
            source.replacen(&url, &format!("<a href=\"{url}\">{url}</a>"), 1)
        }
        None => source,
    };
    let judged = judged::of_passage(comparison, row, passage).into_iter();
    let judged: String = judged.map(|said| format!("<br>judged: {}", escaped(&said))).collect();
    format!(
        "<p><q cite=\"{place}\">{}{}</q><br><span class=\"ours\">{source}{translated} ({place}){judged}<br>\
         <span class=\"locator\">{locator}</span></span></p>",
        lead_in.unwrap_or_default(),
        marked(comparison, row, passage)
    )
}

/// The words of a passage, its terms underlined and the figures of its row bold.
fn marked(comparison: &Comparison, row: Option<&Row>, passage: &Passage) -> String {
    let figures = passage.figures.iter().filter(|read| read.of_row && row.is_some());
    let mut marks: Vec<(Span, &str, &str)> =
        figures.map(|read| (read.figure.span, "<b class=\"figure\">", "</b>")).collect();
    marks.extend(passage.why.iter().map(|reason| (reason.span, "<mark>", "</mark>")));
    marks.sort_by_key(|(span, ..)| (span.start, std::cmp::Reverse(span.end)));
    let mut out = String::new();
    let mut at = passage.span.start;
    for (span, begin, end) in marks {
        // Marks that meet an earlier one are left to it: nothing nests, nothing is said twice.
        if span.start < at || span.is_empty() || !passage.span.contains(span) {
            continue;
        }
        let before = comparison.text(&passage.article, Span::new(at, span.start));
        let inside = comparison.text(&passage.article, span);
        put(&mut out, format_args!("{}{begin}{}{end}", escaped(before), escaped(inside)));
        at = span.end;
    }
    out += &escaped(comparison.text(&passage.article, Span::new(at, passage.span.end)));
    out
}

/// A column's outlet, date and title with their doubts.
fn heading(column: &Column) -> String {
    let unsure = |field: &str| if column.is_guessed(field) { "?" } else { "" };
    let about = if unsure("published").is_empty() { "" } else { "~" };
    let mut parts = vec![format!("{}{}", escaped(&column.outlet), unsure("outlet"))];
    match column.published {
        Some(published) => parts.push(format!("{about}{}", published.long())),
        None if column.title.is_some() => parts.push("undated".to_owned()),
        None => parts.push(counted(column.articles.len(), "article")),
    }
    parts.extend(column.title.as_ref().map(|title| {
        format!("“{}”{}", escaped(title), if column.is_guessed("title") { GUESSED } else { "" })
    }));
    if column.machine_translated {
        parts.push("† machine translation".to_owned());
    }
    parts.join("<br>")
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(text);
}

/// Text in which a browser finds words alone, in content and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_read_as_html() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
        check("Ten <b>ships</b> & \"more\"", "Ten &lt;b&gt;ships&lt;/b&gt; &amp; &quot;more&quot;");
        check("' onload='x", "&#39; onload=&#39;x");
        check("\u{1b}[2J\u{202e}", "\u{fffd}[2J\u{fffd}");
    }
}
