//! Tallies of votes: "passed 51-49", "voted 348 to 77", "a 93–2 vote".
//!
//! Apart from the scores of matches, which look alike and are no figures. Decided: a tally is two
//! figures, each of votes, since neither bounds the other.

use super::line::Line;
use super::months;
use super::numbers::Number;
use super::quantities::{Quantity, quantity};
use super::{not_figures, units};
use crate::compare::text::Span;

/// How many words to either side of a tally say that it is of votes.
const REACH: usize = 6;

/// The words that say so.
const VOTING: &[&str] = &[
    "vote",
    "voted",
    "votes",
    "voting",
    "passed",
    "pass",
    "passage",
    "approved",
    "approve",
    "tally",
    "rejected",
    "defeated",
    "override",
    "overrode",
    "ballot",
    "roll",
    "ruled",
    "ratified",
    "confirmed",
    "adopted",
];

/// Words of matches, near which nothing is a vote.
const MATCHES: &[&str] = &[
    "win", "won", "beat", "victory", "game", "match", "score", "scored", "goal", "goals", "lead", "loss",
    "innings", "quarter", "season", "cup", "league",
];

/// Whether a number is either side of a tally.
pub(super) fn is_tally(line: &Line<'_>, number: &Number) -> bool {
    let (first, end) = (number.first, number.end);
    let side = |at: usize| quantity(line, at).is_some_and(|other| fits(&other) && other.end == at + 1);
    let before = parted(line, first)
        && first.checked_sub(if line.before(first, 1) == "to" { 2 } else { 1 }).is_some_and(side);
    let after_at = end + usize::from(line.lower(end) == "to");
    let after = parted(line, end) && side(after_at);
    let last = if after { after_at + 1 } else { end };
    number.bare
        && number.value < MOST
        && number.max.is_none()
        && (before || after)
        && !is_counted(line, last)
        && is_of_votes(line, first, last)
}

/// Whether two numbers that look like a range are a tally.
pub(super) fn is_no_range(line: &Line<'_>, low: &Quantity, high: &Quantity) -> bool {
    fits(low) && fits(high) && !is_counted(line, high.end) && is_of_votes(line, low.first, high.end)
}

/// The word that says what a side of a tally counts.
pub(super) fn unit(line: &Line<'_>, number: &Number) -> Option<Span> {
    let named = |at: &usize| line.lower(*at).starts_with("vot");
    let after = (number.end..(number.end + REACH).min(line.words.len())).find(named);
    let at = after.or_else(|| (number.first.saturating_sub(REACH)..number.first).rev().find(named))?;
    is_tally(line, number).then(|| line.words[at].span)
}

/// No house has more seats.
const MOST: f64 = 3000.0;

fn fits(side: &Quantity) -> bool {
    side.bare && side.value < MOST && side.value.fract() == 0.0
}

/// Whether a dash or "to" stands right before the word at `at`, or is the word itself.
fn parted(line: &Line<'_>, at: usize) -> bool {
    let dashed =
        matches!(line.gap(at), "-" | "–" | "‑") && line.words.get(at).is_some_and(|word| word.is_digits());
    let to = |at: usize| line.lower(at) == "to" && line.is_joined(at) && line.is_joined(at + 1);
    dashed || to(at) || at.checked_sub(1).is_some_and(to)
}

/// Whether something else than votes is counted.
fn is_counted(line: &Line<'_>, at: usize) -> bool {
    let word = line.lower(at);
    let plural = word.ends_with('s') && !not_figures::is_function_word(word);
    let listed = (plural || units::class_of(word).is_some()) && !VOTING.contains(&word);
    line.gap(at).starts_with('%') || (line.is_joined(at) && (listed || word.starts_with("per")))
}

fn is_of_votes(line: &Line<'_>, first: usize, end: usize) -> bool {
    let near = first.saturating_sub(REACH)..(end + REACH).min(line.words.len());
    let has = |list: &[&str]| near.clone().any(|at| list.contains(&line.lower(at)));
    let dated = (first.saturating_sub(2)..end + 2).any(|at| months::is_month_name(line, at));
    has(VOTING) && !has(MATCHES) && !dated
}
