//! Bad configs and all that is said about each: `configs/NAME.toml` with its report in
//! `configs/NAME.txt`; the shipped config; and what holds of any text.
//!
//! `UPDATE_REPORTS=1 cargo test --test stages configs` writes the reports anew, to be read and committed.

use parallax::config::{self, BadConfig, Config};
use parallax::ui::keymap::BINDINGS;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn bad_configs() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("tests/configs")).expect("the folder is there");
    let files = folder.map(|entry| entry.expect("it can be listed").path());
    let mut configs: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|ext| ext == "toml")).collect();
    configs.sort();
    configs
}

fn report_of(path: &Path) -> BadConfig {
    let text = fs::read_to_string(path).expect("a config is UTF-8");
    let exists = |listed: &str| listed == "present";
    config::read(&text, "config.toml", &exists).expect_err("every config here is bad")
}

#[test]
fn every_bad_config_gets_exactly_its_report() {
    let configs = bad_configs();
    assert!(!configs.is_empty());
    for path in configs {
        let expected = path.with_extension("txt");
        let report = report_of(&path).report + "\n";
        if std::env::var_os("UPDATE_REPORTS").is_some() {
            fs::write(&expected, &report).expect("the report can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(report, expected, "{}", path.display());
    }
}

#[test]
fn every_error_names_its_place_and_what_to_do() {
    for path in bad_configs() {
        let BadConfig { report, errors, summary, line } = report_of(&path);
        let count =
            |needle: &str| report.lines().filter(|line| line.trim_start().starts_with(needle)).count();
        let path = path.display();
        assert!(errors > 0, "{path}");
        assert!(summary.starts_with(&format!("config.toml:{line}: ")), "{path}: {summary}");
        assert_eq!(count("error: "), errors, "{path}");
        assert_eq!(count("--> config.toml:"), errors, "{path}");
        assert_eq!(count("= help: "), errors, "{path}");
        assert_eq!(summary.lines().count(), 1, "{path}");
    }
}

#[test]
fn the_shipped_config_spells_out_the_defaults() {
    let text = fs::read_to_string(root().join("config.toml")).expect("the sample's config is there");
    let here = |listed: &str| root().join(listed).is_dir();
    let shipped = config::read(&text, "config.toml", &here).unwrap_or_else(|bad| panic!("{}", bad.report));
    let default = Config::default();
    assert_eq!(shipped.view, default.view);
    assert_eq!(shipped.keys, default.keys);
    assert_eq!(shipped.topics.len(), 8);
    assert_eq!(shipped.topic_lines().len(), 8);
    for line in shipped.topic_lines().values() {
        assert_eq!(text.lines().nth(line - 1), Some("[[topic]]"));
    }
    let (_, keys) = text.split_once("\n[keys]\n").expect("keys come last");
    let listed: Vec<_> =
        keys.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
    let bound: Vec<_> = BINDINGS.iter().map(|binding| binding.name).collect();
    assert_eq!(listed, bound, "every action is listed, in the order of the table");
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "[view]", "[keys]", "[aliases]", "[[outlet]]", "[[topic]]", "[[topic.row]]", "[topic]", "\n", "\r\n",
            " = ", "[", "]", "{", "}", "\"", "'", "\"\"\"", "'''", ",", "#", "\\", "/(", "any", "all", "name",
            "within", "with", "unit", "theme", "quit", "\"x\"", "['/(/']", "\"/\\u00e9(/\"", "3", "true", "é",
            "漢", "\u{301}", "\u{202e}", "\t", "\0", "\u{1b}", "\u{feff}", "a.b",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_with_a_place_for_every_error(text in pieces()) {
        config::is_ours(&text);
        if let Err(BadConfig { report, errors, summary, line }) = config::read(&text, "some.toml", &|_| false) {
            let places = report.lines().filter(|line| line.trim_start().starts_with("--> some.toml:")).count();
            prop_assert_eq!(places, errors);
            prop_assert!(errors > 0);
            let place = format!("some.toml:{line}: ");
            prop_assert!(summary.starts_with(&place));
            prop_assert!(!report.chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}

#[test]
fn a_file_that_is_no_config_is_refused_without_a_report_as_long_as_itself() {
    let lines: String = (0..20_000).map(|number| format!("key{number} = 1\n")).collect();
    let bad = config::read(&lines, "config.toml", &|_| true).expect_err("none of the keys is known");
    assert_eq!(bad.errors, 20_000);
    assert_eq!(bad.report.lines().filter(|line| line.starts_with("error: there is no key")).count(), 100);
    assert!(bad.report.ends_with("error: config.toml has 19900 errors more"));
    let line = "[\"x\"".repeat(20_000);
    assert!(config::read(&line, "config.toml", &|_| true).is_err());
}
