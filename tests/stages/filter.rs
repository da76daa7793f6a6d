//! What each condition of a filter admits, and the laws of filtering.

use crate::common::{library_of, settings, shipped};
use parallax::compare::articles::ArticleId;
use parallax::compare::comparison::{Cell, Columns, Comparison, Gap, Passage, Row, Way};
use parallax::compare::filter::{Beside, Filter, InForce, filtered};
use parallax::compare::tables::matrix::matrix;
use parallax::compare::tables::omissions::omissions;
use parallax::compare::{Memo, Question, Stop, compare, compare_once};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

/// Four articles of three outlets, one undated; two of them give two values for one figure.
fn strait() -> Question {
    let article = |outlet: &str, date: &str, text: &str| {
        let date = if date.is_empty() { String::new() } else { format!("published = {date}\n") };
        format!("+++\ntitle = \"A ferry\"\noutlet = \"{outlet}\"\n{date}+++\n{text}\n")
    };
    let texts = [
        (
            "early",
            article(
                "The Harbour Post",
                "2031-03-02",
                "Norland has sent about 40 ships to the strait this month, and a ferry. “The ferry is dear,” said Ada Brink.",
            ),
        ),
        (
            "late",
            article(
                "CD",
                "2031-03-09",
                "At least 45 Norland ships now lie in the strait beside the ferry, the coast guard said on Sunday. A subsidy helps the ferry.",
            ),
        ),
        ("loose", article("Rundblick", "", "The ferry was late again. Nobody minded the fares.")),
        ("more", article("The Harbour Post", "2031-04-20", "The islanders love the ferry.")),
    ];
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
    settings(Arc::new(library_of(&texts))).question
}

fn compared(question: &Question, topic: usize) -> Comparison {
    compare(question, topic, &Memo::default(), &Stop::default()).expect("nobody raised the flag")
}

fn parsed(written: &str) -> Filter {
    written.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn under(question: &Question, written: &str, new: &[&str]) -> Question {
    let new_articles = Arc::new(new.iter().map(|id| ArticleId::new(id)).collect());
    Question { filter: Arc::new(InForce { filter: parsed(written), new_articles }), ..question.clone() }
}

fn passages(comparison: &Comparison) -> Vec<&Passage> {
    comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages).collect()
}

/// The articles whose passages are left, each once, with how many different ones.
fn left(comparison: &Comparison) -> String {
    let places: BTreeSet<_> = passages(comparison).iter().map(|of| (of.article.clone(), of.span)).collect();
    let articles: BTreeSet<_> = places.iter().map(|(article, _)| article.as_str()).collect();
    let count = |id: &str| places.iter().filter(|(article, _)| article.as_str() == id).count();
    articles.iter().map(|id| format!("{id} {}", count(id))).collect::<Vec<_>>().join(", ")
}

#[test]
fn every_condition_admits_what_it_says() {
    let question = strait();
    #[track_caller]
    fn check(question: &Question, written: &str, expected: &str) {
        let comparison = compared(&under(question, written, &["late", "loose"]), 1);
        assert_eq!(left(&comparison), expected, "{written}");
    }
    let check = |written: &str, expected: &str| check(&question, written, expected);
    check("", "early 2, late 2, loose 1, more 1");
    check("outlet:\"the harbour post\"", "early 2, more 1");
    check("outlet:CD outlet:Rundblick", "late 2, loose 1");
    check("-outlet:cd", "early 2, loose 1, more 1");
    check("-outlet:cd -outlet:Rundblick", "early 2, more 1");
    check("from:2031-03-10", "more 1");
    check("from:2031-04", "more 1");
    check("from:2031", "early 2, late 2, more 1");
    check("to:2031-03", "early 2, late 2");
    check("from:2031-03-03 to:2031-03-09", "late 2");
    check("to:2030", "");
    check("undated", "loose 1");
    check("-undated", "early 2, late 2, more 1");
    check("new", "late 2, loose 1");
    check("-new", "early 2, more 1");
    check("text:subsidies", "late 1");
    check("text:\"norlandia\"", "early 1, late 1");
    check("text:ferry -text:strait", "early 1, late 1, loose 1, more 1");
    check("figure", "early 1, late 1");
    check("quote", "early 1");
    check("-quote figure", "early 1, late 1");
    check("outlet:cd figure text:/co[a]st/", "late 1");
    check("outlet:cd text:subsidy figure", "");
}

#[test]
fn conditions_of_rows_judge_what_is_left_and_keep_rows_whole() {
    let question = strait();
    #[track_caller]
    fn check(question: &Question, topic: usize, written: &str, expected: &[&str]) {
        let comparison = compared(&under(question, written, &[]), topic);
        let way = |row: &Row| format!("{} {}", row.way.name(), holders(row));
        assert_eq!(comparison.rows.iter().map(way).collect::<Vec<_>>(), expected, "{written}");
    }
    let check = |topic, written: &str, expected: &[&str]| check(&question, topic, written, expected);
    let (ships, ferry) = (0, 1);
    check(ships, "differ", &["figure 2"]);
    check(ships, "-differ", &[]);
    check(ships, "outlet:cd differ", &[]);
    check(ships, "outlet:cd outlet:\"The Harbour Post\" differ", &["figure 2"]);
    check(ships, "gaps", &["figure 2"]);
    check(ships, "outlet:cd outlet:\"The Harbour Post\" gaps to:2031-03-10", &[]);
    check(ferry, "shared", &["suggested 2"]);
    check(ferry, "-shared", &["named 1", "alone 1", "alone 1", "alone 1"]);
    check(ferry, "shared text:guard", &[]);
    check(ferry, "gaps", &["named 1", "suggested 2"]);
}

fn holders(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.passages().is_empty()).count()
}

#[test]
fn a_hidden_cell_is_a_gap_of_its_own_and_the_values_span_what_is_left() {
    let question = strait();
    let comparison = compared(&under(&question, "text:subsidy", &[]), 1);
    assert!(comparison.columns.len() == 4, "columns stay as long as an article may pass");
    let comparison = compared(&under(&question, "-text:coast", &[]), 0);
    let row = comparison.rows.iter().find(|row| row.way == Way::Figure).expect("the row of figures");
    let spread = row.spread.as_ref().expect("a value is left");
    assert_eq!((spread.low, spread.high), (40.0, 40.0));
    let gaps: Vec<_> =
        comparison.columns.iter().zip(&row.cells).map(|(column, cell)| (column.id.as_str(), cell)).collect();
    let gap = |id: &str| gaps.iter().find(|(of, _)| *of == id).map(|(_, cell)| (*cell).clone());
    assert_eq!(gap("late"), Some(Cell::Gap(Gap::Filtered)));
    assert_eq!(gap("loose"), Some(Cell::Gap(Gap::NoneFound)), "what is missing is missing all the same");
    let whole = compared(&question, 0);
    let told = comparison.filtered.as_ref().expect("a filter is in force");
    assert_eq!(told.whole, whole.counts);
    assert_eq!(comparison.passages_in_words(), format!("1 of {} passages", whole.counts.passages));
}

#[test]
fn a_column_with_no_admitted_article_goes_and_one_by_outlet_keeps_the_rest() {
    let mut question = strait();
    let ids = |question: &Question, written: &str| {
        let comparison = compared(&under(question, written, &[]), 1);
        let columns = comparison.columns.iter();
        columns.map(|column| format!("{}×{}", column.id, column.articles.len())).collect::<Vec<_>>()
    };
    assert_eq!(ids(&question, "outlet:CD undated"), [""; 0]);
    assert_eq!(ids(&question, "to:2031-03"), ["early×1", "late×1"]);
    question.arrangement.columns = Some(Columns::Outlet);
    assert_eq!(ids(&question, "from:2031-03-09"), ["outlet:The Harbour Post×1", "outlet:Coast Daily×1"]);
    assert_eq!(ids(&question, "-outlet:CD"), ["outlet:The Harbour Post×2", "outlet:Rundblick×1"]);
}

#[test]
fn what_a_filter_hides_is_not_told_as_missing() {
    let question = strait();
    let comparison = Arc::new(compared(&under(&question, "text:40", &[]), 0));
    let columns: Vec<&str> = comparison.columns.iter().map(|column| column.id.as_str()).collect();
    let at = |id: &str| columns.iter().position(|of| *of == id).expect("the column");
    let matrix = matrix(&[Arc::clone(&comparison)], &Stop::default()).expect("not stopped");
    assert_eq!(matrix.topics[0].cells[at("late")].gap, Some(Gap::Filtered));
    let omissions = omissions(&comparison, &Stop::default()).expect("not stopped");
    let row = omissions.rows.iter().find(|of| omissions.row(**of).is_some_and(|row| row.way == Way::Figure));
    assert_eq!(row.map(|of| (of.held, of.gaps)), Some((1, 2)), "late is hidden, two lack it");
    assert_eq!(omissions.columns[at("late")].lacks, []);
    assert_eq!(omissions.columns[at("early")].only, [], "late has it, too");
}

#[test]
fn a_passage_that_leans_on_the_one_before_it_is_not_shown_without_it() {
    let question = settings(Arc::new(library_of(&[(
        "one",
        "The ferry left at noon.\n\nIt is a slow ferry, islanders say.\n\nA bus waits at the ferry.\n",
    )])))
    .question;
    let whole = compared(&question, 1);
    assert!(passages(&whole).iter().any(|passage| passage.follows), "the text no longer holds the case");
    let shown = compared(&under(&question, "text:islanders", &[]), 1);
    let texts: Vec<&str> = passages(&shown).iter().map(|of| shown.text(&of.article, of.span)).collect();
    assert_eq!(texts, ["The ferry left at noon.", "It is a slow ferry, islanders say."]);
    assert_eq!(left(&compared(&under(&question, "text:noon", &[]), 1)), "one 1");
}

/// All comparisons of the shipped and of the made-up articles, by article and by outlet.
static COMPARED: LazyLock<Vec<(Question, Arc<Comparison>)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for question in [strait(), shipped().question] {
        for columns in [Columns::Article, Columns::Outlet] {
            let mut question = question.clone();
            question.arrangement.columns = Some(columns);
            for topic in 0..question.topics.specs().len() {
                all.push((question.clone(), Arc::new(compared(&question, topic))));
            }
        }
    }
    all
});

const PASSAGE_CONDITIONS: [&str; 14] = [
    "outlet:CD",
    "outlet:\"The Harbour Post\"",
    "-outlet:Rundblick",
    "from:2031-03-05",
    "to:2031-04",
    "-undated",
    "undated",
    "text:ferry",
    "-text:fares",
    "text:the",
    "figure",
    "-figure",
    "quote",
    "-new",
];
const ROW_CONDITIONS: [&str; 6] = ["differ", "-differ", "shared", "-shared", "gaps", "-gaps"];

/// A filter of some conditions; one that contradicts itself is another one.
fn filter_of(conditions: &'static [&'static str], most: usize) -> impl Strategy<Value = Filter> {
    prop::sample::subsequence(conditions, 0..=most)
        .prop_filter_map("admits nothing", |of| of.join(" ").parse::<Filter>().ok())
}

fn apply((question, whole): (&Question, &Arc<Comparison>), filter: &Filter) -> Arc<Comparison> {
    let new_articles = BTreeSet::from([ArticleId::new("late")]);
    let beside = Beside { new_articles: &new_articles, ..question.beside_filter() };
    filtered(whole, filter, beside, &Stop::default()).expect("nobody raised the flag")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_filter_is_read_as_it_is_written(a in filter_of(&PASSAGE_CONDITIONS, 6), b in filter_of(&ROW_CONDITIONS, 3)) {
        let both = format!("{b} {a}");
        if let Ok(filter) = both.parse::<Filter>() {
            prop_assert_eq!(filter.to_string().parse::<Filter>(), Ok(filter));
        }
    }

    #[test]
    fn names_and_terms_are_read_as_they_are_written(name in "[^\\p{C}]{1,12}") {
        for condition in ["outlet", "text"] {
            let typed = format!("{condition}:\"{}\"", name.replace('"', "\"\""));
            if let Ok(filter) = typed.parse::<Filter>() {
                prop_assert_eq!(filter.to_string().parse::<Filter>(), Ok(filter));
            }
        }
    }

    #[test]
    fn no_text_makes_the_reading_of_a_filter_fail(text in "\\PC{0,40}") {
        let _ = text.parse::<Filter>();
    }

    #[test]
    fn a_filter_only_hides(passages_of in filter_of(&PASSAGE_CONDITIONS, 4), rows_of in filter_of(&ROW_CONDITIONS, 2)) {
        for (question, whole) in COMPARED.iter() {
            for filter in [&passages_of, &rows_of] {
                let left = apply((question, whole), filter);
                if filter.is_empty() {
                    prop_assert!(Arc::ptr_eq(&left, whole));
                }
                let before: Vec<&str> = whole.columns.iter().map(|column| column.id.as_str()).collect();
                let kept: Vec<usize> = left.columns.iter().map(|column| before.iter().position(|id| *id == column.id).expect("a column of before")).collect();
                prop_assert!(kept.is_sorted());
                let mut rows = whole.rows.iter();
                for row in &left.rows {
                    let own = rows.find(|of| of.id == row.id).expect("a row of before, in order");
                    prop_assert_eq!(row.cells.len(), kept.len());
                    prop_assert!(row.cells.iter().any(|cell| !cell.passages().is_empty()));
                    for (cell, before) in row.cells.iter().zip(kept.iter().map(|column| &own.cells[*column])) {
                        match cell {
                            Cell::Gap(Gap::Filtered) => prop_assert!(!before.passages().is_empty()),
                            Cell::Gap(_) => prop_assert_eq!(cell, before),
                            Cell::Passages(left) => {
                                prop_assert!(left.iter().all(|passage| before.passages().contains(passage)));
                            }
                        }
                    }
                }
                prop_assert!(left.counts.passages <= whole.counts.passages);
            }
        }
    }

    #[test]
    fn filtering_twice_is_filtering_once(passages_of in filter_of(&PASSAGE_CONDITIONS, 4), rows_of in filter_of(&ROW_CONDITIONS, 2)) {
        let Ok(filter) = format!("{passages_of} {rows_of}").parse::<Filter>() else { return Ok(()) };
        for (question, whole) in COMPARED.iter() {
            let once = apply((question, whole), &filter);
            let twice = apply((question, &once), &filter);
            prop_assert_eq!(&once.rows, &twice.rows);
            prop_assert_eq!(&once.columns, &twice.columns);
            prop_assert_eq!(once.counts, twice.counts);
        }
    }

    #[test]
    fn conditions_all_hold_passages_before_rows(passages_of in filter_of(&PASSAGE_CONDITIONS, 4), rows_of in filter_of(&ROW_CONDITIONS, 2)) {
        let Ok(filter) = format!("{rows_of} {passages_of}").parse::<Filter>() else { return Ok(()) };
        for (question, whole) in COMPARED.iter() {
            let together = apply((question, whole), &filter);
            let after = apply((question, &apply((question, whole), &passages_of)), &rows_of);
            prop_assert_eq!(&together.rows, &after.rows);
            let single = |condition: &str| apply((question, whole), &parsed(condition));
            let names = |of: &Filter| of.conditions().iter().map(ToString::to_string).collect::<Vec<_>>();
            // Of several outlets one is enough; a passage may stand for one that leans on it.
            for condition in names(&passages_of).iter().filter(|name| !name.starts_with("outlet")) {
                let alone = single(condition);
                let alone: Vec<_> = passages(&alone).iter().map(|of| (&of.article, of.span)).collect();
                let has_followers = passages(whole).iter().any(|passage| passage.follows);
                for passage in passages(&together) {
                    prop_assert!(has_followers || alone.contains(&(&passage.article, passage.span)), "{} shows more than {}", filter, condition);
                }
            }
        }
    }
}

#[test]
fn another_filter_compares_nothing_anew() {
    let question = strait();
    let (memo, stop) = (Memo::default(), Stop::default());
    let once = |question: &Question| compare_once(question, 1, &memo, &stop).expect("not stopped");
    let whole = once(&question);
    let narrow = under(&question, "figure", &[]);
    let first = once(&narrow);
    assert!(Arc::ptr_eq(&first, &once(&narrow)), "a known filter is known");
    assert!(memo.known_whole(&narrow, 1).is_some_and(|known| Arc::ptr_eq(&known, &whole)));
    let wide = once(&under(&question, "", &[]));
    assert!(Arc::ptr_eq(&wide, &whole), "without conditions it is the same comparison");
    memo.keep_only(&narrow);
    assert!(memo.known_whole(&question, 1).is_some(), "another filter is the same question");
}
