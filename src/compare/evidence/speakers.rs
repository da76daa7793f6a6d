//! Who a sentence's credits mean: names as they stand, pronouns by what came before.
//!
//! Decided: "he" and "she" mean the person last spoken of as a subject or a speaker, of whom
//! neither title nor first name says otherwise; where another person who fits was named as near, it
//! is a guess. "They" and "it" mean whoever last spoke that was no person: always a guess.

use super::Named;
use super::cast::{Cast, Gender};
use super::clauses::{Clause, clauses};
use super::credits::{Credit, Subject, after_preposition, credits, is_hidden};
use super::line::Line;
use super::names::{self, Found, NameKind};
use crate::compare::text::Span;
use std::collections::VecDeque;

/// How many mentions of persons are remembered.
const MOST_MENTIONS: usize = 12;

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
            return Self { span, says: Vec::new(), clauses: Vec::new(), stands_alone: false };
        }
        let line = Line::of(body, span);
        let found = names::found(&line, cast);
        let credits = credits(&line, cast, &found, hidden);
        let clauses = clauses(&line, &credits, hidden);
        let says: Vec<Said> =
            credits.into_iter().map(|credit| resolve(&line, credit, cast, memory)).collect();
        remember(&line, &found, hidden, &says, memory);
        let stands_alone = line.words.iter().all(|word| is_hidden(hidden, word.span));
        Self { span, says, clauses, stands_alone }
    }
}

fn resolve(line: &Line<'_>, credit: Credit, cast: &Cast, memory: &Memory) -> Said {
    let (who, person, carried) = match credit.subject {
        Subject::Named { name, person, sure, first, end } => {
            let named = Named::at(name, line.cover(first, end));
            (Some(if sure { named } else { named.as_guess() }), person, first < credit.first)
        }
        Subject::Pronoun(at) => {
            let who = match line.lower(at) {
                "he" => memory.person(Gender::He, cast),
                "she" => memory.person(Gender::She, cast),
                _ => memory.others.clone().map(|name| Named::inferred(name).as_guess()),
            };
            (who, matches!(line.lower(at), "he" | "she"), false)
        }
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
    let persons = || {
        found.iter().filter(|name| {
            name.kind == NameKind::Person
                && !is_hidden(hidden, line.cover(name.first, name.end))
                && !line.words[name.end - 1].possessive
        })
    };
    let credited = says.iter().find(|said| said.person).and_then(|said| said.who.as_ref());
    let subject = || persons().find(|name| !after_preposition(line, name.first)).or_else(|| persons().next());
    let subject =
        credited.map(|named| named.name.clone()).or_else(|| subject().map(|name| name.name.clone()));
    for name in persons().filter(|name| Some(&name.name) != subject.as_ref()).take(MOST_MENTIONS / 2) {
        memory.mention(&name.name, false);
    }
    if let Some(subject) = subject {
        memory.mention(&subject, true);
    }
}
