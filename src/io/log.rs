//! The log that `--log FILE` asks for: what was read, compared, asked and failed, never on the screen.

use super::error::Error;
use crate::compare::text::screen::safe;
use env_logger::{Builder, Target};
use jiff::Timestamp;
use log::LevelFilter;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

/// Writes a log to the end of a file from now on.
///
/// # Errors
/// If the file cannot be written to.
pub(super) fn start(path: &Path) -> Result<(), Error> {
    let file = OpenOptions::new().create(true).append(true).open(path);
    let file = file.map_err(|source| Error::Log { path: path.display().to_string(), source })?;
    let mut builder = Builder::new();
    builder.filter_level(LevelFilter::Warn).filter_module("parallax", LevelFilter::Debug);
    builder.target(Target::Pipe(Box::new(file)));
    builder.format(|out, record| {
        writeln!(out, "{} {:5} {}", Timestamp::now(), record.level(), safe(&record.args().to_string()))
    });
    // It fails only where a log was begun before.
    let _ = builder.try_init();
    Ok(())
}
