//! Which colour a colour's name means in a theme: one that can be read on every usual background.
//!
//! Decided: where the reader's own palette does (its colour of that name has a contrast of 4.5 to 1
//! in the palette that xterm comes with, on both backgrounds of [`colours::BACKGROUNDS`]), it is
//! used; else a fixed colour of the 256, and on a terminal of 16 none, so that the attributes of mono
//! tell the role apart. The contrast theme has fixed colours of 7 to 1 on black and on white, also
//! for what other themes dim: there every terminal dims in its own way.
//!
//! [`colours::BACKGROUNDS`]: super::colours::BACKGROUNDS

use ratatui::style::Color;

/// What stands for a colour's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shade {
    /// Where the terminal has 256 colours or more.
    pub(super) many: Color,
    /// Where it has 16; none if none of them can be read.
    pub(super) few: Option<Color>,
}

/// What the names mean in one theme.
#[derive(Debug)]
pub(super) struct Shades {
    names: &'static [(Color, Shade)],
    /// What words are drawn in that other themes dim, and frames; none if they are dimmed.
    pub(super) instead_of_dim: Option<Shade>,
}

impl Shades {
    /// What a name means here; none if it means nothing, which a test forbids.
    pub(super) fn shade(&self, named: Color) -> Option<Shade> {
        self.names.iter().find(|(name, _)| *name == named).map(|(_, shade)| *shade)
    }
}

const fn own(colour: Color) -> Shade {
    Shade { many: colour, few: Some(colour) }
}

const fn fixed(index: u8) -> Shade {
    Shade { many: Color::Indexed(index), few: None }
}

const fn fixed_or(index: u8, few: Color) -> Shade {
    Shade { many: Color::Indexed(index), few: Some(few) }
}

static DARK: Shades = Shades {
    names: &[
        (Color::Blue, fixed(111)),
        (Color::LightBlue, fixed(75)),
        (Color::Cyan, own(Color::Cyan)),
        (Color::Green, own(Color::Green)),
        (Color::Magenta, own(Color::LightMagenta)),
        (Color::Red, fixed(203)),
        (Color::LightRed, fixed(203)),
        (Color::Yellow, own(Color::Yellow)),
        (Color::DarkGray, own(Color::DarkGray)),
    ],
    instead_of_dim: None,
};

static LIGHT: Shades = Shades {
    names: &[
        (Color::Blue, own(Color::Blue)),
        (Color::LightBlue, own(Color::Blue)),
        (Color::Cyan, fixed_or(24, Color::Blue)),
        (Color::Green, fixed(22)),
        (Color::Magenta, fixed(127)),
        (Color::Red, own(Color::Red)),
        (Color::LightRed, own(Color::Red)),
        (Color::Yellow, fixed(94)),
        (Color::DarkGray, own(Color::DarkGray)),
    ],
    instead_of_dim: None,
};

static BRIGHT: Shades = Shades {
    names: &[
        (Color::Blue, fixed(75)),
        (Color::LightBlue, fixed(75)),
        (Color::Cyan, fixed_or(123, Color::LightCyan)),
        (Color::Green, fixed_or(120, Color::LightGreen)),
        (Color::Magenta, fixed(219)),
        (Color::Red, fixed(210)),
        (Color::LightRed, fixed(210)),
        (Color::Yellow, fixed_or(227, Color::LightYellow)),
    ],
    instead_of_dim: Some(fixed(144)),
};

static DEEP: Shades = Shades {
    names: &[
        (Color::Blue, fixed_or(19, Color::Blue)),
        (Color::LightBlue, fixed_or(19, Color::Blue)),
        (Color::Cyan, fixed(54)),
        (Color::Green, fixed(22)),
        (Color::Magenta, fixed(90)),
        (Color::Red, fixed(88)),
        (Color::LightRed, fixed(88)),
        (Color::Yellow, fixed(52)),
    ],
    instead_of_dim: Some(fixed(239)),
};

/// What the names mean on this background, in the contrast theme or the plain one.
pub(super) fn of(is_contrast: bool, is_light: bool) -> &'static Shades {
    match (is_contrast, is_light) {
        (false, false) => &DARK,
        (false, true) => &LIGHT,
        (true, false) => &BRIGHT,
        (true, true) => &DEEP,
    }
}
