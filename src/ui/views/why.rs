//! Why a passage is here: rule, terms, row and what the row shares.

/// Its cursor and scroll.
#[derive(Default)]
pub struct State {}
