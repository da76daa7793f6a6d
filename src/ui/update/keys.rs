//! What keys do: from key to action by the scope of what lies on top, from action to what follows,
//! and what views request.

use super::arrangement::{columns_anew, rows_anew, set_filter};
use super::{Effect, columns, compare_anew, judging, search, tabs, tell, workshop};
use crate::compare::articles::ArticleId;
use crate::compare::filter::Filter;
use crate::compare::text::Span;
use crate::compare::topics::Term;
use crate::export::Part;
use crate::ui::keymap::{Action, Key, Lookup};
use crate::ui::model::edits::TopicEdit;
use crate::ui::model::{Asking, Exporting, Model};
use crate::ui::views::{
    self, Open, Request, Tab, article, counterparts, help, judgements, near_misses, palette, problems,
    topics, why,
};
use crate::ui::widgets::looked::Place;
use crossterm::event::KeyCode;

/// Takes in a key: as an answer, as text, or as (part of) what asks for an action.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    model.shared.notice = None;
    if key.is_interrupt() {
        model.quit = true;
        return Vec::new();
    }
    if let Some(asking) = model.asking.take() {
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

fn picking(model: &Model) -> bool {
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
    picking(model) || model.open.last().is_some_and(is_form)
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
        Action::Back if !typing(model) && search::clear(model) => {}
        Action::Back if model.open.is_empty() && model.visit.is_first_run => model.visit.is_first_run = false,
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
        Action::SaveConfig => workshop::ask_again(model),
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

pub(super) fn perform(model: &mut Model, request: Request) -> Vec<Effect> {
    // What was picked takes the place of the list that it was picked from.
    if !matches!(request, Request::None | Request::Tell(_)) && picking(model) {
        model.open.pop();
    }
    match request {
        Request::None => {}
        Request::Close => {
            model.open.pop();
        }
        Request::OpenArticle { article, at } => open_article(model, article, at),
        Request::OpenPlace { article, at, term } => {
            if !term.is_empty() {
                seek(model, Some(&term));
            }
            open_article(model, article, at);
        }
        Request::OpenFound { article, at, query } => {
            // One that is open below goes: Esc leads back to what was found.
            model.open.retain(|open| !matches!(open, Open::Article(state) if state.shows(&article)));
            open_article(model, article.clone(), at);
            search::open_found(model, &article, at, query);
        }
        Request::OpenWhy { comparison, row, passage } => {
            model.open.push(Open::Why(why::State::new(comparison, row, passage)));
        }
        Request::Copy { comparison, passage } => {
            return vec![Effect::Copy { comparison, passage: Box::new(passage) }];
        }
        Request::CopyRow { comparison, row } => return vec![Effect::CopyRow { comparison, row }],
        Request::Filter(filter) => {
            model.open.pop();
            return set_filter(&mut model.shared, filter);
        }
        Request::Complete(path) => return vec![Effect::Complete(path)],
        Request::Export { choice, path } => {
            model.open.pop();
            return vec![export(model, choice, path)];
        }
        Request::OpenAddress(article) => return open_address(model, &article),
        Request::Act(action) => return act(model, action),
        Request::Topic(topic) => return go_to_topic(model, topic),
        Request::OrderColumns { order, said } => {
            model.shared.column_order = order;
            model.shared.revision += 1;
            tell(&mut model.shared, said);
        }
        Request::ShowColumn(column) => columns::show(&mut model.shared, &column),
        Request::Tell(text) => tell(&mut model.shared, text),
        Request::SaveTopic { topic, rows, changes, base } => {
            let edit = TopicEdit::Save { topic: *topic, rows, changes };
            return workshop::edit_on(model, vec![edit], Some(base));
        }
        Request::EditOnTop { edits, theirs } => return workshop::edit_on_top(model, edits, theirs),
        Request::SaveConfig(unsaved) => {
            workshop::asked(model);
            return vec![Effect::SaveConfig(unsaved)];
        }
        Request::SaveElsewhere { path, text } => return vec![Effect::SaveElsewhere { path, text }],
        Request::EnableTopic(id) => return workshop::edit(model, TopicEdit::Enable(id, true)),
        Request::Alias { name, spelling } => {
            return workshop::edit(model, TopicEdit::Alias { name, spelling });
        }
        Request::Show { tab, topic, focus } => {
            let topic = topic.unwrap_or(model.shared.topic);
            let effects = if topic == model.shared.topic { Vec::new() } else { go_to_topic(model, topic) };
            tabs::show(model, tab, &focus);
            return effects;
        }
        Request::OpenCounterparts { article, span } => {
            model.open.push(Open::Counterparts(counterparts::State::new(article, span)));
            model.shared.revision += 1;
        }
        Request::OpenNearMisses { row, column } => {
            model.open.push(Open::NearMisses(near_misses::State::new(row, column)));
            model.shared.revision += 1;
        }
        Request::Seek(written) => seek(model, written.as_deref()),
        Request::SetBase(base) => set_base(model, base),
        Request::Correct { corrections, said } => {
            return judging::correct(model, corrections, said);
        }
        Request::OpenJudging { .. } if model.shared.judging.hidden.is_some() => {
            let why = judging::own_choice_is_shown(&model.shared);
            tell(&mut model.shared, why);
        }
        Request::OpenJudging { task, comparison, row, passage } => {
            let of = views::judging::Of { comparison, row, passage: passage.map(|passage| *passage) };
            match views::judging::State::new(task, of, &model.shared) {
                Ok(state) => model.open.push(Open::Judging(Box::new(state))),
                Err(why) => tell(&mut model.shared, why),
            }
        }
    }
    Vec::new()
}

/// The export of what was chosen; who says nothing of suggested rows gets none.
fn export(model: &Model, choice: views::export::Choice, path: String) -> Effect {
    let shared = &model.shared;
    let mut question = shared.settings.question.clone();
    if choice.part == Part::All {
        question.arrangement.rows.only.suggested = choice.suggested;
    }
    let topics = if choice.all_topics { (0..question.topics.listed()).collect() } else { vec![shared.topic] };
    Effect::Export(Box::new(Exporting {
        question,
        topics,
        part: choice.part,
        path,
        replace: false,
        config: shared.settings.config_hash,
    }))
}

/// Opens the address of an article, if it is one of the web.
fn open_address(model: &mut Model, id: &ArticleId) -> Vec<Effect> {
    let article = model.shared.settings.question.library.get(id);
    let address = article.and_then(|article| article.web_address()).map(str::to_owned);
    match (address, article.and_then(|article| article.meta.url.clone())) {
        (Some(address), _) => return vec![Effect::OpenAddress(address)],
        (None, Some(_)) => tell(&mut model.shared, "not opened: no web address (https, http)".into()),
        (None, None) => tell(&mut model.shared, "this article has no address".into()),
    }
    Vec::new()
}

/// Holds the other columns against one, or against none, and says which.
fn set_base(model: &mut Model, base: Option<String>) {
    let shared = &mut model.shared;
    let columns = shared.comparison().map(|comparison| comparison.columns.as_slice()).unwrap_or_default();
    let name =
        columns.iter().find(|column| Some(&column.id) == base.as_ref()).map(|column| column.short.clone());
    let key = shared.settings.keymap.hint(&[Action::Base]);
    let words = match name {
        Some(name) => format!(
            "held against {name} (◆): ≠ marks figures and hedges that differ; {key} on it again ends it"
        ),
        None => "held against no column any more".to_owned(),
    };
    shared.base = base;
    shared.revision += 1;
    tell(shared, words);
}

/// Takes a term to look for; says why where it is none.
fn seek(model: &mut Model, written: Option<&str>) {
    match written.map(Term::parse).transpose() {
        Ok(term) => {
            model.shared.sought = term;
            model.shared.revision += 1;
        }
        Err(why) => {
            let written = written.unwrap_or_default();
            let help = "write a word, a phrase, word*, =Word or /expression/";
            tell(&mut model.shared, format!("“{written}” cannot be looked for: {why}; {help}"));
        }
    }
}

/// Shows an article; one that is open already comes to the top, so that Esc leads back the way one came.
fn open_article(model: &mut Model, id: ArticleId, at: Span) {
    if model.shared.settings.question.library.get(&id).is_none() {
        return tell(&mut model.shared, "this article is no longer there".to_owned());
    }
    let shows = |open: &Open| matches!(open, Open::Article(state) if state.shows(&id));
    match model.open.iter().position(shows) {
        Some(index) => {
            model.open.truncate(index + 1);
            if let Some(Open::Article(state)) = model.open.last_mut() {
                state.show(at, &model.shared);
            }
        }
        None => model.open.push(Open::Article(article::State::new(id, at, &model.shared))),
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
fn go_to_topic(model: &mut Model, topic: usize) -> Vec<Effect> {
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
