//! The files of the user's folder of states: one session for each config, and whether the line for a
//! first start is done with.
//!
//! What cannot be read or written is passed over, but for a log: nobody loses more than a place. A
//! session is kept at the end, however the program is asked to end; of one that ends by a panic what was
//! typed alone, for the rest may be what led there. What a program that is killed leaves is in
//! [`super::typed`]. Where two programs run on one config, that which ends last is gone on from.

use crate::config::corrections as text;
use crate::ui::model::judging::Draft;
use crate::ui::model::session::Session;
use etcetera::BaseStrategy;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// No session is so long, in bytes: it is one of a million articles.
const LONGEST: u64 = 128 << 20;
/// The file that says that the line for a first start is done with.
const WELCOMED: &str = "welcomed";

/// Where the session of a config, and of the files and folders that were `given` beside it, is kept;
/// without a config that of the `articles`; none where no folder for states is known.
pub(super) fn place(config: Option<&Path>, given: &[PathBuf], articles: &[PathBuf]) -> Option<PathBuf> {
    let of: Vec<&Path> = match config {
        Some(config) => [config].into_iter().chain(given.iter().map(PathBuf::as_path)).collect(),
        None => articles.iter().map(PathBuf::as_path).collect(),
    };
    let named: Vec<String> = of
        .iter()
        .map(|path| {
            fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()).to_string_lossy().into_owned()
        })
        .collect();
    let name = format!("{:016x}.json", xxh3_64(named.join("\n").as_bytes()));
    Some(folder()?.join("sessions").join(name))
}

/// What is kept there; nothing where there is nothing, or nothing that can be read.
pub(super) fn read(place: &Path) -> Session {
    // By way of a value: of what stands there twice the last counts.
    let value = read_value(place).unwrap_or_default();
    Session::deserialize(value).unwrap_or_default()
}

/// What a file of the folder holds; none if it is not there, cannot be read, or is none of ours.
pub(super) fn read_value(path: &Path) -> Option<Value> {
    let is_ours = fs::metadata(path).is_ok_and(|of| of.is_file() && of.len() <= LONGEST);
    serde_json::from_slice(&fs::read(path).ok().filter(|_| is_ours)?).ok()
}

/// Keeps a session; false if it cannot be kept.
pub(super) fn keep(place: &Path, session: &Session) -> bool {
    serde_json::to_string_pretty(session).is_ok_and(|text| write(place, &text))
}

/// The judgements that a visit could not write, beside its session; none if there are none.
pub(super) fn read_draft(place: &Path) -> Option<Draft> {
    draft_of_value(&read_value(&draft(place))?)
}

/// Judgements as they are kept.
pub(super) fn draft_as_value(Draft { base, wanted }: &Draft) -> Value {
    json!({ "base": text::write(base, ""), "wanted": text::write(wanted, "") })
}

/// The same, read; none if there are none.
pub(super) fn draft_of_value(value: &Value) -> Option<Draft> {
    let layer = |name: &str| Some(text::read(value.get(name)?.as_str()?, "draft", "corrections").layer);
    Some(Draft { base: layer("base")?, wanted: layer("wanted")? })
}

/// Keeps judgements that could not be written; without any, nothing is kept. False if they cannot be kept.
pub(super) fn keep_draft(place: &Path, pending: Option<&Draft>) -> bool {
    match pending {
        Some(pending) => write(&draft(place), &draft_as_value(pending).to_string()),
        None => {
            let _ = fs::remove_file(draft(place));
            true
        }
    }
}

fn draft(place: &Path) -> PathBuf {
    place.with_extension("draft.json")
}

/// Whether nobody has been here: the line for a first start was never done with.
pub(super) fn is_first_run() -> bool {
    folder().is_some_and(|folder| !folder.join(WELCOMED).exists())
}

/// The line for a first start is not shown again.
pub(super) fn end_first_run() {
    if let Some(folder) = folder() {
        write(
            &folder.join(WELCOMED),
            "The reader's line for a first start was read. Without this file it is shown again.\n",
        );
    }
}

/// The day, of universal time.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

fn folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.state_dir().unwrap_or_else(|| strategy.data_dir()).join("parallax"))
}

/// Writes a file of the folder, which is made if it is not there; false, and logged, if that fails.
pub(super) fn write(path: &Path, text: &str) -> bool {
    if let Some(folder) = path.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let written = super::whole::replace(path, text.as_bytes());
    if let Err(error) = &written {
        log::warn!("{} was not written: {error}", path.display());
    }
    written.is_ok()
}
