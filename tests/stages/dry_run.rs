//! What a change of a topic does, and why a topic finds so little.

use crate::common::{library_of, settings};
use parallax::compare::comparison::Comparison;
use parallax::compare::tables::dry_run::{DryRun, by_outlet, dry_run};
use parallax::compare::tables::few::few;
use parallax::compare::topics::Topics;
use parallax::compare::{Memo, Question, Stop, compare};
use std::sync::Arc;

const TEXTS: [(&str, &str); 3] = [
    (
        "post",
        "+++\ntitle = \"T\"\noutlet = \"Post\"\npublished = 2031-03-01\n+++\n\
         Ships came. Ships left. A crew sang.\n\nThe ships of Norland need repair. Their crew is glad.\n",
    ),
    (
        "gull",
        "+++\ntitle = \"T\"\noutlet = \"Gull\"\npublished = 2031-03-02\n+++\n\
         The ships need repair, and the crew of two ships sleeps.\n\nA toy ship won.\n",
    ),
    ("late", "+++\ntitle = \"T\"\noutlet = \"Gull\"\npublished = 2031-03-03\n+++\nNobody saw ships.\n"),
];

fn question(config: &str) -> Question {
    let config = parallax::config::read(config, "config.toml", &|_| true)
        .unwrap_or_else(|bad| panic!("{}", bad.report));
    let settings = settings(Arc::new(library_of(&TEXTS)));
    Question { topics: Arc::new(Topics::new(config.topics, config.aliases)), ..settings.question }
}

fn compared(rule: &str) -> Comparison {
    let question = question(&format!("[[topic]]\nname = \"Ships\"\n{rule}\n"));
    compare(&question, 0, &Memo::default(), &Stop::default()).expect("nobody stops it")
}

/// Each change in one line: kind, article, paragraph, rows, words.
fn lines(run: &DryRun, comparison: &Comparison) -> Vec<String> {
    let line = |of: &parallax::compare::tables::dry_run::Change| {
        let text = comparison.text(&of.article, of.span);
        format!(
            "{} {} {}:{} [{}>{}] {text}",
            of.kind.name(),
            of.outlet,
            of.article,
            of.paragraph,
            of.from.join("+"),
            of.to.join("+")
        )
    };
    run.changes.iter().map(line).collect()
}

#[track_caller]
fn check(before: &str, after: &str, expected: &[&str]) {
    let (before, after) = (compared(before), compared(after));
    let run = dry_run(Some(&before), Some(&after));
    assert_eq!(lines(&run, &after), expected);
    for of in &run.outlets {
        let count = |kind: &str| {
            expected.iter().filter(|line| line.starts_with(&format!("{kind} {} ", of.outlet))).count()
        };
        assert_eq!(
            (of.gained, of.lost, of.moved),
            (count("gained"), count("lost"), count("moved")),
            "{}",
            of.outlet
        );
    }
    let back = dry_run(Some(&after), Some(&before));
    let turned = |run: &DryRun| {
        let name = |name: &'static str| match name {
            "gained" => "lost",
            "lost" => "gained",
            other => other,
        };
        run.changes
            .iter()
            .map(|of| (name(of.kind.name()), of.span, of.to.clone(), of.from.clone()))
            .collect::<Vec<_>>()
    };
    let straight: Vec<_> =
        run.changes.iter().map(|of| (of.kind.name(), of.span, of.from.clone(), of.to.clone())).collect();
    assert_eq!(turned(&back), straight, "the way back is the same");
}

const ROWS: &str = "any = 'ships'\n[[topic.row]]\nname = 'Repairs'\nany = 'repair'\n[[topic.row]]\nname = 'Crews'\nany = 'crew'";

#[test]
fn sentences_are_gained_and_lost_and_neighbours_are_one_change() {
    check("any = 'ships'", "any = 'ships'", &[]);
    check("any = 'ships'", "any = ['ship', 'boats']", &[]);
    check(
        "any = 'ships'",
        "any = ['ships', 'crew']",
        &["gained Post post:1 [>] A crew sang.", "gained Post post:2 [>] Their crew is glad."],
    );
    check(
        "any = 'ships'",
        "any = 'nothing'",
        &[
            "lost Post post:1 [>] Ships came. Ships left.",
            "lost Post post:2 [>] The ships of Norland need repair.",
            "lost Gull gull:1 [>] The ships need repair, and the crew of two ships sleeps.",
            "lost Gull gull:2 [>] A toy ship won.",
            "lost Gull late:1 [>] Nobody saw ships.",
        ],
    );
}

#[test]
fn a_sentence_that_stands_in_another_row_has_moved() {
    let crews_first = "any = 'ships'\n[[topic.row]]\nname = 'Crews'\nany = 'crew'\n[[topic.row]]\nname = 'Repairs'\nany = 'repair'";
    check(
        ROWS,
        crews_first,
        &["moved Gull gull:1 [Repairs>Crews] The ships need repair, and the crew of two ships sleeps."],
    );
    check(ROWS, &ROWS.replace("'Repairs'", "'Yards'"), &[]);
    let none = "any = 'ships'\nnone = 'Norland'";
    check(
        &none.replace("Norland", "toy"),
        none,
        &["lost Post post:2 [>] The ships of Norland need repair.", "gained Gull gull:2 [>] A toy ship won."],
    );
}

#[test]
fn a_topic_that_is_new_or_gone_is_all_gain_or_loss() {
    let comparison = compared("any = 'crew'");
    let gained = dry_run(None, Some(&comparison));
    assert!(!gained.is_empty() && gained.changes.iter().all(|change| change.kind.name() == "gained"));
    assert_eq!(
        gained.outlets.iter().map(|of| (of.outlet.as_str(), of.before, of.after)).collect::<Vec<_>>(),
        [("Post", 0, 2), ("Gull", 0, 1)]
    );
    let lost = dry_run(Some(&comparison), None);
    assert_eq!(lost.changes.len(), gained.changes.len());
    assert_eq!(lost.topic.id, "ships");
    assert!(dry_run(None, None).is_empty());
    assert_eq!(by_outlet(&comparison), [("Post".to_owned(), 2), ("Gull".to_owned(), 1)]);
}

#[test]
fn few_passages_are_explained_by_terms_conditions_and_words_that_look_like_terms() {
    let config = "[[topic]]\nname = \"Ships\"\nany = ['ships', 'frigates']\nall = ['norlnad']\nnone = ['toy', 'crew']\n";
    let question = question(config);
    let comparison = compare(&question, 0, &Memo::default(), &Stop::default()).expect("nobody stops it");
    let found = few(&question, 0, &comparison, &Memo::default(), &Stop::default()).expect("nobody stops it");
    assert_eq!(found.passages, 0);
    let terms: Vec<_> = found
        .terms
        .iter()
        .map(|of| (of.list.as_str(), of.term.as_str(), of.count.places, of.count.articles))
        .collect();
    assert_eq!(
        terms,
        [
            ("any", "ships", 7, 3),
            ("any", "frigates", 0, 0),
            ("all", "norlnad", 0, 0),
            ("none", "toy", 1, 1),
            ("none", "crew", 3, 2)
        ]
    );
    let excluded: Vec<_> = found.excluded.iter().map(|of| (of.condition.as_str(), of.sentences)).collect();
    assert_eq!(excluded, [("no term of all in the sentence: norlnad", 4)]);
    let nearest: Vec<_> =
        found.nearest.iter().map(|of| (of.term.as_str(), of.word.as_str(), of.places)).collect();
    assert_eq!(nearest, [("norlnad", "norland", 1)]);
}
