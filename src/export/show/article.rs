//! One article as a report: where each topic falls in it, how long it is, and where it is from.

use super::{Field, Record, Report, Value};
use crate::compare::articles::{Article, Outlets};
use crate::compare::counted;
use crate::compare::tables::dispersion::{TopicPlaces, cut};
use crate::compare::tables::lengths::Length;

/// What every record tells, of the article and then of one passage.
const FIELDS: [&str; 17] = [
    "article",
    "outlet",
    "title",
    "published",
    "guessed",
    "machine_translated",
    "words",
    "article_sentences",
    "paragraphs",
    "furniture_paragraphs",
    "furniture_words",
    "topic",
    "topic_name",
    "paragraph",
    "start",
    "end",
    "at",
];

/// In so many parts the grid shows the article.
const PARTS: usize = 40;

/// One passage a record, topic by topic, with the share of the text before it (`at`, from 0 to 1);
/// an article without passages has one record without a topic.
pub fn report(article: &Article, outlets: &Outlets, topics: &[TopicPlaces], length: Length) -> Report {
    let mut records: Vec<Record> = Vec::new();
    for topic in topics {
        for span in &topic.passages {
            let mut record = of_article(article, outlets, length);
            record.extend([
                topic.spec.id.as_str().into(),
                topic.spec.name.as_str().into(),
                (article.paragraph_at(span.start) + 1).into(),
                span.start.into(),
                span.end.into(),
                Value::Number(span.start as f64 / article.body.as_str().len().max(1) as f64),
            ]);
            records.push(record);
        }
    }
    if records.is_empty() {
        let mut record = of_article(article, outlets, length);
        record.resize(FIELDS.len(), Value::None);
        records.push(record);
    }
    Report {
        title: format!("Article · {}", article.meta.title),
        fields: FIELDS.map(Field::of).to_vec(),
        records,
        grid: Some(grid(article, topics)),
        notes: notes(article, outlets, length),
    }
}

fn of_article(article: &Article, outlets: &Outlets, length: Length) -> Record {
    vec![
        article.id.as_str().into(),
        outlets.canonical(&article.meta.outlet).into(),
        article.meta.title.as_str().into(),
        article.meta.published.map(|published| published.to_string()).into(),
        Value::List(article.meta.guessed.clone()),
        Value::Flag(article.is_machine_translated()),
        length.words.into(),
        length.sentences.into(),
        length.paragraphs.into(),
        length.furniture.into(),
        length.furniture_words.into(),
    ]
}

fn grid(article: &Article, topics: &[TopicPlaces]) -> (Vec<Field>, Vec<Record>) {
    let fields = ["topic", "passages", "sentences", "first paragraph", "where in the text"].map(Field::of);
    let line = |topic: &TopicPlaces| -> Record {
        let parts = cut(article.body.as_str().len(), &topic.passages, PARTS);
        let strip: String = parts.iter().map(|part| part.shade().unwrap_or('·')).collect();
        vec![
            topic.spec.name.as_str().into(),
            topic.passages.len().into(),
            topic.sentences.into(),
            topic.first_paragraph.into(),
            strip.into(),
        ]
    };
    (fields.to_vec(), topics.iter().map(line).collect())
}

fn notes(article: &Article, outlets: &Outlets, length: Length) -> Vec<String> {
    let meta = &article.meta;
    let unsure = |field| if article.is_guessed(field) { "?" } else { "" };
    let about = if article.is_guessed("published") { "~" } else { "" };
    let outlet = outlets.canonical(&meta.outlet);
    let date = meta.published.map_or("undated".to_owned(), |published| {
        format!("{about}{}, {}", published.long(), published.day.strftime("%A"))
    });
    let translated = if article.is_machine_translated() { " †" } else { "" };
    let mut notes = vec![format!("{outlet}{}, {date}{translated}", unsure("outlet"))];
    if let Some(spec) = outlets.spec(&meta.outlet).filter(|spec| !spec.aliases.is_empty()) {
        notes.push(format!("{outlet} is also written {}.", spec.aliases.join(", ")));
    }
    let given = [("byline", &meta.byline), ("via", &meta.via), ("url", &meta.url), ("note", &meta.note)];
    let given = given.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?)));
    notes.extend(given.map(|(name, text)| format!("{name}: {text}{}", unsure(name))));
    if !meta.guessed.is_empty() {
        notes.push(format!("not sure: {}", meta.guessed.join(", ")));
    }
    let [words, sentences, paragraphs] =
        [(length.words, "word"), (length.sentences, "sentence"), (length.paragraphs, "paragraph")]
            .map(|(count, what)| counted(count, what));
    let furniture = counted(length.furniture, "paragraph");
    let in_it = counted(length.furniture_words, "word");
    notes.push(format!("{words}, {sentences}, {paragraphs}; furniture beside them: {furniture}, {in_it}."));
    notes.push(format!(
        "The text from its beginning to its end in {PARTS} parts: · nothing, ░ up to a third, ▒ up to \
         two, █ more of it on the topic."
    ));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Meta, OutletSpec, Published};
    use crate::compare::text::Span;
    use crate::compare::topics::TopicSpec;
    use std::sync::Arc;

    fn article() -> Article {
        let meta = Meta {
            title: "Ships".into(),
            outlet: "HP".into(),
            published: Published::parse("2031-03-02"),
            guessed: vec!["published".into()],
            ..Meta::default()
        };
        let body = Body::new("Ten ships left.\n\nRain fell all day. Nobody minded the rain.");
        Article::new(ArticleId::new("a"), "a.md".into(), String::new(), meta, 1, body)
    }

    fn outlets() -> Outlets {
        let aliases = vec!["HP".to_owned()];
        Outlets::new(vec![OutletSpec { name: "The Harbour Post".into(), aliases, short: None }])
    }

    #[test]
    fn passages_come_with_their_places_and_the_article_with_its_doubt() {
        let spec = TopicSpec { id: "ships".into(), name: "Ships".into(), ..TopicSpec::default() };
        let (passages, length) = (vec![Span::new(0, 15)], Length { words: 12, ..Length::default() });
        let places =
            TopicPlaces { topic: 0, spec: Arc::new(spec), passages, sentences: 1, first_paragraph: 1 };
        let report = report(&article(), &outlets(), &[places], length);
        assert_eq!(report.records.len(), 1);
        let record = &report.records[0];
        assert_eq!(record.len(), report.fields.len());
        assert_eq!(record[1], "The Harbour Post".into());
        assert_eq!(record[11..16], ["ships".into(), "Ships".into(), 1.into(), 0.into(), 15.into()]);
        assert_eq!(report.notes[0], "The Harbour Post, ~2 Mar 2031, Sunday");
        let (_, lines) = report.grid.unwrap();
        let strip = format!("{}░{}", "█".repeat(10), "·".repeat(29));
        assert_eq!(lines, [vec!["Ships".into(), 1.into(), 1.into(), 1.into(), Value::Text(strip)]]);
    }

    #[test]
    fn an_article_without_passages_is_still_told_of() {
        let report = report(&article(), &outlets(), &[], Length::default());
        assert_eq!(report.records.len(), 1);
        assert_eq!(report.records[0].len(), report.fields.len());
        assert_eq!((&report.records[0][0], &report.records[0][11]), (&"a".into(), &Value::None));
    }
}
