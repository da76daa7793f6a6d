//! What all views see, and what can be said of it without a view.

use super::judging::{Draft, Judging};
use super::visits::News;
use super::{BadConfigNotice, Notice, Progress, Settings, body_of};
use crate::compare::comparison::{Arrangement, Comparison};
use crate::compare::corrections::{Corrections, Stamp};
use crate::compare::topics::{Term, TopicSpec};
use crate::compare::{Problem, Question};
use crate::ui::keymap::Action;
use crate::ui::layout::by_hand::{ByHand, Places};
use crate::ui::theme::Role;
use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
        self.judging.pending(|| self.judgements().own_layer())
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
