//! Words that are kin to a term and do not match it: one or two letters off it, of one stem with it,
//! or longer by an ending.
//!
//! Stems are English ones (Snowball), so that another language has its slips and endings only.

use super::Change;
use crate::compare::alignment::{is_stop_word, stem};
use crate::compare::text::fold_word;
use crate::compare::topics::{Rule, TopicWords};
use std::collections::HashMap;
use std::sync::Arc;

/// The fewest letters of a word that is told to be of one stem with a term.
pub(super) const SHORTEST: usize = 4;
/// The most letters that an ending has.
const LONGEST_ENDING: usize = 3;

/// Whether a word is written as a name is: a capital first, and not in capitals only.
pub(super) fn is_name(written: &str) -> bool {
    written.starts_with(char::is_uppercase) && written.chars().any(char::is_lowercase)
}

/// The single words of a rule's terms, to hold others against.
pub(super) struct Kin {
    words: TopicWords,
    /// By stem, the term.
    stems: HashMap<String, Arc<str>>,
    /// Folded terms of one word, and the terms.
    plain: Vec<(String, Arc<str>)>,
    /// In which list each term stands: none for `any`.
    lists: HashMap<String, Option<usize>>,
}

impl Kin {
    pub(super) fn of(rule: &Rule, words: TopicWords) -> Self {
        let any = rule.any.iter().map(|term| (term, None));
        let all = rule.all.iter().enumerate();
        let all = all.flat_map(|(list, terms)| terms.iter().map(move |term| (term, Some(list))));
        let mut kin = Self { words, stems: HashMap::new(), plain: Vec::new(), lists: HashMap::new() };
        for (term, list) in any.chain(all) {
            kin.lists.entry(term.written().to_owned()).or_insert(list);
            let folded = fold_word(term.written()).into_owned();
            let is_plain = folded.chars().count() >= SHORTEST && folded.chars().all(char::is_alphabetic);
            if is_plain && term.written().chars().any(char::is_lowercase) {
                let written: Arc<str> = term.written().into();
                kin.stems.entry(stem(&folded)).or_insert_with(|| Arc::clone(&written));
                kin.plain.push((folded, written));
            }
        }
        kin
    }

    /// What adds a word to the list of the term that it is kin to; none for one that matches already,
    /// or is kin to none.
    pub(super) fn change(&self, folded: &str, written: &str) -> Option<Change> {
        let is_word = folded.chars().count() >= SHORTEST && folded.chars().all(char::is_alphabetic);
        if !is_word || self.words.matches(folded) || is_stop_word(folded) {
            return None;
        }
        let term = self.of_one_stem(folded).or_else(|| self.words.close(folded).map(|close| close.term))?;
        let word = if is_name(written) { written } else { folded };
        match self.lists.get(&*term)? {
            None => Some(Change::AddToAny(word.to_owned())),
            Some(list) => Some(Change::AddToAll(*list, word.to_owned())),
        }
    }

    fn of_one_stem(&self, folded: &str) -> Option<Arc<str>> {
        let is_longer = |plain: &str| {
            let ending = folded.strip_prefix(plain)?;
            (ending.chars().count() <= LONGEST_ENDING).then_some(())
        };
        let same = self.stems.get(&stem(folded));
        let longer = || self.plain.iter().find(|(plain, _)| is_longer(plain).is_some()).map(|(_, term)| term);
        same.or_else(longer).cloned()
    }

    /// How a word is kin to a term, in our words.
    pub(super) fn told(&self, folded: &str) -> String {
        match (self.of_one_stem(folded), self.words.close(folded)) {
            (Some(term), _) => format!("another form of {term}"),
            (None, Some(close)) if close.distance == 1 => format!("1 letter off {}", close.term),
            (None, Some(close)) => format!("{} letters off {}", close.distance, close.term),
            (None, None) => String::new(),
        }
    }
}
