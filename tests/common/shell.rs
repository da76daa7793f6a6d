//! The program as a shell runs it: a folder of files, a command line, and what came of it.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What a command came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Came {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A folder with these files in it, by their paths from it.
pub fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Runs `parallax` in `folder` with the words of `line`; no config but one of the folder is found.
pub fn parallax(folder: &Path, line: &str) -> Came {
    piped(folder, &line.split_whitespace().collect::<Vec<_>>(), "")
}

/// The same with these words and this standard input.
pub fn piped(folder: &Path, words: &[&str], input: &str) -> Came {
    let mut command = Command::cargo_bin("parallax").unwrap();
    let command = command.current_dir(folder).env("HOME", folder).env("XDG_CONFIG_HOME", folder.join("none"));
    let output = command.args(words).write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Came { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}
