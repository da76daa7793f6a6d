//! What every clause of a sentence asks of the words in it, found once for all of them.
//!
//! Clauses may hold one another ("his claim that her claim that …"), so that going through the
//! words of each would take time that grows with the square of the sentence.

use super::credits::is_hidden;
use super::line::Line;
use crate::compare::text::Span;
use std::ops::Range;

/// Which words of a line stand outside quotations, and which marks part them.
pub(super) struct Outline {
    /// For each word, and the end, how many words before it stand outside quotations.
    visible: Vec<usize>,
    /// The same, joints left out.
    telling: Vec<usize>,
    /// The words before which a colon leads over to a quotation.
    colons: Vec<usize>,
    /// The words before which a comma stands outside quotations.
    commas: Vec<usize>,
}

impl Outline {
    /// Reads a line; `hidden` are its quotations with their marks.
    pub(super) fn of(line: &Line<'_>, hidden: &[Span]) -> Self {
        let counts = || Vec::with_capacity(line.words.len() + 1);
        let mut outline =
            Self { visible: counts(), telling: counts(), colons: Vec::new(), commas: Vec::new() };
        let (mut visible, mut telling, mut quoted_now) = (0, 0, false);
        for (at, word) in line.words.iter().enumerate() {
            outline.visible.push(visible);
            outline.telling.push(telling);
            let quoted = !hidden.is_empty() && is_hidden(hidden, word.span);
            visible += usize::from(!quoted);
            telling += usize::from(!quoted && !matches!(&*word.lower, "and" | "that" | "but" | "or"));
            let quoted_before = std::mem::replace(&mut quoted_now, quoted);
            if word.gap == " " {
                continue;
            }
            if quoted && !quoted_before && word.gap.contains(':') {
                outline.colons.push(at);
            }
            if !(quoted && quoted_before) && word.gap.contains(',') {
                outline.commas.push(at);
            }
        }
        outline.visible.push(visible);
        outline.telling.push(telling);
        outline
    }

    /// How many of the words at `at` stand outside quotations.
    pub(super) fn visible(&self, at: &Range<usize>) -> usize {
        between(&self.visible, at)
    }

    /// Whether more than joints of the words at `at` stands outside quotations.
    pub(super) fn tells(&self, at: &Range<usize>) -> bool {
        between(&self.telling, at) > 0
    }

    /// The first word between `start` and `end` before which a colon leads over to a quotation; else `end`.
    pub(super) fn colon_after(&self, start: usize, end: usize) -> usize {
        first_after(&self.colons, start, end)
    }

    /// The first word between `start` and `end` before which a comma stands outside quotations; else `end`.
    pub(super) fn comma_after(&self, start: usize, end: usize) -> usize {
        first_after(&self.commas, start, end)
    }
}

fn between(counts: &[usize], at: &Range<usize>) -> usize {
    let count = |at: usize| counts.get(at).copied().unwrap_or(0);
    count(at.end).saturating_sub(count(at.start))
}

fn first_after(sorted: &[usize], start: usize, end: usize) -> usize {
    let next = sorted.partition_point(|at| *at <= start);
    sorted.get(next).copied().filter(|at| *at < end).unwrap_or(end)
}
