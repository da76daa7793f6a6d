//! What keys can ask for, and where: the words of the binding table.

use super::BINDINGS;

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
    /// Read the mouse, or leave it to the terminal.
    ToggleMouse,
    /// Stop the program until the shell's `fg`.
    Suspend,
    /// Make a topic.
    AddTopic,
    /// Change the present topic.
    EditTopic,
    /// Delete the present topic.
    DeleteTopic,
    /// Switch the present topic off.
    DisableTopic,
    /// Move the present topic up in the list.
    MoveTopicUp,
    /// Move the present topic down in the list.
    MoveTopicDown,
    /// Take the row out that is typed into.
    DeleteRow,
    /// Switch the row on or off that is typed into.
    ToggleRow,
    /// Move the row up that is typed into.
    MoveRowUp,
    /// Move the row down that is typed into.
    MoveRowDown,
    /// Save a config that could not be written.
    SaveConfig,
    /// Take the last change back, be it of the config or a judgement.
    Undo,
    /// Make it again.
    Redo,
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
    /// Go to anything by a few letters of its name.
    Palette,
    /// Choose what is shown.
    Filter,
    /// Show everything again.
    ClearFilter,
    /// Columns by article, or by outlet.
    ToggleColumns,
    /// The next order of columns: date, name, as listed.
    NextOrder,
    /// Move the column under the cursor to the left.
    MoveColumnLeft,
    /// Move the column under the cursor to the right.
    MoveColumnRight,
    /// Show the column under the cursor no longer.
    HideColumn,
    /// Show all hidden columns again.
    ShowColumns,
    /// Keep the column under the cursor at the left while the others page, or no longer.
    FreezeColumn,
    /// Take back what was made of the columns by hand.
    ResetColumns,
    /// The next columns, as many as the screen holds.
    NextColumns,
    /// The columns before.
    PreviousColumns,
    /// Suggest fewer rows, of which more is shared.
    Stricter,
    /// Suggest more rows, of which less is shared.
    Looser,
    /// Show suggested rows, or leave their passages alone.
    ToggleSuggested,
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
    /// Copy the row with its sources.
    CopyRow,
    /// Open the article's address in the browser.
    OpenAddress,
    /// Write comparisons to a file.
    Export,
    /// Search what is seen.
    Search,
    /// Search all articles.
    SearchAll,
    /// The next place of what is searched or sought, else the next passage of the article.
    NextPassage,
    /// The passage before.
    PreviousPassage,
    /// The compare view: what each says on one point.
    GoToCompare,
    /// The matrix: who covers what, and what is missing.
    GoToMatrix,
    /// The ledger of figures.
    GoToFigures,
    /// Who is quoted by whom.
    GoToVoices,
    /// A term in its context, and the wordings.
    GoToWords,
    /// The next layout of the view.
    NextLayout,
    /// Sort by the next field.
    NextSort,
    /// Sort the other way round.
    ReverseSort,
    /// Shorter periods.
    Finer,
    /// Longer periods.
    Coarser,
    /// Type a term to look for.
    Term,
    /// What is known of an article and its outlet.
    Details,
    /// A second article beside the first.
    SecondArticle,
    /// Let both articles scroll together, or each by itself.
    ToggleLink,
    /// A word cursor in the text, then a selection from there.
    Select,
    /// The next word.
    NextWord,
    /// The word before.
    PreviousWord,
    /// What stands closest in the other columns.
    Counterparts,
    /// Take the passage from the topic; where judgements are listed, take one back.
    Reject,
    /// Move the passage to another row or topic.
    MovePassage,
    /// Make a row of their own of some passages of the row.
    SplitRow,
    /// Join the row with another.
    MergeRows,
    /// Name the row.
    RenameRow,
    /// Read figures and quotations of the passage otherwise.
    Correct,
    /// Write a note on the passage.
    Note,
    /// Mark the cell as reviewed, or no more.
    Reviewed,
    /// Go to the next cell that is not reviewed.
    NextUnreviewed,
    /// Show the program's own choice, or the reader's judgements again.
    OwnChoice,
    /// Everything that was judged.
    Judgements,
    /// Pin level with the passage that one came from, or take off again.
    Pin,
    /// What almost got in.
    NearMisses,
    /// Mark a cell as checked: the column is silent there.
    Silent,
    /// Hold the others against this column.
    Base,
    /// Show more of the text around the passage.
    Widen,
    /// Show less of it.
    Narrow,
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
    /// In an article, while it has a word cursor.
    Selection,
    /// Where it says why a passage is here.
    Why,
    /// In the list of keys.
    Help,
    /// In the list of problems.
    Problems,
    /// Where topics are picked by typing; keys that type are no commands there.
    Topics,
    /// In the matrix.
    Matrix,
    /// In the ledger of figures.
    Figures,
    /// Where it says who is quoted.
    Voices,
    /// In the concordance and the ledger of wordings.
    Words,
    /// Where it says what stands closest to a passage.
    Counterparts,
    /// Where it says what almost got in.
    NearMisses,
    /// Where a path for an export is typed.
    Export,
    /// Where a filter is typed.
    Filter,
    /// Where all articles are searched.
    Search,
    /// Where a topic is made or changed.
    Workshop,
    /// Where it asks what to do with a change that was not written.
    Unsaved,
    /// A judgement that needs a choice or words.
    Judging,
    /// Where everything that was judged is listed.
    Judgements,
}

impl Action {
    /// Its name in the config: kebab-case.
    pub fn name(self) -> &'static str {
        BINDINGS.iter().find(|binding| binding.action == self).map_or("", |binding| binding.name)
    }

    /// Whether it moves cursor or window in what is seen, and changes nothing of that.
    pub(crate) fn is_movement(self) -> bool {
        use Action::{
            Down, End, HalfPageDown, HalfPageUp, NextPassage, PageDown, PageUp, PreviousPassage, Top, Up,
        };
        matches!(
            self,
            Down | Up
                | HalfPageDown
                | HalfPageUp
                | PageDown
                | PageUp
                | Top
                | End
                | NextPassage
                | PreviousPassage
        )
    }

    /// Whether it moves a word cursor.
    pub(crate) fn moves_word(self) -> bool {
        let is_walk = matches!(self, Self::NextPassage | Self::PreviousPassage);
        matches!(self, Self::NextWord | Self::PreviousWord) || (self.is_movement() && !is_walk)
    }

    /// The action that the config calls `name`.
    pub fn named(name: &str) -> Option<Self> {
        BINDINGS.iter().find(|binding| binding.name == name).map(|binding| binding.action)
    }
}

impl KeyScope {
    /// Whether one does nothing but type there, so that a key which is text is no command.
    pub fn is_typed_into(self) -> bool {
        matches!(self, KeyScope::Topics | KeyScope::Export | KeyScope::Filter | KeyScope::Judging)
    }

    /// What messages, the help screen and the README call it.
    pub fn name(self) -> &'static str {
        match self {
            KeyScope::Everywhere => "everywhere",
            KeyScope::Compare => "compare",
            KeyScope::Article => "article",
            KeyScope::Selection => "selection",
            KeyScope::Why => "why",
            KeyScope::Help => "help",
            KeyScope::Problems => "problems",
            KeyScope::Topics => "topics",
            KeyScope::Matrix => "matrix",
            KeyScope::Figures => "figures",
            KeyScope::Voices => "voices",
            KeyScope::Words => "words",
            KeyScope::Counterparts => "counterparts",
            KeyScope::NearMisses => "near misses",
            KeyScope::Export => "export",
            KeyScope::Filter => "filter",
            KeyScope::Search => "search",
            KeyScope::Workshop => "workshop",
            KeyScope::Unsaved => "not saved",
            KeyScope::Judging => "judgement",
            KeyScope::Judgements => "judgements",
        }
    }
}
