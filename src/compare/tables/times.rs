//! When each outlet speaks of what: topic × time.
//!
//! Decided: articles are counted, not sentences, because what is asked is when an outlet took a
//! matter up; each count comes with all articles of the outlet in that period, since an outlet
//! that wrote nothing cannot have been silent. Undated articles stand in a period of their own and
//! a count that rests on a guessed date says so.

use super::with_columns_of;
use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::{Cell, Comparison};
use crate::compare::{Stop, Stopped};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How long the periods are that are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// From Monday to Sunday.
    Week,
    /// By the calendar.
    #[default]
    Month,
    /// By the calendar.
    Year,
}

/// More periods without any article than this, between the first and the last, are left out.
const MOST_EMPTY: usize = 24;

/// Topic × outlet × period.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// How long a period is.
    pub period: Period,
    /// The comparisons that were counted, one a topic; their columns are the same.
    pub comparisons: Vec<Arc<Comparison>>,
    /// The periods in order, undated last.
    pub periods: Vec<TimeColumn>,
    /// The outlets, as their first columns stand.
    pub outlets: Vec<OutletTimes>,
    /// The articles that speak of each topic, by outlet and period; only where there are any.
    pub topics: Vec<BTreeMap<(usize, usize), Vec<ArticleId>>>,
}

/// A period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeColumn {
    /// "2021-W48", "2021-12", "2021", "undated".
    pub key: String,
    /// How many periods without any article stand before it and are left out.
    pub left_out: usize,
}

/// An outlet and all its articles in scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutletTimes {
    /// The canonical name.
    pub name: String,
    /// What a narrow heading calls it.
    pub short: String,
    /// Whether the outlet of one of its articles is a guess.
    pub guessed: bool,
    /// Whether one of its articles is a machine translation.
    pub machine_translated: bool,
    /// What it has in each period.
    pub periods: Vec<InPeriod>,
}

/// What an outlet has in one period, on any topic or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InPeriod {
    /// How many articles.
    pub articles: usize,
    /// Whether the date of one of them is a guess.
    pub guessed: bool,
}

impl Times {
    /// The articles of an outlet in a period that speak of a topic.
    pub fn speaking(&self, topic: usize, outlet: usize, period: usize) -> &[ArticleId] {
        let found = self.topics.get(topic).and_then(|topic| topic.get(&(outlet, period)));
        found.map_or(&[], Vec::as_slice)
    }

    /// What an outlet has in a period.
    pub fn in_period(&self, outlet: usize, period: usize) -> InPeriod {
        let outlet = self.outlets.get(outlet);
        outlet.and_then(|outlet| outlet.periods.get(period)).copied().unwrap_or_default()
    }
}

impl Period {
    /// Its name ("month").
    pub fn name(self) -> &'static str {
        match self {
            Period::Week => "week",
            Period::Month => "month",
            Period::Year => "year",
        }
    }

    /// The next shorter period; itself if there is none.
    pub fn finer(self) -> Self {
        match self {
            Period::Year => Period::Month,
            Period::Month | Period::Week => Period::Week,
        }
    }

    /// The next longer period; itself if there is none.
    pub fn coarser(self) -> Self {
        match self {
            Period::Week => Period::Month,
            Period::Month | Period::Year => Period::Year,
        }
    }

    /// How the period of a day is called ("2021-W48", "2021-12", "2021"); "undated" for none.
    pub fn key_of(self, day: Option<Date>) -> String {
        day.map_or_else(|| "undated".to_owned(), |day| self.key(self.start(day)))
    }

    /// The first day of the period that `day` lies in.
    fn start(self, day: Date) -> Date {
        match self {
            Period::Week => {
                day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).unwrap_or(day)
            }
            Period::Month => day.first_of_month(),
            Period::Year => day.first_of_year(),
        }
    }

    /// The first day of the period after the one that begins at `start`; none at the end of time.
    fn after(self, start: Date) -> Option<Date> {
        let length = match self {
            Period::Week => 1.week(),
            Period::Month => 1.month(),
            Period::Year => 1.year(),
        };
        start.checked_add(length).ok()
    }

    /// ISO 8601: "2021-W48", "2021-12", "2021".
    fn key(self, start: Date) -> String {
        match self {
            Period::Week => {
                let week = start.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Period::Month => format!("{:04}-{:02}", start.year(), start.month()),
            Period::Year => format!("{:04}", start.year()),
        }
    }
}

/// An article in its outlet and period.
struct Placed<'a> {
    article: &'a Article,
    outlet: usize,
    /// The first day of its period; none if undated.
    start: Option<Date>,
}

/// Counts, for each topic and period, the articles of each outlet that speak of it. Comparisons of
/// other columns than the first one's are left out.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn times(comparisons: &[Arc<Comparison>], period: Period, stop: &Stop) -> Result<Times, Stopped> {
    let Some(first) = comparisons.first() else { return Ok(Times { period, ..Times::default() }) };
    let comparisons = with_columns_of(first, comparisons);
    let (mut outlets, placed) = placed(first, period);
    let starts: BTreeSet<Option<Date>> = placed.iter().map(|of| of.start).collect();
    let (periods, places) = periods(period, &starts);
    for outlet in &mut outlets {
        outlet.periods = vec![InPeriod::default(); periods.len()];
    }
    for of in &placed {
        let Some(outlet) = outlets.get_mut(of.outlet) else { continue };
        let Some(whole) = places.get(&of.start).and_then(|place| outlet.periods.get_mut(*place)) else {
            continue;
        };
        whole.articles += 1;
        whole.guessed |= of.start.is_some() && of.article.is_guessed("published");
    }
    let mut topics = Vec::with_capacity(comparisons.len());
    for comparison in &comparisons {
        stop.poll()?;
        let speaking = speaking(comparison);
        let mut counted: BTreeMap<(usize, usize), Vec<ArticleId>> = BTreeMap::new();
        for of in placed.iter().filter(|of| speaking.contains(&of.article.id)) {
            let Some(period) = places.get(&of.start) else { continue };
            counted.entry((of.outlet, *period)).or_default().push(of.article.id.clone());
        }
        topics.push(counted);
    }
    drop(placed);
    Ok(Times { period, comparisons, periods, outlets, topics })
}

/// The outlets, and each article of the columns with its outlet and period.
fn placed(comparison: &Comparison, period: Period) -> (Vec<OutletTimes>, Vec<Placed<'_>>) {
    let mut outlets: Vec<OutletTimes> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut placed = Vec::new();
    for column in &comparison.columns {
        let outlet = *places.entry(&column.outlet).or_insert_with(|| {
            let (name, short) = (column.outlet.clone(), column.short.clone());
            outlets.push(OutletTimes { name, short, ..OutletTimes::default() });
            outlets.len() - 1
        });
        if let Some(of) = outlets.get_mut(outlet) {
            of.guessed |= column.is_guessed("outlet");
            of.machine_translated |= column.machine_translated;
        }
        for article in column.articles.iter().filter_map(|id| comparison.article(id)) {
            let start = article.meta.published.map(|published| period.start(published.day));
            placed.push(Placed { article, outlet, start });
        }
    }
    (outlets, placed)
}

/// The articles that have a passage in any row.
fn speaking(comparison: &Comparison) -> BTreeSet<&ArticleId> {
    let cells = comparison.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(Cell::passages).map(|passage| &passage.article).collect()
}

/// The periods from the first to the last, empty ones between them unless there are too many, and
/// the place of each by its first day.
fn periods(
    period: Period,
    starts: &BTreeSet<Option<Date>>,
) -> (Vec<TimeColumn>, BTreeMap<Option<Date>, usize>) {
    let dated: Vec<Date> = starts.iter().flatten().copied().collect();
    let between: Vec<usize> = dated.windows(2).map(|pair| empty_between(period, pair)).collect();
    let shows_empty = between.iter().sum::<usize>() <= MOST_EMPTY;
    let (mut columns, mut places) = (Vec::new(), BTreeMap::new());
    let before = std::iter::once(0).chain(between);
    let mut last: Option<Date> = None;
    for (start, empty) in dated.iter().zip(before) {
        if shows_empty {
            let mut next = last.and_then(|last| period.after(last));
            for _ in 0..empty {
                let Some(start) = next else { break };
                columns.push(TimeColumn { key: period.key(start), left_out: 0 });
                next = period.after(start);
            }
        }
        places.insert(Some(*start), columns.len());
        let left_out = if shows_empty { 0 } else { empty };
        columns.push(TimeColumn { key: period.key(*start), left_out });
        last = Some(*start);
    }
    if starts.contains(&None) {
        places.insert(None, columns.len());
        columns.push(TimeColumn { key: period.key_of(None), left_out: 0 });
    }
    (columns, places)
}

/// How many periods lie between two that begin at these days.
fn empty_between(period: Period, pair: &[Date]) -> usize {
    let [from, to] = pair else { return 0 };
    let months = |date: &Date| i64::from(date.year()) * 12 + i64::from(date.month());
    let steps = match period {
        Period::Week => to.duration_since(*from).as_hours() / 24 / 7,
        Period::Month => months(to) - months(from),
        Period::Year => i64::from(to.year()) - i64::from(from.year()),
    };
    usize::try_from(steps - 1).unwrap_or(0)
}
