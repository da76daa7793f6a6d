//! Suggested groups: a rare name or phrase that passages of two or more articles share.
//!
//! A phrase is two neighbouring words that carry meaning ("red lines"); a name is a person's or
//! an organisation's. A cue must stand in several articles and be rare within the topic: what the
//! topic shares throughout says nothing. Strict on purpose, and marked as a suggestion: measured
//! on labelled texts, no automatic cue is right much more often than not.

use super::{Chain, Group, Material, Way, whole};
use crate::compare::evidence::names::NameKind;
use crate::compare::text::{Span, fold_word, words};
use crate::compare::{Stop, Stopped};
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The most chains that one cue may hold together; a cue of more is no longer rare.
const WIDEST: usize = 6;

/// A cue may stand in at most one of this many chains of the topic, unless it stands in two only.
const RARITY: usize = 4;

/// What a cue is, the surer kind first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Phrase,
    Name,
}

/// Where a cue stands, and how it is written where it stands first.
struct Found {
    written: String,
    chains: BTreeSet<usize>,
}

/// Groups of chains that share a cue, the widest and surest cues first; a chain joins one group.
pub(super) fn groups(
    material: Material<'_>,
    chains: &[Chain],
    free: &mut [bool],
    stop: &Stop,
) -> Result<Vec<Group>, Stopped> {
    let mut found: BTreeMap<(Kind, String), Found> = BTreeMap::new();
    for (index, chain) in chains.iter().enumerate().filter(|(index, _)| free[*index]) {
        stop.poll()?;
        for (kind, key, written) in cues(material, chain) {
            let place =
                found.entry((kind, key)).or_insert_with(|| Found { written, chains: BTreeSet::new() });
            place.chains.insert(index);
        }
    }
    let articles = |members: &BTreeSet<usize>| {
        let article = |&chain: &usize| material.pieces[chains[chain][0]].article;
        members.iter().map(article).collect::<BTreeSet<_>>().len()
    };
    let most = (chains.len() / RARITY).clamp(2, WIDEST);
    let mut ranked: Vec<_> = found
        .into_iter()
        .filter(|(_, found)| found.chains.len() <= most && articles(&found.chains) >= 2)
        .collect();
    ranked.sort_by_key(|((kind, key), found)| (*kind, Reverse(articles(&found.chains)), key.clone()));
    let mut groups = Vec::new();
    for (_, mut found) in ranked {
        stop.poll()?;
        found.chains.retain(|chain| free[*chain]);
        if articles(&found.chains) < 2 {
            continue;
        }
        let members = found.chains.iter().flat_map(|&chain| whole(material.pieces, &chains[chain])).collect();
        for &chain in &found.chains {
            free[chain] = false;
        }
        groups.push(Group {
            way: Way::Suggested,
            label: found.written.clone(),
            shares: vec![found.written],
            members,
            months: None,
        });
    }
    Ok(groups)
}

/// The cues of a chain: kind, folded form, form as written.
fn cues(material: Material<'_>, chain: &[usize]) -> BTreeSet<(Kind, String, String)> {
    let mut cues = BTreeSet::new();
    for &index in chain {
        let piece = &material.pieces[index];
        let body = material.body(index);
        let found = &piece.evidence.names;
        for name in found.iter().filter(|name| name.kind != NameKind::Party) {
            let canonical = material.aliases.canonical(&name.named.name);
            cues.insert((Kind::Name, canonical.to_lowercase(), canonical.to_owned()));
        }
        let named: Vec<Span> = found.iter().filter_map(|name| name.named.span).collect();
        for (key, written) in phrases(body, piece.hit.span, &named) {
            cues.insert((Kind::Phrase, key, written));
        }
    }
    cues
}

/// Pairs of neighbouring words that carry meaning, outside `names` (in order).
fn phrases(body: &str, sentence: Span, names: &[Span]) -> Vec<(String, String)> {
    let stemmer = Stemmer::new(Algorithm::English);
    let is_named = |span: Span| {
        let next = names.partition_point(|name| name.end <= span.start);
        names.get(next).is_some_and(|name| name.overlaps(span))
    };
    let carries = |span: Span| {
        let folded = fold_word(span.of(body));
        let long = folded.chars().count() >= 3 && folded.chars().any(char::is_alphabetic);
        let carries = long && !super::content::is_stop_word(&folded) && !is_named(span);
        carries.then_some((span, folded))
    };
    let mut pairs = Vec::new();
    let mut before: Option<(Span, Cow<'_, str>)> = None;
    for after in words(body, sentence).map(|word| carries(word.span)) {
        if let (Some((first, one)), Some((second, other))) = (&before, &after)
            && body.get(first.end..second.start).is_some_and(are_joined)
        {
            let key = format!("{} {}", stemmer.stem(one), stemmer.stem(other));
            pairs.push((key, first.cover(*second).of(body).to_lowercase()));
        }
        before = after;
    }
    pairs
}

fn are_joined(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_pairs_of_words_that_carry_meaning_outside_names() {
        let check = |text: &str, names: &[Span], expected: &[&str]| {
            let found = phrases(text, Span::new(0, text.len()), names);
            assert_eq!(found.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), expected, "{text}");
        };
        check("The red lines of herring traders", &[], &["red line", "herring trader"]);
        check("Red, lines; herring-traders", &[], &["herring trader"]);
        check("Anna Berg eats red herring", &[Span::new(0, 9)], &["eat red", "red herring"]);
    }
}
