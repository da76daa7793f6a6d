//! What would admit what almost got into a topic: the one term to add or take out, the one condition
//! to loosen, each with the sentences that it is about.
//!
//! Beside the near misses of a column ([`super::near_misses`]), which a reader asks of an empty cell:
//! whoever makes a topic asks what to change, so sentences are grouped by the change that would admit
//! them. A rule of `any` alone misses by its words only, so words of the texts that are kin to a term
//! are changes too: one letter or two off it, of one stem with it, or longer by an ending.

mod change;
mod kin;

pub use change::Change;

use super::near_misses::lacking;
use crate::compare::alignment::is_stop_word;
use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::Comparison;
use crate::compare::evidence::UnitClass;
use crate::compare::text::{Span, words};
use crate::compare::topics::{Aliases, Missing, Reason, Rule, Short, TopicSpec, Topics, Within};
use crate::compare::{Memo, Question, Stop, Stopped};
use kin::{Kin, is_name};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The most changes that are listed.
pub const MOST: usize = 24;
/// The most sentences that are given with each.
pub const MOST_PLACES: usize = 3;
/// What would admit more into one topic.
#[derive(Clone, Debug)]
pub struct Remedies {
    /// The comparison on the topic, whose articles are named.
    pub comparison: Arc<Comparison>,
    /// Those that admit most first.
    pub remedies: Vec<Remedy>,
    /// How many more there are.
    pub more: usize,
}

/// A change, and what it would admit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The change.
    pub change: Change,
    /// What keeps the sentences out, in our words.
    pub lacks: String,
    /// How many sentences lack just this; of a word, in how many places it stands.
    pub sentences: usize,
    /// The first of them.
    pub places: Vec<Place>,
}

/// A sentence that almost got in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its article.
    pub article: ArticleId,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Its bytes.
    pub span: Span,
    /// What it fulfils, or what keeps it out.
    pub marks: Vec<Span>,
}

/// Looks in all articles that `comparison` is of for what almost got into its topic.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn remedies(
    question: &Question,
    comparison: &Arc<Comparison>,
    memo: &Memo,
    stop: &Stop,
) -> Result<Remedies, Stopped> {
    let ids = comparison.columns.iter().flat_map(|column| &column.articles);
    let articles: Vec<&Arc<Article>> = ids.filter_map(|id| comparison.article(id)).collect();
    let search = Search { spec: &comparison.topic, articles, aliases: question.topics.aliases(), memo, stop };
    let mut found = search.one_condition_short()?;
    found.extend(search.kin()?);
    found.sort_by(|a, b| (Reverse(a.sentences), &a.change).cmp(&(Reverse(b.sentences), &b.change)));
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    Ok(Remedies { comparison: Arc::clone(comparison), remedies: found, more })
}

struct Search<'a> {
    spec: &'a TopicSpec,
    articles: Vec<&'a Arc<Article>>,
    aliases: &'a Aliases,
    memo: &'a Memo,
    stop: &'a Stop,
}

/// A sentence one condition short, and the index of its article.
type Found = (usize, Short);

impl Search<'_> {
    fn rule(&self) -> &Rule {
        &self.spec.rule
    }

    fn topics(&self, rule: Rule) -> Topics {
        let spec = TopicSpec { rule, ..TopicSpec::default() };
        Topics::new(vec![spec], self.aliases.clone())
    }

    fn one_condition_short(&self) -> Result<Vec<Remedy>, Stopped> {
        let topics = self.topics(self.rule().clone());
        let of_article = |(index, article): (usize, &&Arc<Article>)| {
            let short = topics.short_of(0, None, &self.memo.reading(article), self.stop)?;
            Ok(short.into_iter().map(|short| (index, short)).collect::<Vec<Found>>())
        };
        let found: Vec<Vec<Found>> =
            self.articles.par_iter().enumerate().map(of_article).collect::<Result<_, Stopped>>()?;
        let found: Vec<Found> = found.into_iter().flatten().collect();
        let widened = self.widened(&found)?;
        let words = self.words_of_those_without_any(&found);
        let mut remedies: BTreeMap<Change, Remedy> = BTreeMap::new();
        for (index, short) in found {
            self.stop.poll()?;
            let Some(change) = self.change(index, &short, &widened, &words) else { continue };
            let mut reasons = short.reasons;
            if let Missing::Excluded(reason) = &short.missing {
                reasons.push(reason.clone());
            }
            let place = self.place(index, short.paragraph, short.span, &reasons);
            let remedy = remedies.entry(change.clone()).or_insert_with(|| Remedy {
                change,
                lacks: lacking(&short.missing, self.rule(), self.spec),
                sentences: 0,
                places: Vec::new(),
            });
            remedy.add(place);
        }
        Ok(remedies.into_values().collect())
    }

    /// The change that would admit a sentence; none if no single one is known.
    fn change(
        &self,
        article: usize,
        short: &Short,
        widened: &BTreeSet<(usize, Span)>,
        words: &HashMap<String, usize>,
    ) -> Option<Change> {
        match &short.missing {
            Missing::Taken(_) => None,
            Missing::Excluded(reason) => Some(Change::TakeOut(reason.term.to_string())),
            Missing::Unit => self.unit_of(article, short).map(Change::AddUnit),
            Missing::With(_) => Some(Change::DropWith),
            Missing::All(_) | Missing::Any if widened.contains(&(article, short.span)) => Some(Change::Widen),
            // Without its only list nothing would be looked for.
            Missing::All(list) => {
                (self.rule().all.len() > 1 || !self.rule().any.is_empty()).then_some(Change::DropAll(*list))
            }
            Missing::Any => self.word_for_any(article, short, words).map(Change::AddToAny),
        }
    }

    /// The unit class of the first figure that the sentence states.
    fn unit_of(&self, article: usize, short: &Short) -> Option<UnitClass> {
        let article = self.articles.get(article)?;
        let sentences = article.sentences(short.paragraph);
        let sentence = sentences.iter().position(|span| *span == short.span)?;
        let evidence = self.memo.reading(article).evidence(short.paragraph, sentence);
        evidence.figures.first().map(|figure| figure.unit_class)
    }

    /// The sentences that lack a list in their sentence and have it in their paragraph.
    fn widened(&self, found: &[Found]) -> Result<BTreeSet<(usize, Span)>, Stopped> {
        let lacks_a_list = |missing: &Missing| matches!(missing, Missing::All(_) | Missing::Any);
        let wanted: BTreeSet<usize> =
            found.iter().filter(|(_, short)| lacks_a_list(&short.missing)).map(|(at, _)| *at).collect();
        let mut admitted = BTreeSet::new();
        if self.rule().within != Within::Sentence || wanted.is_empty() {
            return Ok(admitted);
        }
        let topics = self.topics(Change::Widen.made_in(self.rule()));
        for index in wanted {
            let Some(article) = self.articles.get(index) else { continue };
            let hits = topics.matches_of(0, &self.memo.reading(article), self.stop)?;
            admitted.extend(hits.iter().map(|hit| (index, hit.span)));
        }
        Ok(admitted)
    }

    /// In how many of the sentences without a term of `any` each word stands that says something.
    fn words_of_those_without_any(&self, found: &[Found]) -> HashMap<String, usize> {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (index, short) in found.iter().filter(|(_, short)| short.missing == Missing::Any) {
            let here: BTreeSet<String> =
                self.words(*index, short).into_iter().map(|(folded, _)| folded).collect();
            here.into_iter().for_each(|word| *known.entry(word).or_default() += 1);
        }
        known
    }

    /// The words of a sentence that no term covers, folded and as written.
    fn words(&self, article: usize, short: &Short) -> Vec<(String, String)> {
        let Some(article) = self.articles.get(article) else { return Vec::new() };
        let body = article.body.as_str();
        let is_free = |span: Span| !short.reasons.iter().any(|reason| reason.span.overlaps(span));
        let free = words(body, short.span).filter(|word| is_free(word.span));
        let said = free.map(|word| (word.folded(body).into_owned(), word.span.of(body).to_owned()));
        said.filter(|(folded, _)| {
            folded.chars().count() >= kin::SHORTEST
                && folded.chars().all(char::is_alphabetic)
                && !is_stop_word(folded)
        })
        .collect()
    }

    /// The word of a sentence that most others without a term of `any` share; of several the longest.
    fn word_for_any(&self, article: usize, short: &Short, known: &HashMap<String, usize>) -> Option<String> {
        let words = self.words(article, short);
        let best = words.iter().max_by_key(|(folded, written)| {
            let shared = known.get(folded).copied().unwrap_or_default();
            (shared, written.chars().count(), Reverse(folded))
        })?;
        Some(if is_name(&best.1) { best.1.clone() } else { best.0.clone() })
    }

    /// Words of the texts that are kin to a term.
    fn kin(&self) -> Result<Vec<Remedy>, Stopped> {
        let kin = Kin::of(self.rule(), self.topics(self.rule().clone()).words_of(0, None));
        let mut known: HashMap<String, Option<Change>> = HashMap::new();
        let mut remedies: BTreeMap<Change, Remedy> = BTreeMap::new();
        for (index, article) in self.articles.iter().enumerate() {
            let body = article.body.as_str();
            let paragraphs = article.paragraphs().iter().enumerate();
            for (paragraph, at) in paragraphs.filter(|(_, at)| !at.furniture) {
                self.stop.poll()?;
                for word in words(body, at.span) {
                    let folded = word.folded(body);
                    let sentences = article.sentences(paragraph);
                    let at = sentences.partition_point(|sentence| sentence.end <= word.span.start);
                    let sentence = sentences.get(at).filter(|sentence| sentence.contains(word.span));
                    let change = match known.get(&*folded) {
                        Some(change) => change.clone(),
                        None => {
                            let begins = sentence.is_some_and(|sentence| sentence.start == word.span.start);
                            let written = if begins { &folded } else { word.span.of(body) };
                            let change = kin.change(&folded, written);
                            known.insert(folded.clone().into_owned(), change.clone());
                            change
                        }
                    };
                    let Some(change) = change else { continue };
                    let remedy = remedies.entry(change.clone()).or_insert_with(|| Remedy {
                        lacks: kin.told(&folded),
                        change,
                        sentences: 0,
                        places: Vec::new(),
                    });
                    let reason = Reason { term: Arc::from(""), span: word.span };
                    let span = sentence.copied().unwrap_or(word.span);
                    remedy.add(self.place(index, paragraph, span, &[reason]));
                }
            }
        }
        Ok(remedies.into_values().collect())
    }

    fn place(&self, article: usize, paragraph: usize, span: Span, reasons: &[Reason]) -> Place {
        let article = self.articles.get(article).map_or_else(|| ArticleId::new(""), |of| of.id.clone());
        let mut marks: Vec<Span> =
            reasons.iter().map(|reason| reason.span).filter(|mark| span.contains(*mark)).collect();
        marks.sort();
        marks.dedup();
        Place { article, paragraph: paragraph + 1, span, marks }
    }
}

impl Remedy {
    fn add(&mut self, place: Place) {
        self.sentences += 1;
        if self.places.len() < MOST_PLACES {
            self.places.push(place);
        }
    }
}
