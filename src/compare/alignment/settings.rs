//! Which ways into a row are in force, and how readily rows are suggested.

use super::Way;

/// How rows are formed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The ways that are tried; what the others would take falls to the next, or stands alone.
    pub only: Ways,
    /// How readily rows are suggested.
    pub tightness: Tightness,
}

/// Some of the ways in which passages come into one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ways {
    /// Rows that the config names.
    pub named: bool,
    /// Rows of figures.
    pub figure: bool,
    /// Suggested rows.
    pub suggested: bool,
}

impl Ways {
    /// Only these; [`Way::Alone`] is always there.
    pub fn only(ways: &[Way]) -> Self {
        let has = |way| ways.contains(&way);
        Self { named: has(Way::Named), figure: has(Way::Figure), suggested: has(Way::Suggested) }
    }
}

impl Default for Ways {
    fn default() -> Self {
        Self { named: true, figure: true, suggested: true }
    }
}

/// How many sentences a suggested row may hold on average, over all sentences that could: fewer is stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tightness(u8);

impl Tightness {
    /// The fewest sentences a row, so the surest suggestions.
    pub const STRICT: Self = Self(2);
    /// The most.
    pub const LOOSE: Self = Self(4);

    /// From a number of sentences, 2 to 4.
    pub fn new(sentences: u8) -> Option<Self> {
        (Self::STRICT.0..=Self::LOOSE.0).contains(&sentences).then_some(Self(sentences))
    }

    /// In sentences a row.
    pub fn sentences(self) -> u8 {
        self.0
    }
}

impl Default for Tightness {
    fn default() -> Self {
        Self::STRICT
    }
}
