//! What is wrong with a config, and how a reader is told: place, caret, what to do.

use super::BadConfig;
use crate::compare::text::LineNumbers;
use crate::compare::text::screen::safe;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

/// One thing that is wrong with a config.
#[derive(Clone, Debug)]
pub(super) struct Mistake {
    /// The bytes of the config that are to blame.
    pub(super) span: Range<usize>,
    /// What is wrong.
    pub(super) title: String,
    /// What to do about it.
    pub(super) help: String,
    /// Another place that has to do with it, and what it is ("first used here").
    pub(super) other: Option<(Range<usize>, &'static str)>,
    /// Whether it is that something is missing, which a syntax error elsewhere may explain.
    pub(super) missing: bool,
}

impl Mistake {
    /// A mistake at `span`.
    pub(super) fn new(span: Range<usize>, title: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, title: title.into(), help: help.into(), other: None, missing: false }
    }

    /// The same, with another place that has to do with it.
    pub(super) fn beside(mut self, span: Range<usize>, label: &'static str) -> Self {
        self.other = Some((span, label));
        self
    }

    /// The same, as something that is missing.
    pub(super) fn missing(mut self) -> Self {
        self.missing = true;
        self
    }
}

/// A value as messages quote it: on one line, at most 60 characters of it.
pub(super) fn quoted(value: &str) -> String {
    const MOST: usize = 60;
    if value.is_empty() {
        return "`\"\"`".to_owned();
    }
    let mut shown: String = value.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// Names in a sentence: "`a`, `b` or `c`".
pub(super) fn alternatives<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// How many mistakes a report shows; a file with more is hardly a config, and each takes time.
const MOST_SHOWN: usize = 100;

/// The report of all mistakes, in the order in which they stand in the text.
pub(super) fn report(text: &str, name: &str, mut mistakes: Vec<Mistake>) -> BadConfig {
    mistakes.sort_by_key(|mistake| mistake.span.start);
    let renderer = Renderer::plain();
    let shown = mistakes.iter().take(MOST_SHOWN);
    let mut rendered: Vec<String> = shown.map(|mistake| render(&renderer, text, name, mistake)).collect();
    if mistakes.len() > MOST_SHOWN {
        rendered.push(format!("error: {name} has {} errors more", mistakes.len() - MOST_SHOWN));
    }
    let line = mistakes.first().map_or(1, |first| LineNumbers::of(text).at(first.span.start));
    let summary = mistakes.first().map_or_else(String::new, |first| {
        let more = match mistakes.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        format!("{name}:{line}: {}{more}", first.title)
    });
    BadConfig {
        report: safe(&rendered.join("\n\n")).into_owned(),
        errors: mistakes.len(),
        summary: safe(&summary).into_owned(),
        line,
    }
}

fn render(renderer: &Renderer, text: &str, name: &str, mistake: &Mistake) -> String {
    let mut snippet = Snippet::source(text)
        .path(name)
        .annotation(AnnotationKind::Primary.span(on_characters(text, &mistake.span)));
    if let Some((span, label)) = &mistake.other {
        snippet = snippet.annotation(AnnotationKind::Context.span(on_characters(text, span)).label(*label));
    }
    let group = Level::ERROR
        .primary_title(&mistake.title)
        .element(snippet)
        .element(Level::HELP.message(&mistake.help));
    renderer.render(&[group])
}

/// `span` within `text`, its ends moved outwards to the borders of characters.
fn on_characters(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end.max(start).min(text.len()));
    start..end
}
