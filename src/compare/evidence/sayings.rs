//! Who says a figure that stands outside quotations.

use super::Named;
use super::cast::Cast;
use super::credits::{Credit, credits};
use super::figures::REACH;
use super::line::Line;
use super::names::Found;
use super::quotes::{Quote, QuoteKind};
use super::subjects::Subject;
use crate::compare::text::Span;

/// Who is credited in a sentence, and where its clauses part.
pub(super) struct Sayings {
    credits: Vec<Credit>,
    /// For each word, and the end, how many words before it part clauses.
    parted: Vec<usize>,
}

impl Sayings {
    /// The credits of a line, whose names and quotations are known already.
    pub(super) fn of(line: &Line<'_>, found: &[Found], cast: &Cast, quotes: &[Quote]) -> Self {
        let direct = quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
        let hidden: Vec<Span> = direct.map(|quote| quote.span).collect();
        let parts =
            |at: usize| matches!(line.lower(at), "while" | "whereas" | "but") || line.gap(at).contains(';');
        let mut parted = vec![0];
        for at in 0..line.words.len() {
            parted.push(parted[at] + usize::from(parts(at)));
        }
        Self { credits: credits(line, cast, found, &hidden), parted }
    }

    /// Who says what stands at the word at `at`, outside quotations: whoever a cue of its clause credits.
    pub(super) fn sayer(&self, line: &Line<'_>, at: usize) -> Option<Named> {
        let is_parted = |from: usize, to: usize| {
            let count = |at: usize| self.parted.get(at).or(self.parted.last());
            count(from) != count(to)
        };
        let begun = self.credits.partition_point(|credit| credit.cue.1 <= at);
        let before = self.credits[..begun].last().filter(|credit| !is_parted(credit.cue.1, at));
        let far = at + REACH;
        let later = self.credits[begun..].iter().take_while(|credit| credit.cue.0 <= far);
        let opening = opens_subordinate(line, at);
        let after = later.filter(|credit| credit.first > at).find(|credit| {
            line.gap(credit.first).contains([',', '”', '"'])
                && !is_parted(at, credit.first)
                && !(opening && goes_on(line, credit.end))
        });
        match &before.or(after)?.subject {
            Subject::Named(phrase) => {
                let named = Named::at(phrase.name.as_str(), line.cover(phrase.first, phrase.end));
                Some(if phrase.sure { named } else { named.as_guess() })
            }
            Subject::Pronoun(_) => None,
        }
    }
}

/// Whether the clause of the word at `at` only says when or why what follows it is: "Since 40 boats
/// sank, …".
fn opens_subordinate(line: &Line<'_>, at: usize) -> bool {
    let begins = |at: &usize| *at == 0 || line.gap(*at).contains([',', ';', ':', '–', '—', '(']);
    let first = (at.saturating_sub(REACH)..=at).rev().find(begins).unwrap_or(at);
    let first = if matches!(line.lower(first), "and" | "but" | "ever") { first + 1 } else { first };
    matches!(
        line.lower(first),
        "since"
            | "after"
            | "before"
            | "when"
            | "because"
            | "although"
            | "though"
            | "as"
            | "once"
            | "with"
            | "despite"
    )
}

/// Whether a credit that ends before the word at `end` has what it credits after it: "…, Ann Lee
/// said that", unlike "…, Ann Lee said.".
fn goes_on(line: &Line<'_>, end: usize) -> bool {
    end < line.words.len() && !line.gap(end).contains([',', '.', ';', ')', '–', '—'])
}
