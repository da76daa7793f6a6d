//! The topics, picked by typing.

/// Its cursor and scroll.
#[derive(Default)]
pub struct State {}
