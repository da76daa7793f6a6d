//! What stands closest to one passage in every other column, with what they share.
//!
//! Columns stand in the order of their closest sentence, in each the closest first. Scores rank
//! within one topic only, so that none is shown: the list is one to choose from, and does not say
//! that two passages answer one question. What the reader finds to be level is pinned (`p`); the
//! passage is held by its words, so that it survives the comparison that a pin sets off.

mod content;

use super::Request;
use crate::compare::answers::{Ask, Asked, Counterparts};
use crate::compare::articles::ArticleId;
use crate::compare::comparison::{Cell, Counterpart, Passage, Row};
use crate::compare::corrections::{Anchor, Corrections, Words};
use crate::compare::text::Span;
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Action;
use crate::ui::model::Shared;
use crate::ui::views::{Focus, Tab};
use crate::ui::widgets::entries::{EntryList, draw_waiting};
use crate::ui::widgets::looked::Looked;
use crate::ui::widgets::{frame, inside};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Of which passage, what was found, and where the cursor is.
pub struct State {
    of: (ArticleId, Span),
    /// The passage by its words, once they are known.
    words: Option<Anchor>,
    known: Awaited<Counterparts>,
    laid: Option<Laid>,
    /// Its entries stand for the counterparts of the answer that is laid out.
    list: EntryList,
}

/// What the list was made from.
struct Laid {
    answer: Arc<Counterparts>,
    corrections: Arc<Corrections>,
    width: u16,
}

impl State {
    /// Asks about the passage of the present topic at `span` of `article`.
    pub fn new(article: ArticleId, span: Span) -> Self {
        let (known, list) = (Awaited::default(), EntryList::default());
        Self { of: (article, span), words: None, known, laid: None, list }
    }

    /// What is seen, to be looked through; none while nothing is known.
    pub fn looked(&mut self) -> Option<Box<dyn Looked + '_>> {
        self.laid.as_ref()?;
        Some(self.list.looked())
    }

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known]
    }

    /// The counterpart under the cursor.
    fn present(&self) -> Option<(&Counterparts, &Counterpart)> {
        let answer = &self.laid.as_ref()?.answer;
        Some((answer, answer.found.get(self.list.at()?)?))
    }
}

/// Takes in a changed comparison or size; false if there is nothing left to show.
pub fn arrange(state: &mut State, shared: &Shared) -> bool {
    if !find(state, shared) {
        return false;
    }
    let (article, span) = state.of.clone();
    let asked = Asked::Counterparts { topic: shared.topic, article, span };
    state.known.want(Ask { question: shared.settings.question.clone(), asked });
    lay_out(state, shared);
    true
}

/// Finds the passage's words in the article as it stands; false if they are gone.
fn find(state: &mut State, shared: &Shared) -> bool {
    let (id, span) = &mut state.of;
    let Some(newest) = shared.settings.question.library.get(id) else { return false };
    let compared = shared.comparison().and_then(|comparison| comparison.article(id));
    let words = state.words.get_or_insert_with(|| Anchor::of(compared.unwrap_or(newest), *span));
    match words.place_in(newest.body.as_str()) {
        Ok(place) => {
            *span = place;
            true
        }
        Err(_) => false,
    }
}

fn lay_out(state: &mut State, shared: &Shared) {
    let Some(answer) = state.known.known() else { return };
    let inner = inside(shared.body());
    let corrections = &shared.settings.question.corrections;
    let is_same = |laid: &Laid| {
        Arc::ptr_eq(&laid.answer, answer)
            && Arc::ptr_eq(&laid.corrections, corrections)
            && laid.width == inner.width
    };
    if !state.laid.as_ref().is_some_and(is_same) {
        let before = state.present().map(|(_, found)| (&found.article, found.span));
        let at = answer.found.iter().position(|found| before == Some((&found.article, found.span)));
        state.list.fill(content::entries(answer, corrections), inner.width, at);
        let (answer, corrections) = (Arc::clone(answer), Arc::clone(corrections));
        state.laid = Some(Laid { answer, corrections, width: inner.width });
    }
    state.list.fit(inner.height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if state.list.act(action) {
        return Request::None;
    }
    if !matches!(action, Action::Open | Action::Copy | Action::Pin) {
        return Request::None;
    }
    let Some((answer, found)) = state.present() else {
        return Request::Tell("no counterpart is under the cursor".to_owned());
    };
    match action {
        Action::Open => Request::Show { tab: Tab::Compare, topic: None, focus: focus(answer, found) },
        Action::Copy => Request::Copy {
            comparison: Arc::clone(&answer.comparison),
            passage: Passage::of_words(found.article.clone(), found.paragraph, found.span),
        },
        _ => pin(answer, found, shared),
    }
}

/// The passage of the comparison that holds a counterpart.
fn focus(answer: &Counterparts, found: &Counterpart) -> Focus {
    let comparison = &answer.comparison;
    let holds = |passage: &&Passage| passage.article == found.article && passage.span.contains(found.span);
    let passage = |row: &Row| {
        let passage = row.cells.iter().flat_map(Cell::passages).find(holds)?;
        Some((Some(row.id.clone()), passage.span))
    };
    let (row, span) = comparison.rows.iter().find_map(passage).unwrap_or((None, found.span));
    let column = comparison.columns.get(found.column).map(|column| column.id.clone());
    Focus { column, row, passage: Some((found.article.clone(), span)) }
}

/// Pins a counterpart level with the passage, or takes it off again.
fn pin(answer: &Counterparts, found: &Counterpart, shared: &Shared) -> Request {
    let Counterparts { comparison, passage, .. } = answer;
    let own = passage.as_ref().and_then(|own| comparison.words(own));
    let other = Words::of(&comparison.library, &found.article, found.span);
    let Some((own, other)) = own.zip(other) else {
        return Request::Tell("no passage of the topic any more".to_owned());
    };
    let topic = comparison.topic.id.as_str();
    let corrections = &shared.settings.question.corrections;
    let (next, said) = if corrections.are_level(topic, own, other) {
        let row = corrections.own_row_of(topic, other);
        (row.and_then(|row| corrections.without_member(topic, &row.id, other)), "taken off the pinned row")
    } else {
        let said = "pinned level at the top";
        (Some(corrections.with_pinned(topic, own, other, &shared.stamp())), said)
    };
    next.map_or(Request::None, |next| Request::correct(next, said))
}

/// Whether a counterpart is pinned level with the passage that it belongs to.
fn is_level(answer: &Counterparts, corrections: &Corrections, found: &Counterpart) -> bool {
    let comparison = &answer.comparison;
    let own = answer.passage.as_ref().and_then(|own| comparison.words(own));
    let other = Words::of(&comparison.library, &found.article, found.span);
    own.zip(other).is_some_and(|(own, other)| corrections.are_level(&comparison.topic.id, own, other))
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let topic = shared.topic_spec().map_or("", |topic| &topic.name);
    let inner = frame(shared, area, buffer, &format!("Counterparts · {topic}"), &state.list.place());
    match &state.laid {
        Some(_) => state.list.draw(shared, inner, buffer),
        None => draw_waiting(state.known.has_failed(), shared, inner, buffer),
    }
}
