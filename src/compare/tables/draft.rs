//! A topic that is being made, compared before anything is saved.
//!
//! The draft is compared by itself, beside the topics in force: nothing that is known of these is
//! lost while one types. How often each of its terms stands in the articles is counted from the
//! matcher of topics, so that a term counts here what it will match; draft and terms are matched in one
//! pass, of which `glance` tells first.

mod glance;

pub use glance::{Glance, glance};

use super::concordance::Count;
use super::dry_run::{DryRun, dry_run};
use super::few::{FEW, Few, TermCount, explained, hidden, listed};
use crate::compare::articles::Article;
use crate::compare::comparison::{self, Comparison};
use crate::compare::topics::{Term, TopicSpec, Topics};
use crate::compare::{Matches, Memo, Question, Stop, Stopped, compare, compare_once};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// A topic as it would be.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What the columns say on it.
    pub comparison: Arc<Comparison>,
    /// What that changes; none for a new topic.
    pub change: Option<DryRun>,
    /// Each of its terms, and how often it stands in the articles, whatever else the topic asks.
    pub terms: Vec<TermCount>,
    /// Why it has fewer than [`FEW`] passages, if it has.
    pub few: Option<Few>,
}

/// Compares `spec` as a topic of its own; `replaced` is the index of the topic that it is a change of.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn draft(
    question: &Question,
    spec: &Arc<TopicSpec>,
    replaced: Option<usize>,
    memo: &Memo,
    stop: &Stop,
) -> Result<Draft, Stopped> {
    let compared = compared(&drafted(question, spec), spec, memo, stop);
    // What one types is another topic with every key: only what is in force stays known.
    memo.keep_only(question);
    let (comparison, terms, few) = compared?;
    let before = replaced.map(|topic| compare_once(question, topic, memo, stop)).transpose()?;
    let change = before.map(|before| dry_run(Some(&before), Some(&comparison)));
    Ok(Draft { comparison: Arc::new(comparison), change, terms, few })
}

fn compared(
    question: &Question,
    spec: &Arc<TopicSpec>,
    memo: &Memo,
    stop: &Stop,
) -> Result<(Comparison, Vec<TermCount>, Option<Few>), Stopped> {
    let comparison = compare(question, 0, memo, stop)?;
    let terms = term_counts(question, spec, memo, stop)?;
    // What a filter hides is found all the same.
    let is_few = comparison.counts.passages + hidden(&comparison) < FEW;
    let few = is_few.then(|| explained((question, 0), &comparison, terms.clone(), memo, stop));
    Ok((comparison, terms, few.transpose()?))
}

/// The question of a draft, asked of its topic alone.
fn drafted(question: &Question, spec: &Arc<TopicSpec>) -> Question {
    let topics = Topics::new(vec![TopicSpec::clone(spec)], question.topics.aliases().clone());
    Question { topics: Arc::new(topics), ..question.clone() }
}

/// How often each term of the draft stands in the articles that stand in columns.
fn term_counts(
    of_draft: &Question,
    spec: &TopicSpec,
    memo: &Memo,
    stop: &Stop,
) -> Result<Vec<TermCount>, Stopped> {
    let in_scope = comparison::articles_in_scope(&of_draft.library, &of_draft.scope, &of_draft.outlets);
    let (_, columns) = comparison::columns(&in_scope, &of_draft.outlets, of_draft.arrangement);
    let in_columns = comparison::articles_in_columns(in_scope, &columns);
    let in_article =
        |article: &Arc<Article>| memo.matches_and_terms(&of_draft.topics, &memo.reading(article), stop);
    let found: Vec<Arc<Matches>> = in_columns.par_iter().map(in_article).collect::<Result<_, _>>()?;
    let mut counts: HashMap<usize, Count> = HashMap::new();
    for (term, places) in found.iter().flat_map(|found| found.1.iter()) {
        let count = counts.entry(*term).or_default();
        count.places += places;
        count.articles += 1;
    }
    let counted = |(list, term): (String, &Term)| {
        let known = of_draft.topics.term(term.written()).and_then(|term| counts.get(&term));
        TermCount { list, term: term.written().to_owned(), count: known.copied().unwrap_or_default() }
    };
    Ok(listed(&spec.rule).into_iter().map(counted).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Article, ArticleId, Body, Library, Meta};
    use crate::compare::tables::dry_run::Kind;
    use crate::compare::topics::Aliases;
    use crate::compare::topics::Rule;

    fn spec(name: &str, any: &[&str], none: &[&str]) -> TopicSpec {
        let terms = |written: &[&str]| written.iter().map(|term| Term::parse(term).unwrap()).collect();
        let rule = Rule { any: terms(any), none: terms(none), ..Rule::default() };
        TopicSpec { id: name.to_owned(), name: name.to_owned(), rule, ..TopicSpec::default() }
    }

    fn question() -> Question {
        let body = Body::new("Two ships left. A boat came. The ship sank with its boat.");
        let article =
            Article::new(ArticleId::new("a"), String::new(), String::new(), Meta::default(), 1, body);
        Question {
            library: Arc::new(Library::new(vec![Arc::new(article)])),
            topics: Arc::new(Topics::new(vec![spec("ships", &["ship"], &[])], Aliases::default())),
            ..Question::default()
        }
    }

    #[test]
    fn a_draft_is_compared_beside_what_is_in_force() {
        let (question, memo, stop) = (question(), Memo::default(), Stop::default());
        let known = compare_once(&question, 0, &memo, &stop).unwrap();
        let changed = Arc::new(spec("ships", &["ship", "boat"], &["left"]));
        let found = draft(&question, &changed, Some(0), &memo, &stop).unwrap();
        let terms: Vec<(&str, usize)> =
            found.terms.iter().map(|of| (of.term.as_str(), of.count.places)).collect();
        assert_eq!(terms, [("ship", 2), ("boat", 2), ("left", 1)]);
        assert_eq!(found.comparison.topic.rule, changed.rule);
        assert!(
            Arc::ptr_eq(&memo.known(&question, 0).unwrap(), &known),
            "what is in force was compared again"
        );
        let kinds: Vec<Kind> = found.change.unwrap().changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [Kind::Lost, Kind::Gained]);
        assert_eq!(found.few.unwrap().passages, 1);
        let new = draft(&question, &Arc::new(spec("boats", &["boat"], &[])), None, &memo, &stop).unwrap();
        assert!(new.change.is_none());
        assert_eq!(new.comparison.counts.passages, 1);
    }

    #[test]
    fn a_glance_tells_the_sentences_and_terms_of_the_draft() {
        let (question, memo, stop) = (question(), Memo::default(), Stop::default());
        let spec = Arc::new(spec("boats", &["ship", "boat"], &["left"]));
        let first = glance(&question, &spec, &memo, &stop).unwrap();
        let found = draft(&question, &spec, None, &memo, &stop).unwrap();
        assert_eq!((first.counts.as_slice(), first.articles), (&[2][..], 1));
        let spans: Vec<&str> =
            first.first[0].iter().map(|(id, hit)| found.comparison.text(id, hit.span)).collect();
        assert_eq!(spans, ["A boat came.", "The ship sank with its boat."]);
        assert_eq!(first.terms, found.terms);
        let stopped = Stop::default();
        stopped.raise();
        assert!(glance(&question, &spec, &Memo::default(), &stopped).is_err());
    }

    #[test]
    fn a_draft_can_be_abandoned() {
        let stop = Stop::default();
        stop.raise();
        let changed = Arc::new(spec("ships", &["ship"], &[]));
        assert!(draft(&question(), &changed, None, &Memo::default(), &stop).is_err());
    }
}
