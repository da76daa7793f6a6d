//! Going from one view under a digit to another, and keeping what one looks at.
//!
//! The views lie in a pile: going to one lays it on top, each lies there once, and Esc takes the
//! topmost off, so that it leads back the way one came. The compare view lies under the pile.

use crate::ui::model::Model;
use crate::ui::views::{self, Focus, Open, Tab, figures, voices, words};

/// Goes to a view with the cursor on what the reader looks at now.
pub(super) fn go_to(model: &mut Model, tab: Tab) {
    if top(model) == Some(tab) {
        return;
    }
    let focus = focus(model);
    show(model, tab, &focus);
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
    if tab == Tab::Compare {
        views::compare::arrive(&mut model.compare, shared, focus);
    } else {
        open.arrange(shared);
        open.arrive(shared, focus);
    }
    model.open.push(open);
    // The compare view lies under all of them as it is.
    while model.open.first().is_some_and(|open| matches!(open, Open::Compare)) {
        model.open.remove(0);
    }
    model.shared.revision += 1;
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
        Tab::Voices => Open::Voices(voices::State::default()),
        Tab::Words => Open::Words(words::State::default()),
    }
}
