//! Fuzzy matching of what was typed with names, best first.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;

/// The indices of the names that match what was typed, best first, of equals the earlier; all of
/// them in their order if nothing was typed.
///
/// With each name stands what it is the name of ("outlet", or nothing): a typed word may begin a word
/// of that instead, so that "post outlet" is no article of the Post.
pub fn ranked<'a>(typed: &str, names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<usize> {
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let begins = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Prefix);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut score = |atom: &Atom, text: &str| atom.score(Utf32Str::new(text, &mut buffer), &mut matcher);
    let mut scored: Vec<(u32, usize)> = Vec::new();
    for (index, (name, kind)) in names.into_iter().enumerate() {
        let mut best = |(atom, begins): (&Atom, &Atom)| {
            let of_kind = kind.split_whitespace().filter_map(|word| score(begins, word)).max();
            score(atom, name).max(of_kind).map(u32::from)
        };
        let words = pattern.atoms.iter().zip(&begins.atoms);
        if let Some(sum) = words.map(&mut best).sum::<Option<u32>>() {
            scored.push((sum, index));
        }
    }
    scored.sort_by_key(|(score, index)| (Reverse(*score), *index));
    scored.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_a_name_or_begin_what_it_is() {
        #[track_caller]
        fn check(typed: &str, expected: &[&str]) {
            let names = [
                ("Post of the strait", "article"),
                ("The Harbour Post", "outlet"),
                ("Ferry fares", "topic"),
                ("who pays", "row · Ferry fares"),
            ];
            let found: Vec<&str> = ranked(typed, names).into_iter().map(|index| names[index].0).collect();
            assert_eq!(found, expected, "{typed}");
        }
        check("", &["Post of the strait", "The Harbour Post", "Ferry fares", "who pays"]);
        check("post outl", &["The Harbour Post"]);
        check("POST art", &["Post of the strait", "The Harbour Post"]);
        check("harb", &["The Harbour Post"]);
        check("topic", &["Ferry fares"]);
        check("ferry row", &["who pays"]);
        check("post utlet", &[]);
        check("ffx", &[]);
    }
}
