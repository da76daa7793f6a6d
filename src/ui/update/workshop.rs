//! Opening, leaving and saving a topic that is made or changed.
//!
//! What was typed outlives the view: a draft that is left is offered when that topic, or a new one, is
//! opened again, and one that could not be saved stays open.

use super::{Effect, tell};
use crate::compare::search::Query;
use crate::compare::topics::{Term, TopicSpec, Topics};
use crate::ui::keymap::Action;
use crate::ui::model::Model;
use crate::ui::model::edits::{Conflict, Left, TopicEdit};
use crate::ui::model::session::Session;
use crate::ui::views::Open;
use crate::ui::views::unsaved;
use crate::ui::views::workshop::State;
use std::sync::Arc;

/// More drafts than this are not kept: the oldest goes.
const MOST_DRAFTS: usize = 20;
/// More of them are not named where it is told how many wait.
const MOST_NAMED: usize = 3;

const BUILT_IN: &str = "a built-in topic is not in the config: it cannot be changed";

/// Opens the form of a new topic, or of the present one: the one that lies open, else the newest draft,
/// else a fresh one.
pub(super) fn open(model: &mut Model, new: bool) {
    let wanted = if new { None } else { model.shared.topic_spec().map(|spec| spec.id.clone()) };
    let is_wanted = |draft: &State| draft.is_new() == new && draft.changes() == wanted.as_deref();
    let is_open = |open: &Open| matches!(open, Open::Workshop(state) if is_wanted(state));
    if let Some(at) = model.open.iter().rposition(is_open) {
        model.open[at..].rotate_left(1);
        model.shared.revision += 1;
        return;
    }
    let focus = super::focus(model);
    let draft = model.drafts.iter().rposition(|draft| is_wanted(draft)).map(|at| model.drafts.remove(at));
    let state = match draft {
        Some(draft) => {
            tell(&mut model.shared, "the draft that was left is here again".to_owned());
            Some(draft)
        }
        None if new => Some(Box::new(State::new(&model.shared, &focus, found(model)))),
        None => State::of_present(&model.shared).map(Box::new),
    };
    match state {
        Some(state) => {
            model.open.push(Open::Workshop(state));
            model.shared.revision += 1;
        }
        None => {
            tell(&mut model.shared, "a built-in topic is not in the config: it cannot be changed".to_owned())
        }
    }
}

/// What is selected in the article on top, else what is searched in what lies on top, as a term: the
/// place of it under the cursor where all articles are searched.
fn found(model: &Model) -> Option<Term> {
    if let Some(Open::Article(state)) = model.open.last()
        && let Some(selected) = state.selected_term()
    {
        return Some(selected);
    }
    let written = match model.open.last() {
        Some(Open::Search(state)) => state.term(),
        _ => model.search.query.as_ref().map(Query::as_term),
    };
    Term::parse(&written?).ok()
}

/// Closes what lies on top; of a topic that is not saved a draft is kept. Words that were typed for a
/// judgement are judged then, or let go.
pub(super) fn close(model: &mut Model) {
    match model.open.pop() {
        Some(Open::Workshop(state)) if state.is_changed() => {
            let key = key_of(model, &state);
            model.drafts.push(state);
            let is_full = model.drafts.len() > MOST_DRAFTS;
            if is_full {
                model.drafts.remove(0);
            }
            let oldest = if is_full { "; the oldest draft is let go" } else { "" };
            tell(&mut model.shared, format!("not saved, kept as a draft: {key} opens it again{oldest}"));
        }
        Some(Open::Judging(state)) => {
            if let Some(of) = state.typed_for() {
                model.shared.judging.let_go_begun(&of);
            }
        }
        Some(Open::Unsaved(state)) if model.left.holds(state.ours()) => tell_of_left(model),
        _ => {}
    }
}

/// Asks the world to change the topics of the config.
pub(super) fn edit(model: &mut Model, edit: TopicEdit) -> Vec<Effect> {
    edit_on(model, vec![edit], None)
}

/// Whether there is no config to write to, and none is begun, because the texts are the sample's; says
/// what to do then.
fn has_no_config(model: &mut Model) -> bool {
    let is_missing = model.shared.settings.config_path.is_none() && model.shared.settings.sample;
    if is_missing {
        let key = model.shared.settings.keymap.hint(&[Action::EditConfig]);
        tell(&mut model.shared, format!("there is no config file yet: esc, then {key} writes one"));
    }
    is_missing
}

/// The same of changes that were made on the text `base`; none is what is in force.
pub(super) fn edit_on(model: &mut Model, edits: Vec<TopicEdit>, base: Option<Arc<str>>) -> Vec<Effect> {
    if has_no_config(model) {
        return Vec::new();
    }
    vec![Effect::EditTopics { edits, base, theirs: None }]
}

/// Makes changes in what somebody else made of the config.
pub(super) fn edit_on_top(model: &mut Model, edits: Vec<TopicEdit>, theirs: Arc<str>) -> Vec<Effect> {
    asked(model);
    vec![Effect::EditTopics { edits, base: Some(Arc::clone(&theirs)), theirs: Some(theirs) }]
}

/// Asks what to do with a change that was not written.
pub(super) fn ask(model: &mut Model, state: unsaved::State) {
    asked(model);
    model.open.push(Open::Unsaved(Box::new(state)));
    model.shared.revision += 1;
}

/// The same where somebody else has changed the file; the change is kept until that is answered, by the
/// form that it comes from if it lies open.
pub(super) fn ask_of_conflict(model: &mut Model, conflict: Box<Conflict>) {
    let is_saving = |open: &Open| matches!(open, Open::Workshop(state) if state.is_saving());
    let in_form = conflict.edits.len() == 1 && model.open.iter().any(is_saving);
    if !in_form {
        model.left.hold(&conflict.base, &conflict.ours);
    }
    ask(model, unsaved::State::of_conflict(conflict, in_form));
}

/// Takes the question away: it is answered, and the world acts on it.
pub(super) fn asked(model: &mut Model) {
    if let Some(text) = take_question(model) {
        model.left.ask_about(&text);
    }
}

/// Takes the question away: what it was about is in a file, or let go.
pub(super) fn settle(model: &mut Model) {
    if let Some(text) = take_question(model) {
        model.left.settle(&text);
    }
}

/// The text that is asked about; then nothing is any more.
fn take_question(model: &mut Model) -> Option<Arc<str>> {
    let is_it = |open: &Open| matches!(open, Open::Unsaved(_));
    match model.open.remove(model.open.iter().position(is_it)?) {
        Open::Unsaved(state) => Some(Arc::clone(state.ours())),
        _ => None,
    }
}

/// Takes in that the world has dealt with the config that it was asked about.
pub(super) fn settled(model: &mut Model) {
    model.left.settle_asked();
    if !model.left.configs().is_empty() {
        tell_of_left(model);
    }
}

/// Says how to go on with a config that is neither in force nor in a file.
fn tell_of_left(model: &mut Model) {
    let key = model.shared.settings.keymap.hint(&[Action::SaveConfig]);
    tell(&mut model.shared, format!("a change of the config waits and is kept: {key} asks about it again"));
}

/// Takes the question away what to do with a config that could not be written: it is now.
pub(super) fn saved(model: &mut Model) {
    model.open.retain(|open| !matches!(open, Open::Unsaved(state) if state.is_in_force()));
}

/// Asks again what to do with a config that is not saved.
pub(super) fn ask_again(model: &mut Model) -> Vec<Effect> {
    if let Some(unsaved) = model.shared.settings.unsaved.clone() {
        ask(model, unsaved::State::of_unsaved(unsaved));
        return Vec::new();
    }
    if let Some(left) = model.left.ask() {
        return vec![Effect::AskLeft(left)];
    }
    tell(&mut model.shared, "the config in force is saved".to_owned());
    Vec::new()
}

/// Asks the world to delete, switch off or move the present topic.
pub(super) fn edit_present(model: &mut Model, action: Action) -> Vec<Effect> {
    let shared = &mut model.shared;
    let is_listed = shared.topic < shared.settings.question.topics.listed();
    let Some(topic) = shared.topic_spec().filter(|_| is_listed).map(|spec| spec.id.clone()) else {
        tell(shared, BUILT_IN.to_owned());
        return Vec::new();
    };
    let wanted = match action {
        Action::DeleteTopic => TopicEdit::Delete(topic),
        Action::DisableTopic => TopicEdit::Enable(topic, false),
        _ => TopicEdit::Move { topic, up: action == Action::MoveTopicUp },
    };
    edit(model, wanted)
}

/// Takes back what an earlier visit left: a draft, and configs that it could not write.
pub(super) fn restore(model: &mut Model, session: &Session) {
    let shared = &model.shared;
    let drafts = session.draft.iter().map(|kept| Box::new(State::of_kept(kept, shared))).collect();
    // What was left before the articles were read is newer.
    let since = std::mem::replace(&mut model.drafts, drafts);
    model.drafts.extend(since);
    model.left = Left::new(session.unsaved.clone());
    model.shared.judging.begun.clone_from(&session.begun);
}

/// The key that opens a draft, where its topic is the present one.
fn key_of(model: &Model, draft: &State) -> String {
    let action = if draft.is_new() { Action::AddTopic } else { Action::EditTopic };
    model.shared.settings.keymap.hint(&[action])
}

/// Says how to go on with what earlier visits left.
pub(super) fn tell_of_drafts(model: &mut Model) {
    let (drafts, begun) = (&model.drafts, &model.shared.judging.begun);
    let words = match (&drafts[..], &begun[..]) {
        ([], []) => return,
        ([], [begun]) => format!("begun and not saved: {}; opened there it goes on", begun.said),
        ([draft], []) => {
            let key = key_of(model, draft);
            match draft.changes() {
                None => format!("a topic was begun and not saved: {key} opens it again"),
                Some(id) => {
                    let name = name_of(model, id);
                    format!("a change of the topic “{name}” was not saved: {key} there opens it again")
                }
            }
        }
        _ => {
            let of_topics = drafts.iter().rev().map(|draft| match draft.changes() {
                None => key_of(model, draft),
                Some(id) => format!("{} on “{}”", key_of(model, draft), name_of(model, id)),
            });
            let all: Vec<String> = of_topics.chain(begun.iter().rev().map(|of| of.said.clone())).collect();
            let named = all[..all.len().min(MOST_NAMED)].join(", ");
            let more = match all.len().saturating_sub(MOST_NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            format!("{} drafts wait: {named}{more}", all.len())
        }
    };
    tell(&mut model.shared, words);
}

/// The name of the topic of this id, else the id.
fn name_of<'a>(model: &'a Model, id: &'a str) -> &'a str {
    let settings = &model.shared.settings;
    let on = settings.question.topics.specs().iter().map(|spec| (&spec.id, &spec.name));
    let mut all = on.chain(settings.off.topics.iter().map(|(id, name)| (id, name)));
    all.find(|(of, _)| *of == id).map_or(id, |(_, name)| name.as_str())
}

/// Takes in that the config was changed: the form of what was saved closes, and the topic of the id
/// `saved` is gone to once it is in force.
pub(super) fn edited(model: &mut Model, saved: Option<String>, what: &str) {
    if saved.is_some() {
        model.open.retain(|open| !matches!(open, Open::Workshop(state) if state.is_saving()));
        model.shared.revision += 1;
        model.wanted_topic = saved;
        go_to_saved(model);
    }
    let key = model.shared.settings.keymap.hint(&[Action::Undo]);
    tell(&mut model.shared, format!("{what}; {key} takes it back"));
}

/// The index in `new` of the listed topic nearest to the one at `at` in `old` that is still there:
/// after it first, then before it.
pub(super) fn neighbour(old: &Topics, at: usize, new: &[Arc<TopicSpec>]) -> Option<usize> {
    let listed = old.specs().get(..old.listed())?;
    let (before, after) = listed.split_at_checked(at)?;
    let is_there = |spec: &Arc<TopicSpec>| new.iter().position(|of| of.id == spec.id);
    after.iter().chain(before.iter().rev()).find_map(is_there)
}

/// After the config was read anew: notes that the topic `before`, which was the present one, is gone,
/// or goes back to one that was lost so and is there again, if nobody has gone elsewhere meanwhile.
pub(super) fn come_back(model: &mut Model, before: Option<String>) {
    let specs = model.shared.settings.question.topics.specs();
    let place = |id: &str| specs.iter().position(|spec| spec.id == id);
    let present = model.shared.topic_spec().map(|spec| spec.id.clone());
    match (before, present) {
        (Some(lost), Some(instead)) if place(&lost).is_none() => model.lost_topics.push((lost, instead)),
        (_, present) => {
            let Some((lost, instead)) = model.lost_topics.last() else { return };
            let Some(topic) = place(lost) else { return };
            if present.as_ref() == Some(instead) {
                model.shared.topic = topic;
            }
            model.lost_topics.pop();
        }
    }
}

/// Goes to the topic that was saved, if it is in force.
pub(super) fn go_to_saved(model: &mut Model) {
    let shared = &mut model.shared;
    let specs = shared.settings.question.topics.specs();
    let found = specs.iter().position(|spec| Some(&spec.id) == model.wanted_topic.as_ref());
    if let Some(topic) = found {
        model.wanted_topic = None;
        shared.topic = topic;
        shared.revision += 1;
    }
}
