//! The law of the layout and the directions of imports, checked from the source text itself: only
//! `src/io/` and `main.rs` touch the world, and a module imports only what its layer may.

use regex::Regex;
use std::fmt;
use std::path::{Path, PathBuf};
use std::{fs, iter};

/// What reaches the world, and what begins with it.
const WORLD: [&str; 25] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "crossterm::clipboard",
    "crossterm::event::poll",
    "crossterm::event::read",
    "crossterm::execute",
    "crossterm::queue",
    "crossterm::terminal",
    "etcetera",
    "ignore",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "jiff::tz::TimeZone::system",
    "notify",
    "ratatui::init",
    "rayon::spawn",
    "rustix",
    "signal_hook",
];

/// Macros that reach the world, or bring a file in.
const WORLD_MACROS: &str =
    r"\b(print|println|eprint|eprintln|dbg|execute|queue|include|include_str|include_bytes|option_env)\s*!";

/// Methods of paths that look at the disk.
const WORLD_METHODS: &str =
    r"\.(exists|try_exists|is_file|is_dir|is_symlink|canonicalize|read_dir|read_link|symlink_metadata)\s*\(";

/// The stages of the core: each may import those before it. `problem` and `stop` are shared by all.
const CORE: [&str; 14] = [
    "shared",
    "text",
    "articles",
    "evidence",
    "topics",
    "passages",
    "alignment",
    "corrections",
    "comparison",
    "filter",
    "compare",
    "tables",
    "search",
    "answers",
];

/// Beside the core, what the other layers may import. `ui` is what binds the screen together:
/// `update` and the loop.
const ABOVE_THE_CORE: [(&str, &[&str]); 11] = [
    ("awaited", &[]),
    ("export", &[]),
    ("cli", &["export"]),
    ("keymap", &[]),
    ("theme", &[]),
    ("config", &["keymap", "theme"]),
    ("layout", &["theme", "model"]),
    ("widgets", &["theme", "keymap", "layout", "model"]),
    ("model", &["export", "theme", "keymap", "layout", "widgets", "views", "view"]),
    ("views", &["export", "awaited", "theme", "keymap", "layout", "widgets", "model", "view"]),
    ("ui", &["export", "awaited", "theme", "keymap", "layout", "widgets", "model", "views", "view"]),
];

/// What a single view may import; never another view, never `update`.
const VIEW: [&str; 8] = ["export", "awaited", "theme", "keymap", "layout", "widgets", "model", "views"];

/// A rule broken: where, by what.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

#[test]
fn the_law_and_the_arrows_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = rust_files(&root.join("src"));
    assert!(files.len() > 30, "only {} files were found", files.len());
    let breaches: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let name = file.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            breaches(&name, &fs::read_to_string(file).unwrap())
        })
        .map(|breach| breach.to_string())
        .collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn what_is_forbidden_is_caught() {
    fn check(file: &str, text: &str, expected: &[(usize, &str)]) {
        let found = breaches(file, text);
        let found: Vec<(usize, &str)> = found.iter().map(|b| (b.line, b.what.as_str())).collect();
        assert_eq!(found, expected, "{file}: {text}");
    }
    let only = "only src/io and main.rs touch the world";
    let world = |what: &str| format!("`{what}`: {only}");
    check("src/compare/mod.rs", "use std::fs;", &[(1, &world("std::fs"))]);
    check("src/compare/mod.rs", "\nuse std::{fmt, io::Read};", &[(2, &world("std::io::Read"))]);
    check("src/ui/mod.rs", "fn f() {\n    std::env::var(\"X\");\n}", &[(2, &world("std::env::var"))]);
    check("src/ui/mod.rs", "use std::time::{Duration, Instant};", &[(1, &world("std::time::Instant"))]);
    check("src/ui/mod.rs", "fn f() { println!(); }", &[(1, &world("println!"))]);
    check("src/config/mod.rs", "fn f(p: &Path) { p.is_dir(); }", &[(1, &world(".is_dir("))]);
    check("src/cli.rs", "const A: &str = include_str!(\"a\");", &[(1, &world("include_str!"))]);
    check("src/ui/mod.rs", "use crossterm::event::{self, read};", &[(1, &world("crossterm::event::read"))]);
    check("src/export/json.rs", "use notify::Event;", &[(1, &world("notify::Event"))]);
    check("src/io/store.rs", "use std::fs; fn f() { println!(); }", &[]);
    check("src/main.rs", "use std::fs; use parallax::io;", &[]);

    let arrow = |from: &str, to: &str| format!("{from} may not import {to}");
    check(
        "src/compare/text/mod.rs",
        "use crate::compare::articles::Article;",
        &[(1, &arrow("text", "articles"))],
    );
    check("src/compare/evidence/mod.rs", "use super::topics;", &[(1, &arrow("evidence", "topics"))]);
    check(
        "src/compare/evidence/mod.rs",
        "fn f(q: crate::compare::Question) {}",
        &[(1, &arrow("evidence", "compare"))],
    );
    check(
        "src/compare/alignment/mod.rs",
        "use crate::{compare::text, ui};",
        &[(1, &arrow("alignment", "ui"))],
    );
    check(
        "src/compare/topics/term.rs",
        "use super::super::passages::Piece;",
        &[(1, &arrow("topics", "passages"))],
    );
    check("src/ui/update.rs", "use crate::config::Config;", &[(1, &arrow("ui", "config"))]);
    check(
        "src/ui/views/a.rs",
        "use crate::ui::io;\nuse crate::io;",
        &[(1, &arrow("view a", "ui")), (2, &arrow("view a", "io"))],
    );
    check("src/ui/views/a.rs", "use super::b;", &[(1, &arrow("view a", "view b"))]);
    check("src/ui/views/a.rs", "use crate::ui::update::Effect;", &[(1, &arrow("view a", "ui"))]);
    check("src/export/markdown.rs", "use crate::ui::layout;", &[(1, &arrow("export", "layout"))]);
    check("src/config/mod.rs", "use crate::ui::{keymap, model};", &[(1, &arrow("config", "model"))]);
    check("src/cli.rs", "use parallax::io;", &[(1, &arrow("cli", "io"))]);
}

#[test]
fn what_is_allowed_passes() {
    for (file, text) in [
        ("src/compare/mod.rs", "use articles::Article; use std::fmt; pub use stop::Stop;"),
        (
            "src/compare/topics/mod.rs",
            "use crate::compare::{Stop, evidence, text::Span}; use super::Problem;",
        ),
        ("src/compare/topics/term.rs", "use super::Rule; use std::sync::{Arc, Mutex};"),
        ("src/compare/comparison/mod.rs", "pub use crate::compare::alignment::Way;"),
        ("src/config/mod.rs", "use crate::ui::{keymap::Keymap, theme};"),
        ("src/ui/views/a.rs", "use super::Request; use crate::ui::model::Shared; use crate::ui::layout;"),
        ("src/ui/model.rs", "use super::views; use crate::ui::views::Open;"),
        ("src/ui/views/open.rs", "use super::{Request, a}; use crate::ui::keymap::Key;"),
        ("src/ui/update.rs", "use super::views::{a, Open}; use crate::compare::Question;"),
        ("src/ui/keymap/key.rs", "use crossterm::event::{KeyCode, KeyEvent}; use std::fmt::{self, Write};"),
        ("src/ui/mod.rs", "// use std::fs;\n/* println!() */ const A: &str = \"std::io\"; //! [`crate::io`]"),
        (
            "src/ui/mod.rs",
            "const A: &str = r#\"use std::fs; \"#; const B: char = '\"'; fn f<'a>(_: &'a str) {}",
        ),
        ("src/ui/mod.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n"),
        ("src/ui/mod.rs", "/// std::fs\nfn prints() {}"),
    ] {
        assert_eq!(breaches(file, text), [], "{file}: {text}");
    }
    let after = "#[cfg(test)]\nmod tests { fn f() { if true {} } }\nuse std::fs;";
    assert_eq!(breaches("src/ui/mod.rs", after).len(), 1, "what follows the tests counts again");
}

/// All that one file breaks, by line.
fn breaches(file: &str, source: &str) -> Vec<Breach> {
    let code = without_tests(&without_comments_and_strings(source));
    let here = module(file);
    let from = layer(&here);
    let free = from == "io" || from == "main";
    let breach = |line, what| Breach { file: file.to_owned(), line, what };
    let mut found = Vec::new();
    for (line, path) in paths(&code) {
        let written = path.join("::");
        let reaches = |world: &str| written == world || written.starts_with(&format!("{world}::"));
        if !free && WORLD.iter().any(|world| reaches(world)) {
            found.push(breach(line, format!("`{written}`: only src/io and main.rs touch the world")));
        }
        let to = absolute(&here, &path).map(|path| layer(&path));
        if let Some(to) = to.filter(|to| !may_import(&from, to)) {
            found.push(breach(line, format!("{from} may not import {to}")));
        }
    }
    let called = Regex::new(&format!("{WORLD_MACROS}|{WORLD_METHODS}")).unwrap();
    for called in called.find_iter(&code).filter(|_| !free) {
        let line = line_of(&code, called.start());
        found.push(breach(line, format!("`{}`: only src/io and main.rs touch the world", called.as_str())));
    }
    found.sort_by_key(|breach| breach.line);
    found
}

fn may_import(from: &str, to: &str) -> bool {
    let stage = |layer: &str| CORE.iter().position(|stage| *stage == layer);
    if from == to {
        return true;
    }
    match (from, to) {
        (_, "main") | (_, "io") if from != "main" => return from == "lib" && to == "io",
        ("main" | "lib" | "io", _) => return true,
        _ => {}
    }
    match (stage(from), stage(to)) {
        (Some(from), Some(to)) => return to < from,
        (Some(_), None) => return false,
        (None, Some(_)) => return !matches!(from, "keymap" | "theme"),
        (None, None) => {}
    }
    let kind = if to.starts_with("view ") { "view" } else { to };
    if from.starts_with("view ") {
        return VIEW.contains(&to);
    }
    ABOVE_THE_CORE.iter().any(|(layer, others)| *layer == from && others.contains(&kind))
}

/// The layer of a path from the root of the crate.
fn layer(path: &[String]) -> String {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let is_module = |name: &str| name.starts_with(|c: char| c.is_ascii_lowercase());
    match path.as_slice() {
        [] => "lib".to_owned(),
        ["compare", "stop" | "problem" | "counted" | "Stop" | "Stopped" | "Problem", ..] => {
            "shared".to_owned()
        }
        ["compare", stage, ..] if CORE.contains(stage) => (*stage).to_owned(),
        ["ui", "views", "open" | "request", ..] => "views".to_owned(),
        ["ui", "views", view, ..] if is_module(view) => format!("view {view}"),
        ["ui", part @ ("awaited" | "views" | "layout" | "widgets" | "keymap" | "theme" | "model"), ..] => {
            (*part).to_owned()
        }
        [first, ..] => (*first).to_owned(),
    }
}

/// The module that a file holds, as a path from the root of the crate.
fn module(file: &str) -> Vec<String> {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.trim_end_matches("/mod");
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// A path of this crate as seen from its root; none for paths of other crates.
fn absolute(here: &[String], path: &[String]) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" | "parallax" => Some(rest.to_vec()),
        "self" => Some([here, rest].concat()),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let parent = here.get(..here.len().saturating_sub(ups))?;
            Some([parent, &path[ups..]].concat())
        }
        _ => None,
    }
}

/// All paths that are used, with their lines: every leaf of a `use`, and what stands inline.
fn paths(code: &str) -> Vec<(usize, Vec<String>)> {
    let uses = Regex::new(r"(?s)\buse\s+([^;]+);").unwrap();
    let inline = Regex::new(r"\b[A-Za-z_]\w*(?:::\w+)+").unwrap();
    let mut found = Vec::new();
    let mut rest = code.to_owned();
    for used in uses.captures_iter(code) {
        let (whole, tree) = (used.get(0).unwrap(), used.get(1).unwrap());
        for (offset, leaf) in leaves(tree.as_str()) {
            let parts = leaf.split("::").map(|part| part.trim().to_owned());
            let parts = parts.filter(|part| part != "*" && part != "self" || leaf.starts_with(part.as_str()));
            found.push((line_of(code, tree.start() + offset), parts.collect()));
        }
        rest.replace_range(whole.range(), &blank(whole.as_str()));
    }
    for path in inline.find_iter(&rest) {
        let parts = path.as_str().split("::").map(str::to_owned).collect();
        found.push((line_of(code, path.start()), parts));
    }
    found
}

/// The leaves of a `use` tree as whole paths, each with the offset at which it ends.
fn leaves(tree: &str) -> Vec<(usize, String)> {
    let (mut prefixes, mut name, mut found) = (vec![String::new()], String::new(), Vec::new());
    for (offset, c) in tree.char_indices().chain(iter::once((tree.len(), ','))) {
        match c {
            '{' => prefixes.push(prefixes.last().unwrap().clone() + &std::mem::take(&mut name)),
            ',' | '}' => {
                let leaf = name.split(" as ").next().unwrap().trim();
                if !leaf.is_empty() {
                    found.push((offset.saturating_sub(1), prefixes.last().unwrap().clone() + leaf));
                }
                name.clear();
                if c == '}' {
                    prefixes.pop();
                }
            }
            c if c.is_whitespace() && !name.ends_with(' ') && !name.is_empty() => name.push(' '),
            c if c.is_whitespace() => {}
            c => name.push(c),
        }
    }
    found
}

/// The same text with comments, strings and characters blanked; lines stay where they are.
fn without_comments_and_strings(source: &str) -> String {
    let pattern = concat!(
        r#"(?s)//[^\n]*|/\*.*?\*/"#,
        r##"|\bb?r#".*?"#|\bb?r"[^"]*""##,
        r#"|b?"(?:[^"\\]|\\.)*""#,
        r"|b?'(?:[^'\\\n]|\\[^u]|\\u\{[^}]*\})'",
    );
    let pattern = Regex::new(pattern).unwrap();
    pattern.replace_all(source, |found: &regex::Captures<'_>| blank(&found[0])).into_owned()
}

/// The same text with everything under `#[cfg(test)]` blanked, up to its closing brace or semicolon.
fn without_tests(code: &str) -> String {
    let mut rest = code.to_owned();
    while let Some(start) = rest.find("#[cfg(test)]") {
        let mut depth = 0_usize;
        let end = rest[start..].char_indices().find_map(|(offset, c)| {
            depth = match c {
                '{' => depth + 1,
                '}' => depth.saturating_sub(1),
                _ => depth,
            };
            (depth == 0 && matches!(c, '}' | ';')).then_some(start + offset + 1)
        });
        let end = end.unwrap_or(rest.len());
        let blanked = blank(&rest[start..end]);
        rest.replace_range(start..end, &blanked);
    }
    rest
}

/// As many bytes of nothing, with the same line ends.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
