//! What would admit what almost got into a topic: each change, and that it does what it says.

use crate::common::{library_of, settings};
use parallax::compare::comparison::{Cell, Comparison};
use parallax::compare::tables::remedies::{Change, Remedies, remedies};
use parallax::compare::topics::{TopicSpec, Topics};
use parallax::compare::{Memo, Question, Stop, compare};
use std::sync::Arc;

fn question(rule: &str, bodies: &[&str]) -> Question {
    let config = format!("[aliases]\nNorland = [\"Norlandia\"]\n[[topic]]\nname = \"T\"\n{rule}\n");
    let config = parallax::config::read(&config, "config.toml", &|_| true);
    let config = config.unwrap_or_else(|bad| panic!("{}", bad.report));
    let text = |(index, body): (usize, &&str)| {
        let head = format!("title = \"T\"\noutlet = \"Post\"\npublished = 2031-03-{:02}", index + 1);
        (format!("a{}", index + 1), format!("+++\n{head}\n+++\n{body}\n"))
    };
    let texts: Vec<(String, String)> = bodies.iter().enumerate().map(text).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let settings = settings(Arc::new(library_of(&texts)));
    Question { topics: Arc::new(Topics::new(config.topics, config.aliases)), ..settings.question }
}

fn compared(question: &Question) -> Arc<Comparison> {
    Arc::new(compare(question, 0, &Memo::default(), &Stop::default()).expect("nobody stops it"))
}

fn found(question: &Question) -> Remedies {
    remedies(question, &compared(question), &Memo::default(), &Stop::default()).expect("nobody stops it")
}

/// The sentences of a topic with another rule.
fn admitted(question: &Question, found: &Remedies, change: &Change) -> Vec<String> {
    let rule = change.made_in(&found.comparison.topic.rule);
    let spec = TopicSpec { rule, ..TopicSpec::default() };
    let topics = Topics::new(vec![spec], question.topics.aliases().clone());
    let comparison = compared(&Question { topics: Arc::new(topics), ..question.clone() });
    let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    passages.map(|passage| comparison.text(&passage.article, passage.span).to_owned()).collect()
}

/// Each change in one line, most sentences first; and each admits the sentences that it names.
#[track_caller]
fn check(rule: &str, bodies: &[&str], expected: &[&str]) {
    let question = question(rule, bodies);
    let found = found(&question);
    let rule = &found.comparison.topic.rule;
    let lines = found
        .remedies
        .iter()
        .map(|remedy| format!("{} · {} · {}", remedy.change.in_words(rule), remedy.sentences, remedy.lacks));
    assert_eq!(lines.collect::<Vec<_>>(), expected, "{bodies:?}");
    for remedy in &found.remedies {
        let passages = admitted(&question, &found, &remedy.change);
        for place in &remedy.places {
            let sentence = found.comparison.text(&place.article, place.span);
            assert!(
                passages.iter().any(|passage| passage.contains(sentence)),
                "{:?} does not admit “{sentence}”: {passages:?}",
                remedy.change
            );
        }
    }
}

#[test]
fn a_term_of_none_is_taken_out() {
    check(
        "any = ['ships']\nnone = ['model', 'toy']",
        &["A ship came.", "A model ship. Another model of ships. A toy ship."],
        &[
            "“model” out of none · 2 · excluded by “model”, a term of none, in the sentence",
            "“toy” out of none · 1 · excluded by “toy”, a term of none, in the sentence",
        ],
    );
}

#[test]
fn what_must_stand_beside_is_loosened_as_little_as_can_be() {
    check(
        "any = ['ships']\nall = [['Norland']]",
        &["Norland woke. Ships came. ", "Ships left at noon."],
        &[
            "within the paragraph, not the sentence · 1 · no term of all in the sentence: Norland",
            "“woke” to any · 1 · no term of any in the sentence: ships",
            "without all: Norland · 1 · no term of all in the sentence: Norland",
        ],
    );
    check(
        "any = ['ships']\nwith = 'figure'\nunit = ['vehicles and ships']",
        &["Norland has 40 ships. The ships carry 900 sailors.", "Ships rest."],
        &[
            "“people under arms” to unit · 1 · states figures, but none of vehicles and ships",
            "no “figure” and no unit asked for any more · 1 · states no figure of vehicles and ships",
        ],
    );
    check(
        "any = ['ships']\nwith = 'quote'",
        &["Ships rest."],
        &["no “quote” asked for any more · 1 · holds no quotation between marks"],
    );
}

#[test]
fn the_word_that_most_sentences_without_a_term_share_is_offered() {
    check(
        "any = ['ships']\nall = [['Norland']]",
        &[
            "Norland ships.",
            "Norland bought a pipeline.",
            "The pipeline of Norland leaks.",
            "Norland sleeps.",
        ],
        &[
            "“pipeline” to any · 2 · no term of any in the sentence: ships",
            "“sleeps” to any · 1 · no term of any in the sentence: ships",
        ],
    );
}

#[test]
fn words_of_one_stem_and_slips_are_kin_to_a_term() {
    check(
        "any = ['sanctions', 'Norland']",
        &["They were sanctioned twice. Sanctioning helps. Here Norladn and a Norlander met Norlandia."],
        &[
            "“Norladn” to any · 1 · 1 letter off Norland",
            "“Norlander” to any · 1 · another form of Norland",
            "“sanctioned” to any · 1 · another form of sanctions",
            "“sanctioning” to any · 1 · another form of sanctions",
        ],
    );
    check(
        "any = ['ships']\nall = [['Norland'], ['harbour']]",
        &["The harbor of Norland has ships."],
        &[
            "“harbor” to list 2 of all · 1 · 1 letter off harbour",
            "without list 2 of all: harbour · 1 · no term of list 2 of all in the sentence: harbour",
        ],
    );
    check("any = ['gas', '=US', '/x+y/', 'gas*']", &["Gasoline of us, xxy, in Gasses and games."], &[]);
}

#[test]
fn a_search_can_be_abandoned() {
    let question = question("any = ['ships']\nnone = ['toy']", &["A toy ship."]);
    let (comparison, stop) = (compared(&question), Stop::default());
    stop.raise();
    assert!(remedies(&question, &comparison, &Memo::default(), &stop).is_err());
}
