//! Who is credited in a sentence: cue verbs ("said", "according to") and their subjects.
//!
//! No parser: a subject is the phrase that touches its cue, or stands before the apposition that
//! does. Where neither fits there is no subject, and nobody is credited. A sentence may be of any
//! length: what every cue asks of all words before it is found once for all cues ([`Context`]).

use super::cast::Cast;
use super::cues::{
    MOST_BETWEEN, according, after_dash, is_between, is_cue, is_determiner, is_noun_here, is_participle,
    is_passive, is_pronoun, is_speaking_noun,
};
use super::line::Line;
use super::names::{self, Found, NameKind};
use super::{UnitClass, months, not_figures, units};
use crate::compare::text::Span;
use std::cell::OnceCell;

/// The most words that a subject may have.
const LONGEST_SUBJECT: usize = 14;

/// The most words that may stand between a preposition and the last word of its object.
const LONGEST_OBJECT: usize = 24;

/// A cue in a line, and whom it credits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Credit {
    /// The first word of cue and subject together.
    pub(super) first: usize,
    /// One past their last word.
    pub(super) end: usize,
    /// The cue's words.
    pub(super) cue: (usize, usize),
    /// Who.
    pub(super) subject: Subject,
}

/// Whom a cue credits.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Subject {
    /// A name or a phrase, its words, and whether it surely stands for that name.
    Named { name: String, person: bool, sure: bool, first: usize, end: usize },
    /// "he", "she", "it", "they" or "who": to be resolved by whoever knows what came before.
    Pronoun(usize),
}

/// The cues of a line outside of `hidden` (its quotations, in order), in order, each with its
/// subject; `found` are the line's names.
pub(super) fn credits(line: &Line<'_>, cast: &Cast, found: &[Found], hidden: &[Span]) -> Vec<Credit> {
    let context = Context::new(line, cast, found, hidden);
    let mut credits: Vec<Credit> = Vec::new();
    for at in 0..line.words.len() {
        if !context.is_visible(at) {
            continue;
        }
        if let Some(end) = according(line, at) {
            credits.extend(context.right(end).map(|(subject, to)| Credit {
                first: at,
                end: to,
                cue: (at, end),
                subject,
            }));
        } else if after_dash(line, at, hidden) {
            credits.extend(context.right(at).map(|(subject, to)| Credit {
                first: at,
                end: to,
                cue: (at, at),
                subject,
            }));
        } else if is_cue(line.lower(at)) && !is_passive(line, at) {
            credits.extend(context.credit(at, credits.last()));
        }
    }
    credits
}

/// Whether one of `hidden` (in order, apart from each other) holds `span`.
pub(super) fn is_hidden(hidden: &[Span], span: Span) -> bool {
    let begun = hidden.partition_point(|hidden| hidden.start <= span.start);
    begun.checked_sub(1).is_some_and(|last| hidden[last].contains(span))
}

struct Context<'a, 'b> {
    line: &'a Line<'b>,
    cast: &'a Cast,
    found: &'a [Found],
    hidden: &'a [Span],
    /// The first word that is hidden, or the number of words.
    first_hidden: usize,
    /// For each word the last one, up to it, before which an apposition may begin.
    appositions: OnceCell<Vec<Option<usize>>>,
    opening: OnceCell<Option<&'a Found>>,
}

impl<'a, 'b> Context<'a, 'b> {
    fn new(line: &'a Line<'b>, cast: &'a Cast, found: &'a [Found], hidden: &'a [Span]) -> Self {
        let first_hidden = if hidden.is_empty() {
            line.words.len()
        } else {
            line.words.iter().position(|word| is_hidden(hidden, word.span)).unwrap_or(line.words.len())
        };
        let (appositions, opening) = (OnceCell::new(), OnceCell::new());
        Self { line, cast, found, hidden, first_hidden, appositions, opening }
    }

    fn is_visible(&self, at: usize) -> bool {
        let word = self.line.words.get(at);
        word.is_some_and(|word| self.hidden.is_empty() || !is_hidden(self.hidden, word.span))
    }

    /// The names of which the last word stands before `end`, the last one first.
    fn ending_at(&self, end: usize) -> impl Iterator<Item = &'a Found> + use<'a> {
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
                && !names::is_list_gap(line, at)
        };
        let last = |last: &mut Option<usize>, at: usize| {
            *last = if begins(at) { Some(at) } else { *last };
            Some(*last)
        };
        let all = self.appositions.get_or_init(|| (0..line.words.len()).scan(None, last).collect());
        all.get(end.checked_sub(1)?).copied().flatten()
    }

    fn credit(&self, cue: usize, before: Option<&Credit>) -> Option<Credit> {
        let line = self.line;
        let opened = cue == 0
            || !self.is_visible(cue - 1)
            || line.gap(cue).contains(['”', '"', '’', '\'', '»', '“', '—']);
        if opened && !is_participle(line.lower(cue)) {
            let (subject, end) = self.right(cue + 1)?;
            return Some(Credit { first: cue, end, cue: (cue, cue + 1), subject });
        }
        if is_noun_here(line, cue) {
            return None;
        }
        let mut end = cue;
        while end > cue.saturating_sub(MOST_BETWEEN)
            && is_between(line.lower(end - 1))
            && self.is_visible(end - 1)
            && line.is_joined(end)
        {
            end -= 1;
        }
        let second = matches!(line.before(end, 1), "and" | "but" | "or") || is_participle(line.lower(cue));
        let (subject, first) = match self.left(end).filter(|_| !second) {
            Some(found) => found,
            None if second => {
                (before.map(|credit| credit.subject.clone()).or_else(|| self.opening_subject(cue))?, cue)
            }
            None => {
                let says = self.first_hidden < cue || matches!(line.lower(cue), "said" | "says");
                let inverted = says && line.gap(cue).trim() == ",";
                let (subject, end) = self.right(cue + 1).filter(|_| inverted)?;
                return Some(Credit { first: cue, end, cue: (cue, cue + 1), subject });
            }
        };
        Some(Credit { first, end: cue + 1, cue: (cue, cue + 1), subject })
    }

    /// The subject that ends right before the word at `end`, or before the apposition that does.
    fn left(&self, end: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        if end == 0 || !self.is_visible(end - 1) {
            return None;
        }
        if matches!(line.lower(end - 1), "who" | "which") {
            let antecedent = end >= 2 && self.is_visible(end - 2) && line.words[end - 2].is_capital();
            return if antecedent { self.phrase_before(end - 1) } else { None };
        }
        if line.is_joined(end) || line.gap(end).trim() == ":" {
            return self.phrase_before(end);
        }
        if !line.gap(end).trim_start_matches('.').starts_with([',', ')', ' ']) {
            return None;
        }
        let parted = |name: &&Found| name.kind == NameKind::Person && line.gap(name.first).contains(',');
        if let Some(person) = self.ending_at(end).find(parted) {
            return self.named(person.first, end).map(|subject| (subject, person.first));
        }
        self.phrase_before(self.apposition_before(end)?)
    }

    /// The noun phrase whose last word stands right before `end`.
    fn phrase_before(&self, end: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        let mut first = end;
        while first > 0
            && end - first < LONGEST_SUBJECT
            && self.is_visible(first - 1)
            && (first == end || line.is_joined(first))
        {
            let word = line.lower(first - 1);
            let linked = first < end && first > 1 && line.is_joined(first - 1);
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
            if !(pair || inner || article) && not_figures::is_function_word(word)
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
        self.named(first, end).map(|subject| (subject, first))
    }

    /// The noun phrase that begins at `first`.
    fn right(&self, first: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        if !self.is_visible(first) || !(line.is_joined(first) || first == 0) {
            return None;
        }
        if is_pronoun(line.lower(first)) {
            return Some((Subject::Pronoun(first), first + 1));
        }
        let mut end = first;
        while self.is_visible(end) && end - first < LONGEST_SUBJECT && (end == first || line.is_joined(end)) {
            let word = line.lower(end);
            let lower_before = end > first && !line.words[end - 1].is_capital();
            let inner = lower_before && matches!(word, "of" | "for" | "at" | "with")
                || end > first && word == "of"
                || word == "and" && line.words.get(end + 1).is_some_and(|next| next.is_capital());
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

    /// The first name or phrase of the line, for a second verb of one subject ("visited and told").
    fn opening_subject(&self, cue: usize) -> Option<Subject> {
        let line = self.line;
        let is_subject = |name: &&Found| self.is_visible(name.first) && !after_preposition(line, name.first);
        let opening = self.opening.get_or_init(|| self.found.iter().find(is_subject));
        let first = opening.filter(|name| name.end <= cue)?;
        if let Some(pronoun) =
            (0..first.first.min(3)).find(|at| is_pronoun(line.lower(*at)) && self.is_visible(*at))
        {
            return Some(Subject::Pronoun(pronoun));
        }
        self.named(first.first, first.end)
    }

    /// What the words `first..end` name.
    fn named(&self, mut first: usize, mut end: usize) -> Option<Subject> {
        let line = self.line;
        while first < end
            && (is_determiner(line.lower(first)) || not_figures::is_function_word(line.lower(first)))
        {
            first += 1;
        }
        while first < end && not_figures::is_function_word(line.lower(end - 1)) {
            end -= 1;
        }
        if first >= end {
            return None;
        }
        let person = self.ending_at(end).find(|name| name.kind == NameKind::Person && name.first >= first);
        if let Some(person) = person
            && !(first..person.first).any(|at| line.lower(at) == "and")
        {
            return Some(Subject::Named {
                name: person.name.clone(),
                person: true,
                sure: true,
                first: person.first,
                end,
            });
        }
        if let Some((holder, sure)) = self.cast.holder(line, first, end) {
            return Some(Subject::Named { name: holder.to_owned(), person: true, sure, first, end });
        }
        let speaks = (first..end).any(|at| is_nameable(line, at) || is_speaking_noun(line.lower(at)));
        let name = line.cover(first, end).of(line.body).to_owned();
        (speaks && name.chars().any(char::is_alphabetic)).then_some(Subject::Named {
            name,
            person: false,
            sure: true,
            first,
            end,
        })
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

fn is_nameable(line: &Line<'_>, at: usize) -> bool {
    line.words.get(at).is_some_and(|word| word.is_capital())
}

/// Whether the name at `at` is the object of a preposition.
pub(super) fn after_preposition(line: &Line<'_>, at: usize) -> bool {
    let (mut at, farthest) = (at, at.saturating_sub(LONGEST_OBJECT));
    while at > farthest
        && line.is_joined(at)
        && (is_determiner(line.lower(at - 1))
            || line.words[at - 1].is_capital()
            || matches!(
                line.lower(at - 1),
                "eastern" | "western" | "northern" | "southern" | "former" | "neighboring" | "neighbouring"
            ))
    {
        at -= 1;
    }
    let object = matches!(
        line.before(at, 1),
        "of" | "in"
            | "on"
            | "at"
            | "to"
            | "from"
            | "by"
            | "for"
            | "with"
            | "about"
            | "into"
            | "over"
            | "under"
            | "near"
            | "along"
            | "across"
            | "around"
            | "against"
            | "toward"
            | "towards"
            | "between"
            | "through"
            | "inside"
            | "outside"
            | "within"
            | "behind"
            | "beyond"
            | "via"
            | "among"
            | "like"
            | "than"
            | "as"
            | "after"
            | "following"
    );
    let speaking_as = line.before(at, 1) == "as" && !matches!(line.before(at, 2), "such" | "well" | "same");
    object && line.is_joined(at) && !speaking_as
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Article, ArticleId, Body, Meta};

    fn speakers(text: &str) -> Vec<String> {
        let article = Article::new(
            ArticleId::new("a"),
            String::new(),
            String::new(),
            Meta::default(),
            0,
            Body::new(text),
        );
        let cast = Cast::of(&article);
        let line = Line::of(text, Span::new(0, text.len()));
        let name = |credit: Credit| match credit.subject {
            Subject::Named { name, .. } => name,
            Subject::Pronoun(at) => line.words[at].text.to_owned(),
        };
        let found = names::found(&line, &cast);
        credits(&line, &cast, &found, &[]).into_iter().map(name).collect()
    }

    #[test]
    fn cues_credit_their_subjects() {
        let check = |text: &str, expected: &[&str]| assert_eq!(speakers(text), expected, "{text}");
        check("The harbour will close, Mayor Ana Silva said.", &["Ana Silva"]);
        check("Ana Silva, the mayor of Porto, said that it will close.", &["Ana Silva"]);
        check("It will close, according to port officials.", &["port officials"]);
        check("Peru and Chile estimate that 40 boats are missing.", &["Peru and Chile"]);
        check("Peru and the U.K. estimate that 40 boats are missing.", &["Peru and the U.K."]);
        check("This month Lima accused its neighbours of theft.", &["Lima"]);
        check("Late last year Lima said so.", &["Lima"]);
        check("Yesterday Lima said so.", &["Lima"]);
        check("The month’s report said so.", &["month’s report"]);
        check(
            "A spokesman for the Peruvian government told reporters that it would close.",
            &["spokesman for the Peruvian government"],
        );
        check("She said that it would close.", &["She"]);
        check("Reporters were told to leave.", &[]);
        check("The estimates of costs vary.", &[]);
        check("The United States “will” help.", &[]);
    }
}
