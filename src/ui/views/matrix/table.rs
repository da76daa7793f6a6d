//! What the three tables of the view have in common: a cursor that keeps its row and column by name
//! while the table changes under it, an order of rows, and how a count looks.

use crate::compare::comparison::Gap;
use crate::compare::tables::matrix::percent;
use crate::ui::keymap::Action;
use crate::ui::theme::Role;
use crate::ui::views::Setting;
use crate::ui::widgets::grid::{Cells, GridCursor, SHADES};
use crate::ui::widgets::looked::{InGrid, Looked};
use crate::ui::widgets::{PieceLine, piece};
use ratatui::layout::Rect;

/// A table whose rows and columns have names that last.
pub(super) trait Named: Cells {
    /// The name of a row.
    fn row_name(&self, row: usize) -> Option<String>;
    /// The name of a column.
    fn column_name(&self, column: usize) -> Option<String>;
}

/// In which order rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// As in the config or the comparison.
    Listed,
    Name,
    /// Most first.
    Count,
    /// Largest share of one column first.
    Share,
}

/// The words under which orders are kept.
const WORDS: [(Sort, &str); 4] =
    [(Sort::Listed, "listed"), (Sort::Name, "name"), (Sort::Count, "count"), (Sort::Share, "share")];

/// A table with its cursor, and how its rows are sorted.
pub(super) struct Part<T> {
    /// None while nothing is known.
    pub(super) table: Option<T>,
    pub(super) cursor: GridCursor,
    sorts: &'static [Sort],
    sort: usize,
    /// Whether rows stand the other way round.
    pub(super) reversed: bool,
    /// The name of the column whose share they are sorted by, if they are.
    pub(super) by: Option<String>,
}

impl<T: Named> Part<T> {
    /// Nothing yet, to be sorted by any of `sorts`, the first of them now.
    pub(super) fn new(sorts: &'static [Sort]) -> Self {
        Self { table: None, cursor: GridCursor::default(), sorts, sort: 0, reversed: false, by: None }
    }

    pub(super) fn sort(&self) -> Sort {
        self.sorts.get(self.sort).copied().unwrap_or(Sort::Listed)
    }

    /// How rows are sorted, in words that last: by what, whether the other way round, by which column.
    pub(super) fn sorted(&self) -> (Option<String>, bool, Option<String>) {
        (Setting::word(&self.sort(), &WORDS), self.reversed, self.by.clone())
    }

    /// Sorts rows as they were.
    pub(super) fn sort_again(&mut self, setting: &Setting) {
        let sort = Setting::value(setting.sort.as_ref(), &WORDS);
        self.sort = self.sorts.iter().position(|of| Some(*of) == sort).unwrap_or_default();
        (self.reversed, self.by) = (setting.reversed, setting.by.clone());
    }

    /// Takes in that another order is wanted, and says which; one by the share of a column is by the
    /// column under the cursor from now on.
    pub(super) fn sort_by(&mut self, action: Action) -> String {
        match action {
            Action::NextSort => self.sort = (self.sort + 1) % self.sorts.len().max(1),
            _ => self.reversed = !self.reversed,
        }
        self.by = self.column_name();
        self.order_in_words()
    }

    /// How rows are sorted.
    pub(super) fn order_in_words(&self) -> String {
        let by = match self.sort() {
            Sort::Listed => "as listed",
            Sort::Name => "by name",
            Sort::Count => "most first",
            Sort::Share => "by share of one column",
        };
        format!("{by}{}", if self.reversed { ", reversed" } else { "" })
    }

    /// The name of the row under the cursor.
    pub(super) fn row_name(&self) -> Option<String> {
        self.table.as_ref()?.row_name(self.cursor.rows.at)
    }

    /// The name of the column under the cursor.
    pub(super) fn column_name(&self) -> Option<String> {
        self.table.as_ref()?.column_name(self.cursor.column)
    }

    /// Takes in a changed table; the cursor stays on its row and column if they are there still.
    pub(super) fn replace(&mut self, table: Option<T>, area: Rect) {
        let (row, column) = (self.row_name(), self.column_name());
        self.table = table;
        self.go_to(row.as_deref(), column.as_deref(), area);
    }

    /// Puts the cursor on a row and a column; stays where it is with what is none or not there.
    pub(super) fn go_to(&mut self, row: Option<&str>, column: Option<&str>, area: Rect) {
        let Some(table) = &self.table else { return };
        let found = |count: usize, wanted: Option<&str>, name: &dyn Fn(usize) -> Option<String>| {
            let wanted = wanted?;
            (0..count).find(|index| name(*index).as_deref() == Some(wanted))
        };
        let row = found(table.rows(), row, &|row| table.row_name(row));
        let column = found(table.columns(), column, &|column| table.column_name(column));
        let (row, column) = (row.unwrap_or(self.cursor.rows.at), column.unwrap_or(self.cursor.column));
        self.cursor.select(table, area, row, column);
    }

    /// The table, to be looked through, as it is drawn into `area`.
    pub(super) fn looked(&mut self, area: Rect) -> Option<Box<dyn Looked + '_>> {
        let (cells, cursor) = (self.table.as_ref()?, &mut self.cursor);
        Some(Box::new(InGrid { cells, cursor, area }))
    }

    /// Moves the cursor; false if `action` is no movement.
    pub(super) fn act(&mut self, action: Action, area: Rect) -> bool {
        let Some(table) = &self.table else { return false };
        self.cursor.act(action, table, area)
    }
}

/// How much of the largest share a share is, as one mark: higher is more, nothing is blank.
pub(super) fn shade(share: f64, largest: f64) -> char {
    if share <= 0.0 || largest <= 0.0 {
        return ' ';
    }
    let steps = SHADES.len() as f64;
    let level = (share / largest * steps).ceil().clamp(1.0, steps);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 8")]
    let index = level as usize - 1;
    SHADES.get(index).copied().unwrap_or(' ')
}

/// "▅ 12 · 34%": a mark of ours, then a count of `digits` digits (`~` before one that is not sure)
/// and its share; none has no share.
pub(super) fn count_and_share(
    mark: char,
    (count, digits): (usize, usize),
    unsure: bool,
    share: f64,
) -> PieceLine {
    let unsure = if unsure { "~" } else { "" };
    let written = format!("{:>digits$}", format!("{unsure}{count}"));
    if count == 0 {
        return vec![piece(format!("{mark} {written}"), Role::Dim)];
    }
    vec![
        piece(format!("{mark} "), Role::Way),
        piece(written, Role::Text),
        piece(format!(" · {:>4}", percent(share)), Role::Dim),
    ]
}

/// How many digits a count has.
pub(super) fn digits(count: usize) -> usize {
    count.checked_ilog10().unwrap_or(0) as usize + 1
}

/// What is under the cursor in words.
#[derive(Default)]
pub(super) struct Words {
    /// Which cell it is, which the table shows as well.
    pub(super) of: PieceLine,
    /// What it says.
    pub(super) said: PieceLine,
}

/// What a gap of a kind is, and is not.
pub(super) fn gap_in_words(gap: Gap) -> &'static str {
    match gap {
        Gap::NoneFound => "no rule matched here; that is not to say it is silent",
        Gap::Silent => "the reader has checked: it says nothing",
        Gap::TakenOut => "the reader took out what was found here, or put it elsewhere",
        Gap::Earlier => "all its articles are older than what the others speak of",
        Gap::Language => "no term of the topic can match its language",
        Gap::NoArticle => "nothing of this outlet is in scope",
        Gap::Filtered => "a filter hides what is there",
        Gap::WireOnly => "only a copy of a text that another column has",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_grow_with_the_share() {
        let check = |share: f64, largest: f64, expected: char| assert_eq!(shade(share, largest), expected);
        check(0.0, 0.5, ' ');
        check(0.001, 0.5, '▁');
        check(0.25, 0.5, '▄');
        check(0.5, 0.5, '█');
        check(0.6, 0.5, '█');
        check(0.0, 0.0, ' ');
    }

    #[test]
    fn counts_stand_under_each_other() {
        let text = |line: PieceLine| line.into_iter().map(|(text, _)| text).collect::<String>();
        assert_eq!(text(count_and_share('▅', (12, 3), false, 0.34)), "▅  12 ·  34%");
        assert_eq!(text(count_and_share(' ', (0, 3), true, 0.0)), "   ~0");
        assert_eq!(text(count_and_share('▁', (1, 1), false, 0.001)), "▁ 1 ·  <1%");
        assert_eq!([digits(0), digits(9), digits(10), digits(100)], [1, 1, 2, 3]);
    }
}
