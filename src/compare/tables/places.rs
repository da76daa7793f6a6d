//! Where a term stands in single articles.
//!
//! The matcher of topics finds them, so that a term means here what it means in the config and in
//! the concordance: folded, with aliases, never in furniture.

use crate::compare::articles::Article;
use crate::compare::evidence::Reading;
use crate::compare::text::Span;
use crate::compare::topics::{Aliases, Hit, Term, TopicSpec, Topics};
use crate::compare::{Stop, Stopped};
use std::cmp::Reverse;
use std::sync::Arc;

/// The places of one term in some articles, by the hash of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The term.
    pub term: Term,
    known: Vec<(u64, Vec<Span>)>,
}

impl Places {
    /// The places in the article of this hash, ascending; none if they were not asked for.
    pub fn of(&self, hash: u64) -> Option<&[Span]> {
        self.known.iter().find(|(known, _)| *known == hash).map(|(_, places)| places.as_slice())
    }
}

/// Looks for `term` in articles.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn places(
    term: &Term,
    aliases: &Aliases,
    articles: &[Arc<Article>],
    stop: &Stop,
) -> Result<Places, Stopped> {
    let topics = Topics::new(vec![TopicSpec::of_terms(vec![term.clone()])], aliases.clone());
    let in_article = |article: &Arc<Article>| {
        let found = topics.matches_of(0, &Reading::of(Arc::clone(article)), stop)?;
        Ok((article.hash, found.iter().flat_map(|hit| places_in(hit)).collect()))
    };
    let known = articles.iter().map(in_article).collect::<Result<_, Stopped>>()?;
    Ok(Places { term: term.clone(), known })
}

/// Where terms stand in a sentence, ascending: of places that overlap the first and longest.
pub(super) fn places_in(hit: &Hit) -> Vec<Span> {
    let mut spans: Vec<Span> = hit.reasons.iter().map(|reason| reason.span).collect();
    spans.sort_by_key(|span| (span.start, Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let is_apart = end <= span.start;
        if is_apart {
            end = span.end;
        }
        is_apart
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{ArticleId, Body, Meta};

    #[test]
    fn a_term_is_found_as_in_a_topic() {
        let check = |body: &str, term: &str, expected: &[&str]| {
            let (id, body) = (ArticleId::new("a"), Body::new(body));
            let article = Article::new(id, String::new(), String::new(), Meta::default(), 1, body);
            let article = Arc::new(article);
            let aliases = Aliases::new(vec![vec!["Norland".into(), "Norlandia".into()]]);
            let term = Term::parse(term).unwrap();
            let found = places(&term, &aliases, &[Arc::clone(&article)], &Stop::default()).unwrap();
            let found: Vec<&str> =
                found.of(article.hash).unwrap().iter().map(|span| span.of(article.body.as_str())).collect();
            assert_eq!(found, expected, "{}", article.body.as_str());
        };
        check("Ships, a ship and a SHIP. No ships.", "ship", &["Ships", "ship", "SHIP", "ships"]);
        check("Norland left. Norlandia’s fleet stayed.", "Norland", &["Norland", "Norlandia’s"]);
        check("Nobody minds.", "ship", &[]);
        check("A far, far far far shore.", "far far", &["far far"]);
    }
}
