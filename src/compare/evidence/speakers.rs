//! Who a sentence's credits mean: names as they stand, pronouns by what came before.
//!
//! Decided: "he" and "she" mean the person last spoken of as a subject or a speaker, of whom
//! neither title nor first name says otherwise; where another person who fits was named as near, it
//! is a guess. "They" and "it" mean whoever last spoke that was no person: always a guess.

use super::Named;
use super::cast::{Cast, Gender};
use super::clauses::{Clause, clauses};
use super::credits::{Credit, credits, is_hidden};
use super::cues::{is_determiner, without_verb};
use super::line::Line;
use super::names::{self, Found, NameKind};
use super::prepositions::after_preposition;
use super::subjects::{Phrase, Subject};
use crate::compare::text::Span;
use std::collections::VecDeque;

/// How many mentions of persons are remembered.
const MOST_MENTIONS: usize = 12;

/// How many names before a pronoun are looked at for whom it means.
const MOST_LOOKED_AT: usize = 64;

/// How many sentences back a pronoun surely reaches.
const NEAR: usize = 3;

/// What earlier sentences leave for later ones.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The persons last named, in order.
    mentions: VecDeque<Mention>,
    /// Whoever was last credited and is no person: whom "they" or "it" means.
    others: Option<String>,
    /// How many sentences were read.
    sentences: usize,
    /// The speaker of the paragraph before, if it had but one.
    pub(super) voice: Option<String>,
    /// Whether the paragraph before left its quotation open.
    pub(super) open: bool,
    /// Whether the paragraph before ended with a colon.
    pub(super) colon: bool,
}

#[derive(Debug)]
struct Mention {
    name: String,
    sentence: usize,
    /// Whether the sentence is about this person.
    subject: bool,
}

/// A sentence as its paragraph's quotations ask of it.
pub(super) struct Sentence {
    pub(super) span: Span,
    /// Its credits, by their cues.
    pub(super) says: Vec<Said>,
    /// What they credit in the article's words.
    pub(super) clauses: Vec<Clause>,
    /// Whether it has no words outside quotations.
    pub(super) stands_alone: bool,
    /// Who does what it tells, if it calls something by a quotation: "sees it as “a storm”".
    pub(super) namer: Option<Named>,
}

/// A credit with its speaker resolved, in bytes.
pub(super) struct Said {
    /// Who; none for a pronoun that nobody fits.
    pub(super) who: Option<Named>,
    person: bool,
    /// Whether it says "according to".
    pub(super) according: bool,
    pub(super) cue: Span,
    /// Where the cue begins.
    pub(super) from: usize,
    /// Cue and subject together.
    pub(super) span: Span,
    /// Whether its subject is another verb's.
    pub(super) carried: bool,
}

impl Sentence {
    /// Reads a sentence with what those before it left, and leaves its own; `hidden` are the
    /// quotations of its paragraph with their marks.
    pub(super) fn read(body: &str, span: Span, cast: &Cast, hidden: &[Span], memory: &mut Memory) -> Self {
        if !super::is_readable(span) {
            return Self { span, says: Vec::new(), clauses: Vec::new(), stands_alone: false, namer: None };
        }
        let line = Line::of(body, span);
        let found = names::found(&line, cast);
        let credits = credits(&line, cast, &found, hidden);
        let clauses = clauses(&line, &credits, hidden);
        let mut around: Vec<Option<Span>> = vec![None; credits.len()];
        for clause in &clauses {
            around[clause.credit].get_or_insert(clause.span);
        }
        let about = About { line: &line, found: &found, hidden, cast };
        let mut says: Vec<Said> = Vec::new();
        let mut others = memory.others.clone();
        for (credit, around) in credits.into_iter().zip(around) {
            let said = about.resolve(credit, around, others.as_deref(), memory);
            if let Some(who) = said.who.as_ref().filter(|_| !said.person) {
                others = Some(who.name.clone());
            }
            says.push(said);
        }
        let namer = about.namer(memory);
        remember(&line, &found, hidden, &says, memory);
        let stands_alone = line.words.iter().all(|word| is_hidden(hidden, word.span));
        Self { span, says, clauses, stands_alone, namer }
    }
}

/// What a sentence has that tells whom its credits mean.
struct About<'a, 'b> {
    line: &'a Line<'b>,
    found: &'a [Found],
    hidden: &'a [Span],
    cast: &'a Cast,
}

impl About<'_, '_> {
    /// The credit with its speaker; `content` is the clause that it credits, `others` whoever last
    /// spoke that was no person.
    fn resolve(&self, credit: Credit, content: Option<Span>, others: Option<&str>, memory: &Memory) -> Said {
        let line = self.line;
        let (who, person, carried) = match &credit.subject {
            Subject::Named(phrase) => {
                let who = self.pair(phrase, memory).unwrap_or_else(|| {
                    let named = Named::at(phrase.name.as_str(), line.cover(phrase.first, phrase.end));
                    if phrase.sure { named } else { named.as_guess() }
                });
                (Some(who), phrase.person, phrase.first < credit.first)
            }
            Subject::Pronoun(at) => match without_verb(line.lower(*at)) {
                "he" | "his" => (self.person(*at, Gender::He, content, memory), true, false),
                "she" | "her" => (self.person(*at, Gender::She, content, memory), true, false),
                "they" | "it" | "their" => {
                    (others.map(|name| Named::inferred(name).as_guess()), false, false)
                }
                _ => (None, false, false),
            },
        };
        Said {
            who,
            person,
            according: credit.cue.1 > credit.cue.0 + 1,
            cue: line.cover(credit.cue.0, credit.cue.1),
            from: line.words.get(credit.cue.0).map_or(line.span.end, |word| word.span.start),
            span: line.cover(credit.first, credit.end),
            carried,
        }
    }

    /// Whom "he" or "she" at `pronoun` means: the sentence's own subject, outside what is credited
    /// here, else whoever was spoken of before.
    fn person(
        &self,
        pronoun: usize,
        gender: Gender,
        content: Option<Span>,
        memory: &Memory,
    ) -> Option<Named> {
        let credited = |name: &Found| {
            content.is_some_and(|content| content.contains(self.line.cover(name.first, name.end)))
        };
        let fits = |name: &&Found| {
            is_mention(self.line, self.hidden, name)
                && !credited(name)
                && !after_preposition(self.line, name.first)
                && self.cast.gender_of(&name.name).is_none_or(|known| known == gender)
        };
        let before = &self.found[..self.found.partition_point(|name| name.end <= pronoun)];
        let mut here = last(before).iter().filter(fits).take(MOST_MENTIONS);
        let Some(meant) = here.next() else { return memory.person(gender, self.cast) };
        let named = Named::inferred(meant.name.as_str());
        Some(if here.any(|name| name.name != meant.name) { named.as_guess() } else { named })
    }

    /// The subject of a sentence that calls something by a quotation, always a guess; none where it
    /// is passive.
    fn namer(&self, memory: &Memory) -> Option<Named> {
        let line = self.line;
        let begun = self.hidden.partition_point(|span| span.start < line.span.start);
        let quoted = self.hidden.get(begun).filter(|span| span.end <= line.span.end)?.start;
        let end = line.word_from(quoted);
        let at = if is_determiner(line.before(end, 1)) { end - 1 } else { end };
        let passive = |at: usize| {
            matches!(line.lower(at), "is" | "was" | "are" | "were" | "been" | "be" | "being" | "known")
        };
        if line.before(at, 1) != "as" || (at.saturating_sub(MOST_MENTIONS)..at).any(passive) {
            return None;
        }
        if let Some(pronoun) = (0..at.min(3)).find(|at| matches!(without_verb(line.lower(*at)), "he" | "she"))
        {
            let gender = if without_verb(line.lower(pronoun)) == "he" { Gender::He } else { Gender::She };
            return memory.person(gender, self.cast).map(Named::as_guess);
        }
        let first = self.found.iter().find(|name| !after_preposition(line, name.first) && name.end < at)?;
        let subject = !line.words[first.end - 1].possessive;
        subject.then(|| Named::at(first.name.as_str(), line.cover(first.first, first.end)).as_guess())
    }

    /// The two persons last named together, for "the two leaders".
    fn pair(&self, phrase: &Phrase, memory: &Memory) -> Option<Named> {
        let leaders = |word: &str| {
            names::is_title(word.strip_suffix('s').unwrap_or(word)) || matches!(word, "men" | "women")
        };
        let words = phrase.end.saturating_sub(phrase.first);
        let two = self.line.lower(phrase.first) == "two" && (2..=3).contains(&words);
        if phrase.person || !two || !leaders(self.line.lower(phrase.end - 1)) {
            return None;
        }
        let before = &self.found[..self.found.partition_point(|name| name.end <= phrase.first)];
        let mut names: Vec<&str> = Vec::new();
        let here = last(before).iter().filter(|name| is_mention(self.line, self.hidden, name));
        for name in here.take(MOST_MENTIONS).map(|name| name.name.as_str()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if names.is_empty() {
            names = memory.last_named();
        }
        let [one, other] = names[..] else { return None };
        let span = self.line.cover(phrase.first, phrase.end);
        Some(Named::at(format!("{one} and {other}"), span).as_guess())
    }
}

/// Whether a name is a person's whom a pronoun may mean.
fn is_mention(line: &Line<'_>, hidden: &[Span], name: &Found) -> bool {
    name.kind == NameKind::Person
        && !is_hidden(hidden, line.cover(name.first, name.end))
        && !line.words[name.end - 1].possessive
}

impl Memory {
    /// Whom "he" or "she" means.
    fn person(&self, gender: Gender, cast: &Cast) -> Option<Named> {
        let fits = |mention: &&Mention| cast.gender_of(&mention.name).is_none_or(|known| known == gender);
        let last = self.mentions.iter().rev().find(fits)?.sentence;
        let mut earliest = self.mentions.iter().filter(|mention| mention.sentence == last);
        let recent = || self.mentions.iter().rev().filter(fits).filter(|mention| mention.sentence == last);
        let meant = recent().find(|mention| mention.subject).or_else(|| earliest.find(fits))?;
        let named = Named::inferred(meant.name.as_str());
        let rivalled = recent().any(|mention| mention.name != meant.name);
        let far = self.sentences > last + NEAR;
        Some(if rivalled || far { named.as_guess() } else { named })
    }

    /// The persons whom the last sentence with any names, each once.
    fn last_named(&self) -> Vec<&str> {
        let last = self.mentions.back().map(|mention| mention.sentence);
        let mut names: Vec<&str> = Vec::new();
        for mention in self.mentions.iter().filter(|mention| Some(mention.sentence) == last) {
            if !names.contains(&mention.name.as_str()) {
                names.push(&mention.name);
            }
        }
        names
    }

    fn mention(&mut self, name: &str, subject: bool) {
        if self.mentions.len() >= MOST_MENTIONS {
            self.mentions.pop_front();
        }
        self.mentions.push_back(Mention { name: name.to_owned(), sentence: self.sentences, subject });
    }
}

/// Keeps whom a later pronoun may mean: whoever is credited, else the first person that is no object.
fn remember(line: &Line<'_>, found: &[Found], hidden: &[Span], says: &[Said], memory: &mut Memory) {
    memory.sentences += 1;
    let others = says.iter().rev().filter(|said| !said.person).find_map(|said| said.who.as_ref());
    if let Some(other) = others {
        memory.others = Some(other.name.clone());
    }
    let persons = || found.iter().filter(|name| is_mention(line, hidden, name));
    let credited = says.iter().find(|said| said.person).and_then(|said| said.who.as_ref());
    let subject = || persons().find(|name| !after_preposition(line, name.first)).or_else(|| persons().next());
    let subject =
        credited.map(|named| named.name.clone()).or_else(|| subject().map(|name| name.name.clone()));
    let mut met = false;
    for name in persons().take(MOST_MENTIONS / 2) {
        let is_subject = subject.as_ref() == Some(&name.name);
        memory.mention(&name.name, is_subject);
        met = met || is_subject;
    }
    if let Some(subject) = subject.filter(|_| !met) {
        memory.mention(&subject, true);
    }
}

/// The names that are near enough to be meant.
fn last(names: &[Found]) -> &[Found] {
    &names[names.len().saturating_sub(MOST_LOOKED_AT)..]
}
