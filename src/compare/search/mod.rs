//! What a reader types to find it again: words as they stand, expressions, and numbers in any spelling.
//!
//! Apart from terms and topics, which match whole words and their forms: whoever searches expects
//! what was typed wherever it stands, also inside words and in furniture. `query` says what was
//! typed and where it stands in any text; `amount` knows the spellings of a number; `library` looks
//! through all articles and says of numbers whose they are and who says so.

mod amount;
mod library;
mod query;

pub use library::{Found, FoundPlace, Reach, search};
pub use query::Query;
