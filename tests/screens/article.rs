//! The article view: strip, details, a term and a second article, as they are drawn and by keys.

use crate::common::{Screen, library, library_of, settings, shipped, shows, shows_not};
use crossterm::event::{KeyCode, KeyModifiers};
use parallax::compare::articles::{Article, Library};
use parallax::ui::keymap::{Key, KeyScope};
use parallax::ui::model::Settings;
use parallax::ui::theme::{Theme, ThemeChoice};
use parallax::ui::update::Message;
use proptest::prelude::*;
use ratatui::style::{Color, Modifier};
use std::sync::Arc;

/// The first line of the screen that holds `words`, from 0.
fn line_with(screen: &Screen, words: &str) -> usize {
    let text = screen.text();
    text.lines().position(|line| line.contains(words)).unwrap_or_else(|| panic!("no “{words}” in\n{text}"))
}

/// The shipped articles, under paths that are the same on every machine.
fn shipped_anywhere() -> Settings {
    let mut settings = shipped();
    let renamed = |article: &Arc<Article>| {
        let Article { id, folder, meta, hash, body, .. } = &**article;
        let path = format!("articles/{id}.md");
        Arc::new(Article::new(id.clone(), path, folder.clone(), meta.clone(), *hash, body.clone()))
    };
    let articles = settings.question.library.articles().iter().map(renamed).collect();
    settings.question.library = Arc::new(Library::new(articles));
    settings
}

#[test]
fn the_shipped_articles_at_three_sizes() {
    for (width, height) in [(200, 60), (100, 30), (40, 12)] {
        let mut screen = Screen::of(shipped_anywhere(), width, height);
        let name = |what: &str| format!("{what}_{width}x{height}");
        insta::assert_snapshot!(name("article"), screen.keys("enter").text());
        insta::assert_snapshot!(name("details"), screen.keys("d").text());
        insta::assert_snapshot!(name("typing"), screen.keys("esc *").type_text("troops").text());
        insta::assert_snapshot!(name("term"), screen.keys("enter n").text());
        insta::assert_snapshot!(name("second"), screen.keys("| ctrl-d").text());
        insta::assert_snapshot!(name("details_of_the_second"), screen.keys("l d").text());
    }
}

/// Two articles of many paragraphs: in the one ships are spoken of in its tenth paragraph, in the
/// other in its thirtieth; both name Ada Brink once, the one late, the other early.
fn long_articles() -> Arc<Library> {
    let text = |outlet: &str, day: &str, special: &dyn Fn(usize) -> Option<&'static str>| {
        let paragraphs: Vec<String> = (1..=60)
            .map(|number| {
                special(number).map_or(format!("the quay lay empty, part {number}."), str::to_owned)
            })
            .collect();
        let head = format!("title = \"Ships\"\noutlet = \"{outlet}\"\npublished = {day}");
        format!("+++\n{head}\n+++\n{}\n", paragraphs.join("\n\n"))
    };
    let post = text("The Harbour Post", "2031-03-02", &|number| match number {
        10 => Some("Norland has sent 40 ships to the strait."),
        45 => Some("Nobody knows why, said Ada Brink, who mends nets."),
        _ => None,
    });
    let daily = text("Coast Daily", "2031-03-03", &|number| match number {
        5 => Some("Nobody asked Ada Brink about the nets."),
        30 => Some("The coast guard counted 40 Norland ships in the strait."),
        _ => None,
    });
    let quiet = text("Rundblick", "2031-03-04", &|_| None);
    Arc::new(library_of(&[("post", &post), ("daily", &daily), ("quiet", &quiet)]))
}

fn reading(width: u16, height: u16) -> Screen {
    let mut screen = Screen::of(settings(long_articles()), width, height);
    shows(screen.keys("enter"), &["· passage 1 of 1 · Ships"]);
    screen
}

#[test]
fn what_stands_in_one_row_stands_on_one_line() {
    let mut screen = reading(120, 30);
    shows(
        screen.keys("|"),
        &["▶ Post 2 Mar 2031", " Coast Daily 3 Mar 2031", "linked by row · passage 1 of 1"],
    );
    for key in ["j", "j", "k", "ctrl-u"] {
        let here = line_with(screen.keys(key), "¶10▌");
        assert_eq!(here, line_with(&screen, "¶30▌"), "{}", screen.text());
    }
    shows(&screen, &["linked by row"]);
}

#[test]
fn the_active_text_leads_whichever_it_is() {
    let mut screen = reading(120, 30);
    shows(screen.keys("| l"), &["▶ Coast Daily", " Post 2 Mar 2031"]);
    shows(screen.keys("j j"), &["linked by row"]);
    assert_eq!(line_with(&screen, "¶10▌"), line_with(&screen, "¶30▌"));
    shows(screen.keys("l"), &["nothing stands further that way"]);
    shows(screen.keys("h"), &["▶ Post 2 Mar 2031"]);
}

#[test]
fn without_a_row_names_and_figures_link_and_else_the_position() {
    let mut screen = reading(120, 20);
    screen.keys("| G");
    shows(&screen, &["linked by position", "¶60   the quay lay empty, part 60.                     ▐"]);
    let mut upwards = 0;
    while !screen.text().contains("linked by Ada Brink") && upwards < 60 {
        screen.keys("k");
        upwards += 1;
    }
    assert_eq!(line_with(screen.keys("k k"), " ¶45 "), line_with(&screen, " ¶5 "));
    shows(&screen, &["linked by Ada Brink"]);
    shows(screen.keys("g g"), &["linked by position"]);
    shows(screen.keys("n"), &["linked by row"]);
}

#[test]
fn a_text_that_shares_nothing_is_linked_by_position() {
    let mut screen = reading(120, 20);
    shows(screen.keys("| |"), &["Rundblick 4 Mar 2031", "linked by position · 0 passages"]);
    shows(screen.keys("g g"), &[" ¶1   the quay lay empty, part 1. "]);
    assert_eq!(screen.text().matches("empty, part 2.").count(), 2);
    screen.keys("G");
    assert_eq!(screen.text().matches("empty, part 60.").count(), 2, "{}", screen.text());
}

#[test]
fn each_scrolls_by_itself_once_they_are_not_linked() {
    let mut screen = reading(120, 30);
    let before = line_with(screen.keys("|"), "¶30▌");
    shows(screen.keys("L"), &["not linked (L) · passage 1 of 1", "each scrolls by itself"]);
    screen.keys("j j");
    assert_eq!(line_with(&screen, "¶30▌"), before);
    shows(screen.keys("L"), &["linked by row", "both articles scroll together"]);
    assert_eq!(line_with(&screen, "¶10▌"), line_with(&screen, "¶30▌"));
}

#[test]
fn a_link_survives_a_resize_another_topic_and_a_changed_file() {
    let mut screen = reading(120, 30);
    screen.keys("|");
    for (width, height) in [(90, 20), (200, 40), (120, 30)] {
        screen.resize(width, height);
        let here = line_with(&screen, "¶10▌");
        assert_eq!(here, line_with(&screen, "¶30▌"), "{}", screen.text());
    }
    shows(screen.resize(70, 20), &["the other needs 80 cells", "▶ Post"]);
    shows(screen.keys("l"), &["▶ Coast Daily"]);
    shows(screen.keys("|"), &["no room for a second article: two need 80 cells"]);
    shows(screen.resize(120, 30), &["· passage 1 of 1 · Ships"]);
    shows(screen.keys("| ]"), &["linked by", "0 passages", "topic: Ferry fares"]);
    screen.keys("[");
    let gone = Arc::new(library_of(&[("post", "+++\ntitle = \"Ships\"\n+++\nNorland has sent 40 ships.")]));
    screen.hear(Message::Loaded { library: gone, problems: Vec::new() });
    shows(&screen, &["· 1 passage · Ships", "¶1▌  Norland has sent"]);
}

#[test]
fn keys_that_can_do_nothing_say_why() {
    let mut screen = reading(120, 30);
    shows(screen.keys("L"), &["there is no second article to link: | opens one"]);
    shows(screen.keys("l"), &["nothing stands there: | opens a second article"]);
    shows(screen.keys("|"), &["1 of 2 beside it"]);
    shows(screen.keys("|"), &["2 of 2 beside it"]);
    shows(screen.keys("|"), &["this was the last that stands beside it", "· passage"]);
    let alone = Arc::new(library_of(&[("a", "+++\ntitle = \"x\"\n+++\n40 ships left.")]));
    let mut screen = Screen::of(settings(alone), 120, 30);
    shows(screen.keys("enter |"), &["no other column has an article"]);
    shows(screen.keys("] C"), &["no passage on this topic is under the cursor"]);
}

#[test]
fn esc_closes_what_lies_open_inside_first() {
    let mut screen = reading(200, 30);
    shows(screen.keys("| d"), &["Details"]);
    shows(screen.keys("esc"), &["linked by row"]);
    shows_not(&screen, "Details");
    shows(screen.keys("esc"), &["· passage 1 of 1"]);
    screen.keys("esc");
    assert!(screen.model.open.is_empty());
}

#[test]
fn a_term_is_walked_and_marked() {
    let mut screen = reading(120, 20);
    screen.keys("*");
    shows(screen.type_text("part"), &["term › part"]);
    shows(screen.keys("enter"), &["“part” "]);
    shows(screen.keys("g g * enter *").type_text("ada"), &["1 passage · Ships", "term › ada"]);
    shows(screen.keys("enter"), &["“ada” 1 of 1", "▶¶45   Nobody knows why, said Ada Brink"]);
    let y = line_with(&screen, "said Ada Brink") as u16;
    let buffer = screen.buffer();
    let reversed: String = (0..120)
        .filter(|x| buffer[(*x, y)].modifier.contains(Modifier::REVERSED))
        .map(|x| buffer[(x, y)].symbol().to_owned())
        .collect();
    assert_eq!(reversed, "Ada");
    shows(screen.keys("n"), &["this was the last place of “ada”"]);
    shows(screen.keys("g g n"), &["“ada” 1 of 1"]);
    shows(screen.keys("*").type_text("kraken"), &["term › kraken"]);
    shows(screen.keys("enter n"), &["“kraken” nowhere", "“kraken” stands nowhere in this article"]);
    shows(screen.keys("* enter"), &["· 1 passage · Ships"]);
    shows(screen.keys("N"), &["passage 1 of 1"]);
}

#[test]
fn passages_of_other_topics_have_a_mark_and_plain_words() {
    let mut settings = settings(Arc::new(crate::common::library()));
    settings.theme = Theme::new(ThemeChoice::Dark);
    let mut screen = Screen::of(settings, 120, 30);
    screen.keys("enter");
    let y = line_with(&screen, "┆  Ferry fares will rise in May.") as u16;
    let buffer = screen.buffer();
    let cells: Vec<_> = (0..100).map(|x| &buffer[(x, y)]).collect();
    let mark = cells.iter().position(|cell| cell.symbol() == "┆").expect("a mark");
    assert_ne!(cells[mark].fg, Color::Reset);
    let plain = cells[mark + 1..].iter().filter(|cell| cell.symbol().trim() != "").take(20);
    assert!(plain.clone().all(|cell| (cell.fg, cell.modifier) == (Color::Reset, Modifier::empty())));
}

#[test]
fn typing_a_term_is_left_by_esc_and_a_bad_one_is_refused() {
    let mut screen = reading(120, 20);
    screen.keys("*").type_text("ada q");
    shows(screen.keys("backspace esc"), &["· passage 1 of 1"]);
    shows_not(&screen, "term ›");
    screen.keys("*").type_text("/(/");
    shows(screen.keys("enter"), &["“/(/” cannot be looked for"]);
    shows(screen.keys("n"), &["this was the last passage"]);
}

#[test]
fn the_places_of_a_term_are_counted_in_both_articles() {
    let mut screen = reading(120, 20);
    screen.keys("| *").type_text("ships");
    shows(screen.keys("enter"), &["“ships” 1 of 1", "linked by row · “ships” 1 place"]);
    shows(screen.keys("l n"), &["linked by row · “ships” 1 of 1"]);
}

#[test]
fn an_article_opened_from_the_concordance_stands_at_the_place_of_the_term() {
    let mut screen = Screen::of(settings(long_articles()), 120, 30);
    screen.keys("5 *").type_text("part");
    screen.keys("enter");
    shows(screen.keys("j j enter"), &["“part” 3 of 58", "▶ ¶3   the quay lay empty, part 3."]);
    shows(screen.keys("n n"), &["“part” 5 of 58", "▶ ¶5   the quay lay empty, part 5."]);
}

#[test]
fn details_tell_source_outlet_length_topics_and_file() {
    let mut screen = Screen::new(140, 50);
    shows(
        screen.keys("enter d"),
        &[
            "title      Frigates gather in the strait",
            "date       2 Mar 2031, Sunday",
            "url        https://example.org/strait",
            "name       The Harbour Post",
            "short      Post",
            "words      53",
            "sentences  7",
            "paragraphs 4",
            "furniture  1 paragraph, 5 words",
            "a Ships  2 passages · 2 sentences",
            "b Ferry fares  1 passage · 1 sentence · ",
            "id         post-strait",
            "path       articles/post-strait.md",
        ],
    );
    // Beside the text they are scrolled when the keys are theirs.
    let text = screen.text();
    shows(screen.keys("j"), &["nothing stands further down"]);
    shows(screen.keys("l"), &["▶ Details"]);
    assert_eq!(screen.keys("h").text(), text);
    shows(screen.keys("d"), &["· passage 1 of 2 · Ships"]);
    shows_not(&screen, "Details");
}

#[test]
fn details_take_the_place_of_the_text_where_there_is_no_room_beside_it() {
    let mut screen = Screen::new(60, 14);
    shows(screen.keys("enter d"), &["Details", "1–10 of", "title      Frigates gather"]);
    shows(screen.keys("G"), &["hash "]);
    shows_not(&screen, "Frigates gather");
    shows(screen.keys("n"), &["passage 2 of 2"]);
    shows_not(&screen, "Details");
}

/// The columns of the strip, from the left, as text from the top.
fn strip(screen: &Screen, columns: usize) -> Vec<String> {
    let text = screen.text();
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let (first, last) = (2, lines.len() - 2);
    let column = |from_right: usize| {
        let at = |line: &Vec<char>| line.len().checked_sub(from_right + 2).map_or(' ', |at| line[at]);
        lines[first..last].iter().map(at).collect()
    };
    (0..columns).rev().map(column).collect()
}

#[test]
fn the_strip_says_where_each_topic_falls_and_what_is_seen() {
    let body = |places: &[(usize, &str)]| {
        let line =
            |at: usize| places.iter().find(|(place, _)| *place == at).map_or("grey sea water.", |(_, t)| t);
        (0..40).map(|at| line(at).to_owned()).collect::<Vec<_>>().join("\n\n")
    };
    let text = body(&[(0, "40 ships came."), (20, "Ferry fares up."), (39, "A blizzard now.")]);
    let library = library_of(&[("a", &format!("+++\ntitle = \"Sea\"\n+++\n{text}\n"))]);
    let mut screen = Screen::of(settings(Arc::new(library)), 50, 14);
    // Ten lines, each for four of the forty paragraphs.
    let narrow = strip(screen.keys("enter"), 2);
    assert_eq!(narrow[1], "░         ", "{}", screen.text());
    assert_eq!(narrow[0].trim_end(), "▐", "{}", screen.text());
    let middling = strip(screen.resize(70, 14), 3);
    assert_eq!(middling[1..], ["░         ", "     ░   ░"], "{}", screen.text());
    shows(&screen, &["─a+┘"]);
    let wide = strip(screen.resize(110, 14), 4);
    assert_eq!(wide[1..], ["░         ", "     ░    ", "         ░"], "{}", screen.text());
    shows(&screen, &["─abc┘"]);
    shows(screen.keys("]"), &["─bac┘"]);
    screen.keys("*").type_text("water");
    let sought = strip(screen.keys("enter"), 5);
    assert_eq!(sought[1], "≡≡≡≡≡≡≡≡≡≡", "{}", screen.text());
    shows(&screen, &["─*bac┘"]);
    assert_eq!(strip(screen.keys("G"), 5)[0].trim_start(), "▐▐");
}

#[test]
fn a_very_long_article_is_read_and_linked() {
    let long = "The sea lay grey and 40 ships of Norland came by. ".repeat(8_000);
    let library = library_of(&[
        ("long", &format!("+++\ntitle = \"Long\"\npublished = 2031-01-01\n+++\n{long}\n")),
        ("short", "+++\ntitle = \"Short\"\noutlet = \"Z\"\n+++\nNorland sent 40 ships."),
    ]);
    let mut screen = Screen::of(settings(Arc::new(library)), 120, 30);
    screen.keys("enter *").type_text("sea");
    shows(screen.keys("enter"), &["1 of"]);
    screen.keys("G | d d n N g g G l j h L L");
    shows(&screen, &["linked by"]);
}

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Resize(u16, u16),
    /// The articles as they are, fewer of them, or other texts of them.
    Articles(usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    let code = prop_oneof![
        6 => prop::sample::select("jkhlGgwWyCnN*|dLs][123".chars().collect::<Vec<_>>()).prop_map(KeyCode::Char),
        2 => prop::sample::select(vec![KeyCode::Enter, KeyCode::Esc, KeyCode::PageDown, KeyCode::Backspace]),
    ];
    prop_oneof![
        14 => code.prop_map(|code| Step::Key(Key::new(code, KeyModifiers::NONE))),
        2 => (20u16..260, 6u16..40).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => (0usize..3).prop_map(Step::Articles),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_sizes_and_changes_break_articles_side_by_side(
        steps in prop::collection::vec(any_step(), 0..60),
    ) {
        let mut screen = Screen::of(settings(long_articles()), 150, 24);
        screen.keys("enter |");
        for step in steps {
            match step {
                Step::Key(key) => screen.press(key),
                Step::Resize(width, height) => {
                    screen.resize(width, height);
                }
                Step::Articles(which) => {
                    let few = library_of(&[("post", "+++\ntitle = \"x\"\n+++\nÉ漢字 40 ships. Ada Brink.")]);
                    let library = [long_articles(), Arc::new(few), Arc::new(library())][which].clone();
                    screen.hear(Message::Loaded { library, problems: Vec::new() });
                }
            }
            prop_assert!(!screen.text().is_empty());
        }
    }
}

#[test]
fn an_article_opens_with_the_passage_in_the_upper_third_below_its_heading() {
    let text = |before: usize| {
        let paragraphs = |part: &str, count: usize| {
            (0..count).map(|at| format!("The quay lay {part}, {at}.\n\n")).collect::<String>()
        };
        format!(
            "+++\ntitle = \"Quays\"\noutlet = \"Post\"\n+++\n{}At sea\n\nNorland has sent 40 ships to the strait.\n\n{}",
            paragraphs("empty", before),
            paragraphs("full", 40)
        )
    };
    for before in 1..24 {
        let library = Arc::new(library_of(&[("a", &text(before))]));
        let mut screen = Screen::of(settings(library), 100, 32);
        screen.keys("enter");
        let at = line_with(&screen, "Norland has sent 40 ships");
        let most = if screen.text().contains("│ Quays") { 30 / 2 } else { 30 / 3 };
        assert!(at <= 2 + most, "at {at} after {before}\n{}", screen.text());
        assert!(line_with(&screen, "At sea") < at);
    }
}

#[test]
fn what_follows_never_goes_against_the_way_that_one_scrolls() {
    // The rows of the second article stand the other way round.
    let text = |outlet: &str, order: [&str; 2]| {
        let quay: String = (0..14).map(|at| format!("The quay lay empty, {outlet} {at}.\n\n")).collect();
        format!(
            "+++\ntitle = \"Ships\"\noutlet = \"{outlet}\"\npublished = 2031-03-02\n+++\n{quay}{}\n\n{quay}{}\n\n{quay}{quay}",
            order[0], order[1]
        )
    };
    let [ships, frigates] = [
        "Norland has sent 40 ships to the strait in March.",
        "Sudland has sent 30 frigates to the bay in March.",
    ];
    let (one, other) = (text("Post", [ships, frigates]), text("Daily", [frigates, ships]));
    let library = Arc::new(library_of(&[("a", &one), ("b", &other)]));
    let mut screen = Screen::of(settings(library), 120, 16);
    screen.keys("enter |");
    let top = |screen: &Screen| -> usize {
        let text = screen.text();
        let seen = text.lines().filter_map(|line| {
            line.split("││").nth(1)?.split('¶').nth(1)?.split(' ').next()?.trim_end_matches('▌').parse().ok()
        });
        seen.min().unwrap_or_else(|| panic!("no paragraph in\n{text}"))
    };
    for key in ["j", "k"] {
        let mut before = top(&screen);
        for _ in 0..90 {
            let now = top(screen.keys(key));
            assert!(
                if key == "j" { now >= before } else { now <= before },
                "{key}: {before} {now}\n{}",
                screen.text()
            );
            before = now;
        }
    }
}

/// The words that are drawn in reverse between title bar and status line.
fn selected(screen: &Screen) -> String {
    let buffer = screen.buffer();
    let is_reversed = |at: &(u16, u16)| buffer[*at].modifier.contains(Modifier::REVERSED);
    let line = |y| (0..buffer.area.width).map(move |x| (x, y)).filter(is_reversed);
    let text = |y| line(y).map(|at| buffer[at].symbol()).collect::<String>();
    let lines = (1..buffer.area.height - 1).map(text).filter(|line| !line.is_empty());
    lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_selected_copied_sought_and_made_a_topic() {
    for (width, height) in [(200, 60), (100, 30), (40, 12)] {
        let mut screen = Screen::of(settings(long_articles()), width, height);
        screen.keys("enter");
        shows(screen.keys("v"), &["word cursor"]);
        screen.keys("w w w");
        assert_eq!(selected(&screen), "40", "{}", screen.text());
        shows(screen.keys("v"), &["1 word selected"]);
        screen.keys("w w b w");
        assert_eq!(selected(&screen), "40 ships to", "{}", screen.text());
        shows(&screen, &["3 words selected"]);
        // No further than the paragraph, whatever moves.
        screen.keys("G");
        assert!(selected(&screen).ends_with("the strait"), "{}", screen.text());
        shows(screen.keys("w"), &["a selection stays in its paragraph"]);
        screen.keys("g g");
        assert_eq!(selected(&screen), "Norland has sent 40");
        screen.keys("v");
        assert_eq!(selected(&screen), "Norland");
        screen.keys("v w a");
        shows(&screen, &["Norland has"]);
        screen.keys("esc *");
        shows(&screen, &["“Norland has” 1 of 1"]);
        assert_eq!(selected(&screen), "Norland has", "the place is marked as the one under the cursor");
        screen.keys("v esc");
        shows_not(&screen, "word cursor");
    }
}

#[test]
fn what_is_selected_is_copied_with_its_own_locator() {
    let mut screen = reading(120, 30);
    screen.keys("v w w w v w y");
    let body = "quay lay empty";
    let copied = screen.copied.last().expect("something is copied");
    assert!(copied.starts_with("“40 ships”\n— The Harbour Post"), "{copied}");
    assert!(copied.contains("¶10") && !copied.contains(body), "{copied}");
    assert_eq!(selected(&screen), "40 ships", "it stays selected");
}

#[test]
fn a_word_cursor_goes_by_lines_and_with_what_is_searched() {
    let mut screen = reading(60, 12);
    let first = selected(screen.keys("v"));
    assert_eq!(first, "Norland");
    screen.keys("j");
    assert_eq!(selected(&screen), "the", "{}", screen.text());
    screen.keys("k");
    assert_eq!(selected(&screen), "Norland");
    screen.keys("G");
    assert_eq!(selected(&screen), "60", "{}", screen.text());
    shows(screen.keys("j"), &["this is the last word that way"]);
    screen.keys("g g");
    assert_eq!(selected(&screen), "the", "{}", screen.text());
    screen.keys("/").type_text("brink").keys("enter");
    assert_eq!(screen.model.scope(), KeyScope::Selection);
    shows(screen.keys("v w"), &["2 words selected"]);
    shows(screen.keys("esc"), &["“brink” "]);
    shows_not(&screen, "selected");
    // The text may be another by then.
    screen.keys("v").resize(40, 12);
    shows(&screen, &["word cursor"]);
}
