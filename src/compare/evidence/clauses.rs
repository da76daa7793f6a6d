//! What a cue credits somebody with in the article's own words: "said *that it had rained*", "*It
//! rained*, she said".
//!
//! No parser: a credited clause goes from its cue (from "that", past whoever was told and when) to
//! the sentence's end or to the next credit that is no part of it; or it stands before ", she said".
//! Decided: a clause that is all between marks is no entry of its own, and verbs that take a thing
//! rather than a clause ("criticised the plan") credit only with a quotation or in patterns such as
//! "accused of", since what else follows them is mostly the article's own account.

use super::contents::{forward, is_according, is_adjunct_opener, needs_marks, takes_a_thing, verb};
use super::credits::Credit;
use super::cues::is_participle;
use super::lexicon;
use super::line::Line;
use super::outline::Outline;
use crate::compare::text::Span;
use std::ops::Range;

/// The fewest words of a clause without marks.
const SHORTEST: usize = 3;

/// A clause that the article credits somebody with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) span: Span,
    /// Which of the sentence's credits it belongs to.
    pub(super) credit: usize,
    /// Whether it holds quotation marks.
    pub(super) mixed: bool,
}

/// The clauses of a sentence by its credits, sorted by where they start, the longer first;
/// `hidden` are its quotations with their marks.
pub(super) fn clauses(line: &Line<'_>, credits: &[Credit], hidden: &[Span]) -> Vec<Clause> {
    if credits.is_empty() {
        return Vec::new();
    }
    let outline = Outline::of(line, hidden);
    let starts: Vec<Option<usize>> =
        credits.iter().map(|credit| forward(line, credit, hidden).filter(|_| speaks(line, credit))).collect();
    let borders: Vec<Option<usize>> =
        credits.iter().zip(&starts).map(|(credit, start)| border(line, credit, *start)).collect();
    let mut found = Vec::new();
    let mut next_border = line.words.len();
    for at in (0..credits.len()).rev() {
        if let Some(start) = starts[at] {
            let end = outline.colon_after(start, next_border);
            let end = if is_embedded(line, &credits[at]) { outline.comma_after(start, end) } else { end };
            let marked = needs_marks(line, &credits[at]);
            found.extend(
                clause(line, &outline, at, start..end, hidden).filter(|clause| clause.mixed || !marked),
            );
        }
        next_border = borders[at].unwrap_or(next_border);
    }
    let mut floor = 0;
    for (at, credit) in credits.iter().enumerate() {
        if let Some((start, end)) = backward(line, credit, floor).filter(|_| starts[at].is_none()) {
            let verbs = speaks(line, credit) && !takes_a_thing(line, credit);
            found.extend(clause(line, &outline, at, start..end, hidden).filter(|_| verbs));
            floor = credit.end;
        }
        floor = borders[at].unwrap_or(floor).max(floor);
    }
    found.sort_by_key(|clause| (clause.span.start, std::cmp::Reverse(clause.span.end), clause.credit));
    found.dedup_by_key(|clause| clause.span);
    found
}

/// The words at `at` as a clause, if they say enough outside marks or beside them.
fn clause(
    line: &Line<'_>,
    outline: &Outline,
    credit: usize,
    at: Range<usize>,
    hidden: &[Span],
) -> Option<Clause> {
    if at.start >= at.end || at.end > line.words.len() {
        return None;
    }
    let outside = outline.visible(&at);
    let mixed = outside < at.len();
    let enough = if mixed { outline.tells(&at) } else { outside >= SHORTEST };
    let span = Span::new(byte_start(line, at.start, hidden), byte_end(line, at.end, hidden));
    (enough && span.start < span.end).then_some(Clause { span, credit, mixed })
}

/// Where a clause begins, its opening mark or sign of currency included.
fn byte_start(line: &Line<'_>, start: usize, hidden: &[Span]) -> usize {
    let word = line.words[start].span.start;
    let begun = hidden.partition_point(|span| span.start <= word);
    let mark = begun.checked_sub(1).map(|last| hidden[last].start);
    let gap = line.gap(start);
    let gap_start = word - gap.len();
    match mark.filter(|mark| *mark >= gap_start && *mark < word) {
        Some(mark) => mark,
        None => {
            let signs = gap.trim_end_matches(['$', '£', '€', '¥', '(', '[', '#', '@', '+', '-', '−']).len();
            gap_start + signs
        }
    }
}

/// Where a clause ends whose last word is the one before `end`, its closing mark included.
fn byte_end(line: &Line<'_>, end: usize, hidden: &[Span]) -> usize {
    let gap = line.gap(end);
    let gap_end = line.words.get(end).map_or(line.span.end, |word| word.span.start);
    let last = gap_end - gap.len();
    let begun = hidden.partition_point(|span| span.start < last);
    if let Some(mark) = begun.checked_sub(1).map(|at| hidden[at].end)
        && mark > last
        && mark <= gap_end
    {
        return mark;
    }
    last + gap.chars().take_while(|c| matches!(c, '%' | ')' | ']')).map(char::len_utf8).sum::<usize>()
}

/// Whether the cue is one that introduces what somebody says, and no noun or heading.
fn speaks(line: &Line<'_>, credit: &Credit) -> bool {
    let (first, end) = credit.cue;
    first < end && !matches!(line.lower(first), "per" | "sings" | "sang" | "laughed")
}

/// Where the content of an earlier credit ends because of this one; none where this one is a part of it.
fn border(line: &Line<'_>, credit: &Credit, start: Option<usize>) -> Option<usize> {
    let first = credit.first;
    if first == 0 {
        return Some(0);
    }
    let conjunction = matches!(
        line.lower(first - 1),
        "and" | "but" | "while" | "whereas" | "though" | "although" | "as" | "yet"
    );
    let parts = |at: usize| line.gap(at).contains([',', ';', '—', '–', '”', '"']);
    let shared = first == credit.cue.0;
    if conjunction && (shared || parts(first - 1)) {
        return Some(first - 1);
    }
    let trailing = start.is_none() || is_participle(verb(line, credit)) || line.gap(first).contains(';');
    (trailing && (parts(first) || is_according(credit))).then_some(first)
}

/// Whether a credit stands in a clause that is part of another: "Ana Silva, who said …, left",
/// "While Ana Silva said …, she left".
fn is_embedded(line: &Line<'_>, credit: &Credit) -> bool {
    let before = |at: usize| if at > 0 { line.lower(at - 1) } else { "" };
    let verb = credit.cue.0;
    let relative = (verb.saturating_sub(3)..verb).any(|at| matches!(line.lower(at), "who" | "which"));
    let opens = matches!(
        before(credit.first),
        "while" | "although" | "though" | "when" | "after" | "as" | "since" | "because" | "if" | "before"
    );
    relative || opens && credit.first < 4
}

/// The words before a credit that stands after, or within, what it credits: "…, she said".
fn backward(line: &Line<'_>, credit: &Credit, floor: usize) -> Option<(usize, usize)> {
    let first = credit.first;
    let verb = verb(line, credit);
    let states = lexicon::STATING_CUES.begins(verb) || lexicon::HEARER_CUES.begins(verb);
    let goes_on = line.gap(credit.end).contains([':', '“', '"']);
    if goes_on || !(is_according(credit) || states && !is_participle(verb)) {
        return None;
    }
    let parted = line.gap(first).contains(',') || is_according(credit) && line.is_joined(first);
    if first == 0 || !parted || line.gap(first).contains(['.', ';']) {
        return None;
    }
    let opener = |at: usize| {
        matches!(line.lower(at), "but" | "and" | "however" | "still" | "yet" | "meanwhile" | "while")
    };
    let start = if opener(floor) { floor + 1 } else { floor };
    let adjunct = is_adjunct_opener(line.lower(start)) && first < start + 6;
    (start + SHORTEST < first && !adjunct).then_some((start, first))
}

#[cfg(test)]
mod tests {
    use super::super::cast::Cast;
    use super::super::credits::credits;
    use super::super::{marks, names};
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        let line = Line::of(text, Span::new(0, text.len()));
        let hidden: Vec<Span> = marks::marked(text, line.span).iter().map(|marked| marked.outer).collect();
        let cast = Cast::default();
        let credits = credits(&line, &cast, &names::found(&line, &cast), &hidden);
        clauses(&line, &credits, &hidden).iter().map(|clause| (clause.span.of(text), clause.mixed)).collect()
    }

    #[test]
    fn clauses_follow_or_precede_their_cues() {
        let check = |text: &str, expected: &[&str]| {
            let clauses: Vec<&str> = found(text).iter().map(|(text, _)| *text).collect();
            assert_eq!(clauses, expected, "{text}");
        };
        check("Ana Silva said that the ships had left.", &["that the ships had left"]);
        check("Ana Silva said the ships had left.", &["the ships had left"]);
        check("Ana Silva said on Monday that the ships had left.", &["that the ships had left"]);
        check("Ana Silva said in a statement the ships had left.", &["the ships had left"]);
        check("Ana Silva said, however, that the ships had left.", &["that the ships had left"]);
        check("Ana Silva told reporters the ships had left.", &["the ships had left"]);
        check("Ana Silva told the port authority that the ships had left.", &["that the ships had left"]);
        check("The ships had left, the ministry said on Monday.", &["The ships had left"]);
        check("The ships had left, said Ana Silva.", &["The ships had left"]);
        check("The ships had left, according to the ministry.", &["The ships had left"]);
        check("According to the ministry, the ships had left.", &["the ships had left"]);
        check("Ana Silva accused Peru of sinking ships.", &["Peru of sinking ships"]);
        check("Ana Silva warned of heavy storms ahead.", &["of heavy storms ahead"]);
        check("Ana Silva vowed to sail again.", &["to sail again"]);
        check(
            "Ana Silva said the ships had left, but Juan Rojas said they had sunk.",
            &["the ships had left", "they had sunk"],
        );
        check(
            "Ana Silva said the ships had left, adding that more would follow.",
            &["the ships had left", "that more would follow"],
        );
        check("Ana Silva said the price was $40.", &["the price was $40"]);
        check("Ana Silva, who said the ships had left, slept.", &["the ships had left"]);
        check("While Ana Silva said the ships had left, others slept.", &["the ships had left"]);
        check("He doubted Ana Silva’s claim that the ships had left.", &["that the ships had left"]);
        check("Ana Silva’s claim that the ships had left was wrong.", &[]);
        check("Ana Silva said in a statement released on Monday.", &[]);
        check("After a question about ships, Ana Silva responded: “No.”", &[]);
        check("In a statement on Monday, Ana Silva said so.", &[]);
        check("Ana Silva said ahead of the vote.", &[]);
        check("Ana Silva told reporters at her old home.", &[]);
        check("Ana Silva told him to leave the port.", &["to leave the port"]);
        check("Ana Silva called out the old port for its size.", &[]);
        check("It cost as much as Ana Silva estimated and was soon sold.", &[]);
        check("Ana Silva criticised the storm.", &[]);
        check("Ana Silva said so.", &[]);
        check("Ana Silva showed the ship to her guests.", &[]);
        check("The ships had left on Monday.", &[]);
    }

    #[test]
    fn clauses_with_marks_are_mixed_and_quotations_alone_are_none() {
        let check = |text: &str, expected: &[(&str, bool)]| assert_eq!(found(text), expected, "{text}");
        check("Ana Silva said that it was “a storm”.", &[("that it was “a storm”", true)]);
        check("Ana Silva called the ships “coffins.”", &[("the ships “coffins.”", true)]);
        check("It was “a storm” without end, Ana Silva said.", &[("It was “a storm” without end", true)]);
        check("“We will sail,” Ana Silva said.", &[]);
        check("Ana Silva said: “We will sail.”", &[]);
        check("Ana Silva said they would sail: “We will.”", &[("they would sail", false)]);
    }
}
