//! The table itself, one row an action, in the order in which help and README list it.

use super::{Action, KeyScope};

/// A row of the table: what a key does, where, by what name.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it asks for.
    pub action: Action,
    /// Its name in the config: kebab-case.
    pub name: &'static str,
    /// The keys that ask for it unless the config says otherwise; the first is the one that hints show.
    pub keys: &'static [&'static str],
    /// Where it works.
    pub scopes: &'static [KeyScope],
    /// What it does, for the help screen and the README.
    pub help: &'static str,
}

impl Binding {
    /// Whether its keys work in `scope`.
    pub fn works_in(&self, scope: KeyScope) -> bool {
        self.scopes.iter().any(|own| *own == scope || *own == KeyScope::Everywhere)
    }

    /// The first scope in which both work; [`KeyScope::Everywhere`] meets any other.
    pub(super) fn shared_scope(&self, other: &Binding) -> Option<KeyScope> {
        let shared = other.scopes.iter().find(|scope| self.works_in(**scope));
        shared.or_else(|| self.scopes.iter().find(|scope| other.works_in(**scope))).copied()
    }
}

use KeyScope::{
    Article, Compare, Counterparts, Everywhere, Figures, Help, Judgements, Judging, Matrix, NearMisses,
    Problems, Search, Selection, Topics, Unsaved, Voices, Why, Words, Workshop,
};

const ALL_THAT_SCROLL: &[KeyScope] = &[
    Compare,
    Matrix,
    Figures,
    Voices,
    Words,
    Article,
    Selection,
    Counterparts,
    NearMisses,
    Why,
    Help,
    Problems,
    Topics,
    Search,
    Workshop,
    Unsaved,
    Judgements,
];
const COLUMNS: &[KeyScope] = &[Compare, Matrix, Voices, Figures, Words, Article];
const ARRANGED: &[KeyScope] = &[Compare, Matrix, Voices];
const VIEWS: &[KeyScope] = &[Compare, Matrix, Figures, Voices, Words, Article, Counterparts, NearMisses];
/// Where judgements are seen.
const JUDGED: &[KeyScope] =
    &[Compare, Matrix, Figures, Voices, Words, Article, Counterparts, NearMisses, Why, Judgements];
const VIEWS_OR_SEARCH: &[KeyScope] =
    &[Compare, Matrix, Figures, Voices, Words, Article, Selection, Counterparts, NearMisses, Search];
const PASSAGES: &[KeyScope] =
    &[Compare, Figures, Voices, Words, Article, Selection, Counterparts, NearMisses, Why, Search];
/// Where `/` searches what is seen.
const SEARCHED: &[KeyScope] = &[
    Compare,
    Matrix,
    Figures,
    Voices,
    Words,
    Article,
    Selection,
    Counterparts,
    NearMisses,
    Why,
    Problems,
    Judgements,
];
/// Where `/` searches by itself or begins the view's own search.
const SEARCHED_ANYHOW: &[KeyScope] = &[
    Compare,
    Matrix,
    Figures,
    Voices,
    Words,
    Article,
    Selection,
    Counterparts,
    NearMisses,
    Why,
    Problems,
    Judgements,
    Search,
    Help,
];

const fn row(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    scopes: &'static [KeyScope],
    help: &'static str,
) -> Binding {
    Binding { action, name, keys, scopes, help }
}

/// All bindings.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    row(Action::Down, "down", &["j", "down"], ALL_THAT_SCROLL, "down: row, line or item"),
    row(Action::Up, "up", &["k", "up"], ALL_THAT_SCROLL, "up"),
    row(Action::Left, "left", &["h", "left"], COLUMNS, "to the left: column, field, or article"),
    row(Action::Right, "right", &["l", "right"], COLUMNS, "to the right"),
    row(Action::HalfPageDown, "half-page-down", &["ctrl-d"], ALL_THAT_SCROLL, "half a page down"),
    row(Action::HalfPageUp, "half-page-up", &["ctrl-u"], ALL_THAT_SCROLL, "half a page up"),
    row(Action::PageDown, "page-down", &["ctrl-f", "pgdn", "space"], ALL_THAT_SCROLL, "a page down"),
    row(Action::PageUp, "page-up", &["ctrl-b", "pgup"], ALL_THAT_SCROLL, "a page up"),
    row(Action::Top, "top", &["g g", "home"], ALL_THAT_SCROLL, "to the top"),
    row(Action::End, "end", &["G", "end"], ALL_THAT_SCROLL, "to the end"),
    row(Action::GoToCompare, "compare", &["1"], &[Everywhere], "what each says on one point"),
    row(Action::GoToMatrix, "matrix", &["2"], &[Everywhere], "who covers what, and what is missing"),
    row(Action::GoToFigures, "figures", &["3"], &[Everywhere], "the figures of the topic"),
    row(Action::GoToVoices, "voices", &["4"], &[Everywhere], "who is quoted by whom"),
    row(Action::GoToWords, "words", &["5"], &[Everywhere], "a term in its context, and wordings counted"),
    row(Action::NextLayout, "next-layout", &["v"], &[Matrix, Figures, Voices, Words], "the next layout of this view"),
    row(Action::NextTopic, "next-topic", &["]", "tab"], &[Everywhere], "next topic"),
    row(Action::PreviousTopic, "previous-topic", &["[", "shift-tab"], &[Everywhere], "previous topic"),
    row(Action::Palette, "palette", &[":"], &[Everywhere], "go to anything by a few letters: command, topic, row, article"),
    row(Action::PickTopic, "pick-topic", &["t"], &[Everywhere], "pick a topic by typing"),
    row(Action::Filter, "filter", &["f"], &[Everywhere], "show only what passes conditions: outlet, date, text, figure, differ, …"),
    row(Action::ClearFilter, "clear-filter", &["F"], &[Everywhere], "show everything again, without the filter"),
    row(Action::Open, "open", &["enter"], &[Compare, Matrix, Figures, Voices, Words, Counterparts, NearMisses, Why, Topics, KeyScope::Export, KeyScope::Filter, Search, Workshop, Unsaved, Judging, Judgements], "open what is under the cursor: the article at the passage, the topic at the column"),
    row(Action::Search, "search", &["/"], SEARCHED_ANYHOW, "search what is seen; esc goes back"),
    row(Action::SearchAll, "search-all", &["g /"], &[Everywhere], "search all articles"),
    row(Action::NextPassage, "next-passage", &["n"], SEARCHED, "next place of what is searched, else of the term, else passage"),
    row(Action::PreviousPassage, "previous-passage", &["N"], SEARCHED, "previous one"),
    row(Action::Term, "term", &["*"], &[Everywhere], "look for a term or the selection: in all columns, or the open article"),
    row(Action::Why, "why", &["w"], &[Compare, Article], "why the passage is here"),
    row(Action::NearMisses, "near-misses", &["W"], &[Compare, Matrix], "what almost got in, of this column"),
    row(Action::Counterparts, "counterparts", &["C"], &[Compare, Article], "what stands closest to the passage in the other columns"),
    row(Action::Pin, "pin", &["p"], &[Compare, Counterparts], "pin it level with the passage one came from; take it off again"),
    row(Action::Silent, "silent", &["s"], &[Compare, NearMisses], "mark an empty cell as checked: silent; and back"),
    row(Action::Reject, "reject", &["d"], &[Compare, Judgements], "take the passage out of the topic; where judgements are listed, take one back"),
    row(Action::MovePassage, "move-passage", &["g m"], &[Compare], "move the passage to another row, a row of its own, or another topic"),
    row(Action::SplitRow, "split-row", &["g p"], &[Compare], "make a row of their own of some passages of the row"),
    row(Action::MergeRows, "merge-rows", &["g M"], &[Compare], "join the row with another"),
    row(Action::RenameRow, "rename-row", &["g n"], &[Compare], "name the row"),
    row(Action::Correct, "correct", &["i"], &[Compare], "correct what was read: whose, value, as of, said by, speaker"),
    row(Action::Note, "note", &["A"], &[Compare], "write a note on the passage"),
    row(Action::Reviewed, "reviewed", &["r"], &[Compare], "mark the cell as reviewed; and back"),
    row(Action::NextUnreviewed, "next-unreviewed", &["g r"], &[Compare], "to the next cell that is not reviewed"),
    row(Action::OwnChoice, "own-choice", &["P"], JUDGED, "show the program’s own choice, without judgements; and back"),
    row(Action::Judgements, "corrections", &["g c"], JUDGED, "everything that was judged, and what of it is not in force"),
    row(Action::Base, "base", &["b"], &[Compare], "hold the other columns against this one; and back"),
    row(Action::Widen, "widen", &["."], &[Compare], "show more around the passage: sentence, paragraph, neighbours, article"),
    row(Action::Narrow, "narrow", &[","], &[Compare], "show less around the passage"),
    row(Action::Details, "details", &["d"], &[Article], "what is known of the article and its outlet; and back"),
    row(Action::SecondArticle, "second-article", &["|"], &[Article], "a second article beside this one, then the next; after the last none"),
    row(Action::ToggleLink, "toggle-link", &["L"], &[Article], "let both articles scroll together, or each by itself"),
    row(Action::Select, "select", &["v"], &[Article, Selection], "a word cursor in the text; then select from there; esc drops it"),
    row(Action::NextWord, "next-word", &["w", "l", "right"], &[Selection], "to the next word"),
    row(Action::PreviousWord, "previous-word", &["b", "h", "left"], &[Selection], "to the word before"),
    row(Action::Copy, "copy", &["y"], PASSAGES, "copy the passage or the selection with its source"),
    row(Action::CopyRow, "copy-row", &["Y"], &[Compare], "copy the row with the sources of its passages"),
    row(Action::Export, "export", &["x"], &[Everywhere], "write the passage, row, topic or all to a file"),
    row(Action::OpenAddress, "open-address", &["O"], &[Compare, Article], "open the article's address in the browser"),
    row(Action::NextSort, "next-sort", &["r"], &[Figures, Words, Matrix, Voices], "sort by the next field"),
    row(Action::ReverseSort, "reverse-sort", &["R"], &[Figures, Words, Matrix, Voices], "sort the other way round"),
    row(Action::Finer, "finer", &["-"], &[Matrix], "shorter periods: year, month, week"),
    row(Action::Coarser, "coarser", &["+"], &[Matrix], "longer periods"),
    row(Action::Fold, "fold", &["z"], &[Compare], "fold every row to its values, and back"),
    row(Action::ToggleTopics, "toggle-topics", &["\\"], &[Compare], "hide or show the topics"),
    row(Action::ToggleColumns, "toggle-columns", &["o"], &[Compare], "columns by article, or by outlet"),
    row(Action::NextOrder, "next-order", &["c"], &[Compare], "order of columns: date, name, as listed"),
    row(Action::MoveColumnLeft, "move-column-left", &["<"], &[Compare], "move the column to the left"),
    row(Action::MoveColumnRight, "move-column-right", &[">"], &[Compare], "move the column to the right"),
    row(Action::NextColumns, "next-columns", &["}"], ARRANGED, "the next columns, as many as the screen holds"),
    row(Action::PreviousColumns, "previous-columns", &["{"], ARRANGED, "the columns before"),
    row(Action::HideColumn, "hide-column", &["H"], ARRANGED, "hide the column; the frame says how many are hidden"),
    row(Action::ShowColumns, "show-columns", &["U"], ARRANGED, "show all hidden columns again"),
    row(Action::FreezeColumn, "freeze-column", &["K"], ARRANGED, "keep the column at the left while others page; and back"),
    row(Action::ResetColumns, "reset-columns", &["="], ARRANGED, "columns as they come: none moved, hidden or frozen"),
    row(Action::Stricter, "stricter", &["-"], &[Compare], "suggest fewer rows, only the surest"),
    row(Action::Looser, "looser", &["+"], &[Compare], "suggest more rows, less sure ones too"),
    row(Action::ToggleSuggested, "toggle-suggested", &["S"], &[Compare], "hide or show suggested rows"),
    row(Action::AddTopic, "add-topic", &["a"], VIEWS_OR_SEARCH, "make a topic, and see at once what it finds"),
    row(Action::EditTopic, "edit-topic", &["E"], VIEWS, "change this topic, and see at once what comes and goes"),
    row(Action::DeleteTopic, "delete-topic", &["g d"], VIEWS, "delete this topic from the config; undo brings it back"),
    row(Action::DisableTopic, "disable-topic", &["g o"], VIEWS, "switch this topic off; it stays in the config; picking it switches it on"),
    row(Action::MoveTopicUp, "move-topic-up", &["g k"], VIEWS, "move this topic up in the list"),
    row(Action::MoveTopicDown, "move-topic-down", &["g j"], VIEWS, "move this topic down in the list"),
    row(Action::DeleteRow, "delete-row", &["ctrl-x"], &[Workshop], "take the row out that one types into"),
    row(Action::ToggleRow, "toggle-row", &["ctrl-o"], &[Workshop], "switch the row off that one types into, or on again"),
    row(Action::MoveRowUp, "move-row-up", &["ctrl-p"], &[Workshop], "move the row up that one types into"),
    row(Action::MoveRowDown, "move-row-down", &["ctrl-n"], &[Workshop], "move the row down that one types into"),
    row(Action::Undo, "undo", &["u"], JUDGED, "take the last change of the config, or judgement, back"),
    row(Action::Redo, "redo", &["ctrl-y"], JUDGED, "make it again"),
    row(Action::SaveConfig, "save-config", &["g s"], VIEWS, "save a config that could not be written: again, or elsewhere"),
    row(Action::EditConfig, "edit-config", &["e"], &[Everywhere], "edit the config at this topic"),
    row(Action::Reload, "reload", &["ctrl-r"], &[Everywhere], "read articles and config anew"),
    row(Action::Problems, "problems", &["!"], &[Everywhere], "what is wrong with articles and config"),
    row(Action::Help, "help", &["?"], &[Everywhere], "these keys"),
    row(Action::ToggleMouse, "toggle-mouse", &["m"], &[Everywhere], "let the mouse click and scroll here, or leave it to the terminal"),
    row(Action::Redraw, "redraw", &["ctrl-l"], &[Everywhere], "draw the screen anew"),
    row(Action::Suspend, "suspend", &["ctrl-z"], &[Everywhere], "back to the shell until `fg`"),
    row(Action::Back, "back", &["esc"], &[Everywhere], "back to where one came from"),
    row(Action::Quit, "quit", &["q"], &[Everywhere], "quit (so does ctrl-c, always)"),
];
