//! Visits, and what came since the one before.
//!
//! A visit is a day on which the reader did something. What came since the last such day is new all
//! day long, however often the program is started, and also what comes while it is open. A start at
//! which nothing is done but to quit is no visit, nor is one that is killed: its news stay news.
//! Decided against marks for each article that was opened: passages are read in the comparison, where
//! nothing says which of them were.

use super::lenient::or_default;
use crate::compare::articles::{ArticleId, Library};
use crate::compare::comparison::{Cell, Comparison, Row, in_words};
use crate::ui::keymap::Action;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many keys that do something are enough to know where the others are listed.
const ENOUGH_KEYS: usize = 12;

/// This visit, and the one before as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// The day.
    pub today: Date,
    /// The visit before; none at a first one.
    pub before: Option<Before>,
    /// Whether the keys that matter are named on the status line, as they are until the reader has
    /// used some or wants them gone.
    pub is_first_run: bool,
    /// How many keys did something, quitting aside.
    used: usize,
}

impl Visit {
    /// A visit at which nothing was done yet.
    pub fn new(today: Date, before: Option<Before>, is_first_run: bool) -> Self {
        Self { today, before, is_first_run, used: 0 }
    }

    /// Takes in that the reader did something.
    pub fn takes_in(&mut self, action: Action) {
        if action != Action::Quit {
            self.used += 1;
        }
        if self.used >= ENOUGH_KEYS {
            self.is_first_run = false;
        }
    }
}

/// The visit before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before {
    since: Date,
    today: Date,
    /// What was there: hash by id.
    seen: BTreeMap<String, u64>,
    hashes: BTreeSet<u64>,
    /// What was new already, earlier today.
    new: BTreeSet<String>,
    changed: BTreeSet<String>,
}

/// What came since the visit before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The day of that visit in words: "3 March"; nothing at a first visit.
    pub since: String,
    /// The articles that came; none at a first visit.
    pub new: Arc<BTreeSet<ArticleId>>,
    /// The articles that are not what they were: text or front matter.
    pub changed: BTreeSet<ArticleId>,
}

impl News {
    /// How many passages of a row are of new articles.
    pub fn in_row(&self, row: &Row) -> usize {
        if self.new.is_empty() {
            return 0;
        }
        let passages = row.cells.iter().flat_map(Cell::passages);
        passages.filter(|passage| self.new.contains(&passage.article)).count()
    }

    /// How many passages of a topic are of new articles; one that stands in several rows counts once.
    pub fn in_topic(&self, comparison: &Comparison) -> usize {
        if self.new.is_empty() {
            return 0;
        }
        let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
        let new = passages.filter(|passage| self.new.contains(&passage.article));
        new.map(|passage| (&passage.article, passage.span)).collect::<BTreeSet<_>>().len()
    }

    /// "new", "changed", of several articles with their number; none if neither.
    pub fn of_articles(&self, articles: &[ArticleId], is_one: bool) -> Option<String> {
        let count = |of: &BTreeSet<ArticleId>| articles.iter().filter(|id| of.contains(*id)).count();
        let said = |count: usize, what: &str| match count {
            0 => None,
            _ if is_one => Some(what.to_owned()),
            count => Some(format!("{count} {what}")),
        };
        let said = [said(count(&self.new), "new"), said(count(&self.changed), "changed")];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    /// "+1 since 3 March"; nothing where nothing is new.
    pub fn count_in_words(&self, count: usize) -> Option<String> {
        (count > 0).then(|| format!("+{count} since {}", self.since))
    }
}

impl Before {
    /// What is new among the articles of `library`. One under another name is not new.
    pub fn news(&self, library: &Library) -> News {
        let (mut new, mut changed) = (BTreeSet::new(), BTreeSet::new());
        for article in library.articles() {
            let id = article.id.as_str();
            let known = self.seen.get(id);
            if self.new.contains(id) || known.is_none() && !self.hashes.contains(&article.hash) {
                new.insert(article.id.clone());
            } else if self.changed.contains(id) || known.is_some_and(|hash| *hash != article.hash) {
                changed.insert(article.id.clone());
            }
        }
        let since = in_words::day(self.since, self.today);
        News { since, new: Arc::new(new), changed }
    }
}

/// What is kept of visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visits {
    /// The day of the last visit, as `YYYY-MM-DD`.
    #[serde(deserialize_with = "or_default")]
    day: Option<String>,
    /// The day of the one before it.
    #[serde(deserialize_with = "or_default")]
    before: Option<String>,
    /// The articles that came between them, and those that changed.
    #[serde(deserialize_with = "or_default")]
    new: BTreeSet<String>,
    #[serde(deserialize_with = "or_default")]
    changed: BTreeSet<String>,
    /// The articles that were there at the end of the last visit: hash by id, in hexadecimal.
    #[serde(deserialize_with = "or_default")]
    seen: Option<BTreeMap<String, String>>,
}

impl Visits {
    /// What is to be known of them on the day `today`; none at a first visit.
    pub fn before(&self, today: Date) -> Option<Before> {
        let date = |day: &Option<String>| day.as_ref()?.parse::<Date>().ok();
        let (day, seen) = date(&self.day).zip(self.seen.as_ref())?;
        let hash = |hash: &String| u64::from_str_radix(hash, 16).unwrap_or_default();
        let seen: BTreeMap<String, u64> = seen.iter().map(|(id, of)| (id.clone(), hash(of))).collect();
        let is_same_day = day == today;
        let again = |ids: &BTreeSet<String>| if is_same_day { ids.clone() } else { BTreeSet::new() };
        Some(Before {
            since: date(&self.before).filter(|_| is_same_day).unwrap_or(day),
            today,
            hashes: seen.values().copied().collect(),
            seen,
            new: again(&self.new),
            changed: again(&self.changed),
        })
    }

    /// The same after `visit`, at whose end these were the news of `library`.
    #[must_use]
    pub fn after(self, visit: &Visit, news: &News, library: &Library) -> Self {
        if visit.used == 0 && self.day.is_some() {
            return self;
        }
        let ids = |of: &BTreeSet<ArticleId>| of.iter().map(ToString::to_string).collect();
        let articles = library.articles().iter();
        let seen = articles.map(|article| (article.id.to_string(), format!("{:016x}", article.hash)));
        Self {
            day: Some(visit.today.to_string()),
            before: visit.before.as_ref().map(|before| before.since.to_string()),
            new: ids(&news.new),
            changed: ids(&news.changed),
            seen: Some(seen.collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::front_matter::{Source, article};

    fn library(texts: &[(&str, &str)]) -> Library {
        let read = |(id, text): &(&str, &str)| {
            let source = Source {
                id: ArticleId::new(id),
                path: format!("{id}.md"),
                folder: String::new(),
                folder_name: String::new(),
                text: (*text).into(),
            };
            Arc::new(article(source).0)
        };
        Library::new(texts.iter().map(read).collect())
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// A visit on a day: what is new and changed, and what is kept after it.
    fn visit(visits: Visits, today: &str, texts: &[(&str, &str)], keys: usize) -> (News, Visits) {
        let (today, library) = (day(today), library(texts));
        let before = visits.before(today);
        let news = before.as_ref().map(|before| before.news(&library)).unwrap_or_default();
        let mut visit = Visit { today, before, ..Visit::default() };
        (0..keys).for_each(|_| visit.takes_in(Action::Down));
        visit.takes_in(Action::Quit);
        let after = visits.after(&visit, &news, &library);
        (news, after)
    }

    /// "post+ daily~ since 3 March".
    fn told(news: &News) -> String {
        let new = news.new.iter().map(|id| format!("{id}+ "));
        let changed = news.changed.iter().map(|id| format!("{id}~ "));
        format!("{}since {}", new.chain(changed).collect::<String>(), news.since)
    }

    #[test]
    fn news_last_for_a_day_and_until_something_was_done() {
        let one = [("post", "A ship came.")];
        let two = [("post", "A ship came."), ("daily", "Two ships came.")];
        let three = [("post", "No ship came."), ("daily", "Two ships came."), ("gull", "Fog.")];
        type Articles<'a> = &'a [(&'a str, &'a str)];
        let steps: [(&str, Articles<'_>, usize, &str); 8] = [
            ("2031-03-01", &one, 3, "since "),
            ("2031-03-01", &one, 3, "since earlier today"),
            ("2031-03-03", &two, 0, "daily+ since 1 March"),
            ("2031-03-04", &two, 1, "daily+ since 1 March"),
            ("2031-03-04", &three, 1, "daily+ gull+ post~ since 1 March"),
            ("2031-03-04", &three, 0, "daily+ gull+ post~ since 1 March"),
            ("2031-03-05", &three, 1, "since 4 March"),
            ("2032-01-01", &three, 1, "since 5 March 2031"),
        ];
        let mut visits = Visits::default();
        for (today, texts, keys, expected) in steps {
            let (news, after) = visit(visits, today, texts, keys);
            assert_eq!(told(&news), expected, "on {today}");
            let kept = serde_json::to_string(&after).unwrap();
            visits = serde_json::from_str(&kept).unwrap();
        }
    }

    #[test]
    fn an_article_under_another_name_is_not_new() {
        let (_, visits) = visit(Visits::default(), "2031-03-01", &[("post", "A ship came.")], 1);
        let (news, _) = visit(visits, "2031-03-02", &[("post-1", "A ship came.")], 1);
        assert_eq!(told(&news), "since 1 March");
    }

    #[test]
    fn what_cannot_be_read_of_visits_makes_nothing_new() {
        for kept in [r#"{"day": "2031-03-01", "seen": 7}"#, r#"{"day": "yesterday", "seen": {}}"#, "{}"] {
            let visits: Visits = serde_json::from_str(kept).unwrap();
            let (news, _) = visit(visits, "2031-03-02", &[("post", "A ship came.")], 1);
            assert_eq!(told(&news), "since ", "{kept}");
        }
    }

    #[test]
    fn articles_of_a_column_are_new_or_changed() {
        let ids = |ids: &[&str]| ids.iter().map(|id| ArticleId::new(id)).collect::<BTreeSet<_>>();
        let news = News { since: "1 March".into(), new: Arc::new(ids(&["a", "b"])), changed: ids(&["c"]) };
        let check = |of: &[&str], is_one: bool, expected: Option<&str>| {
            let of: Vec<ArticleId> = of.iter().map(|id| ArticleId::new(id)).collect();
            assert_eq!(news.of_articles(&of, is_one).as_deref(), expected, "{of:?}");
        };
        check(&["a"], true, Some("new"));
        check(&["c"], true, Some("changed"));
        check(&["d"], true, None);
        check(&["a", "b", "c", "d"], false, Some("2 new · 1 changed"));
        check(&["d"], false, None);
    }
}
