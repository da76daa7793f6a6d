//! What a draft finds, as far as one pass over the bodies tells: sentences by column, the first of
//! them, and how often each term stands there; no evidence and no rows.
//!
//! Asked for with every key before the draft itself is compared, which finds the matches again.

use super::{drafted, term_counts};
use crate::compare::articles::{ArticleId, Library};
use crate::compare::comparison::{self, Column};
use crate::compare::tables::few::TermCount;
use crate::compare::topics::{Hit, TopicSpec};
use crate::compare::{Memo, Question, Stop, Stopped};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// The most sentences that are given of a column.
const MOST: usize = 4;

/// The sentences of a draft.
#[derive(Clone, Debug)]
pub struct Glance {
    /// The draft.
    pub topic: Arc<TopicSpec>,
    /// The snapshot that all ranges point into.
    pub library: Arc<Library>,
    /// The columns, as in the compare view.
    pub columns: Vec<Column>,
    /// How many sentences each column has.
    pub counts: Vec<usize>,
    /// In how many articles there are any.
    pub articles: usize,
    /// The first sentences of each column, in the order of its articles, at most four.
    pub first: Vec<Vec<(ArticleId, Arc<Hit>)>>,
    /// Each term of the draft, and how often it stands in the articles, whatever else the draft asks.
    pub terms: Vec<TermCount>,
}

/// Finds the sentences of `spec`; what a filter hides of them is not looked at.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn glance(
    question: &Question,
    spec: &Arc<TopicSpec>,
    memo: &Memo,
    stop: &Stop,
) -> Result<Glance, Stopped> {
    let of_draft = drafted(question, spec);
    let in_scope = comparison::articles_in_scope(&question.library, &question.scope, &question.outlets);
    let (_, columns) = comparison::columns(&in_scope, &question.outlets, question.arrangement);
    let found = in_scope.par_iter().map(|article| {
        let hits = memo.matches(&of_draft.topics, 0, &memo.reading(article), stop)?;
        Ok((article.id.clone(), hits))
    });
    let found: HashMap<ArticleId, _> = found.collect::<Result<_, Stopped>>()?;
    let mut glance = Glance {
        topic: Arc::clone(spec),
        library: Arc::clone(&question.library),
        counts: Vec::with_capacity(columns.len()),
        articles: 0,
        first: Vec::with_capacity(columns.len()),
        terms: term_counts(&of_draft, spec, memo, stop)?,
        columns,
    };
    for column in &glance.columns {
        let hits = column.articles.iter().filter_map(|id| Some((id, found.get(id)?)));
        glance.articles += hits.clone().filter(|(_, hits)| !hits.is_empty()).count();
        glance.counts.push(hits.clone().map(|(_, hits)| hits.len()).sum());
        let each = hits.flat_map(|(id, hits)| hits.iter().map(|hit| (id.clone(), Arc::clone(hit))));
        glance.first.push(each.take(MOST).collect());
    }
    Ok(glance)
}
