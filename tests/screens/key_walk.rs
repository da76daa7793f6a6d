//! Every key of the binding table, in every view that lists it, does something: the screen changes,
//! the world is asked for something, or the reader is told why not.

use crate::common::{Screen, library_of, settings};
use parallax::compare::Problem;
use parallax::ui::keymap::{BINDINGS, Binding, Key, KeyScope, KeySequence};
use parallax::ui::model::edits::Unsaved;
use parallax::ui::model::{Model, Settings};
use parallax::ui::update::Message;
use parallax::ui::views::Open;
use parallax::ui::widgets::input::InputLine;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So often a key is pressed one after the other: more often than there is anything to go to.
const PRESSES: usize = 16;

/// The views, each with the keys that lead there from the compare view.
const VIEWS: &[(KeyScope, &str)] = &[
    (KeyScope::Compare, ""),
    (KeyScope::Compare, "l j"),
    (KeyScope::Compare, "z"),
    (KeyScope::Article, "enter"),
    (KeyScope::Article, "enter |"),
    (KeyScope::Article, "enter d"),
    (KeyScope::Article, "enter d l"),
    (KeyScope::Selection, "enter v"),
    (KeyScope::Selection, "enter v v w"),
    (KeyScope::Selection, "enter d v j"),
    (KeyScope::Why, "w"),
    (KeyScope::Help, "?"),
    (KeyScope::Help, "? / c o l"),
    (KeyScope::Help, "? / c o l enter"),
    (KeyScope::Problems, "!"),
    (KeyScope::Topics, "t"),
    (KeyScope::Topics, ":"),
    (KeyScope::Matrix, "2"),
    (KeyScope::Matrix, "2 v"),
    (KeyScope::Matrix, "2 v enter"),
    (KeyScope::Matrix, "2 v v"),
    (KeyScope::Figures, "3"),
    (KeyScope::Figures, "3 G"),
    (KeyScope::Figures, "3 v"),
    (KeyScope::Voices, "4"),
    (KeyScope::Voices, "4 enter"),
    (KeyScope::Voices, "4 v"),
    (KeyScope::Words, "5"),
    (KeyScope::Words, "* s h i p enter"),
    (KeyScope::Words, "5 v"),
    (KeyScope::Counterparts, "C"),
    (KeyScope::NearMisses, "W"),
    (KeyScope::Export, "x"),
    (KeyScope::Filter, "f"),
    (KeyScope::Search, "g / f e r r"),
    (KeyScope::Search, "g / f e r r enter"),
    (KeyScope::Search, "g / z z z enter"),
    (KeyScope::Workshop, "a"),
    (KeyScope::Workshop, "a tab"),
    (KeyScope::Workshop, "E tab"),
    (KeyScope::Unsaved, "g s"),
    (KeyScope::Judging, "g m"),
    (KeyScope::Judging, "g p"),
    (KeyScope::Judging, "A"),
    (KeyScope::Judgements, "g c"),
    (KeyScope::Judgements, "d r g c"),
];

/// Sizes of the screen: as most have it, and the smallest that all is made for.
const SIZES: [(u16, u16); 2] = [(100, 30), (40, 12)];

/// A reader of four articles that speak of two topics at some length.
fn reader() -> Screen {
    let article = |index: usize| {
        let lines: String = (1..=5)
            .map(|line| {
                format!(
                    "“Norland has sent about {} ships to the strait,” said Ada Brink. “We have never seen \
                     so many of them here in the strait.”\n\nFerry fares rise by {line} crowns, nets are mended.\n\n",
                    40 + 3 * index + line
                )
            })
            .collect();
        format!(
            "+++\ntitle = \"Strait {index}\"\noutlet = \"Outlet {index}\"\npublished = 2031-0{index}-02\n\
             url = \"https://example.org/{index}\"\n+++\nFrigates in the strait\n\n{lines}"
        )
    };
    let texts: Vec<(String, String)> = (1..=4).map(|index| (format!("a{index}"), article(index))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let library = Arc::new(library_of(&texts));
    let unsaved = Unsaved {
        file: "config.toml".into(),
        over: "".into(),
        text: "[[topic]]\nname = \"Ships\"\nany = [\"ships\"]\n".into(),
        why: "read-only file system".into(),
        in_force: true,
    };
    let settings = Settings { unsaved: Some(Arc::new(unsaved)), ..settings(Arc::clone(&library)) };
    let mut screen = Screen::of(settings, 100, 30);
    let problems = (0..40).map(|line| Problem::new(format!("{line}.md"), "is no text")).collect();
    screen.hear(Message::Loaded { library, problems });
    screen
}

/// Whether what the keys ask for can be seen or heard of.
fn is_alive(screen: &mut Screen, keys: &KeySequence) -> bool {
    screen.model.shared.notice = None;
    let (before, effects) = (screen.buffer(), screen.effects);
    keys.keys().iter().for_each(|key| screen.press(*key));
    screen.model.quit || screen.effects > effects || screen.buffer() != before
}

/// The first key of a binding that, where one types, is no text and no edit of it.
fn key(binding: &Binding, screen: &Screen) -> Option<KeySequence> {
    let is_typing = screen.model.open.last().is_some_and(Open::is_typing);
    let is_text = |key: &Key| InputLine::default().alone().takes(*key);
    let mut all = binding.keys.iter().filter_map(|text| KeySequence::parse(text).ok());
    all.find(|keys| !(is_typing && keys.keys().iter().any(is_text)))
}

/// Which keys do nothing that can be seen, in each view on the topic that the keys in `topic` lead to.
fn dead(topic: &str, (width, height): (u16, u16)) -> BTreeMap<String, Vec<String>> {
    let reader = reader();
    let mut dead: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (at, (scope, way)) in VIEWS.iter().copied().enumerate() {
        // What works everywhere is pressed once in each view, what is the view's own in all its states.
        let is_first = VIEWS[..at].iter().all(|(before, _)| *before != scope);
        let is_walked = |binding: &&Binding| binding.scopes.contains(&scope) || is_first;
        let works = BINDINGS.iter().filter(|binding| binding.works_in(scope));
        for binding in works.filter(is_walked) {
            let mut screen = reader.another(width, height);
            screen.keys(topic).keys(way);
            let Some(keys) = key(binding, &screen) else { continue };
            // Who is told something need not be told it again.
            let goes_on = |screen: &Screen| {
                let Model { quit, shared, .. } = &screen.model;
                screen.model.scope() == scope && !quit && shared.notice.is_none()
            };
            let press = (1..=PRESSES)
                .find(|press| (*press == 1 || goes_on(&screen)) && !is_alive(&mut screen, &keys));
            if let Some(press) = press {
                let place = format!("{} by “{way}”", scope.name());
                dead.entry(place).or_default().push(format!("{} ({keys}, press {press})", binding.name));
            }
        }
    }
    dead
}

#[track_caller]
fn none_is_dead(topic: &str, size: (u16, u16)) {
    let dead = dead(topic, size);
    let lines = dead.iter().map(|(place, keys)| format!("{place}:\n    {}\n", keys.join("\n    ")));
    assert!(dead.is_empty(), "keys that do nothing and do not say why:\n{}", lines.collect::<String>());
}

#[test]
fn every_way_leads_to_its_view() {
    let reader = reader();
    for (scope, way) in VIEWS {
        for (width, height) in SIZES {
            let mut screen = reader.another(width, height);
            screen.keys(way);
            assert_eq!(screen.model.scope(), *scope, "{way} at {width}x{height}\n{}", screen.text());
        }
    }
    let walked: BTreeSet<KeyScope> = VIEWS.iter().map(|(scope, _)| *scope).collect();
    let listed = BINDINGS.iter().flat_map(|binding| binding.scopes.iter().copied());
    for scope in listed.filter(|scope| *scope != KeyScope::Everywhere) {
        assert!(walked.contains(&scope), "nothing leads to {}", scope.name());
    }
}

#[test]
fn the_help_lists_what_is_walked_and_nothing_else() {
    let reader = reader();
    for (scope, way) in VIEWS.iter().filter(|(scope, _)| *scope != KeyScope::Help) {
        let mut screen = reader.another(120, 200);
        screen.keys(way);
        if screen.model.open.last().is_some_and(Open::is_typing) {
            continue;
        }
        let text = screen.keys("?").text();
        for binding in BINDINGS {
            let ends = format!("  {}", binding.name);
            let is_listed = text.lines().any(|line| line.trim_end_matches(['│', ' ']).ends_with(&ends));
            assert_eq!(is_listed, binding.works_in(*scope), "{} in {}\n{text}", binding.name, scope.name());
        }
    }
}

#[test]
fn every_key_does_something_or_says_why_not() {
    none_is_dead("", SIZES[0]);
}

#[test]
fn every_key_does_something_or_says_why_not_on_the_smallest_screen() {
    none_is_dead("", SIZES[1]);
}

#[test]
fn every_key_says_why_not_where_nothing_matches() {
    none_is_dead("] ]", SIZES[0]);
}
