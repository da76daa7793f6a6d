//! What readers have judged, laid over what the program found.

use crate::common::{library, library_of, settings};
use parallax::compare::articles::ArticleId;
use parallax::compare::comparison::{Cell, Columns, Comparison, Passage, Row, Way};
use parallax::compare::corrections::{
    Anchor, CellMark, CorrectedRow, Corrections, Judgement, Layer, Member, Stamp, What, Words,
};
use parallax::compare::text::Span;
use parallax::compare::{Memo, Question, Stop, compare};
use std::collections::BTreeSet;
use std::sync::Arc;

const SHIPS: usize = 0;
const FARES: usize = 1;

/// The words of an article of the library; those that are not there anywhere are an anchor all the
/// same.
fn anchor((article, text): &(&str, &str)) -> Anchor {
    let library = library();
    let of = library.get(&ArticleId::new(article));
    let start = of.and_then(|of| Some((of, of.body.as_str().find(text)?)));
    match start {
        Some((of, start)) => Anchor::of(of, Span::new(start, start + text.len())),
        None => Anchor {
            article: ArticleId::new(article),
            exact: (*text).to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            copies: 1,
            outlet: String::new(),
            body: None,
        },
    }
}

/// The question of rows of pinned passages, the first made first.
fn question(pins: &[&[(&str, &str)]]) -> Question {
    let row = |(day, members): (usize, &&[(&str, &str)])| {
        let members = members.iter().map(|words| Member { at: anchor(words), figures: Vec::new() });
        let row = CorrectedRow { takes: false, ..CorrectedRow::new("ferry-fares", None, members.collect()) };
        Judgement { stamp: stamp(day + 1), what: What::Row(row) }
    };
    judged(&Corrections::new(vec![Layer::new("corrections", pins.iter().enumerate().map(row).collect())]))
}

fn judged(corrections: &Corrections) -> Question {
    let settings = settings(Arc::new(library()));
    Question { corrections: Arc::new(corrections.clone()), ..settings.question }
}

fn stamp(day: usize) -> Stamp {
    Stamp { made: jiff::civil::date(2031, 3, i8::try_from(day).expect("a day")), by: None }
}

fn compared(question: &Question) -> Comparison {
    compared_on(question, FARES)
}

fn compared_on(question: &Question, topic: usize) -> Comparison {
    compare(question, topic, &Memo::default(), &Stop::default()).expect("nobody stops it")
}

/// A row in one line: way, label, and the words of each cell.
fn shown(comparison: &Comparison, row: &Row) -> String {
    let words = |passage: &Passage| comparison.text(&passage.article, passage.span);
    let cell = |cell: &Cell| match cell {
        Cell::Passages(passages) => passages.iter().map(words).collect::<Vec<_>>().join(" / "),
        Cell::Gap(_) => "·".to_owned(),
    };
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    format!("{} {}: {}", row.way.name(), row.label, cells.join(" | "))
}

fn rows(question: &Question) -> Vec<String> {
    let comparison = compared(question);
    comparison.rows.iter().map(|row| shown(&comparison, row)).collect()
}

const RISE: (&str, &str) = ("post-strait", "Ferry fares will rise in May.");
const TWICE: (&str, &str) = ("daily-fleet", "The ferry to Aldholm runs twice a day.");
const LATE: (&str, &str) = ("loose-page", "The ferry was late again.");
const MATTER: (&str, &str) = ("rundblick", "Fares matter to them.");

#[test]
fn a_pinned_row_stands_first_and_leaves_nothing_alone_twice() {
    let [before, after] = [question(&[]), question(&[&[TWICE, LATE]])].map(|question| compared(&question));
    let first = shown(&after, &after.rows[0]);
    assert_eq!(
        first,
        "pinned pinned: ferry: · | The ferry to Aldholm runs twice a day. | · | The ferry was late again."
    );
    assert_eq!(after.rows[0].shares, ["ferry"]);
    let pinned: Vec<&Passage> = after.rows[0].cells.iter().flat_map(Cell::passages).collect();
    for passage in &pinned {
        let said: Vec<&str> =
            passage.shares.iter().map(|share| after.text(&passage.article, share.span)).collect();
        assert_eq!(said.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>(), ["ferry"]);
    }
    let words = |comparison: &Comparison, way: &dyn Fn(Way) -> bool| -> BTreeSet<String> {
        let rows = comparison.rows.iter().filter(|row| way(row.way));
        let passages = rows.flat_map(|row| &row.cells).flat_map(Cell::passages);
        passages.map(|passage| comparison.text(&passage.article, passage.span).to_owned()).collect()
    };
    let alone = words(&after, &|way| way == Way::Alone);
    assert!(
        !alone.iter().any(|text| text.contains("ferry was late") || text.contains("Aldholm")),
        "{alone:?}"
    );
    let shared = |way| !matches!(way, Way::Alone | Way::Pinned);
    assert_eq!(words(&before, &shared), words(&after, &shared), "rows of other ways are as they were");
}

#[test]
fn every_sentence_stays_in_a_row_and_counts_once() {
    let sentences = |question: &Question| {
        let comparison = compared(question);
        let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
        let mut sentences = BTreeSet::new();
        for passage in passages {
            let article = comparison.article(&passage.article).expect("in the snapshot");
            let of_paragraph = article.sentences(passage.paragraph - 1).iter();
            sentences.extend(
                of_paragraph
                    .filter(|sentence| passage.span.contains(**sentence))
                    .map(|sentence| (passage.article.clone(), *sentence)),
            );
        }
        (sentences, comparison.counts.articles_found)
    };
    let plain = sentences(&question(&[]));
    assert_eq!(plain, sentences(&question(&[&[RISE, TWICE, MATTER]])));
    assert_eq!(plain, sentences(&question(&[&[RISE, LATE], &[TWICE, MATTER]])));
}

#[test]
fn pinned_rows_stand_in_the_order_in_which_they_were_pinned() {
    let ways = |question: &Question| -> Vec<String> { rows(question).into_iter().take(2).collect() };
    assert_eq!(
        ways(&question(&[&[LATE, TWICE], &[RISE, MATTER]])),
        [
            "pinned pinned: ferry: · | The ferry to Aldholm runs twice a day. | · | The ferry was late again.",
            "pinned pinned row 2: Ferry fares will rise in May. | · | Fares matter to them. | ·",
        ]
    );
}

#[test]
fn a_row_keeps_its_id_while_it_grows() {
    let id = |pins: &[&[(&str, &str)]]| compared(&question(pins)).rows[0].id.clone();
    let two = id(&[&[TWICE, LATE]]);
    assert!(two.starts_with("ferry-fares/row-"), "{two}");
    let grown = question(&[&[TWICE, LATE]]);
    let library = library();
    let words = |(article, text): (&str, &str)| -> Words<'_> {
        let id = ArticleId::new(article);
        let start = library.get(&id).expect("it is there").body.as_str().find(text).expect("it is there");
        Words::of(&library, &id, Span::new(start, start + text.len())).expect("it is there")
    };
    let grown = grown.corrections.with_pinned("ferry-fares", words(TWICE), words(RISE), &stamp(9));
    assert_eq!(two, compared(&judged(&grown)).rows[0].id);
    assert_eq!(
        compared(&judged(&grown)).rows[0].cells.iter().filter(|cell| !cell.passages().is_empty()).count(),
        3
    );
}

#[test]
fn a_pin_without_its_words_has_no_effect() {
    let gone = ("daily-fleet", "No such sentence stands there.");
    assert_eq!(rows(&question(&[&[RISE, gone]])), rows(&question(&[])));
    let off_topic = ("post-strait", "Nobody knows why.");
    assert_eq!(rows(&question(&[&[off_topic, gone]])), rows(&question(&[])));
    let other_article = ("nowhere", RISE.1);
    assert_eq!(rows(&question(&[&[RISE, other_article, TWICE]]))[0], rows(&question(&[&[RISE, TWICE]]))[0]);
}

#[test]
fn a_pin_survives_an_edit_and_another_arrangement() {
    let mut question = question(&[&[LATE, TWICE]]);
    let is_pinned = |question: &Question| rows(question)[0].starts_with("pinned pinned: ferry: ");
    question.arrangement.columns = Some(Columns::Outlet);
    assert!(is_pinned(&question));
    question.library = Arc::new(library_of(&[
        (
            "loose-page",
            "+++\ntitle = \"x\"\n+++\nSomething new.\n\nMore. The ferry was late again. The ferry.\n",
        ),
        ("daily-fleet", "+++\ntitle = \"y\"\n+++\nThe ferry to Aldholm runs twice a day.\n"),
    ]));
    assert!(is_pinned(&question));
}

#[test]
fn only_an_empty_cell_is_silent() {
    let plain = question(&[]);
    let comparison = compared_on(&plain, SHIPS);
    let row = comparison.rows.iter().find(|row| row.way == Way::Figure).expect("a row of figures");
    let marks = |silent: &[&str], topic: &str| {
        let cell = |column: &&str| {
            let cell = CellMark {
                topic: topic.to_owned(),
                row: row.id.clone(),
                row_at: None,
                column: (*column).to_owned(),
                texts: Vec::new(),
                held: None,
            };
            Judgement { stamp: stamp(1), what: What::Silent(cell) }
        };
        Corrections::new(vec![Layer::new("corrections", silent.iter().map(cell).collect())])
    };
    let gaps = |silent: &[&str]| {
        let found = compared_on(&judged(&marks(silent, "ships")), SHIPS);
        let row = found.rows.iter().find(|of| of.id == row.id).expect("the same row");
        let gaps = row.cells.iter().map(|cell| match cell {
            Cell::Gap(gap) => gap.name(),
            Cell::Passages(_) => "passages",
        });
        gaps.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(gaps(&[]), "passages passages passages none-found");
    assert_eq!(gaps(&["loose-page"]), "passages passages passages silent");
    assert_eq!(gaps(&["nowhere", "rundblick"]), "passages passages passages none-found");
    let elsewhere = compared(&judged(&marks(&["loose-page"], "ferry-fares")));
    assert_eq!(elsewhere.rows, compared(&plain).rows, "the row is of another topic");
    assert_eq!(elsewhere.judged.orphans.len(), 1);
}
