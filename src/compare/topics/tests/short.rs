//! What almost matches a topic.

use super::*;

/// `expected` holds each sentence one condition short as paragraph.sentence (from 1), what keeps it
/// out, and what it fulfils.
#[track_caller]
fn check(written: &str, row: Option<usize>, body: &str, expected: &[&str]) {
    let topics = Topics::new(vec![topic("t", written)], aliases(&[]));
    let reading = reading(body);
    let missing = |missing: &Missing| match missing {
        Missing::Taken(row) => format!("row {}", row + 1),
        Missing::Excluded(reason) => format!("excluded by {} as {}", reason.term, reason.span.of(body)),
        Missing::Unit => "unit".to_owned(),
        Missing::With(With::Figure) => "figure".to_owned(),
        Missing::With(With::Quote) => "quote".to_owned(),
        Missing::All(list) => format!("all {}", list + 1),
        Missing::Any => "any".to_owned(),
    };
    let shown = |short: &Short| {
        let sentences = reading.article().sentences(short.paragraph);
        let sentence = sentences.iter().position(|span| *span == short.span).expect("a sentence");
        let reasons: Vec<&str> = short.reasons.iter().map(|reason| &*reason.term).collect();
        let place = format!("{}.{}", short.paragraph + 1, sentence + 1);
        format!("{place} {}: {}", missing(&short.missing), reasons.join(", "))
    };
    let found = topics.short_of(0, row, &reading, &Stop::default()).expect("not stopped");
    assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), expected, "{written}\nin {body:?}");
}

const BODY: &str = "Ships left the port. Gas ran low in the city.\n\n\
    Tanks and ships came. Nobody spoke of gas. The ships burned gas in the dark cold night at sea.\n\n\
    Nothing else.";

#[test]
fn a_rule_of_any_alone_has_no_near_misses() {
    check(r#"any = ["ships", "gas"]"#, None, BODY, &[]);
    check(r#"all = [["ships"]]"#, None, BODY, &[]);
    check(r#"with = "figure""#, None, "No ship came. Ten ships came.", &[]);
}

#[test]
fn a_list_is_missing() {
    let any_and_all = "any = [\"ships\"]\nall = [[\"gas\"]]";
    check(any_and_all, None, BODY, &["1.1 all 1: ships", "1.2 any: gas", "2.1 all 1: ships", "2.2 any: gas"]);
    check(
        r#"all = [["ships"], ["gas"], ["night"]]"#,
        None,
        "Ships burn gas. Ships came. Gas at night. Ships at night with gas.",
        &["1.1 all 3: ships, gas", "1.3 all 1: gas, night"],
    );
    let in_paragraph = "any = [\"tanks\"]\nall = [[\"gas\"], [\"sea\", \"fish\"]]\nwithin = \"paragraph\"";
    check(
        in_paragraph,
        None,
        "Tanks came. Gas ran out.\n\nFish swam. Gas ran out.",
        &["1.1 all 2: tanks", "2.2 any: gas"],
    );
    check(in_paragraph, None, BODY, &[]);
    check(
        "any = [\"tanks\"]\nall = [[\"gas\"]]\nwithin = 2",
        None,
        "Tanks or gas.\n\nTanks need more of gas.",
        &["2.1 all 1: tanks, gas"],
    );
}

#[test]
fn something_is_excluded() {
    check(
        "any = [\"ships\"]\nnone = [\"gas\", \"tanks\"]",
        None,
        BODY,
        &["2.1 excluded by tanks as Tanks: ships", "2.3 excluded by gas as gas: ships"],
    );
    check("any = [\"ships\"]\nall = [[\"port\"]]\nnone = [\"tanks\"]", None, BODY, &["2.3 all 1: ships"]);
    check(
        "with = \"figure\"\nnone = [\"tanks\"]",
        None,
        "Ten tanks came. Tanks left.",
        &["1.1 excluded by tanks as tanks: figure"],
    );
}

#[test]
fn no_figure_or_quotation_is_stated() {
    let stated =
        "Some 300 soldiers came with 40 tanks. Soldiers left. The soldiers cost $5 million. Gas fell by 5%.";
    check("any = [\"soldiers\"]\nwith = \"figure\"", None, stated, &["1.2 figure: soldiers"]);
    let of_unit = "any = [\"soldiers\"]\nwith = \"figure\"\nunit = [\"people under arms\"]";
    check(of_unit, None, stated, &["1.2 figure: soldiers", "1.3 unit: soldiers"]);
    check(
        "any = [\"soldiers\"]\nwith = \"quote\"",
        None,
        "“We saw soldiers,” she said. Soldiers left.",
        &["1.2 quote: soldiers"],
    );
    check(
        "any = [\"soldiers\"]\nall = [[\"gas\"]]\nwith = \"figure\"",
        None,
        stated,
        &["1.1 all 1: soldiers", "1.3 all 1: soldiers", "1.4 any: gas"],
    );
    let only = "with = \"figure\"\nunit = [\"money\"]";
    check(only, None, "Ten ships cost $5 million. Ten ships came. None left.", &["1.2 unit: figure"]);
}

#[test]
fn a_row_narrows_what_its_topic_admits() {
    let written = "any = [\"ships\"]\n[[row]]\nany = [\"gas\"]\n[[row]]\nany = [\"night\", \"port\"]\nall = [[\"ships\"], [\"cold\"]]";
    check(written, Some(0), BODY, &[]);
    check(written, Some(1), BODY, &["1.1 all 2: ships, port", "2.3 row 1: ships, cold, night"]);
    check(written, Some(2), BODY, &[]);
}

#[test]
fn furniture_is_looked_into() {
    let body = "Ships came to the port and stayed there for a long time.\n\n\
        Sign up to our newsletter about ships and ports\n\nThey left.";
    let topics = Topics::new(
        vec![topic("t", "any = [\"ships\"]\nnone = [\"newsletter\"]\n[[row]]\nany = [\"ports\"]")],
        aliases(&[]),
    );
    let reading = reading(body);
    let found = |row| {
        let found = topics.in_furniture(0, row, &reading, &Stop::default()).expect("not stopped");
        let shown = |InFurniture { paragraph, span, reasons }: &InFurniture| {
            let reasons: Vec<&str> = reasons.iter().map(|reason| &*reason.term).collect();
            format!("{} {}: {}", paragraph + 1, span.of(body), reasons.join(", "))
        };
        found.iter().map(shown).collect::<Vec<_>>()
    };
    assert!(reading.article().paragraphs()[1].furniture);
    assert_eq!(found(None), ["2 Sign up to our newsletter about ships and ports: ships"]);
    assert_eq!(found(Some(0)), ["2 Sign up to our newsletter about ships and ports: ships, ports"]);
}

#[test]
fn words_are_a_letter_or_two_off() {
    #[track_caller]
    fn check(written: &str, groups: &[&[&str]], word: &str, expected: Option<(&str, usize)>) {
        let topics = Topics::new(vec![topic("t", written)], aliases(groups));
        let close = topics.words_of(0, None).close(word);
        let close = close.as_ref().map(|close| (&*close.term, close.distance));
        assert_eq!(close, expected, "{word} in {written}");
    }
    let norland = r#"any = ["Norlandian", "ships", "sail*", "NORAD", "red line", "=Harbour", "lake"]"#;
    check(norland, &[], "norlandain", Some(("Norlandian", 1)));
    check(norland, &[], "norladnina", Some(("Norlandian", 2)));
    check(norland, &[], "norldnina", None);
    check(norland, &[], "orlandian", None);
    check(norland, &[], "norlandian", None);
    check(norland, &[], "norlandians", None);
    check(norland, &[], "shops", Some(("ships", 1)));
    check(norland, &[], "shpis", Some(("ships", 1)));
    check(norland, &[], "shopt", None);
    check(norland, &[], "sailor", None);
    check(norland, &[], "norat", None);
    check(norland, &[], "lines", None);
    check(norland, &[], "harbours", None);
    check(norland, &[], "lakt", None);
    check(norland, &[], "ship5", None);
    check(norland, &[&["ships", "vessels", "big boats"]], "vesels", Some(("ships", 1)));
    check(norland, &[&["ships", "vessels", "big boats"]], "boatz", None);
    check(r#"none = ["ships"]"#, &[], "shops", None);
    check("any = [\"fish\"]\nall = [[\"ships\"]]", &[], "shops", Some(("ships", 1)));
    check(r#"any = ["моряки"]"#, &[], "морякы", Some(("моряки", 1)));
    check(r#"any = ["ウクライナ語"]"#, &[], "ウクライナー", None);
}
