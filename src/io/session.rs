//! The file in which a session is kept: one for each config, in the user's folder of states.
//!
//! What cannot be read or written is passed over, but for a log: nobody loses more than a place.

use crate::ui::model::session::Session;
use etcetera::BaseStrategy;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::fs;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_64;

/// Where the session of a config, or of these files and folders, is kept; none where no folder for
/// states is known.
pub(super) fn place(config: Option<&Path>, articles: &[PathBuf]) -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    let folder = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    let of: Vec<PathBuf> = match config {
        Some(config) => vec![config.to_path_buf()],
        None => articles.to_vec(),
    };
    let named: Vec<String> = of
        .iter()
        .map(|path| fs::canonicalize(path).unwrap_or_else(|_| path.clone()).to_string_lossy().into_owned())
        .collect();
    let name = format!("{:016x}.json", xxh3_64(named.join("\n").as_bytes()));
    Some(folder.join("parallax").join("sessions").join(name))
}

/// What is kept there; nothing where there is nothing, or nothing that can be read.
pub(super) fn read(place: &Path) -> Session {
    let text = fs::read_to_string(place).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Keeps a session; one that cannot be kept is lost, with the place alone.
pub(super) fn keep(place: &Path, session: &Session) {
    let Ok(text) = serde_json::to_string_pretty(session) else { return };
    if let Some(folder) = place.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let _ = super::whole::replace(place, text.as_bytes());
}

/// The day, as `YYYY-MM-DD` of universal time.
pub(super) fn today() -> String {
    Timestamp::now().to_zoned(TimeZone::UTC).date().to_string()
}
