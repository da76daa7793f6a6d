//! Who is credited in a sentence: cue verbs ("said", "according to") and their subjects.
//!
//! No parser: a subject is the phrase that touches its cue, or stands before the apposition that
//! does. Where neither fits there is no subject, and nobody is credited.

use super::cues::{
    according, after_dash, is_between, is_cue, is_determiner, is_noun_here, is_participle, is_passive,
    is_pronoun, is_speaking_noun,
};
use super::line::Line;
use super::names::{self, Cast, Found, NameKind};
use super::{months, not_figures};
use crate::compare::text::Span;

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
    /// A name or a phrase, and its words.
    Named { name: String, person: bool, first: usize, end: usize },
    /// "he", "she", "it", "they" or "who": to be resolved by whoever knows what came before.
    Pronoun(usize),
}

/// The cues of a line outside of `hidden` (its quotations), in order, each with its subject.
pub(super) fn credits(line: &Line<'_>, cast: &Cast, hidden: &[Span]) -> Vec<Credit> {
    let found = names::found(line, cast);
    let visible = |at: usize| {
        line.words.get(at).is_some_and(|word| !hidden.iter().any(|span| span.contains(word.span)))
    };
    let context = Context { line, cast, found: &found, visible: &visible };
    let mut credits: Vec<Credit> = Vec::new();
    for at in 0..line.words.len() {
        if !visible(at) {
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

struct Context<'a, 'b> {
    line: &'a Line<'b>,
    cast: &'a Cast,
    found: &'a [Found],
    visible: &'a dyn Fn(usize) -> bool,
}

impl Context<'_, '_> {
    fn credit(&self, cue: usize, before: Option<&Credit>) -> Option<Credit> {
        let line = self.line;
        let opened = cue == 0
            || !(self.visible)(cue - 1)
            || line.gap(cue).contains(['”', '"', '’', '\'', '»', '“', '—']);
        if opened && !is_participle(line.lower(cue)) {
            let (subject, end) = self.right(cue + 1)?;
            return Some(Credit { first: cue, end, cue: (cue, cue + 1), subject });
        }
        if is_noun_here(line, cue) {
            return None;
        }
        let mut end = cue;
        while end > 0 && is_between(line.lower(end - 1)) && (self.visible)(end - 1) && line.is_joined(end) {
            end -= 1;
        }
        let second = matches!(line.before(end, 1), "and" | "but" | "or") || is_participle(line.lower(cue));
        let (subject, first) = match self.left(end).filter(|_| !second) {
            Some(found) => found,
            None if second => {
                (before.map(|credit| credit.subject.clone()).or_else(|| self.opening_subject(cue))?, cue)
            }
            None => {
                let follows_quote = (0..cue).any(|at| !(self.visible)(at)) && line.gap(cue).trim() == ",";
                let (subject, end) = self.right(cue + 1).filter(|_| follows_quote)?;
                return Some(Credit { first: cue, end, cue: (cue, cue + 1), subject });
            }
        };
        Some(Credit { first, end: cue + 1, cue: (cue, cue + 1), subject })
    }

    /// The subject that ends right before the word at `end`, or before the apposition that does.
    fn left(&self, end: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        if end == 0 || !(self.visible)(end - 1) {
            return None;
        }
        if matches!(line.lower(end - 1), "who" | "which") {
            let antecedent = end >= 2 && (self.visible)(end - 2) && line.words[end - 2].is_capital();
            return if antecedent { self.phrase_before(end - 1) } else { None };
        }
        if line.is_joined(end) || line.gap(end).trim() == ":" {
            return self.phrase_before(end);
        }
        if !line.gap(end).trim_start_matches('.').starts_with([',', ')', ' ']) {
            return None;
        }
        let parted = |name: &&Found| {
            name.kind == NameKind::Person && name.end == end && line.gap(name.first).contains(',')
        };
        if let Some(person) = self.found.iter().find(parted) {
            return self.named(person.first, end).map(|subject| (subject, person.first));
        }
        let apposed = (1..end).rev().filter(|at| (self.visible)(*at)).find(|at| {
            let opens = line.gap(*at).contains([',', '(', '–', '—']) && !names::is_list_gap(line, *at);
            opens && line.words[at - 1].is_capital()
        })?;
        self.phrase_before(apposed)
    }

    /// The noun phrase whose last word stands right before `end`.
    fn phrase_before(&self, end: usize) -> Option<(Subject, usize)> {
        let line = self.line;
        let mut first = end;
        while first > 0
            && end - first < 14
            && (self.visible)(first - 1)
            && (first == end || line.is_joined(first))
        {
            let word = line.lower(first - 1);
            let linked = first < end && first > 1 && line.is_joined(first - 1);
            let pair = linked
                && matches!(word, "and")
                && is_nameable(line, first)
                && line.words[first - 2].is_capital();
            let inner =
                linked && matches!(word, "of" | "for" | "at") && !line.lower(first - 2).ends_with("ed");
            if is_pronoun(word) && first == end {
                return Some((Subject::Pronoun(first - 1), first - 1));
            }
            let article = is_determiner(word);
            if !(pair || inner || article) && not_figures::is_function_word(word) || months::is_weekday(word)
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
        if !(self.visible)(first) || !(line.is_joined(first) || first == 0) {
            return None;
        }
        if is_pronoun(line.lower(first)) {
            return Some((Subject::Pronoun(first), first + 1));
        }
        let mut end = first;
        while (self.visible)(end) && end - first < 14 && (end == first || line.is_joined(end)) {
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
        let last_person = self
            .found
            .iter()
            .rev()
            .find(|name| name.kind == NameKind::Person && name.first >= first && name.end <= end);
        let end = last_person.map_or(end, |person| person.end);
        self.named(first, end).map(|subject| (subject, end))
    }

    /// The first name or phrase of the line, for a second verb of one subject ("visited and told").
    fn opening_subject(&self, cue: usize) -> Option<Subject> {
        let line = self.line;
        let first = self.found.iter().find(|name| {
            name.end <= cue && (self.visible)(name.first) && !after_preposition(line, name.first)
        })?;
        if let Some(pronoun) =
            (0..first.first.min(3)).find(|at| is_pronoun(line.lower(*at)) && (self.visible)(*at))
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
        let person = self
            .found
            .iter()
            .find(|name| name.kind == NameKind::Person && name.end == end && name.first >= first);
        if let Some(person) = person
            && !(first..person.first).any(|at| line.lower(at) == "and")
        {
            return Some(Subject::Named {
                name: person.name.clone(),
                person: true,
                first: person.first,
                end,
            });
        }
        if let Some(holder) = self.cast.holder(line, first, end) {
            return Some(Subject::Named { name: holder.to_owned(), person: true, first, end });
        }
        let speaks = (first..end).any(|at| is_nameable(line, at) || is_speaking_noun(line.lower(at)));
        let name = line.cover(first, end).of(line.body).to_owned();
        (speaks && name.chars().any(char::is_alphabetic)).then_some(Subject::Named {
            name,
            person: false,
            first,
            end,
        })
    }
}

fn is_nameable(line: &Line<'_>, at: usize) -> bool {
    line.words.get(at).is_some_and(|word| word.is_capital())
}

/// Whether the name at `at` is the object of a preposition.
pub(super) fn after_preposition(line: &Line<'_>, at: usize) -> bool {
    let mut at = at;
    while at > 0
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
        credits(&line, &cast, &[]).into_iter().map(name).collect()
    }

    #[test]
    fn cues_credit_their_subjects() {
        let check = |text: &str, expected: &[&str]| assert_eq!(speakers(text), expected, "{text}");
        check("The harbour will close, Mayor Ana Silva said.", &["Ana Silva"]);
        check("Ana Silva, the mayor of Porto, said that it will close.", &["Ana Silva"]);
        check("It will close, according to port officials.", &["port officials"]);
        check("Peru and Chile estimate that 40 boats are missing.", &["Peru and Chile"]);
        check(
            "A spokesman for the Peruvian government told reporters that it would close.",
            &["spokesman for the Peruvian government"],
        );
        check("She said that it would close.", &["She"]);
        check("Reporters were told to leave.", &[]);
        check("The estimates of costs vary.", &[]);
    }
}
