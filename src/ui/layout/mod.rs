//! Widths: a comparison laid out in columns, lines of equal height, and the wrapping of text.
//!
//! The only place that knows how wide anything is. A resize redoes this and nothing before it.

pub mod wrap;
