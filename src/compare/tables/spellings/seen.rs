//! The names that articles hold: words that have a capital inside of a sentence.

use crate::compare::articles::Article;
use crate::compare::text::{Span, Word, fold_word, words};
use crate::compare::{Stop, Stopped};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A sentence is a heading if more of its words than this share have a capital, the first aside.
const HEADING: f64 = 0.6;

/// What one article holds.
pub(super) struct Seen {
    names: HashMap<String, InArticle>,
    /// The folded words that it writes small.
    small: HashSet<String>,
}

#[derive(Default)]
struct InArticle {
    places: usize,
    beside: BTreeSet<String>,
}

/// A name of the library.
pub(super) struct Name {
    /// As it is most often written.
    pub(super) written: String,
    pub(super) folded: String,
    pub(super) places: usize,
    /// The places of its articles among all.
    pub(super) articles: BTreeSet<usize>,
    /// The words with a capital that stand right before or after it, folded.
    pub(super) beside: BTreeSet<String>,
}

impl Seen {
    /// Looks through an article, furniture aside.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(super) fn of(article: &Article, stop: &Stop) -> Result<Self, Stopped> {
        let mut seen = Self { names: HashMap::new(), small: HashSet::new() };
        let body = article.body.as_str();
        for (index, paragraph) in article.paragraphs().iter().enumerate() {
            if paragraph.furniture {
                continue;
            }
            for sentence in article.sentences(index) {
                stop.poll()?;
                seen.add_sentence(body, *sentence);
            }
        }
        Ok(seen)
    }

    fn add_sentence(&mut self, body: &str, sentence: Span) {
        let all: Vec<Word> = words(body, sentence).collect();
        for word in all.iter().filter(|word| is_small(word.span.of(body))) {
            let folded = word.folded(body);
            if !self.small.contains(&*folded) {
                self.small.insert(folded.into_owned());
            }
        }
        let capitals = all.iter().skip(1).filter(|word| !is_small(word.span.of(body))).count();
        if capitals as f64 > HEADING * all.len().saturating_sub(1) as f64 {
            return;
        }
        let opens = |word: &Word| {
            let before = body.get(sentence.start..word.span.start).unwrap_or_default().trim_end();
            before.is_empty()
                || before.ends_with(['“', '"', '‘', '\'', '«', '„', ':', '(', '–', '—', '-', '•'])
        };
        for (at, word) in all.iter().enumerate().filter(|(_, word)| !opens(word)) {
            let written = without_possessive(word.span.of(body));
            if !is_name(written) {
                continue;
            }
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let beside =
                beside.filter_map(|at| all.get(at)).filter(|other| stand_together(body, word, other));
            let beside = beside.map(|other| without_possessive(other.span.of(body)));
            let beside: Vec<String> =
                beside.filter(|other| is_name(other)).map(|other| fold_word(other).into_owned()).collect();
            let name = self.names.entry(written.to_owned()).or_default();
            name.places += 1;
            name.beside.extend(beside);
        }
    }
}

/// The names of all articles that none of them writes small, in the order of their folded forms.
pub(super) fn merged(seen: Vec<Seen>) -> Vec<Name> {
    let mut small: HashSet<String> = HashSet::new();
    let mut spellings: BTreeMap<String, (Name, BTreeMap<String, usize>)> = BTreeMap::new();
    for (index, of) in seen.into_iter().enumerate() {
        small.extend(of.small);
        for (written, here) in of.names {
            let folded = fold_word(&written).into_owned();
            let new = || {
                let (written, articles, beside) = (String::new(), BTreeSet::new(), BTreeSet::new());
                (Name { written, folded: folded.clone(), places: 0, articles, beside }, BTreeMap::new())
            };
            let (name, ways) = spellings.entry(folded.clone()).or_insert_with(new);
            name.places += here.places;
            name.articles.insert(index);
            name.beside.extend(here.beside);
            *ways.entry(written).or_default() += here.places;
        }
    }
    let named = |(mut name, ways): (Name, BTreeMap<String, usize>)| {
        name.written = ways.into_iter().max_by_key(|(_, places)| *places)?.0;
        Some(name)
    };
    let names = spellings.into_values().filter(|(name, _)| !small.contains(&name.folded));
    names.filter_map(named).collect()
}

fn is_small(written: &str) -> bool {
    written.starts_with(char::is_lowercase)
}

/// Whether a word is letters alone, a capital first and small ones after it.
fn is_name(written: &str) -> bool {
    let mut chars = written.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.clone().any(char::is_lowercase)
        && chars.all(char::is_alphabetic)
}

fn without_possessive(written: &str) -> &str {
    written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written)
}

/// Whether only a space stands between two words.
fn stand_together(body: &str, one: &Word, other: &Word) -> bool {
    let (first, second) = if one.span.start < other.span.start { (one, other) } else { (other, one) };
    body.get(first.span.end..second.span.start) == Some(" ")
}
