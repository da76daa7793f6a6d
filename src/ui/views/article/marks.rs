//! What is marked in an article: the passages of the present topic with their terms, those of the
//! other topics, and the places of the term that is sought.

use crate::compare::articles::Article;
use crate::compare::comparison::{Comparison, Passage};
use crate::compare::tables::dispersion::{TopicPlaces, dispersion, passages_of};
use crate::compare::tables::places::Places;
use crate::compare::text::Span;
use crate::ui::layout::Signs;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use std::sync::Arc;

/// A passage of the present topic and the rows that it stands in.
pub(super) struct Own {
    pub(super) passage: Passage,
    /// Their ids, in the order of the comparison; never none.
    pub(super) rows: Vec<String>,
    /// What is judged of it in any of them.
    pub(super) signs: Signs,
}

/// What is marked, each in reading order.
#[derive(Default)]
pub(super) struct Marks {
    own: Vec<Own>,
    /// What was taken out of the present topic, and by whom.
    taken: Vec<(Span, String)>,
    others: Vec<Span>,
    topics: Vec<TopicPlaces>,
    places: Option<(Arc<Places>, u64)>,
    made_from: Option<MadeFrom>,
}

/// What marks were made from: a long article has tens of thousands, which no key may wait for.
struct MadeFrom {
    article: u64,
    topic: usize,
    comparisons: Vec<Option<Arc<Comparison>>>,
}

/// The marks that fall on one line.
pub(super) struct LineMarks<'a> {
    own: Vec<&'a Own>,
    places: &'a [Span],
    under_cursor: Span,
}

impl MadeFrom {
    fn is(&self, article: &Article, shared: &Shared) -> bool {
        let same = |(one, other): (&Option<Arc<Comparison>>, &Option<Arc<Comparison>>)| match (one, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        (self.article, self.topic) == (article.hash, shared.topic)
            && self.comparisons.len() == shared.comparisons.len()
            && self.comparisons.iter().zip(&shared.comparisons).all(same)
    }
}

fn own_passages(article: &Article, comparison: &Comparison) -> Vec<Own> {
    let mut own: Vec<Own> = Vec::new();
    let mut found: Vec<_> = passages_of(comparison, &article.id).collect();
    found.sort_by_key(|(passage, _)| passage.span);
    for (passage, row) in found {
        match own.last_mut().filter(|last| last.passage.span == passage.span) {
            Some(last) => {
                last.rows.push(row.id.clone());
                last.signs = last.signs.and(Signs::of_passage(row, passage));
            }
            None => own.push(Own {
                passage: passage.clone(),
                rows: vec![row.id.clone()],
                signs: Signs::of_passage(row, passage),
            }),
        }
    }
    own
}

impl Marks {
    /// Makes the marks of `article` as it stands, where they are not those already: comparisons made
    /// from another state of it are passed over.
    ///
    /// The built-in topics (all figures, all quotes) mark nothing unless one of them is the present topic.
    pub(super) fn renew(&mut self, article: &Article, shared: &Shared, places: Option<&Arc<Places>>) {
        if self.made_from.as_ref().is_none_or(|known| !known.is(article, shared)) {
            *self = Self::of_topics(article, shared);
        }
        let sought = places.filter(|places| shared.sought.as_ref() == Some(&places.term));
        self.places = sought.map(|places| (Arc::clone(places), article.hash));
    }

    fn of_topics(article: &Article, shared: &Shared) -> Self {
        let listed = shared.settings.question.topics.listed();
        let known = shared.comparisons.iter().enumerate();
        let known = known.filter(|(topic, _)| *topic == shared.topic || *topic < listed);
        let topics =
            dispersion(article, known.filter_map(|(topic, known)| Some((topic, &**known.as_ref()?))));
        let is_own = |places: &&TopicPlaces| places.topic == shared.topic;
        let is_same =
            |of: &&Arc<Comparison>| of.article(&article.id).is_some_and(|known| known.hash == article.hash);
        let own = shared.comparison().filter(is_same);
        let taken = own.iter().flat_map(|comparison| &comparison.judged.rejected);
        let taken = taken.filter(|(of, ..)| *of == article.id).map(|(_, span, by)| (*span, by.who()));
        let others = topics.iter().filter(|places| !is_own(places)).flat_map(|places| &places.passages);
        let mut others: Vec<Span> = others.copied().collect();
        others.sort();
        others.dedup();
        let comparisons = shared.comparisons.clone();
        Self {
            own: own.map_or(Vec::new(), |comparison| own_passages(article, comparison)),
            taken: taken.collect(),
            others,
            topics,
            places: None,
            made_from: Some(MadeFrom { article: article.hash, topic: shared.topic, comparisons }),
        }
    }

    /// The passages of the present topic in reading order.
    pub(super) fn own(&self) -> &[Own] {
        &self.own
    }

    /// What each topic that is marked has here, in the order of the config.
    pub(super) fn topics(&self) -> &[TopicPlaces] {
        &self.topics
    }

    /// The places of the term that is sought; none if none is, or they are still looked for.
    pub(super) fn places(&self) -> Option<&[Span]> {
        let (places, hash) = self.places.as_ref()?;
        places.of(*hash)
    }

    /// The first passage of the present topic that shares text with `span`.
    pub(super) fn own_at(&self, span: Span) -> Option<&Own> {
        let exact = self.own.iter().find(|own| own.passage.span == span);
        exact.or_else(|| self.own.iter().find(|own| own.passage.span.overlaps(span)))
    }

    /// What is judged of what begins in `span`: of passages of the present topic, and whether something
    /// there was taken out of it.
    pub(super) fn signs(&self, span: Span) -> Signs {
        let begins = |of: Span| span.start <= of.start && of.start < span.end;
        let own = self.own.iter().filter(|own| begins(own.passage.span)).map(|own| own.signs);
        let taken = Signs::changed(self.taken.iter().any(|(of, _)| begins(*of)));
        own.fold(taken, Signs::and)
    }

    /// What was taken out of the present topic, and by whom.
    pub(super) fn taken(&self) -> &[(Span, String)] {
        &self.taken
    }

    /// Whether a passage of another topic shares text with `span`.
    pub(super) fn is_other(&self, span: Span) -> bool {
        self.others.iter().any(|other| other.overlaps(span))
    }

    /// What falls on the line that stands for `span`, with the cursor on `under_cursor`.
    pub(super) fn within(&self, span: Span, under_cursor: Span) -> LineMarks<'_> {
        let places = self.places().unwrap_or_default();
        let first = places.partition_point(|place| place.end <= span.start);
        let after = places.partition_point(|place| place.start < span.end);
        LineMarks {
            own: self.own.iter().filter(|own| own.passage.span.overlaps(span)).collect(),
            places: places.get(first..after).unwrap_or_default(),
            under_cursor,
        }
    }
}

impl LineMarks<'_> {
    /// What a glyph is, if it is marked: a place of the term that is sought, a term of the topic, a
    /// passage of this topic. Beside those of other topics stands a mark, which is enough.
    pub(super) fn role_at(&self, glyph: Span) -> Option<Role> {
        if let Some(place) = self.places.iter().find(|place| place.overlaps(glyph)) {
            return Some(if *place == self.under_cursor { Role::Selected } else { Role::Term });
        }
        let own = self.own.iter().filter(|own| own.passage.span.overlaps(glyph));
        let mut found = None;
        for own in own {
            if own.passage.why.iter().any(|reason| reason.span.overlaps(glyph)) {
                return Some(Role::Term);
            }
            found = Some(Role::Passage);
        }
        found
    }
}
