//! Names in a sentence: parties (countries and what stands for them) and persons.
//!
//! Persons are known by their capitals, their titles and by being named in full once: no list of
//! people is kept. What an article teaches of its persons is its `Cast`.

use super::Named;
use super::cast::Cast;
use super::datelines::dateline;
use super::line::{Line, Token};
use super::{lexicon, months, parties};

/// What kind of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A country, or a demonym, capital or seat of government that stands for one.
    Party,
    /// A person: a capitalised run with a title or of several words, or one that the cast knows.
    Person,
    /// Another capitalised name (an organisation, a place).
    Other,
}

/// A name as it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it is.
    pub kind: NameKind,
    /// Its canonical form and place.
    pub named: Named,
}

/// A name and the words that it takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) kind: NameKind,
    /// Its canonical form.
    pub(super) name: String,
    /// The party that it is or that it belongs to.
    pub(super) party: Option<String>,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Found {
    pub(super) fn name(&self, line: &Line<'_>) -> Name {
        let span = line.cover(self.first, self.end);
        Name { kind: self.kind, named: Named::at(self.name.as_str(), span) }
    }
}

/// The names of a line in order: parties, persons and other capitalised runs.
pub(super) fn found(line: &Line<'_>, cast: &Cast) -> Vec<Found> {
    let mut names = Vec::new();
    let dateline = dateline(line);
    for run in runs(line).into_iter().filter(|run| run.first >= dateline) {
        let person = run.person(line).or_else(|| run.known(line, cast));
        let parties_end = person.unwrap_or(run.end);
        let mut at = if person.is_none() && run.is_of_another_kind(line) { run.end } else { run.first };
        let mut any = false;
        while at < parties_end {
            match parties::party_at(line, at) {
                Some((end, party)) if end <= run.end => {
                    names.push(Found {
                        kind: NameKind::Party,
                        name: party.to_owned(),
                        party: Some(party.to_owned()),
                        first: at,
                        end,
                    });
                    (at, any) = (end, true);
                }
                _ => at += 1,
            }
        }
        if let Some(person) = person {
            let text = written(line, person, run.end);
            let name = cast.full(&text).to_owned();
            let party = cast.party_of(&name).map(str::to_owned);
            names.push(Found { kind: NameKind::Person, name, party, first: person, end: run.end });
        } else if !any && !run.is_common(line) && !is_label(line, run.first) {
            let name = line.cover(run.first, run.end).of(line.body).to_owned();
            names.push(Found { kind: NameKind::Other, name, party: None, first: run.first, end: run.end });
        }
    }
    names
}

/// How many words before its last a party's name may begin.
const LONGEST_PARTY: usize = 10;

/// Neighbouring capitalised words, titles and particles among them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Run {
    /// Where the person's own name begins in it, if it names one.
    pub(super) fn person(self, line: &Line<'_>) -> Option<usize> {
        let surname = self.end - self.first > 1 && is_surname(line, self.end - 1);
        let titles = self.first..self.end - usize::from(surname);
        let titled = titles.rev().find(|at| is_title(line.lower(*at)));
        let after_title = titled.map(|at| at + 1);
        let mut first = after_title.unwrap_or(self.first);
        while first < self.end - usize::from(surname) && is_before_person(line, first) {
            first += 1;
        }
        let words = self.end - first;
        let named = (first..self.end).all(|at| {
            let word = &line.words[at];
            if surname && at + 1 == self.end || at > first && is_suffix(word.text) {
                return true;
            }
            let acronym = word.text.len() > 1
                && word.text.chars().all(|c| c.is_uppercase() || c == '.')
                && !word.text.contains('.');
            !acronym && !is_organisation(&word.lower) && !is_title(&word.lower) && !word.is_digits()
        });
        let title_only = titled.is_some() && words >= 1;
        let plain = titled.is_none()
            && (2..=4).contains(&words)
            && !line.words[first..self.end].iter().any(|word| word.hyphenated && word.text.len() < 3);
        let place = (first..self.end - usize::from(surname)).any(|at| parties::is_party(line, at));
        let not_place = !matches!(
            line.lower(first),
            "north"
                | "south"
                | "east"
                | "west"
                | "new"
                | "san"
                | "los"
                | "saint"
                | "st"
                | "fort"
                | "port"
                | "mount"
                | "lake"
                | "el"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "central"
        );
        if is_label(line, first) {
            return None;
        }
        (named && (title_only && words <= 4 || plain && !place && not_place)).then_some(first)
    }

    /// Where a name begins that the article gives in full elsewhere ("Silva").
    fn known(self, line: &Line<'_>, cast: &Cast) -> Option<usize> {
        let last = self.end - 1;
        let word = &line.words[last];
        (cast.knows(word.text) && !parties::is_party(line, last)).then_some(last)
    }

    /// Whether it is the name of a thing that only has a party's name in it: "Bank of Peru", "Lima
    /// Herald", "Anna Paris Bridge".
    fn is_of_another_kind(self, line: &Line<'_>) -> bool {
        let of_party = |at: usize| {
            let from = self.first.max(at.saturating_sub(LONGEST_PARTY));
            (from..=at).any(|from| parties::party_at(line, from).is_some_and(|(end, _)| end > at))
        };
        let kind = |at: usize| lexicon::NAMESAKES.has(line.lower(at)) && !of_party(at);
        let linked = |at: usize| line.lower(at) == "of" && line.is_joined(at);
        let opens = kind(self.end - 1) && linked(self.end);
        let named = !opens && (self.first + 1..self.end).any(kind);
        let whose = self.first > 1
            && linked(self.first - 1)
            && line.is_joined(self.first)
            && kind(self.first - 2)
            && line.words[self.first - 2].is_capital()
            && !matches!(line.before(self.first, 3), "central" | "national");
        named || whose
    }

    /// Whether it is only a word that any sentence may begin with, or a day or month.
    fn is_common(self, line: &Line<'_>) -> bool {
        (self.first..self.end).all(|at| {
            is_opener(line, at)
                || months::is_weekday(line.lower(at))
                || months::is_month(line.lower(at))
                || is_title(line.lower(at))
        })
    }
}

/// Whether the word at `at` is a last name by the one before it, whatever else it may mean: "Ann
/// King", "Mr. Jordan".
fn is_surname(line: &Line<'_>, at: usize) -> bool {
    let before = line.before(at, 1);
    let word = line.lower(at);
    let alike = is_title(word) || parties::is_party(line, at);
    let given = lexicon::MENS_NAMES.has(before) || lexicon::WOMENS_NAMES.has(before);
    let addressed =
        matches!(before, "mr" | "mrs" | "ms" | "miss" | "rep" | "sen" | "representative" | "senator");
    alike && (given && !matches!(before, "christian" | "pope" | "rich" | "will") || addressed)
}

/// Whether a word tells a person from another of the same name: "III".
fn is_suffix(word: &str) -> bool {
    matches!(word, "II" | "III" | "IV")
}

/// Whether a word of a run stands before a person's name and is no part of it: "of State Ann Lee".
fn is_before_person(line: &Line<'_>, at: usize) -> bool {
    let word = line.lower(at);
    let office = matches!(word, "of" | "for" | "and" | "the") || is_organisation(word);
    office
        || parties::is_party(line, at)
        || is_opener(line, at)
        || months::is_weekday(word)
        || months::is_month_name(line, at)
}

/// The words of a name with one space, or the hyphen or the dot of an initial that is there, between them.
pub(super) fn written(line: &Line<'_>, first: usize, end: usize) -> String {
    let mut name = String::new();
    for at in first..end {
        let Some(word) = line.words.get(at) else { break };
        if at > first {
            name.push_str(match word.gap {
                "-" => "-",
                gap if gap.starts_with(". ") => ". ",
                _ => " ",
            });
        }
        name.push_str(word.text);
    }
    name
}

/// The capitalised runs of a line.
pub(super) fn runs(line: &Line<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        if !line.words[at].is_capital() || is_opener(line, at) {
            at += 1;
            continue;
        }
        let first = at;
        at += 1;
        while continues(line, at) {
            at += 1;
        }
        runs.push(Run { first, end: at });
    }
    runs
}

/// Whether a dot before the word at `at` ends an initial or a shortened title and no sentence:
/// "Rep. Silva", "Ana M. Silva".
pub(super) fn is_after_short_form(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| line.words.get(before)) else { return false };
    let short = before.text.len() <= 2 || is_title(&before.lower);
    let capital = line.words.get(at).is_some_and(|word| word.is_capital());
    line.gap(at) == ". " && short && before.is_capital() && capital
}

/// Whether the word at `at` goes on with the capitalised run before it.
fn continues(line: &Line<'_>, at: usize) -> bool {
    let Some(word) = line.words.get(at) else { return false };
    let gap = line.gap(at);
    let before = &line.words[at - 1];
    let named_day = lexicon::NAMED_DAYS.has(&before.lower);
    if !(gap == " " || gap == "\u{a0}" || gap == "-" || is_after_short_form(line, at))
        || before.possessive
        || months::is_weekday(&word.lower) && !named_day
        || months::is_weekday(&before.lower)
    {
        return false;
    }
    let particle = matches!(
        &*word.lower,
        "de" | "la"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "di"
            | "da"
            | "du"
            | "del"
            | "ben"
    ) && line
        .words
        .get(at + 1)
        .is_some_and(|next| next.is_capital() && matches!(line.gap(at + 1), " " | "-"));
    let office = matches!(&*word.lower, "of" | "for")
        && is_title(&before.lower)
        && line.words.get(at + 1).is_some_and(|next| next.is_capital());
    (word.is_capital() && !is_opener(line, at)) || particle || office
}

/// Whether a word only has its capital because a sentence or quotation begins there.
fn is_opener(line: &Line<'_>, at: usize) -> bool {
    let word = &line.words[at];
    let acronym = word.text.len() > 1 && word.text.chars().all(|c| c.is_uppercase() || c == '.');
    let begins =
        at == 0 || line.gap(at).contains(['“', '"', '‘', ':', '—', '.', '?', '!', '(', '[', '…', '«', '„']);
    let lower = &*word.lower;
    !acronym
        && (super::not_figures::is_function_word(lower)
            || lower.contains(['’', '\'']) && begins
            || begins && (lower.ends_with("ly") || lower.ends_with("ing") || is_common_opener(lower)))
}

fn is_common_opener(word: &str) -> bool {
    lexicon::OPENERS.has(word)
}

/// Titles and offices that stand before a person's name.
pub(super) fn is_title(word: &str) -> bool {
    lexicon::TITLES.has(word)
}

fn is_organisation(word: &str) -> bool {
    lexicon::ORGANISATIONS.has(word)
}

/// Whether the comma before the word at `at` parts the members of a list of names.
pub(super) fn is_list_gap(line: &Line<'_>, at: usize) -> bool {
    let capital =
        |index: usize| line.words.get(index).is_some_and(|word| word.is_capital() || word.is_digits());
    let apposed = || is_label(line, at) || is_age(line, at) || line.words[at].possessive;
    line.gap(at) == ", " && at > 0 && capital(at - 1) && capital(at) && !apposed()
}

/// Whether the words from `at` on say of which party and state a politician is: "R-Ohio",
/// "Democrat of Ohio".
pub(super) fn is_label(line: &Line<'_>, at: usize) -> bool {
    let letter = |word: &Token<'_>| matches!(word.text, "R" | "D" | "I" | "L" | "G");
    let dashed = line.words.get(at).is_some_and(letter) && matches!(line.gap(at + 1), "-" | "‑" | "–");
    let party =
        matches!(line.lower(at), "republican" | "democrat" | "independent" | "conservative" | "labour");
    dashed || party && matches!(line.lower(at + 1), "of" | "from" | "for")
}

/// Whether the word at `at` is a person's age between commas.
fn is_age(line: &Line<'_>, at: usize) -> bool {
    let age = line.words.get(at).is_some_and(|word| word.is_digits() && word.text.len() < 3);
    age && line.gap(at + 1).starts_with(',')
}
