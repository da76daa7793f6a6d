//! What the marks say that stand in each view; the README says it at more length.

use crate::ui::keymap::KeyScope::{self, Article, Compare, Counterparts, Figures, Matrix, Voices, Why};

/// A mark: the views that have it, it, and what it says.
type Mark = (&'static [KeyScope], &'static str, &'static str);

/// Where figures are told.
const VALUES: &[KeyScope] = &[Compare, Figures];
/// Where it is said who says something.
const NAMES: &[KeyScope] = &[Compare, Figures, Voices, Why];
/// Where it is said which article something is of.
const SOURCES: &[KeyScope] = &[Compare, Matrix, Figures, Voices, Article, Counterparts];
/// Where cells may be empty.
const GAPS: &[KeyScope] = &[Compare, Matrix];

/// All marks, those of a view together.
#[rustfmt::skip]
const MARKS: &[Mark] = &[
    (&[Compare], "● ·", "a column that has something in this row, one that has not"),
    (&[Compare], "┄ “grey ships”", "a suggested row, and what its passages share"),
    (&[Compare], "═ “grey ships”", "a row that somebody pinned, and what its passages share"),
    (&[Compare], "underlined words", "why it is here: what the row shares; bold where a term matched"),
    (&[Compare], "bold, slanted, dim", "a figure of the row; how sure the text is of it; a figure of another row"),
    (&[Article], "▶", "what the cursor stands on"),
    (&[Article], "▌ ┆", "a passage of this topic, of another; bold where it is, a term of the topic more so"),
    (&[Article], "▐ a b * +", "at the right: what is seen; topics (d says which); the term that is sought; all others"),
    (&[Article], "░ ▒ █", "there: some of a part of the text is on the topic, over a third, over two thirds"),
    (&[Article], "- = ≡", "there: one place of the term in a part of the text, two, more"),
    (&[Matrix], "▁ ▅ █", "how much of the largest share it is"),
    (&[Voices], "3“” 1r", "three quotations between marks, one in other words"),
    (SOURCES, "~2 Dec 2021", "the date was guessed by whoever added the article"),
    (NAMES, "?", "behind a name: guessed, by whoever added the article or by a rule; behind a title in words"),
    (SOURCES, "†", "a machine translation"),
    (&[Compare], "de: read for …", "texts in this language are not read for figures, names and speakers"),
    (VALUES, "~ ≥ ≤", "before a value: about; at least or more than; up to"),
    (VALUES, "< <~", "before a value: less than; almost"),
    (&[Compare], "≠ 127,000 ¶18", "the same article gives another value there"),
    (&[Figures], "≠", "the same article gives another value; values of the row differ"),
    (VALUES, "(part) (added)", "behind a value: a part of another figure; added to one, or planned; not in the spread"),
    (VALUES, "(vague)", "behind the words of a text: only an order of magnitude; not in the spread"),
    (&[Compare], "(not comparable)", "behind a value: it counts something else than most of the row"),
    (&[Figures], "[2021-12]", "nothing is said of when: the article’s own date"),
    (&[Figures], "▲ ▼ ▽ ≲", "in the chart: at least; up to; less than; almost"),
    (VALUES, "own voice", "the article credits nobody with it, as far as was found"),
    (&[Compare], "quotes, cites", "whose words stand between marks; who is reported in other words"),
    (&[Compare], "is a Sunday", "a date in the text that does not fit its weekday"),
    (GAPS, "none found", "no rule matched here; that is not to say it is silent"),
    (GAPS, "taken out", "you took out what was found here, or put it elsewhere"),
    (GAPS, "earlier", "published before the time that the row speaks of"),
    (&[Compare], "✎ ✓", "judged: corrected, put here, or a note; a reviewed cell (w says by whom)"),
    (&[Compare], "✓ silent", "an empty cell that somebody checked (enter says who)"),
    (&[Figures], "✎ ✓", "judged: a corrected field; at ¶: put there, or a note; its cell is reviewed"),
    (&[Voices], "✎ ✓", "judged: the speaker is corrected; at ¶: put there, or a note; its cell is reviewed"),
    (&[Matrix], "✎ ✓", "judged: something of it is corrected or taken out; all is reviewed, or checked"),
    (&[Article], "✎ ✓", "judged: corrected, put there, or a note; reviewed; without a bar: taken out (d says by whom)"),
    (&[Counterparts, Why], "✎ ✓", "judged: corrected, put there, or a note; its cell is reviewed"),
    (&[Compare], "▌ ▏", "the cursor; the rest of its cell"),
    (&[Compare], "+2 ▸ ◂ 1", "columns that do not fit: go there to bring them in"),
    (&[Compare, Article], "new, +2, changed", "an article, or so many passages of new ones, since the last visit; not what it was"),
    (&[Compare], "+7 months", "so much later than the column before it"),
];

/// The marks of the view whose scope is `of`, each with what it says.
pub(super) fn marks(of: KeyScope) -> impl Iterator<Item = (&'static str, &'static str)> {
    MARKS.iter().filter(move |(scopes, ..)| scopes.contains(&of)).map(|(_, mark, words)| (*mark, *words))
}
