//! Going on where the reader was at the last visit.

use super::{tabs, tell};
use crate::compare::counted;
use crate::compare::filter::InForce;
use crate::ui::model::Model;
use crate::ui::model::session::Session;
use crate::ui::views::Tab;
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
    shared.new_articles = Arc::new(session.new_among(&question.library));
    let given = &question.filter.filter;
    let filter = if given.is_empty() { session.filter.parse().unwrap_or_default() } else { given.clone() };
    question.filter = Arc::new(InForce { filter, new_articles: Arc::clone(&shared.new_articles) });
    let new = shared.new_articles.len();
    if let Some(since) = session.day.as_ref().filter(|_| new > 0) {
        tell(shared, format!("{} since {since}", counted(new, "new article")));
    }
    if topic.is_some() {
        tabs::show(model, Tab::Compare, &session.focus());
        tabs::show(model, session.tab(), &session.focus());
    }
}
