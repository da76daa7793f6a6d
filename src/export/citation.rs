//! One passage as a quotation with its source, for the clipboard.
//!
//! The locator stands on a line of its own below the source, so that the quotation stays clean and
//! the line can be cut off; it is of all words that are quoted, those of the lead-in included.

use super::locator::Locator;
use crate::compare::articles::Article;
use crate::compare::comparison::in_words::GUESSED;
use crate::compare::comparison::{Cell, Comparison, Passage, Row, in_words};
use crate::compare::text::Span;
use crate::compare::text::screen::safe;

/// A passage with its lead-in as a quotation, and below it outlet, title, date, paragraph and
/// URL, with every doubt that the reader was shown, and its locator, made safe to leave the program.
///
/// Empty if the comparison does not hold the passage's article.
pub fn citation(comparison: &Comparison, passage: &Passage) -> String {
    let Some(article) = comparison.article(&passage.article) else { return String::new() };
    let mut text = format!("“{}”\n— {}\n", quotation(article, passage), source(comparison, article, passage));
    if !article.meta.guessed.is_empty() {
        text += &format!("~ ? not sure: {}\n", article.meta.guessed.join(", "));
    }
    if article.is_machine_translated() {
        text += "† machine translation\n";
    }
    text += &format!("{}\n", locator(article, passage));
    safe(&text).into_owned()
}

/// A row: its label, then its passages as [`citation`]s, by column; what it lacks is no quotation and
/// left out.
pub fn row_citation(comparison: &Comparison, row: &Row) -> String {
    let passages = row.cells.iter().flat_map(Cell::passages).map(|passage| citation(comparison, passage));
    let passages: Vec<String> = passages.collect();
    let label = format!("{} · {} ({})", comparison.topic.name, row.label, row.way.name());
    format!("{}\n\n{}", safe(&label), passages.join("\n"))
}

/// An article in a line of its own: outlet and date, with every doubt.
pub(super) fn heading(comparison: &Comparison, article: &Article) -> String {
    heading_of(outlet(comparison, article), article)
}

/// The same under this name of its outlet.
pub(super) fn heading_of(outlet: &str, article: &Article) -> String {
    format!("{}, {}", outlet_of(outlet, article), date(article))
}

/// This name of an article's outlet with its doubt: "Post?".
pub(super) fn outlet_of(name: &str, article: &Article) -> String {
    format!("{name}{}", if article.is_guessed("outlet") { "?" } else { "" })
}

/// The date of an article with its doubt and that of the text: "~2 Mar 2031 †".
pub(super) fn date(article: &Article) -> String {
    format!("{}{}", in_words::date(article), if article.is_machine_translated() { " †" } else { "" })
}

/// Where a passage stands, in one line: outlet, title, date, paragraph, URL. As in the reader's
/// headings, `?` stands after an outlet that was guessed, `~` before a date, and a word after the rest.
pub(super) fn source(comparison: &Comparison, article: &Article, passage: &Passage) -> String {
    let unsure = |field| if article.is_guessed(field) { GUESSED } else { "" };
    let mut source = vec![
        outlet_of(outlet(comparison, article), article),
        format!("“{}”{}", article.meta.title, unsure("title")),
        in_words::date(article),
        format!("¶{}", passage.paragraph),
    ];
    source.extend(article.meta.via.as_ref().map(|via| format!("via {via}{}", unsure("via"))));
    source.extend(article.meta.url.as_ref().map(|url| format!("{url}{}", unsure("url"))));
    source.join(", ")
}

/// The locator of a passage with its lead-in.
pub(super) fn locator(article: &Article, passage: &Passage) -> Locator {
    let lead_in = passage.lead_in.filter(|lead_in| lead_in.end <= passage.span.start);
    Locator::of(article, lead_in.map_or(passage.span, |lead_in| lead_in.cover(passage.span)))
}

/// Whether words stand between a passage and its lead-in.
pub(super) fn leaves_out(article: &Article, passage: &Passage) -> bool {
    let between = passage.lead_in.map(|lead_in| article.body.as_str().get(lead_in.end..passage.span.start));
    between.flatten().is_some_and(|between| !between.trim().is_empty())
}

/// The exact text; where words of the article stand between lead-in and passage, " […] " does.
fn quotation(article: &Article, passage: &Passage) -> String {
    let body = article.body.as_str();
    let text = passage.span.of(body);
    let Some(lead_in) = passage.lead_in.filter(|lead_in| lead_in.end <= passage.span.start) else {
        return text.to_owned();
    };
    let between = Span::new(lead_in.end, passage.span.start).of(body);
    let between = if leaves_out(article, passage) { " […] " } else { between };
    format!("{}{between}{text}", lead_in.of(body))
}

fn outlet<'a>(comparison: &'a Comparison, article: &'a Article) -> &'a str {
    let column = comparison.column_of(&article.id);
    column.map_or(&article.meta.outlet, |column| &column.outlet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Library, Meta, Published, Translated};
    use std::sync::Arc;

    fn check(meta: Meta, passage: (usize, usize), lead_in: Option<(usize, usize)>, expected: &str) {
        let id = ArticleId::new("a");
        let body = Body::new("Ten ships lay there. They left\u{1b}. Then rain. It fell.");
        let article = Article::new(id.clone(), String::new(), String::new(), meta, 0, body);
        let comparison =
            Comparison { library: Arc::new(Library::new(vec![Arc::new(article)])), ..Comparison::default() };
        let passage = Passage {
            article: id,
            paragraph: 1,
            span: Span::new(passage.0, passage.1),
            lead_in: lead_in.map(|(start, end)| Span::new(start, end)),
            follows: false,
            why: Vec::new(),
            figures: Vec::new(),
            quotes: Vec::new(),
            odd_dates: Vec::new(),
            shares: Vec::new(),
            judged: Default::default(),
        };
        assert_eq!(citation(&comparison, &passage), expected);
    }

    #[test]
    fn a_citation_holds_source_and_doubt() {
        let meta = Meta { title: "Ships".into(), outlet: "The Harbour".into(), ..Meta::default() };
        check(
            meta.clone(),
            (0, 20),
            None,
            "“Ten ships lay there.”\n— The Harbour, “Ships”, undated, ¶1\n[parallax:a,p1,0-20,82f5252249c9]\n",
        );
        let doubtful = Meta {
            published: Published::parse("2021-12-02"),
            guessed: vec!["published".into()],
            url: Some("https://example.org/1".into()),
            translated: Some(Translated::Machine),
            ..meta
        };
        let expected = "“Ten ships lay there. They left\u{fffd}.”\n\
            — The Harbour, “Ships”, ~2 Dec 2021, ¶1, https://example.org/1\n\
            ~ ? not sure: published\n† machine translation\n[parallax:a,p1,0-32,be90a2b4c7ee]\n";
        check(doubtful, (21, 32), Some((0, 20)), expected);
    }

    #[test]
    fn what_stands_between_lead_in_and_passage_is_marked_as_left_out() {
        let meta = Meta { title: "Ships".into(), outlet: "The Harbour".into(), ..Meta::default() };
        let expected = "“Ten ships lay there. […] It fell.”\n— The Harbour, “Ships”, undated, ¶1\n[parallax:a,p1,0-52,9f68be3399ec]\n";
        check(meta, (44, 52), Some((0, 20)), expected);
    }
}
