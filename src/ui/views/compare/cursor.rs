//! Where the cursor stands in a layout, and how it and the window over the body move.
//!
//! A step down shows what is still hidden of the row before it goes on to the next, so that all
//! of a row that is taller than the screen can be read. Which spots there are is known without
//! lines; lines are asked for only of blocks on the way.

use crate::ui::layout::window::{
    At, Body, Window, backward, end, forward, lines_between, moved, offset, settled,
};
use crate::ui::layout::{Block, CellBlock, Layout, Slot};
use std::ops::Range;

/// A window of fewer lines has none to spare for the head of a row that begins above it.
const STUCK_FROM: usize = 6;

/// A slot of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The index of its block.
    pub(super) block: usize,
    /// The place of its column.
    pub(super) place: usize,
    /// The index of the slot in the block's cell of that column.
    pub(super) slot: usize,
}

/// The block, cell and slot of a spot; none if the layout has no such spot.
pub(super) fn at(layout: &Layout, spot: Spot) -> Option<(&Block, &CellBlock, &Slot)> {
    let block = layout.block(spot.block);
    let cell = block.cells.iter().find(|cell| cell.place == spot.place)?;
    Some((block, cell, cell.slots.get(spot.slot)?))
}

/// Every spot that steps up and down reach in the column at `place`; in a stack, every spot.
pub(super) fn path(layout: &Layout, place: usize) -> impl DoubleEndedIterator<Item = Spot> + '_ {
    let places = if layout.plan.stacked { 0..layout.plan.count } else { place..place + 1 };
    let of_block = move |block| places.clone().flat_map(move |place| spots(layout, block, place));
    (0..layout.blocks()).flat_map(of_block)
}

/// The spots of the block at `block` in the column at `place`.
fn spots(layout: &Layout, block: usize, place: usize) -> impl DoubleEndedIterator<Item = Spot> + use<> {
    (0..layout.slots(block, place)).map(move |slot| Spot { block, place, slot })
}

fn next(layout: &Layout, spot: Spot) -> Option<Spot> {
    let mut after = path(layout, spot.place).skip_while(|other| *other != spot);
    after.nth(1)
}

fn before(layout: &Layout, spot: Spot) -> Option<Spot> {
    path(layout, spot.place).take_while(|other| *other != spot).last()
}

/// The spot of the row or section of `block` in the column at `place` that stands closest to the
/// line `line` of that block.
pub(super) fn in_section(layout: &Layout, block: usize, place: usize, line: usize) -> Option<Spot> {
    let distance = |spot: &Spot| {
        let line_of_spot = at(layout, *spot).map_or(0, |(_, _, slot)| slot.lines.start);
        if spot.block == block { line_of_spot.abs_diff(line) } else { usize::MAX - line_of_spot }
    };
    let mut bands = (layout.first_band(block)..=block).rev();
    bands.find_map(|band| spots(layout, band, place).min_by_key(distance))
}

/// Whether [`in_section`] finds anything once the column at `place` is on the screen.
pub(super) fn has_spots(layout: &Layout, block: usize, place: usize) -> bool {
    (layout.first_band(block)..=block).any(|band| layout.slots(band, place) > 0)
}

/// The first passage; a gap if there is no passage.
pub(super) fn first(layout: &Layout) -> Option<Spot> {
    passages(layout).next().or_else(|| all(layout).next())
}

/// Every passage as one reads: row by row, and in each column by column, on the screen or not.
pub(super) fn passages(layout: &Layout) -> impl Iterator<Item = Spot> + '_ {
    all(layout).filter(|spot| {
        let item = layout.items(spot.block, spot.place).nth(spot.slot);
        item.is_some_and(|item| item.passage.is_some())
    })
}

fn all(layout: &Layout) -> impl Iterator<Item = Spot> + '_ {
    let in_block =
        move |block| (0..layout.frame.order.len()).flat_map(move |place| spots(layout, block, place));
    (0..layout.blocks()).flat_map(in_block)
}

/// The lines of a spot, and the places of its first line and of the line after its last.
fn lines(layout: &Layout, spot: Spot) -> Option<Range<At>> {
    let (_, _, slot) = at(layout, spot)?;
    Some(in_block(layout, spot.block, &slot.lines))
}

/// Lines of a block as places.
fn in_block(layout: &Layout, block: usize, lines: &Range<usize>) -> Range<At> {
    let place = |line| settled(layout, At { block, line });
    place(lines.start)..place(lines.end)
}

/// Whether any line of the spot is seen in the window.
pub(super) fn is_seen(layout: &Layout, spot: Spot, window: Window) -> bool {
    let covered = usize::from(stuck_head(layout, window).is_some());
    let first = forward(layout, window.top, covered);
    lines(layout, spot).is_some_and(|lines| lines.start < window.bottom(layout) && first < lines.end)
}

/// The block whose head is drawn over the first line of the window, because it begins above while
/// more of its row is in the window.
pub(super) fn stuck_head(layout: &Layout, window: Window) -> Option<usize> {
    let At { block, line } = window.top;
    let first = layout.first_band(block);
    let goes_on = line + 1 < layout.height(block)
        || (block + 1 < layout.blocks() && layout.first_band(block + 1) == first);
    (window.height >= STUCK_FROM && begins_above(layout, window.top) && goes_on).then_some(first)
}

/// Whether a row has lines above `at`, which is one of its own.
fn begins_above(layout: &Layout, at: At) -> bool {
    at.line > 0 || layout.first_band(at.block) < at.block
}

/// Where a window begins that shows the line `at` first, below the head of its row.
fn below_head(layout: &Layout, at: At, window: Window) -> At {
    let is_covered = window.height >= STUCK_FROM && begins_above(layout, at);
    backward(layout, at, usize::from(is_covered))
}

/// One step down: to what is hidden below, else to the next slot.
pub(super) fn down(layout: &Layout, spot: &mut Spot, window: &mut Window) {
    let Some((block, _, slot)) = at(layout, *spot) else { return };
    let next = next(layout, *spot);
    let end = match next {
        Some(next) if next.block == spot.block => in_block(layout, spot.block, &slot.lines).end,
        Some(_) => in_block(layout, spot.block, &(0..block.height)).end,
        None => end(layout),
    };
    let hidden = lines_between(layout, window.bottom(layout), end, step(*window));
    if hidden > 0 {
        window.scroll(layout, hidden as isize);
    } else if let Some(next) = next {
        *spot = next;
        reveal(layout, *spot, window, false);
    }
}

/// One step up: to what is hidden above, else to the slot before.
pub(super) fn up(layout: &Layout, spot: &mut Spot, window: &mut Window) {
    let Some((_, _, slot)) = at(layout, *spot) else { return };
    let before = before(layout, *spot);
    let start = match before {
        Some(before) if before.block == spot.block => in_block(layout, spot.block, &slot.lines).start,
        Some(_) => At { block: spot.block, line: 0 },
        None => At::default(),
    };
    let start = below_head(layout, start, *window);
    let hidden = lines_between(layout, start, window.top, step(*window));
    if hidden > 0 {
        window.scroll(layout, -(hidden as isize));
    } else if let Some(before) = before {
        *spot = before;
        reveal(layout, *spot, window, true);
    }
}

/// A step while a slot is taller than the window: half of it.
fn step(window: Window) -> usize {
    (window.height / 2).max(1)
}

/// Moves window and cursor by lines; at the end of the body the cursor goes to the last slot.
pub(super) fn page(layout: &Layout, spot: &mut Spot, window: &mut Window, by: isize) {
    let Some(of_spot) = lines(layout, *spot) else { return };
    let before = window.top;
    window.scroll(layout, by);
    let target = moved(layout, of_spot.start, by);
    let blocks = window.top.block..=window.bottom(layout).block;
    let most = window.height.saturating_mul(4);
    let distance = |spot: &Spot| {
        lines(layout, *spot).map_or(most, |lines| offset(layout, target, lines.start, most).unsigned_abs())
    };
    let seen = path(layout, spot.place)
        .filter(|spot| blocks.contains(&spot.block) && is_seen(layout, *spot, *window))
        .min_by_key(distance);
    let moved = window.top != before;
    let found = match seen {
        Some(seen) if moved => Some(seen),
        _ if by > 0 => path(layout, spot.place).next_back(),
        _ => path(layout, spot.place).next(),
    };
    if let Some(found) = found {
        *spot = found;
    }
}

/// Moves the window by lines. The cursor stays where it is while that is seen, else goes to what is
/// seen of its column, or of another.
pub(super) fn scroll(layout: &Layout, spot: &mut Spot, window: &mut Window, by: isize) {
    window.scroll(layout, by);
    if is_seen(layout, *spot, *window) {
        return;
    }
    let blocks = window.top.block..=window.bottom(layout).block;
    let seen = |place: usize| {
        let spots = blocks.clone().flat_map(move |block| spots(layout, block, place));
        let mut spots = spots.filter(|spot| is_seen(layout, *spot, *window));
        if by > 0 { spots.next() } else { spots.next_back() }
    };
    if let Some(found) = seen(spot.place).or_else(|| layout.plan.places().find_map(seen)) {
        *spot = found;
    }
}

/// To the first slot of the column, or to the last.
pub(super) fn to_end(layout: &Layout, spot: &mut Spot, window: &mut Window, last: bool) {
    let mut path = path(layout, spot.place);
    if let Some(found) = if last { path.next_back() } else { path.next() } {
        *spot = found;
    }
    window.top = if last { end(layout) } else { At::default() };
    window.clamp(layout);
    reveal(layout, *spot, window, last);
}

/// In a stack: to the first slot of the cell before or after, in the same block.
pub(super) fn sideways_in_stack(layout: &Layout, spot: &mut Spot, window: &mut Window, right: bool) {
    let mut cells = path(layout, spot.place).filter(|other| other.block == spot.block && other.slot == 0);
    let found = if right {
        cells.find(|other| other.place > spot.place)
    } else {
        cells.rfind(|other| other.place < spot.place)
    };
    if let Some(found) = found {
        *spot = found;
        reveal(layout, *spot, window, !right);
    }
}

/// Moves the window as little as shows the spot, its row whole if that is possible; of a spot
/// taller than the window the beginning, or, coming from below, the end.
pub(super) fn reveal(layout: &Layout, spot: Spot, window: &mut Window, from_below: bool) {
    let Some((block, _, slot)) = at(layout, spot) else { return };
    let with_head = 0..slot.lines.end;
    let wanted = if block.height <= window.height {
        0..block.height
    } else if spot.slot == 0 && with_head.len() <= window.height {
        with_head
    } else {
        slot.lines.clone()
    };
    let places = in_block(layout, spot.block, &wanted);
    let top = below_head(layout, places.start, *window);
    let bottom_at_its_end = || backward(layout, places.end, window.height);
    if lines_between(layout, top, places.end, usize::MAX) > window.height {
        let start = At { block: spot.block, line: block_start(block, &wanted, spot) };
        window.top = if from_below { bottom_at_its_end() } else { below_head(layout, start, *window) };
    } else if top < window.top {
        window.top = top;
    } else if places.end > window.bottom(layout) {
        window.top = bottom_at_its_end();
    }
    window.clamp(layout);
}

/// Moves the window as little as shows these lines of a block, from the first where there are too many.
pub(super) fn reveal_lines(layout: &Layout, block: usize, lines: Range<usize>, window: &mut Window) {
    let places = in_block(layout, block, &lines);
    let top = below_head(layout, places.start, *window);
    let is_too_tall = lines_between(layout, top, places.end, usize::MAX) > window.height;
    if top < window.top || (is_too_tall && window.top < top) {
        window.top = top;
    } else if places.end > window.bottom(layout) {
        window.top = backward(layout, places.end, window.height);
    }
    window.clamp(layout);
}

/// Where a slot too tall for the window is shown from: with the head of its row, if it is the first.
fn block_start(block: &Block, wanted: &Range<usize>, spot: Spot) -> usize {
    let follows_head = spot.slot == 0 && wanted.start == block.head.len();
    if follows_head { 0 } else { wanted.start }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::ArticleId;
    use crate::compare::comparison::{Cell, Column, Comparison, Passage, Row, Way};
    use crate::compare::text::Span;
    use crate::ui::layout::line::Line;
    use crate::ui::layout::window::Body;
    use crate::ui::layout::{CellBlock, Frame, lay_out};
    use proptest::prelude::*;
    use std::sync::Arc;

    fn row(cells: &[Vec<usize>; 2]) -> Row {
        let passage = Passage {
            article: ArticleId::new("none"),
            paragraph: 1,
            span: Span::default(),
            lead_in: None,
            follows: false,
            why: Vec::new(),
            figures: Vec::new(),
            quotes: Vec::new(),
            odd_dates: Vec::new(),
            shares: Vec::new(),
            judged: Default::default(),
        };
        let cell = |heights: &Vec<usize>| Cell::Passages(vec![passage.clone(); heights.len()]);
        Row {
            id: String::new(),
            label: String::new(),
            way: Way::Figure,
            shares: Vec::new(),
            cells: cells.iter().map(cell).collect(),
            spread: None,
            no_spread: None,
            judged: Default::default(),
        }
    }

    fn comparison(rows: &[[Vec<usize>; 2]]) -> Comparison {
        Comparison {
            columns: vec![Column::default(), Column::default()],
            rows: rows.iter().map(row).collect(),
            ..Comparison::default()
        }
    }

    /// Rows of two columns with one line of head each; a cell is told by the heights of its slots.
    fn layout(rows: &[[Vec<usize>; 2]]) -> Layout {
        let order = vec![0, 1];
        let frame = Frame { width: 60, most_head_lines: 12, order, ..Frame::default() };
        let layout = lay_out(&Arc::new(comparison(rows)), &frame);
        let block = |(index, cells): (usize, &[Vec<usize>; 2])| {
            let cell = |(place, heights): (usize, &Vec<usize>)| {
                let mut end = 1;
                let slot = |(item, height)| {
                    end += height;
                    Slot { item, lines: end - height..end }
                };
                let slots = layout.items(index, place).zip(heights).map(slot).collect();
                let lines = vec![Line::default(); heights.iter().sum()];
                CellBlock { place, extent: layout.plan.columns[place], top: 1, lines, slots }
            };
            let cells: Vec<CellBlock> = cells.iter().enumerate().map(cell).collect();
            let tallest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
            Block { head: vec![Line::default()], cells, values: Vec::new(), height: tallest + 1 }
        };
        let blocks = rows.iter().enumerate().map(block).collect();
        layout.with_blocks(blocks)
    }

    /// Lines counted from the top.
    fn counted(layout: &Layout, at: At) -> usize {
        lines_between(layout, At::default(), at, usize::MAX)
    }

    const FIRST: Spot = Spot { block: 0, place: 0, slot: 0 };

    #[test]
    fn a_tall_slot_is_scrolled_through_before_the_next() {
        let layout = layout(&[[vec![10], vec![1]], [vec![2], vec![2]]]);
        let (mut spot, mut window) = (FIRST, Window { top: At::default(), height: 4 });
        let mut steps = Vec::new();
        for _ in 0..7 {
            down(&layout, &mut spot, &mut window);
            steps.push((spot.block, counted(&layout, window.top)));
        }
        assert_eq!(steps, [(0, 2), (0, 4), (0, 6), (0, 7), (1, 10), (1, 10), (1, 10)]);
        up(&layout, &mut spot, &mut window);
        assert_eq!((spot, counted(&layout, window.top)), (FIRST, 7));
    }

    #[test]
    fn passages_of_one_cell_come_one_by_one() {
        let layout = layout(&[[vec![1, 1, 1], vec![3]], [vec![1], vec![1]]]);
        let (mut spot, mut window) = (FIRST, Window { top: At::default(), height: 20 });
        let mut walked = Vec::new();
        for _ in 0..4 {
            down(&layout, &mut spot, &mut window);
            walked.push((spot.block, spot.slot));
        }
        assert_eq!(walked, [(0, 1), (0, 2), (1, 0), (1, 0)]);
    }

    #[test]
    fn only_what_is_near_the_window_is_wrapped() {
        let frame = layout(&[]).frame;
        let rows = vec![[vec![1], vec![1; 200]]; 300];
        let layout = lay_out(&Arc::new(comparison(&rows)), &frame);
        let (mut spot, mut window) = (FIRST, Window { top: At::default(), height: 20 });
        down(&layout, &mut spot, &mut window);
        page(&layout, &mut spot, &mut window, 20);
        to_end(&layout, &mut spot, &mut window, true);
        up(&layout, &mut spot, &mut window);
        assert!(spot.block > 2000, "{spot:?}");
        assert!(layout.wrapped() < 30, "{} of {} blocks", layout.wrapped(), layout.blocks());
    }

    fn heights() -> impl Strategy<Value = Vec<usize>> {
        prop::collection::vec(1..9usize, 1..4)
    }

    proptest! {
        #[test]
        fn steps_show_every_line_and_any_move_stays_inside(
            rows in prop::collection::vec([heights(), heights()], 1..8),
            height in 1..12usize,
            moves in prop::collection::vec(0..9usize, 0..30),
        ) {
            let layout = layout(&rows);
            let (mut spot, mut window) = (FIRST, Window { top: At::default(), height });
            let all = counted(&layout, end(&layout));
            let mut seen = vec![false; all];
            for _ in 0..all * 2 {
                let covered = usize::from(stuck_head(&layout, window).is_some());
                let first = counted(&layout, window.top) + covered;
                seen.iter_mut().skip(first).take(height - covered).for_each(|line| *line = true);
                down(&layout, &mut spot, &mut window);
            }
            let heads = (0..layout.blocks()).map(|block| counted(&layout, At { block, line: 0 }));
            let heads: Vec<usize> = heads.collect();
            for line in (0..all).filter(|line| !heads.contains(line)) {
                prop_assert!(seen[line], "line {line} of {all}");
            }
            for action in moves {
                match action {
                    0 => up(&layout, &mut spot, &mut window),
                    1 => down(&layout, &mut spot, &mut window),
                    2 => page(&layout, &mut spot, &mut window, height as isize),
                    3 => page(&layout, &mut spot, &mut window, -(height as isize)),
                    4 => to_end(&layout, &mut spot, &mut window, true),
                    5 => to_end(&layout, &mut spot, &mut window, false),
                    6 => scroll(&layout, &mut spot, &mut window, 3),
                    7 => scroll(&layout, &mut spot, &mut window, -3),
                    _ => {
                        let found = in_section(&layout, window.top.block, 1 - spot.place, window.top.line);
                        spot = found.unwrap_or(spot);
                    }
                }
                prop_assert!(at(&layout, spot).is_some());
                prop_assert!(counted(&layout, window.top) + height <= all.max(height));
            }
        }
    }
}
