//! What is done without the reader: printing comparisons, checking everything.

use super::configuration::{self, Found};
use super::corrections;
use super::error::Error;
use super::{init as beginning, settings};
use crate::cli::{Format, RowWay, Sources, Wanted};
use crate::compare::articles::Library;
use crate::compare::comparison::Passage;
use crate::compare::counted;
use crate::compare::text::screen::safe;
use crate::compare::topics::{TopicSpec, Topics};
use crate::compare::{Memo, Problem, Question, Stop, compare, compare_with_counterparts};
use crate::export::{self, MadeBy};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write as _, stderr, stdout};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;

/// What a command works on.
pub(super) struct Opened {
    /// The config and where articles are.
    pub(super) found: Found,
    /// What is asked, of the articles that were read.
    pub(super) question: Question,
    /// The indices of the topics that are wanted.
    pub(super) topics: Vec<usize>,
    /// How many files of judgements cannot be read, or not whole.
    pub(super) unread: usize,
}

/// Refuses a filter where a command looks at whole articles.
///
/// # Errors
/// If there is one.
pub(super) fn without_filter(sources: &Sources, command: &'static str) -> Result<(), Error> {
    match sources.filter {
        Some(_) => Err(Error::NotFiltered(command)),
        None => Ok(()),
    }
}

/// Reads config and articles; what is wrong with single articles goes to standard error.
///
/// # Errors
/// If there is no usable config, no topic has one of the ids, or a filter asks for what is new.
pub(super) fn open(sources: &Sources, topic_ids: &[String]) -> Result<Opened, Error> {
    let found = configuration::find(&settings::options(sources))?;
    let question = settings::question(&found, sources);
    let topics = topics(&question.topics, topic_ids)?;
    let loaded = found.load(&Library::default(), &|_| {});
    let judged = corrections::read(&found.corrections);
    warn(&found.notices, &loaded.problems);
    complain(&judged.reports);
    let (library, corrections) = (Arc::new(loaded.library), Arc::new(judged.corrections));
    let question = Question { library, corrections, ..question };
    let filter = &question.filter.filter;
    if filter.asks_for_new() {
        return Err(Error::NewToNobody);
    }
    let unknown = filter.unknown_outlets(question.library.articles(), &question.outlets);
    let unknown: Vec<String> =
        unknown.iter().map(|name| format!("--filter: no article is of an outlet “{name}”")).collect();
    warn(&unknown, &[]);
    Ok(Opened { found, question, topics, unread: judged.problems.len() })
}

/// Prints the comparisons of the topics that are wanted, of all listed topics if none is named;
/// problems of articles go to standard error.
///
/// # Errors
/// If no topic has an id, if counterparts are wanted of a document that cannot hold them, or if
/// what is printed cannot be written.
pub fn print(sources: &Sources, wanted: &Wanted) -> Result<(), Error> {
    if wanted.counterparts.is_some() && wanted.format != Format::Json {
        return Err(Error::CounterpartsOnlyInJson);
    }
    let Opened { mut question, topics, found, .. } = open(sources, &wanted.topic)?;
    question.arrangement.rows.only = RowWay::ways(&wanted.only);
    if let Some(empty) = empty_scope(&question) {
        warn(&[empty], &[]);
    }
    let made_by = MadeBy::of(&question, found.config.hash);
    unless_closed(match wanted.format {
        Format::Json => print_json(&question, &topics, wanted.counterparts, &made_by),
        Format::Markdown => print_markdown(&question, &topics, wanted.suggested, &made_by),
    })
}

/// Writes topic by topic, so that counterparts of all passages need not be held at once.
fn print_json(
    question: &Question,
    topics: &[usize],
    counterparts: Option<NonZeroU16>,
    made_by: &MadeBy,
) -> io::Result<()> {
    let (memo, stop) = (Memo::default(), Stop::default());
    let mut out = BufWriter::new(stdout().lock());
    out.write_all(export::json_begin(made_by).as_bytes())?;
    let mut is_first = true;
    for &topic in topics {
        let compared = match counterparts {
            Some(count) => {
                let sought: (&dyn Fn(&Passage) -> bool, usize) = (&|_| true, usize::from(count.get()));
                compare_with_counterparts(question, topic, sought, &memo, &stop)
                    .map(|(comparison, found)| (comparison, Some(found)))
            }
            None => compare(question, topic, &memo, &stop).map(|comparison| (comparison, None)),
        };
        // Nobody raises the flag.
        let Ok((comparison, found)) = compared else { continue };
        out.write_all(export::json_topic(&comparison, found.as_ref(), is_first).as_bytes())?;
        is_first = false;
    }
    out.write_all(export::json_end(is_first).as_bytes())?;
    out.flush()
}

fn print_markdown(
    question: &Question,
    topics: &[usize],
    suggested: bool,
    made_by: &MadeBy,
) -> io::Result<()> {
    let (memo, stop) = (Memo::default(), Stop::default());
    let mut out = BufWriter::new(stdout().lock());
    for &topic in topics {
        // Nobody raises the flag.
        let Ok(comparison) = compare(question, topic, &memo, &stop) else { continue };
        let ways = question.arrangement.rows.only;
        out.write_all(export::markdown_topic(&comparison, ways, suggested).as_bytes())?;
    }
    out.write_all(export::markdown_end(made_by).as_bytes())?;
    out.flush()
}

/// Reads everything and says what there is and what is wrong with it; true if nothing is.
///
/// # Errors
/// If what is said cannot be written, or a filter is given.
pub fn check(sources: &Sources) -> Result<bool, Error> {
    without_filter(sources, "check")?;
    let found = configuration::find(&settings::options(sources))?;
    let loaded = found.load(&Library::default(), &|_| {});
    let judged = corrections::read(&found.corrections);
    let (library, corrections) = (Arc::new(loaded.library), Arc::new(judged.corrections));
    let question = Question { library, corrections, ..settings::question(&found, sources) };
    warn(&found.notices, &[]);
    let mut text = String::new();
    for problem in &loaded.problems {
        let _ = writeln!(text, "{problem}");
    }
    for report in &judged.reports {
        let _ = writeln!(text, "{report}");
    }
    let problems = loaded.problems.len() + judged.problems.len();
    text.push_str(&summary(&question, &found, loaded.ignored, problems));
    say(&safe(&text))?;
    Ok(problems == 0)
}

/// What to say where articles were read and the scope admits none of them.
fn empty_scope(question: &Question) -> Option<String> {
    let Question { library, scope, outlets, .. } = question;
    let articles = library.articles();
    let none = !articles.is_empty() && !articles.iter().any(|article| scope.admits(article, outlets));
    let wider = "widen --outlet, --from, --to or --folder";
    none.then(|| format!("none of the {} is in scope: {wider}", counted(articles.len(), "article")))
}

/// The indices of the topics with these ids or names, all listed ones if none is given.
fn topics(topics: &Topics, ids: &[String]) -> Result<Vec<usize>, Error> {
    if ids.is_empty() {
        return Ok((0..topics.listed()).collect());
    }
    let index = |id: &String| {
        let mut specs = topics.specs().iter();
        let named =
            |topic: &Arc<TopicSpec>| topic.id == *id || topic.name.to_lowercase() == id.to_lowercase();
        specs.position(named).ok_or_else(|| unknown(topics, id))
    };
    let mut wanted: Vec<usize> = Vec::new();
    for id in ids {
        let topic = index(id)?;
        if !wanted.contains(&topic) {
            wanted.push(topic);
        }
    }
    Ok(wanted)
}

fn unknown(topics: &Topics, id: &str) -> Error {
    let ids = topics.specs().iter().map(|topic| topic.id.as_str());
    Error::UnknownTopic { id: id.to_owned(), nearest: nearest(ids, id) }
}

/// The name that looks most like what was given.
pub(super) fn nearest<'a>(names: impl Iterator<Item = &'a str>, given: &str) -> Option<String> {
    let likeness = |name: &str| strsim::jaro_winkler(name, given);
    names.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).map(str::to_owned)
}

fn summary(question: &Question, found: &Found, ignored: usize, problems: usize) -> String {
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    for article in question.library.articles() {
        *outlets.entry(question.outlets.canonical(&article.meta.outlet)).or_default() += 1;
    }
    let mut text = String::new();
    let articles = question.library.articles().len();
    let _ = writeln!(text, "{}, {}", counted(articles, "article"), counted(outlets.len(), "outlet"));
    for (outlet, articles) in &outlets {
        let _ = writeln!(text, "  {articles:>6}  {outlet}");
    }
    let in_scope = question.library.articles().iter().filter(|a| question.scope.admits(a, &question.outlets));
    if !question.scope.is_all() {
        let _ = writeln!(text, "{} of them in scope", in_scope.count());
    }
    if ignored > 0 {
        let _ = writeln!(text, "{} left out by .ignore", counted(ignored, "file"));
    }
    let config = match &found.path {
        Some(path) => path.display().to_string(),
        None => "the built-in config".to_owned(),
    };
    let _ = writeln!(text, "{} in {config}", counted(question.topics.listed(), "topic"));
    if !question.corrections.is_empty() {
        let files = counted(found.corrections.len(), "file");
        let _ = writeln!(text, "{} in {files}", counted(question.corrections.len(), "correction"));
    }
    let _ = match problems {
        0 => writeln!(text, "no problems"),
        some => writeln!(text, "{}", counted(some, "problem")),
    };
    text
}

/// What the reader should know beside what was asked for.
fn warn(notices: &[String], problems: &[Problem]) {
    let notices = notices.iter().map(|notice| format!("parallax: {notice}\n"));
    let lines: String = notices.chain(problems.iter().map(|problem| format!("{problem}\n"))).collect();
    // Where standard error is closed there is nobody to tell.
    let _ = stderr().write_all(safe(&lines).as_bytes());
}

/// What is wrong with files, with the lines to blame.
fn complain(reports: &[String]) {
    let lines: String = reports.iter().map(|report| format!("{report}\n")).collect();
    // As above.
    let _ = stderr().write_all(safe(&lines).as_bytes());
}

/// Writes to standard output.
///
/// # Errors
/// If it cannot be written to, unless whoever read it has closed it.
pub fn say(text: &str) -> Result<(), Error> {
    let mut out = stdout().lock();
    unless_closed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Whoever has stopped reading has had enough, and that is no error.
pub(super) fn unless_closed(written: io::Result<()>) -> Result<(), Error> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Output(error)),
        _ => Ok(()),
    }
}

/// Writes the sample's config, and its articles if wanted, into a folder, and says what to do next.
///
/// # Errors
/// If the folder is not empty, or cannot be written to.
pub fn init(folder: &Path, articles: bool) -> Result<(), Error> {
    say(&safe(&format!("{}\n", beginning::init(folder, articles)?)))
}
