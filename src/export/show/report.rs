//! A report: facts, records, and, where a grid says it better, the same as a grid. Written as text,
//! JSON, CSV or Markdown.
//!
//! JSON and CSV have the records alone, one object or line each, so that a script need not know how
//! a grid is laid out; people get the grid if there is one.

use crate::compare::text::screen::safe;
use crate::export::json::made_by;
use crate::export::{MadeBy, csv};
use serde_json::{Map, Number, Value as Json, json};
use unicode_width::UnicodeWidthStr;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For people, at a terminal.
    #[default]
    Text,
    /// For other programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
}

/// What one view says, of one topic if it is about one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What it is about, for people ("Figures · Troop numbers").
    pub title: String,
    /// The fields of its records.
    pub fields: Vec<Field>,
    /// Its records, each with one value a field.
    pub records: Vec<Record>,
    /// The same for people, where a grid says it better: fields and lines.
    pub grid: Option<(Vec<Field>, Vec<Record>)>,
    /// What a reader should know besides, a sentence each.
    pub notes: Vec<String>,
}

/// A field of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON and CSV: snake_case.
    pub name: String,
    /// What people read over it.
    pub heading: String,
}

impl Field {
    /// A field whose heading is its name, with spaces.
    pub fn of(name: &str) -> Self {
        Self { name: name.to_owned(), heading: name.replace('_', " ") }
    }
}

/// One value a field.
pub type Record = Vec<Value>;

/// A value of a record.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing is known.
    #[default]
    None,
    /// Words; an article's or ours.
    Text(String),
    /// A whole number.
    Count(usize),
    /// Any number.
    Number(f64),
    /// Whether something holds.
    Flag(bool),
    /// Several words.
    List(Vec<String>),
    /// Words that stand at the right end of their field: what leads up to a hit.
    LeadingUp(String),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Count(count)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::None, Into::into)
    }
}

impl Value {
    /// A number, without a fraction where it has none.
    fn json(&self) -> Json {
        match self {
            Value::None => Json::Null,
            Value::Text(text) | Value::LeadingUp(text) => Json::from(text.as_str()),
            Value::Count(count) => Json::from(*count),
            Value::Number(number) => json_number(*number),
            Value::Flag(flag) => Json::from(*flag),
            Value::List(list) => Json::from(list.clone()),
        }
    }

    /// The value as people and spreadsheets read it, in one line.
    fn text(&self) -> String {
        match self {
            Value::None => String::new(),
            Value::Text(text) | Value::LeadingUp(text) => {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Value::Count(count) => count.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Value::List(list) => list.join("; "),
        }
    }

    fn stands_right(&self) -> bool {
        matches!(self, Value::Count(_) | Value::Number(_) | Value::LeadingUp(_))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
fn json_number(number: f64) -> Json {
    const MOST: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < MOST {
        return Json::from(number as i64);
    }
    Number::from_f64(number).map_or(Json::Null, Json::Number)
}

/// The reports of the view called `kind`, as one document ending in a newline; the same inputs give
/// the same bytes.
///
/// `exact` keeps the cells of CSV as they are: else what a spreadsheet would take for a formula (it
/// begins with `=`, `+`, `-`, `@`, a tab or a line end) has a `'` before it.
pub fn write(kind: &str, reports: &[Report], made_by: &MadeBy, form: Form, exact: bool) -> String {
    match form {
        Form::Text => text(reports, made_by),
        Form::Markdown => markdown(reports, made_by),
        Form::Json => as_json(kind, reports, made_by),
        Form::Csv => as_csv(reports, made_by, exact),
    }
}

fn as_json(kind: &str, reports: &[Report], by: &MadeBy) -> String {
    let record = |report: &Report, record: &Record| {
        let pairs = report.fields.iter().zip(record);
        Json::Object(pairs.map(|(field, value)| (field.name.clone(), value.json())).collect::<Map<_, _>>())
    };
    let report = |report: &Report| {
        let records: Vec<Json> = report.records.iter().map(|of| record(report, of)).collect();
        json!({ "title": report.title, "records": records, "notes": report.notes })
    };
    let document = json!({
        "schema": 1,
        "made_by": made_by(by),
        "show": kind,
        "reports": reports.iter().map(report).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// One head line for all reports of a kind, which have the same fields.
fn as_csv(reports: &[Report], by: &MadeBy, exact: bool) -> String {
    let cell = |value: &Value| match value {
        Value::Text(text) | Value::LeadingUp(text) => safe_cell(text, exact),
        Value::List(_) => safe_cell(&value.text(), exact),
        other => other.text(),
    };
    let (headings, origin): (Vec<_>, Vec<_>) = by.columns().into_iter().unzip();
    let origin: Vec<String> = origin.iter().map(|value| safe_cell(value, exact)).collect();
    let mut lines: Vec<Vec<String>> = Vec::new();
    lines.extend(reports.first().map(|first| {
        let names = first.fields.iter().map(|field| field.name.clone());
        names.chain(headings.iter().map(|&name| name.to_owned())).collect()
    }));
    let records = reports.iter().flat_map(|report| &report.records);
    lines.extend(records.map(|record| record.iter().map(cell).chain(origin.clone()).collect()));
    csv::lines(lines)
}

fn safe_cell(text: &str, exact: bool) -> String {
    let text = safe(text).into_owned();
    if exact { text } else { csv::without_formula(text) }
}

fn for_people(report: &Report) -> (&[Field], &[Record]) {
    match &report.grid {
        Some((fields, lines)) => (fields, lines),
        None => (&report.fields, &report.records),
    }
}

fn text(reports: &[Report], made_by: &MadeBy) -> String {
    let mut out = String::new();
    for report in reports {
        let (fields, records) = for_people(report);
        out += &format!("{}\n\n", report.title);
        let mut lines: Vec<Vec<String>> = vec![fields.iter().map(|field| field.heading.clone()).collect()];
        lines.extend(records.iter().map(|record| record.iter().map(Value::text).collect()));
        let lines: Vec<Vec<String>> =
            lines.into_iter().map(|line| line.iter().map(|cell| safe(cell).into_owned()).collect()).collect();
        let width = |at: usize| lines.iter().filter_map(|line| line.get(at)).map(|cell| cell.width()).max();
        let widths: Vec<usize> = (0..fields.len()).map(|at| width(at).unwrap_or(0)).collect();
        let right = |at: usize| {
            let values = records.iter().filter_map(|record| record.get(at));
            let mut values = values.filter(|value| **value != Value::None).peekable();
            values.peek().is_some() && values.all(Value::stands_right)
        };
        for (index, line) in lines.iter().enumerate() {
            let cells = line.iter().enumerate().map(|(at, cell)| {
                let pad = " ".repeat(widths.get(at).copied().unwrap_or(0).saturating_sub(cell.width()));
                if right(at) { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            out += &format!("{}\n", line.trim_end());
            if index == 0 {
                let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                out += &format!("{}\n", rules.join("  "));
            }
        }
        if records.is_empty() {
            out += "(nothing)\n";
        }
        for note in &report.notes {
            out += &format!("\n{note}\n");
        }
        out.push('\n');
    }
    out += &format!("{made_by}\n");
    safe(&out).into_owned()
}

fn markdown(reports: &[Report], made_by: &MadeBy) -> String {
    let mut out = String::new();
    for report in reports {
        let (fields, records) = for_people(report);
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        out += &format!("# {}\n\n", cell_of_markdown(&report.title));
        out += &line(fields.iter().map(|field| cell_of_markdown(&field.heading)).collect());
        out += &format!("|{}\n", "---|".repeat(fields.len()));
        for record in records {
            out += &line(record.iter().map(|value| cell_of_markdown(&value.text())).collect());
        }
        for note in &report.notes {
            out += &format!("\n{}\n", cell_of_markdown(note));
        }
        out.push('\n');
    }
    out += &format!("---\n\n{}\n", cell_of_markdown(&made_by.to_string()));
    safe(&out).into_owned()
}

/// Text in which nothing is taken for Markdown or HTML.
fn cell_of_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => out.extend(['\\', c]),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report {
            title: "Ships".into(),
            fields: vec![Field::of("outlet"), Field::of("count")],
            records: vec![
                vec!["=Post|".into(), 3_usize.into()],
                vec!["Daily\u{1b} \"x\"".into(), Value::Number(0.5)],
            ],
            ..Report::default()
        }
    }

    #[track_caller]
    fn check(form: Form, exact: bool, expected: &str) {
        let by = MadeBy { version: "1".into(), library: 2, config: 3, filter: None, corrections: None };
        assert_eq!(write("ships", &[report()], &by, form, exact), expected);
    }

    #[test]
    fn a_report_is_written_in_every_form() {
        check(
            Form::Text,
            false,
            "Ships\n\noutlet      count\n──────────  ─────\n=Post|          3\nDaily\u{fffd} \"x\"    0.5\n\n\
             parallax 1 · library 0000000000000002 · config 0000000000000003\n",
        );
        check(
            Form::Csv,
            false,
            "outlet,count,parallax_version,library_hash,config_hash\n\
             '=Post|,3,1,0000000000000002,0000000000000003\n\
             \"Daily\u{fffd} \"\"x\"\"\",0.5,1,0000000000000002,0000000000000003\n",
        );
        check(
            Form::Csv,
            true,
            "outlet,count,parallax_version,library_hash,config_hash\n\
             =Post|,3,1,0000000000000002,0000000000000003\n\
             \"Daily\u{fffd} \"\"x\"\"\",0.5,1,0000000000000002,0000000000000003\n",
        );
        check(
            Form::Markdown,
            false,
            "# Ships\n\n| outlet | count |\n|---|---|\n| =Post\\| | 3 |\n| Daily\u{fffd} \"x\" | 0.5 |\n\n\
             ---\n\nparallax 1 · library 0000000000000002 · config 0000000000000003\n",
        );
    }

    #[test]
    fn json_is_exact() {
        let by = MadeBy { version: "1".into(), library: 2, config: 3, filter: None, corrections: None };
        let document: Json =
            serde_json::from_str(&write("ships", &[report()], &by, Form::Json, false)).unwrap();
        assert_eq!(document["show"], "ships");
        assert_eq!(
            document["reports"][0]["records"][1],
            json!({ "outlet": "Daily\u{1b} \"x\"", "count": 0.5 })
        );
    }
}
