//! One comparison laid out, and where in it the reader is: what keys do there.

use super::super::{Focus, Request};
use super::anchor::{Anchor, Depth};
use super::cursor::{self, Spot};
use crate::compare::comparison::{Cell, Comparison, Passage, Way};
use crate::ui::keymap::Action;
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
        let place = target.and_then(|target| frame.order.iter().position(|index| *index == target.column));
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
            Action::MoveColumnLeft => self.move_column(false),
            Action::MoveColumnRight => self.move_column(true),
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

    /// To the next column to the right or left that has something in this section; where it is off
    /// the screen, it is brought in, and those passed over are not laid out.
    fn sideways(&mut self, right: bool) {
        let Some(spot) = self.spot else { return };
        let Some((_, _, slot)) = cursor::at(&self.layout, spot) else { return };
        let (line, top) = (slot.lines.start, At { block: spot.block, line: 0 });
        let depth = offset(&self.layout, self.window.top, top, usize::MAX);
        let has_spots = |place: &usize| cursor::has_spots(&self.layout, spot.block, *place);
        let target = if right {
            (spot.place + 1..self.layout.frame.order.len()).find(has_spots)
        } else {
            (0..spot.place).rev().find(has_spots)
        };
        let Some(place) = target else { return };
        self.show(place);
        if let Some(found) = cursor::in_section(&self.layout, spot.block, place, line) {
            self.spot = Some(found);
            self.window.top = moved(&self.layout, top, -depth);
            self.window.clamp(&self.layout);
            cursor::reveal(&self.layout, found, &mut self.window, false);
        }
    }

    /// Brings the column at `place` on the screen.
    fn show(&mut self, place: usize) {
        if !self.layout.plan.shown.contains(&place) {
            self.lay_out_from(first_to_show(&self.layout, place));
        }
    }

    fn lay_out_from(&mut self, first: usize) {
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
            _ => Request::None,
        }
    }

    fn move_column(&self, right: bool) -> Request {
        let place = self.spot.and_then(|spot| cursor::at(&self.layout, spot)).map(|(_, cell, _)| cell.place);
        let other = place.and_then(|place| if right { place.checked_add(1) } else { place.checked_sub(1) });
        let mut order = self.layout.frame.order.clone();
        match place.zip(other) {
            Some((place, other)) if other < order.len() => order.swap(place, other),
            _ => return Request::None,
        }
        Request::OrderColumns(
            order.iter().map(|index| self.layout.comparison.columns[*index].id.clone()).collect(),
        )
    }
}

/// The leftmost place from which the column at `place` comes on the screen with the least movement.
fn first_to_show(layout: &Layout, place: usize) -> usize {
    if place < layout.plan.shown.start { place } else { (place + 1).saturating_sub(layout.plan.shown.len()) }
}
