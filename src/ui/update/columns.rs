//! What keys make of the columns by hand: hidden and shown again, frozen, all taken back.
//!
//! Here and not in a view, because every view that shows columns side by side stands in what is made
//! here; which column is meant is what the topmost says that it looks at.

use super::{tabs, tell};
use crate::compare::comparison::Column;
use crate::ui::keymap::Action;
use crate::ui::layout::by_hand::Places;
use crate::ui::layout::outlet_in_words;
use crate::ui::model::{Model, Shared};

/// Takes in an action on columns.
pub(super) fn act(model: &mut Model, action: Action) {
    let column = tabs::focus(model).column;
    let shared = &mut model.shared;
    let said = match (action, column) {
        (Action::ShowColumns, _) => show_all(shared),
        (Action::ResetColumns, _) => reset(shared),
        (_, None) => "no column is under the cursor".to_owned(),
        (Action::HideColumn, Some(column)) => hide(shared, column),
        (_, Some(column)) => freeze(shared, column),
    };
    shared.revision += 1;
    tell(shared, said);
}

/// Shows one hidden column again.
pub(super) fn show(shared: &mut Shared, column: &str) {
    if shared.hidden.remove(column) {
        let said = format!("{} shown again", name(shared, column));
        shared.revision += 1;
        tell(shared, said);
    }
}

/// What is said of a column that one went to but that is hidden.
pub(super) fn told_hidden(shared: &Shared, column: &str) -> Option<String> {
    let is_hidden = |columns: &[Column]| {
        let hidden = Places::of(columns, shared.by_hand()).hidden;
        hidden.iter().any(|hidden| columns.get(hidden.column).is_some_and(|of| of.id == column))
    };
    let columns = &shared.comparison()?.columns;
    let key = shared.settings.keymap.hint(&[Action::ShowColumns]);
    is_hidden(columns).then(|| format!("{} is hidden; {key} shows it", name(shared, column)))
}

fn columns(shared: &Shared) -> &[Column] {
    shared.comparison().map(|comparison| comparison.columns.as_slice()).unwrap_or_default()
}

fn name(shared: &Shared, column: &str) -> String {
    columns(shared).iter().find(|of| of.id == column).map(outlet_in_words).unwrap_or_default()
}

fn hide(shared: &mut Shared, column: String) -> String {
    if Places::of(columns(shared), shared.by_hand()).order.len() < 2 {
        return "the last column stays: none is left else".to_owned();
    }
    let key = shared.settings.keymap.hint(&[Action::ShowColumns]);
    let of = if shared.base.as_ref() == Some(&column) { ", still the base" } else { "" };
    let said = format!("{} is hidden; {key} shows it{of}", name(shared, &column));
    shared.hidden.insert(column);
    said
}

fn show_all(shared: &mut Shared) -> String {
    let hidden = Places::of(columns(shared), shared.by_hand()).hidden;
    if hidden.is_empty() {
        return "no column is hidden".to_owned();
    }
    let ids: Vec<String> = hidden
        .iter()
        .filter_map(|hidden| columns(shared).get(hidden.column))
        .map(|of| of.id.clone())
        .collect();
    ids.iter().for_each(|id| {
        shared.hidden.remove(id);
    });
    format!("{} shown again, none is hidden", ids.len())
}

fn freeze(shared: &mut Shared, column: String) -> String {
    let name = name(shared, &column);
    if shared.frozen.remove(&column) {
        return format!("{name} is frozen no longer");
    }
    let key = shared.settings.keymap.hint(&[Action::FreezeColumn]);
    shared.frozen.insert(column);
    format!("{name} frozen at the left (▮); {key} frees it")
}

fn reset(shared: &mut Shared) -> String {
    let made = [
        (!shared.column_order.is_empty()).then(|| "order".to_owned()),
        (!shared.hidden.is_empty()).then(|| format!("{} hidden", shared.hidden.len())),
        (!shared.frozen.is_empty()).then(|| format!("{} frozen", shared.frozen.len())),
    ];
    let made: Vec<String> = made.into_iter().flatten().collect();
    shared.column_order.clear();
    shared.hidden.clear();
    shared.frozen.clear();
    match made.is_empty() {
        true => "columns stand as they come already".to_owned(),
        false => format!("columns reset: {}", made.join(", ")),
    }
}
