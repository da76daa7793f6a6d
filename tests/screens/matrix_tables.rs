//! What the matrix, omissions and times count, in made-up articles small enough to count by hand.

use crate::common::{Screen, article, compared, library, library_with, settings};
use parallax::compare::Stop;
use parallax::compare::articles::Library;
use parallax::compare::comparison::{Columns, Gap};
use parallax::compare::tables::matrix::{matrix, percent};
use parallax::compare::tables::omissions::omissions;
use parallax::compare::tables::times::{Period, times};
use parallax::export::MadeBy;
use parallax::export::show::{self, Form, Report, write};
use std::sync::Arc;

fn as_text(report: &Report, form: Form) -> String {
    let by = MadeBy { version: "1".into(), library: 2, config: 3, filter: None, corrections: None };
    write("it", std::slice::from_ref(report), &by, form, false)
}

#[test]
fn sentences_are_counted_once_and_set_against_all_that_are_no_furniture() {
    // Two sentences of ships, one of them of the ferry as well; one of neither; a plea is furniture.
    let body = "Norland sent 40 ships past the ferry. It sent 12 ships back. Nobody knows why.\n\n\
        Sign up to our newsletter\n\nFares rise in May.";
    let library = library_with(&[
        ("a", article("Gull", "published = 2031-03-01", body)),
        ("b", article("Tern", "published = 2031-03-02", "Norland sent 45 ships. The sea is wide.")),
    ]);
    let found = matrix(&compared(library, None), &Stop::default()).expect("nobody stops it");
    let counts = |topic: usize| -> Vec<(usize, usize)> {
        found.topics[topic].cells.iter().map(|cell| (cell.count.sentences, cell.count.of)).collect()
    };
    assert_eq!(counts(0), [(2, 4), (1, 2)]);
    assert_eq!(counts(1), [(2, 4), (0, 2)]);
    assert_eq!(counts(2), [(0, 4), (0, 2)]);
    let any: Vec<usize> = found.columns.iter().map(|count| count.sentences).collect();
    assert_eq!(any, [3, 1], "a sentence of two topics counts once");
    assert_eq!((found.all.sentences, found.all.of), (4, 6));
    assert_eq!(found.topics[0].total.sentences, 3);
    assert_eq!(found.largest_share(), 0.5);
}

#[test]
fn an_empty_cell_says_the_kind_of_gap_that_all_rows_agree_on() {
    let texts = |third: &str| {
        library_with(&[
            (
                "a",
                article(
                    "Gull",
                    "published = 2031-03-01",
                    "Norland had 40 ships in the strait in March 2031.",
                ),
            ),
            (
                "b",
                article(
                    "Tern",
                    "published = 2031-03-02",
                    "Norland had 45 ships in the strait in March 2031.",
                ),
            ),
            ("c", article("Auk", third, "Nothing stirred.")),
        ])
    };
    let check = |third: &str, expected: [Option<Gap>; 3]| {
        let comparisons = compared(texts(third), None);
        let found = matrix(&comparisons, &Stop::default()).expect("nobody stops it");
        let gap = |id: &str| {
            let column = found.headings().iter().position(|column| column.id == id).expect("a column");
            found.topics[0].cells[column].gap
        };
        assert_eq!(["a", "b", "c"].map(gap), expected, "{third}");
    };
    check("published = 2030-01-05", [None, None, Some(Gap::Earlier)]);
    check("published = 2031-03-03", [None, None, Some(Gap::NoneFound)]);
    check("", [None, None, Some(Gap::NoneFound)]);
}

#[test]
fn shares_are_rounded_but_never_to_none() {
    let check = |share: f64, expected: &str| assert_eq!(percent(share), expected);
    check(0.0, "0%");
    check(0.001, "<1%");
    check(0.005, "1%");
    check(0.344, "34%");
    check(0.999, ">99%");
    check(1.0, "100%");
}

/// Two articles of Gull, one of Tern and one of Auk; Auk lacks what Gull and Tern have.
fn with_a_gap() -> Library {
    library_with(&[
        (
            "a",
            article(
                "Gull",
                "published = 2031-03-01",
                "Pensioners pay half on the ferry.\n\nThe ferry is red.",
            ),
        ),
        ("b", article("Gull", "published = 2031-03-02", "A ferry sank.")),
        ("c", article("Tern", "published = 2031-03-03", "A subsidy keeps the ferry going.")),
        ("d", article("Auk", "published = 2031-03-04", "The ferry “Ada” was late.\n\nGulls cried.")),
    ])
}

#[test]
fn a_column_lacks_what_two_other_outlets_have() {
    let comparisons = compared(with_a_gap(), None);
    let found = omissions(&comparisons[1], &Stop::default()).expect("nobody stops it");
    let label = |row: usize| comparisons[1].rows[row].label.as_str();
    let rows: Vec<(&str, usize, usize)> =
        found.rows.iter().map(|row| (label(row.row), row.gaps, row.held)).collect();
    assert_eq!(rows, [("Who pays", 2, 2)]);
    let lacks = |column: usize| -> Vec<(&str, usize, bool)> {
        found.columns[column]
            .lacks
            .iter()
            .map(|lack| (label(lack.row), lack.outlets, lack.own_outlet))
            .collect()
    };
    assert_eq!(lacks(0), []);
    assert_eq!(lacks(1), [], "Gull's other article has it, and Tern: that is one other outlet");
    assert_eq!(lacks(2), []);
    assert_eq!(lacks(3), [("Who pays", 2, false)]);
    assert_eq!(found.held_by(found.columns[3].lacks[0].row), [0, 2]);
    let only = |column: usize| -> Vec<&str> {
        let passages = found.columns[column].only.iter().filter_map(|only| found.passage(column, *only));
        passages.map(|passage| comparisons[1].text(&passage.article, passage.span)).collect()
    };
    assert_eq!(only(0), ["The ferry is red."]);
    assert_eq!(only(1), ["A ferry sank."]);
    assert_eq!(only(2), [] as [&str; 0]);
    assert_eq!(only(3), ["The ferry “Ada” was late."]);
}

#[test]
fn columns_of_one_outlet_are_one_witness() {
    let pay = "Pensioners pay half on the ferry.";
    let library = library_with(&[
        ("a", article("Gull", "published = 2031-03-01", pay)),
        ("b", article("Gull", "published = 2031-03-02", pay)),
        ("c", article("Tern", "published = 2031-03-03", "The ferry is red.")),
    ]);
    let comparisons = compared(library, None);
    let found = omissions(&comparisons[1], &Stop::default()).expect("nobody stops it");
    assert!(found.columns.iter().all(|column| column.lacks.is_empty()));
    assert_eq!(found.columns[0].only.len(), 1, "two articles of one outlet have it, no other outlet");
    assert_eq!(found.columns[1].only.len(), 1);
}

#[test]
fn rows_with_most_gaps_come_first() {
    let library = library_with(&[
        (
            "a",
            article(
                "Gull",
                "published = 2031-03-01",
                "Norland had 40 ships in the strait in March 2031.\n\nSouthland had 7 ships in the bay in May 2031.",
            ),
        ),
        (
            "b",
            article(
                "Tern",
                "published = 2031-03-02",
                "Norland had 45 ships in the strait in March 2031.\n\nSouthland had 9 ships in the bay in May 2031.",
            ),
        ),
        ("c", article("Auk", "published = 2031-03-03", "Norland had 50 ships in the strait in March 2031.")),
    ]);
    let comparisons = compared(library, None);
    let found = omissions(&comparisons[0], &Stop::default()).expect("nobody stops it");
    let gaps: Vec<usize> = found.rows.iter().map(|row| row.gaps).collect();
    assert_eq!(gaps, [1, 0]);
    let rows: Vec<usize> = found.rows.iter().map(|row| row.row).collect();
    assert_eq!(rows, [1, 0], "the comparison has the row of three columns first");
}

#[test]
fn articles_are_counted_by_period() {
    let ships = "Norland sent 40 ships.";
    let library = || {
        library_with(&[
            ("a", article("Gull", "published = 2020-12-31", ships)),
            ("b", article("Gull", "published = 2021-01-03", "Nothing stirred.")),
            ("c", article("Gull", "published = \"2021-01-04\"\nguessed = [\"published\"]", ships)),
            ("d", article("Tern", "published = 2021-03-01", ships)),
            ("e", article("Tern", "", ships)),
        ])
    };
    let check =
        |period: Period, keys: &[&str], gull: &[(usize, usize, bool)], tern: &[(usize, usize, bool)]| {
            for columns in [Columns::Article, Columns::Outlet] {
                let comparisons = compared(library(), Some(columns));
                let found = times(&comparisons, period, &Stop::default()).expect("nobody stops it");
                let named: Vec<&str> = found.periods.iter().map(|period| period.key.as_str()).collect();
                assert_eq!(named, keys);
                let counts = |outlet: &str| -> Vec<(usize, usize, bool)> {
                    let outlet = found.outlets.iter().position(|of| of.name == outlet).expect("an outlet");
                    let count = |period: usize| {
                        let whole = found.in_period(outlet, period);
                        (found.speaking(0, outlet, period).len(), whole.articles, whole.guessed)
                    };
                    (0..found.periods.len()).map(count).collect()
                };
                assert_eq!(
                    (counts("Gull"), counts("Tern")),
                    (gull.to_vec(), tern.to_vec()),
                    "{period:?} {columns:?}"
                );
            }
        };
    let none = (0, 0, false);
    check(
        Period::Year,
        &["2020", "2021", "undated"],
        &[(1, 1, false), (1, 2, true), none],
        &[none, (1, 1, false), (1, 1, false)],
    );
    check(
        Period::Month,
        &["2020-12", "2021-01", "2021-02", "2021-03", "undated"],
        &[(1, 1, false), (1, 2, true), none, none, none],
        &[none, none, none, (1, 1, false), (1, 1, false)],
    );
    let weeks: Vec<String> = (1..=9).map(|week| format!("2021-W{week:02}")).collect();
    let mut keys = vec!["2020-W53"];
    keys.extend(weeks.iter().map(String::as_str).chain(["undated"]));
    let mut gull = vec![(1, 2, false), (1, 1, true)];
    gull.resize(11, none);
    let mut tern = vec![none; 9];
    tern.extend([(1, 1, false), (1, 1, false)]);
    check(Period::Week, &keys, &gull, &tern);
}

#[test]
fn many_empty_periods_are_left_out_and_counted() {
    let check = |last: &str, expected: (usize, (&str, usize), (&str, usize))| {
        let library = library_with(&[
            ("a", article("Gull", "published = 2031-01-10", "Norland sent 40 ships.")),
            ("b", article("Gull", last, "Norland sent 40 ships.")),
        ]);
        let found =
            times(&compared(library, None), Period::Month, &Stop::default()).expect("nobody stops it");
        let periods: Vec<(&str, usize)> =
            found.periods.iter().map(|period| (period.key.as_str(), period.left_out)).collect();
        assert_eq!((periods.len(), periods[0], periods[periods.len() - 1]), expected);
    };
    check("published = 2033-02-10", (26, ("2031-01", 0), ("2033-02", 0)));
    check("published = 2033-03-10", (2, ("2031-01", 0), ("2033-03", 25)));
}

#[test]
fn who_stops_waits_for_no_table() {
    let comparisons = compared(library(), None);
    let raised = Stop::default();
    raised.raise();
    assert!(matrix(&comparisons, &raised).is_err());
    assert!(omissions(&comparisons[0], &raised).is_err());
    assert!(times(&comparisons, Period::Month, &raised).is_err());
}

#[test]
fn reports_carry_numbers_places_and_doubts() {
    let comparisons = compared(library(), None);
    let stop = Stop::default();
    let found = matrix(&comparisons, &stop).expect("nobody stops it");
    insta::assert_snapshot!("matrix", as_text(&show::matrix::report(&found), Form::Text));
    insta::assert_snapshot!("matrix_csv", as_text(&show::matrix::report(&found), Form::Csv));
    let of_ships = omissions(&comparisons[0], &stop).expect("nobody stops it");
    let report = show::omissions::report(&comparisons[0], &of_ships);
    insta::assert_snapshot!("omissions", as_text(&report, Form::Text));
    let of_times = times(&comparisons, Period::Month, &stop).expect("nobody stops it");
    insta::assert_snapshot!("timeline", as_text(&show::times::report(&of_times), Form::Text));
    let comparisons = compared(with_a_gap(), None);
    let of_fares = omissions(&comparisons[1], &stop).expect("nobody stops it");
    let report = show::gaps::report(&comparisons[1], &of_fares);
    insta::assert_snapshot!("gaps", as_text(&report, Form::Text));
    insta::assert_snapshot!("gaps_csv", as_text(&report, Form::Csv));
    for record in &report.records {
        assert_eq!(record.len(), report.fields.len());
    }
}

#[test]
fn what_is_listed_opens_in_the_compare_view() {
    let mut screen = Screen::of(settings(Arc::new(with_a_gap())), 100, 30);
    screen.keys("] 2 v g g l l l enter");
    assert!(screen.text().contains("lacks 1 row that 2 or more other outlets have"), "{}", screen.text());
    screen.keys("enter");
    assert!(screen.model.open.is_empty() || screen.text().contains("Who pays"), "{}", screen.text());
    let focus = screen.model.compare.focus();
    assert_eq!(focus.column.as_deref(), Some("d"));
    assert_eq!(focus.row.as_deref(), Some("ferry-fares/who-pays"));
}
