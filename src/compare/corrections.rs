//! The reader's own judgement, laid over the program's: what was pinned together, and which empty
//! cells were checked.
//!
//! Apart from alignment, because a judgement holds whatever the program would choose, and because
//! the program's own choice must be had without it. For one session; nothing here is kept in a file.

/// What the reader has judged in this session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {}
