use super::*;
use crate::compare::topics::{RowSpec, Rule, Term};
use std::path::PathBuf;
use tempfile::TempDir;

const CONFIG: &str = "# Ours.\n\n[[topic]] # the first\nname = \"Ships\"\nany = ['ship']\n";

fn config() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder to write to");
    let path = folder.path().join("config.toml");
    fs::write(&path, CONFIG).expect("it can be written");
    (folder, path)
}

fn topic(name: &str, term: &str) -> TopicSpec {
    let any = vec![Term::parse(term).expect("a term")];
    TopicSpec { name: name.into(), rule: Rule { any, ..Rule::default() }, ..TopicSpec::default() }
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("it is there")
}

fn told(made: &Made) -> String {
    let message = match made {
        Made::Written { message, .. } | Made::Unwritable { message, .. } | Made::Nothing(message) => message,
        Made::Conflict(conflict) => return format!("conflict: {:?}", conflict.hindrance),
    };
    match message {
        Message::TopicsEdited { saved, what } => format!("{saved:?} {what}"),
        Message::Done(text) | Message::Failed(text) => text.clone(),
        _ => String::new(),
    }
}

/// Makes an edit of what is in the file.
fn make_one(history: &mut History, path: &Path, wanted: TopicEdit) -> Made {
    let text = text(path);
    make(history, &InForce { path, text: &text, over: &text }, vec![wanted], None)
}

fn undo_one(history: &mut History, path: &Path, again: bool) -> Made {
    let text = text(path);
    undo(history, &InForce { path, text: &text, over: &text }, again)
}

#[test]
fn a_topic_is_added_changed_and_taken_back_byte_for_byte() {
    let (_folder, path) = config();
    let mut history = History::default();
    let new = TopicEdit::Save { topic: topic("Gas and oil", "gas"), rows: Vec::new(), changes: None };
    let made = make_one(&mut history, &path, new);
    assert_eq!(told(&made), "Some(\"gas-and-oil\") “Gas and oil” is written");
    assert!(text(&path).starts_with(CONFIG) && text(&path).contains("any = [\"gas\"]"), "{}", text(&path));
    let changed = TopicSpec { id: "ships".into(), ..topic("Vessels", "vessel") };
    let change = TopicEdit::Save { topic: changed, rows: Vec::new(), changes: Some("ships".into()) };
    let made = make_one(&mut history, &path, change);
    assert!(told(&made).starts_with("Some(\"ships\")"), "{}", told(&made));
    let now = text(&path);
    assert!(now.contains("[[topic]] # the first\n") && now.contains("\"Vessels\""), "{now}");
    for _ in 0..2 {
        undo_one(&mut history, &path, false);
    }
    assert_eq!(text(&path), CONFIG);
    assert!(told(&undo_one(&mut history, &path, false)).starts_with("there is nothing to take back"));
    undo_one(&mut history, &path, true);
    assert_eq!(told(&undo_one(&mut history, &path, true)), "made again: “Vessels” is written");
    assert_eq!(text(&path), now);
}

#[test]
fn rows_keep_their_comments_under_other_names_and_those_that_are_off_stay() {
    let (_folder, path) = config();
    let rows = "\n# of the crews\n[[topic.row]] # one\nname = 'Crews'\nany = ['crew'] # all of them\n\n\
                [[topic.row]]\nname = 'Old'\nenabled = false # not now\nany = ['old']\n\n\
                # of repairs\n[[topic.row]]\nname = 'Repairs'\nany = ['repair']\n";
    let before = format!("{CONFIG}{rows}");
    fs::write(&path, &before).expect("it can be written");
    let row = |name: &str, term: &str| RowSpec { name: name.into(), rule: topic("", term).rule };
    let edit = |was: &str, enabled, row: RowSpec| RowEdit { was: Some(was.into()), enabled, row };
    let mut history = History::default();
    // Two change names with each other, one goes on, all change places.
    let rows = vec![
        edit("Repairs", true, row("Crews", "repair")),
        edit("Crews", true, row("Repairs", "crew")),
        edit("Old", true, row("Old", "old")),
    ];
    let save = TopicEdit::Save { topic: topic("Ships", "ship"), rows, changes: Some("ships".into()) };
    make_one(&mut history, &path, save);
    let after = "\n# of repairs\n[[topic.row]]\nname = \"Crews\"\nany = ['repair']\n\n\
                 # of the crews\n[[topic.row]] # one\nname = \"Repairs\"\nany = ['crew'] # all of them\n\n\
                 [[topic.row]]\nname = 'Old'\nenabled = true # not now\nany = ['old']\n";
    assert_eq!(text(&path), format!("{CONFIG}{after}"));
    undo_one(&mut history, &path, false);
    assert_eq!(text(&path), before);
    // What is off stays, what is not listed goes.
    let rows = vec![edit("Old", false, row("Old", "old"))];
    let save = TopicEdit::Save { topic: topic("Ships", "ship"), rows, changes: Some("ships".into()) };
    make_one(&mut history, &path, save);
    let left = "\n[[topic.row]]\nname = 'Old'\nenabled = false # not now\nany = ['old']\n";
    assert_eq!(text(&path), format!("{CONFIG}{left}"));
}

fn change(term: &str) -> TopicEdit {
    let topic = TopicSpec { id: "ships".into(), ..topic("Ships", term) };
    TopicEdit::Save { topic, rows: Vec::new(), changes: Some("ships".into()) }
}

#[test]
fn what_somebody_else_changed_is_not_written_over_and_both_are_told() {
    #[track_caller]
    fn check(theirs: Option<&str>, hindrance: Option<&str>) {
        let (_folder, path) = config();
        match theirs {
            Some(theirs) => fs::write(&path, theirs).expect("it can be written"),
            None => fs::remove_file(&path).expect("it is there"),
        }
        let config = InForce { path: &path, text: CONFIG, over: CONFIG };
        let mut history = History::default();
        let Made::Conflict(conflict) = make(&mut history, &config, vec![change("boat")], None) else {
            panic!("{theirs:?} is written over")
        };
        assert_eq!((&*conflict.base, conflict.theirs.as_deref()), (CONFIG, theirs));
        assert!(conflict.ours.contains("\"boat\""));
        let told = conflict.hindrance.as_deref().unwrap_or_default();
        assert!(
            conflict.hindrance.is_some() == hindrance.is_some() && told.ends_with(hindrance.unwrap_or(""))
        );
        let Some(theirs) = theirs else { return assert!(!path.exists()) };
        assert_eq!((text(&path).as_str(), history.last()), (theirs, None));
        if hindrance.is_none() {
            let config = InForce { path: &path, text: theirs, over: theirs };
            make(&mut history, &config, conflict.edits, Some(theirs));
            assert_eq!(text(&path), theirs.replace("'ship'", "\"boat\""));
            undo_one(&mut history, &path, false);
            assert_eq!(text(&path), theirs);
        }
    }
    check(Some(&format!("{CONFIG}\n# Theirs.\n[[topic]]\nname = 'More'\nany = 'more'\n")), None);
    check(Some(&CONFIG.replace("ship'", "ship', 'yacht'")), Some("the topic “Ships” was changed there, too"));
    check(Some("# theirs\n"), Some("the topic “Ships” is no longer there"));
    check(Some(&format!("{CONFIG}\n[[topic]\n")), Some("unclosed array table, expected `]`"));
    check(None, Some("the file is gone"));
}

#[test]
fn a_topic_that_was_read_anew_since_its_form_was_opened_is_not_written_over() {
    let (_folder, path) = config();
    let theirs = CONFIG.replace("'ship'", "'ship', 'yacht'");
    fs::write(&path, &theirs).expect("it can be written");
    let config = InForce { path: &path, text: &theirs, over: &theirs };
    let made = make(&mut History::default(), &config, vec![change("boat")], Some(CONFIG));
    assert_eq!(told(&made), "conflict: Some(\"the topic “Ships” was changed there, too\")");
    let elsewhere = format!("# Others.\n{CONFIG}");
    fs::write(&path, &elsewhere).expect("it can be written");
    let config = InForce { path: &path, text: &elsewhere, over: &elsewhere };
    let made = make(&mut History::default(), &config, vec![change("boat")], Some(CONFIG));
    assert_eq!(told(&made), "Some(\"ships\") “Ships” is written");
}

#[test]
fn what_cannot_be_written_comes_back_and_is_written_with_the_next_edit() {
    let (_folder, path) = config();
    let set_readonly = |readonly| {
        let mut permissions = fs::metadata(&path).expect("it is there").permissions();
        permissions.set_readonly(readonly);
        fs::set_permissions(&path, permissions).expect("it is ours");
    };
    set_readonly(true);
    let mut history = History::default();
    let Made::Unwritable { text: unsaved, why, .. } = make_one(&mut history, &path, change("boat")) else {
        panic!("it was written")
    };
    assert!(unsaved.contains("\"boat\"") && why.contains("read-only"), "{why}\n{unsaved}");
    assert_eq!(text(&path), CONFIG);
    let config = InForce { path: &path, text: &unsaved, over: CONFIG };
    assert!(matches!(write_again(&config), Made::Unwritable { .. }));
    set_readonly(false);
    let delete = TopicEdit::Alias { name: "Gull".into(), spelling: "Gul".into() };
    make(&mut history, &config, vec![delete], None);
    let now = text(&path);
    assert!(now.contains("\"boat\"") && now.contains("Gull = [\"Gul\"]"), "{now}");
    undo_one(&mut history, &path, false);
    undo_one(&mut history, &path, false);
    assert_eq!(text(&path), CONFIG);
}

#[test]
fn what_is_tried_again_is_written_only_over_what_was_asked_about() {
    let (_folder, path) = config();
    let theirs = CONFIG.replace("Ships", "Boats");
    fs::write(&path, &theirs).expect("it can be written");
    let again = |over| write_again(&InForce { path: &path, text: "# Mine.\n", over });
    assert!(matches!(again(CONFIG), Made::Conflict(_)));
    assert_eq!(text(&path), theirs);
    assert!(matches!(again(&theirs), Made::Written { .. }));
}

#[test]
fn what_would_spoil_the_config_is_not_written() {
    let (_folder, path) = config();
    let new = TopicEdit::Save { topic: topic("Ships", "boat"), rows: Vec::new(), changes: None };
    let made = make_one(&mut History::default(), &path, new);
    assert!(told(&made).starts_with("not written: "), "{}", told(&made));
    assert_eq!(text(&path), CONFIG);
}

#[test]
fn changes_are_those_that_were_made_or_are_read_off_the_texts() {
    let new = |name: &str| {
        let id = id_of(name);
        TopicEdit::Save { topic: TopicSpec { id, ..topic(name, "gas") }, rows: Vec::new(), changes: None }
    };
    let off = TopicEdit::Enable("ships".into(), false);
    let up = TopicEdit::Move { topic: "gas".into(), up: true };
    let alias = TopicEdit::Alias { name: "Gull".into(), spelling: "Gul".into() };
    #[track_caller]
    fn check(edits: &[TopicEdit], made: &[TopicEdit], expected: &[TopicEdit]) {
        let ours = edited(CONFIG, "", edits).expect("they can be made");
        assert_eq!(between(CONFIG, &ours, made.to_vec()), expected);
    }
    let two = [change("boat"), new("Gas")];
    check(&two, &two, &two);
    check(&two[..1], &two, &two[..1]);
    check(&[], &two, &[]);
    check(&two, &[], &two);
    check(&two[1..], &two, &two[1..]);
    for edits in
        [vec![off.clone()], vec![new("Gas"), up], vec![alias], vec![TopicEdit::Delete("ships".into())]]
    {
        check(&edits, &[], &edits);
    }
    let by_hand = format!("{CONFIG}# More.\n");
    assert_eq!(between(CONFIG, &by_hand, vec![off]), [], "no guess is made");
}

#[test]
fn with_a_foreign_change_all_that_is_not_written_stands_in_the_conflict() {
    let new = TopicEdit::Save { topic: topic("Gas", "gas"), rows: Vec::new(), changes: None };
    let text = edited(CONFIG, "", &[change("boat")]).expect("it can be made");
    let (edits, ours) = all((CONFIG, &text), vec![change("boat")], std::slice::from_ref(&new));
    assert_eq!(edits, [change("boat"), new]);
    assert!(ours.contains("\"boat\"") && ours.contains("\"Gas\""), "{ours}");
    let theirs: Arc<str> = format!("{CONFIG}\n[[topic]]\nname = 'More'\nany = 'more'\n").into();
    let made =
        conflict("config.toml", edits.clone(), (CONFIG.into(), ours.into()), Some(Arc::clone(&theirs)));
    assert_eq!((made.edits, made.hindrance), (edits, None));
}

#[test]
fn an_undo_that_cannot_be_written_is_in_force_and_said_so() {
    let (_folder, path) = config();
    let mut history = History::default();
    make_one(&mut history, &path, change("boat"));
    let changed = text(&path);
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("it is ours");
    let made = undo_one(&mut history, &path, false);
    assert_eq!(told(&made), "taken back: “Ships”; in force, and not saved");
    let Made::Unwritable { text: unsaved, .. } = made else { panic!("it was written") };
    assert_eq!((unsaved.as_str(), text(&path), history.last()), (CONFIG, changed.clone(), None));
    let config = InForce { path: &path, text: &unsaved, over: &changed };
    let made = undo(&mut history, &config, true);
    assert!(matches!(made, Made::Written { .. }), "it is in the file already: {}", told(&made));
}

#[test]
fn topics_are_called_by_their_names() {
    for (edit, said) in [
        (TopicEdit::Enable("ships".into(), false), "None “Ships” is switched off"),
        (TopicEdit::Delete("ships".into()), "None “Ships” is deleted"),
    ] {
        let (_folder, path) = config();
        assert_eq!(told(&make_one(&mut History::default(), &path, edit)), said);
    }
}
