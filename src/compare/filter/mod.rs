//! What a reader wants to see of comparisons, and the comparison with nothing else in it.
//!
//! Apart from the comparison, because that says what there is: a filter only hides, and what it
//! hides is still known (`Gap::Filtered`, [`Filtered`](crate::compare::comparison::Filtered)).
//!
//! Decided: conditions on articles and passages come first, those on rows judge what is left of a
//! row, so that every row that is shown satisfies them as it is shown, and filtering twice is
//! filtering once. A passage that leans on the one before it is not shown without that one. A column
//! stays as long as one of its articles is admitted, whether or not one of its passages is.
//! `written` holds the form that a person types, `apply` does the hiding.

mod apply;
mod written;

pub use apply::{filtered, passing};
pub use written::{FilterError, NAMES};

use super::articles::{Article, ArticleId, Outlets};
use super::comparison::{Comparison, Way};
use super::topics::{Aliases, Term};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Conditions that all must hold; of several outlets one is enough. None of them admits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    conditions: Vec<Condition>,
}

/// A condition, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What is asked.
    pub asked: Asked,
    /// Whether it must not hold.
    pub not: bool,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The article is of this outlet, by any of its names.
    Outlet(String),
    /// The article is of these days or later; an undated one is not.
    From(Days),
    /// The article is of these days or earlier; an undated one is not.
    To(Days),
    /// The article has no date.
    Undated,
    /// The article came since the last visit.
    New,
    /// The passage holds the term.
    Text(Term),
    /// The passage states a figure.
    Figure,
    /// The passage holds a quotation between marks.
    Quote,
    /// Two comparable values of the row differ.
    Differ,
    /// Two or more outlets have something in the row.
    Shared,
    /// A column has nothing in the row, and not because a filter hides it; what stands alone has no gaps.
    Gaps,
}

/// A day, a month or a year as a person writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    written: String,
    first: Date,
    last: Date,
}

/// A filter in force, and the articles that are new to whom it serves.
#[derive(Clone, Debug, Default)]
pub struct InForce {
    /// The filter.
    pub filter: Filter,
    /// The articles that came since the last visit.
    pub new_articles: Arc<BTreeSet<ArticleId>>,
}

/// How much of a comparison a filter admits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passing {
    /// Different passages.
    pub passages: usize,
    /// Of so many.
    pub of_passages: usize,
    /// Rows, without what stands alone.
    pub rows: usize,
    /// Of so many.
    pub of_rows: usize,
}

impl Passing {
    /// How much is `left` of all that there is.
    pub fn of(whole: &Comparison, left: &Comparison) -> Self {
        let rows = |of: &Comparison| of.rows.iter().filter(|row| row.way != Way::Alone).count();
        Self {
            passages: left.counts.passages,
            of_passages: whole.counts.passages,
            rows: rows(left),
            of_rows: rows(whole),
        }
    }
}

/// What a filter asks of beside a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The outlets' names.
    pub outlets: &'a Outlets,
    /// The spellings that stand for each other in a term.
    pub aliases: &'a Aliases,
    /// The articles that came since the last visit.
    pub new_articles: &'a BTreeSet<ArticleId>,
}

impl Filter {
    /// Whether it admits everything.
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// Its conditions, as written.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// The same with this condition as well, or, if it has it, without it. Its opposite goes.
    #[must_use]
    pub fn toggled(&self, condition: &Condition) -> Self {
        let mut conditions = self.conditions.clone();
        conditions.retain(|own| own.asked != condition.asked);
        if !self.conditions.contains(condition) {
            conditions.push(condition.clone());
        }
        Self { conditions }
    }

    /// Whether it asks which articles are new.
    pub fn asks_for_new(&self) -> bool {
        self.conditions.iter().any(|condition| condition.asked == Asked::New)
    }

    /// The outlets that it names and no article is of, as written.
    pub fn unknown_outlets<'a>(&'a self, articles: &[Arc<Article>], outlets: &Outlets) -> Vec<&'a str> {
        let named = self.conditions.iter().filter_map(|condition| match &condition.asked {
            Asked::Outlet(name) => Some(name.as_str()),
            _ => None,
        });
        let is_known = |name: &&str| articles.iter().any(|article| is_of(article, name, outlets));
        named.filter(|name| !is_known(name)).collect()
    }

    /// Whether it admits an article, whatever that says.
    fn admits(&self, article: &Article, beside: Beside<'_>) -> bool {
        let mut of_outlets = None;
        for condition in &self.conditions {
            let holds = match &condition.asked {
                Asked::Outlet(name) if !condition.not => {
                    let any = of_outlets.unwrap_or(false);
                    of_outlets = Some(any || is_of(article, name, beside.outlets));
                    continue;
                }
                Asked::Outlet(name) => is_of(article, name, beside.outlets),
                Asked::From(days) => day(article).is_some_and(|day| day >= days.first),
                Asked::To(days) => day(article).is_some_and(|day| day <= days.last),
                Asked::Undated => day(article).is_none(),
                Asked::New => beside.new_articles.contains(&article.id),
                Asked::Text(_)
                | Asked::Figure
                | Asked::Quote
                | Asked::Differ
                | Asked::Shared
                | Asked::Gaps => continue,
            };
            if holds == condition.not {
                return false;
            }
        }
        of_outlets.unwrap_or(true)
    }
}

impl Condition {
    /// That this holds.
    pub fn that(asked: Asked) -> Self {
        Self { asked, not: false }
    }
}

fn is_of(article: &Article, name: &str, outlets: &Outlets) -> bool {
    outlets.canonical(name).to_lowercase() == outlets.canonical(&article.meta.outlet).to_lowercase()
}

fn day(article: &Article) -> Option<Date> {
    article.meta.published.map(|published| published.day)
}

#[cfg(test)]
mod tests;
