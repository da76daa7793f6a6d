//! What keys do: from key to action by the scope of what lies on top, from action to what follows.

use super::arrangement::{columns_anew, rows_anew, set_filter};
use super::requests::perform;
use super::{Effect, columns, compare_anew, judging, search, tabs, tell, workshop};
use crate::compare::filter::Filter;
use crate::ui::keymap::{Action, Key, KeyScope, Lookup};
use crate::ui::model::{Asking, Model};
use crate::ui::views::{self, Open, Request, Tab, help, judgements, palette, problems, topics};
use crate::ui::widgets::looked::Place;
use crossterm::event::KeyCode;

/// Takes in a key: as an answer, as text, or as (part of) what asks for an action.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.shared.notice = None;
    if key.is_interrupt() {
        model.quit = true;
        return Vec::new();
    }
    let is_typing = typing(model) || model.search.typing.is_some();
    if let Some(asking) = model.asking.take_if(|asking| asking.is_answered_by(key, is_typing)) {
        return answer(model, asking, key);
    }
    if search::takes(model, key) {
        return Vec::new();
    }
    if let Some(open) = model.open.last_mut()
        && open.takes(key)
    {
        model.shared.revision += 1;
        return Vec::new();
    }
    let begun = !model.pending.is_empty();
    if begun && key.code == KeyCode::Esc {
        model.pending.clear();
        return Vec::new();
    }
    model.pending.push(key);
    match model.shared.settings.keymap.lookup(model.scope(), &model.pending) {
        Lookup::Prefix => Vec::new(),
        Lookup::Action(action) => {
            model.pending.clear();
            model.visit.takes_in(action);
            act(model, action)
        }
        Lookup::None if typing(model) && typing_command(key).is_some() => {
            model.pending.clear();
            typing_command(key).map_or_else(Vec::new, |action| act(model, action))
        }
        Lookup::None => {
            let pressed: Vec<String> = model.pending.drain(..).map(|key| key.to_string()).collect();
            let help = model.shared.settings.keymap.hint(&[Action::Help]);
            tell(
                &mut model.shared,
                format!("{} does nothing here; {help} lists the keys", pressed.join(" ")),
            );
            Vec::new()
        }
    }
}

/// Whether something is picked from a list: what was picked takes its place.
pub(super) fn is_picking(model: &Model) -> bool {
    matches!(model.open.last(), Some(Open::Topics(_) | Open::Palette(_) | Open::Judging(_)))
}

/// Whether Esc closes what lies on top although one types there.
fn is_list(model: &Model) -> bool {
    let is_form = |open: &Open| {
        matches!(
            open,
            Open::Export(_) | Open::Filter(_) | Open::Workshop(_) | Open::Unsaved(_) | Open::Help(_)
        )
    };
    is_picking(model) || model.open.last().is_some_and(is_form)
}

fn typing(model: &Model) -> bool {
    model.open.last().is_some_and(Open::is_typing)
}

/// The keys that are commands while one types, whatever the config binds.
fn typing_command(key: Key) -> Option<Action> {
    match key.code {
        KeyCode::Esc => Some(Action::Back),
        KeyCode::Enter => Some(Action::Open),
        KeyCode::Down => Some(Action::Down),
        KeyCode::Up => Some(Action::Up),
        _ => None,
    }
}

fn answer(model: &mut Model, asking: Asking, key: Key) -> Vec<Effect> {
    match (asking, key.typed()) {
        (Asking::InitConfig { with_articles }, Some('y' | 'Y')) => vec![Effect::InitConfig { with_articles }],
        (Asking::Replace(mut exporting), Some('y' | 'Y')) => {
            exporting.replace = true;
            vec![Effect::Export(exporting)]
        }
        (Asking::ApplyDraft, Some('y' | 'Y')) => judging::apply_draft(model),
        (Asking::ApplyDraft, _) => {
            model.shared.judging.waits = true;
            tell(&mut model.shared, "not applied, and kept for the next start".to_owned());
            Vec::new()
        }
        (Asking::InitConfig { .. } | Asking::Replace(_), _) => {
            tell(&mut model.shared, "nothing was written".to_owned());
            Vec::new()
        }
    }
}

pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    // What an action does to what is seen is not told: the search looks at it anew.
    model.search.is_stale |= !action.is_movement();
    let action = match action {
        // While one types there, tab does something of the view's own.
        Action::PreviousTopic if matches!(model.open.last(), Some(Open::Export(_) | Open::Filter(_))) => {
            Action::Up
        }
        Action::NextTopic | Action::PreviousTopic
            if matches!(model.open.last(), Some(Open::Export(_) | Open::Filter(_) | Open::Workshop(_))) =>
        {
            let request = match model.open.last_mut() {
                Some(open) => open.update(&model.shared, action),
                None => Request::None,
            };
            return perform(model, request);
        }
        Action::NextTopic if typing(model) => Action::Down,
        Action::PreviousTopic if typing(model) => Action::Up,
        other => other,
    };
    if Tab::of(action).is_none() {
        tabs::has_moved(model);
    }
    match action {
        Action::Quit => model.quit = true,
        Action::Back if !typing(model) && model.scope() != KeyScope::Selection && search::clear(model) => {}
        Action::Back if model.open.is_empty() && model.visit.is_first_run => model.visit.is_first_run = false,
        Action::Back
            if matches!(model.open.last(), None | Some(Open::Compare)) && model.shared.sought.is_some() =>
        {
            let term = model.shared.sought.take();
            let written = term.as_ref().map_or("", |term| term.written());
            model.shared.revision += 1;
            tell(&mut model.shared, format!("“{written}” is looked for no more"));
        }
        Action::Back if model.open.is_empty() => {
            let key = model.shared.settings.keymap.hint(&[Action::Quit]);
            tell(&mut model.shared, format!("there is nothing to go back to; {key} quits"));
        }
        Action::Back if !model.open.is_empty() && (is_list(model) || !typing(model)) => {
            if model.open.last_mut().is_some_and(Open::takes_back) {
                model.shared.revision += 1;
            } else {
                workshop::close(model);
            }
        }
        Action::Help => toggle(
            model,
            |open| matches!(open, Open::Help(_)),
            |model| Open::Help(help::State::new(model.scope())),
        ),
        Action::Problems => toggle(
            model,
            |open| matches!(open, Open::Problems(_)),
            |_| Open::Problems(problems::State::default()),
        ),
        Action::Judgements => {
            toggle(
                model,
                |open| matches!(open, Open::Judgements(_)),
                |_| Open::Judgements(judgements::State::default()),
            );
            model.shared.revision += 1;
        }
        Action::PickTopic => toggle(
            model,
            |open| matches!(open, Open::Topics(_)),
            |model| Open::Topics(topics::State::new(&model.shared)),
        ),
        Action::Export => {
            let focus = tabs::focus(model);
            toggle(
                model,
                |open| matches!(open, Open::Export(_)),
                |model| Open::Export(views::export::State::new(&model.shared, &focus)),
            );
        }
        Action::Filter => toggle(
            model,
            |open| matches!(open, Open::Filter(_)),
            |model| Open::Filter(Box::new(views::filter::State::new(&model.shared))),
        ),
        Action::ClearFilter => return set_filter(&mut model.shared, Filter::default()),
        Action::Palette => {
            let scope = model.scope();
            toggle(
                model,
                |open| matches!(open, Open::Palette(_)),
                |model| Open::Palette(palette::State::new(&model.shared, scope)),
            );
        }
        Action::Search if !matches!(model.open.last(), Some(Open::Search(_) | Open::Help(_))) => {
            search::begin(model);
        }
        Action::NextPassage | Action::PreviousPassage if search::is_searching(model) => {
            search::walk(model, action == Action::NextPassage);
        }
        Action::NextPassage | Action::PreviousPassage
            if !matches!(model.open.last(), None | Some(Open::Compare | Open::Article(_))) =>
        {
            let key = model.shared.settings.keymap.hint(&[Action::Search]);
            tell(&mut model.shared, format!("nothing is searched here; {key} searches"));
        }
        Action::SearchAll => search_all(model),
        Action::Redraw => return vec![Effect::Redraw],
        Action::ToggleMouse => return super::mouse::toggle(&mut model.shared),
        Action::Suspend => return vec![Effect::Suspend],
        Action::Reload => return vec![Effect::Reload],
        Action::EditConfig => return edit_config(model),
        Action::DeleteTopic | Action::DisableTopic | Action::MoveTopicUp | Action::MoveTopicDown => {
            return workshop::edit_present(model, action);
        }
        Action::Undo | Action::Redo => return judging::undo(model, action == Action::Redo),
        Action::OwnChoice => return judging::toggle(model),
        Action::SaveConfig => return workshop::ask_again(model),
        Action::AddTopic | Action::EditTopic => workshop::open(model, action == Action::AddTopic),
        Action::NextTopic | Action::PreviousTopic => return step_topic(model, action == Action::NextTopic),
        Action::ToggleColumns | Action::NextOrder => return columns_anew(&mut model.shared, action),
        Action::HideColumn | Action::ShowColumns | Action::FreezeColumn | Action::ResetColumns => {
            columns::act(model, action);
        }
        Action::Stricter | Action::Looser | Action::ToggleSuggested => {
            return rows_anew(&mut model.shared, action);
        }
        Action::Term if !matches!(model.open.last(), Some(Open::Article(_) | Open::Words(_))) => {
            tabs::go_to(model, Tab::Words);
            return act(model, action);
        }
        _ if Tab::of(action).is_some() => {
            if let Some(tab) = Tab::of(action) {
                tabs::go_to(model, tab);
            }
        }
        _ => {
            let before = further(action).and_then(|words| Some((places(model)?, words)));
            let request = match model.open.last_mut() {
                None | Some(Open::Compare) => {
                    views::compare::update(&mut model.compare, &model.shared, action)
                }
                Some(open) => open.update(&model.shared, action),
            };
            return match (before, &request) {
                (Some((before, words)), Request::None) if places(model).as_ref() == Some(&before) => {
                    perform(model, Request::Tell(format!("nothing stands further {words}")))
                }
                _ => perform(model, request),
            };
        }
    }
    Vec::new()
}

/// Which way an action moves cursor or window; none if it does not.
fn further(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::Down | Action::HalfPageDown | Action::PageDown | Action::End => "down",
        Action::Up | Action::HalfPageUp | Action::PageUp | Action::Top => "up",
        Action::Left | Action::PreviousColumns => "to the left",
        Action::Right | Action::NextColumns => "to the right",
        _ => return None,
    })
}

/// Where what lies on top stands, none of it if there is nothing; none at all if it cannot be told.
fn places(model: &mut Model) -> Option<Vec<Place>> {
    let Model { shared, compare, open, .. } = model;
    match open.last_mut() {
        None | Some(Open::Compare) => {
            Some(compare.looked().map(|looked| looked.place()).into_iter().collect())
        }
        Some(open) => open.places(shared),
    }
}

/// Searches all articles: anew, or, where that was left for something else, goes back to it.
fn search_all(model: &mut Model) {
    let known = model.open.iter().position(|open| matches!(open, Open::Search(_)));
    let mut open = match known {
        Some(index) => model.open.remove(index),
        None => Open::Search(Box::default()),
    };
    if let Open::Search(state) = &mut open {
        state.begin();
    }
    model.open.push(open);
    model.shared.revision += 1;
}

/// Closes the view if it lies on top, else opens it there, once.
fn toggle(model: &mut Model, is_it: impl Fn(&Open) -> bool, open: impl Fn(&Model) -> Open) {
    if model.open.last().is_some_and(&is_it) {
        model.open.pop();
    } else {
        model.open.retain(|open| !is_it(open));
        let opened = open(model);
        model.open.push(opened);
    }
}

fn step_topic(model: &mut Model, forward: bool) -> Vec<Effect> {
    let count = model.shared.comparisons.len();
    if count == 0 {
        tell(&mut model.shared, "the config has no topics".to_owned());
        return Vec::new();
    }
    let step = if forward { 1 } else { count - 1 };
    go_to_topic(model, (model.shared.topic + step) % count)
}

/// Makes a topic the present one; asks for it to be compared first if nothing is known of it.
pub(super) fn go_to_topic(model: &mut Model, topic: usize) -> Vec<Effect> {
    let Some(known) = model.shared.comparisons.get(topic) else { return Vec::new() };
    let known = known.is_some();
    model.shared.topic = topic;
    model.shared.revision += 1;
    let shared = &model.shared;
    model.open.retain(|open| match open {
        Open::Why(state) => state.is_of_topic(shared),
        Open::Help(_) | Open::Problems(_) | Open::Counterparts(_) | Open::NearMisses(_) => false,
        _ => true,
    });
    if !model.open.is_empty()
        && let Some(name) = model.shared.topic_spec().map(|spec| spec.name.clone())
    {
        tell(&mut model.shared, format!("topic: {name}"));
    }
    if known { Vec::new() } else { compare_anew(&mut model.shared) }
}

fn edit_config(model: &mut Model) -> Vec<Effect> {
    let shared = &model.shared;
    if shared.settings.config_path.is_none() {
        model.asking = Some(Asking::InitConfig { with_articles: shared.settings.sample });
        return Vec::new();
    }
    let id = shared.topic_spec().map_or("", |spec| spec.id.as_str());
    let of_topic = shared.settings.topic_lines.get(id).copied().unwrap_or(1);
    let line = shared.bad_config.as_ref().and_then(|bad| bad.line).unwrap_or(of_topic);
    vec![Effect::EditConfig { line }]
}
