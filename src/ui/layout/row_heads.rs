//! Heads of rows: what the passages share, how the row came about, a mark for every column, and for
//! figures the spread. A suggested row has a dashed rule, a pinned one a double rule, and both have
//! quotation marks around what they share.
//!
//! What does not fit beside the label goes to lines of its own, the spread first; only the months
//! of a spread are left out where they alone would take another line: the label says them too.

use super::by_hand::Hidden;
use super::line::{Inked, Line};
use super::signs::CORRECTED;
use crate::compare::alignment::Ways;
use crate::compare::comparison::{Cell, Comparison, Gap, Row, Way, in_words};
use crate::compare::counted;
use crate::ui::model::visits::News;
use crate::ui::theme::Role;

/// Of more things that a suggested or pinned row shares than this its head says only how many.
const MOST_SHARES: usize = 4;

/// What all heads of one layout are made from.
pub(super) struct RowHeads<'a> {
    pub comparison: &'a Comparison,
    /// The indices of the columns in the order in which they are shown.
    pub order: &'a [usize],
    /// The columns that are not shown.
    pub hidden: &'a [Hidden],
    /// The width of the pane, in cells.
    pub width: u16,
    /// What came since the last visit.
    pub news: &'a News,
}

impl RowHeads<'_> {
    /// The head of the section of what stands alone, `hidden` passages of it in columns that are
    /// not shown.
    pub(super) fn of_alone(&self, ways: Ways, hidden: usize) -> Vec<Line> {
        let label = Inked::of(self.comparison.kind.of_alone(ways), Role::RowHead);
        let alone = self.comparison.rows.iter().filter(|row| row.way == Way::Alone);
        let new = self.of_new(alone.map(|row| self.news.in_row(row)).sum());
        let of_hidden = format!("○ {} hidden", counted(hidden, "passage"));
        let of_hidden = (hidden > 0).then(|| Inked::of(&of_hidden, Role::Warning));
        let parts: Vec<Inked> = [new, of_hidden].into_iter().flatten().collect();
        rule(self.width, '─', label, &parts)
    }

    /// "─ label ─── figure ·●● ── +1 since 3 March ── 90,000+ … 127,000 · Nov to Feb ─"
    pub(super) fn of_row(&self, row: &Row) -> Vec<Line> {
        let (role, dash) = match row.way {
            Way::Suggested => (Role::Suggested, '┄'),
            Way::Pinned => (Role::Suggested, '═'),
            Way::Named | Way::Figure | Way::Alone => (Role::RowHead, '─'),
        };
        let says_shares = matches!(row.way, Way::Suggested | Way::Pinned) && !row.shares.is_empty();
        let label = if says_shares { quoted(row) } else { row.label.clone() };
        let mut came = Inked::default();
        if row.judged.mark.is_some() {
            came.ours(&format!("{CORRECTED} "), Role::Judged);
        }
        came.ours(&way(row), Role::Way);
        came.ours(&format!(" {}", self.coverage(row)), role);
        let new = self.of_new(self.news.in_row(row));
        let with = |spread: Option<String>| {
            let spread = spread.map(|spread| Inked::of(&spread, Role::RowHead));
            let parts: Vec<Inked> = [Some(came.clone()), new.clone(), spread].into_iter().flatten().collect();
            rule(self.width, dash, Inked::of(&label, role), &parts)
        };
        let whole = with(in_words::spread(self.comparison, row, true));
        if whole.len() == 1 {
            return whole;
        }
        let shorter = with(in_words::spread(self.comparison, row, false));
        if shorter.len() < whole.len() { shorter } else { whole }
    }

    /// "+1 since 3 March".
    fn of_new(&self, count: usize) -> Option<Inked> {
        self.news.count_in_words(count).map(|words| Inked::of(&words, Role::New))
    }

    /// A mark for every column, on and off the screen, small and hollow where a filter hides what is
    /// there, and behind them one for every hidden column: "●·◦ ○·"; of more than a line holds, how
    /// many have something: "417 of 1000".
    fn coverage(&self, row: &Row) -> String {
        let has = |column: usize| row.cells.get(column).is_some_and(|cell| !cell.passages().is_empty());
        let hidden = || self.hidden.iter().map(|hidden| hidden.column);
        let count = self.order.len() + self.hidden.len();
        if count > usize::from(self.width.saturating_sub(5)) {
            let all = self.order.iter().copied().chain(hidden());
            return format!("{} of {count}", all.filter(|column| has(*column)).count());
        }
        let mark = |column: usize, mark: char| match row.cells.get(column) {
            Some(Cell::Passages(_)) => mark,
            Some(Cell::Gap(Gap::Filtered)) => '◦',
            Some(Cell::Gap(_)) | None => '·',
        };
        let mut marks: String = self.order.iter().map(|column| mark(*column, '●')).collect();
        if !self.hidden.is_empty() {
            marks.push(' ');
            marks.extend(hidden().map(|column| mark(column, '○')));
        }
        marks
    }
}

/// How a row came about, and who made it or added to it: "pinned by you".
fn way(row: &Row) -> String {
    let way = row.way.name();
    match &row.judged.mark {
        Some(mark) if row.judged.adds => format!("{way}, added to by {}", mark.who()),
        Some(mark) => format!("{way} by {}", mark.who()),
        None => way.to_owned(),
    }
}

/// What a suggested or pinned row shares, in quotation marks: "“red line” · “envoy”". Its label says the same
/// in one string, so it is not drawn.
fn quoted(row: &Row) -> String {
    let shares = row.shares.iter().take(MOST_SHARES);
    let mut parts: Vec<String> =
        shares.map(|share| format!("“{}”", share.trim_matches(['“', '”']))).collect();
    if row.shares.len() > MOST_SHARES {
        parts.push(format!("{} more", row.shares.len() - MOST_SHARES));
    }
    parts.join(" · ")
}

/// A rule across the pane with the label at its left and parts at its right. Where one line is too
/// short, the last parts go below, then all of them.
fn rule(width: u16, dash: char, label: Inked, parts: &[Inked]) -> Vec<Line> {
    let room = width.saturating_sub(4).max(1);
    for beside in (0..=parts.len()).rev() {
        if let Some(line) = one_line(width, dash, &label, &parts[..beside]) {
            let below = joined(&parts[beside..], " · ").lines(room);
            return [line].into_iter().chain(below.into_iter().map(indented)).collect();
        }
    }
    let mut lines = Vec::new();
    for (index, line) in label.lines(room).into_iter().enumerate() {
        if index > 0 {
            lines.push(indented(line));
            continue;
        }
        let mut line = line.after(&format!("{dash} "), Role::Border);
        if let Some(rest) = width.checked_sub(line.width() + 1).filter(|rest| *rest > 0) {
            line.push(&format!(" {}", dashes(dash, rest)), Role::Border);
        }
        lines.push(line);
    }
    lines.extend(joined(parts, " · ").lines(room).into_iter().map(indented));
    lines
}

/// "─ label ─── part ── part ─", if it fits.
fn one_line(width: u16, dash: char, label: &Inked, parts: &[Inked]) -> Option<Line> {
    let right = joined(parts, &format!(" {} ", dashes(dash, 2)));
    let own = if right.is_empty() { 3 } else { 6 };
    let taken = label.width().saturating_add(right.width()).saturating_add(own);
    if taken >= width {
        return None;
    }
    let mut line = label.lines(width).pop().unwrap_or_default().after(&format!("{dash} "), Role::Border);
    line.push(&format!(" {}", dashes(dash, width - taken)), Role::Border);
    if let Some(right) = right.lines(width).pop() {
        line.push(" ", Role::Border);
        line.pieces.extend(right.pieces);
        line.push(&format!(" {dash}"), Role::Border);
    }
    Some(line)
}

fn dashes(dash: char, count: u16) -> String {
    dash.to_string().repeat(usize::from(count))
}

fn joined(parts: &[Inked], by: &str) -> Inked {
    let mut joined = Inked::default();
    for part in parts {
        if !joined.is_empty() {
            joined.ours(by, Role::Border);
        }
        joined.append(part.clone());
    }
    joined
}

fn indented(line: Line) -> Line {
    line.after("  ", Role::Border)
}
