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
mod keys;
mod link;
mod look;
mod marks;
mod pane;
mod pane_draw;
mod second;
mod strip;
mod text;
mod words;

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
use crate::ui::widgets::Pager;
use crate::ui::widgets::input::InputLine;
pub use draw::draw;
use frames::{Frames, Side};
use keys::{aside, next_second, of_passage, of_selection, scroll, seek};
use link::{Link, follow};
pub use pane::Top;
use pane::{Going, Pane, present};
use pane_draw::size_of_text;
use std::sync::Arc;

/// The texts that are open, which of them is active, and what is known of them.
pub struct State {
    first: Pane,
    second: Option<Box<Pane>>,
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
    asked: Box<AskedFor>,
}

/// What takes long in a long text: what is known of it, and what is waited for.
#[derive(Default)]
struct AskedFor {
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
            asked: Box::default(),
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
        let AskedFor { lengths, places, links } = &mut *self.asked;
        vec![lengths, places, links]
    }

    /// Whether there is a word cursor, which has keys of its own.
    pub fn is_selecting(&self) -> bool {
        self.pane().selection.is_some()
    }

    /// What is selected, as a term.
    pub fn selected_term(&self) -> Option<Term> {
        self.pane().selected_term()
    }

    /// Takes the word cursor away, or closes what lies open inside the view; false if neither is there.
    pub fn takes_back(&mut self) -> bool {
        if self.pane_mut().selection.take().is_some() {
            return true;
        }
        self.in_details = false;
        self.details.take().is_some() || self.close_second()
    }

    /// Where the reader looks, for the next view.
    pub fn focus(&self) -> Focus {
        let pane = self.pane();
        let at = pane.marks.own_at(pane.at).map_or(pane.at, |own| own.passage.span);
        Focus { passage: Some((pane.id.clone(), at)), ..Focus::default() }
    }

    /// The article that is not only shown beside another, and what the cursor in it stands on.
    pub fn place(&self) -> (ArticleId, Span) {
        (self.first.id.clone(), self.first.at)
    }

    /// How far that article is scrolled.
    pub fn top(&self) -> Option<Top> {
        self.first.top()
    }

    /// Scrolls that article as far as it was.
    pub fn scroll_to(&mut self, top: Top) {
        self.first.scroll_to(top);
    }

    /// Whether this shows the article `id`, and not only beside another.
    pub fn shows(&self, id: &ArticleId) -> bool {
        self.first.id == *id
    }

    /// Puts the cursor of the first article on `at` and scrolls so that it is seen.
    pub fn show(&mut self, at: Span, shared: &Shared) {
        (self.active, self.leader) = (Side::First, Side::First);
        self.first.open_at(at);
        arrange(self, shared);
    }

    fn pane(&self) -> &Pane {
        self.second.as_deref().filter(|_| self.active == Side::Second).unwrap_or(&self.first)
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
        [Some(&self.first), self.second.as_deref()]
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
        (self.second, self.leader) = (Some(Box::new(second)), Side::First);
        if self.active == Side::Second {
            self.active = Side::First;
        }
    }
}

/// Lays the articles out again where they, the sizes or what is known of them have changed; false
/// if the first is gone.
pub fn arrange(state: &mut State, shared: &Shared) -> bool {
    if state.second.as_deref().is_some_and(|second| present(&second.id, shared).is_none()) {
        state.close_second();
    }
    let frames = state.frames(shared);
    let places = state.asked.places.known().cloned();
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
    link(state, None);
    true
}

/// Asks for what is shown and not known.
fn ask(state: &mut State, shared: &Shared) {
    let articles = state.articles();
    let ask = |asked| Ask { question: shared.settings.question.clone(), asked };
    if let Some(term) = &shared.sought {
        state.asked.places.want(ask(Asked::Places(term.clone(), articles.clone())));
    }
    if let [left, right] = &articles[..] {
        let (left, right) = (Arc::clone(left), Arc::clone(right));
        state.asked.links.want(ask(Asked::ParagraphLinks { left, right }));
    }
    if state.details.is_some() {
        state.asked.lengths.want(ask(Asked::Lengths(articles)));
    }
}

/// Lets the text that was not scrolled last follow the other, which was scrolled that way; any way if
/// it is not said.
fn link(state: &mut State, going: Option<Going>) {
    let State { first, second: Some(second), .. } = state else { return };
    if !state.is_linked {
        state.link = Link::None;
        return;
    }
    let (leader, follower) = match state.leader {
        Side::First => (first, &mut **second),
        Side::Second => (&mut **second, first),
    };
    let known = state.asked.links.known().zip(leader.article().zip(follower.article()));
    let links = known.and_then(|(links, (from, to))| links.between(from, to));
    state.link = follow(leader, follower, links, going);
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
    if state.is_selecting()
        && let Some(request) = of_selection(state, shared, action)
    {
        return request;
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
            state.pane_mut().select_there();
            state.leader = state.active;
            link(state, None);
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
        Action::Select => {
            state.in_details = false;
            if !state.frames(shared).shows(state.active) {
                state.details = None;
                arrange(state, shared);
            }
            match state.pane_mut().select() {
                true => Request::None,
                false => Request::Tell("no word of the text is on the screen".to_owned()),
            }
        }
        Action::Term => {
            state.typed = Some(InputLine::default());
            Request::None
        }
        _ => Request::None,
    }
}
