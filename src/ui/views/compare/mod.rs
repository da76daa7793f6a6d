//! What the columns say on the present topic, row by row.
//!
//! Owns cursor, scroll and folds. The layout is kept and made anew only when comparison, width,
//! folds, order or the leftmost column change; the cursor then follows its passage (`anchor`).
//! Each topic keeps its own place, so that going to another and back loses nothing.

mod anchor;
mod border;
mod click;
mod cursor;
mod draw;
mod judge;
mod laid;
mod look;
mod panes;
mod term;
mod topics;

pub use anchor::{Depth, Whereabouts};
pub use click::{click, scroll};
pub use draw::draw;

use super::{Focus, Request};
use crate::compare::comparison::Comparison;
use crate::ui::keymap::Action;
use crate::ui::layout::by_hand::{Places, moved};
use crate::ui::layout::{self, Frame, Step, Widened, outlet_in_words};
use crate::ui::model::Shared;
use anchor::Anchor;
use laid::Laid;
use panes::Panes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use term::Sought;

/// Cursor, scroll and folds of the compare view, and the layout that they move over.
#[derive(Default)]
pub struct State {
    folded: bool,
    /// Whether the cursor is to go to the pinned row of its passage once there is one.
    to_pinned: bool,
    /// Where the cursor is to go once the topic of that is compared anew.
    to_whereabouts: Option<Whereabouts>,
    topics_hidden: bool,
    /// The passage around which more is shown.
    widened: Option<Widened>,
    /// Where the cursor was left in each topic, by its id.
    anchors: BTreeMap<String, Anchor>,
    /// Where the term stands that is sought.
    sought: Sought,
    /// The place of the leftmost column on the screen, for a topic that is new or still being compared.
    first: usize,
    laid: Option<Laid>,
}

/// Where the window stands over rows and columns, told by what is under the cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stand {
    /// The place of the leftmost column that is not frozen.
    pub first: usize,
    /// How deep the cursor is in the window.
    pub depth: Depth,
}

/// Lays out what is to be shown: to be called after every change of `shared` or size, before [`draw`].
///
/// The cursor follows its passage and row.
pub fn arrange(state: &mut State, shared: &Shared) {
    state.seek(shared);
    lay_out(state, shared);
    state.find_spots(shared);
}

fn lay_out(state: &mut State, shared: &Shared) {
    let Some(comparison) = shared.comparison() else {
        state.keep_anchor();
        state.laid = None;
        return;
    };
    let panes = Panes::of(shared, state.topics_hidden, shared.body());
    let frame = frame(state, shared, comparison, &panes);
    let same = |laid: &Laid| Arc::ptr_eq(&laid.layout.comparison, comparison) && laid.layout.frame == frame;
    if state.laid.as_ref().is_some_and(same) {
        if let Some(laid) = &mut state.laid {
            laid.set_height(panes.inside.height);
        }
        return;
    }
    state.keep_anchor();
    let is_new = state.laid.as_ref().is_none_or(|laid| !Arc::ptr_eq(&laid.layout.comparison, comparison));
    let (with, in_force) = (&comparison.judged.with, &shared.settings.question.corrections);
    let is_judged_anew = is_new && (with == in_force || (with.is_empty() && in_force.is_empty()));
    let is_of_it = |of: &mut Whereabouts| is_judged_anew && of.topic == comparison.topic.id;
    if let Some(stand) = state.to_whereabouts.take_if(is_of_it) {
        state.anchors.insert(stand.topic, stand.anchor);
    }
    if is_new
        && std::mem::take(&mut state.to_pinned)
        && let Some(anchor) = state.anchors.get_mut(&comparison.topic.id)
    {
        anchor.go_to_pinned(comparison);
    }
    let anchor = state.anchors.get(&comparison.topic.id);
    state.laid = Some(Laid::new(comparison, &frame, anchor, panes.inside.height));
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    // Who goes on is not to be taken back.
    state.to_whereabouts = None;
    match action {
        Action::Fold if state.laid.as_ref().is_some_and(|laid| laid.spot.is_none()) => {
            return Request::Tell("there is no row to fold".to_owned());
        }
        Action::Fold => state.folded = !state.folded,
        Action::ToggleTopics if !panes::has_room_for_topics(shared.body()) => {
            let key = shared.settings.keymap.hint(&[Action::PickTopic]);
            return Request::Tell(format!("no room to list the topics here; {key} picks one"));
        }
        Action::ToggleTopics => state.topics_hidden = !state.topics_hidden,
        Action::Base => return state.base(shared),
        Action::MoveColumnLeft => return state.move_column(shared, false),
        Action::MoveColumnRight => return state.move_column(shared, true),
        Action::NextPassage | Action::PreviousPassage if shared.sought.is_some() => {
            let request = state.walk_term(shared, action == Action::NextPassage);
            return request.unwrap_or_else(not_yet);
        }
        Action::Widen | Action::Narrow => return state.widen(shared, action == Action::Widen),
        _ => {
            let Some(laid) = &mut state.laid else { return not_yet() };
            return judge::request(laid, shared, action).unwrap_or_else(|| laid.update(action));
        }
    }
    arrange(state, shared);
    Request::None
}

/// Puts the cursor on `focus`, as far as the present topic has it.
pub fn arrive(state: &mut State, shared: &Shared, focus: &Focus) {
    state.to_whereabouts = None;
    state.keep_anchor();
    let Some(topic) = shared.topic_spec() else { return };
    let first = state.anchors.get(&topic.id).map_or(state.first, |anchor| anchor.first);
    if *focus != Focus::default() {
        let library = &shared.settings.question.library;
        let mut anchor = Anchor::at(focus, library, first);
        if let Some(before) = state.anchors.get(&topic.id).filter(|_| focus.row.is_none()) {
            anchor.stay_in_row(before, focus.passage.is_none());
        }
        state.anchors.insert(topic.id.clone(), anchor);
        state.laid = None;
    }
    arrange(state, shared);
}

/// Lets the cursor go to the row in which its passage has just been pinned, as soon as that is there.
pub fn go_to_pinned(state: &mut State) {
    state.to_pinned = true;
}

/// Lets the cursor go back to where it stood when something was judged, as soon as that is undone or
/// done again: to the same passage, wherever that is then.
pub fn go_back_to(state: &mut State, to: Whereabouts) {
    state.to_whereabouts = Some(to);
}

fn frame(state: &State, shared: &Shared, comparison: &Comparison, panes: &Panes) -> Frame {
    let topic = &comparison.topic.id;
    let present = state.laid.as_ref().filter(|laid| laid.layout.comparison.topic.id == *topic);
    let left = state.anchors.get(topic).map_or(state.first, |anchor| anchor.first);
    let Places { order, frozen, hidden } = Places::of(&comparison.columns, shared.by_hand());
    Frame {
        width: panes.inside.width,
        stacked: panes.stacked,
        folded: state.folded,
        ways: shared.arrangement().rows.only,
        titles: !panes.stacked && panes.inside.height >= panes::TALL,
        most_head_lines: panes.most_head_lines(),
        order,
        frozen,
        hidden,
        first: present.map_or(left, |laid| laid.layout.frame.first),
        base: comparison.columns.iter().position(|column| Some(&column.id) == shared.base.as_ref()),
        widened: state.widened.clone(),
        news: Arc::clone(&shared.news),
    }
}

fn not_yet() -> Request {
    Request::Tell("the topic is still being compared".to_owned())
}

impl State {
    /// Whether rows are folded to their values, and whether the list of topics is hidden.
    pub fn hides(&self) -> (bool, bool) {
        (self.folded, self.topics_hidden)
    }

    /// Folds rows and hides the list of topics, or not.
    pub fn hide(&mut self, folded: bool, topics_hidden: bool) {
        (self.folded, self.topics_hidden) = (folded, topics_hidden);
    }

    /// Where the window stands in the present topic.
    pub fn stand(&self, shared: &Shared) -> Stand {
        let kept = shared.topic_spec().and_then(|topic| self.anchors.get(&topic.id));
        let laid = self.laid.as_ref().and_then(Laid::anchor);
        let anchor = laid.as_ref().or(kept);
        anchor.map_or(Stand { first: self.first, ..Stand::default() }, |anchor| Stand {
            first: anchor.first,
            depth: anchor.depth,
        })
    }

    /// Puts the window where it stood over what the cursor has arrived on, and is to be laid out anew.
    pub fn stand_at(&mut self, shared: &Shared, stand: Stand) {
        (self.first, self.laid) = (stand.first, None);
        let known = shared.topic_spec().and_then(|topic| self.anchors.get_mut(&topic.id));
        if let Some(anchor) = known {
            (anchor.first, anchor.depth) = (stand.first, stand.depth);
        }
    }

    /// Where the cursor stands, to be gone back to; none where there is nothing to stand on.
    pub fn whereabouts(&self) -> Option<Whereabouts> {
        let laid = self.laid.as_ref()?;
        Some(Whereabouts { topic: laid.layout.comparison.topic.id.clone(), anchor: laid.anchor()? })
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self) -> Focus {
        self.laid.as_ref().and_then(Laid::focus).unwrap_or_default()
    }

    /// Puts the column under the cursor on the other side of its neighbour.
    fn move_column(&self, shared: &Shared, right: bool) -> Request {
        let Some(laid) = &self.laid else { return not_yet() };
        let side = if right { "right" } else { "left" };
        match laid.neighbours(right) {
            Some((column, over)) => {
                let columns = &laid.layout.comparison.columns;
                let name = columns.get(column).map(outlet_in_words).unwrap_or_default();
                let order = moved(columns, &shared.column_order, column, over);
                Request::OrderColumns { order, said: format!("{name} moved to the {side}") }
            }
            None => Request::Tell(format!("this column goes no further {side}")),
        }
    }

    /// Holds the other columns against the one under the cursor, or against none if it is the base.
    fn base(&self, shared: &Shared) -> Request {
        let column = self.laid.as_ref().and_then(Laid::focus).and_then(|focus| focus.column);
        match column {
            None => Request::Tell("no column is under the cursor".to_owned()),
            column if column == shared.base => Request::SetBase(None),
            column => Request::SetBase(column),
        }
    }

    /// Shows more, or less, around the passage under the cursor; what is left at the end is the article.
    fn widen(&mut self, shared: &Shared, more: bool) -> Request {
        let focus = self.laid.as_ref().and_then(Laid::focus);
        let Some((article, span)) = focus.and_then(|focus| focus.passage) else {
            return Request::Tell("no passage is under the cursor".to_owned());
        };
        if self.folded {
            let key = shared.settings.keymap.hint(&[Action::Fold]);
            return Request::Tell(format!("rows are folded; {key} unfolds them"));
        }
        let Some((comparison, passage)) = self
            .laid
            .as_ref()
            .and_then(|laid| Some((Arc::clone(&laid.layout.comparison), laid.passage()?.clone())))
        else {
            return Request::None;
        };
        let shows_more = |step: &Step| {
            let article = comparison.article(&passage.article);
            article.is_some_and(|article| layout::shows_more(article, &passage, *step))
        };
        let now = self.widened.as_ref().filter(|of| of.is(&passage)).map(|of| of.step);
        let steps = [Step::Paragraph, Step::Neighbours].into_iter().filter(shows_more);
        let next = match more {
            true => steps.clone().find(|step| now.is_none_or(|now| now < *step)),
            false => steps.rev().find(|step| now.is_some_and(|now| *step < now)),
        };
        let words = match (next, more) {
            (None, true) => return Request::OpenArticle { article, at: span },
            (None, false) if now.is_none() => {
                return Request::Tell("this is the passage alone already".to_owned());
            }
            (None, false) => "the passage alone",
            (Some(Step::Paragraph), _) => "with its paragraph",
            (Some(Step::Neighbours), _) => "with the paragraphs around it",
        };
        self.widened = next.map(|step| Widened { article, span, step });
        arrange(self, shared);
        if let Some(laid) = &mut self.laid {
            laid.show_passage();
        }
        Request::Tell(format!("{words}; copies stay the passage"))
    }

    /// Remembers where the cursor stands in the topic that is laid out.
    fn keep_anchor(&mut self) {
        if let Some(laid) = &self.laid
            && let Some(anchor) = laid.anchor()
        {
            self.first = laid.layout.frame.first;
            self.anchors.insert(laid.layout.comparison.topic.id.clone(), anchor);
        }
    }
}
