//! A frame: figures that answer one question, and whether another answers it too.

use super::Months;
use super::entry::{Entry, Spot, Stance};
use super::months::NEAR_IN_TIME;
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, UnitClass};
use std::collections::BTreeSet;

/// A count below this is of too many things to tell one.
const LEAST_TELLING: f64 = 20.0;

/// Where one figure is silent about place, values further apart than this answer other questions.
const NEAR_IN_VALUE: f64 = 3.5;

/// Figures that answer one question, with what decides whether another joins them: the bounds of
/// all stand for each, so that a figure is held against a frame and not against its members.
pub(super) struct Frame<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    place: Option<String>,
    /// The parties of the border that its figures are at; none if none is.
    border: Option<BTreeSet<String>>,
    stance: Stance,
    time: Option<Window>,
    /// Of those that are not vague: the highest value and the lowest upper bound.
    all: Values,
    /// The same of those among them that name no place.
    placeless: Values,
    /// The rare words that all of them have about them.
    subject: BTreeSet<String>,
    /// Whether the value of its first figure is round.
    is_round: bool,
}

/// What bounds the months of further figures: those of the frame's own need not overlap.
#[derive(Clone, Copy)]
struct Window {
    latest_first: i32,
    earliest_last: i32,
}

impl Window {
    fn of(months: Months) -> Self {
        Self { latest_first: months.first, earliest_last: months.last }
    }

    fn narrowed(self, months: Months) -> Self {
        Self {
            latest_first: self.latest_first.max(months.first),
            earliest_last: self.earliest_last.min(months.last),
        }
    }

    /// Whether none of its months is too far from these.
    fn is_near(self, months: Months) -> bool {
        self.latest_first - months.last <= NEAR_IN_TIME && months.first - self.earliest_last <= NEAR_IN_TIME
    }
}

#[derive(Clone, Copy)]
struct Values {
    highest: f64,
    lowest_top: f64,
}

impl Values {
    const NONE: Self = Self { highest: f64::NEG_INFINITY, lowest_top: f64::INFINITY };

    fn add(&mut self, figure: &Figure) {
        self.highest = self.highest.max(figure.value);
        self.lowest_top = self.lowest_top.min(top(figure));
    }

    /// Whether no value is too far from the figure's.
    fn are_near(self, figure: &Figure) -> bool {
        self.highest <= top(figure) * NEAR_IN_VALUE && figure.value <= self.lowest_top * NEAR_IN_VALUE
    }
}

/// Whether a value has only one digit that is no zero: many things come to 200 or $5 million.
fn is_round(value: f64) -> bool {
    let digits = format!("{value}");
    digits.chars().filter(|c| c.is_ascii_digit()).collect::<String>().trim_matches('0').len() < 2
}

fn top(figure: &Figure) -> f64 {
    figure.max.unwrap_or(figure.value)
}

/// Whether figures of this class are about one thing only if they also share a rare word: two sums
/// or percentages of one owner seldom are.
pub(super) fn needs_subject(class: UnitClass) -> bool {
    matches!(class, UnitClass::Money | UnitClass::Share | UnitClass::People | UnitClass::Other)
}

impl<'a> Frame<'a> {
    /// A frame of one figure, which stands among these rare words.
    pub(super) fn of(entry: Entry<'a>, subject: BTreeSet<String>) -> Self {
        let mut frame = Self {
            entries: Vec::new(),
            place: None,
            border: None,
            stance: Stance::Unsaid,
            time: None,
            all: Values::NONE,
            placeless: Values::NONE,
            subject: subject.clone(),
            is_round: is_round(entry.figure.value),
        };
        frame.push(entry, &subject);
        frame
    }

    /// Takes in a figure that it [admits](Self::admits).
    pub(super) fn push(&mut self, entry: Entry<'a>, subject: &BTreeSet<String>) {
        match &entry.spot {
            Some(Spot::Named(name)) => self.place = self.place.take().or_else(|| Some(name.clone())),
            Some(Spot::Border(parties)) => {
                self.border.get_or_insert_default().extend(parties.iter().cloned());
            }
            None => {}
        }
        if self.stance == Stance::Unsaid {
            self.stance = entry.stance;
        }
        if let Some(at) = Months::of(entry.figure) {
            self.time = Some(self.time.map_or(Window::of(at), |time| time.narrowed(at)));
        }
        if entry.figure.part != Part::Vague {
            self.all.add(entry.figure);
            if entry.spot.is_none() {
                self.placeless.add(entry.figure);
            }
        }
        self.subject = self.subject.intersection(subject).cloned().collect();
        self.entries.push(entry);
    }

    /// Whether a figure among these rare words counts the same kind of thing and conflicts with no
    /// member in time, place or stance.
    pub(super) fn admits(&self, entry: &Entry<'_>, subject: &BTreeSet<String>) -> bool {
        let figure = entry.figure;
        let first = &self.entries[0];
        let same_status = (first.figure.part == Part::Added) == (figure.part == Part::Added);
        let same_stance =
            [self.stance, entry.stance].contains(&Stance::Unsaid) || self.stance == entry.stance;
        same_status
            && same_stance
            && self.is_in_time(figure)
            && self.is_in_place(entry)
            && (!needs_subject(figure.unit_class) || !self.subject.is_disjoint(subject))
            && entry.counts_like(first)
    }

    /// Whether a figure of the very same value is the same fact, whosever it is said to be: of no
    /// forces or shares, not in conflict of time, and either no round number or among the same rare
    /// words.
    pub(super) fn repeats(&self, other: &Frame<'_>) -> bool {
        let (own, figure) = (self.entries[0].figure, other.entries[0].figure);
        let is_telling = !matches!(
            figure.unit_class,
            UnitClass::UnderArms | UnitClass::Equipment | UnitClass::Share | UnitClass::Time
        ) && (figure.unit_class == UnitClass::Money || figure.value >= LEAST_TELLING);
        is_telling
            && figure.part == Part::Whole
            && own.part == Part::Whole
            && (own.value, own.max) == (figure.value, figure.max)
            && self.entries[0].measure.is_some()
            && self.entries[0].measure == other.entries[0].measure
            && self.is_in_time(figure)
            && (!other.is_round || !self.subject.is_disjoint(&other.subject))
    }

    /// Whether all its figures have the same value.
    pub(super) fn is_of_one_value(&self) -> bool {
        let value = |entry: &Entry<'_>| (entry.figure.value, entry.figure.max);
        self.entries.iter().all(|entry| value(entry) == value(&self.entries[0]))
    }

    /// Takes in the figures of a frame that it [repeats](Self::repeats).
    pub(super) fn merge(&mut self, other: Frame<'a>) {
        let subject = other.subject.clone();
        for entry in other.entries {
            self.push(entry, &subject);
        }
    }

    fn is_in_time(&self, figure: &Figure) -> bool {
        match (self.time, Months::of(figure)) {
            (Some(time), Some(at)) => time.is_near(at),
            _ => true,
        }
    }

    /// How many of these rare words all its figures have about them.
    pub(super) fn shared_words(&self, subject: &BTreeSet<String>) -> usize {
        self.subject.intersection(subject).count()
    }

    /// Whether no place of the frame is another than the figure's; where either is silent, or says
    /// only by which border the place is, their values must be near unless one is vague.
    fn is_in_place(&self, entry: &Entry<'_>) -> bool {
        let figure = entry.figure;
        let is_across = |border: &BTreeSet<String>, place: &str| {
            border.contains(place) && entry.owner.as_deref() != Some(place)
        };
        let loosely = match &entry.spot {
            Some(Spot::Named(own)) => match (&self.place, &self.border) {
                (Some(place), _) if place != own => return false,
                (None, Some(border)) if !is_across(border, own) => return false,
                (None, Some(_)) => true,
                _ => false,
            },
            Some(Spot::Border(parties)) => match &self.place {
                Some(place) if self.border.is_none() && !is_across(parties, place) => return false,
                place => place.is_some(),
            },
            None => true,
        };
        match (figure.part == Part::Vague, loosely) {
            (true, _) => true,
            (false, true) => self.all.are_near(figure),
            (false, false) => self.placeless.are_near(figure),
        }
    }
}
