//! Each kind of judgement on the whole way: from the operation to rows, cells and exports.

use crate::common::{article, library, library_of, library_with, settings, term};
use parallax::compare::alignment::Ways;
use parallax::compare::articles::{ArticleId, Library};
use parallax::compare::comparison::{Cell, Columns, Comparison, Gap, Passage, Row, Way};
use parallax::compare::corrections::{
    CellMark, CorrectedRow, Corrections, FigureFields, Layer, Stamp, What, Words,
};
use parallax::compare::evidence::{AsOf, Hedge};
use parallax::compare::filter::InForce;
use parallax::compare::tables::ledger::{Field, ledger};
use parallax::compare::tables::matrix::matrix;
use parallax::compare::tables::voices::speakers;
use parallax::compare::text::Span;
use parallax::compare::topics::{Aliases, TopicSpec, Topics};
use parallax::compare::{Memo, Question, Stop, compare};
use parallax::export::show::{self, Form, write};
use parallax::export::{Cells, MadeBy, csv_begin, csv_topic, html_topic, json, markdown_end, markdown_topic};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

const SHIPS: usize = 0;
const FARES: usize = 1;

const FORTY: (&str, &str) =
    ("post-strait", "Norland has sent about 40 ships to the strait this month, the ministry said.");
const FIVE: (&str, &str) =
    ("daily-fleet", "At least 45 Norland ships now lie in the strait, the coast guard said on Sunday.");
const RISE: (&str, &str) = ("post-strait", "Ferry fares will rise in May.");
const PENSIONERS: (&str, &str) = ("post-strait", "Pensioners will pay half, the council decided.");
const TWICE: (&str, &str) = ("daily-fleet", "The ferry to Aldholm runs twice a day.");
const LATE: (&str, &str) = ("loose-page", "The ferry was late again.");
const WHY: (&str, &str) = ("post-strait", "Nobody knows why.");

fn stamp() -> Stamp {
    Stamp { made: jiff::civil::date(2031, 3, 12), by: None }
}

fn question(corrections: Corrections) -> Question {
    Question { corrections: Arc::new(corrections), ..settings(Arc::new(library())).question }
}

fn compared(corrections: &Corrections, topic: usize) -> Comparison {
    let question = question(corrections.clone());
    compare(&question, topic, &Memo::default(), &Stop::default()).expect("nobody stops it")
}

/// The words of an article of a comparison.
fn words<'a>(comparison: &'a Comparison, (article, text): (&str, &str)) -> Words<'a> {
    let id = ArticleId::new(article);
    let start = comparison.article(&id).expect("it is there").body.as_str().find(text).expect("it is there");
    Words::of(&comparison.library, &id, Span::new(start, start + text.len())).expect("it is there")
}

/// The row that holds a passage with these words.
fn row<'a>(comparison: &'a Comparison, (article, text): (&str, &str)) -> &'a Row {
    let holds = |passage: &Passage| {
        passage.article.as_str() == article && comparison.text(&passage.article, passage.span).contains(text)
    };
    let mut rows = comparison.rows.iter();
    rows.find(|row| row.cells.iter().flat_map(Cell::passages).any(holds)).expect("it is in a row")
}

/// Rows in a line each: way, name, and the beginning of every passage.
fn shown(comparison: &Comparison) -> Vec<String> {
    let begin = |passage: &Passage| {
        let text = comparison.text(&passage.article, passage.span);
        text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
    };
    let cell = |cell: &Cell| match cell {
        Cell::Passages(passages) => passages.iter().map(begin).collect::<Vec<_>>().join(" / "),
        Cell::Gap(_) => "·".to_owned(),
    };
    let row = |row: &Row| {
        let name = if row.way == Way::Named { format!(" {}", row.label) } else { String::new() };
        format!("{}{name}: {}", row.way.name(), row.cells.iter().map(cell).collect::<Vec<_>>().join(" | "))
    };
    comparison.rows.iter().map(row).collect()
}

#[test]
fn what_is_rejected_vanishes_and_nothing_else_moves() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let rejected = none.with_rejected("ships", words(&before, FIVE), &stamp());
    let after = compared(&rejected, SHIPS);
    let without: Vec<String> = shown(&before).iter().map(|row| row.replace("At least 45", "·")).collect();
    assert_eq!(shown(&after), without);
    assert_eq!(after.counts.passages + 1, before.counts.passages);
    assert_eq!(after.judged.rejected.len(), 1);
    let spread = |comparison: &Comparison| {
        row(comparison, FORTY).spread.clone().map(|spread| (spread.low, spread.high))
    };
    assert_eq!((spread(&before), spread(&after)), (Some((40.0, 50.0)), Some((40.0, 50.0))));
    assert_eq!(shown(&compared(&rejected, FARES)), shown(&compared(&none, FARES)), "another topic");
    let back = rejected.without_reject("ships", words(&before, FIVE)).expect("it was rejected");
    assert_eq!(compared(&back, SHIPS).rows, before.rows);
}

#[test]
fn what_is_left_of_a_row_of_figures_stands_alone() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let third = ("rundblick", "Between 40 and 50 ships of Norlandia stand in the strait, observers believe.");
    let some = none.with_rejected("ships", words(&before, FIVE), &stamp());
    let both = some.with_rejected("ships", words(&before, third), &stamp());
    let after = compared(&both, SHIPS);
    assert_eq!(
        shown(&after),
        ["alone: Norland has sent | · | · | ·", "alone: Another 6 frigates | · | · | ·"]
    );
}

#[test]
fn a_passage_is_moved_to_a_named_row_and_to_one_of_the_reader() {
    let none = Corrections::default();
    let before = compared(&none, FARES);
    let who_pays = CorrectedRow::in_config("ferry-fares", "Who pays");
    let moved = none.with_moved(&who_pays, words(&before, RISE), Vec::new(), &stamp());
    let after = compared(&moved, FARES);
    assert_eq!(shown(&after)[0], "named Who pays: Ferry fares will | · | · | ·");
    assert_eq!(
        after.as_corrected(&after.rows[0]),
        *moved.own_row("ferry-fares", "who-pays").expect("it is there")
    );
    assert!(!shown(&after).iter().skip(1).any(|row| row.contains("Ferry fares will")), "{:?}", shown(&after));
    let more = moved.with_moved(&who_pays, words(&before, PENSIONERS), Vec::new(), &stamp());
    let after = compared(&more, FARES);
    let cell = after.rows[0].cells[0].passages();
    assert_eq!(cell.len(), 1, "both are one run of sentences");
    assert!(
        after.text(&cell[0].article, cell[0].span).starts_with("Ferry fares will rise in May. Pensioners")
    );
    assert!(after.rows[0].judged.adds && cell[0].judged.put.is_some());
    let level = none.with_pinned("ferry-fares", words(&before, TWICE), words(&before, LATE), &stamp());
    let own = compared(&level, FARES);
    let row = own.as_corrected(&own.rows[0]);
    let moved = level.with_moved(&row, words(&before, RISE), Vec::new(), &stamp());
    assert_eq!(
        shown(&compared(&moved, FARES))[0],
        "pinned: Ferry fares will | The ferry to | · | The ferry was"
    );
}

#[test]
fn rows_are_split_merged_and_renamed_with_their_figures() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let figures = row(&before, FORTY);
    let renamed =
        none.with_renamed(&before.as_corrected(figures), "In the strait", &before.library, &stamp());
    let after = compared(&renamed, SHIPS);
    assert_eq!(shown(&after)[0], shown(&before)[0].replace("figure:", "named In the strait:"));
    assert_eq!(after.rows[0].spread, figures.spread);
    assert!(after.rows[0].id.starts_with("ships/row-"));
    let passage = figures.cells[0].passages()[0].clone();
    let split = [(words(&before, FORTY), before.figures_of(figures, &passage))];
    let split = none.with_split("ships", Some("The ministry".into()), &split, &stamp());
    let parts = compared(&split, SHIPS);
    assert_eq!(
        shown(&parts)[..2],
        ["named The ministry: Norland has sent | · | · | ·", "figure: · | At least 45 | Between 40 and | ·"]
    );
    assert_eq!(parts.rows[0].spread.as_ref().map(|spread| spread.low), Some(40.0));
    let (left, right) = (parts.as_corrected(&parts.rows[1]), parts.as_corrected(&parts.rows[0]));
    let merged = split.with_merged(&left, &right, &parts.library, &stamp());
    let label = "named ships · spring 2031:";
    assert_eq!(shown(&compared(&merged, SHIPS))[0], shown(&before)[0].replace("figure:", label));
}

#[test]
fn a_sentence_that_no_rule_admits_is_shown_with_an_honest_reason() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let row = before.as_corrected(row(&before, FORTY));
    let put = none.with_moved(&row, words(&before, WHY), Vec::new(), &stamp());
    let after = compared(&put, SHIPS);
    let cell = after.rows[0].cells[0].passages();
    let why: Vec<&str> = cell[0].why.iter().map(|reason| &*reason.term).collect();
    assert!(after.text(&cell[0].article, cell[0].span).ends_with("the ministry said. Nobody knows why."));
    assert!(why.contains(&"put here by you") && why.contains(&"ships"), "{why:?}");
    let fares = compared(&none, FARES);
    let pays = CorrectedRow::in_config(&fares.topic.id, "Who pays");
    let admitted = none.with_admitted("ships", &pays, words(&before, FORTY), &stamp());
    assert!(shown(&compared(&admitted, FARES))[0].contains("Norland has sent"));
    assert!(!shown(&compared(&admitted, SHIPS)).iter().any(|row| row.contains("Norland has sent")));
}

#[test]
fn a_corrected_figure_keeps_what_the_program_reads() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let read = before.rows[0].cells[0].passages()[0].figures[0].clone();
    let figure = words(&before, FORTY).at(read.figure.span);
    let fields = FigureFields {
        value: Some((30.0, None)),
        hedge: Some(Some(Hedge::AtLeast)),
        whose: Some(Some("Sorland".into())),
        as_of: Some(AsOf::of_edtf("2031-02")),
        said_by: Some(None),
    };
    let corrected = none.with_figure(figure, &fields, &stamp());
    let after = compared(&corrected, SHIPS);
    let now = &after.rows[0].cells[0].passages()[0].figures[0];
    assert_eq!((now.figure.value, now.figure.hedge), (30.0, Some(Hedge::AtLeast)));
    assert_eq!(now.figure.whose.as_ref().map(|whose| whose.name.as_str()), Some("Sorland"));
    assert_eq!(
        (now.figure.said_by.clone(), now.figure.as_of.as_ref().map(|of| of.first)),
        (None, Some(2031 * 12 + 1))
    );
    assert_eq!(now.corrected.as_ref().map(|other| &other.own), Some(&read.figure));
    assert_eq!(
        after.rows[0].spread.as_ref().map(|spread| spread.low),
        Some(30.0),
        "spreads hold what is corrected"
    );
    let text = markdown_topic(&after, Ways::default(), true);
    let said = "“about 40 ships” corrected by you: ≥30 (read as \\~40), whose: Sorland (read as not said), as of 2031-02 (read as 2031-03), said by own voice (read as ministry)";
    assert!(text.contains(said), "{text}");
    assert_eq!(compared(&corrected.without_figure(figure), SHIPS).rows, before.rows);
}

#[test]
fn what_is_corrected_counts_wherever_figures_are_shown() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let read = before.rows[0].cells[0].passages()[0].figures[0].clone();
    let figure = words(&before, FORTY).at(read.figure.span);
    let fields = FigureFields {
        value: Some((70.0, Some(90.0))),
        hedge: Some(None),
        whose: Some(Some("Sorland".into())),
        as_of: Some(AsOf::of_edtf("2031-06")),
        said_by: Some(Some("Eva Brink".into())),
    };
    let judged = none.with_figure(figure, &fields, &stamp());
    let after = Arc::new(compared(&judged, SHIPS));
    let spread = after.rows[0].spread.clone().expect("values that can be compared");
    let first = before.rows[0].spread.as_ref().and_then(|spread| spread.first);
    assert_eq!((spread.high, spread.first, spread.last), (90.0, first, Some(2031 * 12 + 5)));
    assert_eq!(after.rows.len(), before.rows.len());
    assert_eq!(after.rows[0].label, before.rows[0].label, "rows are formed by what the program reads");

    let listed = ledger(&after, &Stop::default()).expect("nobody stops it");
    let last = listed.sorted(Field::Value, false).pop().and_then(|index| listed.told(&listed.entries[index]));
    assert_eq!(last.map(|told| told.read.figure.span), Some(read.figure.span));
    let shown =
        |form| write("figures", &[show::figures::report(&after, &listed)], &MadeBy::default(), form, false);
    let shown: serde_json::Value = serde_json::from_str(&shown(Form::Json)).expect("it is JSON");
    let records = shown["reports"][0]["records"].as_array().expect("a list");
    let record = records.iter().find(|record| record["text"] == "about 40 ships").expect("it is listed");
    for (field, value) in [("value", 70.into()), ("max", 90.into()), ("hedge", serde_json::Value::Null)] {
        assert_eq!(record[field], value, "{field}");
    }
    for (field, value) in [("whose", "Sorland"), ("as_of", "2031-06"), ("said_by", "Eva Brink")] {
        assert_eq!(record[field], value, "{field}");
    }

    let made_by = MadeBy::of(&question(judged.clone()), 0);
    let document: serde_json::Value =
        serde_json::from_str(&json(&made_by, std::slice::from_ref(&*after))).expect("it is JSON");
    let row = &document["topics"][0]["rows"][0];
    assert_eq!((&row["spread"]["high"], &row["spread"]["as_of"]), (&90.into(), &"2031-03/2031-06".into()));
    let told = &row["cells"][0]["passages"][0]["figures"][0];
    assert_eq!(
        (&told["value"], &told["max"], &told["hedge"]),
        (&70.into(), &90.into(), &serde_json::Value::Null)
    );
    assert_eq!((&told["whose"]["name"], &told["as_of"]), (&"Sorland".into(), &"2031-06".into()));
    assert_eq!(told["said_by"]["name"], "Eva Brink");
    let line = csv_topic(&after, &made_by, Cells::Safe);
    assert!(line.contains(",about 40 ships,70,Eva Brink,"), "{line}");
    for text in [markdown_topic(&after, Ways::default(), true), html_topic(&after, Ways::default())] {
        assert!(text.contains("corrected by you: 70–90"), "{text}");
    }
}

#[test]
fn a_row_of_the_reader_compares_values_that_were_dated_by_the_reader() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let passage = before.rows[0].cells[1].passages()[0].clone();
    let read = passage.figures[0].figure.clone();
    let at = before.words(&passage).expect("it is there");
    let split = [(at, before.figures_of(&before.rows[0], &passage))];
    let apart = none.with_split("ships", None, &split, &stamp());
    let dated = |as_of: Option<AsOf>| {
        let fields = FigureFields { as_of: Some(as_of), ..FigureFields::default() };
        let judged = apart.with_figure(at.at(read.span), &fields, &stamp());
        compared(&judged, SHIPS).rows[0].spread.as_ref().map(|spread| spread.first)
    };
    assert_eq!(dated(AsOf::of_edtf("2031-06")), Some(Some(2031 * 12 + 5)));
    assert_eq!(dated(None), None);
}

#[test]
fn a_corrected_speaker_is_called_as_in_the_articles() {
    let none = Corrections::default();
    let quotes = question(none.clone()).topics.specs().iter().position(|spec| spec.id == "all-quotes");
    let quotes = quotes.expect("it is built in");
    let before = compared(&none, quotes);
    let quote = words(&before, ("post-strait", "We have never seen so many flags,"));
    let counted = |speaker: &str| {
        let judged = none.with_speaker(quote, Some(speaker.to_owned()), &stamp());
        let found =
            speakers(&Arc::new(compared(&judged, quotes)), &Stop::default()).expect("nobody stops it");
        found.speakers.iter().filter_map(|of| of.name.clone()).collect::<Vec<_>>()
    };
    let read = speakers(&Arc::new(before.clone()), &Stop::default()).expect("nobody stops it");
    let read: Vec<String> = read.speakers.iter().filter_map(|of| of.name.clone()).collect();
    assert!(read.contains(&"Ada Brink".to_owned()), "{read:?}");
    assert_eq!(counted("Brink"), read, "a part of the name");
    let judged = none.with_speaker(quote, Some("Eva Stone".to_owned()), &stamp());
    let comparison = Arc::new(compared(&judged, quotes));
    let found = speakers(&comparison, &Stop::default()).expect("nobody stops it");
    let report = show::voices::report(&comparison, &found);
    let said = write("voices", &[report], &MadeBy::default(), Form::Csv, false);
    assert!(said.contains("said by Eva Stone (read as Ada Brink)"), "{said}");
    assert!(counted("Eva Stone").contains(&"Eva Stone".to_owned()));
    assert!(!counted("Eva Stone").contains(&"Ada Brink".to_owned()));
}

#[test]
fn a_speaker_is_corrected_and_a_note_is_kept() {
    let none = Corrections::default();
    let question = question(none.clone());
    let quotes =
        question.topics.specs().iter().position(|spec| spec.id == "all-quotes").expect("it is built in");
    let before = compared(&none, quotes);
    let quote = words(&before, ("post-strait", "We have never seen so many flags,"));
    let judged = none.with_speaker(quote, Some("Eva Brink".into()), &stamp()).with_note(
        quote,
        "Ask\nagain.",
        &stamp(),
    );
    let after = compared(&judged, quotes);
    let passage = row(&after, ("post-strait", "flags")).cells[0].passages()[0].clone();
    assert_eq!(passage.quotes[0].speaker.as_ref().map(|of| of.name.as_str()), Some("Eva Brink"));
    let own = passage.judged.voices[0].own.as_ref().map(|of| of.name.as_str());
    assert_eq!((own, passage.judged.notes[0].text.as_str()), (Some("Ada Brink"), "Ask\nagain."));
    let text = markdown_topic(&after, Ways::default(), true);
    assert!(text.contains("- *judged*: note by you: Ask again."), "{text}");
    assert!(text.contains("said by Eva Brink (read as Ada Brink)"), "{text}");
}

#[test]
fn a_reviewed_cell_is_so_until_it_holds_something_else() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let mark = before.cell_mark(0, 0).expect("it is there");
    let reviewed = none.with_review_toggled(&mark, &stamp());
    let after = compared(&reviewed, SHIPS);
    assert_eq!((after.reviewed(), before.reviewed()), ((1, 4), (0, 4)));
    assert_eq!(after.held_judgements().len(), 1);
    let less = reviewed.with_rejected("ships", words(&before, FORTY), &stamp());
    let less = compared(&less, SHIPS);
    assert!(less.rows[0].judged.cells.reviewed.is_empty());
    assert_eq!(less.rows[0].judged.cells.changed.keys().collect::<Vec<_>>(), [&0]);
    // The row is found by its first words where its id, made of other words, is another.
    let renamed =
        reviewed.with_renamed(&before.as_corrected(&before.rows[0]), "Strait", &before.library, &stamp());
    assert_eq!(compared(&renamed, SHIPS).reviewed().0, 1);
}

#[test]
fn a_checked_cell_is_silent_while_the_article_is_the_one_that_was_checked() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let column = before.rows[0].cells.iter().position(|cell| cell.passages().is_empty()).expect("a gap");
    let mark = before.cell_mark(0, column).expect("it is there");
    let silent = compared(&none.with_silence_toggled(&mark, &stamp()), SHIPS);
    assert_eq!(silent.rows[0].cells[column], Cell::Gap(Gap::Silent));
    let of_another = CellMark { texts: vec![1], ..mark };
    let changed = compared(&none.with_silence_toggled(&of_another, &stamp()), SHIPS);
    assert_eq!(changed.rows[0].cells[column], before.rows[0].cells[column]);
    assert!(changed.rows[0].judged.cells.changed.contains_key(&column));
}

/// Columns by outlet, of the usual articles and of these of the outlet that says nothing of ships.
fn by_outlet(more: &[(&str, &str)], filter: &str, corrections: &Corrections) -> (Comparison, usize) {
    let more: Vec<(&str, String)> = more
        .iter()
        .map(|(id, text)| {
            (*id, format!("+++\ntitle = \"x\"\noutlet = \"articles\"\npublished = 2031-04-01\n+++\n{text}\n"))
        })
        .collect();
    let more: Vec<(&str, &str)> = more.iter().map(|(id, text)| (*id, text.as_str())).collect();
    // Of two texts of one id the first stays.
    let articles = library_of(&more).articles().iter().chain(library().articles()).cloned().collect();
    let mut question =
        Question { library: Arc::new(Library::new(articles)), ..question(corrections.clone()) };
    question.arrangement.columns = Some(Columns::Outlet);
    let filter = filter.parse().expect("it is a filter");
    question.filter = Arc::new(InForce { filter, new_articles: Arc::default() });
    let found = compare(&question, SHIPS, &Memo::default(), &Stop::default()).expect("nobody stops it");
    let column = found.columns.iter().position(|column| column.id == "outlet:articles").expect("a column");
    assert!(found.rows[0].cells[column].passages().is_empty());
    (found, column)
}

#[test]
fn an_outlet_is_silent_while_it_has_no_text_that_was_not_checked() {
    #[track_caller]
    fn check(made_with: (&[(&str, &str)], &str), now: (&[(&str, &str)], &str), is_silent: bool) {
        let none = Corrections::default();
        let (before, column) = by_outlet(made_with.0, made_with.1, &none);
        let mark = before.cell_mark(0, column).expect("it is there");
        let marked = none.with_silence_toggled(&mark, &stamp());
        let (after, column) = by_outlet(now.0, now.1, &marked);
        let gap = if is_silent { Gap::Silent } else { Gap::NoneFound };
        assert_eq!(after.rows[0].cells[column], Cell::Gap(gap));
        let cells = &after.rows[0].judged.cells;
        assert_eq!(
            (cells.silent.contains_key(&column), cells.changed.contains_key(&column)),
            (is_silent, !is_silent)
        );
        // The same key takes back what is in force, and makes anew what has lapsed.
        let mark = after.cell_mark(0, column).expect("it is there");
        let again = marked.with_silence_toggled(&mark, &stamp());
        assert_eq!(again.len(), usize::from(!is_silent));
        assert_eq!(
            by_outlet(now.0, now.1, &again).0.rows[0].judged.cells.silent.contains_key(&column),
            !is_silent
        );
    }
    let rain: &[(&str, &str)] = &[("rain", "Rain fell.")];
    let edited: &[(&str, &str)] = &[("rain", "Rain fell all day.")];
    let renamed: &[(&str, &str)] = &[("rainy", "Rain fell.")];
    check((rain, ""), (rain, ""), true);
    check((rain, ""), (renamed, ""), true);
    check((rain, ""), (&[], ""), true);
    check((rain, ""), (edited, ""), false);
    check((&[], ""), (rain, ""), false);
    // "none found" is said of the whole column, whatever a filter leaves of it.
    check((rain, "from:2031-03-01"), (rain, ""), true);
    check((rain, ""), (rain, "from:2031-03-01"), true);
}

#[test]
fn a_mark_is_taken_back_where_its_row_has_another_id_by_now() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let column = before.rows[0].cells.iter().position(|cell| cell.passages().is_empty()).expect("a gap");
    let mark = before.cell_mark(0, column).expect("it is there");
    let silent = none.with_silence_toggled(&mark, &stamp());
    let row = before.as_corrected(&before.rows[0]);
    let renamed = silent.with_renamed(&row, "Strait", &before.library, &stamp());
    let after = compared(&renamed, SHIPS);
    assert_ne!(after.rows[0].id, before.rows[0].id);
    assert_eq!(after.rows[0].cells[column], Cell::Gap(Gap::Silent));
    let mark = after.cell_mark(0, column).expect("it is there");
    assert_eq!(renamed.with_silence_toggled(&mark, &stamp()).len(), 1, "the row alone is left");
}

#[test]
fn exports_say_what_was_judged() {
    let none = Corrections::default();
    let before = compared(&none, FARES);
    let level = none.with_pinned("ferry-fares", words(&before, TWICE), words(&before, LATE), &stamp());
    let anna = Stamp { by: Some("Anna".into()), ..stamp() };
    let judged = level.with_rejected("ferry-fares", words(&before, RISE), &anna);
    let judged = judged.with_note(words(&before, TWICE), "=1+1 <b>", &anna);
    let lost = What::Reject {
        topic: "ferry-fares".into(),
        at: parallax::compare::corrections::Anchor {
            exact: "Gone.".into(),
            ..parallax::compare::corrections::Anchor::of(
                before.article(&ArticleId::new(RISE.0)).expect("it is there"),
                Span::new(0, 5),
            )
        },
    };
    let own = judged.own().iter().cloned();
    let own = own.chain([parallax::compare::corrections::Judgement { stamp: stamp(), what: lost }]).collect();
    let judged = Corrections::new(vec![parallax::compare::corrections::Layer::new("corrections", own)]);
    let after = compared(&judged, FARES);
    let made_by = MadeBy::of(&question(judged.clone()), 0);
    let document: serde_json::Value =
        serde_json::from_str(&json(&made_by, std::slice::from_ref(&after))).expect("it is JSON");
    assert_eq!(document["made_by"]["corrections"]["count"], 4);
    let topic = &document["topics"][0];
    assert_eq!(
        (&topic["corrections"]["held"], &topic["corrections"]["rejected"][0]["by"][0]),
        (&3.into(), &"Anna".into())
    );
    assert_eq!(topic["corrections"]["orphans"][0]["why"], "its words are gone from the article");
    assert_eq!(topic["rows"][0]["corrected"]["by"][0], "you");
    assert_eq!(topic["rows"][0]["cells"][1]["passages"][0]["notes"][0]["text"], "=1+1 <b>");
    let text = markdown_topic(&after, Ways::default(), true) + &markdown_end(&made_by);
    for said in [
        "- *judged*: holds 3 corrections\n",
        "- *judged*: without 1 passage that Anna took from the topic\n",
        "- *judged*: not applied: reject by you, its words are gone from the article\n",
        "(pinned, by you)",
        "note by Anna: =1+1 \\<b\\>",
        " · 4 corrections ",
    ] {
        assert!(text.contains(said), "no {said:?} in\n{text}");
    }
    let html = html_topic(&after, Ways::default());
    assert!(
        html.contains("judged: note by Anna: =1+1 &lt;b&gt;") && html.contains("holds 3 corrections"),
        "{html}"
    );
    let lines = csv_begin(&made_by) + &csv_topic(&after, &made_by, Cells::Safe);
    assert!(lines.lines().next().is_some_and(|head| head.contains(",row_by,corrected,notes,")), "{lines}");
    assert!(lines.contains(",\"you, 2031-03-12\",,\"Anna, 2031-03-12: =1+1 <b>\","), "{lines}");
    let plain = MadeBy::of(&question(none), 0);
    assert!(!csv_begin(&plain).contains("notes") && !markdown_end(&plain).contains("correction"));
}

/// The sentences of a comparison's passages, by article.
fn sentences(comparison: &Comparison) -> BTreeSet<(ArticleId, Span)> {
    let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    let of_passage = |passage: &Passage| {
        let article = comparison.article(&passage.article).expect("in the snapshot");
        let of: Vec<Span> = article.sentences_in(passage.span).to_vec();
        of.into_iter().map(|span| (passage.article.clone(), span)).collect::<Vec<_>>()
    };
    passages.flat_map(of_passage).collect()
}

#[derive(Clone, Debug)]
enum Step {
    Pin(usize, usize),
    Move(usize, usize),
    Split(usize),
    Merge(usize, usize),
    Rename(usize),
    Reject(usize),
    Review(usize, usize),
    Silent(usize, usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let at = 0_usize..40;
    let two = (at.clone(), at.clone());
    let step = prop_oneof![
        two.clone().prop_map(|(one, other)| Step::Pin(one, other)),
        two.clone().prop_map(|(one, other)| Step::Move(one, other)),
        at.clone().prop_map(Step::Split),
        two.clone().prop_map(|(one, other)| Step::Merge(one, other)),
        at.clone().prop_map(Step::Rename),
        at.prop_map(Step::Reject),
        two.clone().prop_map(|(row, column)| Step::Review(row, column)),
        two.prop_map(|(row, column)| Step::Silent(row, column)),
    ];
    prop::collection::vec(step, 0..8)
}

/// Does a step with what a comparison holds now.
fn judged(known: &Corrections, comparison: &Comparison, step: &Step) -> Corrections {
    let topic = comparison.topic.id.as_str();
    let passages: Vec<(&Row, &Passage)> = comparison
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().flat_map(Cell::passages).map(move |passage| (row, passage)))
        .collect();
    if passages.is_empty() {
        return known.clone();
    }
    let passage = |at: usize| passages[at % passages.len()];
    let words = |at: usize| comparison.words(passage(at).1).expect("in the snapshot");
    let row = |at: usize| &comparison.rows[at % comparison.rows.len()];
    match step {
        Step::Pin(one, other) => known.with_pinned(topic, words(*one), words(*other), &stamp()),
        Step::Move(one, other) => {
            known.with_moved(&comparison.as_corrected(row(*other)), words(*one), Vec::new(), &stamp())
        }
        Step::Split(at) => {
            let figures = comparison.figures_of(passage(*at).0, passage(*at).1);
            known.with_split(topic, None, &[(words(*at), figures)], &stamp())
        }
        Step::Merge(one, other) => {
            let (into, from) = (comparison.as_corrected(row(*one)), comparison.copy_of(row(*other)));
            known.with_merged(&into, &from, &comparison.library, &stamp())
        }
        Step::Rename(at) => {
            let row: CorrectedRow = comparison.copy_of(row(*at));
            known.with_renamed(&row, "A name", &comparison.library, &stamp())
        }
        Step::Reject(at) => known.with_rejected(topic, words(*at), &stamp()),
        Step::Review(row, column) | Step::Silent(row, column) => {
            let mark = comparison.cell_mark(row % comparison.rows.len(), column % comparison.columns.len());
            let mark = mark.expect("it is there");
            match step {
                Step::Review(..) => known.with_review_toggled(&mark, &stamp()),
                _ => known.with_silence_toggled(&mark, &stamp()),
            }
        }
    }
}

/// What is in force after steps, each with what the one before left.
fn after(topic: usize, steps: &[Step]) -> Corrections {
    steps.iter().fold(Corrections::default(), |known, step| judged(&known, &compared(&known, topic), step))
}

#[test]
fn what_is_pinned_after_it_was_parted_is_in_one_row() {
    use Step::{Move, Pin, Reject, Split};
    let all: [&[Step]; 2] = [
        &[Pin(4, 12), Move(5, 14), Reject(2), Split(10), Pin(24, 16)],
        &[Pin(4, 9), Move(4, 28), Move(0, 9)],
    ];
    for steps in all {
        let known = after(0, steps);
        assert_eq!(compared(&known, 0).judged.disagreements, vec![], "{steps:?} {:#?}", known.own());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_judged_the_laws_of_a_comparison_hold(topic in 0_usize..2, steps in steps()) {
        let plain = compared(&Corrections::default(), topic);
        let known = after(topic, &steps);
        let after = compared(&known, topic);
        let rejected = |(article, span): &(ArticleId, Span)| {
            after.judged.rejected.iter().any(|(of, at, _)| of == article && at.overlaps(*span))
        };
        let left: BTreeSet<_> = sentences(&plain).into_iter().filter(|sentence| !rejected(sentence)).collect();
        prop_assert_eq!(left, sentences(&after), "what is not rejected stands in a row");
        prop_assert!(after.judged.orphans.iter().all(|of| known.get(of.id).is_some_and(|of| matches!(of.what, What::Silent(_) | What::Reviewed(_)))), "{:?}", after.judged.orphans);
        prop_assert_eq!(&after.judged.disagreements, &vec![], "one reader agrees with himself");
        let ids: BTreeSet<&String> = after.rows.iter().map(|row| &row.id).collect();
        prop_assert_eq!(ids.len(), after.rows.len());
        for row in &after.rows {
            prop_assert_eq!(row.cells.len(), after.columns.len());
            let silent = row.judged.cells.silent.keys().all(|column| row.cells[*column].passages().is_empty());
            prop_assert!(silent);
            for passage in row.cells.iter().flat_map(Cell::passages) {
                prop_assert!(!passage.why.is_empty());
                let shares_are_inside = passage.shares.iter().all(|share| share.term < row.shares.len());
                prop_assert!(shares_are_inside);
            }
            let is_full = row.cells.iter().any(|cell| !cell.passages().is_empty());
            prop_assert!(is_full);
        }
        let (reviewed, cells) = after.reviewed();
        prop_assert!(reviewed <= cells);
        let document = json(&MadeBy::of(&question(known), 0), &[after]);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&document).is_ok());
    }
}

#[test]
fn what_was_taken_out_of_a_row_is_not_told_as_none_found() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let at = before.rows.iter().position(|of| of.id == row(&before, FORTY).id).expect("it is a row");
    let gap_of = |corrections: &Corrections| match &compared(corrections, SHIPS).rows[at].cells[0] {
        Cell::Gap(gap) => gap.name(),
        Cell::Passages(_) => "passages",
    };
    assert_eq!(gap_of(&none), "passages");
    let rejected = none.with_rejected("ships", words(&before, FORTY), &stamp());
    assert_eq!(gap_of(&rejected), "taken-out");
    let after = compared(&rejected, SHIPS);
    assert!(markdown_topic(&after, Ways::default(), true).contains("*taken out*"));
    let covered = matrix(&[Arc::new(after)], &Stop::default()).expect("nobody stops it");
    assert_eq!(covered.topics[0].cells[0].gap, None, "the column says something in another row");
}

#[test]
fn a_figure_that_is_somebody_elses_or_of_another_time_leaves_the_question_of_its_row() {
    let texts = [
        ("gull", article("Gull", "published = 2031-03-02", "Peru keeps 40,000 troops at the border.")),
        ("post", article("Post", "published = 2031-03-04", "Peru has 45,000 troops at the border.")),
    ];
    let topic = TopicSpec { id: "troops".into(), ..TopicSpec::of_terms(vec![term("troops")]) };
    let aliases = Aliases::new(vec![vec!["Peru".into(), "Republic of Peru".into()]]);
    let question = Question {
        topics: Arc::new(Topics::new(vec![topic], aliases)),
        ..settings(Arc::new(library_with(&texts))).question
    };
    let compared = |corrections: Corrections| {
        let question = Question { corrections: Arc::new(corrections), ..question.clone() };
        compare(&question, 0, &Memo::default(), &Stop::default()).expect("nobody stops it")
    };
    let before = compared(Corrections::default());
    let read = before.rows[0].cells[0].passages()[0].figures[0].clone();
    assert!(read.of_row && read.figure.whose.is_some(), "{read:?}");
    let at = Words::of(&before.library, &ArticleId::new("gull"), read.figure.span).expect("it is there");
    let check = |fields: FigureFields, is_of_row: bool| {
        let none = Corrections::default();
        let after = compared(none.with_figure(at, &fields, &stamp()));
        let now = &after.rows[0].cells[0].passages()[0].figures[0];
        assert_eq!((now.of_row, now.comparable), (is_of_row, is_of_row), "{fields:?}");
        assert_eq!(shown(&after), shown(&before), "nothing moves");
    };
    let whose = |whose: &str| FigureFields { whose: Some(Some(whose.into())), ..Default::default() };
    let as_of = |time: &str| FigureFields { as_of: Some(AsOf::of_edtf(time)), ..Default::default() };
    check(whose("Chile"), false);
    check(whose("Republic of Peru"), true);
    check(as_of("2029"), false);
    check(as_of("2031-01"), true);
}

#[test]
fn where_two_differ_on_a_figure_nobody_s_third_value_is_shown() {
    let none = Corrections::default();
    let before = compared(&none, SHIPS);
    let read = row(&before, FORTY).cells[0].passages()[0].figures[0].clone();
    let id = ArticleId::new("post-strait");
    let at = Words::of(&before.library, &id, read.figure.span).expect("it is there");
    let layer = |name: &str, value: f64, hedge: Hedge| {
        let fields =
            FigureFields { value: Some((value, None)), hedge: Some(Some(hedge)), ..Default::default() };
        let own = none.with_figure(at, &fields, &stamp());
        Layer::new(name, own.own().to_vec())
    };
    for anna in [layer("anna", 50.0, Hedge::AtLeast), layer("anna", 60.0, Hedge::UpTo)] {
        let both = Corrections::new(vec![layer("corrections", 60.0, Hedge::AtLeast), anna]);
        let after = compared(&both, SHIPS);
        let passage = &row(&after, FORTY).cells[0].passages()[0];
        assert_eq!(passage.figures[0], read, "as the program reads it");
        assert_eq!(passage.judged.not_agreed.len(), 1);
        assert_eq!(passage.judged.not_agreed[0].1.who(), "you and anna");
        let text = markdown_topic(&after, Ways::default(), true);
        assert!(text.contains("not agreed on: ") && !text.contains("corrected by"), "{text}");
        assert!(compared(&both, FARES).judged.disagreements.is_empty(), "it is no passage there");
    }
}
