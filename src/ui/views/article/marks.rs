//! What is marked in an article: the passages of the present topic with their terms, and those of
//! the other topics.

use crate::compare::articles::Article;
use crate::compare::comparison::{Comparison, Passage};
use crate::compare::text::Span;
use crate::ui::model::Shared;
use crate::ui::theme::Role;

/// A passage of the present topic and the first row that it stands in.
pub(super) struct Own {
    pub(super) passage: Passage,
    pub(super) row: String,
}

/// What is marked, each in reading order.
#[derive(Default)]
pub(super) struct Marks {
    own: Vec<Own>,
    others: Vec<Span>,
}

/// The marks that fall on one line.
pub(super) struct LineMarks<'a> {
    own: Vec<&'a Own>,
    others: Vec<Span>,
}

/// The marks of `article` as it stands: comparisons made from another state of it are passed over.
///
/// The built-in topics (all figures, all quotes) mark nothing unless one of them is the present topic.
pub(super) fn marks(article: &Article, shared: &Shared) -> Marks {
    let listed = shared.settings.question.topics.listed();
    let mut marks = Marks::default();
    for (topic, comparison) in shared.comparisons.iter().enumerate() {
        let Some(comparison) = comparison else { continue };
        let same_text = comparison.article(&article.id).is_some_and(|known| known.hash == article.hash);
        if !same_text {
            continue;
        }
        if topic == shared.topic {
            marks.own = own(article, comparison);
        } else if topic < listed {
            marks.others.extend(passages(article, comparison).map(|(passage, _)| passage.span));
        }
    }
    marks.others.sort();
    marks.others.dedup();
    marks
}

fn own(article: &Article, comparison: &Comparison) -> Vec<Own> {
    let mut own: Vec<Own> = passages(article, comparison)
        .map(|(passage, row)| Own { passage: passage.clone(), row: row.to_owned() })
        .collect();
    own.sort_by_key(|own| own.passage.span);
    own.dedup_by_key(|own| own.passage.span);
    own
}

fn passages<'a>(
    article: &'a Article,
    comparison: &'a Comparison,
) -> impl Iterator<Item = (&'a Passage, &'a str)> {
    let of_row = |row: &'a crate::compare::comparison::Row| {
        let passages = row.cells.iter().flat_map(|cell| cell.passages());
        passages.map(|passage| (passage, row.id.as_str()))
    };
    comparison.rows.iter().flat_map(of_row).filter(|(passage, _)| passage.article == article.id)
}

impl Marks {
    /// The passages of the present topic in reading order.
    pub(super) fn own(&self) -> &[Own] {
        &self.own
    }

    /// The first passage of the present topic that shares text with `span`.
    pub(super) fn own_at(&self, span: Span) -> Option<&Own> {
        let exact = self.own.iter().find(|own| own.passage.span == span);
        exact.or_else(|| self.own.iter().find(|own| own.passage.span.overlaps(span)))
    }

    /// Whether a passage of another topic shares text with `span`.
    pub(super) fn is_other(&self, span: Span) -> bool {
        self.others.iter().any(|other| other.overlaps(span))
    }

    /// What falls on the line that stands for `span`.
    pub(super) fn within(&self, span: Span) -> LineMarks<'_> {
        LineMarks {
            own: self.own.iter().filter(|own| own.passage.span.overlaps(span)).collect(),
            others: self.others.iter().copied().filter(|other| other.overlaps(span)).collect(),
        }
    }
}

impl LineMarks<'_> {
    /// What a glyph is, if it is marked: a term, a passage of this topic, a passage of another.
    pub(super) fn role_at(&self, glyph: Span) -> Option<Role> {
        let own = self.own.iter().filter(|own| own.passage.span.overlaps(glyph));
        let mut found = None;
        for own in own {
            if own.passage.why.iter().any(|reason| reason.span.overlaps(glyph)) {
                return Some(Role::Term);
            }
            found = Some(Role::Passage);
        }
        found.or_else(|| self.others.iter().any(|other| other.overlaps(glyph)).then_some(Role::OtherTopic))
    }
}
