//! The persons of one article: what they are called, whose they are, which offices they hold.
//!
//! What an article teaches of its persons depends on it alone; what follows for several articles
//! is [`People`](super::People)'s. Decided: a name is joined to a longer one of the same last name
//! only where nothing in the two contradicts it ("J. Doe" is "Jane Doe", "John Doe" is not), and a
//! last name that two persons share names neither.

use super::cues;
use super::line::Line;
use super::names::{is_title, runs, written};
use super::{lexicon, parties};
use crate::compare::articles::Article;
use std::collections::{BTreeMap, BTreeSet};

/// How many words before a person's name may be a role ("Peruvian Foreign Minister").
const LONGEST_ROLE: usize = 12;

/// How many persons of one last name are told apart.
const MOST_NAMESAKES: usize = 8;

/// As whom a person is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// The persons that an article names in full or by a title.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// Full names, by last name.
    full: BTreeMap<String, Vec<String>>,
    /// The full name for other forms of it of several words.
    forms: BTreeMap<String, String>,
    party: BTreeMap<String, String>,
    role: BTreeMap<String, Vec<String>>,
    gender: BTreeMap<String, Gender>,
    /// Last names that stood with a title alone before anybody of that name was named in full.
    alone: BTreeSet<String>,
}

impl Cast {
    /// Reads the whole article once.
    pub(super) fn of(article: &Article) -> Self {
        let mut cast = Self::default();
        for paragraph in super::readable_paragraphs(article) {
            cast.learn(&Line::of(article.body.as_str(), paragraph));
        }
        cast
    }

    /// Learns the persons that a line names in full or by a title.
    fn learn(&mut self, line: &Line<'_>) {
        for run in runs(line) {
            let Some(person) = run.person(line) else { continue };
            let full = self.meet(written(line, person, run.end));
            if let Some(gender) = (run.first..person).rev().find_map(|at| gender_of_title(line.lower(at))) {
                self.gender.entry(full.clone()).or_insert(gender);
            }
            let first = role_before(line, run.first);
            let roles = [Some((first, person)), role_after(line, run.end)];
            for (first, end) in roles.into_iter().flatten() {
                self.learn_role(line, &full, first, end);
            }
        }
    }

    /// The full name of a person who is called `name` here.
    fn meet(&mut self, name: String) -> String {
        let last = last_name(&name);
        if !name.contains(' ') {
            if !self.full.contains_key(&name) {
                self.alone.insert(name.clone());
            }
            return self.full(&name).to_owned();
        }
        if is_junior(&name) && self.alone.contains(last) {
            return name;
        }
        let namesakes = self.full.entry(last.to_owned()).or_default();
        let known = namesakes.iter().find(|known| is_same_person(known, &name)).cloned();
        match known {
            Some(known) => {
                if known != name {
                    self.forms.entry(name).or_insert_with(|| known.clone());
                }
                known
            }
            None if namesakes.len() < MOST_NAMESAKES => {
                namesakes.push(name.clone());
                name
            }
            None => name,
        }
    }

    fn learn_role(&mut self, line: &Line<'_>, full: &str, first: usize, end: usize) {
        if let Some((_, party)) = (first..end).rev().find_map(|at| parties::party_at(line, at)) {
            self.party.entry(full.to_owned()).or_insert_with(|| party.to_owned());
        }
        if matches!(line.before(first, 1), "former" | "ex" | "then" | "late") {
            return;
        }
        for from in first.max(end.saturating_sub(LONGEST_ROLE))..end {
            let holders = self.role.entry(role_key(line, from, end)).or_default();
            if holders.len() < MOST_NAMESAKES && !holders.iter().any(|holder| holder == full) {
                holders.push(full.to_owned());
            }
        }
    }

    /// The full name of whom a last or full name means; itself where the article has no longer one.
    pub(super) fn full<'a>(&'a self, name: &'a str) -> &'a str {
        if name.contains(' ') {
            return self.forms.get(name).map_or(name, String::as_str);
        }
        match self.full.get(name).map(Vec::as_slice) {
            Some([full]) => full,
            _ => name,
        }
    }

    /// The full name of the one person whose last name this is in capitals.
    pub(super) fn full_in_capitals(&self, last: &str) -> Option<&str> {
        let initial = last.chars().next()?;
        let from = self.full.range(initial.to_string()..);
        let of_initial = from.take_while(|(name, _)| name.starts_with(initial));
        let mut fitting = of_initial.filter(|(name, _)| name.to_uppercase() == last).map(|(_, full)| full);
        match fitting.next().map(Vec::as_slice) {
            Some([full]) => Some(full),
            _ => None,
        }
    }

    /// The party of a person, where the article gives it.
    pub(super) fn party_of(&self, full: &str) -> Option<&str> {
        self.party.get(full).map(String::as_str)
    }

    /// As whom the article or the first name speaks of a person.
    pub(super) fn gender_of(&self, full: &str) -> Option<Gender> {
        let of_first_name = || {
            let first =
                full.split([' ', '-']).next().filter(|first| first.len() < full.len())?.to_lowercase();
            let she = lexicon::WOMENS_NAMES.has(&first).then_some(Gender::She);
            she.or(lexicon::MENS_NAMES.has(&first).then_some(Gender::He))
        };
        self.gender.get(full).copied().or_else(of_first_name)
    }

    /// Who holds the role that the words `first..end` name ("the Peruvian president"), and whether
    /// the article says so itself; none if it gives the role to several.
    pub(super) fn holder(&self, line: &Line<'_>, first: usize, end: usize) -> Option<(&str, bool)> {
        let key = role_key(line, first, end);
        let leader = || {
            let country = key.strip_suffix(" leader")?;
            let offices = ["president", "prime minister", "chancellor", "premier", "supreme leader"];
            offices.iter().find_map(|office| self.role.get(&format!("{country} {office}")))
        };
        match self.role.get(&key).or_else(leader).map(Vec::as_slice) {
            Some([holder]) => Some((holder, true)),
            Some(_) => None,
            None => self.holder_by_party(line, first, end),
        }
    }

    /// The one holder of an office who may be of the country that stands before it: "the Peruvian
    /// president" where the article names a president and gives him to no other country.
    fn holder_by_party(&self, line: &Line<'_>, first: usize, end: usize) -> Option<(&str, bool)> {
        let (office, party) = parties::party_at(line, first)?;
        let holders = self.role.get(&role_key(line, office, end)).filter(|_| office < end)?;
        let of = |holder: &&String| self.party_of(holder).is_none_or(|of| of == party);
        let mut fitting = holders.iter().filter(of);
        let holder = fitting.next().filter(|_| fitting.next().is_none())?;
        Some((holder, self.party_of(holder).is_some()))
    }

    /// Whether a person of this last name is named in full.
    pub(super) fn knows(&self, last: &str) -> bool {
        self.full.contains_key(last)
    }

    /// All full names, in the order of the alphabet of their last names.
    pub(super) fn full_names(&self) -> impl Iterator<Item = &str> {
        self.full.values().flatten().map(String::as_str)
    }

    /// Persons with their parties.
    pub(super) fn parties(&self) -> impl Iterator<Item = (&str, &str)> {
        self.party.iter().map(|(person, party)| (person.as_str(), party.as_str()))
    }
}

/// Whether a name is told by its ending from that of an older person of the same name.
fn is_junior(name: &str) -> bool {
    let ending = name.rsplit(' ').next().unwrap_or(name);
    matches!(ending.trim_end_matches('.'), "Jr" | "II" | "III")
}

/// The last name in a person's name: its last word that is no "Jr.".
pub(super) fn last_name(name: &str) -> &str {
    let mut words = name.rsplit(' ');
    let is_suffix = |word: &&str| matches!(word.trim_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV");
    let last = words.next().unwrap_or(name);
    if is_suffix(&last) { words.next().unwrap_or(last) } else { last }
}

/// Whether two full names of one last name may be one person's.
pub(super) fn is_same_person(a: &str, b: &str) -> bool {
    let given = |name: &str| -> Vec<String> {
        let last = last_name(name);
        let before = name.split(' ').take_while(|word| *word != last);
        before.map(|word| word.trim_end_matches('.').to_lowercase()).collect()
    };
    let (a, b) = (given(a), given(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let agree = |a: &str, b: &str| {
        a == b || a.chars().count() == 1 && b.starts_with(a) || b.chars().count() == 1 && a.starts_with(b)
    };
    let (Some(one), Some(other)) = (short.first(), long.first()) else { return false };
    let mut middle = long[1..].iter();
    agree(one, other) && short[1..].iter().all(|name| middle.any(|other| agree(name, other)))
}

/// Where the role begins that stands before the capitalised run at `first`: "Peruvian foreign
/// minister", "Peru’s president,"; `first` itself if none does.
fn role_before(line: &Line<'_>, first: usize) -> usize {
    let touches = |at: usize| line.is_joined(at) || line.gap(at) == ", ";
    if first == 0 || !touches(first) || !is_title(line.lower(first - 1)) && !is_office_of(line, first) {
        return first;
    }
    let mut at = first - 1;
    while at > 0 && first - at < LONGEST_ROLE && line.is_joined(at) {
        let word = &line.words[at - 1];
        let links =
            matches!(&*word.lower, "of" | "for") || &*word.lower == "the" && line.before(at, 2) == "of";
        let ends = super::not_figures::is_function_word(&word.lower) || cues::is_cue(&word.lower);
        if ends && !links || word.is_digits() {
            break;
        }
        at -= 1;
        if word.possessive {
            break;
        }
    }
    at
}

/// Whether the words before the comma at `first` are an office with its country: "the president of Peru, Ana Silva".
fn is_office_of(line: &Line<'_>, first: usize) -> bool {
    let of = line.before(first, 2) == "of" && is_title(line.before(first, 3));
    of && line.gap(first) == ", " && parties::is_party(line, first - 1)
}

/// The words of the role that stands after a person's name: "Ana Silva, the Peruvian foreign minister,".
fn role_after(line: &Line<'_>, end: usize) -> Option<(usize, usize)> {
    if line.gap(end) != ", " {
        return None;
    }
    let first = end + usize::from(cues::is_determiner(line.lower(end)));
    let goes_on = |at: usize| {
        let word = line.lower(at);
        (at == first || line.is_joined(at)) && (!super::not_figures::is_function_word(word))
    };
    let words = (first..line.words.len().min(first + LONGEST_ROLE)).take_while(|at| goes_on(*at)).count();
    let office = first + words;
    if words == 0 || !is_title(line.lower(office - 1)) || line.words[office - 1].is_capital() {
        return None;
    }
    let of = office + 1 + usize::from(line.lower(office + 1) == "the");
    let country = matches!(line.lower(office), "of" | "for") && line.is_joined(office);
    let after = parties::party_at(line, of).filter(|_| country).map_or(office, |(after, _)| after);
    line.gap(after).starts_with([',', '.', ';', ')']).then_some((first, after))
}

fn gender_of_title(word: &str) -> Option<Gender> {
    match word {
        "mr" | "sir" | "lord" | "king" | "prince" | "congressman" | "spokesman" | "chairman"
        | "councilman" | "father" | "pope" | "imam" | "sheikh" | "sheik" | "actor" | "emperor" | "sultan"
        | "emir" => Some(Gender::He),
        "mrs" | "ms" | "miss" | "lady" | "dame" | "queen" | "princess" | "congresswoman" | "spokeswoman"
        | "chairwoman" | "councilwoman" | "actress" => Some(Gender::She),
        _ => None,
    }
}

fn role_key(line: &Line<'_>, first: usize, end: usize) -> String {
    let mut key = String::new();
    for at in first..end {
        let party = parties::party_at(line, at);
        if at > first {
            key.push(' ');
        }
        match party {
            Some((_, party)) => key.extend(party.chars().flat_map(char::to_lowercase)),
            None => key.push_str(line.lower(at)),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::text::Span;

    fn cast(text: &str) -> Cast {
        let mut cast = Cast::default();
        cast.learn(&Line::of(text, Span::new(0, text.len())));
        cast
    }

    #[test]
    fn names_are_joined_unless_they_contradict() {
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(is_same_person(a, b), expected, "{a} / {b}");
            assert_eq!(is_same_person(b, a), expected, "{b} / {a}");
        };
        check("Ana Silva", "Ana Maria Silva", true);
        check("Ana Silva", "A. Silva", true);
        check("Ana M. Silva", "Ana Maria Silva", true);
        check("Ana Silva", "Ines Silva", false);
        check("Ana Silva", "Maria Ana Silva", false);
        check("Ana Maria Silva", "Ana Ines Silva", false);
        check("Juan Silva Jr.", "Juan Silva", true);
    }

    #[test]
    fn parties_and_roles_come_from_apposition() {
        let check = |text: &str, name: &str, expected: Option<&str>| {
            assert_eq!(cast(text).party_of(name), expected, "{text}");
        };
        check("Peruvian Foreign Minister Ana Silva left.", "Ana Silva", Some("Peru"));
        check("Peruvian foreign minister Ana Silva left.", "Ana Silva", Some("Peru"));
        check("It was Peru's president, Ana Silva, who left.", "Ana Silva", Some("Peru"));
        check("The president of Peru, Ana Silva, left.", "Ana Silva", Some("Peru"));
        check("Ana Silva, the Peruvian foreign minister, left.", "Ana Silva", Some("Peru"));
        check("Ana Silva, foreign minister of Peru, left.", "Ana Silva", Some("Peru"));
        check("Ana Silva, a minister, left Peru.", "Ana Silva", None);
        check("Peru's allies told minister Ana Silva so.", "Ana Silva", None);
        check("Ana Silva, Chilean President Juan Rojas and others left.", "Ana Silva", None);
        check("In Peru, Ana Silva left.", "Ana Silva", None);
    }

    #[test]
    fn a_last_name_of_two_persons_names_neither() {
        assert_eq!(cast("Ana Silva left.").full("Silva"), "Ana Silva");
        assert_eq!(cast("Ana Silva left. Juan Silva stayed.").full("Silva"), "Silva");
        assert_eq!(cast("Mr. Silva left. Juan Silva Jr. stayed.").full("Silva"), "Silva");
        assert_eq!(cast("Juan Silva Jr. stayed. Mr. Silva left.").full("Silva"), "Juan Silva Jr");
        assert_eq!(cast("Ana Maria Silva left. Ana Silva sank.").full("Ana Silva"), "Ana Maria Silva");
    }
}
