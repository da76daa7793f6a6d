//! How sure a text is of a number: the words around it that bound or blur it.

use super::figures::Hedge;
use super::line::Line;

const BEFORE: &[(&str, Hedge)] = &[
    ("no more than", Hedge::UpTo),
    ("not more than", Hedge::UpTo),
    ("as many as", Hedge::UpTo),
    ("as much as", Hedge::UpTo),
    ("as high as", Hedge::UpTo),
    ("as large as", Hedge::UpTo),
    ("a maximum of", Hedge::UpTo),
    ("maximum of", Hedge::UpTo),
    ("at most", Hedge::UpTo),
    ("up to", Hedge::UpTo),
    ("no fewer than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("minimum of", Hedge::AtLeast),
    ("in excess of", Hedge::AtLeast),
    ("upwards of", Hedge::AtLeast),
    ("upward of", Hedge::AtLeast),
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
    ("almost", Hedge::Almost),
    ("nearly", Hedge::Almost),
    ("approaching", Hedge::Almost),
    ("an estimated", Hedge::About),
    ("estimated", Hedge::About),
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

/// The hedge that ends right before the word at `index`, and its first word.
pub(super) fn hedge_before(line: &Line<'_>, index: usize) -> Option<(usize, Hedge)> {
    BEFORE.iter().find_map(|(phrase, hedge)| {
        let first = index.checked_sub(phrase.split(' ').count())?;
        let adjacent = line.is_joined(index) || is_only_currency(line.gap(index));
        (adjacent && line.starts(first, phrase)).then_some((first, *hedge))
    })
}

/// The hedge that begins at the word at `index`, and one past its last word.
pub(super) fn hedge_after(line: &Line<'_>, index: usize) -> Option<(usize, Hedge)> {
    let found = AFTER.iter().find(|(phrase, _)| line.is_joined(index) && line.starts(index, phrase));
    found.map(|(phrase, hedge)| (index + phrase.split(' ').count(), *hedge))
}

fn is_only_currency(gap: &str) -> bool {
    !gap.is_empty() && gap.trim().chars().count() <= 2 && !gap.contains([',', ';', '.', '–', '—', '(', ')'])
}
