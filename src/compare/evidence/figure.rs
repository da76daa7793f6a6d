//! A figure: a number with what its text says of it, and the scales that describe it.
//!
//! Apart from how figures are found, because topics, rows and exports read these types alone.

use super::Named;
use crate::compare::text::Span;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitClass {
    /// Soldiers, troops, forces.
    UnderArms,
    /// People who bear no arms, or of whom it is not said.
    People,
    /// The dead and wounded.
    KilledAndWounded,
    /// Tanks, ships, aircraft, missiles.
    Equipment,
    /// Sums of a currency.
    Money,
    /// Percentages and fractions.
    Share,
    /// Durations.
    Time,
    /// Anything else.
    Other,
}

impl UnitClass {
    /// Every class with its name in the config and in JSON.
    pub const ALL: [(UnitClass, &'static str); 8] = [
        (UnitClass::UnderArms, "people under arms"),
        (UnitClass::People, "people"),
        (UnitClass::KilledAndWounded, "killed and wounded"),
        (UnitClass::Equipment, "vehicles and ships"),
        (UnitClass::Money, "money"),
        (UnitClass::Share, "share"),
        (UnitClass::Time, "time"),
        (UnitClass::Other, "other"),
    ];

    /// Its name in the config and in JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(class, _)| *class == self).map_or("other", |(_, name)| name)
    }
}

/// How sure a text is of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// about, around, some, roughly
    About,
    /// at least, more than, over
    AtLeast,
    /// less than, fewer than, under
    LessThan,
    /// almost, nearly
    Almost,
    /// up to, as many as
    UpTo,
}

impl Hedge {
    /// Its name in JSON ("at least").
    pub fn name(self) -> &'static str {
        match self {
            Hedge::About => "about",
            Hedge::AtLeast => "at least",
            Hedge::LessThan => "less than",
            Hedge::Almost => "almost",
            Hedge::UpTo => "up to",
        }
    }

    /// The sign before a value in the line of ours.
    pub fn sign(self) -> &'static str {
        match self {
            Hedge::About => "~",
            Hedge::AtLeast => "≥",
            Hedge::LessThan => "<",
            Hedge::Almost => "<~",
            Hedge::UpTo => "≤",
        }
    }
}

/// How a figure stands to others: whether it may enter a spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// A count of its own.
    #[default]
    Whole,
    /// A part of another figure ("21,000 of whom").
    PartOf,
    /// Added to another, or planned ("another 130,000").
    Added,
    /// Only an order of magnitude ("tens of thousands").
    Vague,
}

impl Part {
    /// Its name in JSON; none for a count of its own.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Part::Whole => None,
            Part::PartOf => Some("part"),
            Part::Added => Some("added"),
            Part::Vague => Some("vague"),
        }
    }
}

/// The months that a figure speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// As an EDTF date or interval: "2021-12", "2021-12/2022-02".
    pub edtf: String,
    /// The first month, counted as year × 12 + month − 1.
    pub first: i32,
    /// The last month, likewise.
    pub last: i32,
    /// The words that say so; none if the article's own date stands in.
    pub span: Option<Span>,
}

/// A number in a text, with what the text says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// From hedge to unit: "at least 90,000 troops".
    pub span: Span,
    /// The number alone: "90,000".
    pub number: Span,
    /// The value; the lower bound of a range, the smallest reading of a vague one.
    pub value: f64,
    /// The upper bound of a range.
    pub max: Option<f64>,
    /// How sure the text is.
    pub hedge: Option<Hedge>,
    /// What is counted, by class.
    pub unit_class: UnitClass,
    /// The word for what is counted, as it stands; none if the text names none.
    pub unit: Option<Span>,
    /// Whose it is.
    pub whose: Option<Named>,
    /// Where.
    pub place: Option<Named>,
    /// When; none if neither text nor article says.
    pub as_of: Option<AsOf>,
    /// Who says so; none if the article says it in its own voice.
    pub said_by: Option<Named>,
    /// How it stands to other figures.
    pub part: Part,
}
