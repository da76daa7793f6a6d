//! Spellings that may be of one name and that no alias joins: found by how the texts write them,
//! never by a list of names.
//!
//! A name is a word with a capital inside a sentence that no text writes small. Two are held to be
//! spellings of one if they have the same consonants, as far as transliterations tell them apart
//! (`sound`), few letters differ, the difference is no ending, no article holds both (a text keeps to
//! one spelling), and both stand beside the same name or title somewhere. They are offered with their
//! counts, and the reader decides: two persons can have names that are as alike.

mod seen;
mod sound;

use crate::compare::articles::Article;
use crate::compare::comparison;
use crate::compare::text::fold_word;
use crate::compare::topics::{Aliases, Rule};
use crate::compare::{Question, Stop, Stopped};
use rayon::prelude::*;
use seen::{Name, Seen};
use sound::{differ_by_an_ending, sound};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The fewest letters of a name of which spellings are told.
const SHORTEST: usize = 5;
/// From so many letters on two letters may differ, and one of a neighbour.
const LONG: usize = 7;
/// The most names of one sound that are held against each other.
const MOST_OF_A_SOUND: usize = 40;

/// The spellings of a library that may belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spellings {
    /// Those that stand most often first.
    pub pairs: Vec<Pair>,
}

/// Two spellings that may be of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one that stands more often.
    pub one: Spelling,
    /// The other.
    pub other: Spelling,
}

/// A name as texts write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// It, without a possessive ending.
    pub written: String,
    /// In how many places it stands.
    pub places: usize,
    /// In how many articles.
    pub articles: usize,
}

/// Finds them in all articles that the question's scope admits.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn spellings(question: &Question, stop: &Stop) -> Result<Spellings, Stopped> {
    let in_scope = comparison::articles_in_scope(&question.library, &question.scope, &question.outlets);
    let (_, columns) = comparison::columns(&in_scope, &question.outlets, question.arrangement);
    let articles = comparison::articles_in_columns(in_scope, &columns);
    let of_article = |article: &Arc<Article>| Seen::of(article, stop);
    let seen: Vec<Seen> = articles.par_iter().map(of_article).collect::<Result<_, Stopped>>()?;
    let names = seen::merged(seen);
    let mut of_sound: BTreeMap<String, Vec<&Name>> = BTreeMap::new();
    for name in names.iter().filter(|name| name.folded.chars().count() >= SHORTEST) {
        of_sound.entry(sound(&name.folded)).or_default().push(name);
    }
    let mut pairs = Vec::new();
    for mut alike in of_sound.into_values().filter(|alike| alike.len() > 1) {
        stop.poll()?;
        alike.sort_by_key(|name| (Reverse(name.places), &name.folded));
        alike.truncate(MOST_OF_A_SOUND);
        for (at, one) in alike.iter().enumerate() {
            let others = alike[at + 1..].iter().filter(|other| are_of_one_name(one, other));
            let others = others.filter(|other| !is_joined(question.topics.aliases(), one, other));
            pairs.extend(others.map(|other| Pair { one: one.spelling(), other: other.spelling() }));
        }
    }
    pairs.sort_by_key(|pair| (Reverse((pair.other.places, pair.one.places)), pair.one.written.clone()));
    Ok(Spellings { pairs })
}

fn are_of_one_name(one: &Name, other: &Name) -> bool {
    let letters = one.folded.chars().count().min(other.folded.chars().count());
    let distance = strsim::osa_distance(&one.folded, &other.folded);
    let most = if letters >= LONG { 2 } else { 1 };
    (1..=most).contains(&distance)
        && !differ_by_an_ending(&one.folded, &other.folded)
        && one.articles.is_disjoint(&other.articles)
        && share_a_neighbour(one, other)
}

/// Whether both stand beside the same name or title somewhere, but for a letter.
fn share_a_neighbour(one: &Name, other: &Name) -> bool {
    let is_long = |word: &str| word.chars().count() >= LONG;
    let same = |a: &String, b: &String| a == b || is_long(a) && is_long(b) && strsim::osa_distance(a, b) <= 1;
    one.beside.iter().any(|a| other.beside.iter().any(|b| same(a, b)))
}

/// Whether an alias has both already.
fn is_joined(aliases: &Aliases, one: &Name, other: &Name) -> bool {
    aliases.canonical(&one.written) == aliases.canonical(&other.written)
}

impl Name {
    fn spelling(&self) -> Spelling {
        Spelling { written: self.written.clone(), places: self.places, articles: self.articles.len() }
    }
}

impl Spellings {
    /// Pairs of which the terms of a rule hold one spelling, by themselves or by an alias, and not the
    /// other: the one that they hold first.
    pub fn of_terms(&self, rule: &Rule, aliases: &Aliases) -> Vec<(&Spelling, &Spelling)> {
        let terms = rule.any.iter().chain(rule.all.iter().flatten());
        let words = terms.flat_map(|term| term.written().split_whitespace());
        let held: BTreeSet<String> =
            words.map(|word| fold_word(aliases.canonical(word)).into_owned()).collect();
        let holds = |of: &Spelling| held.contains(&*fold_word(aliases.canonical(&of.written)));
        let of_pair = |pair: &'_ Pair| (holds(&pair.one), holds(&pair.other));
        let ordered = self.pairs.iter().filter_map(|pair| match of_pair(pair) {
            (true, false) => Some((&pair.one, &pair.other)),
            (false, true) => Some((&pair.other, &pair.one)),
            _ => None,
        });
        ordered.collect()
    }
}
