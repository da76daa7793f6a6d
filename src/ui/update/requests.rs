//! What views request, performed: views opened, the present topic, base and term changed, the world
//! asked.

use super::arrangement::set_filter;
use super::keys::{act, go_to_topic, is_picking};
use super::{Effect, columns, judging, search, tabs, tell, workshop};
use crate::compare::articles::ArticleId;
use crate::compare::text::Span;
use crate::compare::topics::Term;
use crate::export::Part;
use crate::ui::keymap::Action;
use crate::ui::model::edits::TopicEdit;
use crate::ui::model::{Exporting, Model};
use crate::ui::views::{self, Open, Request, article, counterparts, near_misses, why};

pub(super) fn perform(model: &mut Model, request: Request) -> Vec<Effect> {
    // What was picked takes the place of the list that it was picked from.
    if !matches!(request, Request::None | Request::Tell(_)) && is_picking(model) {
        workshop::close(model);
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
        Request::LetGo => workshop::settle(model),
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
