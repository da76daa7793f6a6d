//! What rows, cells and lines of ours say of evidence: marks in the words, doubts, units.

use super::*;
use crate::compare::comparison::NoSpread;
use crate::compare::comparison::Share;
use crate::compare::evidence::OddDate;

const BODY: &str = "On Monday 3 May Ann Roe said at least 30 ships lay there, “too many” of them red.";

fn gull() -> Arc<Article> {
    article("gull", "Gull", "2021-05-04", BODY)
}

/// The lines of the only cell of a row with this passage.
fn lines_of(way: Way, change: impl Fn(&mut Passage, &mut Row)) -> Vec<Line> {
    let article = gull();
    let mut passage = passage(&article, BODY, "ships");
    let mut row = row("Ships", way, Vec::new());
    change(&mut passage, &mut row);
    row.cells = vec![Cell::Passages(vec![passage])];
    lay_out(&Arc::new(comparison(&[article], vec![row])), &frame(300, 1)).block(0).cells[0].lines.clone()
}

fn line_of_ours(change: impl Fn(&mut Passage, &mut Row)) -> String {
    let lines = lines_of(Way::Figure, change);
    let of_source = |line: &Line| line.pieces.iter().any(|piece| piece.role == Role::Text);
    let ours: Vec<String> = lines.iter().skip_while(|line| of_source(line)).map(Line::text).collect();
    ours.join(" ")
}

fn thirty() -> PassageFigure {
    figure(BODY, "at least 30 ships", "30", 30.0, Some(Hedge::AtLeast))
}

fn voice(kind: QuoteKind, speaker: Option<Named>) -> Quote {
    Quote { kind, span: find(BODY, "too many"), speaker, cue: Some(find(BODY, "said")) }
}

#[test]
fn a_line_of_ours_says_doubts_and_kinds() {
    let check = |change: &dyn Fn(&mut Passage, &mut Row), expected: &str| {
        assert_eq!(line_of_ours(|passage, row| change(passage, row)), expected);
    };
    let roe = || Named::inferred("Ann Roe");
    check(&|_, _| {}, "¶1");
    check(&|passage, _| passage.figures = vec![thirty()], "≥30 ships · own voice ¶1");
    let guessed = |passage: &mut Passage, _: &mut Row| {
        let mut read = thirty();
        read.figure.whose = Some(Named::inferred("Norland").as_guess());
        read.figure.said_by = Some(Named::inferred("Ann Roe").as_guess());
        passage.figures = vec![read];
    };
    check(&guessed, "≥30 ships of Norland? · Ann Roe? ¶1");
    let parted = |passage: &mut Passage, _: &mut Row| {
        passage.figures = vec![thirty()];
        passage.figures[0].figure.part = Part::PartOf;
    };
    check(&parted, "≥30 ships (part) · own voice ¶1");
    let unlike = |passage: &mut Passage, row: &mut Row| {
        passage.figures = vec![PassageFigure { comparable: false, ..thirty() }];
        row.spread =
            Some(Spread { low: 3.0, low_hedge: None, high: 3.0, high_hedge: None, first: None, last: None });
    };
    check(&unlike, "≥30 ships (not comparable) · own voice ¶1");
    check(&|passage, _| passage.quotes = vec![voice(QuoteKind::Direct, Some(roe()))], "quotes Ann Roe ¶1");
    check(&|passage, _| passage.quotes = vec![voice(QuoteKind::Reported, Some(roe()))], "cites Ann Roe ¶1");
    let both = |passage: &mut Passage, _: &mut Row| {
        let doe = Named::inferred("Jo Doe").as_guess();
        passage.quotes = [(QuoteKind::Mixed, roe()), (QuoteKind::Direct, roe()), (QuoteKind::Reported, doe)]
            .map(|(kind, speaker)| voice(kind, Some(speaker)))
            .to_vec();
    };
    check(&both, "quotes Ann Roe · cites Jo Doe? ¶1");
    check(
        &|passage, _| passage.quotes = vec![voice(QuoteKind::Direct, None)],
        "quotes, speaker not found ¶1",
    );
    let one_unknown = |passage: &mut Passage, _: &mut Row| {
        passage.quotes = vec![voice(QuoteKind::Direct, None), voice(QuoteKind::Reported, Some(roe()))];
    };
    check(&one_unknown, "quotes, speaker not found · cites Ann Roe ¶1");
    check(
        &|passage, _| passage.quotes = vec![voice(QuoteKind::Reported, None)],
        "cites, speaker not found ¶1",
    );
    let odd = |passage: &mut Passage, _: &mut Row| {
        passage.odd_dates = vec![OddDate { span: find(BODY, "Monday 3 May"), weekday: "Saturday" }];
    };
    check(&odd, "¶1 · Monday 3 May is a Saturday");
}

#[test]
fn words_are_marked_as_what_they_are_and_why_they_are_here() {
    let lines = lines_of(Way::Figure, |passage, _| {
        passage.figures = vec![thirty()];
        passage.figures[0].figure.said_by = Some(Named::at("Ann Roe", find(BODY, "Ann Roe")));
        passage.quotes = vec![voice(QuoteKind::Direct, None)];
        passage.odd_dates = vec![OddDate { span: find(BODY, "Monday 3 May"), weekday: "Saturday" }];
        passage.shares = ["30", "red"].map(|words| Share { term: 0, span: find(BODY, words) }).to_vec();
    });
    let marked: Vec<(&str, Role, Option<Role>)> = lines
        .iter()
        .flat_map(|line| &line.pieces)
        .filter(|piece| piece.source.is_some() && piece.role != Role::Text && piece.role != Role::Ours)
        .map(|piece| (piece.text.trim(), piece.role, piece.also))
        .collect();
    assert_eq!(
        marked,
        [
            ("Monday 3 May", Role::OddDate, None),
            ("Ann Roe", Role::Speaker, None),
            ("said", Role::Speaker, None),
            ("at least", Role::Hedge, None),
            ("", Role::Figure, None),
            ("30", Role::Figure, Some(Role::Share)),
            ("", Role::Figure, None),
            ("ships", Role::Figure, Some(Role::Term)),
            ("too many", Role::Quote, None),
            ("red", Role::Share, None),
        ]
    );
}

#[test]
fn a_suggested_row_looks_suggested() {
    let head = |label: &str, shares: &[&str]| {
        let mut row = row(label, Way::Suggested, vec![Cell::Passages(vec![passage(&gull(), BODY, "ships")])]);
        row.shares = shares.iter().map(|share| (*share).to_owned()).collect();
        text_of(&lay_out(&Arc::new(comparison(&[gull()], vec![row])), &frame(70, 1)).block(0).head).concat()
    };
    let one = head("grey ships", &["grey ships"]);
    assert!(one.starts_with("┄ “grey ships” ┄┄"), "{one}");
    assert!(one.ends_with("┄ suggested ● ┄"), "{one}");
    let five = head("a", &["a", "b", "c", "d", "e"]);
    assert!(five.starts_with("┄ “a” · “b” · “c” · “d” · 1 more ┄"), "{five}");
}

#[test]
fn what_does_not_fit_beside_a_label_goes_below_it() {
    let mut row = row("Norland · ships · strait · winter 2021–22", Way::Figure, Vec::new());
    row.spread = Some(Spread {
        low: 30.0,
        low_hedge: Some(Hedge::AtLeast),
        high: 4000.0,
        high_hedge: None,
        first: Some(2021 * 12 + 10),
        last: Some(2022 * 12 + 1),
    });
    row.cells = vec![Cell::Passages(vec![passage(&gull(), BODY, "ships")])];
    let head = |width: u16, row: &Row| {
        let comparison = comparison(&[gull()], vec![row.clone()]);
        text_of(&lay_out(&Arc::new(comparison), &frame(width, 1)).block(0).head)
    };
    let check = |width, expected: &[&str]| assert_eq!(head(width, &row), expected, "{width}");
    check(
        90,
        &["─ Norland · ships · strait · winter 2021–22 ─────── figure ● ── 30+ … 4,000 · Nov to Feb ─"],
    );
    check(76, &["─ Norland · ships · strait · winter 2021–22 ────── figure ● ── 30+ … 4,000 ─"]);
    check(
        60,
        &["─ Norland · ships · strait · winter 2021–22 ───── figure ● ─", "  30+ … 4,000 · Nov to Feb"],
    );
    check(30, &["─ Norland · ships · strait · ─", "  winter 2021–22", "  figure ● · 30+ … 4,000"]);
    row.spread = None;
    row.no_spread = Some(NoSpread::Currencies);
    let words = head(60, &row).concat();
    assert!(words.ends_with("not comparable: different currencies"), "{words}");
}

#[test]
fn sums_and_shares_have_their_units_in_the_head() {
    let body = "Norland paid more than $40bn, Aldholm $9bn, or 5 percent.";
    let article = article("gull", "Gull", "2021-05-04", body);
    let head = |class: UnitClass,
                low: (&str, &str, Option<&str>, f64),
                high: (&str, &str, Option<&str>, f64)| {
        let mut passage = passage(&article, body, "paid");
        let read = |(words, number, unit, value): (&str, &str, Option<&str>, f64)| {
            let mut figure = figure("3 ships", "3 ships", "3", value, None);
            figure.figure.span = find(body, words);
            figure.figure.number = find(body, number);
            figure.figure.unit = unit.map(|unit| find(body, unit));
            figure.figure.unit_class = class;
            figure
        };
        passage.figures = vec![read(low), read(high)];
        let mut row = row("Money", Way::Figure, vec![Cell::Passages(vec![passage])]);
        row.spread = Some(Spread {
            low: low.3,
            low_hedge: None,
            high: high.3,
            high_hedge: None,
            first: None,
            last: None,
        });
        text_of(
            &lay_out(&Arc::new(comparison(&[Arc::clone(&article)], vec![row])), &frame(80, 1)).block(0).head,
        )
        .concat()
    };
    let of_money = head(UnitClass::Money, ("$9bn", "$9bn", None, 9e9), ("$40bn", "$40bn", None, 4e10));
    assert!(of_money.ends_with("── $9bn … $40bn ─"), "{of_money}");
    let of_share = head(
        UnitClass::Share,
        ("5 percent", "5", Some("percent"), 5.0),
        ("5 percent", "5", Some("percent"), 5.0),
    );
    assert!(of_share.ends_with("── 5 percent ─"), "{of_share}");
    let of_people = head(UnitClass::People, ("5", "5", None, 5.0), ("$40bn", "$40bn", None, 9.0));
    assert!(of_people.ends_with("── 5 … 9 ─"), "{of_people}");
}
