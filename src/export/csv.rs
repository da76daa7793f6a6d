//! Comparisons as CSV: a line a passage, with ids and offsets, and what it was made by.

use super::{Locator, MadeBy, judged};
use crate::compare::comparison::{Comparison, JudgedPassage, Passage, Row};
use crate::compare::evidence::{Named, QuoteKind};
use crate::compare::text::Span;
use crate::compare::text::screen::safe;

/// The columns, in their order, before those of what the document was made by.
const HEAD: [&str; 25] = [
    "topic",
    "row",
    "label",
    "way",
    "column",
    "outlet",
    "article",
    "title",
    "published",
    "guessed",
    "translated",
    "via",
    "url",
    "paragraph",
    "start",
    "end",
    "lead_in",
    "text",
    "terms",
    "figures",
    "values",
    "said_by",
    "quotes",
    "speakers",
    "locator",
];

/// Those that follow where something was judged: who made the row, what is corrected in the passage,
/// and the notes on it.
const JUDGED: [&str; 3] = ["row_by", "corrected", "notes"];

/// Whether cells are kept as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// What a spreadsheet would take for a formula has a `'` before it, and control characters are
    /// replaced.
    #[default]
    Safe,
    /// To the letter, for programs: a spreadsheet may run what an article wrote.
    Exact,
}

impl Cells {
    /// A text as a cell.
    pub fn cell(self, text: &str) -> String {
        match self {
            Cells::Exact => text.to_owned(),
            Cells::Safe => without_formula(safe(text).into_owned()),
        }
    }
}

/// A text with a `'` before it where a spreadsheet would take it for a formula.
pub(super) fn without_formula(text: String) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text }
}

/// The line of headings.
pub fn csv_begin(made_by: &MadeBy) -> String {
    let judged = JUDGED.into_iter().filter(|_| made_by.corrections.is_some());
    lines([HEAD.into_iter().chain(judged).chain(made_by.columns().into_iter().map(|(name, _)| name))])
}

/// One topic: a line a passage, a passage in two rows twice.
pub fn csv_topic(comparison: &Comparison, made_by: &MadeBy, cells: Cells) -> String {
    let mut out = String::new();
    for row in &comparison.rows {
        for (index, cell) in row.cells.iter().enumerate() {
            let Some(column) = comparison.columns.get(index) else { continue };
            for passage in cell.passages() {
                out += &of_passage(comparison, row, &column.id, passage, made_by, cells);
            }
        }
    }
    out
}

fn of_passage(
    comparison: &Comparison,
    row: &Row,
    column: &str,
    passage: &Passage,
    by: &MadeBy,
    cells: Cells,
) -> String {
    let Some(article) = comparison.article(&passage.article) else { return String::new() };
    let meta = &article.meta;
    let text = |span: Span| comparison.text(&passage.article, span);
    let listed = |parts: Vec<String>| parts.join("; ");
    let of_row = || passage.figures.iter().filter(|read| read.of_row).map(|read| &read.figure);
    let said_by = of_row().filter_map(|figure| figure.said_by.as_ref());
    let direct = || passage.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    let speakers = passage.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    let outlet = comparison.columns.iter().find(|of| of.id == column).map_or("", |of| of.outlet.as_str());
    let mut terms: Vec<String> = passage.why.iter().map(|reason| reason.term.to_string()).collect();
    terms.dedup();
    let words = [
        comparison.topic.id.clone(),
        row.id.clone(),
        row.label.clone(),
        row.way.name().to_owned(),
        column.to_owned(),
        outlet.to_owned(),
        passage.article.to_string(),
        meta.title.clone(),
        meta.published.map(|published| published.to_string()).unwrap_or_default(),
        listed(meta.guessed.clone()),
        if article.is_machine_translated() { "machine" } else { "" }.to_owned(),
        meta.via.clone().unwrap_or_default(),
        meta.url.clone().unwrap_or_default(),
        passage.paragraph.to_string(),
        passage.span.start.to_string(),
        passage.span.end.to_string(),
        passage.lead_in.map(text).unwrap_or_default().to_owned(),
        text(passage.span).to_owned(),
        listed(terms),
        listed(of_row().map(|figure| text(figure.span).to_owned()).collect()),
        listed(of_row().map(|figure| figure.value.to_string()).collect()),
        listed(unique(said_by.map(Named::doubted))),
        listed(direct().map(|quote| text(quote.span).to_owned()).collect()),
        listed(unique(speakers.map(Named::doubted))),
        Locator::of(article, passage.span).to_string(),
    ];
    let judged = by.corrections.map(|_| judged_cells(comparison, row, passage)).into_iter().flatten();
    let origin = by.columns().into_iter().map(|(_, value)| value);
    lines([words.into_iter().chain(judged).chain(origin).map(|word| cells.cell(&word))])
}

fn judged_cells(comparison: &Comparison, row: &Row, passage: &Passage) -> [String; 3] {
    let notes =
        passage.judged.notes.iter().map(|note| format!("{}: {}", judged::signed(&note.mark), note.text));
    let without_notes =
        Passage { judged: JudgedPassage { notes: Vec::new(), ..passage.judged.clone() }, ..passage.clone() };
    [
        row.judged.mark.as_ref().map(judged::signed).unwrap_or_default(),
        judged::of_passage(comparison, Some(row), &without_notes).join("; "),
        notes.collect::<Vec<_>>().join("; "),
    ]
}

fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

/// Records as lines.
pub(super) fn lines<R>(records: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item: AsRef<[u8]>>,
{
    let mut out = ::csv::Writer::from_writer(Vec::new());
    for record in records {
        // Writing to memory cannot fail.
        let _ = out.write_record(record);
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_unless_exact_text_is_asked_for() {
        #[track_caller]
        fn check(text: &str, safe: &str) {
            assert_eq!((Cells::Safe.cell(text), Cells::Exact.cell(text)), (safe.to_owned(), text.to_owned()));
        }
        check("Ten ships", "Ten ships");
        check("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")");
        check("+1", "'+1");
        check("-1", "'-1");
        check("@x", "'@x");
        check("\tx", "'\tx");
        check("a\u{1b}[2Jb", "a\u{fffd}[2Jb");
    }
}
