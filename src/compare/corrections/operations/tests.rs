use super::*;
use crate::compare::articles::{Article, ArticleId, Body, Meta};
use crate::compare::corrections::{FigureFields, JudgementId, Layer};
use crate::compare::text::Span;
use std::sync::{Arc, LazyLock};

const BODY: &str = "Ships came. Ships left. Ships came.";

/// Articles of one letter, each of other words.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let texts = ["a", "b", "c", "d", "e", "f"].map(|id| (id, id, format!("{id}: {BODY}")));
    library(&texts.each_ref().map(|(id, outlet, text)| (*id, *outlet, text.as_str())))
});

fn library(texts: &[(&str, &str, &str)]) -> Library {
    let article = |(id, outlet, text): &(&str, &str, &str)| {
        let meta = Meta { outlet: (*outlet).to_owned(), ..Meta::default() };
        Arc::new(Article::new(ArticleId::new(id), String::new(), String::new(), meta, 0, Body::new(text)))
    };
    Library::new(texts.iter().map(article).collect())
}

fn stamp() -> Stamp {
    Stamp { made: jiff::civil::date(2031, 3, 2), by: None }
}

/// The sentence of an article of one letter at this number, from 1.
fn at(id: &str, number: usize) -> Words<'static> {
    of(id, Span::new(12 * number - 9, 12 * number + 2))
}

fn of(id: &str, span: Span) -> Words<'static> {
    Words::of(&LIBRARY, &ArticleId::new(id), span).expect("it is there")
}

/// The rows in one line each: their members by article and number of the sentence.
fn rows(corrections: &Corrections) -> Vec<String> {
    let member = |member: &Member| {
        let place = member.at.place(&LIBRARY).expect("it is there");
        format!("{}{}", place.article, (place.span.start + 9) / 12)
    };
    let row = |row: &CorrectedRow| {
        let name = row.name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
        format!("{name}{}", row.members.iter().map(member).collect::<Vec<_>>().join(" "))
    };
    let mut rows: Vec<String> = corrections.own_rows().map(row).collect();
    rows.sort();
    rows
}

/// The judgements after pins of sentences, told by article and number.
fn pinned(steps: &[(&str, usize, &str, usize)]) -> Corrections {
    let mut corrections = Corrections::default();
    for (one, first, other, second) in steps {
        let (one, other) = (at(one, *first), at(other, *second));
        corrections = corrections.with_pinned("ships", one, other, &stamp());
        assert!(corrections.are_level("ships", one, other));
        assert!(!corrections.are_level("fares", one, other), "another topic");
    }
    corrections
}

#[test]
fn what_is_pinned_is_level_with_all_of_its_row() {
    #[track_caller]
    fn check(steps: &[(&str, usize, &str, usize)], expected: &[&str]) {
        assert_eq!(rows(&pinned(steps)), expected);
    }
    check(&[("a", 1, "b", 2)], &["a1 b2"]);
    check(&[("a", 1, "b", 2), ("a", 1, "c", 1)], &["a1 b2 c1"]);
    check(&[("a", 1, "b", 2), ("c", 1, "a", 1)], &["c1 a1 b2"]);
    check(&[("a", 1, "b", 2), ("a", 2, "b", 1)], &["a1 b2", "a2 b1"]);
    check(
        &[("a", 1, "b", 2), ("c", 2, "d", 1), ("e", 1, "f", 1), ("b", 2, "d", 1)],
        &["a1 b2 c2 d1", "e1 f1"],
    );
    check(&[("a", 1, "b", 2), ("c", 2, "d", 1), ("d", 1, "b", 2)], &["c2 d1 a1 b2"]);
    check(&[("a", 1, "b", 2), ("b", 2, "a", 1)], &["a1 b2"]);
}

#[test]
fn pinned_passages_keep_the_id_of_their_row() {
    let id = |corrections: &Corrections| corrections.own_rows().map(|row| row.id.clone()).collect::<Vec<_>>();
    assert_eq!(id(&pinned(&[("a", 1, "b", 2)])), id(&pinned(&[("a", 1, "b", 2), ("c", 1, "a", 1)])));
    assert_ne!(id(&pinned(&[("a", 1, "b", 2)])), id(&pinned(&[("a", 3, "b", 2)])));
}

#[test]
fn a_pinned_row_of_one_is_no_row() {
    let off = |from: &Corrections, article, number| {
        let id = from.own().first().and_then(|of| of.what.row()).map(|row| row.id.clone());
        from.without_member("ships", &id?, at(article, number))
    };
    let two = pinned(&[("a", 1, "b", 2)]);
    assert_eq!(off(&two, "a", 1).map(|left| left.len()), Some(0));
    assert_eq!(off(&two, "a", 3), None, "another sentence of the same words");
    let three = pinned(&[("a", 1, "b", 2), ("a", 1, "c", 1)]);
    assert_eq!(off(&three, "b", 2).as_ref().map(rows), Some(vec!["a1 c1".to_owned()]));
    let id = &three.own()[0].what.row().expect("a row").id;
    assert_eq!(three.without_member("fares", id, at("b", 2)), None);
}

#[test]
fn rows_are_made_of_rows() {
    let row = |name: &str, passages: &[Words<'_>]| {
        CorrectedRow::new(
            "ships",
            Some(name.to_owned()),
            passages.iter().map(|words| Member::of(*words)).collect(),
        )
    };
    let (left, right) = (row("Left", &[at("a", 1), at("b", 1)]), row("Right", &[at("c", 2)]));
    let none = Corrections::default();
    let moved = none.with_moved(&left, at("c", 3), Vec::new(), &stamp());
    assert_eq!(rows(&moved), ["Left: a1 b1 c3"]);
    let back = moved.with_moved(&right, at("c", 3), Vec::new(), &stamp());
    assert_eq!(rows(&back), ["Left: a1 b1", "Right: c2 c3"]);
    let left = back.own_row("ships", &left.id).expect("it is there").clone();
    let right = back.own_row("ships", &right.id).expect("it is there").clone();
    let merged = back.with_merged(&left, &right, &LIBRARY, &stamp());
    assert_eq!(rows(&merged), ["Left: a1 b1 c2 c3"]);
    let split = merged.with_split("ships", None, &[(at("a", 1), Vec::new())], &stamp());
    assert_eq!(rows(&split), ["Left: b1 c2 c3", "a1"], "one passage is a row, since it stands in no other");
    let named = split.with_renamed(
        split.own_row("ships", &left.id).expect("it is there"),
        " Calls ",
        &LIBRARY,
        &stamp(),
    );
    assert_eq!(rows(&named), ["Calls: b1 c2 c3", "a1"]);
    let alone = named.with_rejected("ships", at("a", 1), &stamp());
    assert_eq!((rows(&alone), alone.len()), (vec!["Calls: b1 c2 c3".to_owned()], 2));
    let again = alone.with_pinned("ships", at("a", 1), at("b", 1), &stamp());
    assert_eq!(
        (rows(&again), again.len()),
        (vec!["Calls: a1 b1 c2 c3".to_owned()], 1),
        "it is a passage again"
    );
    assert_eq!(alone.without_reject("ships", at("a", 1)).map(|left| left.len()), Some(1));
    assert_eq!(alone.without_reject("ships", at("a", 2)), None);
    let elsewhere = CorrectedRow { topic: "fares".into(), ..row("Fares", &[]) };
    let admitted = none.with_admitted("ships", &elsewhere, at("a", 2), &stamp());
    assert_eq!((rows(&admitted), admitted.len()), (vec!["Fares: a2".to_owned()], 2));
}

#[test]
fn a_copy_of_a_text_is_judged_for_itself() {
    let copies = library(&[("a", "The Post", BODY), ("b", "Daily", BODY)]);
    let second =
        |library, id| Words::of(library, &ArticleId::new(id), Span::new(12, 23)).expect("it is there");
    let [a, b] = ["a", "b"].map(|id| second(&copies, id));
    let none = Corrections::default();
    let both = none.with_rejected("ships", a, &stamp()).with_rejected("ships", b, &stamp());
    assert_eq!(both.len(), 2);
    let left = both.without_reject("ships", b).expect("it was rejected");
    assert!(matches!(&left.own()[0].what, What::Reject { at, .. } if at.article.as_str() == "a"), "{left:?}");
    let noted = none.with_note(a, "One.", &stamp()).with_note(b, "Other.", &stamp());
    assert_eq!(noted.len(), 2);
    let level = none.with_pinned("ships", a, b, &stamp());
    assert_eq!(level.own()[0].what.anchors().len(), 2);
    // An article that has another name by now is told by its text, as long as one alone has it.
    let renamed = library(&[("c", "The Post", BODY)]);
    let back = none.with_rejected("ships", a, &stamp()).without_reject("ships", second(&renamed, "c"));
    assert_eq!(back.map(|left| left.len()), Some(0));
    let two = library(&[("c", "The Post", BODY), ("d", "Daily", BODY)]);
    assert_eq!(none.with_rejected("ships", a, &stamp()).without_reject("ships", second(&two, "c")), None);
    // One that has another name and another end is told by its outlet and words.
    let edited = format!("{BODY} More came.");
    let edited = library(&[("c", "The Post", &edited)]);
    let back = none.with_rejected("ships", a, &stamp()).without_reject("ships", second(&edited, "c"));
    assert_eq!(back.map(|left| left.len()), Some(0));
}

#[test]
fn a_row_is_as_old_as_its_beginning() {
    let older = pinned(&[("a", 1, "b", 2)]);
    let later = Stamp { made: jiff::civil::date(2032, 1, 1), by: Some("Ana".into()) };
    let grown = older.with_pinned("ships", at("a", 1), at("c", 1), &later);
    assert_eq!(grown.own()[0].stamp, stamp());
}

#[test]
fn what_was_read_is_corrected_field_by_field() {
    let words = of("a", Span::new(3, 8));
    let whose = FigureFields { whose: Some(Some("Norland".into())), ..FigureFields::default() };
    let value = FigureFields { value: Some((40.0, None)), ..FigureFields::default() };
    let none = Corrections::default();
    let both = none.with_figure(words, &whose, &stamp()).with_figure(words, &value, &stamp());
    assert_eq!(both.len(), 1);
    let What::Figure(figure) = &both.own()[0].what else { panic!("{both:?}") };
    assert_eq!(figure.fields, FigureFields { value: value.value, ..whose.clone() });
    assert_eq!(both.with_figure(of("a", Span::new(4, 8)), &value, &stamp()).len(), 2, "other words");
    assert_eq!(both.without_figure(words).len(), 0);
    assert_eq!(none.with_figure(words, &FigureFields::default(), &stamp()).len(), 0);
    let spoken = none.with_speaker(words, Some("Ana".into()), &stamp()).with_speaker(words, None, &stamp());
    assert_eq!((spoken.len(), spoken.without_speaker(words).len()), (1, 0));
    let noted = none.with_note(words, " So? ", &stamp()).with_note(words, "Ask.", &stamp());
    assert!(matches!(&noted.own()[0].what, What::Note { text, .. } if text == "Ask."), "{noted:?}");
    assert_eq!((noted.len(), noted.with_note(words, "  ", &stamp()).len()), (1, 0));
}

#[test]
fn a_mark_of_a_cell_is_taken_back_by_the_same_key() {
    let cell = CellMark {
        topic: "ships".into(),
        row: "ships/1".into(),
        row_at: None,
        column: "a".into(),
        texts: Vec::new(),
        held: None,
    };
    let none = Corrections::default();
    let once = none.with_silence_toggled(&cell, &stamp());
    assert!(once.is_silent(&cell) && !none.is_silent(&cell));
    assert!(once.with_silence_toggled(&cell, &stamp()).is_empty());
    let reviewed = none.with_review_toggled(&cell, &stamp());
    let changed = CellMark { held: Some(1), ..cell.clone() };
    let again = reviewed.with_review_toggled(&changed, &stamp());
    assert_eq!(again.len(), 1, "what has changed since is reviewed anew");
    assert!(again.with_review_toggled(&changed, &stamp()).is_empty());
}

#[test]
fn what_others_judged_stays() {
    let theirs = Layer::new("anna", pinned(&[("a", 1, "b", 2)]).own().to_vec());
    let both = Corrections::new(vec![Layer::new("corrections", Vec::new()), theirs]);
    let id = &both.layers()[1].judgements()[0].what.row().expect("a row").id;
    assert_eq!(both.without_member("ships", id, at("a", 1)), None);
    let own = both.with_pinned("ships", at("a", 1), at("b", 3), &stamp());
    assert_eq!((own.own().len(), own.layers()[1].judgements().len()), (1, 1));
    let [mine, hers] = [0, 1].map(|layer| JudgementId { layer, index: 0 });
    assert_eq!([mine, hers].map(|id| own.who(id)), ["you", "anna"]);
    assert_eq!(own.without(hers), None);
    assert_eq!(own.without(mine).map(|left| left.len()), Some(1));
}

#[test]
fn a_row_is_changed_as_it_is_by_now_and_not_as_it_was_seen() {
    let none = Corrections::default();
    let row = CorrectedRow::new("ships", Some("Left".into()), vec![Member::of(at("a", 1))]);
    let first = none.with_moved(&row, at("b", 1), Vec::new(), &stamp());
    let seen = first.own_row("ships", &row.id).expect("it is there").clone();
    let moved = first.with_moved(&seen, at("c", 1), Vec::new(), &stamp());
    assert_eq!(rows(&moved.with_renamed(&seen, "Hulls", &LIBRARY, &stamp())), ["Hulls: a1 b1 c1"]);
    let other = CorrectedRow::new("ships", Some("Right".into()), vec![Member::of(at("c", 2))]);
    assert_eq!(rows(&moved.with_merged(&seen, &other, &LIBRARY, &stamp())), ["Left: a1 b1 c1 c2"]);
    assert_eq!(rows(&moved.with_merged(&other, &seen, &LIBRARY, &stamp())), ["Right: c2 a1 b1 c1"]);
}

#[test]
fn a_passage_stands_in_two_rows_with_two_figures() {
    let none = Corrections::default();
    let figure = |words: &str| vec![words.to_owned()];
    let forty = none.with_split("ships", Some("Forty".into()), &[(at("a", 1), figure("40"))], &stamp());
    let both = forty.with_split("ships", Some("Six".into()), &[(at("a", 1), figure("6"))], &stamp());
    assert_eq!(rows(&both), ["Forty: a1", "Six: a1"]);
    let other = CorrectedRow::new("ships", Some("Other".into()), vec![Member::of(at("b", 1))]);
    assert_eq!(
        rows(&both.with_moved(&other, at("a", 1), figure("6"), &stamp())),
        ["Forty: a1", "Other: b1 a1"]
    );
    assert_eq!(rows(&both.with_moved(&other, at("a", 1), Vec::new(), &stamp())), ["Other: b1 a1"]);
}

#[test]
fn a_row_that_two_changed_has_the_changes_of_both() {
    let none = Corrections::default();
    let layer = |of: &Corrections| of.own_layer();
    let row = CorrectedRow::new("ships", Some("Hulls".into()), vec![Member::of(at("a", 1))]);
    let base = none.with_moved(&row, at("b", 1), Vec::new(), &stamp());
    let mine = base.with_moved(&row, at("c", 1), Vec::new(), &stamp());
    let renamed = base.with_renamed(&row, "Hulls at sea", &LIBRARY, &stamp());
    let theirs = renamed.without_member("ships", &row.id, at("b", 1)).expect("it is there");
    let both = theirs.with_own(layer(&theirs).with_changes(&layer(&base), &layer(&mine)));
    assert_eq!(rows(&both), ["Hulls at sea: a1 c1"]);
    assert_eq!(both.own().len(), 1);
}
