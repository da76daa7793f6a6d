//! What follows from what happens: from [`Event`] and [`Message`] to [`Effect`], and the only writer of
//! [`super::model::Shared`].
//!
//! Here stands what follows from what the world says; `events` holds the words for both, `keys` what
//! keys do, `requests` what views ask for, and `arrangement` what changes what is compared. A
//! comparison that has become stale stays on the screen until its successor is there.

mod arrangement;
mod columns;
mod events;
mod judging;
mod keys;
mod mouse;
mod requests;
mod restore;
mod search;
mod tabs;
mod workshop;

pub use events::{Effect, Event, Message, Mouse};
pub use judging::JudgedFiles;
pub use tabs::focus;

use super::keymap::Action;
use super::model::judging::Step;
use super::model::{Asking, InScope, Model, Notice, Settings, Shared};
use super::views::{self, Open};
use crate::compare::comparison::{Columns, Comparison};
use crate::compare::counted;
use std::sync::Arc;

/// Takes in one event; returns what the world is to do about it.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = match event {
        Event::Key(key) => keys::press(model, key),
        Event::Paste(text) => {
            if !search::insert(model, &text)
                && let Some(open) = model.open.last_mut()
            {
                open.insert(&text);
            }
            Vec::new()
        }
        Event::Mouse(done, x, y) => mouse::take_in(model, done, x, y),
        Event::Resize(width, height) => {
            model.shared.size = (width, height);
            model.shared.revision += 1;
            Vec::new()
        }
        Event::Message(message) => hear(model, message),
        Event::End => {
            model.quit = true;
            Vec::new()
        }
    };
    arrange(model);
    search::follow(model);
    effects.extend(asks(model));
    effects
}

/// What the views wait for and nobody has been asked yet.
fn asks(model: &mut Model) -> Vec<Effect> {
    let Model { shared, compare, open, .. } = model;
    let mut effects = Vec::new();
    shared.waiting = false;
    for waiting in compare.waiting().into_iter().chain(open.iter_mut().flat_map(Open::waiting)) {
        if let Some(ask) = waiting.take(shared.tickets + 1) {
            shared.tickets += 1;
            effects.push(Effect::Ask { ticket: shared.tickets, ask: Box::new(ask) });
        }
        shared.waiting |= waiting.is_waiting();
    }
    effects
}

/// Lays the views out again if anything that they depend on has changed.
fn arrange(model: &mut Model) {
    let Model { shared, compare, open, arranged, search, .. } = model;
    if *arranged == shared.revision {
        return;
    }
    *arranged = shared.revision;
    search.is_stale = true;
    views::compare::arrange(compare, shared);
    let mut closed = None;
    open.retain_mut(|open| {
        let gone = open.arrange(shared);
        closed = closed.or(gone);
        gone.is_none()
    });
    if let Some(gone) = closed {
        tell(shared, gone.to_owned());
    }
}

fn hear(model: &mut Model, message: Message) -> Vec<Effect> {
    let shared = &mut model.shared;
    match message {
        Message::Loaded { library, problems } => {
            shared.settings.question.library = library;
            shared.problems = problems;
            shared.loaded = true;
            shared.in_scope = InScope::of(&shared.settings.question);
            let session = model.kept.take();
            if let Some(session) = &session {
                restore::restore(model, session);
            }
            restore::take_in_news(model);
            tell_of_no_topics(&mut model.shared);
            let mut effects = Vec::new();
            if session.is_some() {
                workshop::tell_of_drafts(model);
                effects.extend(model.left.ask().map(Effect::AskLeft));
            }
            effects.extend(compare_anew(&mut model.shared));
            return effects;
        }
        Message::Configured(settings) => {
            let in_force = &shared.settings;
            let same_text = !settings.config_text.is_empty() && settings.config_text == in_force.config_text;
            // Whether the texts are the sample's is found out after they were read; the config did
            // not change with it.
            let config_changed = settings.sample == in_force.sample;
            if same_text
                && config_changed
                && settings.unsaved == in_force.unsaved
                && shared.bad_config.is_none()
            {
                return Vec::new();
            }
            let unsaved = settings.unsaved.clone().filter(|_| shared.settings.unsaved.is_none());
            let mouse_changed = settings.mouse != shared.settings.mouse;
            let before = shared.topic_spec().map(|spec| spec.id.clone());
            configure(shared, *settings);
            let mut effects = Vec::new();
            if mouse_changed {
                shared.mouse = shared.settings.mouse;
                effects.push(Effect::Mouse(shared.mouse));
            }
            if config_changed {
                let count = counted(shared.settings.question.topics.listed(), "topic");
                let file = config_name(&shared.settings).unwrap_or("config.toml");
                let told = format!("{file} read anew: {count}");
                tell(shared, told);
                tell_of_no_topics(shared);
            }
            model.left.settle(&model.shared.settings.config_text);
            workshop::come_back(model, before);
            workshop::go_to_saved(model);
            match unsaved {
                Some(unsaved) => workshop::ask(model, views::unsaved::State::of_unsaved(unsaved)),
                None if model.shared.settings.unsaved.is_none() => workshop::saved(model),
                None => {}
            }
            effects.extend(compare_anew(&mut model.shared));
            return effects;
        }
        Message::BadConfig(notice) => shared.bad_config = Some(notice),
        Message::Compared { generation, topic, comparison } => {
            let wanted = shared.generation == generation;
            if let Some(known) = shared.comparisons.get_mut(topic).filter(|_| wanted) {
                let kind = comparison.kind;
                let before = known.replace(Arc::clone(&comparison)).map(|known| known.kind);
                if topic == shared.topic && (before, kind) == (Some(Columns::Article), Columns::Outlet) {
                    tell_of_outlets(shared);
                }
                if topic == shared.topic {
                    arrangement::tell_of_rows(shared, &comparison);
                }
                count_new_passages(shared, &comparison);
                shared.failed.remove(&topic);
                shared.revision += 1;
            }
        }
        Message::NotCompared { generation, topic } => {
            if shared.generation == generation && topic < shared.comparisons.len() {
                shared.failed.insert(topic);
                if topic == shared.topic {
                    shared.tell_of_rows = false;
                }
                shared.revision += 1;
            }
        }
        Message::Answered { ticket, answer } => {
            let open = model.open.iter_mut().flat_map(Open::waiting);
            let mut waiting = model.compare.waiting().into_iter().chain(open);
            if waiting.any(|waiting| waiting.hear(ticket, answer.as_ref())) {
                shared.revision += 1;
            }
        }
        Message::Completed { typed, candidates } => {
            if let Some(Open::Export(state)) = model.open.last_mut() {
                state.complete(&typed, candidates);
            }
        }
        Message::FileIsThere(exporting) => model.asking = Some(Asking::Replace(exporting)),
        Message::TopicsEdited { saved, what } => {
            shared.judging.step(Step::Config);
            workshop::edited(model, saved, &what);
        }
        Message::SavedElsewhere(path) => {
            workshop::settle(model);
            tell(&mut model.shared, format!("{path} is written; the config in force is another file"));
        }
        Message::Conflict(conflict) => workshop::ask_of_conflict(model, conflict),
        Message::Left(unsaved) => workshop::ask(model, views::unsaved::State::of_unsaved(unsaved)),
        Message::LeftSettled => workshop::settled(model),
        Message::NotUndone { again } => shared.judging.stays(again),
        Message::Judged(files) => return judging::read(model, *files),
        Message::DraftFound(draft) => judging::found(shared, *draft),
        Message::CorrectionsSaved(number) => judging::saved(shared, number),
        Message::CorrectionsNotSaved(why) => judging::not_saved(shared, why),
        Message::Progress(progress) => shared.progress = progress,
        Message::Done(text) => tell(shared, text),
        Message::Failed(text) => shared.notice = Some(Notice { text, failed: true }),
        Message::Background(background) => {
            shared.settings.theme = shared.settings.theme.on(Some(background));
        }
        Message::Problem(problem) => {
            if !shared.mishaps.contains(&problem) {
                shared.mishaps.push(problem);
            }
        }
    }
    Vec::new()
}

/// Puts new settings in force. Library, topic (by its id, else its neighbour), what is known of topics that stay, what the
/// reader has judged, the filter, and an arrangement that the reader chose are kept.
fn configure(shared: &mut Shared, mut settings: Settings) {
    let old = &shared.settings;
    let id = |index: usize| old.question.topics.specs().get(index).map(|spec| spec.id.as_str());
    let specs = settings.question.topics.specs();
    let known = |wanted: &str| {
        let index = (0..shared.comparisons.len()).find(|index| id(*index) == Some(wanted))?;
        shared.comparisons[index].clone()
    };
    let comparisons = specs.iter().map(|spec| known(&spec.id)).collect();
    let present = specs.iter().position(|spec| Some(spec.id.as_str()) == id(shared.topic));
    let neighbour = || workshop::neighbour(&old.question.topics, shared.topic, specs);
    let topic = present.or_else(neighbour).unwrap_or(0);

    let configured = settings.question.arrangement;
    if configured == shared.configured {
        settings.question.arrangement = old.question.arrangement;
    } else {
        shared.column_order.clear();
    }
    let background = settings.theme.background().or(old.theme.background());
    settings.theme = settings.theme.on(background);
    settings.question.library = Arc::clone(&old.question.library);
    settings.question.corrections = Arc::clone(&old.question.corrections);
    settings.question.filter = Arc::clone(&old.question.filter);
    shared.configured = configured;
    shared.comparisons = comparisons;
    shared.topic = topic;
    shared.failed.clear();
    shared.bad_config = None;
    shared.in_scope = InScope::of(&settings.question);
    shared.settings = settings;
}

/// Says what to do where the config has no topics, as the built-in ones would hide that.
fn tell_of_no_topics(shared: &mut Shared) {
    let question = &shared.settings.question;
    if question.topics.listed() > 0 || question.library.articles().is_empty() {
        return;
    }
    let key = shared.settings.keymap.hint(&[Action::EditConfig]);
    let next = match config_name(&shared.settings) {
        Some(file) => format!("opens {file}"),
        None => "begins a config.toml".to_owned(),
    };
    tell(shared, format!("no topics yet: {key} {next}"));
}

/// The config's file without its folder; none if there is none.
fn config_name(settings: &Settings) -> Option<&str> {
    let path = settings.config_path.as_deref()?;
    path.rsplit(['/', '\\']).next()
}

/// Counts what is new on a topic, once for all frames that say it.
fn count_new_passages(shared: &mut Shared, comparison: &Comparison) {
    let id = comparison.topic.id.clone();
    match shared.news.in_topic(comparison) {
        0 => shared.new_passages.remove(&id),
        new => shared.new_passages.insert(id, new),
    };
}

/// Asks for all topics to be compared, the present one first; nothing before articles were read.
///
/// The built-in topics, which are compared only when one goes there, are forgotten unless present.
fn compare_anew(shared: &mut Shared) -> Vec<Effect> {
    shared.revision += 1;
    if !shared.loaded || shared.comparisons.is_empty() {
        return Vec::new();
    }
    let present = shared.topic;
    for (topic, known) in shared.comparisons.iter_mut().enumerate() {
        if topic >= shared.settings.question.topics.listed() && topic != present {
            *known = None;
        }
    }
    shared.generation += 1;
    shared.failed.clear();
    let question = Box::new(shared.settings.question.clone());
    vec![Effect::Compare { generation: shared.generation, question, first: present }]
}

/// Says that columns are outlets now, if nobody asked for that.
fn tell_of_outlets(shared: &mut Shared) {
    if shared.settings.question.arrangement.columns.is_none() {
        let key = shared.settings.keymap.hint(&[Action::ToggleColumns]);
        tell(shared, format!("columns are outlets: over twelve articles; {key} changes it"));
    }
}

fn tell(shared: &mut Shared, text: String) {
    shared.notice = Some(Notice { text, failed: false });
}
