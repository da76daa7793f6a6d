//! The term that is sought, where it stands in what is compared: asked for, walked and marked.
//!
//! A place of it is a passage or lead-in that holds it, as for a search; what lies between passages
//! is the article's, which `*` looks through as well.

use super::State;
use super::cursor::{self, Spot};
use super::laid::Laid;
use crate::compare::answers::{Ask, Asked};
use crate::compare::articles::{Article, ArticleId};
use crate::compare::comparison::{Cell, Comparison, Passage};
use crate::compare::tables::places::Places;
use crate::compare::text::Span;
use crate::compare::text::screen::glyphs;
use crate::ui::awaited::{Awaited, Waiting};
use crate::ui::keymap::Action;
use crate::ui::layout::line::Line;
use crate::ui::model::Shared;
use crate::ui::theme::Role;
use crate::ui::views::Request;
use ratatui::buffer::Buffer;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the term stands, and at which spots of the layout.
#[derive(Default)]
pub(super) struct Sought {
    places: Awaited<Places>,
    spots: Vec<Spot>,
}

impl Sought {
    /// The places of the term that is sought; none if none is, or they are still looked for.
    pub(super) fn known(&self, shared: &Shared) -> Option<&Places> {
        let known = self.places.known()?;
        (shared.sought.as_ref() == Some(&known.term) && !self.places.is_waiting()).then_some(&**known)
    }
}

impl State {
    /// What the view waits for.
    pub fn waiting(&mut self) -> Vec<&mut dyn Waiting> {
        vec![&mut self.sought.places]
    }

    /// Asks where the term that is sought stands.
    pub(super) fn seek(&mut self, shared: &Shared) {
        match shared.sought.as_ref().zip(shared.comparison()) {
            Some((term, comparison)) => {
                let asked = Asked::Places(term.clone(), with_passages(comparison));
                self.sought.places.want(Ask { question: shared.settings.question.clone(), asked });
            }
            None => self.sought = Sought::default(),
        }
    }

    /// Finds the spots of the layout where it stands.
    pub(super) fn find_spots(&mut self, shared: &Shared) {
        let found = self.sought.known(shared).zip(self.laid.as_ref());
        self.sought.spots = found.map_or(Vec::new(), |(places, laid)| spots(places, laid));
    }

    /// Which term is sought and where one is among its places: "“troops” 4/14"; none if none is sought.
    pub fn term_in_words(&self, shared: &Shared) -> Option<String> {
        let term = shared.sought.as_ref()?.written();
        let laid = self.laid.as_ref()?;
        let spots = &self.sought.spots;
        let at = spots.iter().position(|spot| Some(*spot) == laid.spot);
        let place = match (self.sought.known(shared), at) {
            (None, _) => "…".to_owned(),
            (Some(_), _) if spots.is_empty() => "nowhere".to_owned(),
            (Some(_), None) => format!("–/{}", spots.len()),
            (Some(_), Some(at)) => format!("{}/{}", at + 1, spots.len()),
        };
        Some(format!("“{term}” {place}"))
    }

    /// Goes to the next place of the term, or to the one before; none if none is sought.
    pub(super) fn walk_term(&mut self, shared: &Shared, forward: bool) -> Option<Request> {
        let term = shared.sought.as_ref()?.written();
        if self.sought.known(shared).is_none() {
            return Some(Request::Tell(format!("“{term}” is still being looked for")));
        }
        let laid = self.laid.as_mut()?;
        let which = if forward { "last" } else { "first" };
        let said = match laid.walk(self.sought.spots.iter().copied(), forward) {
            true => return Some(Request::None),
            false if self.sought.spots.is_empty() => {
                let key = shared.settings.keymap.hint(&[Action::Back]);
                format!("“{term}” stands in no passage here; {key}: back to all passages")
            }
            false => format!("this was the {which} place of “{term}”"),
        };
        Some(Request::Tell(said))
    }
}

/// The articles that have a passage in a comparison, each once.
fn with_passages(comparison: &Comparison) -> Vec<Arc<Article>> {
    let passages = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    let ids = passages.map(|passage| &passage.article);
    let articles: BTreeMap<&ArticleId, &Arc<Article>> =
        ids.filter_map(|id| Some((id, comparison.article(id)?))).collect();
    articles.into_values().cloned().collect()
}

fn spots(places: &Places, laid: &Laid) -> Vec<Spot> {
    let comparison = &laid.layout.comparison;
    let holds = |passage: &Passage| {
        let hash = comparison.article(&passage.article).map(|article| article.hash);
        let places = hash.and_then(|hash| places.of(hash)).unwrap_or_default();
        let own = passage.lead_in.map_or(passage.span, |lead_in| lead_in.cover(passage.span));
        !within(places, own).is_empty()
    };
    let is_place = |spot: &Spot| {
        let item = laid.layout.items(spot.block, spot.place).nth(spot.slot)?;
        let column = laid.layout.frame.order.get(spot.place)?;
        let passages = comparison.rows.get(item.row)?.cells.get(*column)?.passages();
        Some(holds(passages.get(item.passage?)?))
    };
    cursor::passages(&laid.layout).filter(|spot| is_place(spot) == Some(true)).collect()
}

/// Those of the places, which are ascending, that share text with `span`.
fn within(places: &[Span], span: Span) -> &[Span] {
    let first = places.partition_point(|place| place.end <= span.start);
    let after = places.partition_point(|place| place.start < span.end);
    places.get(first..after).unwrap_or_default()
}

/// Marks the places of a term in a line that is drawn from `at` on, up to but not into the column `end`.
pub(super) fn mark(
    (places, comparison): (&Places, &Comparison),
    line: &Line,
    (mut x, y): (u16, u16),
    end: u16,
    shared: &Shared,
    buffer: &mut Buffer,
) {
    for piece in &line.pieces {
        let of = piece.source.as_ref().and_then(|source| {
            let article = comparison.article(&source.article)?;
            Some((article, source.span, within(places.of(article.hash)?, source.span)))
        });
        if let Some((article, span, places)) = of.filter(|(.., places)| !places.is_empty()) {
            let mut at = x;
            for glyph in glyphs(article.body.as_str(), span) {
                let next = at.saturating_add(glyph.width);
                if next <= end && places.iter().any(|place| place.overlaps(glyph.source)) {
                    (at..next).for_each(|x| {
                        buffer[(x, y)].set_style(shared.style(Role::Found));
                    });
                }
                at = next;
            }
        }
        x = x.saturating_add(piece.width);
    }
}
