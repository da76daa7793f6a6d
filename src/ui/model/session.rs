//! Where the reader was, as data: what is kept between two visits of one config.
//!
//! `io` keeps it and knows no more of it than that it is text. What no longer fits (a topic that is
//! gone, a config that asks for another arrangement) is passed over, never an error. The mouse is
//! not kept: a terminal that no longer selects text needs a reason on the screen, or in the config.

use super::edits::LeftConfig;
use super::judging::Begun;
use super::lenient::{list_or_one, or_default};
use super::visits::Visits;
use super::{Model, Shared};
use crate::compare::alignment::Tightness;
use crate::compare::articles::{ArticleId, Library};
use crate::compare::comparison::{Arrangement, Columns, Order};
use crate::compare::text::Span;
use crate::ui::views::article::Top;
use crate::ui::views::compare::Stand;
use crate::ui::views::workshop::Kept;
use crate::ui::views::{Focus, Open, Setting, Tab};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// More views than this in the pile are not gone back to: nobody knows any more how they came there.
const MOST_VIEWS: usize = 16;

/// What is kept. Every field may be missing or be something else, so that a file of another version
/// is read as far as it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The last visits, and what was there.
    #[serde(deserialize_with = "or_default")]
    pub visits: Visits,
    /// The id of the topic.
    #[serde(deserialize_with = "or_default")]
    pub topic: Option<String>,
    /// What lay open over the compare view, the topmost last.
    #[serde(deserialize_with = "or_default")]
    pub views: Vec<Lain>,
    /// Where the cursor of the compare view was.
    #[serde(deserialize_with = "or_default")]
    pub cursor: Cursor,
    /// Where its window stood.
    #[serde(deserialize_with = "or_default")]
    pub stand: Stand,
    /// Whether rows were folded to their values.
    #[serde(deserialize_with = "or_default")]
    pub folded: bool,
    /// Whether the list of topics was hidden.
    #[serde(deserialize_with = "or_default")]
    pub topics_hidden: bool,
    /// The term that was sought, as written.
    #[serde(deserialize_with = "or_default")]
    pub sought: Option<String>,
    /// The arrangement that the config asked for: the reader's own holds only as long as it does.
    #[serde(deserialize_with = "or_default")]
    pub configured: Option<Arranged>,
    /// The reader's own arrangement.
    #[serde(deserialize_with = "or_default")]
    pub arranged: Option<Arranged>,
    /// The ids of columns moved by hand, in their order.
    #[serde(deserialize_with = "or_default")]
    pub column_order: Vec<String>,
    /// The ids of columns that are not shown.
    #[serde(deserialize_with = "or_default")]
    pub hidden: BTreeSet<String>,
    /// The ids of columns that stay at the left.
    #[serde(deserialize_with = "or_default")]
    pub frozen: BTreeSet<String>,
    /// The id of the column that the others are held against.
    #[serde(deserialize_with = "or_default")]
    pub base: Option<String>,
    /// The filter in force, as the reader writes it.
    #[serde(deserialize_with = "or_default")]
    pub filter: String,
    /// Topics that were begun or changed and not saved, the newest last.
    #[serde(deserialize_with = "list_or_one", skip_serializing_if = "is_default")]
    pub draft: Vec<Kept>,
    /// Words that were typed for judgements and not judged, the newest last.
    #[serde(deserialize_with = "list_or_one", skip_serializing_if = "is_default")]
    pub begun: Vec<Begun>,
    /// Configs that could not be written, each with what it was made of.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub unsaved: Vec<LeftConfig>,
}

/// A view that lay open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lain {
    /// Its name: "matrix", "article".
    #[serde(deserialize_with = "or_default")]
    pub view: String,
    /// How it was set, if it can be.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub setting: Setting,
    /// Where its cursor was: in an article that it showed, which and where.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub cursor: Cursor,
    /// How far the article was scrolled.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub top: Option<Top>,
}

/// A [`Focus`] as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cursor {
    /// The id of the column.
    #[serde(deserialize_with = "or_default")]
    pub column: Option<String>,
    /// The id of the row.
    #[serde(deserialize_with = "or_default")]
    pub row: Option<String>,
    /// The passage.
    #[serde(deserialize_with = "or_default")]
    pub passage: Option<Place>,
}

/// A place in an article: its id, first byte, byte after the last.
pub type Place = (String, usize, usize);

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// All of `older` that is not among `newer`, then those.
fn all_of<T: Clone>(older: &[T], newer: Vec<T>, is_same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let is_newer = |of: &&T| newer.iter().any(|other| is_same(of, other));
    let mut all: Vec<T> = older.iter().filter(|of| !is_newer(of)).cloned().collect();
    all.extend(newer);
    all
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
    /// Where the reader of `model` is; `before` stays in force for what is not known, because nothing
    /// was read.
    pub fn of(model: &Model, before: Session) -> Self {
        let shared = &model.shared;
        if !shared.loaded {
            return before.with_typed(model);
        }
        let (folded, topics_hidden) = model.compare.hides();
        Self {
            visits: before.visits.after(&model.visit, &shared.news, &shared.settings.question.library),
            topic: shared.topic_spec().map(|spec| spec.id.clone()),
            views: model.open.iter().filter_map(|open| Lain::of(open, shared)).collect(),
            cursor: Cursor::of(model.compare.focus()),
            stand: model.compare.stand(shared),
            folded,
            topics_hidden,
            sought: shared.sought.as_ref().map(|term| term.written().to_owned()),
            configured: Some(Arranged::of(shared.configured)),
            arranged: Some(Arranged::of(shared.arrangement())),
            column_order: shared.column_order.clone(),
            hidden: shared.hidden.clone(),
            frozen: shared.frozen.clone(),
            base: shared.base.clone(),
            filter: shared.settings.question.filter.filter.to_string(),
            draft: Self::drafts_of(model),
            begun: Self::begun_of(model),
            unsaved: Self::unsaved_of(model),
        }
    }

    /// What is typed in `model` alone; `before` is what was there at the start.
    pub fn typed(model: &Model, before: &Self) -> Self {
        let draft = Self::drafts_of(model);
        if model.shared.loaded {
            let (begun, unsaved) = (Self::begun_of(model), Self::unsaved_of(model));
            return Self { draft, begun, unsaved, ..Self::default() };
        }
        // Nothing of the last visit was taken back yet.
        let (begun, unsaved) = (before.begun.clone(), before.unsaved.clone());
        Self { draft: all_of(&before.draft, draft, Kept::says_the_same), begun, unsaved, ..Self::default() }
    }

    /// The same with what is typed in `model`, and all else as it was.
    pub fn with_typed(self, model: &Model) -> Self {
        let Self { draft, begun, unsaved, .. } = Self::typed(model, &self);
        Self { draft, begun, unsaved, ..self }
    }

    /// The same with what else was typed, which `is_newer` or not; what both hold is held once.
    #[must_use]
    pub fn and_typed(self, typed: Self, is_newer: bool) -> Self {
        let (older, newer) = if is_newer { (&self, typed) } else { (&typed, self.clone()) };
        Self {
            draft: all_of(&older.draft, newer.draft, Kept::says_the_same),
            begun: all_of(&older.begun, newer.begun, PartialEq::eq),
            unsaved: all_of(&older.unsaved, newer.unsaved, PartialEq::eq),
            ..self
        }
    }

    /// The words that were begun for judgements, those that are typed in place of what they go on with.
    fn begun_of(model: &Model) -> Vec<Begun> {
        let mut all = model.shared.judging.begun.clone();
        let open = model.open.iter().filter_map(|open| match open {
            Open::Judging(state) => state.begun(),
            _ => None,
        });
        for begun in open {
            if let Some(at) = all.iter().rposition(|of| of.of == begun.of) {
                all.remove(at);
            }
            all.push(begun);
        }
        all
    }

    /// The config in force if it could not be written, and those of which it is not said yet what becomes
    /// of them.
    fn unsaved_of(model: &Model) -> Vec<LeftConfig> {
        let in_force = model.shared.settings.unsaved.as_ref();
        let in_force = in_force.map(|of| LeftConfig { base: of.over.to_string(), text: of.text.to_string() });
        let left = model.left.configs().iter().filter(|left| Some(*left) != in_force.as_ref()).cloned();
        left.chain(in_force.clone()).collect()
    }

    /// The forms that were left, then those that lie open and are not saved.
    fn drafts_of(model: &Model) -> Vec<Kept> {
        let open = model.open.iter().filter_map(|open| match open {
            Open::Workshop(state) if state.is_changed() => Some(state),
            _ => None,
        });
        model.drafts.iter().chain(open).map(|state| state.kept()).collect()
    }

    /// What lay open, the topmost last.
    pub fn views(&self) -> &[Lain] {
        &self.views[self.views.len().saturating_sub(MOST_VIEWS)..]
    }

    /// The reader's own arrangement, if the config still asks for what it asked for then.
    pub fn arrangement(&self, configured: Arrangement) -> Option<Arrangement> {
        let same = self.configured.as_ref() == Some(&Arranged::of(configured));
        self.arranged.as_ref().filter(|_| same)?.arrangement(configured)
    }
}

/// The name under which articles are kept; the other views have those of [`Tab::ALL`].
const ARTICLE: &str = "article";

impl Lain {
    /// How a view is kept; none if it belongs to the moment.
    fn of(open: &Open, shared: &Shared) -> Option<Self> {
        if let Open::Article(state) = open {
            let cursor = Cursor::of(Focus { passage: Some(state.place()), ..Focus::default() });
            return Some(Self { view: ARTICLE.to_owned(), cursor, top: state.top(), ..Self::default() });
        }
        let tab = open.tab()?;
        let (.., name) = Tab::ALL.iter().find(|(of, ..)| *of == tab)?;
        let cursor = open.focus(shared).map(Cursor::of).unwrap_or_default();
        Some(Self { view: name.to_lowercase(), setting: open.setting(), cursor, top: None })
    }

    /// The view under a digit that it was.
    pub fn tab(&self) -> Option<Tab> {
        Tab::ALL.iter().find(|(.., name)| name.to_lowercase() == self.view).map(|(tab, ..)| *tab)
    }

    /// The article that it showed, and where, if `library` has it.
    pub fn article(&self, library: &Library) -> Option<(ArticleId, Span)> {
        let kept = self.cursor.passage.as_ref().filter(|_| self.view == ARTICLE)?;
        place(kept, library).or_else(|| {
            let known = library.get(&ArticleId::new(&kept.0))?;
            Some((known.id.clone(), Span::default()))
        })
    }
}

impl Cursor {
    fn of(Focus { column, row, passage }: Focus) -> Self {
        let passage = passage.map(|(article, span)| (article.to_string(), span.start, span.end));
        Self { column, row, passage }
    }

    /// Where that is, as far as it is in `library`.
    pub fn focus(&self, library: &Library) -> Focus {
        let passage = self.passage.as_ref().and_then(|kept| place(kept, library));
        Focus { column: self.column.clone(), row: self.row.clone(), passage }
    }
}

/// The place, if there is text of `library` there.
fn place((id, start, end): &Place, library: &Library) -> Option<(ArticleId, Span)> {
    let article = library.get(&ArticleId::new(id))?;
    article.body.as_str().get(*start..*end)?;
    Some((article.id.clone(), Span::new(*start, *end)))
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
        let kept = r#"{
            "topic": "ships", "wings": 2, "cursor": {"row": 7, "column": "a", "passage": ["a", -1, 2]}, "views": [{"view": "hangar"}, {"view": "matrix", "setting": 3}],
            "visits": [], "arranged": {"order": 3}, "folded": "yes", "base": null
        }"#;
        let read: Session = serde_json::from_str(kept).unwrap();
        let expected = Session {
            topic: Some("ships".into()),
            cursor: Cursor { column: Some("a".into()), ..Cursor::default() },
            views: vec![
                Lain { view: "hangar".into(), ..Lain::default() },
                Lain { view: "matrix".into(), ..Lain::default() },
            ],
            ..Session::default()
        };
        assert_eq!(read, expected);
        assert_eq!(read.views().iter().map(Lain::tab).collect::<Vec<_>>(), [None, Some(Tab::Matrix)]);
    }
}
