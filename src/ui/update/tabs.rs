//! Going from one view under a digit to another, and keeping what one looks at.
//!
//! The views lie in a pile: going to one lays it on top, each lies there once, and Esc takes the
//! topmost off, so that it leads back the way one came. The compare view lies under the pile.

use super::{columns, tell};
use crate::ui::model::Model;
use crate::ui::views::{self, Focus, Open, Tab, figures};

/// Goes to a view with the cursor on what the reader looks at now.
pub(super) fn go_to(model: &mut Model, tab: Tab) {
    if top(model) == Some(tab) {
        let name = Tab::ALL.iter().find(|(of, ..)| *of == tab).map_or("", |(.., name)| name);
        return tell(&mut model.shared, format!("this is the {} view already", name.to_lowercase()));
    }
    let focus = if model.carried.moved { focus(model) } else { model.carried.focus.clone() };
    if let Some(left) = top(model) {
        remember(model, left, &focus);
    }
    show(model, tab, &focus);
}

/// Takes in that the reader does something in the view that lies on top.
pub(super) fn has_moved(model: &mut Model) {
    model.carried.moved = true;
    let top = top(model);
    model.carried.shown.retain(|(tab, ..)| Some(*tab) != top);
}

/// Notes that a view stands on `focus`.
fn remember(model: &mut Model, tab: Tab, focus: &Focus) {
    let shown = &mut model.carried.shown;
    shown.retain(|(of, ..)| *of != tab);
    shown.push((tab, model.shared.topic, focus.clone()));
}

/// Where the reader looks: as the topmost view says that says it at all.
pub fn focus(model: &Model) -> Focus {
    let said = model.open.iter().rev().find_map(|open| match open {
        Open::Compare => Some(model.compare.focus()),
        other => other.focus(&model.shared),
    });
    said.unwrap_or_else(|| model.compare.focus())
}

/// Goes to a view with the cursor on `focus`.
pub(super) fn show(model: &mut Model, tab: Tab, focus: &Focus) {
    let shared = &model.shared;
    // What lies over a view belongs to the moment: only views under digits stay in the pile.
    model.open.retain(|open| open.tab().is_some() || matches!(open, Open::Article(_)));
    let known = model.open.iter().position(|open| open.tab() == Some(tab));
    let mut open = match known {
        Some(index) => model.open.remove(index),
        None => opened(tab),
    };
    let stands = (tab, shared.topic, focus.clone());
    let is_there = model.carried.shown.contains(&stands) && (known.is_some() || tab == Tab::Compare);
    if tab != Tab::Compare {
        open.arrange(shared);
    }
    match tab {
        _ if is_there => {}
        Tab::Compare => views::compare::arrive(&mut model.compare, shared, focus),
        _ => open.arrive(shared, focus),
    }
    if matches!(tab, Tab::Compare | Tab::Matrix | Tab::Voices)
        && let Some(told) = focus.column.as_ref().and_then(|column| columns::told_hidden(shared, column))
    {
        tell(&mut model.shared, told);
    }
    model.open.push(open);
    // The compare view lies under all of them as it is.
    while model.open.first().is_some_and(|open| matches!(open, Open::Compare)) {
        model.open.remove(0);
    }
    model.shared.revision += 1;
    (model.carried.focus, model.carried.moved) = (focus.clone(), false);
    remember(model, tab, focus);
}

/// The view under a digit that is seen; none if something lies over it.
fn top(model: &Model) -> Option<Tab> {
    model.open.last().map_or(Some(Tab::Compare), Open::tab)
}

fn opened(tab: Tab) -> Open {
    match tab {
        Tab::Compare => Open::Compare,
        Tab::Matrix => Open::Matrix(Box::default()),
        Tab::Figures => Open::Figures(figures::State::default()),
        Tab::Voices => Open::Voices(Box::default()),
        Tab::Words => Open::Words(Box::default()),
    }
}
