//! What the tables of figures and voices list, in made-up articles small enough to count by hand.

use crate::common::{article, compared, library, library_with};
use parallax::compare::Stop;
use parallax::compare::comparison::Columns;
use parallax::compare::tables::ledger::{Field, Ledger, ledger};
use parallax::compare::tables::voices::{Speakers, speakers};
use parallax::export::MadeBy;
use parallax::export::show::{self, Form, write};
use std::sync::Arc;

/// The ledger of ships.
fn of_ships(library: parallax::compare::articles::Library, columns: Option<Columns>) -> Ledger {
    ledger(&compared(library, columns)[0], &Stop::default()).expect("nobody stops it")
}

#[test]
fn what_lacks_a_field_stands_last_whichever_way_it_is_sorted() {
    let library = library_with(&[
        ("a", article("Auk", "published = 2031-03-01", "At least 10 ships lay in the bay.")),
        ("b", article("Gull", "", "The bay held 20 ships.")),
        ("c", article("Tern", "published = 2031-03-05", "About 30 ships lay in the bay.")),
    ]);
    let ledger = of_ships(library, None);
    #[track_caller]
    fn check(ledger: &Ledger, field: Field, reversed: bool, expected: &[f64]) {
        let entries = ledger.sorted(field, reversed).into_iter().map(|index| ledger.entries[index]);
        let values: Vec<f64> =
            entries.map(|entry| ledger.told(&entry).expect("a figure").read.figure.value).collect();
        assert_eq!(values, expected, "{field:?}, reversed {reversed}");
    }
    check(&ledger, Field::Published, false, &[10.0, 30.0, 20.0]);
    check(&ledger, Field::Published, true, &[30.0, 10.0, 20.0]);
    check(&ledger, Field::Hedge, false, &[30.0, 10.0, 20.0]);
    check(&ledger, Field::Hedge, true, &[10.0, 30.0, 20.0]);
    check(&ledger, Field::Value, true, &[30.0, 20.0, 10.0]);
}

#[test]
fn printed_figures_carry_the_doubts_of_their_articles() {
    let by = MadeBy { version: "1".into(), library: 2, config: 3, filter: None, corrections: None };
    let printed = |library, columns| {
        let ledger = of_ships(library, columns);
        let report = show::figures::report(&ledger.comparison, &ledger);
        write("it", std::slice::from_ref(&report), &by, Form::Text, false)
    };
    for columns in [Columns::Article, Columns::Outlet] {
        let text = printed(library(), Some(columns));
        let line = |word: &str| text.lines().find(|line| line.contains(word)).expect("its figure");
        assert!(line("40 and 50 ships").contains("11 Mar 2031 †"), "{text}");
        assert!(!line("about 40 ships").contains('†'), "{text}");
    }
    let guessed = "published = 2031-03-01\nguessed = [\"outlet\"]";
    let text = printed(library_with(&[("a", article("Auk", guessed, "The bay held 20 ships."))]), None);
    assert!(text.lines().any(|line| line.contains("20 ships") && line.contains("Auk?")), "{text}");
}

/// What is quoted on the ferry.
fn on_the_ferry(texts: &[(&str, String)]) -> Speakers {
    speakers(&compared(library_with(texts), None)[1], &Stop::default()).expect("nobody stops it")
}

/// A sentence on the ferry, and who says what, in an article of the outlet `id`.
fn said<'a>(id: &'a str, day: u8, words: &str, who: &str) -> (&'a str, String) {
    let body = format!("The ferry was late. “{words},” {who} said of the ferry.");
    (id, article(id, &format!("published = 2031-03-{day:02}"), &body))
}

#[test]
fn a_common_phrase_joins_no_quotations() {
    #[track_caller]
    fn check(texts: &[(&str, String)], expected: &[&[&str]]) {
        let found = on_the_ferry(texts);
        let article = |index: &usize| found.quotations[*index].passage.article.to_string();
        let groups: Vec<Vec<String>> =
            found.groups.iter().map(|group| group.iter().map(article).collect()).collect();
        assert_eq!(groups, expected, "{:?}", found.quotations);
    }
    let long = "I knew that he would do it when the harbour froze over";
    let other = "They feared that he would do it because pilots drink at sea every night";
    let phrase = "that he would do it";
    // A phrase within two quotations of other people.
    check(
        &[said("a", 1, long, "Ada Brink"), said("b", 2, other, "Bo Lund"), said("c", 3, phrase, "Cy Moss")],
        &[],
    );
    // The same of one speaker: it is a part of one of them, and does not join them.
    check(
        &[
            said("a", 1, long, "Ada Brink"),
            said("b", 2, other, "Ada Brink"),
            said("c", 3, phrase, "Ada Brink"),
        ],
        &[&["b", "c"]],
    );
    // Few words of meaning, word for word: one speaker's are the same, those of two are not.
    check(&[said("a", 1, phrase, "Ada Brink"), said("b", 2, phrase, "Ada Brink")], &[&["a", "b"]]);
    check(&[said("a", 1, phrase, "Ada Brink"), said("b", 2, phrase, "Bo Lund")], &[]);
    // Many words of meaning: the same, though credited to others.
    check(&[said("a", 1, long, "Ada Brink"), said("b", 2, long, "Bo Lund")], &[&["a", "b"]]);
}

#[test]
fn quotations_of_one_passage_share_it() {
    let body = "The ferry was late, “we wait,” Ada Brink said, “and we mend nets,” she said of the ferry.";
    let found = on_the_ferry(&[("a", article("Auk", "published = 2031-03-01", body))]);
    let [first, second] = &*found.quotations else { panic!("{:?}", found.quotations) };
    assert!(Arc::ptr_eq(&first.passage, &second.passage));
}
