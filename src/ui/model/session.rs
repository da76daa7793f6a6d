//! Where the reader was, as data: what is kept between two visits of one config.
//!
//! `io` keeps it and knows no more of it than that it is text. What no longer fits (a topic that is
//! gone, a config that asks for another arrangement) is passed over, never an error.

use super::Model;
use crate::compare::alignment::Tightness;
use crate::compare::articles::{ArticleId, Library};
use crate::compare::comparison::{Arrangement, Columns, Order};
use crate::compare::text::Span;
use crate::ui::views::{Focus, Open, Tab};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is kept. Every field may be missing, so that a file of another version is read as far as it
/// goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The day of the visit, as `YYYY-MM-DD`.
    pub day: Option<String>,
    /// The id of the topic.
    pub topic: Option<String>,
    /// The digit of the view, from 1.
    pub view: usize,
    /// The id of the column that the cursor was in.
    pub column: Option<String>,
    /// The id of its row.
    pub row: Option<String>,
    /// The passage under the cursor: article, first byte, byte after the last.
    pub passage: Option<(String, usize, usize)>,
    /// The arrangement that the config asked for: the reader's own holds only as long as it does.
    pub configured: Option<Arranged>,
    /// The reader's own arrangement.
    pub arranged: Option<Arranged>,
    /// The ids of columns moved by hand, in their order.
    pub column_order: Vec<String>,
    /// The ids of columns that are not shown.
    pub hidden: BTreeSet<String>,
    /// The ids of columns that stay at the left.
    pub frozen: BTreeSet<String>,
    /// The id of the column that the others are held against.
    pub base: Option<String>,
    /// The filter in force, as the reader writes it.
    pub filter: String,
    /// The articles that were there: hash by id, in hexadecimal.
    pub seen: BTreeMap<String, String>,
}

/// An arrangement as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arranged {
    columns: Option<String>,
    order: String,
    tightness: u8,
    suggested: bool,
}

impl Session {
    /// Where the reader of `model` is on the day `today` (`YYYY-MM-DD`); `before` stays in force for
    /// what is not known, because nothing was read.
    pub fn of(model: &Model, focus: &Focus, today: String, before: Session) -> Self {
        let shared = &model.shared;
        if !shared.loaded {
            return before;
        }
        let tab = model.open.iter().rev().find_map(Open::tab).unwrap_or(Tab::Compare);
        let view = Tab::ALL.iter().position(|(of, ..)| *of == tab).unwrap_or(0) + 1;
        let passage = focus.passage.as_ref();
        Self {
            day: Some(today),
            topic: shared.topic_spec().map(|spec| spec.id.clone()),
            view,
            column: focus.column.clone(),
            row: focus.row.clone(),
            passage: passage.map(|(article, span)| (article.to_string(), span.start, span.end)),
            configured: Some(Arranged::of(shared.configured)),
            arranged: Some(Arranged::of(shared.arrangement())),
            column_order: shared.column_order.clone(),
            hidden: shared.hidden.clone(),
            frozen: shared.frozen.clone(),
            base: shared.base.clone(),
            filter: shared.settings.question.filter.filter.to_string(),
            seen: seen(&shared.settings.question.library),
        }
    }

    /// Where the cursor was.
    pub fn focus(&self) -> Focus {
        let passage = self.passage.as_ref();
        Focus {
            column: self.column.clone(),
            row: self.row.clone(),
            passage: passage.map(|(id, start, end)| (ArticleId::new(id), Span::new(*start, *end.max(start)))),
        }
    }

    /// The view that was seen.
    pub fn tab(&self) -> Tab {
        self.view.checked_sub(1).and_then(|at| Tab::ALL.get(at)).map_or(Tab::Compare, |(tab, ..)| *tab)
    }

    /// The reader's own arrangement, if the config still asks for what it asked for then.
    pub fn arrangement(&self, configured: Arrangement) -> Option<Arrangement> {
        let same = self.configured.as_ref() == Some(&Arranged::of(configured));
        self.arranged.as_ref().filter(|_| same)?.arrangement(configured)
    }

    /// Which articles of `library` were not there; none at a first visit. An article under a new
    /// name is not new.
    pub fn new_among(&self, library: &Library) -> BTreeSet<ArticleId> {
        if self.day.is_none() {
            return BTreeSet::new();
        }
        let hashes: BTreeSet<&str> = self.seen.values().map(String::as_str).collect();
        let is_new = |id: &str, hash: u64| {
            !self.seen.contains_key(id) && !hashes.contains(format!("{hash:016x}").as_str())
        };
        let new = library.articles().iter().filter(|article| is_new(article.id.as_str(), article.hash));
        new.map(|article| article.id.clone()).collect()
    }
}

fn seen(library: &Library) -> BTreeMap<String, String> {
    let articles = library.articles().iter();
    articles.map(|article| (article.id.to_string(), format!("{:016x}", article.hash))).collect()
}

impl Arranged {
    fn of(arrangement: Arrangement) -> Self {
        let Arrangement { columns, order, rows } = arrangement;
        let columns = columns.map(|columns| match columns {
            Columns::Article => "article",
            Columns::Outlet => "outlet",
        });
        let order = match order {
            Order::Date => "date",
            Order::Name => "name",
            Order::Listed => "listed",
        };
        Self {
            columns: columns.map(str::to_owned),
            order: order.to_owned(),
            tightness: rows.tightness.sentences(),
            suggested: rows.only.suggested,
        }
    }

    fn arrangement(&self, mut from: Arrangement) -> Option<Arrangement> {
        from.columns = match self.columns.as_deref() {
            None => None,
            Some("article") => Some(Columns::Article),
            Some("outlet") => Some(Columns::Outlet),
            Some(_) => return None,
        };
        from.order = match self.order.as_str() {
            "date" => Order::Date,
            "name" => Order::Name,
            "listed" => Order::Listed,
            _ => return None,
        };
        from.rows.tightness = Tightness::new(self.tightness)?;
        from.rows.only.suggested = self.suggested;
        Some(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrangement_is_read_as_it_was_kept() {
        for columns in [None, Some(Columns::Article), Some(Columns::Outlet)] {
            for order in [Order::Date, Order::Name, Order::Listed] {
                let mut arrangement = Arrangement { columns, order, ..Arrangement::default() };
                arrangement.rows.tightness = Tightness::LOOSE;
                arrangement.rows.only.suggested = false;
                let kept = Arranged::of(arrangement);
                assert_eq!(kept.arrangement(Arrangement::default()), Some(arrangement));
            }
        }
    }

    #[test]
    fn a_config_that_asks_for_something_else_wins() {
        let configured = Arrangement::default();
        let own = Arrangement { order: Order::Name, ..configured };
        let session = Session {
            configured: Some(Arranged::of(configured)),
            arranged: Some(Arranged::of(own)),
            ..Session::default()
        };
        assert_eq!(session.arrangement(configured), Some(own));
        let edited = Arrangement { columns: Some(Columns::Outlet), ..configured };
        assert_eq!(session.arrangement(edited), None);
    }

    #[test]
    fn a_file_of_another_version_is_read_as_far_as_it_goes() {
        let read: Session = serde_json::from_str(r#"{"topic": "ships", "wings": 2, "view": 9}"#).unwrap();
        assert_eq!((read.topic.as_deref(), read.tab()), (Some("ships"), Tab::Compare));
    }
}
