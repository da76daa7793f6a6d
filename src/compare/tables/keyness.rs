//! Words that occur with a topic's passages far more than elsewhere: what could be added to its terms.
//!
//! Log-likelihood keyness (Dunning 1993, "Accurate methods for the statistics of surprise and
//! coincidence"; for two corpora Rayson and Garside 2000): the passages of a topic are one corpus,
//! all other text of the same articles, furniture aside, is the other. What a number of G² means
//! is a question of statistics, not of what a text says: words are offered, nothing is added.

use crate::compare::alignment::is_stop_word;
use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::{Cell, Comparison, Passage};
use crate::compare::text::{Span, words};
use crate::compare::{Stop, Stopped};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The most words that are offered.
pub const MOST: usize = 40;
/// Words of a lower G² are not offered: 10.83 is the critical value for p < 0.001 at one degree of
/// freedom.
pub(super) const LEAST_KEYNESS: f64 = 10.83;
/// Words that occur fewer times in the passages are not offered.
const LEAST_INSIDE: usize = 2;
/// Words of fewer letters are not offered.
const LEAST_LETTERS: usize = 3;

/// A word, or two that stand side by side, that a topic's passages hold more often than the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// As it is most often written in the passages.
    pub words: String,
    /// How often it stands in the passages, where no term of the topic covers it.
    pub inside: usize,
    /// How often it stands elsewhere in the articles.
    pub outside: usize,
    /// In how many articles it stands in the passages.
    pub articles: usize,
    /// G² of the two counts; at least 10.83.
    pub keyness: f64,
}

/// The words that are key to a topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keywords {
    /// The most key first, at most [`MOST`].
    pub words: Vec<Keyword>,
    /// How many words the passages hold.
    pub inside: usize,
    /// How many words the articles hold beside them.
    pub outside: usize,
}

/// Finds the words that are key to a comparison's topic.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn keywords(comparison: &Comparison, stop: &Stop) -> Result<Keywords, Stopped> {
    let passages = by_article(comparison);
    let articles: Vec<&Arc<Article>> = comparison
        .columns
        .iter()
        .flat_map(|column| &column.articles)
        .filter_map(|id| comparison.article(id))
        .collect();
    let mut candidates = Candidates::default();
    for article in &articles {
        stop.poll()?;
        candidates.add_all(article, passages.get(&article.id).map_or(&[], Vec::as_slice));
    }
    let count = |article: &&Arc<Article>| {
        stop.poll()?;
        Ok(candidates.count(article, passages.get(&article.id).map_or(&[], Vec::as_slice)))
    };
    let counts: Vec<Counts> = articles.par_iter().map(count).collect::<Result<_, Stopped>>()?;
    Ok(candidates.ranked(&counts))
}

/// Passages of one article: their bytes, and within them those that terms matched.
struct Inside {
    span: Span,
    terms: Vec<Span>,
}

/// The passages of each article, each once.
fn by_article(comparison: &Comparison) -> BTreeMap<ArticleId, Vec<Inside>> {
    let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    let mut known: BTreeMap<(&ArticleId, Span), &Passage> = BTreeMap::new();
    for passage in passages {
        known.entry((&passage.article, passage.span)).or_insert(passage);
    }
    let mut by_article: BTreeMap<ArticleId, Vec<Inside>> = BTreeMap::new();
    for ((article, span), passage) in known {
        let terms = passage.why.iter().map(|reason| reason.span).collect();
        by_article.entry(article.clone()).or_default().push(Inside { span, terms });
    }
    by_article
}

/// The words of all passages, folded, and which pairs of them stand side by side there.
#[derive(Default)]
struct Candidates {
    words: HashMap<String, usize>,
    /// By the numbers of both words; the value is the number of the pair, counted on from the words'.
    pairs: HashMap<(usize, usize), usize>,
    /// How each is written, by its number.
    written: Vec<BTreeMap<String, usize>>,
}

/// How often each candidate stands in one article, by its number.
struct Counts {
    inside: Vec<u32>,
    outside: Vec<u32>,
    words_inside: usize,
    words_outside: usize,
}

/// A word of a text that is a candidate.
#[derive(Clone, Copy)]
struct Seen {
    number: usize,
    span: Span,
    is_stop: bool,
}

impl Candidates {
    fn add_all(&mut self, article: &Article, inside: &[Inside]) {
        let body = article.body.as_str();
        for of in inside {
            let mut before: Option<Seen> = None;
            for word in words(body, of.span) {
                let folded = word.folded(body);
                let is_stop = !can_be_offered(&folded);
                let number = self.number_of(&folded);
                let seen = Seen { number, span: word.span, is_stop };
                let is_term = of.terms.iter().any(|term| term.overlaps(word.span));
                if !is_stop && !is_term {
                    self.write(number, word.span.of(body));
                }
                if let Some(first) = before.filter(|first| joins(body, *first, seen)) {
                    let pair = self.pair_of(first.number, number);
                    let span = first.span.cover(word.span);
                    if !of.terms.iter().any(|term| term.overlaps(span)) {
                        self.write(pair, span.of(body));
                    }
                }
                before = Some(seen);
            }
        }
    }

    fn number_of(&mut self, folded: &str) -> usize {
        if let Some(number) = self.words.get(folded) {
            return *number;
        }
        self.words.insert(folded.to_owned(), self.written.len());
        self.written.push(BTreeMap::new());
        self.written.len() - 1
    }

    fn pair_of(&mut self, first: usize, second: usize) -> usize {
        let written = &mut self.written;
        *self.pairs.entry((first, second)).or_insert_with(|| {
            written.push(BTreeMap::new());
            written.len() - 1
        })
    }

    fn write(&mut self, number: usize, words: &str) {
        if let Some(written) = self.written.get_mut(number) {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            *written.entry(words).or_default() += 1;
        }
    }

    /// Counts every candidate in an article; within passages only where no term covers it.
    fn count(&self, article: &Article, inside: &[Inside]) -> Counts {
        let mut counts = Counts {
            inside: vec![0; self.written.len()],
            outside: vec![0; self.written.len()],
            words_inside: 0,
            words_outside: 0,
        };
        let body = article.body.as_str();
        for paragraph in article.paragraphs().iter().filter(|paragraph| !paragraph.furniture) {
            let here: Vec<&Inside> = inside.iter().filter(|of| of.span.overlaps(paragraph.span)).collect();
            let mut before: Option<Seen> = None;
            for word in words(body, paragraph.span) {
                let of = here.iter().find(|of| of.span.contains(word.span));
                match of {
                    Some(_) => counts.words_inside += 1,
                    None => counts.words_outside += 1,
                }
                let folded = word.folded(body);
                let Some(number) = self.words.get(&*folded) else {
                    before = None;
                    continue;
                };
                let seen = Seen { number: *number, span: word.span, is_stop: !can_be_offered(&folded) };
                counts.add(seen.number, seen.span, of);
                if let Some(first) = before.filter(|first| joins(body, *first, seen))
                    && let Some(pair) = self.pairs.get(&(first.number, seen.number))
                {
                    counts.add(*pair, first.span.cover(seen.span), of);
                }
                before = Some(seen);
            }
        }
        counts
    }

    fn ranked(&self, counts: &[Counts]) -> Keywords {
        let sum = |of: fn(&Counts) -> usize| counts.iter().map(of).sum();
        let (inside, outside) = (sum(|of| of.words_inside), sum(|of| of.words_outside));
        let of_number = |(number, written): (usize, &BTreeMap<String, usize>)| {
            let words = written.iter().max_by_key(|(_, count)| **count)?.0.clone();
            let sum = |of: fn(&Counts) -> &Vec<u32>| -> usize {
                counts.iter().filter_map(|counts| of(counts).get(number)).map(|count| *count as usize).sum()
            };
            let (within, beside) = (sum(|of| &of.inside), sum(|of| &of.outside));
            let articles = counts.iter().filter(|of| of.inside.get(number).is_some_and(|count| *count > 0));
            let keyness = log_likelihood((within, inside), (beside, outside));
            let is_key = within >= LEAST_INSIDE && keyness >= LEAST_KEYNESS;
            let articles = articles.count();
            is_key.then_some(Keyword { words, inside: within, outside: beside, articles, keyness })
        };
        let mut words: Vec<Keyword> = self.written.iter().enumerate().filter_map(of_number).collect();
        words.sort_by(|a, b| {
            let by_keyness = b.keyness.partial_cmp(&a.keyness).unwrap_or(Ordering::Equal);
            by_keyness.then_with(|| a.words.cmp(&b.words))
        });
        without_parts(&mut words);
        words.truncate(MOST);
        Keywords { words, inside, outside }
    }
}

impl Counts {
    fn add(&mut self, number: usize, span: Span, of: Option<&&Inside>) {
        let count = match of {
            Some(of) if of.terms.iter().any(|term| term.overlaps(span)) => None,
            Some(_) => self.inside.get_mut(number),
            None => self.outside.get_mut(number),
        };
        if let Some(count) = count {
            *count = count.saturating_add(1);
        }
    }
}

/// Whether a folded word says something of its own.
pub(super) fn can_be_offered(folded: &str) -> bool {
    folded.chars().filter(|c| c.is_alphabetic()).count() >= LEAST_LETTERS && !is_stop_word(folded)
}

/// Whether two words stand side by side and both say something.
fn joins(body: &str, first: Seen, second: Seen) -> bool {
    let between = body.get(first.span.end..second.span.start).unwrap_or("…");
    !first.is_stop && !second.is_stop && !between.is_empty() && between.chars().all(char::is_whitespace)
}

/// Takes away single words that stand in the passages only as a part of a pair that is offered, too.
fn without_parts(words: &mut Vec<Keyword>) {
    let parts: BTreeSet<(String, usize)> = words
        .iter()
        .filter(|of| of.words.contains(' '))
        .flat_map(|of| of.words.split(' ').map(|part| (part.to_lowercase(), of.inside)))
        .collect();
    words.retain(|of| of.words.contains(' ') || !parts.contains(&(of.words.to_lowercase(), of.inside)));
}

/// G² of a word that occurs `count` times among `all` words in one corpus and in another; 0 where
/// it is not more frequent in the first.
pub(super) fn log_likelihood((a, c): (usize, usize), (b, d): (usize, usize)) -> f64 {
    let [a, b, c, d] = [a, b, c, d].map(|count| count as f64);
    if a * d <= b * c || c + d == 0.0 {
        return 0.0;
    }
    let expected = |all: f64| all * (a + b) / (c + d);
    let part = |count: f64, all: f64| if count > 0.0 { count * (count / expected(all)).ln() } else { 0.0 };
    2.0 * (part(a, c) + part(b, d))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Body, Library, Meta};
    use crate::compare::topics::{Aliases, Term, TopicSpec, Topics};
    use crate::compare::{Memo, Question, compare};

    fn comparison(bodies: &[&str], term: &str) -> Comparison {
        let article = |(index, body): (usize, &&str)| {
            let id = ArticleId::new(&format!("a{index}"));
            let (meta, hash) = (Meta::default(), index as u64 + 1);
            Arc::new(Article::new(id, String::new(), String::new(), meta, hash, Body::new(body)))
        };
        let spec = TopicSpec::of_terms(vec![Term::parse(term).unwrap()]);
        let question = Question {
            library: Arc::new(Library::new(bodies.iter().enumerate().map(article).collect())),
            topics: Arc::new(Topics::new(vec![spec], Aliases::default())),
            ..Question::default()
        };
        compare(&question, 0, &Memo::default(), &Stop::default()).unwrap()
    }

    #[test]
    fn log_likelihood_is_as_published() {
        // Rayson and Garside's formula, reckoned by hand for 10 in 1,000 against 5 in 9,000.
        let found = log_likelihood((10, 1000), (5, 9000));
        assert!((found - 2.0 * (10.0 * (10.0_f64 / 1.5).ln() + 5.0 * (5.0_f64 / 13.5).ln())).abs() < 1e-9);
        assert_eq!(log_likelihood((1, 1000), (9, 9000)), 0.0);
        assert_eq!(log_likelihood((1, 1000), (90, 9000)), 0.0, "less frequent than elsewhere");
        assert_eq!(log_likelihood((0, 0), (0, 0)), 0.0);
    }

    #[test]
    fn words_beside_the_terms_are_offered_and_the_terms_are_not() {
        let filler =
            "The harbour was calm and grey. Rain fell on the old town. Nobody spoke of it. ".repeat(12);
        let with = "Gas came through the northern pipeline. Gas prices fed the northern pipeline again.\n\n";
        let bodies = [format!("{with}{filler}"), format!("{with}{filler}")];
        let comparison = comparison(&[&bodies[0], &bodies[1]], "gas");
        let found = keywords(&comparison, &Stop::default()).unwrap();
        let names: Vec<&str> = found.words.iter().map(|of| of.words.as_str()).collect();
        assert!(names.contains(&"northern pipeline"), "{names:?}");
        assert!(!names.contains(&"pipeline"), "a part of the pair: {names:?}");
        assert!(!names.iter().any(|name| name.to_lowercase().contains("gas")), "{names:?}");
        let pair = found.words.iter().find(|of| of.words == "northern pipeline").unwrap();
        assert_eq!((pair.inside, pair.outside, pair.articles), (4, 0, 2));
        assert!(!names.contains(&"harbour"));
    }

    #[test]
    fn nothing_is_offered_of_nothing() {
        let found = keywords(&comparison(&["Rain fell."], "gas"), &Stop::default()).unwrap();
        assert_eq!((found.words.len(), found.inside, found.outside), (0, 0, 2));
        let stop = Stop::default();
        stop.raise();
        assert!(keywords(&comparison(&["Rain fell."], "gas"), &stop).is_err());
    }
}
