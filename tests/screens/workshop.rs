//! Making a topic: typing finds at once, a key takes a word, and nothing is saved unasked.

use crate::common::{Screen, article, library, library_with, settings, shows, shows_not, topics};
use parallax::compare::answers::Asked;
use parallax::compare::topics::{Aliases, Topics};
use parallax::compare::{Memo, Stop};
use parallax::ui::keymap::Key;
use parallax::ui::model::edits::{Conflict, TopicEdit, Unsaved};
use parallax::ui::model::{Settings, SwitchedOff};
use parallax::ui::update::{Effect, Event, Message, update};
use parallax::ui::views::workshop::{Kept, State};
use std::sync::Arc;

#[test]
fn what_is_typed_is_found_at_once() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("ferry, nets");
    shows(&screen, &["▌any    ferry, nets", "ferry 4 · nets 1", "mends nets"]);
    insta::assert_snapshot!("workshop_100x30", screen.text());
    insta::assert_snapshot!("workshop_200x60", screen.resize(200, 60).text());
    insta::assert_snapshot!("workshop_40x12", screen.resize(40, 12).text());
    insta::assert_snapshot!("workshop_list_40x12", screen.keys("tab").text());
}

#[test]
fn a_topic_begins_with_the_words_of_the_passage() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a");
    shows(&screen, &["Words of the passage under the cursor", "+ Norland", "+ ships"]);
    shows_not(&screen, "+ the");
    screen.keys("tab enter");
    shows(&screen, &["“Norland” is a term of any now", "any    Norland"]);
    assert!(screen.keys("tab").text().contains("▌any"), "{}", screen.text());
}

#[test]
fn a_term_that_is_sought_is_the_first() {
    let mut screen = Screen::new(100, 30);
    screen.keys("*").type_text("subsidy").keys("enter a");
    shows(&screen, &["any    subsidy", "subsidy 1"]);
}

#[test]
fn what_is_wrong_stands_below_its_line_and_is_not_saved() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("ferry").keys("down down down").type_text("figures").keys("enter");
    shows(&screen, &["! write “figure” or “quote”", "not saved: write “figure” or “quote”", "ferry 4"]);
    assert!(screen.asked.is_empty(), "{:?}", screen.asked);
}

#[test]
fn a_change_says_what_comes_and_goes() {
    let mut screen = Screen::new(100, 30);
    screen.keys("] E").type_text(", nets");
    shows(&screen, &["Topic · Ferry fares", "1 gained", "+ “We have never seen"]);
    insta::assert_snapshot!("workshop_change_100x30", screen.text());
    screen.keys("enter");
    assert_eq!(screen.asked, ["save Ferry fares in place of ferry-fares"]);
}

#[test]
fn what_was_saved_is_gone_to_and_what_was_not_is_kept() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("nets").keys("esc");
    shows(&screen, &["not saved, kept as a draft: a opens it again", "┌ Ships"]);
    screen.keys("a");
    shows(&screen, &["the draft that was left is here again", "any    nets"]);
    screen.keys("enter");
    assert_eq!(screen.asked, ["save nets as a new topic"]);
    screen.hear(Message::TopicsEdited { saved: Some("weather".into()), what: "nets is written".into() });
    shows(&screen, &["┌ Weather", "nets is written; u takes it back"]);
    screen.keys("a");
    shows_not(&screen, "any    nets");
}

#[test]
fn drafts_of_several_topics_come_back_each_to_its_own() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("nets").keys("esc");
    screen.keys("] E").type_text(", gulls").keys("esc");
    shows(&screen, &["not saved, kept as a draft: E opens it again"]);
    shows(screen.keys("a"), &["the draft that was left is here again", "any    nets"]);
    shows(screen.keys("esc E"), &["the draft that was left is here again", ", gulls"]);
    screen.keys("enter");
    assert_eq!(screen.asked, ["save Ferry fares in place of ferry-fares"]);
    screen.hear(Message::TopicsEdited { saved: Some("ferry-fares".into()), what: "it is written".into() });
    shows_not(screen.keys("E"), "gulls");
    shows(screen.keys("esc a"), &["any    nets"]);
}

#[test]
fn of_many_drafts_the_oldest_goes_and_that_is_said() {
    let mut screen = Screen::new(100, 30);
    let gone = Kept { base: "# Oldest.\n".to_owned(), ..Kept::default() };
    let drafts = (0..20).map(|_| Box::new(State::of_kept(&gone, &screen.model.shared)));
    screen.model.drafts = drafts.collect();
    screen.keys("] E").type_text(", gulls").keys("esc");
    shows(&screen, &["not saved, kept as a draft: E opens it again; the oldest draft is let go"]);
    assert_eq!(screen.model.drafts.len(), 20);
    shows(screen.keys("E"), &[", gulls"]);
}

#[test]
fn nothing_is_not_saved() {
    let mut screen = Screen::new(100, 30);
    shows(screen.keys("a enter"), &["nothing is looked for: type a term into “any”"]);
    shows(screen.keys("esc E enter"), &["nothing was changed"]);
    shows_not(screen.keys("esc"), "draft");
    assert!(screen.asked.is_empty(), "{:?}", screen.asked);
    let text = screen.keys("[ E").text();
    assert!(text.contains("a built-in topic is not in the config"), "{text}");
}

#[test]
fn a_topic_is_deleted_switched_off_and_moved_by_the_world() {
    let mut screen = Screen::new(100, 30);
    screen.keys("g d g o g j g k u ctrl-y");
    let expected = [
        r#"Delete("ships")"#,
        r#"Enable("ships", false)"#,
        r#"Move { topic: "ships", up: false }"#,
        r#"Move { topic: "ships", up: true }"#,
        "undo",
        "redo",
    ];
    assert_eq!(screen.asked, expected);
    shows(screen.keys("[ g d"), &["a built-in topic is not in the config"]);
    assert_eq!(screen.asked.len(), expected.len());
}

/// Lets the config have only the topics of these ids, in this order.
fn configure(screen: &mut Screen, ids: &[&str]) {
    let mut new = settings(Arc::clone(&screen.model.shared.settings.question.library));
    let all = topics();
    let kept = ids.iter().filter_map(|id| all.iter().find(|topic| topic.id == *id).cloned()).collect();
    new.question.topics = Arc::new(Topics::new(kept, Aliases::default()));
    screen.hear(Message::Configured(Box::new(new)));
}

fn present(screen: &Screen) -> &str {
    screen.model.shared.topic_spec().map_or("", |spec| spec.id.as_str())
}

#[test]
fn a_deleted_topic_gives_way_to_its_neighbour_and_undo_comes_back_to_it() {
    let all = ["ships", "ferry-fares", "weather"];
    let mut screen = Screen::new(100, 30);
    screen.keys("]");
    configure(&mut screen, &["ships", "weather"]);
    assert_eq!(present(&screen), "weather", "the next");
    configure(&mut screen, &["ships"]);
    assert_eq!(present(&screen), "ships", "no built-in one while there is another");
    configure(&mut screen, &["ships", "weather"]);
    assert_eq!(present(&screen), "weather");
    configure(&mut screen, &all);
    assert_eq!(present(&screen), "ferry-fares");
    // Who has gone elsewhere stays there.
    configure(&mut screen, &["ships", "weather"]);
    screen.keys("[");
    configure(&mut screen, &all);
    assert_eq!(present(&screen), "ships");
    // A topic that moves or changes is the same one.
    configure(&mut screen, &["weather", "ferry-fares", "ships"]);
    assert_eq!(present(&screen), "ships");
    configure(&mut screen, &[]);
    assert_eq!(screen.model.shared.topic, 0, "only built-in ones are left");
    configure(&mut screen, &all);
    assert_eq!(present(&screen), "ships");
}

#[test]
fn a_topic_of_few_passages_says_why() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("frigatte");
    shows(&screen, &["0 passages", "Why so few", "looks like “frigatte”"]);
}

#[test]
fn a_key_makes_the_change_that_would_admit_what_almost_got_in() {
    let mut screen = Screen::new(100, 40);
    screen.keys("a").type_text("ferry").keys("down").type_text("fares");
    shows(&screen, &["Almost in", "+ without all: fares  2 sentences"]);
    shows(&screen, &["+ within the paragraph", "More than 9,000 people took the ferry"]);
    insta::assert_snapshot!("workshop_almost_100x40", screen.text());
    screen.keys("tab");
    down_to(&mut screen, "+ within the paragraph");
    screen.keys("enter");
    shows(&screen, &["within paragraph", "within the paragraph, not the sentence"]);
    shows_not(&screen, "+ within the paragraph");
}

/// Moves down in the list until the cursor is at these words.
#[track_caller]
fn down_to(screen: &mut Screen, words: &str) {
    for _ in 0..50 {
        if screen.text().contains(&format!("▌ {words}")) {
            return;
        }
        screen.keys("j");
    }
    panic!("the cursor does not come to “{words}” in\n{}", screen.text());
}

#[test]
fn a_key_joins_a_spelling_to_the_name_that_a_term_holds() {
    let text = |name: &str| article("Post", "", &format!("They met President Olen {name} there."));
    let texts = [("a", text("Tarhoski")), ("b", text("Tarhosky"))];
    let mut screen = Screen::of(settings(Arc::new(library_with(&texts))), 100, 30);
    screen.keys("a").type_text("tarhosky");
    shows(
        &screen,
        &["Other spellings, by their letters", "+ Tarhoski  1 place in 1 article · like “Tarhosky”"],
    );
    screen.keys("tab");
    down_to(&mut screen, "+ Tarhoski");
    screen.keys("enter");
    assert_eq!(screen.asked, [r#"Alias { name: "Tarhosky", spelling: "Tarhoski" }"#]);
    screen.hear(Message::TopicsEdited { saved: None, what: "joined".into() });
    shows(&screen, &["any    tarhosky", "joined; u takes it back"]);
}

#[test]
fn sentences_are_shown_before_they_are_compared() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("ferr");
    let effects = update(&mut screen.model, Event::Key(Key::parse("y").unwrap()));
    let asks = effects.into_iter().filter_map(|effect| match effect {
        Effect::Ask { ticket, ask } => Some((ticket, ask)),
        _ => None,
    });
    let asks: Vec<_> = asks.collect();
    assert!(matches!(asks[0].1.asked, Asked::Glance(_)) && matches!(asks[1].1.asked, Asked::Draft(..)));
    for (ticket, ask) in asks.into_iter().take(1) {
        let answer = ask.answer(&Memo::default(), &Stop::default()).ok();
        screen.hear(Message::Answered { ticket, answer });
    }
    shows(&screen, &["4 sentences · 4 of 4 articles", "ferry 4", "The ferry was late again."]);
    shows_not(&screen, "shared row");
}

#[test]
fn a_topic_that_is_off_is_listed_and_picking_it_switches_it_on() {
    let off = SwitchedOff { topics: vec![("old-nets".into(), "Old nets".into())], ..SwitchedOff::default() };
    let settings = Settings { off: Arc::new(off), ..settings(Arc::new(library())) };
    let mut screen = Screen::of(settings, 100, 30);
    shows(&screen, &["Old nets     off"]);
    shows(screen.keys("t").type_text("old"), &["Old nets  off: enter switches it on"]);
    screen.keys("enter");
    shows_not(screen.keys(":").type_text("on old nets"), "nothing is called");
    screen.keys("enter");
    assert_eq!(screen.asked, [r#"Enable("old-nets", true)"#; 2]);
    screen.keys("a").type_text("nets");
    screen.hear(Message::TopicsEdited { saved: Some("old-nets".into()), what: "it is on".into() });
    shows(&screen, &["any    nets"]);
}

#[test]
fn a_row_opens_where_one_goes_and_has_all_conditions_of_its_own() {
    let mut screen = Screen::new(100, 34);
    screen.keys("] E up up up");
    shows(&screen, &["▌row    Who pays", "  any   pay, subsidy", "  within", "ctrl-x row out"]);
    shows_not(&screen, "Who pays = pay");
    screen.keys("down down down").type_text("twice").keys("up up up").type_text(" (not twice)");
    insta::assert_snapshot!("workshop_row_100x34", screen.text());
    screen.keys("ctrl-o");
    shows(&screen, &["Who pays (not twice)  · off", "the row is off; it stays in the config"]);
    screen.keys("up");
    shows(&screen, &["row    Who pays (not twice) = pay,", "subsidy · none twice · off"]);
    screen.keys("down ctrl-o down down down ctrl-x");
    shows_not(&screen, "Who pays");
    shows(screen.keys("ctrl-x"), &["go to the line of a row first"]);
}

#[test]
fn units_are_chosen_from_a_list() {
    let mut screen = Screen::new(100, 30);
    screen.keys("E down down down down");
    shows(&screen, &["Classes of units", "+ vehicles and ships  4 figures of these passages"]);
    screen.keys("tab");
    down_to(&mut screen, "+ vehicles and ships");
    screen.keys("enter");
    shows(&screen, &["unit   vehicles and ships", "with   figure", "▌ ✓ vehicles and ships"]);
    shows_not(screen.keys("enter"), "unit   vehicles");
}

fn conflict(theirs: &str, hindrance: Option<&str>) -> Message {
    let base = "# Ours.\n[[topic]]\nname = \"Ships\"\nany = [\"ships\"]\n";
    Message::Conflict(Box::new(Conflict {
        file: "config.toml".into(),
        edits: vec![TopicEdit::Delete("ships".into())],
        base: base.into(),
        ours: "# Ours.\n".into(),
        theirs: Some(format!("{base}{theirs}").into()),
        hindrance: hindrance.map(str::to_owned),
    }))
}

#[test]
fn a_conflict_shows_both_changes_and_what_can_be_done() {
    let mut screen = Screen::new(100, 30);
    screen.hear(conflict("[[topic]]\nname = \"Nets\"\nany = [\"nets\"]\n", None));
    insta::assert_snapshot!("not_saved_100x30", screen.text());
    insta::assert_snapshot!("not_saved_40x12", screen.resize(40, 12).text());
    screen.keys("enter");
    assert_eq!(screen.asked, [r#"Delete("ships")"#]);
    shows_not(&screen, "Not saved");

    screen.resize(100, 30).hear(conflict("", Some("the topic ships is no longer there")));
    shows(&screen, &["Yours does not go on top of it: the topic ships is no longer there."]);
    shows_not(&screen, "make your change in");
    screen.keys("j enter ctrl-u").type_text("mine.toml").keys("esc");
    shows(&screen, &["save yours elsewhere"]);
    screen.keys("enter ctrl-u enter");
    shows(&screen, &["type a path first"]);
    screen.type_text("mine.toml").keys("enter");
    assert_eq!(screen.asked[1..], ["save as mine.toml"]);
    screen.hear(Message::Failed("mine.toml was not written: no such folder".into()));
    shows(&screen, &["Not saved", "mine.toml was not written", "to › mine.toml"]);
    screen.hear(Message::SavedElsewhere("mine.toml".into()));
    shows(&screen, &["mine.toml is written"]);
    shows_not(&screen, "Not saved");
}

#[test]
fn what_is_not_saved_is_marked_and_asked_about_again_by_a_key() {
    let mut screen = Screen::new(100, 30);
    shows(screen.keys("g s"), &["the config in force is saved"]);
    let unsaved = Unsaved {
        file: "config.toml".into(),
        over: "".into(),
        text: "[[topic]]\n".into(),
        why: "config.toml was not written: the disk is full".into(),
        in_force: true,
    };
    let settings = Settings { unsaved: Some(Arc::new(unsaved)), ..settings(Arc::new(library())) };
    screen.hear(Message::Configured(Box::new(settings)));
    shows(&screen, &["the disk is full. Your change is in force all the same.", "+ [[topic]]"]);
    shows(screen.keys("esc j"), &["config not saved g s"]);
    shows(screen.keys("g s"), &["the disk is full"]);
    screen.keys("j enter");
    assert_eq!(screen.asked, ["save the config"]);
}

#[test]
fn a_change_that_waits_is_not_settled_with_a_question_about_another() {
    let mut screen = Screen::new(100, 30);
    screen.hear(conflict("", Some("the topic ships is no longer there"))).keys("esc");
    let unsaved = Unsaved {
        file: "config.toml".into(),
        over: "".into(),
        text: "[[topic]]\n".into(),
        why: "config.toml was not written: the disk is full".into(),
        in_force: true,
    };
    let full = Settings { unsaved: Some(Arc::new(unsaved)), ..settings(Arc::new(library())) };
    screen.hear(Message::Configured(Box::new(full))).keys("esc g s");
    shows(&screen, &["the disk is full"]);
    screen.hear(Message::LeftSettled).hear(Message::Configured(Box::new(settings(Arc::new(library())))));
    screen.keys("g s");
    assert_eq!(screen.asked, ["ask about # Ours."]);
}

#[test]
fn a_topic_begins_with_what_is_searched() {
    let mut screen = Screen::new(100, 30);
    screen.keys("g /").type_text("subsid").keys("enter a");
    shows(&screen, &["any    subsidy", "subsidy 1"]);
    screen.keys("esc esc esc / ").type_text("/strait|port").keys("enter a");
    shows(&screen, &["any    /strait|port/"]);
}

#[test]
fn what_a_filter_hides_is_said_and_is_not_why_there_are_few() {
    let mut screen = Screen::new(100, 30);
    screen.keys("f").type_text("quote").keys("enter a").type_text("ferry");
    shows(&screen, &["0 passages", "the filter quote hides 4 of 4 passages; F clears it"]);
    shows_not(&screen, "Why so few");
}
