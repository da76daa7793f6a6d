use super::report::{Document, as_json, text};
use super::*;
use crate::compare::articles::{Body, Meta, Published};
use crate::export::MadeBy;
use proptest::prelude::*;

const STRAIT: &str = "Frigates gather in the strait\n\n\
    Norland has sent about 40 ships to the strait this month, the ministry said. Nobody knows why.\n\n\
    “We have never seen so many flags,” said Ada Brink, who mends nets.\n";

fn article(id: &str, outlet: &str, body: &str) -> Arc<Article> {
    let meta = Meta { outlet: outlet.into(), published: Published::parse("2031-03-02"), ..Meta::default() };
    Arc::new(Article::new(ArticleId::new(id), String::new(), String::new(), meta, 0, Body::new(body)))
}

fn library(texts: &[(&str, &str)]) -> Library {
    Library::new(texts.iter().map(|(id, body)| article(id, "The Post", body)).collect())
}

/// A citation of these words as they stand in [`STRAIT`], beside which `quotation` stands.
fn cited(words: &str, quotation: Option<&str>) -> Citation {
    let start = STRAIT.find(words).expect("they stand there");
    let locator = Locator::of(&article("strait", "The Post", STRAIT), Span::new(start, start + words.len()));
    let readings = quotation.map(str::to_owned).into_iter().collect();
    Citation { at: At::Line(1), locator: Some(locator), readings }
}

/// What comes of one citation in these articles.
fn one(texts: &[(&str, &str)], citation: Citation) -> Checked {
    super::check(&library(texts), vec![citation]).remove(0)
}

const SENT: &str = "Norland has sent about 40 ships to the strait this month, the ministry said.";

/// The verdict on [`SENT`], and how it is told, in these articles.
#[track_caller]
fn check(texts: &[(&str, &str)], quotation: Option<&str>, verdict: Verdict, told: &[&str]) {
    let checked = one(texts, cited(SENT, quotation));
    assert_eq!(checked.verdict, verdict, "{checked:?}");
    let by = MadeBy { version: "1".into(), library: 0, config: 0, ..MadeBy::default() };
    let report = text(&[Document { name: "notes.md".into(), checked: vec![checked] }], &by);
    for words in told {
        assert!(report.contains(words), "no “{words}” in\n{report}");
    }
}

#[test]
fn the_same_words_at_the_same_place_are_exact() {
    let texts = [("strait", STRAIT)];
    check(
        &texts,
        None,
        Verdict::Exact,
        &["exact    strait ¶2  The Post, 2 Mar 2031; by its hash alone, without a quotation\n"],
    );
    check(&texts, Some(SENT), Verdict::Exact, &["strait ¶2  The Post, 2 Mar 2031\n"]);
    let part = Some("about 40 ships … this month");
    check(&texts, part, Verdict::Exact, &["; shortened, 5 of 14 words\n"]);
}

#[test]
fn words_that_stand_elsewhere_have_moved() {
    let before = format!("A correction was added.\n\n{STRAIT}");
    check(&[("strait", &before)], Some(SENT), Verdict::Moved, &["strait ¶2 → ¶3, bytes 56-132"]);
    check(&[("strait", &before)], None, Verdict::Moved, &["strait ¶2 → ¶3, bytes 56-132"]);
    let twice = format!("Anew. {STRAIT}\n\n{SENT}");
    check(
        &[("strait", &twice)],
        None,
        Verdict::Moved,
        &["one of 2 places that fit equally: strait ¶2, strait ¶4"],
    );
    let renamed = [("strait-2031", STRAIT), ("other", "Rain fell.")];
    check(
        &renamed,
        None,
        Verdict::Moved,
        &["→ strait-2031 ¶2, The Post, 2 Mar 2031 (there is no article strait)"],
    );
    check(&[("b", STRAIT), ("c", SENT)], Some(SENT), Verdict::Moved, &["fit equally: b ¶2, c ¶1"]);
}

#[test]
fn words_that_stand_in_another_paragraph_than_is_said_have_moved() {
    #[track_caller]
    fn check(paragraph: Option<usize>, verdict: Verdict, told: &str) {
        let mut citation = cited(SENT, Some(SENT));
        citation.locator = citation.locator.map(|locator| Locator { paragraph, ..locator });
        let checked = one(&[("strait", STRAIT)], citation);
        assert_eq!((checked.verdict, checked.places.len()), (verdict, 1));
        let report =
            text(&[Document { name: "notes.md".into(), checked: vec![checked] }], &MadeBy::default());
        assert!(report.contains(told), "no “{told}” in\n{report}");
    }
    check(Some(2), Verdict::Exact, "exact    strait ¶2  The Post, 2 Mar 2031\n");
    check(Some(4), Verdict::Moved, "moved    strait ¶4 → ¶2, bytes 31-107\n");
    check(None, Verdict::Exact, "exact    strait  The Post, 2 Mar 2031\n");
}

#[test]
fn citations_are_looked_for_together_and_told_apart() {
    let texts = [("b", STRAIT), ("c", SENT), ("strait", "Rain fell.")];
    let mut citations = vec![
        cited(SENT, None),
        Citation { at: At::Line(2), locator: None, readings: Vec::new() },
        cited("Nobody knows why.", Some("Nobody knows why.")),
        cited("We have never seen so many flags,", None),
        cited(SENT, Some(SENT)),
    ];
    for article in ["gone", "b", "strait"] {
        citations.extend([SENT, "Nobody knows why."].map(|words| {
            let citation = cited(words, None);
            let locator = citation.locator.map(|locator| Locator { article: article.into(), ..locator });
            Citation { locator, ..citation }
        }));
    }
    let together = super::check(&library(&texts), citations.clone());
    let each: Vec<Checked> = citations.into_iter().map(|citation| one(&texts, citation)).collect();
    assert_eq!(together, each);
    assert_eq!(together[5].places.len(), 2, "in b and c, for there is no such article");
    assert_eq!((together[6].verdict, together[7].verdict), (Verdict::Moved, Verdict::Exact));
    assert_eq!(together[0].elsewhere.len(), 2);
}

#[test]
fn other_words_in_the_article_are_told() {
    let edited = STRAIT.replace("about 40", "some 45");
    let told = ["altered", "most like them: ¶2", "Norland has sent [-some 45-]{+about 40+} ships"];
    check(&[("strait", &edited)], Some(SENT), Verdict::Altered, &told);
    let told = ["other words stand there now", "now: Norland has sent some 45 ships"];
    check(&[("strait", &edited)], None, Verdict::Altered, &told);
    let told = ["altered", "what is quoted of them stands in ¶2"];
    check(&[("strait", &edited)], Some("Norland has sent … this month"), Verdict::Altered, &told);
    let told =
        ["altered", "other words stand there now", "now: Norland has sent some 45 ships to the strait"];
    check(&[("strait", &edited)], Some("has sent about 40 ships"), Verdict::Altered, &told);
    let copy = [("strait", edited.as_str()), ("wire", STRAIT)];
    check(
        &copy,
        Some(SENT),
        Verdict::Altered,
        &["the very words stand in another article: wire ¶2 (The Post, 2 Mar 2031)"],
    );
    let marks = STRAIT.replace("this month, the", "this month – the");
    check(
        &[("strait", &marks)],
        Some(SENT),
        Verdict::Altered,
        &["the words are the same; marks or white space differ"],
    );
}

#[test]
fn other_words_in_the_document_are_told() {
    let told = ["the quotation is not as it stands there", "about [-40-]{+400+} ships to the strait"];
    check(&[("strait", STRAIT)], Some(&SENT.replace("40", "400")), Verdict::Altered, &told);
    let before = format!("Anew. {STRAIT}");
    let told = ["quoted otherwise", "[-40-]{+400+}"];
    check(&[("strait", &before)], Some(&SENT.replace("40", "400")), Verdict::Altered, &told);
    check(&[("strait", STRAIT)], Some("Fares will rise."), Verdict::Altered, &["{+Fares will rise+}"]);
}

#[test]
fn words_that_are_nowhere_are_gone() {
    let other = "Rain fell all day, and the ferry was late.";
    check(&[("strait", other)], Some(SENT), Verdict::Gone, &["gone", "nor anything like them"]);
    check(&[("strait", "Rain.")], None, Verdict::Gone, &["nor anything like them"]);
    check(&[("other", other)], Some(SENT), Verdict::Gone, &["there is no such article"]);
    check(&[], None, Verdict::Gone, &["1 citation: 0 exact, 0 moved, 0 altered, 1 gone"]);
}

#[test]
fn a_damaged_locator_is_told() {
    let citation = Citation { at: At::Line(3), locator: None, readings: Vec::new() };
    let checked = one(&[], citation);
    assert_eq!(checked.verdict, Verdict::Altered);
}

#[test]
fn programs_are_told_the_same() {
    let checked = one(&[("strait", STRAIT)], cited(SENT, Some("about 400 ships")));
    let documents = [Document { name: "notes.md".into(), checked: vec![checked] }];
    let told: serde_json::Value = serde_json::from_str(&as_json(&documents, &MadeBy::default())).unwrap();
    assert_eq!(told["counts"], serde_json::json!({"exact": 0, "moved": 0, "altered": 1, "gone": 0}));
    let citation = &told["documents"][0]["citations"][0];
    assert_eq!((&citation["verdict"], &citation["quoted"]), (&"altered".into(), &"otherwise".into()));
    assert_eq!(
        citation["places"][0],
        serde_json::json!({"article": "strait", "paragraph": 2, "start": 31, "end": 107})
    );
    let runs = citation["difference"].as_array().unwrap();
    assert!(
        runs.contains(&serde_json::json!({"in": "both", "article": "40", "document": "400"})),
        "{runs:?}"
    );
}

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "ten",
        "ships",
        "“lay”",
        "née",
        "there.",
        "Rain",
        "fell\n\n",
        "so",
        "40,000",
    ]);
    prop::collection::vec(word, 1..30).prop_map(|words| words.join(" "))
}

proptest! {
    /// Whatever is cut out of an article and put in its place, words are exact only if they stand there,
    /// and exact or moved whenever they still stand once.
    #[test]
    fn no_edit_is_taken_for_another(body in words(), cited in (0.0..1.0, 0.0..1.0), edited in (0.0..1.0, 0.0..1.0),
        new in words(), quotes in any::<bool>(), renamed in any::<bool>()) {
        let cut = |body: &str, (from, share): (f64, f64)| {
            let at = |share: f64| body.floor_char_boundary((share * body.len() as f64) as usize);
            let start = at(from);
            Span::new(start, body.floor_char_boundary(start + ((body.len() - start) as f64 * share) as usize))
        };
        let is_edge = |at: &usize| body.is_char_boundary(*at) && !places::cuts_words(&body, Span::new(*at, *at));
        let rough = cut(&body, cited);
        let start = (rough.start..=body.len()).find(|at| is_edge(at) && !body[*at..].starts_with([' ', '\n']));
        let start = start.unwrap_or(body.len());
        let end = (start..=rough.end.max(start)).rev().find(|at| is_edge(at) && !body[..*at].ends_with([' ', '\n']));
        let span = Span::new(start, end.unwrap_or(start));
        let words = span.of(&body);
        prop_assume!(!words.is_empty());
        let gone = cut(&body, edited);
        let after = format!("{}{new}{}", &body[..gone.start], &body[gone.end..]);
        let locator = Locator::of(&article("a", "P", &body), span);
        let paragraph = locator.paragraph;
        let readings = if quotes { vec![words.to_owned()] } else { Vec::new() };
        let citation = Citation { at: At::Line(1), locator: Some(locator), readings };
        let name = if renamed { "b" } else { "a" };
        let checked = one(&[(name, &after)], citation);
        let stands = after.get(span.start..span.end) == Some(words);
        let is_in_paragraph = !stands || Locator::of(&article("a", "P", &after), span).paragraph == paragraph;
        prop_assert_eq!(checked.verdict == Verdict::Exact, stands && is_in_paragraph && !renamed);
        let at = (0..after.len()).filter(|at| after.get(*at..).is_some_and(|rest| rest.starts_with(words)));
        let times = at.filter(|at| !places::cuts_words(&after, Span::new(*at, at + words.len()))).count();
        prop_assert_eq!(checked.verdict.holds(), times > 0 || (stands && !renamed), "{:?}", checked);
        if times == 1 {
            prop_assert_eq!(checked.places[0].span.of(&after), words);
        }
    }

    /// A quotation in which a word is another is never taken for the words.
    #[test]
    fn no_other_quotation_is_taken_for_the_words(at in 0_usize..14, new in "[a-z]{1,9}") {
        let mut words: Vec<&str> = SENT.split(' ').collect();
        prop_assume!(words[at].trim_end_matches([',', '.']) != new);
        words[at] = &new;
        let checked = one(&[("strait", STRAIT)], cited(SENT, Some(&words.join(" "))));
        prop_assert_eq!(checked.verdict, Verdict::Altered);
    }
}
