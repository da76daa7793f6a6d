//! What one visit leaves to the next: the place, what is new, and the line for a first start.

use crate::common::{Screen, library, library_of, settings, shows, shows_not};
use parallax::compare::articles::{Library, Scope};
use parallax::compare::topics::{Aliases, Topics};
use parallax::ui::model::edits::{Conflict, LeftConfig, Unsaved};
use parallax::ui::model::session::Session;
use parallax::ui::model::visits::{Visit, Visits};
use parallax::ui::model::{Model, Settings};
use parallax::ui::update::Message;
use parallax::ui::views::workshop::{Kept, Lines, State};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

const SIZES: [(u16, u16); 3] = [(200, 60), (100, 30), (40, 12)];

/// What is kept when this reader quits, by way of the file.
fn kept(screen: &Screen) -> Session {
    let session = Session::of(&screen.model, Session::default());
    serde_json::from_str(&serde_json::to_string(&session).unwrap()).unwrap()
}

/// A reader who comes back to what was kept.
fn back(settings: Settings, kept: Session, width: u16, height: u16) -> Screen {
    let mut model = Model::new(settings);
    model.kept = Some(kept);
    Screen::begin(model, width, height)
}

/// Everything but the status line.
fn body(screen: &Screen) -> String {
    let text = screen.text();
    let lines: Vec<&str> = text.lines().collect();
    lines[..lines.len() - 1].join("\n")
}

#[test]
fn the_next_visit_begins_where_the_last_one_ended() {
    for keys in [
        "",
        "]",
        "] l j",
        "z",
        "\\",
        "o",
        "] z \\ o",
        "b",
        "2",
        "2 r R",
        "2 l r r r",
        "2 v",
        "2 v r j l",
        "2 v v",
        "2 v v -",
        "3 j",
        "3 r r R",
        "3 v",
        "4",
        "4 r R",
        "4 j l",
        "2 j l",
        "4 v",
        "* s h i p s enter",
        "* s h i p s enter r r R j",
        "* f e r r y enter 3",
        "enter",
        "l enter",
        "2 3 l 4",
        "3 enter",
        "2 1 3",
    ] {
        let mut screen = Screen::new(120, 30);
        screen.keys(keys);
        let again = back(settings(Arc::new(library())), kept(&screen), 120, 30);
        assert_eq!(body(&again), body(&screen), "after {keys}");
        let mut both = [screen, again];
        for _ in 0..4 {
            let [then, now] = both.each_mut().map(|screen| body(screen.keys("esc")));
            assert_eq!(now, then, "after {keys}, esc leads back the same way");
        }
    }
}

#[test]
fn the_next_visit_shows_the_very_lines_that_the_last_one_left() {
    for (width, height) in [(120, 14), (60, 12), (40, 12), (30, 9)] {
        for keys in [
            "j",
            "j j",
            "j j j j",
            "ctrl-d",
            "ctrl-d ctrl-u",
            "ctrl-d k",
            "G",
            "G k k",
            "l",
            "l l j",
            "G h h",
            "z j j",
            "] ctrl-d",
            "enter j",
            "enter j j j",
            "enter ctrl-d",
            "enter G",
            "enter G k k",
            "l enter G k",
            "enter n n k",
            "j 2 3 enter j j j",
        ] {
            let mut screen = Screen::new(width, height);
            screen.keys(keys);
            let mut again = back(settings(Arc::new(library())), kept(&screen), width, height);
            assert_eq!(body(&again), body(&screen), "{width}x{height} after {keys}");
            assert_eq!(body(again.keys("esc esc")), body(screen.keys("esc esc")), "under {keys}");
        }
    }
}

#[test]
fn a_window_that_no_longer_fits_shows_the_cursor_all_the_same() {
    let mut screen = Screen::new(120, 40);
    screen.keys("G k l");
    let mut session = kept(&screen);
    for (width, height) in [(40, 12), (200, 60), (30, 9)] {
        let again = back(settings(Arc::new(library())), session.clone(), width, height);
        shows(&again, &["▌"]);
        assert_eq!(kept(&again).cursor, session.cursor, "{width}x{height}");
    }
    session.stand =
        serde_json::from_value(json!({ "first": u64::MAX, "depth": { "slot": i64::MIN } })).unwrap();
    shows(&back(settings(Arc::new(library())), session.clone(), 60, 12), &["▌"]);
    session.stand = serde_json::from_value(json!({ "first": 1, "depth": { "head": u64::MAX } })).unwrap();
    shows(&back(settings(Arc::new(library())), session, 60, 12), &["▌"]);
}

#[test]
fn a_place_that_is_gone_is_passed_over() {
    let mut screen = Screen::new(120, 30);
    screen.keys("] 3 enter");
    let kept = kept(&screen);
    let other = library_of(&[("gull", "Ships\n\nNorland sent 40 ships. The ferry is late.\n")]);
    let again = back(settings(Arc::new(other)), kept.clone(), 120, 30);
    shows(&again, &["Figures · Ferry fares"]);
    let mut without = settings(Arc::new(library()));
    without.question.topics =
        Arc::new(Topics::new(crate::common::topics()[..1].to_vec(), Aliases::default()));
    let again = back(without, kept, 120, 30);
    shows(&again, &["Ships ─", "about 40 ships"]);
}

/// The day of the visit in these tests.
const TODAY: &str = "2031-03-12";

/// A reader of `library` today, who has seen the articles with other ids than `new` on the day `day`.
fn after_news(library: Library, new: &[&str], day: &str, changed: &[&str]) -> Screen {
    let seen = library.articles().iter().filter(|article| !new.contains(&article.id.as_str()));
    let seen = seen.map(|article| {
        let hash = if changed.contains(&article.id.as_str()) { 0 } else { article.hash };
        (article.id.to_string(), Value::String(format!("{hash:016x}")))
    });
    let visits = json!({ "day": day, "seen": Value::Object(seen.collect()) });
    let visits: Visits = serde_json::from_value(visits).unwrap();
    let today = TODAY.parse().unwrap();
    let mut model = Model::new(settings(Arc::new(library)));
    model.visit = Visit::new(today, visits.before(today), false);
    Screen::begin(model, 120, 30)
}

#[test]
fn what_came_since_the_last_visit_is_marked() {
    let mut screen = after_news(library(), &["rundblick"], "2031-03-03", &["daily-fleet"]);
    shows(&screen, &["1 new article since 3 March", "Ships", " +1 "]);
    screen.keys("]");
    for (width, height) in SIZES {
        insta::assert_snapshot!(format!("news_{width}x{height}"), screen.resize(width, height).text());
    }
    screen.resize(120, 30).keys("[ l l enter d");
    shows(&screen, &["· new · passage 1 of 1", "new since 3 March"]);
    shows(screen.keys("esc esc h enter d"), &["changed since 3 March"]);
    shows(screen.keys("esc esc 2"), &["· new", "· changed"]);
    shows(after_news(library(), &["rundblick"], "2030-12-31", &[]).keys("o"), &["+1 since 31 December 2030"]);
}

#[test]
fn what_comes_while_one_reads_is_new_against_the_visit_before() {
    let mut screen = after_news(library(), &["rundblick"], "2031-03-03", &[]);
    let more = "+++\ntitle = \"Ships leave\"\noutlet = \"Gull\"\npublished = 2031-03-12\n+++\n\
        Norland took 12 ships home from the strait, observers believe.\n";
    let mut articles = library().articles().to_vec();
    articles.extend(library_of(&[("gull", more)]).articles().iter().cloned());
    let library = Arc::new(Library::new(articles));
    screen.keys("j").hear(Message::Loaded { library, problems: Vec::new() });
    shows(&screen, &["1 new article, 2 in all since 3 March", " +2 "]);
    assert_eq!(screen.model.shared.news.new.len(), 2);
}

#[test]
fn nothing_is_new_at_a_first_visit() {
    let screen = Screen::new(120, 30);
    shows_not(&screen, "since");
    shows_not(&screen, "4 +");
    shows_not(&screen, "· new");
}

/// A reader who has never been here.
fn first_run(width: u16, height: u16) -> Screen {
    let mut model = Model::new(settings(Arc::new(library())));
    model.visit = Visit::new(TODAY.parse().unwrap(), None, true);
    Screen::begin(model, width, height)
}

#[test]
fn a_first_start_names_the_keys_that_matter() {
    let last = |screen: &Screen| screen.text().lines().last().unwrap_or_default().trim_end().to_owned();
    for (width, height, expected) in [
        (
            200,
            60,
            " New here? ? all keys  ] next topic  enter the whole article  : go to anything  esc hides this line",
        ),
        (
            100,
            30,
            " New here? ? all keys  ] next topic  enter the whole article  : go to anything  esc hides this line",
        ),
        (90, 30, " New here? ? all keys  ] next topic  enter the whole article  esc hides this line"),
        (40, 12, " ? keys  ] topic  enter article"),
    ] {
        assert_eq!(last(&first_run(width, height)), expected);
    }
    let mut screen = first_run(100, 30);
    shows_not(screen.keys("enter"), "New here?");
    shows(screen.keys("esc"), &["New here?"]);
    shows_not(screen.keys("esc"), "New here?");
    assert!(!screen.model.visit.is_first_run);
    let mut screen = first_run(100, 30);
    shows(screen.keys("j k j k j k j k j k j"), &["New here?"]);
    shows_not(screen.keys("k"), "New here?");
    assert!(!screen.model.visit.is_first_run);
}

#[test]
fn the_line_for_a_first_start_shows_the_keys_as_they_are_bound() {
    let mut settings = settings(Arc::new(library()));
    settings.keymap = settings.keymap.with(
        parallax::ui::keymap::Action::NextTopic,
        vec![parallax::ui::keymap::KeySequence::parse("g n").unwrap()],
    );
    let mut model = Model::new(settings);
    model.visit = Visit::new(TODAY.parse().unwrap(), None, true);
    shows(&Screen::begin(model, 120, 30), &["g n next topic"]);
}

#[test]
fn where_there_is_nothing_the_next_step_is_named() {
    let none = |problems: usize| {
        let mut screen = Screen::of(settings(Arc::new(Library::default())), 100, 30);
        let problem = |index| parallax::compare::Problem::new(format!("articles/{index}.md"), "is empty");
        let problems = (0..problems).map(problem).collect();
        screen.hear(Message::Loaded { library: Arc::default(), problems });
        screen
    };
    let mut far = settings(Arc::new(library()));
    far.question.scope = Arc::new(Scope { outlets: vec!["nobody".into()], ..Scope::default() });
    let mut bare = settings(Arc::new(library()));
    bare.question.topics = Arc::new(Topics::new(Vec::new(), Aliases::default()));
    let german = "+++\ntitle = \"Schiffe\"\nlanguage = \"de\"\n+++\nVierzig Boote liegen dort.\n";
    let german = settings(Arc::new(library_of(&[("a", german)])));
    let mut unmatched = Screen::new(100, 30);
    unmatched.keys("] ]");
    let screens = [
        ("no_articles", none(0)),
        ("unreadable_articles", none(3)),
        ("out_of_scope", Screen::of(far, 100, 30)),
        ("no_topics", Screen::of(bare, 100, 30)),
        ("no_match", unmatched),
        ("another_language", Screen::of(german, 100, 30)),
    ];
    for (name, mut screen) in screens {
        for (width, height) in SIZES {
            let text = screen.resize(width, height).text();
            insta::assert_snapshot!(format!("nothing_{name}_{width}x{height}"), text);
        }
    }
}

#[test]
fn what_almost_matched_is_one_key_from_a_topic_without_passages() {
    let mut screen = Screen::new(100, 30);
    shows(screen.keys("] ] W"), &["What almost got in"]);
}

/// Any JSON, with control bytes and bidirectional marks in its words.
fn any_json() -> impl Strategy<Value = Value> {
    let words = prop_oneof![
        "[a-z\u{1b}\u{7}\u{202e}\\\\/]{0,8}",
        Just("matrix".to_owned()),
        Just("article".to_owned()),
        Just("post-strait".to_owned()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..300u64).prop_map(Value::from),
        words.prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,6}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A session in which a few fields are something else.
fn any_session() -> impl Strategy<Value = Value> {
    let mut screen = Screen::new(120, 30);
    screen.keys("] l b * s h i p s enter 2 v 3 enter");
    let session = serde_json::to_value(kept(&screen)).unwrap();
    let fields: Vec<String> = session.as_object().unwrap().keys().cloned().collect();
    let places = json!([["post-strait", 3, 40], ["post-strait", u64::MAX, 0], ["post-strait", 0, u64::MAX]]);
    let place = prop::sample::select(places.as_array().unwrap().clone());
    let changes = prop::collection::vec((prop::sample::select(fields), any_json()), 0..4);
    (changes, place, any::<u64>(), any::<u64>()).prop_map(move |(changes, place, start, end)| {
        let mut session = session.clone();
        session["cursor"]["passage"] = place;
        session["views"][2] =
            json!({ "view": "article", "cursor": { "passage": ["rundblick", start, end] } });
        for (field, value) in changes {
            session[field] = value;
        }
        session
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_session_breaks_the_start_or_reaches_the_terminal(session in any_session()) {
        let session: Session = serde_json::from_value(session).unwrap();
        let today = TODAY.parse().unwrap();
        let mut model = Model::new(settings(Arc::new(library())));
        model.visit = Visit::new(today, session.visits.before(today), true);
        model.kept = Some(session);
        let mut screen = Screen::begin(model, 100, 20);
        for keys in ["", "j", "]", "1", "2", "3", "4", "5", "esc", "esc", "?"] {
            let text = screen.keys(keys).text();
            let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            prop_assert!(!text.contains(bad), "{text:?}");
        }
    }
}

#[test]
fn a_config_of_an_earlier_visit_is_kept_until_it_is_answered_about() {
    let left = LeftConfig { base: String::new(), text: "# Mine.\n".to_owned() };
    let topic = Some("ferry-fares".to_owned());
    let session = Session { unsaved: vec![left.clone()], topic, ..Session::default() };
    let mut screen = back(settings(Arc::new(library())), session.clone(), 100, 30);
    assert_eq!(screen.asked, ["ask about # Mine."]);
    assert_eq!(kept(&screen).unsaved, session.unsaved, "the program ended meanwhile");
    let (file, why) = ("config.toml".to_owned(), "it could not be written at the last visit".to_owned());
    let text = left.text.as_str().into();
    screen.hear(Message::Left(Arc::new(Unsaved { file, over: "".into(), text, why, in_force: false })));
    shows(&screen, &["could not be written at the last visit", "+ # Mine."]);
    shows(screen.keys("esc"), &["a change of the config waits and is kept: g s asks about it again"]);
    assert_eq!(kept(&screen).unsaved, session.unsaved);
    let mine = Conflict {
        file: "config.toml".into(),
        edits: Vec::new(),
        base: "".into(),
        ours: left.text.as_str().into(),
        theirs: Some("# Theirs.\n".into()),
        hindrance: Some("nobody knows".into()),
    };
    screen.keys("g s").hear(Message::Conflict(Box::new(mine)));
    assert_eq!(screen.asked, ["ask about # Mine."; 2]);
    shows(&screen, &["+ # Theirs.", "+ # Mine.", "leave config.toml as it is now, and let yours go"]);
    assert_eq!(kept(&screen).unsaved, session.unsaved, "it is one");
    assert_eq!(kept(screen.keys("enter")).unsaved, []);
    shows(screen.keys("g s"), &["the config in force is saved"]);
}

#[test]
fn what_is_typed_before_the_articles_are_read_is_kept() {
    let mut model = Model::new(settings(Arc::new(library())));
    let left = |of: &str| Kept { base: of.to_owned(), ..Kept::default() };
    let before = Session { draft: vec![left("# Before.\n")], ..Session::default() };
    assert_eq!(Session::of(&model, before.clone()), before);
    let lines = vec![Lines { lines: vec!["nets".to_owned()], ..Lines::default() }];
    let since = Kept { groups: lines, ..left("") };
    model.drafts = vec![Box::new(State::of_kept(&since, &model.shared))];
    let session = Session::of(&model, before.clone());
    assert_eq!(session.draft.len(), 2, "the older is not let go of");
    assert_eq!(session.draft.first(), before.draft.first());
}

#[test]
fn all_drafts_of_an_earlier_visit_wait_and_each_is_opened_by_its_key() {
    let mut screen = Screen::new(100, 30);
    screen.keys("a").type_text("nets").keys("esc ] E").type_text(", gulls").keys("esc [ A");
    screen.type_text("ask them");
    let session = kept(&screen);
    assert_eq!((session.draft.len(), session.begun.len()), (2, 1));
    let mut screen = back(settings(Arc::new(library())), session.clone(), 100, 30);
    shows(&screen, &["3 drafts wait: E on “Ferry fares”, a, note on "]);
    assert_eq!((kept(&screen).draft, kept(&screen).begun), (session.draft.clone(), session.begun.clone()));
    shows(screen.keys("a"), &["any    nets"]);
    assert_eq!(kept(&screen).draft.len(), 2, "the one that lies open and the other");
    shows(screen.keys("esc ] E"), &[", gulls"]);
    shows(screen.keys("esc [ A"), &["note › ask them"]);
}

#[test]
fn words_begun_for_one_judgement_outlive_those_for_another() {
    let mut screen = Screen::new(100, 30);
    screen.keys("A").type_text("first");
    let mut screen = back(settings(Arc::new(library())), kept(&screen), 100, 30);
    screen.keys("l A").type_text("second");
    let session = kept(&screen);
    let texts = |session: &Session| session.begun.iter().map(|of| of.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&session), ["first", "second"]);
    let mut screen = back(settings(Arc::new(library())), session, 100, 30);
    shows(screen.keys("A"), &["note › second"]);
    screen.type_text(" thought");
    assert_eq!(texts(&kept(&screen)), ["first", "second thought"]);
    screen.keys("enter");
    assert_eq!(texts(&kept(&screen)), ["first"]);
    shows(screen.keys("h A"), &["note › first"]);
    assert_eq!(texts(&kept(screen.keys("esc"))), [""; 0]);
}

#[test]
fn a_draft_that_was_kept_alone_is_read_as_one_of_many() {
    let old = json!({ "draft": { "changes": "ships", "groups": [] }, "begun": { "of": "note a 1 2", "text": "b" } });
    let read: Session = serde_json::from_value(old).unwrap();
    assert_eq!(read.draft.iter().map(|of| of.changes.as_deref()).collect::<Vec<_>>(), [Some("ships")]);
    assert_eq!(read.begun.iter().map(|of| of.text.as_str()).collect::<Vec<_>>(), ["b"]);
    let new = json!({ "draft": [3, { "changes": "ships" }, null], "begun": "nothing" });
    let read: Session = serde_json::from_value(new).unwrap();
    assert_eq!((read.draft.len(), read.begun.len()), (1, 0));
}
