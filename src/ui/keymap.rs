//! The binding table: what each key does, where, by what name. Dispatch, the help screen, the
//! config's checks and the README's table derive from it.

mod key;
mod table;

pub use key::{Key, KeySequence};
pub use table::{BINDINGS, Binding};

use std::collections::BTreeMap;
use std::fmt;

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

/// Which keys ask for which action; the default is the table's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    keys: BTreeMap<Action, Vec<KeySequence>>,
}

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// They ask for this.
    Action(Action),
    /// They begin a sequence.
    Prefix,
    /// Nothing.
    None,
}

/// Keys that two actions claim in one scope, so that one could never be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The action that stands first in the table.
    pub first: Action,
    /// The other; the same where an action's own keys are in each other's way.
    pub second: Action,
    /// The keys of the second, which equal the first's, begin with them or begin them.
    pub keys: KeySequence,
    /// Where.
    pub scope: KeyScope,
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

impl Default for Keymap {
    fn default() -> Self {
        let parsed = |keys: &[&str]| keys.iter().filter_map(|text| KeySequence::parse(text).ok()).collect();
        Self { keys: BINDINGS.iter().map(|binding| (binding.action, parsed(binding.keys))).collect() }
    }
}

impl Keymap {
    /// The same keymap, with these keys and no others for `action`; with none it cannot be asked for.
    #[must_use]
    pub fn with(mut self, action: Action, keys: Vec<KeySequence>) -> Self {
        self.keys.insert(action, keys);
        self
    }

    /// The keys that ask for `action`, in the order given.
    pub fn keys(&self, action: Action) -> &[KeySequence] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// What `pressed` means in `scope`, bindings of [`KeyScope::Everywhere`] included.
    pub fn lookup(&self, scope: KeyScope, pressed: &[Key]) -> Lookup {
        let mut found = Lookup::None;
        for binding in BINDINGS.iter().filter(|binding| binding.works_in(scope)) {
            for keys in self.keys(binding.action) {
                if keys.keys() == pressed {
                    return Lookup::Action(binding.action);
                }
                if keys.keys().starts_with(pressed) {
                    found = Lookup::Prefix;
                }
            }
        }
        found
    }

    /// Every pair of actions that claim the same keys, or keys of which one begin the other, in
    /// one scope; in the order of the table.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for (index, first) in BINDINGS.iter().enumerate() {
            for second in &BINDINGS[index..] {
                let Some(scope) = first.shared_scope(second) else { continue };
                let same = first.action == second.action;
                for keys in self.keys(second.action) {
                    let clash = |other: &KeySequence| other.clashes(keys) && !(same && other == keys);
                    if self.keys(first.action).iter().any(clash) {
                        let keys = keys.clone();
                        conflicts.push(Conflict { first: first.action, second: second.action, keys, scope });
                    }
                }
            }
        }
        conflicts
    }

    /// The first key of each action, joined by "/", as hints show them ("j/k"); empty if none is bound.
    pub fn hint(&self, actions: &[Action]) -> String {
        let first = |action: &Action| self.keys(*action).first().map(ToString::to_string);
        actions.iter().filter_map(first).collect::<Vec<_>>().join("/")
    }

    /// The whole table in Markdown, for the README.
    pub fn markdown_table(&self) -> String {
        let mut table =
            String::from("| Keys | What they do | Where | Name in `[keys]` |\n|---|---|---|---|\n");
        for binding in BINDINGS {
            let code = |keys: &KeySequence| format!("`{}`", keys.to_string().replace('|', "\\|"));
            let keys: Vec<_> = self.keys(binding.action).iter().map(code).collect();
            let scopes: Vec<_> = binding.scopes.iter().map(|scope| scope.name()).collect();
            table += &format!(
                "| {} | {} | {} | `{}` |\n",
                keys.join(" "),
                binding.help,
                scopes.join(", "),
                binding.name
            );
        }
        table
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second, keys) = (self.first.name(), self.second.name(), &self.keys);
        let place = match self.scope {
            KeyScope::Everywhere => "everywhere".to_owned(),
            scope => format!("in the {} view", scope.name()),
        };
        if self.first == self.second {
            write!(f, "`{keys}` of `{first}` and another of its keys begin alike {place}")
        } else {
            write!(f, "`{keys}` of `{second}` is also, or begins like, a key of `{first}` {place}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(text: &str) -> KeySequence {
        KeySequence::parse(text).unwrap()
    }

    fn lookup(keymap: &Keymap, scope: KeyScope, text: &str) -> Lookup {
        keymap.lookup(scope, keys(text).keys())
    }

    #[test]
    fn the_table_holds_every_action_once_by_a_kebab_case_name() {
        let names: BTreeSet<_> = BINDINGS.iter().map(|binding| binding.name).collect();
        let actions: BTreeSet<_> = BINDINGS.iter().map(|binding| binding.action).collect();
        assert_eq!((names.len(), actions.len()), (BINDINGS.len(), BINDINGS.len()));
        for binding in BINDINGS {
            let kebab = binding
                .name
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()));
            assert!(kebab, "{}", binding.name);
            assert_eq!(Action::named(binding.name), Some(binding.action));
            assert!(!binding.help.is_empty() && !binding.scopes.is_empty(), "{}", binding.name);
        }
    }

    #[test]
    fn every_default_is_read_and_printed_back() {
        for binding in BINDINGS {
            assert!(!binding.keys.is_empty(), "{}", binding.name);
            for text in binding.keys {
                assert_eq!(KeySequence::parse(text).map(|keys| keys.to_string()).as_deref(), Ok(*text));
            }
        }
    }

    #[test]
    fn every_key_works_wherever_the_table_lists_it() {
        for binding in BINDINGS {
            for (scope, text) in
                binding.scopes.iter().flat_map(|s| binding.keys.iter().map(move |k| (*s, *k)))
            {
                let found = lookup(&Keymap::default(), scope, text);
                assert_eq!(found, Lookup::Action(binding.action), "{text} in {scope:?}");
            }
        }
    }

    #[test]
    fn the_defaults_do_not_conflict() {
        assert_eq!(Keymap::default().conflicts(), []);
    }

    #[test]
    fn conflicts_are_found_across_everywhere_and_by_prefix() {
        let changed = |action, text| Keymap::default().with(action, vec![keys(text)]);
        let check = |keymap: Keymap, first, second, scope| {
            let conflicts = keymap.conflicts();
            let found = conflicts.iter().any(|c| (c.first, c.second, c.scope) == (first, second, scope));
            assert!(found, "{conflicts:?}");
        };
        check(changed(Action::Fold, "q"), Action::Fold, Action::Quit, KeyScope::Compare);
        check(changed(Action::Quit, "g"), Action::Top, Action::Quit, KeyScope::Compare);
        check(changed(Action::Help, "q"), Action::Help, Action::Quit, KeyScope::Everywhere);
        let own = Keymap::default().with(Action::Top, vec![keys("g"), keys("g g")]);
        check(own, Action::Top, Action::Top, KeyScope::Compare);
    }

    #[test]
    fn other_scopes_may_use_the_same_key() {
        let keymap = Keymap::default().with(Action::Details, vec![keys("z")]);
        assert_eq!(keymap.conflicts(), []);
        assert_eq!(lookup(&keymap, KeyScope::Article, "z"), Lookup::Action(Action::Details));
        assert_eq!(lookup(&keymap, KeyScope::Compare, "z"), Lookup::Action(Action::Fold));
    }

    #[test]
    fn lookup_knows_scopes_sequences_and_rebinding() {
        let keymap = Keymap::default();
        assert_eq!(lookup(&keymap, KeyScope::Help, "q"), Lookup::Action(Action::Quit));
        assert_eq!(lookup(&keymap, KeyScope::Help, "z"), Lookup::None);
        assert_eq!(lookup(&keymap, KeyScope::Article, "g"), Lookup::Prefix);
        assert_eq!(lookup(&keymap, KeyScope::Article, "g g"), Lookup::Action(Action::Top));
        let keymap = keymap.with(Action::Quit, vec![keys("Q")]);
        assert_eq!(lookup(&keymap, KeyScope::Compare, "q"), Lookup::None);
        assert_eq!(lookup(&keymap, KeyScope::Compare, "Q"), Lookup::Action(Action::Quit));
        assert_eq!(keymap.clone().with(Action::Quit, vec![keys("q")]), Keymap::default());
    }
}
