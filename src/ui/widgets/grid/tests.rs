use super::*;
use crate::ui::widgets::list::Items;
use proptest::prelude::*;
use std::ops::Range;

/// As many columns and rows as asked for, the first `frozen`; every third row is a heading over others
/// if they are `grouped`.
#[derive(Default)]
struct Numbered {
    columns: usize,
    frozen: usize,
    rows: usize,
    grouped: bool,
    cell: &'static str,
}

impl Cells for Numbered {
    fn corner(&self) -> PieceLine {
        vec![piece("counted", Role::Dim)]
    }

    fn columns(&self) -> usize {
        self.columns
    }

    fn frozen(&self) -> Range<usize> {
        0..self.frozen
    }

    fn head(&self, column: usize) -> PieceLine {
        vec![piece(format!("Post {column} of March"), Role::ColumnHead)]
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn label(&self, row: usize) -> PieceLine {
        vec![piece(format!("row {row}"), Role::Text)]
    }

    fn is_heading(&self, row: usize) -> bool {
        self.grouped && row.is_multiple_of(3)
    }

    fn cell(&self, row: usize, column: usize) -> PieceLine {
        vec![piece(format!("{}{row}.{column}", self.cell), Role::Text)]
    }

    fn cell_width(&self) -> u16 {
        width_of(&self.cell(self.rows, self.columns))
    }
}

fn text(cells: &dyn Cells, area: Rect, first: usize) -> Vec<String> {
    let laid = Laid::of(cells, area, first);
    let rows = (0..cells.rows()).flat_map(|row| laid.row(row).to_vec());
    let lines = laid.heads.iter().cloned().chain(rows);
    let words = |line: PieceLine| line.into_iter().map(|(text, _)| text).collect::<String>();
    lines.map(|line| words(line).trim_end().to_owned()).collect()
}

#[track_caller]
fn check(cells: &Numbered, (width, height): (u16, u16), first: usize, expected: &[&str]) {
    assert_eq!(text(cells, Rect::new(0, 0, width, height), first), expected);
}

#[test]
fn labels_stand_before_cells_or_on_a_narrow_screen_over_them() {
    let cells = Numbered { columns: 2, rows: 3, grouped: true, ..Numbered::default() };
    check(
        &cells,
        (60, 20),
        0,
        &[
            "counted│ Post 0 of March         │ Post 1 of March",
            "row 0",
            "row 1  │ 1.0                     │ 1.1",
            "row 2  │ 2.0                     │ 2.1",
        ],
    );
    check(
        &cells,
        (24, 20),
        0,
        &[
            "  Post 0 of │ Post 1 of",
            "  March     │ March",
            "row 0",
            "row 1",
            "  1.0       │ 1.1",
            "row 2",
            "  2.0       │ 2.1",
        ],
    );
}

#[test]
fn columns_that_do_not_fit_are_counted() {
    let cells = Numbered { columns: 9, rows: 1, ..Numbered::default() };
    let lines = text(&cells, Rect::new(0, 0, 60, 20), 3);
    assert_eq!(lines[0], "counted   │ Post 3  │ Post 4  │ Post 5  │ Post 6  │ Post 7");
    assert_eq!(lines[1], " ◂ 3  +1 ▸│ of March│ of March│ of March│ of March│ of March");
    check(
        &cells,
        (24, 20),
        7,
        &["counted ◂ 7", "  Post 7 of │ Post 8 of", "  March     │ March", "row 0", "  0.7       │ 0.8"],
    );
}

#[test]
fn frozen_columns_stay_while_the_others_page() {
    let cells = Numbered { columns: 9, frozen: 2, rows: 1, ..Numbered::default() };
    let area = Rect::new(0, 0, 60, 20);
    let lines = text(&cells, area, 4);
    assert_eq!(lines[0], "counted   │ ▮ Post 0│ ▮ Post 1║ Post 4  │ Post 5  │ Post 6");
    assert_eq!(lines[1], " ◂ 2  +2 ▸│ of March│ of March║ of March│ of March│ of March");
    let mut cursor = GridCursor::default();
    cursor.fit(&cells, area);
    let mut check = |action: Action, column: usize, paged: Range<usize>| {
        cursor.act(action, &cells, area);
        let laid = Laid::of(&cells, area, cursor.first);
        assert_eq!((cursor.column, laid.held, laid.paged), (column, 2, paged), "{action:?}");
    };
    check(Action::NextColumns, 0, 5..8);
    check(Action::Right, 1, 5..8);
    check(Action::Right, 5, 5..8);
    check(Action::NextColumns, 6, 6..9);
    check(Action::NextColumns, 6, 6..9);
    check(Action::PreviousColumns, 3, 3..6);
    check(Action::Left, 2, 2..5);
    check(Action::Left, 1, 2..5);
    // One place is always left for those that page.
    let cells = Numbered { frozen: 9, ..cells };
    let laid = Laid::of(&cells, area, 0);
    assert_eq!((laid.held, laid.paged), (4, 4..5));
}

#[test]
fn cells_wrap_and_wide_glyphs_stay_whole() {
    let cells = Numbered { columns: 1, rows: 1, cell: "船船船 船船船 ", ..Numbered::default() };
    check(&cells, (12, 20), 0, &["  Post 0 of", "  March", "row 0", "  船船船 船", "  船船 0.0"]);
}

#[test]
fn headings_leave_room_for_rows() {
    let cells = Numbered { columns: 3, rows: 2, ..Numbered::default() };
    assert_eq!(
        text(&cells, Rect::new(0, 0, 60, 2), 0)[0],
        "counted│ Post 0 of March│ Post 1 of March│ Post 2 of March"
    );
    let lines = text(&cells, Rect::new(0, 0, 20, 4), 0);
    assert_eq!(lines[..2], ["counted +1 ▸", "  Post 0… │ Post 1…"]);
}

const MOVES: [Action; 12] = [
    Action::Down,
    Action::Up,
    Action::Left,
    Action::Right,
    Action::NextColumns,
    Action::PreviousColumns,
    Action::HalfPageDown,
    Action::HalfPageUp,
    Action::PageDown,
    Action::PageUp,
    Action::Top,
    Action::End,
];

proptest! {
    #[test]
    fn the_cursor_stays_on_a_cell_and_in_sight(
        columns in 0..9_usize,
        frozen in 0..5_usize,
        rows in 0..12_usize,
        grouped: bool,
        size in (0..130_u16, 0..12_u16),
        other in (0..130_u16, 0..12_u16),
        moves in prop::collection::vec(0..MOVES.len(), 0..40),
    ) {
        let cells = Numbered { columns, frozen, rows, grouped, cell: "" };
        let mut cursor = GridCursor::default();
        let (size, other) = (Rect::new(0, 0, size.0, size.1), Rect::new(0, 0, other.0, other.1));
        cursor.fit(&cells, size);
        for (index, at) in moves.iter().enumerate() {
            let area = if index < 20 { size } else { other };
            cursor.fit(&cells, area);
            cursor.act(MOVES[*at], &cells, area);
            let laid = Laid::of(&cells, area, cursor.first);
            prop_assert!(columns == 0 || laid.column(cursor.column).is_some());
            let any = (0..rows).any(|row| laid.is_selectable(row));
            prop_assert_eq!(laid.is_selectable(cursor.rows.at), any);
        }
    }

    #[test]
    fn lines_are_no_wider_than_the_area(
        columns in 1..9_usize,
        frozen in 0..5_usize,
        size in (12..130_u16, 2..12_u16),
        first in 0..9_usize,
    ) {
        let cells = Numbered { columns, frozen, rows: 4, grouped: true, cell: "船" };
        let area = Rect::new(0, 0, size.0, size.1);
        let laid = Laid::of(&cells, area, first);
        for line in laid.heads.iter().chain((0..4).flat_map(|row| laid.row(row))) {
            prop_assert!(width_of(line) <= area.width, "{line:?}");
        }
    }
}
