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
    assert!(topics.matches(&article(BODY), &stop).is_err());
    assert!(topics.matches_of(0, &article(BODY), &stop).is_err());
}

#[test]
fn built_in_topics_stand_last() {
    let ids = |topics: &Topics| topics.specs().iter().map(|spec| spec.id.clone()).collect::<Vec<_>>();
    let topics = Topics::new(vec![topic("t", r#"any = ["ships"]"#)], Aliases::default());
    assert_eq!(ids(&topics), ["t", "all-figures", "all-quotes"]);
    assert_eq!(topics.listed(), 1);
    assert_eq!(topics.matches(&article(BODY), &Stop::default()).expect("not stopped").len(), 1);
    let own = Topics::new(vec![topic("all-quotes", r#"any = ["ships"]"#)], Aliases::default());
    assert_eq!(ids(&own), ["all-quotes", "all-figures"]);
    assert_eq!(own.listed(), 1);
    assert_eq!(topics.matches_of(9, &article(BODY), &Stop::default()), Ok(Vec::new()));
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
