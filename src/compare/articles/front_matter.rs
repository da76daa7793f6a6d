//! One file's decoded text → an [`Article`], and the problems that its front matter has.
//!
//! Decided: a text is never refused for its front matter. Of TOML with errors the lines without
//! errors count, for a date on a line that could not be read must not become another date. A text
//! without any front matter is fine as it is; one whose front matter leaves out title or outlet is
//! told so. Unknown keys are kept and ignored, but one that is almost a known key is named, for a
//! slip there would pass for an undated article.

mod parts;

use super::{Article, ArticleId, Body, Meta, Published, Translated};
use crate::compare::Problem;
use crate::compare::text::{self, LineNumbers, Span};
use parts::{FENCE, Parts, may_begin_with_yaml};
use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

const LONGEST_GUESSED_TITLE: usize = 160;
/// A text with more of them is hardly an article, and a list of them all would hide the other problems.
const MOST_BAD_LINES: usize = 10;

/// The keys whose slips are named.
const KEYS: [&str; 11] = [
    "title",
    "outlet",
    "published",
    "url",
    "byline",
    "language",
    "guessed",
    "translated",
    "note",
    "via",
    "tags",
];

/// A file as `io::store` found it, decoded.
#[derive(Clone, Debug)]
pub struct Source {
    /// The id that its place gives it.
    pub id: ArticleId,
    /// The file, as messages name it.
    pub path: String,
    /// Its folder relative to the articles folder, `/` between parts; empty at the top.
    pub folder: String,
    /// The name of the folder that it stands in, also at the top: the outlet of a text without front matter.
    pub folder_name: String,
    /// Its text.
    pub text: String,
}

/// Reads an article: TOML front matter between `+++` lines if there is any, then the body.
///
/// Never refuses a text for its front matter: what is missing or unreadable is left out or guessed,
/// marked as guessed, and reported with its line.
pub fn article(source: Source) -> (Article, Vec<Problem>) {
    let hash = xxhash_rust::xxh3::xxh3_64(source.text.as_bytes());
    let parts = Parts::of(&source.text);
    let front = parts.front.map_or("", |front| &source.text[..front.end]);
    let lines = LineNumbers::of(front);
    let mut reader = Reader { path: &source.path, text: &source.text, lines, problems: Vec::new() };
    let mut meta = Meta::default();
    if let Some(front) = parts.front {
        if !parts.closed {
            reader.report(0, format!("the front matter is not closed: end it with a line {FENCE}"));
        }
        meta = reader.meta(front);
    }
    if parts.is_yaml {
        reader.report(
            0,
            format!(
                "the front matter is YAML, which is not read: write it between lines {FENCE}, and \
                 key = \"value\" for key: value"
            ),
        );
    } else if parts.front.is_none() && may_begin_with_yaml(&source.text) {
        reader.report(
            0,
            format!("begins like YAML front matter, which is read as text: write TOML between lines {FENCE}"),
        );
    }
    let body = &source.text[parts.body..];
    reader.guess(&mut meta, body, &source.folder_name, parts.front.is_some());
    let problems = std::mem::take(&mut reader.problems);
    let article = Article::new(source.id, source.path, source.folder, meta, hash, Body::new(body));
    (article, problems)
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    /// The lines up to the end of the front matter.
    lines: LineNumbers,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn report(&mut self, offset: usize, message: impl Into<String>) {
        let line = self.lines.at(offset);
        self.problems.push(Problem::new(self.path, message).at_line(line));
    }

    fn meta(&mut self, front: Span) -> Meta {
        let (table, errors) = DeTable::parse_recoverable(front.of(self.text));
        let mut bad_lines = BTreeSet::new();
        for error in errors {
            let at = front.start + error.span().map_or(0, |span| span.start);
            if bad_lines.insert(self.lines.at(at)) && bad_lines.len() <= MOST_BAD_LINES {
                self.report(at, format!("the front matter is not TOML here: {}", one_line(error.message())));
            }
        }
        if bad_lines.len() > MOST_BAD_LINES {
            let more = bad_lines.len() - MOST_BAD_LINES;
            self.report(front.start, format!("the front matter has {more} lines more that are not TOML"));
        }
        let mut meta = Meta::default();
        for (key, value) in table.get_ref() {
            let at = front.start + key.span().start;
            // A value that was never written has no place of its own.
            let end = at.max(front.start + value.span().end);
            let lines = self.lines.at(at)..=self.lines.at(end);
            if bad_lines.range(lines).next().is_none() {
                self.field(&mut meta, key.get_ref(), value.get_ref(), at);
            }
        }
        meta
    }

    fn field(&mut self, meta: &mut Meta, key: &str, value: &DeValue<'_>, at: usize) {
        match key {
            "title" => meta.title = self.text(key, value, at).unwrap_or_default(),
            "outlet" => meta.outlet = self.text(key, value, at).unwrap_or_default(),
            "url" => meta.url = self.text(key, value, at),
            "byline" => meta.byline = self.text(key, value, at),
            "language" | "lang" => meta.language = self.text(key, value, at).or(meta.language.take()),
            "via" => meta.via = self.text(key, value, at),
            "note" => meta.note = self.text(key, value, at),
            "tags" => meta.tags = self.texts(key, value, at),
            "guessed" => {
                meta.guessed = self.texts(key, value, at);
                meta.guessed.sort();
                meta.guessed.dedup();
            }
            "published" => meta.published = self.published(value, at),
            "translated" => meta.translated = self.translated(key, value, at),
            unknown => {
                if let Some(known) = KEYS.into_iter().find(|known| is_slip(unknown, known)) {
                    self.report(
                        at,
                        format!("`{unknown}` is no key that parallax knows: is `{known}` meant?"),
                    );
                }
            }
        }
    }

    fn text(&mut self, key: &str, value: &DeValue<'_>, at: usize) -> Option<String> {
        let Some(text) = value.as_str() else {
            self.report(at, format!("`{key}` must be text in quotes"));
            return None;
        };
        // A note may be as long as it likes; the others are parts of headings and of citations.
        let text = if key == "note" { text.trim().to_owned() } else { one_line(text) };
        Some(text).filter(|text| !text.is_empty())
    }

    fn texts(&mut self, key: &str, value: &DeValue<'_>, at: usize) -> Vec<String> {
        let texts = match value {
            DeValue::String(text) => Some(vec![one_line(text)]),
            DeValue::Array(values) => {
                values.iter().map(|value| value.get_ref().as_str().map(one_line)).collect()
            }
            _ => None,
        };
        texts.unwrap_or_else(|| {
            self.report(at, format!("`{key}` must be a list of texts: [\"…\", \"…\"]"));
            Vec::new()
        })
    }

    fn published(&mut self, value: &DeValue<'_>, at: usize) -> Option<Published> {
        let written = match value {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Datetime(date) => date.to_string(),
            _ => String::new(),
        };
        let published = Published::parse(&written);
        if published.is_none() {
            let message =
                "`published` is no date that can be read, so the article is undated: write 2021-12-31";
            self.report(at, message);
        }
        published
    }

    fn translated(&mut self, key: &str, value: &DeValue<'_>, at: usize) -> Option<Translated> {
        match value.as_str() {
            Some("machine") => Some(Translated::Machine),
            Some("human") => Some(Translated::Human),
            _ => {
                self.report(at, format!("`{key}` must be \"machine\" or \"human\""));
                None
            }
        }
    }

    /// Fills in title and outlet where they are missing, and says so where there is front matter to mend.
    fn guess(&mut self, meta: &mut Meta, body: &str, folder_name: &str, has_front: bool) {
        if meta.title.is_empty() {
            meta.title = first_line(body);
            self.guessed(meta, "title", has_front, "its first line stands in for it");
        }
        if meta.outlet.is_empty() {
            let known = !folder_name.is_empty();
            meta.outlet = if known { folder_name } else { "unknown outlet" }.to_owned();
            let instead = if known { "its folder's name stands in for it" } else { "it is shown as unknown" };
            self.guessed(meta, "outlet", has_front, instead);
        }
    }

    fn guessed(&mut self, meta: &mut Meta, field: &str, has_front: bool, instead: &str) {
        if let Err(place) = meta.guessed.binary_search_by(|guessed| guessed.as_str().cmp(field)) {
            meta.guessed.insert(place, field.to_owned());
        }
        if has_front {
            self.report(0, format!("the front matter has no `{field}` that can be read: {instead}"));
        }
    }
}

/// Whether a key is so close to a known one that it must be a slip ("publised"); short words are
/// close to each other by chance.
fn is_slip(key: &str, known: &str) -> bool {
    known.len() > 4 && strsim::damerau_levenshtein(&key.to_lowercase(), known) <= 1
}

/// The first paragraph with a word in it, its first sentence where it is long, without Markdown's signs.
fn first_line(body: &str) -> String {
    let is_line = |span: &Span| span.of(body).contains(char::is_alphanumeric);
    let Some(paragraph) = text::paragraphs(body).into_iter().find(is_line) else { return String::new() };
    let mut title = paragraph.of(body);
    if title.chars().count() > LONGEST_GUESSED_TITLE {
        title = text::sentences(body, paragraph).first().map_or(title, |sentence| sentence.of(body));
    }
    let title = title.trim_start_matches(['#', ' ']);
    match title.char_indices().nth(LONGEST_GUESSED_TITLE) {
        None => title.to_owned(),
        Some((end, _)) => format!("{}…", title[..end].trim_end()),
    }
}

/// `text` with each run of white space, line ends among them, as one space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
