//! What is known of an article beside its words: its source, its outlet, how long it is, which
//! topics it speaks to, and from which file it came.

use super::pane::Pane;
use super::strip::{REST, TERM, letter};
use crate::compare::articles::{Article, Translated};
use crate::compare::comparison::in_words::GUESSED;
use crate::compare::counted;
use crate::compare::tables::dispersion::TopicPlaces;
use crate::compare::tables::lengths::Length;
use crate::export::all_of_passage;
use crate::ui::layout::CORRECTED;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::page::Page;
use crate::ui::widgets::{PieceLine, piece, wrap_pieces};

/// The details as lines of at most `width` cells; the length is none while it is counted.
pub(super) fn lines(pane: &Pane, length: Option<Length>, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let Some(article) = pane.article() else { return Vec::new() };
    let mut page = Page::new(width, 10);
    source(&mut page, article);
    if let Some(new) = shared.news.of_articles(std::slice::from_ref(&article.id), true) {
        let since = format!("{new} since {}", shared.news.since);
        page.fact("visits", [piece(since, Role::New)]);
    }
    outlet(&mut page, article, shared);
    page.head("Length");
    measured(&mut page, length);
    page.head("Topics here");
    topics(&mut page, pane.marks.topics(), shared);
    judged(&mut page, pane, shared);
    page.head("File");
    page.fact("id", [piece(article.id.as_str(), Role::Notice)]);
    page.fact("path", [piece(article.path.as_str(), Role::Notice)]);
    page.fact("hash", [piece(format!("{:016x}", article.hash), Role::Notice)]);
    page.lines
}

/// What its front matter says, with what whoever added it was not sure of.
fn source(page: &mut Page, article: &Article) {
    let meta = &article.meta;
    let mark = |field: &str, mark: &str| {
        let mark = if article.is_guessed(field) { mark } else { "" };
        piece(mark, Role::Doubt)
    };
    page.head("Article");
    page.fact("title", [piece(meta.title.as_str(), Role::Notice), mark("title", GUESSED)]);
    let date = meta.published.map_or("undated".to_owned(), |published| {
        let time = published.time.map_or(String::new(), |time| format!(", {time}"));
        format!("{}, {}{time}", published.long(), published.day.strftime("%A"))
    });
    page.fact("date", [mark("published", "~"), piece(date, Role::Notice)]);
    let mut given = |name: &str, text: Option<&String>| {
        if let Some(text) = text {
            page.fact(name, [piece(text.as_str(), Role::Notice), mark(name, GUESSED)]);
        }
    };
    given("byline", meta.byline.as_ref());
    given("url", meta.url.as_ref());
    given("via", meta.via.as_ref());
    given("language", meta.language.as_ref());
    given("note", meta.note.as_ref());
    match meta.translated {
        Some(Translated::Machine) => page.fact("translated", [piece("† by a machine", Role::Doubt)]),
        Some(Translated::Human) => page.fact("translated", [piece("by a human", Role::Notice)]),
        None => {}
    }
    if !meta.tags.is_empty() {
        page.fact("tags", [piece(meta.tags.join(", "), Role::Notice)]);
    }
    if !meta.guessed.is_empty() {
        page.fact("not sure", [piece(meta.guessed.join(", "), Role::Doubt)]);
    }
}

/// What the config says of its outlet.
fn outlet(page: &mut Page, article: &Article, shared: &Shared) {
    page.head("Outlet");
    let (outlets, written) = (&shared.settings.question.outlets, article.meta.outlet.as_str());
    let doubt = piece(if article.is_guessed("outlet") { "?" } else { "" }, Role::Doubt);
    let name = outlets.canonical(written);
    page.fact("name", [piece(name, Role::Notice), doubt]);
    if name != written {
        page.fact("here", [piece(written, Role::Notice)]);
    }
    let Some(spec) = outlets.spec(written) else {
        return page.words("the config does not list it");
    };
    if let Some(short) = &spec.short {
        page.fact("short", [piece(short.as_str(), Role::Notice)]);
    }
    if !spec.aliases.is_empty() {
        page.fact("aliases", [piece(spec.aliases.join(", "), Role::Notice)]);
    }
}

/// What is judged of its passages of the present topic, and what was taken out of that; nothing if
/// nothing is.
fn judged(page: &mut Page, pane: &Pane, shared: &Shared) {
    let Some((comparison, article)) = shared.comparison().zip(pane.article()) else { return };
    let of_own = pane.marks.own().iter().flat_map(|own| {
        let said = all_of_passage(comparison, &own.passage).into_iter();
        said.map(|words| (own.passage.span.start, own.passage.paragraph, words))
    });
    let topic = &comparison.topic.name;
    let of_taken = pane.marks.taken().iter().map(|(span, by)| {
        let words = span.of(article.body.as_str());
        let said = format!("taken out of {topic} by {by}: “{words}”");
        (span.start, article.paragraph_at(span.start) + 1, said)
    });
    let mut all: Vec<(usize, usize, String)> = of_own.chain(of_taken).collect();
    all.sort();
    if !all.is_empty() {
        page.head("Judged");
    }
    for (_, paragraph, words) in all {
        page.fact(&format!("{CORRECTED} ¶{paragraph}"), [piece(words, Role::Notice)]);
    }
}

fn measured(page: &mut Page, length: Option<Length>) {
    let Some(length) = length else { return page.words("counting…") };
    let mut count = |name: &str, count: usize| page.fact(name, [piece(count.to_string(), Role::Notice)]);
    count("words", length.words);
    count("sentences", length.sentences);
    count("paragraphs", length.paragraphs);
    if length.furniture > 0 {
        let paragraphs = counted(length.furniture, "paragraph");
        let words = counted(length.furniture_words, "word");
        page.fact("furniture", [piece(format!("{paragraphs}, {words}, not counted above"), Role::Notice)]);
    }
}

/// The topics with passages here under the letters of the strip, and what else the strip says.
fn topics(page: &mut Page, topics: &[TopicPlaces], shared: &Shared) {
    if topics.is_empty() {
        page.words("none");
    }
    for places in topics {
        let present = places.topic == shared.topic;
        let lead = format!("   {} ", letter(places.topic));
        let role = if present { Role::Cursor } else { Role::OtherTopic };
        let name = piece(places.spec.name.as_str(), if present { Role::RowHead } else { Role::Notice });
        let sentences = counted(places.sentences, "sentence");
        let passages = counted(places.passages.len(), "passage");
        let counts = format!("  {passages} · {sentences} · from ¶{}", places.first_paragraph);
        page.lines.extend(wrap_pieces(piece(lead, role), &[name, piece(counts, Role::Dim)], page.width));
    }
    page.words(format!("the strip: ▐ what is seen, {REST} other topics, {TERM} the term that is sought"));
    page.words("░ some of it on the topic, ▒ over a third, █ over two thirds; - = ≡ one place, two, more");
}
