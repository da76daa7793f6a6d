use super::*;
use crate::compare::articles::{Article, Body, Meta};
use crate::compare::corrections::{Anchor, CorrectedRow, FigureCorrection, Judgement, Layer, Member, Stamp};
use crate::compare::topics::{Aliases, RowSpec, TopicSpec};
use std::sync::Arc;

const BODY: &str = "Forty ships came. Ten left. “We waited,” she said. Nobody knows why.";

fn library() -> Library {
    let article = |id: &str| {
        let (meta, body) = (Meta::default(), Body::new(BODY));
        Arc::new(Article::new(ArticleId::new(id), String::new(), String::new(), meta, 0, body))
    };
    Library::new(["a", "b", "c"].into_iter().map(article).collect())
}

fn topics() -> Topics {
    let row = RowSpec { name: "Who pays".into(), ..RowSpec::default() };
    let ships = TopicSpec { id: "ships".into(), rows: vec![row], ..TopicSpec::default() };
    Topics::new(vec![ships], Aliases::default())
}

fn anchor(article: &str, words: &str) -> Anchor {
    let start = BODY.find(words).expect("it is there");
    let library = library();
    let article = library.get(&ArticleId::new(article)).expect("it is there");
    Anchor::of(article, Span::new(start, start + words.len()))
}

fn row(id: &str, takes: bool, members: &[(&str, &str)]) -> What {
    let member = |(article, words): &(&str, &str)| Member { at: anchor(article, words), figures: Vec::new() };
    let members = members.iter().map(member).collect();
    What::Row(CorrectedRow { topic: "ships".into(), id: id.into(), name: None, takes, members })
}

fn reject(article: &str, words: &str) -> What {
    What::Reject { topic: "ships".into(), at: anchor(article, words) }
}

fn figure(fields: FigureFields) -> What {
    What::Figure(FigureCorrection { at: anchor("a", "Forty ships"), fields })
}

/// What is in force of the judgements of two people, in words.
fn settled(own: Vec<What>, theirs: Vec<What>) -> (Settled, Vec<String>) {
    let judged = |what| Judgement { stamp: Stamp::default(), what };
    let layer = |name: &str, of: Vec<What>| Layer::new(name, of.into_iter().map(judged).collect());
    let corrections = Corrections::new(vec![layer("corrections", own), layer("anna", theirs)]);
    let settled = Settled::of(&corrections, &library(), &topics());
    let words = |place: &Place| format!("{} {}", place.article, place.span.of(BODY));
    let mut told: Vec<String> = settled
        .rows
        .iter()
        .map(|row| {
            let members = row.members.iter().map(|member| words(&member.place));
            format!("{} by {}: {}", row.id, row.mark.who(), members.collect::<Vec<_>>().join(" | "))
        })
        .collect();
    told.extend(
        settled.rejected.iter().map(|(_, place, mark)| format!("not {} by {}", words(place), mark.who())),
    );
    told.extend(settled.disagreements.iter().map(|of| {
        let between: Vec<String> = of.between.iter().map(|id| corrections.who(*id)).collect();
        format!("{} differ on {}", between.join(" and "), of.on.label())
    }));
    told.extend(
        settled.orphans.iter().map(|orphan| format!("{}: {}", corrections.who(orphan.id), orphan.why)),
    );
    (settled, told)
}

const CAME: &str = "Forty ships came.";
const LEFT: &str = "Ten left.";

#[test]
fn rows_and_rejections_are_in_force_unless_they_differ() {
    #[track_caller]
    fn check(own: Vec<What>, theirs: Vec<What>, expected: &[&str]) {
        assert_eq!(settled(own, theirs).1, expected);
    }
    let level: [(&str, &str); 2] = [("a", CAME), ("b", LEFT)];
    check(vec![row("r", false, &level)], vec![], &["r by you: a Forty ships came. | b Ten left."]);
    check(
        vec![row("r", false, &level)],
        vec![row("r", false, &[level[1], level[0]])],
        &["r by you and anna: a Forty ships came. | b Ten left."],
    );
    check(
        vec![row("r", false, &level)],
        vec![row("r", true, &level)],
        &["you and anna differ on what a row is"],
    );
    check(vec![row("r", false, &level[..1])], vec![], &[]);
    check(
        vec![row("r", true, &level)],
        vec![row("s", true, &[level[0], ("c", CAME)])],
        &[
            "r by you: b Ten left.",
            "s by anna: c Forty ships came.",
            "you and anna differ on in which row a passage stands",
        ],
    );
    check(
        vec![row("r", true, &level)],
        vec![row("s", false, &level)],
        &["r by you: a Forty ships came. | b Ten left.", "s by anna: a Forty ships came. | b Ten left."],
    );
    check(
        vec![row("who-pays", true, &level[..1])],
        vec![row("who-pays", true, &level[1..])],
        &["who-pays by you and anna: a Forty ships came. | b Ten left."],
    );
    check(vec![reject("a", CAME)], vec![reject("a", CAME)], &["not a Forty ships came. by you and anna"]);
    check(
        vec![reject("a", CAME)],
        vec![row("r", true, &level)],
        &["r by anna: b Ten left.", "you and anna differ on whether a passage is of the topic"],
    );
    check(
        vec![reject("c", CAME)],
        vec![row("r", true, &level[..1])],
        &["r by anna: a Forty ships came.", "not c Forty ships came. by you"],
    );
}

#[test]
fn a_figure_is_settled_field_by_field() {
    let whose = |name: &str| FigureFields { whose: Some(Some(name.into())), ..FigureFields::default() };
    let value = |value: f64| FigureFields { value: Some((value, None)), ..FigureFields::default() };
    let read = |own: FigureFields, theirs: FigureFields| {
        let (settled, told) = settled(vec![figure(own)], vec![figure(theirs)]);
        let place = anchor("a", "Forty ships").place_in(BODY).expect("it is there");
        let found = settled.figure(&ArticleId::new("a"), place);
        (found.map(|(fields, mark)| (fields.clone(), mark.who())), told)
    };
    let both = FigureFields { whose: whose("Norland").whose, ..value(40.0) };
    assert_eq!(read(whose("Norland"), value(40.0)), (Some((both.clone(), "you and anna".into())), vec![]));
    assert_eq!(
        read(both.clone(), value(41.0)),
        (Some((whose("Norland"), "you".into())), vec!["you and anna differ on a figure's value".to_owned()])
    );
    assert_eq!(
        read(value(40.0), value(41.0)),
        (None, vec!["you and anna differ on a figure's value".to_owned()])
    );
    assert_eq!(read(value(40.0), value(40.0)).0, Some((value(40.0), "you and anna".into())));
}

#[test]
fn speakers_differ_and_notes_do_not() {
    let speaker = |name: &str| What::Quotation { at: anchor("a", "We waited,"), speaker: Some(name.into()) };
    let note = |text: &str| What::Note { at: anchor("a", LEFT), text: text.into() };
    let (found, told) = settled(vec![speaker("Ana"), note("Ask.")], vec![speaker("Eva"), note("Seen.")]);
    assert_eq!(told, ["you and anna differ on who says a quotation"]);
    let a = ArticleId::new("a");
    let all = Span::new(0, BODY.len());
    assert!(found.speaker(&a, all).is_none());
    let notes: Vec<String> =
        found.notes(&a, all).map(|note| format!("{} {}", note.mark.who(), note.text)).collect();
    assert_eq!(notes, ["you Ask.", "anna Seen."]);
}

#[test]
fn what_is_not_found_is_an_orphan() {
    let mut gone = anchor("a", LEFT);
    gone.exact = "Eleven left.".into();
    let elsewhere = What::Reject { topic: "fares".into(), at: anchor("a", LEFT) };
    let cell = |column: &str| {
        What::Silent(CellMark {
            topic: "ships".into(),
            row: "ships/r".into(),
            row_at: None,
            column: column.into(),
            texts: Vec::new(),
            held: None,
        })
    };
    let mut half = row("r", true, &[("a", CAME)]);
    if let What::Row(row) = &mut half {
        row.members.push(Member { at: gone.clone(), figures: Vec::new() });
    }
    let own = vec![What::Note { at: gone, text: "x".into() }, elsewhere, cell("a"), cell("z"), half];
    let (found, told) = settled(own, vec![]);
    assert_eq!(
        told,
        [
            "r by you: a Forty ships came.",
            "you: its words are gone from the article",
            "you: its topic is gone",
            "you: its words are gone from the article",
            "you: its column is gone",
        ]
    );
    assert_eq!((found.cells.len(), found.orphans[0].member), (1, Some(1)));
}
