//! In which order places are listed: as in the texts, or by what stands beside the hit, so that what
//! is said alike comes to stand one below the other (Luhn 1960).
//!
//! All orders are made with the answer, off the thread that draws: to change one is to take another
//! list. Words are compared as the matcher compares them, folded; equals stand as in the texts.

use super::Place;
use crate::compare::articles::{Library, Published};
use crate::compare::comparison::Column;
use crate::compare::tables::step;
use crate::compare::text::{Span, fold_word, words};
use crate::compare::{Stop, Stopped};

/// So many words at either side decide the order.
const NEIGHBOURS: usize = 3;
/// So many bytes before a hit are looked at for them.
const REACH: usize = 400;

/// In which order places stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By column, article and position.
    #[default]
    Text,
    /// By the word to the right, then the next.
    Right,
    /// By the word to the left, then the one before it.
    Left,
    /// By the outlet's name, then date.
    Outlet,
    /// By date, undated last.
    Date,
}

impl Order {
    /// All of them, in the order in which one goes from one to the next.
    pub const ALL: [Order; 5] = [Order::Text, Order::Right, Order::Left, Order::Outlet, Order::Date];

    /// What the screen calls it.
    pub fn name(self) -> &'static str {
        match self {
            Order::Text => "as in the texts",
            Order::Right => "by the word to the right",
            Order::Left => "by the word to the left",
            Order::Outlet => "by outlet",
            Order::Date => "by date",
        }
    }

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        step(&Self::ALL, self, true)
    }
}

/// Places of one thing looked for, by column, article and position, and the other orders of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceList {
    all: Vec<Place>,
    orders: [Vec<usize>; Order::ALL.len()],
}

impl PlaceList {
    /// Sorts places, which stand as in the texts, in every order.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub(super) fn new(
        all: Vec<Place>,
        columns: &[Column],
        library: &Library,
        stop: &Stop,
    ) -> Result<Self, Stopped> {
        let mut orders = [const { Vec::new() }; Order::ALL.len()];
        for (order, sorted) in Order::ALL.into_iter().zip(&mut orders) {
            stop.poll()?;
            *sorted = (0..all.len()).collect();
            match order {
                Order::Text => {}
                Order::Right => sort_by(sorted, &all, |place| words_after(place, library)),
                Order::Left => sort_by(sorted, &all, |place| words_before(place, library)),
                Order::Outlet => sort_by(sorted, &all, |place| {
                    (
                        columns.get(place.column).map(|column| column.outlet.to_lowercase()),
                        date(place, library),
                    )
                }),
                Order::Date => sort_by(sorted, &all, |place| date(place, library)),
            }
        }
        Ok(Self { all, orders })
    }

    /// The places, by column, article and position.
    pub fn all(&self) -> &[Place] {
        &self.all
    }

    /// The indices of [`PlaceList::all`] in an order.
    pub fn in_order(&self, order: Order) -> &[usize] {
        let at = Order::ALL.iter().position(|known| *known == order);
        at.and_then(|at| self.orders.get(at)).map_or(&[], Vec::as_slice)
    }
}

/// The sort is stable: equals stay as in the texts.
fn sort_by<K: Ord>(indices: &mut [usize], all: &[Place], key: impl Fn(&Place) -> K) {
    indices.sort_by_cached_key(|index| all.get(*index).map(&key));
}

/// When its article was published; undated ones come last.
fn date(place: &Place, library: &Library) -> (bool, Option<Published>) {
    let published = library.get(&place.article).and_then(|article| article.meta.published);
    (published.is_none(), published)
}

/// The words after a hit in its paragraph, folded, the nearest first.
fn words_after(place: &Place, library: &Library) -> Vec<String> {
    let Some(article) = library.get(&place.article) else { return Vec::new() };
    let body = article.body.as_str();
    let after = Span::new(place.hit.end, place.around.end.max(place.hit.end));
    words(body, after).take(NEIGHBOURS).map(|word| fold_word(word.span.of(body)).into_owned()).collect()
}

/// The words before a hit in its paragraph, folded, the nearest first.
fn words_before(place: &Place, library: &Library) -> Vec<String> {
    let Some(article) = library.get(&place.article) else { return Vec::new() };
    let body = article.body.as_str();
    let from = body.floor_char_boundary(place.hit.start.saturating_sub(REACH)).max(place.around.start);
    let before = Span::new(from, place.hit.start);
    let mut found: Vec<String> =
        words(body, before).map(|word| fold_word(word.span.of(body)).into_owned()).collect();
    found.reverse();
    found.truncate(NEIGHBOURS);
    found
}
