//! The articles of one column, looked through for what almost got in.

use super::conditions::{lacking, off, standing};
use super::{Kind, MOST, Miss};
use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::{Cell, Comparison, Passage, Row, Way};
use crate::compare::text::{Span, words};
use crate::compare::topics::{CloseWord, InFurniture, Missing, Reason, Rule, Short, TopicSpec};
use crate::compare::{Memo, Question, Stop, Stopped};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The most places that are listed of one word.
const MOST_PLACES: usize = 3;

/// What is asked about.
pub(super) struct Search<'a> {
    question: &'a Question,
    topic: usize,
    comparison: &'a Comparison,
    row: Option<&'a Row>,
    /// The index of the row among those that the config names.
    named: Option<usize>,
    /// The index of the column.
    column: Option<usize>,
    articles: Vec<&'a Arc<Article>>,
}

/// What was found of one kind.
#[derive(Default)]
pub(super) struct Found {
    pub(super) listed: Vec<Miss>,
    /// How many are not listed.
    pub(super) more: usize,
}

impl Found {
    fn of<T>(mut found: Vec<T>, miss: impl Fn(T) -> Miss) -> Self {
        let more = found.len().saturating_sub(MOST);
        found.truncate(MOST);
        Self { listed: found.into_iter().map(miss).collect(), more }
    }
}

impl<'a> Search<'a> {
    pub(super) fn new(
        question: &'a Question,
        topic: usize,
        comparison: &'a Comparison,
        row: Option<&str>,
        column: &str,
    ) -> Self {
        let row = row.and_then(|id| comparison.rows.iter().find(|row| row.id == id));
        let is_named = |of: &&Row| of.way == Way::Named;
        let named = row
            .filter(is_named)
            .and_then(|row| comparison.topic.rows.iter().position(|named| named.name == row.label));
        let column = comparison.columns.iter().position(|of| of.id == column);
        let ids = column.and_then(|column| comparison.columns.get(column)).map(|column| &column.articles);
        let articles = ids.into_iter().flatten().filter_map(|id| comparison.article(id)).collect();
        Self { question, topic, comparison, row, named, column, articles }
    }

    fn spec(&self) -> &'a TopicSpec {
        &self.comparison.topic
    }

    /// The column's passages that are in other rows than this one; if the config names the row, those
    /// first that are one condition short of it.
    pub(super) fn in_other_rows(&self, memo: &Memo, stop: &Stop) -> Result<Found, Stopped> {
        let Some((row, column)) = self.row.zip(self.column) else { return Ok(Found::default()) };
        let cell = |row: &'a Row| row.cells.get(column).map_or(&[][..], Cell::passages);
        let is_here = |passage: &Passage| {
            let same = |here: &Passage| here.article == passage.article && here.span.overlaps(passage.span);
            cell(row).iter().any(same)
        };
        let mut elsewhere: BTreeMap<(usize, Span), (&Passage, Vec<String>)> = BTreeMap::new();
        for other in self.comparison.rows.iter().filter(|other| other.id != row.id) {
            stop.poll()?;
            for passage in cell(other).iter().filter(|passage| !is_here(passage)) {
                let Some(article) = self.place(&passage.article) else { continue };
                let of = elsewhere.entry((article, passage.span)).or_insert_with(|| (passage, Vec::new()));
                of.1.push(standing(other));
            }
        }
        let short = self.short_of_row(memo, stop)?;
        let lacks = |article: usize, span: Span| {
            let mut of_article = short.get(article).into_iter().flatten();
            of_article.find(|short| span.contains(short.span))
        };
        let mut found: Vec<_> = elsewhere.into_iter().collect();
        found.sort_by_key(|((article, span), _)| lacks(*article, *span).is_none());
        Ok(Found::of(found, |((article, span), (passage, standing))| {
            let lacks = lacks(article, span).zip(self.row_rule());
            let lacks = lacks.map(|(short, rule)| lacking(&short.missing, rule, self.spec()));
            let condition = [lacks.into_iter().collect(), standing].concat().join("; ");
            self.miss(Kind::Row, (article, passage.paragraph), span, &passage.why, condition)
        }))
    }

    /// The sentences of each article that are one condition short of the row, if the config names it.
    fn short_of_row(&self, memo: &Memo, stop: &Stop) -> Result<Vec<Vec<Short>>, Stopped> {
        let Some(named) = self.named else { return Ok(Vec::new()) };
        let of_article = |article: &&Arc<Article>| {
            let reading = memo.reading(article);
            self.question.topics.short_of(self.topic, Some(named), &reading, stop)
        };
        self.articles.iter().map(of_article).collect()
    }

    fn row_rule(&self) -> Option<&'a Rule> {
        self.comparison.topic.rows.get(self.named?).map(|row| &row.rule)
    }

    pub(super) fn one_condition_short(&self, memo: &Memo, stop: &Stop) -> Result<Found, Stopped> {
        let mut found: Vec<(usize, Short)> = Vec::new();
        for (place, article) in self.articles.iter().enumerate() {
            stop.poll()?;
            let short = self.question.topics.short_of(self.topic, None, &memo.reading(article), stop)?;
            found.extend(short.into_iter().map(|short| (place, short)));
        }
        found.sort_by_key(|(place, short)| (rank(&short.missing), *place, short.span));
        Ok(Found::of(found, |(place, short)| {
            let condition = lacking(&short.missing, &self.spec().rule, self.spec());
            let mut reasons = short.reasons;
            if let Missing::Excluded(reason) = short.missing {
                reasons.push(reason);
                reasons.sort();
            }
            self.miss(Kind::Condition, (place, short.paragraph + 1), short.span, &reasons, condition)
        }))
    }

    pub(super) fn in_furniture(&self, memo: &Memo, stop: &Stop) -> Result<Found, Stopped> {
        let mut found: Vec<(usize, InFurniture)> = Vec::new();
        for (place, article) in self.articles.iter().enumerate() {
            stop.poll()?;
            let reading = memo.reading(article);
            let here = self.question.topics.in_furniture(self.topic, self.named, &reading, stop)?;
            found.extend(here.into_iter().map(|hit| (place, hit)));
        }
        Ok(Found::of(found, |(place, InFurniture { paragraph, span, reasons })| {
            let mut terms: Vec<&str> = reasons.iter().map(|reason| &*reason.term).collect();
            terms.dedup();
            let condition = format!("holds {}, but reads as furniture of the page", terms.join(", "));
            self.miss(Kind::Furniture, (place, paragraph + 1), span, &reasons, condition)
        }))
    }

    /// The places of words that are close to a term; each distinct word is held against the terms once.
    pub(super) fn close_words(&self, stop: &Stop) -> Result<Found, Stopped> {
        let wanted = self.question.topics.words_of(self.topic, self.named);
        let mut known: HashMap<String, Option<CloseWord>> = HashMap::new();
        let mut found: BTreeMap<(CloseWord, String), Vec<Slip>> = BTreeMap::new();
        for (article, of) in self.articles.iter().enumerate() {
            let body = of.body.as_str();
            for (paragraph, at) in of.paragraphs().iter().enumerate().filter(|(_, at)| !at.furniture) {
                stop.poll()?;
                for word in words(body, at.span) {
                    let folded = word.folded(body);
                    let close = match known.get(&*folded) {
                        Some(close) => close,
                        None => {
                            known.entry(folded.clone().into_owned()).or_insert_with(|| wanted.close(&folded))
                        }
                    };
                    if let Some(close) = close {
                        let slip = Slip { article, paragraph, span: word.span };
                        found.entry((close.clone(), folded.into_owned())).or_default().push(slip);
                    }
                }
            }
        }
        let mut listed = Vec::new();
        for ((close, _), places) in &found {
            let of = places.len();
            listed.extend(
                places.iter().take(MOST_PLACES).enumerate().map(|(index, slip)| (close, slip, index, of)),
            );
        }
        Ok(Found::of(listed, |(close, slip, index, of)| {
            let place =
                if of > 1 { format!("; place {} of {of} in this column", index + 1) } else { String::new() };
            let reason = Reason { term: Arc::clone(&close.term), span: slip.span };
            let sentences =
                self.articles.get(slip.article).map_or(&[][..], |of| of.sentences(slip.paragraph));
            let sentence = sentences.iter().find(|sentence| sentence.contains(slip.span));
            let sentence = sentence.copied().unwrap_or(slip.span);
            let word = self.articles.get(slip.article).map_or("", |of| slip.span.of(of.body.as_str()));
            let condition = format!("{}{place}", off(word, close));
            self.miss(Kind::Word, (slip.article, slip.paragraph + 1), sentence, &[reason], condition)
        }))
    }

    /// The place of an article in the column.
    fn place(&self, id: &ArticleId) -> Option<usize> {
        self.articles.iter().position(|article| article.id == *id)
    }

    fn miss(
        &self,
        kind: Kind,
        (article, paragraph): (usize, usize),
        span: Span,
        reasons: &[Reason],
        condition: String,
    ) -> Miss {
        let article =
            self.articles.get(article).map_or_else(|| ArticleId::new(""), |article| article.id.clone());
        let marks = reasons.iter().map(|reason| reason.span).filter(|mark| span.contains(*mark)).collect();
        let mut terms: Vec<Arc<str>> = Vec::new();
        for reason in reasons {
            if !terms.contains(&reason.term) {
                terms.push(Arc::clone(&reason.term));
            }
        }
        Miss { kind, article, paragraph, span, marks, terms, condition }
    }
}

/// A word that is close to a term.
struct Slip {
    /// The place of its article in the column.
    article: usize,
    /// The index of its paragraph.
    paragraph: usize,
    span: Span,
}

/// Sentences that hold more of what is wanted come first.
fn rank(missing: &Missing) -> usize {
    match missing {
        Missing::Taken(_) => 0,
        Missing::Excluded(_) => 1,
        Missing::Unit => 2,
        Missing::With(_) => 3,
        Missing::All(_) => 4,
        Missing::Any => 5,
    }
}
