//! What is done without the reader: printing comparisons, checking everything.

use super::configuration::{self, Found};
use super::error::Error;
use super::{counterparts, init as beginning, settings};
use crate::cli::{Format, RowWay, Sources, Wanted};
use crate::compare::articles::Library;
use crate::compare::comparison::Comparison;
use crate::compare::counted;
use crate::compare::text::screen::safe;
use crate::compare::topics::{TopicSpec, Topics};
use crate::compare::{Memo, Problem, Question, Stop, compare};
use crate::export::{self, MadeBy};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _, stderr, stdout};
use std::path::Path;
use std::sync::Arc;

/// Prints the comparisons of the topics that are wanted, of all listed topics if none is named;
/// problems of articles go to standard error.
///
/// # Errors
/// If no topic has an id, or what is printed cannot be written.
pub fn print(sources: &Sources, wanted: &Wanted) -> Result<(), Error> {
    let found = configuration::find(&settings::options(sources))?;
    let question = settings::question(&found, sources);
    let topics = topics(&question.topics, &wanted.topic)?;
    let loaded = found.load(&Library::default(), &|_| {});
    warn(&found.notices, &loaded.problems);
    let library = Arc::new(loaded.library);
    let made_by = MadeBy {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        library: library.hash(),
        config: found.config.hash,
    };
    let mut question = Question { library, ..question };
    question.arrangement.rows.only = RowWay::ways(&wanted.only);
    if let Some(empty) = empty_scope(&question) {
        warn(&[empty], &[]);
    }
    let (memo, stop) = (Memo::default(), Stop::default());
    let compared = topics.iter().map(|topic| compare(&question, *topic, &memo, &stop));
    // Nobody raises this flag.
    let comparisons = compared.collect::<Result<Vec<_>, _>>().unwrap_or_default();
    let text = match wanted.format {
        Format::Json => match wanted.counterparts {
            Some(count) => {
                let of_topic = |(topic, comparison): (&usize, &Comparison)| {
                    counterparts::of_all(&question, *topic, comparison, count, &memo)
                };
                let counterparts: Vec<_> = topics.iter().zip(&comparisons).map(of_topic).collect();
                export::json_with_counterparts(&made_by, &comparisons, &counterparts)
            }
            None => export::json(&made_by, &comparisons),
        },
        Format::Markdown => export::markdown(&made_by, &comparisons, wanted.suggested),
    };
    say(&text)
}

/// Reads everything and says what there is and what is wrong with it; true if nothing is.
///
/// # Errors
/// If what is said cannot be written.
pub fn check(sources: &Sources) -> Result<bool, Error> {
    let found = configuration::find(&settings::options(sources))?;
    let loaded = found.load(&Library::default(), &|_| {});
    let question = Question { library: Arc::new(loaded.library), ..settings::question(&found, sources) };
    warn(&found.notices, &[]);
    let mut text = String::new();
    for problem in &loaded.problems {
        let _ = writeln!(text, "{problem}");
    }
    text.push_str(&summary(&question, &found, loaded.ignored, loaded.problems.len()));
    say(&safe(&text))?;
    Ok(loaded.problems.is_empty())
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
pub(super) fn topics(topics: &Topics, ids: &[String]) -> Result<Vec<usize>, Error> {
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
    let nearest =
        ids.clone().max_by(|a, b| strsim::jaro_winkler(a, id).total_cmp(&strsim::jaro_winkler(b, id)));
    Error::UnknownTopic { id: id.to_owned(), nearest: nearest.map(str::to_owned) }
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
    let _ = match problems {
        0 => writeln!(text, "no problems"),
        some => writeln!(text, "{}", counted(some, "problem")),
    };
    text
}

/// What the reader should know beside what was asked for.
pub(super) fn warn(notices: &[String], problems: &[Problem]) {
    let notices = notices.iter().map(|notice| format!("parallax: {notice}\n"));
    let lines: String = notices.chain(problems.iter().map(|problem| format!("{problem}\n"))).collect();
    // Where standard error is closed there is nobody to tell.
    let _ = stderr().write_all(safe(&lines).as_bytes());
}

/// Writes to standard output; whoever has stopped reading has had enough, and that is no error.
pub(super) fn say(text: &str) -> Result<(), Error> {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
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
