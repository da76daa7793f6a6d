//! The compare view as it is drawn: whole screens over the articles and the config that ship with
//! the program, and what keys do to them.

use crate::common::{Screen, library, library_of, settings, shipped, shows, shows_not, term};
use parallax::compare::articles::Library;
use parallax::compare::comparison::Way;
use parallax::compare::evidence::LONGEST_SENTENCE;
use parallax::compare::topics::{Aliases, Rule, TopicSpec, Topics};
use parallax::ui::model::Settings;
use parallax::ui::update::Message;
use ratatui::style::Modifier;
use std::sync::Arc;

#[test]
fn columns_stand_side_by_side() {
    let mut screen = Screen::of(shipped(), 200, 60);
    insta::assert_snapshot!("wide", screen.text());
    insta::assert_snapshot!("middling", screen.resize(100, 30).text());
    insta::assert_snapshot!("named_rows", screen.resize(120, 40).keys("]").text());
    insta::assert_snapshot!("middling_of_an_outlet", screen.resize(100, 30).keys("[ o l l").text());
}

#[test]
fn narrow_screens_stack_the_columns() {
    let mut screen = Screen::of(shipped(), 50, 40);
    insta::assert_snapshot!("narrow_and_tall", screen.text());
    insta::assert_snapshot!("narrow", screen.resize(40, 12).keys("j j").text());
}

#[test]
fn rows_fold_to_their_values() {
    let mut screen = Screen::of(shipped(), 100, 30);
    let unfolded = screen.keys("l").text();
    insta::assert_snapshot!("folded", screen.keys("z").text());
    assert_eq!(screen.keys("z").text(), unfolded);
    insta::assert_snapshot!("folded_without_topics", screen.keys("] z \\").text());
}

#[test]
fn columns_are_as_wide_in_every_topic() {
    let rules = |text: &str| -> Vec<usize> {
        let line = text.lines().nth(2).unwrap_or_default();
        line.chars().enumerate().filter(|(_, c)| *c == '│').map(|(at, _)| at).collect()
    };
    let mut screen = Screen::of(shipped(), 200, 60);
    let first = rules(&screen.text());
    assert_eq!(first.len(), 9, "{first:?}");
    for _ in 0..screen.model.shared.comparisons.len() {
        assert_eq!(rules(&screen.keys("]").text()), first);
    }
}

/// The line of the screen under the cursor: the last that begins with the bar.
fn under_cursor(screen: &Screen) -> String {
    let text = screen.text();
    let bar = |line: &&str| line.matches('▌').count() > 0;
    let line = text.lines().skip(3).find(bar).unwrap_or_default();
    let after = line.rsplit('▌').next().unwrap_or_default();
    after.split('│').next().unwrap_or_default().trim().to_owned()
}

#[test]
fn the_cursor_walks_rows_and_columns() {
    let mut screen = Screen::new(100, 30);
    screen.keys("\\");
    let mut check = |keys: &str, expected: &str| {
        screen.keys(keys);
        assert_eq!(under_cursor(&screen), expected, "after {keys}\n{}", screen.text());
    };
    check("g g", "Norland has sent about");
    check("l", "At least 45 Norland");
    check("l", "Between 40 and 50 ships");
    check("h h", "Norland has sent about");
    check("j", "Another 6 frigates are");
    check("j j j", "Another 6 frigates are");
    check("k", "Norland has sent about");
    check("G", "Another 6 frigates are");
    check("] g g", "Ferry fares will rise in");
}

#[test]
fn the_cursor_starts_at_the_first_passage() {
    let without = "No vessel was about.\n\nTen gulls were.\n";
    let texts: Vec<(String, &str)> = (0..6).map(|index| (format!("a{index}"), without)).collect();
    let mut texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), *text)).collect();
    texts.push(("b0", "Some title\n\nNorland sent 40 ships in March.\n"));
    texts.push(("b1", "Some title\n\nNorland sent 45 ships in March.\n"));
    let mut screen = Screen::of(settings(Arc::new(library_of(&texts))), 100, 30);
    screen.keys("\\");
    assert!(under_cursor(&screen).starts_with("Norland sent 40 ships"), "{}", screen.text());
    assert!(under_cursor(screen.keys("h")).starts_with("· none found"), "{}", screen.text());
    assert!(under_cursor(screen.keys("] [")).starts_with("· none found"), "{}", screen.text());
}

#[test]
fn the_cursor_shows_beside_every_line_of_its_cell() {
    let long = "Norland sent 40 ships in March. ".repeat(4) + &"Nobody knows why it did so now. ".repeat(9);
    let short = "Norland sent 45 ships in March.";
    let texts = [("a", &*long), ("b", short)].map(|(id, text)| (id, format!("Some title\n\n{text}\n")));
    let texts = texts.each_ref().map(|(id, text)| (*id, text.as_str()));
    let mut screen = Screen::of(settings(Arc::new(library_of(&texts))), 70, 14);
    screen.keys("l");
    assert!(under_cursor(&screen).starts_with("Norland sent 45"), "{}", screen.text());
    let bars = |screen: &Screen| screen.text().lines().skip(2).filter(|line| line.contains('▌')).count();
    for keys in ["", "j", "j", "h j l"] {
        let text = screen.keys(keys).text();
        assert!(bars(&screen) > 5, "after {keys}\n{text}");
        assert!(text.contains("─ ships ──"), "the head of the row is not on\n{text}");
    }
}

#[test]
fn columns_off_the_screen_come_in_one_by_one() {
    let mut screen = Screen::new(80, 24);
    screen.keys("\\");
    let title = |screen: &Screen| screen.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(title(&screen).contains("1–2 of 4"), "{}", screen.text());
    assert!(screen.text().contains("+2 ▸"));
    assert!(title(screen.keys("l")).contains("1–2 of 4"));
    assert!(title(screen.keys("l")).contains("2–3 of 4"), "{}", screen.text());
    assert!(screen.text().contains("◂ 1  +1 ▸"));
    assert!(title(screen.keys("h h")).contains("1–2 of 4"));
}

#[test]
fn a_moved_column_keeps_the_cursor() {
    let mut screen = Screen::new(150, 30);
    screen.keys("l >");
    let order = &screen.model.shared.column_order;
    assert_eq!(order, &["post-strait", "rundblick", "daily-fleet", "loose-page"]);
    assert_eq!(under_cursor(&screen), "At least 45 Norland ships now");
    screen.keys("< < <");
    assert_eq!(screen.model.shared.column_order[0], "daily-fleet");
}

#[test]
fn a_gap_says_what_it_is() {
    let mut screen = Screen::new(150, 30);
    screen.keys("l l l w");
    assert!(
        screen.text().contains("none found in articles?, which is not to say it is silent"),
        "{}",
        screen.text()
    );
    assert!(screen.model.open.is_empty());
}

#[test]
fn coming_back_from_an_article_leaves_the_place_as_it_was() {
    let mut screen = Screen::of(shipped(), 100, 30);
    let before = screen.keys("] j j ctrl-d j").text();
    assert_ne!(screen.keys("enter").text(), before);
    assert_eq!(screen.keys("esc").text(), before);
    assert_eq!(screen.keys("] [").text(), before);
}

#[test]
fn the_cursor_follows_its_passage_when_the_articles_change() {
    let mut screen = Screen::new(100, 30);
    let passage = "Another 6 frigates are";
    assert_eq!(under_cursor(screen.keys("\\ j")), passage);
    let mut texts: Vec<(String, String)> = Vec::new();
    for article in library().articles() {
        let (title, outlet) = (&article.meta.title, &article.meta.outlet);
        let head = format!("+++\ntitle = \"{title}\"\noutlet = \"{outlet}\"\n+++\n");
        let more = "Some 12 ships were seen at dawn, far from here.\n\n";
        texts.push((article.id.to_string(), format!("{head}{more}{}", article.body.as_str())));
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    screen.hear(Message::Loaded { library: Arc::new(library_of(&texts)), problems: Vec::new() });
    assert!(screen.text().contains("Some 12 ships"), "{}", screen.text());
    assert_eq!(under_cursor(&screen), passage, "{}", screen.text());
}

#[test]
fn stepping_down_shows_every_line_of_rows_taller_than_the_screen() {
    let mut screen = Screen::of(shipped(), 70, 10);
    screen.keys("]");
    let mut seen = String::new();
    let mut before = String::new();
    while screen.text() != before {
        before = screen.text();
        seen.push_str(&before);
        screen.keys("j");
    }
    let comparison = screen.model.shared.comparison().expect("a comparison");
    for row in &comparison.rows {
        for passage in row.cells[0].passages() {
            let text = comparison.text(&passage.article, passage.span);
            for word in text.split_whitespace() {
                assert!(seen.contains(word), "{word} of {text}");
            }
        }
    }
    assert!(!screen.text().contains('▾'), "{}", screen.text());
}

#[test]
fn suggestions_are_made_looser_and_stricter_and_hidden() {
    let mut screen = Screen::of(shipped(), 100, 30);
    let check = |screen: &Screen, words: &str| {
        let text = screen.text();
        assert!(text.contains(words), "no “{words}” in\n{text}");
    };
    let suggested = |screen: &Screen| {
        let comparison = screen.model.shared.comparison().expect("a comparison");
        comparison.rows.iter().filter(|row| row.way == Way::Suggested).count()
    };
    let passages = |screen: &Screen| screen.model.shared.comparison().expect("a comparison").counts.passages;
    let before = passages(screen.keys("]"));
    check(screen.keys("-"), "tightness 2 of 2–4: the strictest there is");
    screen.keys("+");
    check(&screen, &format!("tightness 3 of 2–4 · {} suggested row", suggested(&screen)));
    check(screen.keys("+ +"), "tightness 4 of 2–4: the loosest there is");
    check(screen.keys("S"), "suggested rows are hidden: their passages stand at the end");
    check(screen.keys("j"), "└ suggested rows hidden S ─");
    assert!(screen.keys("G").text().contains("─ In no row, suggested ones aside ─"), "{}", screen.text());
    assert_eq!((suggested(&screen), passages(&screen)), (0, before));
    screen.keys("-");
    check(&screen, &format!("tightness 3 of 2–4 · {} suggested row", suggested(&screen)));
    assert!(!screen.keys("j").text().contains("suggested rows hidden"));
    assert_eq!(passages(&screen), before);
}

#[test]
fn heads_of_suggested_rows_quote_each_share_once() {
    let texts = [
        ("a", "+++\noutlet = \"A\"\n+++\nThe ferry council said that nobody at the quay was harmed by it."),
        ("b", "+++\noutlet = \"B\"\n+++\nIn the ferry report nobody at the quay was harmed by it either."),
    ];
    let mut screen = Screen::of(settings(Arc::new(library_of(&texts))), 120, 40);
    let text = screen.keys("]").text();
    let heads: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once("│┄ "))
        .filter_map(|(_, head)| head.split_once(" ┄"))
        .map(|(head, _)| head)
        .collect();
    assert_eq!(heads.len(), 1, "{text}");
    assert!(heads[0].starts_with("“nobody at the quay") && heads[0].matches('“').count() == 1, "{text}");
}

#[test]
fn counts_stand_beside_what_is_hidden() {
    let mut screen = Screen::new(100, 30);
    assert!(screen.keys("S j").text().contains("└ suggested rows hidden S ─"), "{}", screen.text());
    let narrow = screen.resize(57, 20).text();
    assert!(narrow.lines().any(|line| line.contains("shared row") && line.contains("hidden S")), "{narrow}");
    screen.model.shared.tell_of_rows = true;
    let (generation, topic) = (screen.model.shared.generation, screen.model.shared.topic);
    screen.hear(Message::NotCompared { generation, topic });
    assert!(!screen.model.shared.tell_of_rows, "what failed is not told of at the next success");
}

#[test]
fn what_was_left_out_is_said() {
    let too_long = "ships and ".repeat(LONGEST_SENTENCE / 10 + 1);
    let text = format!("Some title\n\n{too_long}\n\nNorland sent 40 ships in March.\n");
    let mut settings = settings(Arc::new(library_of(&[("a", &text)])));
    let topic = TopicSpec { id: "s".into(), name: "Fleet".into(), ..TopicSpec::default() };
    let rule = Rule { any: vec![term("ships")], ..Rule::default() };
    let topics = vec![TopicSpec { rule, ..topic }];
    settings.question.topics = Arc::new(Topics::new(topics, Aliases::default()));
    let mut screen = Screen::of(settings, 100, 30);
    assert!(screen.text().contains("└ 1 limit ! ─"), "{}", screen.text());
    assert!(screen.resize(50, 20).text().contains("1 limit !"), "{}", screen.text());
    let list = screen.resize(100, 30).keys("!").text();
    assert!(list.contains("… a: a sentence of paragraph 2 is too long"), "{list}");
    let folded = screen.keys("esc z").text();
    assert!(folded.contains("too long a sentence: not read for"), "{folded}");
}

#[test]
fn where_there_is_nothing_the_screen_says_what_to_do() {
    let check = |settings: Settings, keys: &str, words: &str| {
        let text = Screen::of(settings, 110, 16).keys(keys).text();
        assert!(text.contains(words), "no “{words}” in\n{text}");
    };
    check(settings(Arc::new(Library::default())), "", "There are no articles.");
    check(settings(Arc::new(library())), "] ]", "matches “Weather”");
    let mut far = settings(Arc::new(library()));
    far.question.scope = Arc::new(parallax::compare::articles::Scope {
        outlets: vec!["Nobody’s Gazette".into()],
        ..Default::default()
    });
    check(far, "", "None of the 4 articles is in scope.");
    let mut bare = settings(Arc::new(library()));
    bare.question.topics = Arc::new(Topics::new(Vec::new(), Aliases::default()));
    check(bare, "", "All figures");
}

#[test]
fn a_term_is_walked_before_passages_and_the_status_line_says_which() {
    let mut screen = Screen::new(120, 40);
    screen.keys("n");
    shows_not(&screen, "“");
    screen.keys("* c o a s t enter 1 g g h h");
    shows(&screen, &["“coast” –/1"]);
    screen.keys("n");
    shows(&screen, &["“coast” 1/1"]);
    let focus = screen.model.compare.focus();
    assert_eq!(focus.column.as_deref(), Some("daily-fleet"), "{}", screen.text());
    let words = screen.text();
    let (y, line) =
        words.lines().enumerate().find(|(_, line)| line.contains("the coast")).expect("it is seen");
    let x = line.split("coast").next().map_or(0, |before| before.chars().count()) as u16;
    let is_marked = |x: u16| screen.buffer()[(x, y as u16)].modifier.contains(Modifier::REVERSED);
    assert_eq!([x - 2, x, x + 4, x + 6].map(is_marked), [false, true, true, false]);
    shows(screen.keys("n"), &["this was the last place of “coast”"]);
    shows(screen.keys("N"), &["this was the first place of “coast”"]);
    shows(screen.keys("]"), &["“coast” nowhere"]);
    shows(screen.keys("n"), &["“coast” stands in no passage here; esc: back to all passages"]);
    shows(screen.keys("esc"), &["“coast” is looked for no more"]);
    let before = screen.model.compare.focus();
    screen.keys("n");
    assert_ne!(screen.model.compare.focus(), before, "passages are walked again");
}
