//! The argument table: help derives from it, as do the manual page and completions.

mod documents;
mod pack;
mod show;
mod topic;
mod verify;

#[cfg(test)]
mod tests;

pub use documents::{completions, man};
pub use pack::Packed;
pub use show::{PeriodName, Show, ShowFormat, Shown};
pub use topic::{Given, Topic, WithName, terms};
pub use verify::Verified;

use crate::compare::alignment::{Way, Ways};
use crate::compare::articles::Scope;
use crate::compare::filter::Filter;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use std::num::NonZeroU16;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  parallax                              the articles and topics of ./config.toml, else ./articles,
                                        else a built-in sample
  parallax one.md two.md archive/       these files and folders
  parallax --articles texts --outlet AP --from 2021-11-01
                                        one outlet's articles since November
  parallax compare --topic troop-numbers --format markdown
                                        print a comparison instead of showing it
  parallax topic add --name Gas --any gas,pipeline
                                        add a topic and see what it finds
  parallax verify story.md              check the citations of a document against the articles
  parallax pack for-anna                a folder with all of it for somebody else
  parallax init my-topic --articles     begin with a config that explains itself
  cd texts && parallax init             begin with topics suggested from the articles that are there

Exit codes: 0 fine, 1 `check` found problems, `topic test` changes, `corrections` something without its place or not
agreed on, or `verify` citations that do not hold, 2 unusable config or arguments, 3 not a terminal or another failure.
A path named like a command is written with its folder: ./compare";

const INIT_EXAMPLES: &str = "\
Examples:
  parallax init my-topic              a new folder: a config that explains every key
  parallax init my-topic --articles   the same with the sample's articles
  parallax init texts                 a folder of articles: a config for them, with topics
                                      suggested from what two or more outlets share

A folder holds articles if its folder `articles` does, or if it has two texts or more (.md,
.txt; in it or one folder below) and one begins with front matter or nothing else is there.
What is there is never overwritten.";

/// Compare what each outlet says on one point, side by side, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Parser)]
#[command(name = "parallax", version, after_help = EXAMPLES, max_term_width = 100)]
#[command(subcommand_precedence_over_arg = true)]
pub struct Arguments {
    /// What to do; the reader is opened if nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How the reader begins.
    #[command(flatten)]
    pub opening: Opening,
    /// What to read.
    #[command(flatten)]
    pub sources: Sources,
}

/// How the reader begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Opening {
    /// Begin anew, not where the reader was left last.
    #[arg(long)]
    pub fresh: bool,
    /// Write what is done to the end of this file, for a report of an error.
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
}

/// Where articles and topics come from, and which part of them is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Sources {
    /// Files and folders to compare, instead of those of the config.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The config to use [default: ./config.toml, then parallax/config.toml in your configuration folder].
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// A folder of articles; may be repeated, and replaces the config's list.
    #[arg(long, value_name = "DIR")]
    pub articles: Vec<PathBuf>,
    /// Only this outlet, by any of its names; may be repeated.
    #[arg(long, value_name = "NAME", help_heading = "Scope")]
    pub outlet: Vec<String>,
    /// Only articles of this day or later (YYYY-MM-DD); leaves out undated ones.
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Scope")]
    pub from: Option<Date>,
    /// Only articles of this day or before (YYYY-MM-DD); leaves out undated ones.
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Scope")]
    pub to: Option<Date>,
    /// Only what is in this folder, named from the articles folder; may be repeated.
    #[arg(long, value_name = "DIR", help_heading = "Scope")]
    pub folder: Vec<String>,
    /// Only what passes these conditions, as `f` in the reader: 'outlet:AP differ'.
    #[arg(long, value_name = "CONDITIONS", allow_hyphen_values = true, help_heading = "Scope")]
    pub filter: Option<Filter>,
    /// Compare as the program does, without what was judged in corrections.toml.
    #[arg(long)]
    pub no_corrections: bool,
}

/// What can be done instead of reading.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Print comparisons, without a terminal.
    Compare {
        /// What to read.
        #[command(flatten)]
        sources: Sources,
        /// What is compared, and how it is printed.
        #[command(flatten)]
        wanted: Wanted,
    },
    /// Print the sentences of other columns that stand closest to a paragraph, and what they share.
    Counterparts {
        /// The paragraph, and what is printed of it.
        #[command(flatten)]
        sought: Sought,
        /// What to read.
        #[command(flatten)]
        sources: Sources,
    },
    /// Print what a view of the reader says: who covers what, figures, voices, words, what is missing.
    #[command(subcommand)]
    Show(Show),
    /// Write comparisons, or a row or paragraph of them, as Markdown, CSV, JSON or HTML.
    Export {
        /// What, as what, and where to.
        #[command(flatten)]
        wanted: Exported,
        /// What to read.
        #[command(flatten)]
        sources: Sources,
    },
    /// Check the citations of a document against the articles: exact, moved, altered or gone.
    Verify(Verified),
    /// Write config, corrections and the cited articles as a folder that opens anywhere.
    Pack {
        /// Where to, and what of it.
        #[command(flatten)]
        wanted: Packed,
        /// What to read.
        #[command(flatten)]
        sources: Sources,
    },
    /// List the topics of the config, add one, or try one without adding it.
    #[command(subcommand)]
    Topic(Topic),
    /// List what was judged, and what of it has lost its place or is not agreed on; exit code 1 if any is.
    Corrections {
        /// What to print.
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
        /// What to read.
        #[command(flatten)]
        sources: Sources,
    },
    /// Print the manual page, for `man -l -` or a packager.
    Man,
    /// Print completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Read everything and report all problems.
    Check(Sources),
    /// Write a config that explains itself into an empty or new folder, or one for the articles that a
    /// folder holds, with topics suggested from what they share.
    #[command(after_help = INIT_EXAMPLES)]
    Init {
        /// The folder.
        #[arg(value_name = "DIR", default_value = ".")]
        folder: PathBuf,
        /// Write the sample's articles too.
        #[arg(long)]
        articles: bool,
    },
}

/// What `compare` is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Wanted {
    /// A topic, by its id; may be repeated [default: all topics of the config].
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    /// What to print.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Hold the suggested rows of a Markdown document, marked as such.
    #[arg(long)]
    pub suggested: bool,
    /// Form rows only in these ways, a list with commas [default: in all of them].
    #[arg(long, value_name = "WAYS", value_enum, value_delimiter = ',')]
    pub only: Vec<RowWay>,
    /// Hold in JSON the so many closest sentences of each other column, for every passage.
    #[arg(long, value_name = "COUNT")]
    pub counterparts: Option<NonZeroU16>,
}

/// What `counterparts` is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct Sought {
    /// A paragraph: an article's id, a colon, and a number from 1 as after ¶ in the reader.
    #[arg(value_name = "ARTICLE:PARAGRAPH")]
    pub paragraph: String,
    /// Only on this topic, by its id; may be repeated [default: every topic that shows the paragraph].
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    /// How many sentences of each other column.
    #[arg(long, value_name = "COUNT", default_value = "3")]
    pub count: NonZeroU16,
    /// What to print.
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

/// What `export` is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Exported {
    /// A topic, by its id; may be repeated [default: all topics of the config].
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    /// Only this row, by its id as in JSON.
    #[arg(long, value_name = "ID")]
    pub row: Option<String>,
    /// Only the passages of a paragraph: an article's id, a colon, and a number from 1.
    #[arg(long, value_name = "ARTICLE:PARAGRAPH", conflicts_with = "row")]
    pub paragraph: Option<String>,
    /// As what [default: by the ending of the file, else markdown].
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// The file to write [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is there.
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Hold suggested rows, marked as such; else their passages stand with what is in no row.
    #[arg(long)]
    pub suggested: bool,
    /// Leave cells of CSV as they are, also those that a spreadsheet would take for formulas.
    #[arg(long)]
    pub exact: bool,
}

/// As what comparisons are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// For documents.
    #[default]
    Markdown,
    /// For spreadsheets: a line a passage.
    Csv,
    /// For other programs: the contract of schema 1.
    Json,
    /// For browsers and paper: a table a topic.
    Html,
}

/// What `counterparts` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    #[default]
    Text,
    /// For other programs.
    Json,
}

/// What `compare` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For other programs: the contract of schema 1.
    Json,
    /// For people.
    #[default]
    Markdown,
}

/// A way into a row that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowWay {
    /// Rows that the config names.
    Named,
    /// Rows of figures that answer one question.
    Figure,
    /// Suggested rows.
    Suggested,
}

impl RowWay {
    /// The ways of a list; all of them if it is empty.
    pub fn ways(list: &[RowWay]) -> Ways {
        if list.is_empty() {
            return Ways::default();
        }
        let ways: Vec<Way> = list.iter().map(|way| way.way()).collect();
        Ways::only(&ways)
    }

    fn way(self) -> Way {
        match self {
            Self::Named => Way::Named,
            Self::Figure => Way::Figure,
            Self::Suggested => Way::Suggested,
        }
    }
}

impl Sources {
    /// The part of the library that is looked at.
    pub fn scope(&self) -> Scope {
        Scope { outlets: self.outlet.clone(), from: self.from, to: self.to, folders: self.folder.clone() }
    }

    fn and(mut self, later: Sources) -> Sources {
        self.paths.extend(later.paths);
        self.articles.extend(later.articles);
        self.outlet.extend(later.outlet);
        self.folder.extend(later.folder);
        Sources {
            config: later.config.or(self.config),
            from: later.from.or(self.from),
            to: later.to.or(self.to),
            filter: later.filter.or(self.filter),
            no_corrections: later.no_corrections || self.no_corrections,
            ..self
        }
    }
}

impl Arguments {
    /// What is said of sources before the command and after it; what is said after it wins.
    pub fn all_sources(&self) -> Sources {
        match &self.command {
            Some(
                Command::Compare { sources, .. }
                | Command::Counterparts { sources, .. }
                | Command::Export { sources, .. }
                | Command::Pack { sources, .. }
                | Command::Corrections { sources, .. }
                | Command::Check(sources),
            ) => self.sources.clone().and(sources.clone()),
            Some(Command::Show(what)) => self.sources.clone().and(what.shown().sources.clone()),
            Some(Command::Verify(wanted)) => self.sources.clone().and(wanted.sources()),
            Some(Command::Topic(what)) => self.sources.clone().and(what.sources().clone()),
            Some(Command::Init { .. } | Command::Man | Command::Completions { .. }) | None => {
                self.sources.clone()
            }
        }
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a day as 2021-12-02".to_owned())
}
