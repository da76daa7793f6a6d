//! A theme: what the reader chose, what the terminal has, and the style of each role by both.
//!
//! Styles are made once, because they are asked for at every glyph.

use super::colours::{Rgb, contrast, nearest};
use super::overrides::{Override, Overrides};
use super::{Role, look, shades};
use ratatui::style::{Color, Modifier, Style};
use std::sync::Arc;

/// Which theme the reader asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Dark or light, by what the terminal says of its background.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Without colour: bold, underline, reverse and dim only.
    Mono,
    /// Nothing below 7 to 1, not what is unobtrusive either: bright colours on dark backgrounds, deep
    /// ones on light.
    Contrast,
}

/// Whether text stands on a dark or on a light background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Light text on black, or nearly so.
    Dark,
    /// Dark text on white, or nearly so.
    Light,
}

impl Background {
    /// Which of the two a colour is, red, green and blue: the one on which its letters are read better.
    pub fn of(colour: Rgb) -> Self {
        if contrast(colour, [0; 3]) > contrast(colour, [255; 3]) { Self::Light } else { Self::Dark }
    }
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None, or none are wanted.
    None,
    /// The 16 that have names.
    Sixteen,
    /// Those and 240 more by their index.
    Many,
    /// Any by red, green and blue.
    Rgb,
}

/// Styles by role, for a terminal of a depth and background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    choice: ThemeChoice,
    depth: Depth,
    background: Option<Background>,
    overrides: Arc<Overrides>,
    /// The style of each role, in the order of [`Role::ALL`]: asked for at every glyph.
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// The theme of this name in a terminal of 256 colours that says nothing of its background.
    pub fn new(choice: ThemeChoice) -> Self {
        Self::of(choice, Depth::Many, None, Arc::default())
    }

    /// The theme of this name; a background that nobody knows counts as dark.
    pub fn of(
        choice: ThemeChoice,
        depth: Depth,
        background: Option<Background>,
        overrides: Arc<Overrides>,
    ) -> Self {
        let mut styles = [Style::new(); Role::ALL.len()];
        let theme = Self { choice, depth, background, overrides, styles };
        for (role, style) in Role::ALL.iter().zip(&mut styles) {
            *style = theme.made(*role);
        }
        Self { styles, ..theme }
    }

    /// The same theme on another background.
    pub fn on(&self, background: Option<Background>) -> Self {
        Self::of(self.choice, self.depth, background, Arc::clone(&self.overrides))
    }

    /// What is known of the terminal's background.
    pub fn background(&self) -> Option<Background> {
        self.background
    }

    /// Whether it would look otherwise if the background were known.
    pub fn wants_background(&self) -> bool {
        let asks = matches!(self.choice, ThemeChoice::Auto | ThemeChoice::Contrast);
        asks && self.depth > Depth::None && self.background.is_none()
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// Whether it has no colours.
    pub fn is_mono(&self) -> bool {
        self.choice == ThemeChoice::Mono || self.depth == Depth::None
    }

    /// Whether it is made for a light background.
    pub fn is_light(&self) -> bool {
        match self.choice {
            ThemeChoice::Light => true,
            ThemeChoice::Dark => false,
            _ => self.background == Some(Background::Light),
        }
    }

    fn made(&self, role: Role) -> Style {
        let own = self.own(role);
        self.overrides.get(&role).map_or(own, |wanted| self.overridden(own, *wanted))
    }

    /// How the role looks unless the reader says otherwise.
    fn own(&self, role: Role) -> Style {
        let look = look(role);
        if self.is_mono() {
            return Style::new().add_modifier(look.mono);
        }
        let shades = shades::of(self.choice == ThemeChoice::Contrast, self.is_light());
        let named = if self.is_light() { look.light } else { look.dark };
        let is_faint = look.coloured.contains(Modifier::DIM) || named == Some(Color::DarkGray);
        let (modifier, shade) = match shades.instead_of_dim {
            Some(shade) if is_faint => (look.coloured - Modifier::DIM, Some(shade)),
            _ => (look.coloured, named.and_then(|named| shades.shade(named))),
        };
        let Some(shade) = shade else { return Style::new().add_modifier(modifier) };
        let colour = if self.depth > Depth::Sixteen { Some(shade.many) } else { shade.few };
        match colour {
            Some(colour) => Style::new().fg(colour).add_modifier(modifier),
            None => Style::new().add_modifier(look.mono),
        }
    }

    /// What the reader wants of the role, as far as the terminal has it. Without colours a wish for
    /// colours only changes nothing.
    fn overridden(&self, own: Style, wanted: Override) -> Style {
        if self.is_mono() {
            return if wanted.modifier.is_empty() { own } else { Style::new().add_modifier(wanted.modifier) };
        }
        let shown = |colour: Color| nearest(colour, self.depth);
        let style = Style { fg: wanted.fg.map(shown), bg: wanted.bg.map(shown), ..Style::new() };
        style.add_modifier(wanted.modifier)
    }
}
