//! `parallax pack`: a comparison as a folder that opens anywhere.
//!
//! `layout` says where each article lies in it, `folder` writes it whole or not at all; what it says of
//! itself is written by [`crate::export::pack`]. Decided: folders of articles keep their names and what
//! lies between them and a file, for ids and guessed outlets are made from these; articles whose ids
//! tell them apart only together are packed together.

mod folder;
mod layout;

use super::commands::{Opened, open, say, without_filter};
use super::configuration::CONFIG;
use super::error::Error;
use super::store;
use crate::cli::{Packed, Sources};
use crate::compare::articles::{Article, ArticleId, Library};
use crate::compare::comparison::{Cell, Comparison};
use crate::compare::text::screen::safe;
use crate::compare::{Memo, Question, Stop, compare, counted};
use crate::config::edit::{Edit, PathList, edit};
use crate::export::MadeBy;
use crate::export::pack::Pack;
use layout::{Layout, Names};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const MANIFEST: &str = "manifest.json";
const README: &str = "README.txt";

/// A file of judgements: its path in the pack, and its bytes where it is packed.
type Judged = (String, Option<Vec<u8>>);

/// Writes a pack, and says what is in it.
///
/// # Errors
/// If the folder is not empty or lies among the articles, if there is nothing to pack, or if something
/// cannot be read or written; then nothing of it is left.
pub fn print(sources: &Sources, wanted: &Packed) -> Result<(), Error> {
    without_filter(sources, "pack")?;
    if !folder::is_free(&wanted.place) {
        return Err(Error::PackOccupied(wanted.place.display().to_string()));
    }
    let Opened { found, question, topics, .. } = open(sources, &[])?;
    if found.sample {
        return Err(Error::NoArticles);
    }
    if let Some(articles) = found.articles.iter().find(|articles| folder::lies_in(&wanted.place, articles)) {
        let (path, articles) = (wanted.place.display().to_string(), articles.display().to_string());
        return Err(Error::PackAmongArticles { path, articles });
    }
    let comparisons = compared(&question, &topics);
    let articles = chosen(&question, &comparisons, wanted.all);
    if articles.is_empty() {
        return Err(Error::NothingToPack);
    }
    let mut names = Names::of([CONFIG, MANIFEST, README]);
    let corrections = corrections(&found.corrections, found.path.as_deref(), wanted.no_texts, &mut names)?;
    let layout = Layout::of(&articles, &found.articles, &mut names);
    let config = config(&found.text, &layout, &corrections, found.config.corrections.as_deref())?;
    let mut files = vec![(CONFIG.to_owned(), config.into_bytes())];
    files.extend(corrections.into_iter().filter_map(|(name, bytes)| Some((name, bytes?))));
    if !wanted.no_texts {
        for (article, file) in &layout.files {
            files.push((file.clone(), read(Path::new(&article.path))?));
        }
    }
    let made_by = MadeBy::of(&question, found.config.hash);
    let texts = !wanted.no_texts;
    let pack =
        Pack { articles: layout.files.clone(), texts, comparisons: &comparisons, files: &files, made_by };
    let (manifest, readme) = (pack.manifest(), pack.readme());
    let said = said(&wanted.place, &pack, &files);
    files.extend([(MANIFEST.to_owned(), manifest.into_bytes()), (README.to_owned(), readme.into_bytes())]);
    folder::write(&wanted.place, &files, &layout.roots)
        .map_err(|source| Error::NotPacked { path: wanted.place.display().to_string(), source })?;
    let differs = if texts { other_ids(&wanted.place, &layout) } else { Vec::new() };
    say(&safe(&(said + &differs.concat())))
}

fn compared(question: &Question, topics: &[usize]) -> Vec<Comparison> {
    let (memo, stop) = (Memo::default(), Stop::default());
    // Nobody raises the flag.
    topics.iter().filter_map(|topic| compare(question, *topic, &memo, &stop).ok()).collect()
}

/// The articles with a passage and those that are judged, or all in scope; with each those that share its
/// path but for the ending.
fn chosen(question: &Question, comparisons: &[Comparison], all: bool) -> Vec<Arc<Article>> {
    let rows = comparisons.iter().flat_map(|comparison| &comparison.rows);
    let passages = rows.flat_map(|row| &row.cells).flat_map(Cell::passages);
    let mut cited: BTreeSet<&ArticleId> = passages.map(|passage| &passage.article).collect();
    cited.extend(judged(question, comparisons));
    let is_chosen = |article: &Arc<Article>| {
        (all || cited.contains(&article.id)) && question.scope.admits(article, &question.outlets)
    };
    let library = question.library.articles();
    let chosen: BTreeSet<PathBuf> =
        library.iter().filter(|article| is_chosen(article)).map(|article| layout::below(article)).collect();
    library.iter().filter(|article| chosen.contains(&layout::below(article))).cloned().collect()
}

/// The articles whose words judgements hold on to, and those of the columns whose cells were marked.
fn judged<'a>(question: &'a Question, comparisons: &'a [Comparison]) -> BTreeSet<&'a ArticleId> {
    let mut found = BTreeSet::new();
    for (_, judgement) in question.corrections.all() {
        found.extend(judgement.what.anchors().into_iter().map(|anchor| &anchor.article));
        if let Some(cell) = judgement.what.cell() {
            let columns = comparisons.iter().flat_map(|comparison| &comparison.columns);
            found.extend(
                columns.filter(|column| column.id == cell.column).flat_map(|column| &column.articles),
            );
        }
    }
    found
}

/// The files of judgements with their names in the pack; the first also where it is not there.
fn corrections(
    paths: &[PathBuf],
    config: Option<&Path>,
    no_texts: bool,
    names: &mut Names,
) -> Result<Vec<Judged>, Error> {
    let folder = config.and_then(Path::parent).unwrap_or(Path::new(""));
    let mut found = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let is_kept = !no_texts && path.exists();
        if index == 0 || is_kept {
            let name = names.path(path.strip_prefix(folder).unwrap_or(path));
            found.push((name, if is_kept { Some(read(path)?) } else { None }));
        }
    }
    Ok(found)
}

/// The config with the pack's own folders and files; nothing else of it changed.
fn config(
    text: &str,
    layout: &Layout,
    corrections: &[Judged],
    listed: Option<&[String]>,
) -> Result<String, Error> {
    let text = edit(text, CONFIG, &Edit::Paths(PathList::Articles, layout.roots.clone()))?;
    let names: Vec<String> = corrections.iter().map(|(name, _)| name.clone()).collect();
    match listed {
        Some(listed) if listed != names => {
            Ok(edit(&text, CONFIG, &Edit::Paths(PathList::Corrections, names))?)
        }
        _ => Ok(text),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::Unreadable { path: path.display().to_string(), source })
}

/// What is in the pack, and how to begin.
fn said(folder: &Path, pack: &Pack<'_>, files: &[(String, Vec<u8>)]) -> String {
    let locators = counted(pack.locators().len(), "locator");
    let articles = counted(pack.articles.len(), "article");
    let name = folder.display();
    let quoted = shell_words::quote(&folder.to_string_lossy()).into_owned();
    match pack.texts {
        true => {
            let others = files.iter().map(|(path, _)| path.as_str());
            let others: Vec<&str> =
                others.filter(|path| !pack.articles.iter().any(|(_, file)| file == path)).collect();
            let others = others.join(", ");
            format!(
                "Wrote {name}: {articles}, {others}, and {MANIFEST} with {locators}.\nTo open it: cd {quoted} && parallax\n"
            )
        }
        false => format!(
            "Wrote {name}: {CONFIG}, and {MANIFEST} with {locators} of {articles}, no word of which is in it, nor \
             corrections.\nTo check it: parallax --articles FOLDER verify {quoted}/{MANIFEST}\n"
        ),
    }
}

/// Articles that have another id in the pack, a line each: locators and corrections name them by the old.
fn other_ids(folder: &Path, layout: &Layout) -> Vec<String> {
    let roots: Vec<PathBuf> = layout.roots.iter().map(|root| folder.join(root)).collect();
    let packed = store::load(&roots, &Library::default(), &|_| {}).library;
    let is_same = |article: &Article| packed.get(&article.id).is_some_and(|other| other.hash == article.hash);
    let other = layout.files.iter().filter(|(article, _)| !is_same(article));
    other.map(|(article, file)| format!("{} has another id there: {file}\n", article.id)).collect()
}
