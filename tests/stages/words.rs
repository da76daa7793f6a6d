//! Where a term and the alternatives of a wording are found, and what the reports say of it, in
//! made-up articles small enough to count by hand.

use crate::common::{library, library_of, settings, term};
use parallax::compare::articles::{Library, Scope};
use parallax::compare::comparison::{Arrangement, Columns};
use parallax::compare::tables::concordance::{Concordance, concordance};
use parallax::compare::tables::wordings::{WordingSpec, wordings};
use parallax::compare::{Question, Stop};
use parallax::export::MadeBy;
use parallax::export::show::{self, Form, Report, write};
use std::sync::Arc;

fn question(library: Library) -> Question {
    settings(Arc::new(library)).question
}

fn found(question: &Question, written: &str) -> Concordance {
    concordance(question, &term(written), &Stop::default()).expect("nobody stops it")
}

/// "article:paragraph hit" of every place, as in the texts.
fn told(found: &Concordance) -> Vec<String> {
    let place = |place: &parallax::compare::tables::concordance::Place| {
        let body = found.library.get(&place.article).expect("its article").body.as_str();
        assert!(place.around.contains(place.sentence) && place.sentence.contains(place.hit), "{place:?}");
        format!("{}:{} {}", place.article, place.paragraph, place.hit.of(body))
    };
    found.places.all().iter().map(place).collect()
}

fn as_text(report: &Report, form: Form) -> String {
    let by = MadeBy { version: "1".into(), library: 2, config: 3, filter: None, corrections: None };
    write("it", std::slice::from_ref(report), &by, form, false)
}

#[test]
fn a_term_is_found_as_topics_find_it() {
    #[track_caller]
    fn check(written: &str, expected: &[&str]) {
        assert_eq!(told(&found(&question(library()), written)), expected, "{written}");
    }
    check("frigate", &["post-strait:5 frigates"]);
    check("Norland", &["post-strait:2 Norland", "daily-fleet:1 Norland", "rundblick:1 Norlandia"]);
    check("=Norland", &["post-strait:2 Norland", "daily-fleet:1 Norland"]);
    check("far*", &["post-strait:4 fares", "rundblick:2 Fares"]);
    check("ferry fare", &["post-strait:4 Ferry fares"]);
    check("/4[05]/", &["post-strait:2 40", "daily-fleet:1 45", "rundblick:1 40"]);
    check("zeppelin", &[]);
}

#[test]
fn what_is_out_of_scope_or_an_older_version_takes_no_part() {
    let article = |published: &str, body: &str| {
        format!(
            "+++\ntitle = \"A title of its own\"\noutlet = \"Gull\"\npublished = {published}\n\
             url = \"https://example.org/1\"\n+++\n{body}\n"
        )
    };
    let (old, new) = (article("2031-03-01", "Old ships."), article("2031-03-02", "New ships."));
    let mut question = question(library_of(&[("old", &old), ("new", &new)]));
    assert_eq!(told(&found(&question, "ships")), ["old:1 ships", "new:1 ships"]);
    question.arrangement = Arrangement { columns: Some(Columns::Outlet), ..Arrangement::default() };
    assert_eq!(told(&found(&question, "ships")), ["new:1 ships"]);
    question.scope = Arc::new(Scope { outlets: vec!["Tern".into()], ..Scope::default() });
    let found = found(&question, "ships");
    assert_eq!((told(&found).len(), found.columns.len()), (0, 0));
}

#[test]
fn who_stops_gets_no_places() {
    let stop = Stop::default();
    stop.raise();
    assert!(concordance(&question(library()), &term("ships"), &stop).is_err());
    assert!(wordings(&question(library()), &specs(), &stop).is_err());
}

fn specs() -> Vec<WordingSpec> {
    let lists = |lists: &[&[&str]]| -> Vec<Vec<_>> {
        lists.iter().map(|list| list.iter().map(|written| term(written)).collect()).collect()
    };
    vec![
        WordingSpec { name: "What lies there".into(), terms: lists(&[&["ships", "=fleet"], &["frigates"]]) },
        WordingSpec { name: "What one pays".into(), terms: lists(&[&["fares"], &["toll"]]) },
    ]
}

#[test]
fn alternatives_are_counted_by_outlet_and_keep_their_places() {
    let question = question(library());
    let found = wordings(&question, &specs(), &Stop::default()).expect("nobody stops it");
    let outlets: Vec<&str> = found.columns.iter().map(|column| column.outlet.as_str()).collect();
    assert_eq!(outlets, ["The Harbour Post", "Coast Daily", "Rundblick", "articles"]);
    let counts = |index: usize| -> Vec<(usize, usize)> {
        found.alternatives[index].counts.iter().map(|count| (count.places, count.articles)).collect()
    };
    assert_eq!(counts(0), [(1, 1), (1, 1), (1, 1), (1, 1)]);
    assert_eq!(counts(1), [(1, 1), (0, 0), (0, 0), (0, 0)]);
    assert_eq!(counts(2), [(1, 1), (0, 0), (1, 1), (0, 0)]);
    assert_eq!(counts(3), [(0, 0); 4]);
    for of in &found.alternatives {
        let counted: usize = of.counts.iter().map(|count| count.places).sum();
        assert_eq!(of.places.all().len(), counted, "{}", of.terms);
    }
}

#[test]
fn places_are_reported() {
    let question = question(library());
    let report = show::concordance::report(&found(&question, "ferry"));
    insta::assert_snapshot!("concordance", as_text(&report, Form::Text));
    insta::assert_snapshot!("concordance_csv", as_text(&report, Form::Csv));
    let json: serde_json::Value = serde_json::from_str(&as_text(&report, Form::Json)).expect("JSON");
    let records = json["reports"][0]["records"].as_array().expect("records");
    assert_eq!(records.len(), 4);
    for record in records {
        let id = parallax::compare::articles::ArticleId::new(record["article"].as_str().expect("an id"));
        let body = question.library.get(&id).expect("its article").body.as_str();
        let text = |field: &str| record[field].as_str().expect("words");
        let at = |field: &str| usize::try_from(record[field].as_u64().expect("a number")).expect("a place");
        assert_eq!(&body[at("start")..at("end")], text("hit"));
        assert!(body[..at("start")].ends_with(text("left")), "{record}");
        assert!(body[at("end")..].starts_with(text("right")), "{record}");
    }
}

#[test]
fn wordings_are_reported() {
    let question = question(library());
    let found = wordings(&question, &specs(), &Stop::default()).expect("nobody stops it");
    let report = show::wordings::report(&found);
    insta::assert_snapshot!("wordings", as_text(&report, Form::Text));
    insta::assert_snapshot!("wordings_csv", as_text(&report, Form::Csv));
    let none = wordings(&question, &[], &Stop::default()).expect("nobody stops it");
    let text = as_text(&show::wordings::report(&none), Form::Text);
    assert!(text.contains("the config has no [[wording]]"), "{text}");
}
