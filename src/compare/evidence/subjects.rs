//! Subjects: the noun phrase before or after a cue, and what it names.
//!
//! No parser: a subject is the phrase that touches its cue, or stands before the apposition that
//! does. A sentence may be of any length: what every cue asks of all words before it is found once
//! for all cues ([`Subjects`]).

use super::cast::Cast;
use super::credits::is_hidden;
use super::cues::{is_determiner, is_pronoun, is_speaking_noun, without_verb};
use super::datelines::dateline;
use super::line::Line;
use super::names::{self, Found, NameKind};
use super::prepositions::{after_preposition, is_preposition};
use super::{UnitClass, lexicon, months, not_figures, units};
use crate::compare::text::Span;
use std::cell::OnceCell;

/// The most words that a subject may have.
const LONGEST_SUBJECT: usize = 14;

/// How many nouns before a preposition of place a subject may begin with.
const MOST_HEADS: usize = 3;

/// How many labels of party and state are passed over between a name and its verb.
const MOST_LABELS: usize = 8;

/// The most words of a label of party and state ("R-N.Y.", "Democrat of West Virginia").
const LONGEST_LABEL: usize = 4;

/// How far before a second verb the pronoun may stand that is its subject.
const SECOND_VERB: usize = 24;

/// Whom a cue credits.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Subject {
    /// A name or a phrase.
    Named(Phrase),
    /// "he", "his", "they", "I": to be resolved by whoever knows what came before.
    Pronoun(usize),
}

/// A name, or a phrase that stands for somebody.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    pub(super) name: String,
    pub(super) person: bool,
    /// Whether it surely stands for that name.
    pub(super) sure: bool,
    /// Whether a word of it is a name or a noun of those who speak ("officials").
    pub(super) apt: bool,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// A line as its subjects are looked for.
pub(super) struct Subjects<'a, 'b> {
    pub(super) line: &'a Line<'b>,
    pub(super) cast: &'a Cast,
    pub(super) found: &'a [Found],
    hidden: &'a [Span],
    /// The first word that is hidden, or the number of words.
    pub(super) first_hidden: usize,
    /// For each word the last one, up to it, before which an apposition may begin.
    appositions: OnceCell<Vec<Option<usize>>>,
    opening: OnceCell<Option<&'a Found>>,
    /// The first word after the dateline ("LIMA —"); 0 if there is none.
    dateline: usize,
}

impl<'a, 'b> Subjects<'a, 'b> {
    /// The line with its names and its quotations (`hidden`, in order).
    pub(super) fn new(line: &'a Line<'b>, cast: &'a Cast, found: &'a [Found], hidden: &'a [Span]) -> Self {
        let first_hidden = if hidden.is_empty() {
            line.words.len()
        } else {
            line.words.iter().position(|word| is_hidden(hidden, word.span)).unwrap_or(line.words.len())
        };
        let (appositions, opening) = (OnceCell::new(), OnceCell::new());
        let dateline = dateline(line);
        Self { line, cast, found, hidden, first_hidden, appositions, opening, dateline }
    }

    /// Whether the word at `at` stands outside quotations.
    pub(super) fn is_visible(&self, at: usize) -> bool {
        let word = self.line.words.get(at);
        word.is_some_and(|word| self.hidden.is_empty() || !is_hidden(self.hidden, word.span))
    }

    /// The names of which the last word stands before `end`, the last one first.
    pub(super) fn ending_at(&self, end: usize) -> impl Iterator<Item = &'a Found> + use<'a> {
        let found = &self.found[..self.found.partition_point(|name| name.end <= end)];
        found.iter().rev().take_while(move |name| name.end == end)
    }

    /// The last word before `end` that an apposition after a name may begin with.
    fn apposition_before(&self, end: usize) -> Option<usize> {
        let line = self.line;
        let begins = |at: usize| {
            at > 0
                && line.words[at - 1].is_capital()
                && line.gap(at).contains([',', '(', '–', '—'])
                && self.is_visible(at)
                && at != self.dateline
                && !names::is_list_gap(line, at)
        };
        let last = |last: &mut Option<usize>, at: usize| {
            *last = if begins(at) { Some(at) } else { *last };
            Some(*last)
        };
        let all = self.appositions.get_or_init(|| (0..line.words.len()).scan(None, last).collect());
        all.get(end.checked_sub(1)?).copied().flatten()
    }

    /// The subject that ends right before the word at `end`, or before the apposition that does.
    pub(super) fn left(&self, end: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        if end == 0 || !self.is_visible(end - 1) {
            return None;
        }
        if matches!(line.lower(end - 1), "who" | "which") {
            let unlabelled = self.before_labels(end - 1);
            if unlabelled < end - 1 {
                return self.phrase_before(unlabelled);
            }
            let antecedent = end >= 2 && self.is_visible(end - 2) && line.words[end - 2].is_capital();
            return if antecedent { self.phrase_before(end - 1) } else { None };
        }
        if line.is_joined(end) || line.gap(end).trim() == ":" {
            return self.phrase_before(end);
        }
        if !line.gap(end).trim_start_matches('.').starts_with([',', ')', ' ']) {
            return None;
        }
        let alone = |first: usize| first > 0 && !self.is_visible(first - 1);
        if line.gap(end).starts_with(',')
            && let Some((Subject::Named(phrase), first)) = self.phrase_before(end)
            && phrase.person
            && alone(first)
        {
            return Some((Subject::Named(phrase), first));
        }
        let parted = |name: &&Found| name.kind == NameKind::Person && line.gap(name.first).contains(',');
        if let Some(person) = self.ending_at(end).find(parted) {
            return self.named(person.first, end).map(|subject| (subject, person.first));
        }
        let mut apposition = self.apposition_before(end)?;
        for _ in 0..MOST_LABELS {
            let label = self.apposition_before(apposition).filter(|at| names::is_label(line, *at));
            let Some(label) = label else { break };
            apposition = label;
        }
        self.phrase_before(apposition)
    }

    /// The end of what stands before the labels of party and state that end before `end`: "Ana
    /// Silva" in "Ana Silva (R-Ohio), who"; `end` itself if none do.
    fn before_labels(&self, end: usize) -> usize {
        let line = self.line;
        let parts = |at: usize| line.gap(at).contains([',', '(']);
        let begins = |at: &usize| {
            let state = *at + 1 == end
                && line.gap(end).starts_with('.')
                && lexicon::SHORT_STATES.has(line.lower(*at));
            parts(*at) && (state || names::is_label(line, *at))
        };
        (end.saturating_sub(LONGEST_LABEL).max(1)..end).find(begins).unwrap_or(end)
    }

    /// The noun phrase whose last word stands right before `end`.
    pub(super) fn phrase_before(&self, end: usize) -> Option<(Subject, usize)> {
        self.phrase_within(end, MOST_HEADS)
    }

    /// The same, with at most so many heads before it: "captains" and "the fleet" in "captains of
    /// the fleet in the port".
    fn phrase_within(&self, end: usize, heads: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        let mut first = end;
        while first > 0
            && end - first < LONGEST_SUBJECT
            && self.is_visible(first - 1)
            && (first == end || goes_on_at(line, first))
        {
            let word = line.lower(first - 1);
            let linked = first < end && first > 1 && goes_on_at(line, first - 1);
            let pair = linked
                && matches!(word, "and")
                && (is_nameable(line, first)
                    || is_determiner(line.lower(first)) && is_nameable(line, first + 1))
                && line.words[first - 2].is_capital();
            let inner =
                linked && matches!(word, "of" | "for" | "at") && !line.lower(first - 2).ends_with("ed");
            if is_pronoun(word) && first == end {
                return Some((Subject::Pronoun(first - 1), first - 1));
            }
            let article = is_determiner(word);
            let joint = matches!(
                word,
                "however"
                    | "meanwhile"
                    | "therefore"
                    | "thus"
                    | "though"
                    | "instead"
                    | "something"
                    | "anything"
                    | "among"
            );
            if !(pair || inner || article) && not_figures::is_function_word(word)
                || joint
                || is_time_before_name(line, first - 1)
            {
                break;
            }
            first -= 1;
            let goes_on = first > 1
                && line.is_joined(first)
                && (matches!(line.lower(first - 1), "of" | "for" | "at")
                    || line.lower(first - 1) == "and" && line.words[first - 2].is_capital());
            if article && !goes_on {
                break;
            }
        }
        let first = self.own_clause(first, end);
        let infinitive = line.before(first, 1) == "to" && line.before(first, 2) != "close";
        if infinitive && first < end && !is_nameable(line, first) && !is_determiner(line.lower(first)) {
            return None;
        }
        let subject = self.named(first, end)?;
        match heads.checked_sub(1).and_then(|heads| self.head_before(first, heads)) {
            Some(head) if head < first => self.named(head, end).map(|subject| (subject, head)),
            _ => Some((subject, first)),
        }
    }

    /// Where the subject begins of a clause that only its place joins to the noun before it: "a plan
    /// Peruvian lawmakers call".
    fn own_clause(&self, first: usize, end: usize) -> usize {
        let line = self.line;
        let singular = matches!(line.lower(first), "a" | "an" | "this" | "that");
        let plural = line.lower(end - 1).ends_with('s') && !is_nameable(line, end - 1);
        if !(singular && plural) {
            return first;
        }
        let begins = |at: &usize| is_nameable(line, *at) && !is_nameable(line, at - 1);
        (first + 2..end).find(begins).unwrap_or(first)
    }

    /// The noun phrase that begins at `first`.
    pub(super) fn right(&self, first: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        let dashed = line.gap(first).trim_end().ends_with(['―', '—', '–', '-']);
        if !self.is_visible(first) || !(line.is_joined(first) || first == 0 || dashed) {
            return None;
        }
        if is_pronoun(line.lower(first)) {
            return Some((Subject::Pronoun(first), first + 1));
        }
        let mut end = first;
        while self.is_visible(end) && end - first < LONGEST_SUBJECT && (end == first || goes_on_at(line, end))
        {
            let word = line.lower(end);
            let lower_before = end > first && !line.words[end - 1].is_capital();
            let inner = lower_before && matches!(word, "of" | "for" | "at" | "with")
                || end > first && word == "of"
                || word == "and" && line.words.get(end + 1).is_some_and(|next| next.is_capital());
            let paired = word == "and" && end > first && lexicon::PAIRED.has(line.lower(end - 1));
            let published = end > first && lexicon::PUBLISHED.has(word);
            if published {
                break;
            }
            let inner = inner || paired;
            let article = is_determiner(word)
                && (end == first || matches!(line.lower(end - 1), "of" | "for" | "at" | "with" | "and"));
            if !(inner || article) && not_figures::is_function_word(word) || months::is_weekday(word) {
                break;
            }
            end += 1;
        }
        let begun = &self.found[..self.found.partition_point(|name| name.end <= end)];
        let mut inside = begun.iter().rev().take_while(|name| name.first >= first);
        let end = inside.find(|name| name.kind == NameKind::Person).map_or(end, |person| person.end);
        self.named(first, end).map(|subject| (subject, end))
    }

    /// The subject of a second verb ("visited and told"): the nearest pronoun before it, as far back
    /// as `from`, else the first name of the line.
    pub(super) fn opening_subject(&self, cue: usize, from: usize) -> Option<Subject> {
        let line = self.line;
        let is_subject_pronoun = |at: &usize| {
            matches!(without_verb(line.lower(*at)), "he" | "she" | "they" | "i" | "we")
                && self.is_visible(*at)
        };
        let nearest = (from.max(cue.saturating_sub(SECOND_VERB))..cue).rev().find(is_subject_pronoun);
        if let Some(pronoun) = nearest {
            return Some(Subject::Pronoun(pronoun));
        }
        if let Some(opening) = self.opening_phrase(cue) {
            return Some(opening);
        }
        let is_subject = |name: &&Found| {
            let own = self.is_visible(name.first) && !line.words[name.end - 1].possessive;
            own && name.first >= self.dateline && !after_preposition(line, name.first)
        };
        let opening = self.opening.get_or_init(|| self.found.iter().find(is_subject));
        let first = opening.filter(|name| name.end <= cue)?;
        if let Some(pronoun) =
            (0..first.first.min(3)).find(|at| is_pronoun(line.lower(*at)) && self.is_visible(*at))
        {
            return Some(Subject::Pronoun(pronoun));
        }
        self.named(first.first, first.end)
    }

    /// The phrase with which the line, or what follows its opening adjunct, begins, if it is of those
    /// who speak: "In May, several port officials …".
    fn opening_phrase(&self, cue: usize) -> Option<Subject> {
        let line = self.line;
        let comma = (1..cue.min(OPENING)).find(|at| line.gap(*at).starts_with(','));
        let first = comma.filter(|_| is_preposition(line.lower(0))).unwrap_or(self.dateline);
        let stands = |at: usize| {
            let word = line.lower(at);
            self.is_visible(at)
                && (at == first || line.is_joined(at))
                && (is_determiner(word) || !not_figures::is_function_word(word))
                && !line.words[at].possessive
                && !(word.ends_with("ed") && at > first && !line.words[at].is_capital())
        };
        let end = (first..cue.min(first + OPENING))
            .take_while(|at| stands(*at))
            .find(|at| is_speaking_noun(line.lower(*at)) && !line.words[*at].is_capital())?;
        let goes_on =
            line.words.get(end + 1).is_some_and(|next| next.is_capital()) && line.is_joined(end + 1);
        if goes_on { None } else { self.named(first, end + 1) }
    }

    /// The phrase whose object the phrase at `first` is: "captains" in "captains in the port said".
    fn head_before(&self, first: usize, heads: usize) -> Option<usize> {
        let line = self.line;
        let preposition = first.checked_sub(1)?;
        let links = matches!(
            line.lower(preposition),
            "in" | "on"
                | "from"
                | "at"
                | "near"
                | "with"
                | "across"
                | "inside"
                | "outside"
                | "within"
                | "behind"
        ) || line.lower(preposition) == "by" && line.before(preposition, 1).ends_with("ed")
            || line.lower(preposition) == "to" && line.before(preposition, 1) == "close";
        let noun = preposition.checked_sub(1)?;
        let word = line.words.get(noun)?;
        let participle =
            matches!(&*word.lower, "briefed" | "familiar" | "involved" | "close" | "based" | "working");
        let participle = participle || line.lower(preposition) == "by";
        let is_noun = is_speaking_noun(&word.lower) || word.is_capital() || participle;
        let joined = line.is_joined(first) && line.is_joined(preposition) && self.is_visible(noun);
        if !(links && joined && is_noun) {
            return None;
        }
        let (subject, head) = self.phrase_within(preposition, heads)?;
        matches!(subject, Subject::Named(_)).then_some(head)
    }
}

/// Whether the word at `at` says when, and belongs to no subject: "this month Lima accused", "on Monday".
fn is_time_before_name(line: &Line<'_>, at: usize) -> bool {
    let word = line.lower(at);
    let counted = units::class_of(word) == Some(UnitClass::Time) && !is_nameable(line, at);
    months::is_weekday(word)
        || (counted || matches!(word, "today" | "yesterday" | "tomorrow" | "tonight"))
            && is_nameable(line, at + 1)
}

/// Whether the word at `at` belongs to the phrase of the one before it, as far as the marks tell.
fn goes_on_at(line: &Line<'_>, at: usize) -> bool {
    let after_ending = || line.gap(at) == ". " && matches!(line.before(at, 1), "jr" | "sr" | "inc" | "corp");
    line.is_joined(at) || names::is_after_short_form(line, at) || after_ending()
}

pub(super) fn is_nameable(line: &Line<'_>, at: usize) -> bool {
    line.words.get(at).is_some_and(|word| word.is_capital())
}

/// How many words an opening adjunct or phrase may have.
const OPENING: usize = 8;
