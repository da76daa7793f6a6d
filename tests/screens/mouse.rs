//! What the mouse does to the screen, and that it does nothing while it is the terminal's.

use crate::common::{Screen, shipped};
use parallax::ui::update::{Event, Message, Mouse};
use ratatui::layout::Position;

/// Where these words stand on the screen for the first time, from the line `from` on.
#[track_caller]
fn place(screen: &Screen, words: &str, from: u16) -> Position {
    let buffer = screen.buffer();
    for y in from..buffer.area.height {
        let line: Vec<&str> = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        for x in 0..line.len() {
            if line[x..].concat().starts_with(words) {
                return Position { x: x as u16, y };
            }
        }
    }
    panic!("there is no “{words}” on the screen\n{}", screen.text());
}

fn click(screen: &mut Screen, words: &str, from: u16) {
    let Position { x, y } = place(screen, words, from);
    screen.happen(Event::Mouse(Mouse::Click, x, y));
}

/// A reader of the shipped articles with the mouse on.
fn reader(width: u16, height: u16) -> Screen {
    let mut screen = Screen::of(shipped(), width, height);
    screen.keys("m");
    let told =
        if width < 60 { "mouse on; shift" } else { "mouse on: click and wheel; hold shift to select text" };
    assert!(screen.text().contains(told), "{}", screen.text());
    assert_eq!(screen.asked, ["mouse true"]);
    screen
}

/// Where the cursor's bar stands in the body.
fn bars(screen: &Screen) -> Vec<Position> {
    let buffer = screen.buffer();
    let body = buffer.area.positions().filter(|at| at.y > 4 && at.x > 20);
    body.filter(|at| buffer[*at].symbol() == "▌").collect()
}

#[test]
fn the_mouse_does_nothing_while_it_is_the_terminals() {
    let mut screen = Screen::of(shipped(), 120, 30);
    let before = screen.text();
    for done in [Mouse::Click, Mouse::ScrollDown, Mouse::ScrollUp] {
        for (x, y) in [(2, 3), (60, 20), (100, 0), (119, 29), (500, 500)] {
            screen.happen(Event::Mouse(done, x, y));
        }
    }
    assert_eq!(screen.text(), before);
    screen.keys("m m");
    assert!(screen.text().contains("mouse off: the terminal selects text"));
    assert_eq!(screen.asked, ["mouse true", "mouse false"]);
}

#[test]
fn a_click_goes_to_a_view_by_its_name_or_its_digit() {
    let mut screen = reader(120, 30);
    for (tab, scope) in [("Matrix", "2"), ("Figures", "3"), ("Voices", "4"), ("Words", "5"), ("Compare", "1")]
    {
        click(&mut screen, tab, 0);
        let clicked = screen.text();
        let mut pressed = reader(120, 30);
        pressed.keys(scope);
        assert_eq!(clicked.lines().nth(1), pressed.text().lines().nth(1), "{tab}");
    }
    click(&mut screen, "4 Voices", 0);
    assert!(screen.text().lines().nth(1).is_some_and(|line| line.contains("Voices")));
    click(&mut screen, "? keys", 0);
    assert!(screen.text().contains("toggle-mouse") || screen.text().contains("Keys"), "{}", screen.text());
}

#[test]
fn a_click_takes_a_topic() {
    let mut screen = reader(120, 30);
    click(&mut screen, "Diplomacy", 2);
    let title = screen.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(title.contains("┌ Diplomacy") || title.contains(" Diplomacy "), "{title}");
    screen.keys("t");
    click(&mut screen, "Cyberattacks", 2);
    let title = screen.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(title.contains(" Cyberattacks "), "{title}");
    screen.keys(":").type_text("Sanctions");
    click(&mut screen, "Sanctions  topic", 2);
    let title = screen.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(title.contains(" Sanctions "), "{title}");
}

#[test]
fn a_click_puts_the_cursor_on_a_passage_and_a_second_one_opens_it() {
    let mut opened = 0;
    for (width, height, keys) in
        [(200, 60, "l"), (200, 60, "l l"), (100, 30, "j"), (50, 40, "j"), (50, 40, "j j")]
    {
        let mut walked = reader(width, height);
        walked.keys(keys);
        let wanted = walked.text();
        let target = bars_of(&walked);
        let mut clicked = reader(width, height);
        clicked.happen(Event::Mouse(Mouse::Click, target.x + 2, target.y));
        assert_eq!(clicked.text(), wanted, "{width}");
        clicked.happen(Event::Mouse(Mouse::Click, target.x + 2, target.y));
        walked.keys("enter");
        assert_eq!(clicked.text(), walked.text(), "{width}");
        opened += clicked.model.open.len();
    }
    assert!((1..5).contains(&opened), "{opened}: passages are opened, gaps are not");
}

/// The first line of the cursor below the headings.
fn bars_of(screen: &Screen) -> Position {
    let buffer = screen.buffer();
    let (width, height) = screen.model.shared.size;
    let heads = if width < 60 { 2 } else { 0 };
    let topics = if width < 60 { 0 } else { 20 };
    let body = buffer.area.positions().filter(|at| (heads..height - 1).contains(&at.y) && at.x >= topics);
    body.filter(|at| buffer[*at].symbol() == "▌").last().expect("there is a cursor")
}

#[test]
fn the_wheel_scrolls_three_lines_and_keeps_the_cursor_in_sight() {
    let mut screen = reader(100, 30);
    let before = screen.text();
    screen.happen(Event::Mouse(Mouse::ScrollDown, 60, 10));
    assert_ne!(screen.text(), before);
    for _ in 0..40 {
        screen.happen(Event::Mouse(Mouse::ScrollDown, 60, 10));
        assert!(!bars(&screen).is_empty(), "{}", screen.text());
    }
    for _ in 0..200 {
        screen.happen(Event::Mouse(Mouse::ScrollUp, 60, 10));
    }
    let top = |text: &str| {
        text.lines().skip(3).take(3).map(|line| line.replace(['▌', '▏'], " ")).collect::<Vec<_>>()
    };
    let (now, then) = (screen.text(), before);
    assert_eq!(top(&now), top(&then));
    screen.keys("enter");
    let before = screen.text();
    screen.happen(Event::Mouse(Mouse::ScrollDown, 60, 10));
    let (now, then) = (screen.text(), before);
    let line = |text: &str, at: usize| text.lines().nth(at).unwrap_or_default().to_owned();
    assert_eq!(line(&now, 5), line(&then, 8), "an article goes up by three lines");
}

#[test]
fn a_question_is_answered_by_a_key_only() {
    let mut screen = reader(100, 30);
    screen.model.shared.settings.config_path = None;
    screen.keys("e");
    let question = screen.text();
    assert!(question.contains("y/n"));
    screen.happen(Event::Mouse(Mouse::Click, 50, 10));
    assert_eq!(screen.text(), question);
}

#[test]
fn the_config_has_a_say_when_it_changes() {
    let mut screen = Screen::of(shipped(), 100, 30);
    let mut settings = shipped();
    settings.mouse = true;
    screen.hear(Message::Configured(Box::new(settings.clone())));
    assert!(screen.model.shared.mouse);
    screen.keys("m").hear(Message::Configured(Box::new(settings)));
    assert!(!screen.model.shared.mouse, "the reader's own choice stays while the config says the same");
    assert_eq!(screen.asked, ["mouse true", "mouse false"]);
}
