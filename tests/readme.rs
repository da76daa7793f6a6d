//! The README says what the program does: its key table is the binding table.
//!
//! `UPDATE_README=1 cargo test --test readme` writes the table anew.

use parallax::ui::keymap::Keymap;
use std::path::Path;

const BEGIN: &str = "<!-- KEYS: made from the binding table; a test keeps it so -->\n";
const END: &str = "<!-- /KEYS -->";

#[test]
fn the_key_table_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(&path).expect("README.md");
    let (before, rest) = text.split_once(BEGIN).expect("the mark before the table");
    let (table, after) = rest.split_once(END).expect("the mark after the table");
    let wanted = format!("\n{}\n", Keymap::default().markdown_table().trim());
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{wanted}{END}{after}"))
            .expect("README.md can be written");
        return;
    }
    assert_eq!(table, wanted, "run UPDATE_README=1 cargo test --test readme");
}
