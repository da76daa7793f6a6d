//! A topic being made or changed: a form beside what it finds in the whole library.
//!
//! The form (`form`) is typed into at once; what its lines make (`read`) is compared on the thread that
//! answers, the newest state alone, so that no key waits. The list beside it (`preview`) is the second
//! half: tab goes there and back, Enter takes a word as a term, makes a change or opens a passage
//! (`act`). Nothing of the topic is written before Enter in the form, and then by the world.

mod act;
mod draw;
mod form;
mod kept;
mod lists;
mod offers;
mod preview;
mod read;

pub use act::update;
pub use draw::draw;
pub use kept::{Kept, Lines};

use super::Focus;
use crate::compare::alignment::is_stop_word;
use crate::compare::answers::{Ask, Asked};
use crate::compare::articles::ArticleId;
use crate::compare::tables::draft::{Draft, Glance};
use crate::compare::tables::keyness::Keywords;
use crate::compare::tables::remedies::Remedies;
use crate::compare::tables::spellings::Spellings;
use crate::compare::text::{Span, words};
use crate::compare::topics::{Rule, Term, TopicSpec};
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Key;
use crate::ui::model::Shared;
use crate::ui::widgets::Pager;
use crate::ui::widgets::entries::EntryList;
use crate::ui::widgets::looked::Place;
use form::{Form, Kind, rows_of};
use preview::{Preview, Target};
use read::{Fault, Read};
use std::sync::Arc;

/// The most words of a passage that are offered to begin with.
const MOST_WORDS: usize = 40;

/// The lines of the form, what they find, and where the cursor is.
pub struct State {
    form: Form,
    /// The id of the topic that is changed; none for a new one.
    changes: Option<String>,
    /// The text of the config when the form was opened.
    base: Arc<str>,
    /// The topic as it was when the form was opened, and its rows.
    before: Read,
    /// What is wrong with the lines.
    faults: Vec<Fault>,
    /// Whether keys go to the list beside the form.
    in_list: bool,
    /// Whether it was given to the world to be written.
    is_saving: bool,
    /// Whether anything was typed or taken.
    is_touched: bool,
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
struct Laid {
    glance: Option<Arc<Glance>>,
    draft: Option<Arc<Draft>>,
    beside: Beside,
    /// The units that are typed, where one types them.
    units: Option<Vec<String>>,
    width: u16,
}

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
    /// A new topic: of this term, else of the one that is sought, else with the words of the passage at
    /// `focus` beside.
    pub fn new(shared: &Shared, focus: &Focus, term: Option<Term>) -> Self {
        let any: Vec<Term> = term.or_else(|| shared.sought.clone()).into_iter().collect();
        let spec = TopicSpec { rule: Rule { any, ..Rule::default() }, ..TopicSpec::default() };
        let words = focus.passage.as_ref().map(|(article, span)| words_of(shared, article, *span));
        Self { words: words.unwrap_or_default(), ..Self::of((spec, Vec::new()), None, shared) }
    }

    /// The present topic, to be changed; none if there is none, or if it is built in.
    pub fn of_present(shared: &Shared) -> Option<Self> {
        Self::of_topic(shared, shared.topic)
    }

    /// The topic at this index, likewise.
    fn of_topic(shared: &Shared, topic: usize) -> Option<Self> {
        let topics = &shared.settings.question.topics;
        let spec = TopicSpec::clone(topics.specs().get(topic).filter(|_| topic < topics.listed())?);
        let off = shared.settings.off.rows.get(&spec.id).map_or(&[][..], Vec::as_slice);
        let rows = rows_of(&spec.rows, off);
        let id = spec.id.clone();
        Some(Self::of((spec, rows), Some(id), shared))
    }

    fn of(before: Read, changes: Option<String>, shared: &Shared) -> Self {
        Self {
            form: Form::of(&before.0, &before.1, Kind::Any),
            changes,
            base: Arc::clone(&shared.settings.config_text),
            before,
            faults: Vec::new(),
            in_list: false,
            is_saving: false,
            is_touched: false,
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
        if taken {
            self.touch();
        }
        taken
    }

    /// Where it stands: the list, and the line that is typed into.
    pub fn places(&self) -> Vec<Place> {
        let typed = self.form.seen().position(|(at, _)| at == self.form.at());
        let line = Pager { top: typed.unwrap_or(0) };
        let list = if self.in_list { self.list.stands() } else { self.list.scrolled() };
        vec![list, Place::Pages(line)]
    }

    /// Takes in pasted text, its first line only.
    pub fn insert(&mut self, text: &str) {
        if !self.in_list {
            self.form.insert(text);
            self.touch();
        }
    }

    /// Takes in that lines may be others than those that were given to the world.
    fn touch(&mut self) {
        (self.is_touched, self.is_saving) = (true, false);
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
        self.is_touched
            && self.form.read().map_or(true, |read| read != self.before && !self.form.looks_for_nothing())
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
    match state.form.read() {
        Ok(_) if state.form.looks_for_nothing() => {
            state.faults.clear();
            state.glance.forget();
            state.known.forget();
            state.keywords.forget();
            state.remedies.forget();
        }
        Ok((topic, _)) => {
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
    let units = (state.form.at().1 == Kind::Unit).then(|| state.form.units());
    let is_same = |laid: &Laid| {
        same(&laid.glance, &glance)
            && same(&laid.draft, &draft)
            && laid.beside.is(&beside)
            && laid.units == units
            && laid.width == area.width
    };
    if !state.laid.as_ref().is_some_and(is_same) {
        let aliases = shared.settings.question.topics.aliases();
        let mut preview = Preview::default();
        if let Some(units) = &units {
            preview.units(units, draft.as_ref().map(|draft| &*draft.comparison));
        }
        match (&glance, &draft) {
            (Some(glance), _) => preview.glance(glance),
            (None, Some(draft)) => preview.draft(draft, &beside, (aliases, shared.filter_and_key())),
            (None, None) => preview.words_to_begin_with(&state.words),
        }
        // While one types the list shows its beginning.
        if !state.in_list {
            state.list = EntryList::default();
        }
        let before = state.list.at().and_then(|at| state.targets.get(at));
        let at = preview.targets.iter().position(|target| Some(target) == before);
        state.list.fill(preview.entries, area.width, at);
        state.targets = preview.targets;
        state.laid = Some(Laid { glance, draft, beside, units, width: area.width });
    }
    state.list.fit(area.height);
    if !state.in_list {
        state.list.show_top();
    }
}
