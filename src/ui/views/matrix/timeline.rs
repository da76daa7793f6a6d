//! Topic × time: for each outlet, how many of its articles of a period speak of the topic.

use super::table::{Named, Sort, Words, count_and_share, digits, shade};
use crate::compare::comparison::{Cell, Column};
use crate::compare::counted;
use crate::compare::tables::matrix::{percent, share};
use crate::compare::tables::times::{InPeriod, Times};
use crate::ui::theme::Role;
use crate::ui::views::Focus;
use crate::ui::widgets::grid::Cells;
use crate::ui::widgets::{PieceLine, piece, width_of};
use std::cmp::Reverse;
use std::sync::Arc;

/// The orders of topics.
pub(super) const SORTS: &[Sort] = &[Sort::Listed, Sort::Name, Sort::Count];

/// Times as they are shown: under the name of each topic a row for each outlet.
pub(super) struct Timeline {
    pub(super) times: Arc<Times>,
    /// The topics in the order in which they are shown.
    topics: Vec<usize>,
    digits: usize,
}

/// What a row is: a topic's heading, or one outlet of it.
type Place = (usize, Option<usize>);

impl Timeline {
    pub(super) fn of(times: &Arc<Times>, (sort, reversed): (Sort, bool)) -> Self {
        let mut topics: Vec<usize> = (0..times.topics.len()).collect();
        let name = |topic: &usize| times.comparisons.get(*topic).map(|of| of.topic.name.to_lowercase());
        let count = |topic: &usize| {
            let speaking = times.topics.get(*topic).into_iter().flat_map(|topic| topic.values());
            speaking.map(Vec::len).sum::<usize>()
        };
        match sort {
            Sort::Listed | Sort::Share => {}
            Sort::Name => topics.sort_by_cached_key(name),
            Sort::Count => topics.sort_by_cached_key(|topic| Reverse(count(topic))),
        }
        if reversed {
            topics.reverse();
        }
        let most = times.outlets.iter().flat_map(|outlet| &outlet.periods).map(|of| of.articles).max();
        let unsure = times.outlets.iter().flat_map(|outlet| &outlet.periods).any(|of| of.guessed);
        let digits = digits(most.unwrap_or(0)) + usize::from(unsure);
        Self { times: Arc::clone(times), topics, digits }
    }

    fn place(&self, row: usize) -> Option<Place> {
        let each = self.times.outlets.len() + 1;
        let topic = *self.topics.get(row / each)?;
        Some((topic, (row % each).checked_sub(1)))
    }

    /// How many articles of an outlet speak of the topic in a period, of which, and their share.
    fn count(&self, row: usize, period: usize) -> Option<(usize, InPeriod, f64)> {
        let (topic, outlet) = self.place(row)?;
        let whole = self.times.in_period(outlet?, period);
        let count = self.times.speaking(topic, outlet?, period).len();
        Some((count, whole, share(count, whole.articles)))
    }

    /// The id of the topic of a row.
    pub(super) fn topic(&self, row: usize) -> Option<&str> {
        let (topic, _) = self.place(row)?;
        self.times.comparisons.get(topic).map(|comparison| comparison.topic.id.as_str())
    }

    /// The row and the period of the topic of this id and the column of this id, as far as known.
    pub(super) fn place_of(&self, topic: &str, column: Option<&str>) -> (Option<String>, Option<String>) {
        let Some(first) = self.times.comparisons.first() else { return (None, None) };
        let found = first.columns.iter().find(|of| Some(of.id.as_str()) == column);
        let row = found.or(first.columns.first()).map(|column| row_name(topic, &column.outlet));
        let article = found.and_then(|column| first.article(column.articles.first()?));
        let day = article.map(|article| article.meta.published.map(|published| published.day));
        (row, day.map(|day| self.times.period.key_of(day)))
    }

    /// Where another view is to go from a cell: the first passage of the outlet on the topic in the
    /// period, else its column.
    pub(super) fn focus(&self, row: usize, period: usize) -> Focus {
        let found = || {
            let (topic, outlet) = self.place(row)?;
            let comparison = self.times.comparisons.get(topic)?;
            let name = &self.times.outlets.get(outlet?)?.name;
            let article = self.times.speaking(topic, outlet?, period).first();
            let passages = comparison.rows.iter().flat_map(|row| {
                let passages = row.cells.iter().flat_map(Cell::passages);
                passages.map(move |passage| (row, passage))
            });
            let passage = passages.into_iter().find(|(_, passage)| Some(&passage.article) == article);
            let is_it = |column: &&Column| match article {
                Some(article) => column.articles.contains(article),
                None => column.outlet == *name,
            };
            Some(Focus {
                column: comparison.columns.iter().find(is_it).map(|column| column.id.clone()),
                row: passage.map(|(row, _)| row.id.clone()),
                passage: passage.map(|(_, passage)| (passage.article.clone(), passage.span)),
            })
        };
        found().unwrap_or_default()
    }

    /// What the cell says in words.
    pub(super) fn in_words(&self, row: usize, period: usize) -> Words {
        let Some((count, whole, of)) = self.count(row, period) else { return Words::default() };
        let topic = self.place(row).and_then(|(topic, _)| self.times.comparisons.get(topic));
        let topic = topic.map_or("", |comparison| &comparison.topic.name);
        let words = match whole.articles {
            0 => "no article".to_owned(),
            all => format!("{count} of {} on {topic}, {}", counted(all, "article"), percent(of)),
        };
        let mut said = vec![piece(words, Role::Notice)];
        if whole.guessed {
            said.push(piece("; ~ a date is guessed", Role::Doubt));
        }
        let key = self.times.periods.get(period).map_or("", |period| &period.key);
        let mut of: PieceLine = self.label(row).split_off(1);
        of.push(piece(format!(" · {key}"), Role::Dim));
        Words { of, said }
    }
}

fn row_name(topic: &str, outlet: &str) -> String {
    format!("{topic}\u{1f}{outlet}")
}

impl Named for Timeline {
    fn row_name(&self, row: usize) -> Option<String> {
        let (_, outlet) = self.place(row)?;
        Some(row_name(self.topic(row)?, &self.times.outlets.get(outlet?)?.name))
    }

    fn column_name(&self, column: usize) -> Option<String> {
        self.times.periods.get(column).map(|period| period.key.clone())
    }
}

impl Cells for Timeline {
    fn corner(&self) -> PieceLine {
        vec![piece("articles · of all", Role::Dim)]
    }

    fn columns(&self) -> usize {
        self.times.periods.len()
    }

    fn head(&self, column: usize) -> PieceLine {
        let Some(period) = self.times.periods.get(column) else { return PieceLine::new() };
        let mut head = vec![piece(period.key.as_str(), Role::ColumnHead)];
        if period.left_out > 0 {
            head.push(piece(format!(" after {} empty", period.left_out), Role::Warning));
        }
        head
    }

    fn rows(&self) -> usize {
        if self.times.periods.is_empty() { 0 } else { self.topics.len() * (self.times.outlets.len() + 1) }
    }

    fn label(&self, row: usize) -> PieceLine {
        let Some((topic, outlet)) = self.place(row) else { return PieceLine::new() };
        let Some(outlet) = outlet.and_then(|outlet| self.times.outlets.get(outlet)) else {
            let name = self.times.comparisons.get(topic).map_or("", |of| &of.topic.name);
            return vec![piece(name, Role::RowHead)];
        };
        let mut label = vec![piece("  ", Role::Text), piece(outlet.short.as_str(), Role::Text)];
        if outlet.guessed {
            label.push(piece("?", Role::Doubt));
        }
        if outlet.machine_translated {
            label.push(piece(" †", Role::Doubt));
        }
        label
    }

    fn is_heading(&self, row: usize) -> bool {
        self.place(row).is_none_or(|(_, outlet)| outlet.is_none())
    }

    fn cell(&self, row: usize, column: usize) -> PieceLine {
        match self.count(row, column) {
            Some((count, whole, of)) if whole.articles > 0 => {
                count_and_share(shade(of, 1.0), (count, self.digits), whole.guessed, of)
            }
            _ => vec![piece("–", Role::Gap)],
        }
    }

    fn cell_width(&self) -> u16 {
        width_of(&count_and_share(' ', (1, self.digits), false, 1.0))
    }
}
