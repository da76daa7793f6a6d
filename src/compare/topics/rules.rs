//! Which sentences a rule admits, given where its terms match.
//!
//! Apart from the scan because a rule needs no text: only occurrences, windows as byte ranges, and
//! what evidence says of a sentence, which is asked last and only for sentences that else belong.
//! Decided: a rule of `with` alone has the figures or quotations themselves as hits, so `none` and
//! `within` hold for it as for any other; a term of `all` outside the hit's sentence counts, but
//! is no reason there, for reasons stand in the sentence that they explain.

mod short;

use super::aliases::{SpelledWord, spelled};
use super::pattern::Pattern;
use super::scan::Occurrence;
use super::scripts::Words;
use super::term::{PhraseWord, spelling};
use super::{Reason, Rule, Term, Unit, With, Within};
use crate::compare::articles::Article;
use crate::compare::evidence::{Figure, Reading, UnitClass};
use crate::compare::text::Span;
use crate::compare::{Stop, Stopped};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A rule whose terms are indices of patterns.
pub(super) struct CompiledRule {
    any: Vec<usize>,
    all: Vec<Vec<usize>>,
    none: Vec<usize>,
    with: Option<With>,
    units: Vec<CompiledUnit>,
    within: Within,
}

enum CompiledUnit {
    Class(UnitClass),
    Words(Vec<SpelledWord>),
}

/// Paragraph and sentence, both from 0, with why the sentence is admitted.
pub(super) type Admitted = BTreeMap<(usize, usize), BTreeSet<Reason>>;

/// Where all terms match in one article, and what else rules ask of it.
pub(super) struct Matched<'a> {
    pub(super) article: &'a Article,
    words: &'a Words<'a>,
    /// By term, then position.
    occurrences: Vec<Occurrence>,
    /// For each term where its occurrences begin, and after the last one where they end.
    starts: Vec<usize>,
    /// The terms by index.
    patterns: &'a [Pattern],
    /// What the article states, read when a rule first asks.
    reading: &'a Reading,
}

/// What a window is laid around.
struct Anchor {
    span: Span,
    paragraph: usize,
    sentence: usize,
    term: Arc<str>,
}

impl CompiledRule {
    /// Compiles a rule; `index` gives each term the index of its pattern.
    pub(super) fn new(rule: &Rule, index: &mut dyn FnMut(&Term) -> usize) -> Self {
        let unit = |unit: &Unit| match unit {
            Unit::Class(class) => CompiledUnit::Class(*class),
            Unit::Word(word) => CompiledUnit::Words(spelled(&spelling(word))),
        };
        Self {
            any: rule.any.iter().map(&mut *index).collect(),
            all: rule.all.iter().map(|list| list.iter().map(&mut *index).collect()).collect(),
            none: rule.none.iter().map(&mut *index).collect(),
            with: rule.with,
            units: rule.unit.iter().map(unit).collect(),
            within: rule.within,
        }
    }

    /// The terms of `any` and `all`.
    pub(super) fn wanted(&self) -> impl Iterator<Item = usize> + '_ {
        self.any.iter().chain(self.all.iter().flatten()).copied()
    }

    /// The sentences that the rule admits, only of those in `among` if that is given.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(super) fn admit(
        &self,
        matched: &Matched<'_>,
        among: Option<&Admitted>,
        stop: &Stop,
    ) -> Result<Admitted, Stopped> {
        let lists: Vec<Vec<&Occurrence>> = self.all.iter().map(|list| matched.places_of(list)).collect();
        let none = matched.places_of(&self.none);
        let windows = Windows { article: matched.article, words: matched.words, within: self.within };
        let mut evidence = SentenceEvidence::default();
        let mut admitted = Admitted::new();
        let mut collected = None;
        for anchor in self.anchors(matched, among, stop)? {
            stop.poll()?;
            let key = (anchor.paragraph, anchor.sentence);
            let window = windows.around(&anchor);
            let belongs = lists.iter().all(|list| first_within(list, window).is_some())
                && first_within(&none, window).is_none()
                && among.is_none_or(|among| among.contains_key(&key))
                && self.with.is_none_or(|with| evidence.holds(matched, key, with, &self.units));
            if !belongs {
                continue;
            }
            let reasons = admitted.entry(key).or_default();
            reasons.insert(Reason { term: anchor.term, span: anchor.span });
            let part = overlap(window, sentence_span(matched.article, key));
            if collected.replace(part) != Some(part) {
                let places = lists.iter().flat_map(|list| all_within(list, part));
                reasons.extend(places.map(|place| matched.reason(place)));
            }
        }
        Ok(admitted)
    }

    /// The hits: of `any`, else of the first list of `all`, else the figures or quotations.
    fn anchors(
        &self,
        matched: &Matched<'_>,
        among: Option<&Admitted>,
        stop: &Stop,
    ) -> Result<Vec<Anchor>, Stopped> {
        let terms = if self.any.is_empty() { self.all.first() } else { Some(&self.any) };
        if let Some(terms) = terms {
            return Ok(matched.places_of(terms).into_iter().map(|place| matched.anchor(place)).collect());
        }
        let Some(with) = self.with else { return Ok(Vec::new()) };
        let term: Arc<str> = with.name().into();
        let mut anchors = Vec::new();
        for (paragraph, sentence) in sentences_among(matched.article, among) {
            stop.poll()?;
            let spans = evidence_spans(matched, (paragraph, sentence), with, &self.units);
            let anchor = |span| Anchor { span, paragraph, sentence, term: Arc::clone(&term) };
            anchors.extend(spans.into_iter().map(anchor));
        }
        Ok(anchors)
    }
}

impl<'a> Matched<'a> {
    /// What the rules ask of the article of `words`, of which `occurrences` are by term, then position.
    pub(super) fn new(
        reading: &'a Reading,
        words: &'a Words<'a>,
        occurrences: Vec<Occurrence>,
        patterns: &'a [Pattern],
    ) -> Self {
        let mut starts = vec![0; patterns.len() + 1];
        for place in &occurrences {
            starts[place.term + 1] += 1;
        }
        for term in 0..patterns.len() {
            starts[term + 1] += starts[term];
        }
        Self { article: words.article(), words, occurrences, starts, patterns, reading }
    }

    /// Where any of `terms` matches, by position.
    fn places_of(&self, terms: &[usize]) -> Vec<&Occurrence> {
        let of_term = |term: &usize| &self.occurrences[self.starts[*term]..self.starts[*term + 1]];
        let mut places: Vec<&Occurrence> = terms.iter().flat_map(of_term).collect();
        places.sort_unstable_by_key(|place| (place.span, place.term));
        places
    }

    fn anchor(&self, place: &Occurrence) -> Anchor {
        let Occurrence { span, paragraph, sentence, .. } = *place;
        Anchor { span, paragraph, sentence, term: self.written(place) }
    }

    fn written(&self, place: &Occurrence) -> Arc<str> {
        Arc::clone(&self.patterns[place.term].written)
    }

    fn reason(&self, place: &Occurrence) -> Reason {
        Reason { term: self.written(place), span: place.span }
    }
}

/// Lays windows around anchors.
struct Windows<'a> {
    article: &'a Article,
    words: &'a Words<'a>,
    within: Within,
}

impl Windows<'_> {
    fn around(&self, anchor: &Anchor) -> Span {
        let paragraph = self.article.paragraphs().get(anchor.paragraph).map(|paragraph| paragraph.span);
        match self.within {
            Within::Sentence => sentence_span(self.article, (anchor.paragraph, anchor.sentence)),
            Within::Paragraph => paragraph.unwrap_or(anchor.span),
            Within::Words(reach) => self.words_around(anchor, reach),
        }
    }

    fn words_around(&self, anchor: &Anchor, reach: usize) -> Span {
        let words = self.words.of(anchor.paragraph);
        let first = words.partition_point(|word| word.end <= anchor.span.start);
        let after = words.partition_point(|word| word.start < anchor.span.end);
        let start = words.get(first.saturating_sub(reach));
        let end = words[..after.saturating_add(reach).min(words.len())].last();
        let start = start.map_or(anchor.span.start, |word| word.start.min(anchor.span.start));
        Span::new(start, end.map_or(anchor.span.end, |word| word.end.max(anchor.span.end)))
    }
}

/// What was last asked of a sentence, for a sentence may hold many hits.
#[derive(Default)]
struct SentenceEvidence {
    last: Option<((usize, usize), bool)>,
}

impl SentenceEvidence {
    fn holds(
        &mut self,
        matched: &Matched<'_>,
        key: (usize, usize),
        with: With,
        units: &[CompiledUnit],
    ) -> bool {
        match self.last {
            Some((of, holds)) if of == key => holds,
            _ => {
                let holds = !evidence_spans(matched, key, with, units).is_empty();
                self.last = Some((key, holds));
                holds
            }
        }
    }
}

/// The figures (of `units`, if any are given) or the quotations between marks of a sentence.
fn evidence_spans(
    matched: &Matched<'_>,
    key: (usize, usize),
    with: With,
    units: &[CompiledUnit],
) -> Vec<Span> {
    let evidence = matched.reading.evidence(key.0, key.1);
    let counted =
        |figure: &Figure| units.is_empty() || units.iter().any(|unit| unit.admits(figure, matched.article));
    match with {
        With::Quote => {
            evidence.quotes.iter().filter(|quote| quote.is_direct()).map(|quote| quote.span).collect()
        }
        With::Figure => {
            evidence.figures.iter().filter(|figure| counted(figure)).map(|figure| figure.span).collect()
        }
    }
}

impl CompiledUnit {
    /// Whether a figure is of this class, or its unit ends in these words ("combat troops" in "troops").
    fn admits(&self, figure: &Figure, article: &Article) -> bool {
        match self {
            CompiledUnit::Class(class) => figure.unit_class == *class,
            CompiledUnit::Words(wanted) => {
                let unit: Vec<PhraseWord> =
                    figure.unit.map(|unit| spelling(unit.of(article.body.as_str()))).unwrap_or_default();
                let before = unit.len().checked_sub(wanted.len());
                !wanted.is_empty()
                    && before.is_some_and(|before| {
                        wanted
                            .iter()
                            .zip(&unit[before..])
                            .all(|(wanted, word)| wanted.test.accepts(&word.text))
                    })
            }
        }
    }
}

/// Every sentence that is no furniture, or those of `among`, in reading order.
fn sentences_among(article: &Article, among: Option<&Admitted>) -> Vec<(usize, usize)> {
    match among {
        Some(among) => among.keys().copied().collect(),
        None => {
            let paragraphs = article.paragraphs().iter().enumerate().filter(|(_, p)| !p.furniture);
            paragraphs.flat_map(|(p, _)| (0..article.sentences(p).len()).map(move |s| (p, s))).collect()
        }
    }
}

fn sentence_span(article: &Article, (paragraph, sentence): (usize, usize)) -> Span {
    article.sentences(paragraph).get(sentence).copied().unwrap_or_default()
}

fn overlap(a: Span, b: Span) -> Span {
    let start = a.start.max(b.start);
    Span::new(start, a.end.min(b.end).max(start))
}

/// Those of `places` (by position) that lie wholly in `window`.
fn all_within<'a>(places: &'a [&Occurrence], window: Span) -> impl Iterator<Item = &'a Occurrence> {
    let from = places.partition_point(|place| place.span.start < window.start);
    let begun = places[from..].iter().take_while(move |place| place.span.start < window.end);
    begun.filter(move |place| window.contains(place.span)).copied()
}

fn first_within<'a>(places: &'a [&Occurrence], window: Span) -> Option<&'a Occurrence> {
    all_within(places, window).next()
}
