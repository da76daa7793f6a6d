//! Going on where the reader was at the last visit, and what came since.

use super::{tabs, tell, workshop};
use crate::compare::counted;
use crate::compare::filter::InForce;
use crate::compare::topics::Term;
use crate::ui::model::Model;
use crate::ui::model::session::{Lain, Session};
use crate::ui::views::{Open, Tab, article};
use std::sync::Arc;

/// Takes the reader back to what `session` says, as far as it is still there; to be called once
/// articles were read.
pub(super) fn restore(model: &mut Model, session: &Session) {
    let shared = &mut model.shared;
    let question = &mut shared.settings.question;
    let specs = question.topics.specs();
    let topic = specs.iter().position(|spec| Some(&spec.id) == session.topic.as_ref());
    shared.topic = topic.unwrap_or(shared.topic);
    if let Some(own) = session.arrangement(shared.configured) {
        question.arrangement = own;
    }
    shared.column_order.clone_from(&session.column_order);
    shared.hidden.clone_from(&session.hidden);
    shared.frozen.clone_from(&session.frozen);
    shared.base.clone_from(&session.base);
    if question.filter.filter.is_empty() {
        let filter = session.filter.parse().unwrap_or_default();
        question.filter = Arc::new(InForce { filter, ..InForce::default() });
    }
    shared.sought = session.sought.as_deref().and_then(|written| Term::parse(written).ok());
    model.compare.hide(session.folded, session.topics_hidden);
    workshop::restore(model, session);
    if topic.is_some() {
        let focus = session.cursor.focus(&model.shared.settings.question.library);
        tabs::show(model, Tab::Compare, &focus);
        model.compare.stand_at(&model.shared, session.stand);
        for view in session.views() {
            lay(model, view);
        }
    }
}

/// Lays a view on the pile that lay there before.
fn lay(model: &mut Model, view: &Lain) {
    let library = &model.shared.settings.question.library;
    match (view.tab(), view.article(library)) {
        (Some(tab), _) => {
            let focus = view.cursor.focus(library);
            tabs::show(model, tab, &focus);
            if let Some(open) = model.open.last_mut() {
                open.set(&model.shared, &view.setting);
            }
        }
        (None, Some((id, at))) => {
            let mut state = article::State::new(id, at, &model.shared);
            if let Some(top) = view.top {
                state.scroll_to(top);
            }
            model.open.push(Open::Article(state));
        }
        (None, None) => {}
    }
}

/// Finds out what is new among the articles, and says so if there is more of it than before.
pub(super) fn take_in_news(model: &mut Model) {
    let shared = &mut model.shared;
    let Some(before) = &model.visit.before else { return };
    let news = before.news(&shared.settings.question.library);
    let more = news.new.difference(&shared.news.new).count();
    if more > 0 {
        let came = counted(more, "new article");
        let all = if more < news.new.len() { format!(", {} in all", news.new.len()) } else { String::new() };
        tell(shared, format!("{came}{all} since {}", news.since));
    }
    if news != *shared.news {
        let filter = shared.settings.question.filter.filter.clone();
        let new_articles = Arc::clone(&news.new);
        shared.settings.question.filter = Arc::new(InForce { filter, new_articles });
        shared.news = Arc::new(news);
        shared.new_passages.clear();
        shared.revision += 1;
    }
}
