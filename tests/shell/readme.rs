//! The README says what the program does: its tables of keys and roles are those of the program.
//!
//! `UPDATE_README=1 cargo test --test shell readme` writes the tables anew.

use parallax::ui::keymap::Keymap;
use parallax::ui::theme::Role;
use std::path::Path;

/// The tables: the mark before it, the mark after it, what stands between.
fn tables() -> [(&'static str, &'static str, String); 2] {
    let role = |role: &Role| format!("| `{}` | {} |", role.name(), role.help().trim_end_matches('.'));
    let roles: Vec<String> = Role::ALL.iter().map(role).collect();
    [
        (
            "<!-- KEYS: made from the binding table; a test keeps it so -->\n",
            "<!-- /KEYS -->",
            Keymap::default().markdown_table(),
        ),
        (
            "<!-- ROLES: made from the list of roles; a test keeps it so -->\n",
            "<!-- /ROLES -->",
            format!("| Role in `[theme]` | What has its look |\n|---|---|\n{}", roles.join("\n")),
        ),
    ]
}

#[test]
fn the_tables_are_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let mut text = std::fs::read_to_string(&path).expect("README.md");
    let is_update = std::env::var_os("UPDATE_README").is_some();
    for (begin, end, table) in tables() {
        let (before, rest) = text.split_once(begin).expect("the mark before the table");
        let (found, after) = rest.split_once(end).expect("the mark after the table");
        let wanted = format!("\n{}\n", table.trim());
        if !is_update {
            assert_eq!(found, wanted, "run UPDATE_README=1 cargo test --test shell readme");
        }
        text = format!("{before}{begin}{wanted}{end}{after}");
    }
    if is_update {
        std::fs::write(&path, text).expect("README.md can be written");
    }
}

#[test]
fn every_picture_that_it_shows_is_there_and_says_what_it_is_of() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("README.md")).expect("README.md");
    let shown: Vec<&str> = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|of| of.ends_with(".svg"))
        .collect();
    assert!(shown.len() >= 2, "{shown:?}");
    for path in shown {
        let svg = std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(svg.contains("<title>") && svg.ends_with("</svg>\n"), "{path}");
    }
}
