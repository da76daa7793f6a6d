//! What is wrong with articles, config and workers.

/// Its cursor and scroll.
#[derive(Default)]
pub struct State {}
