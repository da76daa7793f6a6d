//! What the tables of figures and voices list, in made-up articles small enough to count by hand.

mod common;

use common::{article, compared, library, library_with};
use parallax::compare::Stop;
use parallax::compare::comparison::Columns;
use parallax::compare::tables::ledger::{Field, Ledger, ledger};
use parallax::export::MadeBy;
use parallax::export::show::{self, Form, write};

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
    let by = MadeBy { version: "1".into(), library: 2, config: 3 };
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
