//! The views, one file each: its state, its update and its drawing together.
//!
//! A view gets `&Shared`, owns its cursor, scroll and folds, and answers with a [`Request`]; it
//! imports neither another view nor `update`.

pub mod article;
pub mod compare;
pub mod help;
pub mod problems;
pub mod topics;
pub mod why;

use super::keymap::{Action, KeyScope};
use super::model::Shared;
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Comparison, Passage};
use crate::compare::text::Span;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// What a view asks of the rest of the program.
#[derive(Clone, Debug)]
pub enum Request {
    /// Nothing; it has looked after itself.
    None,
    /// Close the view.
    Close,
    /// Show an article, with `at` in view.
    OpenArticle {
        /// Which.
        article: ArticleId,
        /// The passage to show.
        at: Span,
    },
    /// Say why a passage of the present topic stands in a row.
    OpenWhy {
        /// The comparison that holds both.
        comparison: Arc<Comparison>,
        /// The row's id.
        row: String,
        /// The passage.
        passage: Passage,
    },
    /// Copy a passage with its source.
    Copy {
        /// The comparison that holds the passage: its offsets mean nothing in another.
        comparison: Arc<Comparison>,
        /// The passage.
        passage: Passage,
    },
    /// Go to the topic of this index.
    Topic(usize),
    /// Put the columns in this order of ids.
    OrderColumns(Vec<String>),
    /// Tell the reader something ("no passage here").
    Tell(String),
}

/// What lies open over the compare view.
pub enum Open {
    /// A whole article.
    Article(article::State),
    /// Why a passage is here.
    Why(why::State),
    /// The keys that work.
    Help(help::State),
    /// What is wrong.
    Problems(problems::State),
    /// The topics, to be picked by typing.
    Topics(topics::State),
}

impl Open {
    /// Where its keys are looked up.
    pub fn scope(&self) -> KeyScope {
        match self {
            Open::Article(_) => KeyScope::Article,
            Open::Why(_) => KeyScope::Why,
            Open::Help(_) => KeyScope::Help,
            Open::Problems(_) => KeyScope::Problems,
            Open::Topics(_) => KeyScope::Topics,
        }
    }

    /// Takes in an action.
    pub fn update(&mut self, shared: &Shared, action: Action) -> Request {
        match self {
            Open::Article(state) => article::update(state, shared, action),
            Open::Why(state) => why::update(state, shared, action),
            Open::Help(state) => help::update(state, shared, action),
            Open::Problems(state) => problems::update(state, shared, action),
            Open::Topics(state) => topics::update(state, shared, action),
        }
    }

    /// Draws it into `area`, over whatever was there.
    pub fn draw(&self, shared: &Shared, area: Rect, buffer: &mut Buffer) {
        match self {
            Open::Article(state) => article::draw(state, shared, area, buffer),
            Open::Why(state) => why::draw(state, shared, area, buffer),
            Open::Help(state) => help::draw(state, shared, area, buffer),
            Open::Problems(state) => problems::draw(state, shared, area, buffer),
            Open::Topics(state) => topics::draw(state, shared, area, buffer),
        }
    }
}
