//! Scores the program against texts that people have annotated, so that a change of rules shows
//! what it gains and what it loses.
//!
//! ```text
//! cargo run --release --example score -- GOLD DATA [--misses] [--save FILE] [--against FILE]
//! ```
//!
//! GOLD is a folder with `gold.json` beside a folder `articles`; DATA one with `figures.json`,
//! `quantities.json` and `quotes/`. They are not part of this repository, for they are not ours to
//! pass on; what is not there is left out, and said. `--save` writes the outcome of every single
//! item, and `--against` lists what came out differently than in such a file. Each module says
//! what it counts as right. The figures are for comparing two states of the rules: rules that were
//! made while looking at these texts do worse on others.

mod figures;
mod gold;
mod outcomes;
mod quotes;
mod tokens;

use outcomes::Outcomes;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("score: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (mut folders, mut misses, mut save, mut against) = (Vec::new(), false, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut file = || arguments.next().map(PathBuf::from).ok_or("a file name is missing".to_owned());
        match argument.as_str() {
            "--misses" => misses = true,
            "--save" => save = Some(file()?),
            "--against" => against = Some(file()?),
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    let [gold, data] = folders.as_slice() else {
        return Err("usage: score GOLD DATA [--misses] [--save FILE] [--against FILE]".to_owned());
    };
    let mut outcomes = Outcomes::default();
    where_there(&gold.join("gold.json"), |file| gold::score(file, &gold.join("../articles"), &mut outcomes))?;
    where_there(&data.join("figures.json"), |file| figures::headlines(file, &mut outcomes))?;
    where_there(&data.join("quantities.json"), |file| figures::quantities(file, &mut outcomes))?;
    where_there(&data.join("quotes/quotes.json"), |file| {
        quotes::score(file, &data.join("quotes/articles"), &mut outcomes)
    })?;
    if misses {
        outcomes.print_misses();
    }
    if let Some(file) = against {
        outcomes.print_changes(&text_of(&file)?);
    }
    match save {
        Some(file) => {
            std::fs::write(&file, outcomes.listed()).map_err(|e| format!("{}: {e}", file.display()))
        }
        None => Ok(()),
    }
}

fn where_there(file: &Path, score: impl FnOnce(&Path) -> Result<(), String>) -> Result<(), String> {
    if file.is_file() {
        return score(file);
    }
    println!("left out: there is no {}", file.display());
    Ok(())
}

fn text_of(file: &Path) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))
}

fn json_of<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, String> {
    serde_json::from_str(&text_of(file)?).map_err(|e| format!("{}: {e}", file.display()))
}
