//! Arguments → command → exit code; prints the one error.

use clap::Parser;
use parallax::cli::{self, Arguments, Command};
use parallax::compare::text::screen::safe;
use parallax::io::error::Error;
use parallax::io::{commands, counterparts, export, judgements, pack, reader, show, topic, verify};
use std::io::{Write, stderr};
use std::panic::catch_unwind;
use std::process::ExitCode;

/// `check` has found problems, `topic test` changes, `corrections` what is not in force, `verify` a citation
/// that does not hold.
const PROBLEMS: u8 = 1;
/// The config or the arguments cannot be used.
const UNUSABLE: u8 = 2;
/// Not a terminal, or anything else that failed.
const FAILED: u8 = 3;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match catch_unwind(|| run(arguments)) {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => {
            // Standard error may be the very terminal that was closed.
            let _ = writeln!(stderr(), "{}", safe(&error.to_string()));
            ExitCode::from(if error.is_unusable() { UNUSABLE } else { FAILED })
        }
        // The panic has been printed, with the terminal restored.
        Err(_) => ExitCode::from(FAILED),
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    let sources = arguments.all_sources();
    match arguments.command {
        None => reader::read(sources, &arguments.opening)?,
        Some(Command::Compare { wanted, .. }) => commands::print(&sources, &wanted)?,
        Some(Command::Counterparts { sought, .. }) => counterparts::print(&sources, &sought)?,
        Some(Command::Show(what)) => show::print(&sources, &what)?,
        Some(Command::Export { wanted, .. }) => export::print(&sources, &wanted)?,
        Some(Command::Pack { wanted, .. }) => pack::print(&sources, &wanted)?,
        Some(Command::Verify(wanted)) => {
            if !verify::print(&sources, &wanted)? {
                return Ok(ExitCode::from(PROBLEMS));
            }
        }
        Some(Command::Topic(what)) => {
            if topic::run(&sources, &what)? {
                return Ok(ExitCode::from(PROBLEMS));
            }
        }
        Some(Command::Corrections { format, .. }) => {
            if !judgements::print(&sources, format)? {
                return Ok(ExitCode::from(PROBLEMS));
            }
        }
        Some(Command::Man) => commands::say(&cli::man())?,
        Some(Command::Completions { shell }) => commands::say(&cli::completions(shell))?,
        Some(Command::Check(_)) => {
            if !commands::check(&sources)? {
                return Ok(ExitCode::from(PROBLEMS));
            }
        }
        Some(Command::Init { folder, articles }) => commands::init(&folder, articles)?,
    }
    Ok(ExitCode::SUCCESS)
}
