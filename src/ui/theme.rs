//! Roles → styles. Views name roles, never colours; colour is never the only sign.
//!
//! Here stands what a role is ([`Role`]) and how it looks (`look`): a new role is one line in
//! each, and one in the lists of the tests. A look names one of the 16 colours that every terminal
//! has and lets its user choose; `shades` says which colour that is in each theme, so that all text
//! can be read on every usual background. Words are never drawn in the bright black that some
//! palettes make as dark as the background: what is unobtrusive is dim. What tells roles apart without
//! colour (bold, underline, reverse, dim, italic) stands beside the colours and is tested by itself.

pub mod colours;
pub mod overrides;
mod shades;
mod styles;
#[cfg(test)]
mod tests;

pub use styles::{Background, Depth, Theme, ThemeChoice};

use ratatui::style::{Color, Modifier};

/// The roles, each with what it is: from this one list come the enum, the names in the config, the
/// table of the README and the tests.
macro_rules! roles {
    ($($(#[doc = $help:literal])+ $role:ident,)+) => {
        /// What a piece of the screen is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $($(#[doc = $help])+ $role,)+
        }

        impl Role {
            /// All of them, in the order in which help lists them.
            pub const ALL: &[Role] = &[$(Role::$role),+];

            /// What it is, in a sentence.
            pub fn help(self) -> &'static str {
                match self {
                    $(Role::$role => concat!($($help),+).trim_ascii(),)+
                }
            }

            fn identifier(self) -> &'static str {
                match self {
                    $(Role::$role => stringify!($role),)+
                }
            }
        }
    };
}

roles! {
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
    /// The bar beside it; in the article view also that beside passages of the present topic.
    Cursor,
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
    /// Words that are searched, in whatever else they are.
    Found,
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
    /// The mark beside a passage of another topic, in the article view.
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
    /// What came, or changed, since the last visit.
    New,
    /// The signs of what was judged, ✎ and ✓.
    Judged,
    /// A reader's note on a passage.
    Note,
    /// A key in a hint.
    Key,
    /// A message of the status line.
    Notice,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl Role {
    /// Its name in the config: kebab-case.
    pub fn name(self) -> String {
        let mut name = String::new();
        for c in self.identifier().chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(c.to_lowercase());
        }
        name
    }
}

/// How a role looks: its colour on dark and on light backgrounds, what else marks it beside the
/// colour, and what marks it where there is no colour.
struct Look {
    dark: Option<Color>,
    light: Option<Color>,
    coloured: Modifier,
    mono: Modifier,
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
        Role::Cursor => same(Cyan, Blue, BOLD),
        Role::ColumnHead => plain(BOLD),
        Role::RowHead => same(Cyan, Blue, BOLD),
        Role::Way => either(Cyan, Blue, PLAIN, DIM),
        Role::Suggested => same(Cyan, Blue, ITALIC),
        Role::Ours => either(Cyan, Cyan, ITALIC, DIM | ITALIC),
        Role::Term => plain(BOLD | UNDERLINED),
        Role::Found => either(Yellow, Magenta, BOLD | REVERSED, BOLD | REVERSED | UNDERLINED),
        Role::Share => plain(UNDERLINED),
        Role::Figure => same(Yellow, Magenta, BOLD),
        Role::Hedge => same(Yellow, Magenta, BOLD | ITALIC),
        Role::OtherFigure => plain(DIM | ITALIC),
        Role::Speaker => either(Green, Green, PLAIN, ITALIC | UNDERLINED),
        Role::Quote => same(Green, Green, ITALIC),
        Role::OddDate => either(Magenta, Red, BOLD | UNDERLINED, REVERSED),
        Role::LeadIn => plain(DIM),
        Role::Furniture => plain(DIM),
        Role::Passage => plain(BOLD),
        Role::OtherTopic => either(LightBlue, Cyan, PLAIN, ITALIC),
        Role::Added => same(Magenta, Magenta, BOLD | ITALIC | UNDERLINED),
        Role::Cut => plain(DIM | CROSSED),
        Role::Differs => same(LightRed, Red, BOLD | REVERSED),
        // Around a passage as before it: the article's words that did not match.
        Role::Context => plain(DIM),
        Role::Gap => Look { mono: DIM, ..plain(DIM | ITALIC) },
        Role::Doubt => same(Magenta, Red, BOLD),
        Role::New => same(Green, Green, BOLD | ITALIC),
        Role::Judged => same(Cyan, Blue, BOLD),
        Role::Note => plain(BOLD | ITALIC),
        Role::Key => same(Cyan, Yellow, BOLD),
        Role::Notice => plain(BOLD),
        Role::Warning => either(LightRed, Red, BOLD, BOLD | ITALIC),
        Role::Error => same(LightRed, Red, BOLD | REVERSED),
    }
}
