//! What holds of every theme: roles that meet differ, also to who sees no red or no green, and all
//! text can be read.

use super::colours::{BACKGROUNDS, Rgb, Sight, contrast, distance, rgb};
use super::overrides::{Override, Overrides};
use super::*;
use Role::{
    Added, Border, Context, Cursor, Cut, Differs, Dim, Doubt, Error, Figure, Furniture, Gap, Hedge, Judged,
    Key, LeadIn, New, Note, Notice, OddDate, OtherFigure, OtherTopic, Ours, Passage, Quote, RowHead,
    Selected, Share, Speaker, Suggested, Term, Text, Title, Warning, Way,
};
use ratatui::style::Style;
use std::sync::Arc;

/// Roles of which a reader must tell each from each other where they stand side by side.
const SIDE_BY_SIDE: [&[Role]; 17] = [
    &[Text, Term, Share, Figure, Hedge, OtherFigure, Speaker, Quote, LeadIn, OddDate, Added, Cut, Differs],
    &[Context, Text, Term, Share, Figure, Hedge, OtherFigure, Speaker, Quote, OddDate, Added, Cut, Differs],
    &[Text, Term, Passage, Furniture],
    &[Cursor, OtherTopic],
    &[RowHead, Ours],
    &[Text, Ours, Selected],
    &[Ours, Term, Figure, Warning, Gap],
    &[Ours, Doubt],
    &[Ours, Judged, Note, Text],
    &[Way, Judged],
    &[Text, Gap, Selected],
    &[RowHead, Way, Suggested, New],
    &[Dim, Doubt, New],
    &[Dim, Selected, Text],
    &[Dim, Notice, Warning, Error],
    &[Title, Dim],
    &[Key, Dim, Text],
];

fn pairs() -> Vec<(Role, Role)> {
    let of = |roles: &[Role]| {
        let mut pairs = Vec::new();
        for (index, left) in roles.iter().enumerate() {
            pairs.extend(roles[index + 1..].iter().map(|right| (*left, *right)));
        }
        pairs
    };
    SIDE_BY_SIDE.iter().flat_map(|roles| of(roles)).collect()
}

/// All themes, each with what messages call it.
fn themes() -> Vec<(String, Theme)> {
    let mut themes = Vec::new();
    for choice in [ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Contrast, ThemeChoice::Mono] {
        for depth in [Depth::Many, Depth::Sixteen, Depth::None] {
            for background in [Background::Dark, Background::Light] {
                let theme = Theme::of(choice, depth, Some(background), Arc::default());
                themes.push((format!("{choice:?}, {depth:?}, {background:?}"), theme));
            }
        }
    }
    themes
}

/// The usual letters, and the backgrounds of a theme.
fn paper(theme: &Theme) -> (Rgb, [Rgb; 2]) {
    if theme.is_light() { ([0; 3], BACKGROUNDS[1]) } else { ([229; 3], BACKGROUNDS[0]) }
}

#[test]
fn roles_that_meet_differ_in_every_theme() {
    for (name, theme) in themes() {
        for (left, right) in pairs() {
            assert_ne!(theme.style(left), theme.style(right), "{name}: {left:?} {right:?}");
        }
    }
}

#[test]
fn roles_that_meet_and_have_the_same_attributes_differ_to_every_eye() {
    /// Ten times what is just noticed.
    const APART: f64 = 23.0;
    let mut close = Vec::new();
    for (name, theme) in themes() {
        let (letters, _) = paper(&theme);
        let colour = |role| theme.style(role).fg.and_then(rgb).unwrap_or(letters);
        for (left, right) in pairs() {
            if theme.style(left).add_modifier != theme.style(right).add_modifier {
                continue;
            }
            for sight in [Sight::Usual, Sight::Protanopia, Sight::Deuteranopia] {
                let apart = distance(colour(left), colour(right), sight);
                if apart < APART {
                    close.push(format!("{name}: {left:?} {right:?}: {apart:.1} to {sight:?}"));
                }
            }
        }
    }
    assert!(close.is_empty(), "\n{}", close.join("\n"));
}

#[test]
fn all_text_can_be_read() {
    let mut poor = Vec::new();
    for (name, theme) in themes() {
        let is_high = name.starts_with("Contrast, Many");
        for role in Role::ALL.iter().filter(|role| is_high || **role != Border) {
            let Some(colour) = theme.style(*role).fg.and_then(rgb) else { continue };
            for (index, background) in paper(&theme).1.into_iter().enumerate() {
                let least = if is_high && index == 0 { 7.0 } else { 4.5 };
                let found = contrast(colour, background);
                if found < least {
                    poor.push(format!("{name}: {role:?} on {background:?}: {found:.2}"));
                }
            }
        }
    }
    assert!(poor.is_empty(), "\n{}", poor.join("\n"));
}

#[test]
fn on_light_backgrounds_heads_of_rows_our_own_lines_and_keys_have_each_their_colour() {
    let theme = Theme::of(ThemeChoice::Light, Depth::Many, None, Arc::default());
    let colour = |role| theme.style(role).fg.and_then(rgb).unwrap();
    for (one, other) in [(RowHead, Ours), (RowHead, Key), (Ours, Key)] {
        let apart = distance(colour(one), colour(other), Sight::Usual);
        assert!(apart >= 23.0, "{one:?} {other:?}: {apart:.1}");
    }
}

#[test]
fn what_is_dim_in_the_contrast_theme_is_fainter_than_all_else_and_hardly_coloured() {
    for background in [Background::Dark, Background::Light] {
        let theme = Theme::of(ThemeChoice::Contrast, Depth::Many, Some(background), Arc::default());
        let (letters, papers) = paper(&theme);
        let seen = |role| theme.style(role).fg.and_then(rgb).unwrap_or(letters);
        let dim = seen(Dim);
        for paper in papers {
            let found = contrast(dim, paper);
            assert!(found >= 7.0, "{background:?} on {paper:?}: {found:.2}");
            for role in [Text, Term, Key, Ours, Figure, Notice] {
                assert!(contrast(seen(role), paper) > found, "{background:?}: {role:?} on {paper:?}");
            }
        }
        let range = dim.iter().max().unwrap() - dim.iter().min().unwrap();
        assert!(range <= 40, "{dim:?}");
    }
}

#[test]
fn every_colour_that_a_look_names_is_one_in_every_theme() {
    for role in Role::ALL {
        let look = look(*role);
        for (named, is_light) in [(look.dark, false), (look.light, true)] {
            let Some(named) = named else { continue };
            assert!(shades::of(false, is_light).shade(named).is_some(), "{role:?} {named:?}");
            // The contrast theme has one colour for all that is dim.
            let known = named == Color::DarkGray || shades::of(true, is_light).shade(named).is_some();
            assert!(known, "{role:?} {named:?}");
        }
    }
}

#[test]
fn mono_has_no_colour_and_contrast_nothing_that_a_terminal_dims() {
    for (name, theme) in themes() {
        for role in Role::ALL {
            let style = theme.style(*role);
            assert_eq!(style.bg, None, "{name}: {role:?}");
            if theme.is_mono() {
                assert_eq!(style.fg, None, "{name}: {role:?}");
            } else if name.starts_with("Contrast, Many") {
                assert!(!style.add_modifier.contains(Modifier::DIM), "{name}: {role:?}");
            }
        }
    }
}

#[test]
fn a_role_has_the_name_that_its_kind_suggests_and_a_sentence() {
    assert_eq!((OtherFigure.name(), Text.name()), ("other-figure".to_owned(), "text".to_owned()));
    for (index, role) in Role::ALL.iter().enumerate() {
        assert_eq!(*role as usize, index);
        assert!(role.help().ends_with(['.', '?']), "{role:?}: {}", role.help());
    }
}

#[test]
fn a_background_counts_only_where_it_was_asked_for() {
    let light = Some(Background::Light);
    let themed = |choice| Theme::of(choice, Depth::Many, None, Arc::default());
    for choice in [ThemeChoice::Auto, ThemeChoice::Contrast] {
        assert!(themed(choice).wants_background());
        assert!(!themed(choice).on(light).wants_background());
        assert_ne!(themed(choice).on(light).style(RowHead), themed(choice).style(RowHead));
    }
    for choice in [ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono] {
        assert!(!themed(choice).wants_background());
        assert_eq!(themed(choice).on(light).style(RowHead), themed(choice).style(RowHead));
    }
    assert!(!Theme::of(ThemeChoice::Auto, Depth::None, None, Arc::default()).wants_background());
}

#[test]
fn what_the_reader_wants_of_a_role_is_shown_as_far_as_the_terminal_has_it() {
    #[track_caller]
    fn check(written: &str, choice: ThemeChoice, depth: Depth, expected: Style) {
        let wanted = Override::parse(written).unwrap();
        let theme = Theme::of(choice, depth, None, Arc::new(Overrides::from([(Gap, wanted)])));
        assert_eq!(theme.style(Gap), expected, "{written} {depth:?}");
        assert_eq!(theme.style(Text), Style::new());
    }
    use ThemeChoice::{Dark, Mono};
    let gold = Style::new().fg(Color::Rgb(255, 204, 0)).bg(Color::Black);
    check("#ffcc00 on black", Dark, Depth::Rgb, gold);
    check("#ffcc00 on black", Dark, Depth::Many, gold.fg(Color::Indexed(220)));
    check("#ffcc00 on black", Dark, Depth::Sixteen, gold.fg(Color::Yellow));
    check("bold 196", Dark, Depth::Many, Style::new().bold().fg(Color::Indexed(196)));
    check("bold 196", Dark, Depth::Sixteen, Style::new().bold().fg(Color::LightRed));
    check("bold 196", Dark, Depth::None, Style::new().bold());
    check("bold 196", Mono, Depth::Rgb, Style::new().bold());
    check("196", Mono, Depth::Rgb, Style::new().dim());
    check("default", Dark, Depth::Rgb, Style::new());
}
