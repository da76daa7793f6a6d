//! What a rule admits.

use super::*;

/// `expected` holds each admitted sentence as paragraph.sentence (from 1) with its reasons, and with
/// `#` the number (from 1) of the row that it falls in.
#[track_caller]
fn check(written: &str, body: &str, expected: &[&str]) {
    let shown = |hit: Hit| {
        let reasons: Vec<&str> = hit.reasons.iter().map(|reason| &*reason.term).collect();
        let row = hit.row.map(|(row, reasons)| {
            let reasons: Vec<&str> = reasons.iter().map(|reason| &*reason.term).collect();
            format!(" #{} {}", row + 1, reasons.join(", "))
        });
        let place = format!("{}.{}", hit.paragraph + 1, hit.sentence + 1);
        format!("{place} {}{}", reasons.join(", "), row.unwrap_or_default())
    };
    let found: Vec<String> = hits(written, &[], body).into_iter().map(shown).collect();
    assert_eq!(found, expected, "{written}\nin {body:?}");
}

const BODY: &str = "Ships left the port. Gas ran low in the city.\n\n\
    Tanks and ships came. Nobody spoke of gas. The ships burned gas in the dark cold night at sea.\n\n\
    Nothing else.";

#[test]
fn any_all_and_none() {
    check(
        r#"any = ["ships", "gas"]"#,
        BODY,
        &["1.1 ships", "1.2 gas", "2.1 ships", "2.2 gas", "2.3 ships, gas"],
    );
    check(r#"any = ["ship*", "ships"]"#, "Ships.", &["1.1 ship*, ships"]);
    check(r#"all = [["ships"], ["gas"]]"#, BODY, &["2.3 ships, gas"]);
    check(r#"all = [["ships", "tanks"]]"#, BODY, &["1.1 ships", "2.1 tanks, ships", "2.3 ships"]);
    check(r#"all = [["ships"], ["fish"]]"#, BODY, &[]);
    check("any = [\"ships\"]\nall = [[\"gas\", \"port\"]]", BODY, &["1.1 ships, port", "2.3 ships, gas"]);
    check("any = [\"ships\"]\nnone = [\"gas\"]", BODY, &["1.1 ships", "2.1 ships"]);
    check("all = [[\"ships\"]]\nnone = [\"gas\", \"port\"]", BODY, &["2.1 ships"]);
    check(r#"any = ["fish"]"#, BODY, &[]);
}

#[test]
fn reasons_stand_by_position_without_duplicates() {
    check("any = [\"gas\"]\nall = [[\"ships\", \"gas\"], [\"ships\"]]", BODY, &["2.3 ships, gas"]);
    let hit = hits(r#"any = ["gas"]"#, &[], "Gas and gas.").remove(0);
    let spans: Vec<(usize, usize)> =
        hit.reasons.iter().map(|reason| (reason.span.start, reason.span.end)).collect();
    assert_eq!(spans, [(0, 3), (8, 11)]);
}

#[test]
fn within_a_paragraph() {
    check("any = [\"gas\"]\nall = [[\"tanks\"]]\nwithin = \"paragraph\"", BODY, &["2.2 gas", "2.3 gas"]);
    check("all = [[\"tanks\"], [\"gas\"]]\nwithin = \"paragraph\"", BODY, &["2.1 tanks"]);
    check("any = [\"ships\"]\nnone = [\"tanks\"]\nwithin = \"paragraph\"", BODY, &["1.1 ships"]);
    check("any = [\"ships\"]\nall = [[\"tanks\"]]\nwithin = \"sentence\"", BODY, &["2.1 tanks, ships"]);
}

#[test]
fn within_a_number_of_words() {
    let all = |words| format!("any = [\"port\"]\nall = [[\"gas\"]]\nwithin = {words}");
    check(&all(1), BODY, &["1.1 port"]);
    check(&all(0), BODY, &[]);
    check(&all(999), BODY, &["1.1 port"]);
    check("any = [\"city\"]\nall = [[\"tanks\"]]\nwithin = 2", BODY, &[]);
    check("any = [\"ships\"]\nnone = [\"gas\"]\nwithin = 2", BODY, &["1.1 ships", "2.1 ships"]);
    check(
        "any = [\"ships\"]\nnone = [\"burned gas\"]\nwithin = 1",
        BODY,
        &["1.1 ships", "2.1 ships", "2.3 ships"],
    );
    check("any = [\"gas\"]\nall = [[\"ships\"]]\nwithin = 2", BODY, &["2.2 gas", "2.3 ships, gas"]);
    // Of two hits in a sentence only the one with the list in its own window is a reason.
    let hit = hits("any = [\"gas\"]\nall = [[\"ship\"]]\nwithin = 1", &[], "Ship gas to where no gas is.")
        .remove(0);
    assert_eq!(hit.reasons.iter().map(|reason| reason.span.start).collect::<Vec<_>>(), [0, 5]);
}

const STATED: &str = "Some 300 soldiers came with 40 tanks. Soldiers left. The mayor said: “We saw 12 ships today.”\n\n\
    The port cost $5 million. He called it “a wise plan” for soldiers.";

#[test]
fn with_a_figure() {
    check("any = [\"soldiers\", \"port\"]\nwith = \"figure\"", STATED, &["1.1 soldiers", "2.1 port"]);
    check("all = [[\"soldiers\"]]\nwith = \"figure\"\nwithin = \"paragraph\"", STATED, &["1.1 soldiers"]);
    check("with = \"figure\"", STATED, &["1.1 figure, figure", "1.3 figure", "2.1 figure"]);
    check("with = \"figure\"\nnone = [\"tanks\"]", STATED, &["1.3 figure", "2.1 figure"]);
    check("with = \"figure\"\nnone = [\"soldiers\"]\nwithin = \"paragraph\"", STATED, &[]);
    check(
        "any = [\"soldiers\"]\n[[row]]\nwith = \"figure\"",
        STATED,
        &["1.1 soldiers #1 figure, figure", "1.2 soldiers", "2.2 soldiers"],
    );
}

#[test]
fn with_a_figure_of_a_unit() {
    let unit = |unit: &str| format!("with = \"figure\"\nunit = [{unit}]");
    check(&unit(r#""money""#), STATED, &["2.1 figure"]);
    check(&unit(r#""vehicles and ships""#), STATED, &["1.1 figure", "1.3 figure"]);
    check(&unit(r#""people under arms", "money""#), STATED, &["1.1 figure", "2.1 figure"]);
    check(&unit(r#""soldier""#), STATED, &["1.1 figure"]);
    check(&unit(r#""Ships""#), STATED, &["1.3 figure"]);
    check(&unit(r#""share""#), STATED, &[]);
    check(&unit(r#""sold""#), STATED, &[]);
    check("any = [\"soldiers\"]\nwith = \"figure\"\nunit = [\"money\"]", STATED, &[]);
}

#[test]
fn with_a_quotation() {
    check("any = [\"soldiers\", \"ships\"]\nwith = \"quote\"", STATED, &["1.3 ships", "2.2 soldiers"]);
    check("with = \"quote\"", STATED, &["1.3 quote", "2.2 quote"]);
    check("with = \"quote\"\nnone = [\"ships\"]", STATED, &["2.2 quote"]);
}

#[test]
fn built_in_topics_match_when_asked() {
    let topics = Topics::new(vec![topic("t", r#"any = ["ships"]"#)], Aliases::default());
    let of = |topic| topics.matches_of(topic, &reading(STATED), &Stop::default()).expect("not stopped");
    let places = |topic| of(topic).iter().map(|hit| (hit.paragraph, hit.sentence)).collect::<Vec<_>>();
    assert_eq!(places(0), [(0, 2)]);
    assert_eq!(places(1), [(0, 0), (0, 2), (1, 0)]);
    assert_eq!(places(2), [(0, 2), (1, 1)]);
}

#[test]
fn rows_narrow_and_the_first_wins() {
    let rows = "any = [\"ships\"]\n[[row]]\nany = [\"tanks\"]\n[[row]]\nany = [\"gas\", \"tanks\"]\n[[row]]\nany = [\"city\"]";
    check(rows, BODY, &["1.1 ships", "2.1 ships #1 tanks", "2.3 ships #2 gas"]);
    let within =
        "any = [\"ships\"]\n[[row]]\nany = [\"ships\"]\nall = [[\"nobody\"]]\nwithin = \"paragraph\"";
    check(within, BODY, &["1.1 ships", "2.1 ships #1 ships", "2.3 ships #1 ships"]);
    let without = "any = [\"ships\"]\n[[row]]\nany = [\"ships\"]\nnone = [\"tanks\"]\nwithin = \"sentence\"";
    check(without, BODY, &["1.1 ships #1 ships", "2.1 ships", "2.3 ships #1 ships"]);
}

#[test]
fn matching_can_be_stopped() {
    let topics = Topics::new(vec![topic("t", r#"any = ["ships"]"#)], Aliases::default());
    let stop = Stop::default();
    stop.raise();
    assert!(topics.matches(&reading(BODY), &stop).is_err());
    assert!(topics.matches_of(0, &reading(BODY), &stop).is_err());
}

#[test]
fn built_in_topics_stand_last() {
    let ids = |topics: &Topics| topics.specs().iter().map(|spec| spec.id.clone()).collect::<Vec<_>>();
    let topics = Topics::new(vec![topic("t", r#"any = ["ships"]"#)], Aliases::default());
    assert_eq!(ids(&topics), ["t", "all-figures", "all-quotes"]);
    assert_eq!(topics.listed(), 1);
    assert_eq!(topics.matches(&reading(BODY), &Stop::default()).expect("not stopped").len(), 1);
    let own = Topics::new(vec![topic("all-quotes", r#"any = ["ships"]"#)], Aliases::default());
    assert_eq!(ids(&own), ["all-quotes", "all-figures"]);
    assert_eq!(own.listed(), 1);
    assert_eq!(topics.matches_of(9, &reading(BODY), &Stop::default()), Ok(TopicMatches::default()));
}

#[test]
fn the_hash_follows_what_decides_matches() {
    let hash =
        |written: &str, groups: &[&[&str]]| Topics::new(vec![topic("t", written)], aliases(groups)).hash();
    let base = hash(r#"any = ["a", "b"]"#, &[]);
    assert_eq!(base, hash(r#"any = ["a", "b"]"#, &[]));
    let named = TopicSpec { name: "Another".into(), ..topic("u", r#"any = ["a", "b"]"#) };
    assert_eq!(base, Topics::new(vec![named], Aliases::default()).hash());
    let others = [
        hash(r#"any = ["a b"]"#, &[]),
        hash(r#"any = ["a"]"#, &[]),
        hash("any = [\"a\"]\nnone = [\"b\"]", &[]),
        hash(r#"all = [["a", "b"]]"#, &[]),
        hash(r#"all = [["a"], ["b"]]"#, &[]),
        hash("any = [\"a\", \"b\"]\nwithin = 3", &[]),
        hash("any = [\"a\", \"b\"]\nwithin = \"paragraph\"", &[]),
        hash("any = [\"a\", \"b\"]\nwith = \"quote\"", &[]),
        hash("any = [\"a\", \"b\"]\nwith = \"figure\"", &[]),
        hash("any = [\"a\", \"b\"]\nwith = \"figure\"\nunit = [\"money\"]", &[]),
        hash("any = [\"a\", \"b\"]\n[[row]]\nany = [\"a\"]", &[]),
        hash(r#"any = ["a", "b"]"#, &[&["a", "c"]]),
    ];
    let distinct: std::collections::BTreeSet<u64> = others.into_iter().chain([base]).collect();
    assert_eq!(distinct.len(), others.len() + 1);
}
