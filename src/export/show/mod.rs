//! What the views show, as text, JSON, CSV or Markdown: `parallax show`.
//!
//! A view's table becomes a [`Report`] in one module here; how a report is written is decided once
//! ([`report`]), so that every view has every format.

pub mod article;
mod columns;
pub mod concordance;
pub mod dry_run;
pub mod figures;
pub mod gaps;
pub mod judgements;
pub mod matrix;
pub mod near_misses;
pub mod omissions;
pub mod report;
pub mod times;
pub mod topics;
pub mod voices;
pub mod why;
pub mod wordings;

pub use report::{Field, Form, Record, Report, Value, write};
