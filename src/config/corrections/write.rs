//! Judgements → the text of corrections.toml.

use super::read;
use crate::compare::corrections::{
    Anchor, CellMark, CorrectedRow, FigureCorrection, Judgement, Layer, Member, What,
};
use crate::compare::evidence::Hedge;
use crate::config::edit::{comments_above, line_end};
use std::fmt::Write;
use toml::de::{DeTable, DeValue};

/// What a new file begins with.
const HEAD: &str = "# What was judged of these articles; one entry a judgement, sorted by parallax.\n";

/// The text of a file that holds the judgements of `layer`; `before` is what it holds now. What did
/// not change keeps its bytes; a comment right above an entry goes with it, any other with the entry
/// before it.
pub fn write(layer: &Layer, before: &str) -> String {
    let newline = line_end(before);
    let (head, kept) = chunks(before);
    let mut blocks: Vec<String> = Vec::new();
    // Both are sorted alike, so that the next known one is mostly the one sought.
    let mut next = 0;
    for judgement in layer.judgements() {
        let known = (next..kept.len()).chain(0..next).find(|at| kept[*at].0 == *judgement);
        next = known.map_or(next, |known| known + 1);
        blocks.push(match known {
            Some(known) => kept[known].1.clone(),
            None => entry(judgement).replace('\n', newline),
        });
    }
    let head = match head.trim_end() {
        "" if before.trim().is_empty() => HEAD.trim_end(),
        head => head,
    };
    let parts = std::iter::once(head.to_owned()).filter(|head| !head.is_empty()).chain(blocks);
    parts.collect::<Vec<_>>().join(&newline.repeat(2)) + newline
}

/// What stands before the first entry, and every entry that says one thing, with its text.
fn chunks(text: &str) -> (String, Vec<(Judgement, String)>) {
    let (document, errors) = DeTable::parse_recoverable(text);
    let entries =
        document.get_ref().values().filter_map(|value| value.get_ref().as_array()).flat_map(|of| of.iter());
    let headed = |value: &toml::Spanned<DeValue<'_>>| {
        let start = value.span().start;
        text.get(start..).is_some_and(|rest| rest.starts_with("[[")).then_some(start)
    };
    let starts: Option<Vec<usize>> = entries.map(headed).collect();
    // Entries between braces are written anew.
    let Some(mut starts) = starts.filter(|_| errors.is_empty()) else { return (String::new(), Vec::new()) };
    starts.sort_unstable();
    let mut from = 0;
    for start in &mut starts {
        let heading = *start;
        *start = comments_above(text, heading, from);
        from = heading;
    }
    let end = starts.first().copied().unwrap_or(text.len());
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let known = starts.iter().zip(ends).filter_map(|(start, end)| {
        let chunk = text.get(*start..end)?.trim_end();
        let read = read(chunk, "", "");
        let [judgement] = read.layer.judgements() else { return None };
        Some((judgement.clone(), chunk.to_owned()))
    });
    (text[..end].to_owned(), known.collect())
}

/// An entry, without a last line end.
fn entry(judgement: &Judgement) -> String {
    let mut out = Out(format!("[[{}]]", judgement.what.kind()));
    match &judgement.what {
        What::Row(of) => row(&mut out, of),
        What::Reject { topic, at } => {
            out.text("topic", topic);
            anchor(&mut out, at, &[]);
        }
        What::Figure(of) => figure(&mut out, of),
        What::Quotation { at, speaker } => {
            out.text("speaker", speaker.as_deref().unwrap_or_default());
            anchor(&mut out, at, &[]);
        }
        What::Note { at, text } => {
            out.line("text", &lines(text));
            anchor(&mut out, at, &[]);
        }
        What::Silent(of) | What::Reviewed(of) => cell(&mut out, of),
    }
    out.line("made", &judgement.stamp.made.to_string());
    out.given("by", judgement.stamp.by.as_deref());
    if let What::Row(row) = &judgement.what {
        row.members.iter().for_each(|of| member(&mut out, of));
    }
    out.0
}

struct Out(String);

impl Out {
    fn line(&mut self, key: &str, value: &str) {
        // Writing to a String cannot fail.
        let _ = write!(self.0, "\n{key} = {value}");
    }

    fn text(&mut self, key: &str, text: &str) {
        self.line(key, &string(text));
    }

    fn given(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn hash(&mut self, key: &str, hash: Option<u64>) {
        if let Some(hash) = hash {
            self.line(key, &format!("\"{hash:016x}\""));
        }
    }
}

fn row(out: &mut Out, row: &CorrectedRow) {
    out.text("topic", &row.topic);
    out.text("id", &row.id);
    out.given("name", row.name.as_deref());
    if !row.takes {
        out.line("pinned", "true");
    }
}

fn member(out: &mut Out, member: &Member) {
    out.0 += "\n\n[[row.member]]";
    anchor(out, &member.at, &member.figures);
}

fn figure(out: &mut Out, figure: &FigureCorrection) {
    let fields = &figure.fields;
    let named = |name: &Option<Option<String>>| name.as_ref().map(|name| name.clone().unwrap_or_default());
    if let Some((value, max)) = fields.value {
        out.line("value", &number(value));
        if let Some(max) = max {
            out.line("max", &number(max));
        }
    }
    out.given("hedge", fields.hedge.map(|hedge| hedge.map_or("none", Hedge::name)));
    out.given("whose", named(&fields.whose).as_deref());
    let as_of = fields.as_of.as_ref().map(|as_of| as_of.as_ref().map_or("", |as_of| as_of.edtf.as_str()));
    out.given("as_of", as_of);
    out.given("said_by", named(&fields.said_by).as_deref());
    anchor(out, &figure.at, &[]);
}

fn cell(out: &mut Out, cell: &CellMark) {
    out.text("topic", &cell.topic);
    out.text("row", &cell.row);
    out.text("column", &cell.column);
    match cell.texts.as_slice() {
        texts @ ([] | [_]) => out.hash("column_body", texts.first().copied()),
        texts => {
            let texts: Vec<String> = texts.iter().map(|text| format!("\"{text:016x}\"")).collect();
            out.line("column_bodies", &format!("[{}]", texts.join(", ")));
        }
    }
    out.hash("held", cell.held);
    if let Some(at) = &cell.row_at {
        anchor(out, at, &[]);
    }
}

fn anchor(out: &mut Out, anchor: &Anchor, figures: &[String]) {
    out.text("article", anchor.article.as_str());
    out.text("exact", &anchor.exact);
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    out.given("prefix", given(&anchor.prefix).as_deref());
    out.given("suffix", given(&anchor.suffix).as_deref());
    if anchor.copies > 1 {
        out.line("copies", &anchor.copies.to_string());
    }
    if !figures.is_empty() {
        let figures: Vec<String> = figures.iter().map(|figure| string(figure)).collect();
        out.line("figures", &format!("[{}]", figures.join(", ")));
    }
    out.given("outlet", given(&anchor.outlet).as_deref());
    out.hash("body", anchor.body);
}

/// A string on one line.
fn string(text: &str) -> String {
    if text.contains(['\n', '\r']) {
        // What JSON escapes TOML reads alike; it allows one character more as it is.
        let escaped = serde_json::to_string(text).unwrap_or_default();
        return escaped.replace('\u{7f}', "\\u007f");
    }
    toml::Value::from(text).to_string()
}

/// A string on as many lines as it has.
fn lines(text: &str) -> String {
    let is_plain = |c: char| matches!(c, '\n' | '\t') || !c.is_control();
    let is_literal =
        text.contains('\n') && !text.contains("'''") && !text.ends_with('\'') && text.chars().all(is_plain);
    if is_literal { format!("'''\n{text}'''") } else { string(text) }
}

/// A number, whole ones without a point.
fn number(value: f64) -> String {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < LARGEST_EXACT {
        return format!("{value:.0}");
    }
    toml::Value::from(value).to_string()
}
