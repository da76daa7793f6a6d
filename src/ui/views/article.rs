//! One article whole, its passages marked, at the passage that one came from; beside it a second
//! one, or what is known of it.
//!
//! Here stands what the parts do together: which text is active, which follows which, what is
//! asked of the core. One text with its scroll and marks is a `pane`; only where its lines break
//! is kept, as ranges of the body, and only near the screen (`text`). What is marked comes from the
//! comparisons, and only from those that were made from the very text that is shown. Counting,
//! looking for a term and linking paragraphs take long in a long text: they are asked for, and
//! what is not known yet is not there yet.

mod details;
mod draw;
mod frames;
mod link;
mod marks;
mod pane;
mod second;
mod strip;
mod text;

use super::{Focus, Request};
use crate::compare::answers::{Ask, Asked};
use crate::compare::articles::{Article, ArticleId};
use crate::compare::tables::lengths::Lengths;
use crate::compare::tables::paragraph_links::ParagraphLinks;
use crate::compare::tables::places::Places;
use crate::compare::text::Span;
use crate::compare::topics::Term;
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::widgets::input::InputLine;
use crate::ui::widgets::{Pager, PieceLine, clear, draw_pages, inside};
use draw::{Words, size_of_text};
use frames::{Frames, LEAST_FOR_TWO, Side};
use link::{Link, follow};
use pane::{Pane, present};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The texts that are open, which of them is active, and what is known of them.
pub struct State {
    first: Pane,
    second: Option<Pane>,
    active: Side,
    /// The one that was scrolled last: the other follows it.
    leader: Side,
    is_linked: bool,
    link: Link,
    details: Option<Pager>,
    /// Whether keys scroll the details that stand beside the text.
    in_details: bool,
    typed: Option<InputLine>,
    /// The term whose first place is gone to once it is known.
    wanted: Option<Term>,
    lengths: Awaited<Lengths>,
    places: Awaited<Places>,
    links: Awaited<ParagraphLinks>,
}

impl State {
    /// The article `id` with `at` in view.
    pub fn new(id: ArticleId, at: Span, shared: &Shared) -> Self {
        let mut state = Self {
            first: Pane::new(id, at),
            second: None,
            active: Side::First,
            leader: Side::First,
            is_linked: true,
            link: Link::None,
            details: None,
            in_details: false,
            typed: None,
            wanted: None,
            lengths: Awaited::default(),
            places: Awaited::default(),
            links: Awaited::default(),
        };
        arrange(&mut state, shared);
        state
    }

    /// Whether keys are text at present.
    pub fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        self.typed.as_mut().is_some_and(|line| line.takes(key))
    }

    /// Takes in pasted text, if keys are text at present.
    pub fn insert(&mut self, text: &str) {
        if let Some(line) = &mut self.typed {
            line.insert(text);
        }
    }

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.lengths, &mut self.places, &mut self.links]
    }

    /// Closes what lies open inside the view; false if nothing does.
    pub fn takes_back(&mut self) -> bool {
        self.in_details = false;
        self.details.take().is_some() || self.close_second()
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self) -> Focus {
        let pane = self.pane();
        let at = pane.marks.own_at(pane.at).map_or(pane.at, |own| own.passage.span);
        Focus { passage: Some((pane.id.clone(), at)), ..Focus::default() }
    }

    /// Whether this shows the article `id`, and not only beside another.
    pub fn shows(&self, id: &ArticleId) -> bool {
        self.first.id == *id
    }

    /// Puts the cursor of the first article on `at` and scrolls so that it is seen.
    pub fn show(&mut self, at: Span, shared: &Shared) {
        (self.active, self.leader) = (Side::First, Side::First);
        self.first.show(at);
        arrange(self, shared);
    }

    fn pane(&self) -> &Pane {
        self.second.as_ref().filter(|_| self.active == Side::Second).unwrap_or(&self.first)
    }

    fn pane_mut(&mut self) -> &mut Pane {
        match (&mut self.second, self.active) {
            (Some(second), Side::Second) => second,
            _ => &mut self.first,
        }
    }

    fn frames(&self, shared: &Shared) -> Frames {
        Frames::of(shared.body(), self.second.is_some(), self.active, self.details.is_some())
    }

    /// The articles that are shown.
    fn articles(&self) -> Vec<Arc<Article>> {
        [Some(&self.first), self.second.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(Pane::article)
            .cloned()
            .collect()
    }

    fn close_second(&mut self) -> bool {
        (self.active, self.leader) = (Side::First, Side::First);
        self.second.take().is_some()
    }

    fn open_second(&mut self, id: ArticleId, shared: &Shared) {
        let mut second = Pane::new(id, Span::default());
        let size = size_of_text(self.frames(shared).text(Side::Second), shared);
        second.arrange(shared, size, None);
        if let Some(own) = second.marks.own().first().map(|own| own.passage.span) {
            second.show(own);
        }
        (self.second, self.leader) = (Some(second), Side::First);
        if self.active == Side::Second {
            self.active = Side::First;
        }
    }
}

/// Lays the articles out again where they, the sizes or what is known of them have changed; false
/// if the first is gone.
pub fn arrange(state: &mut State, shared: &Shared) -> bool {
    if state.second.as_ref().is_some_and(|second| present(&second.id, shared).is_none()) {
        state.close_second();
    }
    let frames = state.frames(shared);
    let places = state.places.known().cloned();
    let size = |side| size_of_text(frames.text(side), shared);
    if !state.first.arrange(shared, size(Side::First), places.as_ref()) {
        return false;
    }
    if let Some(second) = &mut state.second {
        second.arrange(shared, size(Side::Second), places.as_ref());
    }
    ask(state, shared);
    if state.wanted.is_some() && state.wanted == shared.sought && state.pane().marks.places().is_some() {
        state.wanted = None;
        state.leader = state.active;
        state.pane_mut().go_to_place();
    }
    link(state);
    true
}

/// Asks for what is shown and not known.
fn ask(state: &mut State, shared: &Shared) {
    let articles = state.articles();
    let ask = |asked| Ask { question: shared.settings.question.clone(), asked };
    if let Some(term) = &shared.sought {
        state.places.want(ask(Asked::Places(term.clone(), articles.clone())));
    }
    if let [left, right] = &articles[..] {
        let (left, right) = (Arc::clone(left), Arc::clone(right));
        state.links.want(ask(Asked::ParagraphLinks { left, right }));
    }
    if state.details.is_some() {
        state.lengths.want(ask(Asked::Lengths(articles)));
    }
}

/// Lets the text that was not scrolled last follow the other.
fn link(state: &mut State) {
    let State { first, second: Some(second), .. } = state else { return };
    if !state.is_linked {
        state.link = Link::None;
        return;
    }
    let (leader, follower) = match state.leader {
        Side::First => (first, second),
        Side::Second => (second, first),
    };
    let known = state.links.known().zip(leader.article().zip(follower.article()));
    let links = known.and_then(|(links, (from, to))| links.between(from, to));
    state.link = follow(leader, follower, links);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    if let Some(line) = &state.typed
        && matches!(action, Action::Open | Action::Back)
    {
        let term = line.text().trim().to_owned();
        state.typed = None;
        return if action == Action::Open { seek(state, &term) } else { Request::None };
    }
    if scroll(state, shared, action) {
        return Request::None;
    }
    match action {
        Action::OpenAddress => Request::OpenAddress(state.pane().id.clone()),
        Action::NextPassage | Action::PreviousPassage => {
            if !state.frames(shared).shows(state.active) {
                state.details = None;
            }
            let request = state.pane_mut().walk(shared, action == Action::NextPassage);
            state.leader = state.active;
            arrange(state, shared);
            request
        }
        Action::Why | Action::Copy | Action::Counterparts => of_passage(state, shared, action),
        Action::Left | Action::Right => aside(state, shared, action == Action::Right),
        Action::Details => {
            state.in_details = false;
            state.details = if state.details.is_some() { None } else { Some(Pager::default()) };
            arrange(state, shared);
            Request::None
        }
        Action::SecondArticle => next_second(state, shared),
        Action::ToggleLink if state.second.is_none() => {
            let key = shared.settings.keymap.hint(&[Action::SecondArticle]);
            Request::Tell(format!("there is no second article to link: {key} opens one"))
        }
        Action::ToggleLink => {
            state.is_linked = !state.is_linked;
            arrange(state, shared);
            let words =
                if state.is_linked { "both articles scroll together" } else { "each scrolls by itself" };
            Request::Tell(words.to_owned())
        }
        Action::Term => {
            state.typed = Some(InputLine::default());
            Request::None
        }
        _ => Request::None,
    }
}

/// Looks for a term in the articles that are shown, from what is on the screen; for none if empty.
fn seek(state: &mut State, term: &str) -> Request {
    state.wanted = Term::parse(term).ok();
    Request::Seek((!term.is_empty()).then(|| term.to_owned()))
}

/// Scrolls the details, if they have the keys, or the active text and what follows it; false if
/// `action` is no movement.
fn scroll(state: &mut State, shared: &Shared, action: Action) -> bool {
    let frames = state.frames(shared);
    let over = !frames.shows(state.active);
    if let Some(area) = frames.details.filter(|_| over || state.in_details) {
        let inner = inside(area);
        let lines = details(state, shared, inner.width).len();
        return state.details.as_mut().is_some_and(|pager| pager.act(action, lines, inner.height));
    }
    if !state.pane_mut().scroll(action) {
        return false;
    }
    state.leader = state.active;
    link(state);
    true
}

/// What is done with the passage under the cursor.
fn of_passage(state: &State, shared: &Shared, action: Action) -> Request {
    let pane = state.pane();
    let Some((comparison, own)) = shared.comparison().zip(pane.marks.own_at(pane.at)) else {
        return Request::Tell("no passage on this topic is under the cursor".to_owned());
    };
    let (comparison, passage) = (Arc::clone(comparison), own.passage.clone());
    match action {
        Action::Why => {
            Request::OpenWhy { comparison, row: own.rows.first().cloned().unwrap_or_default(), passage }
        }
        Action::Counterparts => Request::OpenCounterparts { article: passage.article, span: passage.span },
        _ => Request::Copy { comparison, passage },
    }
}

/// Gives the keys to what stands on the right or left: the other text, or the details beside one.
fn aside(state: &mut State, shared: &Shared, right: bool) -> Request {
    let frames = state.frames(shared);
    let beside = frames.details.is_some() && frames.shows(state.active);
    if right && beside && !state.in_details {
        state.in_details = true;
    } else if !right && state.in_details {
        state.in_details = false;
    } else {
        let to = if right { Side::Second } else { Side::First };
        if state.second.is_none() {
            let key = shared.settings.keymap.hint(&[Action::SecondArticle]);
            return Request::Tell(format!("nothing stands there: {key} opens a second article"));
        }
        state.in_details = false;
        if state.active == to {
            return Request::Tell("nothing stands further that way".to_owned());
        }
        state.active = to;
        arrange(state, shared);
    }
    Request::None
}

/// Puts the next article beside the first; closes the second after the last.
fn next_second(state: &mut State, shared: &Shared) -> Request {
    if shared.body().width < LEAST_FOR_TWO {
        state.close_second();
        let words = format!("no room for a second article: two need {LEAST_FOR_TWO} cells");
        return Request::Tell(words);
    }
    let Some(comparison) = shared.comparison() else {
        return Request::Tell("the topic is still being compared".to_owned());
    };
    let candidates = second::candidates(comparison, &state.first.id);
    let place = |pane: &Pane| candidates.iter().position(|id| *id == pane.id);
    let next = state.second.as_ref().and_then(place).map_or(0, |place| place + 1);
    let Some(id) = candidates.get(next).cloned() else {
        let was_open = state.close_second();
        arrange(state, shared);
        let words = if was_open {
            "this was the last that stands beside it"
        } else {
            "no other column has an article"
        };
        return Request::Tell(words.to_owned());
    };
    state.open_second(id, shared);
    arrange(state, shared);
    Request::Tell(format!("{} of {} beside it", next + 1, candidates.len()))
}

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let frames = Frames::of(area, state.second.is_some(), state.active, state.details.is_some());
    let panes = [(Side::First, Some(&state.first)), (Side::Second, state.second.as_ref())];
    for (side, pane) in panes.into_iter().filter(|(side, _)| frames.shows(*side)) {
        let Some(pane) = pane else { continue };
        draw::draw(pane, &words(state, side, &frames, shared), shared, frames.text(side), buffer);
    }
    if let (Some(area), Some(pager)) = (frames.details, &state.details) {
        let lines = details(state, shared, inside(area).width);
        let mark = if state.in_details { "▶ " } else { "" };
        draw_pages(shared, area, buffer, &format!("{mark}Details"), pager, &lines);
    }
    if let Some(line) = &state.typed {
        let inner = inside(frames.text(state.active));
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        clear(last, buffer);
        line.draw("term › ", shared, last, buffer);
    }
}

/// What the frame of a text says: alone its topic, beside another its source, and how they are linked.
fn words(state: &State, side: Side, frames: &Frames, shared: &Shared) -> Words {
    let pane = match (&state.second, side) {
        (Some(second), Side::Second) => second,
        _ => &state.first,
    };
    let place = pane.place_in_words(shared);
    if state.second.is_none() {
        let topic = shared.topic_spec().map_or(String::new(), |topic| format!(" · {}", topic.name));
        return Words { title: format!("Article · {place}{topic}"), below: String::new() };
    }
    let mark = if state.active == side && !state.in_details { "▶ " } else { "" };
    let source = pane.article().map_or(String::new(), |article| source(article, shared));
    let below = match side {
        _ if !(frames.shows(side.other()) || state.details.is_some()) => {
            format!("the other article has no room: two need {LEAST_FOR_TWO} cells")
        }
        Side::Second => state.link.words(shared),
        Side::First => String::new(),
    };
    Words { title: format!("{mark}{source} · {place}"), below }
}

/// Outlet and date in one line, with their doubt.
fn source(article: &Article, shared: &Shared) -> String {
    let mark = |field, mark| if article.is_guessed(field) { mark } else { "" };
    let outlet = shared.settings.question.outlets.short(&article.meta.outlet);
    let date = article.meta.published.map_or("undated".to_owned(), |published| published.long());
    let translated = if article.is_machine_translated() { " †" } else { "" };
    format!("{outlet}{} {}{date}{translated}", mark("outlet", "?"), mark("published", "~"))
}

fn details(state: &State, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let pane = state.pane();
    let lengths = state.lengths.known().zip(pane.article());
    let length = lengths.and_then(|(lengths, article)| lengths.of(article));
    details::lines(pane, length, shared, width)
}
