//! What becomes of judgements: put in force at once, written, taken back, held against what others
//! write.

mod common;

use common::{Screen, shows, shows_not};
use parallax::compare::Problem;
use parallax::compare::comparison::Way;
use parallax::compare::corrections::{Corrections, Layer};
use parallax::ui::model::judging::Draft;
use parallax::ui::update::{JudgedFiles, Message};
use std::sync::Arc;

/// Lets the world say what it read of the files.
fn read(screen: &mut Screen, layers: Vec<Layer>, own_changed: bool, reading: u64) {
    let corrections = Arc::new(Corrections::new(layers));
    let file = Some("corrections.toml".to_owned());
    let read = JudgedFiles { corrections, own_changed, file, reading, problems: Vec::new() };
    screen.hear(Message::Judged(Box::new(read)));
}

fn own(screen: &Screen) -> Layer {
    let corrections = &screen.model.shared.settings.question.corrections;
    corrections.layers().first().cloned().unwrap_or_default()
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
    shows(screen.keys("n"), &["not applied, and kept for the next start"]);
    let draft = screen.model.shared.pending_judgements().expect("the change waits");
    assert_eq!(draft.wanted.judgements(), second.judgements());
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
