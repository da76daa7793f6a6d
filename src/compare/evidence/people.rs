//! The persons of several articles: what is learnt across a scope.
//!
//! Merged from what each article teaches ([`Cast`](super::cast::Cast)), in an order that does not
//! depend on the articles', so that no arrangement of columns changes a name. Decided: a last name
//! that two persons of the scope share joins nothing, and a person whom as many articles give to
//! one party as to another has none.

use super::Reading;
use super::cast::{Cast, is_same_person, last_name};
use crate::compare::text::fold_word;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many persons of one last name are told apart in a scope.
const MOST_NAMESAKES: usize = 64;

/// Who is meant by a name in any article of a scope, and whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// The name to show, by each form of it that differs.
    forms: BTreeMap<String, String>,
    party: BTreeMap<String, String>,
    spellings: Spellings,
}

impl People {
    /// What the articles behind `readings` teach; `aliases` are groups of spellings of one name,
    /// each headed by the one to show. The order of the readings does not matter.
    pub fn merged<'a>(readings: impl IntoIterator<Item = &'a Reading>, aliases: &[Vec<String>]) -> Self {
        let spellings = Spellings::of(aliases);
        let casts: Vec<&Cast> = readings.into_iter().map(Reading::cast).collect();
        let heads = spellings.heads(&casts);
        let head = |name: &str| heads.get(name).map_or("", String::as_str);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut votes: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for cast in casts {
            let names: BTreeSet<&str> = cast.full_names().map(head).collect();
            for name in names {
                *counts.entry(name).or_default() += 1;
            }
            for (person, party) in cast.parties() {
                *votes.entry(head(person)).or_default().entry(party).or_default() += 1;
            }
        }
        let forms = joined(&counts);
        let party = elected(votes, |name| forms.get(name).map_or(name, String::as_str).to_owned());
        Self { forms, party, spellings }
    }

    /// The name to show for `name`: "Ana Silva" for "Silva" where no other Silva is known in the
    /// scope, the head of its aliases where it has some, else itself.
    pub fn canonical(&self, name: &str) -> String {
        let head = self.spellings.head(name);
        match self.forms.get(&head) {
            Some(full) => full.clone(),
            None => head,
        }
    }

    /// The party of a person, by any form of the name; none for whom the articles disagree about.
    pub fn party(&self, name: &str) -> Option<&str> {
        self.party.get(&self.canonical(name)).map(String::as_str)
    }
}

/// For each form of a name the one that most articles use, initials last and shorter before longer.
fn joined(counts: &BTreeMap<&str, usize>) -> BTreeMap<String, String> {
    let mut by_last: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for (name, count) in counts {
        by_last.entry(last_name(name)).or_default().push((name, *count));
    }
    let mut forms = BTreeMap::new();
    for (last, mut names) in by_last {
        let is_initial =
            |name: &str| name.split(' ').next().is_none_or(|given| given.trim_end_matches('.').len() < 2);
        names.sort_by_key(|(name, count)| (is_initial(name), Reverse(*count), name.len(), *name));
        let mut heads: Vec<&str> = Vec::new();
        for (name, _) in names {
            let same: Vec<&str> =
                heads.iter().copied().filter(|head| is_same_person(head, name)).take(2).collect();
            match same[..] {
                [head] => {
                    forms.insert(name.to_owned(), head.to_owned());
                }
                _ if heads.len() < MOST_NAMESAKES => heads.push(name),
                _ => {}
            }
        }
        if let [head] = heads[..] {
            forms.insert(last.to_owned(), head.to_owned());
        }
    }
    forms
}

/// The party that most articles give each person.
fn elected(
    votes: BTreeMap<&str, BTreeMap<&str, usize>>,
    joined: impl Fn(&str) -> String,
) -> BTreeMap<String, String> {
    let mut of_person: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (name, parties) in votes {
        let sums = of_person.entry(joined(name)).or_default();
        for (party, count) in parties {
            *sums.entry(party.to_owned()).or_default() += count;
        }
    }
    let winner = |parties: BTreeMap<String, usize>| {
        let most = parties.values().copied().max()?;
        let mut first = parties.into_iter().filter(|(_, count)| *count == most).map(|(party, _)| party);
        first.next().filter(|_| first.next().is_none())
    };
    of_person.into_iter().filter_map(|(name, parties)| Some((name, winner(parties)?))).collect()
}

/// The head of each spelling of the aliases, by its folded form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Spellings(BTreeMap<String, String>);

impl Spellings {
    fn of(aliases: &[Vec<String>]) -> Self {
        let mut heads = BTreeMap::new();
        for group in aliases {
            let Some(head) = group.first() else { continue };
            for spelling in group {
                heads.entry(folded(spelling)).or_insert_with(|| head.clone());
            }
        }
        Self(heads)
    }

    /// The head of every name that the casts hold, found once for all articles that have it.
    fn heads<'a>(&self, casts: &[&'a Cast]) -> HashMap<&'a str, String> {
        let mut heads = HashMap::new();
        let names = |cast: &&'a Cast| cast.full_names().chain(cast.parties().map(|(person, _)| person));
        for name in casts.iter().flat_map(names) {
            heads.entry(name).or_insert_with(|| self.head(name));
        }
        heads
    }

    /// The head of the spelling that the name is, or its last word if the head has but one word.
    fn head(&self, name: &str) -> String {
        if let Some(head) = self.0.get(&folded(name)) {
            return head.clone();
        }
        let Some((given, last)) = name.rsplit_once(' ') else { return name.to_owned() };
        if given.split(' ').any(|word| matches!(word, "and" | "the" | "of")) {
            return name.to_owned();
        }
        match self.0.get(&folded(last)) {
            Some(head) if !head.contains(' ') => format!("{given} {head}"),
            Some(head) if is_same_person(head, &format!("{given} {}", last_name(head))) => head.clone(),
            _ => name.to_owned(),
        }
    }
}

fn folded(name: &str) -> String {
    name.split_whitespace().map(fold_word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Article, ArticleId, Body, Meta};
    use std::sync::Arc;

    fn reading(text: &str) -> Reading {
        let id = ArticleId::new("a");
        Reading::of(Arc::new(Article::new(
            id,
            String::new(),
            String::new(),
            Meta::default(),
            0,
            Body::new(text),
        )))
    }

    fn people(texts: &[&str], aliases: &[&[&str]]) -> People {
        let readings: Vec<Reading> = texts.iter().map(|text| reading(text)).collect();
        let aliases: Vec<Vec<String>> =
            aliases.iter().map(|group| group.iter().map(|name| (*name).to_owned()).collect()).collect();
        let people = People::merged(&readings, &aliases);
        assert_eq!(people, People::merged(readings.iter().rev(), &aliases), "the order of articles matters");
        people
    }

    #[test]
    fn names_of_one_person_are_joined_across_articles() {
        let check = |texts: &[&str], aliases: &[&[&str]], name: &str, expected: &str| {
            assert_eq!(people(texts, aliases).canonical(name), expected, "{name} in {texts:?}");
        };
        let silva = "Ana Silva left.";
        check(&[silva, "Silva stayed."], &[], "Silva", "Ana Silva");
        check(&[silva, "Juan Silva stayed."], &[], "Silva", "Silva");
        check(&[silva, silva, "Ana Maria Silva stayed."], &[], "Ana Maria Silva", "Ana Silva");
        check(&[silva, "Juan Silva stayed.", "J. Silva slept."], &[], "J. Silva", "Juan Silva");
        check(&["Jose Silva left.", "Juan Silva stayed.", "J. Silva slept."], &[], "J. Silva", "J. Silva");
        check(&["Ana Sylva left."], &[&["Silva", "Sylva"]], "Sylva", "Ana Silva");
        check(&["Ana Sylva left."], &[&["Silva", "Sylva"]], "Ana Sylva", "Ana Silva");
        check(&["Ana Sylva left."], &[&["Ana Silva", "Sylva"]], "Ana Sylva", "Ana Silva");
        check(&["Juan Sylva left."], &[&["Ana Silva", "Sylva"]], "Juan Sylva", "Juan Sylva");
        check(&[], &[&["Lyma", "Lima"]], "Lima", "Lyma");
        check(&[], &[&["Lyma", "Lima"]], "Peru and Lima", "Peru and Lima");
        check(&[silva], &[], "officials", "officials");
    }

    #[test]
    fn parties_of_persons_are_merged() {
        let check = |texts: &[&str], name: &str, expected: Option<&str>| {
            assert_eq!(people(texts, &[]).party(name), expected, "{name} in {texts:?}");
        };
        let (peru, chile) = ("Peruvian President Ana Silva left.", "Chilean President Ana Silva left.");
        check(&["Ana Silva left.", peru], "Silva", Some("Peru"));
        check(&["Ana Silva left.", "Peruvian President Silva left."], "Ana Silva", Some("Peru"));
        check(&[peru, chile], "Ana Silva", None);
        check(&[peru, chile, peru], "Ana Silva", Some("Peru"));
        check(&["Ana Silva left."], "Ana Silva", None);
    }
}
