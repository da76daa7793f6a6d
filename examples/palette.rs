//! Prints, as Markdown, how well each role is read in each theme: contrast by WCAG 2.2 on both backgrounds; and
//! the two closest of the roles that differ by their colour alone, whether they ever meet or not, to three kinds of eyes.
//!
//! `cargo run --example palette`. The 16 named colours stand for what xterm makes of them. What is dim
//! is not computed: each terminal dims in its own way.

use parallax::ui::theme::colours::{BACKGROUNDS, Rgb, Sight, contrast, distance, rgb};
use parallax::ui::theme::{Background, Depth, Role, Theme, ThemeChoice};
use ratatui::style::{Color, Style};
use std::sync::Arc;

fn main() {
    let themes = [
        ("dark", ThemeChoice::Dark, Background::Dark),
        ("light", ThemeChoice::Light, Background::Light),
        ("contrast on dark", ThemeChoice::Contrast, Background::Dark),
        ("contrast on light", ThemeChoice::Contrast, Background::Light),
    ];
    for (name, choice, background) in themes {
        for (depth, colours) in [(Depth::Many, 256), (Depth::Sixteen, 16)] {
            println!("\n## {name}, {colours} colours\n");
            table(&Theme::of(choice, depth, Some(background), Arc::default()));
        }
    }
    println!("\n## mono\n\n| role | look |\n|---|---|");
    let mono = Theme::new(ThemeChoice::Mono);
    for role in Role::ALL {
        println!("| {} | {} |", role.name(), attributes(mono.style(*role)));
    }
}

fn table(theme: &Theme) {
    let backgrounds = BACKGROUNDS[usize::from(theme.is_light())];
    let [first, second] = backgrounds.map(hex);
    println!("| role | colour | look | on {first} | on {second} |\n|---|---|---|---|---|");
    let mut least = f64::MAX;
    for role in Role::ALL {
        let style = theme.style(*role);
        let look = attributes(style);
        let Some(colour) = style.fg else {
            println!("| {} | the terminal's own | {look} | | |", role.name());
            continue;
        };
        let Some(seen) = rgb(colour) else { continue };
        let [one, other] = backgrounds.map(|background| contrast(seen, background));
        println!("| {} | {} {} | {look} | {one:.1} | {other:.1} |", role.name(), name(colour), hex(seen));
        if *role != Role::Border {
            least = least.min(one).min(other);
        }
    }
    println!("\nLeast contrast of text: {least:.2}.");
    for sight in [Sight::Usual, Sight::Protanopia, Sight::Deuteranopia] {
        if let Some((apart, one, other)) = closest(theme, sight) {
            println!("\n{sight:?}: {} and {} are closest, {apart:.0} apart.", one.name(), other.name());
        }
    }
}

/// Of roles that differ by their colour alone the two that are closest, and how far they are apart.
fn closest(theme: &Theme, sight: Sight) -> Option<(f64, Role, Role)> {
    let letters = if theme.is_light() { [0; 3] } else { [229; 3] };
    let colour = |role: Role| theme.style(role).fg.and_then(rgb).unwrap_or(letters);
    let attributes = |role: Role| theme.style(role).add_modifier;
    let pairs = Role::ALL.iter().flat_map(|one| Role::ALL.iter().map(|other| (*one, *other)));
    let alike = pairs
        .filter(|(one, other)| one < other && attributes(*one) == attributes(*other))
        .filter(|(one, other)| colour(*one) != colour(*other));
    let apart = alike.map(|(one, other)| (distance(colour(one), colour(other), sight), one, other));
    apart.min_by(|one, other| one.0.total_cmp(&other.0))
}

fn attributes(style: Style) -> String {
    let names: Vec<String> = style.add_modifier.iter_names().map(|(name, _)| name.to_lowercase()).collect();
    if names.is_empty() { "plain".to_owned() } else { names.join(", ").replace('_', " ") }
}

fn name(colour: Color) -> String {
    match colour {
        Color::Indexed(index) => index.to_string(),
        named => format!("{named:?}").to_lowercase(),
    }
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
