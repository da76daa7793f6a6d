//! What the reader asks and judges of the cell under the cursor: its counterparts and near misses,
//! pins taken off, empty cells marked as checked.

use super::super::{Focus, Request, Tab, Task};
use super::laid::Laid;
use crate::compare::comparison::{Cell, Columns, Gap, Way};
use crate::compare::corrections::Mark;
use crate::ui::keymap::Action;
use crate::ui::layout::outlet_in_words;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::widgets::{piece, width_of};
use std::sync::Arc;

/// What an action asks about the cell under the cursor; none if it is not about judging a cell.
pub(super) fn request(laid: &Laid, shared: &Shared, action: Action) -> Option<Request> {
    if laid.spot.is_none() && action == Action::NearMisses {
        return near_misses_of_nothing(laid);
    }
    if action == Action::NextUnreviewed {
        return Some(next_unreviewed(laid));
    }
    let is_of_passages = matches!(action, Action::Open | Action::Why | Action::Copy);
    let is_judged = matches!(action, Action::Reject | Action::MovePassage | Action::Correct | Action::Note);
    if let Some(request) = task(laid, action) {
        return Some(request);
    }
    match (action, laid.cell()?.2) {
        (Action::Reject, Cell::Passages(_)) => Some(reject(laid, shared)),
        (Action::Reviewed, _) => Some(reviewed(laid, shared)?),
        (Action::Counterparts, Cell::Passages(_)) => Some(laid.on_passage(|_, passage| {
            Request::OpenCounterparts { article: passage.article, span: passage.span }
        })),
        (Action::NearMisses, _) => Some(near_misses(laid)?),
        (Action::Pin, Cell::Passages(_)) => Some(take_pin_off(laid, shared)),
        (Action::Silent, _) => Some(silent(laid, shared)?),
        (Action::Counterparts | Action::Pin, Cell::Gap(gap)) => about(laid, shared, *gap),
        (_, Cell::Gap(gap)) if is_judged => nothing_here(laid, shared, *gap),
        (_, Cell::Gap(gap)) if is_of_passages => about(laid, shared, *gap),
        _ => None,
    }
}

/// A judgement that needs a choice or words, if the action asks for one and there is what it is of.
fn task(laid: &Laid, action: Action) -> Option<Request> {
    let (row, _, cell) = laid.cell()?;
    let (task, is_of_row) = match action {
        Action::MovePassage => (Task::Move, false),
        Action::Correct => (Task::Correct, false),
        Action::Note => (Task::Note, false),
        Action::SplitRow => (Task::Split, true),
        Action::MergeRows => (Task::Merge, true),
        Action::RenameRow => (Task::Rename, true),
        _ => return None,
    };
    let passage = laid.passage().cloned().map(Box::new);
    if !is_of_row && cell.passages().is_empty() {
        return None;
    }
    // A split begins with the passage; what is of the row alone is named by it.
    let passage = passage.filter(|_| !is_of_row || task == Task::Split);
    let comparison = Arc::clone(&laid.layout.comparison);
    Some(Request::OpenJudging { task, comparison, row, passage })
}

/// Takes the passage under the cursor from the topic.
fn reject(laid: &Laid, shared: &Shared) -> Request {
    let comparison = &laid.layout.comparison;
    let Some(words) = laid.passage().and_then(|passage| comparison.words(passage)) else {
        return Request::Tell("no passage is under the cursor".to_owned());
    };
    let known = &shared.settings.question.corrections;
    let next = known.with_rejected(&comparison.topic.id, words, &shared.stamp());
    Request::correct(next, format!("taken out of {}", comparison.topic.name))
}

/// Marks the cell as reviewed as it is, or no more.
fn reviewed(laid: &Laid, shared: &Shared) -> Option<Request> {
    let (row, column, cell) = laid.cell()?;
    if cell.passages().is_empty() {
        let silent = shared.settings.keymap.hint(&[Action::Silent]);
        return Some(Request::Tell(format!("an empty cell: {silent} marks it as checked")));
    }
    let comparison = &laid.layout.comparison;
    let mark = comparison.cell_mark(row, column)?;
    let known = &shared.settings.question.corrections;
    let said = if known.is_reviewed(&mark) { "no longer reviewed" } else { "reviewed as it is" };
    Some(Request::correct(known.with_review_toggled(&mark, &shared.stamp()), said))
}

/// Goes to the next cell with passages that is not reviewed, row by row, round the end.
fn next_unreviewed(laid: &Laid) -> Request {
    let comparison = &laid.layout.comparison;
    let order = &laid.layout.frame.order;
    let cells: Vec<(usize, usize)> =
        (0..comparison.rows.len()).flat_map(|row| order.iter().map(move |column| (row, *column))).collect();
    let here = laid.cell().and_then(|(row, column, _)| cells.iter().position(|at| *at == (row, column)));
    let next = here.map_or(0, |here| here + 1);
    let waits = |(row, column): &&(usize, usize)| {
        comparison.rows.get(*row).is_some_and(|row| {
            let is_full = row.cells.get(*column).is_some_and(|cell| !cell.passages().is_empty());
            is_full && !row.judged.cells.reviewed.contains_key(column)
        })
    };
    let (before, after) = cells.split_at(next.min(cells.len()));
    let Some((row, column)) = after.iter().chain(before).find(waits) else {
        return Request::Tell("every cell that holds passages is reviewed".to_owned());
    };
    let row = comparison.rows.get(*row);
    let passage = row.and_then(|row| row.cells.get(*column)?.passages().first());
    let focus = Focus {
        column: comparison.columns.get(*column).map(|column| column.id.clone()),
        row: row.map(|row| row.id.clone()),
        passage: passage.map(|passage| (passage.article.clone(), passage.span)),
    };
    Request::Show { tab: Tab::Compare, topic: None, focus }
}

/// Of a gap its cell, of a passage the whole topic.
fn near_misses(laid: &Laid) -> Option<Request> {
    let (row, column, cell) = laid.cell()?;
    let comparison = &laid.layout.comparison;
    let row = comparison.rows.get(row).filter(|_| cell.passages().is_empty()).map(|row| row.id.clone());
    Some(Request::OpenNearMisses { row, column: comparison.columns.get(column)?.id.clone() })
}

/// Where nothing matches there is no cell: of the whole topic, in the first column.
fn near_misses_of_nothing(laid: &Laid) -> Option<Request> {
    let column = laid.layout.comparison.columns.get(*laid.layout.frame.order.first()?)?;
    Some(Request::OpenNearMisses { row: None, column: column.id.clone() })
}

fn take_pin_off(laid: &Laid, shared: &Shared) -> Request {
    let comparison = &laid.layout.comparison;
    let row = laid.cell().and_then(|(row, ..)| comparison.rows.get(row));
    let passage = laid.passage().filter(|_| row.is_some_and(|row| row.way == Way::Pinned));
    let off = passage.and_then(|passage| {
        let words = comparison.words(passage)?;
        let id = row?.judged.id.as_ref()?;
        shared.settings.question.corrections.without_member(&comparison.topic.id, id, words)
    });
    match off {
        Some(next) => Request::correct(next, "taken off the pinned row"),
        None if row.is_some_and(|row| row.judged.mark.is_some()) => {
            let who = row.and_then(|row| row.judged.mark.as_ref()).map(Mark::who).unwrap_or_default();
            Request::Tell(format!("{who} put it here, in a file of their own: only that can take it away"))
        }
        None => {
            let hint = |action| shared.settings.keymap.hint(&[action]);
            let (counterparts, pin) = (hint(Action::Counterparts), hint(Action::Pin));
            Request::Tell(format!(
                "{counterparts} lists counterparts; {pin} there pins one level with this passage"
            ))
        }
    }
}

fn silent(laid: &Laid, shared: &Shared) -> Option<Request> {
    let (row, column, cell) = laid.cell()?;
    if !cell.passages().is_empty() {
        let why = "something was found here: only an empty cell can be marked as silent";
        return Some(Request::Tell(why.to_owned()));
    }
    if let Cell::Gap(gap @ Gap::Filtered) = cell {
        return about(laid, shared, *gap);
    }
    Some(Request::toggle_silence(shared, &laid.layout.comparison.cell_mark(row, column)?))
}

/// That there is no passage to be judged, and what can be done instead.
fn nothing_here(laid: &Laid, shared: &Shared, gap: Gap) -> Option<Request> {
    if matches!(gap, Gap::Filtered | Gap::TakenOut | Gap::Silent) {
        return about(laid, shared, gap);
    }
    let hint = |action| shared.settings.keymap.hint(&[action]);
    let (near, silent) = (hint(Action::NearMisses), hint(Action::Silent));
    let said = format!("no passage is in this cell: {near} near misses, {silent} marks it as checked");
    Some(Request::Tell(said))
}

/// What an empty cell means, what it does not, and what to do about it.
fn about(laid: &Laid, shared: &Shared, gap: Gap) -> Option<Request> {
    let (row, column, _) = laid.cell()?;
    let comparison = &laid.layout.comparison;
    let outlet = outlet_in_words(comparison.columns.get(column)?);
    let row = comparison.rows.get(row)?;
    let said = match gap {
        Gap::NoneFound if row.way == Way::Pinned && !row.judged.takes => {
            format!("nothing of {outlet} is pinned in this row")
        }
        Gap::NoneFound if row.judged.is_own() => format!("nothing of {outlet} was put into this row"),
        Gap::NoneFound if row.judged.cells.changed.contains_key(&column) => match comparison.kind {
            Columns::Article => {
                format!("none found in {outlet}, whose text is another than when it was checked")
            }
            Columns::Outlet => {
                format!("none found in {outlet}; a text is new or another since it was checked")
            }
        },
        Gap::NoneFound => format!("none found in {outlet}, which is not to say it is silent"),
        Gap::Silent => match row.judged.cells.silent.get(&column) {
            Some(mark) => format!("silent: {} marked {outlet} as checked here", mark.who()),
            None => format!("silent: {outlet} was marked as checked here"),
        },
        Gap::TakenOut => format!("what {outlet} says was taken out of this row"),
        Gap::Earlier => format!("earlier: {outlet} was published before what this row speaks of"),
        Gap::Language => format!("language: no term of this topic can match the language of {outlet}"),
        Gap::NoArticle => format!("no article: nothing of {outlet} is in scope"),
        Gap::Filtered => format!("filtered: a filter hides what {outlet} says here"),
        Gap::WireOnly => format!("wire only: {outlet} has only a copy of a text that another column has"),
    };
    let hint = |action| shared.settings.keymap.hint(&[action]);
    if gap == Gap::Filtered {
        return Some(Request::Tell(format!("{said}; {} clears it", hint(Action::ClearFilter))));
    }
    if gap == Gap::TakenOut {
        let (judgements, own) = (hint(Action::Judgements), hint(Action::OwnChoice));
        let said = format!("{said}; {judgements} lists it, {own} shows the program’s own choice");
        return Some(Request::Tell(said));
    }
    let (near, silent) = (hint(Action::NearMisses), hint(Action::Silent));
    let (mark, short) = match gap {
        Gap::Silent => ("takes it back", "takes it back"),
        _ => ("marks it as checked", "marks it"),
    };
    let long = format!("{said}; {near} near misses, {silent} {mark}");
    let fits = width_of(&[piece(long.as_str(), Role::Notice)]) < shared.size.0;
    let short = format!("{}; {near} near misses, {silent} {short}", row.label_of(gap));
    Some(Request::Tell(if fits { long } else { short }))
}
