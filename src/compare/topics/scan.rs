//! The one pass over a body: every place where a term of any topic matches.
//!
//! Decided for speed (DESIGN.md, "Made to grow"): one Aho-Corasick automaton over the folded body
//! finds where a term may begin, and costs nothing more where none does. Only there are words
//! looked at, and only paragraphs with a match are cut into sentences. Furniture is passed over,
//! unless it is what one asks for.

use super::pattern::Pattern;
use super::scripts::{Words, is_unspaced_char};
use crate::compare::articles::Article;
use crate::compare::text::{Folded, Span, WordMap, fold_word};
use crate::compare::{Stop, Stopped};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex::Regex;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Up to this many texts are looked for by a full table: twice as quick, for one or two kB a text and
/// some milliseconds when a config is read.
const MOST_IN_A_TABLE: usize = 1_000;

/// A place where a term matches: within one sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    /// The term's index in [`Scanner::patterns`].
    pub(super) term: usize,
    /// What it matches, in bytes of the body.
    pub(super) span: Span,
    /// The index of the paragraph.
    pub(super) paragraph: usize,
    /// The index of the sentence in its paragraph.
    pub(super) sentence: usize,
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All but its furniture.
    Text,
    /// Its furniture, which belongs to no topic.
    Furniture,
}

/// All terms of all topics, compiled into one search.
pub(super) struct Scanner {
    patterns: Vec<Pattern>,
    /// Finds the letters and digits with which forms begin: up to a dot or an apostrophe, so that no
    /// match reaches from one word into the next.
    words: Option<AhoCorasick>,
    /// For each run that `words` finds, whether a match may end inside a word.
    may_end_inside: Vec<bool>,
    whole: WordMap<String, Vec<usize>>,
    prefixes: WordMap<String, Vec<usize>>,
    /// How many bytes the forms in `prefixes` have, ascending.
    prefix_lengths: Vec<usize>,
    anywhere: Option<AhoCorasick>,
    /// For each text that `anywhere` finds, its pattern and the index in [`Pattern::anywhere`].
    anywhere_of: Vec<(usize, usize)>,
}

impl Scanner {
    /// Compiles the search for these terms.
    pub(super) fn new(patterns: Vec<Pattern>) -> Self {
        let (mut whole, mut prefixes) = (BTreeMap::new(), BTreeMap::new());
        let (mut anywhere, mut anywhere_of) = (Vec::new(), Vec::new());
        for (index, pattern) in patterns.iter().enumerate() {
            for test in pattern.first_words() {
                let forms = if test.prefix { &mut prefixes } else { &mut whole };
                add_forms(forms, &test.forms, index);
            }
            for (place, text) in pattern.anywhere.iter().enumerate() {
                if let Some(first) = text.parts.first().filter(|first| !first.is_empty()) {
                    anywhere.push(first.as_str());
                    anywhere_of.push((index, place));
                }
            }
        }
        let runs: BTreeSet<&str> = whole.keys().chain(prefixes.keys()).map(|form| first_run(form)).collect();
        let runs: Vec<&str> = runs.into_iter().filter(|run| !run.is_empty()).collect();
        let may_end_inside =
            runs.iter().map(|run| prefixes.keys().any(|prefix| run.starts_with(prefix.as_str()))).collect();
        let lengths: BTreeSet<usize> = prefixes.keys().map(String::len).collect();
        Self {
            words: automaton(MatchKind::LeftmostLongest, &runs),
            may_end_inside,
            prefix_lengths: lengths.into_iter().collect(),
            anywhere: automaton(MatchKind::Standard, &anywhere),
            anywhere_of,
            whole: whole.into_iter().collect(),
            prefixes: prefixes.into_iter().collect(),
            patterns,
        }
    }

    /// The terms, in the order in which [`Occurrence::term`] counts them.
    pub(super) fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Every match of every term in the article of `words`, by term, then position.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(super) fn scan(&self, words: &Words<'_>, stop: &Stop) -> Result<Vec<Occurrence>, Stopped> {
        self.scan_in(Part::Text, words, stop)
    }

    /// The same in one part of the article.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(super) fn scan_in(
        &self,
        part: Part,
        words: &Words<'_>,
        stop: &Stop,
    ) -> Result<Vec<Occurrence>, Stopped> {
        let article = words.article();
        let mut found = Found { article, part, occurrences: Vec::new() };
        let folded = Folded::of(article.body.as_str());
        self.scan_words(&folded, words, &mut found, stop)?;
        self.scan_anywhere(&folded, &mut found, stop)?;
        self.scan_regexes(&mut found, stop)?;
        found.occurrences.sort();
        found.occurrences.dedup();
        Ok(found.occurrences)
    }

    fn scan_words(
        &self,
        folded: &Folded<'_>,
        words: &Words<'_>,
        found: &mut Found<'_>,
        stop: &Stop,
    ) -> Result<(), Stopped> {
        let starts = self.word_starts(folded, stop)?;
        let mut rest = starts.as_slice();
        while let Some(start) = rest.first() {
            stop.poll()?;
            let (article, paragraph) = (found.article, found.article.paragraph_at(*start));
            let Some(span) = article.paragraphs().get(paragraph).map(|paragraph| paragraph.span) else {
                break;
            };
            let (here, later) = rest.split_at(rest.partition_point(|start| *start < span.end).max(1));
            rest = later;
            if !found.is_matched(paragraph) {
                continue;
            }
            let text = article.body.as_str();
            let words = words.of(paragraph);
            for start in here {
                let Ok(first) = words.binary_search_by_key(start, |word| word.start) else { continue };
                let folded = fold_word(words[first].of(text));
                for term in self.terms_of(&folded).iter() {
                    let (term, pattern) = (*term, &self.patterns[*term]);
                    if let Some(span) = pattern.match_at(text, &words, (first, &folded)) {
                        found.add(term, paragraph, span);
                    }
                }
            }
        }
        Ok(())
    }

    /// Where words begin that may begin a term, ascending, in bytes of the body.
    fn word_starts(&self, folded: &Folded<'_>, stop: &Stop) -> Result<Vec<usize>, Stopped> {
        let Some(automaton) = &self.words else { return Ok(Vec::new()) };
        let text = folded.text();
        let mut starts = Vec::new();
        for found in automaton.find_iter(text) {
            stop.poll()?;
            let inside = within_word(text, found.start());
            let ends_inside =
                within_word(text, found.end()) && !self.may_end_inside[found.pattern().as_usize()];
            if !inside && !ends_inside {
                starts.push(folded.original(found.start()));
            }
        }
        Ok(starts)
    }

    /// The terms that may begin with a word of this folded form, ascending.
    fn terms_of(&self, word: &str) -> Cow<'_, [usize]> {
        let whole = self.whole.get(word).map_or(&[][..], Vec::as_slice);
        let begun = |length: &usize| self.prefixes.get(word.get(..*length)?);
        let mut prefixes = self.prefix_lengths.iter().filter_map(begun).peekable();
        if prefixes.peek().is_none() {
            return Cow::Borrowed(whole);
        }
        let mut terms: Vec<usize> = whole.iter().chain(prefixes.flatten()).copied().collect();
        terms.sort_unstable();
        terms.dedup();
        Cow::Owned(terms)
    }

    fn scan_anywhere(&self, folded: &Folded<'_>, found: &mut Found<'_>, stop: &Stop) -> Result<(), Stopped> {
        let Some(automaton) = &self.anywhere else { return Ok(()) };
        for candidate in automaton.find_overlapping_iter(folded.text()) {
            stop.poll()?;
            let (term, place) = self.anywhere_of[candidate.pattern().as_usize()];
            let matched = self.patterns[term].anywhere[place].match_at(folded.text(), candidate.start());
            let Some(end) = matched else { continue };
            let span = Span::new(folded.original(candidate.start()), folded.original(end));
            let paragraph = found.article.paragraph_at(span.start);
            if found.is_matched(paragraph) {
                found.add(term, paragraph, span);
            }
        }
        Ok(())
    }

    fn scan_regexes(&self, found: &mut Found<'_>, stop: &Stop) -> Result<(), Stopped> {
        let regexes =
            || self.patterns.iter().enumerate().filter_map(|(term, p)| Some((term, p.regex.as_ref()?)));
        if regexes().next().is_none() {
            return Ok(());
        }
        let article = found.article;
        let text = article.body.as_str();
        let wrapped = article.paragraphs().iter().any(|paragraph| has_line_end(paragraph.span.of(text)));
        let whole = if wrapped { lines_joined(text).0 } else { Cow::Borrowed(text) };
        let regexes: Vec<(usize, &Regex)> = regexes().filter(|(_, regex)| may_match(regex, &whole)).collect();
        if regexes.is_empty() {
            return Ok(());
        }
        for (index, paragraph) in article.paragraphs().iter().enumerate() {
            if !found.is_matched(index) {
                continue;
            }
            stop.poll()?;
            let (joined, _) = lines_joined(paragraph.span.of(text));
            for (term, regex) in regexes.iter().filter(|(_, regex)| may_match(regex, &joined)) {
                found.add_matches(*term, regex, index);
            }
        }
        Ok(())
    }
}

/// What a scan has found so far.
struct Found<'a> {
    article: &'a Article,
    part: Part,
    occurrences: Vec<Occurrence>,
}

impl Found<'_> {
    /// Whether terms are looked for in the paragraph: there is one, and it is of the part wanted.
    fn is_matched(&self, paragraph: usize) -> bool {
        let wanted = self.part == Part::Furniture;
        self.article.paragraphs().get(paragraph).is_some_and(|paragraph| paragraph.furniture == wanted)
    }

    /// Adds what an expression matches in each sentence of a paragraph.
    fn add_matches(&mut self, term: usize, regex: &Regex, paragraph: usize) {
        let article = self.article;
        for sentence in article.sentences(paragraph) {
            let (joined, starts) = lines_joined(sentence.of(article.body.as_str()));
            for matched in regex.find_iter(&joined).filter(|matched| !matched.is_empty()) {
                let span = Span::new(in_text(&starts, matched.start()), in_text(&starts, matched.end()));
                self.add(term, paragraph, span.shift(sentence.start));
            }
        }
    }

    /// Adds a match, unless it is not within one sentence.
    fn add(&mut self, term: usize, paragraph: usize, span: Span) {
        let sentences = self.article.sentences(paragraph);
        let sentence = sentences.partition_point(|sentence| sentence.end <= span.start);
        if sentences.get(sentence).is_some_and(|sentence| sentence.contains(span)) {
            self.occurrences.push(Occurrence { term, span, paragraph, sentence });
        }
    }
}

fn add_forms<'a>(
    forms: &mut BTreeMap<String, Vec<usize>>,
    new: impl IntoIterator<Item = &'a String>,
    term: usize,
) {
    for form in new.into_iter().filter(|form| !form.is_empty()) {
        let terms = forms.entry(form.clone()).or_default();
        if terms.last() != Some(&term) {
            terms.push(term);
        }
    }
}

/// The letters and digits before the first other char: "u" of "u.s".
fn first_run(form: &str) -> &str {
    &form[..form.find(|c: char| !c.is_alphanumeric()).unwrap_or(form.len())]
}

/// None where there is nothing to look for; building fails only beyond two thousand million states.
fn automaton(kind: MatchKind, texts: &[&str]) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    let table = (texts.len() <= MOST_IN_A_TABLE).then_some(AhoCorasickKind::DFA);
    let automaton = builder.match_kind(kind).kind(table).ascii_case_insensitive(true).build(texts);
    automaton.ok().filter(|_| !texts.is_empty())
}

/// Whether the chars at both sides of `at` surely belong to one word.
fn within_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if let (Some(before), Some(after)) = (at.checked_sub(1).map(|at| bytes[at]), bytes.get(at))
        && before.is_ascii()
        && after.is_ascii()
    {
        return before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
    }
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let (Some(before), Some(after)) = (before, after) else { return false };
    before.is_alphanumeric() && after.is_alphanumeric() && is_unspaced_char(before) == is_unspaced_char(after)
}

/// Whether an expression may match a sentence of this text: it matches the text, or has anchors,
/// which hold at the ends of a sentence alone.
fn may_match(regex: &Regex, joined: &str) -> bool {
    let anchored =
        regex.as_str().contains(['^', '$']) || [r"\A", r"\z"].iter().any(|end| regex.as_str().contains(end));
    anchored || regex.is_match(joined)
}

fn has_line_end(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'\n' | b'\r'))
}

/// White space that holds a line end as one space, so that expressions match hard-wrapped text, too;
/// with where each line stands there and in `text`.
fn lines_joined(text: &str) -> (Cow<'_, str>, Vec<(usize, usize)>) {
    if !has_line_end(text) {
        return (Cow::Borrowed(text), vec![(0, 0)]);
    }
    let (mut joined, mut starts, mut at) = (String::with_capacity(text.len()), Vec::new(), 0);
    for line in text.split_inclusive(['\n', '\r']) {
        let shown = line.trim();
        if !shown.is_empty() {
            joined.push_str(if joined.is_empty() { "" } else { " " });
            starts.push((joined.len(), at + (line.len() - line.trim_start().len())));
            joined.push_str(shown);
        }
        at += line.len();
    }
    (Cow::Owned(joined), starts)
}

/// The place in the text of a place in its joined lines.
fn in_text(starts: &[(usize, usize)], at: usize) -> usize {
    let line = starts[..starts.partition_point(|(start, _)| *start <= at)].last();
    line.map_or(at, |(start, original)| original + (at - start))
}
