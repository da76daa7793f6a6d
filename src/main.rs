//! Arguments → command → exit code; prints the one error.

use clap::Parser;
use parallax::cli::{Arguments, Command};
use parallax::compare::text::screen::safe;
use parallax::io::error::Error;
use parallax::io::{commands, reader};
use std::process::ExitCode;

/// `check` has found problems.
const PROBLEMS: u8 = 1;
/// The config or the arguments cannot be used.
const UNUSABLE: u8 = 2;
/// Not a terminal, or anything else that failed.
const FAILED: u8 = 3;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{}", safe(&error.to_string()));
            ExitCode::from(if error.is_unusable() { UNUSABLE } else { FAILED })
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    let sources = arguments.all_sources();
    match arguments.command {
        None => reader::read(sources)?,
        Some(Command::Compare { topic, format, suggested, .. }) => {
            commands::print(&sources, &topic, format, suggested)?;
        }
        Some(Command::Check { .. }) => {
            if !commands::check(&sources)? {
                return Ok(ExitCode::from(PROBLEMS));
            }
        }
        Some(Command::Init { folder, articles }) => commands::init(&folder, articles)?,
    }
    Ok(ExitCode::SUCCESS)
}
