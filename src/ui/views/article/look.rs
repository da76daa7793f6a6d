//! What an article says, to be looked through: every place in the text that is active is a stop.

use super::frames::Side;
use super::pane::Pane;
use super::pane_draw::text_area;
use super::{State, link};
use crate::compare::search::Query;
use crate::compare::text::Span;
use crate::ui::layout::window::At;
use crate::ui::model::Shared;
use crate::ui::widgets::looked::{Looked, Place, Stop};
use ratatui::layout::Rect;

impl State {
    /// What is seen, to be looked through; none while details stand over it.
    pub fn looked(&mut self, shared: &Shared) -> Option<Box<dyn Looked + '_>> {
        self.pane().article().filter(|_| self.frames(shared).shows(self.active))?;
        Some(Box::new(self))
    }

    /// Where it stands: the texts, and what is known of the article; first what has the keys.
    pub fn places(&mut self, shared: &Shared) -> Vec<Place> {
        let details = self.details.map(Place::Pages);
        let texts = self.looked(shared).map(|looked| looked.place());
        let mut places: Vec<Place> = texts.into_iter().chain(details).collect();
        if self.in_details {
            places.reverse();
        }
        places
    }

    /// The parts of the screen whose lines belong together: the texts.
    pub fn texts(&self, shared: &Shared) -> Vec<Rect> {
        let frames = self.frames(shared);
        let panes = [(Some(&self.first), Side::First), (self.second.as_deref(), Side::Second)];
        let seen = panes.into_iter().filter(|(_, side)| frames.shows(*side));
        seen.filter_map(|(pane, side)| text_area(pane?, shared, frames.text(side))).collect()
    }
}

fn place_of(pane: &Pane) -> (Span, At) {
    (pane.selection.map_or(pane.at, |selection| selection.head), pane.window.top)
}

fn put_back(pane: &mut Pane, (at, top): (Span, At)) {
    pane.at = at;
    pane.window.top = top;
    if let Some(text) = &pane.text {
        pane.window.clamp(text);
    }
}

impl Looked for &mut State {
    fn stops(&self, query: &Query) -> Vec<Stop> {
        let places = self.pane().article().map(|article| query.places_in(article)).unwrap_or_default();
        places.into_iter().map(|place| (place.start, place.end)).collect()
    }

    fn at(&self) -> Stop {
        let pane = self.pane();
        let seen = pane.seen().unwrap_or_default();
        match seen.overlaps(pane.at) {
            true => (pane.at.start, pane.at.end),
            false => (seen.start, 0),
        }
    }

    fn go_to(&mut self, (start, end): Stop) {
        // What is found in the text is shown there, not under what is known of the article.
        if self.in_details {
            self.in_details = false;
        }
        let at = Span::new(start, end);
        let pane = self.pane_mut();
        pane.found = Some(at);
        pane.show(at);
        pane.select_there();
        self.leader = self.active;
        link(self, None);
    }

    fn place(&self) -> Place {
        let panes = [Some(&self.first), self.second.as_deref()];
        Place::Texts(panes.into_iter().flatten().map(place_of).collect(), self.active == Side::Second)
    }

    fn put_back(&mut self, place: &Place) {
        let Place::Texts(places, second) = place else { return };
        let panes = [Some(&mut self.first), self.second.as_deref_mut()];
        for (pane, place) in panes.into_iter().flatten().zip(places) {
            put_back(pane, *place);
        }
        if *second == (self.active == Side::Second) {
            self.pane_mut().found = None;
        }
    }
}
