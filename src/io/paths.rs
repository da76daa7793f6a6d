//! How a path that is being typed can go on.

use std::fs;
use std::path::{MAIN_SEPARATOR, Path};

/// More than this helps nobody.
const MOST: usize = 200;

/// Whole paths that begin as `typed` does, sorted, a folder's with a separator at its end; hidden ones
/// only where a dot was typed. Reads one folder.
pub(super) fn candidates(typed: &str) -> Vec<String> {
    let at = typed.rfind(['/', MAIN_SEPARATOR]).map_or(0, |at| at + 1);
    let (folder, begun) = typed.split_at(at);
    let place = if folder.is_empty() { Path::new(".") } else { Path::new(folder) };
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_shown = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
            let end = if entry.path().is_dir() { "/" } else { "" };
            is_shown.then(|| format!("{folder}{name}{end}"))
        })
        .collect();
    found.sort();
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_with_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["notes.md", "north.csv", ".hidden"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("nodes")).unwrap();
        let base = format!("{}/", folder.path().display());
        let check = |typed: &str, expected: &[&str]| {
            let expected: Vec<String> = expected.iter().map(|name| format!("{base}{name}")).collect();
            assert_eq!(candidates(&format!("{base}{typed}")), expected, "{typed}");
        };
        check("", &["nodes/", "north.csv", "notes.md"]);
        check("not", &["notes.md"]);
        check(".", &[".hidden"]);
        check("x", &[]);
        assert_eq!(candidates(&format!("{base}none/x")), Vec::<String>::new());
    }
}
