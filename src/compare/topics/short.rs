//! What almost matches a topic: sentences one condition short of its rule, hits in furniture, words
//! a letter or two off its terms.
//!
//! Apart from the matcher because it is asked of few articles, when a reader looks at an empty cell,
//! and may look at what the one pass over a body skips.

use super::matcher::{CompiledTopic, Topics};
use super::rules::CompiledRule;
use super::scan::{Occurrence, Part};
use super::scripts::{Words, is_unspaced_char};
use super::{Reason, With};
use crate::compare::evidence::Reading;
use crate::compare::text::{Span, WordMap, WordSet};
use crate::compare::{Stop, Stopped};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The one condition that a sentence lacks, the rarer ones first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// It falls in the named row at this index, which stands before the one asked about.
    Taken(usize),
    /// A term of `none` matches in its window.
    Excluded(Reason),
    /// Its figures are of other units.
    Unit,
    /// It holds no figure, or no quotation between marks.
    With(With),
    /// No term of the list of `all` at this index matches in its window.
    All(usize),
    /// No term of `any` matches in its window.
    Any,
}

/// A sentence one condition short of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The index of its paragraph, from 0.
    pub paragraph: usize,
    /// Its bytes.
    pub span: Span,
    /// What keeps it out.
    pub missing: Missing,
    /// What does match in it, by position, never none.
    pub reasons: Vec<Reason>,
}

/// A sentence of furniture that holds terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InFurniture {
    /// The index of its paragraph, from 0.
    pub paragraph: usize,
    /// Its bytes.
    pub span: Span,
    /// What would match in it, by position, never none.
    pub reasons: Vec<Reason>,
}

impl Topics {
    /// The sentences of what is read that are one condition short of the topic at `topic`; with
    /// `row`, of the topic's sentences those one condition short of its named row at that index. In
    /// reading order; none if there is no such topic or row.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn short_of(
        &self,
        topic: usize,
        row: Option<usize>,
        reading: &Reading,
        stop: &Stop,
    ) -> Result<Vec<Short>, Stopped> {
        let Some(topic) = self.compiled.get(topic) else { return Ok(Vec::new()) };
        let words = Words::new(reading.article());
        let matched = self.matched(reading, &words, self.scanner.scan(&words, stop)?);
        let found = match row {
            None => topic.rule.almost_admit(&matched, None, stop)?,
            Some(row) => {
                let Some(rule) = topic.rows.get(row) else { return Ok(Vec::new()) };
                let of_topic = topic.rule.admit(&matched, None, stop)?;
                let mut found = rule.almost_admit(&matched, Some(&of_topic), stop)?;
                let mut own = rule.admit(&matched, Some(&of_topic), stop)?;
                for (index, before) in topic.rows.iter().take(row).enumerate() {
                    for key in before.admit(&matched, Some(&of_topic), stop)?.keys() {
                        found.extend(own.remove(key).map(|reasons| (*key, (Missing::Taken(index), reasons))));
                    }
                }
                found
            }
        };
        let short = |((paragraph, sentence), (missing, reasons))| Short {
            paragraph,
            span: reading.article().sentences(paragraph).get(sentence).copied().unwrap_or_default(),
            missing,
            reasons: Vec::from_iter::<BTreeSet<Reason>>(reasons),
        };
        Ok(found.into_iter().map(short).collect())
    }

    /// The sentences of furniture in which a term of the topic's `any` or `all` matches, or of those of
    /// its named row at `row`, in reading order.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn in_furniture(
        &self,
        topic: usize,
        row: Option<usize>,
        reading: &Reading,
        stop: &Stop,
    ) -> Result<Vec<InFurniture>, Stopped> {
        let article = reading.article();
        let Some(topic) = self.compiled.get(topic) else { return Ok(Vec::new()) };
        if !article.paragraphs().iter().any(|paragraph| paragraph.furniture) {
            return Ok(Vec::new());
        }
        let wanted = terms(topic, row);
        let mut places = self.scanner.scan_in(Part::Furniture, &Words::new(article), stop)?;
        places.retain(|place| wanted.contains(&place.term));
        places.sort_by_key(|place| (place.span, place.term));
        let reason = |place: &Occurrence| {
            let pattern = self.scanner.patterns().get(place.term);
            Some(Reason { term: Arc::clone(&pattern?.written), span: place.span })
        };
        let of_sentence = |places: &[Occurrence]| {
            let first = places.first()?;
            let span = *article.sentences(first.paragraph).get(first.sentence)?;
            let reasons = places.iter().filter_map(reason).collect();
            Some(InFurniture { paragraph: first.paragraph, span, reasons })
        };
        let same = |a: &Occurrence, b: &Occurrence| (a.paragraph, a.sentence) == (b.paragraph, b.sentence);
        Ok(places.chunk_by(same).filter_map(of_sentence).collect())
    }

    /// The single words that the topic's `any` and `all` match, and those of its named row at `row`.
    pub fn words_of(&self, topic: usize, row: Option<usize>) -> TopicWords {
        let mut words = TopicWords::default();
        let terms = self.compiled.get(topic).map(|topic| terms(topic, row)).unwrap_or_default();
        for pattern in terms.into_iter().filter_map(|term| self.scanner.patterns().get(term)) {
            for test in pattern.single_words() {
                if test.prefix {
                    words.prefixes.extend(test.forms.iter().cloned());
                    continue;
                }
                words.known.extend(test.forms.iter().cloned());
                for form in test.forms.iter().filter(|form| !test.heeds_case() && is_comparable(form)) {
                    let first = form.chars().next().unwrap_or_default();
                    let form = Form { form: form.clone(), term: Arc::clone(&pattern.written) };
                    words.by_letter.entry(first).or_default().push(form);
                }
            }
        }
        words
    }
}

/// The terms of the topic's `any` and `all`, and of those of its named row at `row`, each once.
fn terms(topic: &CompiledTopic, row: Option<usize>) -> BTreeSet<usize> {
    let row = row.and_then(|row| topic.rows.get(row));
    [&topic.rule].into_iter().chain(row).flat_map(CompiledRule::wanted).collect()
}

/// The single words that a topic looks for.
#[derive(Clone, Debug, Default)]
pub struct TopicWords {
    /// By first letter, those that can be mistaken for others.
    by_letter: WordMap<char, Vec<Form>>,
    /// All forms that match.
    known: WordSet<String>,
    /// What matching words may begin with.
    prefixes: Vec<String>,
}

#[derive(Clone, Debug)]
struct Form {
    form: String,
    term: Arc<str>,
}

/// How a word stands to the term that it is closest to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CloseWord {
    /// How many letters are changed, left out, added or swapped with their neighbour: 1 or 2.
    pub distance: usize,
    /// The term, as written in the config.
    pub term: Arc<str>,
    /// The spelling of it, folded, that the word is close to.
    pub form: String,
}

impl TopicWords {
    /// Whether a folded word is one of them.
    pub fn matches(&self, word: &str) -> bool {
        self.known.contains(word) || self.prefixes.iter().any(|prefix| word.starts_with(prefix))
    }

    /// The term that a folded word is a slip of, as far as letters tell: of 5 to 7 letters it may be one
    /// off, of 8 or more two, its first letter excepted. None for words that match, or hold anything
    /// but letters of a script that parts words.
    ///
    /// Letters are counted by the optimal string alignment distance, a restricted form of Damerau's
    /// ("A technique for computer detection and correction of spelling errors", CACM 7, 1964).
    pub fn close(&self, word: &str) -> Option<CloseWord> {
        let of_letter = self.by_letter.get(&word.chars().next()?)?;
        let letters = word.chars().count();
        let close = |form: &Form| {
            let wanted = form.form.chars().count();
            let most = most_off(wanted);
            if letters.abs_diff(wanted) > most {
                return None;
            }
            let distance = strsim::osa_distance(&form.form, word);
            let close = CloseWord { distance, term: Arc::clone(&form.term), form: form.form.clone() };
            (1..=most).contains(&distance).then_some(close)
        };
        let found = of_letter.iter().filter_map(close).min()?;
        (!self.matches(word) && word.chars().all(is_letter)).then_some(found)
    }
}

/// The fewest letters of a word that a slip can be told from another word.
const SHORTEST: usize = 5;
/// The fewest letters of a word in which two slips count.
const LONG: usize = 8;

fn most_off(letters: usize) -> usize {
    if letters >= LONG { 2 } else { usize::from(letters >= SHORTEST) }
}

fn is_comparable(form: &str) -> bool {
    form.chars().count() >= SHORTEST && form.chars().all(is_letter)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_unspaced_char(c)
}
