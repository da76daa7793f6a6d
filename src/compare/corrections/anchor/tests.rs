use super::*;
use crate::compare::articles::{Body, Meta};
use proptest::prelude::*;

fn article(id: &str, outlet: &str, body: &str) -> Article {
    let meta = Meta { outlet: outlet.to_owned(), ..Meta::default() };
    Article::new(ArticleId::new(id), String::new(), String::new(), meta, 0, Body::new(body))
}

/// An anchor at the `number`th place of `words` in `body`, from 0.
fn anchor(body: &str, words: &str, number: usize) -> Anchor {
    let start = occurrences(body, words).nth(number).expect("it is there").start;
    Anchor::of(&article("a", "Post", body), Span::new(start, start + words.len()))
}

#[test]
fn an_anchor_stands_at_its_words_or_nowhere() {
    #[track_caller]
    fn check(made: (&str, &str, usize), now: &str, expected: Result<usize, Lost>) {
        let (body, words, number) = made;
        let found = anchor(body, words, number).place_in(now).map(|span| span.start);
        assert_eq!(found, expected, "{words:?} of {body:?} in {now:?}");
    }
    let twice = "Ships came. Ships left. Ships came.";
    check((twice, "Ships came.", 0), twice, Ok(0));
    check((twice, "Ships came.", 1), twice, Ok(24));
    check((twice, "left", 0), "é left", Err(Lost::Moved));
    check((twice, "left", 0), "Some ships left. Ships came.", Ok(11));
    check((twice, "left", 0), "Some left for good.", Err(Lost::Moved));
    check((twice, "left", 0), "Ships left. They left.", Err(Lost::Unclear(2)));
    check((twice, "left", 0), "Nothing.", Err(Lost::Gone));
    check((twice, "Ships came.", 0), "Ships left. Ships came.", Err(Lost::Moved));
    check((twice, "Ships came.", 1), "Ships left. Ships came.", Err(Lost::Moved));
    check(("aaa", "aa", 1), "aaa", Ok(1));
    let long = "The port of Alda took in forty ships on the first night.";
    let around = |before: &str, after: &str| format!("{before}{long}{after}");
    check((&around("Before. ", " After."), long, 0), &around("Other. ", " Words."), Ok(7));
    check((&around("Before. ", " After."), long, 0), &around("", ""), Ok(0));
    check((long, long, 0), &around("A head.\n\n", "\n\nA tail."), Ok(9));
}

#[test]
fn a_context_is_as_long_as_it_must_be() {
    let same = format!("One. {} Ships came. {} Two.", "x".repeat(50), "y".repeat(50));
    let body = format!("{same}\n\n{same}");
    let first = anchor(&body, "Ships came.", 0);
    assert!(first.prefix.chars().count() > CONTEXT && first.copies == 2, "{first:?}");
    assert_eq!(anchor(&same, "Ships came.", 0).prefix.chars().count(), CONTEXT);
    assert_eq!(first.place_in(&body).map(|span| span.start), Ok(body.find("Ships").expect("it is there")));
    let wide = anchor("「中文」です。", "中文", 0);
    assert_eq!((wide.prefix.as_str(), wide.suffix.as_str()), ("「", "」です。"));
}

#[test]
fn an_article_that_is_gone_is_found_by_its_text_then_by_the_words() {
    const BODY: &str = "It was late. The port of Alda took in forty ships. Nobody said why.";
    let words = "The port of Alda took in forty ships.";
    let made = anchor(BODY, words, 0);
    let edited = BODY.replace("Nobody", "Few");
    let check = |articles: &[(&str, &str, &str)], expected: Result<&str, Lost>| {
        let articles = articles.iter().map(|(id, outlet, body)| Arc::new(article(id, outlet, body)));
        let library = Library::new(articles.collect());
        let found = made.place(&library).map(|place| place.article.as_str().to_owned());
        assert_eq!(found, expected.map(str::to_owned));
    };
    check(&[("a", "Post", BODY), ("b", "Post", BODY)], Ok("a"));
    check(&[("b", "Other", BODY)], Ok("b"));
    check(&[("b", "Post", BODY), ("c", "Post", BODY)], Err(Lost::Articles(2)));
    check(&[("b", "post", &format!("New. {BODY} More."))], Ok("b"));
    check(&[("b", "Other", &format!("New. {BODY} More."))], Err(Lost::NoArticle));
    check(&[("b", "Post", &edited)], Err(Lost::NoArticle));
    check(&[("b", "Post", &format!("{BODY} {BODY}")), ("c", "Post", "x")], Err(Lost::Articles(2)));
    check(&[("a", "Post", "Other words.")], Err(Lost::Gone));
    check(&[], Err(Lost::NoArticle));
}

/// Texts whose pieces come again and again, so that the same words stand in many places.
fn text(most: usize) -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec!["a", "ab", " ", "ships ", "é", "中", "\n\n", "ships came. ", "b"]);
    prop::collection::vec(pieces, 0..most).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_elsewhere_moves_an_anchor_and_never_misplaces_it(
        (before, words, after) in (text(30), text(4).prop_map(|words| words + "a"), text(30)),
        edits in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), text(3)), 0..5),
    ) {
        let body = format!("{before}{words}{after}");
        let span = Span::new(before.len(), before.len() + words.len());
        let made = Anchor::of(&article("a", "Post", &body), span);
        prop_assert_eq!(made.place_in(&body), Ok(span));
        let (mut before, mut after) = (before, after);
        for (is_before, from, to, new) in edits {
            let side = if is_before { &mut before } else { &mut after };
            let [from, to] = [from, to].map(|at| side.floor_char_boundary(at.index(side.len() + 1)));
            side.replace_range(from.min(to)..from.max(to), &new);
        }
        let now = format!("{before}{words}{after}");
        let here = Span::new(before.len(), before.len() + words.len());
        // Whoever writes the words anew with all that stood around them has written what was meant.
        let is_written_anew = made.in_context(&now).any(|place| place != here);
        prop_assert!(is_written_anew || made.place_in(&now).is_err() || made.place_in(&now) == Ok(here));
    }
}
