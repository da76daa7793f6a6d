//! The binding table: what each key does, where, by what name. Dispatch, the help screen, the
//! config's checks and the README's table derive from it.

use std::collections::BTreeMap;

/// Something that a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Close what is open, or clear what was sought.
    Back,
    /// List the keys that work here.
    Help,
    /// List the problems of articles and config.
    Problems,
    /// Draw everything anew.
    Redraw,
    /// Stop the program until the shell's `fg`.
    Suspend,
    /// Open the config in the editor at the topic's line.
    EditConfig,
    /// Read articles and config anew.
    Reload,
    /// The next topic.
    NextTopic,
    /// The topic before.
    PreviousTopic,
    /// Pick a topic by typing.
    PickTopic,
    /// Columns by article, or by outlet.
    ToggleColumns,
    /// The next order of columns: date, name, as listed.
    NextOrder,
    /// Move the column under the cursor to the left.
    MoveColumnLeft,
    /// Move the column under the cursor to the right.
    MoveColumnRight,
    /// Fold every row to its values, and back.
    Fold,
    /// Hide or show the list of topics.
    ToggleTopics,
    /// One down: row, line or item.
    Down,
    /// One up.
    Up,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the top.
    Top,
    /// To the end.
    End,
    /// Open what is under the cursor.
    Open,
    /// Why the passage is here.
    Why,
    /// Copy the passage with its source.
    Copy,
    /// The next passage of the article.
    NextPassage,
    /// The passage before.
    PreviousPassage,
}

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyScope {
    /// In every view.
    Everywhere,
    /// In the compare view.
    Compare,
    /// In an article.
    Article,
    /// In lists and texts that lie over a view: help, problems, why, topics.
    Overlay,
}

/// A key with its modifiers, as a terminal reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: crossterm::event::KeyCode,
    /// Control, alt; shift only where the key has no capital.
    pub modifiers: crossterm::event::KeyModifiers,
}

/// Which keys ask for which action; the default is the table's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    overrides: BTreeMap<Action, Vec<String>>,
}
