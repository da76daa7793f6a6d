//! The state of the reader: what all views share, each view's own, what lies open, the size.

pub mod edits;
pub mod judging;
pub mod lenient;
pub mod searching;
pub mod session;
pub mod visits;

use super::keymap::{Action, KeyScope, Keymap};
use super::layout::by_hand::{ByHand, Places};
use super::theme::{Role, Theme};
use super::views;
use crate::compare::comparison::{Arrangement, Comparison};
use crate::compare::corrections::{Corrections, Stamp};
use crate::compare::tables::wordings::WordingSpec;
use crate::compare::topics::{RowSpec, Term, TopicSpec};
use crate::compare::{Problem, Question};
use crate::export::Part;
use edits::Unsaved;
use jiff::civil::Date;
use judging::{Draft, Judging};
use ratatui::layout::Rect;
use ratatui::style::Style;
use searching::Searching;
use session::Session;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use visits::{News, Visit};

/// The reader's whole state.
pub struct Model {
    /// What all views see; written by [`super::update`](mod@super::update) alone.
    pub shared: Shared,
    /// The compare view, which lies under everything else.
    pub compare: views::compare::State,
    /// What lies open over it, the topmost last.
    pub open: Vec<views::Open>,
    /// The keys of a sequence that has begun ("g").
    pub pending: Vec<super::keymap::Key>,
    /// Where the reader was at the last visit, until articles were read and one is there again.
    pub kept: Option<Session>,
    /// What is handed from view to view.
    pub carried: Carried,
    /// What is searched in the view on top.
    pub search: Searching,
    /// A topic that was begun and left, to be gone on with.
    pub draft: Option<Box<views::workshop::State>>,
    /// The id of the topic to go to once the config that holds it is in force.
    pub wanted_topic: Option<String>,
    /// The ids of topics that went from the config while they were the present one, the newest last,
    /// each with that of the topic that one came to instead.
    pub lost_topics: Vec<(String, String)>,
    /// This visit, and what is known of the one before.
    pub visit: Visit,
    /// A question to the reader that the next key answers.
    pub asking: Option<Asking>,
    /// The [`Shared::revision`] that the views were last laid out for.
    pub arranged: u64,
    /// Whether the reader is done.
    pub quit: bool,
}

/// Where the reader looks, as it goes from view to view: it stays what it is until one moves, so that
/// a view that can tell only a part of it loses nothing of it on the way.
#[derive(Default)]
pub struct Carried {
    /// What was handed over last.
    pub focus: views::Focus,
    /// Whether anything was done since.
    pub moved: bool,
    /// The views that stand on what was handed to them, or from them: with the index of the topic.
    pub shown: Vec<(views::Tab, usize, views::Focus)>,
}

/// A question to the reader, answered by y or any other key.
pub enum Asking {
    /// There is no config file to edit: shall the sample's be written, and its articles?
    InitConfig {
        /// Whether the articles are the sample's, which need files as well.
        with_articles: bool,
    },
    /// There is a file where an export is to go: shall it be replaced?
    Replace(Box<Exporting>),
    /// Judgements could not be written: shall they be applied to what the file holds now?
    ApplyDraft,
}

/// An export on its way to a file.
#[derive(Clone)]
pub struct Exporting {
    /// What is compared; suggested rows only if its arrangement has them.
    pub question: Question,
    /// The indices of the topics.
    pub topics: Vec<usize>,
    /// How much of each.
    pub part: Part,
    /// The path as the reader typed it; its ending says the format.
    pub path: String,
    /// Whether a file that is there is to be replaced.
    pub replace: bool,
    /// The hash of the config.
    pub config: u64,
}

/// What the config decides for the screen.
#[derive(Clone)]
pub struct Settings {
    /// Articles, scope, outlets, topics and arrangement of columns.
    pub question: Question,
    /// Styles.
    pub theme: Theme,
    /// Whether the mouse is read from the start.
    pub mouse: bool,
    /// What each key does.
    pub keymap: Keymap,
    /// The line (from 1) of each topic in the config, by id.
    pub topic_lines: BTreeMap<String, usize>,
    /// The wordings to count.
    pub wordings: Arc<[WordingSpec]>,
    /// What the title bar calls the articles: their folder's name.
    pub collection: String,
    /// Whether this is the sample that is built into the program or shipped with it.
    pub sample: bool,
    /// A hash of the config's text; 0 without one.
    pub config_hash: u64,
    /// The config's file as messages name it; none for the built-in one.
    pub config_path: Option<String>,
    /// What the config holds and has switched off.
    pub off: Arc<SwitchedOff>,
    /// The config's text; empty for the built-in one.
    pub config_text: Arc<str>,
    /// Why the config in force is not in its file, if it is not.
    pub unsaved: Option<Arc<Unsaved>>,
    /// Who judges here, if the config names an author.
    pub author: Option<String>,
}

/// Topics and rows that the config holds and has switched off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SwitchedOff {
    /// The ids and names of topics, in the order of the config.
    pub topics: Vec<(String, String)>,
    /// By the id of a topic its rows, each with its place among all rows of the topic.
    pub rows: BTreeMap<String, Vec<(usize, RowSpec)>>,
}

/// What all views see.
pub struct Shared {
    /// What the config decides.
    pub settings: Settings,
    /// Whether the articles have been read, however many there are.
    pub loaded: bool,
    /// What is in scope.
    pub in_scope: InScope,
    /// The arrangement that the config asks for; the reader's own stands in `settings`.
    pub configured: Arrangement,
    /// The index of the present topic in [`crate::compare::topics::Topics::specs`].
    pub topic: usize,
    /// What is known on each topic, in their order; none while it is being compared. While one is
    /// compared anew the old one stays.
    pub comparisons: Vec<Option<Arc<Comparison>>>,
    /// The topics that could not be compared when they last were.
    pub failed: BTreeSet<usize>,
    /// The number of the newest question beside comparisons.
    pub tickets: u64,
    /// Whether a view waits for an answer to such a question.
    pub waiting: bool,
    /// The number of the newest request to compare; answers to older ones are dropped.
    pub generation: u64,
    /// Grows with every change that the layout of a view depends on.
    pub revision: u64,
    /// What is wrong with articles, as they were last read.
    pub problems: Vec<Problem>,
    /// What else went wrong since the start: workers, the watcher.
    pub mishaps: Vec<Problem>,
    /// Why the config on disk is not in force, until it is mended.
    pub bad_config: Option<BadConfigNotice>,
    /// The last message to the reader, until the next key.
    pub notice: Option<Notice>,
    /// Whether to say how many rows are suggested once that is known.
    pub tell_of_rows: bool,
    /// What is under way ("reading articles", done, of how many if known).
    pub progress: Option<Progress>,
    /// Columns moved by hand: ids in their order; those not named follow in their own.
    pub column_order: Vec<String>,
    /// The ids of columns that are not shown.
    pub hidden: BTreeSet<String>,
    /// The ids of columns that stay at the left.
    pub frozen: BTreeSet<String>,
    /// The id of the column that the others are held against, if any.
    pub base: Option<String>,
    /// The term that is sought in all columns and in articles, if any.
    pub sought: Option<Term>,
    /// What came since the visit before.
    pub news: Arc<News>,
    /// How many passages of a topic came since then, by its id; not those that have none.
    pub new_passages: BTreeMap<String, usize>,
    /// The reader's judgements on their way to the file.
    pub judging: Judging,
    /// The day of this visit.
    pub today: Date,
    /// Whether the mouse is ours, and not the terminal's.
    pub mouse: bool,
    /// The size of the screen in cells: width, height.
    pub size: (u16, u16),
}

/// How much is in scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InScope {
    /// Articles.
    pub articles: usize,
    /// Outlets by their canonical names.
    pub outlets: usize,
}

/// Why the config on disk is not in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadConfigNotice {
    /// One line.
    pub summary: String,
    /// The whole report, with carets.
    pub report: String,
    /// The line (from 1) of the config to mend first, if one is to blame.
    pub line: Option<usize>,
}

/// A message to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its words.
    pub text: String,
    /// Whether something failed.
    pub failed: bool,
}

/// What is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What, in the reader's words.
    pub what: String,
    /// How much is done.
    pub done: usize,
    /// Of how much, if known.
    pub of: Option<usize>,
}

impl Model {
    /// A reader of nothing yet: the world says the size and what was read.
    pub fn new(settings: Settings) -> Self {
        let topics = settings.question.topics.specs().len();
        let shared = Shared {
            loaded: false,
            in_scope: InScope::of(&settings.question),
            configured: settings.question.arrangement,
            topic: 0,
            comparisons: vec![None; topics],
            failed: BTreeSet::new(),
            tickets: 0,
            waiting: false,
            generation: 0,
            revision: 0,
            problems: Vec::new(),
            mishaps: Vec::new(),
            bad_config: None,
            notice: None,
            tell_of_rows: false,
            progress: None,
            column_order: Vec::new(),
            hidden: BTreeSet::new(),
            frozen: BTreeSet::new(),
            base: None,
            sought: None,
            news: Arc::default(),
            new_passages: BTreeMap::new(),
            judging: Judging::default(),
            today: Date::default(),
            mouse: settings.mouse,
            size: (0, 0),
            settings,
        };
        Self {
            shared,
            compare: views::compare::State::default(),
            open: Vec::new(),
            pending: Vec::new(),
            kept: None,
            carried: Carried { moved: true, ..Carried::default() },
            search: Searching::default(),
            draft: None,
            wanted_topic: None,
            lost_topics: Vec::new(),
            visit: Visit::default(),
            asking: None,
            arranged: 0,
            quit: false,
        }
    }

    /// Where keys are looked up: the scope of what lies on top.
    pub fn scope(&self) -> KeyScope {
        self.open.last().map_or(KeyScope::Compare, views::Open::scope)
    }
}

impl InScope {
    /// Counts what the question's scope admits.
    pub fn of(question: &Question) -> Self {
        let Question { library, scope, outlets, .. } = question;
        let admitted = library.articles().iter().filter(|article| scope.admits(article, outlets));
        let mut articles = 0;
        let names: BTreeSet<&str> = admitted
            .inspect(|_| articles += 1)
            .map(|article| outlets.canonical(&article.meta.outlet))
            .collect();
        Self { articles, outlets: names.len() }
    }
}

impl Shared {
    /// What is known on the present topic; none while it is being compared.
    pub fn comparison(&self) -> Option<&Arc<Comparison>> {
        self.comparisons.get(self.topic)?.as_ref()
    }

    /// All that is judged, in force or hidden while the program's own choice is shown.
    pub fn judgements(&self) -> &Arc<Corrections> {
        self.judging.hidden.as_ref().unwrap_or(&self.settings.question.corrections)
    }

    /// What of the reader's judgements is in no file yet.
    pub fn pending_judgements(&self) -> Option<Draft> {
        self.judging.pending(&self.judgements().own_layer())
    }

    /// What a judgement made now is stamped with.
    pub fn stamp(&self) -> Stamp {
        Stamp { made: self.today, by: self.settings.author.clone() }
    }

    /// The present topic; none if there are no topics.
    pub fn topic_spec(&self) -> Option<&Arc<TopicSpec>> {
        self.settings.question.topics.specs().get(self.topic)
    }

    /// Whether the present topic is being compared and nothing is known of it yet.
    pub fn is_comparing(&self) -> bool {
        self.loaded
            && self.comparison().is_none()
            && self.topic_spec().is_some()
            && !self.failed.contains(&self.topic)
    }

    /// How many passages a topic has, for a list, and how many are new: "14 +2"; "!" if it could not be compared, "…" while it is,
    /// nothing for a built-in one that nobody has looked at.
    pub fn count_in_words(&self, topic: usize) -> String {
        let waits = topic == self.topic || topic < self.settings.question.topics.listed();
        match self.comparisons.get(topic).and_then(Option::as_ref) {
            _ if self.failed.contains(&topic) => "!".to_owned(),
            Some(comparison) => {
                let new = self.new_passages.get(&comparison.topic.id);
                let new = new.map(|new| format!(" +{new}")).unwrap_or_default();
                format!("{}{new}", comparison.counts.passages)
            }
            None if waits => "…".to_owned(),
            None => String::new(),
        }
    }

    /// What was left out of the topics compared so far because it was too much, each once, with the
    /// names of its topics.
    pub fn limits(&self) -> BTreeMap<&Problem, Vec<&str>> {
        let mut limits: BTreeMap<&Problem, Vec<&str>> = BTreeMap::new();
        for comparison in self.comparisons.iter().flatten() {
            for limit in &comparison.limits {
                limits.entry(limit).or_default().push(&comparison.topic.name);
            }
        }
        limits
    }

    /// The filter in force as the reader writes it, and the key that clears it; none if all is shown.
    pub fn filter_and_key(&self) -> Option<(String, String)> {
        let filter = &self.settings.question.filter.filter;
        let key = || self.settings.keymap.hint(&[Action::ClearFilter]);
        (!filter.is_empty()).then(|| (filter.to_string(), key()))
    }

    /// What to say where a filter hides all that there is on the present topic: which, and the key
    /// that clears it.
    pub fn nothing_passes(&self) -> Option<String> {
        let (filter, key) = self.filter_and_key()?;
        let comparison = self.comparison()?;
        let whole = comparison.filtered.as_ref()?.whole.passages;
        (comparison.counts.passages == 0 && whole > 0).then(|| {
            let name = &comparison.topic.name;
            format!("nothing on “{name}” passes the filter {filter}: {key} clears it")
        })
    }

    /// `words`, which say that there is nothing, with what a filter has to do with it.
    pub fn under_filter(&self, words: String) -> String {
        match (self.nothing_passes(), self.filter_and_key()) {
            (Some(nothing), _) => nothing,
            (None, Some((filter, key))) => format!("{words} · under the filter {filter}: {key} clears it"),
            (None, None) => words,
        }
    }

    /// How columns are made and ordered at present.
    pub fn arrangement(&self) -> Arrangement {
        self.settings.question.arrangement
    }

    /// What the reader has made of the columns by hand.
    pub fn by_hand(&self) -> ByHand<'_> {
        ByHand { order: &self.column_order, hidden: &self.hidden, frozen: &self.frozen }
    }

    /// How many columns of the present topic are not shown, and the key that shows them again:
    /// "2 hidden: U"; none if all are shown.
    pub fn hidden_in_words(&self) -> Option<String> {
        let hidden = Places::of(&self.comparison()?.columns, self.by_hand()).hidden.len();
        let key = self.settings.keymap.hint(&[Action::ShowColumns]);
        (hidden > 0).then(|| format!("{hidden} hidden: {key}"))
    }

    /// The style of a role in the present theme.
    pub fn style(&self, role: Role) -> Style {
        self.settings.theme.style(role)
    }

    /// Where views draw: everything but title bar and status line.
    pub fn body(&self) -> Rect {
        body_of(Rect::new(0, 0, self.size.0, self.size.1))
    }
}

/// The part of a screen that views draw in: everything but its first and last line.
pub fn body_of(screen: Rect) -> Rect {
    Rect { y: screen.y.saturating_add(1), height: screen.height.saturating_sub(2), ..screen }
}
