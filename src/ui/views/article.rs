//! One article whole, its passages marked.

/// Its cursor and scroll.
#[derive(Default)]
pub struct State {}
