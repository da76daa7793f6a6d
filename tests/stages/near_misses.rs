//! What almost gets into a topic or a row, and the reports of it and of the reasons of a paragraph.

use crate::common::{library_of, settings};
use parallax::compare::articles::ArticleId;
use parallax::compare::tables::near_misses::{Kind, MOST, NearMisses, near_misses};
use parallax::compare::topics::Topics;
use parallax::compare::{Memo, Question, Stop, compare};
use parallax::export::MadeBy;
use parallax::export::show::{self, Form, Report};
use std::sync::Arc;

const CONFIG: &str = r#"
[aliases]
Norland = ["Norlandia"]
[[topic]]
name = "Ships"
any = ["ships", "frigates"]
all = [["Norland", "Aldholm"]]
none = ["model"]
[[topic.row]]
name = "Repairs"
any = ["repair"]
[[topic.row]]
name = "Crews"
any = ["crew", "sailors"]
all = [["pay"]]
"#;

fn question(bodies: &[&str]) -> Question {
    let config = parallax::config::read(CONFIG, "config.toml", &|_| true)
        .unwrap_or_else(|bad| panic!("{}", bad.report));
    let texts: Vec<(String, String)> = bodies
        .iter()
        .enumerate()
        .map(|(index, body)| {
            let head = "title = \"Harbour news\"\noutlet = \"Post\"\nguessed = [\"published\"]";
            (
                format!("a{}", index + 1),
                format!("+++\n{head}\npublished = 2031-03-0{}\n+++\n{body}\n", index + 1),
            )
        })
        .collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let settings = settings(Arc::new(library_of(&texts)));
    Question { topics: Arc::new(Topics::new(config.topics, config.aliases)), ..settings.question }
}

fn found(question: &Question, row: Option<&str>, column: &str) -> NearMisses {
    near_misses(question, 0, row, column, &Memo::default(), &Stop::default()).expect("nobody stops it")
}

/// Each near miss in one line: kind, paragraph, marked words, condition.
#[track_caller]
fn check(bodies: &[&str], row: Option<&str>, column: &str, expected: &[&str]) {
    let question = question(bodies);
    let found = found(&question, row, column);
    let shown = found.misses.iter().map(|miss| {
        let marks: Vec<&str> =
            miss.marks.iter().map(|mark| found.comparison.text(&miss.article, *mark)).collect();
        format!("{} ¶{} [{}] {}", miss.kind.name(), miss.paragraph, marks.join(", "), miss.condition)
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{bodies:?}");
}

#[test]
fn one_condition_keeps_a_sentence_out() {
    let body = "Ships came. Norland slept.\n\nNorland showed a model of its ships. Norland has ships.";
    check(
        &[body],
        None,
        "a1",
        &[
            "condition ¶2 [Norland, model, ships] excluded by “model”, a term of none, in the sentence",
            "condition ¶1 [Ships] no term of all in the sentence: Norland, Aldholm",
            "condition ¶1 [Norland] no term of any in the sentence: ships, frigates",
        ],
    );
}

#[test]
fn words_are_close_to_a_term_or_to_a_spelling_of_it() {
    check(
        &["The shpis of Norlandai and of Norland. Norlnd is no Norland."],
        None,
        "a1",
        &[
            "condition ¶1 [Norland] no term of any in the sentence: ships, frigates",
            "condition ¶1 [Norland] no term of any in the sentence: ships, frigates",
            "word ¶1 [Norlnd] “Norlnd” is 1 letter off Norland",
            "word ¶1 [Norlandai] “Norlandai” is 1 letter off “norlandia”, which the term Norland matches",
            "word ¶1 [shpis] “shpis” is 1 letter off ships",
        ],
    );
    let often = "Shpis.\n\nShpis.\n\nShpis.\n\nShpis.";
    check(
        &[often],
        None,
        "a1",
        &[
            "word ¶1 [Shpis] “Shpis” is 1 letter off ships; place 1 of 4 in this column",
            "word ¶2 [Shpis] “Shpis” is 1 letter off ships; place 2 of 4 in this column",
            "word ¶3 [Shpis] “Shpis” is 1 letter off ships; place 3 of 4 in this column",
        ],
    );
}

#[test]
fn furniture_holds_terms() {
    check(
        &["Nothing is said here of what lies at sea.\n\nSign up to our newsletter about ships in Norland"],
        None,
        "a1",
        &["furniture ¶2 [ships, Norland] holds ships, Norland, but reads as furniture of the page"],
    );
}

#[test]
fn passages_of_other_rows_are_near_a_row() {
    let here = "Norland ships need repair and sailors get pay. Ships leave Norland.\n\nSailors of Norland ships sing.";
    let there = "Ships of Norland lie still, for their sailors want pay.";
    check(
        &[here, there],
        Some("ships/crews"),
        "a1",
        &[
            "row ¶1 [Norland, ships, repair] fulfils this row, but “Repairs” stands before it in the config and takes it; stands in the row “Repairs”",
            "row ¶2 [Norland, ships] no term of all in the sentence: pay; stands in no row",
            "row ¶1 [Ships, Norland] stands in no row",
        ],
    );
    check(&[here, there], Some("ships/nowhere"), "a1", &[]);
    check(&[here, there], Some("ships/crews"), "nowhere", &[]);
}

#[test]
fn only_so_many_of_a_kind_are_listed_and_the_rest_counted() {
    let body = "Ships came.\n\n".repeat(MOST + 7);
    let found = found(&question(&[&body]), None, "a1");
    assert_eq!((found.of(Kind::Condition).count(), found.count(Kind::Condition)), (MOST, MOST + 7));
    assert_eq!(found.more, [(Kind::Condition, 7)]);
}

fn csv(report: Report) -> String {
    let made_by = MadeBy { version: "1".into(), library: 2, config: 3, filter: None, corrections: None };
    let written = show::write("x", &[report], &made_by, Form::Csv, false);
    let without_origin = |line: &str| line.rsplitn(4, ',').nth(3).unwrap_or_default().to_owned() + "\n";
    written.lines().map(without_origin).collect()
}

#[test]
fn near_misses_are_reported_with_their_places() {
    let question = question(&["Ships came. Frigates of Norlnd."]);
    let report = show::near_misses::report(&question, 0, &[found(&question, None, "a1")]);
    assert_eq!(
        csv(report),
        "topic,row,column,source,article,paragraph,start,end,kind,condition,terms,text\n\
         ships,,a1,\"Post, ~1 Mar 2031\",a1,1,0,11,condition,\"no term of all in the sentence: Norland, Aldholm\",ships,Ships came.\n\
         ships,,a1,\"Post, ~1 Mar 2031\",a1,1,12,31,condition,\"no term of all in the sentence: Norland, Aldholm\",frigates,Frigates of Norlnd.\n\
         ships,,a1,\"Post, ~1 Mar 2031\",a1,1,12,31,word,“Norlnd” is 1 letter off Norland,Norland,Frigates of Norlnd.\n"
    );
    let nothing = question_of_nothing();
    let report = show::near_misses::report(&nothing, 0, &[found(&nothing, Some("ships/x"), "a1")]);
    assert_eq!(
        report.notes,
        [
            "a1: no row of the topic has the id ships/x",
            "a1: nothing came close; that is not to say that it is silent"
        ]
    );
}

fn question_of_nothing() -> Question {
    question(&["It rained all day."])
}

#[test]
fn the_reasons_of_a_paragraph_are_reported() {
    let question =
        question(&["Norland sent 40 ships for repair, “to rest”, Ada Brink said.", "Aldholm has 45 ships."]);
    let comparison = compare(&question, 0, &Memo::default(), &Stop::default()).expect("nobody stops it");
    let report = show::why::report(&comparison, &ArticleId::new("a1"), 1);
    assert_eq!(
        csv(report),
        "topic,article,paragraph,row,label,way,kind,what,text,start,end\n\
         ships,a1,1,ships/repairs,Repairs,named,passage,the sentences that stand together,\
         \"Norland sent 40 ships for repair, “to rest”, Ada Brink said.\",0,64\n\
         ships,a1,1,ships/repairs,Repairs,named,rule,any: ships | frigates · all: Norland | Aldholm · none: model,,,\n\
         ships,a1,1,ships/repairs,Repairs,named,row rule,any: repair,,,\n\
         ships,a1,1,ships/repairs,Repairs,named,term,Norland,Norland,0,7\n\
         ships,a1,1,ships/repairs,Repairs,named,term,ships,ships,16,21\n\
         ships,a1,1,ships/repairs,Repairs,named,row term,repair,repair,26,32\n\
         ships,a1,1,ships/repairs,Repairs,named,figure,value 40 · vehicles and ships · said by Ada Brink,40 ships,13,21\n\
         ships,a1,1,ships/repairs,Repairs,named,quote,mixed · said by Ada Brink,\"Norland sent 40 ships for repair, “to rest”\",0,47\n\
         ships,a1,1,ships/repairs,Repairs,named,quote,direct · said by Ada Brink,to rest,37,44\n"
    );
    assert!(show::why::report(&comparison, &ArticleId::new("a1"), 2).records.is_empty());
}
