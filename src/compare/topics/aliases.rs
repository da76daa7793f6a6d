//! The names that stand for each other, found by any of their spellings.

use super::term::{Gap, PhraseWord, spelling};
use super::word_test::{WordTest, all_in_capitals};
use std::collections::BTreeMap;

/// Groups of spellings, each of which stands for all of its group, also inside phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    groups: Vec<Vec<String>>,
    spellings: Vec<Spelling>,
    /// Which spellings begin with a word of this folded form.
    by_first_form: BTreeMap<String, Vec<usize>>,
}

/// One spelling of a group, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spelling {
    group: usize,
    words: Vec<SpelledWord>,
}

/// A word of a spelling, with what parts it from the word before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpelledWord {
    pub(super) gap: Gap,
    pub(super) test: WordTest,
}

impl Aliases {
    /// Groups of spellings, each headed by the name that labels use.
    pub fn new(groups: Vec<Vec<String>>) -> Self {
        let mut spellings = Vec::new();
        for (group, written) in groups.iter().enumerate() {
            let words = written.iter().map(|written| spelled(&spelling(written)));
            let spelled = words.filter(|words| !words.is_empty()).map(|words| Spelling { group, words });
            spellings.extend(spelled);
        }
        let mut by_first_form: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, spelling) in spellings.iter().enumerate() {
            for form in spelling.words.iter().take(1).flat_map(|word| &word.test.forms) {
                by_first_form.entry(form.clone()).or_default().push(index);
            }
        }
        Self { groups, spellings, by_first_form }
    }

    /// The groups, as given.
    pub fn groups(&self) -> &[Vec<String>] {
        &self.groups
    }

    /// The name that labels use for `name`: the head of its group (folded comparison), else itself.
    pub fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        let words = spelling(name);
        match self.longest(&words) {
            Some((length, groups)) if length == words.len() => {
                groups.first().and_then(|group| self.groups[*group].first()).map_or(name, String::as_str)
            }
            _ => name,
        }
    }

    /// How many words the longest spelling has that `phrase` begins with, and the groups that hold it.
    pub(super) fn longest(&self, phrase: &[PhraseWord]) -> Option<(usize, Vec<usize>)> {
        let first = crate::compare::text::fold_word(&phrase.first()?.text);
        let found = self.by_first_form.get(&*first)?.iter().map(|index| &self.spellings[*index]);
        let found: Vec<&Spelling> = found.filter(|spelling| spelling.begins(phrase)).collect();
        let length = found.iter().map(|spelling| spelling.words.len()).max()?;
        let longest = found.iter().filter(|spelling| spelling.words.len() == length);
        let mut groups: Vec<usize> = longest.map(|spelling| spelling.group).collect();
        groups.dedup();
        Some((length, groups))
    }
}

impl Spelling {
    fn begins(&self, phrase: &[PhraseWord]) -> bool {
        phrase.len() >= self.words.len()
            && self.words.iter().zip(phrase).enumerate().all(|(index, (spelled, word))| {
                (index == 0 || spelled.gap == word.gap) && !word.prefix && spelled.test.accepts(&word.text)
            })
    }
}

/// The tests of the words of a phrase or spelling.
pub(super) fn spelled(words: &[PhraseWord]) -> Vec<SpelledWord> {
    let all_capitals = all_in_capitals(words.iter().map(|word| word.text.as_str()));
    let spelled = |word: &PhraseWord| SpelledWord {
        gap: word.gap.clone(),
        test: WordTest::new(&word.text, word.prefix, all_capitals),
    };
    words.iter().map(spelled).collect()
}
