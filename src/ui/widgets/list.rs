//! A list with a cursor, of which only what is seen is drawn: items of one or more lines, some of
//! which (headings) the cursor passes over.

use crate::ui::keymap::Action;
use crate::ui::layout::window::{At, Body, Window, backward, forward, lines_between, moved, offset};

/// The items of a list: blocks of lines, of which a cursor stands on some.
pub trait Items: Body {
    /// Whether the cursor can stand on the item at `index`.
    fn is_selectable(&self, index: usize) -> bool {
        index < self.blocks()
    }
}

impl<T: Items> Items for &T {
    fn is_selectable(&self, index: usize) -> bool {
        (**self).is_selectable(index)
    }
}

/// Items of one line each, all of which can be selected.
pub struct Lines(pub usize);

impl Body for Lines {
    fn blocks(&self) -> usize {
        self.0
    }

    fn height(&self, _block: usize) -> usize {
        1
    }
}

impl Items for Lines {}

/// Where a list is scrolled to, and the item under the cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The index of the item under the cursor; may be stale until [`ListCursor::fit`].
    pub at: usize,
    window: Window,
}

impl ListCursor {
    /// Takes in changed items or another height in lines: the cursor stands on an item, and is seen.
    pub fn fit(&mut self, items: &impl Items, height: u16) {
        self.window.height = usize::from(height);
        self.at = nearest(items, self.at.min(items.blocks().saturating_sub(1)));
        self.window.clamp(items);
        self.reveal(items);
    }

    /// Scrolls to the very top, be the cursor seen there or not, until it moves.
    pub fn show_top(&mut self) {
        self.window.top = At::default();
    }

    /// Puts the cursor on the item at `index`, or the nearest that it can stand on.
    pub fn select(&mut self, items: &impl Items, index: usize) {
        self.at = nearest(items, index.min(items.blocks().saturating_sub(1)));
        self.reveal(items);
    }

    /// Moves by `action`; false if it is no movement.
    pub fn act(&mut self, action: Action, items: &impl Items) -> bool {
        let page = self.window.height.saturating_sub(1).max(1) as isize;
        match action {
            Action::Down => self.step(items, true),
            Action::Up => self.step(items, false),
            Action::HalfPageDown => self.page(items, (page / 2).max(1)),
            Action::HalfPageUp => self.page(items, -(page / 2).max(1)),
            Action::PageDown => self.page(items, page),
            Action::PageUp => self.page(items, -page),
            Action::Top => self.to(items, 0),
            Action::End => self.to(items, items.blocks().saturating_sub(1)),
            _ => return false,
        }
        true
    }

    /// Where it stands, for all that can be seen of it: of items that none can be stood on, how they
    /// are scrolled.
    pub fn stands(&self, items: &impl Items) -> Self {
        Self { at: if items.is_selectable(self.at) { self.at } else { 0 }, ..*self }
    }

    /// The lines that are seen, from the top: item and line of it.
    pub fn seen(&self, items: &impl Items) -> Vec<At> {
        let mut at = self.window.top;
        let mut seen = Vec::new();
        while seen.len() < self.window.height && at.block < items.blocks() {
            seen.push(at);
            at = forward(items, at, 1);
        }
        seen
    }

    /// Where one is, in words ("4 of 90"): the how-manieth item that can be selected; empty of none.
    pub fn place(&self, items: &impl Items) -> String {
        let selectable = |index: &usize| items.is_selectable(*index);
        let all = (0..items.blocks()).filter(selectable).count();
        match (0..=self.at).filter(selectable).count() {
            0 => String::new(),
            place => format!("{place} of {all}"),
        }
    }

    fn to(&mut self, items: &impl Items, index: usize) {
        self.window.top = if index == 0 { At::default() } else { self.window.top };
        self.select(items, index);
    }

    fn step(&mut self, items: &impl Items, down: bool) {
        let selectable = |index: &usize| items.is_selectable(*index);
        let next = if down {
            (self.at + 1..items.blocks()).find(selectable)
        } else {
            (0..self.at.min(items.blocks())).rev().find(selectable)
        };
        match next {
            Some(next) => {
                self.at = next;
                self.reveal(items);
            }
            // Headings before the first item and the rest of the last one are read by scrolling.
            None => self.window.scroll(items, if down { 1 } else { -1 }),
        }
    }

    fn page(&mut self, items: &impl Items, lines: isize) {
        let before = self.window.top;
        self.window.scroll(items, lines);
        if offset(items, before, self.window.top, 1) == 0 {
            let end = if lines > 0 { items.blocks().saturating_sub(1) } else { 0 };
            return self.to(items, end);
        }
        let under = moved(items, At { block: self.at, line: 0 }, lines);
        self.at = nearest(items, under.block.min(items.blocks().saturating_sub(1)));
        self.reveal(items);
    }

    /// Scrolls as little as needed for the item under the cursor to be seen, its first line at least.
    fn reveal(&mut self, items: &impl Items) {
        if self.at >= items.blocks() || self.window.height == 0 {
            return;
        }
        let first = At { block: self.at, line: 0 };
        // With the first item its heading is seen, too.
        let is_first = !(0..self.at).any(|index| items.is_selectable(index));
        let wanted = if is_first { At::default() } else { first };
        if wanted < self.window.top {
            self.window.top = wanted;
        }
        let end = At { line: items.height(self.at).min(self.window.height), ..first };
        if lines_between(items, self.window.top, end, self.window.height + 1) > self.window.height {
            self.window.top = backward(items, end, self.window.height);
        }
    }
}

/// The item nearest to `index` that the cursor can stand on: below it first; itself if there is none.
fn nearest(items: &impl Items, index: usize) -> usize {
    let selectable = |index: &usize| items.is_selectable(*index);
    let below = (index..items.blocks()).find(selectable);
    below.or_else(|| (0..index).rev().find(selectable)).unwrap_or(index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Heights; an item of none is a heading of one line.
    struct Mixed(Vec<usize>);

    impl Body for Mixed {
        fn blocks(&self) -> usize {
            self.0.len()
        }

        fn height(&self, block: usize) -> usize {
            self.0.get(block).map_or(0, |height| (*height).max(1))
        }
    }

    impl Items for Mixed {
        fn is_selectable(&self, index: usize) -> bool {
            self.0.get(index).is_some_and(|height| *height > 0)
        }
    }

    #[test]
    fn the_cursor_passes_over_headings_and_shows_the_first() {
        let items = Mixed(vec![0, 1, 2, 0, 1]);
        let mut cursor = ListCursor::default();
        cursor.fit(&items, 3);
        let mut check = |action, at, top: (usize, usize)| {
            assert!(cursor.act(action, &items));
            assert_eq!((cursor.at, cursor.window.top), (at, At { block: top.0, line: top.1 }), "{action:?}");
        };
        check(Action::Up, 1, (0, 0));
        check(Action::Down, 2, (1, 0));
        check(Action::Down, 4, (2, 1));
        check(Action::Down, 4, (2, 1));
        check(Action::Top, 1, (0, 0));
        check(Action::End, 4, (2, 1));
        check(Action::PageUp, 2, (1, 0));
        assert_eq!(cursor.place(&items), "2 of 3");
        assert!(!cursor.act(Action::Fold, &items));
    }

    /// Items of one line, which count how often they are laid out.
    struct Counting(usize, std::cell::Cell<usize>);

    impl Body for Counting {
        fn blocks(&self) -> usize {
            self.0
        }

        fn height(&self, _block: usize) -> usize {
            self.1.set(self.1.get() + 1);
            1
        }
    }

    impl Items for Counting {}

    #[test]
    fn no_movement_lays_out_what_is_not_near_the_screen() {
        let items = Counting(10_000, std::cell::Cell::new(0));
        let mut cursor = ListCursor::default();
        cursor.fit(&items, 20);
        for action in MOVES.into_iter().chain([Action::End, Action::Top]) {
            let before = items.1.get();
            cursor.act(action, &items);
            assert!(items.1.get() - before < 200, "{action:?}: {}", items.1.get() - before);
        }
    }

    const MOVES: [Action; 8] = [
        Action::Down,
        Action::Up,
        Action::HalfPageDown,
        Action::HalfPageUp,
        Action::PageDown,
        Action::PageUp,
        Action::Top,
        Action::End,
    ];

    proptest! {
        #[test]
        fn the_cursor_stays_on_an_item_and_in_sight(
            heights in prop::collection::vec(0_usize..4, 0..20),
            height in 1_u16..9,
            moves in prop::collection::vec(0_usize..MOVES.len(), 0..30),
        ) {
            let items = Mixed(heights);
            let mut cursor = ListCursor::default();
            cursor.fit(&items, height);
            for action in moves {
                cursor.act(MOVES[action], &items);
                let any = (0..items.blocks()).any(|index| items.is_selectable(index));
                prop_assert_eq!(items.is_selectable(cursor.at), any);
                if any && !matches!(MOVES[action], Action::Down | Action::Up) {
                    prop_assert!(cursor.seen(&items).iter().any(|at| at.block == cursor.at));
                }
            }
        }
    }
}
