//! The files of judgements: all of them read, and the reader's own written.
//!
//! Apart from the config's, because a file that cannot be read, or not whole, hides nothing else: what
//! can be read is in force. Decided: a file is not written while it holds entries that cannot be
//! read, for these would be lost; nor when somebody changed it since it was read: then it is read
//! anew, and what was to be written comes back. One backup is kept, as of the config.

use super::save::{NotSaved, save};
use super::whole::{create, target};
use crate::compare::Problem;
use crate::compare::corrections::{Corrections, Layer};
use crate::config::corrections as text;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// All judgements as they were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    /// What can be read of them, a layer a file.
    pub corrections: Corrections,
    /// What cannot, a line each.
    pub problems: Vec<Problem>,
    /// The same with the lines to blame, ready to print.
    pub reports: Vec<String>,
    /// The file that is written to; none if nothing is.
    pub own: Option<OwnFile>,
    /// All files, to be read again.
    pub files: Vec<PathBuf>,
}

/// The file of the reader's own judgements.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFile {
    path: PathBuf,
    /// A hash of its text as it was last read or written; none while it is not there.
    hash: Option<u64>,
    /// Why it is not to be written, with the first line to blame.
    unreadable: Option<String>,
}

/// Why judgements were not written; on the disk all is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Somebody changed the file since it was read.
    #[error("{0} was changed by somebody else and is read anew; your change is kept")]
    Changed(String),
    /// It holds what cannot be read, and would be lost.
    #[error("not written, for this would be lost: {0}")]
    Unreadable(String),
    /// It cannot be written.
    #[error("{path} was not written, and is as it was: {source}")]
    Unwritable {
        /// The file, as the reader named it.
        path: String,
        /// Why.
        source: io::Error,
    },
}

/// A file as it was read.
struct File {
    layer: Layer,
    /// A hash of its text; none if it is not there.
    hash: Option<u64>,
    /// What is wrong with it, in a line, and with the lines to blame.
    fault: Option<(Problem, String)>,
}

/// Reads the files of judgements, the reader's own first; if that is not there it holds none.
pub fn read(paths: &[PathBuf]) -> Judged {
    let mut judged = Judged { files: paths.to_vec(), ..Judged::default() };
    let mut layers: Vec<Layer> = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let File { layer, hash, fault } = file(path, &name(paths, index), index == 0);
        layers.push(layer);
        if index == 0 {
            let unreadable = fault.as_ref().map(|(problem, _)| problem.to_string());
            judged.own = Some(OwnFile { path: path.clone(), hash, unreadable });
        }
        if let Some((problem, report)) = fault {
            judged.problems.push(problem);
            judged.reports.push(report);
        }
    }
    judged.corrections = Corrections::new(layers);
    judged
}

fn file(path: &Path, name: &str, may_be_absent: bool) -> File {
    let shown = path.display().to_string();
    let faulty = |hash, problem: Problem| {
        let report = problem.to_string();
        File { layer: Layer::new(name, Vec::new()), hash, fault: Some((problem, report)) }
    };
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && may_be_absent => {
            return File { layer: Layer::new(name, Vec::new()), hash: None, fault: None };
        }
        Err(error) => return faulty(None, Problem::new(shown, format!("it cannot be read: {error}"))),
    };
    let hash = Some(xxh3_64(&bytes));
    match std::str::from_utf8(&bytes) {
        Ok(written) => {
            let text::Read { layer, bad } = text::read(written, &shown, name);
            let fault = bad.map(|bad| {
                let said = bad.summary.split_once(": ").map_or(bad.summary.as_str(), |(_, said)| said);
                (Problem::new(shown, said).at_line(bad.line), bad.report)
            });
            File { layer, hash, fault }
        }
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
            faulty(hash, Problem::new(shown, "it is not UTF-8; save it in that encoding").at_line(line))
        }
    }
}

/// What the layer of a file is called: its name without ending, or its path where two have that name.
fn name(paths: &[PathBuf], index: usize) -> String {
    let stem = |path: &Path| path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let Some(path) = paths.get(index) else { return String::new() };
    let is_shared = paths.iter().enumerate().any(|(at, other)| at != index && stem(other) == stem(path));
    if is_shared { path.display().to_string() } else { stem(path) }
}

impl OwnFile {
    /// The file as messages name it.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Whether both were read from the same text.
    pub fn is_same(&self, other: &OwnFile) -> bool {
        self.path == other.path && self.hash == other.hash
    }

    /// Whether both are the same file.
    pub fn is_at(&self, other: &OwnFile) -> bool {
        self.path == other.path
    }

    /// Writes the reader's judgements in the place of those that were read.
    ///
    /// # Errors
    /// [`NotWritten`], and then the file is as it was.
    pub fn save(&mut self, layer: &Layer) -> Result<(), NotWritten> {
        let name = self.name();
        let unwritable = |source| NotWritten::Unwritable { path: name.clone(), source };
        if let Some(why) = &self.unreadable {
            return Err(NotWritten::Unreadable(why.clone()));
        }
        let before = match fs::read(&self.path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(unwritable(error)),
        };
        if before.as_deref().map(xxh3_64) != self.hash {
            return Err(NotWritten::Changed(name));
        }
        let after = text::write(layer, &String::from_utf8_lossy(before.as_deref().unwrap_or_default()));
        match (self.hash, layer.judgements().is_empty()) {
            (None, true) => return Ok(()),
            (None, false) => match create(&target(&self.path), after.as_bytes()) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(NotWritten::Changed(name));
                }
                created => created.map_err(unwritable)?,
            },
            (Some(read), _) => save(&self.path, &after, read).map_err(|why| match why {
                NotSaved::Changed { .. } => NotWritten::Changed(name.clone()),
                NotSaved::Unwritable { source, .. } => unwritable(source),
            })?,
        }
        self.hash = Some(xxh3_64(after.as_bytes()));
        Ok(())
    }
}

#[cfg(test)]
mod tests;
