//! How sure a text is of a number: the words around it that bound or blur it.

use super::currencies::is_sign;
use super::figure::{Hedge, UnitClass};
use super::line::Line;
use super::units;
use crate::compare::text::Span;

const BEFORE: &[(&str, Hedge)] = &[
    ("no more than", Hedge::UpTo),
    ("not more than", Hedge::UpTo),
    ("as many as", Hedge::UpTo),
    ("as much as", Hedge::UpTo),
    ("as high as", Hedge::UpTo),
    ("as large as", Hedge::UpTo),
    ("a maximum of", Hedge::UpTo),
    ("maximum of", Hedge::UpTo),
    ("at the most", Hedge::UpTo),
    ("at most", Hedge::UpTo),
    ("a maximum", Hedge::UpTo),
    ("up to", Hedge::UpTo),
    ("no fewer than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("minimum of", Hedge::AtLeast),
    ("in excess of", Hedge::AtLeast),
    ("upwards of", Hedge::AtLeast),
    ("upward of", Hedge::AtLeast),
    ("as few as", Hedge::AtLeast),
    ("as little as", Hedge::AtLeast),
    ("at the very least", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("more than", Hedge::AtLeast),
    ("greater than", Hedge::AtLeast),
    ("larger than", Hedge::AtLeast),
    ("higher than", Hedge::AtLeast),
    ("over", Hedge::AtLeast),
    ("above", Hedge::AtLeast),
    ("exceeding", Hedge::AtLeast),
    ("topping", Hedge::AtLeast),
    ("fewer than", Hedge::LessThan),
    ("less than", Hedge::LessThan),
    ("lower than", Hedge::LessThan),
    ("smaller than", Hedge::LessThan),
    ("under", Hedge::LessThan),
    ("below", Hedge::LessThan),
    ("just short of", Hedge::Almost),
    ("close to", Hedge::Almost),
    ("virtually", Hedge::Almost),
    ("almost", Hedge::Almost),
    ("nearly", Hedge::Almost),
    ("approaching", Hedge::Almost),
    ("an estimated", Hedge::About),
    ("estimated at", Hedge::About),
    ("estimated", Hedge::About),
    ("something like", Hedge::About),
    ("perhaps", Hedge::About),
    ("maybe", Hedge::About),
    ("in the region of", Hedge::About),
    ("on the order of", Hedge::About),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("approx", Hedge::About),
    ("circa", Hedge::About),
    ("some", Hedge::About),
];

const AFTER: &[(&str, Hedge)] = &[
    ("or more", Hedge::AtLeast),
    ("and more", Hedge::AtLeast),
    ("or so", Hedge::About),
    ("or less", Hedge::UpTo),
    ("or fewer", Hedge::UpTo),
    ("plus", Hedge::AtLeast),
    ("odd", Hedge::About),
];

/// A number's words with what bounds or blurs it.
pub(super) struct Bounds {
    /// The first word, hedge included.
    pub(super) first: usize,
    /// One past the last word, hedge included.
    pub(super) end: usize,
    /// The bytes from the first to the last word, and the marks beside them.
    pub(super) span: Span,
    /// How sure the text is.
    pub(super) hedge: Option<Hedge>,
}

/// What bounds or blurs the number at the words `first..end`.
pub(super) fn around(line: &Line<'_>, first: usize, end: usize) -> Bounds {
    let opens = matches!(line.before(first, 1), "a" | "an" | "the" | "another" | "between" | "from");
    let opening = first.saturating_sub(usize::from(opens));
    // "about the 40 boats" tells of them, "over the five days" and "over a 300-foot fall" of where
    let timed = units::class_of(line.lower(end)) == Some(UnitClass::Time);
    let bounds = |(at, hedge): &(usize, Hedge)| {
        let place = matches!(line.lower(*at), "over" | "under" | "above" | "below");
        match line.lower(opening) {
            "the" => *hedge != Hedge::About && !(place && timed),
            "a" => !place,
            _ => true,
        }
    };
    let before = hedge_before(line, first).or_else(|| hedge_before(line, opening).filter(bounds));
    let after = hedge_after(line, end);
    let marks = hedge_marks(line, first, end);
    let words = (before.map_or(first, |(first, _)| first), after.map_or(end, |(end, _)| end));
    let (left, right) = marks.map_or((0, 0), |(left, right, _)| (left, right));
    let number = line.cover(first, end);
    let marked = Span::new(number.start.saturating_sub(left), number.end + right);
    let hedge = before.or(after).map(|(_, hedge)| hedge).or(marks.map(|(_, _, hedge)| hedge));
    Bounds { first: words.0, end: words.1, span: line.cover(words.0, words.1).cover(marked), hedge }
}

/// The hedge that ends right before the word at `index`, and its first word.
pub(super) fn hedge_before(line: &Line<'_>, index: usize) -> Option<(usize, Hedge)> {
    BEFORE.iter().find_map(|(phrase, hedge)| {
        let first = index.checked_sub(phrase.split(' ').count())?;
        let adjacent = line.is_joined(index) || is_only_currency(line.gap(index));
        let found = adjacent && line.starts(first, phrase) && !(*phrase == "about" && is_told(line, first));
        found.then_some((first, *hedge))
    })
}

/// Whether "about" at `at` says of what is told: "questions about two trips".
fn is_told(line: &Line<'_>, at: usize) -> bool {
    const TOLD: &[&str] = &[
        "information",
        "details",
        "detail",
        "question",
        "questions",
        "concern",
        "concerns",
        "concerned",
        "report",
        "reports",
        "story",
        "stories",
        "news",
        "talk",
        "talks",
        "talked",
        "talking",
        "book",
        "film",
        "article",
        "articles",
        "documents",
        "tell",
        "told",
        "asked",
        "know",
        "knew",
        "known",
        "learn",
        "learned",
        "think",
        "heard",
        "hear",
        "worry",
        "worried",
        "worries",
        "warning",
        "warnings",
        "complained",
        "complaint",
        "complaints",
        "lie",
        "lied",
        "evidence",
        "speak",
        "spoke",
        "speaking",
        "spoken",
        "something",
        "fears",
        "doubts",
        "briefed",
        "remarks",
        "comments",
        "joked",
        "jokes",
        "wrote",
        "written",
        "conversation",
        "conversations",
        "claims",
        "data",
        "rumors",
        "rumours",
        "happy",
        "upset",
        "angry",
        "debate",
        "discussion",
        "discussions",
    ];
    TOLD.contains(&line.before(at, 1))
}

/// The hedge that begins at the word at `index`, and one past its last word.
fn hedge_after(line: &Line<'_>, index: usize) -> Option<(usize, Hedge)> {
    let found = AFTER.iter().find(|(phrase, _)| line.is_joined(index) && line.starts(index, phrase));
    found.map(|(phrase, hedge)| (index + phrase.split(' ').count(), *hedge))
}

/// The hedge that marks say, and how many bytes they take before or after the number: "~500", "500+".
fn hedge_marks(line: &Line<'_>, first: usize, end: usize) -> Option<(usize, usize, Hedge)> {
    let before = line.gap(first).trim_end_matches(is_sign);
    const MARKS: &[(char, Hedge)] = &[
        ('~', Hedge::About),
        ('≈', Hedge::About),
        ('∼', Hedge::About),
        ('>', Hedge::AtLeast),
        ('≥', Hedge::AtLeast),
        ('<', Hedge::LessThan),
        ('≤', Hedge::UpTo),
    ];
    if let Some((mark, hedge)) = MARKS.iter().find(|(mark, _)| before.ends_with(*mark)) {
        return Some((line.gap(first).len() - before.len() + mark.len_utf8(), 0, *hedge));
    }
    let owned = end.checked_sub(1).is_some_and(|last| line.words[last].possessive);
    let after = if owned { "" } else { line.gap(end) };
    let plus = after.starts_with('+') && !after[1..].starts_with(|c: char| c.is_alphanumeric());
    plus.then_some((0, 1, Hedge::AtLeast))
}

fn is_only_currency(gap: &str) -> bool {
    !gap.is_empty() && gap.trim().chars().count() <= 2 && !gap.contains([',', ';', '.', '–', '—', '(', ')'])
}
