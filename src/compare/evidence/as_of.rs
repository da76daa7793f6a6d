//! When a figure holds: a time of its clause, else the article's own month.
//!
//! Resolved against the published date and never against today's, so that a reading never changes
//! by waiting. Decided: a weekday dates a figure only where nothing else does, since it mostly says
//! when somebody spoke.

use super::figure::AsOf;
use super::line::Line;
use super::months::count;
use super::times::{Time, times};
use super::{months, names};
use crate::compare::articles::Published;
use crate::compare::text::Span;

/// How many words before a number a time may stand and still date it.
const REACH: usize = 12;

/// The times of a line, found once for all its figures.
pub(super) struct Times {
    found: Vec<Time>,
    now: Option<i32>,
}

impl Times {
    /// The times that `line` names, as an article published then means them.
    pub(super) fn of(line: &Line<'_>, published: Option<Published>) -> Self {
        let day = published.map(|published| published.day);
        Self { found: times(line, day), now: day.map(count) }
    }

    /// When the figure at the words `first..end` holds.
    pub(super) fn as_of(&self, line: &Line<'_>, first: usize, end: usize) -> Option<AsOf> {
        match self.nearest(line, first, end, false).or_else(|| self.nearest(line, first, end, true)) {
            Some(time) => Some(stated(time.first, time.last, Some(line.cover(time.words.0, time.words.1)))),
            None => self.now.map(|now| stated(now, now, None)),
        }
    }

    fn nearest(&self, line: &Line<'_>, first: usize, end: usize, weekday: bool) -> Option<&Time> {
        let of_kind = |time: &&Time| time.is_weekday == weekday;
        let begun = self.found.partition_point(|time| time.words.0 < end);
        let near = self.found.partition_point(|time| time.words.0 + REACH < first);
        let reached =
            self.found[begun..].iter().take_while(|time| time.words.0 < end + super::figures::REACH);
        let after = reached.filter(of_kind).take(1).find(|time| {
            let at = time.words.0;
            !(end + 1..=at).any(|at| begins_clause(line, at))
        });
        let before = || {
            let mut near = self.found[near..begun.max(near)].iter().rev().filter(of_kind);
            let time = near.find(|time| time.words.1 <= first)?;
            let contrast = |at: usize| matches!(line.lower(at), "while" | "but" | "although");
            (!(time.words.0 + 1..=first).any(contrast)).then_some(time)
        };
        let opening = || {
            let mut opening = self.found.iter().take_while(|time| time.words.0 < 4).filter(of_kind);
            opening.next().filter(|time| time.words.1 <= first)
        };
        after.or_else(before).or_else(opening)
    }
}

fn stated(first: i32, last: i32, span: Option<Span>) -> AsOf {
    AsOf { edtf: months::edtf(first, last), first, last, span }
}

fn begins_clause(line: &Line<'_>, at: usize) -> bool {
    let mark = line.gap(at).contains([',', ';', '–', '—', '(', ')']) && !names::is_list_gap(line, at);
    mark || matches!(
        line.lower(at),
        "that"
            | "which"
            | "who"
            | "while"
            | "since"
            | "when"
            | "where"
            | "because"
            | "but"
            | "after"
            | "before"
            | "following"
            | "until"
    )
}
