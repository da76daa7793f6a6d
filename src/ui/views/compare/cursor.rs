//! Where the cursor stands in a layout, and how it and the window over the body move.
//!
//! A step down shows what is still hidden of the row before it goes on to the next, so that all
//! of a row that is taller than the screen can be read.

use crate::ui::layout::{Block, CellBlock, Layout, Slot};

/// A slot of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The index of its block.
    pub(super) block: usize,
    /// The index of its cell in the block.
    pub(super) cell: usize,
    /// The index of the slot in the cell.
    pub(super) slot: usize,
}

/// The lines of the body that are on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Window {
    /// The first.
    pub(super) top: usize,
    /// How many there is room for.
    pub(super) height: usize,
}

impl Window {
    fn bottom(self) -> usize {
        self.top + self.height
    }

    /// Moves it so that it ends no later than the body.
    pub(super) fn clamp(&mut self, layout: &Layout) {
        self.top = self.top.min(layout.height().saturating_sub(self.height));
    }
}

/// The block, cell and slot of a spot; none if the layout has no such spot.
pub(super) fn at(layout: &Layout, spot: Spot) -> Option<(&Block, &CellBlock, &Slot)> {
    let block = layout.blocks.get(spot.block)?;
    let cell = block.cells.get(spot.cell)?;
    Some((block, cell, cell.slots.get(spot.slot)?))
}

/// Every spot that steps up and down reach in the column at `place`; in a stack, every spot.
pub(super) fn path(layout: &Layout, place: usize) -> Vec<Spot> {
    let mut path = Vec::new();
    for (block, of_block) in layout.blocks.iter().enumerate() {
        for (cell, of_cell) in of_block.cells.iter().enumerate() {
            if layout.plan.stacked || of_cell.place == place {
                path.extend((0..of_cell.slots.len()).map(|slot| Spot { block, cell, slot }));
            }
        }
    }
    path
}

/// The spot of the block at `block` in the column at `place` that starts closest to `line`.
pub(super) fn in_block(layout: &Layout, block: usize, place: usize, line: usize) -> Option<Spot> {
    let of_block = layout.blocks.get(block)?;
    let cell = of_block.cells.iter().position(|cell| cell.place == place)?;
    let slots = of_block.cells[cell].slots.iter().enumerate();
    let slot = slots.min_by_key(|(_, slot)| slot.lines.start.abs_diff(line))?.0;
    Some(Spot { block, cell, slot })
}

/// The spot of the column at `place` that starts closest to `line`; of any column if that has none.
pub(super) fn nearest(layout: &Layout, place: usize, line: usize) -> Option<Spot> {
    let distance = |spot: &Spot| start(layout, *spot).abs_diff(line);
    let in_column = path(layout, place)
        .into_iter()
        .filter(|spot| at(layout, *spot).is_some_and(|(_, cell, _)| cell.place == place));
    in_column.min_by_key(distance).or_else(|| {
        let all = layout.plan.shown.clone().flat_map(|place| path(layout, place));
        all.min_by_key(distance)
    })
}

/// The first line of a spot.
pub(super) fn start(layout: &Layout, spot: Spot) -> usize {
    at(layout, spot).map_or(0, |(_, _, slot)| slot.lines.start)
}

/// One step down: to what is hidden below, else to the next slot.
pub(super) fn down(layout: &Layout, spot: &mut Spot, window: &mut Window) {
    let Some((block, cell, slot)) = at(layout, *spot) else { return };
    let path = path(layout, cell.place);
    let next = path.iter().position(|other| other == spot).and_then(|index| path.get(index + 1));
    let end = match next {
        Some(next) if next.block == spot.block => slot.lines.end,
        Some(_) => block.top + block.height,
        None => layout.height(),
    };
    if end > window.bottom() {
        window.top += (end - window.bottom()).min(step(*window));
    } else if let Some(next) = next {
        *spot = *next;
        reveal(layout, *spot, window, false);
    }
}

/// One step up: to what is hidden above, else to the slot before.
pub(super) fn up(layout: &Layout, spot: &mut Spot, window: &mut Window) {
    let Some((block, cell, slot)) = at(layout, *spot) else { return };
    let path = path(layout, cell.place);
    let index = path.iter().position(|other| other == spot);
    let before = index.and_then(|index| path.get(index.checked_sub(1)?));
    let start = match before {
        Some(before) if before.block == spot.block => slot.lines.start,
        Some(_) => block.top,
        None => 0,
    };
    if start < window.top {
        window.top -= (window.top - start).min(step(*window));
    } else if let Some(before) = before {
        *spot = *before;
        reveal(layout, *spot, window, true);
    }
}

/// A step while a slot is taller than the window: half of it.
fn step(window: Window) -> usize {
    (window.height / 2).max(1)
}

/// Moves window and cursor by lines; at the end of the body the cursor goes to the last slot.
pub(super) fn page(layout: &Layout, spot: &mut Spot, window: &mut Window, lines: isize) {
    let Some((_, cell, slot)) = at(layout, *spot) else { return };
    let before = window.top;
    window.top = window.top.saturating_add_signed(lines);
    window.clamp(layout);
    let path = path(layout, cell.place);
    let target = slot.lines.start.saturating_add_signed(lines);
    let visible = |spot: &&Spot| {
        at(layout, **spot)
            .is_some_and(|(_, _, slot)| slot.lines.start < window.bottom() && window.top < slot.lines.end)
    };
    let closest = path.iter().filter(visible).min_by_key(|spot| start(layout, **spot).abs_diff(target));
    let moved = window.top != before;
    let found = match closest {
        Some(closest) if moved => Some(closest),
        _ if lines > 0 => path.last(),
        _ => path.first(),
    };
    if let Some(found) = found {
        *spot = *found;
    }
}

/// To the first slot of the column, or to the last.
pub(super) fn to_end(layout: &Layout, spot: &mut Spot, window: &mut Window, last: bool) {
    let Some((_, cell, _)) = at(layout, *spot) else { return };
    let path = path(layout, cell.place);
    if let Some(found) = if last { path.last() } else { path.first() } {
        *spot = *found;
    }
    window.top = if last { layout.height() } else { 0 };
    window.clamp(layout);
    reveal(layout, *spot, window, last);
}

/// In a stack: to the first slot of the cell before or after, in the same block.
pub(super) fn sideways_in_stack(layout: &Layout, spot: &mut Spot, window: &mut Window, right: bool) {
    let cells = layout.blocks.get(spot.block).map_or(0, |block| block.cells.len());
    let cell = if right { spot.cell + 1 } else { spot.cell.wrapping_sub(1) };
    if cell < cells {
        *spot = Spot { cell, slot: 0, ..*spot };
        reveal(layout, *spot, window, !right);
    }
}

/// Moves the window as little as shows the spot, its row whole if that is possible; of a spot
/// taller than the window the beginning, or, coming from below, the end.
pub(super) fn reveal(layout: &Layout, spot: Spot, window: &mut Window, from_below: bool) {
    let Some((block, _, slot)) = at(layout, spot) else { return };
    let with_head = block.top..slot.lines.end;
    let wanted = if block.height <= window.height {
        block.top..block.top + block.height
    } else if spot.slot == 0 && with_head.len() <= window.height {
        with_head
    } else {
        slot.lines.clone()
    };
    if wanted.len() > window.height {
        window.top = if from_below { wanted.end - window.height } else { block_start(block, &wanted, spot) };
    } else if wanted.start < window.top {
        window.top = wanted.start;
    } else if wanted.end > window.bottom() {
        window.top = wanted.end - window.height;
    }
    window.clamp(layout);
}

/// Where a slot too tall for the window is shown from: with the head of its row, if it is the first.
fn block_start(block: &Block, wanted: &std::ops::Range<usize>, spot: Spot) -> usize {
    let follows_head = spot.slot == 0 && wanted.start == block.top + block.head.len();
    if follows_head { block.top } else { wanted.start }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::layout::columns::plan;
    use crate::ui::layout::line::Line;
    use proptest::prelude::*;

    /// Rows of two columns with one line of head each; a cell is told by the heights of its slots.
    fn layout(rows: &[[Vec<usize>; 2]]) -> Layout {
        let plan = plan(2, 60, 0);
        let mut blocks: Vec<Block> = Vec::new();
        let mut top = 0;
        for (row, cells) in rows.iter().enumerate() {
            let cell = |(place, heights): (usize, &Vec<usize>)| {
                let mut end = top + 1;
                let mut slot = |(index, height): (usize, &usize)| {
                    end += height;
                    Slot { row, passage: Some(index), lines: end - height..end }
                };
                let slots = heights.iter().enumerate().map(&mut slot).collect();
                let lines = vec![Line::default(); heights.iter().sum()];
                CellBlock { place, extent: plan.columns[place], top: top + 1, lines, slots }
            };
            let cells: Vec<CellBlock> = cells.iter().enumerate().map(cell).collect();
            let tallest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
            let head = vec![Line::default()];
            blocks.push(Block { top, head, cells, values: Vec::new(), height: tallest + 1, level: true });
            top += tallest + 1;
        }
        Layout { plan, heads: Vec::new(), head_of_values: Line::default(), blocks }
    }

    const FIRST: Spot = Spot { block: 0, cell: 0, slot: 0 };

    #[test]
    fn a_tall_slot_is_scrolled_through_before_the_next() {
        let layout = layout(&[[vec![10], vec![1]], [vec![2], vec![2]]]);
        let (mut spot, mut window) = (FIRST, Window { top: 0, height: 4 });
        let mut steps = Vec::new();
        for _ in 0..7 {
            down(&layout, &mut spot, &mut window);
            steps.push((spot.block, window.top));
        }
        assert_eq!(steps, [(0, 2), (0, 4), (0, 6), (0, 7), (1, 10), (1, 10), (1, 10)]);
        up(&layout, &mut spot, &mut window);
        assert_eq!((spot, window.top), (FIRST, 7));
    }

    #[test]
    fn passages_of_one_cell_come_one_by_one() {
        let layout = layout(&[[vec![1, 1, 1], vec![3]], [vec![1], vec![1]]]);
        let (mut spot, mut window) = (FIRST, Window { top: 0, height: 20 });
        let mut walked = Vec::new();
        for _ in 0..4 {
            down(&layout, &mut spot, &mut window);
            walked.push((spot.block, spot.slot));
        }
        assert_eq!(walked, [(0, 1), (0, 2), (1, 0), (1, 0)]);
    }

    fn heights() -> impl Strategy<Value = Vec<usize>> {
        prop::collection::vec(1..9usize, 1..4)
    }

    proptest! {
        #[test]
        fn steps_show_every_line_and_any_move_stays_inside(
            rows in prop::collection::vec([heights(), heights()], 1..8),
            height in 1..12usize,
            moves in prop::collection::vec(0..7usize, 0..30),
        ) {
            let layout = layout(&rows);
            let (mut spot, mut window) = (FIRST, Window { top: 0, height });
            let mut seen = vec![false; layout.height()];
            for _ in 0..layout.height() * 2 {
                seen.iter_mut().skip(window.top).take(height).for_each(|line| *line = true);
                down(&layout, &mut spot, &mut window);
            }
            let of_cells = layout.blocks.iter().flat_map(|block| block.top + 1..block.top + block.height);
            for line in of_cells {
                prop_assert!(seen[line], "line {line} of {}", layout.height());
            }
            for action in moves {
                match action {
                    0 => up(&layout, &mut spot, &mut window),
                    1 => down(&layout, &mut spot, &mut window),
                    2 => page(&layout, &mut spot, &mut window, height as isize),
                    3 => page(&layout, &mut spot, &mut window, -(height as isize)),
                    4 => to_end(&layout, &mut spot, &mut window, true),
                    5 => to_end(&layout, &mut spot, &mut window, false),
                    _ => spot = nearest(&layout, 1, window.top).unwrap_or(spot),
                }
                prop_assert!(at(&layout, spot).is_some());
                prop_assert!(window.top + height <= layout.height().max(height));
            }
        }
    }
}
