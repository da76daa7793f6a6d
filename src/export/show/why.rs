//! Why the passages of a paragraph are where they are, as a report.

use super::{Field, Record, Report, Value};
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Cell, Comparison, Passage, Row, Way};
use crate::compare::text::Span;
use crate::compare::topics::{Reason, Rule, Term, Unit, Within};
use crate::export::{Locator, citation, judged};
use std::collections::BTreeSet;

/// What the comparison knows of the passages of a paragraph (from 1); no records if it has none.
///
/// A record is a rule, a term, something that the row shares, a figure or a quotation, each with what
/// it says and, where it stands in the text, its words.
pub fn report(comparison: &Comparison, article: &ArticleId, paragraph: usize) -> Report {
    let mut records = Vec::new();
    let mut locators = BTreeSet::new();
    for row in &comparison.rows {
        let passages = row.cells.iter().flat_map(Cell::passages);
        let here = |passage: &&Passage| passage.article == *article && passage.paragraph == paragraph;
        for passage in passages.filter(here) {
            records.extend(Facts { comparison, row, passage }.records());
            locators.extend(comparison.article(article).map(|of| Locator::of(of, passage.span)));
        }
    }
    let source = comparison.article(article).map(|article| citation::heading(comparison, article));
    let fields =
        ["topic", "article", "paragraph", "row", "label", "way", "kind", "what", "text", "start", "end"];
    let fields = fields.map(Field::of).to_vec();
    let (rules, facts): (Vec<&Record>, Vec<&Record>) = records.iter().partition(|record| is_rule(record));
    let people = |record: &&Record| record.get(LABEL..).map(<[_]>::to_vec).unwrap_or_default();
    let mut notes: Vec<String> = rules.iter().map(|record| note(record)).collect();
    notes.dedup();
    notes.extend(locators.iter().map(Locator::to_string));
    Report {
        title: format!(
            "Why {article}:{paragraph} is here · {} · {}",
            comparison.topic.name,
            source.unwrap_or_default()
        ),
        grid: Some((fields[LABEL..].to_vec(), facts.iter().map(people).collect())),
        fields,
        notes,
        records,
    }
}

/// The index of the label among the fields: people read it and what follows.
const LABEL: usize = 4;

/// Whether a record is a rule: these are long, and stand below the grid for people.
fn is_rule(record: &Record) -> bool {
    matches!(kind_and_what(record), Some(("rule" | "row rule", _)))
}

/// "rule: any: ships | boats".
fn note(record: &Record) -> String {
    kind_and_what(record).map(|(kind, what)| format!("{kind}: {what}")).unwrap_or_default()
}

fn kind_and_what(record: &Record) -> Option<(&str, &str)> {
    match record.get(LABEL + 2..LABEL + 4)? {
        [Value::Text(kind), Value::Text(what)] => Some((kind, what)),
        _ => None,
    }
}

/// A passage in its row.
struct Facts<'a> {
    comparison: &'a Comparison,
    row: &'a Row,
    passage: &'a Passage,
}

impl Facts<'_> {
    fn records(&self) -> Vec<Record> {
        let Facts { comparison, row, passage } = self;
        let topic = &comparison.topic;
        let mut records = vec![
            self.record("passage", "the sentences that stand together", Some(passage.span)),
            self.record("rule", &written(&topic.rule), None),
        ];
        let named = topic.rows.iter().find(|named| row.way == Way::Named && named.name == row.label);
        records.extend(named.map(|named| self.record("row rule", &written(&named.rule), None)));
        records.extend(passage.why.iter().map(|reason| {
            let kind = if named.is_some() && !is_of(&topic.rule, reason) { "row term" } else { "term" };
            self.record(kind, &reason.term, Some(reason.span))
        }));
        if row.way != Way::Named {
            for (index, term) in row.shares.iter().enumerate() {
                let here = passage.shares.iter().filter(|share| share.term == index);
                let mut here: Vec<Record> =
                    here.map(|share| self.record("shares", term, Some(share.span))).collect();
                if here.is_empty() {
                    here.push(self.record("shares", term, None));
                }
                records.extend(here);
            }
        }
        records.extend(passage.figures.iter().map(|read| {
            let figure = &read.figure;
            let mut what = vec![format!("value {}", figure.value)];
            what.extend(figure.max.map(|max| format!("to {max}")));
            what.extend(figure.hedge.map(|hedge| hedge.name().to_owned()));
            what.push(figure.unit_class.name().to_owned());
            what.extend(figure.whose.as_ref().map(|named| format!("of {}", named.doubted())));
            what.extend(figure.said_by.as_ref().map(|by| format!("said by {}", by.doubted())));
            what.extend((!read.of_row).then(|| "of another row".to_owned()));
            self.record("figure", &what.join(" · "), Some(figure.span))
        }));
        let judged = judged::of_row(row).map(|by| format!("the row: {by}")).into_iter();
        let judged = judged.chain(judged::of_passage(comparison, Some(row), passage));
        records.extend(judged.map(|said| self.record("judged", &said, None)));
        records.extend(passage.quotes.iter().map(|quote| {
            let speaker = quote.speaker.as_ref().map(|by| format!("said by {}", by.doubted()));
            let speaker = speaker.unwrap_or_else(|| "speaker not found".to_owned());
            self.record("quote", &format!("{} · {speaker}", quote.kind.name()), Some(quote.span))
        }));
        records
    }

    fn record(&self, kind: &str, what: &str, span: Option<Span>) -> Record {
        let Facts { comparison, row, passage } = self;
        vec![
            comparison.topic.id.as_str().into(),
            passage.article.as_str().into(),
            passage.paragraph.into(),
            row.id.as_str().into(),
            row.label.as_str().into(),
            row.way.name().into(),
            kind.into(),
            what.into(),
            span.map(|span| comparison.text(&passage.article, span)).into(),
            span.map(|span| span.start).into(),
            span.map(|span| span.end).into(),
        ]
    }
}

/// Whether the rule itself asks for what a reason names.
fn is_of(rule: &Rule, reason: &Reason) -> bool {
    let mut terms = rule.any.iter().chain(rule.all.iter().flatten());
    let is_evidence = || rule.with.is_some_and(|with| with.name() == &*reason.term);
    terms.any(|term| term.written() == &*reason.term) || is_evidence()
}

/// A rule in one line: "any: ships | boats · with: figure".
fn written(rule: &Rule) -> String {
    let terms = |terms: &[Term]| terms.iter().map(Term::written).collect::<Vec<_>>().join(" | ");
    let mut parts = Vec::new();
    if !rule.any.is_empty() {
        parts.push(format!("any: {}", terms(&rule.any)));
    }
    parts.extend(rule.all.iter().map(|list| format!("all: {}", terms(list))));
    if !rule.none.is_empty() {
        parts.push(format!("none: {}", terms(&rule.none)));
    }
    parts.extend(rule.with.map(|with| format!("with: {}", with.name())));
    if !rule.unit.is_empty() {
        parts.push(format!("unit: {}", rule.unit.iter().map(Unit::name).collect::<Vec<_>>().join(" | ")));
    }
    match rule.within {
        Within::Sentence => {}
        Within::Paragraph => parts.push("within: paragraph".to_owned()),
        Within::Words(words) => parts.push(format!("within: {words} words")),
    }
    parts.join(" · ")
}
