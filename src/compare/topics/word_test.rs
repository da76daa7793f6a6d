//! Whether a word of a text is the word that a term means.

use super::forms::{forms, forms_of_capitals};
use crate::compare::text::fold_word;
use std::collections::BTreeSet;

/// What a word of a text must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WordTest {
    /// The folded forms that are this word, or that longer words may begin with, sorted.
    pub(super) forms: Box<[String]>,
    /// Whether words match that only begin with a form.
    pub(super) prefix: bool,
    /// How many letters and digits must not be lower case, from the first on; 0 if case does not count.
    capitals: usize,
}

impl WordTest {
    /// The test for `word` as written, in a term of which no other word holds a lower-case letter
    /// (`all_capitals`).
    ///
    /// A word in capitals matches only capitals; a single capital letter ("Plan B") only does where
    /// the whole term is in capitals ("S-400"). "NGOs" is a plural of "NGO".
    pub(super) fn new(word: &str, prefix: bool, all_capitals: bool) -> Self {
        let folded = fold_word(word);
        let letters = alphanumerics(&folded);
        let capitals = capitals(word, letters);
        if prefix {
            let capitals = if capitals > 1 || all_capitals { capitals } else { 0 };
            return Self { forms: [folded.into_owned()].into(), prefix, capitals };
        }
        match capitals {
            2.. => Self { forms: boxed(forms_of_capitals(&folded)), prefix, capitals },
            1 if all_capitals => Self { forms: [folded.into_owned()].into(), prefix, capitals },
            _ => match folded.strip_suffix('s') {
                Some(singular) if self::capitals(word, letters - 1) > 1 => {
                    let mut forms = forms_of_capitals(singular);
                    forms.insert(folded.clone().into_owned());
                    Self { forms: boxed(forms), prefix, capitals: letters - 1 }
                }
                _ => Self { forms: boxed(forms(&folded)), prefix, capitals: 0 },
            },
        }
    }

    /// The test for this folded form alone, whatever its case.
    pub(super) fn folded(form: String) -> Self {
        Self { forms: [form].into(), prefix: false, capitals: 0 }
    }

    /// Whether case counts.
    pub(super) fn heeds_case(&self) -> bool {
        self.capitals > 0
    }

    /// Whether `word` of a text is this word.
    pub(super) fn accepts(&self, word: &str) -> bool {
        self.accepts_folded(word, &fold_word(word))
    }

    /// Whether `word` of a text, of which `folded` is the folded form, is this word.
    pub(super) fn accepts_folded(&self, word: &str, folded: &str) -> bool {
        let same = if self.prefix {
            self.forms.iter().any(|form| folded.starts_with(form))
        } else {
            self.forms.iter().any(|form| form == folded)
        };
        same && self.admits_case(word, folded)
    }

    fn admits_case(&self, word: &str, folded: &str) -> bool {
        if self.capitals == 0 {
            return true;
        }
        let ending = alphanumerics(folded).saturating_sub(self.capitals);
        let mut letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.by_ref().take(self.capitals).all(|letter| !letter.is_lowercase())
            && (self.prefix || letters.take(ending).all(char::is_lowercase))
    }
}

fn boxed(forms: BTreeSet<String>) -> Box<[String]> {
    forms.into_iter().collect()
}

/// Whether no word among `words` holds a lower-case letter, and one holds a capital.
pub(super) fn all_in_capitals<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    let mut any = false;
    words.all(|word| {
        let letters = alphanumerics(&fold_word(word));
        any |= capitals(word, letters) > 0;
        word.chars().filter(|c| c.is_alphanumeric()).take(letters).all(|letter| !letter.is_lowercase())
    }) && any
}

/// `letters` if the first so many letters and digits hold a capital and no lower case, else 0.
fn capitals(word: &str, letters: usize) -> usize {
    let mut first = word.chars().filter(|c| c.is_alphanumeric()).take(letters);
    let any = first.clone().any(char::is_uppercase);
    if any && first.all(|letter| !letter.is_lowercase()) { letters } else { 0 }
}

fn alphanumerics(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}
