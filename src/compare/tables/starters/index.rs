//! The words of all sentences by number, and in which sentences each word and each phrase stands.
//!
//! Two words are a phrase if the second follows the first far more often than it follows others, by
//! log-likelihood as well (Dunning 1993 is about such pairs). Which words name something is told by
//! what stands beside them and how they end, in English; no list of names is kept.

use crate::compare::articles::Article;
use crate::compare::tables::keyness::{LEAST_KEYNESS, can_be_offered, log_likelihood};
use crate::compare::text::{Span, words};
use crate::compare::{Stop, Stopped};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A word before which a verb stands.
const BEFORE_VERBS: [&str; 18] = [
    "to", "will", "would", "could", "can", "should", "may", "might", "must", "not", "he", "she", "they",
    "we", "it", "who", "i", "you",
];
/// How verbs and adverbs end that are no names.
const NO_NAMES: [&str; 3] = ["ing", "ed", "ly"];

/// A word, or two that stand side by side.
#[derive(Debug, Default)]
pub(super) struct Unit {
    /// The numbers of its words.
    pub(super) parts: Vec<u32>,
    /// The sentences that hold it, in order, each once.
    pub(super) places: Vec<u32>,
    /// How often it stands there.
    pub(super) count: usize,
    /// Whether it is no word that stands beside anything.
    pub(super) says_something: bool,
    written: BTreeMap<String, usize>,
    /// How often it stands where a verb does.
    as_verb: usize,
    /// How often another word with a capital stands beside it, and it has one, too.
    in_run: usize,
    /// How often it stands in the phrase in which it stands most.
    in_phrase: usize,
}

impl Unit {
    /// As it is most often written.
    pub(super) fn written(&self) -> String {
        let most = self.written.iter().max_by_key(|(text, count)| (**count, Reverse(*text)));
        most.map(|(text, _)| text.clone()).unwrap_or_default()
    }

    /// Counts it once more; how it is written says little where a capital begins the sentence.
    fn add(&mut self, place: u32, written: &str, begins: bool) {
        self.count += 1;
        if self.places.last() != Some(&place) {
            self.places.push(place);
        }
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        *self.written.entry(written).or_default() += usize::from(!begins);
    }
}

/// The sentences of some articles, furniture aside.
#[derive(Debug, Default)]
pub(super) struct Index {
    words: Vec<Unit>,
    numbers: HashMap<String, u32>,
    phrases: BTreeMap<(u32, u32), Unit>,
    /// The numbers of each sentence's words.
    sentences: Vec<Vec<u32>>,
    /// The article of each sentence.
    articles: Vec<usize>,
    word_count: usize,
}

/// A word in a sentence.
#[derive(Clone, Copy)]
struct Seen {
    number: u32,
    /// Without a possessive ending.
    span: Span,
    is_capital: bool,
    says_something: bool,
    /// Whether it is the first of its sentence.
    begins: bool,
}

impl Index {
    /// Reads them.
    pub(super) fn of(articles: &[Arc<Article>], stop: &Stop) -> Result<Self, Stopped> {
        let mut index = Self::default();
        for (number, article) in articles.iter().enumerate() {
            stop.poll()?;
            for (at, paragraph) in article.paragraphs().iter().enumerate() {
                if !paragraph.furniture {
                    let sentences = article.sentences(at).iter();
                    sentences.for_each(|sentence| index.read(article.body.as_str(), *sentence, number));
                }
            }
        }
        index.keep_phrases();
        Ok(index)
    }

    fn read(&mut self, body: &str, sentence: Span, article: usize) {
        let place = u32::try_from(self.sentences.len()).unwrap_or(u32::MAX);
        let mut numbers = Vec::new();
        let mut before: Option<Seen> = None;
        for word in words(body, sentence) {
            let number = self.number_of(&word.folded(body));
            let written = without_possessive(word.span.of(body));
            let Some(unit) = self.words.get_mut(number as usize) else { continue };
            unit.add(place, written, before.is_none());
            let span = Span::new(word.span.start, word.span.start + written.len());
            let is_capital = written.starts_with(char::is_uppercase);
            let (says_something, begins) = (unit.says_something, before.is_none());
            let seen = Seen { number, span, is_capital, says_something, begins };
            if let Some(first) = before {
                self.read_pair(body, place, first, seen);
            }
            numbers.push(number);
            before = Some(seen);
        }
        self.word_count += numbers.len();
        self.sentences.push(numbers);
        self.articles.push(article);
    }

    fn read_pair(&mut self, body: &str, place: u32, first: Seen, second: Seen) {
        let between = body.get(first.span.end..second.span.start).unwrap_or("…");
        if between.is_empty() || !between.chars().all(char::is_whitespace) {
            return;
        }
        if first.is_capital && second.is_capital {
            for number in [first.number, second.number] {
                if let Some(unit) = self.words.get_mut(number as usize) {
                    unit.in_run += 1;
                }
            }
        }
        let before = first.span.of(body).to_lowercase();
        if let Some(unit) = self.words.get_mut(second.number as usize) {
            unit.as_verb += usize::from(BEFORE_VERBS.contains(&before.as_str()));
        }
        if first.says_something && second.says_something {
            let phrase = self.phrases.entry((first.number, second.number)).or_default();
            phrase.add(place, first.span.cover(second.span).of(body), first.begins);
        }
    }

    /// The number of a word, which it shares with its plural in -s.
    fn number_of(&mut self, folded: &str) -> u32 {
        let stem = folded.strip_suffix('s').filter(|stem| stem.chars().count() > 3 && !stem.ends_with('s'));
        let stem = stem.unwrap_or(folded);
        if let Some(number) = self.numbers.get(stem) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(stem.to_owned(), number);
        let says_something = can_be_offered(folded);
        self.words.push(Unit { parts: vec![number], says_something, ..Unit::default() });
        number
    }

    fn keep_phrases(&mut self) {
        let (words, all) = (&self.words, self.word_count);
        self.phrases.retain(|(first, second), phrase| {
            phrase.parts = vec![*first, *second];
            phrase.says_something = true;
            let count = |number: &u32| words.get(*number as usize).map_or(0, |word| word.count);
            let (first, second) = (count(first), count(second));
            let elsewhere = (second.saturating_sub(phrase.count), all.saturating_sub(first));
            phrase.count >= 2 && log_likelihood((phrase.count, first), elsewhere) >= LEAST_KEYNESS
        });
        for phrase in self.phrases.values() {
            for part in &phrase.parts {
                if let Some(word) = self.words.get_mut(*part as usize) {
                    word.in_phrase = word.in_phrase.max(phrase.count);
                }
            }
        }
    }

    /// Whether a unit names something by itself: it is no verb, and no part of a longer name or phrase in
    /// more than half of its places.
    pub(super) fn names_something(&self, unit: &Unit) -> bool {
        let written = unit.written();
        let is_part = unit.in_phrase * 2 > unit.count || unit.in_run * 2 > unit.count;
        let is_verb =
            unit.as_verb * 4 > unit.count || NO_NAMES.iter().any(|ending| written.ends_with(ending));
        unit.parts.len() > 1 || !is_part && !is_verb && !written.contains(['\'', '’'])
    }

    /// Whether two words make a phrase, in either order.
    pub(super) fn are_phrase(&self, one: u32, other: u32) -> bool {
        self.phrases.contains_key(&(one, other)) || self.phrases.contains_key(&(other, one))
    }

    /// The words that say something of their own.
    pub(super) fn words(&self) -> impl Iterator<Item = &Unit> {
        self.words.iter().filter(|unit| unit.says_something)
    }

    /// The phrases.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &Unit> {
        self.phrases.values()
    }

    /// How many sentences there are.
    pub(super) fn sentences(&self) -> usize {
        self.sentences.len()
    }

    /// How many words there are.
    pub(super) fn word_count(&self) -> usize {
        self.word_count
    }

    /// The numbers of the words of a sentence.
    pub(super) fn words_of(&self, sentence: u32) -> &[u32] {
        self.sentences.get(sentence as usize).map_or(&[], Vec::as_slice)
    }

    /// The index of a sentence's article.
    pub(super) fn article_of(&self, sentence: u32) -> Option<usize> {
        self.articles.get(sentence as usize).copied()
    }

    /// The word of this number.
    pub(super) fn word(&self, number: u32) -> Option<&Unit> {
        self.words.get(number as usize)
    }
}

fn without_possessive(word: &str) -> &str {
    let apostrophe = ['\'', '’', 'ʼ'];
    let bare = word.strip_suffix(['s', 'S']).and_then(|stem| stem.strip_suffix(apostrophe));
    bare.filter(|stem| !stem.is_empty())
        .unwrap_or_else(|| word.strip_suffix(apostrophe).filter(|stem| !stem.is_empty()).unwrap_or(word))
}
