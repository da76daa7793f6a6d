//! What a change of a topic does, as reports: by outlet, change by change, and why a topic has so few
//! passages.

use super::{Field, Record, Report, Value};
use crate::compare::comparison::Comparison;
use crate::compare::counted;
use crate::compare::tables::dry_run::{Change, DryRun, OfOutlet};
use crate::compare::tables::few::Few;
use crate::export::citation::heading;

/// The reports of one topic; `comparison` is of the topic as it would be, or was if it would be gone.
pub fn reports(dry_run: &DryRun, comparison: &Comparison, few: Option<&Few>) -> Vec<Report> {
    let mut reports = vec![by_outlet(dry_run), changes(dry_run, comparison)];
    reports.extend(few.map(|few| explanation(&dry_run.topic.name, &dry_run.topic.id, few)));
    reports
}

/// One outlet a record.
fn by_outlet(dry_run: &DryRun) -> Report {
    let topic = dry_run.topic.id.as_str();
    let record = |of: &OfOutlet| {
        let counts = [of.before, of.after, of.gained, of.lost, of.moved].map(Value::from);
        [Value::from(topic), of.outlet.as_str().into()].into_iter().chain(counts).collect::<Record>()
    };
    let fields = ["topic", "outlet", "before", "after", "gained", "lost", "moved"];
    let records: Vec<Record> = dry_run.outlets.iter().map(record).collect();
    let lines = records.iter().map(|record| record.iter().skip(1).cloned().collect()).collect();
    Report {
        title: format!("Passages by outlet · {}", dry_run.topic.name),
        fields: fields.map(Field::of).to_vec(),
        grid: Some((fields.iter().skip(1).map(|name| Field::of(name)).collect(), lines)),
        records,
        notes: Vec::new(),
    }
}

/// One change a record; `text` is the body from `start` to `end`, `from` and `to` are labels of rows.
fn changes(dry_run: &DryRun, comparison: &Comparison) -> Report {
    let source =
        |change: &Change| comparison.article(&change.article).map(|article| heading(comparison, article));
    let record = |change: &Change| -> Record {
        vec![
            dry_run.topic.id.as_str().into(),
            change.kind.name().into(),
            change.outlet.as_str().into(),
            source(change).into(),
            change.article.as_str().into(),
            change.paragraph.into(),
            change.span.start.into(),
            change.span.end.into(),
            Value::List(change.from.clone()),
            Value::List(change.to.clone()),
            comparison.text(&change.article, change.span).into(),
        ]
    };
    let line = |change: &Change| -> Record {
        vec![
            change.kind.name().into(),
            format!("{}:{}", change.article, change.paragraph).into(),
            source(change).into(),
            rows(change).into(),
            comparison.text(&change.article, change.span).into(),
        ]
    };
    let fields =
        ["topic", "change", "outlet", "source", "article", "paragraph", "start", "end", "from", "to", "text"];
    Report {
        title: format!("What changes · {}", dry_run.topic.name),
        fields: fields.map(Field::of).to_vec(),
        records: dry_run.changes.iter().map(record).collect(),
        grid: Some((
            ["change", "place", "source", "row", "text"].map(Field::of).to_vec(),
            dry_run.changes.iter().map(line).collect(),
        )),
        notes: Vec::new(),
    }
}

/// "Crews → Repairs", "→ Repairs".
fn rows(change: &Change) -> String {
    let (from, to) = (change.from.join(" + "), change.to.join(" + "));
    match (from.as_str(), to.as_str()) {
        ("", "") => String::new(),
        ("", to) => format!("→ {to}"),
        (from, "") => format!("{from} →"),
        (from, to) => format!("{from} → {to}"),
    }
}

/// Terms, conditions and words that look like terms, a record each.
fn explanation(name: &str, topic: &str, few: &Few) -> Report {
    let terms = few.terms.iter().map(|of| {
        let (places, articles) = (of.count.places.into(), of.count.articles.into());
        (format!("term of {}", of.list), of.term.clone(), places, articles)
    });
    let excluded = few.excluded.iter().map(|of| {
        ("sentences one condition short".to_owned(), of.condition.clone(), of.sentences.into(), Value::None)
    });
    let nearest = few
        .nearest
        .iter()
        .map(|of| (format!("word like {}", of.term), of.word.clone(), of.places.into(), Value::None));
    let hidden = (few.hidden > 0).then(|| {
        let what = "hidden by the filter".to_owned();
        ("passages".to_owned(), what, few.hidden.into(), Value::None)
    });
    let lines: Vec<Record> = terms
        .chain(hidden)
        .chain(excluded)
        .chain(nearest)
        .map(|(kind, what, count, articles)| vec![kind.into(), what.into(), count, articles])
        .collect();
    let with_topic = |line: &Record| std::iter::once(topic.into()).chain(line.iter().cloned()).collect();
    Report {
        title: format!("Why only {} · {name}", counted(few.passages, "passage")),
        fields: ["topic", "kind", "what", "count", "articles"].map(Field::of).to_vec(),
        records: lines.iter().map(with_topic).collect(),
        grid: Some((["kind", "what", "count", "articles"].map(Field::of).to_vec(), lines)),
        notes: Vec::new(),
    }
}
