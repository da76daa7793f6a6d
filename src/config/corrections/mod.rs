//! corrections.toml: text ⇄ the judgements of one layer.
//!
//! Read like the config, so that every mistake has its line and caret; but an entry that cannot be
//! read leaves the others in force, for each judgement stands for itself. Decided: whoever writes a
//! file with such entries would drop them, so that it is not written before they are mended
//! ([`Read::bad`]). Entries are sorted; one that did not change keeps its bytes, its order of keys
//! and the comments above it ([`write()`]). Words of an article are written on one line, so that no
//! change of line ends by git or an editor alters them.

mod read;
pub(super) mod schema;
mod write;

#[cfg(test)]
mod tests;

pub use read::{Read, read};
pub use write::write;
