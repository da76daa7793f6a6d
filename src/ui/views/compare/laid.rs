//! One comparison laid out, and where in it the reader is: what keys do there.

use super::super::{Focus, Request};
use super::anchor::{Anchor, Depth};
use super::cursor::{self, Spot};
use crate::compare::comparison::{Cell, Comparison, Passage, Way};
use crate::ui::keymap::Action;
use crate::ui::layout::by_hand::Places;
use crate::ui::layout::window::{At, Window, moved, offset};
use crate::ui::layout::{Frame, Layout, lay_out};
use std::sync::Arc;

/// A layout, and where in it the reader is.
pub(super) struct Laid {
    pub(super) layout: Layout,
    /// None only where there is nothing to stand on.
    pub(super) spot: Option<Spot>,
    pub(super) window: Window,
}

impl Laid {
    /// Stands where `anchor` says, else on the first passage.
    pub(super) fn new(
        comparison: &Arc<Comparison>,
        frame: &Frame,
        anchor: Option<&Anchor>,
        height: u16,
    ) -> Self {
        let layout = lay_out(comparison, frame);
        let target = anchor.and_then(|anchor| anchor.find(comparison));
        let place = target.and_then(|target| Places::nearest(&frame.order, &frame.hidden, target.column));
        let spot = target.zip(place).and_then(|(target, place)| target.spot(&layout, place));
        let spot = spot.or_else(|| cursor::first(&layout));
        let mut laid = Self { layout, spot, window: Window::default() };
        if let Some(spot) = spot {
            laid.show(spot.place);
            laid.window.top = anchor.map_or(At::default(), |anchor| anchor.top_line(&laid.layout, spot));
        }
        laid.set_height(height);
        if let Some(spot) = laid.spot
            && !cursor::is_seen(&laid.layout, spot, laid.window)
        {
            cursor::reveal(&laid.layout, spot, &mut laid.window, false);
        }
        laid
    }

    /// Takes in the height of the pane; the cursor stays in the window.
    pub(super) fn set_height(&mut self, height: u16) {
        let height = usize::from(height).saturating_sub(self.layout.head_height());
        let shrank = height < self.window.height;
        self.window.height = height;
        self.window.clamp(&self.layout);
        if let Some(spot) = self.spot.filter(|_| shrank) {
            cursor::reveal(&self.layout, spot, &mut self.window, false);
        }
    }

    pub(super) fn anchor(&self) -> Option<Anchor> {
        let spot = self.spot?;
        let (_, cell, slot) = cursor::at(&self.layout, spot)?;
        let depth = Depth::of(&self.layout, spot, self.window);
        let column = *self.layout.frame.order.get(cell.place)?;
        Some(Anchor::new(
            &self.layout.comparison,
            slot.item.row,
            column,
            self.passage(),
            depth,
            self.layout.frame.first,
        ))
    }

    /// Where the reader looks.
    pub(super) fn focus(&self) -> Option<Focus> {
        let (row, column, _) = self.cell()?;
        let comparison = &self.layout.comparison;
        Some(Focus {
            column: comparison.columns.get(column).map(|column| column.id.clone()),
            row: comparison.rows.get(row).map(|row| row.id.clone()),
            passage: self.passage().map(|passage| (passage.article.clone(), passage.span)),
        })
    }

    /// The cell of the comparison under the cursor.
    pub(super) fn cell(&self) -> Option<(usize, usize, &Cell)> {
        let (_, cell, slot) = cursor::at(&self.layout, self.spot?)?;
        let column = *self.layout.frame.order.get(cell.place)?;
        let row = slot.item.row;
        Some((row, column, self.layout.comparison.rows.get(row)?.cells.get(column)?))
    }

    /// Whether the cursor is in a row, and not among what stands alone.
    pub(super) fn is_in_row(&self) -> bool {
        let spot = self.spot.and_then(|spot| cursor::at(&self.layout, spot));
        let row = spot.and_then(|(_, _, slot)| self.layout.comparison.rows.get(slot.item.row));
        row.is_some_and(|row| row.way != Way::Alone)
    }

    pub(super) fn passage(&self) -> Option<&Passage> {
        let (_, _, slot) = cursor::at(&self.layout, self.spot?)?;
        self.cell()?.2.passages().get(slot.item.passage?)
    }

    pub(super) fn update(&mut self, action: Action) -> Request {
        match action {
            Action::Open => self.on_passage(|_, passage| Request::OpenArticle {
                article: passage.article.clone(),
                at: passage.span,
            }),
            Action::Why => self.on_passage(|row, passage| {
                let comparison = Arc::clone(&self.layout.comparison);
                Request::OpenWhy { comparison, row, passage }
            }),
            Action::Copy => self.on_passage(|_, passage| {
                let comparison = Arc::clone(&self.layout.comparison);
                Request::Copy { comparison, passage }
            }),
            Action::CopyRow => self.on_passage(|row, _| {
                let comparison = Arc::clone(&self.layout.comparison);
                Request::CopyRow { comparison, row }
            }),
            Action::OpenAddress => {
                self.on_passage(|_, passage| Request::OpenAddress(passage.article.clone()))
            }
            Action::Counterparts
            | Action::Pin
            | Action::Reject
            | Action::MovePassage
            | Action::Correct
            | Action::Note => Request::Tell("no passage is under the cursor".to_owned()),
            Action::SplitRow | Action::MergeRows | Action::RenameRow => {
                Request::Tell("no row is under the cursor".to_owned())
            }
            Action::Silent | Action::NearMisses | Action::Reviewed => {
                Request::Tell("no cell is under the cursor".to_owned())
            }
            Action::NextPassage => self.walk_passages(true),
            Action::PreviousPassage => self.walk_passages(false),
            Action::NextColumns => self.page_columns(true),
            Action::PreviousColumns => self.page_columns(false),
            _ => {
                self.navigate(action);
                Request::None
            }
        }
    }

    fn navigate(&mut self, action: Action) {
        let Some(mut spot) = self.spot else { return };
        let (layout, window) = (&self.layout, &mut self.window);
        let page = window.height.saturating_sub(1).max(1) as isize;
        match action {
            Action::Down => cursor::down(layout, &mut spot, window),
            Action::Up => cursor::up(layout, &mut spot, window),
            Action::HalfPageDown => cursor::page(layout, &mut spot, window, (page / 2).max(1)),
            Action::HalfPageUp => cursor::page(layout, &mut spot, window, -(page / 2).max(1)),
            Action::PageDown => cursor::page(layout, &mut spot, window, page),
            Action::PageUp => cursor::page(layout, &mut spot, window, -page),
            Action::Top => cursor::to_end(layout, &mut spot, window, false),
            Action::End => cursor::to_end(layout, &mut spot, window, true),
            Action::Left | Action::Right if self.layout.frame.stacked => {
                cursor::sideways_in_stack(layout, &mut spot, window, action == Action::Right);
            }
            Action::Left | Action::Right => return self.sideways(action == Action::Right),
            _ => {}
        }
        self.spot = Some(spot);
    }

    /// To the next passage as one reads, row by row and in each column by column, or to the one before.
    fn walk_passages(&mut self, forward: bool) -> Request {
        let all: Vec<Spot> = cursor::passages(&self.layout).collect();
        let said = match forward {
            _ if all.is_empty() => "no passage on this topic",
            _ if self.walk(all.into_iter(), forward) => return Request::None,
            true => "this was the last passage",
            false => "this was the first passage",
        };
        Request::Tell(said.to_owned())
    }

    /// To the next of these spots, which stand as one reads, or to the one before; false if there is
    /// none.
    pub(super) fn walk(&mut self, mut spots: impl Iterator<Item = Spot>, forward: bool) -> bool {
        let in_order = |spot: &Spot| (spot.block, spot.place, spot.slot);
        let next = match self.spot.as_ref().map(in_order) {
            Some(at) if forward => spots.find(|spot| in_order(spot) > at),
            Some(at) => spots.take_while(|spot| in_order(spot) < at).last(),
            None => None,
        };
        next.inspect(|spot| self.go_to_spot(*spot)).is_some()
    }

    /// Puts the cursor on a spot, its column and lines brought on the screen; stays where there is none.
    pub(super) fn go_to_spot(&mut self, spot: Spot) {
        self.show(spot.place);
        if cursor::at(&self.layout, spot).is_some() {
            self.spot = Some(spot);
            cursor::reveal(&self.layout, spot, &mut self.window, false);
        }
    }

    /// To the next column to the right or left that has something in this section; where it is off
    /// the screen, it is brought in, and those passed over are not laid out. From those that are
    /// held one goes on to the others as they are on the screen.
    fn sideways(&mut self, right: bool) {
        let Some(spot) = self.spot else { return };
        let (held, paged, count) = (self.layout.plan.held, &self.layout.plan.paged, self.layout.plan.count);
        let has_spots = |place: &usize| cursor::has_spots(&self.layout, spot.block, *place);
        let target = match (right, spot.place < held) {
            (true, true) => {
                (spot.place + 1..held).chain(paged.start..count).chain(held..paged.start).find(has_spots)
            }
            (true, false) => (spot.place + 1..count).find(has_spots),
            (false, _) => (0..spot.place).rev().find(has_spots),
        };
        if let Some(place) = target {
            self.go_to_column(place, None);
        }
    }

    /// By as many columns as are on the screen beside those that are held; the cursor keeps its row,
    /// and stays as far from the edge. Where the columns that come have nothing, on to the next.
    fn page_columns(&mut self, right: bool) -> Request {
        let plan = &self.layout.plan;
        if plan.stacked {
            return Request::Tell("columns stand one below the other here".to_owned());
        }
        let Some(spot) = self.spot else {
            return Request::Tell("there is nothing to page through".to_owned());
        };
        let (held, step, count) = (plan.held, plan.paged.len(), plan.count);
        let from_edge = spot.place.saturating_sub(plan.paged.start).min(step.saturating_sub(1));
        let most = count - step.min(count);
        let next = |first: usize| {
            let next =
                if right { first + step } else { first.saturating_sub(step) }.clamp(held, most.max(held));
            (next != first).then_some(next)
        };
        for first in std::iter::successors(next(plan.paged.start), |first| next(*first)) {
            let mut places: Vec<usize> = (first..first + step).collect();
            places.sort_by_key(|place| place.abs_diff(first + from_edge));
            let has_spots = |place: &usize| cursor::has_spots(&self.layout, spot.block, *place);
            let is_held = spot.place < held;
            if let Some(place) = is_held.then_some(spot.place).or_else(|| places.into_iter().find(has_spots))
            {
                self.go_to_column(place, Some(first));
                return Request::None;
            }
        }
        let side = if right { "right" } else { "left" };
        let all = if plan.before().is_empty() && plan.after().is_empty() {
            "all columns are on the screen".to_owned()
        } else {
            format!("no columns further to the {side} here")
        };
        Request::Tell(all)
    }

    /// Puts the cursor into the column at `place`, as high in its row as it was; the columns that
    /// page begin with the one at `first`, if that is said, else as little is moved as shows it.
    fn go_to_column(&mut self, place: usize, first: Option<usize>) {
        let Some(spot) = self.spot else { return };
        let Some((_, _, slot)) = cursor::at(&self.layout, spot) else { return };
        let (line, top) = (slot.lines.start, At { block: spot.block, line: 0 });
        let depth = offset(&self.layout, self.window.top, top, usize::MAX);
        match first {
            Some(first) => self.lay_out_from(first),
            None => self.show(place),
        }
        if let Some(found) = cursor::in_section(&self.layout, spot.block, place, line) {
            self.spot = Some(found);
            self.window.top = moved(&self.layout, top, -depth);
            self.window.clamp(&self.layout);
            cursor::reveal(&self.layout, found, &mut self.window, false);
        }
    }

    /// Scrolls so that the words of the passage under the cursor are seen where more of its article is
    /// shown before them: as little as shows all of them, else from their first line.
    pub(super) fn show_passage(&mut self) {
        let Some((spot, passage)) = self.spot.zip(self.passage().cloned()) else { return };
        let Some((_, cell, slot)) = cursor::at(&self.layout, spot) else { return };
        let is_own = |line: &usize| {
            let pieces = cell.lines.get(*line - cell.top).map_or(&[][..], |line| &line.pieces);
            let mut sources = pieces.iter().filter_map(|piece| piece.source.as_ref());
            sources.any(|source| source.article == passage.article && source.span.overlaps(passage.span))
        };
        let own = || slot.lines.clone().filter(is_own);
        if let Some((first, last)) = own().next().zip(own().next_back()) {
            cursor::reveal_lines(&self.layout, spot.block, first..last + 1, &mut self.window);
        }
    }

    /// Brings the column at `place` on the screen.
    pub(super) fn show(&mut self, place: usize) {
        if self.layout.plan.extent(place).is_none() {
            self.lay_out_from(first_to_show(&self.layout, place));
        }
    }

    pub(super) fn lay_out_from(&mut self, first: usize) {
        if self.layout.frame.first != first {
            self.layout = lay_out(&self.layout.comparison, &Frame { first, ..self.layout.frame.clone() });
        }
    }

    pub(super) fn on_passage(&self, request: impl FnOnce(String, Passage) -> Request) -> Request {
        match (self.passage(), self.cell()) {
            (Some(passage), Some((row, ..))) => {
                let row = self.layout.comparison.rows.get(row).map(|row| row.id.clone()).unwrap_or_default();
                request(row, passage.clone())
            }
            _ => Request::Tell("no passage is under the cursor".to_owned()),
        }
    }

    /// The column under the cursor and its neighbour on that side, as indices: none at an end, and
    /// none between what is frozen and what is not.
    pub(super) fn neighbours(&self, right: bool) -> Option<(usize, usize)> {
        let Frame { order, frozen, .. } = &self.layout.frame;
        let (_, cell, _) = cursor::at(&self.layout, self.spot?)?;
        let other = if right { cell.place.checked_add(1) } else { cell.place.checked_sub(1) }?;
        let same_side = (cell.place < *frozen) == (other < *frozen);
        Some((*order.get(cell.place)?, *order.get(other)?)).filter(|_| same_side)
    }
}

/// The place of the first column that pages from which the one at `place` comes on the screen with
/// the least movement.
fn first_to_show(layout: &Layout, place: usize) -> usize {
    let paged = &layout.plan.paged;
    if place < paged.start { place } else { (place + 1).saturating_sub(paged.len()) }
}
