use super::*;
use crate::compare::articles::ArticleId;
use crate::compare::corrections::{
    Anchor, CellMark, CorrectedRow, FigureCorrection, FigureFields, Judgement, Layer, Member, Stamp, What,
};
use crate::compare::evidence::{AsOf, Hedge};
use proptest::option;
use proptest::prelude::*;

const TWO: &str = r#"# Ours.

[[reject]]
topic = "ships"
article = "post-1"
exact = "Ten left."
suffix = " Nobody"
made = 2031-03-02

# Seen on paper.
[[figure]]
value = 40
hedge = "none"
as_of = "2031-02"
article = "post-1"
exact = "some forty ships"
made = 2031-03-01
by = "Anna"
"#;

fn sound(text: &str) -> Layer {
    let read = read(text, "corrections.toml", "corrections");
    assert_eq!(read.bad.map(|bad| bad.report), None);
    read.layer
}

#[test]
fn entries_are_read_and_written_as_they_were() {
    let layer = sound(TWO);
    let [reject, figure] = layer.judgements() else { panic!("{layer:?}") };
    assert!(matches!(&reject.what, What::Reject { topic, at } if topic == "ships" && at.suffix == " Nobody"));
    assert_eq!((reject.stamp.by.clone(), figure.stamp.by.as_deref()), (None, Some("Anna")));
    let What::Figure(figure) = &figure.what else { panic!("{figure:?}") };
    assert_eq!(figure.fields.value, Some((40.0, None)));
    assert_eq!((figure.fields.hedge, figure.fields.whose.clone()), (Some(None), None));
    assert_eq!(write(&layer, TWO), TWO);
}

#[test]
fn what_did_not_change_keeps_its_bytes_and_its_comments() {
    let mut left = sound(TWO).judgements().to_vec();
    let reject = left.remove(0);
    assert_eq!(
        write(&Layer::new("", left.clone()), TWO),
        TWO.replace(&TWO[9..TWO.find("# Seen").unwrap()], "")
    );
    let note = What::Note { at: anchor("post-1", "Ten left."), text: "Who?\nAsk.".into() };
    left.extend([reject, Judgement { stamp: stamp(), what: note }]);
    let more = write(&Layer::new("", left), TWO);
    assert!(more.starts_with(TWO), "{more}");
    assert!(more.ends_with("\n\n[[note]]\ntext = '''\nWho?\nAsk.'''\narticle = \"post-1\"\nexact = \"Ten left.\"\nmade = 2031-03-02\n"), "{more}");
    assert!(write(&sound(&more), "").starts_with("# What was judged"), "a new file says what it is");
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let marked = format!("\u{feff}{TWO}");
    let layer = sound(&marked);
    assert_eq!(layer, sound(TWO));
    assert_eq!(write(&layer, &marked), marked);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_in_force() {
    #[track_caller]
    fn check(entry: &str, title: &str, line: usize) {
        let text = format!("{TWO}\n{entry}\n");
        let read = read(&text, "corrections.toml", "corrections");
        let bad = read.bad.expect("it is bad");
        assert!(bad.summary.contains(title), "{}", bad.summary);
        assert!(bad.summary.starts_with(&format!("corrections.toml:{}: ", 18 + line)), "{}", bad.summary);
        assert_eq!(read.layer.judgements().len(), 2, "{entry}");
    }
    let at = "article = \"a\"\nexact = \"b\"\nmade = 2031-03-02";
    check(&format!("[[note]]\ntext = \"x\"\nnoet = 1\n{at}"), "there is no key `noet` in `[[note]]`", 4);
    check(&format!("[[note]]\n{at}"), "this `[[note]]` has no `text`", 2);
    check("[[note]]\ntext = \"x\"\narticle = \"a\"\nexact = \"b\"", "this `[[note]]` has no `made`", 2);
    check(
        &format!("[[reject]]\ntopic = \"x\"\n{}", at.replace("2031-03-02", "\"x\"")),
        "`made` takes a date",
        6,
    );
    check(&format!("[[figure]]\n{at}"), "this `[[figure]]` corrects nothing", 2);
    check(&format!("[[figure]]\nas_of = \"March\"\n{at}"), "`as_of` cannot be `March`", 3);
    check(&format!("[[figure]]\nvalue = nan\n{at}"), "`value` takes a number", 3);
    check(&format!("[[figure]]\nmax = 3\n{at}"), "`max` stands without `value`", 3);
    check(&format!("[[quotation]]\n{at}"), "has no `speaker`", 2);
    check("[[row]]\ntopic = \"t\"\nid = \"r\"\nmade = 2031-03-02", "this `[[row]]` has no passage", 2);
    check(
        &format!("[[silent]]\ntopic = \"t\"\nrow = \"r\"\ncolumn = \"c\"\nheld = \"0\"\n{at}"),
        "there is no key `held`",
        6,
    );
    check(&format!("[[reject]]\ntopic = \"t\"\nbody = \"12\"\n{at}"), "`body` takes a hash of 16 digits", 4);
    check("[[note]\ntext = \"x\"", "unclosed array table", 2);
}

fn stamp() -> Stamp {
    Stamp { made: jiff::civil::date(2031, 3, 2), by: None }
}

fn anchor(article: &str, exact: &str) -> Anchor {
    Anchor {
        article: ArticleId::new(article),
        exact: exact.into(),
        prefix: String::new(),
        suffix: String::new(),
        copies: 1,
        outlet: String::new(),
        body: None,
    }
}

/// Words that are hard to write as TOML.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "Ten",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\"",
        "'",
        "'''",
        "\"\"\"",
        "\\",
        "\\n",
        "#",
        "[[row]]",
        "\n[[row]]\n",
        "\u{7f}",
        "\0",
        "\u{1b}",
        "\u{feff}",
        "\u{2028}",
        "é",
        "中",
        "👩\u{200d}👧",
        "=",
        "{",
        "\u{85}",
    ]);
    let pieces = prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>()]
}

/// Words that say something.
fn words() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("x{text}"))
}

/// A name, without blanks around it.
fn name() -> impl Strategy<Value = Option<String>> {
    option::of(words().prop_map(|text| text.trim().to_owned()))
}

fn anchors() -> impl Strategy<Value = Anchor> {
    (words(), words(), text(), text(), 1_usize..4, text(), option::of(any::<u64>())).prop_map(
        |(article, exact, prefix, suffix, copies, outlet, body)| Anchor {
            article: ArticleId::new(&article),
            exact,
            prefix,
            suffix,
            copies,
            outlet,
            body,
        },
    )
}

fn cells() -> impl Strategy<Value = CellMark> {
    let texts = prop::collection::btree_set(any::<u64>(), 0..4);
    let cell = (words(), words(), words(), option::of(anchors()), texts);
    cell.prop_map(|(topic, row, column, row_at, texts)| CellMark {
        topic,
        row,
        row_at,
        column,
        texts: texts.into_iter().collect(),
        held: None,
    })
}

fn what() -> impl Strategy<Value = What> {
    let hedge = prop::sample::select(vec![None, Some(Hedge::About), Some(Hedge::AtLeast), Some(Hedge::UpTo)]);
    let as_of = prop::sample::select(vec!["", "2031", "2030-11/2031-02~"]).prop_map(AsOf::of_edtf);
    let value =
        (any::<i32>(), 0.0_f64..1e9).prop_map(|(whole, part)| f64::from(whole) + (part * 8.0).floor() / 8.0);
    let value = (value.clone(), option::of(value));
    let fields =
        (option::of(name()), option::of(value), option::of(hedge), option::of(as_of), name().prop_map(Some));
    let figures = (anchors(), fields).prop_map(|(at, (whose, value, hedge, as_of, said_by))| {
        What::Figure(FigureCorrection { at, fields: FigureFields { whose, value, hedge, as_of, said_by } })
    });
    let member =
        (anchors(), prop::collection::vec(words(), 0..3)).prop_map(|(at, figures)| Member { at, figures });
    let rows = (words(), words(), name(), any::<bool>(), prop::collection::vec(member, 1..4));
    let rows = rows.prop_map(|(topic, id, name, takes, members)| {
        What::Row(CorrectedRow { topic, id, name, takes, members })
    });
    let reviewed = (cells(), option::of(any::<u64>())).prop_map(|(cell, held)| CellMark { held, ..cell });
    prop_oneof![
        rows,
        figures,
        (words(), anchors()).prop_map(|(topic, at)| What::Reject { topic, at }),
        (anchors(), name()).prop_map(|(at, speaker)| What::Quotation { at, speaker }),
        (anchors(), words()).prop_map(|(at, text)| What::note(at, &text)),
        cells().prop_map(What::Silent),
        reviewed.prop_map(What::Reviewed),
    ]
}

fn layers() -> impl Strategy<Value = Layer> {
    let stamp = (1_i8..=28, name()).prop_map(|(day, by)| Stamp { made: jiff::civil::date(2031, 3, day), by });
    let judgement = (stamp, what()).prop_map(|(stamp, what)| Judgement { stamp, what });
    prop::collection::vec(judgement, 0..8).prop_map(|judgements| Layer::new("corrections", judgements))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(layer in layers(), other in layers()) {
        let text = write(&layer, "");
        let found = read(&text, "corrections.toml", "corrections");
        prop_assert_eq!(found.bad.map(|bad| bad.report), None, "{}", text);
        prop_assert_eq!(&found.layer, &layer, "{}", text);
        prop_assert_eq!(write(&layer, &text), text.clone());
        let theirs = format!("# Ours.\n\n{}", write(&other, "")).replace('\n', "\r\n");
        prop_assert_eq!(&read(&theirs, "", "corrections").layer, &other, "{}", theirs);
        let over = write(&layer, &theirs);
        prop_assert_eq!(read(&over, "", "corrections").layer, layer);
        prop_assert!(over.starts_with("# Ours.\r\n"));
    }

    #[test]
    fn any_text_is_read_or_refused(text in text()) {
        let Read { layer, bad } = read(&text, "x.toml", "x");
        prop_assert!(bad.is_none() || layer.judgements().is_empty());
    }
}
