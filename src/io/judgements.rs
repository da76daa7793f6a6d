//! `parallax corrections`: every judgement with where it stands.

use super::commands::{Opened, open, say};
use super::error::Error;
use super::topic::form;
use crate::cli::{ListFormat, Sources};
use crate::compare::tables::judgements::judgements;
use crate::compare::{Memo, Stop};
use crate::export::MadeBy;
use crate::export::show::{self, write};

/// Prints them; true if all have their place and none differs from another.
///
/// # Errors
/// If there is no usable config, or what is printed cannot be written.
pub fn print(sources: &Sources, format: ListFormat) -> Result<bool, Error> {
    super::commands::without_filter(sources, "corrections")?;
    let Opened { found, question, unread, .. } = open(sources, &[])?;
    // Nobody raises the flag.
    let Ok(all) = judgements(&question, &Memo::default(), &Stop::default()) else { return Ok(true) };
    let report = show::judgements::report(&all, &question.corrections);
    let made_by = MadeBy::of(&question, found.config.hash);
    say(&write("corrections", &[report], &made_by, form(format), false))?;
    Ok(all.is_sound() && unread == 0)
}
