//! What the reader asks and judges of the cell under the cursor: its counterparts and near misses,
//! pins taken off, empty cells marked as checked.

use super::super::Request;
use super::laid::Laid;
use crate::compare::comparison::{Cell, Gap, Way};
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
    let is_of_passages = matches!(action, Action::Open | Action::Why | Action::Copy);
    match (action, laid.cell()?.2) {
        (Action::Counterparts, Cell::Passages(_)) => Some(laid.on_passage(|_, passage| {
            Request::OpenCounterparts { article: passage.article, span: passage.span }
        })),
        (Action::NearMisses, _) => Some(near_misses(laid)?),
        (Action::Pin, Cell::Passages(_)) => Some(take_pin_off(laid, shared)),
        (Action::Silent, _) => Some(silent(laid, shared)?),
        (Action::Counterparts | Action::Pin, Cell::Gap(gap)) => about(laid, shared, *gap),
        (_, Cell::Gap(gap)) if is_of_passages => about(laid, shared, *gap),
        _ => None,
    }
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
        shared.settings.question.corrections.without_member(&comparison.topic.id, words)
    });
    match off {
        Some(next) => {
            Request::Correct { corrections: Arc::new(next), said: "taken off the pinned row".to_owned() }
        }
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
        Gap::NoneFound => format!("none found in {outlet}, which is not to say it is silent"),
        Gap::Silent => match row.judged.cells.silent.get(&column) {
            Some(mark) => format!("silent: {} marked {outlet} as checked here", mark.who()),
            None => format!("silent: {outlet} was marked as checked here"),
        },
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
