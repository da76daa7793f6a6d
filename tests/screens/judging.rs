//! What becomes of judgements: put in force at once, written, taken back, held against what others
//! write.

use crate::common::{Screen, shows, shows_not};
use parallax::compare::Problem;
use parallax::compare::comparison::Way;
use parallax::compare::corrections::{Corrections, Layer, What};
use parallax::ui::keymap::Key;
use parallax::ui::model::judging::Draft;
use parallax::ui::update::{Event, JudgedFiles, Message, update};
use parallax::ui::views::Open;
use std::sync::Arc;

/// Lets the world say what it read of the files.
fn read(screen: &mut Screen, layers: Vec<Layer>, own_changed: bool, reading: u64) {
    let corrections = Arc::new(Corrections::new(layers));
    let file = Some("corrections.toml".to_owned());
    let read = JudgedFiles { corrections, own_changed, file, reading, problems: Vec::new() };
    screen.hear(Message::Judged(Box::new(read)));
}

fn own(screen: &Screen) -> Layer {
    screen.model.shared.settings.question.corrections.own_layer()
}

fn pinned_rows(screen: &Screen) -> usize {
    let comparison = screen.model.shared.comparison().expect("compared");
    comparison.rows.iter().filter(|row| row.way == Way::Pinned).count()
}

/// A screen with a file of judgements, which holds none yet.
fn with_file() -> Screen {
    let mut screen = Screen::new(120, 40);
    read(&mut screen, vec![Layer::new("corrections", Vec::new())], true, 1);
    screen
}

#[test]
fn what_is_judged_is_written_at_once() {
    let mut screen = with_file();
    screen.keys("C p");
    shows(&screen, &["pinned level at the top"]);
    shows_not(&screen, "this session");
    assert_eq!(screen.asked, ["save 1 corrections"]);
    assert!(!screen.model.shared.judging.unsaved);
    assert_eq!(screen.model.shared.judging.saved, own(&screen));
    shows(screen.keys("esc g g"), &["pinned by you"]);
}

#[test]
fn without_a_file_judgements_last_for_the_session_and_that_is_said() {
    let mut screen = Screen::new(120, 40);
    screen.keys("C p");
    shows(&screen, &["pinned level at the top, this session"]);
    assert!(screen.asked.is_empty());
}

#[test]
fn what_somebody_else_writes_is_in_force_and_what_is_written_stays() {
    let mut screen = with_file();
    screen.keys("C p esc");
    let mine = own(&screen);
    let anna = Layer::new("anna", mine.judgements().to_vec());
    read(&mut screen, vec![mine.clone(), anna.clone()], false, 1);
    assert_eq!(own(&screen), mine);
    shows(screen.keys("g g"), &["pinned by you and anna"]);
    read(&mut screen, vec![Layer::new("corrections", Vec::new()), anna], true, 2);
    assert_eq!((pinned_rows(&screen), own(&screen).judgements().len()), (1, 0));
    shows(&screen, &["pinned by anna"]);
    assert!(screen.model.shared.judging.draft.is_none(), "what was written is no draft");
}

#[test]
fn what_could_not_be_written_is_kept_and_can_be_applied() {
    let mut screen = with_file();
    screen.keys("C p esc");
    let first = own(&screen);
    screen.keys("C j p esc");
    let second = own(&screen);
    assert_ne!(first, second);
    // As if the second had not been written.
    screen.model.shared.judging.unsaved = true;
    screen.model.shared.judging.saved = first.clone();
    screen.hear(Message::CorrectionsNotSaved("corrections.toml was changed by somebody else".into()));
    shows(&screen, &["was changed by somebody else"]);
    read(&mut screen, vec![Layer::new("corrections", Vec::new())], true, 2);
    assert_eq!(own(&screen).judgements().len(), 0, "what the file holds is in force");
    shows(
        &screen,
        &["Judgements of yours are not in corrections.toml: apply them to what it holds now? y/n"],
    );
    shows(screen.keys("j"), &["apply them to what it holds now? y/n"]);
    let noted = screen.keys("A").type_text("any").text();
    assert!(noted.contains("note › any") && !noted.contains("y/n"), "one types on:\n{noted}");
    shows(screen.keys("esc"), &["apply them to what it holds now? y/n"]);
    shows(screen.keys("n"), &["not applied, and kept for the next start"]);
    let draft = screen.model.shared.pending_judgements().expect("the change waits");
    assert_eq!(draft.wanted.judgements(), second.judgements());
    // As at the next start.
    screen.hear(Message::DraftFound(Box::new(draft)));
    read(&mut screen, vec![Layer::new("corrections", Vec::new())], false, 2);
    screen.keys("y");
    assert_eq!(own(&screen).judgements(), second.judgements());
    assert_eq!((screen.asked.len(), screen.model.shared.pending_judgements()), (3, None));
}

#[test]
fn what_an_earlier_visit_could_not_write_is_offered_when_the_files_are_read() {
    let mut screen = with_file();
    screen.keys("C p esc");
    let judged = own(&screen);
    let mut later = Screen::new(120, 40);
    let draft = Draft { base: Layer::default(), wanted: judged.clone() };
    later.hear(Message::DraftFound(Box::new(draft.clone())));
    shows_not(&later, "y/n");
    let taken_back = Draft { base: judged.clone(), wanted: Layer::default() };
    let mut soon = Screen::new(120, 40);
    soon.hear(Message::DraftFound(Box::new(taken_back.clone())));
    assert_eq!(soon.model.shared.pending_judgements(), Some(taken_back), "nothing was read before the end");
    read(&mut later, vec![Layer::new("corrections", Vec::new())], true, 1);
    shows(&later, &["apply them to what it holds now? y/n"]);
    later.keys("y");
    assert_eq!(own(&later).judgements(), judged.judgements());
    let mut known = Screen::new(120, 40);
    known.hear(Message::DraftFound(Box::new(draft)));
    read(&mut known, vec![judged], true, 1);
    shows_not(&known, "y/n");
    assert!(known.model.shared.judging.draft.is_none(), "it is written already");
}

#[test]
fn what_is_wrong_with_a_file_stands_among_the_problems() {
    let mut screen = Screen::new(120, 40);
    let problem = Problem::new("corrections.toml", "`text` takes a string, not a number").at_line(8);
    let (corrections, file) = (Arc::default(), Some("corrections.toml".to_owned()));
    let read = JudgedFiles { corrections, own_changed: true, file, reading: 1, problems: vec![problem] };
    screen.hear(Message::Judged(Box::new(read)));
    shows(&screen, &["1 problem"]);
    shows(screen.keys("!"), &["corrections.toml:8: `text` takes a string, not a number"]);
}

/// What two readers pin, each another passage.
fn of_two() -> [Layer; 2] {
    ["C p esc", "C j p esc"].map(|keys| {
        let mut screen = with_file();
        screen.keys(keys);
        own(&screen)
    })
}

#[test]
fn a_draft_is_applied_to_what_is_hidden_and_writes_nothing_else_over() {
    let [one, other] = of_two();
    let mut screen = Screen::new(120, 40);
    screen.hear(Message::DraftFound(Box::new(Draft { base: Layer::default(), wanted: other.clone() })));
    read(&mut screen, vec![one.clone()], true, 1);
    let shared = &mut screen.model.shared;
    shared.judging.hidden = Some(std::mem::take(&mut shared.settings.question.corrections));
    screen.keys("y");
    assert_eq!(screen.asked, ["save 2 corrections"]);
    assert_eq!(own(&screen).judgements(), one.with_changes(&Layer::default(), &other).judgements());
    assert!(screen.model.shared.judging.hidden.is_none());
}

#[test]
fn a_draft_goes_on_waiting_with_a_newer_one() {
    let [one, other] = of_two();
    let mut screen = Screen::new(120, 40);
    let found = Draft { base: Layer::default(), wanted: other.clone() };
    screen.hear(Message::DraftFound(Box::new(found)));
    read(&mut screen, vec![Layer::new("corrections", Vec::new())], true, 1);
    screen.keys("n C p esc");
    // As if it had not been written.
    screen.model.shared.judging.unsaved = true;
    screen.model.shared.judging.saved = Layer::new("corrections", Vec::new());
    read(&mut screen, vec![Layer::new("corrections", Vec::new())], true, 2);
    let draft = screen.model.shared.judging.draft.clone().expect("both wait");
    assert_eq!(draft.wanted.judgements(), one.with_changes(&Layer::default(), &other).judgements());
}

#[test]
fn what_is_judged_before_there_is_a_file_is_offered_to_it() {
    let mut screen = Screen::new(120, 40);
    shows(screen.keys("C p"), &["this session"]);
    screen.keys("esc");
    let judged = own(&screen);
    read(&mut screen, vec![Layer::new("corrections", Vec::new())], true, 1);
    shows(&screen, &["apply them to what it holds now? y/n"]);
    screen.keys("y");
    assert_eq!(own(&screen).judgements(), judged.judgements());
    assert_eq!(screen.asked, ["save 1 corrections"]);
}

/// The passages of the present topic, row by row.
fn passages(screen: &Screen) -> Vec<String> {
    let comparison = screen.model.shared.comparison().expect("compared");
    let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.passages());
    passages.map(|passage| comparison.text(&passage.article, passage.span).to_owned()).collect()
}

#[test]
fn what_was_judged_is_listed_gone_to_and_taken_back() {
    let mut screen = with_file();
    shows(screen.keys("g c"), &["What is judged · 0 judgements", "Nothing is judged yet", "A writes a note"]);
    shows(screen.keys("enter"), &["no judgement is under the cursor"]);
    screen.keys("g c");
    shows_not(&screen, "What is judged");
    let before = passages(&screen);
    screen.keys("d");
    shows(&screen, &["1 taken out g c"]);
    screen.keys("g g l A").type_text("asked them").keys("enter");
    shows(
        screen.keys("g c"),
        &[
            "2 judgements",
            "In force · 2",
            "reject  taken from the topic: “Norland has",
            "note  asked them",
            "Post ¶2",
        ],
    );
    shows(screen.keys("d"), &["reject removed; u takes it back", "1 judgement"]);
    assert_eq!(passages(&screen), before);
    shows(screen.keys("u"), &["taken back: reject removed", "2 judgements"]);
    shows(screen.keys("g g enter"), &["Frigates gather in the strait"]);
    assert!(matches!(screen.model.open.last(), Some(Open::Article(_))), "{}", screen.text());
    screen.keys("esc j enter");
    assert!(matches!(screen.model.open.last(), None | Some(Open::Compare)), "{}", screen.text());
    shows(&screen, &["✎ asked them"]);
}

#[test]
fn a_cell_is_listed_by_the_names_of_its_row_and_column() {
    let mut screen = with_file();
    let label = screen.model.shared.comparison().expect("compared").rows[0].label.clone();
    screen.keys("g g l r");
    shows(screen.keys("g c"), &[&format!("reviewed  Coast Daily 9 Mar 2031 in {label}")]);
    screen.keys("enter");
    shows(&screen, &["✓ reviewed"]);
    assert!(matches!(screen.model.open.last(), None | Some(Open::Compare)), "{}", screen.text());
}

#[test]
fn the_list_begins_with_what_is_not_in_force_and_says_why() {
    let mut screen = with_file();
    screen.keys("g g A").type_text("asked them").keys("enter");
    screen.keys("j l A").type_text("called twice").keys("enter");
    let mine = own(&screen);
    let [kept, lost] = mine.judgements() else { panic!("two notes") };
    let mut lost = lost.clone();
    if let What::Note { at, .. } = &mut lost.what {
        at.exact = "words that are no longer there".to_owned();
    }
    let other = Layer::new("anna", vec![lost]);
    read(&mut screen, vec![Layer::new("corrections", vec![kept.clone()]), other], true, 2);
    let text = screen.keys("g c").text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no “{words}” in\n{text}"));
    assert!(place("what it was said of is not found · 1") < place("its words are gone from the article"));
    assert!(place("its words are gone from the article") < place("In force · 1"));
    shows(screen.keys("enter"), &["there is nothing to go to"]);
    shows(screen.keys("d"), &["anna judged so, in a file of their own: only that can take it back"]);
}

#[test]
fn judgements_and_edits_of_the_config_are_taken_back_in_the_order_of_time() {
    let mut screen = with_file();
    screen.keys("d");
    screen.hear(Message::TopicsEdited { saved: None, what: "“ships” is moved up".to_owned() });
    screen.keys("d");
    screen.asked.clear();
    screen.keys("u u u u");
    assert_eq!(screen.asked, ["save 1 corrections", "undo", "save 0 corrections", "undo"]);
    screen.asked.clear();
    screen.keys("ctrl-y ctrl-y ctrl-y");
    assert_eq!(screen.asked, ["save 1 corrections", "redo", "save 2 corrections"]);
    screen.keys("u g g n d");
    shows(&screen, &["taken out of"]);
    screen.asked.clear();
    screen.keys("ctrl-y");
    assert_eq!(screen.asked, ["redo"], "what was taken back is forgotten, and the world says so");
}

#[test]
fn nothing_is_judged_or_taken_back_while_the_programs_own_choice_is_shown() {
    let mut screen = with_file();
    screen.keys("d");
    let judged = own(&screen);
    let after = passages(&screen);
    screen.keys("P");
    for keys in ["d", "r", "u", "A", "g n", "i"] {
        shows(screen.keys(keys), &["the program’s own choice is shown: P goes back to your judgements"]);
    }
    shows(screen.keys("g c"), &["1 judgement", "taken from the topic"]);
    shows(screen.keys("d"), &["the program’s own choice is shown"]);
    shows(screen.keys("P"), &["1 correction in force again"]);
    screen.keys("esc");
    assert_eq!((own(&screen), passages(&screen)), (judged, after));
    shows(screen.keys("u"), &["taken back: taken out of Ships"]);
    assert!(own(&screen).judgements().is_empty());
}

#[test]
fn what_is_judged_again_as_it_was_is_no_step() {
    let mut screen = with_file();
    screen.keys("g g A").type_text("asked them").keys("enter");
    screen.asked.clear();
    shows(screen.keys("A enter"), &["nothing is changed: it was so already"]);
    assert!(screen.asked.is_empty());
    screen.keys("u");
    assert!(own(&screen).judgements().is_empty());
}

#[test]
fn judgements_that_are_in_no_file_are_marked_until_they_are() {
    let mut screen = with_file();
    screen.keys("d");
    screen.hear(Message::CorrectionsNotSaved("corrections.toml was not written".into()));
    shows(&screen, &["judgements not saved"]);
    screen.keys("r");
    shows_not(&screen, "judgements not saved");
}

/// Takes in a key, and has nothing done of what that asks for: as fast as somebody can type.
fn press_alone(screen: &mut Screen, key: &str) {
    let key = Key::parse(key).expect("the example is a key");
    update(&mut screen.model, Event::Key(key));
}

#[test]
fn a_judgement_that_is_taken_back_twice_takes_no_other_with_it() {
    let mut screen = with_file();
    for words in ["one", "two", "three"] {
        screen.keys("A").type_text(words).keys("enter j");
    }
    screen.keys("g c");
    let before = own(&screen).judgements().len();
    press_alone(&mut screen, "d");
    press_alone(&mut screen, "d");
    assert_eq!((before > 1, own(&screen).judgements().len()), (true, before - 1));
    shows(&screen, &["this is taken back already"]);
}

#[test]
fn a_row_of_the_programs_that_gets_no_name_stays_as_it_is() {
    let mut screen = with_file();
    shows(screen.keys("g n enter"), &["the row keeps the program’s own label"]);
    assert!(own(&screen).judgements().is_empty());
}

#[test]
fn a_draft_that_is_to_wait_is_not_offered_again_at_every_reading() {
    let mut screen = with_file();
    screen.keys("A").type_text("one").keys("enter");
    let wanted = own(&screen);
    screen.keys("u");
    let draft = Draft { base: Layer::default(), wanted };
    screen.hear(Message::DraftFound(Box::new(draft)));
    read(&mut screen, vec![Layer::new("corrections", Vec::new())], false, 1);
    shows(&screen, &["apply them to what it holds now? y/n"]);
    shows(screen.keys("n"), &["kept for the next start"]);
    screen.keys("j");
    read(&mut screen, vec![Layer::new("corrections", Vec::new())], false, 1);
    shows_not(&screen, "y/n");
}
