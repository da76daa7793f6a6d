//! What lies around and over the compare view: title bar, status line, article, why, help,
//! problems, topics; and the law that no key and no size breaks anything.

use crate::common::{Screen, library, library_of, settings, shows, shows_not, topics};
use crossterm::event::{KeyCode, KeyModifiers};
use parallax::compare::Problem;
use parallax::compare::alignment::Tightness;
use parallax::compare::articles::ArticleId;
use parallax::compare::comparison::Columns;
use parallax::compare::topics::{Aliases, Topics};
use parallax::ui::keymap::{Action, Key, KeySequence};
use parallax::ui::model::{BadConfigNotice, Progress};
use parallax::ui::update::{Event, Message};
use parallax::ui::views::{Open, article};
use proptest::prelude::*;
use std::sync::Arc;

#[test]
fn a_topic_is_gone_to_from_the_help_and_the_problems() {
    let mut screen = Screen::new(110, 90);
    shows(screen.keys("?"), &["Marks", "behind a name: guessed"]);
    shows(screen.keys("]"), &["Ferry fares ─"]);
    assert!(screen.model.open.is_empty());
    shows(screen.keys("! t").type_text("ships"), &["ships"]);
    shows(screen.keys("enter"), &["Ships ─"]);
    assert!(screen.model.open.is_empty());
}

#[test]
fn a_thirteenth_article_is_said_to_have_made_columns_of_outlets() {
    let text = "+++\ntitle = \"Ships\"\noutlet = \"Gull\"\n+++\nNorland sent 40 ships.\n";
    let ids: Vec<String> = (0..13).map(|index| format!("a{index}")).collect();
    let texts: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), text)).collect();
    let mut screen = Screen::of(settings(Arc::new(library_of(&texts[..12]))), 110, 20);
    let library = Arc::new(library_of(&texts));
    screen.hear(Message::Loaded { library, problems: Vec::new() });
    shows(&screen, &["columns are outlets: over twelve articles; o changes it"]);
}

#[test]
fn title_and_status_say_what_is_loaded_under_way_and_wrong() {
    let mut screen = Screen::new(120, 20);
    shows(&screen, &["parallax   Norland strait · 4 articles · 4 outlets", "? keys", "j/k row"]);
    screen.hear(Message::Progress(Some(Progress { what: "reading articles".into(), done: 3, of: Some(9) })));
    screen.hear(Message::Problem(Problem::new("articles/x.md", "is no text")));
    shows(&screen, &["reading articles 3 of 9", "1 problem !"]);
    screen.hear(Message::Progress(None)).hear(Message::Failed("could not write".into()));
    shows(&screen, &["could not write"]);
    shows_not(&screen, "reading articles");
    shows_not(screen.keys("j"), "could not write");
    shows(screen.keys("!"), &["Problems", "! articles/x.md: is no text"]);
}

#[test]
fn a_bad_config_stays_on_the_screen_until_it_is_mended() {
    let mut screen = Screen::new(110, 20);
    let notice = BadConfigNotice {
        summary: "config.toml:7: unknown key `anny`".into(),
        report: "error: unknown key\n  7 | anny = []\n    | ^^^^ did you mean `any`?".into(),
        line: Some(7),
    };
    screen.hear(Message::BadConfig(notice));
    shows(screen.keys("j"), &["config.toml:7: unknown key `anny`", "bad config !"]);
    shows(screen.keys("!"), &["    | ^^^^ did you mean `any`?", "the last good one stays in force"]);
    screen.keys("e");
    assert_eq!(screen.asked, ["edit line 7"]);
    let mended = settings(Arc::clone(&screen.model.shared.settings.question.library));
    screen.keys("esc").hear(Message::Configured(Box::new(mended)));
    shows(&screen, &["config.toml read anew: 3 topics"]);
    shows_not(&screen, "anny");
    shows_not(&screen, "bad config");
}

#[test]
fn help_lists_the_keys_of_the_view_beneath_as_they_are_bound() {
    let mut new = settings(Arc::new(crate::common::library()));
    let keys = vec![KeySequence::parse("Z").unwrap()];
    new.keymap = new.keymap.with(Action::Fold, keys);
    let mut screen = Screen::of(new, 100, 140);
    shows(screen.keys("?"), &["Keys · compare", "Z                    fold every row", "Everywhere"]);
    shows_not(&screen, "a second article beside this one");
    shows_not(screen.keys("?"), "Keys · compare");
}

#[test]
fn why_tells_all_that_was_read_and_where() {
    let text = "+++\ntitle = \"Ships\"\npublished = 2031-03-02\n+++\n\
        Norland has sent at least 40 ships to the strait, “to fish”, Ada Brink said on Friday 3 March 2031.\n";
    let other = "+++\ntitle = \"More ships\"\npublished = 2031-03-04\n+++\n\
        Norland has sent about 45 ships to the strait.\n";
    let mut screen = Screen::of(settings(Arc::new(library_of(&[("a", text), ("b", other)]))), 150, 40);
    shows(&screen, &["at least 40 ships · Ada Brink ¶1 · Friday 3 March 2031 is a"]);
    insta::assert_snapshot!("why_of_a_figure", screen.keys("w").text());
}

#[test]
fn a_tightness_chosen_by_key_outlives_a_config_that_does_not_speak_of_it() {
    let mut screen = Screen::new(110, 20);
    let tightness = |screen: &Screen| screen.model.shared.arrangement().rows.tightness.sentences();
    screen.keys("+");
    assert_eq!(tightness(&screen), 3);
    let same = settings(Arc::new(library()));
    screen.hear(Message::Configured(Box::new(same.clone())));
    assert_eq!(tightness(&screen), 3);
    let mut loose = same;
    loose.question.arrangement.rows.tightness = Tightness::LOOSE;
    screen.hear(Message::Configured(Box::new(loose)));
    assert_eq!(tightness(&screen), 4);
}

#[test]
fn topics_are_picked_by_typing_and_keys_that_type_are_no_commands() {
    let mut screen = Screen::new(100, 20);
    shows(screen.keys("t").type_text("qfar"), &["› qfar", "no topic matches"]);
    screen.keys("backspace backspace backspace backspace").type_text("fare");
    shows(&screen, &["› fare", "▌Ferry fares"]);
    shows(screen.keys("backspace backspace backspace backspace down tab shift-tab"), &["▌Ferry fares"]);
    screen.keys("enter");
    assert_eq!(screen.model.shared.topic_spec().map(|spec| spec.id.as_str()), Some("ferry-fares"));
    assert!(screen.model.open.is_empty() && !screen.model.quit);
}

#[test]
fn enter_and_esc_work_while_typing_whatever_is_bound() {
    let mut new = settings(Arc::new(crate::common::library()));
    let bound = |text| vec![KeySequence::parse(text).unwrap()];
    new.keymap = new.keymap.with(Action::Open, bound("O")).with(Action::Back, bound("B"));
    let mut screen = Screen::of(new, 100, 20);
    screen.keys("t").type_text("weather").keys("enter");
    assert_eq!((screen.model.shared.topic, screen.model.open.len()), (2, 0));
    screen.keys("t esc");
    assert_eq!(screen.model.open.len(), 0);
}

#[test]
fn the_editor_opens_at_the_topic_and_without_a_file_init_is_offered() {
    let mut screen = Screen::new(100, 20);
    screen.keys("] e");
    assert_eq!(screen.asked, ["edit line 20"]);

    let mut sample = settings(Arc::new(crate::common::library()));
    (sample.sample, sample.config_path, sample.collection) = (true, None, String::new());
    let mut screen = Screen::of(sample, 100, 20);
    assert!(screen.text().starts_with(" parallax    SAMPLE  4 articles "), "{}", screen.text());
    shows(screen.keys("e"), &[" SAMPLE ", "write its config.toml and articles here and edit them? y/n"]);
    shows(screen.keys("n"), &["nothing was written"]);
    assert_eq!(screen.asked, Vec::<String>::new());
    screen.keys("e y");
    assert_eq!(screen.asked, ["init, articles true"]);
}

#[test]
fn a_begun_sequence_shows_and_what_is_not_bound_says_so() {
    let mut screen = Screen::new(100, 20);
    shows(screen.keys("g"), &["g …"]);
    shows(screen.keys("x"), &["g x does nothing here; ? lists the keys"]);
    shows_not(screen.keys("g esc"), "does nothing");
    screen.keys("ctrl-l ctrl-z ctrl-r");
    assert_eq!(screen.asked, ["redraw", "suspend", "reload"]);
}

#[test]
fn control_c_quits_from_anywhere() {
    let mut screen = Screen::new(100, 20);
    screen.keys("t");
    screen.press(Key::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
    assert!(screen.model.quit);
}

#[test]
fn the_topic_stays_by_id_and_an_arrangement_chosen_by_hand_stays_too() {
    let mut screen = Screen::new(100, 20);
    screen.keys("] o");
    take(&mut screen, Step::OtherTopics);
    let shared = &screen.model.shared;
    assert_eq!((shared.topic, shared.topic_spec().map(|spec| spec.id.as_str())), (0, Some("ferry-fares")));
    assert_eq!(shared.arrangement().columns, Some(Columns::Outlet));
}

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let mut screen = Screen::new(100, 20);
    let old = screen.model.shared.generation;
    let comparison = Arc::clone(screen.model.shared.comparison().unwrap());
    take(&mut screen, Step::OtherArticles);
    screen.hear(Message::Compared { generation: old, topic: 0, comparison: Arc::clone(&comparison) });
    assert!(!Arc::ptr_eq(&comparison, screen.model.shared.comparison().unwrap()));
}

#[test]
fn the_list_of_topics_tells_what_failed_from_what_is_not_asked_for() {
    let mut screen = Screen::new(100, 20);
    let shared = &mut screen.model.shared;
    let listed = shared.settings.question.topics.listed();
    shared.comparisons.fill(None);
    let generation = shared.generation;
    screen.hear(Message::NotCompared { generation, topic: 1 });
    shows(&screen, &["Ships          … │", "Ferry fares    ! │", " ──────", "All figures      │"]);
    screen.hear(Message::NotCompared { generation: generation - 1, topic: 2 });
    shows(&screen, &["Weather        … │"]);
    screen.model.shared.topic = listed;
    screen.hear(Message::NotCompared { generation, topic: listed });
    shows(&screen, &["could not be compared", "All figures    ! │"]);
}

#[test]
fn limits_of_the_scope_are_on_the_screen_at_any_width() {
    for width in [200, 100, 40] {
        let mut new = settings(Arc::new(crate::common::library()));
        new.question.scope = Arc::new(parallax::compare::articles::Scope {
            outlets: vec!["Post".into()],
            from: "2031-01-01".parse().ok(),
            ..Default::default()
        });
        shows(&Screen::of(new, width, 12), &["only Post · from 2031-01-01"]);
    }
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    let mut screen = Screen::new(19, 5);
    assert_eq!(screen.text().lines().next(), Some("needs 20×6 cells"));
    assert_eq!(screen.resize(4, 1).text(), "!\n");
    assert_eq!(screen.resize(0, 0).text(), "");
}

/// A reader on the fares topic with this article of eight paragraphs open at its first passage.
fn reading(width: u16, height: u16) -> Screen {
    let library = Arc::new(library_of(&[("long", LONG), ("post-strait", "+++\ntitle = \"x\"\n+++\nFares.")]));
    let mut screen = Screen::of(settings(library), width, height);
    screen.keys("]");
    let comparison = Arc::clone(screen.model.shared.comparison().unwrap());
    let id = ArticleId::new("long");
    let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.passages());
    let first = passages.filter(|passage| passage.article == id).map(|passage| passage.span).min().unwrap();
    let state = article::State::new(id, first, &screen.model.shared);
    screen.model.open.push(Open::Article(state));
    screen
}

const LONG: &str = "+++\ntitle = \"Slow boats\"\noutlet = \"Coast Daily\"\npublished = 2031-03-09\n\
    guessed = [\"published\"]\nnote = \"a shortened copy\"\ntranslated = \"machine\"\n+++\n\
    The quay was empty.\n\n\
    A ferry left at noon with nobody on board. The crew played cards.\n\n\
    Gulls followed.\n\n\
    A blizzard is expected on Friday.\n\n\
    Nobody minds.\n\n\
    Higher fares are planned. Nobody knows by how much.\n\n\
    Then it rained.\n\n\
    The last ferry sails at nine.\n";

#[test]
fn an_article_shows_its_source_with_doubt_and_marks_passages_by_bars() {
    let screen = reading(70, 30);
    shows(
        &screen,
        &[
            "· passage 1 of 3 · Ferry fares",
            " Coast Daily · ~9 Mar 2031 † machine translation",
            " note: a shortened copy",
            "▶¶2▌  A ferry left at noon",
            " ¶4┆  A blizzard is expected",
            " ¶5   Nobody minds.",
            " ¶6▌  Higher fares are planned.",
        ],
    );
}

#[test]
fn articles_and_help_at_three_sizes() {
    for (width, height) in [(110, 30), (64, 20), (34, 12)] {
        let mut screen = reading(width, height);
        insta::assert_snapshot!(format!("article_{width}x{height}"), screen.text());
        insta::assert_snapshot!(format!("why_{width}x{height}"), screen.keys("w").text());
        insta::assert_snapshot!(format!("help_{width}x{height}"), screen.keys("esc ?").text());
    }
}

#[test]
fn terms_of_a_passage_are_underlined_without_colour() {
    let screen = reading(70, 30);
    let buffer = screen.buffer();
    let text = screen.text();
    let y = text.lines().position(|line| line.contains("A ferry left")).unwrap() as u16;
    let underlined: String = (0..70)
        .filter(|x| buffer[(*x, y)].modifier.contains(ratatui::style::Modifier::UNDERLINED))
        .map(|x| buffer[(x, y)].symbol().to_owned())
        .collect();
    assert_eq!(underlined, "ferry");
}

#[test]
fn passages_are_walked_there_and_back() {
    let mut screen = reading(70, 12);
    shows(screen.keys("n"), &["passage 2 of 3", "▶¶6▌  Higher fares"]);
    shows(screen.keys("n"), &["passage 3 of 3", "▶¶8▌  The last ferry"]);
    shows(screen.keys("n"), &["passage 3 of 3", "this was the last passage"]);
    shows(screen.keys("N N"), &["passage 1 of 3"]);
    shows(screen.keys("N"), &["this was the first passage"]);
    shows(screen.keys("G N"), &["passage 3 of 3"]);
    shows(screen.keys("g g ]"), &["1 passage · Weather"]);
    shows(screen.keys("n"), &["passage 1 of 1 · Weather", "▶¶4▌  A blizzard"]);
}

#[test]
fn the_passage_under_the_cursor_stays_in_view_at_any_size() {
    let mut screen = reading(60, 12);
    screen.keys("n n");
    for (width, height) in [(30, 7), (120, 40), (22, 6), (60, 12)] {
        shows(screen.resize(width, height), &["▌  The last"]);
    }
}

#[test]
fn an_article_follows_its_file_and_closes_when_it_is_gone() {
    let mut screen = reading(60, 12);
    screen.keys("n");
    let longer = LONG.replace("The quay was empty.", "The quay was empty.\n\nQuite empty. Nobody at all.");
    let library = Arc::new(library_of(&[("long", longer.as_str())]));
    screen.hear(Message::Loaded { library, problems: Vec::new() });
    shows(&screen, &["passage 2 of 3", "▶¶7▌  Higher fares"]);
    let library = Arc::new(library_of(&[("other", "Nothing.")]));
    screen.hear(Message::Loaded { library, problems: Vec::new() });
    shows(&screen, &["the article that was open is no longer there"]);
    assert!(screen.model.open.is_empty());
}

#[test]
fn why_names_rule_terms_and_row_and_esc_goes_back_the_way_one_came() {
    let mut screen = reading(90, 24);
    shows(
        screen.keys("n w"),
        &[
            "▌ Higher fares are planned.",
            "long ¶6 · bytes",
            "Ferry fares  config.toml:20",
            "any       fares | ferry | ferries",
            "term      fares  matched fares  bytes",
            "way ",
        ],
    );
    shows(screen.keys("enter"), &["passage 2 of 3"]);
    screen.keys("w ]");
    shows(&screen, &["Weather"]);
    shows(screen.keys("esc"), &["j/k row"]);
}

#[test]
fn why_keeps_to_its_words_while_the_articles_change() {
    let mut screen = reading(90, 24);
    let load = |screen: &mut Screen, text: &str| {
        let library = Arc::new(library_of(&[("long", text)]));
        screen.hear(Message::Loaded { library, problems: Vec::new() });
    };
    screen.keys("n w y");
    load(&mut screen, &LONG.replace("Higher fares", "Nobody was there at all. Higher fares"));
    shows(screen.keys("y"), &["▌ Higher fares are planned.", "matched fares"]);
    shows_not(&screen, "no passage of the topic any more");
    load(&mut screen, &LONG.replace("Higher fares are planned.", "Wholly other words stand here."));
    shows(screen.keys("y"), &["▌ Higher fares are planned.", "no passage of the topic any more"]);
    let (words, locators): (Vec<&str>, Vec<&str>) =
        screen.copied.iter().map(|copy| copy.split_once("[parallax:").unwrap()).unzip();
    assert_eq!(words, [words[0]; 3]);
    let at = |start: usize| format!("long,p6,{start}-{},81bd4aa06cf6]\n", start + 25);
    assert_eq!(locators, [at(155), at(180), at(180)], "the place that the words last had");
    shows(screen.keys("enter"), &["these words no longer stand in the article"]);
    load(&mut screen, "Nothing.");
    shows(&screen, &["▌ Higher fares are planned."]);
}

#[test]
fn why_closes_when_its_topic_is_gone() {
    let mut screen = Screen::new(90, 24);
    shows(screen.keys("w"), &["Why this passage is here"]);
    let mut settings = settings(Arc::new(library()));
    settings.question.topics = Arc::new(Topics::new(topics().split_off(1), Aliases::default()));
    screen.hear(Message::Configured(Box::new(settings)));
    shows(&screen, &["the topic of the passage is no longer there"]);
    assert!(screen.model.open.is_empty());
}

#[test]
fn a_copy_carries_source_and_doubt() {
    let mut screen = reading(90, 24);
    screen.keys("n y");
    let expected = "“Higher fares are planned.”\n\
        — Coast Daily, “Slow boats”, ~9 Mar 2031, ¶6\n~ ? not sure: published\n† machine translation\n\
        [parallax:long,p6,155-180,81bd4aa06cf6]\n";
    assert_eq!(screen.copied, [expected]);
    shows(screen.keys("] y"), &["no passage on this topic is under the cursor"]);
}

fn any_key() -> impl Strategy<Value = Key> {
    let bound = "jkhlGgqeotcwynNz?![]<> \\";
    let code = prop_oneof![
        8 => prop::sample::select(bound.chars().collect::<Vec<_>>()).prop_map(KeyCode::Char),
        2 => prop::sample::select(vec![
            KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::BackTab, KeyCode::Down, KeyCode::Up,
            KeyCode::PageDown, KeyCode::PageUp, KeyCode::Home, KeyCode::End, KeyCode::Backspace,
        ]),
        1 => any::<char>().prop_map(KeyCode::Char),
    ];
    let modifiers = prop_oneof![6 => Just(KeyModifiers::NONE), 1 => Just(KeyModifiers::CONTROL)];
    (code, modifiers).prop_map(|(code, modifiers)| Key::new(code, modifiers))
}

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Resize(u16, u16),
    Paste(String),
    OtherArticles,
    OtherTopics,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => any_key().prop_map(Step::Key),
        2 => (0u16..130, 0u16..50).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => any::<String>().prop_map(Step::Paste),
        1 => Just(Step::OtherArticles),
        1 => Just(Step::OtherTopics),
    ]
}

fn take(screen: &mut Screen, step: Step) {
    match step {
        Step::Key(key) => screen.press(key),
        Step::Resize(width, height) => {
            screen.resize(width, height);
        }
        Step::Paste(text) => screen.happen(Event::Paste(text)),
        Step::OtherArticles => {
            let library = Arc::new(library_of(&[
                (
                    "post-strait",
                    "+++\ntitle = \"é漢字\u{301}\"\n+++\nThe ships, 漢字漢字, 12 of them. Ferry fares.",
                ),
                ("new", "\u{301}\u{200d}👩‍👩‍👧 ferries\u{7}\u{202e} pay 3 ships\n\nשלום ferry"),
            ]));
            screen.hear(Message::Loaded { library, problems: vec![Problem::new("x.md", "is no text")] });
        }
        Step::OtherTopics => {
            let mut new = settings(Arc::clone(&screen.model.shared.settings.question.library));
            let kept = topics().into_iter().skip(1).collect();
            new.question.topics = Arc::new(Topics::new(kept, Aliases::default()));
            screen.hear(Message::Configured(Box::new(new)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_sizes_and_changes_breaks_the_screen(
        steps in prop::collection::vec(any_step(), 0..60),
    ) {
        let mut screen = Screen::new(90, 24);
        for step in steps {
            take(&mut screen, step);
            let shared = &screen.model.shared;
            prop_assert!(shared.topic < shared.comparisons.len());
            let (width, height) = shared.size;
            prop_assert_eq!(screen.buffer().area.as_size(), ratatui::layout::Size::new(width, height));
        }
    }
}
