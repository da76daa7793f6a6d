//! Roles → styles. Views name roles, never colours; colour is never the only sign.

use ratatui::style::Style;

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
    /// A matched term in an article's words.
    Term,
    /// A figure that the row is about.
    Figure,
    /// A figure of another row.
    OtherFigure,
    /// Words between quotation marks.
    Quote,
    /// A lead-in: the sentence before, not matched.
    LeadIn,
    /// Furniture in the article view.
    Furniture,
    /// A passage of the present topic, in the article view.
    Passage,
    /// A passage of another topic, in the article view.
    OtherTopic,
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

impl Theme {
    /// The theme of this name; `Auto` must have been decided before, and counts as dark.
    pub fn new(choice: ThemeChoice) -> Self {
        Self { choice }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let _ = (self.choice, role);
        Style::new()
    }
}
