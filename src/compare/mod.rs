//! The core: from texts and topics to a [`Comparison`], knowing neither width nor terminal.
//!
//! Each stage is a module that imports only earlier ones:
//! `answers → search → tables → filter → comparison → corrections → alignment → passages → topics, evidence → articles → text`.
//! Here stand the pipeline itself, one line a stage, and the few types that all stages share.

pub mod alignment;
pub mod answers;
pub mod articles;
pub mod comparison;
pub mod corrections;
pub mod evidence;
pub mod filter;
pub mod passages;
pub mod search;
pub mod tables;
pub mod text;
pub mod topics;

mod counted;
mod memo;
mod problem;
mod stop;

pub use counted::counted;
pub use memo::{Matches, Memo};
pub use problem::Problem;
pub use stop::{Stop, Stopped};

use alignment::Meanings;
use articles::{Article, Library, Outlets, Scope};
use comparison::{Arrangement, ByPassage, Column, Columns, Comparison, Passage};
use corrections::{Corrections, Pieces, Settled};
use evidence::{People, Reading};
use filter::{Beside, InForce};
use passages::Piece;
use rayon::prelude::*;
use std::sync::Arc;
use topics::{TopicSpec, Topics};

/// Everything that a comparison depends on, but for the topic; by default of no articles and no topics.
#[derive(Clone, Default)]
pub struct Question {
    /// The articles.
    pub library: Arc<Library>,
    /// Which of them.
    pub scope: Arc<Scope>,
    /// The outlets' names.
    pub outlets: Arc<Outlets>,
    /// The topics, compiled.
    pub topics: Arc<Topics>,
    /// How columns are made and ordered, and rows formed.
    pub arrangement: Arrangement,
    /// The reader's own judgement, laid over the program's.
    pub corrections: Arc<Corrections>,
    /// What of a comparison is wanted.
    pub filter: Arc<InForce>,
}

impl Question {
    /// Whether this is the same question of the same snapshots.
    pub(crate) fn is(&self, other: &Question) -> bool {
        self.is_but_for_filter(other) && Arc::ptr_eq(&self.filter, &other.filter)
    }

    /// Whether both ask the same of the same snapshots, of whatever part.
    pub(crate) fn is_but_for_filter(&self, other: &Question) -> bool {
        Arc::ptr_eq(&self.library, &other.library)
            && Arc::ptr_eq(&self.scope, &other.scope)
            && Arc::ptr_eq(&self.outlets, &other.outlets)
            && Arc::ptr_eq(&self.topics, &other.topics)
            && Arc::ptr_eq(&self.corrections, &other.corrections)
            && self.arrangement == other.arrangement
    }

    /// Whether both lay the same judgements over the same articles and topics.
    pub(crate) fn judges_the_same(&self, other: &Question) -> bool {
        Arc::ptr_eq(&self.corrections, &other.corrections)
            && Arc::ptr_eq(&self.library, &other.library)
            && Arc::ptr_eq(&self.topics, &other.topics)
    }

    /// The same question of all that there is.
    #[must_use]
    pub fn without_filter(&self) -> Self {
        Self { filter: Arc::default(), ..self.clone() }
    }

    /// What a filter asks of beside a comparison.
    pub fn beside_filter(&self) -> Beside<'_> {
        Beside {
            outlets: &self.outlets,
            aliases: self.topics.aliases(),
            new_articles: &self.filter.new_articles,
        }
    }
}

/// The same as [`compare`], but of the question that was asked last every topic is compared once.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn compare_once(
    question: &Question,
    topic: usize,
    memo: &Memo,
    stop: &Stop,
) -> Result<Arc<Comparison>, Stopped> {
    if let Some(known) = memo.known(question, topic) {
        return Ok(known);
    }
    let whole = match memo.known_whole(question, topic) {
        Some(known) => known,
        None => Arc::new(compare_whole(question, topic, memo, stop)?),
    };
    let comparison = filter::filtered(&whole, &question.filter.filter, question.beside_filter(), stop)?;
    memo.keep(question, topic, (&whole, &comparison));
    Ok(comparison)
}

/// Compares what the columns say on the topic at `topic` in [`Topics::specs`], as far as the
/// question's filter admits it.
///
/// A topic that is not there gives an empty comparison.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn compare(question: &Question, topic: usize, memo: &Memo, stop: &Stop) -> Result<Comparison, Stopped> {
    passing(compare_whole(question, topic, memo, stop)?, question, stop)
}

/// The same, whatever the filter.
fn compare_whole(question: &Question, topic: usize, memo: &Memo, stop: &Stop) -> Result<Comparison, Stopped> {
    Prepared::of(question, topic, memo, stop)?.compare(question, stop)
}

/// What the question's filter admits of a comparison.
fn passing(whole: Comparison, question: &Question, stop: &Stop) -> Result<Comparison, Stopped> {
    let filter = &question.filter.filter;
    if filter.is_empty() {
        return Ok(whole);
    }
    filter::passing(&whole, filter, question.beside_filter(), stop)
}

/// The same, and for each passage that `is_sought` the closest `count` sentences of each other
/// column on this topic, with what they share.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn compare_with_counterparts(
    question: &Question,
    topic: usize,
    (is_sought, count): (&dyn Fn(&Passage) -> bool, usize),
    memo: &Memo,
    stop: &Stop,
) -> Result<(Comparison, ByPassage), Stopped> {
    let prepared = Prepared::of(question, topic, memo, stop)?;
    let comparison = passing(prepared.compare(question, stop)?, question, stop)?;
    let material = prepared.material(question);
    let settled = &prepared.settled;
    let found = comparison::counterparts((material, settled), &comparison, (is_sought, count), stop)?;
    Ok((comparison, found))
}

/// What alignment starts from.
struct Prepared {
    spec: Arc<TopicSpec>,
    columns: (Columns, Vec<Column>),
    articles: Vec<Arc<Article>>,
    pieces: Pieces,
    people: People,
    meanings: Meanings,
    settled: Arc<Settled>,
}

impl Prepared {
    fn of(question: &Question, topic: usize, memo: &Memo, stop: &Stop) -> Result<Self, Stopped> {
        let spec = question.topics.specs().get(topic).cloned().unwrap_or_default();
        let in_scope = comparison::articles_in_scope(&question.library, &question.scope, &question.outlets);
        let columns = comparison::columns(&in_scope, &question.outlets, question.arrangement);
        let articles = comparison::articles_in_columns(in_scope, &columns.1);
        let settled = memo.settled(question);
        let read = read(question, topic, &articles, memo, stop)?;
        let put = |(index, (reading, found)): (usize, &Read)| {
            corrections::put(&settled, &spec.id, reading, index, found)
        };
        let put: Vec<Vec<Piece>> = read.iter().enumerate().map(put).collect();
        let is_shown = |(of, put): &(&Read, &Vec<Piece>)| !of.1.is_empty() || !put.is_empty();
        let shown = read.iter().zip(&put).filter(is_shown).map(|((reading, _), _)| &**reading);
        let people = People::merged(shown, question.topics.aliases().groups());
        let found: Vec<Piece> = read.into_iter().flat_map(|(_, pieces)| pieces).collect();
        let pieces = Pieces::new(found, put.into_iter().flatten().collect());
        let meanings = Meanings::of(pieces.all(), &people, question.topics.aliases());
        Ok(Self { spec, columns, articles, pieces, people, meanings, settled })
    }

    fn compare(&self, question: &Question, stop: &Stop) -> Result<Comparison, Stopped> {
        let found = alignment::Material { pieces: &self.pieces.found, ..self.material(question) };
        let (groups, limits) = alignment::align(found, stop)?;
        let material = self.material(question);
        let groups = corrections::lay_over(self.pieces.of_all(groups), material, &self.settled, stop)?;
        let (spec, library) = (self.spec.clone(), question.library.clone());
        let judged = (&*self.settled, &question.corrections);
        comparison::build(spec, library, self.columns.clone(), material, (&groups, limits), judged, stop)
    }

    fn material<'a>(&'a self, question: &'a Question) -> alignment::Material<'a> {
        alignment::Material {
            topic: &self.spec,
            articles: &self.articles,
            pieces: self.pieces.all(),
            aliases: question.topics.aliases(),
            people: &self.people,
            meanings: &self.meanings,
            settings: question.arrangement.rows,
        }
    }
}

/// An article as it was read, and its pieces.
type Read = (Arc<Reading>, Vec<Piece>);

/// All articles in their order, each with its pieces; they are matched side by side.
fn read(
    question: &Question,
    topic: usize,
    articles: &[Arc<Article>],
    memo: &Memo,
    stop: &Stop,
) -> Result<Vec<Read>, Stopped> {
    let of_article = |(index, article): (usize, &Arc<Article>)| {
        let reading = memo.reading(article);
        let matches = memo.matches(&question.topics, topic, &reading, stop)?;
        // Known matches come at once; what the sentences state may still have to be read.
        stop.poll()?;
        let pieces = passages::pieces(&reading, index, &matches);
        Ok((reading, pieces))
    };
    articles.par_iter().enumerate().map(of_article).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Meta};
    use crate::compare::topics::{Aliases, Rule, With};

    #[test]
    fn who_stops_waits_neither_for_evidence_nor_for_rows() {
        let body = Body::new("Port Alda has 40 boats.");
        let article =
            Article::new(ArticleId::new("a"), String::new(), String::new(), Meta::default(), 1, body);
        let rule = Rule { with: Some(With::Figure), ..Rule::default() };
        let question = Question {
            library: Arc::new(Library::new(vec![Arc::new(article)])),
            topics: Arc::new(Topics::new(
                vec![TopicSpec { rule, ..TopicSpec::default() }],
                Aliases::default(),
            )),
            ..Question::default()
        };
        let (memo, going, raised) = (Memo::default(), Stop::default(), Stop::default());
        raised.raise();
        let prepared = Prepared::of(&question, 0, &memo, &going).expect("nobody stops it");
        let (groups, limits) =
            alignment::align(prepared.material(&question), &going).expect("nobody stops it");
        assert_eq!(groups.len(), 1);
        let articles = question.library.articles();
        assert!(read(&question, 0, articles, &memo, &raised).is_err(), "its matches are known");
        let (spec, library, columns) =
            (prepared.spec.clone(), question.library.clone(), prepared.columns.clone());
        let material = prepared.material(&question);
        let judged = (&*prepared.settled, &question.corrections);
        assert!(
            comparison::build(spec, library, columns, material, (&groups, limits), judged, &raised).is_err()
        );
    }
}
