//! What `parallax show` can be asked for: the views that print, and what is said of each.

use super::Sources;
use crate::compare::tables::times::Period;
use crate::export::show::Form;
use clap::{Args, Subcommand, ValueEnum};

/// What `show` is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Show {
    /// Topic × column: how many sentences, and which share of the article's.
    Matrix(Shown),
    /// Row × column of a topic, the rows with most gaps first.
    Omissions(Shown),
    /// What each column lacks that two or more other outlets have, and what only it has.
    Gaps(Shown),
    /// Topic × time: how many articles of each outlet, and which share of them.
    Timeline {
        /// How long a period is.
        #[arg(long, value_enum, default_value_t)]
        period: PeriodName,
        /// What of it, and how.
        #[command(flatten)]
        shown: Shown,
    },
    /// The figures of a topic, one a line.
    Figures(Shown),
    /// Who is quoted by whom.
    Voices(Shown),
    /// A term in its context, across all columns.
    Words {
        /// The term, as in a topic.
        #[arg(value_name = "TERM")]
        term: String,
        /// What of it, and how.
        #[command(flatten)]
        shown: Shown,
    },
    /// The wordings of the config, counted by outlet.
    Wordings(Shown),
    /// Why the passages of a paragraph are where they are.
    Why {
        /// The paragraph: an article's id, a colon, and a number from 1 as after ¶ in the reader.
        #[arg(value_name = "ARTICLE:PARAGRAPH")]
        paragraph: String,
        /// What of it, and how.
        #[command(flatten)]
        shown: Shown,
    },
    /// Where each topic falls in an article, how long it is, and where it is from.
    Article {
        /// Its id.
        #[arg(value_name = "ARTICLE")]
        article: String,
        /// What of it, and how.
        #[command(flatten)]
        shown: Shown,
    },
    /// What almost got into a topic or a row, and why it did not.
    NearMisses {
        /// Only into this row, by its id as in JSON.
        #[arg(long, value_name = "ID")]
        row: Option<String>,
        /// Only of this column, by its id; may be repeated.
        #[arg(long, value_name = "ID")]
        column: Vec<String>,
        /// What of it, and how.
        #[command(flatten)]
        shown: Shown,
    },
}

impl Show {
    /// Its name on the command line and in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Show::Matrix(_) => "matrix",
            Show::Omissions(_) => "omissions",
            Show::Gaps(_) => "gaps",
            Show::Timeline { .. } => "timeline",
            Show::Figures(_) => "figures",
            Show::Voices(_) => "voices",
            Show::Words { .. } => "words",
            Show::Wordings(_) => "wordings",
            Show::Why { .. } => "why",
            Show::Article { .. } => "article",
            Show::NearMisses { .. } => "near-misses",
        }
    }

    /// What of it is printed, and how.
    pub fn shown(&self) -> &Shown {
        match self {
            Show::Matrix(shown)
            | Show::Omissions(shown)
            | Show::Gaps(shown)
            | Show::Figures(shown)
            | Show::Voices(shown)
            | Show::Wordings(shown)
            | Show::Timeline { shown, .. }
            | Show::Words { shown, .. }
            | Show::Why { shown, .. }
            | Show::Article { shown, .. }
            | Show::NearMisses { shown, .. } => shown,
        }
    }
}

/// What of a view is printed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Shown {
    /// A topic, by its id; may be repeated [default: all topics of the config].
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    /// What to print.
    #[arg(long, value_enum, default_value_t)]
    pub format: ShowFormat,
    /// Leave cells of CSV as they are, also those that a spreadsheet would take for formulas.
    #[arg(long)]
    pub exact: bool,
    /// What to read.
    #[command(flatten)]
    pub sources: Sources,
}

/// What `show` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// For people.
    #[default]
    Text,
    /// For other programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
}

impl ShowFormat {
    /// The form of a report.
    pub fn form(self) -> Form {
        match self {
            Self::Text => Form::Text,
            Self::Json => Form::Json,
            Self::Csv => Form::Csv,
            Self::Markdown => Form::Markdown,
        }
    }
}

/// How long the periods of a timeline are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PeriodName {
    /// From Monday to Sunday.
    Week,
    /// By the calendar.
    #[default]
    Month,
    /// By the calendar.
    Year,
}

impl PeriodName {
    /// The period that is counted by.
    pub fn period(self) -> Period {
        match self {
            Self::Week => Period::Week,
            Self::Month => Period::Month,
            Self::Year => Period::Year,
        }
    }
}
