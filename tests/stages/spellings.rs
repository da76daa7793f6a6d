//! Spellings that may be of one name: which are told, and which are not.

use crate::common::{article, library_with, settings};
use parallax::compare::tables::spellings::{Spellings, spellings};
use parallax::compare::topics::{Aliases, Rule, Term, Topics};
use parallax::compare::{Question, Stop};
use std::sync::Arc;

fn question(bodies: &[&str], aliases: &[&[&str]]) -> Question {
    let text = |(index, body): (usize, &&str)| (format!("a{index}"), article("Post", "", body));
    let texts: Vec<(String, String)> = bodies.iter().enumerate().map(text).collect();
    let texts: Vec<(&str, String)> = texts.iter().map(|(id, text)| (id.as_str(), text.clone())).collect();
    let groups = aliases.iter().map(|group| group.iter().map(|name| (*name).to_owned()).collect());
    let topics = Topics::new(Vec::new(), Aliases::new(groups.collect()));
    Question { topics: Arc::new(topics), ..settings(Arc::new(library_with(&texts))).question }
}

fn found(bodies: &[&str], aliases: &[&[&str]]) -> Spellings {
    spellings(&question(bodies, aliases), &Stop::default()).expect("nobody stops it")
}

#[track_caller]
fn check(bodies: &[&str], expected: &[&str]) {
    let found = found(bodies, &[]);
    let told = found.pairs.iter().map(|pair| {
        let of = |of: &parallax::compare::tables::spellings::Spelling| {
            format!("{} {}/{}", of.written, of.places, of.articles)
        };
        format!("{} ~ {}", of(&pair.one), of(&pair.other))
    });
    assert_eq!(told.collect::<Vec<_>>(), expected, "{bodies:?}");
}

#[test]
fn names_of_one_sound_beside_the_same_name_are_told() {
    check(
        &[
            "Then Olen Tarhoski spoke, and Tarhoski’s aides left with Mr Tarhoski.",
            "They met Olen Targosky again.",
            "They saw Olem Tarhosky again.",
        ],
        &["Tarhoski 3/1 ~ Targosky 1/1"],
    );
    check(
        &["They met Maurolym Tarhoski there.", "They met Maurolim Tarhosky there."],
        &["Maurolim 1/1 ~ Maurolym 1/1", "Tarhoski 1/1 ~ Tarhosky 1/1"],
    );
}

#[test]
fn what_may_well_be_somebody_else_is_not_told() {
    for bodies in [
        ["They met Olen Tarhoski there.", "They met Anna Tarhosky there."],
        ["They met Olen Tarhoski and Olen Tarhosky there.", "They met Olen Tarhosky there."],
        ["They met Olen Norlands there.", "They met Olen Norland there."],
        ["They met Olen Maria there.", "They met Olen Mario there."],
        ["They met Olen Marvin there.", "They met Olen Martin there."],
        ["They met Olen Ferri there.", "They met Olen Ferry there. The ferry left."],
        ["Tarhoski of Olen left.", "Tarhosky of Olen left."],
        ["Then Olen Tarhoski Left The Hall Of Norland", "They met Olen Tarhosky there."],
    ] {
        check(&bodies, &[]);
    }
}

#[test]
fn what_an_alias_joins_is_not_told_and_terms_say_which_they_hold() {
    let bodies =
        ["They met Olen Tarhoski there.", "They met Olen Tarhosky there.", "They met Olen Targoskiy there."];
    let joined = found(&bodies, &[&["Tarhosky", "Tarhoski"]]);
    let rule = |written: &str| Rule { any: vec![Term::parse(written).unwrap()], ..Rule::default() };
    let aliases = Aliases::new(vec![vec!["Tarhosky".into(), "Tarhoski".into()]]);
    let told = |found: &Spellings, rule: &Rule, aliases: &Aliases| -> Vec<String> {
        let pairs = found.of_terms(rule, aliases);
        pairs.iter().map(|(held, other)| format!("{} {}", held.written, other.written)).collect()
    };
    assert!(
        joined.pairs.iter().all(|pair| [&pair.one, &pair.other].iter().any(|of| of.written == "Targoskiy"))
    );
    assert!(!joined.pairs.is_empty());
    assert_eq!(told(&joined, &rule("Olen Tarhosky"), &aliases).len(), joined.pairs.len(), "by an alias");
    let all = found(&bodies, &[]);
    let told_of_one = told(&all, &rule("tarhosky"), &Aliases::default());
    assert_eq!(told_of_one, ["Tarhosky Targoskiy", "Tarhosky Tarhoski"]);
    assert!(told(&all, &rule("harbour"), &Aliases::default()).is_empty());
    let stop = Stop::default();
    stop.raise();
    assert!(spellings(&question(&bodies, &[]), &stop).is_err());
}
