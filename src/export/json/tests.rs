use super::*;
use crate::compare::Problem;
use crate::compare::articles::{Article, Body, Library, Meta, Published};
use crate::compare::comparison::{Common, Counterpart, Gap};
use crate::compare::evidence::{AsOf, Figure, OddDate, QuoteKind, UnitClass};
use crate::compare::topics::TopicSpec;
use crate::export::WithCounterparts;
use std::sync::Arc;

const BODY: &str = "They waited. “At least 90 ships\tof ours lay there in May,” Mr Fox said.";

/// Where `part` stands in [`BODY`].
fn span(part: &str) -> Span {
    let start = BODY.find(part).expect("a part of the body");
    Span::new(start, start + part.len())
}

fn named(name: &str, part: Option<&str>) -> Named {
    Named { name: name.to_owned(), span: part.map(span), guessed: false }
}

fn a_passage() -> Passage {
    let figure = Figure {
        span: span("At least 90 ships"),
        number: span("90"),
        value: 90.0,
        max: Some(100.5),
        hedge: Some(Hedge::AtLeast),
        unit_class: UnitClass::UnderArms,
        unit: Some(span("ships")),
        whose: Some(named("The Fox fleet", None)),
        place: None,
        as_of: Some(AsOf { edtf: "2021-05".to_owned(), first: 0, last: 0, span: Some(span("in May")) }),
        said_by: Some(named("Jo Fox", Some("Mr Fox"))),
        part: Default::default(),
    };
    let quote = Quote {
        kind: QuoteKind::Direct,
        span: span("At least 90 ships\tof ours lay there in May,"),
        speaker: Some(named("Jo Fox", Some("Mr Fox"))),
        cue: Some(span("said")),
    };
    let reported = Quote { kind: QuoteKind::Reported, span: span("They waited"), speaker: None, cue: None };
    Passage {
        article: ArticleId::new("one"),
        paragraph: 1,
        span: Span::new(span("“").start, BODY.len()),
        lead_in: Some(span("They waited.")),
        follows: false,
        why: vec![Reason { span: span("ships"), term: "ship".into() }],
        figures: vec![PassageFigure {
            figure,
            of_row: true,
            comparable: true,
            differs: false,
            corrected: None,
        }],
        quotes: vec![quote, reported],
        odd_dates: vec![OddDate { span: span("May"), weekday: "Sunday" }],
        shares: vec![Share { term: 0, span: span("ships") }],
        judged: Default::default(),
    }
}

fn a_comparison() -> Comparison {
    let article = |id: &str| {
        let (id, none) = (ArticleId::new(id), String::new());
        Arc::new(Article::new(id, none.clone(), none, Meta::default(), 0, Body::new(BODY)))
    };
    let column = |id: &str, title: Option<&str>| Column {
        id: id.to_owned(),
        outlet: "The Post".to_owned(),
        short: "Post".to_owned(),
        title: title.map(str::to_owned),
        published: title.and_then(|_| Published::parse("2021-05-02")),
        guessed: title.map(|_| "published".to_owned()).into_iter().collect(),
        machine_translated: false,
        articles: vec![ArticleId::new(id)],
        hidden: Vec::new(),
    };
    let row = |way: Way, cells| Row {
        id: format!("id-{}", way.name()),
        label: "Ships · May".to_owned(),
        way,
        shares: vec!["ships".to_owned()],
        cells,
        spread: (way == Way::Figure).then_some(Spread {
            low: 90.0,
            low_hedge: Some(Hedge::AtLeast),
            high: 100.5,
            high_hedge: None,
            first: Some(24_256),
            last: Some(24_256),
        }),
        no_spread: (way == Way::Alone).then_some(NoSpread::NoWhole),
        judged: Default::default(),
    };
    let passages = || Cell::Passages(vec![a_passage()]);
    let gap = || Cell::Gap(Gap::NoneFound);
    Comparison {
        topic: Arc::new(TopicSpec {
            id: "ships".to_owned(),
            name: "Ships".to_owned(),
            ..TopicSpec::default()
        }),
        library: Arc::new(Library::new(vec![article("one"), article("two")])),
        columns: vec![column("one", Some("On “ships”")), column("two", None)],
        rows: vec![row(Way::Figure, vec![passages(), gap()]), row(Way::Alone, vec![passages(), gap()])],
        limits: vec![Problem::new("one", "too long")],
        ..Comparison::default()
    }
}

/// The whole document, without the white space between its tokens.
#[test]
fn the_contract_stands() {
    let made_by = made_by();
    let text = json(&made_by, &[a_comparison()]);
    assert!(text.ends_with("}\n"));
    let expected = r#"{"schema":1,"made_by":{"version":"1.2.3","library":"00000000000000ab","config":"0000000000000007"},
"topics":[{"id":"ships","name":"Ships",
"columns":[{"id":"one","outlet":"The Post","title":"On “ships”","published":"2021-05-02","guessed":["published"],"machine_translated":false,"articles":["one"]},
{"id":"two","outlet":"The Post","title":null,"published":null,"guessed":[],"machine_translated":false,"articles":["two"]}],
"rows":[{"id":"id-figure","label":"Ships · May","way":"figure","shares":["ships"],"spread":{"low":90,"low_hedge":"at least","high":100.5,"high_hedge":null,"as_of":"2021-05"},"no_spread":null,
"cells":[{"column":"one","gap":null,"passages":[PASSAGE]},{"column":"two","gap":"none-found","passages":[]}]},
{"id":"id-alone","label":"Ships · May","way":"alone","shares":["ships"],"spread":null,"no_spread":"no-whole",
"cells":[{"column":"one","gap":null,"passages":[PASSAGE]}]}],"limits":["one: too long"]}]}"#;
    let passage = r#"{"article":"one","paragraph":1,"start":13,"end":75,
"text":"“At least 90 ships\tof ours lay there in May,” Mr Fox said.","locator":"[parallax:one,p1,13-75,6c8e46ba78be]",
"lead_in":{"start":0,"end":12,"text":"They waited.","locator":"[parallax:one,p1,0-12,82633d5a9922]"},
"why":[{"term":"ship","start":28,"end":33}],
"figures":[{"text":"At least 90 ships","start":16,"end":33,"value":90,"max":100.5,"hedge":"at least","unit_class":"people under arms","unit":"ships",
"whose":{"name":"The Fox fleet","start":null,"end":null,"guessed":false},"where":null,"as_of":"2021-05","as_of_text":"in May",
"said_by":{"name":"Jo Fox","start":63,"end":69,"guessed":false},"part":null,"of_row":true,"comparable":true,"differs":false}],
"quotes":[{"kind":"direct","text":"At least 90 ships\tof ours lay there in May,","start":16,"end":59,"speaker":"Jo Fox","speaker_start":63,"speaker_end":69,"speaker_guessed":false,"cue":"said"}],
"reported":[{"kind":"reported","text":"They waited","start":0,"end":11,"speaker":null,"speaker_start":null,"speaker_end":null,"speaker_guessed":false,"cue":null}],
"odd_dates":[{"text":"May","start":55,"end":58,"weekday":"Sunday"}],"shares":[{"term":"ships","start":28,"end":33}],"counterparts":null}"#;
    let expected = expected.replace("PASSAGE", passage);
    assert_eq!(tokens(&text), expected.replace('\n', ""));
    let counterpart = r#""counterparts":[COUNTERPART]"#.replace("COUNTERPART", A_COUNTERPART);
    let expected = expected.replace("\"counterparts\":null", &counterpart).replace('\n', "");
    let comparison = a_comparison();
    let passage = ((ArticleId::new("one"), a_passage().span), vec![a_counterpart()]);
    let topic = json_topic(&comparison, Some(&ByPassage::from([passage])), true);
    let text = [json_begin(&made_by), topic, json_end(false).to_owned()].concat();
    assert_eq!(tokens(&text), expected);
}

#[test]
fn the_contract_of_counterparts_stands() {
    let text = of_one_paragraph();
    let expected = r#"{"schema":1,"made_by":{"version":"1.2.3","library":"00000000000000ab","config":"0000000000000007"},
"article":"one","paragraph":1,
"columns":[{"id":"one","outlet":"The Post","title":"On “ships”","published":"2021-05-02","guessed":["published"],"machine_translated":false,"articles":["one"]},
{"id":"two","outlet":"The Post","title":null,"published":null,"guessed":[],"machine_translated":false,"articles":["two"]}],
"passages":[{"topic":"ships","start":13,"end":75,"text":"“At least 90 ships\tof ours lay there in May,” Mr Fox said.",
"locator":"[parallax:one,p1,13-75,6c8e46ba78be]","lead_in":{"start":0,"end":12,"text":"They waited.","locator":"[parallax:one,p1,0-12,82633d5a9922]"},"counterparts":[COUNTERPART]}]}"#;
    assert_eq!(tokens(&text), expected.replace("COUNTERPART", A_COUNTERPART).replace('\n', ""));
}

fn made_by() -> MadeBy {
    MadeBy { version: "1.2.3".to_owned(), library: 0xab, config: 7, filter: None, corrections: None }
}

const A_COUNTERPART: &str = r#"{"column":"two","article":"two","paragraph":1,"start":0,"end":12,"text":"They waited.","locator":"[parallax:two,p1,0-12,82633d5a9922]","score":0.333,"shares":[{"term":"ships","own":[{"start":28,"end":33}],"other":[{"start":0,"end":4}]}]}"#;

fn a_counterpart() -> Counterpart {
    let common = Common { term: "ships".to_owned(), own: vec![span("ships")], other: vec![span("They")] };
    Counterpart {
        column: 1,
        article: ArticleId::new("two"),
        paragraph: 1,
        span: span("They waited."),
        score: 1.0 / 3.0,
        shares: vec![common],
    }
}

fn of_one_paragraph() -> String {
    let (comparison, passage, counterparts) = (a_comparison(), a_passage(), [a_counterpart()]);
    let found = WithCounterparts { comparison: &comparison, passage: &passage, counterparts: &counterparts };
    counterparts_json(&made_by(), &ArticleId::new("one"), 1, &[found])
}

/// A document without the white space between its tokens.
fn tokens(text: &str) -> String {
    let lines: String = text.lines().map(str::trim_start).collect();
    lines.replace("\": ", "\":")
}

#[test]
fn whole_values_have_no_decimal_point() {
    #[track_caller]
    fn check(value: f64, expected: &str) {
        assert_eq!(number(value).to_string(), expected);
    }
    check(90_000.0, "90000");
    check(0.5, "0.5");
    check(-3.0, "-3");
    check(1e300, "1e+300");
    check(f64::NAN, "0");
}
