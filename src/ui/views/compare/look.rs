//! What the compare view says, to be looked through: passages and gaps in reading order, row by row
//! and in each column by column, on the screen or not.

use super::State;
use super::cursor::{self, Spot};
use super::laid::Laid;
use super::panes::Panes;
use crate::compare::comparison::{Cell, Comparison, in_words};
use crate::compare::evidence::Named;
use crate::compare::search::Query;
use crate::ui::layout::contents::Item;
use crate::ui::layout::window::Body;
use crate::ui::model::Shared;
use crate::ui::widgets::looked::{Looked, Place, Stop, texts_apart};
use ratatui::layout::Rect;

/// No cell of a block has as many slots: a spot is told by its block, and by column and slot in one.
const SLOTS: usize = 1 << 20;

impl State {
    /// What is seen, to be looked through; none if nothing is laid out.
    pub fn looked(&mut self) -> Option<Box<dyn Looked + '_>> {
        let laid = self.laid.as_mut().filter(|laid| laid.spot.is_some())?;
        Some(Box::new(laid))
    }

    /// The parts of the screen whose lines belong together: the columns.
    pub fn texts(&self, shared: &Shared) -> Vec<Rect> {
        let Some(laid) = &self.laid else { return Vec::new() };
        let inside = Panes::of(shared, self.topics_hidden, shared.body()).inside;
        let heads = laid.layout.head_height() as u16;
        let body =
            Rect { y: inside.y.saturating_add(heads), height: inside.height.saturating_sub(heads), ..inside };
        let columns = laid.layout.plan.columns.iter();
        let mut texts: Vec<Rect> =
            columns.map(|column| Rect { x: body.x + column.x, width: column.width, ..body }).collect();
        // In a stack all columns stand in one place.
        texts.dedup();
        texts
    }
}

impl Laid {
    /// What an item says: the passage with what leads into it, and what we say below it.
    fn words(&self, comparison: &Comparison, item: Item, column: usize) -> String {
        let Some(row) = comparison.rows.get(item.row) else { return String::new() };
        match (row.cells.get(column), item.passage) {
            (Some(Cell::Gap(gap)), _) => row.label_of(*gap).to_owned(),
            (Some(Cell::Passages(passages)), Some(index)) => {
                let Some(passage) = passages.get(index) else { return String::new() };
                let text = |span| comparison.text(&passage.article, span);
                let own = [passage.lead_in.map(text).unwrap_or_default(), text(passage.span)].join(" ");
                let of_row = passage.figures.iter().filter(|read| read.of_row).map(|read| {
                    let said_by = read.figure.said_by.as_ref();
                    let said_by = said_by.map_or("own voice".to_owned(), Named::doubted);
                    format!("{} · {said_by}", in_words::value_told(comparison, passage, read))
                });
                texts_apart([own].into_iter().chain(of_row))
            }
            _ => String::new(),
        }
    }
}

impl Looked for &mut Laid {
    fn stops(&self, query: &Query) -> Vec<Stop> {
        let (layout, comparison) = (&self.layout, &self.layout.comparison);
        let is_found = |text: &str| !query.places(text).is_empty();
        let mut stops = Vec::new();
        for block in 0..layout.blocks() {
            let is_head = layout.first_band(block) == block;
            let mut head = is_head;
            for (place, column) in layout.frame.order.iter().enumerate() {
                for (slot, item) in layout.items(block, place).enumerate() {
                    // The head of a row is found at what stands first below it.
                    let of_head = std::mem::take(&mut head)
                        && comparison.rows.get(item.row).is_some_and(|row| is_found(&row.label));
                    if of_head || is_found(&self.words(comparison, item, *column)) {
                        stops.push((block, place * SLOTS + slot));
                    }
                }
            }
        }
        stops
    }

    fn at(&self) -> Stop {
        self.spot.map_or((0, 0), |spot| (spot.block, spot.place * SLOTS + spot.slot))
    }

    fn go_to(&mut self, (block, code): Stop) {
        self.go_to_spot(Spot { block, place: code / SLOTS, slot: code % SLOTS });
    }

    fn place(&self) -> Place {
        let spot = self.spot.map_or([0; 3], |spot| [spot.block, spot.place, spot.slot]);
        Place::Rows(spot, self.window.top, self.layout.frame.first)
    }

    fn put_back(&mut self, place: &Place) {
        let Place::Rows([block, place, slot], top, first) = *place else { return };
        self.lay_out_from(first);
        // On another screen than it was taken from other columns may have to come.
        self.show(place);
        let spot = Spot { block, place, slot };
        if cursor::at(&self.layout, spot).is_some() {
            self.spot = Some(spot);
            self.window.top = top;
            self.window.clamp(&self.layout);
            if !cursor::is_seen(&self.layout, spot, self.window) {
                cursor::reveal(&self.layout, spot, &mut self.window, false);
            }
        } else if let Some(spot) = self.spot {
            self.show(spot.place);
        }
    }
}
