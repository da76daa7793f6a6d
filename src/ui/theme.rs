//! Roles → styles. Views name roles, never colours; colour is never the only sign.
//!
//! Only the 16 colours that every terminal has and lets its user choose are used, so that one
//! table serves terminals of 16 and of 16 million colours. Words are never drawn in the bright
//! black that some palettes make as dark as the background: what is unobtrusive is dim. What tells roles apart without colour
//! (bold, underline, reverse, dim, italic) stands beside the colours and is tested by itself.

use ratatui::style::{Color, Modifier, Style};

/// Which theme the reader asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// By what the terminal says of itself.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Without colour: bold, underline, reverse and dim only.
    Mono,
}

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// An article's words.
    Text,
    /// The program's name and the title of the session.
    Title,
    /// Frames and rules.
    Border,
    /// What can be moved to but is not under the cursor, and other unobtrusive words of ours.
    Dim,
    /// The item under the cursor.
    Selected,
    /// A heading of a column.
    ColumnHead,
    /// The head of a row: its label.
    RowHead,
    /// How a row came about.
    Way,
    /// A suggested row's label: it must look less sure than a named or figure row.
    Suggested,
    /// The line of ours under a passage.
    Ours,
    /// A matched term in an article's words; also laid over what else the words are.
    Term,
    /// Words that say what the row shares; also laid over what else they are.
    Share,
    /// A figure that the row is about.
    Figure,
    /// How sure the text is of such a figure ("at least").
    Hedge,
    /// A figure of another row.
    OtherFigure,
    /// Who is credited with a figure or a quotation, and the verb that credits.
    Speaker,
    /// Words between quotation marks.
    Quote,
    /// A date whose weekday the calendar contradicts.
    OddDate,
    /// A lead-in: the sentence before, not matched.
    LeadIn,
    /// Furniture in the article view.
    Furniture,
    /// A passage of the present topic, in the article view.
    Passage,
    /// A passage of another topic, in the article view.
    OtherTopic,
    /// Words that a text of the same origin has and the one it is held against has not.
    Added,
    /// Words of the text that it is held against, which it cut.
    Cut,
    /// A figure or hedge that differs from the base column's.
    Differs,
    /// Words around a passage that the reader has widened.
    Context,
    /// A gap's kind.
    Gap,
    /// A mark of doubt: ~ † ?
    Doubt,
    /// A key in a hint.
    Key,
    /// A message of the status line.
    Notice,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

/// Styles by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    choice: ThemeChoice,
}

/// How a role looks: its colour on dark and on light backgrounds, what else marks it beside the
/// colour, and what marks it where there is no colour.
struct Look {
    dark: Option<Color>,
    light: Option<Color>,
    coloured: Modifier,
    mono: Modifier,
}

impl Theme {
    /// The theme of this name; `Auto` must have been decided before, and counts as dark.
    pub fn new(choice: ThemeChoice) -> Self {
        Self { choice }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let look = look(role);
        let (colour, modifier) = match self.choice {
            ThemeChoice::Auto | ThemeChoice::Dark => (look.dark, look.coloured),
            ThemeChoice::Light => (look.light, look.coloured),
            ThemeChoice::Mono => (None, look.mono),
        };
        let style = Style::new().add_modifier(modifier);
        colour.map_or(style, |colour| style.fg(colour))
    }
}

fn look(role: Role) -> Look {
    use Color::{Blue, Cyan, DarkGray, Green, LightBlue, LightRed, Magenta, Red, Yellow};
    const PLAIN: Modifier = Modifier::empty();
    const BOLD: Modifier = Modifier::BOLD;
    const DIM: Modifier = Modifier::DIM;
    const ITALIC: Modifier = Modifier::ITALIC;
    const UNDERLINED: Modifier = Modifier::UNDERLINED;
    const REVERSED: Modifier = Modifier::REVERSED;
    const CROSSED: Modifier = Modifier::CROSSED_OUT;

    let plain = |modifier| Look { dark: None, light: None, coloured: modifier, mono: modifier };
    let same = |dark, light, modifier| Look {
        dark: Some(dark),
        light: Some(light),
        coloured: modifier,
        mono: modifier,
    };
    let either = |dark, light, coloured, mono| Look { dark: Some(dark), light: Some(light), coloured, mono };
    match role {
        Role::Text => plain(PLAIN),
        Role::Title => same(Cyan, Blue, BOLD),
        Role::Border => either(DarkGray, DarkGray, PLAIN, DIM),
        Role::Dim => plain(DIM),
        Role::Selected => plain(REVERSED),
        Role::ColumnHead => plain(BOLD),
        Role::RowHead => same(Cyan, Blue, BOLD),
        Role::Way => either(Cyan, Blue, PLAIN, DIM),
        Role::Suggested => same(Cyan, Blue, ITALIC),
        Role::Ours => either(Cyan, Blue, ITALIC, DIM | ITALIC),
        Role::Term => plain(BOLD | UNDERLINED),
        Role::Share => plain(UNDERLINED),
        Role::Figure => same(Yellow, Magenta, BOLD),
        Role::Hedge => either(Yellow, Magenta, ITALIC, BOLD | ITALIC),
        Role::OtherFigure => plain(DIM | ITALIC),
        Role::Speaker => either(Green, Green, PLAIN, DIM | UNDERLINED),
        Role::Quote => same(Green, Green, ITALIC),
        Role::OddDate => either(Magenta, Red, BOLD | UNDERLINED, REVERSED),
        Role::LeadIn => plain(DIM),
        Role::Furniture => plain(DIM),
        Role::Passage => plain(BOLD),
        Role::OtherTopic => either(LightBlue, Blue, PLAIN, ITALIC),
        Role::Added => same(Magenta, Magenta, BOLD | ITALIC | UNDERLINED),
        Role::Cut => plain(DIM | CROSSED),
        Role::Differs => same(LightRed, Red, BOLD | REVERSED),
        Role::Context => plain(DIM | ITALIC | UNDERLINED),
        Role::Gap => Look { mono: DIM, ..plain(DIM | ITALIC) },
        Role::Doubt => same(Magenta, Red, BOLD),
        Role::Key => same(Cyan, Blue, BOLD),
        Role::Notice => plain(BOLD),
        Role::Warning => either(LightRed, Red, BOLD, BOLD | ITALIC),
        Role::Error => same(LightRed, Red, BOLD | REVERSED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{
        Added, Border, ColumnHead, Context, Cut, Differs, Dim, Doubt, Error, Figure, Furniture, Gap, Hedge,
        Key, LeadIn, Notice, OddDate, OtherFigure, OtherTopic, Ours, Passage, Quote, RowHead, Selected,
        Share, Speaker, Suggested, Term, Text, Title, Warning, Way,
    };

    const ALL: [Role; 32] = [
        Text,
        Title,
        Border,
        Dim,
        Selected,
        ColumnHead,
        RowHead,
        Way,
        Suggested,
        Ours,
        Term,
        Share,
        Figure,
        Hedge,
        OtherFigure,
        Speaker,
        Quote,
        OddDate,
        LeadIn,
        Added,
        Cut,
        Differs,
        Context,
        Furniture,
        Passage,
        OtherTopic,
        Gap,
        Doubt,
        Key,
        Notice,
        Warning,
        Error,
    ];

    /// Roles of which a reader must tell each from each other where they stand side by side.
    const SIDE_BY_SIDE: [&[Role]; 9] = [
        &[
            Text,
            Term,
            Share,
            Figure,
            Hedge,
            OtherFigure,
            Speaker,
            Quote,
            LeadIn,
            OddDate,
            Added,
            Cut,
            Differs,
            Context,
        ],
        &[Text, Term, Passage, OtherTopic, Furniture],
        &[Text, Ours, Selected],
        &[Ours, Term, Figure, Warning, Gap],
        &[Ours, Doubt],
        &[Text, Gap, Selected],
        &[RowHead, Way, Suggested],
        &[Dim, Selected, Text],
        &[Dim, Notice, Warning, Error],
    ];

    #[test]
    fn roles_that_meet_differ_in_every_theme() {
        for choice in [ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono] {
            let theme = Theme::new(choice);
            for roles in SIDE_BY_SIDE {
                for (index, left) in roles.iter().enumerate() {
                    for right in &roles[index + 1..] {
                        assert_ne!(theme.style(*left), theme.style(*right), "{choice:?} {left:?} {right:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn mono_has_no_colour() {
        for role in ALL {
            let style = Theme::new(ThemeChoice::Mono).style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn only_the_sixteen_colours_are_used_and_no_background() {
        for choice in [ThemeChoice::Dark, ThemeChoice::Light] {
            for role in ALL {
                let style = Theme::new(choice).style(role);
                assert!(!matches!(style.fg, Some(Color::Rgb(..) | Color::Indexed(_))), "{role:?}");
                assert_eq!(style.bg, None, "{role:?}");
            }
        }
    }
}
