//! What is corrected looks corrected wherever it stands, and one key shows the program's own choice.

use crate::common::{Screen, shows, shows_not};

/// A figure read otherwise and reviewed, a note on it, a passage moved, one taken out, a cell checked.
fn judged() -> Screen {
    let mut screen = Screen::new(200, 60);
    screen.keys("l i").type_text("value").keys("enter ctrl-u").type_text("4,444").keys("enter");
    screen.keys("A").type_text("ask them").keys("enter");
    screen.keys("r l l s");
    shows(&screen, &["≥4,444 ships✎", "✎ ask them", "✓ silent", "1 of 4 reviewed"]);
    screen
}

#[test]
fn what_is_judged_has_a_sign_in_every_view_and_none_in_the_programs_own_choice() {
    let views: [(&str, &[&str]); 8] = [
        ("3", &["4,444✎", "¶1✎✓"]),
        ("4", &["1r✎"]),
        ("4 enter", &["¶1✎✓"]),
        ("2", &["✎✓", "1 changed, 1 of 1 cell reviewed", "silent✓"]),
        ("2 v", &["1✎✓", "silent✓"]),
        ("enter", &["▌✎ At least 45 Norland ships", "passage 1 of 1 ✎✓"]),
        (
            "w",
            &["Judged", "corrected by you: ≥4,444 (read as ≥45)", "note by you: ask them", "reviewed by you"],
        ),
        ("C", &["¶1✎✓"]),
    ];
    for (way, signs) in views {
        let mut screen = judged();
        screen.keys("h h").keys(way);
        for sign in signs {
            if *sign != "silent✓" || way == "2 v" {
                shows(&screen, &[sign]);
            }
        }
        shows(screen.keys("P"), &["without your judgements P"]);
        shows_not(&screen, "✎");
        shows_not(&screen, "✓");
        screen.keys("P");
        shows(&screen, &["in force again", signs[0]]);
        let help = screen.keys("? / P enter").text();
        assert!(help.contains("own-choice"), "{way} lists it\n{help}");
    }
}

#[test]
fn what_was_taken_out_is_seen_where_it_stood() {
    let mut screen = Screen::new(200, 60);
    screen.keys("G d g g");
    shows(screen.keys("enter"), &["✎ Another 6 frigates are under repair."]);
    shows_not(&screen, "▌✎");
    shows(screen.keys("d"), &["✎ ¶5", "taken out of Ships by you"]);
    shows(screen.keys("esc esc 2"), &["1 taken out"]);
    let help = screen.keys("?").text();
    assert!(help.contains("Marks") && help.contains("✎ ✓"), "{help}");
}

#[test]
fn a_row_of_ones_own_and_what_is_pinned_have_signs() {
    let mut screen = Screen::new(200, 60);
    screen.keys("g n").type_text("Hulls").keys("enter");
    shows(screen.keys("3"), &["─ ✎ Hulls"]);
    shows(screen.keys("2 v"), &["✎ · 3 of 4"]);
    let mut screen = Screen::new(200, 60);
    shows(screen.keys("C p"), &["✎ pinned level"]);
}

#[test]
fn help_says_what_the_marks_of_each_view_are() {
    for way in ["", "enter", "w", "2", "3", "4", "C"] {
        let mut screen = Screen::new(120, 200);
        shows(screen.keys(way).keys("?"), &["Marks", "✎ ✓"]);
    }
}
