//! What a noun phrase names: a person, whoever holds an office, or itself.

use super::cues::{is_determiner, is_speaking_noun};
use super::names::{self, Found, NameKind};
use super::not_figures;
use super::subjects::{Phrase, Subject, Subjects, is_nameable};

impl<'a> Subjects<'a, '_> {
    /// What the words `first..end` name.
    pub(super) fn named(&self, mut first: usize, mut end: usize) -> Option<Subject> {
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
        let phrase = |name: &str, person: bool, first: usize| Phrase {
            name: name.to_owned(),
            person,
            sure: true,
            apt: true,
            first,
            end,
        };
        let person = self.ending_at(end).find(|name| name.kind == NameKind::Person && name.first >= first);
        if let Some(person) = person
            && !(first..person.first).any(|at| line.lower(at) == "and")
            && !self.is_of_person(first, person.first)
        {
            return Some(Subject::Named(phrase(&person.name, true, person.first)));
        }
        if let Some(person) = self.person_of_place(first, end) {
            let phrase = phrase(&person.name, true, person.first);
            return Some(Subject::Named(Phrase { end: person.end, ..phrase }));
        }
        if let Some((holder, sure)) = self.cast.holder(line, first, end) {
            return Some(Subject::Named(Phrase { sure, ..phrase(holder, true, first) }));
        }
        let apt = (first..end).any(|at| is_nameable(line, at) || is_speaking_noun(line.lower(at)));
        let opened = first > 0 && is_determiner(line.lower(first - 1)) || line.words[first].is_digits();
        let name = line.cover(first, end).of(line.body);
        let speaks = (apt || opened) && name.chars().any(char::is_alphabetic);
        speaks.then(|| Subject::Named(Phrase { apt, ..phrase(name, false, first) }))
    }

    /// The person of whom the rest of `first..end` says where from: "Ana Silva of the Porto council".
    fn person_of_place(&self, first: usize, end: usize) -> Option<&'a Found> {
        let line = self.line;
        let from = self.found.partition_point(|name| name.first < first);
        let inside = self.found[from..].iter().take_while(|name| name.end < end);
        let person = inside.filter(|name| name.kind == NameKind::Person).find(|name| {
            let link = matches!(line.lower(name.end), "of" | "from" | "at" | "in" | "with" | "for");
            link && !line.words[name.end - 1].possessive && line.is_joined(name.end)
        })?;
        let several = (first..end).any(|at| line.lower(at) == "and");
        (!several && !self.is_of_person(first, person.first)).then_some(person)
    }

    /// Whether the person at `person` only says whose the phrase is that begins at `first`: "a lawyer for Ana
    /// Silva", unlike "Secretary of State Ana Silva".
    fn is_of_person(&self, first: usize, person: usize) -> bool {
        let line = self.line;
        let titled = |at: &usize| names::is_title(line.lower(*at)) || is_determiner(line.lower(*at));
        let before = (first..person).rev().take_while(titled).count();
        let link = person - before;
        link > first + 1 && matches!(line.lower(link - 1), "for" | "of" | "to" | "from" | "with" | "against")
    }
}
