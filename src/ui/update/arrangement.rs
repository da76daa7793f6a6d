//! Keys that change how columns and rows are made and which of them are shown: what is compared anew, and what is told of it.
//!
//! How many rows are suggested is known only when the present topic has been compared anew, which
//! happens beside the screen: it is told then.

use super::{Effect, compare_anew, tell};
use crate::compare::alignment::{Settings, Tightness, Way};
use crate::compare::comparison::{Arrangement, Columns, Comparison, Order};
use crate::compare::counted;
use crate::compare::filter::{Filter, InForce};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use std::sync::Arc;

/// Columns by the other kind, or in the next order; an order made by hand gives way to it.
pub(super) fn columns_anew(shared: &mut Shared, action: Action) -> Vec<Effect> {
    let Arrangement { columns, order, .. } = shared.arrangement();
    let present = shared.comparison().map(|comparison| comparison.kind).or(columns).unwrap_or_default();
    let arrangement = &mut shared.settings.question.arrangement;
    let words = if action == Action::ToggleColumns {
        let (kind, words) = match present {
            Columns::Article => (Columns::Outlet, "columns by outlet"),
            Columns::Outlet => (Columns::Article, "columns by article"),
        };
        arrangement.columns = Some(kind);
        words
    } else {
        let (next, words) = match order {
            Order::Date => (Order::Name, "columns by name"),
            Order::Name => (Order::Listed, "columns as the config lists the outlets"),
            Order::Listed => (Order::Date, "columns by date"),
        };
        arrangement.order = next;
        words
    };
    shared.column_order.clear();
    tell(shared, words.to_owned());
    compare_anew(shared)
}

/// Fewer or more suggested rows, or none of them.
pub(super) fn rows_anew(shared: &mut Shared, action: Action) -> Vec<Effect> {
    let rows = &mut shared.settings.question.arrangement.rows;
    if action == Action::ToggleSuggested {
        rows.only.suggested = !rows.only.suggested;
    } else {
        let now = rows.tightness.sentences();
        let wanted = if action == Action::Looser { now.saturating_add(1) } else { now.saturating_sub(1) };
        match Tightness::new(wanted) {
            Some(tightness) => rows.tightness = tightness,
            None if rows.only.suggested => {
                let most = if action == Action::Looser { "loosest" } else { "strictest" };
                let words = format!("{}: the {most} there is", tightness_in_words(*rows));
                tell(shared, words);
                return Vec::new();
            }
            None => {}
        }
        rows.only.suggested = true;
    }
    let words = rows_in_words(*rows, "comparing…");
    shared.tell_of_rows = true;
    tell(shared, words);
    compare_anew(shared)
}

/// Puts a filter in force, or none if it admits everything, and says which.
pub(super) fn set_filter(shared: &mut Shared, filter: Filter) -> Vec<Effect> {
    let key = |action| shared.settings.keymap.hint(&[action]);
    let is_empty = filter.is_empty();
    let words = match (filter == shared.settings.question.filter.filter, is_empty) {
        (true, true) => format!("no filter is in force; {} sets one", key(Action::Filter)),
        (false, true) => "the filter is cleared: all is shown".to_owned(),
        (_, false) => format!("filter: {filter}; {} clears it", key(Action::ClearFilter)),
    };
    let is_same = filter == shared.settings.question.filter.filter;
    tell(shared, words);
    if is_same {
        return Vec::new();
    }
    let new_articles = Arc::clone(&shared.news.new);
    shared.settings.question.filter = Arc::new(InForce { filter, new_articles });
    compare_anew(shared)
}

/// Says how many rows are suggested, if a key has just changed that.
pub(super) fn tell_of_rows(shared: &mut Shared, comparison: &Comparison) {
    if std::mem::take(&mut shared.tell_of_rows) {
        let suggested = comparison.rows.iter().filter(|row| row.way == Way::Suggested).count();
        let words = rows_in_words(shared.arrangement().rows, &counted(suggested, "suggested row"));
        tell(shared, words);
    }
}

fn rows_in_words(rows: Settings, result: &str) -> String {
    match rows.only.suggested {
        true => format!("{} · {result}", tightness_in_words(rows)),
        false => "suggested rows are hidden: their passages stand at the end".to_owned(),
    }
}

/// "tightness 3 of 2–4".
fn tightness_in_words(rows: Settings) -> String {
    let [strict, loose] = [Tightness::STRICT, Tightness::LOOSE].map(Tightness::sentences);
    format!("tightness {} of {strict}–{loose}", rows.tightness.sentences())
}
