//! Where the parts of the view stand: one text or two, and the details beside or over one.

use ratatui::layout::Rect;

/// Two texts need as many cells.
pub(super) const LEAST_FOR_TWO: u16 = 80;
/// A pane of as many cells has room for details beside its text.
const LEAST_FOR_DETAILS: u16 = 120;
/// The narrowest and the widest that details beside a text are.
const DETAILS: (u16, u16) = (40, 64);

/// The two places that a text may stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The left, or the only one.
    First,
    /// The right.
    Second,
}

/// The areas of the parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frames {
    /// Of the first text and of the second.
    texts: [Rect; 2],
    /// Whether either is drawn: one may be hidden by details, or for want of room.
    shown: [bool; 2],
    has_room_for_two: bool,
    /// Of the details, if they are open.
    pub(super) details: Option<Rect>,
}

impl Frames {
    /// The parts of `body`: whether there is a second text, which one is active, whether its details
    /// are open.
    pub(super) fn of(body: Rect, two: bool, active: Side, details: bool) -> Self {
        let has_room_for_two = body.width >= LEAST_FOR_TWO;
        let mut texts = [body; 2];
        let mut shown = [active == Side::First, active == Side::Second];
        if two && has_room_for_two {
            let left = body.width / 2;
            texts =
                [Rect { width: left, ..body }, Rect { x: body.x + left, width: body.width - left, ..body }];
            shown = [true; 2];
        }
        let mut frames = Self { texts, shown, has_room_for_two, details: None };
        if details {
            let text = &mut frames.texts[active as usize];
            if text.width >= LEAST_FOR_DETAILS {
                let width = (text.width / 3).clamp(DETAILS.0, DETAILS.1);
                text.width -= width;
                frames.details = Some(Rect { x: text.right(), width, ..*text });
            } else {
                frames.details = Some(*text);
                frames.shown[active as usize] = false;
            }
        }
        frames
    }

    /// Whether two texts can stand side by side.
    pub(super) fn has_room_for_two(&self) -> bool {
        self.has_room_for_two
    }

    /// The area of a text, whether it is drawn or not.
    pub(super) fn text(&self, side: Side) -> Rect {
        self.texts[side as usize]
    }

    /// Whether a text is drawn.
    pub(super) fn shows(&self, side: Side) -> bool {
        self.shown[side as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_side_by_side_where_there_is_room() {
        /// Where a part begins, and how wide it is, if it is drawn.
        type Place = Option<(u16, u16)>;
        let check = |width, two, active, details, expected: ([Place; 2], Place)| {
            let frames = Frames::of(Rect::new(0, 1, width, 20), two, active, details);
            let place = |area: Rect| (area.x, area.width);
            let text = |side| frames.shows(side).then(|| place(frames.text(side)));
            let found = ([text(Side::First), text(Side::Second)], frames.details.map(place));
            assert_eq!(found, expected, "{width} {two} {active:?} {details}");
        };
        check(100, false, Side::First, false, ([Some((0, 100)), None], None));
        check(100, false, Side::First, true, ([None, None], Some((0, 100))));
        check(120, false, Side::First, true, ([Some((0, 80)), None], Some((80, 40))));
        check(101, true, Side::First, false, ([Some((0, 50)), Some((50, 51))], None));
        check(101, true, Side::Second, true, ([Some((0, 50)), None], Some((50, 51))));
        check(79, true, Side::Second, false, ([None, Some((0, 79))], None));
        check(300, true, Side::First, true, ([Some((0, 100)), Some((150, 150))], Some((100, 50))));
    }
}
