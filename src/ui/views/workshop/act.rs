//! What keys do in the workshop: from line to line, from form to list and back, with the rows, with what
//! stands under the list's cursor, and to the world.

use super::preview::Target;
use super::{State, arrange};
use crate::compare::tables::remedies::Change;
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::views::Request;
use std::sync::Arc;

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    match action {
        Action::NextTopic | Action::PreviousTopic if !state.in_list && state.targets.is_empty() => {
            Request::Tell("nothing is listed beside the form yet".to_owned())
        }
        Action::NextTopic | Action::PreviousTopic => {
            state.in_list = !state.in_list && !state.targets.is_empty();
            arrange(state, shared);
            Request::None
        }
        Action::Open if state.in_list => take(state, shared),
        Action::Open => save(state),
        Action::Down | Action::Up if !state.in_list => {
            state.form.step(action == Action::Down);
            arrange(state, shared);
            Request::None
        }
        Action::DeleteRow | Action::ToggleRow | Action::MoveRowUp | Action::MoveRowDown => {
            let said = act_on_row(state, action);
            arrange(state, shared);
            Request::Tell(said.to_owned())
        }
        _ => {
            state.list.act(action);
            Request::None
        }
    }
}

fn act_on_row(state: &mut State, action: Action) -> &'static str {
    const NO_ROW: &str = "go to the line of a row first";
    state.is_saving = false;
    match action {
        Action::DeleteRow if state.form.delete_row() => "the row is taken out",
        Action::ToggleRow => match state.form.toggle_row() {
            Some(true) => "the row is on again",
            Some(false) => "the row is off; it stays in the config",
            None => NO_ROW,
        },
        Action::MoveRowUp | Action::MoveRowDown => match state.form.move_row(action == Action::MoveRowUp) {
            true => "the row is moved: of several that match, the first takes a passage",
            false => "no row to move, or it stands at the end",
        },
        _ => NO_ROW,
    }
}

/// Takes what is under the cursor: a word as a term, a change, a unit, a spelling; or opens the passage.
fn take(state: &mut State, shared: &Shared) -> Request {
    let target = state.list.at().and_then(|at| state.targets.get(at)).cloned();
    let said = match target {
        None => return Request::Tell("nothing is under the cursor".to_owned()),
        Some(Target::Place(article, at)) => return Request::OpenArticle { article, at },
        Some(Target::Spelling(name, spelling)) => return Request::Alias { name, spelling },
        Some(Target::Change(change, words)) => make(state, &change, words),
        Some(Target::Term(term)) => state.form.add_term(&term),
        Some(Target::Unit(class)) => {
            state.form.toggle_unit(class);
            format!("unit: {}", state.form.units().join(", "))
        }
    };
    state.is_saving = false;
    arrange(state, shared);
    Request::Tell(said)
}

/// Makes a change of the rule that would admit more; says what was done.
fn make(state: &mut State, change: &Change, words: String) -> String {
    let is_of_what_is_seen = match (state.known.known(), state.remedies.known()) {
        (Some(draft), Some(remedies)) => Arc::ptr_eq(&draft.comparison, &remedies.comparison),
        _ => false,
    };
    match state.form.read() {
        _ if !is_of_what_is_seen => "this is of what was typed before: wait for what is new".to_owned(),
        Ok((topic, _)) => {
            state.form.set_rule(&topic.rule, &change.made_in(&topic.rule));
            words
        }
        Err(_) => "mend the line with the ! first".to_owned(),
    }
}

/// Asks for the topic to be written into the config.
fn save(state: &mut State) -> Request {
    match state.form.read() {
        Ok(_) if state.form.looks_for_nothing() => {
            Request::Tell("nothing is looked for: type a term into “any”".to_owned())
        }
        Ok(read) if read == state.before => Request::Tell("nothing was changed".to_owned()),
        Ok((topic, rows)) => {
            state.is_saving = true;
            let (topic, base) = (Box::new(topic), Arc::clone(&state.base));
            Request::SaveTopic { topic, rows, changes: state.changes.clone(), base }
        }
        Err(faults) => {
            if let Some(fault) = faults.first() {
                state.form.go_to(fault.at);
            }
            let words = faults.first().map_or("", |fault| fault.words.as_str());
            Request::Tell(format!("not saved: {words}"))
        }
    }
}
