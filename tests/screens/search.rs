//! Searching what is seen and all articles: keys against whole screens.

use crate::common::{Screen, library_of, settings, shipped, shows, shows_not};
use parallax::ui::theme::Role;
use parallax::ui::update::Event;
use ratatui::style::Modifier;
use std::sync::Arc;

/// The words on the screen that are drawn as what is searched.
fn marked(screen: &Screen) -> Vec<String> {
    let (buffer, wanted) = (screen.buffer(), screen.model.shared.style(Role::Found).add_modifier);
    let mut words = Vec::new();
    for row in buffer.area.rows() {
        let mut word = String::new();
        for position in row.positions() {
            let cell = &buffer[position];
            if cell.modifier.contains(wanted) && !wanted.is_empty() {
                assert!(!cell.modifier.contains(Modifier::DIM), "{cell:?}");
                word.push_str(cell.symbol());
            } else if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        }
        words.extend((!word.is_empty()).then_some(word));
    }
    words
}

fn search<'a>(screen: &'a mut Screen, written: &str) -> &'a mut Screen {
    screen.keys("/").type_text(written)
}

#[test]
fn typing_goes_there_at_once_and_esc_comes_back_to_the_very_screen() {
    let mut screen = Screen::new(100, 30);
    // Whatever lies on top: keys that lead there, what is searched there.
    for (there, written) in [
        ("", "ferr"),
        ("z", "observers"),
        ("enter", "ferry"),
        ("enter |", "ferry"),
        ("w", "row"),
        ("2", "ferry"),
        ("2 v", "norland"),
        ("2 v v", "ferry"),
        ("3", "observers"),
        ("4", "guard"),
        ("5", "ferry"),
        ("]", "fares"),
        ("W", "frigates"),
        ("C", "norland"),
        ("!", "wrong"),
    ] {
        screen.keys("esc esc esc esc 1").keys(there);
        if there == "5" {
            screen.keys("*").type_text("ships").keys("enter");
        }
        // A notice goes with the next key.
        screen.keys("ctrl-l");
        let (before, text) = (screen.buffer(), screen.text());
        search(&mut screen, written);
        screen.keys("esc");
        assert_eq!(screen.text(), text, "{there} {written}");
        assert_eq!(screen.buffer(), before, "{there} {written}");
        search(&mut screen, "no such words");
        assert!(screen.text().contains("nowhere"), "{there}\n{}", screen.text());
        screen.keys("esc");
        assert_eq!(screen.buffer(), before, "{there}");
    }
}

#[test]
fn n_walks_round_and_the_count_goes_with_it() {
    let mut screen = Screen::new(100, 30);
    for (there, written) in [("", "ship"), ("enter", "e"), ("3", "ship"), ("2", "1"), ("w", "e")] {
        screen.keys("esc esc esc 1 g g").keys(there).keys("g g");
        search(&mut screen, written).keys("enter");
        let all = screen.model.search.stops.len();
        assert!(all > 1, "{there}: {all}\n{}", screen.text());
        let first = screen.model.search.at.expect("one stands on the first");
        for step in 0..=all {
            let at = (first + step) % all;
            shows(&screen, &[&format!("“{written}” {}/{all}", at + 1)]);
            screen.keys("n");
        }
        for step in (0..=all + 1).rev() {
            let at = (first + step) % all;
            shows(&screen, &[&format!("“{written}” {}/{all}", at + 1)]);
            screen.keys("N");
        }
        screen.keys("esc");
        shows_not(&screen, &format!("“{written}” "));
    }
}

#[test]
fn without_a_search_n_walks_the_passages_of_all_columns() {
    for (width, height) in [(200, 60), (90, 20), (40, 12)] {
        let mut screen = Screen::of(shipped(), width, height);
        let passages = screen.model.shared.comparisons[0].as_ref().map_or(0, |known| {
            let cells = known.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| cell.passages().len()).sum()
        });
        let mut walked = vec![screen.model.compare.focus()];
        while !screen.keys("n").text().contains("this was the last passage") {
            walked.push(screen.model.compare.focus());
            shows(&screen, &["▌"]);
        }
        assert_eq!(walked.len(), passages, "{width}x{height}: each once");
        assert!(walked.iter().all(|focus| focus.passage.is_some()));
        walked.pop();
        while !screen.keys("N").text().contains("this was the first passage") {
            assert_eq!(
                walked.pop(),
                Some(screen.model.compare.focus()),
                "{width}x{height}: the same way back"
            );
        }
        assert!(walked.is_empty());
    }
}

#[test]
fn n_walks_what_is_searched_and_passages_again_after_esc() {
    let mut screen = Screen::new(100, 30);
    let first = screen.model.compare.focus();
    search(&mut screen, "frigates").keys("enter n");
    assert_ne!(screen.model.compare.focus(), first);
    shows(screen.keys("esc g g N"), &["this was the first passage"]);
    shows(screen.keys("] ] n"), &["no passage on this topic"]);
}

#[test]
fn what_is_searched_is_marked_also_over_the_end_of_a_line() {
    let mut screen = Screen::new(100, 30);
    search(&mut screen, "about 40 ships");
    shows(&screen, &["sent about 40 ", "▌ships to the strait"]);
    assert_eq!(marked(&screen), ["about 40", "ships", "about 40 ships"]);
    screen.keys("esc");
    assert_eq!(marked(&screen), Vec::<String>::new());
}

#[test]
fn the_search_line_stands_below_at_every_size() {
    let mut screen = Screen::of(shipped(), 200, 60);
    search(&mut screen, "border");
    insta::assert_snapshot!("search_compare_200x60", screen.text());
    insta::assert_snapshot!("search_compare_100x30", screen.resize(100, 30).text());
    insta::assert_snapshot!("search_compare_40x12", screen.resize(40, 12).text());
    screen.resize(100, 30).keys("esc l l enter");
    search(&mut screen, "stockholm").keys("enter n");
    insta::assert_snapshot!("search_article_100x30", screen.text());
}

#[test]
fn an_expression_that_cannot_be_read_says_why_and_changes_nothing() {
    let mut screen = Screen::new(100, 30);
    let before = screen.text();
    search(&mut screen, "/(ferry");
    shows(&screen, &["unclosed group"]);
    screen.keys("enter");
    shows(&screen, &["“/(ferry” cannot be searched: unclosed group"]);
    assert_eq!(screen.keys("l h").text(), before);
    shows(screen.keys("esc"), &["there is nothing to go back to; q quits"]);
    shows(screen.keys("2 n"), &["nothing is searched here; / searches"]);
    screen.keys("esc");
    search(&mut screen, "/ships|frigates/").keys("enter");
    assert!(screen.model.search.stops.len() > 1);
    search(&mut screen, "dreadnought").keys("enter");
    shows(&screen, &["“dreadnought” stands nowhere here; g / searches all articles"]);
    screen.happen(Event::Resize(90, 30));
}

#[test]
fn all_articles_are_searched_and_esc_leads_back_to_the_list() {
    let mut screen = Screen::new(100, 30);
    let before = screen.text();
    screen.keys("g /");
    shows(&screen, &["Looks through 4 articles"]);
    screen.type_text("ferr");
    shows(&screen, &["4 places in 4 of 4 articles", "¶4 Ferry fares will rise", "Coast Daily · ~9 Mar 2031"]);
    shows(&screen, &["Rundblick · 11 Mar 2031 †", "1/4"]);
    screen.keys("enter j j");
    let list = screen.buffer();
    screen.keys("y");
    assert!(screen.copied[0].starts_with("“More than 9,000 people took the ferry"), "{:?}", screen.copied);
    screen.keys("enter");
    shows(&screen, &["Article · ", "“ferr” 1/1", "Schiffe in der Enge"]);
    assert!(marked(&screen).iter().all(|word| word == "ferr"));
    screen.keys("esc");
    assert_eq!(screen.buffer(), list);
    screen.keys("/ esc");
    assert_eq!(screen.buffer(), list, "typing was left");
    screen.keys("esc");
    assert_eq!(screen.text(), before);
}

#[test]
fn an_empty_result_says_what_to_try() {
    let mut screen = Screen::new(100, 30);
    screen.keys("g /").type_text("dreadnought");
    shows(&screen, &["“dreadnought” stands nowhere in 4 articles.", "Try fewer letters", "0 places"]);
    screen.keys("esc g /").type_text("77,000");
    shows(&screen, &["No number of this value"]);
    screen.keys("esc g /").type_text("/Dread/");
    shows(&screen, &["(?i)"]);
    screen.keys("esc g /").type_text("/(");
    shows(&screen, &["unclosed group"]);
}

#[test]
fn a_number_in_all_articles_says_whose_it_is() {
    let mut screen = Screen::of(shipped(), 200, 60);
    screen.keys("g /").type_text("100000");
    insta::assert_snapshot!("search_number_200x60", screen.text());
    insta::assert_snapshot!("search_number_100x30", screen.resize(100, 30).text());
    insta::assert_snapshot!("search_number_40x12", screen.resize(40, 12).text());
}

#[test]
fn hostile_words_reach_no_terminal() {
    let text = "Head\n\nA \u{1b}[31mred\u{202e} ship \u{7}sails.\n";
    let mut screen = Screen::of(settings(Arc::new(library_of(&[("a", text)]))), 100, 30);
    screen.keys("g /").type_text("ship");
    shows(&screen, &["1 place in 1 of 1 article"]);
    assert!(!screen.text().contains(['\u{1b}', '\u{202e}', '\u{7}']));
    screen.keys("enter enter");
    shows(&screen, &["“ship” 1/1"]);
    assert!(!screen.text().contains(['\u{1b}', '\u{202e}', '\u{7}']));
}
