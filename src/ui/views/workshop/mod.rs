//! A topic being made or changed: a form beside what it finds in the whole library.
//!
//! The form (`form`) is typed into at once; what it makes is compared on the thread that answers,
//! the newest state alone, so that no key waits. The list beside it (`preview`) is the second half:
//! tab goes there and back, Enter takes a word as a term or opens a passage. Nothing is written
//! before Enter in the form, and then by the world.

mod draw;
mod form;
mod lists;
mod preview;

pub use draw::draw;

use super::{Focus, Request};
use crate::compare::alignment::is_stop_word;
use crate::compare::answers::{Ask, Asked};
use crate::compare::articles::ArticleId;
use crate::compare::tables::draft::Draft;
use crate::compare::tables::keyness::Keywords;
use crate::compare::text::{Span, words};
use crate::compare::topics::{Rule, Term, TopicSpec};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::widgets::Pager;
use crate::ui::widgets::entries::EntryList;
use crate::ui::widgets::looked::Place;
use form::{Fault, Form, Kind};
use preview::{Preview, Target};
use std::sync::Arc;

/// The most words of a passage that are offered to begin with.
const MOST_WORDS: usize = 40;

/// The lines of the form, what they find, and where the cursor is.
pub struct State {
    form: Form,
    /// The id of the topic that is changed; none for a new one.
    changes: Option<String>,
    /// The topic as it was when the form was opened.
    before: TopicSpec,
    /// What is wrong with the lines.
    faults: Vec<Fault>,
    /// Whether keys go to the list beside the form.
    in_list: bool,
    known: Awaited<Draft>,
    keywords: Awaited<Keywords>,
    /// Words to begin with.
    words: Vec<String>,
    laid: Option<Laid>,
    targets: Vec<Target>,
    list: EntryList,
}

/// What the list was made from, and for which width.
type Laid = (Option<(Arc<Draft>, Option<Arc<Keywords>>)>, u16);

impl State {
    /// A new topic: of the term that is sought, else with the words of the passage at `focus` beside.
    pub fn new(shared: &Shared, focus: &Focus) -> Self {
        let any: Vec<Term> = shared.sought.iter().cloned().collect();
        let spec = TopicSpec { rule: Rule { any, ..Rule::default() }, ..TopicSpec::default() };
        let words = focus.passage.as_ref().map(|(article, span)| words_of(shared, article, *span));
        Self { words: words.unwrap_or_default(), ..Self::of(spec, None, Kind::Any) }
    }

    /// The present topic, to be changed; none if there is none, or if it is built in.
    pub fn of_present(shared: &Shared) -> Option<Self> {
        let is_listed = shared.topic < shared.settings.question.topics.listed();
        let spec = shared.topic_spec().filter(|_| is_listed)?;
        Some(Self::of(TopicSpec::clone(spec), Some(spec.id.clone()), Kind::Any))
    }

    fn of(spec: TopicSpec, changes: Option<String>, kind: Kind) -> Self {
        Self {
            form: Form::of(&spec, kind),
            changes,
            before: spec,
            faults: Vec::new(),
            in_list: false,
            known: Awaited::default(),
            keywords: Awaited::default(),
            words: Vec::new(),
            laid: None,
            targets: Vec::new(),
            list: EntryList::default(),
        }
    }

    /// Whether keys are text at present.
    pub fn is_typing(&self) -> bool {
        !self.in_list
    }

    /// Takes in a key as text; false if it is a command.
    pub fn takes(&mut self, key: Key) -> bool {
        !self.in_list && self.form.takes(key)
    }

    /// Where it stands: the list, and the line that is typed into.
    pub fn places(&self) -> Vec<Place> {
        let line = Pager { top: self.form.at() };
        vec![self.list.stands(), Place::Pages(line)]
    }

    /// Takes in pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        if !self.in_list {
            self.form.insert(text);
        }
    }

    /// Goes back from the list to the form; false if the form has the keys.
    pub fn takes_back(&mut self) -> bool {
        std::mem::take(&mut self.in_list)
    }

    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.known, &mut self.keywords]
    }

    /// Whether it holds something that is not in force.
    pub fn is_changed(&self) -> bool {
        self.form.topic().map_or(true, |topic| topic != self.before && !self.form.looks_for_nothing())
    }

    /// Whether a new topic is made, and none is changed.
    pub fn is_new(&self) -> bool {
        self.changes.is_none()
    }

    /// The id of the topic that is changed; none for a new one.
    pub fn changes(&self) -> Option<&str> {
        self.changes.as_deref()
    }
}

/// The words of a passage that say something, each once, as in the text.
fn words_of(shared: &Shared, article: &ArticleId, span: Span) -> Vec<String> {
    let Some(article) = shared.settings.question.library.get(article) else { return Vec::new() };
    let body = article.body.as_str();
    let mut found: Vec<String> = Vec::new();
    for word in words(body, span) {
        let written = word.span.of(body);
        let is_number = written.starts_with(|c: char| c.is_numeric());
        if !is_number && !is_stop_word(&word.folded(body)) && !found.iter().any(|known| known == written) {
            found.push(written.to_owned());
        }
    }
    found.truncate(MOST_WORDS);
    found
}

/// Takes in changed lines, a new answer or another size.
pub fn arrange(state: &mut State, shared: &Shared) {
    let replaced = state.changes.as_ref().and_then(|id| {
        let specs = shared.settings.question.topics.specs();
        specs.iter().position(|spec| spec.id == *id)
    });
    match state.form.topic() {
        Ok(_) if state.form.looks_for_nothing() => {
            state.faults.clear();
            state.known.forget();
            state.keywords.forget();
        }
        Ok(topic) => {
            state.faults.clear();
            let asked = Asked::Draft(Arc::new(topic), replaced);
            state.known.want(Ask { question: shared.settings.question.clone(), asked });
        }
        // What was found last stays until the lines are good again.
        Err(faults) => state.faults = faults,
    }
    if let Some(draft) = state.known.known().filter(|_| !state.known.is_waiting()) {
        let asked = Asked::Keywords(Arc::clone(&draft.comparison));
        state.keywords.want(Ask { question: shared.settings.question.clone(), asked });
    }
    lay_out(state, shared);
}

fn lay_out(state: &mut State, shared: &Shared) {
    let area = draw::areas(state, shared, shared.body()).list;
    let of = state.known.known().map(|draft| (Arc::clone(draft), state.keywords.known().map(Arc::clone)));
    let is_same = |(laid, width): &Laid| {
        let same = match (laid, &of) {
            (None, None) => true,
            (Some((draft, words)), Some((known, known_words))) => {
                let same_words = match (words, known_words) {
                    (Some(words), Some(known)) => Arc::ptr_eq(words, known),
                    (words, known) => words.is_none() == known.is_none(),
                };
                Arc::ptr_eq(draft, known) && same_words
            }
            _ => false,
        };
        same && *width == area.width
    };
    if !state.laid.as_ref().is_some_and(is_same) {
        let Preview { entries, targets } = match &of {
            Some((draft, keywords)) => Preview::of(draft, keywords.as_deref()),
            None => Preview::of_words(&state.words),
        };
        let before = state.list.at().and_then(|at| state.targets.get(at));
        let at = targets.iter().position(|target| Some(target) == before);
        state.list.fill(entries, area.width, at);
        state.targets = targets;
        state.laid = Some((of, area.width));
    }
    state.list.fit(area.height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    match action {
        Action::NextTopic | Action::PreviousTopic if !state.in_list && state.targets.is_empty() => {
            Request::Tell("nothing is listed beside the form yet".to_owned())
        }
        Action::NextTopic | Action::PreviousTopic => {
            state.in_list = !state.in_list && !state.targets.is_empty();
            arrange(state, shared);
            Request::None
        }
        Action::Open if state.in_list => take(state, shared),
        Action::Open => save(state),
        Action::Down | Action::Up if !state.in_list => {
            state.form.step(action == Action::Down);
            arrange(state, shared);
            Request::None
        }
        _ => {
            state.list.act(action);
            Request::None
        }
    }
}

/// Takes the word under the cursor as a term, or opens the passage.
fn take(state: &mut State, shared: &Shared) -> Request {
    match state.list.at().and_then(|at| state.targets.get(at)).cloned() {
        None => Request::Tell("nothing is under the cursor".to_owned()),
        Some(Target::Place(article, at)) => Request::OpenArticle { article, at },
        Some(Target::Term(term)) => {
            state.form.add_term(&term);
            arrange(state, shared);
            Request::Tell(format!("“{term}” is a term of any now"))
        }
    }
}

/// Asks for the topic to be written into the config.
fn save(state: &mut State) -> Request {
    match state.form.topic() {
        Ok(_) if state.form.looks_for_nothing() => {
            Request::Tell("nothing is looked for: type a term into “any”".to_owned())
        }
        Ok(topic) if topic == state.before => Request::Tell("nothing was changed".to_owned()),
        Ok(topic) => Request::SaveTopic { topic: Box::new(topic), changes: state.changes.clone() },
        Err(faults) => {
            if let Some(fault) = faults.first() {
                state.form.go_to(fault.field);
            }
            let words = faults.first().map_or("", |fault| fault.words.as_str());
            Request::Tell(format!("not saved: {words}"))
        }
    }
}
