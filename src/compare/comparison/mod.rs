//! The inert model of all views and exports: columns, rows, cells with their gaps, counts.
//!
//! Knows no width. Holds the [`Library`] snapshot that it was made from; its ranges are resolved
//! only there.

use crate::compare::alignment::{Settings, Ways};
use crate::compare::articles::{Article, ArticleId, Library, Published};
use crate::compare::evidence::{Figure, Hedge, OddDate, Quote};
use crate::compare::text::Span;
use crate::compare::topics::{Reason, TopicSpec};
use crate::compare::{Problem, counted};
use std::collections::BTreeMap;
use std::sync::Arc;

mod build;
mod columns;
mod corrected;
mod counterparts;
pub mod in_words;
mod judged;
mod values;

pub use crate::compare::alignment::{Common, Share, Way};
pub(super) use build::{build, counts};
pub(super) use columns::{articles_in_columns, articles_in_scope, columns};
pub(super) use counterparts::counterparts;
pub use judged::{JudgedCells, JudgedColumn, JudgedPassage, JudgedRow, JudgedTopic, ReadOtherwise, Voice};

/// What a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// One article.
    #[default]
    Article,
    /// One outlet with all its articles.
    Outlet,
}

impl Columns {
    /// What the rest is called that stands in no row, if these `ways` were tried: what was found in
    /// one column alone only if all were.
    pub fn of_alone(self, ways: Ways) -> &'static str {
        match (ways, self) {
            (Ways { named: true, figure: true, suggested: true }, Columns::Article) => "Only in one article",
            (Ways { named: true, figure: true, suggested: true }, Columns::Outlet) => "Only in one outlet",
            (Ways { named: true, figure: true, suggested: false }, _) => "In no row, suggested ones aside",
            _ => "In no row of the ways that were tried",
        }
    }
}

/// In what order columns stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By date, undated last.
    #[default]
    Date,
    /// By outlet, then title.
    Name,
    /// As the config lists the outlets, then by name.
    Listed,
}

/// How columns are made and ordered, and rows formed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// What a column is; by article up to twelve articles, else by outlet, if not said.
    pub columns: Option<Columns>,
    /// Their order.
    pub order: Order,
    /// How rows are formed.
    pub rows: Settings,
}

/// A column: one article, or one outlet with all its articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The article's id, or `outlet:` and the outlet's canonical name.
    pub id: String,
    /// The outlet's canonical name.
    pub outlet: String,
    /// What a narrow heading calls it.
    pub short: String,
    /// The headline; none for an outlet column.
    pub title: Option<String>,
    /// The date; none if undated or for an outlet column.
    pub published: Option<Published>,
    /// What whoever added the article was unsure of, sorted; for an outlet column what is guessed of any article.
    pub guessed: Vec<String>,
    /// Whether the text, or any of the column's texts, is a machine translation.
    pub machine_translated: bool,
    /// The articles that it shows, by date; of versions of one text only the newest.
    pub articles: Vec<ArticleId>,
    /// Those of its articles that a filter hides.
    pub hidden: Vec<ArticleId>,
}

impl Column {
    /// Whether whoever added its article, or one of its articles, was unsure of `field` ("published").
    pub fn is_guessed(&self, field: &str) -> bool {
        self.guessed.iter().any(|guessed| guessed == field)
    }
}

/// Why a cell is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// No rule matched; this is not silence.
    NoneFound,
    /// The reader has checked: the column says nothing.
    Silent,
    /// The reader took out what the program has there, or put it elsewhere.
    TakenOut,
    /// All of the column's articles precede the row's as-of date.
    Earlier,
    /// No term of the topic can match the article's language.
    Language,
    /// Nothing of this outlet is in scope.
    NoArticle,
    /// A filter hides what is there.
    Filtered,
    /// Only a copy of a text that another column has.
    WireOnly,
}

impl Gap {
    /// Its name in JSON ("none-found").
    pub fn name(self) -> &'static str {
        match self {
            Gap::NoneFound => "none-found",
            Gap::Silent => "silent",
            Gap::TakenOut => "taken-out",
            Gap::Earlier => "earlier",
            Gap::Language => "language",
            Gap::NoArticle => "no-article",
            Gap::Filtered => "filtered",
            Gap::WireOnly => "wire-only",
        }
    }

    /// What the screen says ("none found").
    pub fn label(self) -> &'static str {
        match self {
            Gap::NoneFound => "none found",
            Gap::Silent => "silent",
            Gap::TakenOut => "taken out",
            Gap::Earlier => "earlier",
            Gap::Language => "language",
            Gap::NoArticle => "no article",
            Gap::Filtered => "filtered",
            Gap::WireOnly => "wire only",
        }
    }
}

/// A run of neighbouring sentences of one paragraph that sit in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The article that it stands in.
    pub article: ArticleId,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Its bytes, from the first sentence to the last.
    pub span: Span,
    /// The sentence before it, where it opens with a pronoun or inside a quotation.
    pub lead_in: Option<Span>,
    /// Whether it stands in its row only because it leans on the passage before it.
    pub follows: bool,
    /// Why it is here, by position; none only of words that are in no row.
    pub why: Vec<Reason>,
    /// Its figures in reading order.
    pub figures: Vec<PassageFigure>,
    /// Its quotations in reading order.
    pub quotes: Vec<Quote>,
    /// Its dates whose weekday does not fit.
    pub odd_dates: Vec<OddDate>,
    /// Where it says what its row shares, by position.
    pub shares: Vec<Share>,
    /// What the reader has judged of it.
    pub judged: JudgedPassage,
}

impl Passage {
    /// The words at `span` of an article's paragraph (from 1) as a passage of no row, to be copied or
    /// cited; of what they state nothing is said.
    pub fn of_words(article: ArticleId, paragraph: usize, span: Span) -> Self {
        let (why, figures, quotes, odd_dates, shares) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (lead_in, follows, judged) = (None, false, JudgedPassage::default());
        Self { article, paragraph, span, lead_in, follows, why, figures, quotes, odd_dates, shares, judged }
    }
}

/// A figure of a passage, and whether this row is about it.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageFigure {
    /// The figure.
    pub figure: Figure,
    /// Whether it answers this row's question; the others are drawn dim and enter no spread.
    pub of_row: bool,
    /// Whether its value can be set beside the others of the row: of the unit that most of them
    /// count, and a count of its own.
    pub comparable: bool,
    /// Whether its article gives another value for the same thing in this row.
    pub differs: bool,
    /// What the program reads, where the reader reads otherwise: the figure is as corrected.
    pub corrected: Option<Box<ReadOtherwise>>,
}

impl PassageFigure {
    /// Whether its number, or how sure it is, is not as the program reads it.
    pub fn is_other_value(&self) -> bool {
        let of = |figure: &Figure| (figure.value, figure.max, figure.hedge);
        self.corrected.as_ref().is_some_and(|other| of(&other.own) != of(&self.figure))
    }
}

/// A sentence of another column that speaks of what a passage speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterpart {
    /// The index of its column.
    pub column: usize,
    /// The article that it stands in.
    pub article: ArticleId,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Its bytes.
    pub span: Span,
    /// How alike they are, from 0 to 1.
    pub score: f64,
    /// What they share, phrases first.
    pub shares: Vec<Common>,
}

/// The counterparts of passages, by article and bytes.
pub type ByPassage = BTreeMap<(ArticleId, Span), Vec<Counterpart>>;

/// A row × a column: passages, or a gap of a kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// What the column says, in the order of its articles, never none.
    Passages(Vec<Passage>),
    /// Why nothing stands here.
    Gap(Gap),
}

impl Cell {
    /// Its passages; none in a gap.
    pub fn passages(&self) -> &[Passage] {
        match self {
            Cell::Passages(passages) => passages,
            Cell::Gap(_) => &[],
        }
    }
}

/// The values of a figure row: smallest and largest as written, and the months they speak of.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The smallest value.
    pub low: f64,
    /// Its hedge.
    pub low_hedge: Option<Hedge>,
    /// The largest value.
    pub high: f64,
    /// Its hedge.
    pub high_hedge: Option<Hedge>,
    /// The first month that any of them speaks of, as year × 12 + month − 1.
    pub first: Option<i32>,
    /// The last month, likewise.
    pub last: Option<i32>,
}

/// Why the values of a row of figures are not set beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSpread {
    /// Each counts something else, or a share of something else.
    Units,
    /// Sums of different currencies.
    Currencies,
    /// None is a count of its own: parts, additions and orders of magnitude.
    NoWhole,
}

impl NoSpread {
    /// Its name in JSON ("no-whole").
    pub fn name(self) -> &'static str {
        match self {
            NoSpread::Units => "units",
            NoSpread::Currencies => "currencies",
            NoSpread::NoWhole => "no-whole",
        }
    }

    /// What the screen says.
    pub fn label(self) -> &'static str {
        match self {
            NoSpread::Units => "not comparable: different units",
            NoSpread::Currencies => "not comparable: different currencies",
            NoSpread::NoWhole => "no count of a whole",
        }
    }
}

/// Passages of different articles that answer the same question.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Stable over recomputation: from topic and row name, else from the first passage's article and text.
    pub id: String,
    /// What its passages share, in the program's own style; the row's name if it was named.
    pub label: String,
    /// How it came about.
    pub way: Way,
    /// What its passages share, as separate terms.
    pub shares: Vec<String>,
    /// One cell a column, in the order of [`Comparison::columns`].
    pub cells: Vec<Cell>,
    /// For figures: the values and their months, unless they cannot be compared.
    pub spread: Option<Spread>,
    /// Why a row of figures has no spread.
    pub no_spread: Option<NoSpread>,
    /// What the reader has judged of it.
    pub judged: JudgedRow,
}

impl Row {
    /// What the screen says of a gap in it: in a row of the reader's own nothing was looked for.
    pub fn label_of(&self, gap: Gap) -> &'static str {
        match (self.way, gap) {
            (Way::Pinned, Gap::NoneFound) if !self.judged.takes => "nothing pinned",
            (_, Gap::NoneFound) if self.judged.is_own() => "nothing put here",
            _ => gap.label(),
        }
    }

    /// Whether the config names it, and the reader did not make it.
    pub fn is_of_config(&self) -> bool {
        self.way == Way::Named && !self.judged.is_own()
    }

    /// Whether it is about figures that are set beside each other, or says why they are not.
    pub fn compares_figures(&self) -> bool {
        self.spread.is_some() || self.no_spread.is_some()
    }

    /// Whether two or more columns have something in it.
    pub fn is_shared(&self) -> bool {
        self.cells.iter().filter(|cell| !cell.passages().is_empty()).count() >= 2
    }
}

/// What a comparison holds, in numbers; a passage in two rows counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Different passages.
    pub passages: usize,
    /// Rows with passages of two or more columns.
    pub shared_rows: usize,
    /// Articles with at least one passage.
    pub articles_found: usize,
    /// Articles in scope.
    pub articles: usize,
}

/// What all columns say on one topic.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The topic compared.
    pub topic: Arc<TopicSpec>,
    /// The snapshot that all ranges point into.
    pub library: Arc<Library>,
    /// The columns in order.
    pub columns: Vec<Column>,
    /// What a column is.
    pub kind: Columns,
    /// The rows: pinned first, then named, then most columns, then as in the text; `alone` last.
    pub rows: Vec<Row>,
    /// In numbers.
    pub counts: Counts,
    /// What was left out because it was too much, for the reader to know.
    pub limits: Vec<Problem>,
    /// What a filter hides; none if none is in force.
    pub filtered: Option<Filtered>,
    /// What the reader has judged of the topic.
    pub judged: JudgedTopic,
}

/// What a filter hides of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filtered {
    /// What there is without it.
    pub whole: Counts,
    /// How many passages it hides in each of the columns that it leaves.
    pub hidden: Vec<usize>,
}

impl Comparison {
    /// The article of a passage, in the snapshot that this was made from.
    pub fn article(&self, id: &ArticleId) -> Option<&Arc<Article>> {
        self.library.get(id)
    }

    /// The column that an article stands in; none if it is in none.
    pub fn column_of(&self, article: &ArticleId) -> Option<&Column> {
        self.columns.iter().find(|column| column.articles.contains(article))
    }

    /// How many passages it holds: "65 passages", under a filter "12 of 65 passages".
    pub fn passages_in_words(&self) -> String {
        match &self.filtered {
            Some(filtered) => {
                format!("{} of {}", self.counts.passages, counted(filtered.whole.passages, "passage"))
            }
            None => counted(self.counts.passages, "passage"),
        }
    }

    /// The exact text of `span` in an article; empty if there is no such article.
    pub fn text(&self, id: &ArticleId, span: Span) -> &str {
        self.article(id).map_or("", |article| span.of(article.body.as_str()))
    }
}
