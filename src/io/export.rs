//! `parallax export`, and what the reader exports: comparisons, or parts of them, as a document.

use super::commands::{Opened, open, unless_closed};
use super::counterparts::place;
use super::error::Error;
use super::whole;
use crate::cli::{ExportFormat, Exported, Sources};
use crate::compare::{Memo, Question, Stop, Stopped, compare};
use crate::export::{self, Cells, MadeBy, Part};
use crate::ui::model::Exporting;
use crate::ui::update::Message;
use std::io::{self, BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

/// What is written, and how.
pub(super) struct Document<'a> {
    /// What is compared; suggested rows only if its arrangement has them.
    pub(super) question: &'a Question,
    /// The indices of the topics.
    pub(super) topics: &'a [usize],
    /// How much of each.
    pub(super) part: &'a Part,
    /// As what.
    pub(super) format: ExportFormat,
    /// Whether cells of CSV are kept to the letter.
    pub(super) cells: Cells,
    /// What it was made by and from.
    pub(super) made_by: &'a MadeBy,
}

/// Writes what is wanted to a file or to standard output.
///
/// # Errors
/// If a topic, row or paragraph is not there, if the file is there and may not be replaced, or if it
/// cannot be written.
pub fn print(sources: &Sources, wanted: &Exported) -> Result<(), Error> {
    let Opened { mut question, topics, found, .. } = open(sources, &wanted.topic)?;
    question.arrangement.rows.only.suggested = wanted.suggested;
    let part = match (&wanted.paragraph, &wanted.row) {
        (Some(paragraph), _) => {
            let (article, number) = place(&question.library, paragraph)?;
            Part::Paragraph(article.id.clone(), number)
        }
        (None, Some(row)) => Part::Row(row.clone()),
        (None, None) => Part::All,
    };
    let made_by = MadeBy::of(&question, found.config.hash);
    let cells = if wanted.exact { Cells::Exact } else { Cells::Safe };
    let format = wanted.format.or_else(|| wanted.output.as_deref().and_then(by_ending)).unwrap_or_default();
    let document =
        Document { question: &question, topics: &topics, part: &part, format, cells, made_by: &made_by };
    let (memo, stop) = (Memo::default(), Stop::default());
    match &wanted.output {
        Some(path) => {
            let text = document.text(&memo, &stop).unwrap_or_default();
            to_file(path, text.as_bytes(), wanted.force)
                .map_err(|source| Error::Export { path: path.display().to_string(), source })
        }
        None => {
            let mut out = BufWriter::new(stdout().lock());
            unless_closed(document.write(&mut out, &memo, &stop).and_then(|_| out.flush()))
        }
    }
}

/// Writes what the reader exports, and says how it went; a file that is there stays, and is asked
/// about, unless it is to be replaced.
pub(super) fn written(exporting: Box<Exporting>, memo: &Memo) -> Message {
    let path = PathBuf::from(&exporting.path);
    if !exporting.replace && path.exists() {
        return Message::FileIsThere(exporting);
    }
    let Some(format) = by_ending(&path) else {
        return Message::Failed(format!("{} has no ending that says a format", exporting.path));
    };
    let made_by = MadeBy::of(&exporting.question, exporting.config);
    let document = Document {
        question: &exporting.question,
        topics: &exporting.topics,
        part: &exporting.part,
        format,
        cells: Cells::Safe,
        made_by: &made_by,
    };
    let Ok(text) = document.text(memo, &Stop::default()) else {
        return Message::Failed("the export was abandoned".to_owned());
    };
    match to_file(&path, text.as_bytes(), exporting.replace) {
        Ok(()) => Message::Done(format!("{} written, {} bytes", exporting.path, text.len())),
        Err(error) => Message::Failed(format!("{} was not written: {error}", exporting.path)),
    }
}

/// The format that a file's ending asks for.
pub(super) fn by_ending(path: &Path) -> Option<ExportFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some(ExportFormat::Markdown),
        "csv" => Some(ExportFormat::Csv),
        "json" => Some(ExportFormat::Json),
        "html" | "htm" => Some(ExportFormat::Html),
        _ => None,
    }
}

/// Writes a file; what is there already stays unless it may be replaced.
fn to_file(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    if replace { whole::replace(path, bytes) } else { whole::create(path, bytes) }
}

impl Document<'_> {
    /// The whole document.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(super) fn text(&self, memo: &Memo, stop: &Stop) -> Result<String, Stopped> {
        let mut out = Vec::new();
        // Writing to memory fails only where the work was stopped.
        self.write(&mut out, memo, stop).map_err(|_| Stopped)?;
        stop.poll()?;
        Ok(String::from_utf8(out).unwrap_or_default())
    }

    /// Writes topic by topic, so that no more than one need be held at once.
    fn write(&self, out: &mut impl Write, memo: &Memo, stop: &Stop) -> io::Result<()> {
        let ways = self.question.arrangement.rows.only;
        let mut is_first = true;
        out.write_all(self.begin().as_bytes())?;
        for &topic in self.topics {
            let Ok(whole) = compare(self.question, topic, memo, stop) else { continue };
            let comparison = self.part.of(&whole);
            if comparison.rows.is_empty() && *self.part != Part::All {
                continue;
            }
            let text = match self.format {
                ExportFormat::Markdown => export::markdown_topic(&comparison, ways, true),
                ExportFormat::Csv => export::csv_topic(&comparison, self.made_by, self.cells),
                ExportFormat::Json => export::json_topic(&comparison, None, is_first),
                ExportFormat::Html => export::html_topic(&comparison, ways),
            };
            out.write_all(text.as_bytes())?;
            is_first = false;
        }
        out.write_all(self.end(is_first).as_bytes())
    }

    fn begin(&self) -> String {
        match self.format {
            ExportFormat::Markdown => String::new(),
            ExportFormat::Csv => export::csv_begin(self.made_by),
            ExportFormat::Json => export::json_begin(self.made_by),
            ExportFormat::Html => {
                let names = self.topics.iter().filter_map(|topic| self.question.topics.specs().get(*topic));
                let names: Vec<&str> = names.map(|spec| spec.name.as_str()).collect();
                export::html_begin(&names.join(" · "))
            }
        }
    }

    fn end(&self, is_empty: bool) -> String {
        match self.format {
            ExportFormat::Markdown => export::markdown_end(self.made_by),
            ExportFormat::Csv => String::new(),
            ExportFormat::Json => export::json_end(is_empty).to_owned(),
            ExportFormat::Html => export::html_end(self.made_by),
        }
    }
}
