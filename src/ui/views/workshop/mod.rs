//! A topic being made or changed: a form beside what it finds in the whole library.
//!
//! The form (`form`) is typed into at once; what it makes is compared on the thread that answers,
//! the newest state alone, so that no key waits. The list beside it (`preview`) is the second half:
//! tab goes there and back, Enter takes a word as a term or opens a passage. Nothing is written
//! before Enter in the form, and then by the world.

mod draw;
mod form;
mod lists;
mod offers;
mod preview;

pub use draw::draw;

use super::{Focus, Request};
use crate::compare::alignment::is_stop_word;
use crate::compare::answers::{Ask, Asked};
use crate::compare::articles::ArticleId;
use crate::compare::tables::draft::{Draft, Glance};
use crate::compare::tables::keyness::Keywords;
use crate::compare::tables::remedies::{Change, Remedies};
use crate::compare::tables::spellings::Spellings;
use crate::compare::text::{Span, words};
use crate::compare::topics::{Rule, Term, TopicSpec};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::{Action, Key};
use crate::ui::model::Shared;
use crate::ui::widgets::entries::EntryList;
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
    /// Whether it was given to the world to be written.
    is_saving: bool,
    glance: Awaited<Glance>,
    known: Awaited<Draft>,
    keywords: Awaited<Keywords>,
    remedies: Awaited<Remedies>,
    spellings: Awaited<Spellings>,
    /// Words to begin with.
    words: Vec<String>,
    laid: Option<Laid>,
    targets: Vec<Target>,
    list: EntryList,
}

/// What the list was made from, and for which width.
type Laid = (Option<Arc<Glance>>, Option<Arc<Draft>>, Beside, u16);

/// What is known of a draft beside what it finds.
#[derive(Clone, Default)]
struct Beside {
    remedies: Option<Arc<Remedies>>,
    spellings: Option<Arc<Spellings>>,
    keywords: Option<Arc<Keywords>>,
}

impl Beside {
    fn is(&self, other: &Self) -> bool {
        same(&self.remedies, &other.remedies)
            && same(&self.spellings, &other.spellings)
            && same(&self.keywords, &other.keywords)
    }
}

/// Whether both are the same answer, or none.
fn same<T>(one: &Option<Arc<T>>, other: &Option<Arc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() == other.is_none(),
    }
}

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
            is_saving: false,
            glance: Awaited::default(),
            known: Awaited::default(),
            keywords: Awaited::default(),
            remedies: Awaited::default(),
            spellings: Awaited::default(),
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
        let taken = !self.in_list && self.form.takes(key);
        self.is_saving &= !taken;
        taken
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
        vec![&mut self.glance, &mut self.known, &mut self.remedies, &mut self.spellings, &mut self.keywords]
    }

    /// What is shown: the draft, or what it finds at a glance while it is compared itself; of that a
    /// filter hides nothing, so it is not shown under one.
    fn seen(&self, shared: &Shared) -> (Option<Arc<Glance>>, Option<Arc<Draft>>) {
        let is_first = self.known.is_waiting() && !self.glance.is_waiting();
        let is_filtered = !shared.settings.question.filter.filter.is_empty();
        let glance = self.glance.known().filter(|_| is_first && !is_filtered).map(Arc::clone);
        let draft = self.known.known().filter(|_| glance.is_none()).map(Arc::clone);
        (glance, draft)
    }

    /// Whether it holds something that is not in force.
    pub fn is_changed(&self) -> bool {
        self.form.topic().map_or(true, |topic| topic != self.before && !self.form.looks_for_nothing())
    }

    /// Whether it was given to the world to be written, and not changed since.
    pub fn is_saving(&self) -> bool {
        self.is_saving
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
            state.glance.forget();
            state.known.forget();
            state.keywords.forget();
            state.remedies.forget();
        }
        Ok(topic) => {
            state.faults.clear();
            let (topic, question) = (Arc::new(topic), &shared.settings.question);
            let ask = |asked| Ask { question: question.clone(), asked };
            state.glance.want(ask(Asked::Glance(Arc::clone(&topic))));
            state.known.want(ask(Asked::Draft(topic, replaced)));
        }
        // What was found last stays until the lines are good again.
        Err(faults) => state.faults = faults,
    }
    if let Some(draft) = state.known.known().filter(|_| !state.known.is_waiting()) {
        let ask = |asked| Ask { question: shared.settings.question.clone(), asked };
        state.remedies.want(ask(Asked::Remedies(Arc::clone(&draft.comparison))));
        state.spellings.want(ask(Asked::Spellings));
        state.keywords.want(ask(Asked::Keywords(Arc::clone(&draft.comparison))));
    }
    lay_out(state, shared);
}

fn lay_out(state: &mut State, shared: &Shared) {
    let area = draw::areas(state, shared, shared.body()).list;
    let (glance, draft) = state.seen(shared);
    let beside = Beside {
        remedies: state.remedies.known().map(Arc::clone),
        spellings: state.spellings.known().map(Arc::clone),
        keywords: state.keywords.known().map(Arc::clone),
    };
    let is_same = |(at_a_glance, laid, of, width): &Laid| {
        same(at_a_glance, &glance) && same(laid, &draft) && of.is(&beside) && *width == area.width
    };
    if !state.laid.as_ref().is_some_and(is_same) {
        let Preview { entries, targets } = match (&glance, &draft) {
            (Some(glance), _) => Preview::of_glance(glance),
            (None, Some(draft)) => Preview::of(draft, &beside, shared.settings.question.topics.aliases()),
            (None, None) => Preview::of_words(&state.words),
        };
        // While one types the list shows its beginning.
        if !state.in_list {
            state.list = EntryList::default();
        }
        let before = state.list.at().and_then(|at| state.targets.get(at));
        let at = targets.iter().position(|target| Some(target) == before);
        state.list.fill(entries, area.width, at);
        state.targets = targets;
        state.laid = Some((glance, draft, beside, area.width));
    }
    state.list.fit(area.height);
}

/// Takes in an action.
pub fn update(state: &mut State, shared: &Shared, action: Action) -> Request {
    match action {
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
        Some(Target::Spelling(name, spelling)) => Request::Alias { name, spelling },
        Some(Target::Change(change, words)) => make(state, shared, &change, &words),
        Some(Target::Term(term)) => {
            state.form.add_term(&term);
            arrange(state, shared);
            Request::Tell(format!("“{term}” is a term of any now"))
        }
    }
}

/// Makes a change of the rule that would admit more.
fn make(state: &mut State, shared: &Shared, change: &Change, words: &str) -> Request {
    let is_of_what_is_seen = match (state.known.known(), state.remedies.known()) {
        (Some(draft), Some(remedies)) => Arc::ptr_eq(&draft.comparison, &remedies.comparison),
        _ => false,
    };
    if !is_of_what_is_seen || state.known.is_waiting() {
        return Request::Tell("this is of what was typed before: wait for what is new".to_owned());
    }
    match state.form.topic() {
        Ok(topic) => {
            state.form.set_rule(&topic.rule, &change.made_in(&topic.rule));
            arrange(state, shared);
            Request::Tell(words.to_owned())
        }
        Err(_) => Request::Tell("mend the line with the ! first".to_owned()),
    }
}

/// Asks for the topic to be written into the config.
fn save(state: &mut State) -> Request {
    match state.form.topic() {
        Ok(_) if state.form.looks_for_nothing() => {
            Request::Tell("nothing is looked for: type a term into “any”".to_owned())
        }
        Ok(topic) if topic == state.before => Request::Tell("nothing was changed".to_owned()),
        Ok(topic) => {
            state.is_saving = true;
            Request::SaveTopic { topic: Box::new(topic), changes: state.changes.clone() }
        }
        Err(faults) => {
            if let Some(fault) = faults.first() {
                state.form.go_to(fault.field);
            }
            let words = faults.first().map_or("", |fault| fault.words.as_str());
            Request::Tell(format!("not saved: {words}"))
        }
    }
}
