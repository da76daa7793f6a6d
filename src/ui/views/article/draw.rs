//! The view as it is drawn: one text or two, details beside or over one, the term that is typed.

use super::frames::{Frames, LEAST_FOR_TWO, Side};
use super::pane::Pane;
use super::pane_draw::Words;
use super::{State, details, pane_draw};
use crate::compare::articles::Article;
use crate::compare::comparison::in_words;
use crate::ui::model::Shared;
use crate::ui::widgets::{PieceLine, clear, draw_pages, inside};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// On fewer cells the frame says the place before the source, and no topic.
const LEAST_FOR_ALL: u16 = 60;

/// Draws the view into `area`.
pub fn draw(state: &State, shared: &Shared, area: Rect, buffer: &mut Buffer) {
    let frames = Frames::of(area, state.second.is_some(), state.active, state.details.is_some());
    let panes = [(Side::First, Some(&state.first)), (Side::Second, state.second.as_deref())];
    for (side, pane) in panes.into_iter().filter(|(side, _)| frames.shows(*side)) {
        let Some(pane) = pane else { continue };
        let words = words(state, (side, pane), &frames, shared);
        pane_draw::draw(pane, &words, shared, frames.text(side), buffer);
    }
    if let (Some(area), Some(pager)) = (frames.details, &state.details) {
        let lines = details_of(state, shared, inside(area).width);
        let mark = if state.in_details { "▶ " } else { "" };
        draw_pages(shared, area, buffer, &format!("{mark}Details"), pager, &lines);
    }
    if let Some(line) = &state.typed {
        let inner = inside(frames.text(state.active));
        let last = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        clear(last, buffer);
        line.draw("term › ", shared, last, buffer);
    }
}

/// What the frame of a text says: its source, so that it is known wherever one reads; alone the place
/// and its topic beside it; beside another below it the place and how the two are linked.
fn words(state: &State, (side, pane): (Side, &Pane), frames: &Frames, shared: &Shared) -> Words {
    let place = pane.place_in_words(shared);
    if state.second.is_none() {
        let topic = shared.topic_spec().map_or(String::new(), |topic| format!(" · {}", topic.name));
        let source =
            pane.article().map_or(String::new(), |article| format!(" · {}", source(article, shared)));
        let is_narrow = frames.text(side).width < LEAST_FOR_ALL;
        let title =
            if is_narrow { format!("{place}{source}") } else { format!("Article{source} · {place}{topic}") };
        return Words { title, below: String::new() };
    }
    let mark = if state.active == side && !state.in_details { "▶ " } else { "" };
    let source = pane.article().map_or(String::new(), |article| source(article, shared));
    let below = match side {
        _ if !frames.has_room_for_two() => format!("the other needs {LEAST_FOR_TWO} cells · {place}"),
        Side::Second => format!("{} · {place}", state.link.words(shared)),
        Side::First => place,
    };
    Words { title: format!("{mark}{source}"), below }
}

/// Outlet and date in one line, with their doubt.
fn source(article: &Article, shared: &Shared) -> String {
    let unsure = if article.is_guessed("outlet") { "?" } else { "" };
    let outlet = shared.settings.question.outlets.short(&article.meta.outlet);
    let translated = if article.is_machine_translated() { " †" } else { "" };
    let new = new_in_words(article, shared);
    format!("{outlet}{unsure} {}{translated}{new}", in_words::date(article))
}

/// " · new" of an article that came since the last visit, " · changed" of one that is not what it was.
fn new_in_words(article: &Article, shared: &Shared) -> String {
    let new = shared.news.of_articles(std::slice::from_ref(&article.id), true);
    new.map(|new| format!(" · {new}")).unwrap_or_default()
}

/// The details of the active text.
pub(super) fn details_of(state: &State, shared: &Shared, width: u16) -> Vec<PieceLine> {
    let pane = state.pane();
    let lengths = state.asked.lengths.known().zip(pane.article());
    let length = lengths.and_then(|(lengths, article)| lengths.of(article));
    details::lines(pane, length, shared, width)
}
