//! The keys that work here, from the binding table.

/// Its cursor and scroll.
#[derive(Default)]
pub struct State {}
